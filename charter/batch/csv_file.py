"""CSV as programs write it: any usual encoding, and commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from charter.batch.tables import MAX_COLUMNS, Cell, Row, Table
from charter.problems import InputError, Place, Problem, error

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t"
_LINE = 1_000_000


def open_csv(path: Path, held: ExitStack, encoding: str = "") -> Table:
    """Return the table in a CSV file. Raises InputError.

    The encoding is that of the byte order mark, else UTF-8, else Windows-1252, which is noted; the
    delimiter is the one that makes the most headings.
    """
    notes: tuple[str, ...] = ()
    if not encoding:
        encoding, notes = _encoding(path)
    try:
        raw = held.enter_context(path.open("rb"))
        file = held.enter_context(io.TextIOWrapper(raw, encoding=encoding, newline=""))
    except (OSError, LookupError) as bad:
        said = f"cannot be read: {getattr(bad, 'strerror', None) or bad}"
        raise error(InputError, path, "unreadable", said) from None
    size = max(path.stat().st_size, 1)
    first = _first_line(file, path)
    delimiter, skipped = _delimiter(first), 0
    if first.lower().startswith("sep=") and len(first.rstrip("\r\n")) == 5:
        delimiter, skipped = first[4], 1  # Excel's own mark
    else:
        file.seek(0)
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    lines = _lines(reader, path, skipped)
    headings: tuple[Cell, ...] = ()
    for line, texts in lines:
        if any(text.strip() for text in texts):
            headings = tuple(
                Cell(text.strip(), text, Place(str(path), line, column))
                for column, text in enumerate(texts[:MAX_COLUMNS], 1)
            )
            break
    if not headings:
        raise error(InputError, path, "empty", "the table is empty", "its first row has headings")

    def part() -> float:
        return min(1.0, raw.tell() / size)

    return Table(headings, _rows(lines, headings, path), part, notes)


def _encoding(path: Path) -> tuple[str, tuple[str, ...]]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
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
    except OSError as reason:
        message = f"cannot be read: {reason.strerror}"
        raise error(InputError, path, "unreadable", message) from None
    return "utf-8", ()


def _first_line(file: io.TextIOWrapper, path: Path) -> str:
    try:
        return file.readline(_LINE)
    except UnicodeError as bad:
        raise _undecodable(path, bad) from None


def _undecodable(path: Path, bad: UnicodeError) -> InputError:
    hint = "save it as UTF-8, or name its encoding with --encoding"
    message = f"this is not in the encoding {getattr(bad, 'encoding', 'that was named')}"
    return InputError([Problem(Place(str(path)), "encoding", message, hint)])


def _delimiter(line: str) -> str:
    def fields(delimiter: str) -> int:
        return len(next(csv.reader([line], delimiter=delimiter), ()))

    return max(_DELIMITERS, key=fields)


def _lines(reader: Any, path: Path, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each record of a csv.reader, whose type has no public name, with its line."""
    while True:
        line = reader.line_num + 1 + skipped
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as bad:
            message = f"this is not CSV: {bad}"
            hint = "look for a quotation mark that is not closed here or below"
            raise InputError([Problem(Place(str(path), line), "csv", message, hint)]) from None
        except UnicodeError as bad:
            raise _undecodable(path, bad) from None


def _rows(
    lines: Iterator[tuple[int, list[str]]], headings: tuple[Cell, ...], path: Path
) -> Iterator[Row]:
    count = len(headings)
    for line, texts in lines:
        cells = tuple(
            Cell(
                headings[column].heading if column < count else "",
                text,
                Place(str(path), line, column + 1),
            )
            for column, text in enumerate(texts)
            if text.strip()
        )
        yield Row(Place(str(path), line), cells)
