"""How the letters of a PDF are set: raised, squeezed, over each other, or of another shape.

A PDF says beside each letter what it is to be read as; that may be a lie. All letters of a font
that are read alike look alike, so one that does not is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from charter.document.pdf.text import Glyph, PageText, around
from charter.offer.verify.copy import PageMark
from charter.offer.verify.pdf_drawn import LetterGrid

_SHAPE = 0.008
"""How far the edges of a letter may be from those of the same letter, in parts of its height."""
_RAISED = 0.12


def odd_letters(pages: Sequence[PageText], grids: Sequence[LetterGrid]) -> Iterator[PageMark]:
    """Yield runs of letters that are set otherwise than what stands around them."""
    usual = _usual(pages)
    for number, (page, grid) in enumerate(zip(pages, grids, strict=True), 1):
        for _, line in page.lines:
            yield from _line(line, number, usual)
        yield from _over_each_other(page, grid, number)


GlyphShape = tuple[float, float, float, float]


def _shape(letter: Glyph) -> GlyphShape:
    size = letter.ink.size or 1.0
    x, y = letter.base
    box = letter.box
    return (
        (box.left - x) / size,
        (box.bottom - y) / size,
        (box.right - x) / size,
        (box.top - y) / size,
    )


def _alone(line: Sequence[Glyph | None]) -> Iterator[Glyph]:
    """Yield the letters of a line that are no part of a ligature, which share a place."""
    for n, letter in enumerate(line):
        if letter is None or not letter.text.isalnum():
            continue
        beside = (line[n - 1] if n else None, line[n + 1] if n + 1 < len(line) else None)
        if all(other is None or other.base != letter.base for other in beside):
            yield letter


def _usual(pages: Sequence[PageText]) -> dict[tuple[str, str], GlyphShape]:
    """Return the shape that most letters of a font have which are read alike."""
    counts: dict[tuple[str, str], Counter[GlyphShape]] = {}
    for page in pages:
        for _, line in page.lines:
            for letter in _alone(line):
                rounded: GlyphShape = tuple(round(v, 3) for v in _shape(letter))  # type: ignore[assignment]
                counts.setdefault((letter.ink.font, letter.text), Counter())[rounded] += 1
    return {key: each.most_common(1)[0][0] for key, each in counts.items()}


def _line(
    line: Sequence[Glyph | None], number: int, usual: dict[tuple[str, str], GlyphShape]
) -> Iterator[PageMark]:
    odd = []
    for letter in _alone(line):
        shape, wanted = _shape(letter), usual[letter.ink.font, letter.text]
        if any(abs(a - b) > _SHAPE for a, b in zip(shape, wanted, strict=True)):
            odd.append(letter)
    if odd:
        what = "letters of another shape than elsewhere"
        text = "".join(letter.text for letter in odd)
        yield PageMark("look", number, around(x.box for x in odd), what, text, over=True)
    raised = []
    for one, other in pairwise(line):
        if one is None or other is None or not (one.text.isalnum() and other.text.isalnum()):
            continue
        size = max(one.ink.size, other.ink.size)
        level = abs(one.base[1] - other.base[1]) > _RAISED * size
        near = abs(one.box.right - other.box.left) < size
        if level and near:
            raised.append(other)
    if raised:
        text = "".join(letter.text for letter in line if letter is not None)
        box = around(letter.box for letter in raised)
        yield PageMark("raised", number, box, "raised or lowered", text, over=True)


def _over_each_other(page: PageText, grid: LetterGrid, number: int) -> Iterator[PageMark]:
    """Yield letters of one run in whose box a letter of another run stands."""
    hit: dict[int, list[Glyph]] = {}
    for letter in page.letters:
        others = (other for other in grid.within(letter.box) if other.ink.key != letter.ink.key)
        if letter.text.isalnum() and any(other.text.isalnum() for other in others):
            hit.setdefault(letter.ink.key, []).append(letter)
    for letters in hit.values():
        text = "".join(letter.text for letter in letters)
        box = around(letter.box for letter in letters)
        yield PageMark("look", number, box, "words over each other", text, over=True)
