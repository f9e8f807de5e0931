"""What each of two positions settles, and where they take what neither settles alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from charter.assign.borders import borders_of
from charter.assign.organisation import Assignment, Position, upwards
from charter.assign.positions import holder_of
from charter.compose.wording import Wording, capital
from charter.facts.languages import message
from charter.named_tuples import NamedTuple

# True whatever a row names before: what a charter gives one of the two stays with that one, whether
# the row names it or not.
_GOES_UP = message("After one meeting, what the charters leave open goes to {way}.")
_UNTIL_ONE = message("Until {position} starts, it goes to {way}.")
_UNTIL_SOME = message("Until {positions} start, it goes to {way}.")
_INSTEAD_ONE = message(
    "Until {position} starts, what holds between {leader} and {report} holds instead."
)
_INSTEAD_SOME = message(
    "Until {positions} start, what holds between {leader} and {report} holds instead."
)
_BEFORE = (
    "Until {position} starts, what holds between {leader} and {report} holds here.",
    "Until {positions} start, what holds between {leader} and {report} holds here.",
    "Until {position} starts, what holds between {leader} and {report} holds between these two.",
    "Until {positions} start, what holds between {leader} and {report} holds between these two.",
    "Until {position} starts, what holds between {report} and whoever acts for {position} holds "
    "between these two.",
)
"""How papers of before said the same."""
_ACTING = message(
    "Until {position} starts, what holds between {report} and whoever acts for {position} holds "
    "instead."
)
_WHO_HEARS = message("{above}, who hears {chief} first")
_WHO_WILL_HEAR = message("{above}, who hears {chief} first once {position} starts")
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
    later = (_UNTIL_SOME, _UNTIL_ONE, _INSTEAD_SOME, _INSTEAD_ONE, _ACTING)
    until = [*(f" {words.say(said)}" for said in later), *(f" {said}" for said in _BEFORE)]
    once = words.say(_WHO_WILL_HEAR).partition(words.say(_WHO_HEARS))[2]
    return (*until, *(piece for piece in (*heard, once) if piece))


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
    led = way.above in {one.id for one in pair}
    if not led and _is_heard_later(words, pair, way):
        chief = words.the(way.chiefs[0])
        there = words.say(_WHO_WILL_HEAR, above=words.the(way.above), chief=chief, position=chief)
        return [*said, capital(words.say(_GOES_UP, way=there))]
    if led:
        leader = capital(words.the(way.above))
        others = [] if all(text.startswith(f"{leader} ") for text in said) else said
        told = [*others, _by_leader(words, pair, way)]
    else:
        told = [*said, capital(words.say(_GOES_UP, way=_said(words, way)))]
    until = _instead(words, pair, way) or (_led_today if led else _upwards)(words, pair, way)
    return [*told, until] if until else told


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


def _instead(words: Wording, pair: tuple[Position, ...], way: _Way) -> str:
    """Return that the rule of their line holds for two people of whom one leads the other.

    So it is while somebody acts: nobody has two rules with one person, nor is judge by acting.
    """
    positions = words.organisation.positions
    people = [_holder(positions, one.id) for one in pair]
    names = {one.id for one in pair}
    waiting = [one.id for one in pair if one.status != "filled"]
    for leader, report in (people, people[::-1]):
        line = upwards(positions, report)[1:]
        if not waiting or leader not in line or (way.above in names and way.above in line):
            continue
        nearest = next(name for name in line if _holder(positions, name) == leader)
        told = {"leader": words.the(nearest), "report": words.the(report)}
        if positions[nearest].status != "filled" and not waiting[1:]:
            # The row with that post is not in force yet: whoever acts changes when it is filled.
            return _until(words, waiting, (_ACTING, _ACTING), told)
        return _until(words, waiting, (_INSTEAD_ONE, _INSTEAD_SOME), told)
    return ""


def _led_today(words: Wording, pair: tuple[Position, ...], way: _Way) -> str:
    """Return where a dispute goes while who leads only acts, and has a border with the other.

    Then the one who acts has a side of their own, and is not both side and judge.
    """
    positions = words.organisation.positions
    other = next(one.id for one in pair if one.id != way.above)
    acting = _holder(positions, way.above)
    beside = {border.other for border in borders_of(words.organisation, other)}
    if acting not in beside - {way.above} or acting in upwards(positions, other):
        return ""
    above = _above(words, upwards(positions, way.above)[1:], pair)
    told = {"way": words.the(above or "")}
    return "" if above is None else _until(words, [way.above], (_UNTIL_ONE, _UNTIL_SOME), told)


def _upwards(words: Wording, pair: tuple[Position, ...], way: _Way) -> str:
    """Return where a dispute goes until every post is filled, if that is elsewhere."""
    positions = words.organisation.positions
    today = _today(words, pair, way)
    if today == way:
        return ""
    until = _open(positions, (*(one.id for one in pair), *way.chiefs, way.above))
    if not until or (not way.chiefs and positions[way.above].status != "filled"):
        until = list(dict.fromkeys([*until, way.above]))
    return _until(words, until, (_UNTIL_ONE, _UNTIL_SOME), {"way": _said(words, today)})


def _is_heard_later(words: Wording, pair: tuple[Position, ...], way: _Way) -> bool:
    """Return whether the chief to be heard is the judge or one of the two till somebody starts."""
    if not way.one_sided or _today(words, pair, way) != _Way((), way.above):
        return False
    names = (*(one.id for one in pair), *way.chiefs, way.above)
    return _open(words.organisation.positions, names) == [*way.chiefs]


def _until(
    words: Wording, waiting: list[str], said: tuple[str, str], names: Mapping[str, str]
) -> str:
    """Return what holds until posts are filled: one of two sentences, by how many there are."""
    if waiting[1:]:
        return capital(words.say(said[1], positions=words.those(waiting), **names))
    return capital(words.say(said[0], position=words.the(waiting[0]), **names))


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


def _today(words: Wording, pair: tuple[Position, ...], way: _Way) -> _Way:
    """Return the way by who does whose work today.

    Nobody takes a dispute to whoever is one of the two, by acting for a post above, nor to one
    person twice.
    """
    positions = words.organisation.positions
    people = {_holder(positions, one.id) for one in pair}
    above = _above(words, upwards(positions, way.above), pair)
    if above is None:
        return way
    chiefs = tuple(dict.fromkeys(_holder(positions, name) for name in way.chiefs))
    if not {*people, above}.isdisjoint(chiefs):
        return _Way((), above)
    same = len(chiefs) == len(way.chiefs)
    return _Way(way.chiefs if same else chiefs, above, way.one_sided)


def _above(words: Wording, line: Iterable[str], pair: tuple[Position, ...]) -> str | None:
    """Return who does the work of the first position of a line that neither of two people holds.

    The board ("") is above all, where there is one.
    """
    positions = words.organisation.positions
    people = {_holder(positions, one.id) for one in pair}
    holders = (_holder(positions, name) for name in line)
    return next((one for one in holders if one not in people), "" if words.leader("") else None)


def _open(positions: Mapping[str, Position], names: Iterable[str]) -> list[str]:
    """Return the open posts that one person holds together with another of these today."""
    known = list(dict.fromkeys(names))
    people = [_holder(positions, name) for name in known]
    each = zip(known, people, strict=True)
    return [name for name, who in each if name != who and people.count(who) > 1]


def _holder(positions: Mapping[str, Position], name: str) -> str:
    return holder_of(positions, name) or name


def calls(words: Wording, entries: Iterable[Assignment], pair: Collection[str], most: int) -> str:
    """Return the first of what one of a pair settles, as a list; last what the other can stop.

    Short names come before long ones and before what is asked, so that nobody reads a later item as
    the rest of the one before: "architecture and the split of effort".
    """
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
    return words.listing([*sorted(alone, key=_length), *stoppable])


def _length(phrase: str) -> int:
    """Return the words of a name, or more than any has for a question such as "what we charge"."""
    return len(phrase.split()) if not _QUESTION.match(phrase) else _LONGEST


_QUESTION = re.compile(r"(what|when|which|who|whom|whose|where|how)\b", re.IGNORECASE)
_LONGEST = 99


def thing(phrase: str) -> str:
    """Return what a phrase is about: that of a decision may lack the "the" of its work."""
    return _THE.sub("", phrase).casefold()
