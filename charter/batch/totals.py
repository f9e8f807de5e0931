"""Rows that add up those above them, as people put them below a table."""

from __future__ import annotations

from collections.abc import Sequence

from charter.batch.columns import words
from charter.batch.tables import TableCell
from charter.titles.words import TOTALS

TOTAL, TOTAL_HINT = "this row looks like a total", "delete it from the table"


def is_total(cells: Sequence[TableCell]) -> bool:
    """Return whether a row has a word for a total and beside it nothing but numbers."""
    said = [words(cell.value) if isinstance(cell.value, str) else "0" for cell in cells]
    kinds = [_kind(text) for text in said if text]
    return set(kinds) == {"total", "number"}


def _kind(text: str) -> str:
    parts = text.split()
    if all(part.isdigit() for part in parts):
        return "number"
    is_word = text in TOTALS or all(part in TOTALS or part.isdigit() for part in parts)
    return "total" if is_word else "text"
