"""Which positions share a border, and how close it runs: by lines, shared work, and who is next."""

from __future__ import annotations

from collections.abc import Mapping

from charter.assign.organisation import Assignment, Organisation, Position
from charter.facts.catalog import Catalog, Interface
from charter.named_tuples import NamedTuple
from charter.read.kept import kept_for_last

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


def settles_in(organisation: Organisation, position: str) -> frozenset[str]:
    """Return work on which a position makes a decision; it does not advise on that as well."""
    calls = (a.entry for a in organisation.decisions.values() if a.accountable == position)
    return frozenset(name for entry in calls for name in entry.goes_with)


def borders_of(organisation: Organisation, position: str) -> tuple[Border, ...]:
    """Return the borders of a position, the closest first.

    Positions that report to each other always share one. So do those whose roles the catalogue
    knows an exchange between, and those who take part in each other's work or would own it next.
    A neighbour without a charter shares one only where it takes part in work, or work in its own.
    """
    return _all_borders(organisation)[position]


@kept_for_last
def _all_borders(organisation: Organisation) -> dict[str, tuple[Border, ...]]:
    shared = _shared(organisation)
    made = {}
    for one in organisation.positions:
        others = (other for other in organisation.positions if other != one)
        found = [
            border for other in others if (border := _border(organisation, shared, one, other))
        ]
        made[one] = tuple(sorted(found, key=lambda border: -border.closeness))
    return made


def exchange_between(organisation: Organisation, one: str, other: str) -> Interface | None:
    """Return what the catalogue says two positions give each other, or None."""
    here, there = organisation.positions[one], organisation.positions[other]
    found = _exchanges(organisation.catalog).get(frozenset((here.role.id, there.role.id)), ())
    in_line = one == there.reports_to or other == here.reports_to
    return next((interface for interface in found if in_line or not interface.in_line), None)


@kept_for_last
def _exchanges(catalog: Catalog) -> dict[frozenset[str], list[Interface]]:
    """Return what the catalogue says two roles give each other, by the two."""
    found: dict[frozenset[str], list[Interface]] = {}
    for interface in catalog.interfaces.values():
        found.setdefault(frozenset(interface.between), []).append(interface)
    return found


def are_in_line(one: Position, other: Position) -> bool:
    """Return whether one of two reports to the other, by a dotted line too."""
    return other.id in _bosses(one) or one.id in _bosses(other)


def shares_a_job(one: Position, other: Position) -> bool:
    """Return whether two do parts of one job side by side, such as two VPs Engineering."""
    return one.role.id == other.role.id and one.reports_to == other.reports_to


def _bosses(position: Position) -> tuple[str, ...]:
    return (position.reports_to, *position.given.also_reports_to)


class _Shared(NamedTuple):
    """By owner and other position: the other's part in the owner's work, and what it owns next."""

    parts: Mapping[tuple[str, str], Mapping[str, tuple[Assignment, ...]]]
    next: Mapping[tuple[str, str], tuple[Assignment, ...]]


def _shared(organisation: Organisation) -> _Shared:
    holding: dict[str, list[str]] = {}
    for name, position in organisation.positions.items():
        holding.setdefault(position.role.id, []).append(name)
    parts: dict[tuple[str, str], dict[str, tuple[Assignment, ...]]] = {}
    following: dict[tuple[str, str], tuple[Assignment, ...]] = {}
    assigned = (*organisation.responsibilities.values(), *organisation.decisions.values())
    for a in sorted(assigned, key=lambda a: -a.entry.weight):
        owner = a.accountable
        if not owner:
            continue
        for how in PARTS:
            for name in getattr(a, how):
                by_how = parts.setdefault((owner, name), {})
                by_how[how] = (*by_how.get(how, ()), a)
        own_role = organisation.positions[owner].role.id
        role = next((r for r in a.entry.accountable if r in holding and r != own_role), "")
        for name in holding.get(role, ()):
            following[owner, name] = (*following.get((owner, name), ()), a)
    return _Shared(parts, following)


def _border(organisation: Organisation, shared: _Shared, one: str, other: str) -> Border | None:
    here, there = organisation.positions[one], organisation.positions[other]
    mine, theirs = shared.parts.get((other, one), {}), shared.parts.get((one, other), {})
    next_here = shared.next.get((other, one), ())
    closeness = sum(
        _WEIGHT[how] * a.entry.weight
        for parts in (mine, theirs)
        for how, entries in parts.items()
        for a in entries
    )
    closeness += _NEXT * len((*next_here, *shared.next.get((one, other), ())))
    both_have_charters = here.writes_papers and there.writes_papers
    if (mine or theirs or both_have_charters) and exchange_between(organisation, one, other):
        closeness += _EXCHANGE
    if here.reports_to == there.reports_to:
        closeness += _SAME_BOSS
    if are_in_line(here, there):
        closeness += _LINE
    return Border(other, closeness, mine, theirs, next_here) if closeness else None
