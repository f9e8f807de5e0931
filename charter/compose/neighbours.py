"""What a charter says of the positions around its own: what they exchange, and what is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from charter.assign.organisation import Assignment, Organisation, Position
from charter.compose.papers import Group, Neighbour
from charter.compose.wording import Wording
from charter.read.catalog import Interface

EXCLUSIONS = 6
"""Titles named for each neighbour under what is not this position's."""


def neighbours_of(
    organisation: Organisation, position: Position, words: Wording
) -> tuple[Neighbour, ...]:
    """Return what a position gives each neighbour and gets from it; the mirror says the same."""
    found = []
    for name, interface in borders_of(organisation, position):
        first = interface.between[0] == position.role.id
        gives = interface.first_gives if first else interface.second_gives
        gets = interface.second_gives if first else interface.first_gives
        said = partial(_said, words, position, interface)
        found.append(
            Neighbour(
                name=words.The(name),
                rhythm=said(interface.rhythm),
                gives=tuple(map(said, gives)),
                gets=tuple(map(said, gets)),
                dispute=said(interface.dispute),
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


def _said(words: Wording, position: Position, interface: Interface, text: str) -> str:
    return words.fill(words.sentence(text, interface.place, interface.own), position)


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
