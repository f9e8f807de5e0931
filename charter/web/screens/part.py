"""Who else has a part in a piece of work: who does it, is heard, is told, can stop it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Assignment, Organisation
from charter.assign.ownership import organise
from charter.assumed import WhatIf
from charter.load.company_file import workspace_of
from charter.problems import CharterError, InputError, Problem, error
from charter.web.changes import Wish, company_data, wished, would_follow
from charter.web.desk import Desk, standing, value_at
from charter.web.fields import was_of
from charter.web.forms import keep_wishes, words_of
from charter.web.pages import broken, desk_of, page

ROLES = ("responsible", "consulted", "informed", "veto")


def parts(request: Request) -> Response:
    """Ask for the part of each position, and show what would follow."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None or now.workspace is None:
        return broken(request, now)
    assignment = named_work(request, now.organisation)
    follows: WhatIf | None = None
    why_not: tuple[Problem, ...] = ()
    shown = _parts_of(now.organisation, assignment)
    asked = {name: request.query_params.get(f"part.{name}", said) for name, said in shown.items()}
    if asked != shown:
        try:
            wish = _wish(desk, now.organisation, assignment, asked)
            follows = would_follow(desk, now.workspace, [wish])
        except CharterError as bad:
            why_not = tuple(bad.problems)
    return page(
        request,
        "part.html",
        now,
        title=f"Who else has a part: {assignment.entry.title}",
        chosen=assignment,
        parts=asked,
        follows=follows,
        why_not=why_not,
        file_value=value_at(company_data(desk), ("assign", assignment.entry.id)),
    )


def give_parts(request: Request, form: FormData, _: object) -> Response:
    """Write the parts that are others than usual."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    assignment = named_work(request, now.organisation)
    asked = {
        name: words_of(form, f"part.{name}") if f"part.{name}" in form else said
        for name, said in _parts_of(now.organisation, assignment).items()
    }
    wish = _wish(desk, now.organisation, assignment, asked)
    what = f"{assignment.entry.title}: who else has a part"
    wish = wish._replace(was=was_of(words_of(form, "was")), what=what)
    return keep_wishes(request, form, [wish], f"/owners/{assignment.entry.id}", what=what)


def named_work(request: Request, organisation: Organisation) -> Assignment:
    """Return the piece of work that the address names. Raises InputError."""
    entry = request.path_params["entry"]
    found = organisation.assigned(entry)
    if found is None:
        path = organisation.company.place.path
        message = f"'{entry}' is no piece of work of this company"
        raise error(InputError, path, "unknown-entry", message, "go back and choose one")
    return found


def _parts_of(organisation: Organisation, assignment: Assignment) -> dict[str, str]:
    """Return the part of each position; the owner has none beside that."""
    return {
        name: next((role for role in ROLES if name in getattr(assignment, role)), "")
        for name in organisation.positions
        if name != assignment.accountable
    }


def _wish(
    desk: Desk, organisation: Organisation, assignment: Assignment, asked: Mapping[str, str]
) -> Wish:
    """Return the line of an entry with the parts in it that are others than usual."""
    entry = assignment.entry.id
    before = value_at(company_data(desk), ("assign", entry))
    alone = before.get("accountable") if isinstance(before, dict) else before
    # What is usual is what follows where the line says no more than who owns the work.
    text = wished(desk, [Wish(("assign", entry), alone, before, "")])
    usual = organise(workspace_of(text, desk.folder, str(desk.company))).assigned(entry)
    made: dict[str, Any] = {"accountable": alone} if alone else {}
    for role in ROLES:
        there = getattr(usual, role) if usual else ()
        wanted = [name for name, said in asked.items() if said == role]
        # Agents have a part too, which no field here asks for.
        wanted += [n for n in getattr(assignment, role) if n not in organisation.positions]
        if set(wanted) != set(there):
            made[role] = [name for name in there if name in wanted] + [
                name for name in wanted if name not in there
            ]
    value: Any = made or None
    if set(made) == {"accountable"}:
        value = alone
    return Wish(("assign", entry), value, before, "")
