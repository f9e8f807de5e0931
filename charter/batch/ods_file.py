"""ODS as a stream of rows, as LibreOffice writes it: what xlsx_file.py does for Excel's."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from charter.batch.sheet import MAX_ROWS, Unseen, place_of, table_of_sheet
from charter.batch.tables import MAX_COLUMNS, RowTable, UnusableError, amount, letters, percent
from charter.batch.xlsx_book import (
    MAX_CELL,
    MAX_SHEET,
    SAVE,
    BrokenError,
    new_parser,
    opened,
    steps,
    too_large,
)
from charter.problems import InputError, Problem, error
from charter.read.files import open_file

_CONTENT = "content.xml"
_HIDDEN = ("collapse", "filter")
_NO_VALUE = frozenset(("annotation", "frame", "custom-shape"))
"""Elements within a cell whose text is none of its value: a comment, a picture."""
_TAB, _BREAK = "\t", "\n"


def open_ods(path: Path, held: ExitStack, sheet: str = "") -> RowTable:
    """Return the table in the named sheet, or the first not hidden. Raises InputError."""
    package = opened(held.enter_context(open_file(path)), path)
    held.callback(package.close)
    if b"encryption-data" in _manifest(package):
        message = "this is protected by a password"
        raise error(InputError, path, "no-xlsx", message, f"take the password away: {SAVE}")
    names = _read(package, path, _Reader(path, ""))
    chosen = _chosen(names, path, sheet)
    checked = _read(package, path, _Reader(path, chosen))
    shown = () if sheet else tuple(n for n, seen in names.sheets.items() if seen and n != chosen)
    where = f"{path}!{chosen}"
    lines = _lines(package, path, chosen)
    return table_of_sheet(where, lines, checked.row, shown, checked.unseen, checked.problems)


def _manifest(package: zipfile.ZipFile) -> bytes:
    try:
        with package.open("META-INF/manifest.xml") as part:
            return part.read(1_000_000)
    except (KeyError, zipfile.BadZipFile, RuntimeError, OSError, EOFError):
        return b""


def _chosen(reader: _Reader, path: Path, wanted: str) -> str:
    for name, visible in reader.sheets.items():
        if name == wanted if wanted else visible:
            return name
    hint = f"there are: {', '.join(reader.sheets)[:200]}"
    raise error(InputError, path, "no-sheet", f"there is no sheet '{wanted}'", hint)


def _read(package: zipfile.ZipFile, path: Path, reader: _Reader) -> _Reader:
    for _ in steps(package, path, _CONTENT, MAX_SHEET, reader.parser):
        reader.rows.clear()
    reader.rows.clear()
    return reader


def _lines(package: zipfile.ZipFile, path: Path, name: str) -> Iterator[tuple[int, dict[int, Any]]]:
    reader = _Reader(path, name)
    for _ in steps(package, path, _CONTENT, MAX_SHEET, reader.parser):
        yield from reader.repeated()
    yield from reader.repeated()


class _Reader:
    """Takes the cells of one sheet as they come; of the others it takes their names."""

    def __init__(self, path: Path, name: str) -> None:
        self.parser = new_parser(self._start, self._end, self._take)
        self.sheets: dict[str, bool] = {}
        self.rows: list[tuple[int, int, dict[int, Any]]] = []
        self.problems: list[Problem] = []
        self.unseen = Unseen()
        self.row = self._column = self._times = self._repeat = 0
        self._name, self._where = name, f"{path}!{name}"
        self._style, self._not_shown = "", set[str]()
        self._tables = self._aside = self._length = self._texts = 0
        self._in_text = False
        self._inside = self._cell = self._is_hidden = self._covered = False
        self._given: dict[str, str] = {}
        self._parts: list[str] = []
        self._values: dict[int, Any] = {}

    def repeated(self) -> Iterator[tuple[int, dict[int, Any]]]:
        """Yield the rows that are whole, each as often as it stands there."""
        for first, times, values in self.rows:
            for number in range(first, first + (times if values else 1)):
                yield number, values
        self.rows.clear()

    def _start(self, tag: str, given: dict[str, str]) -> None:
        said = _local(given)
        if tag in _NO_VALUE:
            self._aside += 1
        elif self._aside:
            return
        elif tag == "style":
            self._style = said.get("name", "")
        elif tag == "table-properties" and said.get("display") == "false":
            self._not_shown.add(self._style)
        elif tag == "table":
            self._tables += 1
            if self._tables == 1:
                name = said.get("name", "")
                self.sheets[name] = said.get("style-name", "") not in self._not_shown
                self._inside, self.row = name == self._name, 0
                self._column = 0
        elif self._inside and self._tables == 1:
            self._within(tag, said)

    def _within(self, tag: str, said: dict[str, str]) -> None:
        if tag == "table-column":
            if said.get("visibility") in _HIDDEN:
                self.unseen.hidden_columns.append(letters(self._column + 1))
            self._column += _count(said, "number-columns-repeated")
        elif tag == "table-row":
            self._column, self._values = 0, {}
            self._times = _count(said, "number-rows-repeated")
            self._is_hidden = said.get("visibility") in _HIDDEN
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell, self._given, self._parts = True, said, []
            self._texts = self._length = 0
            self._repeat, self._covered = _count(said, "number-columns-repeated"), tag[0] == "c"
        elif self._cell and tag == "p":
            self._texts += 1
            self._in_text = True
            if self._texts > 1:
                self._parts.append(_BREAK)
        elif self._cell and tag in ("s", "tab", "line-break"):
            marks = {"s": " " * min(_count(said, "c"), MAX_CELL), "tab": _TAB, "line-break": _BREAK}
            self._parts.append(marks[tag])

    def _take(self, text: str) -> None:
        if self._in_text and not self._aside:
            self._length += len(text)
            if self._length > MAX_CELL:
                place = place_of(self._where, self.row + 1, self._column + 1)
                raise too_large(place, f"this cell is longer than {MAX_CELL:,} characters")
            self._parts.append(text)

    def _end(self, tag: str) -> None:
        if tag in _NO_VALUE:
            self._aside -= 1
        elif self._aside:
            return
        elif tag == "table":
            self._tables -= 1
            self._inside = self._inside and self._tables > 0
        elif tag == "p":
            self._in_text = False
        elif tag in ("table-cell", "covered-table-cell") and self._cell:
            self._cell = False
            self._put()
            self._column += self._repeat
        elif tag == "table-row" and self._inside and self._tables == 1:
            if self._values:
                if self.row + self._times > MAX_ROWS:
                    raise BrokenError(f"it has more than {MAX_ROWS:,} rows")
                self.rows.append((self.row + 1, self._times, self._values))
                if self._is_hidden:
                    self.unseen.hidden += range(self.row + 1, self.row + self._times + 1)
            self.row = min(self.row + self._times, MAX_ROWS)

    def _put(self) -> None:
        spans = [_count(self._given, f"number-{what}-spanned") for what in ("columns", "rows")]
        place = place_of(self._where, self.row + 1, self._column + 1)
        if max(spans) > 1:
            message = "these cells are merged: only the first of them has a value"
            hint = "unmerge them, and fill in each"
            self.problems.append(Problem(place, "merged-cells", message, hint))
        value = None if self._covered else self._value()
        if "formula" in self._given:
            if value is None and "value-type" not in self._given:
                message = "this formula has no value yet"
                self.problems.append(Problem(place, "formula", message, SAVE))
            self.unseen.formulas += 1
        if value is None or (isinstance(value, str) and not value.strip()):
            return
        if self._column + self._repeat > MAX_COLUMNS:
            raise too_large(place, f"this is further right than {MAX_COLUMNS:,} columns")
        for column in range(self._column + 1, self._column + self._repeat + 1):
            self._values[column] = value

    def _value(self) -> Any:
        """Return what a cell says: text, number, truth value or date."""
        text, given = "".join(self._parts), self._given
        kind = given.get("value-type", "")
        if given.get("shown-type") == "error":
            return UnusableError(f"the formula here gives {text or 'an error'}")
        try:
            if kind in ("float", "currency", "percentage"):
                number = float(given["value"])
                if kind == "percentage":
                    return percent(number)
                if kind == "currency" and given.get("currency"):
                    return amount(number, given["currency"][:3])
                return int(number) if number.is_integer() else number
            if kind == "date":
                return datetime.fromisoformat(given["date-value"])
        except (KeyError, ValueError, OverflowError):
            return UnusableError(f"this cell has no {kind} that can be read: '{text[:20]}'")
        if kind == "boolean":
            return given.get("boolean-value") == "true"
        return given.get("string-value", text) or None


def _local(given: dict[str, str]) -> dict[str, str]:
    """Return attributes without their namespaces; what a cell shows has a name of its own."""
    found = {}
    for key, value in given.items():
        space, _, name = key.rpartition(" ")
        own = name == "value-type" and "calcext" in space
        found["shown-type" if own else name] = value
    return found


def _count(given: dict[str, str], name: str) -> int:
    said = given.get(name, "1")
    return int(said[:7]) if said.isascii() and said.isdigit() else 1
