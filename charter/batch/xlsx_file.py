"""XLSX as a stream of rows. Merged cells and formulas without a value are refused, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from charter.batch.sheet import MAX_ROWS, MOST_TOLD, Unseen, place_of, table_of_sheet
from charter.batch.tables import MAX_COLUMNS, RowTable, UnusableError, amount, letters, percent
from charter.batch.xlsx_book import (
    MAX_CELL,
    MAX_SHEET,
    SAVE,
    Book,
    BookSheet,
    BrokenError,
    new_parser,
    read_book,
    steps,
    too_large,
    unescaped,
)
from charter.problems import InputError, Place, Problem, error
from charter.read.files import open_file

_NUMBER = re.compile(r"[-+]?\d{1,400}(\.\d{0,400})?([eE][-+]?\d{1,3})?\Z", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d{1,400}\Z", re.ASCII)
_LARGEST = 1e300
_NAME = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})\Z", re.ASCII)


def open_xlsx(path: Path, held: ExitStack, sheet: str = "") -> RowTable:
    """Return the table in the named sheet, or the first not hidden. Raises InputError.

    All of the sheet is looked through before the first row is given: what is merged stands at its
    end.
    """
    book = read_book(held.enter_context(open_file(path)), path)
    held.callback(book.package.close)
    chosen = _chosen(book, sheet)
    where = f"{path}!{chosen.name}"
    checked = _check(book, chosen, where)
    shown = () if sheet else tuple(s.name for s in book.sheets if s.visible and s is not chosen)
    lines = _lines(book, chosen, where)
    return table_of_sheet(where, lines, checked.row, shown, checked.unseen, checked.problems)


def _chosen(book: Book, wanted: str) -> BookSheet:
    for sheet in book.sheets:
        if sheet.name == wanted if wanted else sheet.visible:
            return sheet
    hint = f"there are: {', '.join(sheet.name for sheet in book.sheets)[:200]}"
    raise error(InputError, book.path, "no-sheet", f"there is no sheet '{wanted}'", hint)


def _check(book: Book, sheet: BookSheet, where: str) -> _Reader:
    """Return what read a sheet to its last row; its rows are gone."""
    reader = _Reader(book, where)
    for _ in steps(book.package, book.path, sheet.part, MAX_SHEET, reader.parser):
        reader.rows.clear()
        if len(reader.problems) > MOST_TOLD:
            break
    return reader


def _lines(book: Book, sheet: BookSheet, where: str) -> Iterator[tuple[int, dict[int, Any]]]:
    """Yield the number of each row that is there, and its values by their columns."""
    reader = _Reader(book, where)
    for _ in steps(book.package, book.path, sheet.part, MAX_SHEET, reader.parser):
        yield from reader.rows
        reader.rows.clear()
    yield from reader.rows


class _Reader:
    """Takes the cells of a sheet as they come: rows that are whole wait in `rows`."""

    def __init__(self, book: Book, where: str) -> None:
        self.parser = new_parser(self._start, self._end, self._text)
        self.rows: list[tuple[int, dict[int, Any]]] = []
        self.problems: list[Problem] = []
        self.unseen = Unseen()
        self.row = self._column = 0
        self._book, self._where = book, where
        self._values: dict[int, Any] = {}
        self._kind, self._style, self._parts = "", "", [""]
        self._length, self._taken = 0, False
        self._hidden = False
        self._cell = self._aloud = self._formula = self._said = False

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            self._cell, self._formula, self._said = True, False, False
            self._column = self._column_of(given.get("r", ""))
            self._kind, self._style = given.get("t", "n"), given.get("s", "0")
            self._parts, self._length = [], 0
        elif self._cell:
            self._formula |= tag == "f"
            self._said |= tag in ("v", "is")
            self._aloud |= tag == "rPh"
            self._taken = tag in ("v", "t") and not self._aloud
        elif tag == "col" and given.get("hidden", "") in ("1", "true"):
            self.unseen.hidden_columns.append(letters(int(given.get("min", "1")[:6])))
        elif tag == "row":
            at = given.get("r", str(self.row + 1))
            if not (at.isascii() and at.isdigit() and self.row < int(at[:9]) <= MAX_ROWS):
                raise BrokenError(f"after row {self.row} of a sheet comes row '{at[:20]}'")
            self.row, self._column, self._values = int(at), 0, {}
            self._hidden = given.get("hidden", "") in ("1", "true")
        elif tag == "mergeCell":
            self._refuse(
                Place(f"{self._where}:{given.get('ref', '')[:20]}"),
                "merged-cells",
                "these cells are merged: only the first of them has a value",
                "unmerge them, and fill in each",
            )

    def _end(self, tag: str) -> None:
        if tag == "c":
            self._cell = False
            # A text may be empty; a number that is has not been worked out, though it has a place.
            empty = self._kind != "str" and not any(self._parts)
            if self._formula and (empty or not self._said):
                self._refuse(self._at(), "formula", "this formula has no value yet", SAVE)
            elif self._parts:
                self.unseen.formulas += self._formula
                value = self._value("".join(self._parts))
                if not isinstance(value, str) or value.strip():
                    self._values[self._column] = value
        elif tag == "row":
            self.rows.append((self.row, self._values))
            if self._hidden and self._values:
                self.unseen.hidden.append(self.row)
        elif tag == "rPh":
            self._aloud = False
        self._taken = False

    def _text(self, text: str) -> None:
        if self._taken:
            self._length += len(text)
            if self._length > MAX_CELL:
                message = f"this cell is longer than {MAX_CELL:,} characters"
                raise too_large(self._at(), message)
            self._parts.append(text)

    def _at(self) -> Place:
        return place_of(self._where, self.row, self._column)

    def _refuse(self, place: Place, code: str, message: str, hint: str) -> None:
        if len(self.problems) <= MOST_TOLD:
            self.problems.append(Problem(place, code, message, hint))

    def _column_of(self, name: str) -> int:
        column = self._column + 1
        if name:
            found = _NAME.match(name)
            column = 0
            for letter in found[1] if found else "":
                column = column * 26 + ord(letter) - ord("A") + 1
            if found is None or int(found[2]) != self.row or column <= self._column:
                raise BrokenError(f"in row {self.row} of a sheet stands a cell '{name[:20]}'")
        if column > MAX_COLUMNS:
            place = place_of(self._where, self.row, column)
            raise too_large(place, f"this is further right than {MAX_COLUMNS:,} columns")
        return column

    def _value(self, text: str) -> Any:
        """Return what a cell says: text, number, truth value or date."""
        kind = self._kind
        if kind == "s":
            known = text.isascii() and text.isdigit() and int(text[:9]) < len(self._book.texts)
            return self._book.texts[int(text)] if known else _not_there("text", text)
        if kind in ("str", "inlineStr"):
            return unescaped(text)
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind in ("e", "d"):
            return text  # a date is written out here: 2027-01-15T00:00:00
        if not _NUMBER.match(text.strip()):
            return _not_there("number", text)
        number = int(text) if _WHOLE.match(text.strip()) else float(text)
        if abs(number) > _LARGEST:
            return _not_there("number that is in use", text)
        if self._style.isdigit() and int(self._style[:6]) in self._book.dates:
            return _date(number, self._book.since_1904)
        if self._style.isdigit() and int(self._style[:6]) in self._book.percents:
            return percent(number)
        if self._style.isdigit() and (sign := self._book.signs.get(int(self._style[:6]))):
            return amount(number, sign)
        return number


def _not_there(what: str, text: str) -> UnusableError:
    return UnusableError(f"this cell names no {what}: '{text[:20]}'")


def _date(number: float, since_1904: bool) -> Any:
    days = import_module("openpyxl.utils.datetime")
    try:
        return days.from_excel(number, days.MAC_EPOCH if since_1904 else days.WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return UnusableError(f"{number:.10g} is no day")
