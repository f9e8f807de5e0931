"""Rows that people put below a table: those that add it up, and notes to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from charter.batch.columns import words
from charter.batch.tables import TableCell
from charter.titles.words import TOTALS

TOTAL, TOTAL_HINT = "this row looks like a total", "delete it from the table"
NOTE = "this row looks like a note below the table"
_NOTE = re.compile(
    r"[*†‡§¹²³]|(?:notes?|n\.?b\.?|sources?|legend|anmerkung(?:en)?|hinweise?|quellen?|kilde) ?:",
    re.I,
)


def is_note(cells: Sequence[TableCell]) -> bool:
    """Return whether a row has one cell alone, which begins as a note to the table does."""
    [said, *others] = [str(cell.value).strip() for cell in cells] or [""]
    return not any(others) and bool(_NOTE.match(said))


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
