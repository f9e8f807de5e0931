"""What a transition does, before any paper of it is made: who goes where, and what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from charter.assign.ledger import Ledger, balance
from charter.assign.ledger_dates import between, change_day, date_problems
from charter.assign.ledger_fit import fit_people
from charter.assign.ledger_people import Move, people_of
from charter.assign.ledger_seats import seat_changes
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.facts.company import NO_ONE, NO_POSITION
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem
from charter.reorganise.sides import Side


class TransitionPlan(NamedTuple):
    """A transition: its ledger, on the day of the change where one is known, and its two sides.

    `problems` is what keeps its papers from being made: what falls between two owners, what is
    unsettled in TO, people and dates that do not fit.
    """

    ledger: Ledger
    sides: tuple[Side, Side]
    problems: tuple[Problem, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what a structure could not take over from the company."""
        return tuple(dict.fromkeys(note for side in self.sides for note in side.notes))

    @property
    def changes(self) -> bool:
        """Return whether work moves, or anything differs in a position."""
        return self.ledger.changes or bool(seat_changes(self.ledger))


def plan_of(
    sides: tuple[Side, Side], persons: Sequence[tuple[str, str]], on: date | None
) -> TransitionPlan:
    """Return the transition between two sides. `persons` and `on` are what was asked for."""
    one, other = sides
    old = organise(one.workspace)
    moves = moves_of(persons, one, other)
    other = with_people(other, moves, on)
    new = organise(other.workspace)
    people = people_of(old, new, moves)
    day = on or change_day(balance(old, new, people.persons))
    ledger = balance(old, new, people.persons, day)
    found = [*people.problems, *(finding.problem for finding in new.gaps)]
    found += between(ledger, day)
    if day is not None:
        found += date_problems(ledger, day)
    found = sorted(set(found))
    return TransitionPlan(ledger, (one, other), tuple(found))


def moves_of(persons: Sequence[tuple[str, str]], before: Side, after: Side) -> tuple[Move, ...]:
    """Return what --person says, then what 'follows' says of those of whom it says nothing."""
    old, new = organise(before.workspace), organise(after.workspace)
    said = [
        Move(_id(old, word), _goal(new, goal), Place(f"--person {word}={goal}"))
        for word, goal in persons
    ]
    told = {move.old for move in said}
    return (*said, *(move for move in _followed(old, new) if move.old not in told))


def with_people(side: Side, moves: Sequence[Move], on: date | None) -> Side:
    """Return a side in which people have from `on` what is said, where it is a structure."""
    if not side.is_structure:
        return side
    fitted = fit_people(side.base, side.word, moves, on)
    return side._replace(workspace=fitted.workspace, notes=fitted.notes)


def _followed(old: Organisation, new: Organisation) -> Iterator[Move]:
    for position in old.positions.values():
        follows = position.given.follows
        if follows:
            place = position.given.place_of("follows")
            yield Move(position.id, _goal(new, follows), place)


def _goal(side: Organisation, word: str) -> str:
    return NO_POSITION if word in NO_ONE else _id(side, word)


def _id(side: Organisation, word: str) -> str:
    return word if word in side.positions else side.catalog.role_id(word) or word
