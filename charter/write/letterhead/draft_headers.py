"""Headers that say a paper is a draft, on a letterhead or template that does not print its title.

A paper that must not go out yet says so on each page, whatever a company's header shows: where no
header does, each gets a line with the title at its top, and pages without a header get one.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from charter.compose.papers import Paper
from charter.compose.unfinished import draft_title
from charter.document.docx.word_file import CONTENT_TYPES, relationships, rels_of
from charter.document.docx.xml import OFFICE, WORD, Element, R, W, xml_bytes
from charter.write.package import Package, compress
from charter.write.xml import HEAD, xml_text

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_ID = "rIdDraft"
_OFF = ("0", "false", "off")


def draft_mark(paper: Paper) -> str:
    """Return what the first line and the header of a paper have to say, "" where it is no draft."""
    return draft_title(paper.language, "").strip() if getattr(paper, "draft", False) else ""


def with_line(root: Element, mark: str, heading: str) -> Element:
    """Return a header with a first line that says a heading, unless it says the mark by itself."""
    if mark in "".join(text.text or "" for text in root.iter(f"{W}t")):
        return root
    styled = root.find(f"{W}p/{W}pPr/{W}pStyle")
    root.insert(0, _line(styled.get(f"{W}val", "") if styled is not None else "", heading))
    return root


def empty_header() -> Element:
    """Return a header with nothing in it."""
    return etree.fromstring(f'<w:hdr xmlns:w="{WORD}"/>')


def with_draft_headers(made: bytes, paper: Paper) -> bytes:
    """Return a Word file of ours of which, where the paper is a draft, each header says so."""
    mark = draft_mark(paper)
    if not mark:
        return made
    with zipfile.ZipFile(BytesIO(made)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    document = next(r.target for r in relationships(parts, "") if r.type.endswith("officeDocument"))
    links = {r.id: r for r in relationships(parts, document) if not r.external}
    root = etree.fromstring(parts[document])
    for link in list(links.values()):
        if link.kind == "header":
            header = etree.fromstring(parts[link.target])
            parts[link.target] = xml_bytes(with_line(header, mark, paper.heading))
    settings = next((parts[r.target] for r in links.values() if r.kind == "settings"), b"")
    if _give_headers(root, b"evenAndOddHeaders" in settings):
        name = _free(parts, posixpath.dirname(document))
        parts[document] = xml_bytes(root)
        parts[name] = xml_bytes(with_line(empty_header(), mark, paper.heading))
        added = f'<Relationship Id="{_ID}" Type="{OFFICE}/header" Target="/{name}"/>'
        rels = parts.get(rels_of(document), b"") or _no_links()
        parts[rels_of(document)] = _with(rels, added)
        kind = f'<Override PartName="/{name}" ContentType="{_TYPE}"/>'
        parts[CONTENT_TYPES] = _with(parts[CONTENT_TYPES], kind)
    return Package([compress(name, content) for name, content in parts.items()]).with_parts([])


def _give_headers(root: Element, even: bool) -> bool:
    """Refer to the new header wherever pages have none, and return whether there are such pages.

    A section without a header of a kind shows that of the section before (ECMA-376 17.10.5).
    """
    sections = list(root.iter(f"{W}sectPr"))
    if not sections:
        sections = [etree.SubElement(root.find(f"{W}body"), f"{W}sectPr")]
    there: set[str] = set()
    given = False
    for section in sections:
        stated = section.iterchildren(f"{W}headerReference")
        there |= {reference.get(f"{W}type", "default") for reference in stated}
        for kind in _kinds(section, even):
            if kind not in there:
                attributes = {f"{W}type": kind, f"{R}id": _ID}
                section.insert(0, etree.Element(f"{W}headerReference", attributes))
                there.add(kind)
                given = True
    return given


def _kinds(section: Element, even: bool) -> Iterator[str]:
    yield "default"
    if even:
        yield "even"
    first = section.find(f"{W}titlePg")
    if first is not None and first.get(f"{W}val", "1") not in _OFF:
        yield "first"


def _line(style: str, heading: str) -> Element:
    properties = f'<w:pPr><w:pStyle w:val="{xml_text(style)}"/></w:pPr>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{xml_text(heading)}</w:t></w:r>'
    return etree.fromstring(f'<w:p xmlns:w="{WORD}">{properties}{run}</w:p>')


def _free(parts: dict[str, bytes], folder: str) -> str:
    taken = {name.lower() for name in parts}
    names = (posixpath.join(folder, f"header{n}.xml") for n in range(1, len(parts) + 2))
    return next(name for name in names if name not in taken)


def _no_links() -> bytes:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{kind}"></Relationships>'.encode()


def _with(content: bytes, added: str) -> bytes:
    """Return a part with one more element at its end."""
    root = etree.fromstring(content)
    space = etree.QName(root).namespace
    root.append(etree.fromstring(added.replace(" ", f' xmlns="{space}" ', 1)))
    return xml_bytes(root)
