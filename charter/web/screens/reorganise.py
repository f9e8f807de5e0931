"""Reorganise: what would move, before anybody is told; and changes planned for a later day."""

from __future__ import annotations

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.fitting import beyond, fit
from charter.assign.ownership import organise
from charter.compose.ledger import LedgerPaper, compose_ledger
from charter.edit.position_edits import edits_for_structure
from charter.facts.company import Workspace
from charter.load.company_file import workspace_of
from charter.make import Made, Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Place, Problem, error
from charter.reorganise.plan import TransitionPlan, plan_of
from charter.reorganise.sides import Side, sides_of
from charter.web.changes import Wish, company_data, wished, would_follow
from charter.web.desk import Desk, Standing, standing, value_at
from charter.web.fields import field_of
from charter.web.forms import day_in, words_of
from charter.web.pages import WORD, broken, desk_of, page, refused, to
from charter.web.plans import (
    StoredPlan,
    changed_meanwhile,
    forget_plan,
    keep_plan,
    left_open,
    make_plan,
    plan_numbered,
    read_plans,
)
from charter.web.ready import handed_over
from charter.write.web.html_blocks import html_of

_DAY = "the day of the change"


class ToldMoves(NamedTuple):
    """What moves, as a paper; or what keeps it from being told."""

    paper: Markup = Markup()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def reorganise(request: Request) -> Response:
    """Ask for a structure and a day, and show the ledger of what moves."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    target, day = request.query_params.get("to", ""), request.query_params.get("on", "")
    told = ToldMoves()
    if target:
        try:
            told = _told(desk, now.workspace, _to(now.workspace, target, day))
        except InputError as bad:
            told = ToldMoves(problems=tuple(bad.problems))
    return page(
        request,
        "reorganise.html",
        now,
        title="Reorganise",
        structures=list(now.organisation.catalog.structures.values()),
        plans=read_plans(desk),
        to=target,
        on=day,
        told=told,
    )


def memo(request: Request) -> Response:
    """Hand over in Word what moves: under another structure, or by a plan."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    asked = request.query_params
    if asked.get("plan"):
        plan = _by_plan(desk, now.workspace, plan_numbered(desk, asked["plan"]))
    else:
        plan = _to(now.workspace, asked.get("to", ""), asked.get("on", ""))
    if plan.problems:
        raise InputError(plan.problems)
    (file, content), *_ = _made(desk, now.workspace, _paper(desk, plan), "docx").files.items()
    return handed_over(file, content, WORD)


def _to(workspace: Workspace, structure: str, day: str) -> TransitionPlan:
    """Return what moves under another structure. Raises InputError."""
    one, other = sides_of((str(workspace.folder), structure), workspace)
    return plan_of((one, other), (), day_in(day, _DAY))


def _by_plan(desk: Desk, workspace: Workspace, plan: StoredPlan) -> TransitionPlan:
    """Return what moves by a plan. Raises CharterError where it cannot be made."""
    text = wished(desk, plan.wishes)
    then = workspace_of(text, desk.folder, str(desk.company))
    sides = [Side(str(desk.folder), each, (), False, each) for each in (workspace, then)]
    return plan_of((sides[0], sides[1]), (), plan.day)


def _told(desk: Desk, workspace: Workspace, plan: TransitionPlan) -> ToldMoves:
    """Return what moves as a paper, or what keeps it from being written."""
    if plan.problems:
        return ToldMoves(problems=plan.problems, notes=plan.notes)
    paper = _paper(desk, plan)
    made = _made(desk, workspace, paper, "md")
    shown = Markup(html_of(made.documents.of(made.texts[0]).blocks))
    return ToldMoves(shown, notes=paper.notes)  # with titles for ids


def _paper(desk: Desk, plan: TransitionPlan) -> LedgerPaper:
    return compose_ledger(plan.ledger, plan.ledger.day, desk.day, plan.notes)


def _made(desk: Desk, workspace: Workspace, paper: LedgerPaper, ending: str) -> Made:
    return make_papers(workspace, Wanted(desk.day, (paper,), formats=(ending,)))


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
    follows, told = None, ToldMoves()
    why_not: tuple[Problem, ...] = ()
    try:
        follows = would_follow(desk, now.workspace, plan.wishes)
        told = _told(desk, now.workspace, _by_plan(desk, now.workspace, plan))
    except CharterError as bad:
        why_not = tuple(bad.problems)
    return page(
        request,
        "plan.html",
        now,
        title=plan.title,
        plan=plan,
        follows=follows,
        told=told,
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
