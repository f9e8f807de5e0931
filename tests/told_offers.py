"""Small offers that came back edited by chance, in Word and as PDF: an area of told.py.

What `charter verify` tells of whole packs stands in told_copies.py; these are some twenty lines
each, and so hold its comparison by itself: letter, charter, table, lines to sign, pages.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from charter.document.docx.text import DocxParagraph, DocxText, Figure, Span
from charter.document.parse import parse_markdown
from charter.document.pdf.text import Bounds, Glyph
from charter.offer.verify.compare import compare, signing_lines
from charter.offer.verify.copy import Copy, PageMark, TextLine
from charter.offer.verify.found import Seen
from charter.offer.verify.lines import markdown_lines
from charter.offer.verify.pages import compare_pages
from charter.offer.verify.pdf_drawn import Drawn, LetterGrid, drawings
from charter.offer.verify.telling import Sent
from charter.offer.verify.words import words_in
from told_seen import seen
from told_tables import short
from told_verdicts import verdicts

_LETTER = """\
Dear Ada,

we offer you this position from 1 June 2027. It is the best one that we have.

Place: ________

| Name |  |
| --- | --- |
| Day |  |

Signature

Yours, Bea Lund

Annex A
"""
_CHARTER = """\
# Charter: CTO

1. Decides what is built; tells the board. Hears the CPO.
2. Decides who is hired, up to 5 people a year.

## Limits

- Spends 50,000 a year.

| Work | Whose |
| --- | --- |
| Roadmap | CPO |
| Security | CTO |

This is all. Nothing else was said; nobody said more. It is signed below.

| Signed | Name | Date |
| --- | --- | --- |
| CTO |  |  |
| CEO | /sn2/ | /ds2/ |

Last line
"""
_NEW = (
    "Ada Okafor", "12 May 2027", "Toronto", "The bonus is void.", "not", "Decides", "CTO", "2.",
    "/sn1/", "subject to review", "Roadmap CPO", "Page 2", "xyz " * 200, "-", "Box", "(b)", "Void",
    "Spends 60,000 a year.", "Work Whose", "DocuSign Envelope ID: 12", "_____", "...", "a) Agreed",
)  # fmt: skip
_PATH = Path("copy")


def _lines(text: str) -> list[TextLine]:
    return list(markdown_lines(parse_markdown(text, "x")))


def _line(number: int, cells: Sequence[str], kind: str = "paragraph") -> TextLine:
    words = [w for n, cell in enumerate(cells) for w in words_in(cell, number, n)]
    held = tuple(cells) if kind == "row" else ()
    return TextLine(" ".join(cells), kind, tuple(words), held)


def _edited(lines: Sequence[TextLine], chance: random.Random) -> list[tuple[str, list[str]]]:
    """Return the kind and the cells of each line, with some of them edited."""
    made = [(line.kind, list(line.cells) or [line.text]) for line in lines]
    for _ in range(chance.choice((0, 1, 1, 1, 2, 5))):
        at, new = chance.randrange(len(made)), chance.choice(_NEW)
        kind, cells = made[at]
        cell = chance.randrange(len(cells))
        words = cells[cell].split()
        place = chance.randrange(len(words) + 1)
        what = chance.randrange(8)
        if what == 0:
            del made[at]
        elif what == 1:
            made.insert(at, ("paragraph", [new]))
        elif what == 2:
            cells[cell] = " ".join((*words[:place], *words[place + 1 :]))
        elif what == 3:
            made.insert(chance.randrange(len(made)), made.pop(at))
        elif what == 4 and kind == "row":
            cells.append(new)
        else:
            cells[cell] = " ".join((*words[:place], new, *words[place + (what == 5) :]))
    # Those who sign fill in what waits for it.
    for kind, cells in made if chance.random() < 0.5 else ():
        for n, cell in enumerate(cells):
            if kind == "row" and (not cell or cell.startswith("/")):
                cells[n] = chance.choice(("", "Ada Okafor", "12 May 2027", *_NEW[:10], cell))
            elif "___" in cell:
                cells[n] = cell.replace("________", chance.choice(("Toronto", *_NEW[:4])))
    return made


def _as_word(made: Sequence[tuple[str, Sequence[str]]]) -> Iterator[TextLine]:
    yield from (_line(n, cells, kind) for n, (kind, cells) in enumerate(made))


def _as_pdf(
    made: Sequence[tuple[str, Sequence[str]]], wide: int, high: int, head: str = "Northwind"
) -> Iterator[TextLine]:
    """Yield lines of so many words on pages of so many lines, each with its head and number."""
    texts: list[str] = []
    for _, cells in made:
        words = " ".join(cells).split()
        texts += [" ".join(words[at : at + wide]) for at in range(0, len(words), wide)]
    number = 0
    for at, text in enumerate(texts):
        page = at // high + 1
        edges = [(700, head, "edge")] if at % high == 0 else []
        last = at % high == high - 1 or at == len(texts) - 1
        foot = [(40, f"Page {page}", "edge")] if last else []
        for y, said, kind in (*edges, (680 - 14 * (at % high), text, "text"), *foot):
            line = _line(number, [said], kind)
            boxes = tuple(
                Bounds(72 + 30 * n, y, 72 + 30 * n + 26, y + 10) for n in range(len(line.words))
            )
            yield line._replace(page=page, boxes=boxes)
            number += 1


def _sent(letter: bool) -> Sent:
    lines = _lines(_LETTER + "\n" + _CHARTER if letter else _CHARTER)
    count = len(_lines(_LETTER)) - 1 if letter else 0
    sent = Sent(tuple(lines), ("Northwind", "Box"), signing_lines(lines))
    return sent._replace(letter=count, whole=True) if letter else sent


def _compared() -> Iterator[str]:
    chance = random.Random("offers")
    for number in range(160):
        sent = _sent(letter=number % 2 == 0)
        made = _edited(sent.lines, chance)
        if number % 4 < 2:
            lines = tuple(_as_word(made))
        else:
            lines = tuple(_as_pdf(made, chance.choice((3, 5, 9, 99)), chance.choice((7, 12, 50))))
        found = compare(sent, Copy(lines), _PATH)
        pairs = f"{len(found.pairs)} pairs, {sum(a.line * b.line for a, b in found.pairs)}"
        form = ("Word", "PDF")[number % 4 > 1]
        head = f"{number} {form}: {found.before}-{found.after} of {len(lines)}, {pairs}"
        added = " ".join(word.text for word in found.added)
        yield f"{head}, {len(added)} {added[:100]!r}"
        for change in found.changes:
            said = (each if len(each) < 150 else f"{each[:60]}... {len(each)}" for each in change)
            yield f"  {' | '.join(said)}"
        for text in (*found.filled, *(f"? {text}" for text in found.unclear)):
            yield f"  + {text}"


_MARKS = ("picture", "drawing", "note", "field", "raised", "look", "hidden-text", "too-many")
_SIZES = ((90, 30), (130, 60), (131, 60), (130, 61), (200, 100), (4, 4))
_FIGURES = (("picture", 32, 11), ("chart", 46, 21))
_SAID = ("", "Ada Okafor", "The bonus is void.", "x" * 90)


def _marked() -> Iterator[str]:
    """Yield what is said of marks of each kind, size and text, all over a page."""
    chance = random.Random("marks")
    figures = tuple(Figure(kind, "", wide, high, False, 1) for kind, wide, high in _FIGURES)
    for letter in (True, False):
        sent = _sent(letter)
        made = [(line.kind, list(line.cells) or [line.text]) for line in sent.lines]
        lines = tuple(_as_pdf(made, 9, 50, "Last line"))
        region = [line.boxes[0] for line in lines if line.boxes and line.kind != "edge"]
        for original in (None, DocxText(_PATH, (), figures=figures)):
            for number in range(120):
                code, text = _MARKS[number % len(_MARKS)], chance.choice(_SAID)
                wide, high = chance.choice(_SIZES)
                box = chance.choice(region)
                left = chance.choice((0, 30, 57, 59, 72, 200, 330, 355, 480))
                bottom = chance.choice((10, 20, box.bottom, box.bottom, box.top + 3, 695, 720))
                place = Bounds(left, bottom, left + wide, bottom + high)
                mark = PageMark(code, 1, place, "a thing", text, chance.random() < 0.3)
                copy = Copy(lines, marks=(mark,))
                found = compare_pages(sent, original, copy, compare(sent, copy, _PATH))
                where = f"{left:g},{bottom:g} {wide}x{high}{' over' * mark.over}"
                known = f"{'letter' if letter else 'charter'}, {'Word' if original else 'Markdown'}"
                yield f"{known}: {code} {where} {text[:20]!r} -> {_seen(found)}"


def _seen(found: Seen) -> str:
    told = [f"{odd.code} p{odd.page} {odd.message!r}" for odd in found.oddities]
    told += map(short, found.changes)
    return "; ".join((*told, *(f"not compared: {each}" for each in found.uncompared)))


_HEADS = (
    "Northwind", "Box", "Northwind 2 of 9", "Page 7", "Annex A · Northwind",
    "Annex A, Northwind",
    "Void", "Roadmap CPO", "Last line", "line Last", "DocuSign Envelope ID: 12", "",
    "The bonus is void",
)  # fmt: skip
_TALES = ("", "footnote", "text box")


def _edged() -> Iterator[str]:
    """Yield what is said of what stands at the head of a page, in its notes, and out of place."""
    sent = _sent(letter=False)
    made = [(line.kind, list(line.cells) or [line.text]) for line in sent.lines]
    for head in _HEADS:
        for original in (None, DocxText(_PATH, ())):
            lines = tuple(_as_pdf(made, 9, 7, head))
            copy = Copy(lines, unread=("a sound",))
            found = compare_pages(sent, original, copy, compare(sent, copy, _PATH))
            yield f"{head!r}, {'Word' if original else 'Markdown'}: {_seen(found)}"
    lines = tuple(_as_pdf(made, 9, 50))
    for story in _TALES:
        for text in ("Roadmap", "Road-map", "It is void", "Northwind"):
            paragraph = DocxParagraph(1, "paragraph", 0, (Span(text),), story=story)
            original = DocxText(_PATH, (paragraph,))
            found = compare_pages(sent, original, Copy(lines), compare(sent, Copy(lines), _PATH))
            yield f"{text!r} in {story or 'the text'}: {_seen(found)}"
    for n, (right, up) in itertools.product((2, 5, 17), ((0, 26), (0, 30), (40, 30), (900, 30))):
        moved = [
            Bounds(left + right, low + up, end + right, top + up)
            for left, low, end, top in lines[n].boxes
        ]
        copy = Copy((*lines[:n], lines[n]._replace(boxes=tuple(moved)), *lines[n + 1 :]))
        found = compare_pages(sent, None, copy, compare(sent, copy, _PATH))
        yield f"{lines[n].text!r} {right} to the right, {up} up: {_seen(found)}"


def _glyph(box: Bounds) -> Glyph:
    return Glyph("a", box, (box.left, box.bottom), ((0, 0, 0, 255), "", 1.0))


class _Page:
    def __init__(self, rotation: int = 0) -> None:
        self._rotation = rotation

    def get_bbox(self) -> tuple[float, float, float, float]:
        return 10.0, 0.0, 300.0, 200.0

    def get_rotation(self) -> int:
        return self._rotation


def _drawn() -> Iterator[str]:
    """Yield where something is drawn that is no rule, by how wide, high, many and dark it is."""

    def page(*boxes: tuple[int, int, int, int], ink: int = 0, scale: float = 1.0) -> str:
        pixels = [bytearray(b"\xff" * 120) for _ in range(100)]
        for left, top, wide, high in boxes:
            for y in range(top, top + high):
                pixels[y][left : left + wide] = bytes([ink]) * wide
        lines = Drawn(b"".join(pixels), 110, 100, 120)
        grid = LetterGrid([_glyph(Bounds(40, 178, 44, 182))])
        found = drawings(lines, scale, _Page(), grid)
        return "; ".join(",".join(f"{side:g}" for side in box) for box in found or ())

    for wide, high in (
        (2, 2), (3, 3), (4, 3), (3, 4), (4, 4), (19, 3), (20, 3), (21, 3), (20, 4), (3, 19),
        (3, 20), (3, 21), (4, 20), (60, 60), (1, 50), (50, 1),
    ):  # fmt: skip
        yield f"{wide} by {high}: {page((50, 30, wide, high))}"
    for count in (1, 2, 3, 4):
        level = [(10 + 12 * n, 50, 6, 2) for n in range(count)]
        upright = [(50, 10 + 12 * n, 2, 6) for n in range(count)]
        yield f"{count} dashes: {page(*level)} | {page(*upright)}"
    for ink in (0, 139, 140, 141, 249, 250, 251):
        yield f"as dark as {ink}: {page((50, 30, 8, 8), ink=ink)}"
    yield f"around a letter: {page((20, 10, 30, 20))}"
    yield f"beside it: {page((20, 10, 8, 20))}"
    yield f"twice as fine: {page((50, 30, 8, 12), scale=2.0)}"
    yield f"at the end of a row: {page((100, 30, 20, 8))}"
    yield f"joined: {page((20, 50, 8, 8), (28, 54, 8, 8), (60, 50, 9, 1), (60, 51, 1, 9))}"
    yield f"corner to corner: {page((20, 50, 8, 8), (28, 58, 8, 8))}"
    yield f"a pixel apart: {page((60, 50, 8, 8), (69, 50, 8, 8))}"
    ring = ((20, 50, 20, 5), (20, 50, 5, 20), (35, 50, 5, 20), (20, 65, 20, 5))
    yield f"a ring: {page(*ring)}"
    yield f"on a page that is turned: {drawings(Drawn(b'', 0, 0, 0), 1, _Page(90), LetterGrid(()))}"
    grid = LetterGrid(_glyph(Bounds(n % 30, 0, n % 30 + 2, 4)) for n in range(90))
    yield f"letters of a place: {Counter(map(len, grid.cells.values()))}"
    for box in (Bounds(0, 0, 5, 5), Bounds(0, 3, 5, 5), Bounds(29.5, 1, 900, 900)):
        yield f"letters in {short(box)}: {len(list(grid.within(box)))} {grid.any_in(box)}"


def offers() -> Iterator[tuple[str, str]]:
    """Yield what is told of words, of marks on pages, of what is drawn there, and of looks."""
    yield "words", "\n".join(_compared())
    yield "marks", "\n".join(_marked())
    yield "edges", "\n".join(_edged())
    yield "seen", "\n".join(seen())
    yield "verdicts", "\n".join(verdicts())
    yield "drawn", "\n".join(_drawn())


OFFERS = {"offers": offers}
