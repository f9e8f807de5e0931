"""Values that a person typed as they write: numbers with marks, days in words. One way for all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from charter.problems import Place, Problem
from charter.read.yaml_source import Path_, Source
from charter.values.days import day_about, day_of, day_within, is_part, last_before, month_has
from charter.values.days_meant import day_meant
from charter.values.numbers import Beside, number_of

_FAR = re.compile(r"\b(?:2[2-9]|[3-9]\d)\d\d\b")

_NUMBERS = re.compile(r"\d[./-]\d|^'?\d+'?\Z")
"""What a value has that was meant for a day, not for some time."""


def typed(source: Source, at: Path_, rule: Mapping[str, Any], value: Any) -> Any:
    """Return what the value at `at` is as the schema's `rule` wants it, or None where it is none.

    A value that fits already comes back as it is. Raises ReadingError.
    """
    if rule.get("format") == "date":
        text = str(value) if isinstance(value, int | float | str) else ""
        return day_of(text, part=bool(rule.get("x-part")))
    wanted = rule.get("type")
    if wanted not in ("integer", "number") or not isinstance(value, str):
        return None
    number = number_of(value, rule.get("x-unit", ""), beside(source, at))
    return None if wanted == "integer" and isinstance(number, float) else number


def beside(source: Source, at: Path_) -> Beside:
    """Return the country and the currency that hold for the value at `at`: the nearest of each."""
    found = {"place": "", "currency": ""}
    for end in range(len(at)):
        inside: Any = source.data
        for step in at[:end]:
            inside = inside[step]
        if isinstance(inside, dict):
            found |= {key: str(inside[key]) for key in found if isinstance(inside.get(key), str)}
    company = source.data.get("company")
    of_all = company if isinstance(company, dict) else {}
    near = source.near
    country = found["place"].partition("-")[0] or str(of_all.get("country") or near.country)
    currency = found["currency"] or str(of_all.get("currency") or near.currency)
    return Beside(country, currency, near.decimal)


def no_day(place: Place, name: str, shown: str, *, part: bool = False) -> Problem:
    """Return the problem of a value that is no day; `shown` is how messages call the value.

    With `part` a year or a month is enough.
    """
    message = f"{name} is not a date: {shown}"
    if _FAR.search(shown):
        message = f"{name} is in a year that nobody means: {shown}"
    if is_part(shown.strip("'")):
        message = f"{name} needs a day too, not only {shown}"
    if last := last_before(shown.strip("'")):
        message = f"{name} is no day: {shown}, and {month_has(last)}"
        return Problem(
            place, "no-such-date", message, f"write the day that is meant, such as {last}"
        )
    within, called = day_within(shown.strip("'"))
    if called:
        hint = f"{within} is a {called}: write the day that is meant, such as {within}"
        return Problem(place, "no-such-date", message, hint)
    if within:
        return Problem(place, "no-such-date", message, f"write {within}")
    if meant := day_meant(shown.strip("'")):
        return Problem(place, "no-such-date", message, f"write {meant}, if that is meant")
    if day_of(f"{shown.strip(chr(39))} 2027"):
        return Problem(place, "no-such-date", message, "write it with its year, year-month-day")
    if about := day_about(shown.strip("'"), first=part):
        such = f"month that is meant, such as {about[:7]}" if part else f"day, such as {about}"
        return Problem(place, "no-such-date", message, f"write the {such}")
    hint = "write year-month-day, such as 2027-01-15"
    if not _NUMBERS.search(shown):
        hint += ", or only the month, such as 2027-01" if part else ""
        hint += "; leave it out where none is known"
    return Problem(place, "no-such-date", message, hint)
