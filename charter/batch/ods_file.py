"""ODS as a stream of rows, as LibreOffice writes it: what xlsx_file.py does for Excel's."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from charter.batch.links import LinkedText, LinkSpan, link_of_formula, linked
from charter.batch.ods_styles import OdsStyles, local
from charter.batch.rich_text import TextPart, levelled, text_of, unless_struck
from charter.batch.sheet import MAX_ROWS, Unseen, place_of, table_of_sheet
from charter.batch.shown import day_seen, seen_number
from charter.batch.tables import MAX_COLUMNS, RowTable, UnusableError, letters
from charter.batch.xlsx_book import (
    MAX_CELL,
    MAX_OTHER,
    MAX_SHEET,
    SAVE,
    BrokenError,
    new_parser,
    open_book,
    steps,
    stream,
    too_large,
)
from charter.problems import InputError, error
from charter.read.files import open_file
from charter.read.zip_members import UnpackError, unpack
from charter.values.addresses import is_address

_CONTENT, _STYLES = "content.xml", "styles.xml"
_HIDDEN = ("collapse", "filter")
_NO_VALUE = frozenset(("annotation", "frame", "custom-shape"))
"""Elements within a cell whose text is none of its value: a comment, a picture."""
_TAB, _BREAK = "\t", "\n"


def open_ods(path: Path, held: ExitStack, sheet: str = "") -> RowTable:
    """Return the table in the named sheet, or the first not hidden. Raises InputError."""
    package = open_book(held.enter_context(open_file(path)), path)
    held.callback(package.close)
    if b"encryption-data" in _manifest(package):
        message = "this is protected by a password"
        raise error(InputError, path, "no-xlsx", message, f"take the password away: {SAVE}")
    styles = OdsStyles()
    if _STYLES in package.NameToInfo:
        reader = new_parser(lambda tag, given: styles.start(tag, local(given)))
        stream(package, path, _STYLES, MAX_OTHER, reader)
    names = _read(package, path, _Reader(path, "", styles))
    chosen = _chosen(names, path, sheet)
    checked = _read(package, path, _Reader(path, chosen, styles))
    shown = () if sheet else tuple(n for n, seen in names.sheets.items() if seen and n != chosen)
    where = f"{path}!{chosen}"
    lines = _lines(package, path, _Reader(path, chosen, styles))
    return table_of_sheet(where, lines, checked.row, shown, checked.unseen)


def _manifest(package: zipfile.ZipFile) -> bytes:
    try:
        return unpack(package, package.getinfo("META-INF/manifest.xml"), 1_000_000)
    except (KeyError, UnpackError):
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


def _lines(
    package: zipfile.ZipFile, path: Path, reader: _Reader
) -> Iterator[tuple[int, dict[int, Any]]]:
    for _ in steps(package, path, _CONTENT, MAX_SHEET, reader.parser):
        yield from reader.repeated()
    yield from reader.repeated()


class _Reader:
    """Takes the cells of one sheet as they come; of the others it takes their names."""

    def __init__(self, path: Path, name: str, styles: OdsStyles) -> None:
        self.parser = new_parser(self._start, self._end, self._take)
        self.sheets: dict[str, bool] = {}
        self.rows: list[tuple[int, int, dict[int, Any]]] = []
        self.unseen = Unseen()
        self.row = self._column = self._times = self._repeat = 0
        self._name, self._where = name, f"{path}!{name}"
        self._styles, self._columns = styles, list[tuple[int, str]]()
        self._row_style = ""
        self._tables = self._aside = self._length = self._texts = 0
        self._in_text = False
        self._inside = self._cell = self._is_hidden = self._covered = False
        self._given: dict[str, str] = {}
        self._runs: list[TextPart] = []
        self._looks: list[str] = []
        self._spans: list[LinkSpan] = []
        self._values: dict[int, Any] = {}

    def repeated(self) -> Iterator[tuple[int, dict[int, Any]]]:
        """Yield the rows that are whole, each as often as it stands there."""
        for first, times, values in self.rows:
            for number in range(first, first + (times if values else 1)):
                yield number, values
        self.rows.clear()

    def _start(self, tag: str, given: dict[str, str]) -> None:
        said = local(given)
        if tag in _NO_VALUE:
            self._aside += 1
            if tag == "annotation" and self._cell:
                self.unseen.comments[self.row + 1, letters(self._column + 1)] = None
        elif self._aside:
            return
        elif not self._tables and tag != "table":
            self._styles.start(tag, said)
        elif tag == "table":
            self._tables += 1
            if self._tables == 1:
                name = said.get("name", "")
                self.sheets[name] = said.get("style-name", "") not in self._styles.not_shown
                self._inside, self.row = name == self._name, 0
                self._column, self._columns = 0, []
        elif self._inside and self._tables == 1:
            self._within(tag, said)

    def _within(self, tag: str, said: dict[str, str]) -> None:
        if tag == "table-column":
            first = self._column + 1
            self._column += _count(said, "number-columns-repeated")
            if said.get("visibility") in _HIDDEN:
                last = min(self._column, MAX_COLUMNS)
                self.unseen.hidden_columns += range(first, last + 1)
            self._columns.append((self._column, said.get("default-cell-style-name", "")))
        elif tag == "table-row":
            self._column, self._values = 0, {}
            self._times = _count(said, "number-rows-repeated")
            self._is_hidden = said.get("visibility") in _HIDDEN
            self._row_style = said.get("default-cell-style-name", "")
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell, self._given, self._runs, self._looks = True, said, [], []
            self._spans = []
            self._texts = self._length = 0
            self._repeat, self._covered = _count(said, "number-columns-repeated"), tag[0] == "c"
        elif self._cell and tag == "p":
            self._texts += 1
            self._in_text = True
            if self._texts > 1:
                self._put_text(_BREAK)
        elif self._cell and tag == "span":
            self._looks.append(said.get("style-name", ""))
        elif self._cell and tag == "a":
            if not (href := said.get("href", "")).startswith("#"):
                self.unseen.links[self.row + 1, letters(self._column + 1)] = href
                self._spans.append((self._so_far(), self._so_far(), href))
        elif self._cell and tag in ("s", "tab", "line-break"):
            marks = {"s": " " * min(_count(said, "c"), MAX_CELL), "tab": _TAB, "line-break": _BREAK}
            self._put_text(marks[tag])

    def _take(self, text: str) -> None:
        if self._in_text and not self._aside:
            self._length += len(text)
            if self._length > MAX_CELL:
                place = place_of(self._where, self.row + 1, self._column + 1)
                raise too_large(place, f"this cell is longer than {MAX_CELL:,} characters")
            self._put_text(text)

    def _so_far(self) -> int:
        return sum(len(run.text) for run in self._runs)

    def _put_text(self, text: str) -> None:
        looks = (self._styles.struck(look) for look in reversed(self._looks))
        struck = next((look for look in looks if look is not None), None)
        levels = (self._styles.level(look) for look in reversed(self._looks))
        self._runs.append(TextPart(text, struck, next(filter(None, levels), "")))

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
        elif tag == "a" and self._cell and self._spans:
            begin, _, href = self._spans[-1]
            self._spans[-1] = begin, self._so_far(), href
        elif tag == "span" and self._looks:
            self._looks.pop()
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
            first = self.row + 1, self._column + 1
            last = self.row + spans[1], self._column + spans[0]
            self.unseen.merged.append((*first, *last))
        value = None if self._covered else self._value()
        if "formula" in self._given:
            if value is None and "value-type" not in self._given:
                value = UnusableError("this formula has no value yet", SAVE)
            self.unseen.formulas += 1
            if link := link_of_formula(self._given["formula"]):
                self.unseen.links[self.row + 1, letters(self._column + 1)] = link
                if isinstance(value, str) and not is_address(value):
                    value = linked(value, [(0, len(value), link)])
        if value is None or (isinstance(value, str) and not value.strip()):
            return
        if self._column + self._repeat > MAX_COLUMNS:
            raise too_large(place, f"this is further right than {MAX_COLUMNS:,} columns")
        for column in range(self._column + 1, self._column + self._repeat + 1):
            self._values[column] = value
        if isinstance(value, str) and is_address(value):
            self.unseen.addresses[self.row + 1, letters(self._column + 1)] = value
        self.unseen.widest = max(self.unseen.widest, self._column + self._repeat)

    def _is_struck(self) -> bool:
        """Return whether the look of the cell strikes it out: its own, else its row's, column's."""
        at = self._column + 1
        style = self._given.get("style-name", "") or self._row_style
        style = style or next((style for last, style in self._columns if at <= last), "")
        return bool(self._styles.struck(style))

    def _value(self) -> Any:
        """Return what a cell shows: text, number, truth value or date."""
        text = "".join(run.text for run in self._runs)
        given, struck = self._given, self._is_struck()
        kind = given.get("value-type", "")
        if given.get("shown-type") == "error":
            return UnusableError(f"the formula here gives {text or 'an error'}")
        if kind in ("float", "currency", "percentage", "date", "boolean"):
            return unless_struck(self._typed(kind, text), struck)
        runs = tuple(self._runs) or (TextPart(given.get("string-value", "")),)
        as_read, told, bad = levelled(runs)
        runs, moved = as_read, as_read != runs
        if told:
            self.unseen.raised[self.row + 1, letters(self._column + 1)] = told
        read = bad or text_of(runs, struck) or None
        if not isinstance(read, str) or is_address(read):
            return read
        # Where characters became others, the places of links are no longer known.
        return LinkedText(read, "") if moved and self._spans else linked(read, self._spans)

    def _typed(self, kind: str, text: str) -> Any:
        given = self._given
        try:
            if kind == "boolean":
                return given.get("boolean-value") == "true"
            if kind == "date":
                return day_seen(datetime.fromisoformat(given["date-value"]), text)
            number = float(given["value"])
            number = int(number) if number.is_integer() else number
            currency = given.get("currency", "")[:3] if kind == "currency" else ""
            seen = text if self._texts else None
            return seen_number(number, seen, currency, kind == "percentage")
        except (KeyError, ValueError, OverflowError):
            return UnusableError(f"this cell has no {kind} that can be read: '{text[:20]}'")


def _count(given: dict[str, str], name: str) -> int:
    said = given.get(name, "1")
    return int(said[:7]) if said.isascii() and said.isdigit() else 1
