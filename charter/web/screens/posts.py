"""Which positions there are: one more, one fewer, another one above; what follows stands first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Organisation, Position
from charter.assumed import WhatIf
from charter.edit.position_edits import LineEdit, NewPosition, edits_for_new, edits_without
from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Problem
from charter.read.schema import schema
from charter.read.yaml_source import Path_
from charter.web.changes import Wish, company_data, would_follow
from charter.web.desk import Desk, Standing, standing, value_at
from charter.web.fields import was_of
from charter.web.forms import day_in, keep_wishes, words_of
from charter.web.pages import broken, desk_of, page, to
from charter.web.plans import keep_plan
from charter.web.positions import named_position, path_of

LEVELS = {
    "executive": "an executive",
    "vice-president": "a vice president",
    "head": "a head of a field",
    "neighbour": "beside product and technology, without papers here",
}
_GIVEN = NewPosition._fields


class ChangeSeen(NamedTuple):
    """What would follow from a change of the positions, or why it cannot be."""

    follows: WhatIf | None = None
    why_not: tuple[Problem, ...] = ()


def new(request: Request) -> Response:
    """Ask for a position, and show what would follow from it."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    asked = NewPosition(*(request.query_params.get(key, "").strip() for key in _GIVEN))
    seen, name = ChangeSeen(), ""
    if asked.role or asked.title:
        try:
            name, edits = edits_for_new(company_data(desk), now.organisation.catalog, asked)
            seen = _seen(desk, now, edits)
        except CharterError as bad:
            seen = ChangeSeen(why_not=tuple(bad.problems))
    catalog = now.organisation.catalog
    there = {position.role.id for position in now.organisation.positions.values()}
    roles = [role for role in catalog.roles.values() if role.id not in there]
    asked = asked._replace(status=asked.status or "vacant")
    said: dict[str, Any] = {"title": "Another position", "asked": asked, "name": name}
    return page(request, "post_new.html", now, roles=roles, levels=_levels(), **said, seen=seen)


def add(request: Request, form: FormData, _: object) -> Response:
    """Write a new position."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    asked = NewPosition(*(words_of(form, key) for key in _GIVEN))
    name, edits = edits_for_new(company_data(desk), now.organisation.catalog, asked)
    what = f"a new position: {_title(asked, now.organisation.catalog)}"
    wishes = [Wish(edit.path, edit.value, None, what) for edit in edits]
    return keep_wishes(request, form, wishes, f"/positions/{name}", what=what)


def out(request: Request) -> Response:
    """Show what would follow if a position were taken out."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    position = named_position(request, now.organisation)
    seen = ChangeSeen()
    try:
        seen = _seen(desk, now, _edits_without(desk, now.organisation, position))
    except CharterError as bad:
        seen = ChangeSeen(why_not=tuple(bad.problems))
    title = f"Take out the {position.short}"
    return page(
        request,
        "post_out.html",
        now,
        title=title,
        position=position,
        seen=seen,
        file_value=value_at(company_data(desk), path_of(desk, now, position.id)),
    )


def take_out(request: Request, form: FormData, _: object) -> Response:
    """Take a position out, with each line that names it."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    position = named_position(request, now.organisation)
    data = company_data(desk)
    path = path_of(desk, now, position.id)
    edits = _edits_without(desk, now.organisation, position)
    what = f"{position.short}: taken out"
    wishes = [
        Wish(each.path, each.value, value_at(data, each.path), what, each.value is None)
        for each in edits
    ]
    # What the screen showed of the position counts, not what stands there by now.
    shown = was_of(words_of(form, "was"))
    wishes = [each._replace(was=shown) if each.path == path else each for each in wishes]
    return keep_wishes(request, form, wishes, "/positions", what=what)


def above(request: Request) -> Response:
    """Show what would follow if a position reported to another one."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    position = named_position(request, now.organisation)
    chosen = request.query_params.get("to")
    seen = ChangeSeen()
    if chosen is not None and chosen != position.reports_to:
        try:
            seen = _seen(desk, now, [LineEdit(_above(desk, now, position), chosen or None)])
        except CharterError as bad:
            seen = ChangeSeen(why_not=tuple(bad.problems))
    return page(
        request,
        "post_above.html",
        now,
        title=f"Whom the {position.short} reports to",
        position=position,
        to=chosen,
        seen=seen,
        file_value=value_at(company_data(desk), _above(desk, now, position)),
    )


def put_under(request: Request, form: FormData, _: object) -> Response:
    """Write whom a position reports to; nobody chosen is whom it does as usual."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    position = named_position(request, now.organisation)
    chosen = words_of(form, "to")
    found = now.organisation.positions.get(chosen)
    what = f"{position.short}: reports to the {found.short if found else chosen}"
    if not chosen:
        what = f"{position.short}: reports as is usual"
    path, was = _above(desk, now, position), was_of(words_of(form, "was"))
    wish = Wish(path, chosen or None, was, what)
    if later := day_in(words_of(form, "later"), "the day"):
        return to(f"/positions/{position.id}", keep_plan(desk, what, later, [wish]))
    return keep_wishes(request, form, [wish], f"/positions/{position.id}", what=what)


def _seen(desk: Desk, now: Standing, edits: Sequence[LineEdit]) -> ChangeSeen:
    assert now.workspace is not None
    data = company_data(desk)
    wishes = [Wish(each.path, each.value, value_at(data, each.path), "") for each in edits]
    return ChangeSeen(would_follow(desk, now.workspace, wishes))


def _edits_without(desk: Desk, organisation: Organisation, position: Position) -> list[LineEdit]:
    data = company_data(desk)
    return edits_without(data, organisation.catalog, position.id, position.reports_to)


def _above(desk: Desk, now: Standing, position: Position) -> Path_:
    return (*path_of(desk, now, position.id), "reports_to")


def _title(asked: NewPosition, catalog: Catalog) -> str:
    role = catalog.roles.get(asked.role)
    return asked.title or (role.title if role else asked.role)


def _levels() -> list[tuple[str, str]]:
    known = schema("company")["$defs"]["position"]["properties"]["level"]["enum"]
    return [(level, LEVELS.get(level, level)) for level in known]
