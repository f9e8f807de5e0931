"""The days that a company file names and somebody should have in a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.assign.hiring import is_posted
from charter.assign.organisation import Organisation, Position
from charter.assign.positions import holder_of
from charter.assign.reviews import review_day
from charter.named_tuples import NamedTuple


class NamedDay(NamedTuple):
    """One day. `kind` and `position` tell it from all others of the company, whenever it is.

    `what` is one line, `more` says where it comes from and what to do.
    """

    kind: str
    position: str
    day: date
    what: str
    more: str


def named_days(organisation: Organisation) -> list[NamedDay]:
    """Return all days of a company, the earliest first."""
    found = [
        *_of_company(organisation),
        *(
            one
            for position in organisation.positions.values()
            for one in _of_position(organisation, position)
        ),
    ]
    return sorted(found, key=lambda one: (one.day, one.position, one.kind))


def _of_company(organisation: Organisation) -> Iterator[NamedDay]:
    company = organisation.company
    if company.valid_from:
        what = f"{company.name}: what company.yaml says holds from today"
        more = "valid_from under company. Its charters say so."
        yield NamedDay("valid-from", "", company.valid_from, what, more)


def _of_position(organisation: Organisation, position: Position) -> Iterator[NamedDay]:
    company, given, the = organisation.company, position.given, position.the
    due = review_day(given)
    if due and position.writes_papers:
        more = "review_by of the position."
        if given.review_by is None:
            more = f"Six months after it was signed, on {given.signed}: no day is agreed."
        more += " Read it, change what no longer holds, and write the next review_by."
        what = f"{company.name}: look at the charter of {the} again"
        yield NamedDay("review", position.id, due, what, more)
    if given.acting_until and position.status != "filled" and position.acting:
        acting = holder_of(organisation.positions, position.id) or position.acting
        who = organisation.positions[acting].the if acting in organisation.positions else acting
        what = f"{company.name}: last day on which {who} acts for {the}"
        more = "acting_until of the position. From tomorrow somebody holds it, or acts for it."
        yield NamedDay("acting-until", position.id, given.acting_until, what, more)
    if given.ends:
        who = given.holder or "the holder"
        what = f"{company.name}: last day of {who} as {position.short}"
        more = "ends of the position. The work is handed over before."
        yield NamedDay("ends", position.id, given.ends, what, more)
    until = given.apply.until or company.apply.until
    if until and is_posted(position):
        what = f"{company.name}: last day for applications, {position.title}"
        more = "apply.until. Take the posting down, or write a later day and build it again."
        yield NamedDay("apply-until", position.id, until, what, more)
