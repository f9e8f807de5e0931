"""What a charter says of the positions around its own: what they exchange, and what is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from charter.assign.borders import Border, borders_of, exchange_between
from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.positions import holder_of
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.papers import Group, Neighbour
from charter.compose.settling import settled_by
from charter.compose.texts import Home, holding, printed
from charter.compose.wording import Wording, capital
from charter.read.catalog import Interface
from charter.read.languages import message

TakingPart = Mapping[str, tuple[Assignment, ...]]
"""Entries by how a position takes part in them."""
IN_FULL = 6
"""Neighbours that a charter gives a full row; each further one has a line."""
TITLES = 3
"""Titles in a sentence that is made from who takes part in what: the heaviest of them.

One more is named too; where there are others still, the sentence says that these are not all."""
EXCLUSIONS = 6
"""Titles named for a neighbour under what is not this position's; half as many for one far off."""
_THE = re.compile(r"\Athe ", re.IGNORECASE)


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
        or border.other in (here.reports_to, *here.reports)
        or _share_a_job(here, positions[border.other])
    ]
    return set(found[:IN_FULL])


def _share_a_job(one: Position, other: Position) -> bool:
    """Return whether two do parts of one job side by side, such as two VPs Engineering."""
    return one.role.id == other.role.id and one.reports_to == other.reports_to


def neighbours_of(view: Viewpoint, words: Wording) -> tuple[Neighbour, ...]:
    """Return what a position gives each close neighbour and gets; the mirror says the same."""
    organisation, position = view.organisation, view.position
    found = []
    for border in close_and_further(organisation, position.id)[0]:
        interface = exchange_between(organisation, position.id, border.other)
        said = _by_catalogue(view, words, border, interface) if interface else None
        if said is None or not (said.gives or said.gets):
            said = _by_parts(view, words, border)
        found.append(said)
    return tuple(found)


def further_of(view: Viewpoint, words: Wording) -> tuple[Group, ...]:
    """Return each further neighbour with a line on what the two have to do with each other."""
    found = []
    for border in close_and_further(view.organisation, view.position.id)[1]:
        items = [
            words.say(said, work=_titles(words, parts[how]))
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
    given = tuple(holding(words, interface.first_gives, at, first, pair))
    returned = tuple(holding(words, interface.second_gives, at, second, pair))
    dispute = [*holding(words, interface.dispute, at, first, pair)]
    if not dispute or not (at.own or any("{settler" in text.say for text in interface.dispute)):
        dispute = settled_by(words, pair, dispute)
    gives, gets = (given, returned) if mine_first else (returned, given)
    return Neighbour(
        name=words.The(border.other),
        rhythm=_once_two(words, pair, printed(words, interface.rhythm, at, position, pair) or ""),
        gives=gives or _given(words, border.mine, border.theirs) or (words.say(_ANSWER),),
        gets=gets or _given(words, border.theirs, border.mine) or (words.say(_ANSWER),),
        dispute=" ".join(dispute),
    )


_GIVEN = {
    "responsible": message("Part of the work on: {work}."),
    "veto": message("A yes, or the reason against it, on: {work}."),
    "consulted": message("Advice on: {work}."),
}
_TOLD = message("News of: {work}.")
_IN_RETURN = {
    "responsible": message("What is wanted, before work begins on: {work}."),
    "veto": message("The plan, while it can still be stopped, for: {work}."),
    "consulted": message("What was chosen, and why, in: {work}."),
}
"""What the owner gives whoever takes part in the work, where it gives nothing else."""
_ANSWER = message("An answer to each question, within five working days.")
_CHANGE = message("Word of each change that touches the other's work, before it is made.")
_OPEN = message("The three largest open matters, on one page each month.")
"""What one gives the position above, where nothing else stands between the two."""
_LEAD = message("An answer within five working days on any question that only {leader} can settle.")


def _by_parts(view: Viewpoint, words: Wording, border: Border) -> Neighbour:
    """Return an exchange that follows from who takes part in whose work, and from the line."""
    position, other = view.position, view.organisation.positions[border.other]
    there = viewpoint(view.organisation, other, view.day)
    gives = _with_work(words, view, other) or _given(words, border.mine, border.theirs)
    gets = _with_work(words, there, position) or _given(words, border.theirs, border.mine)
    if other.id == position.reports_to:
        lead = words.say(_LEAD, leader=words.the(other.id))
        gives, gets = gives or (words.say(_OPEN),), (lead, *gets)
    elif position.id == other.reports_to:
        lead = words.say(_LEAD, leader=words.the(position.id))
        gives, gets = (lead, *gives), gets or (words.say(_OPEN),)
    is_line = position.id == other.reports_to or other.id == position.reports_to
    often, seldom = words.say("weekly, 30 minutes"), words.say("every fortnight, 30 minutes")
    pair = (position, other)
    rhythm = _once_two(words, pair, often if is_line else seldom)
    least = words.say(_CHANGE if _share_a_job(position, other) else _ANSWER)
    gives, gets = gives or (least,), gets or (least,)
    settled = {position.id: border.theirs, other.id: border.mine}
    known = [name for name in words.organisation.positions if name in settled]
    said = [text for name in known for text in _settles(words, name, settled[name])]
    dispute = " ".join(settled_by(words, pair, said))
    return Neighbour(words.The(border.other), rhythm, gives, gets, dispute)


def _with_work(words: Wording, giver: Viewpoint, taker: Position) -> tuple[str, ...]:
    """Return what any role gives the taker's by the catalogue, if a made-up role has the work."""
    if not giver.position.role.made_up:
        return ()
    found: dict[str, None] = {}
    for interface in giver.organisation.catalog.interfaces.values():
        first, second = interface.between
        lines = {second: interface.first_gives, first: interface.second_gives}
        claimed = [line for line in lines.get(taker.role.id, ()) if line.claims]
        at, pair = Home(interface.place, interface.own), (giver.position, taker)
        found |= dict.fromkeys(holding(words, claimed, at, giver._replace(other=taker.id), pair))
    return tuple(found)[:TITLES]


_SETTLES = message("{position} settles {work}.")


def _settles(words: Wording, owner: str, parts: TakingPart) -> Iterator[str]:
    """Yield what a position settles of its work that the other takes part in: the heaviest."""
    named: dict[str, str] = {}
    for a in (a for how in _GIVEN if how in parts for a in parts[how]):
        phrase = words.phrase(a.entry)
        named.setdefault(_THE.sub("", phrase).casefold(), phrase)
    if named:
        work = words.listing(list(named.values())[:TITLES])
        yield capital(words.say(_SETTLES, position=words.the(owner), work=work))


_ONCE_TWO = message("{rhythm}, once {position} starts")
_ONCE_BOTH = message("{rhythm}, once {positions} start")


def _once_two(words: Wording, pair: tuple[Position, ...], rhythm: str) -> str:
    """Return how often two meet: nobody meets the one whom they act for."""
    positions = words.organisation.positions
    holder = holder_of(positions, pair[0].id)
    if not rhythm or not holder or holder != holder_of(positions, pair[1].id):
        return rhythm
    acted_for = [one.id for one in pair if one.id != holder]
    if acted_for[1:]:
        return words.say(_ONCE_BOTH, rhythm=rhythm, positions=words.those(acted_for))
    return words.say(_ONCE_TWO, rhythm=rhythm, position=words.the(acted_for[0]))


def _given(words: Wording, parts: TakingPart, of_other: TakingPart) -> tuple[str, ...]:
    """Return what one gives the other: by its part in the other's work, and by its own work."""
    said = [
        words.say(text, work=_titles(words, parts[how]))
        for how, text in _GIVEN.items()
        if how in parts
    ]
    if "informed" in of_other:
        said.append(words.say(_TOLD, work=_titles(words, of_other["informed"])))
    return tuple(said) or tuple(
        words.say(text, work=_titles(words, of_other[how]))
        for how, text in _IN_RETURN.items()
        if how in of_other
    )


def _titles(words: Wording, entries: Iterable[Assignment]) -> str:
    # A responsibility and a decision on the same thing are called the same, but for "the".
    named: dict[str, str] = {}
    for a in entries:
        named.setdefault(_THE.sub("", words.phrase(a.entry)).casefold(), words.title(a.entry))
    titles = list(named.values())
    if len(titles) <= TITLES + 1:
        return "; ".join(titles)
    return words.say("above all {work}", work="; ".join(titles[:TITLES]))


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
