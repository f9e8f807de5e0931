"""Where two positions take what neither settles alone."""

from __future__ import annotations

from collections.abc import Mapping

from charter.assign.organisation import Position, upwards
from charter.assign.positions import holder_of
from charter.compose.wording import Wording, capital
from charter.read.languages import message

_ALL_GOES_UP = message("A dispute goes to {above} after one meeting.")
_REST_GOES_UP = message("After one meeting the rest goes to {above}.")
_ALL = message("{leader} settles every dispute.")
_REST = message("{leader} settles the rest.")
_BY_CHIEFS = message("{chiefs}, and from there to {above}")
_WHILE = message("{above}, or to {next} while {holder} acts as {position}")


def settled_by(words: Wording, pair: tuple[Position, ...], said: list[str]) -> list[str]:
    """Return who settles what between two: what is `said` of each, and where the rest goes.

    Where nobody is above both, the rest goes nowhere.
    """
    positions = words.organisation.positions
    lines = [upwards(positions, one.id) for one in pair]
    top = next((name for name in lines[0] if name in lines[1]), "")
    if not top:
        return said
    below = [line[: line.index(top)] for line in lines]
    if all(below) or _chiefs(words, pair, below):
        goes_up = _REST_GOES_UP if said else _ALL_GOES_UP
        return [*said, capital(words.say(goes_up, above=_way_up(words, pair, below, top)))]
    leader = words.the(top)
    if all(text.startswith(f"{capital(leader)} ") for text in said):
        return [capital(words.say(_ALL, leader=leader))]
    return [*said, capital(words.say(_REST, leader=leader))]


def _chiefs(words: Wording, pair: tuple[Position, ...], below: list[list[str]]) -> list[str]:
    """Return whom a dispute goes to first: the chiefs of the two, where these stand between.

    None where one of the two is such a chief today, by acting for it.
    """
    positions = words.organisation.positions
    people = {holder_of(positions, one.id) for one in pair} - {None}
    chiefs = [line[-1] for line in below if line[1:]]
    return chiefs if people.isdisjoint(holder_of(positions, name) for name in chiefs) else []


def _way_up(words: Wording, pair: tuple[Position, ...], below: list[list[str]], top: str) -> str:
    """Return who settles: the nearest above both, after their chiefs where these are others.

    Nobody takes a dispute to whoever is one of the two today, by acting for a post above.
    """
    positions, above = words.organisation.positions, words.the(top)
    people = {holder_of(positions, one.id) for one in pair} - {None}
    if chiefs := _chiefs(words, pair, below):
        return words.say(_BY_CHIEFS, chiefs=words.those(chiefs), above=above)
    holder = _stands_in(positions, top, people)
    others = (n for n in upwards(positions, top)[1:] if not _stands_in(positions, n, people))
    further = next(others, "")
    if not holder or further in ("", holder):
        return above
    acted_for, there = positions[top].short, words.the(holder)
    return words.say(_WHILE, above=above, next=words.the(further), holder=there, position=acted_for)


def _stands_in(positions: Mapping[str, Position], name: str, people: set[str | None]) -> str:
    """Return which of `people` does the work of a position that is not filled, or nobody."""
    holder = holder_of(positions, name) or ""
    return holder if holder != name and holder in people else ""
