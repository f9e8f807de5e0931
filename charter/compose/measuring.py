"""Which measures stand in whose charter: each figure in one, that of its nearest owner."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.viewpoint import holds_here, viewpoint
from charter.compose.core import core_of
from charter.facts.catalog import Measure
from charter.read.kept import kept_for_last

MEASURES = 6


def measures_of(organisation: Organisation, position: str, day: date) -> tuple[Measure, ...]:
    """Return the measures that the charter of a position names, the weightiest first."""
    return shared_measures(organisation, day)[position]


@kept_for_last
def shared_measures(organisation: Organisation, day: date) -> Mapping[str, tuple[Measure, ...]]:
    """Return the measures of each position with a charter, at most MEASURES.

    Each wants those of the work it answers for. A figure that several want stands with the first
    of them by its `owner`; the others take the next that they want. One that is taken `each` for
    its own people or money stands with all of them.
    """
    writing = [one for one in organisation.positions.values() if one.writes_papers]
    wanted = {one.id: _wanted(organisation, one, day) for one in writing}
    rank = {one.id: (one.role.id, n) for n, one in enumerate(writing)}

    def nearness(measure: Measure, position: str) -> tuple[int, int]:
        role, order = rank[position]
        owner = measure.owner
        return owner.index(role) if role in owner else len(owner), order

    taken: dict[str, str] = {}
    asked = dict.fromkeys(wanted, 0)
    chosen: dict[str, list[Measure]] = {name: [] for name in wanted}
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        while len(chosen[name]) < MEASURES and asked[name] < len(wanted[name]):
            measure = wanted[name][asked[name]]
            asked[name] += 1
            if not measure.each:
                holder = taken.get(measure.id, name)
                if nearness(measure, holder) < nearness(measure, name):
                    continue
                if holder != name:
                    chosen[holder].remove(measure)
                    waiting.append(holder)
                taken[measure.id] = name
            chosen[name].append(measure)
    return {name: tuple(measures) for name, measures in chosen.items()}


def _wanted(organisation: Organisation, position: Position, day: date) -> tuple[Measure, ...]:
    """Return the measures of a position's work that hold there.

    One for each accountability first, so that the few that fit cover the most ground.
    """
    known, view = organisation.catalog.measures, viewpoint(organisation, position, day)
    mine = [a for a in organisation.responsibilities.values() if a.accountable == position.id]
    core = core_of(mine, position.role.id, organisation.catalog)
    leading = dict.fromkeys(a.entry.measures[0] for a in core if a.entry.measures)
    names = leading | dict.fromkeys(
        name for a in _core_first(mine, core) for name in a.entry.measures
    )
    return tuple(known[name] for name in names if holds_here(known[name], view))


def _core_first(mine: list[Assignment], core: list[Assignment]) -> list[Assignment]:
    return [*core, *(a for a in mine if a not in core)]
