"""Rows that people put below a table: those that add it up, and notes to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from charter.batch.tables import STRUCK_ROW, STRUCK_ROW_HINT, TableCell, TableRow
from charter.problems import Problem
from charter.read.called import words
from charter.titles.words import TOTALS

TOTAL, TOTAL_HINT = "this row looks like a total", "delete it from the table"
NOTE = "this row looks like a note below the table"
_NOTE = re.compile(
    r"[*†‡§¹²³]|(?:notes?|n\.?b\.?|sources?|legend|anmerkung(?:en)?|hinweise?|quellen?|kilde) ?:",
    re.I,
)


def no_row(row: TableRow) -> tuple[Problem, ...]:
    """Return the problem of a row struck out, of a total, a note or headings; it is not read."""
    if row.struck:
        return (Problem(row.place, "struck-out", STRUCK_ROW, STRUCK_ROW_HINT),)
    if is_heading_again(row.cells):
        return (Problem(row.place, "heading-row", AGAIN, TOTAL_HINT),)
    if is_note(row.cells):
        return (Problem(row.place, "note-row", NOTE, TOTAL_HINT),)
    return (Problem(row.place, "total-row", TOTAL, TOTAL_HINT),) if is_total(row.cells) else ()


def is_note(cells: Sequence[TableCell]) -> bool:
    """Return whether a row has one cell alone, which begins as a note to the table does."""
    [said, *others] = [str(cell.value).strip() for cell in cells] or [""]
    return not any(others) and bool(_NOTE.match(said))


AGAIN = "this row has the headings of the table again"
_LEAST_AGAIN = 2


def is_heading_again(cells: Sequence[TableCell]) -> bool:
    """Return whether all cells of a row, of two or more, say what stands above their column."""
    same = [words(str(cell.value)) == words(cell.heading) for cell in cells]
    return len(same) >= _LEAST_AGAIN and all(same)


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


def without_heading(cell: TableCell, columns: int) -> Problem:
    """Return the problem of a cell with no heading, in a table of so many columns.

    In CSV one right of the last column comes of a mark within a text of the row, or of a number.
    """
    message, hint = "this cell has no heading above it", "give the column a heading"
    if cell.place.column > columns:
        message += f": the row has more cells than the {columns} columns of the table"
        hint = "put a text or a number that has the mark between cells in it into double quotation "
        hint += 'marks, as in "28 days; a bike" or "1,000"; else give the column a heading'
    return Problem(cell.place, "no-heading", message, hint)
