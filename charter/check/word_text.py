"""The text of a Word file from outside; `read_word_file` has checked it before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from charter.document.docx_file import WordFile, read_word_file, relationships
from charter.document.reading import Kind, Piece, PieceBuilder, Reading, limited, title_of
from charter.problems import InputError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText"}
_MAX_BASED_ON = 12


class _Style(NamedTuple):
    name: str
    based_on: str
    outline: int
    listed: bool


def read_word(path: Path) -> Reading:
    """Return the paragraphs and table cells of a Word file; a place's line counts paragraphs."""
    word = read_word_file(path, InputError)
    styles, language = _styles(word)
    root = ElementTree.fromstring(word.parts[word.document])
    pieces = limited(_pieces(root, styles), path)
    note = "lines are numbers of paragraphs; headers, footers and notes were not read"
    return Reading(str(path), title_of(pieces), pieces, language, {}, (note,))


def _styles(word: WordFile) -> tuple[dict[str, _Style], str]:
    for relation in relationships(word.parts, word.document):
        if relation.type.endswith("/styles") and relation.target in word.parts:
            root = ElementTree.fromstring(word.parts[relation.target])
            break
    else:
        return {}, ""
    stated = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    language = "" if stated is None else stated.get(f"{_W}val", "")
    return {style.get(f"{_W}styleId", ""): _style(style) for style in root.iter(f"{_W}style")}, (
        language
    )


def _style(style: ElementTree.Element) -> _Style:
    def value(path: str) -> str:
        found = style.find(path)
        return "" if found is None else found.get(f"{_W}val", "")

    outline = value(f"{_W}pPr/{_W}outlineLvl")
    name = value(f"{_W}name").lower()
    level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0
    if name == "title":
        level = 1
    elif name.startswith("heading ") and name[8:].isdigit():
        level = int(name[8:])
    listed = style.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("list ")
    return _Style(name, value(f"{_W}basedOn"), level, listed)


def _pieces(root: ElementTree.Element, styles: dict[str, _Style]) -> Iterator[Piece]:
    builder = PieceBuilder()
    for number, (paragraph, in_cell) in enumerate(_paragraphs(root, False), 1):
        for text in _texts(paragraph):
            if text == "\n":
                builder.end_line()
            else:
                builder.add(text, number)
        kind, level = _kind(paragraph, styles)
        if in_cell and kind == "paragraph":
            kind = "cell"
        if done := builder.piece(kind, level):
            yield done


def _paragraphs(
    element: ElementTree.Element, in_cell: bool
) -> Iterator[tuple[ElementTree.Element, bool]]:
    # The reader has limited how deep a part is nested, so this cannot recurse far.
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}p":
            yield child, in_cell
        else:
            yield from _paragraphs(child, in_cell or child.tag == f"{_W}tc")


def _texts(element: ElementTree.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in _LEFT_OUT:
            yield from _texts(child)


def _kind(paragraph: ElementTree.Element, styles: dict[str, _Style]) -> tuple[Kind, int]:
    own = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if own is None else own.get(f"{_W}val", "")
    listed = paragraph.find(f"{_W}pPr/{_W}numPr")
    for _ in range(_MAX_BASED_ON):
        style = styles.get(name)
        if style is None:
            break
        if style.outline:
            return "heading", style.outline
        if style.listed:
            return "bullet", 1
        name = style.based_on
    if listed is not None:
        level = listed.find(f"{_W}ilvl")
        deep = "0" if level is None else level.get(f"{_W}val", "0")
        return "bullet", int(deep) + 1 if deep.isdigit() else 1
    return "paragraph", 0
