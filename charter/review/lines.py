"""A paper as lines under headings, the same from Markdown and from Word, so that two compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from charter.document.alike import plain
from charter.document.blocks import Block, Heading, List, Paragraph, Quote, Run, Table
from charter.document.docx.text import Comment
from charter.document.parse import parse_markdown
from charter.named_tuples import NamedTuple

_HASH = re.compile(
    r"(?<=content hash )[0-9a-f]{12}\b|\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{12}\b"
)
"""A content hash: twelve digits alone, or twelve letters, only where it is called so."""

_SCHEME = re.compile(r"^(mailto:|tel:|https?://)(www\.)?")


class StyledText(NamedTuple):
    """Text in one look. `mark` says what else a reader sees that changes what it means.

    `link` is where it leads to, or nothing where that is what its words say.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    mark: str = ""
    link: str = ""


CellText = tuple[StyledText, ...]


_IN_TEXT = frozenset(("paragraph", "item", "row"))


class Line(NamedTuple):
    """A heading, a paragraph, an item of a list, or a row of a table (one text for each cell).

    `title` is what a row is about, and the bold words that an item or a paragraph begins with;
    `label` is the number or bullet before it. What stands beside the text of
    a Word file is a line too: header, footer, footnote, endnote, text box, picture or shape.
    """

    section: str
    kind: str
    cells: tuple[str, ...]
    look: tuple[CellText, ...] = ()
    title: str = ""
    label: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """Return what two lines are compared by: their words, whatever they look like.

        Nor does it count how their quotation marks and dashes are set, which programs change.
        """
        cells = tuple(map(plain, self.cells))
        return cells if self.kind in _IN_TEXT else (self.kind, *cells)

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """Return what is done to words beside bold, italic and underlined, with the words."""
        pieces = (piece for look in self.look for piece in look)
        return tuple((piece.mark, piece.text) for piece in pieces if piece.mark)

    @property
    def links(self) -> dict[str, str]:
        """Return the words that lead somewhere, with the address."""
        pieces = (piece for look in self.look for piece in look)
        return {tidy(piece.text): piece.link for piece in pieces if piece.link}

    def link_of(self, words: str) -> str:
        """Return words of this line as one writes them, with where they lead."""
        return f"[{words}]({self.links[words]})" if words in self.links else words

    @property
    def text(self) -> str:
        """Return the line as one reads it."""
        return " | ".join(self.cells)


class UnreadPart(NamedTuple):
    """Something in a Word file that could not be read; `key` is the same in files that agree."""

    section: str
    what: str
    key: str


class Read(NamedTuple):
    """A paper from a file: its lines, and what Word keeps beside them.

    `beside` are the lines that do not stand in its text: headers, notes, text boxes, pictures.
    """

    lines: tuple[Line, ...]
    comments: tuple[Comment, ...] = ()
    tracked: int = 0
    day: str = ""
    beside: tuple[Line, ...] = ()
    unread: tuple[UnreadPart, ...] = ()


def tidy(text: str) -> str:
    """Return text with single blanks, and without the hash of a paper, which follows its words."""
    return _HASH.sub("0" * 12, " ".join(text.split()))


def _single_blanks(text: str) -> str:
    return " ".join(text.split())


class Builder:
    """Collects lines, each under the heading before it."""

    def __init__(self, tidied: bool = True) -> None:
        self.lines: list[Line] = []
        self.section = ""
        self._tidy = tidy if tidied else _single_blanks

    def add(self, kind: str, cells: Iterable[Iterable[StyledText]], label: str = "") -> None:
        """Add a line from the pieces of each of its cells; one without text is none."""
        looks = tuple(_join(_leading(pieces)) for pieces in cells)
        words = tuple(self._tidy("".join(piece.text for piece in look)) for look in looks)
        if not any(words):
            return
        if kind == "heading":
            self.section = words[0]
        elif kind == "row" and all(
            piece.bold for look in looks for piece in look if piece.text.strip()
        ):
            # Bold all over is the head of a table; Word has it in the table's style or in the text.
            looks = tuple(tuple(piece._replace(bold=False) for piece in look) for look in looks)
        title = words[0] if kind == "row" else _bold_start(looks[0])
        look = tuple(map(_trim, looks))
        self.lines.append(Line(self.section, kind, words, look, title, label))


def _leading(pieces: Iterable[StyledText]) -> Iterator[StyledText]:
    """Yield pieces with where they lead; programs make links of addresses, which say so already."""
    for link, group in groupby(pieces, key=lambda piece: piece.link):
        together = list(group)
        words = "".join(piece.text for piece in together)
        told = not link or link.startswith("#") or _address(words) == _address(link)
        yield from (p._replace(link="" if told else link.rstrip("/")) for p in together)


def _address(said: str) -> str:
    return _SCHEME.sub("", said.strip().casefold()).rstrip("/")


def _join(pieces: Iterable[StyledText]) -> CellText:
    joined: list[StyledText] = []
    texts: list[list[str]] = []
    for piece in pieces:
        if joined and (joined[-1][1:] == piece[1:] or not piece.text.strip()):
            texts[-1].append(piece.text)
        elif piece.text:
            joined.append(piece)
            texts.append([piece.text])
    both = zip(joined, texts, strict=True)
    return tuple(piece._replace(text="".join(text)) for piece, text in both)


def _bold_start(look: CellText) -> str:
    bold = look and look[0].bold and len(look) > 1
    return tidy(look[0].text) if bold else ""


def _trim(look: CellText) -> CellText:
    return tuple(piece._replace(text=tidy(piece.text)) for piece in look if piece.text.strip())


def lines_of_markdown(text: str, name: str, tidied: bool = True) -> tuple[Line, ...]:
    """Return the lines of a Markdown text; `tidied` is without the hash that follows its words.

    Raises TemplateError for what no paper can hold.
    """
    return lines_of(parse_markdown(text, name), tidied)


def lines_of(blocks: Iterable[Block], tidied: bool = True) -> tuple[Line, ...]:
    """Return the lines of a paper's blocks; `tidied` is without the hash that follows its words."""
    builder = Builder(tidied)
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


def _runs(inline: Iterable[Run]) -> Iterator[StyledText]:
    return (StyledText(run.text, run.bold, run.italic, link=run.link) for run in inline)
