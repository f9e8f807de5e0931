"""Tables as streams of rows, one in memory at a time: CSV, XLSX and JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from charter.problems import InputError, Place, error

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".jsonl", ".ndjson")
MAX_COLUMNS = 2000


class UnusableError(Exception):
    """Stands in a cell whose value cannot be used, and says why."""


class Cell(NamedTuple):
    """A value under its heading, and where it stands."""

    heading: str
    value: Any
    place: Place


class Row(NamedTuple):
    """One row: its cells that are not empty, and where it stands."""

    place: Place
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A table that is read as it is used.

    `headings` are known before the first row, but for JSON lines. `part` tells how much has been
    read, from 0 to 1. `notes` are for the person.
    """

    headings: tuple[Cell, ...]
    rows: Iterator[Row]
    part: Callable[[], float]
    notes: tuple[str, ...] = ()


def open_table(path: Path, held: ExitStack, sheet: str = "", encoding: str = "") -> Table:
    """Return the table in a file, which stays open as long as `held` does.

    Raises InputError with what keeps it from being read.
    """
    ending = path.suffix.lower()
    if not path.exists():
        raise error(InputError, path, "no-file", "there is no such folder or file")
    if ending == ".xlsx":
        from charter.batch.xlsx_file import open_xlsx

        return open_xlsx(path, held, sheet)
    if ending in (".jsonl", ".ndjson"):
        from charter.batch.json_lines import open_json_lines

        return open_json_lines(path, held)
    if ending in ENDINGS:
        from charter.batch.csv_file import open_csv

        return open_csv(path, held, encoding)
    hint = "save it as .xlsx, .csv or .jsonl"
    message = f"'{ending or path.name}' is no kind of table that can be read"
    raise error(InputError, path, "unknown-table", message, hint)
