"""When each charter is to be looked at again, and which of these days have passed."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from charter.assign.organisation import Finding, Organisation, Position
from charter.facts.company import PositionInput
from charter.problems import Problem

MONTHS = 6
"""How long a charter waits for its review where no day was agreed; its text says so."""


def agreed_review(given: PositionInput) -> date | None:
    """Return the day that was agreed for the review of a position's charter, if any."""
    return given.review_by


def review_day(given: PositionInput) -> date | None:
    """Return the day by which a charter is looked at again: as agreed, or after it was signed."""
    return given.review_by or (_months_after(given.signed, MONTHS) if given.signed else None)


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def review_findings(organisation: Organisation, day: date) -> Iterator[Finding]:
    """Yield advice on each charter whose review is overdue on `day`, or that has none."""
    for position in organisation.positions.values():
        given = position.given
        if given.review_by and not position.writes_papers:
            message = f"'{position.id}' gets no charter, so 'review_by' says nothing"
            yield _advice(position, "no-charter-to-review", message, "take the line out")
            continue
        due = review_day(given)
        if due and due < day and position.writes_papers:
            yield _advice(position, "review-overdue", _overdue(position, due), _NEXT)


_NEXT = (
    "read it with whoever it is agreed with, change what no longer holds, and write the next day: "
    "'review_by: ...'"
)


def _overdue(position: Position, due: date) -> str:
    given = position.given
    said = f"the charter of '{position.id}' was to be looked at again by {due}"
    if given.review_by is None:
        return f"{said}, {MONTHS} months after it was signed"
    if given.signed and given.signed > due:
        return f"{said}; it was signed on {given.signed}, and no later day is agreed"
    return said


def _advice(position: Position, code: str, message: str, hint: str) -> Finding:
    keys = ("review_by", "signed")
    there = dict(position.given.places_of)
    place = next((there[key] for key in keys if key in there), position.given.place)
    return Finding("advice", Problem(place, code, message, hint), (position.id,))
