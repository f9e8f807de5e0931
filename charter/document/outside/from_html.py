"""A web page as a posting: what a reader sees of it, without scripts, styles and navigation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from charter.document.outside.reading import (
    MAX_PIECES,
    MAX_WORDS,
    Piece,
    PieceBuilder,
    PieceKind,
    Reading,
    limited,
    title_of,
)
from charter.problems import InputError, error
from charter.read.files import read_text

MAX_TAGS = 10_000
"""The parser takes time by the square of tags that are left open."""
_UNSEEN = {
    *("script", "style", "template", "noscript", "svg", "head", "nav", "footer", "select"),
    *("iframe", "object"),
}
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s"),
    *("small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "label", "ins", "del"),
}
_ENDS_ALONE = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"),
    *("body", "html", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option"),
}
"""Elements that nothing ends, or whose end may be left out: where they end is not said."""
_NO_DISPLAY = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE
)
_LISTS = {"ul", "ol", "menu"}


def read_html(path: Path) -> Reading:
    """Return the text of a web page; its language and title are those the page states."""
    return html_of(read_text(path), path)


def html_of(source: str, path: Path, most: tuple[int, int] = (MAX_WORDS, MAX_PIECES)) -> Reading:
    """Return the web page in a file as `read_html` does, with at most so much of it."""
    if source.count("<") > MAX_TAGS:
        hint = "give the file of one posting"
        raise error(InputError, path, "too-large", f"more than {MAX_TAGS:,} tags", hint)
    page = _Page()
    page.feed(source)
    page.close()
    page.end_piece()
    pieces = limited(page.pieces, path, most)
    title = title_of(pieces, " ".join(page.title.split()))
    return Reading(str(path), title, pieces, page.language)


def _is_hidden(given: Mapping[str, str | None]) -> bool:
    """Return whether an element says itself that nobody sees it."""
    return ("hidden" in given and given["hidden"] != "until-found") or bool(
        _NO_DISPLAY.search(given.get("style") or "")
    )


class _Page(HTMLParser):
    """Collects pieces as tags pass by; nothing is run or fetched, and nothing recurses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.language = ""
        self.title = ""
        self._builder = PieceBuilder()
        self._unseen: list[str] = []
        self._in_title = False
        self._kind: PieceKind = "paragraph"
        self._level = 0
        self._items = 0
        self._lists: list[int] = []
        """Of each open list, in how many items it stands: the end of an item may be left out."""
        self._cells: list[list[int]] = []
        """Of each open table its number, and the row and column at hand."""
        self._tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block, or leave out what nobody sees."""
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        self._in_title = tag == "title"
        if tag == "body":
            self._unseen.clear()
        if self._unseen == ["p"] and tag not in _INLINE:
            self._unseen.clear()  # the next block ends a paragraph
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.append(tag)
            return
        if tag in _UNSEEN or (tag not in _ENDS_ALONE and _is_hidden(given)):
            if tag not in _INLINE:
                self.end_piece()
            self._unseen.append(tag)
        elif tag not in _INLINE:
            self._open(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a block."""
        if tag == "title":
            self._in_title = False
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
            return
        if tag in _INLINE or tag == "br":
            return
        self.end_piece()
        if tag in _LISTS and self._lists:
            self._items = self._lists.pop()
        if tag == "table" and self._cells:
            self._cells.pop()
        if tag == "li":
            self._items = self._around()
        if tag in _HEADINGS or tag in _LISTS or tag in ("td", "th", "li"):
            self._body()

    def handle_data(self, data: str) -> None:
        """Take text where a reader sees it."""
        if self._in_title and not self.title:
            self.title = data[:500]
        elif not self._unseen:
            line, column = self.getpos()
            self._builder.add(data, line, column + 1)

    def end_piece(self) -> None:
        """Keep what was collected as a piece."""
        if done := self._builder.piece(self._kind, self._level):
            if self._cells and self._cells[-1][2] >= 0:
                number, row, column = self._cells[-1]
                done = done._replace(cell=(number, row, column))
            self.pieces.append(done)

    def _open(self, tag: str) -> None:
        if tag == "br":
            self._builder.end_line()
            return
        self.end_piece()
        if tag in _LISTS:
            self._lists.append(self._items)
        if tag == "table":
            self._cells.append([self._tables, -1, -1])
            self._tables += 1
        elif self._cells and tag in ("tr", "td", "th"):
            row, column = self._cells[-1][1:]
            self._cells[-1][1:] = [row + 1, -1] if tag == "tr" else [max(row, 0), column + 1]
        if tag in _HEADINGS:
            self._kind, self._level = "heading", int(tag[1])
        elif tag in ("td", "th"):
            self._kind, self._level = "cell", 0
        elif tag == "li":
            self._items = self._around() + 1
            self._body()
        elif self._kind != "cell":
            self._body()

    def _around(self) -> int:
        """Return in how many items the innermost list stands."""
        return self._lists[-1] if self._lists else 0

    def _body(self) -> None:
        self._kind = "bullet" if self._items else "paragraph"
        self._level = max(len(self._lists), 1) if self._items else 0
