"""A paper in Word as lines, with tracked changes taken as accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charter.document.docx_file import WordFile, read_word_file, relationships
from charter.problems import InputError
from charter.review.lines import Builder, Comment, Read, tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CREATED = "{http://purl.org/dc/terms/}created"
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom"))
_NEW = frozenset(f"{_W}{name}" for name in ("ins", "moveTo"))
_BREAKS = frozenset(f"{_W}{name}" for name in ("br", "tab", "cr"))
_NOT_TEXT = frozenset(
    [
        f"{_W}drawing",
        f"{_W}pict",
        f"{_W}object",
        f"{_W}instrText",
        f"{_W}delText",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    ]
)
Piece = tuple[str, bool, bool, bool]


def read_word_paper(path: Path) -> Read:
    """Return the lines of a Word file. Raises InputError where it is no Word file that is safe."""
    file = read_word_file(path, InputError)
    body = _parse(file.parts[file.document]).find(f"{_W}body")
    if body is None:
        return Read(())
    builder = Builder()
    _Reader(_heading_styles(file), builder).body(body)
    tracked = sum(1 for e in body.iter() if e.tag in _GONE | _NEW)
    return Read(tuple(builder.lines), tuple(_comments(file)), tracked, _created(file))


def _parse(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _related(file: WordFile, ending: str, of: str | None = None) -> Any:
    """Return the part that the document relates to under a type with this ending, or None."""
    for relation in relationships(file.parts, file.document if of is None else of):
        if relation.type.endswith(ending) and relation.target in file.parts:
            return _parse(file.parts[relation.target])
    return None


def _heading_styles(file: WordFile) -> set[str]:
    """Return the ids of the styles that make a heading or the title, by name or outline level."""
    styles = _related(file, "/styles")
    found = set()
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = style.find(f"{_W}name")
        words = name.get(f"{_W}val", "").lower() if name is not None else ""
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        if words == "title" or words.startswith("heading ") or level is not None:
            found.add(style.get(f"{_W}styleId", ""))
    return found


def _comments(file: WordFile) -> Iterator[Comment]:
    part = _related(file, "/comments")
    for comment in part.iter(f"{_W}comment") if part is not None else ():
        words = tidy("".join(t.text or "" for t in comment.iter(f"{_W}t")))
        yield Comment(tidy(comment.get(f"{_W}author", "")), words)


def _created(file: WordFile) -> str:
    core = _related(file, "/core-properties", of="")
    created = core.find(_CREATED) if core is not None else None
    return (created.text or "")[:10] if created is not None else ""


class _Reader:
    def __init__(self, headings: set[str], builder: Builder) -> None:
        self.headings, self.builder = headings, builder
        self.pending: list[Piece] = []

    def body(self, element: Any) -> None:
        for child in element:
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", *_NEW):
                self.body(child)

    def _paragraph(self, element: Any) -> None:
        pieces = [*self.pending, *_pieces(element)]
        self.pending = []
        properties = element.find(f"{_W}pPr")
        if properties is not None and properties.find(f"{_W}rPr/{_W}del") is not None:
            self.pending = pieces  # its end was deleted: the next paragraph goes on with it
            return
        style = properties.find(f"{_W}pStyle") if properties is not None else None
        name = style.get(f"{_W}val") if style is not None else ""
        self.builder.add("heading" if name in self.headings else "paragraph", [pieces])

    def _table(self, element: Any) -> None:
        for row in element.iter(f"{_W}tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            cells = [cell for cell in row.iter(f"{_W}tc") if next(_rows_above(cell)) is row]
            self.builder.add("row", [list(_cell(cell)) for cell in cells])


def _rows_above(cell: Any) -> Iterator[Any]:
    return (e for e in cell.iterancestors() if e.tag == f"{_W}tr")


def _cell(cell: Any) -> Iterator[Piece]:
    for paragraph in cell.iter(f"{_W}p"):
        yield from _pieces(paragraph)
        yield (" ", False, False, False)


def _pieces(element: Any) -> Iterator[Piece]:
    """Yield the text of a paragraph with its look, without what was deleted, and no pictures."""
    for child in element:
        if child.tag in _GONE or child.tag in _NOT_TEXT or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}r":
            yield from _run(child)
        elif child.tag != f"{_W}pPr":
            yield from _pieces(child)


def _run(run: Any) -> Iterator[Piece]:
    properties = run.find(f"{_W}rPr")
    look = tuple(_is_on(properties, name) for name in ("b", "i", "u"))
    for child in run:
        if child.tag == f"{_W}t":
            yield (child.text or "", look[0], look[1], look[2])
        elif child.tag in _BREAKS:
            yield (" ", look[0], look[1], look[2])
        elif child.tag == f"{_W}noBreakHyphen":
            yield ("-", look[0], look[1], look[2])


def _is_on(properties: Any, name: str) -> bool:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off", "none")
