"""What a reader of a page of a PDF sees otherwise than its letters say.

The page is drawn as it is, without its letters, and with nothing but its letters. A letter that
leaves no ink is hidden, whatever hides it; what is drawn where no letter is is a drawing.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import groupby, islice
from math import ceil, floor
from typing import Any

from charter.document.pdf.text import Bounds, Glyph, PageText, around
from charter.named_tuples import NamedTuple
from charter.offer.verify.copy import PageMark
from charter.offer.verify.pdf_drawn import Drawn, LetterGrid, drawings

MAX_OBJECTS, MAX_PICTURES, MAX_SEGMENTS = 20_000, 500, 400_000
_DEPTH = 8
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_SCALE, _LONGEST = 2.0, 2400
"""Pixels for a point, and along the longer side of a page at most."""
SMALLEST = 4
"""Points under which nobody reads a letter."""
_CONTRAST = 1.5
_SEEN = 40
"""How much darker or lighter than what is behind it a pixel of a letter is at least, of 255."""
_LEFT_OF_INK = 0.7
"""The part of the ink of a letter that must be seen."""


class _Things(NamedTuple):
    """The objects of a page: texts by their order, pictures with their order and place."""

    order: dict[int, int]
    texts: list[Any]
    images: list[Any]
    rest: list[Any]
    pictures: list[tuple[int, Bounds]]


def look_at(page: Any, number: int, text: PageText) -> Iterator[PageMark]:
    """Yield what lies on a page beside its words, and what is odd with its letters."""
    things = _things(page)
    whole = Bounds(*page.get_bbox())
    if things is None:
        yield PageMark("too-many", number, whole, "more lies on it than can be looked at")
        return
    letters = list(text.letters)
    if any(letter.ink.key not in things.order for letter in letters):
        yield PageMark("too-many", number, whole, "its words are nested too deep to look at each")
        return
    scale = min(_SCALE, _LONGEST / max(page.get_size()))
    place = _placing(page, scale)
    as_it_is = _draw(page, scale)
    _show(things.texts, False)
    bare = _draw(page, scale)
    _show(things.images, False)
    lines = _draw(page, scale) if things.images else bare
    _show((*things.texts, *things.images), True)
    _show((*things.images, *things.rest), False)
    alone = _draw(page, scale)
    _show((*things.images, *things.rest), True)
    odd = [
        (letter, *found)
        for letter in letters
        if (found := _how_odd(letter, place(letter.box), as_it_is, bare, alone, lines, place))
    ]
    yield from _told(odd, number)
    grid = LetterGrid(letters)
    for order, box in things.pictures:
        over = any(things.order[letter.ink.key] < order for letter in grid.within(box))
        yield PageMark("picture", number, box, "a picture", over=over)
    drawn = drawings(lines, scale, page, grid)
    if drawn is None:
        yield PageMark("too-many", number, whole, "more is drawn on it than can be looked at")
    else:
        yield from (PageMark("drawing", number, box, "a drawing") for box in drawn)


def _things(page: Any) -> _Things | None:
    raw = import_module("pypdfium2.raw")
    things = _Things({}, [], [], [], [])
    segments = 0
    for order, thing in enumerate(islice(page.get_objects(max_depth=_DEPTH), MAX_OBJECTS + 1)):
        if thing.type == _TEXT:
            things.order[ctypes.cast(thing.raw, ctypes.c_void_p).value or 0] = order
            things.texts.append(thing)
        elif thing.type == _IMAGE:
            things.images.append(thing)
            things.pictures.append((order, _bounds(thing)))
        elif thing.type != _FORM:
            if thing.type == _PATH:
                segments += raw.FPDFPath_CountSegments(thing.raw)
            things.rest.append(thing)
        if order == MAX_OBJECTS or segments > MAX_SEGMENTS or len(things.images) > MAX_PICTURES:
            return None
    return things


def _bounds(thing: Any) -> Bounds:
    """Return where an object is on the page, also one in another object."""
    left, bottom, right, top = thing.get_bounds()
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    outer = thing.container
    while outer is not None:
        matrix = outer.get_matrix()
        corners = [matrix.on_point(*corner) for corner in corners]
        outer = outer.container
    return around(Bounds(x, y, x, y) for x, y in corners)


def _show(things: Iterable[Any], shown: bool) -> None:
    raw = import_module("pypdfium2.raw")
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing.raw, shown)


def _draw(page: Any, scale: float) -> Drawn:
    bitmap = page.render(scale=scale, grayscale=True, draw_annots=False, may_draw_forms=False)
    drawn = Drawn(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    bitmap.close()
    return drawn


Placing = Callable[[Bounds], Bounds]


def _placing(page: Any, scale: float) -> Placing:
    """Return what turns a box on the page into one in pixels from above: bottom is the larger."""
    left, bottom, right, top = page.get_bbox()
    turned = page.get_rotation() // 90

    def place(box: Bounds) -> Bounds:
        if turned == 0:
            a, b, c, d = box.left - left, top - box.top, box.right - left, top - box.bottom
        elif turned == 1:
            a, b, c, d = box.bottom - bottom, box.left - left, box.top - bottom, box.right - left
        elif turned == 2:
            a, b, c, d = right - box.right, box.bottom - bottom, right - box.left, box.top - bottom
        else:
            a, b, c, d = top - box.top, right - box.right, top - box.bottom, right - box.left
        return Bounds(a * scale, d * scale, c * scale, b * scale)

    return place


def _how_odd(
    letter: Glyph,
    at: Bounds,
    whole: Drawn,
    bare: Drawn,
    alone: Drawn,
    lines: Drawn,
    place: Placing,
) -> tuple[str, str] | None:
    """Return the code and the words of what is wrong with a letter, if anything is."""
    if letter.ink.size < SMALLEST:
        return "hidden-text", "text too small to be read"
    x, y = at.middle
    if not (0 <= x < whole.wide and 0 <= y < whole.high):
        return "hidden-text", "text outside of what the page shows"
    left, top = max(0, floor(at.left)), max(0, floor(at.top))
    right, bottom = min(whole.wide, ceil(at.right)), min(whole.high, ceil(at.bottom))
    area = (left, top, max(right, left + 1), max(bottom, top + 1))
    shown, behind = whole.rows(*area), bare.rows(*area)
    if letter.ink.mode in (3, 7) or letter.ink.color[3] < 20:
        return "hidden-text", "invisible text"
    if _is_crossed(letter, lines, place):
        return "look", "struck out or drawn over"
    own = alone.rows(*area)
    if shown == behind and any(pixel < 255 - _SEEN for row in own for pixel in row):
        return "covered", "something lies over the text"
    background = bare.pixels[int(y) * bare.stride + int(x)]
    if letter.ink.mode in (0, 2, 4, 6) and _contrast(letter.ink.color, background) < _CONTRAST:
        return "hidden-text", "text in the colour of what is behind it"
    if shown == behind:
        return "hidden-text", "text that is not drawn"
    if shown != own and _ink_left(shown, behind, own) < _LEFT_OF_INK:
        return "covered", "something lies over the text"
    return None


def _contrast(color: tuple[int, int, int, int], background: int) -> float:
    one, other = sorted((_light(*color[:3]), _light(background, background, background)))
    return (other + 0.05) / (one + 0.05)


def _light(red: int, green: int, blue: int) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (red / 255, green / 255, blue / 255)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _ink_left(shown: list[bytes], behind: list[bytes], own: list[bytes]) -> float:
    """Return how much of the ink of a letter is seen on the page, of 1."""
    ink = left = 0
    for seen, back, alone in zip(shown, behind, own, strict=True):
        for one, two, dark in zip(seen, back, alone, strict=True):
            if dark < 128:
                ink += 1
                left += abs(one - two) >= _SEEN
    return left / ink if ink > 4 else 1.0


def _is_crossed(letter: Glyph, lines: Drawn, place: Placing) -> bool:
    """Return whether what is drawn changes within a letter; a line under it does not count."""
    box, size = letter.box, letter.ink.size
    low = max(box.bottom, letter.base[1] + 0.08 * size) if box.top > letter.base[1] else box.bottom
    if box.top - low < 0.1 * size:
        return False
    at = place(Bounds(box.left, low, box.right, box.top))
    left, top = max(0, ceil(at.left)), max(0, ceil(at.top))
    right, bottom = min(lines.wide, floor(at.right)), min(lines.high, floor(at.bottom))
    if right <= left or bottom <= top:
        return False
    rows = lines.rows(left, top, right, bottom)
    first = rows[0][:1] * (right - left)
    if all(row == first for row in rows):
        return False
    values = b"".join(rows)
    return max(values) - min(values) > _SEEN


def _told(odd: list[tuple[Glyph, str, str]], number: int) -> Iterator[PageMark]:
    """Yield what is odd with letters, those of one run and kind together."""
    for (code, what, _), group in groupby(odd, key=lambda each: (*each[1:], each[0].ink.key)):
        letters = [letter for letter, _, _ in group]
        text = "".join(letter.text for letter in letters)
        yield PageMark(code, number, around(x.box for x in letters), what, text, over=True)
