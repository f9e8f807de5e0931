"""What a reorganisation changes in each position: its line, holder, title, status and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from charter.assign.ledger import Ledger
from charter.assign.organisation import Position
from charter.named_tuples import NamedTuple

PERSON = "person"
"""The kind of a change that says that somebody else holds the position."""


class SeatChange(NamedTuple):
    """One thing that differs in a position; `before` and `after` are ids, dates or words.

    A position that one side has not is `new` or `ended`. Of a `person` they are what the holder of
    today has afterwards, and what the holder of then has today; "" for nothing and for nobody.
    """

    position: str
    kind: str
    before: str
    after: str


def _holders(position: Position) -> str:
    """Return who holds a position: the name, or several with what is said of each."""
    return "; ".join(
        " ".join(
            (
                one.name,
                *([] if one.share is None else [f"{one.share:g}%"]),
                *([] if one.until is None else [f"until {one.until}"]),
            )
        )
        for one in position.given.holders
    )


_SAID: dict[str, Callable[[Position], object]] = {
    "title": lambda p: p.title,
    "short": lambda p: p.short,
    "role": lambda p: p.role.id,
    "reports_to": lambda p: p.reports_to,
    "also_reports_to": lambda p: ", ".join(sorted(p.given.also_reports_to)),
    "reports": lambda p: ", ".join(sorted(p.reports)),
    "status": lambda p: p.status,
    "holder": lambda p: _holders(p) if p.status == "filled" else "",
    "acting": lambda p: p.acting,
    "acting_until": lambda p: p.given.acting_until,
    "deputy": lambda p: p.given.deputy,
    "start": lambda p: p.given.start,
}
"""What is compared, in the order in which it is told: a new key of a position is a line here."""
KINDS = ("new", "ended", PERSON, *_SAID)


def seat_changes(ledger: Ledger) -> tuple[SeatChange, ...]:
    """Return all that differs in the positions, by position as they stand after and before."""
    before, after = ledger.before.positions, ledger.after.positions
    names = dict.fromkeys((*after, *before))
    return tuple(change for name in names for change in _changes(ledger, name))


def _changes(ledger: Ledger, name: str) -> Iterator[SeatChange]:
    old, new = ledger.before.positions.get(name), ledger.after.positions.get(name)
    if old is None:
        yield SeatChange(name, "new", "", name)
        return
    if new is None:
        yield SeatChange(name, "ended", name, "")
        return
    held = "filled" in (old.status, new.status)
    if held and ledger.persons.get(name) != name:
        yield SeatChange(name, PERSON, ledger.persons.get(name, ""), ledger.before_of(name))
    for kind, said in _SAID.items():
        was, now = said(old), said(new)
        if was != now:
            yield SeatChange(name, kind, str(was or ""), str(now or ""))
