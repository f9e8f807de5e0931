"""When a reorganisation takes effect, and which dates of either side do not fit it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.assign.holding import acting_is_over, holding, leaves_early
from charter.assign.ledger import Ledger
from charter.assign.organisation import Position
from charter.problems import Place, Problem
from charter.values.days import is_before, is_whole

_HINT = "correct one of the two"


def change_day(ledger: Ledger) -> date | None:
    """Return the day from which TO holds, as it says, or else the first new start in it.

    Without either it is the first day on which somebody's time ends who has no position in TO.
    """
    if ledger.after.company.valid_from:
        return ledger.after.company.valid_from
    starts = [p.given.start for p in _new_starts(ledger) if is_whole(p.given.start)]
    positions = ledger.before.positions
    ends = [end for name in ledger.gone if (end := positions[name].given.ends)]
    return min(starts or ends, default=None)


def _new_starts(ledger: Ledger) -> Iterator[Position]:
    """Yield the positions whose start is part of the change, and not years ago."""
    for name, position in ledger.after.positions.items():
        old = ledger.before.positions.get(ledger.before_of(name))
        if position.given.start and (old is None or old.given.start != position.given.start):
            yield position


def date_problems(ledger: Ledger, day: date) -> Iterator[Problem]:
    """Yield a problem for each date that does not fit a change on `day`."""
    yield from _of_the_files(ledger, day)
    holds = {line.taker for line in ledger.of("handed", "moved", "settled", "added", "shared")}
    for position in _new_starts(ledger):
        start = position.given.start
        if start and is_before(start, day) and position.id in holds:
            message = f"'{position.id}' starts on {start}, before the change on {day}"
            hint = "its work is handed over on the day of the change; correct one of the two"
            yield _problem(position, "start", message, hint)
    for side, when in ((ledger.before, "the old"), (ledger.after, "the new")):
        for position in side.positions.values():
            signed = position.given.signed
            if signed and signed > day:
                message = f"{when} charter of '{position.id}' is signed on {signed}, "
                message += f"after the change on {day}"
                hint = "a charter is signed before it takes effect; correct one of the two"
                yield _problem(position, "signed", message, hint)
    for position in ledger.before.positions.values():
        start, ends = position.given.start, position.given.ends
        if start and start > day and position.status == "filled":
            message = f"'{position.id}' starts on {start}, after the change on {day}, "
            message += "and would hand over work before that"
            yield _problem(position, "start", message)
        if ends and ends > day and position.status == "filled":
            message = f"'{position.id}' ends on {ends} in FROM, after the change on {day}"
            yield _problem(position, "ends", message)
    for position in ledger.after.positions.values():
        ends = position.given.ends
        if ends and ends < day and position.status == "filled":
            message = f"'{position.id}' ends on {ends} in TO, and the change is on {day}"
            hint = "'ends' belongs into FROM, for whoever has no position afterwards"
            yield _problem(position, "ends", message, hint)
        for one in position.given.holders if position.status == "filled" else ():
            if one.until and one.until < day:
                message = f"{one.name} holds '{position.id}' until {one.until} in TO, and the "
                message += f"change is on {day}"
                hint = "take the name out of TO, or correct 'until'"
                where = one.place or position.given.place
                yield Problem(where, "date-order", message, hint)
        if acting_is_over(position, day) and position.status != "filled":
            message = f"'{position.acting}' acts for '{position.id}' until "
            message += f"{position.given.acting_until}, and the change is on {day}"
            hint = "nobody would hold its work from then on; correct one of the two"
            yield _problem(position, "acting_until", message, hint)


def _of_the_files(ledger: Ledger, day: date) -> Iterator[Problem]:
    for side, where in ((ledger.before, "FROM"), (ledger.after, "TO")):
        valid, place = side.company.valid_from, Place(side.company.place.path)
        if where == "FROM" and valid and valid > day:
            message = f"FROM holds only from {valid}, after the change on {day}"
            yield Problem(place, "date-order", message, _HINT)
        if where == "TO" and valid and valid != day:
            message = f"TO holds from {valid}, and the change is on {day}"
            yield Problem(place, "date-order", message, _HINT)


def _problem(position: Position, key: str, message: str, hint: str = _HINT) -> Problem:
    return Problem(position.given.place_of(key), "date-order", message, hint)


def between(ledger: Ledger, day: date | None) -> Iterator[Problem]:
    """Yield a problem for each position whose work nobody holds on some day of the change."""
    for name in dict.fromkeys(line.taker for line in ledger.lines if line.taker):
        position = ledger.after.positions[name]
        start = position.given.start
        late = position.status == "filled" and start and day and start > day
        if late and not holding(ledger.after.positions, name, day).holder:
            count = sum(line.taker == name for line in ledger.lines)
            message = f"'{name}' starts on {start}, after the change on {day}, "
            message += f"and nobody acts: {_pieces(count)} between"
            hint = "add 'acting:' and the position that holds its work until then"
            yield Problem(position.given.place, "falls-between", message, hint)
    for name in dict.fromkeys(line.giver for line in ledger.lines if line.giver):
        position = ledger.before.positions[name]
        ends = position.given.ends
        if leaves_early(position, day) and not holding(ledger.before.positions, name, day).holder:
            count = sum(line.giver == name for line in ledger.lines)
            message = f"'{name}' ends on {ends}, before the change on {day}, and nobody acts: "
            message += f"{_pieces(count)} between"
            hint = "add 'acting:' in FROM and the position that holds its work from then on"
            yield Problem(position.given.place_of("ends"), "falls-between", message, hint)


def _pieces(count: int) -> str:
    return "1 piece of work falls" if count == 1 else f"{count} pieces of work fall"
