"""The letters of a page of a PDF: where each is, and how it is painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from importlib import import_module
from math import hypot
from typing import Any

from charter.named_tuples import NamedTuple


class Bounds(NamedTuple):
    """Where something stands on a page, in points from below."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Return whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top


def around(boxes: Iterable[Bounds]) -> Bounds:
    """Return the box around at least one box."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return Bounds(min(left), min(bottom), max(right), max(top))


class Ink(NamedTuple):
    """How a run of letters is set: its font, its height in points, and how it is painted."""

    key: int
    font: str
    size: float
    mode: int
    color: tuple[int, int, int, int]


class Glyph(NamedTuple):
    """One letter of a page: where its ink is, and where it stands on its line."""

    text: str
    box: Bounds
    base: tuple[float, float]
    ink: Ink


class PageText(NamedTuple):
    """The lines of a page, each with its letters; blanks have none."""

    lines: tuple[tuple[str, tuple[Glyph | None, ...]], ...]

    @property
    def letters(self) -> Iterator[Glyph]:
        """Yield its letters."""
        for _, letters in self.lines:
            yield from (letter for letter in letters if letter is not None)


def set_upright(page: Any) -> None:
    """Undo that a page is shown turned, where its letters stand upright before that.

    The order in which its lines are read hangs on it.
    """
    if not page.get_rotation():
        return
    raw = import_module("pypdfium2.raw")
    text = page.get_textpage()
    count = min(text.count_chars(), 500)
    angles = [raw.FPDFText_GetCharAngle(text.raw, n) for n in range(count)]
    text.close()
    if sum(abs(angle) < 0.1 for angle in angles) > count / 2:
        page.set_rotation(0)


def text_of_page(page: Any, most: int) -> PageText:
    """Return the letters of a page in its order; at most `most`, and one more where it has more."""
    raw = import_module("pypdfium2.raw")
    reader = page.get_textpage()
    inks: dict[int, Ink] = {}
    lines: list[tuple[str, tuple[Glyph | None, ...]]] = []
    letters: list[Glyph | None] = []
    said: list[str] = []
    place = [ctypes.c_double() for _ in range(6)]
    edges, base = (
        [ctypes.byref(each) for each in place[:4]],
        [ctypes.byref(each) for each in place[4:]],
    )
    for number in range(min(reader.count_chars(), most + 1)):
        letter = chr(raw.FPDFText_GetUnicode(reader.raw, number))
        if letter in "\r\n":
            if said:
                lines.append(("".join(said), tuple(letters)))
            said, letters = [], []
            continue
        said.append(letter)
        thing = raw.FPDFText_GetTextObject(reader.raw, number)
        if not thing or letter.isspace() or raw.FPDFText_IsGenerated(reader.raw, number) == 1:
            letters.append(None)
            continue
        key = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if key not in inks:
            inks[key] = _ink(raw, reader, number, thing, key)
        raw.FPDFText_GetCharBox(reader.raw, number, edges[0], edges[2], edges[1], edges[3])
        raw.FPDFText_GetCharOrigin(reader.raw, number, *base)
        box = Bounds(place[0].value, place[1].value, place[2].value, place[3].value)
        letters.append(Glyph(letter, box, (place[4].value, place[5].value), inks[key]))
    if said:
        lines.append(("".join(said), tuple(letters)))
    return PageText(tuple(lines))


def _ink(raw: Any, reader: Any, number: int, thing: Any, key: int) -> Ink:
    name = ctypes.create_string_buffer(200)
    font = raw.FPDFTextObj_GetFont(thing)
    raw.FPDFFont_GetBaseFontName(font, name, 200)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(reader.raw, number, matrix)
    size = raw.FPDFText_GetFontSize(reader.raw, number) * hypot(matrix.c, matrix.d)
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    ask = raw.FPDFPageObj_GetStrokeColor if mode in (1, 5) else raw.FPDFPageObj_GetFillColor
    parts = [ctypes.c_uint() for _ in range(4)]
    known = ask(thing, *map(ctypes.byref, parts))
    red, green, blue, alpha = (part.value for part in parts) if known else (0, 0, 0, 255)
    bare = name.value.decode("utf-8", "replace").rpartition("+")[2]
    if raw.FPDFFont_GetIsEmbedded(font) != 1:
        bare += " of the program that shows it"
    if abs(matrix.c) > 0.01 * abs(matrix.d):
        bare += f", slanted {matrix.c / (matrix.d or 1):.2f}"
    return Ink(key, bare, abs(size), mode, (red, green, blue, alpha))
