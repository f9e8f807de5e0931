"""Which positions share a border, and how close it runs: by lines, shared work, and who is next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from charter.assign.organisation import Assignment, Organisation
from charter.named_tuples import NamedTuple
from charter.read.catalog import Interface

PARTS = ("responsible", "veto", "consulted", "informed")
"""How a position takes part in work of another, the closest first."""
_WEIGHT = {"responsible": 3, "veto": 3, "consulted": 2, "informed": 1}
_LINE, _SAME_BOSS, _EXCHANGE, _NEXT = 1000, 6, 12, 1


class Border(NamedTuple):
    """What one position shares with another, seen from the first.

    `mine` is its part in the work of the other, and `theirs` the other's part in its own: entries
    by how, the heaviest first. `next_here` is work of the other that would fall to it next.
    """

    other: str
    closeness: int
    mine: Mapping[str, tuple[Assignment, ...]]
    theirs: Mapping[str, tuple[Assignment, ...]]
    next_here: tuple[Assignment, ...]


def borders_of(organisation: Organisation, position: str) -> tuple[Border, ...]:
    """Return the borders of a position, the closest first.

    Positions that report to each other always share one. So do those whose roles the catalogue
    knows an exchange between, and those who take part in each other's work or would own it next.
    """
    assigned = (*organisation.responsibilities.values(), *organisation.decisions.values())
    found = [
        border
        for other in organisation.positions
        if other != position and (border := _border(organisation, assigned, position, other))
    ]
    return tuple(sorted(found, key=lambda border: -border.closeness))


def exchange_between(organisation: Organisation, one: str, other: str) -> Interface | None:
    """Return what the catalogue says two positions give each other, or None."""
    roles = organisation.positions[one].role.id, organisation.positions[other].role.id
    both = (roles, roles[::-1])
    known = organisation.catalog.interfaces.values()
    return next((interface for interface in known if interface.between in both), None)


def _border(
    organisation: Organisation, assigned: Iterable[Assignment], one: str, other: str
) -> Border | None:
    here, there = organisation.positions[one], organisation.positions[other]
    mine, theirs = _parts(assigned, other, one), _parts(assigned, one, other)
    next_here = _next(organisation, assigned, other, one)
    closeness = sum(
        _WEIGHT[how] * a.entry.weight
        for parts in (mine, theirs)
        for how, entries in parts.items()
        for a in entries
    )
    closeness += _NEXT * len((*next_here, *_next(organisation, assigned, one, other)))
    if exchange_between(organisation, one, other):
        closeness += _EXCHANGE
    if here.reports_to == there.reports_to:
        closeness += _SAME_BOSS
    if other == here.reports_to or one == there.reports_to:
        closeness += _LINE
    return Border(other, closeness, mine, theirs, next_here) if closeness else None


def _parts(
    assigned: Iterable[Assignment], owner: str, taking_part: str
) -> dict[str, tuple[Assignment, ...]]:
    found: dict[str, list[Assignment]] = {}
    for a in assigned:
        if a.accountable == owner:
            for how in PARTS:
                if taking_part in getattr(a, how):
                    found.setdefault(how, []).append(a)
    return {how: tuple(sorted(items, key=_heaviest)) for how, items in found.items()}


def _next(
    organisation: Organisation, assigned: Iterable[Assignment], owner: str, after: str
) -> tuple[Assignment, ...]:
    """Return the work of `owner` that the catalogue's order would give to `after` next."""
    role = organisation.positions[after].role.id
    held = {position.role.id for position in organisation.positions.values()}
    owned_by = organisation.positions[owner].role.id
    found = []
    for a in assigned:
        order = [r for r in a.entry.accountable if r in held and r != owned_by]
        if a.accountable == owner and order[:1] == [role]:
            found.append(a)
    return tuple(sorted(found, key=_heaviest))


def _heaviest(assignment: Assignment) -> int:
    return -assignment.entry.weight
