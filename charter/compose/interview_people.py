"""Who asks what in an interview: the manager, the nearest neighbour and a direct report."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from charter.assign.borders import PARTS, borders_of
from charter.assign.organisation import Organisation, Position, upwards
from charter.compose.wording import Wording, capital
from charter.facts.catalog import Entry
from charter.named_tuples import NamedTuple


class Asker(NamedTuple):
    """One who interviews: a position by id, or "" for the board above the head."""

    position: str
    title: str
    holder: str


def askers_of(organisation: Organisation, position: Position, words: Wording) -> tuple[Asker, ...]:
    """Return who interviews for a position: above, beside and below it, where somebody is there.

    A post that nobody holds asks nobody; whoever acts for it does, or the next one above.
    """
    known = organisation.positions
    above = [_there(organisation, name) for name in upwards(known, position.reports_to)]
    manager = next((name for name in above if name and name != position.id), "")
    near = [border.other for border in borders_of(organisation, position.id)]
    taken = {position.id, manager, position.reports_to, *position.given.also_reports_to}
    beside = [
        n for n in near if n not in taken and n not in position.reports and _is_there(known[n])
    ]
    below = [n for n in near if n in position.reports and n not in taken and _is_there(known[n])]
    board = () if manager else (Asker("", capital(words.the("")), ""),)
    chosen = [name for name in (manager, *beside[:1], *below[:1]) if name]
    return (*board, *(Asker(n, known[n].title, _names(known[n], words)) for n in chosen))


def _names(position: Position, words: Wording) -> str:
    return words.listing([one.name for one in position.given.holders])


def _is_there(position: Position) -> bool:
    return position.status == "filled"


def _there(organisation: Organisation, name: str) -> str:
    """Return who does the work of a position today, or nobody."""
    position = organisation.positions[name]
    if _is_there(position):
        return name
    acting = organisation.positions.get(position.acting)
    return acting.id if acting and _is_there(acting) else ""


def shared_out(
    organisation: Organisation, askers: Sequence[Asker], asked: Sequence[Entry | None]
) -> tuple[int, ...]:
    """Return who asks each question, by number; None among `asked` stands for a must.

    About work in which a neighbour or a report has a part, that one asks; nobody asks many more
    questions than another, and what is left goes to the one with the fewest, the manager first.
    """
    most = ceil(len(asked) / len(askers))
    load = [0] * len(askers)
    found: dict[int, int] = {}
    for number, entry in enumerate(asked):
        if entry is None:
            continue
        for one in range(1, len(askers)):
            if load[one] < most and has_part(organisation, entry, askers[one].position):
                found[number] = one
                load[one] += 1
                break
    for number in range(len(asked)):
        if number not in found:
            one = load.index(min(load))
            found[number] = one
            load[one] += 1
    return tuple(found[number] for number in range(len(asked)))


def has_part(organisation: Organisation, entry: Entry, position: str) -> bool:
    """Return whether a position has a part in the work of an entry."""
    known = {**organisation.responsibilities, **organisation.decisions}
    return entry.id in known and any(position in getattr(known[entry.id], how) for how in PARTS)
