"""The annotations and the form fields of a PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from charter.document.alike import plain
from charter.document.pdf.text import Bounds
from charter.offer.verify.copy import PageMark
from charter.offer.verify.pdf_drawn import LetterGrid

MAX_NOTES = 2_000
_LINK, _POPUP, _WIDGET = 2, 16, 20
_COMMENTS = {1: "a comment", 9: "a highlight", 10: "an underline", 11: "an underline"}
"""Annotations that change nothing of what a page says."""
_NAMES = {
    3: "a note",
    4: "a line",
    5: "a box",
    6: "a circle",
    7: "a shape",
    8: "a line",
    12: "a strike-out",
    13: "a stamp",
    14: "an insertion",
    15: "something drawn by hand",
    17: "an attached file",
    24: "a watermark",
    28: "a redaction",
}
_HIDDEN = 0b10 | 0b100000
"""Annotations that no page shows."""


def notes_on(page: Any, number: int, grid: LetterGrid) -> Iterator[PageMark]:
    """Yield the annotations of a page, and its fields that are filled."""
    raw = import_module("pypdfium2.raw")
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if count > MAX_NOTES:
        yield PageMark(
            "too-many", number, Bounds(*page.get_bbox()), "more notes than can be looked at"
        )
    for index in range(min(count, MAX_NOTES)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            mark = _mark(raw, note, number, grid)
        finally:
            raw.FPDFPage_CloseAnnot(note)
        if mark is not None:
            yield mark


def _mark(raw: Any, note: Any, number: int, grid: LetterGrid) -> PageMark | None:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind in (_LINK, _POPUP):
        return None
    area = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, area)
    low, high = sorted((area.bottom, area.top))
    left, right = sorted((area.left, area.right))
    box = Bounds(left, low, right, high)
    if kind == _WIDGET:
        value = _said(lambda *a: raw.FPDFAnnot_GetStringValue(note, b"V", *a))
        over = _shows(raw, note) and grid.any_in(box)
        return PageMark("field", number, box, "a field", value, over) if value or over else None
    text = _said(lambda *a: raw.FPDFAnnot_GetStringValue(note, b"Contents", *a))
    if kind in _COMMENTS:
        return PageMark("comment", number, box, _COMMENTS[kind], text)
    if raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
        return PageMark(
            "comment", number, box, f"{_NAMES.get(kind, 'a note')} that is not shown", text
        )
    over = grid.any_in(box)
    return PageMark("note", number, box, _NAMES.get(kind, "something"), text, over)


def _shows(raw: Any, note: Any) -> bool:
    """Return whether a field paints anything."""
    return bool(raw.FPDFAnnot_GetAP(note, 0, None, 0) > 2)


def _said(ask: Any) -> str:
    size = ask(None, 0)
    if size <= 2:
        return ""
    size = min(size, 100_000)
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return plain(buffer.raw[: size - 2].decode("utf-16-le", "replace"))
