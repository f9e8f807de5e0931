"""Days from which people hold their posts, as exports write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import CellRule
from charter.people.table import PersonRow
from charter.problems import Problem

_DATE = CellRule(frozenset(("date",)), ())
_NUMBERS = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?:[ T].*)?\Z", re.ASCII)
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2})\Z", re.ASCII)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*\Z", re.ASCII)
_WRITTEN = re.compile(r"(?:(\d{1,2})\.?[ -])?([^\W\d_]{3,})\.?[ -](?:(\d{1,2}),? )?(\d{4})\Z")
_MONTHS = {
    month[:3]: number
    for months in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mär apr mai jun jul aug sep okt nov dez",
    )
    for number, month in enumerate(months.split(), 1)
}
FIELDS = ("in_post", "start")
"""Where the day stands, the surer first: that of the post, else that of the company."""


def month_first(people: Iterable[PersonRow]) -> bool | None:
    """Return whether days such as 3/4/2021 begin with the month, as other cells show; or None."""
    seen = set()
    for person in people:
        for field in FIELDS:
            found = _NUMBERS.match(str(person.cells.get(field, "")))
            if found and max(int(found[1]), int(found[3])) > 12:
                seen.add(int(found[3]) > 12)
    return seen.pop() if len(seen) == 1 else None


def start_of(person: PersonRow, months: bool | None, problems: list[Problem]) -> tuple[str, str]:
    """Return the day from which somebody holds a post and its field; a problem if unreadable."""
    field = next((field for field in FIELDS if person.cells.get(field)), "")
    if not field:
        return "", ""
    place = person.at(field)
    try:
        day = value_of(_ordered(person.cells[field], months), _DATE)
        date.fromisoformat(str(day))
    except BadCellError as bad:
        problems.append(Problem(place, bad.code, f"{bad.message}; it is left out", bad.hint))
        return "", ""
    except ValueError:
        message = "this cell is no day, and is left out"
        problems.append(Problem(place, "no-day", message, "write year-month-day"))
        return "", ""
    return str(day), field


def _ordered(value: Any, months: bool | None) -> Any:
    """Return what a cell says in an order that is known: year, month, day."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if (found := _NUMBERS.match(text)) and months is not None:
        first, _, second, year = found.groups()
        month, day = (first, second) if months else (second, first)
        return f"{_year(year)}-{month:0>2}-{day:0>2}"
    if found := _DOTS.match(text):
        return f"{_year(found[3])}-{found[2]:0>2}-{found[1]:0>2}"
    if found := _ISO.match(text):
        return found[1]
    if (found := _WRITTEN.match(text)) and (month_number := _MONTHS.get(found[2][:3].casefold())):
        return f"{found[4]}-{month_number:02}-{found[1] or found[3] or '1':0>2}"
    return text


def _year(text: str) -> str:
    if len(text) == 4:
        return text
    return f"19{text}" if int(text) >= 60 else f"20{text}"
