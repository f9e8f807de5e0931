"""Which reader a table needs, by the ending of its file."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from charter.batch.tables import RowTable
from charter.problems import InputError, error

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".jsonl", ".ndjson")


def open_table(path: Path, held: ExitStack, sheet: str = "", encoding: str = "") -> RowTable:
    """Return the table in a file, which stays open as long as `held` does.

    Raises InputError with what keeps it from being read.
    """
    ending = path.suffix.lower()
    if not os.path.exists(path):
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
