"""The lines that the letters of a PDF make, as they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from charter.check.words.signing import is_stamp
from charter.document.alike import BROKEN, plain
from charter.document.pdf.text import Bounds, Glyph, PageText, around
from charter.offer.verify.copy import TextLine
from charter.offer.verify.words import Word, words_in

_EDGE = 4
"""Lines at the top and at the foot of a page among which its header and footer are looked for."""
_MOST_LATE = 60
"""Lines that something laid over a page has at most."""
_HYPHENS = "\ufffe\u0002"


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
