"""When a reorganisation takes effect, and who holds the work until the new owner is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from charter.assign.ledger import Ledger
from charter.assign.organisation import Position
from charter.named_tuples import NamedTuple
from charter.problems import Problem


class Holding(NamedTuple):
    """Who does a position's work on the day of the change. `until` is when its holder starts."""

    holder: str
    until: date | None


def holding(positions: Mapping[str, Position], name: str, day: date | None) -> Holding:
    """Return who does the work of `name` on `day`; nobody ("") where it falls between."""
    seen: set[str] = set()
    until = positions[name].given.start if name in positions else None
    while name in positions and name not in seen:
        start = positions[name].given.start
        late = start is not None and day is not None and start > day
        if positions[name].status == "filled" and not late:
            return Holding(name, until)
        seen.add(name)
        name = positions[name].acting
    return Holding("", until)


def change_day(ledger: Ledger) -> date | None:
    """Return the first day that a position is stated to start which did not before."""
    starts = [p.given.start for p in _new_starts(ledger) if p.given.start]
    return min(starts, default=None)


def _new_starts(ledger: Ledger) -> Iterator[Position]:
    """Yield the positions whose start is part of the change, and not years ago."""
    for name, position in ledger.after.positions.items():
        old = ledger.before.positions.get(ledger.before_of(name))
        if position.given.start and (old is None or old.given.start != position.given.start):
            yield position


def date_problems(ledger: Ledger, day: date) -> Iterator[Problem]:
    """Yield a problem for each date that does not fit a change on `day`."""
    holds = {line.taker for line in ledger.of("moved", "added", "shared")}
    for position in _new_starts(ledger):
        start = position.given.start
        if start and start < day and position.id in holds:
            message = f"'{position.id}' starts on {start}, before the change on {day}"
            hint = "its work is handed over on the day of the change; correct one of the two"
            yield Problem(position.given.place, "date-order", message, hint)
    for side, when in ((ledger.before, "the old"), (ledger.after, "the new")):
        for position in side.positions.values():
            signed = position.given.signed
            if signed and signed > day:
                message = f"{when} charter of '{position.id}' is signed on {signed}, "
                message += f"after the change on {day}"
                hint = "a charter is signed before it takes effect; correct one of the two"
                yield Problem(position.given.place, "date-order", message, hint)
    for position in ledger.before.positions.values():
        start = position.given.start
        if start and start > day and position.status == "filled":
            message = f"'{position.id}' starts on {start}, after the change on {day}, "
            message += "and would hand over work before that"
            yield Problem(position.given.place, "date-order", message, "correct one of the two")


def between(ledger: Ledger, day: date | None) -> Iterator[Problem]:
    """Yield a problem for each position that nobody holds on the day of the change."""
    owners = dict.fromkeys(line.taker for line in ledger.lines if line.taker)
    for name in owners:
        position = ledger.after.positions[name]
        late = position.status == "filled" and not holding(ledger.after.positions, name, day).holder
        if late:
            count = sum(line.taker == name for line in ledger.lines)
            message = f"'{name}' starts on {position.given.start}, after the change on {day}, "
            message += f"and nobody acts: {count} pieces of work fall between"
            hint = "add 'acting:' and the position that holds its work until then"
            yield Problem(position.given.place, "falls-between", message, hint)
