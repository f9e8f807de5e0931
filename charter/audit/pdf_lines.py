"""The lines of a PDF: paragraphs put together again, without what stands on each page alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

from charter.audit.flowing import RawLine, flowed
from charter.audit.lines import Lines
from charter.extras import how_to_get
from charter.offer.verify.pdf_text import PageText, set_upright, text_of_page
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
_HINT = "give the papers alone, each in a file of its own"


def lines_of_pdf(name: str, raw: bytes) -> Lines:
    """Return the lines of a PDF. Raises InputError where there is nothing to read."""
    path = Path(name)
    try:
        pdfium = import_module("pypdfium2")
    except ImportError:
        message = "reading a PDF takes the library pypdfium2, which is not installed"
        raise error(InputError, path, "no-pdf-reader", message, how_to_get("pdf")) from None
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as bad:
        if "assword" in str(bad):
            hint = "save it without one, or give a copy that has none"
            raise error(InputError, path, "protected", "this PDF needs a password", hint) from None
        hint = "ask for the file again"
        raise error(InputError, path, "no-pdf", "this is no PDF, or it is damaged", hint) from None
    try:
        return _read(document, path)
    except pdfium.PdfiumError:
        hint = "ask for the file again"
        raise error(InputError, path, "no-pdf", "a page of this PDF is damaged", hint) from None
    finally:
        document.close()


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


def _raw(page: PageText, place: Place, where: str) -> Iterator[RawLine]:
    """Yield the lines of a page; two on the same height with little between them are one."""
    before: tuple[float, float, float, float] | None = None
    held: RawLine | None = None
    for text, letters in page.lines:
        inked = [letter for letter in letters if letter is not None]
        said = "".join("-" if letter in _HYPHENS else letter for letter in text).rstrip()
        if not inked or not said.strip():
            continue
        left, right = inked[0].box.left, max(letter.box.right for letter in inked)
        size = median(letter.ink.size for letter in inked)
        base = inked[0].base[1]
        bold = sum(bool(_BOLD.search(letter.ink.font)) for letter in inked) > 0.8 * len(inked)
        if (
            held is not None
            and before is not None
            and abs(base - before[1]) < 1
            and left >= before[2] - 1
        ):
            held = held._replace(text=f"{held.text} {said.strip()}", right=right)
            before = (before[0], base, right, size)
            continue
        if held is not None:
            yield held
        gap = before is None or not (0 <= before[1] - base <= _GAP * max(size, before[3]))
        if before is None:
            gap = False
        held = RawLine(said, left, right, place, where, size, bold, gap)
        before = (left, base, right, size)
    if held is not None:
        yield held


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
