"""What a paper is made of: blocks that say what they are for, so that no writer has to decide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Literal

from charter.document.diagram import Diagram
from charter.named_tuples import NamedTuple


class Run(NamedTuple):
    """A piece of text in one look. `link` is an address, or nothing. A line break is "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


Inline = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading; level 1 is the paper's title."""

    level: int
    inline: Inline


class Paragraph(NamedTuple):
    """A paragraph, not parted from what follows by the end of a page where it says `keep`.

    The subtitle is the line under the title; a lead is a bold line that names what stands under it,
    and an intro a sentence that goes on in what follows.
    """

    inline: Inline
    role: Literal["", "subtitle", "lead", "intro"] = ""
    keep: bool = False


class Quote(NamedTuple):
    """Paragraphs set off from the text."""

    blocks: tuple[Any, ...]


class List(NamedTuple):
    """A list; `start` is the first number, or None for bullets. Each item is a tuple of blocks."""

    start: int | None
    items: tuple[tuple[Any, ...], ...]


class Table(NamedTuple):
    """A table under the heading `caption`.

    A table of facts has no header: its first column is one. A matrix has one letter in a cell, and
    `groups` are the numbers of its rows that are headings of the rows beneath them. In a table of
    answers the last cell of a row is its mark, and the empty cells before it are to be filled in.
    """

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    kind: Literal["", "facts", "matrix", "answers"] = ""
    groups: frozenset[int] = frozenset()
    caption: str = ""


class Rule(NamedTuple):
    """A line across the page."""


Block = Heading | Paragraph | Quote | List | Table | Rule | Diagram


def words_of(inline: Inline) -> str:
    """Return the text of a line without its looks."""
    return inline[0].text if len(inline) == 1 else "".join([run.text for run in inline])


def unbold(inline: Inline) -> Inline:
    """Return a line for where all of it is bold anyway."""
    return tuple(run._replace(bold=False) for run in inline)


def runs_of(block: Any) -> Iterator[Run]:
    """Yield the runs of text in a block and in all blocks within it."""
    if isinstance(block, Heading | Paragraph):
        yield from block.inline
    elif isinstance(block, List):
        for item in block.items:
            for inner in item:
                yield from runs_of(inner)
    elif isinstance(block, Quote):
        for inner in block.blocks:
            yield from runs_of(inner)
    elif isinstance(block, Table):
        for line in (block.header, *block.rows):
            for cell in line:
                yield from cell


def is_right_to_left(inline: Inline) -> bool:
    """Return whether the first strong character reads from right to left (Unicode UAX 9, P2)."""
    for run in inline:
        if run.text.isascii():
            if any(map(str.isalpha, run.text)):
                return False
            continue
        for character in run.text:
            kind = unicodedata.bidirectional(character)
            if kind in ("R", "AL"):
                return True
            if kind == "L":
                return False
    return False
