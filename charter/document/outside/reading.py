"""A text as its reader meets it: headings, paragraphs, bullets and cells that know their place.

From a file of any format, for checks; the papers that we write are documents (document.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, error

MAX_WORDS = 20_000
"""Thirty times a long posting."""
MAX_PIECES = 5_000
"""Of text; a posting has a fiftieth, a web page with its styles a quarter."""

BULLET_MARKS = "→►▶➤➔➜✓✔✅☑•●◦▪■‣∙"
"""Signs that people put before the items of a list, whatever the format of the file."""

_SEEN = re.compile("[^\u00ad\u200b\u2060\ufeff]+")
"""What a reader sees of a word: web pages have soft hyphens and spaces of no width within one."""

PieceKind = Literal["heading", "paragraph", "bullet", "cell"]


class Spot(NamedTuple):
    """From `offset` in a piece's text on, the words stand at `line` and `column`; 0 is unknown."""

    offset: int
    line: int
    column: int


class Piece(NamedTuple):
    """One heading, paragraph, bullet or table cell. `level` is a heading's level or a bullet's.

    A line end in the text is one that the reader sees; all other white space is single blanks.
    `cell` is the number of its table in the file, and its row and column there, from 0.
    """

    kind: PieceKind
    level: int
    text: str
    spots: tuple[Spot, ...]
    cell: tuple[int, int, int] | tuple[()] = ()


class Reading(NamedTuple):
    """A text to check, as its reader meets it.

    `facts` are the top-level values of its front matter, as they are written.
    `language` is what the file itself states, such as "en", or "". `notes` say what was not read.
    In a Word file the lines are the numbers of its paragraphs.
    """

    path: str
    title: str
    pieces: tuple[Piece, ...]
    language: str = ""
    facts: Mapping[str, str] = MappingProxyType({})
    notes: tuple[str, ...] = ()

    def place(self, piece: Piece, offset: int = 0) -> Place:
        """Return where the character at `offset` of a piece stands in the file."""
        at = bisect_right([spot.offset for spot in piece.spots], offset) - 1
        spot = piece.spots[max(at, 0)]
        return Place(
            self.path, spot.line, spot.column and spot.column + offset - max(spot.offset, 0)
        )

    @property
    def text(self) -> str:
        """Return all that a reader sees, one piece a line."""
        return "\n".join(piece.text for piece in self.pieces)


class PieceBuilder:
    """Puts one piece's text together; runs of blanks become one, and places are kept."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._spots: list[Spot] = []

    @property
    def is_empty(self) -> bool:
        """Return whether no words were added since the last piece."""
        return not self._parts

    def add(self, text: str, line: int, column: int = 0) -> None:
        """Add text that starts at a place; a line end in it counts lines on."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self._blank()
                line, column = line + 1, column and 1
            at = 0
            for word in part.split():
                start = part.index(word, at)
                if start > at:
                    self._blank()
                for seen in (None,) if word.isascii() else _SEEN.finditer(word):
                    self._spot(line, column and column + start + (seen.start() if seen else 0))
                    self._put(seen[0] if seen else word)
                at = start + len(word)
            if at < len(part):
                self._blank()

    @property
    def line_length(self) -> int:
        """Return how long the line is that is being added to, or 0 where it is not the first."""
        return 0 if "\n" in self._parts else self._length

    def end_line(self) -> None:
        """End a line that the reader sees end, such as a bold one at the start of a paragraph."""
        if self._parts and self._parts[-1] == " ":
            self._parts[-1] = "\n"
        elif self._parts and self._parts[-1] != "\n":
            self._put("\n")

    def piece(self, kind: PieceKind, level: int = 0) -> Piece | None:
        """Return what was added since the last piece, or None where there are no words."""
        text, spots = "".join(self._parts).rstrip(), tuple(self._spots)
        self._parts, self._length, self._spots = [], 0, []
        return Piece(kind, level, text, spots) if text else None

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _blank(self) -> None:
        if self._parts and self._parts[-1] not in (" ", "\n"):
            self._put(" ")

    def _spot(self, line: int, column: int) -> None:
        """Note a place, unless it is where counting on from the last one leads anyway."""
        if self._spots:
            last = self._spots[-1]
            went = last.column and last.column + self._length - last.offset
            if (last.line, went) == (line, column):
                return
        self._spots.append(Spot(self._length, line, column))


def limited(
    pieces: Iterable[Piece], path: Path, most: tuple[int, int] = (MAX_WORDS, MAX_PIECES)
) -> tuple[Piece, ...]:
    """Return the pieces as a tuple; raises InputError when there are more words or pieces."""
    kept: list[Piece] = []
    words = 0
    for piece in pieces:
        words += piece.text.count(" ") + 1
        if words > most[0] or len(kept) >= most[1]:
            message = f"more than {most[0]:,} words or {most[1]:,} paragraphs"
            hint = "give the file of one posting"
            raise error(InputError, path, "too-large", message, hint)
        kept.append(piece)
    return tuple(kept)


def title_of(pieces: tuple[Piece, ...], stated: str = "") -> str:
    """Return the text of the first heading of level 1, else what is stated elsewhere, else ""."""
    for piece in pieces:
        if piece.kind == "heading" and piece.level == 1:
            return piece.text
    return stated
