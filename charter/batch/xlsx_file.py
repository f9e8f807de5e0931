"""XLSX as a stream of rows. Merged cells and formulas without a value are told, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from charter.batch.links import Formulas
from charter.batch.rich_text import PartsReader, TextPart, levelled, text_of, unless_struck
from charter.batch.sheet import (
    MAX_ROWS,
    Unseen,
    place_of,
    table_of_sheet,
)
from charter.batch.shown import day_shown, is_day, lasting, number_shown, text_shown
from charter.batch.tables import MAX_COLUMNS, RowTable, UnusableError, letters
from charter.batch.xlsx_beside import add_beside
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
from charter.batch.xlsx_formats import GENERAL
from charter.problems import InputError, Place, error
from charter.read.files import open_file
from charter.values.addresses import is_address

_NUMBER = re.compile(r"[-+]?\d{1,400}(\.\d{0,400})?([eE][-+]?\d{1,3})?\Z", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d{1,400}\Z", re.ASCII)
_LARGEST = 1e300
_CELLS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
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
    add_beside(book, chosen, checked.unseen)
    shown = () if sheet else tuple(s.name for s in book.sheets if s.visible and s is not chosen)
    lines = _lines(book, chosen, where)
    return table_of_sheet(where, lines, checked.row, shown, checked.unseen)


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
        self.unseen = Unseen()
        self.row = self._column = 0
        self._book, self._where = book, where
        self._values: dict[int, Any] = {}
        self._kind, self._style, self._runs = "", 0, PartsReader()
        self._taken = False
        self._hidden = False
        self._cell = self._aloud = self._formula = self._said = False
        self._leads = Formulas()

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            self._cell, self._formula, self._said = True, False, False
            self._leads.link = ""
            self._column = self._column_of(given.get("r", ""))
            style = given.get("s", "0")
            self._style = int(style) if style.isascii() and style.isdigit() else 0
            self._kind = given.get("t", "n")
            self._runs.begin()
        elif self._cell:
            self._runs.start(tag, given)
            if tag == "f":
                self._formula = True
                self._leads.begin(given.get("si", ""))
            self._said |= tag in ("v", "is")
            self._aloud |= tag == "rPh"
            self._taken = tag in ("v", "t") and not self._aloud
        elif tag == "col" and _is_hidden(given, "width"):
            ends = (given.get(name, "") for name in ("min", "max"))
            first, last = (int(end[:6]) if end.isascii() and end.isdigit() else 0 for end in ends)
            self.unseen.hidden_columns += range(max(first, 1), min(last, MAX_COLUMNS) + 1)
        elif tag == "row":
            at = given.get("r", str(self.row + 1))
            if not (at.isascii() and at.isdigit() and self.row < int(at[:9]) <= MAX_ROWS):
                raise BrokenError(f"after row {self.row} of a sheet comes row '{at[:20]}'")
            self.row, self._column, self._values = int(at), 0, {}
            self._hidden = _is_hidden(given, "ht")
        elif tag == "cfRule" and given.get("dxfId", "").isdigit():
            self.unseen.rules |= int(given["dxfId"][:6]) in self._book.formats.rules
        elif tag == "hyperlink":
            link = next((said for name, said in given.items() if name.endswith(" id")), "")
            within = f"#{given['location']}" if given.get("location") else ""
            self.unseen.linked.append((given.get("ref", ""), link + within))
        elif tag == "mergeCell":
            self.unseen.merged += _range(given.get("ref", ""))

    def _end(self, tag: str) -> None:
        if tag == "c":
            self._cell = False
            # A text may be empty; a number that is has not been worked out, though it has a place.
            empty = self._kind != "str" and not self._runs.has_text
            if self._formula and (empty or not self._said):
                self._values[self._column] = UnusableError("this formula has no value yet", SAVE)
            elif self._runs.pieces:
                self.unseen.formulas += self._formula
                value = self._value()
                if not isinstance(value, str) or value.strip():
                    self._values[self._column] = value
                if self._style in self._book.formats.white:
                    self.unseen.white[self.row, letters(self._column)] = None
                if isinstance(value, str) and is_address(value):
                    self.unseen.addresses[self.row, letters(self._column)] = value
                if self._leads.link:
                    self.unseen.links[self.row, letters(self._column)] = self._leads.link
        elif tag == "f":
            self._leads.end()
        elif tag == "row":
            self.rows.append((self.row, self._values))
            self.unseen.widest = max(self.unseen.widest, *self._values, 0)
            if self._hidden and self._values:
                self.unseen.hidden.append(self.row)
        elif tag == "rPh":
            self._aloud = False
        self._taken = False

    def _text(self, text: str) -> None:
        self._leads.add(text)
        if self._taken:
            self._runs.add(text)
            if self._runs.length > MAX_CELL:
                message = f"this cell is longer than {MAX_CELL:,} characters"
                raise too_large(self._at(), message)

    def _at(self) -> Place:
        return place_of(self._where, self.row, self._column)

    def _column_of(self, name: str) -> int:
        column = self._column + 1
        if name:
            found = _NAME.match(name)
            column = _number_of(found[1] if found else "")
            if found is None or int(found[2]) != self.row or column <= self._column:
                raise BrokenError(f"in row {self.row} of a sheet stands a cell '{name[:20]}'")
        if column > MAX_COLUMNS:
            place = place_of(self._where, self.row, column)
            raise too_large(place, f"this is further right than {MAX_COLUMNS:,} columns")
        return column

    def _value(self) -> Any:
        """Return what a cell shows: text, number, truth value or date."""
        codes, struck = self._book.formats.codes, self._style in self._book.formats.struck
        code = codes[self._style] if self._style < len(codes) else GENERAL
        runs = self._runs.runs()
        text = "".join(run.text for run in runs)
        if self._kind == "s":
            texts = self._book.texts
            known = text.isascii() and text.isdigit() and int(text[:9]) < len(texts)
            if not known:
                return _not_there("text", text)
            shared = texts[int(text)]
            runs = (TextPart(shared),) if isinstance(shared, str) else shared
        elif self._kind in ("str", "inlineStr"):
            runs = tuple(run._replace(text=unescaped(run.text)) for run in runs)
        else:
            return unless_struck(self._number(text, code), struck)
        runs, told, bad = levelled(runs)
        if told:
            self.unseen.raised[self.row, letters(self._column)] = told
        said = bad or text_of(runs, struck)
        return text_shown(said, code) if isinstance(said, str) and said.strip() else said

    def _number(self, text: str, code: str) -> Any:
        if self._kind == "b":
            return text.strip() in ("1", "true")
        if self._kind == "e":
            return UnusableError(f"the formula here gives {text[:20]}")
        if self._kind == "d":
            return text  # a date is written out here: 2027-01-15T00:00:00
        if not _NUMBER.match(text.strip()):
            return _not_there("number", text)
        number = int(text) if _WHOLE.match(text.strip()) else float(text)
        if abs(number) > _LARGEST:
            return _not_there("number that is in use", text)
        if is_day(code):
            if hours := lasting(number, code):
                return hours
            return day_shown(_date(number, self._book.since_1904), code)
        return number_shown(number, code)


def _range(name: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the first row and column of cells such as A2:B3, and the last."""
    if found := _CELLS.fullmatch(name):
        first, top, last, bottom = found.groups()
        yield int(top), _number_of(first), int(bottom), _number_of(last)


def _number_of(name: str) -> int:
    column = 0
    for letter in name:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _is_hidden(given: dict[str, str], size: str) -> bool:
    """Return whether a row or column is hidden, or has no size."""
    return given.get("hidden", "") in ("1", "true") or given.get(size, "") in ("0", "0.0")


def _not_there(what: str, text: str) -> UnusableError:
    return UnusableError(f"this cell names no {what}: '{text[:20]}'")


def _date(number: float, since_1904: bool) -> Any:
    days = import_module("openpyxl.utils.datetime")
    try:
        return days.from_excel(number, days.MAC_EPOCH if since_1904 else days.WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return UnusableError(f"{number:.10g} is no day")
