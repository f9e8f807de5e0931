"""What is odd about the days of a hire: they are past, in the wrong order, or days of rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.load.hire import Hire, date_fields

_REST = {5: "Saturday", 6: "Sunday"}
_REST_FROM_FRIDAY = {4: "Friday", 5: "Saturday"}
_WORK_ON_SUNDAYS = frozenset(
    (
        *("AF", "BD", "BH", "DZ", "EG", "IL", "IQ", "IR", "JO"),
        *("KW", "LY", "OM", "QA", "SA", "SD", "SY", "YE"),
    )
)
"""Countries, by CLDR."""


def odd_days(hire: Hire, day: date, country: str = "") -> Iterator[str]:
    """Yield what is odd about the days of a hire on the day of the offer; it quotes none.

    `country` is that of the employer, which has days of rest of its own.
    """
    days = {
        name: date.fromisoformat(str(hire.values[name]))
        for name in date_fields()
        if name in hire.values
    }
    for name, when in days.items():
        if when < day:
            said = f"'{name}' is before {day}, the day of this offer"
            yield f"{said}: write a day to come, or name the day of the offer with --date"
    start = days.get("start")
    rest = _REST_FROM_FRIDAY if country in _WORK_ON_SUNDAYS else _REST
    # Many contracts begin with a month or its half, whatever day of the week that is.
    if start and start.day not in (1, 15, 16) and (resting := rest.get(start.weekday())):
        yield f"'start' is a {resting}: look whether that day is meant"
    if days.get("answer_by", date.min) > days.get("start", date.max):
        yield "'answer_by' is after 'start': look which of the two is meant"
