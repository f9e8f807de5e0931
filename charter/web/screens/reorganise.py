"""Reorganise: what moves if the company is put under another structure, before anybody is told."""

from __future__ import annotations

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from charter.compose.ledger import compose_ledger
from charter.make import Wanted, make_papers
from charter.problems import InputError, Problem
from charter.reorganise.plan import plan_of
from charter.reorganise.sides import sides_of
from charter.web.desk import standing
from charter.web.forms import day_in
from charter.web.pages import broken, desk_of, page
from charter.write.web.html_blocks import html_of


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
            plan = plan_of((sides[0], sides[1]), (), day_in(day, "the day of the change"))
        except InputError as bad:
            problems = tuple(bad.problems)
        else:
            problems, notes = tuple(plan.problems), tuple(plan.notes)
            if not problems:
                paper = compose_ledger(plan.ledger, plan.ledger.day, desk.day, plan.notes)
                made = make_papers(now.workspace, Wanted(desk.day, (paper,), formats=("md",)))
                blocks = made.documents.of(made.texts[0]).blocks
                shown = Markup(html_of(blocks))
    return page(
        request,
        "reorganise.html",
        now,
        title="Reorganise",
        structures=list(now.organisation.catalog.structures.values()),
        to=target,
        on=day,
        shown=shown,
        problems=problems,
        notes=notes,
    )
