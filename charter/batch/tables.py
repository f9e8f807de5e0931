"""Tables as streams of rows, one in memory at a time: CSV, XLSX, ODS and JSON lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem

MAX_COLUMNS = 2000
LOOKED_THROUGH = 12
"""Rows at the top in which the headings may stand: tables begin with a title or a date."""


class UnusableError(Exception):
    """Stands in a cell whose value cannot be used, and says why."""


_ERROR = re.compile(r"#[A-ZÆØÅ0-9/_]+[!?]|#N/A|#NV|#I/T|Err:\d{3}")
"""What stands in a cell whose formula cannot be worked out, in English, German and Danish."""
_NARROW = re.compile("#{3,}")
_FORMULA = re.compile(r"=\s*[\w(\"+-]")


class TableCell(NamedTuple):
    """A value under its heading, and where it stands."""

    heading: str
    value: Any
    place: Place


class TableRow(NamedTuple):
    """One row: its cells that are not empty, and where it stands."""

    place: Place
    cells: tuple[TableCell, ...]


class RowTable(NamedTuple):
    """A table that is read as it is used.

    `headings` are known before the first row, but for JSON lines. `part` tells how much has been
    read, from 0 to 1. `notes` are for the person. `hidden` are the numbers of rows that a workbook
    does not show, `hidden_columns` the letters of such columns, `formulas` how many of its cells
    are formulas. `others` are the sheets that could have been read in place of this one, `problems`
    what keeps this one from being read.
    """

    headings: tuple[TableCell, ...]
    rows: Iterator[TableRow]
    part: Callable[[], float]
    notes: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()
    formulas: int = 0
    hidden_columns: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def usable(cell: TableCell) -> TableCell:
    """Return a cell; where it has no value but the mark of a spreadsheet, it says so."""
    text = cell.value.strip() if isinstance(cell.value, str) else ""
    if not text.startswith(("#", "=", "E")):
        return cell
    said = ""
    if _ERROR.fullmatch(text):
        said = f"the formula here gives {text}"
    elif _NARROW.fullmatch(text):
        said = "the column was too narrow to show the value"
    elif _FORMULA.match(text):
        said = "a formula stands here in the place of its value"
    return cell._replace(value=UnusableError(said)) if said else cell


def seen_notes(table: RowTable) -> Iterator[str]:
    """Yield what somebody who looks at a workbook does not see of it."""
    for what, found in (("row", table.hidden), ("column", table.hidden_columns)):
        if found:
            shown = ", ".join(map(str, found[:10]))
            more = f" and {len(found) - 10:,} more" if len(found) > 10 else ""
            said = f"{what} {shown} is hidden, and is"
            if len(found) > 1:
                said = f"{what}s {shown}{more} are hidden, and are"
            yield f"{said} read like the others; delete what should not count"
    if table.formulas:
        one = table.formulas == 1
        said = "one cell is a formula" if one else f"{table.formulas:,} cells are formulas"
        yield f"{said}; what counts is the value with which the file was last saved"


def letters(column: int) -> str:
    """Return how a spreadsheet calls a column: A for the first, AB for the 28th."""
    said = ""
    while column:
        column, last = divmod(column - 1, 26)
        said = chr(ord("A") + last) + said
    return said


def percent(number: float) -> str:
    """Return a share as its cell shows it, such as 20% for 0.2."""
    return f"{number * 100:.10g}%"


def amount(number: float, currency: str) -> str:
    """Return an amount as its cell shows it, such as EUR 120000."""
    return f"{'-' if number < 0 else ''}{currency} {abs(number):.15g}"


def column_of(place: Place) -> str:
    """Return what stands for the column of a cell: its number in a CSV file, else its letters."""
    if place.column:
        return str(place.column)
    return place.path.rpartition(":")[2].rstrip("0123456789")
