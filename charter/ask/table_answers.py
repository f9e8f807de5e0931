"""Answers from a list of questions in a spreadsheet, or in a table that was made of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import Any

from charter.ask.rows import ReadAnswers, ReturnedRow, field_of, is_head
from charter.batch.open_table import open_table
from charter.batch.tables import (
    LOOKED_THROUGH,
    STRUCK_ROW,
    STRUCK_ROW_HINT,
    TableCell,
    TableRow,
    UnusableError,
    column_of,
    seen_notes,
)
from charter.compose.row_marks import MARK
from charter.problems import InputError, Place, Problem, error

_MOST = 2_000
"""Rows of one file: a list has forty, and HR may have put those of several together."""


def read_table_answers(path: Path) -> ReadAnswers:
    """Return what stands in a table. Raises InputError with what keeps it from being read."""
    with ExitStack() as held:
        table = open_table(path, held)
        columns, heads, rows = _columns(table.headings, table.rows, path)
        read = tuple(islice(_rows(rows, columns), _MOST + 1))
        notes = (*table.notes, *seen_notes(table))
    if len(read) > _MOST:
        message = f"this file has more than {_MOST:,} rows"
        raise error(InputError, path, "too-large", message, "is this the right file?")
    told = tuple(note for note in notes if not note.endswith("the first sheet"))
    told = tuple(note if note.startswith(str(path)) else f"{path}: {note}" for note in told)
    return ReadAnswers(read, tuple(heads), told)


def _columns(
    headings: Sequence[TableCell], rows: Iterator[TableRow], path: Path
) -> tuple[dict[str, str], list[str], Iterator[TableRow]]:
    """Return what each column has, the headings, and the rows below them.

    Somebody may have put a title above them. JSON lines have their keys in each row.
    """
    first = list(islice(rows, LOOKED_THROUGH))
    for number, cells in enumerate((headings, *(row.cells for row in first))):
        said = [(cell.heading if number == 0 else str(cell.value or "")) for cell in cells]
        if is_head(said):
            columns = {column_of(c.place): field_of(t) for c, t in zip(cells, said, strict=True)}
            return columns, said, chain(first[number:], rows)
    if not headings and first and is_head([cell.heading for cell in first[0].cells]):
        keys = [cell.heading for row in first for cell in row.cells]
        return {}, keys, chain(first, rows)
    message = "no row has the headings of a list of questions"
    hint = "its first row names the columns, such as 'Who should?'; give the file that was sent"
    raise error(InputError, path, "not-answers", message, hint)


def _rows(rows: Iterable[TableRow], columns: Mapping[str, str]) -> Iterator[ReturnedRow]:
    for row in rows:
        if row.struck:
            bad = Problem(
                row.place, "struck-out", f"{STRUCK_ROW}, and is left out", STRUCK_ROW_HINT
            )
            yield ReturnedRow(row.place, {}, {}, (bad,))
            continue
        fields: dict[str, str] = {}
        places: dict[str, Place] = {}
        bad_cells: list[Problem] = []
        for cell in row.cells:
            field = columns.get(column_of(cell.place), "") if columns else field_of(cell.heading)
            if not field and MARK.fullmatch(str(cell.value).strip().casefold()):
                field = "mark"
            text = _text(cell.value, cell.place, bad_cells)
            if field and text:
                known = fields.get(field)
                fields[field] = f"{known} {text}" if known and field == "what" else text
                places[field] = cell.place
        if fields or bad_cells:
            yield ReturnedRow(row.place, fields, places, tuple(bad_cells))


def _text(value: Any, place: Place, bad: list[Problem]) -> str:
    if isinstance(value, UnusableError):
        hint = value.hint or "write the name in its place"
        bad.append(Problem(place, "unusable-cell", f"{value}; it is not read", hint))
        return value.words
    return "" if value is None else " ".join(str(value).split())
