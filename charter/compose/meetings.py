"""How often two meet while somebody acts for one of them: no two people meet in two rows."""

from __future__ import annotations

from collections.abc import Mapping

from charter.assign.borders import are_in_line
from charter.assign.organisation import Organisation, Position
from charter.assign.positions import holder_of
from charter.compose.room import in_full
from charter.compose.wording import Wording
from charter.facts.languages import message
from charter.read.kept import kept_for_last

_ONCE_ONE = message("{rhythm}, once {position} starts")
_ONCE_SOME = message("{rhythm}, once {positions} start")


def meets_once(words: Wording) -> tuple[str, ...]:
    """Return what follows how often two meet while one person is both, with {names} in it."""
    return tuple(words.say(said).replace("{rhythm}", "") for said in (_ONCE_ONE, _ONCE_SOME))


def once_two(words: Wording, pair: tuple[Position, ...], rhythm: str) -> str:
    """Return how often two meet: nobody meets the one whom they act for.

    Nor do two people meet twice because one of them acts for somebody: the row of their own two
    positions holds till then, or where there is none the one of the line between them.
    """
    waiting = _waits_for(words, pair) if rhythm else []
    if waiting[1:]:
        return words.say(_ONCE_SOME, rhythm=rhythm, positions=words.those(waiting))
    return (
        words.say(_ONCE_ONE, rhythm=rhythm, position=words.the(waiting[0])) if waiting else rhythm
    )


def _waits_for(words: Wording, pair: tuple[Position, ...]) -> list[str]:
    """Return the open posts without whose holders the two do not meet as these two."""
    positions = words.organisation.positions
    people = _people(positions, pair)
    mine = _open(pair)
    if len(people) == 1:
        return mine
    pairs = [two for two in _rows(words.organisation).get(people, ()) if two != pair]
    best = min([pair, *pairs], key=lambda two: (len(_open(two)), not are_in_line(*two)))
    return [] if best == pair else mine


@kept_for_last
def _rows(organisation: Organisation) -> Mapping[frozenset[str], list[tuple[Position, ...]]]:
    """Return the pairs with a row by the people who meet in it.

    They stand in the order of positions: in each charter the same.
    """
    positions = organisation.positions
    every = list(positions.values())
    order = {name: number for number, name in enumerate(positions)}
    found: dict[frozenset[str], list[tuple[Position, ...]]] = {}
    for two in sorted(sorted(map(order.__getitem__, two)) for two in in_full(organisation)):
        pair = tuple(every[number] for number in two)
        found.setdefault(_people(positions, pair), []).append(pair)
    return found


def _people(positions: Mapping[str, Position], pair: tuple[Position, ...]) -> frozenset[str]:
    return frozenset(holder_of(positions, one.id) or one.id for one in pair)


def _open(pair: tuple[Position, ...]) -> list[str]:
    return [one.id for one in pair if one.status != "filled"]
