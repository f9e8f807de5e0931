"""CSV as programs write it: any usual encoding, and commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from charter.batch.tables import LOOKED_THROUGH, MAX_COLUMNS, RowTable, TableCell, TableRow
from charter.problems import InputError, Place, Problem, error
from charter.read.files import open_file

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t"
_WRONG_FILE = "is this the right file?"
MAX_ROW = 1_000_000
"""Characters of a row; one cell has at most the 131,072 of Python's reader."""


def open_csv(path: Path, held: ExitStack, encoding: str = "") -> RowTable:
    """Return the table in a CSV file. Raises InputError.

    The encoding is that of the byte order mark, else UTF-8, else Windows-1252, which is noted; the
    delimiter is the one that makes the most headings.
    """
    notes: tuple[str, ...] = ()
    if not encoding:
        encoding, notes = _encoding(path)
    try:
        raw = held.enter_context(open_file(path))
        file = held.enter_context(io.TextIOWrapper(raw, encoding=encoding, newline=""))
    except LookupError as bad:
        raise error(InputError, path, "encoding", f"cannot be read: {bad}") from None
    size = max(os.fstat(raw.fileno()).st_size, 1)
    first = _first_line(file, path)
    delimiter, skipped = _delimiter(first), 0
    if not any(mark in first for mark in _DELIMITERS):  # a title, or a table of one column
        delimiter = _delimiter(_first_with_several(file, path))
    if first.lower().startswith("sep=") and len(first.rstrip("\r\n")) == 5:
        delimiter, skipped = first[4], 1  # Excel's own mark
    else:
        file.seek(0)
    lines = _records(_Lines(file), delimiter, path, skipped)
    headings: tuple[TableCell, ...] = ()
    for line, texts in lines:
        if len(texts) > MAX_COLUMNS:
            message = f"this row has more than {MAX_COLUMNS:,} columns"
            raise error(InputError, Place(str(path), line), "too-large", message, _WRONG_FILE)
        if any(text.strip() for text in texts):
            headings = tuple(
                TableCell(text.strip(), text, Place(str(path), line, column))
                for column, text in enumerate(texts, 1)
            )
            break
    if not headings:
        raise error(InputError, path, "empty", "the table is empty", "its first row has headings")

    def part() -> float:
        return min(1.0, raw.tell() / size)

    return RowTable(headings, _rows(lines, headings, path), part, notes)


def _encoding(path: Path) -> tuple[str, tuple[str, ...]]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with open_file(path) as file:
            start = file.read(4)
            for mark, name in _BOMS:
                if start.startswith(mark):
                    return name, ()
            file.seek(0)
            while block := file.read(1 << 20):
                if b"\0" in block:
                    hint = "save it as CSV in UTF-8; an Excel file ends in .xlsx"
                    raise error(InputError, path, "encoding", "this is not a text file", hint)
                decoder.decode(block)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", (f"{path}: not UTF-8, so read as Windows-1252; --encoding says another",)
    return "utf-8", ()


def _first_line(file: io.TextIOWrapper, path: Path) -> str:
    try:
        return file.readline(MAX_ROW)
    except UnicodeError:
        raise _undecodable(path, file.encoding) from None


def _first_with_several(file: io.TextIOWrapper, path: Path) -> str:
    """Return the first of the next lines that has several cells, else nothing."""
    lines = (_first_line(file, path) for _ in range(LOOKED_THROUGH))
    return next((line for line in lines if any(mark in line for mark in _DELIMITERS)), "")


def _undecodable(path: Path, encoding: str) -> InputError:
    hint = "save it as UTF-8, or name its encoding with --encoding"
    message = f"this is not in the encoding {encoding}"
    return InputError([Problem(Place(str(path)), "encoding", message, hint)])


def _delimiter(line: str) -> str:
    def fields(delimiter: str) -> int:
        try:
            return len(next(csv.reader([line], delimiter=delimiter), ()))
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=fields)


class _TooLongError(Exception):
    """A row that is longer than a row can be."""


class _Lines:
    """The lines of a file; those of one row may not be longer together than MAX_ROW."""

    def __init__(self, file: io.TextIOWrapper) -> None:
        self._file, self.room, self.encoding = file, MAX_ROW, file.encoding

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._file.readline(self.room + 1)
        self.room -= len(line)
        if self.room < 0:
            raise _TooLongError
        if not line:
            raise StopIteration
        return line


def _records(
    lines: _Lines, delimiter: str, path: Path, skipped: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield the fields of each row, with its line."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line, lines.room = reader.line_num + 1 + skipped, MAX_ROW
        place = Place(str(path), line)
        hint = "look for a quotation mark that is not closed here or below"
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as bad:
            code = "csv"
            message = f"this is not CSV: {bad}"
            if "field limit" in str(bad):
                code = "too-large"
                message = f"a cell is longer than {csv.field_size_limit():,} characters"
            raise InputError([Problem(place, code, message, hint)]) from None
        except _TooLongError:
            message = f"this row is longer than {MAX_ROW:,} characters"
            raise InputError([Problem(place, "too-large", message, hint)]) from None
        except UnicodeError:
            raise _undecodable(path, lines.encoding) from None


def _rows(
    lines: Iterator[tuple[int, list[str]]], headings: tuple[TableCell, ...], path: Path
) -> Iterator[TableRow]:
    count, fitted = len(headings), False
    for line, texts in lines:
        # One more than other rows have, though it is empty: a text was parted, and the rest moved.
        moved = fitted and len(texts) == count + 1
        fitted |= len(texts) == count
        cells = tuple(
            TableCell(
                headings[column].heading if column < count else "",
                text,
                Place(str(path), line, column + 1),
            )
            # Of what stands right of all columns, one cell is enough to say so.
            for column, text in enumerate(texts[: MAX_COLUMNS + 1])
            if text.strip() or (moved and column == count and any(map(str.strip, texts)))
        )
        yield TableRow(Place(str(path), line), cells)
