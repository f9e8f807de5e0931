"""A company under another structure, with people in the positions that they are said to have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charter.assign.fitting import Fitted, fit
from charter.assign.ledger_people import Move
from charter.assign.ownership import organise
from charter.facts.company import NO_POSITION, PositionInput, Workspace


def fit_people(base: Workspace, structure: str, moves: Sequence[Move], on: date | None) -> Fitted:
    """Return the company under `structure`, in which whoever moves has the position that was said.

    In another position than before they start on that day, where it is known. What they leave
    behind, and nobody else takes, is open, and the position above acts.
    """
    there = organise(base).positions
    named = {m.new: m.old for m in moves if m.old in there and m.new != NO_POSITION}
    fitted = fit(base, structure, held=named)
    workspace, notes = fitted.workspace, list(fitted.notes)
    made = organise(workspace).positions
    positions = dict(workspace.company.positions)
    for new, old in named.items():
        if new in made and there[old].status == "filled":
            given, held = made[new].given, there[old].given
            positions[new] = given._replace(
                status="filled",
                acting="",
                holder=held.holder,
                holders=held.holders,
                promoted=True,
                start=held.start if new == old else on,
            )
    ending = {name for name, p in there.items() if p.given.ends}
    left = ending | {m.old for m in moves if m.old != m.new}
    for name in (n for n in made if n in left and n not in named):
        position = made[name]
        if position.status != "filled" or there.get(name) is None:
            continue
        acts = f"'{position.reports_to}' acts" if position.reports_to else "nobody acts"
        notes.append(f"'{name}' is open, for its holder leaves it, and {acts}")
        positions[name] = _open(position.given, position.reports_to)
    company = workspace.company._replace(positions=positions)
    return Fitted(workspace._replace(company=company), tuple(notes))


def _open(given: PositionInput, acting: str) -> PositionInput:
    return given._replace(
        status="planned", acting=acting, holder="", holders=(), start=None, ends=None, signed=None
    )
