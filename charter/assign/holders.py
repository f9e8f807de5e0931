"""What is odd about those who hold positions on a day: shares, last days gone by, ended terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from charter.assign.organisation import Finding, Position
from charter.facts.terms import FULL
from charter.problems import Place, Problem


def holder_findings(positions: Mapping[str, Position], day: date) -> Iterator[Finding]:
    """Yield advice on the people of each position as of `day`."""
    for position in positions.values():
        if position.status == "filled":
            yield from _shares(position)
            yield from _gone(position, day)
            yield from _not_away(position, day)
        else:
            yield from _acted(position, day)
            yield from _nobody_there(position, day)
        yield from _term(position, day)


def _shares(position: Position) -> Iterator[Finding]:
    """Yield advice where shares are stated for all, and are not one full post together."""
    holders, terms = position.given.holders, position.given.employment
    shares = [one.share for one in holders if one.share is not None]
    total = round(sum(shares), 2)
    if not shares or len(shares) < len(holders) or total == FULL:
        return
    if total < FULL and terms.hours in ("part-time", "either"):
        return  # the post itself is less than a full one
    message = f"the shares of those who hold '{position.id}' make {total:g} per cent together"
    hint = "correct 'share'; or leave it so, as where two overlap to hand over"
    if total < FULL:
        hint = "correct 'share', add a holder, or say 'hours: part-time' under 'employment'"
    yield _advice(position, holders[0].place, "shares", message, hint)


def _gone(position: Position, day: date) -> Iterator[Finding]:
    given = position.given
    for one in given.holders:
        if one.until is not None and one.until < day:
            message = f"{one.name} holds '{position.id}' until {one.until}, which is past"
            hint = "take the name out, or correct 'until'; the papers still name this holder"
            yield _advice(position, one.place, "holder-gone", message, hint)
    if given.ends is not None and given.ends < day:
        message = f"'{position.id}' ends on {given.ends}, which is past"
        hint = "correct 'ends'; or take the holder out, and write 'status: vacant'"
        yield _advice(position, given.place_of("ends"), "holder-gone", message, hint)


def _term(position: Position, day: date) -> Iterator[Finding]:
    given, until = position.given, position.given.employment.until
    if until is not None and until < day:
        message = f"the term of '{position.id}' ended on {until}"
        hint = "correct 'until' under 'employment'"
        hint += ", or write 'status: vacant'" if position.status == "filled" else ""
        yield _advice(position, given.place_of("employment"), "term-ended", message, hint)


def _not_away(position: Position, day: date) -> Iterator[Finding]:
    """Yield advice where somebody acts for a holder who is there."""
    given = position.given
    comes = given.start is not None and given.start > day
    if given.acting and not comes and given.ends is None:
        message = (
            f"'{given.acting}' acts for '{position.id}', which is filled, and no paper says so"
        )
        hint = (
            "take 'acting' away, write 'status: vacant', or write the day of the start as 'start:'"
        )
        yield _advice(position, given.acting_place, "acting-for-filled", message, hint)


def _nobody_there(position: Position, day: date) -> Iterator[Finding]:
    """Yield advice where a position that nobody holds has a holder, or began long ago."""
    given, status = position.given, position.status
    if given.holders and given.ends is None:
        message = f"'{position.id}' is {status}, and its holder is {given.holder}"
        hint = "write 'status: filled'; or take the name out, or write the last day as 'ends:'"
        yield _advice(position, given.holders[0].place, "holder-of-vacant", message, hint)
    if given.start is not None and given.start < day:
        message = f"'{position.id}' is {status}, and its start, {given.start}, is past"
        hint = "correct 'start', or write 'status: filled'"
        yield _advice(position, given.place_of("start"), "start-past", message, hint)


def _acted(position: Position, day: date) -> Iterator[Finding]:
    last = position.given.acting_until
    if last is not None and last < day and position.acting:
        message = f"'{position.acting}' acts for '{position.id}' until {last}, which is past"
        hint = "correct 'acting_until', or say who holds this work now"
        place = position.given.place_of("acting_until")
        yield _advice(position, place, "acting-over", message, hint)


def _advice(position: Position, place: Place | None, code: str, message: str, hint: str) -> Finding:
    problem = Problem(place or position.given.place, code, message, hint)
    return Finding("advice", problem, (position.id,))
