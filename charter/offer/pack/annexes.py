"""The charter and the certificate as annexes: their Word files, before they join the letter."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from charter.check.words.signing import SIGNATURES
from charter.document.document import Documents
from charter.document.docx.word_file import WordFile, relationships, word_file_with
from charter.document.docx.xml import SPACE, R, W, parse, xml_bytes
from charter.docx_templates.story import text_of
from charter.named_tuples import NamedTuple
from charter.offer.pack.join import Annex
from charter.offer.pack.letter import Letter
from charter.offer.pack.parts import Parts
from charter.render.papers import Markdown
from charter.write.docx.writer import DocxWriter
from charter.write.letterhead.read import letterhead_of

_SMALL = "14"
"""Size of a mark that a signature service replaces, in half points: it has to stay on one line."""

_SIGNED_CELLS = 4
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'\u2019()-]){0,80}")
"""What is written as a name at a line to sign; a person writes what is none by hand."""


class AnnexPaper(NamedTuple):
    """A paper as an annex: its header names the annex too."""

    kind: str
    name: str
    date: date
    company: str
    heading: str
    language: str
    country: str
    date_text: str


def writer_for(letter: Letter, filled: dict[str, bytes], look: str, templates: Path) -> DocxWriter:
    """Return what writes the annexes: on the letter's letterhead, or on the company's own."""
    if look == "own":
        return DocxWriter(templates)
    path = letter.template.path
    word = word_file_with(path, filled) if letter.page_changes else letter.word
    return DocxWriter(letterhead=letterhead_of(_going_on(word)))


def _going_on(word: WordFile) -> WordFile:
    """Return a letter without the header of its first page, where later pages have one of theirs.

    That of the first page is the letter's own: its address, or "Terms of your offer".
    """
    root = parse(word.parts[word.document])
    section = next(root.iter(W + "sectPr"), None)
    title = section.find(W + "titlePg") if section is not None else None
    links = {link.id: link.target for link in word.links_of(word.document)}
    usual = [e for e in root.iter(W + "headerReference") if e.get(W + "type") == "default"]
    if (
        section is None
        or title is None
        or not any(_says(word, links.get(e.get(R + "id"), "")) for e in usual[:1])
    ):
        return word
    section.remove(title)
    return word_file_with(word.path, word.parts | {word.document: xml_bytes(root)})


def _says(word: WordFile, part: str) -> bool:
    return part in word.parts and any(
        (text.text or "").strip() for text in parse(word.parts[part]).iter(W + "t")
    )


def annex_of(
    text: Markdown,
    documents: Documents,
    label: str,
    letter: str,
    writer: DocxWriter,
    sentence: str = "",
    signatures: str = "lines",
    made: bytes | None = None,
    person: str = "",
) -> tuple[Annex, bool]:
    """Return a paper as an annex, and whether marks to sign at were put in where asked for.

    `sentence` stands at its start, below the label; `made` is the paper's Word file where it has
    one from a whole template of the company's own. `person` is the name of who is to sign it first:
    it is written at that line, where the charter names nobody, and is no part of its text.
    """
    paper = text.paper
    header = AnnexPaper(
        paper.kind,
        paper.name,
        paper.date,
        paper.company,
        f"{label} \u00b7 {paper.heading}",
        paper.language,
        paper.country,
        paper.date_text,
    )
    if made is None:
        made = writer.write(documents.of(text)._replace(paper=header))
    parts = parts_of_file(made)
    body = parts.root(parts.document).find(W + "body")
    for number, line in enumerate(filter(None, (label, sentence))):
        body.insert(number, _line(line, bold=number == 0))
    if person:
        _name(body, person)
    marked = signatures not in SIGNATURES or _mark(body, SIGNATURES[signatures])
    return Annex(label, letter, parts, paper.language), marked


def parts_of_file(content: bytes) -> Parts:
    """Return the parts of a Word file that we made."""
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    kinds = (link for link in relationships(parts, "") if link.type.endswith("/officeDocument"))
    return Parts(parts, next(kinds).target)


def _line(text: str, bold: bool) -> Any:
    paragraph = etree.Element(W + "p")
    properties = etree.SubElement(paragraph, W + "pPr")
    etree.SubElement(properties, W + "keepNext")
    run = etree.SubElement(paragraph, W + "r")
    if bold:
        etree.SubElement(etree.SubElement(run, W + "rPr"), W + "b")
    element = etree.SubElement(run, W + "t")
    element.text = text
    element.set(SPACE, "preserve")
    return paragraph


def _mark(body: Any, marks: tuple[str, str]) -> bool:
    """Put the marks of a signature service into the empty cells of the lines to sign.

    They are the last table's: signature and date are the last two of its four columns.
    """
    signer = 0
    for cells in _signing(body):
        empty = len(cells) >= 3 and not any(_text(cell) for cell in cells[-2:])
        if not empty:
            continue
        signer += 1
        for cell, mark in zip(cells[-2:], marks, strict=True):
            run = etree.SubElement(cell.find(W + "p"), W + "r")
            properties = etree.SubElement(run, W + "rPr")
            etree.SubElement(properties, W + "noProof")
            etree.SubElement(properties, W + "sz").set(W + "val", _SMALL)
            etree.SubElement(run, W + "t").text = mark.format(signer)
    return signer > 0


def _signing(body: Any) -> list[list[Any]]:
    """Return the cells of each line to sign: for whom, name, signature, date."""
    tables = body.findall(W + "tbl")
    return [row.findall(W + "tc") for row in tables[-1].findall(W + "tr")[1:]] if tables else []


def _name(body: Any, person: str) -> None:
    first = next(iter(_signing(body)), [])
    fits = len(first) == _SIGNED_CELLS and _NAME.fullmatch(person)
    if fits and not any(_text(cell) for cell in first[1:]):
        run = etree.SubElement(first[1].find(W + "p"), W + "r")
        etree.SubElement(run, W + "t").text = person


def _text(cell: Any) -> str:
    return "".join(text_of(paragraph) for paragraph in cell.iter(W + "p")).strip()
