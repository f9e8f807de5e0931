"""What a charter says of the positions around its own: what they exchange, and what is theirs."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.viewpoint import Viewpoint, viewpoint
from charter.compose.papers import Group, Neighbour
from charter.compose.texts import Home, holding, printed
from charter.compose.wording import Wording
from charter.read.catalog import Interface

EXCLUSIONS = 6
"""Titles named for each neighbour under what is not this position's."""


def neighbours_of(view: Viewpoint, words: Wording) -> tuple[Neighbour, ...]:
    """Return what a position gives each neighbour and gets from it; the mirror says the same."""
    organisation, position = view.organisation, view.position
    found = []
    for name, interface in borders_of(organisation, position):
        at = Home(interface.place, interface.own)
        other = viewpoint(organisation, organisation.positions[name], view.day)
        # A sentence is judged where its giver stands, so that both charters print the same ones.
        mine_first = interface.between[0] == position.role.id
        first, second = (view, other) if mine_first else (other, view)
        pair = (first.position, second.position)
        given = tuple(holding(words, interface.first_gives, at, first, pair))
        returned = tuple(holding(words, interface.second_gives, at, second, pair))
        rhythm = printed(words, interface.rhythm, at, position, pair)
        found.append(
            Neighbour(
                name=words.The(name),
                rhythm=rhythm or "",
                gives=given if mine_first else returned,
                gets=returned if mine_first else given,
                dispute=" ".join(holding(words, interface.dispute, at, first, pair)),
            )
        )
    return tuple(found)


def borders_of(organisation: Organisation, position: Position) -> Iterator[tuple[str, Interface]]:
    """Yield the positions that a position works with directly, and what each exchange is."""
    for name, other in organisation.positions.items():
        if name == position.id or not _is_close(position, other):
            continue
        both = ((position.role.id, other.role.id), (other.role.id, position.role.id))
        for interface in organisation.catalog.interfaces.values():
            if interface.between in both:
                yield name, interface


def _is_close(position: Position, other: Position) -> bool:
    """Return whether two positions work with each other directly, and not through a leader."""
    above = position.reports_to in (other.id, other.reports_to)
    return above or other.reports_to == position.id or other.role.level == position.role.level


def exclusions_of(
    organisation: Organisation, position: Position, words: Wording
) -> tuple[Group, ...]:
    """Return what others own and one might look for here: each neighbour's weightiest work."""
    return tuple(
        Group(words.The(name), tuple(words.title(a.entry) for a in theirs))
        for name, theirs in excluded(organisation, position)
    )


def excluded(
    organisation: Organisation, position: Position
) -> Iterator[tuple[str, list[Assignment]]]:
    """Yield the neighbours of a position, each with its weightiest work that is not shared."""
    near = {position.reports_to, *position.reports}
    near |= {p.id for p in organisation.positions.values() if p.reports_to == position.reports_to}
    for name in organisation.positions:
        if name == position.id or name not in near:
            continue
        theirs = [
            a
            for a in organisation.responsibilities.values()
            if a.accountable == name and position.id not in (*a.responsible, *a.veto)
        ]
        theirs.sort(key=lambda a: -a.entry.weight)
        if theirs:
            yield name, theirs[:EXCLUSIONS]
