"""What a charter says of the positions around its own: what they exchange, and what is theirs."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.borders import Border, are_in_line, borders_of, exchange_between
from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.made_rows import ANSWER, by_parts, given, once_two, shares_a_job, titles
from charter.compose.papers import Group, Neighbour
from charter.compose.settling import settled_by
from charter.compose.texts import Home, holding, printed
from charter.compose.wording import Wording
from charter.read.catalog import Interface
from charter.read.languages import message

IN_FULL = 6
"""Neighbours that a charter gives a full row; each further one has a line."""
EXCLUSIONS = 6
"""Titles named for a neighbour under what is not this position's; half as many for one far off."""


def close_and_further(
    organisation: Organisation, position: str
) -> tuple[tuple[Border, ...], tuple[Border, ...]]:
    """Return the borders that a charter tells in full, in the order of positions, and the others.

    A border is told in full in both charters or in none: the closest of either side. Who has no
    charter has no side.
    """
    mine = borders_of(organisation, position)
    full = _closest(organisation, position)
    for border in mine:
        has_side = organisation.positions[border.other].writes_papers
        if has_side and position in _closest(organisation, border.other):
            full.add(border.other)
    order = list(organisation.positions)
    ranked = sorted(mine, key=lambda border: order.index(border.other))
    close = tuple(border for border in ranked if border.other in full)
    return close, tuple(border for border in ranked if border.other not in full)


def _closest(organisation: Organisation, position: str) -> set[str]:
    """Return the closest with whom there is more to exchange than news.

    Two who both have charters always have, where the catalogue knows an exchange between them.
    """
    positions = organisation.positions
    here = positions[position]
    found = [
        border.other
        for border in borders_of(organisation, position)
        if {*border.mine, *border.theirs} - {"informed"}
        or (
            positions[border.other].writes_papers
            and exchange_between(organisation, position, border.other)
        )
        or are_in_line(here, positions[border.other])
        or shares_a_job(here, positions[border.other])
    ]
    return set(found[:IN_FULL])


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
    """Return each further neighbour with a line on what the two have to do with each other."""
    found = []
    for border in close_and_further(view.organisation, view.position.id)[1]:
        items = [
            words.say(said, work=titles(words, parts[how]))
            for parts, by_part in ((border.mine, _I), (border.theirs, _OTHER))
            for how, said in by_part.items()
            if how in parts
        ]
        if items:
            found.append(Group(words.The(border.other), tuple(items)))
    return tuple(found)


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
    if not dispute or not (at.own or any("{settler" in text.say for text in interface.dispute)):
        dispute = settled_by(words, pair, dispute)
    gives, gets = (sent, returned) if mine_first else (returned, sent)
    return Neighbour(
        name=words.The(border.other),
        rhythm=once_two(words, pair, printed(words, interface.rhythm, at, position, pair) or ""),
        gives=gives or given(words, border.mine, border.theirs) or (words.say(ANSWER),),
        gets=gets or given(words, border.theirs, border.mine) or (words.say(ANSWER),),
        dispute=" ".join(dispute),
    )


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
        theirs = theirs[: EXCLUSIONS if border in close else EXCLUSIONS // 2]
        if theirs:
            yield name, theirs
