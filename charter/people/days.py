"""Days from which people hold their posts, as exports write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from charter.batch.cells import value_of
from charter.batch.columns import CellRule
from charter.people.table import DAYS, PersonRow
from charter.problems import Problem
from charter.read.blanks import says_nothing
from charter.values.days import day_of
from charter.values.numbers import ReadingError

_NEVER = "9999"
"""In the year of a day that stands for none."""
_DATE = CellRule(frozenset(("date",)), ())
_NUMBERS = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})(?:[ T].*)?\Z", re.ASCII)
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d\d.*\Z", re.ASCII)
FIELDS = ("in_post", "start")
"""Where the day of a start stands, the surer first: that of the post, else that of the company."""


def month_first(people: Iterable[PersonRow]) -> bool | None:
    """Return whether days such as 3/4/2021 begin with the month, as other cells show; or None."""
    seen = set()
    for person in people:
        for field in DAYS:
            found = _NUMBERS.match(str(person.cells.get(field, "")))
            if found and max(int(found[1]), int(found[3])) > 12:
                seen.add(int(found[3]) > 12)
    return seen.pop() if len(seen) == 1 else None


def start_of(person: PersonRow, months: bool | None, problems: list[Problem]) -> tuple[str, str]:
    """Return the day from which somebody holds a post and its field; a problem if unreadable."""
    field = next((field for field in FIELDS if person.cells.get(field)), "")
    if not field:
        return "", ""
    day = _day_in(person, field, months, problems)
    return (day, field) if day else ("", "")


def last_day_of(person: PersonRow, months: bool | None, problems: list[Problem]) -> str:
    """Return the last day of somebody who leaves or has left; "" where none is known, or is over.

    Whoever started again after it is there.
    """
    said = person.text("left")
    if person.vacant or not said or says_nothing(said) or _NEVER in said:
        return ""
    last = _day_in(person, "left", months, problems)
    return "" if start_of(person, months, [])[0] > last else last


def _day_in(person: PersonRow, field: str, months: bool | None, problems: list[Problem]) -> str:
    """Return the day in a field of somebody, or "" with a problem where it is unreadable."""
    place = person.at(field)
    try:
        text = _TIME.sub("", str(value_of(person.cells[field], _DATE)))
        day = day_of(text, part=True, months_first=months)
    except ReadingError as bad:
        problems.append(Problem(place, bad.code, f"{bad.message}; it is left out", bad.hint))
        return ""
    if day is None:
        message = "this cell is no day, and is left out"
        problems.append(Problem(place, "no-day", message, "write year-month-day"))
    return day or ""
