"""A row between two positions that the catalogue says nothing of: it follows from their work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from charter.assign.borders import Border, shares_a_job
from charter.assign.organisation import Assignment, Position
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.meetings import once_two
from charter.compose.papers import Neighbour
from charter.compose.settling import calls, settled_by, thing
from charter.compose.texts import Home, holding
from charter.compose.wording import Wording, capital
from charter.facts.languages import message

TakingPart = Mapping[str, tuple[Assignment, ...]]
"""Entries by how a position takes part in them."""
TITLES = 3
"""Titles in a sentence that is made from who takes part in what: the heaviest of them.

One more is named too; where there are others still, the sentence says that these are not all."""


_GIVEN = {
    "responsible": message("Part of the work on: {work}."),
    "veto": message("A yes, or the reason against it, on: {work}."),
    "consulted": message("Advice on: {work}."),
}
_TOLD = message("News of: {work}.")
_IN_RETURN = {
    "responsible": message("What is wanted, before work begins on: {work}."),
    "veto": message("The plan, while it can still be stopped, for: {work}."),
    "consulted": message("What was chosen after the other's advice, and why."),
}
"""What the owner gives whoever takes part in the work, where it gives nothing else."""
ANSWER = message("An answer to each question, within five working days.")
_CHANGE = message("Word of each change that touches the other's work, before it is made.")
_OPEN = message("The three largest open matters, on one page each month.")
"""What one gives the position above, where nothing else stands between the two."""
_LEAD = message("An answer within five working days on any question that only {leader} can settle.")


def by_parts(view: Viewpoint, words: Wording, border: Border) -> Neighbour:
    """Return an exchange that follows from who takes part in whose work, and from the line."""
    position, other = view.position, view.organisation.positions[border.other]
    there = viewpoint(view.organisation, other, view.day)
    gives = _with_work(words, view, other) or given(words, border.mine, border.theirs)
    gets = _with_work(words, there, position) or given(words, border.theirs, border.mine)
    if other.id in (position.reports_to, *position.given.also_reports_to):
        lead = words.say(_LEAD, leader=words.the(other.id))
        gives, gets = gives or (words.say(_OPEN),), (lead, *gets)
    elif position.id in (other.reports_to, *other.given.also_reports_to):
        lead = words.say(_LEAD, leader=words.the(position.id))
        gives, gets = (lead, *gives), gets or (words.say(_OPEN),)
    is_line = position.id == other.reports_to or other.id == position.reports_to
    often, seldom = words.say("weekly, 30 minutes"), words.say("every fortnight, 30 minutes")
    order = list(view.organisation.positions)
    pair = tuple(sorted((position, other), key=lambda one: order.index(one.id)))
    rhythm = once_two(words, pair, often if is_line else seldom)
    least = words.say(_CHANGE if shares_a_job(position, other) else ANSWER)
    gives, gets = gives or (least,), gets or (least,)
    both = {position.id: (other.id, border.theirs), other.id: (position.id, border.mine)}
    known = [name for name in words.organisation.positions if name in both]
    said = [text for name in known for text in _settles(words, name, *both[name])]
    dispute = " ".join(settled_by(words, pair, said))
    return Neighbour(words.The(border.other), rhythm, gives, gets, dispute)


def _with_work(words: Wording, giver: Viewpoint, taker: Position) -> tuple[str, ...]:
    """Return what any role gives the taker's by the catalogue, if a made-up role has the work.

    A sentence that names its giver by the role names whoever has the work here.
    """
    if not giver.position.role.made_up:
        return ()
    catalog, found = giver.organisation.catalog, dict[str, None]()
    for interface in catalog.interfaces.values():
        first, second = interface.between
        lines = {second: (first, interface.first_gives), first: (second, interface.second_gives)}
        usual, given_lines = lines.get(taker.role.id, ("", ()))
        claimed = [line for line in given_lines if line.claims]
        if claimed:
            at = Home(interface.place, interface.own)
            pair = (giver.position._replace(role=catalog.roles[usual]), taker)
            there = giver._replace(other=taker.id)
            found |= dict.fromkeys(holding(words, claimed, at, there, pair))
    return tuple(found)[:TITLES]


_SETTLES = message("{position} settles {work}.")


def _settles(words: Wording, owner: str, taker: str, parts: TakingPart) -> Iterator[str]:
    """Yield what a position settles of its work that the other takes part in: the heaviest.

    Work whose decision is another's is settled there.
    """
    others = [d for d in words.organisation.decisions.values() if d.accountable != owner]
    elsewhere = {name for decision in others for name in decision.entry.goes_with}
    taken = [a for how in _GIVEN if how in parts for a in parts[how]]
    entries = [a for a in taken if a.entry.id not in elsewhere]
    if entries:
        work = calls(words, entries, (taker,), TITLES)
        yield capital(words.say(_SETTLES, position=words.the(owner), work=work))


def given(words: Wording, parts: TakingPart, of_other: TakingPart) -> tuple[str, ...]:
    """Return what one gives the other: by its part in the other's work, and by its own work."""
    said = [
        words.say(text, work=titles(words, parts[how]))
        for how, text in _GIVEN.items()
        if how in parts
    ]
    if "informed" in of_other:
        said.append(words.say(_TOLD, work=titles(words, of_other["informed"])))
    return tuple(said) or tuple(
        words.say(text, work=titles(words, of_other[how]))
        for how, text in _IN_RETURN.items()
        if how in of_other
    )


def titles(words: Wording, entries: Iterable[Assignment], most: int = TITLES) -> str:
    """Return entries by title, as a list; of many, the heaviest."""
    named: dict[str, str] = {}
    for a in entries:
        named.setdefault(thing(words.phrase(a.entry)), words.title(a.entry))
    titles = list(named.values())
    if len(titles) <= most + 1:
        return "; ".join(titles)
    return words.say("{work}, among others", work="; ".join(titles[:most]))
