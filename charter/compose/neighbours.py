"""What a charter says of the positions around its own: what they exchange, and what is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charter.assign.borders import Border, borders_of, exchange_between, settles_in
from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.made_rows import ANSWER, TITLES, by_parts, given, titles
from charter.compose.meetings import once_two
from charter.compose.papers import Group, Neighbour
from charter.compose.room import MOST, in_full, rows_beyond, rows_of
from charter.compose.settling import settled_by
from charter.compose.texts import Home, holding, printed
from charter.compose.wording import Wording
from charter.facts.catalog import Interface
from charter.facts.languages import message

EXCLUSIONS = 6
"""Titles named for a neighbour under what is not this position's.

Half as many for one far off, and half of all where a charter has more rows than room.
"""


def close_and_further(
    organisation: Organisation, position: str
) -> tuple[tuple[Border, ...], tuple[Border, ...]]:
    """Return the borders that a charter tells in full, in the order of positions, and the others.

    `charter.compose.room` says which.
    """
    full = in_full(organisation)
    order = list(organisation.positions)
    ranked = sorted(borders_of(organisation, position), key=lambda one: order.index(one.other))
    close = tuple(b for b in ranked if frozenset((position, b.other)) in full)
    return close, tuple(b for b in ranked if frozenset((position, b.other)) not in full)


def neighbours_of(view: Viewpoint, words: Wording) -> tuple[Neighbour, ...]:
    """Return what a position gives each close neighbour and gets; the mirror says the same."""
    organisation, position = view.organisation, view.position
    close, _ = close_and_further(organisation, position.id)
    return tuple(exchanged(view, words, border) for border in close)


def exchanged(view: Viewpoint, words: Wording, border: Border) -> Neighbour:
    """Return what a position gives the one across a border and gets, and who settles what."""
    interface = exchange_between(view.organisation, view.position.id, border.other)
    said = _by_catalogue(view, words, border, interface) if interface else None
    if said is None or not (said.gives or said.gets):
        said = by_parts(view, words, border)
    return said


def further_of(view: Viewpoint, words: Wording) -> tuple[Group, ...]:
    """Return each further neighbour with a line on what the two have to do with each other.

    Two who both have charters but no part in each other's work may still meet.
    """
    organisation, position = view.organisation, view.position
    tight = rows_of(organisation, position) < MOST
    most = TITLES - bool(rows_beyond(organisation, position))
    found = []
    for border in close_and_further(organisation, position.id)[1]:
        items = [
            words.say(said, work=titles(words, work, most))
            for said, work in _told(view, border, tight)
        ]
        if not items and organisation.positions[border.other].writes_papers:
            interface = exchange_between(organisation, position.id, border.other)
            pair = (position, organisation.positions[border.other])
            if interface and (rhythm := _rhythm(words, position, pair, interface)):
                items = [words.say(_MEETS, rhythm=rhythm)]
        if items:
            found.append(Group(words.The(border.other), tuple(items)))
    return tuple(found)


def _told(view: Viewpoint, border: Border, tight: bool) -> list[tuple[str, tuple[Assignment, ...]]]:
    """Return what a line tells of the parts that two have in each other's work.

    What stands elsewhere in the same charter is left out, unless that is all: the help and advice
    that this position gives is its supporting work, and its decisions say whom each needs. A
    charter without room for more rows leaves out news too, where there is more than news.
    """
    organisation, me = view.organisation, view.position.id
    mine = _parts(_I, border.mine, settles_in(organisation, me))
    theirs = _parts(_OTHER, border.theirs, settles_in(organisation, border.other))
    new = [one for one in mine if one[0] == "informed"]
    for how, said, work in theirs:
        needed = how in ("veto", "consulted")
        rest = tuple(a for a in work if not needed or a.entry.kind != "decision")
        new += [(how, said, rest)] if rest else []
    closer = [one for one in new if one[0] != "informed"]
    told = (closer if tight and closer else new) or [*mine, *theirs]
    return [(said, work) for _, said, work in told]


def _parts(
    said: Mapping[str, str], parts: Mapping[str, tuple[Assignment, ...]], decided: frozenset[str]
) -> list[tuple[str, str, tuple[Assignment, ...]]]:
    """Return the parts of one in the work of another, without advice on what that one `decided`."""
    found = []
    for how, text in said.items():
        work = parts.get(how, ())
        if how == "consulted":
            work = tuple(a for a in work if a.entry.id not in decided)
        found += [(how, text, work)] if work else []
    return found


_MEETS = message("meets this position {rhythm}")
_I = {
    "responsible": message("gets work on: {work}"),
    "veto": message("can be stopped in: {work}"),
    "consulted": message("hears this position on: {work}"),
    "informed": message("tells this position of: {work}"),
}
_OTHER = {
    "responsible": message("works on: {work}"),
    "veto": message("can stop: {work}"),
    "consulted": message("is heard on: {work}"),
    "informed": message("is told of: {work}"),
}


def _by_catalogue(
    view: Viewpoint, words: Wording, border: Border, interface: Interface
) -> Neighbour:
    position = view.position
    at = Home(interface.place, interface.own)
    other = viewpoint(view.organisation, view.organisation.positions[border.other], view.day)
    # A sentence is judged where its giver stands, so that both charters print the same ones.
    mine_first = interface.between[0] == position.role.id
    first, second = (view, other) if mine_first else (other, view)
    pair = (first.position, second.position)
    first, second = first._replace(other=pair[1].id), second._replace(other=pair[0].id)
    # A sentence for which one of several conditions is enough stands once with each.
    sent = tuple(dict.fromkeys(holding(words, interface.first_gives, at, first, pair)))
    returned = tuple(dict.fromkeys(holding(words, interface.second_gives, at, second, pair)))
    dispute = [*holding(words, interface.dispute, at, first, pair)]
    if not dispute or not (
        interface.own_dispute or any("{settler" in text.say for text in interface.dispute)
    ):
        dispute = settled_by(words, pair, dispute)
    gives, gets = (sent, returned) if mine_first else (returned, sent)
    return Neighbour(
        name=words.The(border.other),
        rhythm=_rhythm(words, position, pair, interface),
        gives=gives or given(words, border.mine, border.theirs) or (words.say(ANSWER),),
        gets=gets or given(words, border.theirs, border.mine) or (words.say(ANSWER),),
        dispute=" ".join(dispute),
    )


def _rhythm(
    words: Wording, position: Position, two: tuple[Position, Position], interface: Interface
) -> str:
    """Return how often two meet, in the same words in both charters."""
    pair = two if interface.between[0] == two[0].role.id else two[::-1]
    at = Home(interface.place, interface.own)
    return once_two(words, pair, printed(words, interface.rhythm, at, position, pair) or "")


def exclusions_of(
    organisation: Organisation, position: Position, words: Wording
) -> tuple[Group, ...]:
    """Return what others own and one might look for here: each neighbour's closest work."""
    return tuple(
        Group(words.The(name), tuple(words.title(a.entry) for a in theirs))
        for name, theirs in excluded(organisation, position)
    )


def excluded(
    organisation: Organisation, position: Position
) -> Iterator[tuple[str, list[Assignment]]]:
    """Yield the neighbours of a position, each with the work that is closest to its own.

    That is what would fall to it next, then the heaviest; nothing that the two share, and no work
    whose decision is this position's though one role would have both.
    """
    decided = {
        (name, a.entry.accountable)
        for a in organisation.decisions.values()
        if a.accountable == position.id
        for name in a.entry.goes_with
    }
    close, further = close_and_further(organisation, position.id)
    near = {border.other: border for border in (*close, *further)}
    most = EXCLUSIONS // (1 + bool(rows_beyond(organisation, position)))
    for name in organisation.positions:
        if name not in near:
            continue
        border = near[name]
        next_here = {a.entry.id for a in border.next_here}
        theirs = [
            a
            for a in organisation.responsibilities.values()
            if a.accountable == name
            and (a.entry.id, a.entry.accountable) not in decided
            and position.id not in (*a.responsible, *a.veto)
        ]
        theirs.sort(key=lambda a: (a.entry.id not in next_here, -a.entry.weight))
        theirs = theirs[: most if border in close else (most + 1) // 2]
        if theirs:
            yield name, theirs
