"""Tables as streams of rows, one in memory at a time: CSV, XLSX, ODS and JSON lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem

MAX_COLUMNS = 2000
LOOKED_THROUGH = 12
"""Rows at the top in which the headings may stand: tables begin with a title or a date."""


class UnusableError(Exception):
    """Stands in a cell whose value cannot be used, and says why.

    `discreet` says it without the words of the cell, which can be a person's. `words` are those of
    a cell that is `struck` out, `code` that of its problem.
    """

    def __init__(
        self,
        said: str,
        hint: str = "",
        discreet: str = "",
        words: str = "",
        struck: bool = False,
        code: str = "unusable-cell",
    ) -> None:
        super().__init__(said)
        self.hint, self.discreet = hint, discreet or said
        self.words, self.struck, self.code = words, struck, code


def struck_out(words: str, of: str = "") -> UnusableError:
    """Return what stands in a cell of which words are struck out: all, or those within `of`."""
    hint = "delete what is struck out, or take the line through it away"
    what = "a part of this cell" if of else "this cell"
    said = f"'{words[:60]}' in this cell is struck out"
    return UnusableError(said, hint, f"{what} is struck out", of or words, struck=not of)


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
    """One row: its cells that are not empty, and where it stands.

    One that is `struck` out as a whole has no cells.
    """

    place: Place
    cells: tuple[TableCell, ...]
    struck: bool = False


class RowTable(NamedTuple):
    """A table that is read as it is used.

    `headings` are known before the first row, but for JSON lines. `part` tells how much has been
    read, from 0 to 1. `notes` are for the person. `hidden` are the numbers of rows that a workbook
    does not show, `hidden_columns` the letters of such columns, `formulas` how many of its cells
    are formulas. `others` are the sheets that could have been read in place of this one, which is
    called `sheet`; `problems` what keeps this one from being read. `comments` are the cells below
    the headings that have one, `totals` the rows of totals, which are left out; `rules` tells that
    one strikes cells out by what they say. `levels` say what raised and lowered characters are read
    as; `linked` are the headings, names and addresses of cells whose words are a link.
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
    comments: tuple[str, ...] = ()
    totals: tuple[int, ...] = ()
    rules: bool = False
    links: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    linked: tuple[tuple[str, str, str], ...] = ()
    white: tuple[str, ...] = ()
    sheet: str = ""


STRUCK_ROW = "this row is struck out"
STRUCK_ROW_HINT = "delete the row, or take the line through it away"


def said(value: Any) -> str:
    """Return the words of a cell, also where they are struck out."""
    if isinstance(value, UnusableError):
        return value.words
    return "" if value is None else str(value)


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
            shown, more = _first(found)
            said = f"{what} {shown} is hidden, and is"
            if len(found) > 1:
                said = f"{what}s {shown}{more} are hidden, and are"
            yield f"{said} read like the others; delete what should not count"
    if table.white:
        shown, more = _first(table.white)
        said = f"cell {shown} has white letters, and is"
        if len(table.white) > 1:
            said = f"cells {shown}{more} have white letters, and are"
        yield f"{said} read like the others; delete what should not count"
    if table.formulas:
        one = table.formulas == 1
        said = "one cell is a formula" if one else f"{table.formulas:,} cells are formulas"
        yield f"{said}; what counts is the value with which the file was last saved"
    if table.comments:
        shown, more = _first(table.comments)
        said = f"the comment at {shown} is" if len(table.comments) == 1 else ""
        said = said or f"the comments at {shown}{more} are"
        yield f"{said} not read; put into the cell what should count"
    if table.totals:
        yield f"row {_first(table.totals)[0]} has the totals of the table, and is left out"
    if table.rules:
        said = "the sheet strikes cells out by a rule, which is not seen here"
        yield f"{said}; delete what should not count"
    yield from table.levels[:_LEVELS_TOLD]
    if further := len(table.levels[_LEVELS_TOLD:]):
        yield f"{further:,} more raised or lowered pieces of cells are read so"
    for link in table.links[:_LINKS_TOLD]:
        yield f"the link at {link}; what the cell says counts"
    if further := len(table.links[_LINKS_TOLD:]):
        yield f"{further:,} more links lead elsewhere than their cells say"


_LINKS_TOLD, _LEVELS_TOLD = 10, 20


def _first(found: Sequence[object]) -> tuple[str, str]:
    """Return the first ten of what was found, and how many more there are."""
    more = f" and {len(found) - 10:,} more" if len(found) > 10 else ""
    return ", ".join(map(str, found[:10])), more


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
