"""What is drawn on a page of a PDF where no letters are, told from rules, tables and frames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from charter.document.pdf.text import Bounds, Glyph
from charter.named_tuples import NamedTuple

MAX_RUNS = 60_000
_THIN, _LONG = 3.0, 20.0
"""Points: what is thin and long, level or upright, is a rule or the border of a table."""


class Drawn(NamedTuple):
    """A page as grey pixels, and how a box on it becomes pixels."""

    pixels: bytes
    wide: int
    high: int
    stride: int

    def rows(self, left: int, top: int, right: int, bottom: int) -> list[bytes]:
        """Return the pixels of an area, by row."""
        return [
            self.pixels[y * self.stride + left : y * self.stride + right]
            for y in range(top, bottom)
        ]


class LetterGrid:
    """Letters by where they are on a page; few of a place, as nobody reads more there."""

    _CELL, _MOST = 12.0, 24

    def __init__(self, letters: Iterable[Glyph]) -> None:
        self.cells: dict[tuple[int, int], list[Glyph]] = {}
        for letter in letters:
            x, y = letter.box.middle
            held = self.cells.setdefault((int(x // self._CELL), int(y // self._CELL)), [])
            if len(held) < self._MOST:
                held.append(letter)

    def any_in(self, box: Bounds) -> bool:
        """Return whether the middle of a letter is in a box."""
        return next(self.within(box), None) is not None

    def within(self, box: Bounds) -> Iterator[Glyph]:
        """Yield the letters whose middle is in a box."""
        wide = range(int(box.left // self._CELL), int(box.right // self._CELL) + 1)
        high = range(int(box.bottom // self._CELL), int(box.top // self._CELL) + 1)
        cells = (
            (key for key in self.cells if key[0] in wide and key[1] in high)
            if len(wide) * len(high) > len(self.cells)
            else ((x, y) for x in wide for y in high)
        )
        for key in cells:
            for letter in self.cells.get(key, ()):
                if box.holds(letter.box.middle):
                    yield letter


def drawings(lines: Drawn, scale: float, page: Any, grid: LetterGrid) -> list[Bounds] | None:
    """Return where something is drawn that is no rule, table or frame around words.

    None where too much is drawn to tell.
    """
    left, _, _, top = page.get_bbox()
    if page.get_rotation():
        return []
    found: list[Bounds] = []
    for dark in (250, 140):
        pieces = _pieces(lines, dark)
        if pieces is None:
            return None
        boxes = [
            Bounds(left + a / scale, top - d / scale, left + c / scale, top - b / scale)
            for a, b, c, d in pieces
        ]
        rows = Counter(round(box.middle[1]) for box in boxes if box.top - box.bottom <= _THIN)
        columns = Counter(round(box.middle[0]) for box in boxes if box.right - box.left <= _THIN)
        for box in boxes:
            wide, high = box.right - box.left, box.top - box.bottom
            level = high <= _THIN and (wide >= _LONG or rows[round(box.middle[1])] > 2)
            upright = wide <= _THIN and (high >= _LONG or columns[round(box.middle[0])] > 2)
            if level or upright or grid.any_in(box):
                continue
            if not any(seen.holds(box.middle) for seen in found[-50:]):
                found.append(box)
    return found


def _pieces(lines: Drawn, dark: int) -> Sequence[tuple[int, int, int, int]] | None:
    """Return the boxes of what hangs together among pixels darker than `dark`; None: too many."""
    ink = re.compile(b"[\\x00-\\x%02x]+" % dark)
    parents: list[int] = []
    boxes: list[list[int]] = []

    def root(n: int) -> int:
        while parents[n] != n:
            parents[n] = parents[parents[n]]
            n = parents[n]
        return n

    above: list[tuple[int, int, int]] = []
    before = b""
    for y in range(lines.high):
        row = lines.pixels[y * lines.stride : y * lines.stride + lines.wide]
        if row == before:
            for _, _, number in above:
                boxes[root(number)][3] = y + 1
            continue
        before = row
        here: list[tuple[int, int, int]] = []
        at = 0
        for run in ink.finditer(row):
            start, end = run.span()
            number = len(parents)
            if number >= MAX_RUNS:
                return None
            parents.append(number)
            boxes.append([start, y, end, y + 1])
            while at < len(above) and above[at][1] < start:
                at += 1
            here.append((start, end, number))
            look = at
            while look < len(above) and above[look][0] <= end:
                one, other = root(above[look][2]), root(number)
                if one != other:
                    parents[other] = one
                    a, b = boxes[one], boxes[other]
                    boxes[one] = [*map(min, a[:2], b[:2]), *map(max, a[2:], b[2:])]
                look += 1
        above = here
    return [tuple(boxes[n]) for n in range(len(parents)) if parents[n] == n]  # type: ignore[misc]
