"""The lines of a PDF: paragraphs put together again, without what stands on each page alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from charter.audit.facts import label_of
from charter.audit.flowing import RawLine, flowed
from charter.audit.headings import is_known
from charter.audit.lines import Lines
from charter.document.pdf.open import open_pdf
from charter.document.pdf.text import Glyph, PageText, set_upright, text_of_page
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, error

MAX_PAGES = 150
MAX_LETTERS = 600_000
_EDGE_LINES = 3
_HYPHENS = "\ufffe\u0002\u00ad"
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d+(?:\s*(?:of|/)\s*\d+)?\W*\Z", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_LEAST = 30
"""Letters on a page, on average, under which a PDF is a picture of a paper."""
_GAP = 1.55
_FAR = 1.6
"""Heights of letters between two pieces of a line that are two columns."""
_HINT = "give the papers alone, each in a file of its own"


def lines_of_pdf(name: str, raw: bytes) -> Lines:
    """Return the lines of a PDF. Raises InputError where there is nothing to read."""
    path = Path(name)
    with open_pdf(path, raw) as document:
        return _read(document, path)


def _read(document: Any, path: Path) -> Lines:
    if len(document) > MAX_PAGES:
        raise error(InputError, path, "too-large", f"{len(document):,} pages are too many", _HINT)
    pages: list[list[RawLine]] = []
    left = MAX_LETTERS
    for number in range(len(document)):
        page = document[number]
        set_upright(page)
        text = text_of_page(page, left)
        left -= sum(len(line) for line, _ in text.lines)
        if left < 0:
            raise error(InputError, path, "too-large", "too much text for papers", _HINT)
        pages.append(list(_raw(text, Place(str(path)), f"page {number + 1}")))
        page.close()
    letters = [sum(len(line.text) for line in page) for page in pages]
    if sum(letters) < _LEAST * max(len(pages), 1):
        message = "this PDF has no text: it is a scan or a picture"
        hint = "have its text recognised (OCR), or give the file it was made from"
        raise error(InputError, path, "no-text", message, hint)
    empty = [str(number + 1) for number, count in enumerate(letters) if count < 3]
    problems = []
    if empty:
        message = f"no text on page {', '.join(empty[:10])}: a scan, a picture or empty"
        hint = "have its text recognised (OCR) where it says duties"
        problems.append(Problem(Place(str(path)), "no-text", message, hint))
    lines = tuple(flowed(list(_without_edges(pages))))
    return Lines(lines, tuple(problems), _saved(document))


class _Piece(NamedTuple):
    """Letters that stand close to each other on a line."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


def _raw(page: PageText, place: Place, where: str) -> Iterator[RawLine]:
    """Yield the lines of a page; what stands on one height is one line, but for labels."""
    held: RawLine | None = None
    before: _Piece | None = None
    for piece in (each for line in page.lines for each in _pieces(*line)):
        beside = before is not None and abs(piece.base - before.base) < 1
        if held is not None and before is not None and beside and piece.left >= before.right - 1:
            far = piece.left - before.right > _FAR * piece.size
            if not (far and is_known(held.text.strip(" :"))):
                colon = far and label_of(held.text) and not held.text.endswith(":")
                mark = ": " if colon else " "
                held = held._replace(text=f"{held.text}{mark}{piece.text}", right=piece.right)
                before = piece
                continue
        if held is not None:
            yield held
        gap = before is not None and not (
            -1 < before.base - piece.base <= _GAP * max(piece.size, before.size)
        )
        held = RawLine(
            piece.text, piece.left, piece.right, place, where, piece.size, piece.bold, gap
        )
        before = piece
    if held is not None:
        yield held


def _pieces(text: str, letters: Sequence[Glyph | None]) -> Iterator[_Piece]:
    """Yield the pieces of a line between which there is much room."""
    start = 0
    last: Glyph | None = None
    for number, letter in enumerate(letters):
        if letter is None:
            continue
        # The reader of PDFs puts two lines together where a word is broken at a hyphen.
        if last is not None and (
            letter.box.left - last.box.right > _FAR * letter.ink.size
            or abs(letter.base[1] - last.base[1]) > letter.ink.size / 2
        ):
            yield from _piece(text[start:number], letters[start:number])
            start = number
        last = letter
    yield from _piece(text[start:], letters[start:])


def _piece(text: str, letters: Sequence[Glyph | None]) -> Iterator[_Piece]:
    inked = [letter for letter in letters if letter is not None]
    said = "".join("-" if letter in _HYPHENS else letter for letter in text).strip()
    if inked and said:
        bold = sum(bool(_BOLD.search(letter.ink.font)) for letter in inked) > 0.8 * len(inked)
        yield _Piece(
            said,
            inked[0].box.left,
            max(letter.box.right for letter in inked),
            inked[0].base[1],
            median(letter.ink.size for letter in inked),
            bold,
        )


def _without_edges(pages: Sequence[Sequence[RawLine]]) -> Iterator[RawLine]:
    """Yield the lines of all pages without headers, footers and page numbers."""
    counts: Counter[str] = Counter()
    for page in pages:
        ends = [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]
        counts.update({_key(line) for line in ends})
    for page in pages:
        for number, line in enumerate(page):
            at_edge = number < _EDGE_LINES or number >= len(page) - _EDGE_LINES
            often = counts[_key(line)] > max(1, len(pages) // 2) and len(pages) > 1
            if at_edge and (often or _PAGE_NUMBER.match(line.text)):
                continue
            yield line


def _key(line: RawLine) -> str:
    return _DIGITS.sub("#", line.text.strip())


def _saved(document: Any) -> str:
    told = document.get_metadata_dict()
    for name in ("ModDate", "CreationDate"):
        found = re.match(r"D:(\d{4})(\d\d)(\d\d)", told.get(name, ""))
        if found:
            return "-".join(found.groups())
    return ""
