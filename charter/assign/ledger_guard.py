"""What each person loses and gains, and what of it was signed or promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import inf

from charter.assign.comparison import PERIODS, assignments
from charter.assign.disciplines import BUDGETS, HIRES, LEADERS, TOTALS, shared_out
from charter.assign.holding import holding
from charter.assign.ledger import Ledger
from charter.assign.organisation import Organisation, Position
from charter.assign.ownership import setting_of
from charter.facts.terms import Pay, range_for
from charter.named_tuples import NamedTuple

CHANGED = ("title", "reporting line", "spending limit", "hiring limit", "pay")
"""Kinds of loss and gain whose two items are what was and what is."""
DISCIPLINED = ("hiring", "budget")
"""Kinds of loss and gain whose items are disciplines: whose people, and whose money."""


class Loss(NamedTuple):
    """One thing that a charter has and the other has not; `kind` is stable.

    The items are titles of work or positions; of hiring and budget, the disciplines whose people
    and money it is; of what CHANGED, what was and what is.
    """

    kind: str
    items: tuple[str, ...]


class Balance(NamedTuple):
    """What one person loses and gains. `old` and `new` are positions, "" for none."""

    old: str
    new: str
    losses: tuple[Loss, ...]
    gains: tuple[Loss, ...]


class Guarded(NamedTuple):
    """A position with a signed charter or a promise, and what its holder would lose.

    `after` is "" where the holder has none then; `signed` is None where only words were promised.
    """

    position: Position
    signed: date | None
    promised: tuple[str, ...]
    after: str
    losses: tuple[Loss, ...]


def balances(ledger: Ledger) -> tuple[Balance, ...]:
    """Return what each holder of either side loses and gains; whoever does neither is left out."""
    held = [p.id for p in ledger.before.positions.values() if p.status == "filled"]
    pairs = [(old, ledger.persons.get(old, "")) for old in held]
    pairs += [("", new) for new in ledger.newcomers]
    found = []
    for old, new in pairs:
        losses = tuple(_losses(ledger, ledger.before.positions[old])) if old else ()
        losses = tuple(loss for loss in losses if loss.kind != "pay")  # for nobody else to read
        acted, acts = _acting(ledger, old, new)
        losses, gained = (*losses, *acted), acts
        told = {"pay", *(loss.kind for loss in losses if loss.kind in CHANGED)}
        gains = tuple(g for g in _gains(ledger, old, new) if g.kind not in told) if new else ()
        gains = (*gains, *gained)
        if losses or gains:
            found.append(Balance(old, new, losses, gains))
    return tuple(found)


def guarded(ledger: Ledger) -> tuple[Guarded, ...]:
    """Return each position with a signed charter or a promise that would lose something."""
    found = []
    for position in ledger.before.positions.values():
        given = position.given
        signed, promised = given.signed, given.promised
        losses = tuple(_losses(ledger, position)) if signed or promised else ()
        if losses:
            after = _afterwards(ledger, position)
            found.append(Guarded(position, signed, promised, after, losses))
    return tuple(found)


def _acting(ledger: Ledger, old: str, new: str) -> tuple[tuple[Loss, ...], tuple[Loss, ...]]:
    """Return for which positions a person no longer acts, and for which now."""
    sides = ((ledger.before.positions, old), (ledger.after.positions, new))
    had, has = (
        [n for n in side if me and n != me and holding(side, n, ledger.day).holder == me]
        for side, me in sides
    )
    one, other = (side for side, _ in sides)
    lost = tuple(one[n].short for n in had if not any(ledger.goes_on(n, m) for m in has))
    got = tuple(other[m].short for m in has if not any(ledger.goes_on(n, m) for n in had))
    return tuple(_named("acting", lost)), tuple(_named("acting", got))


def _named(kind: str, items: tuple[str, ...]) -> Iterator[Loss]:
    if items:
        yield Loss(kind, items)


def _afterwards(ledger: Ledger, old: Position) -> str:
    """Return what the holder has afterwards; without a holder, the position itself, if it stays."""
    if old.status == "filled":
        return ledger.persons.get(old.id, "")
    return old.id if old.id in ledger.after.positions else ""


def _losses(ledger: Ledger, old: Position) -> Iterator[Loss]:
    before, after = ledger.before, ledger.after
    name = _afterwards(ledger, old)
    new = after.positions.get(name)
    yield from _work(before, old.id, after, name)
    yield from _named("claims", tuple(_settled_elsewhere(ledger, old.id, name)))
    if new is None:
        yield Loss("position", (old.title,))
        return
    reports = tuple(
        before.positions[r].short
        for r in old.reports
        if not any(ledger.goes_on(r, n) for n in new.reports)
    )
    if reports:
        yield Loss("direct reports", reports)
    yield from _people(before, old.id, after, name)
    if not (old.reports_to == new.reports_to or ledger.goes_on(old.reports_to, new.reports_to)):
        yield Loss("reporting line", (_the(before, old.reports_to), _the(after, new.reports_to)))
    if old.title != new.title:
        yield Loss("title", (old.title, new.title))
    yield from _terms(old, new)


def _settled_elsewhere(ledger: Ledger, old: str, new: str) -> Iterator[str]:
    """Yield what a position claims today and its holder does not get when it is settled."""
    for line in ledger.of("settled"):
        if old in line.claimed and line.taker != new:
            yield line.entry.title


def _gains(ledger: Ledger, old: str, new: str) -> Iterator[Loss]:
    before, after = ledger.before, ledger.after
    now, was = after.positions[new], before.positions.get(old)
    yield from _work(after, new, before, old)
    had = was.reports if was else ()
    reports = tuple(
        after.positions[r].short for r in now.reports if not any(ledger.goes_on(n, r) for n in had)
    )
    if reports:
        yield Loss("direct reports", reports)
    if was is None:
        yield Loss("position", (now.title,))
        return
    yield from _people(after, new, before, old)
    for kind, items in _terms(now, was):
        yield Loss(kind, items[::-1])


def _work(one: Organisation, mine: str, other: Organisation, same: str) -> Iterator[Loss]:
    """Yield the work that `mine` has on one side, and `same` has not on the other."""
    there = assignments(other)

    def lost(name: str, keys: tuple[str, ...]) -> bool:
        if name not in there or not same:
            return True
        a = there[name]
        having = {"veto": a.veto, "responsible": a.responsible, "consulted": a.consulted}
        return same != a.accountable and not any(same in having[key] for key in keys)

    everything = assignments(one)
    any_part = ("veto", "responsible", "consulted")
    having = (
        ("accountabilities", [a for a in one.responsibilities.values() if a.accountable == mine]),
        ("decisions", [a for a in one.decisions.values() if a.accountable == mine]),
        ("vetoes", [a for a in everything.values() if mine in a.veto]),
        ("parts", [a for a in everything.values() if mine in (*a.responsible, *a.consulted)]),
    )
    ways = {"vetoes": ("veto",), "parts": any_part}
    for kind, had in having:
        found = [a.entry.title for a in had if lost(a.entry.id, ways.get(kind, ()))]
        if found:
            yield Loss(kind, tuple(found))


def _people(one: Organisation, mine: str, other: Organisation, same: str) -> Iterator[Loss]:
    """Yield the disciplines that go with an entry of `mine`, and with none of `same` there.

    Of entries that stay with whoever has them; of one that moves, its title tells it.
    """
    for kind, among, rest in zip(DISCIPLINED, (HIRES, BUDGETS), (LEADERS, TOTALS), strict=True):
        had, has = _going_with(one, mine, among, rest), _going_with(other, same, among, rest)
        gone = (name for name, entry in had.items() if name not in has)
        yield from _named(kind, tuple(name for name in gone if other.owner(had[name]) == same))


def _going_with(
    side: Organisation, position: str, among: tuple[str, str, str], rest: str
) -> dict[str, str]:
    """Return the disciplines that go with entries of a position, each with the entry."""
    setting = setting_of(side.company, side.positions)
    shared = ((one.name, entry or rest) for one, entry in shared_out(side, setting, among))
    return {name: entry for name, entry in shared if side.owner(entry) == position}


def _the(side: Organisation, name: str) -> str:
    found = side.positions.get(name)
    above = "the board" if setting_of(side.company, side.positions).facts.get("board") else "nobody"
    return found.the if found else above


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
    had_pay, has_pay = old.given.ranges, new.given.ranges
    if any(_less(pay, range_for(has_pay, pay.place)) for pay in had_pay):
        yield Loss("pay", (_pay(had_pay), _pay(has_pay)))


def _less(had: Pay, has: Pay | None) -> bool:
    """Return whether pay falls, or cannot be compared."""
    if has is None or has.currency != had.currency:
        return True
    if had.per != has.per and not {had.per, has.per} <= PERIODS.keys():
        return True
    was, now = (1, 1) if had.per == has.per else (PERIODS[had.per], PERIODS[has.per])
    lower = (has.least or 0) * now < (had.least or 0) * was
    return lower or _top(has) * now < _top(had) * was


def _top(pay: Pay) -> float:
    return inf if pay.most is None else pay.most


def _pay(ranges: Sequence[Pay]) -> str:
    said = (
        ("from " if pay.most is None else "up to " if pay.least is None else "")
        + f"{pay.currency} {' to '.join(f'{end:,.0f}' for end in pay.ends)} a {pay.per}"
        + (f" in {pay.place}" if pay.place and len(ranges) > 1 else "")
        for pay in ranges
    )
    return "; ".join(said) or "not stated"
