"""A PDF as a copy: the lines of its text layer, and what lies on or under them."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from charter.extras import how_to_get
from charter.offer.verify.copy import Copy, Oddity, Picture, TextLine
from charter.offer.verify.words import BROKEN, HASH, is_stamp, plain, words_in
from charter.problems import InputError, error
from charter.read.files import read_bytes

MAX_BYTES = 100_000_000
MAX_PAGES = 300
MAX_OBJECTS = 20_000
MAX_TEXT = 3_000_000
_EDGE = 4
"""Lines at the top and at the foot of a page among which its header and footer are looked for."""
_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_HARMLESS = frozenset((2, 16, 20))
"""Annotations that lay nothing over a page: links, pop-ups, and fields to fill in."""
_TEXT, _PATH, _IMAGE = 1, 2, 3
_INVISIBLE = 3
Box = tuple[float, float, float, float]
_MILLIMETRE = 25.4 / 72
_THIN = 2.5
"""Points that a line which strikes text out is high at most."""


class _Shown(NamedTuple):
    text: str
    box: Box
    order: int
    hidden: str


def read_pdf_copy(path: Path) -> Copy:
    """Return what a PDF says. Raises InputError where it cannot be read."""
    try:
        pdfium = import_module("pypdfium2")
    except ImportError:
        message = "reading a PDF takes the library pypdfium2, which is not installed"
        raise error(InputError, path, "no-pdf-reader", message, how_to_get("pdf")) from None
    raw = read_bytes(path, MAX_BYTES)
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as bad:
        if "assword" in str(bad):
            hint = "save it without one, or give the copy that has none"
            raise error(InputError, path, "protected", "this PDF needs a password", hint) from None
        message = "this is no PDF, or it is damaged"
        raise error(InputError, path, "no-pdf", message, "ask for the file again") from None
    try:
        if len(document) > MAX_PAGES:
            message = f"{len(document):,} pages are too many for an offer"
            raise error(InputError, path, "too-large", message, "give the offer alone")
        pages = [_page_lines(document[number]) for number in range(len(document))]
        if sum(len(text) for page in pages for text in page) > MAX_TEXT:
            raise error(InputError, path, "too-large", "too much text for an offer")
        oddities: list[Oddity] = []
        pictures: list[Picture] = []
        for number in range(len(document)):
            oddities += _oddities(document[number], number, pictures)
    finally:
        document.close()
    hashes = {f[0] for page in pages for text in page for f in HASH.finditer(text)}
    letters = sum(len(text) for page in pages for text in page)
    edges = _edges(pages)
    placed = [
        (text, "edge" if place in edges.get(number, ()) else "text", number + 1)
        for number, page in enumerate(pages)
        for place, text in enumerate(page)
    ]
    lines = tuple(
        TextLine(text.replace(BROKEN, ""), kind, tuple(words_in(text, number)), page=page)
        for number, (text, kind, page) in enumerate(placed)
    )
    notes = ("pictures were compared by their size",) if pictures else ()
    return Copy(
        lines,
        frozenset(hashes),
        tuple(oddities),
        tuple(_signatures(raw)),
        notes,
        letters > 40 * len(pages),
        tuple(pictures),
    )


def _page_lines(page: Any) -> list[str]:
    text = page.get_textpage().get_text_range()
    # A hyphen where a line broke: the word goes on in the next line, with the hyphen or without.
    text = re.sub("[\ufffe\u0002]\r?\n?", BROKEN, text)
    return [line for line in map(plain, text.splitlines()) if line]


def _edges(pages: list[list[str]]) -> dict[int, set[int]]:
    """Return the numbers of the lines of each page that are its header, footer or stamp."""
    places = {
        number: {*range(min(_EDGE, len(page))), *range(max(len(page) - _EDGE, 0), len(page))}
        for number, page in enumerate(pages)
    }
    seen = Counter(
        key for n, found in places.items() for key in {_key(pages[n][place]) for place in found}
    )
    return {
        number: {
            place
            for place in found
            if seen[_key(pages[number][place])] > 1 or is_stamp(pages[number][place])
        }
        for number, found in places.items()
    }


def _key(text: str) -> str:
    """Return a line without its page number."""
    return re.sub(r"\d+( (of|von|af|/) \d+)?$|^\d+ ", "#", text)


def _oddities(page: Any, number: int, pictures: list[Picture]) -> Iterator[Oddity]:
    texts: list[_Shown] = []
    strokes: list[Box] = []
    covers: list[tuple[int, Box, bool]] = []
    reader = page.get_textpage()
    for order, thing in enumerate(page.get_objects(max_depth=1)):
        if order > MAX_OBJECTS:
            yield Oddity(
                "too-many", f"page {number + 1} has too many parts to look at each", number + 1
            )
            break
        box = tuple(thing.get_bounds())
        if thing.type == _TEXT:
            text = plain(_object_text(thing, reader))
            if text:
                texts.append(_Shown(text, box, order, _how_hidden(thing)))
        elif thing.type == _IMAGE:
            covers.append((order, box, False))
            wide, high = (round((box[n + 2] - box[n]) * _MILLIMETRE) for n in (0, 1))
            pictures.append(Picture(number + 1, wide, high, box[3]))
        elif thing.type == _PATH:
            if box[3] - box[1] < _THIN and box[2] - box[0] > _THIN:
                strokes.append(box)
            if (white := _filled(thing)) is not None:
                covers.append((order, box, white))
    for shown in texts:
        on_dark = any(o < shown.order and not w and _covers(b, shown.box) for o, b, w in covers)
        if shown.hidden and not (shown.hidden == "white text" and on_dark):
            yield Oddity(
                "hidden-text",
                f"{shown.hidden} on page {number + 1}: '{shown.text[:80]}'",
                number + 1,
            )
        elif any(_strikes(stroke, shown.box) for stroke in strokes):
            message = f"struck out on page {number + 1}: '{shown.text[:80]}'"
            yield Oddity("look", message, number + 1)
        elif any(o > shown.order and _covers(b, shown.box) for o, b, _ in covers):
            message = f"something lies over the text on page {number + 1}: '{shown.text[:80]}'"
            yield Oddity("covered", message, number + 1)
    yield from _annotations(page, number, texts)


def _object_text(thing: Any, reader: Any) -> str:
    raw = import_module("pypdfium2.raw")

    size = raw.FPDFTextObj_GetText(thing.raw, reader.raw, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(thing.raw, reader.raw, units, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _how_hidden(thing: Any) -> str:
    raw = import_module("pypdfium2.raw")

    if raw.FPDFTextObj_GetTextRenderMode(thing.raw) == _INVISIBLE:
        return "invisible text"
    color = _color(thing)
    if color is None:
        return ""
    if color[3] < 20:
        return "invisible text"
    return "white text" if min(color[:3]) >= 0xF0 else ""


def _color(thing: Any) -> tuple[int, int, int, int] | None:
    raw = import_module("pypdfium2.raw")

    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(thing.raw, *map(ctypes.byref, parts)):
        return None
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _filled(thing: Any) -> bool | None:
    """Return whether a shape is filled with white; None where it is not filled."""
    raw = import_module("pypdfium2.raw")

    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(thing.raw, ctypes.byref(mode), ctypes.byref(stroke)):
        return None
    color = _color(thing)
    if not mode.value or color is None or color[3] < 128:
        return None
    return min(color[:3]) >= 0xF0


def _covers(cover: Box, text: Box) -> bool:
    """Return whether most of a text lies under something."""
    wide = min(cover[2], text[2]) - max(cover[0], text[0])
    high = min(cover[3], text[3]) - max(cover[1], text[1])
    area = max(text[2] - text[0], 0.1) * max(text[3] - text[1], 0.1)
    return wide > 0 and high > 0 and wide * high > area / 2


def _strikes(stroke: Box, text: Box) -> bool:
    """Return whether a thin line runs through the middle of a text, over half of it or more."""
    wide, high = text[2] - text[0], text[3] - text[1]
    along = min(stroke[2], text[2]) - max(stroke[0], text[0])
    middle = (stroke[1] + stroke[3]) / 2
    through = text[1] + 0.25 * high < middle < text[1] + 0.75 * high
    return high > 2 and through and along > 0.5 * min(wide, stroke[2] - stroke[0])


def _annotations(page: Any, number: int, texts: list[_Shown]) -> Iterator[Oddity]:
    raw = import_module("pypdfium2.raw")

    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MAX_OBJECTS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        rect = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, rect)
        raw.FPDFPage_CloseAnnot(annotation)
        low, high = sorted((rect.bottom, rect.top))
        box = (rect.left, low, rect.right, high)
        under = [text.text for text in texts if _covers(box, text.box)]
        if kind not in _HARMLESS and under:
            message = f"a note or stamp lies over the text on page {number + 1}"
            yield Oddity("covered", f"{message}: '{' '.join(under)[:80]}'", number + 1)
        elif kind not in _HARMLESS:
            yield Oddity("note", f"a note or stamp was put on page {number + 1}", number + 1)


def _signatures(raw: bytes) -> Iterator[str]:
    found = [tuple(map(int, each)) for each in _RANGE.findall(raw)]
    if not found:
        return
    count = "1 digital signature" if len(found) == 1 else f"{len(found)} digital signatures"
    whole = any(start + size >= len(raw.rstrip()) for _, _, start, size in found)
    after = "nothing was added after the last" if whole else "something was added after the last"
    yield f"{count}; {after}; whether a signature is valid was not checked"
