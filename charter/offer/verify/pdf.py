"""A PDF as a copy: the lines of its text layer, and what lies on or under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charter.document.pdf.open import open_pdf
from charter.document.pdf.text import PageText, set_upright, text_of_page
from charter.offer.verify.copy import Copy, PageMark
from charter.offer.verify.pdf_drawn import LetterGrid
from charter.offer.verify.pdf_letters import odd_letters
from charter.offer.verify.pdf_lines import lines_of
from charter.offer.verify.pdf_notes import notes_on
from charter.offer.verify.pdf_page import look_at
from charter.offer.verify.words import HASH
from charter.problems import InputError, error
from charter.read.files import read_bytes

MAX_BYTES = 100_000_000
MAX_PAGES = 300
MAX_TEXT = 1_500_000
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_NOTE = (
    "of a PDF the words are compared as its text layer says them, and pictures by place and size; "
    "what a font draws for a letter is only held against the same letter elsewhere"
)


def read_pdf_copy(path: Path) -> Copy:
    """Return what a PDF says. Raises InputError where it cannot be read."""
    raw = read_bytes(path, MAX_BYTES)
    with open_pdf(path, raw) as document:
        return _read(document, raw, path)


def _read(document: Any, raw: bytes, path: Path) -> Copy:
    if len(document) > MAX_PAGES:
        message = f"{len(document):,} pages are too many for an offer"
        raise error(InputError, path, "too-large", message, "give the offer alone")
    texts: list[PageText] = []
    grids: list[LetterGrid] = []
    marks: list[PageMark] = []
    left = MAX_TEXT
    for number in range(len(document)):
        page = document[number]
        set_upright(page)
        text = text_of_page(page, left)
        left -= sum(len(line) for line, _ in text.lines)
        if left < 0:
            raise error(InputError, path, "too-large", "too much text for an offer")
        texts.append(text)
        grids.append(LetterGrid(text.letters))
        marks += look_at(page, number + 1, text)
        marks += notes_on(page, number + 1, grids[-1])
        page.close()
    marks += odd_letters(texts, grids)
    lines = lines_of(texts)
    hashes = {found[0] for line in lines for found in HASH.finditer(line.text)}
    letters = sum(len(line.text) for line in lines)
    return Copy(
        lines,
        frozenset(hashes),
        signs=tuple(_signatures(raw)),
        notes=(_NOTE, *_comments(marks)),
        readable=letters > 40 * len(texts),
        marks=tuple(mark for mark in marks if mark.code != "comment"),
        unread=tuple(_attached(document)),
    )


def _comments(marks: list[PageMark]) -> Iterator[str]:
    for mark in marks:
        if mark.code == "comment":
            yield f"{mark.what} on page {mark.page}" + (f": {mark.text[:200]}" if mark.text else "")


def _attached(document: Any) -> Iterator[str]:
    count = document.count_attachments()
    if count:
        yield f"{count} file{'s' if count > 1 else ''} attached to the PDF"


def _signatures(raw: bytes) -> Iterator[str]:
    found = [tuple(map(int, each)) for each in _RANGE.findall(raw)]
    if not found:
        return
    count = "1 digital signature" if len(found) == 1 else f"{len(found)} digital signatures"
    whole = any(start + size >= len(raw.rstrip()) for _, _, start, size in found)
    after = "nothing was added after the last" if whole else "something was added after the last"
    yield f"{count}; {after}; whether a signature is valid was not checked"
