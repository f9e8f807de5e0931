"""A row of a hire: the pack of its letter and charter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import CellRule
from charter.batch.tasks import Task
from charter.facts.company import Workspace
from charter.problems import InputError, Problem
from charter.read.yaml_source import plain

_FIELD = re.compile(r"'\w+'")
_TEXT = CellRule(frozenset(["string"]), ())

if TYPE_CHECKING:
    from charter.batch.setup import Setup
    from charter.load.hire import Hire
    from charter.maker import Maker
    from charter.offer.pack.make import Pack


def pack_of(setup: Setup, workspace: Workspace, task: Task, maker: Maker) -> Pack:
    """Return the pack of one row. Raises CharterError with every problem."""
    from charter.make import Wanted, make_papers
    from charter.offer.pack.make import make_pack

    problems = []
    letter = task.letter or setup.letter
    if not letter:
        hint = "name it with --letter, or in a column 'letter'"
        problems.append(Problem(task.place, "no-letter", "this pack has no letter", hint))
    if not task.positions:
        hint = "name it in a column 'position'"
        problems.append(Problem(task.place, "missing-key", "this pack has no position", hint))
    organisation = maker.organise(workspace)
    problems += [finding.problem for finding in organisation.gaps]
    if problems:
        raise InputError(problems)
    wanted = Wanted(setup.day, ("charter",), task.positions, formats=())
    papers = make_papers(workspace, wanted, maker, organisation).papers
    names = [paper.name.removesuffix("-charter") for paper in papers]
    if len(papers) > 1:
        message = f"{len(papers)} positions have the role '{task.positions[0]}'"
        hint = f"name one: {', '.join(names)}"
        raise InputError([Problem(task.place, "several-positions", message, hint)])
    return make_pack(
        workspace,
        names[0],
        Path(letter),
        _hire(task, setup.decimal),
        setup.day,
        formats=setup.formats,
        organisation=organisation,
        maker=maker,
    )


def _hire(task: Task, decimal: str) -> Hire | None:
    """Return the person of a row, if it has one. Raises InputError."""
    from charter.load.hire import hire_of
    from charter.read.schema import schema

    if not task.hire:
        return None
    values, problems = {}, []
    places = {f"'{value.path[1]}'": value.place for value in task.hire}
    for value in task.hire:
        name = str(value.path[1])
        told = schema("hire")["properties"].get(name)
        if told is None:
            values[name] = _of_ones_own(value.value)
            continue
        kind = "date" if told.get("format") == "date" else str(told.get("type", "string"))
        try:
            values[name] = value_of(value.value, CellRule(frozenset([kind]), ()))
        except BadCellError as bad:
            # What the cell says is a person's; where it stands is enough.
            message = f"'{name}' cannot be used ({bad.code})"
            problems.append(Problem(value.place, bad.code, message, bad.hint))
    if problems:
        raise InputError(problems)
    try:
        return hire_of(values, str(task.place), decimal)
    except InputError as bad:
        named = ((_FIELD.match(p.message), p) for p in bad.problems)
        raise InputError(
            p._replace(place=places.get(found[0], p.place)) if found else p for found, p in named
        ) from None


def _of_ones_own(cell: Any) -> Any:
    """Return a value of a field that no schema describes, as hire.yaml would have it."""
    if isinstance(cell, bool | int | float):
        return cell
    text = value_of(cell, _TEXT)
    read = plain(text) if isinstance(text, str) else text
    return text if read is None else read
