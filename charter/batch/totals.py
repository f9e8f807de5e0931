"""Rows that people put below a table: those that add it up, and notes to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from charter.batch.columns import words
from charter.batch.tables import STRUCK_ROW, STRUCK_ROW_HINT, TableCell, TableRow
from charter.problems import Problem
from charter.titles.words import TOTALS

TOTAL, TOTAL_HINT = "this row looks like a total", "delete it from the table"
NOTE = "this row looks like a note below the table"
_NOTE = re.compile(
    r"[*†‡§¹²³]|(?:notes?|n\.?b\.?|sources?|legend|anmerkung(?:en)?|hinweise?|quellen?|kilde) ?:",
    re.I,
)


def no_row(row: TableRow) -> tuple[Problem, ...]:
    """Return the problem of a row that is struck out, a total or a note; no cell of it is read."""
    if row.struck:
        return (Problem(row.place, "struck-out", STRUCK_ROW, STRUCK_ROW_HINT),)
    if is_note(row.cells):
        return (Problem(row.place, "note-row", NOTE, TOTAL_HINT),)
    return (Problem(row.place, "total-row", TOTAL, TOTAL_HINT),) if is_total(row.cells) else ()


def is_note(cells: Sequence[TableCell]) -> bool:
    """Return whether a row has one cell alone, which begins as a note to the table does."""
    [said, *others] = [str(cell.value).strip() for cell in cells] or [""]
    return not any(others) and bool(_NOTE.match(said))


ALONE = "this row has one cell alone, and looks like a heading or a note within the table"
ALONE_HINT = "delete it from the table, or fill in its other cells"
_LEAST_ALONE = 4
"""Columns of a table of which one cell alone says too little for a row."""


def is_alone(cells: Sequence[TableCell], columns: int) -> bool:
    """Return whether a row of a wide table has one cell alone, with words."""
    said = [str(cell.value).strip() for cell in cells if cell.value is not None]
    one = [text for text in said if text]
    return columns >= _LEAST_ALONE and len(one) == 1 and any(map(str.isalpha, one[0]))


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
