"""What each of two positions settles, and where they take what neither settles alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from charter.assign.organisation import Assignment, Position, upwards
from charter.assign.positions import holder_of
from charter.compose.wording import Wording, capital
from charter.named_tuples import NamedTuple
from charter.read.languages import message

# True whatever a row names before: what a charter gives one of the two stays with that one, whether
# the row names it or not.
_GOES_UP = message("After one meeting, what the charters leave open goes to {way}.")
_UNTIL_ONE = message("Until {position} starts, it goes to {way}.")
_UNTIL_SOME = message("Until {positions} start, it goes to {way}.")
_WHO_HEARS = message("{above}, who hears {chief} first")
_BY_CHIEFS = message("{chiefs}, and from there to {above}")
_LEADER = message("{leader} settles what the charters leave open.")
_HEARS = message("{leader} settles what the charters leave open, after hearing {chief}.")
_WILL_HEAR = message(
    "{leader} settles what the charters leave open, and hears {chief} first once {position} starts."
)

_UNLESS = message("{work} (unless {other} stops it)")
_THE = re.compile(r"\Athe ", re.IGNORECASE)
CALLS = 3
"""Entries that a row names of what one of its two settles."""


def while_it_is_open(words: Wording) -> tuple[str, ...]:
    """Return what a row says only while a post is open: pieces of sentences, with {names} in them.

    The chief whom a leader hears is heard by whoever acts as that chief till then.
    """
    tails = (_HEARS, _WILL_HEAR)
    heard = [
        words.say(tail).partition(words.say(_LEADER).rstrip("."))[2].rstrip(".") for tail in tails
    ]
    until = [f" {words.say(said)}" for said in (_UNTIL_SOME, _UNTIL_ONE)]
    return (*until, *(piece for piece in heard if piece))


class _Way(NamedTuple):
    """Whom a dispute goes to: the chiefs of the two, where these stand between, then who is above.

    Of two who lead one another, the leader is above, and hears the chief between. So does who is
    above where only one of the two has a chief: nobody's chief judges alone.
    """

    chiefs: tuple[str, ...]
    above: str
    one_sided: bool = False


def settled_by(words: Wording, pair: tuple[Position, ...], said: list[str]) -> list[str]:
    """Return who settles what between two: what is `said` of each, and where the rest goes.

    Where nobody is above both, the rest goes nowhere.
    """
    way = _way(words.organisation.positions, pair)
    if not way:
        return said
    if way.above not in {one.id for one in pair}:
        return [*said, *_upwards(words, pair, way)]
    leader = capital(words.the(way.above))
    others = [] if all(text.startswith(f"{leader} ") for text in said) else said
    return [*others, _by_leader(words, pair, way)]


def _by_leader(words: Wording, pair: tuple[Position, ...], way: _Way) -> str:
    positions, leader = words.organisation.positions, words.the(way.above)
    if not way.chiefs:
        return capital(words.say(_LEADER, leader=leader))
    chief, there = way.chiefs[0], words.those(way.chiefs)
    until = _open(positions, (chief, *(one.id for one in pair)))
    if _holder(positions, chief) not in {_holder(positions, one.id) for one in pair}:
        return capital(words.say(_HEARS, leader=leader, chief=there))
    starts = words.the(until[0])
    return capital(words.say(_WILL_HEAR, leader=leader, chief=there, position=starts))


def _upwards(words: Wording, pair: tuple[Position, ...], way: _Way) -> Iterator[str]:
    """Yield where a dispute goes once every post is filled, and where it goes until then."""
    positions = words.organisation.positions
    yield capital(words.say(_GOES_UP, way=_said(words, way)))
    today = _today(positions, pair, way)
    if today == way:
        return
    until = _open(positions, (*(one.id for one in pair), *way.chiefs, way.above))
    named, there = words.those(until), _said(words, today)
    if until[1:]:
        yield capital(words.say(_UNTIL_SOME, positions=named, way=there))
    else:
        yield capital(words.say(_UNTIL_ONE, position=named, way=there))


def _said(words: Wording, way: _Way) -> str:
    above = words.the(way.above)
    if not way.chiefs:
        return above
    if way.one_sided:
        return words.say(_WHO_HEARS, above=above, chief=words.the(way.chiefs[0]))
    return words.say(_BY_CHIEFS, chiefs=words.those(way.chiefs), above=above)


def _way(positions: Mapping[str, Position], pair: tuple[Position, ...]) -> _Way | None:
    """Return the way by the lines; None where nobody is above both."""
    lines = [upwards(positions, one.id) for one in pair]
    top = next((name for name in lines[0] if name in lines[1]), "")
    below = [line[: line.index(top)] for line in lines] if top else []
    chiefs = tuple(line[-1] for line in below if line[1:])
    return _Way(chiefs, top, one_sided=len(chiefs) == 1) if top else None


def _today(positions: Mapping[str, Position], pair: tuple[Position, ...], way: _Way) -> _Way:
    """Return the way by who does whose work today.

    Nobody takes a dispute to whoever is one of the two, by acting for a post above, nor to one
    person twice.
    """
    people = {_holder(positions, one.id) for one in pair}
    line = upwards(positions, way.above)
    above = next((n for n in line if not _stands_in(positions, n, people)), way.above)
    if _holder(positions, above) == _holder(positions, way.above):
        above = way.above
    chiefs = tuple(dict.fromkeys(_holder(positions, name) for name in way.chiefs))
    if not {*people, _holder(positions, above)}.isdisjoint(chiefs):
        return _Way((), above)
    same = len(chiefs) == len(way.chiefs)
    return _Way(way.chiefs if same else chiefs, above, way.one_sided)


def _stands_in(positions: Mapping[str, Position], name: str, people: set[str]) -> bool:
    """Return whether one of `people` does the work of a position that is not filled."""
    return _holder(positions, name) in people - {name}


def _open(positions: Mapping[str, Position], names: Iterable[str]) -> list[str]:
    """Return the open posts that one person holds together with another of these today."""
    known = list(dict.fromkeys(names))
    people = [_holder(positions, name) for name in known]
    each = zip(known, people, strict=True)
    return [name for name, who in each if name != who and people.count(who) > 1]


def _holder(positions: Mapping[str, Position], name: str) -> str:
    return holder_of(positions, name) or name


def calls(words: Wording, entries: Iterable[Assignment], pair: Collection[str], most: int) -> str:
    """Return the first of what one of a pair settles, as a list; last what the other can stop."""
    named: dict[str, Assignment] = {}
    for a in entries:
        named.setdefault(thing(words.phrase(a.entry)), a)
    alone, stoppable = [], []
    for a in list(named.values())[:most]:
        phrase = words.phrase(a.entry)
        if other := next((name for name in pair if name in a.veto), ""):
            stoppable.append(words.say(_UNLESS, work=phrase, other=words.the(other)))
        else:
            alone.append(phrase)
    return words.listing([*alone, *stoppable])


def thing(phrase: str) -> str:
    """Return what a phrase is about: that of a decision may lack the "the" of its work."""
    return _THE.sub("", phrase).casefold()
