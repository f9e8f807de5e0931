"""Which reader a table needs, by the ending of its file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from charter.batch.tables import RowTable, TableRow, usable
from charter.problems import InputError, error

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".jsonl", ".ndjson")


def open_table(path: Path, held: ExitStack, sheet: str = "", encoding: str = "") -> RowTable:
    """Return the table in a file, which stays open as long as `held` does.

    Raises InputError with what keeps it from being read, and so do its rows.
    """
    table = open_any(path, held, sheet, encoding)
    if table.problems:
        raise InputError(table.problems)
    return table


def open_any(path: Path, held: ExitStack, sheet: str = "", encoding: str = "") -> RowTable:
    """Return the same, also where the chosen sheet cannot be read, with its problems."""
    with _readable(path):
        table = _opened(path, held, sheet, encoding)
    return table._replace(rows=_rows(table.rows, path))


def _rows(rows: Iterator[TableRow], path: Path) -> Iterator[TableRow]:
    with _readable(path):
        for row in rows:
            yield row._replace(cells=tuple(map(usable, row.cells)))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Say of a disk that fails, or a server that is gone, that the table cannot be read."""
    try:
        yield
    except OSError as reason:
        message = f"cannot be read: {reason.strerror or reason}"
        raise error(InputError, path, "unreadable", message) from None


def _opened(path: Path, held: ExitStack, sheet: str, encoding: str) -> RowTable:
    ending = path.suffix.lower()
    if not os.path.exists(path):
        raise error(InputError, path, "no-file", "there is no such folder or file")
    if ending in (".xlsx", ".xlsm"):
        from charter.batch.xlsx_file import open_xlsx

        return open_xlsx(path, held, sheet)
    if ending == ".ods":
        from charter.batch.ods_file import open_ods

        return open_ods(path, held, sheet)
    if sheet and ending in ENDINGS:
        message = f"this file has no sheets, so there is no sheet '{sheet}'"
        raise error(InputError, path, "no-sheet", message, "leave out --sheet")
    if ending in (".jsonl", ".ndjson"):
        from charter.batch.json_lines import open_json_lines

        return open_json_lines(path, held)
    if ending in ENDINGS:
        from charter.batch.csv_file import open_csv

        return open_csv(path, held, encoding)
    hint = "save it as .xlsx, .ods, .csv or .jsonl"
    message = f"'{ending or path.name}' is no kind of table that can be read"
    raise error(InputError, path, "unknown-table", message, hint)
