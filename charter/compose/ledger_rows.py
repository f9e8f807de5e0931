"""What changes in each position, and what each person loses and gains, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.assign.ledger_guard import CHANGED, DISCIPLINED, Loss, balances, guarded
from charter.assign.ledger_seats import PERSON, SeatChange, seat_changes
from charter.compose.papers import Group
from charter.compose.people import holders_said
from charter.compose.tale import Tale, amount
from charter.compose.wording import Wording, capital
from charter.values.days import When

_LABELS = {
    "new": "New position",
    "ended": "Position that ends",
    PERSON: "Held by",
    "title": "Title",
    "short": "Called",
    "role": "Role",
    "reports_to": "Reports to",
    "also_reports_to": "Also reports to",
    "reports": "Direct reports",
    "status": "Status",
    "holder": "Name of the holder",
    "acting": "Acting",
    "acting_until": "Acting until",
    "deputy": "Deputy",
    "start": "Start",
}
_COUNTED = {
    "accountabilities": ("accountabilities", "1 accountability"),
    "decisions": ("decisions", "1 decision"),
    "direct reports": ("direct reports", "1 direct report"),
    "parts": ("parts in the work of others", "a part in the work of others"),
    "vetoes": ("rights to stop", "the right to stop"),
    "claims": ("claims that were not settled", "a claim that was not settled"),
}
_NAMED = ("direct reports", *DISCIPLINED)
_DATES = ("start", "acting_until")


def seat_rows(tale: Tale) -> Iterator[tuple[str, str, str, str]]:
    """Yield position, what, before and after for each thing that differs in a position."""
    changes = seat_changes(tale.ledger)
    titled = {change.position for change in changes if change.kind == "title"}
    for change in changes:
        if change.kind == "short" and change.position in titled:
            continue
        before, after = _sides(tale, change)
        name, positions = change.position, tale.ledger.after.positions
        who = tale.new.The(name) if name in positions else tale.old.The(name)
        yield who, _LABELS[change.kind], capital(before), capital(after)


def _sides(tale: Tale, change: SeatChange) -> tuple[str, str]:
    kind, ledger = change.kind, tale.ledger
    if kind == "new":
        return "–", _state(tale, change.position)
    if kind == "ended":
        return ledger.before.positions[change.position].status, "–"
    if kind == PERSON:
        return _persons(tale, change)
    was, now = (
        _value(words, kind, value)
        for words, value in ((tale.old, change.before), (tale.new, change.after))
    )
    if kind == "holder":
        sides = ((tale.old, ledger.before), (tale.new, ledger.after))
        was, now = (
            holders_said(side.positions[change.position], words) if value else "not named"
            for (words, side), value in zip(sides, (change.before, change.after), strict=True)
        )
    same = change.before and ledger.persons.get(change.before) == change.after
    if kind in ("reports_to", "acting", "deputy") and same:
        now += " (the same person)"
    return was, now


def _persons(tale: Tale, change: SeatChange) -> tuple[str, str]:
    """Return who has a position before, with what becomes of the person, and who has it after."""
    sides = tale.ledger.before, tale.ledger.after
    old, new = (side.positions[change.position].status == "filled" for side in sides)
    was = "its holder of today" if old else "nobody"
    if change.before:
        was += f" (then {tale.new.the(change.before)})"
    now = "somebody new" if new else "nobody"
    return was, f"{tale.old.the(change.after)} of today" if change.after else now


def _state(tale: Tale, name: str) -> str:
    """Return how a new position begins: filled by whom, or open; and whom it reports to."""
    position = tale.ledger.after.positions[name]
    line = f"reports to {tale.new.above(position) or 'nobody'}"
    if position.status != "filled":
        acting = f"{tale.new.the(position.acting)} acts" if position.acting else "nobody acts"
        return f"{position.status}; {acting}; {line}"
    old = tale.ledger.before_of(name)
    return f"filled, by {f'{tale.old.the(old)} of today' if old else 'somebody new'}; {line}"


def _value(words: Wording, kind: str, value: str) -> str:
    if kind in _DATES:
        return words.day(When.of(value)) if value else "not stated"
    if kind == "reports_to":
        return words.leader(value) or "nobody"
    if kind in ("acting", "deputy"):
        return words.the(value) if value else "nobody"
    if kind in ("reports", "also_reports_to"):
        named = value.split(", ")
        return words.those(n for n in words.organisation.positions if n in named) or "nobody"
    return value or "not named"


def balance_rows(tale: Tale) -> Iterator[tuple[str, str, str]]:
    """Yield each person, and what the person loses and gains."""
    for found in balances(tale.ledger):
        who = tale.giver(found.old) if found.old else tale.person("", found.new)
        losses, gains = (
            "; ".join(_short(items)) or "nothing" for items in (found.losses, found.gains)
        )
        yield capital(who), capital(losses), capital(gains)


def _short(losses: Sequence[Loss]) -> Iterator[str]:
    """Yield what is lost, or gained, with work only counted."""
    sizes = {loss.kind: len(loss.items) for loss in losses}
    work, calls = sizes.get("accountabilities", 0), sizes.get("decisions", 0)
    if work or calls:
        yield amount(work, calls)
    for kind, items in losses:
        if kind == "position":
            yield f"the position {items[0]}"
        elif kind == "vetoes":
            yield f"the right to stop {_pieces(len(items))}"
        elif kind == "claims":
            yield f"a claim to {_pieces(len(items))}"
        elif kind == "parts":
            yield f"a part in {_pieces(len(items))} of others"
        elif kind in _NAMED:
            yield f"{kind}: {', '.join(items)}"
        elif kind == "acting":
            yield f"acting for: {', '.join(items)}"
        elif kind in CHANGED:
            yield f"{kind}: from {items[0]} to {items[1]}"


def _pieces(count: int) -> str:
    return "1 piece of work" if count == 1 else f"{count} pieces of work"


def guard_groups(tale: Tale) -> Iterator[Group]:
    """Yield each signed charter or promise, and what its holder would lose, in words."""
    for found in guarded(tale.ledger):
        signed = f", signed {tale.old.day(found.signed)}" if found.signed else ""
        promises = [f"promised: {text}" for text in found.promised]
        label = f"{found.position.title}{signed}"
        stays = found.position.id in tale.ledger.after.positions
        yield Group(label, (*promises, *_in_full(found.losses, stays)))


def _in_full(losses: Sequence[Loss], position_stays: bool) -> Iterator[str]:
    for kind, items in losses:
        if kind == "position":
            gone = "which its holder does not keep"
            none = "which the new structure does not have"
            yield f"the position itself, {gone if position_stays else none}"
        elif kind in CHANGED:
            yield f"{kind}: from {items[0]} to {items[1]}"
        elif kind in DISCIPLINED:
            yield f"{kind}: {', '.join(items)}"
        else:
            several, one = _COUNTED[kind]
            said = one if len(items) == 1 else f"{len(items)} {several}"
            yield f"{said}: {'; '.join(items)}"
