"""Reorganise: what would move, before anybody is told; and changes planned for a later day."""

from __future__ import annotations

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.fitting import beyond, fit
from charter.assign.ownership import organise
from charter.assumed import WhatIf
from charter.compose.ledger import compose_ledger
from charter.edit.position_edits import edits_for_structure
from charter.make import Wanted, make_papers
from charter.problems import CharterError, InputError, Place, Problem, error
from charter.reorganise.plan import plan_of
from charter.reorganise.sides import sides_of
from charter.web.changes import Wish, company_data, would_follow
from charter.web.desk import Desk, Standing, standing, value_at
from charter.web.fields import field_of
from charter.web.forms import day_in, words_of
from charter.web.pages import broken, desk_of, page, refused, to
from charter.web.plans import (
    changed_meanwhile,
    forget_plan,
    keep_plan,
    left_open,
    make_plan,
    plan_numbered,
    read_plans,
)
from charter.write.web.html_blocks import html_of

_DAY = "the day of the change"


def reorganise(request: Request) -> Response:
    """Ask for a structure and a day, and show the ledger of what moves."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    target, day = request.query_params.get("to", ""), request.query_params.get("on", "")
    shown, problems = Markup(), tuple[Problem, ...]()
    notes: tuple[str, ...] = ()
    if target:
        sides = sides_of((str(desk.folder), target), now.workspace)
        try:
            plan = plan_of((sides[0], sides[1]), (), day_in(day, _DAY))
        except InputError as bad:
            problems = tuple(bad.problems)
        else:
            problems, notes = tuple(plan.problems), tuple(plan.notes)
            if not problems:
                paper = compose_ledger(plan.ledger, plan.ledger.day, desk.day, plan.notes)
                made = make_papers(now.workspace, Wanted(desk.day, (paper,), formats=("md",)))
                blocks = made.documents.of(made.texts[0]).blocks
                shown, notes = Markup(html_of(blocks)), paper.notes
    return page(
        request,
        "reorganise.html",
        now,
        title="Reorganise",
        structures=list(now.organisation.catalog.structures.values()),
        plans=read_plans(desk),
        to=target,
        on=day,
        shown=shown,
        problems=problems,
        notes=notes,
    )


def keep_structure(request: Request, form: FormData, _: object) -> Response:
    """Keep another structure as a plan for its day."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None or now.workspace is None:
        return broken(request, now)
    target = words_of(form, "to")
    found = now.organisation.catalog.structures.get(target)
    if found is None:
        message = "no structure was chosen"
        raise error(InputError, "", "no-structure", message, "choose one, and look what moves")
    day = day_in(words_of(form, "on"), _DAY)
    number = keep_plan(desk, found.title, day, _to_structure(desk, now, target))
    return to("/reorganise", number)


def _to_structure(desk: Desk, now: Standing, target: str) -> list[Wish]:
    """Return what is written for another structure, without the posts that its chart lacks."""
    assert now.workspace is not None
    assert now.organisation is not None
    positions = now.organisation.positions
    drawn = organise(fit(now.workspace, target).workspace).positions
    left = [each for each in beyond(now.organisation, target) if each not in drawn]
    data = company_data(desk)
    out = {each: positions[each].reports_to for each in left}
    edits = edits_for_structure(data, now.organisation.catalog, target, out)
    return [Wish(each.path, each.value, value_at(data, each.path), "") for each in edits]


def planned(request: Request) -> Response:
    """Show one plan: what would follow, and what stands in its way."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    plan = plan_numbered(desk, request.path_params["plan"])
    follows: WhatIf | None = None
    why_not: tuple[Problem, ...] = ()
    try:
        follows = would_follow(desk, now.workspace, plan.wishes)
    except CharterError as bad:
        why_not = tuple(bad.problems)
    return page(
        request,
        "plan.html",
        now,
        title=plan.title,
        plan=plan,
        follows=follows,
        why_not=why_not,
        otherwise=[field_of({}, wish.path).label for wish in left_open(desk, plan)],
    )


def settle_plan(request: Request, form: FormData, _: object) -> Response:
    """Make a plan so, or forget it."""
    desk = desk_of(request)
    plan = plan_numbered(desk, request.path_params["plan"])
    here = f"/reorganise/{plan.number}"
    if words_of(form, "title") != plan.title:
        raise changed_meanwhile()
    if words_of(form, "do") == "forget":
        return to("/reorganise", forget_plan(desk, plan))
    if otherwise := left_open(desk, plan):
        return refused(request, tuple(map(_otherwise, otherwise)), here)
    done = make_plan(desk, plan)
    if done.problems or done.entry is None:
        return refused(request, done.problems, here)
    return to("/", done.entry.number)


def _otherwise(wish: Wish) -> Problem:
    message = f"“{field_of({}, wish.path).label}” was changed since this was planned"
    hint = "make the change by hand, or forget the plan and plan it anew"
    return Problem(Place(""), "changed-meanwhile", message, hint)
