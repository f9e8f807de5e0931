"""Tables as streams of rows, one in memory at a time: CSV, XLSX and JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from charter.named_tuples import NamedTuple
from charter.problems import Place

MAX_COLUMNS = 2000


class UnusableError(Exception):
    """Stands in a cell whose value cannot be used, and says why."""


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
    does not show, `formulas` how many of its cells are formulas.
    """

    headings: tuple[TableCell, ...]
    rows: Iterator[TableRow]
    part: Callable[[], float]
    notes: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()
    formulas: int = 0
