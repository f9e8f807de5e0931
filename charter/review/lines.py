"""A paper as lines under headings, the same from Markdown and from Word, so that two compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from charter.document.blocks import Block, Heading, List, Paragraph, Quote, Run, Table
from charter.document.parse import parse_markdown

_HASH = re.compile(r"\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{12}\b")

Piece = tuple[str, bool, bool, bool]
Look = tuple[Piece, ...]
"""Pieces of text, each bold, italic or underlined, or not."""


class Line(NamedTuple):
    """A heading, a paragraph, an item of a list, or a row of a table (one text for each cell).

    `title` is what a row is about, and the bold words that an item or a paragraph begins with.
    """

    section: str
    kind: str
    cells: tuple[str, ...]
    look: tuple[Look, ...] = ()
    title: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Return what two lines are compared by: their words, whatever they look like."""
        return ("heading", *self.cells) if self.kind == "heading" else self.cells

    @property
    def text(self) -> str:
        """Return the line as one reads it."""
        return " | ".join(self.cells)


class Comment(NamedTuple):
    """What somebody wrote at the edge of a Word file."""

    author: str
    text: str


class Read(NamedTuple):
    """A paper from a file: its lines, and what Word keeps beside them."""

    lines: tuple[Line, ...]
    comments: tuple[Comment, ...] = ()
    tracked: int = 0
    day: str = ""


def tidy(text: str) -> str:
    """Return text with single blanks, and without the hash of a paper, which follows its words."""
    return _HASH.sub("0" * 12, " ".join(text.split()))


class Builder:
    """Collects lines, each under the heading before it."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.section = ""

    def add(self, kind: str, cells: Iterable[Iterable[tuple[str, bool, bool, bool]]]) -> None:
        """Add a line from the pieces of each of its cells; one without text is none."""
        looks = tuple(_join(pieces) for pieces in cells)
        words = tuple(tidy("".join(piece[0] for piece in look)) for look in looks)
        if not any(words):
            return
        if kind == "heading":
            self.section = words[0]
        elif kind == "row" and all(
            piece[1] for look in looks for piece in look if piece[0].strip()
        ):
            # Bold all over is the head of a table; Word has it in the table's style or in the text.
            looks = tuple(tuple((p[0], False, *p[2:]) for p in look) for look in looks)
        title = words[0] if kind == "row" else _bold_start(looks[0])
        self.lines.append(Line(self.section, kind, words, tuple(map(_trim, looks)), title))


def _join(pieces: Iterable[tuple[str, bool, bool, bool]]) -> Look:
    joined: list[tuple[str, bool, bool, bool]] = []
    for piece in pieces:
        if joined and (joined[-1][1:] == piece[1:] or not piece[0].strip()):
            joined[-1] = (joined[-1][0] + piece[0], *joined[-1][1:])
        elif piece[0]:
            joined.append(piece)
    return tuple(joined)


def _bold_start(look: Look) -> str:
    bold = look and look[0][1] and len(look) > 1
    return tidy(look[0][0]) if bold else ""


def _trim(look: Look) -> Look:
    return tuple((tidy(t), bold, italic, lined) for t, bold, italic, lined in look if t.strip())


def lines_of_markdown(text: str, name: str) -> tuple[Line, ...]:
    """Return the lines of a Markdown text. Raises TemplateError for what no paper can hold."""
    return lines_of(parse_markdown(text, name))


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Return the lines of a paper's blocks."""
    builder = Builder()
    _blocks(blocks, builder, "paragraph")
    return tuple(builder.lines)


def _blocks(blocks: Iterable[Any], builder: Builder, kind: str) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            builder.add("heading", [_runs(block.inline)])
        elif isinstance(block, Paragraph):
            builder.add(kind, [_runs(block.inline)])
        elif isinstance(block, Quote):
            _blocks(block.blocks, builder, kind)
        elif isinstance(block, List):
            for item in block.items:
                _blocks(item, builder, "item")
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                builder.add("row", [_runs(cell) for cell in row])


def _runs(inline: Iterable[Run]) -> Iterator[tuple[str, bool, bool, bool]]:
    return ((run.text, run.bold, run.italic, False) for run in inline)
