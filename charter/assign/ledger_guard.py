"""What a change takes from charters that somebody has signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from charter.assign.comparison import PERIODS, assignments
from charter.assign.ledger import Ledger
from charter.assign.organisation import Position
from charter.named_tuples import NamedTuple
from charter.read.company import Pay


class Loss(NamedTuple):
    """One thing that a signed charter has and the new one has not; `kind` is stable."""

    kind: str
    items: tuple[str, ...]


class Guarded(NamedTuple):
    """A position with a signed charter, and what it would lose. `after` is "" where it ends."""

    position: Position
    signed: date
    after: str
    losses: tuple[Loss, ...]


def guarded(ledger: Ledger) -> tuple[Guarded, ...]:
    """Return each position with a signed charter that would lose something."""
    found = []
    for position in ledger.before.positions.values():
        losses = tuple(_losses(ledger, position)) if position.given.signed else ()
        if losses and position.given.signed:
            after = ledger.persons.get(position.id, "")
            found.append(Guarded(position, position.given.signed, after, losses))
    return tuple(found)


def _losses(ledger: Ledger, old: Position) -> Iterator[Loss]:
    before, after = ledger.before, ledger.after
    name = ledger.persons.get(old.id, "")
    new = after.positions.get(name)
    now = assignments(after)
    kinds = (("accountabilities", before.responsibilities), ("decisions", before.decisions))
    for kind, had in kinds:
        lost = tuple(
            a.entry.title
            for n, a in had.items()
            if a.accountable == old.id and (n not in now or not name or now[n].accountable != name)
        )
        if lost:
            yield Loss(kind, lost)
    vetoes = tuple(
        a.entry.title
        for n, a in assignments(before).items()
        if old.id in a.veto and (n not in now or name not in (now[n].accountable, *now[n].veto))
    )
    if vetoes:
        yield Loss("vetoes", vetoes)
    if new is None:
        yield Loss("position", (old.title,))
        return
    reports = tuple(
        before.positions[r].short for r in old.reports if ledger.persons.get(r) not in new.reports
    )
    if reports:
        yield Loss("direct reports", reports)
    if (ledger.persons.get(old.reports_to, "") or "") != new.reports_to:
        above = _short(before.positions, old.reports_to), _short(after.positions, new.reports_to)
        yield Loss("reporting line", above)
    if old.title != new.title:
        yield Loss("title", (old.title, new.title))
    yield from _terms(old, new)


def _short(positions: Mapping[str, Position], name: str) -> str:
    found = positions.get(name)
    return found.the if found else "the board"


def _terms(old: Position, new: Position) -> Iterator[Loss]:
    had, has = old.given.limits, new.given.limits
    if had.spend is not None:
        was = f"{had.currency} {had.spend:,.0f}"
        if has.spend is None:
            yield Loss("spending limit", (was, "not stated"))
        elif has.currency != had.currency or has.spend < had.spend:
            yield Loss("spending limit", (was, f"{has.currency} {has.spend:,.0f}"))
    if had.hire and has.hire != had.hire:
        yield Loss("hiring limit", (had.hire, has.hire or "not stated"))
    if old.given.pay and _less(old.given.pay, new.given.pay):
        yield Loss("pay", (_pay(old.given.pay), _pay(new.given.pay)))


def _less(had: Pay, has: Pay | None) -> bool:
    """Return whether pay falls, or cannot be compared."""
    if has is None or has.currency != had.currency:
        return True
    if had.per != has.per and not {had.per, has.per} <= PERIODS.keys():
        return True
    was, now = (1, 1) if had.per == has.per else (PERIODS[had.per], PERIODS[has.per])
    return has.least * now < had.least * was or has.most * now < had.most * was


def _pay(pay: Pay | None) -> str:
    if pay is None:
        return "not stated"
    return f"{pay.currency} {pay.least:,.0f} to {pay.most:,.0f} a {pay.per}"
