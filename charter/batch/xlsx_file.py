"""XLSX as a stream of rows. Merged cells and formulas without a value are refused, not guessed."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from charter.batch.tables import MAX_COLUMNS, Cell, Row, Table, UnusableError
from charter.problems import InputError, Place, Problem, error

MAX_SHEET = 2_000_000_000
MAX_OTHER = 200_000_000
"""Bytes of a part other than a sheet; shared texts are held in memory, all else is streamed."""
_TOLD = 20
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
_SAVE = "open it in a spreadsheet program and save it as .xlsx"


def open_xlsx(path: Path, held: ExitStack, sheet: str = "") -> Table:
    """Return the table in the named sheet, or the first not hidden. Raises InputError."""
    try:
        _check_zip(path)
        book = import_module("openpyxl").load_workbook(
            path, read_only=True, data_only=True, keep_links=False
        )
    except InputError:
        raise
    except Exception as bad:  # openpyxl raises what the XML made it stumble over
        message = f"this is no sound .xlsx file ({type(bad).__name__})"
        raise error(InputError, path, "no-xlsx", message, _SAVE) from None
    held.callback(book.close)
    # Sheets that hold only a chart have no rows.
    sheets = [s for s in book.worksheets if hasattr(s, "iter_rows")]
    names = [s.title for s in sheets]
    wanted = [s for s in sheets if s.title == sheet] if sheet else sheets
    visible = [s for s in wanted if sheet or s.sheet_state == "visible"]
    if not visible:
        hint = f"there are: {', '.join(names)[:200]}"
        raise error(InputError, path, "no-sheet", f"there is no sheet '{sheet}'", hint)
    chosen = visible[0]
    where = f"{path}!{chosen.title}"
    _check_sheet(path, chosen._worksheet_path, where)
    notes = () if sheet or len(names) < 2 else (f"{path}: read '{chosen.title}', the first sheet",)
    chosen.reset_dimensions()
    lines = enumerate(chosen.iter_rows(), 1)
    headings: tuple[Cell, ...] = ()
    for number, cells in lines:
        if any(_value(cell) is not None for cell in cells):
            headings = tuple(
                Cell(str(_value(cell) or "").strip(), _value(cell), _place(where, number, column))
                for column, cell in enumerate(cells[:MAX_COLUMNS], 1)
            )
            break
    if not headings:
        raise error(InputError, where, "empty", "the sheet is empty", "its first row has headings")
    total, done = _rows_in(path, chosen._worksheet_path), [0]

    def rows() -> Iterator[Row]:
        for number, cells in lines:
            done[0] = number
            found = tuple(
                Cell(
                    headings[column - 1].heading if column <= len(headings) else "",
                    value,
                    _place(where, number, column),
                )
                for column, cell in enumerate(cells, 1)
                if (value := _value(cell)) is not None
            )
            yield Row(Place(f"{where}:{number}"), tuple(map(_sound, found)))

    return Table(headings, rows(), lambda: min(1.0, done[0] / max(total, 1)), notes)


def _value(cell: Any) -> Any:
    value = cell.value
    return None if isinstance(value, str) and not value.strip() else value


def _sound(cell: Cell) -> Cell:
    if cell.value not in _ERRORS:
        return cell
    return cell._replace(value=UnusableError(f"the formula here gives {cell.value}"))


def _place(where: str, row: int, column: int) -> Place:
    letters = ""
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return Place(f"{where}:{letters}{row}")


def _check_zip(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(8)
        if start.startswith(b"\xd0\xcf\x11\xe0"):
            message = "this is protected by a password, or in the old .xls format"
            raise error(InputError, path, "no-xlsx", message, _SAVE)
        with zipfile.ZipFile(path) as file:
            for part in file.infolist():
                limit = MAX_SHEET if "/worksheets/" in part.filename else MAX_OTHER
                if part.file_size > limit:
                    message = f"'{part.filename[:80]}' in it is larger than {limit:,} bytes"
                    raise error(InputError, path, "too-large", message, "save it as .csv")
                if part.filename.endswith((".xml", ".rels")):
                    with file.open(part) as content:
                        if b"<!DOCTYPE" in content.read(2000).replace(b"\0", b""):
                            message = "this has a document type, which no spreadsheet needs"
                            raise error(InputError, path, "no-xlsx", message, _SAVE)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        raise error(InputError, path, "no-xlsx", "this is no .xlsx file", _SAVE) from None
    except OSError as reason:
        message = f"cannot be read: {reason.strerror}"
        raise error(InputError, path, "unreadable", message) from None


def _part(name: str) -> str:
    return posixpath.normpath(name).lstrip("/")


def _check_sheet(path: Path, part: str, where: str) -> None:
    """Raise InputError for merged cells, and for formulas whose value nobody has computed."""
    from lxml import etree

    problems: list[Problem] = []
    with zipfile.ZipFile(path) as file, file.open(_part(part)) as content:
        tags = ("{*}c", "{*}mergeCell", "{*}row")
        try:
            for _, node in etree.iterparse(content, tag=tags, resolve_entities=False):
                kind = etree.QName(node).localname
                if kind == "mergeCell":
                    at = f"{where}:{node.get('ref', '')[:20]}"
                    message = "these cells are merged: only the first of them has a value"
                    hint = "unmerge them, and fill in each"
                    problems.append(Problem(Place(at), "merged-cells", message, hint))
                elif kind == "c":
                    formula, value = node.find("{*}f"), node.find("{*}v")
                    if formula is not None and value is None and node.find("{*}is") is None:
                        at = f"{where}:{node.get('r', '')[:10]}"
                        message = "this formula has no value yet"
                        problems.append(Problem(Place(at), "formula", message, _SAVE))
                else:
                    node.clear()
                    while node.getprevious() is not None:
                        del node.getparent()[0]
                if len(problems) >= _TOLD:
                    break
        except etree.XMLSyntaxError as bad:
            message = f"the sheet is not well-formed: {bad.msg}"
            raise error(InputError, where, "no-xlsx", message, _SAVE) from None
    if problems:
        raise InputError(problems)


def _rows_in(path: Path, part: str) -> int:
    """Return how many rows the sheet says that it has; 0 where it says nothing."""
    with zipfile.ZipFile(path) as file, file.open(_part(part)) as content:
        found = re.search(rb'<dimension ref="[A-Z]+\d+:[A-Z]+(\d+)"', content.read(5000))
    return int(found[1]) if found else 0
