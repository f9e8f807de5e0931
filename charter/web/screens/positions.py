"""Positions: who leads, and what is particular about each post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.named_tuples import NamedTuple
from charter.problems import Problem, listing
from charter.read.yaml_source import Path_
from charter.web.changes import company_data
from charter.web.desk import checked, standing
from charter.web.fields import FormField, field_of, was_of
from charter.web.forms import keep_form, typed_again, words_of
from charter.web.pages import broken, desk_of, page, to
from charter.web.plans import read_plans
from charter.web.positions import GROUPS, LISTS, named_position, path_of, posts_not_said
from charter.web.rows import RowsField, rows_of, typed_rows
from charter.web.told import anchor

_PAY = ("pay", "equity", "other_pay")
_OF_POSITIONS = ("deputy", "acting", "also_reports_to")


class FieldGroup(NamedTuple):
    """Fields that belong together, under one heading."""

    title: str
    fields: tuple[FormField | RowsField, ...]


def positions(request: Request) -> Response:
    """List the positions, with who holds each and how much it carries."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    total = sum(load.weight for load in now.organisation.load.values()) or 1
    asked = {
        name: f"/positions/{name}#{anchor((*path_of(desk, now, name), 'status'))}"
        for name in posts_not_said(desk, now)
    }
    return page(request, "positions.html", now, title="Positions", total=total, asked=asked)


def position(
    request: Request,
    form: FormData | None = None,
    problems: Sequence[Problem] = (),
    links: Mapping[str, str] | None = None,
) -> Response:
    """Show one position: its fields, and what the law asks its posting to show.

    `form` is what was typed and refused for `problems`; `links` lead to their fields.
    """
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None or now.workspace is None:
        return broken(request, now)
    saved = request.query_params.get("saved", "")
    if request.path_params["position"] not in now.organisation.positions and saved.isdecimal():
        return to("/positions", int(saved))  # its adding was just undone
    found = named_position(request, now.organisation)
    name, data = found.id, company_data(desk)
    path = path_of(desk, now, name)
    known = tuple((n, p.title) for n, p in now.organisation.positions.items() if n != name)
    groups = [
        FieldGroup(
            title,
            tuple(
                _field(data, (*path, *field), known, form)
                for field in fields
                if not (desk.hide_pay and field[0] in _PAY)
            ),
        )
        for title, fields in GROUPS
    ]
    postings = checked(desk, now.workspace).postings if found.given.status == "vacant" else ()
    posting = next((p for p in postings if p.position_id == name), None)
    return page(
        request,
        "position.html",
        now,
        422 if problems else 200,
        title=found.title,
        problems=problems,
        links=links or {},
        position=found,
        asked="" if name not in posts_not_said(desk, now) else anchor((*path, "status")),
        groups=groups,
        plans=[p for p in read_plans(desk) if any(at[:2] == path for at in p.touches)],
        short_names=listing(now.organisation.positions[each].short for each in found.reports),
        posting=posting,
        missing=[one.item for one in posting.asked if one.state == "missing"] if posting else [],
        total=sum(load.weight for load in now.organisation.load.values()) or 1,
    )


def _field(
    data: object, path: Path_, known: tuple[tuple[str, str], ...], form: FormData | None
) -> FormField | RowsField:
    """Return a field; one that names a position offers those that there are."""
    if path[-1] in LISTS:
        rows = rows_of(data, path)
        return typed_rows(rows, form) if form else rows
    field = typed_again(field_of(data, path), form)
    if path[-1] not in _OF_POSITIONS or field.fixed:
        return field
    return field._replace(kind="choice", choices=known)


def save(request: Request, form: FormData, _: object) -> Response:
    """Write the fields of a position that were changed."""
    name = request.path_params["position"]
    desk = desk_of(request)
    now = standing(desk)
    start = ".".join(path_of(desk, now, name))
    there = now.organisation.positions if now.organisation else {}
    shorts = {each: position.short for each, position in there.items()}
    lists = [f"{start}.{each}" for each in LISTS if f"was.{start}.{each}" in form]
    inside = tuple(f"{each}." for each in lists)
    names = [each for each in form if each.startswith(f"{start}.") and not each.startswith(inside)]
    names += lists
    if desk.hide_pay:
        hidden = [f"{start}.{each}" for each in _PAY]
        names = [each for each in names if not each.startswith(tuple(hidden))]
    again = partial(position, request, form)
    form = _without_acting(form, start)
    titles = {f"{start}.{each}": shorts for each in _OF_POSITIONS}
    said = f"{shorts.get(name, name)}, "
    back = f"/positions/{name}"
    return keep_form(request, form, names, back, said, lists, titles, again=again)


def _without_acting(form: FormData, start: str) -> FormData:
    """Return the form of a post that is filled now without who acted for it until then."""
    status, acting = f"{start}.status", f"{start}.acting"
    was = {each: was_of(words_of(form, f"was.{each}")) for each in (status, acting)}
    if words_of(form, status) != "filled" or was[status] == "filled":
        return form
    if not was[acting] or words_of(form, acting) != was[acting]:
        return form
    over = {each: "" for each in (acting, f"{start}.acting_until") if each in form}
    kept = [(key, value) for key, value in form.multi_items() if key not in over]
    return FormData([*kept, *over.items()])
