"""What a charter says of disputes, absences, deadlocks and AI agents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from charter.assign.organisation import Assignment, Organisation, Position
from charter.compose.papers import Group
from charter.compose.wording import Wording
from charter.facts.company import Agent
from charter.facts.languages import message

_CLAIMED = message("Claimed by {positions}; not settled")
_NOT_SETTLED = message("One of {positions}, not settled which")
_AWAY = message("While {position} is away, {deputy} decides in its place, within its own limits.")
_AWAY_BUT = message(
    "While {position} is away, {deputy} decides in its place, within its own limits, all but what "
    "waits until it is back: {work}."
)
_AWAY_ON = message("While {position} is away, {deputy} decides this: {work}.")
_TIE = message("{position} ends a deadlock on this: {work}.")
_FOR_ITSELF = message("Does work of this position: {work}.")
_FOR_ANOTHER = message("Does work of {position}, who answers for it: {work}.")
_FOR_NOBODY_YET = message("Does work that nobody answers for yet: {work}.")
_ANSWERS_HERE = message("{agent}, which answers to this position")
_ANSWERS = message("{agent}, which answers to {position}")


def claimed_by(words: Wording, claimants: Iterable[str]) -> str:
    """Return who claims an entry, as a heading of what is not settled."""
    return words.say(_CLAIMED, positions=words.those(claimants))


def not_settled_on(words: Wording, claimants: Iterable[str]) -> str:
    """Return the owner-to-be of an entry that is disputed, in place of the owner's name."""
    return words.say(_NOT_SETTLED, positions=words.those(claimants))


def claims_of(words: Wording, position: Position) -> tuple[Group, ...]:
    """Return what a position disputes with others: who claims it, and the titles."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for a in _everything(words.organisation):
        if position.id in a.claimed:
            groups.setdefault(a.claimed, []).append(words.title(a.entry))
    return tuple(Group(claimed_by(words, who), tuple(groups[who])) for who in groups)


def absences_of(words: Wording, position: Position) -> tuple[str, ...]:
    """Return who decides while this position is away, for whom it does, and who ends deadlocks.

    The same sentence stands in the charters of all whom it names.
    """
    organisation = words.organisation
    said: list[str] = []
    for owner in organisation.positions.values():
        said += _absence(words, owner, position.id)
    ends: dict[str, list[Assignment]] = {}
    for tie in organisation.company.ties:
        a = organisation.assigned(tie.entry)
        if a and position.id in (tie.position, a.accountable, *a.claimed, *a.veto, *a.consulted):
            ends.setdefault(tie.position, []).append(a)
    for name, entries in ends.items():
        said.append(words.say(_TIE, position=words.The(name), work=_titles(words, entries)))
    return tuple(said)


def _absence(words: Wording, owner: Position, me: str) -> Iterator[str]:
    organisation, given = words.organisation, owner.given
    name = words.the(owner.id)
    if given.deputy and me in (owner.id, given.deputy):
        held = [a for e in given.reserved if (a := organisation.decisions.get(e))]
        held = [a for a in held if a.accountable == owner.id]
        yield words.say(
            _AWAY_BUT if held else _AWAY,
            position=name,
            deputy=words.the(given.deputy),
            work=_titles(words, held),
        )
    apart: dict[str, list[Assignment]] = {}
    for line in organisation.company.deputies:
        decision = organisation.decisions.get(line.entry)
        there = decision and decision.accountable == owner.id != line.position
        if decision and there and me in (owner.id, line.position):
            apart.setdefault(line.position, []).append(decision)
    for deputy, decisions in apart.items():
        work = _titles(words, decisions)
        yield words.say(_AWAY_ON, position=name, deputy=words.the(deputy), work=work)


def agents_of(words: Wording, position: Position) -> tuple[Group, ...]:
    """Return the AI agents that answer to a position or do its work: whose each is, and the work.

    Of an agent of another, only the work of this position is named.
    """
    found = []
    for agent in words.organisation.company.agents:
        here = agent.answers_to == position.id
        work = _work_by_owner(words.organisation, agent)
        if not here:
            work = {owner: entries for owner, entries in work.items() if owner == position.id}
        if not here and not work:
            continue
        label = words.say(_ANSWERS_HERE, agent=agent.name)
        if not here:
            label = words.say(_ANSWERS, agent=agent.name, position=words.the(agent.answers_to))
        items = tuple(_done(words, position, owner, entries) for owner, entries in work.items())
        found.append(Group(label, items))
    return tuple(found)


def _done(words: Wording, position: Position, owner: str, entries: Iterable[Assignment]) -> str:
    work = _titles(words, entries)
    if not owner:
        return words.say(_FOR_NOBODY_YET, work=work)
    if owner == position.id:
        return words.say(_FOR_ITSELF, work=work)
    return words.say(_FOR_ANOTHER, position=words.the(owner), work=work)


def _work_by_owner(
    organisation: Organisation, agent: Agent
) -> Mapping[str, tuple[Assignment, ...]]:
    work: dict[str, tuple[Assignment, ...]] = {}
    for entry in agent.does:
        if a := organisation.assigned(entry):
            work[a.accountable] = (*work.get(a.accountable, ()), a)
    return work


def _titles(words: Wording, entries: Iterable[Assignment]) -> str:
    return "; ".join(words.title(a.entry) for a in entries)


def _everything(organisation: Organisation) -> tuple[Assignment, ...]:
    return (*organisation.responsibilities.values(), *organisation.decisions.values())
