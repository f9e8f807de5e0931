"""What a Word file says and how it looks, in lines that people can compare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from charter.document.docx import reader
from charter.document.docx.labels import label_form, label_of
from charter.document.docx.package import PackageParts
from charter.document.docx.text import DocxParagraph, DocxText, SectionPage
from charter.document.docx.word_file import WordFile, read_word_file
from charter.document.docx.xml import W
from charter.named_tuples import NamedTuple
from charter.own_templates.word_looks import Looks
from charter.problems import file_size
from charter.read.files import sha256

_STORIES = {
    "": "text",
    "text box": "text",
    "header": "header",
    "footer": "footer",
    "footnote": "footnotes",
    "endnote": "endnotes",
}


class WordText(NamedTuple):
    """A Word file in words. `texts` map a part's name to its paragraphs, `looks` to settings.

    `styles` give the look of each style by its name in lower case, `used` the styles in use.
    """

    texts: dict[str, list[str]]
    looks: dict[str, list[str]]
    styles: dict[str, dict[str, str]]
    used: frozenset[str]


def word_text(path: Path) -> WordText:
    """Return what the Word file at `path` says. Raises TemplateError where it cannot be used."""
    return word_text_of(read_word_file(path))


def word_text_of(word: WordFile) -> WordText:
    """Return what a Word file says that `read_word_file` has let in."""
    parts, read = PackageParts(word), reader.text_of(word)
    looks = Looks(parts)
    texts: dict[str, list[str]] = {name: [] for name in _STORIES.values()}
    settings = {"page": list(dict.fromkeys(line for page in read.pages for line in _page(page)))}
    for paragraphs in _stories(read):
        for paragraph in paragraphs:
            name = _STORIES.get(paragraph.story, paragraph.story)
            said = " ".join(f"{label_form(label_of(paragraph.label))} {paragraph.text}".split())
            texts.setdefault(name, []).extend([said] if said else [])
            shown = settings.setdefault(f"look of the {name}", [])
            shown += [look for look in _direct(paragraph, looks) if look not in shown]
    settings["pictures"] = sorted(set(_pictures(parts)))
    settings["not read"] = sorted({f"{u.what}, in {u.where}" for u in read.unread})
    return WordText(texts, settings, looks.by_name(), frozenset(_used(parts, looks)))


def _stories(read: DocxText) -> Iterator[Iterable[DocxParagraph]]:
    """Yield the text, then each header and footer once; each program has an order of its own."""
    yield read.paragraphs
    edges = {(edge.kind, edge.text): edge for section in read.edges for edge in section}
    yield from (edges[key].paragraphs for key in sorted(edges))


def _direct(paragraph: DocxParagraph, looks: Looks) -> Iterator[str]:
    """Yield the text that looks otherwise than its style says, with how; not that in tables.

    What a table's style says is written into each cell by some programs.
    """
    if paragraph.cell:
        return
    before, text = "", ""
    for span in paragraph.spans:
        look = looks.beside(span.look, paragraph.style)
        if look != before and span.text.strip():
            if before and text.strip():
                yield f"'{text.strip()}': {before}"
            before, text = look, ""
        text += span.text
    if before and text.strip():
        yield f"'{text.strip()}': {before}"


def _shown(parts: PackageParts) -> Iterator[str]:
    """Yield the names of the parts that a page shows."""
    yield parts.word.document
    for link in parts.links(parts.word.document).values():
        kind = link.type.rpartition("/")[2]
        if kind in ("header", "footer", "footnotes", "endnotes") and not link.external:
            yield link.target


def _pictures(parts: PackageParts) -> Iterator[str]:
    for name in _shown(parts):
        for link in parts.links(name).values():
            content = parts.word.parts.get(link.target)
            if link.type.endswith("/image") and content is not None:
                yield f"{file_size(len(content))}, {sha256(content)[:6]}"


def _used(parts: PackageParts, looks: Looks) -> Iterator[str]:
    for name in _shown(parts):
        root = parts.root(name)
        for mark in root.iter(f"{W}pStyle", f"{W}rStyle") if root is not None else ():
            yield looks.name(mark.get(f"{W}val", ""))


def _page(page: SectionPage) -> Iterator[str]:
    sides = ("top", "right", "bottom", "left")
    yield f"size: w {page.width} mm, h {page.height} mm"
    yield "margins: " + ", ".join(f"{side} {getattr(page, side)} mm" for side in sides)
