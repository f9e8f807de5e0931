"""The texts of a Word file: its paragraphs, where each stands, and what is typed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from charter.document.docx.xml import WORD, W, parse
from charter.named_tuples import NamedTuple

_CHARACTERS = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}
_NOT_TEXT = {W + name for name in ("txbxContent", "del", "moveFrom", "p", "pPr", "rPr")}
_HOLDS_TEXT = {W + name for name in ("t", "delText", "instrText")}
_QUOTED = 70
_PRIVATE = re.compile("[\ue000\ue001]")
"""Characters that mark our tags while the XML is mended (word_tags.OPEN and CLOSE)."""


class TextElement(NamedTuple):
    """A text element of a paragraph, or an element that stands for one character."""

    element: Any
    text: str


class Where(NamedTuple):
    """The place of one paragraph. `number` counts the main text's paragraphs from 1, else is 0."""

    words: str
    text: str
    number: int = 0

    def __str__(self) -> str:
        """Return the place and its text as a message names them."""
        return f'{self.words}, "{shortened(self.text)}"' if self.text else self.words


def shortened(text: str) -> str:
    """Return a text on one line, short enough to quote."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[: _QUOTED - 4].rstrip() + " ..."


def parse_part(content: bytes) -> Any:
    """Return the root of a part, with the usual prefix and without white space between elements.

    Other programs may call WordprocessingML by another prefix; docxtpl knows only `w`.
    """
    root = parse(content, bare=True)
    spellings = [prefix for prefix, uri in root.nsmap.items() if uri == WORD]
    if spellings != ["w"]:
        names = {p: uri for p, uri in root.nsmap.items() if uri != WORD and p != "w"}
        old, root = root, etree.Element(root.tag, root.attrib, nsmap={"w": WORD, **names})
        root.extend(old)
        etree.cleanup_namespaces(root, keep_ns_prefixes=["w", *filter(None, names)])
    for element in root.iter():
        for name, value in element.attrib.items():
            if _PRIVATE.search(value):
                element.set(name, _PRIVATE.sub("", value))
        if element.text and _PRIVATE.search(element.text):
            element.text = _PRIVATE.sub("", element.text)
        if element.tag in _HOLDS_TEXT:
            element.text = " ".join((element.text or "").splitlines()) if element.text else ""
        elif not (element.text or "").strip():
            element.text = None
        if not (element.tail or "").strip():
            element.tail = None
    return root


def pieces(paragraph: Any) -> Iterator[TextElement]:
    """Yield what a paragraph shows, in order; text boxes in it are paragraphs of their own."""
    for child in paragraph:
        if child.tag == W + "t":
            yield TextElement(child, child.text or "")
        elif child.tag in _CHARACTERS:
            yield TextElement(child, _CHARACTERS[child.tag])
        elif child.tag not in _NOT_TEXT:
            yield from pieces(child)


def own(paragraph: Any, *tags: str) -> Iterator[Any]:
    """Yield the elements of a paragraph that belong to no other within it, as in a text box."""
    for element in list(paragraph.iter(*tags)):
        if next(element.iterancestors(W + "p"), None) is paragraph:
            yield element


def text_of(paragraph: Any) -> str:
    """Return the text that a paragraph shows."""
    return "".join(piece.text for piece in pieces(paragraph))


def paragraphs(root: Any, story: str = "") -> Iterator[tuple[Any, Where]]:
    """Yield each paragraph of a part and its place. `story` names the part; "" is the main text.

    One walk through the part: where a paragraph is must not cost more in a longer table.
    """
    number = count = tables = cells = 0
    around: list[_Around] = []
    for event, element in etree.iterwalk(root, ("start", "end"), _PLACES):
        if event == "end":
            cells -= element.tag == _CELL
            if element.tag in _AROUND:
                around.pop()
        elif element.tag == W + "p":
            number += 1
            words = next((each.words for each in reversed(around) if each.words), "")
            if not words and not story:
                count += 1
                words = f"paragraph {count}"
            words = ", ".join(filter(None, (story, words)))
            yield element, Where(words, text_of(element), 0 if story else number)
        elif element.tag in _AROUND:
            outer = element.tag == _TABLE and not cells
            tables += outer
            around.append(_Around(element, tables if outer else 0))
        else:
            cells += element.tag == _CELL
            if around and around[-1].table:
                around[-1].enter(element.tag)


_TABLE, _CELL = W + "tbl", W + "tc"
_AROUND = {W + name for name in ("tbl", "txbxContent", "footnote", "endnote")}
_PLACES = [W + "p", W + "tr", _CELL, *sorted(_AROUND)]


class _Around:
    """What paragraphs stand in; tables within tables have no place of their own."""

    def __init__(self, element: Any, table: int) -> None:
        self.table, self.row, self.column = table, 0, 0
        kind = etree.QName(element).localname
        self._words = "text box" if kind == "txbxContent" else f"{kind} {element.get(W + 'id')}"
        if kind == "tbl":
            self._words = ""

    def enter(self, tag: str) -> None:
        self.row, self.column = (self.row, self.column + 1) if tag == _CELL else (self.row + 1, 0)

    @property
    def words(self) -> str:
        if self.table and self.column:
            return f"table {self.table}, row {self.row}, column {self.column}"
        return self._words
