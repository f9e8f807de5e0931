"""A cell's value as its field wants it: numbers, dates and truth values as people type them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from charter.batch.columns import CellRule
from charter.read.yaml_source import control_in

_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")
_SERIALS = (20_000, 80_000)
"""Days that a spreadsheet counts from 1900: the years 1954 to 2119."""
_EPOCH = date(1899, 12, 30)
_DIGITS = re.compile(r"[-+]?\d{1,16}\Z", re.ASCII)
_PLAIN = re.compile(r"[-+]?\d{1,15}\.\d{1,15}\Z", re.ASCII)
_DMY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\Z", re.ASCII)
_LISTED = re.compile(r"\s*[\n|]\s*")


class BadCellError(Exception):
    """A cell that cannot be what its field wants."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def value_of(cell: Any, rule: CellRule, decimal: str = "") -> Any:
    """Return what a cell says in the type that `rule` wants, or None where it says nothing.

    What fits no type comes back as it is: the schema says what is wrong with it. `decimal` is the
    mark before a fraction, `.` or `,`; left out, a number that has two readings is refused. Raises
    BadCellError.
    """
    if isinstance(cell, list | dict):
        _check_within(cell)
        return cell
    if isinstance(cell, str):
        cell = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
        _check_text(cell)
    if cell is None or cell == "":
        return None
    if "date" in rule.types:
        return _date(cell)
    if "boolean" in rule.types:
        said = str(cell).casefold()
        if isinstance(cell, bool) or said in (*_TRUE, *_FALSE):
            return said in _TRUE
        return _text(cell)
    if rule.types & {"integer", "number"}:
        return _number(cell, decimal)
    if "array" in rule.types:
        return [part for part in _LISTED.split(_text(cell)) if part]
    text = _text(cell)
    if rule.options and text not in rule.options:
        near = re.sub(r"[\s_]+", "-", text.casefold())
        return near if near in rule.options else text
    return text


def _check_within(cell: Any) -> None:
    """Refuse what no paper can hold anywhere in a value of JSON, however deep."""
    left = [cell]
    while left:
        value = left.pop()
        if isinstance(value, str):
            _check_text(value)
        elif isinstance(value, list):
            left += value
        elif isinstance(value, dict):
            left += [*value, *value.values()]


def _check_text(text: str) -> None:
    if bad := control_in(text):
        message = f"character U+{ord(bad):04X} is not allowed"
        raise BadCellError("control-character", message, "delete it")


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == cell.min.time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _date(cell: Any) -> str:
    if isinstance(cell, date):
        return _text(cell)[:10]
    text = _text(cell)
    if text.isdigit() and len(text) == 5 and _SERIALS[0] <= int(text) <= _SERIALS[1]:
        return (_EPOCH + timedelta(days=int(text))).isoformat()
    if found := _DMY.match(text):
        first, mark, second, year = found.groups()
        day, month = int(first), int(second)
        # Dots stand in dates that begin with the day; strokes in dates of either kind.
        if mark != "." and day <= 12 and month <= 12 and day != month:
            raise BadCellError("two-readings", f"'{text}' can be two days", "write year-month-day")
        if mark != "." and month > 12:
            day, month = month, day
        text = f"{year}-{month:02}-{day:02}"
    return text[:10] if re.fullmatch(r"\d{4}-\d\d-\d\d[T ]00:00(:00)?", text) else text


def _number(cell: Any, decimal: str) -> Any:
    if isinstance(cell, bool) or not isinstance(cell, str):
        whole = isinstance(cell, float) and cell.is_integer()
        return int(cell) if whole else cell
    text = re.sub(r"[\s'’\u00a0\u202f]", "", cell)
    if _DIGITS.match(text):
        return int(text)
    commas, dots = text.count(","), text.count(".")
    if not re.fullmatch(r"[-+]?[\d.,]+", text, re.ASCII):
        return cell
    if not decimal:
        if commas and dots:
            decimal = "," if text.rfind(",") > text.rfind(".") else "."
        elif max(commas, dots) > 1:
            decimal = "." if commas else ","
        elif re.fullmatch(r"[-+]?[1-9]\d{0,2}[.,]\d{3}", text, re.ASCII):
            plain = re.sub("[.,]", "", text)
            raise BadCellError(
                "two-readings",
                f"'{cell}' can be read in two ways, as {plain} or with a fraction",
                f"write {plain}, or say --decimal point or --decimal comma",
            )
        else:
            decimal = "," if commas else "."
    group = "," if decimal == "." else "."
    whole_part, _, fraction = text.partition(decimal)
    if not re.fullmatch(rf"[-+]?(\d+|\d{{1,3}}({re.escape(group)}\d{{3}})+)", whole_part, re.ASCII):
        return cell
    text = whole_part.replace(group, "") + (f".{fraction}" if fraction else "")
    if _PLAIN.match(text):
        number = float(text)
        return int(number) if number.is_integer() else number
    return int(text) if _DIGITS.match(text) else cell
