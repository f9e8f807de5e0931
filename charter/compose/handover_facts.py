"""The table at the head of a handover page: position, lines and acting, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from charter.assign.holding import holding
from charter.assign.organisation import Position
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
        yield "Reports to", capital(_above(tale, old, before=True))
    elif old and new:
        yield "Position", change(old.title, new.title)
        above = change(_above(tale, old, before=True), _above(tale, new))
        yield "Reports to", capital(above)
        had, has = _names(old.reports, tale.old), _names(new.reports, tale.new)
        yield "Direct reports", capital(change(had, has))
        acts = change(_acts(tale, old.id, before=True), _acts(tale, new.id))
        if acts != "nobody":
            yield "Acts for", capital(acts)
    elif new:
        yield "Reports to", capital(_above(tale, new))
        yield "Direct reports", capital(_names(new.reports, tale.new))
    if charter:
        yield "Your charter", charter
    yield "Day of the change", tale.when()


def _above(tale: Tale, position: Position, before: bool = False) -> str:
    """Return the position above, and who does its work where that is another."""
    words, side = (tale.old, tale.ledger.before) if before else (tale.new, tale.ledger.after)
    above = position.reports_to
    held = holding(side.positions, above, tale.day).holder if above else ""
    who = "you act" if held == position.id else f"{words.the(held)} acts"
    acts = f" ({who})" if held not in ("", above) else ""
    return f"{words.the(above)}{acts}"


def _acts(tale: Tale, me: str, before: bool = False) -> str:
    """Return the positions for which somebody acts."""
    side = tale.ledger.before if before else tale.ledger.after
    held = [
        n for n in side.positions if n != me and holding(side.positions, n, tale.day).holder == me
    ]
    return _names(held, tale.old if before else tale.new)


def _names(names: Iterable[str], words: Wording) -> str:
    return words.those(names) or "nobody"
