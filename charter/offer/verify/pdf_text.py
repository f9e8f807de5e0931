"""The letters of a page of a PDF, and the lines that they make."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import groupby
from math import hypot
from typing import Any

from charter.named_tuples import NamedTuple
from charter.offer.verify.copy import Bounds, TextLine, around
from charter.offer.verify.words import BROKEN, Word, is_stamp, plain, words_in

_EDGE = 4
"""Lines at the top and at the foot of a page among which its header and footer are looked for."""
_MOST_LATE = 60
"""Lines that something laid over a page has at most."""
_HYPHENS = "\ufffe\u0002"


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


def lines_of(pages: Sequence[PageText]) -> tuple[TextLine, ...]:
    """Return the lines of all pages with the boxes of their words; headers and footers are edges.

    A hyphen where a line broke is told: the word goes on in the next line, with it or without.
    """
    made = [[_joined(part) for part in _broken(_in_place(page))] for page in pages]
    texts = [[plain("".join(t for t, _ in line)) for line in page] for page in made]
    edges = _edges(texts, [[_top(line) for line in page] for page in made])
    lines: list[TextLine] = []
    for number, page in enumerate(made):
        for place, line in enumerate(page):
            words: list[Word] = []
            boxes: list[Bounds] = []
            for text, box in line:
                found = list(words_in(text, len(lines)))
                words += found
                boxes += [box] * len(found)
            text = texts[number][place].replace(BROKEN, "")
            if not text:
                continue
            kind = "edge" if place in edges[number] else "text"
            lines.append(TextLine(text, kind, tuple(words), page=number + 1, boxes=tuple(boxes)))
    return tuple(lines)


GlyphLine = tuple[str, tuple[Glyph | None, ...]]


def _in_place(page: PageText) -> list[GlyphLine]:
    """Return the lines in the order of the page; those laid over it late stand where one sees them.

    Services and people write over a page in a font of theirs, behind all else that the page has.
    """
    fonts = [{letter.ink.font for letter in letters if letter} for _, letters in page.lines]
    before: list[set[str]] = [set()]
    for each in fonts:
        before.append(before[-1] if each <= before[-1] else before[-1] | each)
    end = len(page.lines)
    while end > 1 and len(page.lines) - end < _MOST_LATE and not fonts[end - 1] & before[end - 1]:
        end -= 1
    body, late = list(page.lines[:end]), page.lines[end:]
    heights = [_middle(line) for line in body]
    behind: dict[int, list[GlyphLine]] = {}
    for line in late:
        at = next((n for n in reversed(range(len(body))) if heights[n] >= _middle(line) - 2), -1)
        behind.setdefault(at, []).append(line)
    placed = sorted(behind.get(-1, ()), key=_middle, reverse=True)
    for number, line in enumerate(body):
        placed += [line, *sorted(behind.get(number, ()), key=_middle, reverse=True)]
    return placed


def _middle(line: GlyphLine) -> float:
    boxes = [letter.box for letter in line[1] if letter is not None]
    return around(boxes).middle[1] if boxes else 0.0


def _broken(lines: Sequence[GlyphLine]) -> Iterator[list[GlyphLine]]:
    """Yield lines; one that ends at a hyphen together with the next."""
    held: list[GlyphLine] = []
    for line in lines:
        held.append(line)
        if line[0][-1] not in _HYPHENS:
            yield held
            held = []
    if held:
        yield held


def _joined(lines: Sequence[GlyphLine]) -> list[tuple[str, Bounds]]:
    """Return the pieces of a line between blanks, each with its box."""
    pieces: list[tuple[str, Bounds]] = []
    both = [pair for text, letters in lines for pair in zip(text, letters, strict=True)]
    for blank, group in groupby(both, key=lambda pair: pair[0].isspace()):
        if blank:
            if pieces:
                pieces[-1] = (pieces[-1][0] + " ", pieces[-1][1])
            continue
        part = list(group)
        text = re.sub(f"[{_HYPHENS}]", BROKEN, "".join(t for t, _ in part))
        boxes = [letter.box for _, letter in part if letter is not None]
        last = pieces[-1][1] if pieces else Bounds(0, 0, 0, 0)
        pieces.append((text, around(boxes) if boxes else last))
    return pieces


def _top(line: list[tuple[str, Bounds]]) -> float:
    return line[0][1].middle[1] if line else 0.0


def _edges(texts: list[list[str]], heights: list[list[float]]) -> list[set[int]]:
    """Return the numbers of the lines of each page that are its header, footer or stamp."""
    ends: list[set[int]] = []
    for places in heights:
        order = sorted(range(len(places)), key=lambda n: places[n], reverse=True)
        ends.append({*order[:_EDGE], *order[-_EDGE:], *range(_EDGE), *range(len(places))[-_EDGE:]})
    counts: dict[str, int] = {}
    for page, found in zip(texts, ends, strict=True):
        for key in {_key(page[place]) for place in found if place < len(page)}:
            counts[key] = counts.get(key, 0) + 1
    return [
        {n for n in found if n < len(page) and (counts[_key(page[n])] > 1 or is_stamp(page[n]))}
        for page, found in zip(texts, ends, strict=True)
    ]


def _key(text: str) -> str:
    """Return a line without its page number."""
    return re.sub(r"\d+( (of|von|af|/) \d+)?$|^\d+ ", "#", text)
