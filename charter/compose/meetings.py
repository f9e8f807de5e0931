"""How often two meet while somebody acts for one of them: no two people meet in two rows."""

from __future__ import annotations

from charter.assign.borders import are_in_line
from charter.assign.organisation import Position
from charter.assign.positions import holder_of
from charter.compose.room import in_full
from charter.compose.wording import Wording
from charter.read.languages import message

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
    people = _people(words, pair)
    mine = _open(pair)
    if len(people) == 1:
        return mine
    pairs = [tuple(p for p in positions.values() if p.id in two) for two in _rows(words)]
    pairs = [two for two in pairs if two != pair and _people(words, two) == people]
    best = min([pair, *pairs], key=lambda two: (len(_open(two)), not are_in_line(*two)))
    return [] if best == pair else mine


def _rows(words: Wording) -> list[frozenset[str]]:
    """Return the pairs with a row, in the order of positions: in each charter the same."""
    order = list(words.organisation.positions)
    return sorted(in_full(words.organisation), key=lambda two: sorted(map(order.index, two)))


def _people(words: Wording, pair: tuple[Position, ...]) -> frozenset[str]:
    positions = words.organisation.positions
    return frozenset(holder_of(positions, one.id) or one.id for one in pair)


def _open(pair: tuple[Position, ...]) -> list[str]:
    return [one.id for one in pair if one.status != "filled"]
