"""Where a person can put right what is wrong with a position or an entry."""

from __future__ import annotations

from charter.assign.organisation import Assignment, Organisation, Position
from charter.problems import Place


def place_of_position(organisation: Organisation, position: Position) -> Place:
    """Return the position's line in the company file, or the line that brought it there."""
    company = organisation.company
    return position.given.place if position.id in company.positions else company.structure_place


def place_of_entry(organisation: Organisation, assigned: Assignment) -> Place:
    """Return the entry's line under `assign`, or in an own catalogue, or the structure's line."""
    override = organisation.company.assign.get(assigned.entry.id)
    if override:
        return override.place
    entry = assigned.entry
    return entry.place if entry.own else organisation.company.structure_place
