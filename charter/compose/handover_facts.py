"""The table at the head of a handover page: position, lines and acting, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from charter.assign.holding import holding, leaves_early
from charter.assign.organisation import Position
from charter.assign.viewpoint import viewpoint
from charter.compose.charter_facts import reports_said
from charter.compose.tale import Tale
from charter.compose.wording import Wording, capital


def facts_of_handover(
    tale: Tale, old: Position | None, new: Position | None, charter: str
) -> Iterator[tuple[str, str]]:
    """Yield labels and values for whoever has `old` before and `new` after.

    `charter` is what is said of a new charter, if there is one.
    """

    def change(was: str, now: str) -> str:
        return now if was == now else f"{was}; from {tale.when()} {now}"

    if old and not new:
        last = tale.last_day(old.id)
        yield "Position", f"{old.title}, until {tale.new.day(last) if last else tale.when()}"
        yield from _line("Reports to", _above(tale, old, before=True))
    elif old and new:
        yield "Position", change(old.title, new.title)
        was, now = _above(tale, old, before=True), _above(tale, new)
        yield from _line(
            "Reports to", change(was or "nobody", now or "nobody") if was or now else ""
        )
        had, has = _reports(tale.old, old, tale.day), _reports(tale.new, new, tale.day)
        yield "Direct reports", capital(change(had, has))
        had, has = _acts(tale, old.id, before=True), _acts(tale, new.id)
        acts = had if had.startswith(f"{has} from ") else change(had, has)
        if acts != "nobody":
            yield "Acts for", capital(acts)
    elif new:
        yield from _line("Reports to", _above(tale, new))
        yield "Direct reports", capital(_reports(tale.new, new, tale.day))
    if charter:
        yield "Your charter", charter
    yield "Day of the change", tale.when()


def _line(label: str, said: str) -> Iterator[tuple[str, str]]:
    if said:
        yield label, capital(said)


def _reports(words: Wording, position: Position, day: date | None) -> str:
    """Return who reports to a position, as its charter says it."""
    return reports_said(viewpoint(words.organisation, position, day or date.min), words)


def _above(tale: Tale, position: Position, before: bool = False) -> str:
    """Return who is above, as a charter says it, and who does that one's work for another."""
    words, side = (tale.old, tale.ledger.before) if before else (tale.new, tale.ledger.after)
    above = position.reports_to
    held = holding(side.positions, above, tale.day).holder if above else ""
    who = "you act" if held == position.id else f"{words.the(held)} acts"
    acts = f" ({who}{_since(tale, side.positions[above])})" if held not in ("", above) else ""
    return f"{words.above(position) or ''}{acts}"


def _acts(tale: Tale, me: str, before: bool = False) -> str:
    """Return the positions for which somebody acts."""
    side = tale.ledger.before if before else tale.ledger.after
    held = [
        n for n in side.positions if n != me and holding(side.positions, n, tale.day).holder == me
    ]
    words = tale.old if before else tale.new
    since = [f"{words.the(name)}{_since(tale, side.positions[name])}" for name in held]
    return words.listing(since) or "nobody"


def _since(tale: Tale, position: Position) -> str:
    """Return from when somebody acts for a position whose holder is still there today."""
    ends = position.given.ends
    if ends is None or not leaves_early(position, tale.day):
        return ""
    return f" from {tale.new.day(ends + timedelta(1))}"
