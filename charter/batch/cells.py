"""A cell's value as its field wants it: lists, truth values, days that a spreadsheet counts.

Numbers and days that are text stay so: they are read where those of company.yaml are.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from charter.batch.columns import CellRule
from charter.read.list_hints import items_on_line
from charter.read.yaml_source import control_in

_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")
_SERIALS = (20_000, 80_000)
"""Days that a spreadsheet counts from 1900: the years 1954 to 2119."""
_EPOCH = date(1899, 12, 30)
_DIGITS = re.compile(r"[-+]?\d{1,16}\Z", re.ASCII)
_LISTED = re.compile(
    r"\s*[\n|]\s*|\A[\u00b7\u2022]\s*(?=[^\n]* [\u00b7\u2022] )|(?<=\S) +[\u00b7\u2022] +(?=\S)"
)
_PARTED = re.compile(r"\s*[,;|\n]\s*")
_PAIR = re.compile(r"([^\W\d_][\w .'\u2019-]*?)\s*[:= ]\s*(\d{1,7})", re.ASCII)
_MARK = re.compile(
    "(?:[-*+\u2013]|\\d{1,2}[.)])[ \\t]+(?=\\S)"
    "|[\u2022\u00b7\u2023\u25aa\u25cf\u25e6\u25cb\uf0b7]\\s*(?=\\S)"
)


class BadCellError(Exception):
    """A cell that cannot be what its field wants."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def value_of(cell: Any, rule: CellRule) -> Any:
    """Return what a cell says in the type that `rule` wants, or None where it says nothing.

    What fits no type comes back as it is: the check of the schema reads what people type, and says
    what is wrong with the rest. Raises BadCellError.
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
        return _number(cell)
    if "array" in rule.types:
        return _without_marks(_items(_text(cell)))
    if "object" in rule.types and (pairs := _pairs(_text(cell))):
        return pairs
    if isinstance(cell, bool) and "array" not in rule.types:
        return cell  # a tick is no text
    text = _text(cell)
    if rule.options and text not in rule.options:
        near = re.sub(r"[\s_]+", "-", text.casefold())
        return near if near in rule.options else text
    return text


def _pairs(text: str) -> dict[str, Any]:
    """Return the names of a cell with their numbers, such as US-CO: 12; DE: 30; or nothing."""
    found = [_PAIR.fullmatch(part) for part in _PARTED.split(text.strip().strip("{}")) if part]
    pairs = {each[1]: int(each[2]) for each in found if each}
    return pairs if len(pairs) == len(found) else {}


def _items(text: str) -> list[str]:
    """Return the items of a list in a cell. Raises BadCellError where they may be one item."""
    items = [part for part in _LISTED.split(text) if part]
    if len(items) > 1:
        return items
    if len(parted := items_on_line(text, ";")) > 1:
        return parted
    if several := items_on_line(text, ",") or items_on_line(text, "+"):
        hint = f"write '{' | '.join(several)}'; where it is one, end it with a full stop"
        raise BadCellError("joined-items", "this cell may be one item, or several", hint)
    return items


def _without_marks(items: list[str]) -> list[str]:
    """Return the lines of a cell without the mark of a list that each of several has."""
    bare = [_MARK.sub("", item, count=1) for item in items]
    marked = all(one != item for one, item in zip(bare, items, strict=True))
    return bare if marked and len(items) > 1 else items


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
    if isinstance(cell, float):
        # A spreadsheet shows no more digits of a number than these.
        return str(int(cell)) if cell.is_integer() else f"{Decimal(f'{cell:.15g}'):f}"
    return str(cell)


def _date(cell: Any) -> str:
    text = _text(cell)
    if text.isdigit() and len(text) == 5 and _SERIALS[0] <= int(text) <= _SERIALS[1]:
        return (_EPOCH + timedelta(days=int(text))).isoformat()
    return text


_SHORTENED = re.compile(r"[-+]?\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
"""A number as a spreadsheet shows it in a narrow column, such as 1.2E+05."""


def _number(cell: Any) -> Any:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str):
        # Spreadsheets have this mark before a number that was typed as text.
        cell = bare if _DIGITS.match(bare := cell.removeprefix("'")) else cell
        if _SHORTENED.fullmatch(cell.strip()):
            message = f"'{cell}' is a number that a spreadsheet shortened, and may have rounded"
            hint = "give the column the format Number there, and save the table again"
            raise BadCellError("unusable-cell", message, hint)
    if isinstance(cell, str) and _DIGITS.match(cell):
        return int(cell)
    # A day or a time of day is no number; as text, it is told as one.
    return cell if isinstance(cell, int | float | str) else _text(cell)
