"""Who owns what: the matrix, one piece of work, and what would follow if somebody else had it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Assignment, Organisation
from charter.assign.viewpoint import viewpoint
from charter.assumed import WhatIf
from charter.compose.texts import Home, first
from charter.compose.wording import Wording
from charter.facts.catalog import Entry
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Problem, error
from charter.read.yaml_source import Path_
from charter.web.changes import Wish, company_data, would_follow
from charter.web.desk import standing, value_at
from charter.web.fields import was_of
from charter.web.forms import day_in, keep_wishes, words_of
from charter.web.left_out import left_out
from charter.web.pages import broken, desk_of, page, to
from charter.web.plans import keep_plan, read_plans
from charter.web.positions import posts_not_said

_BECAUSE = {
    "catalogue": "the usual order of owners",
    "structure": "the structure says so",
    "company": "you said so",
}
_LETTERS = (("responsible", "R"), ("consulted", "C"), ("informed", "I"), ("veto", "V"))


class OwnerRow(NamedTuple):
    """A piece of work and its letter for each position, in the order of the columns."""

    assignment: Assignment
    letters: tuple[str, ...]
    own: bool
    remarks: tuple[str, ...]


class WorkArea(NamedTuple):
    """An area: its rows, and how much of it each position answers for."""

    title: str
    rows: tuple[OwnerRow, ...]
    counts: tuple[int, ...]


def owners(request: Request) -> Response:
    """Show the matrix, and beside it the piece of work that the address names."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None or now.workspace is None:
        return broken(request, now)
    organisation = now.organisation
    entry = request.path_params.get("entry", "")
    assignment = organisation.assigned(entry) if entry else None
    if entry and assignment is None:
        message = f"'{entry}' is no piece of work of this company"
        raise error(InputError, desk.company, "unknown-entry", message, "go back and choose one")
    follows: WhatIf | None = None
    why_not: tuple[Problem, ...] = ()
    chosen = request.query_params.get("to", "")
    if assignment and chosen and chosen != assignment.accountable:
        try:
            follows = _follows(request, assignment, chosen)
        except CharterError as bad:
            why_not = tuple(bad.problems)
    find = request.query_params.get("find", "").strip()
    said: dict[str, Any] = {
        "title": "Who owns what",
        "areas": list(_areas(organisation, find)) or list(_areas(organisation, find, any)),
        "find": find,
        "chosen": assignment,
        "to": chosen,
        "follows": follows,
        "why_not": why_not,
        "total": sum(load.weight for load in organisation.load.values()) or 1,
        "file_value": None,
        "left_out": left_out(desk),
    }
    rows = (row for area in said["areas"] for row in area.rows)
    said["letters"] = {letter for row in rows for letter in row.letters}
    if assignment:
        said |= _about(request, organisation, assignment)
    said["not_said"] = posts_not_said(desk_of(request), now)
    return page(request, "owners.html", now, **said)


def move(request: Request, form: FormData, _: object) -> Response:
    """Give a piece of work to a position; to the usual one by taking the line out."""
    entry = request.path_params["entry"]
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    assignment = now.organisation.assigned(entry)
    chosen = words_of(form, "to")
    title = assignment.entry.title if assignment else entry
    name = now.organisation.positions[chosen].short if chosen in now.organisation.positions else ""
    data = company_data(desk_of(request))
    wishes = _wishes(entry, chosen or None, was_of(words_of(form, "was")), data)
    together = _together(now.organisation, assignment.entry) if assignment else []
    for other in (each.entry.id for each in together):
        if other in form.getlist("with"):
            there = value_at(data, ("assign", other))
            wishes += _wishes(other, chosen or None, there, data)
    said = f"{title}: to the {name}" if name else f"{title}: back to the usual owner"
    if later := day_in(words_of(form, "later"), "the day"):
        return to(f"/owners/{entry}", keep_plan(desk, said, later, wishes))
    return keep_wishes(request, form, wishes, f"/owners/{entry}", what=said)


def _wishes(entry: str, owner: str | None, before: object, data: object) -> list[Wish]:
    """Return what is to be written so that a position owns an entry; a dispute is settled by it."""
    value: object = owner
    if isinstance(before, dict):
        rest = {key: said for key, said in before.items() if key != "accountable"}
        value = {"accountable": owner, **rest} if owner else rest or None
    wishes = [Wish(("assign", entry), value, before, "")]
    disputed = value_at(data, ("disputed",))
    if owner and isinstance(disputed, dict) and entry in disputed:
        alone = len(disputed) == 1
        at: Path_ = ("disputed",) if alone else ("disputed", entry)
        wishes.append(Wish(at, None, disputed if alone else disputed[entry], ""))
    return wishes


def _follows(request: Request, assignment: Assignment, chosen: str) -> WhatIf:
    desk = desk_of(request)
    workspace = standing(desk).workspace
    assert workspace is not None
    data = company_data(desk)
    before = value_at(data, ("assign", assignment.entry.id))
    wishes = _wishes(assignment.entry.id, chosen, before, data)
    organisation = standing(desk).organisation
    for each in _together(organisation, assignment.entry) if organisation else ():
        there = value_at(data, ("assign", each.entry.id))
        wishes += _wishes(each.entry.id, chosen, there, data)
    return would_follow(desk, workspace, wishes)


def _about(request: Request, organisation: Organisation, chosen: Assignment) -> dict[str, object]:
    """Return what is said of one piece of work beside the matrix."""
    entry, catalog = chosen.entry, organisation.catalog
    says = ""
    if chosen.accountable:
        position = organisation.positions[chosen.accountable]
        view = viewpoint(organisation, position, desk_of(request).day)
        says = first(Wording(organisation), entry.charter, Home(entry.place, entry.own), view)
    here = ("assign", entry.id)
    return {
        "plans": [p for p in read_plans(desk_of(request)) if here in p.touches],
        "file_value": value_at(company_data(desk_of(request)), ("assign", entry.id)),
        "says": says,
        "together": _together(organisation, entry),
        "because": _BECAUSE[chosen.because.kind],
        "measures": [catalog.measures[m].title for m in entry.measures if m in catalog.measures],
        "sources": [catalog.claims[e] for e in entry.evidence if e in catalog.claims],
    }


def _together(organisation: Organisation, entry: Entry) -> list[Assignment]:
    """Return the work that has one owner with an entry."""
    everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
    return [
        each
        for each in everything
        if each.entry.id in entry.goes_with or entry.id in each.entry.goes_with
    ]


def _areas(
    organisation: Organisation, find: str, enough: Callable[[Iterable[bool]], bool] = all
) -> Iterator[WorkArea]:
    """Yield the areas with their work, where `find` is typed with what begins as its words do."""
    remarks: dict[str, list[str]] = {}
    for finding in organisation.findings:
        for about in finding.about:
            remarks.setdefault(about, []).append(finding.problem.message)
    words = _words(find)
    for area_id, area in organisation.catalog.areas.items():
        rows = []
        for each in (*organisation.responsibilities.values(), *organisation.decisions.values()):
            entry = each.entry
            named = tuple(_words(f"{entry.title} {' '.join(entry.said_as)}"))
            found = enough(any(n.startswith(word) for n in named) for word in words)
            if entry.area == area_id and (found or not words):
                own = entry.id in organisation.company.assign
                told = tuple(remarks.get(entry.id, ()))
                rows.append(OwnerRow(each, _letters(organisation, each), own, told))
        if rows:
            counts = tuple(
                sum(row.assignment.accountable == name for row in rows)
                for name in organisation.positions
            )
            yield WorkArea(area.title, tuple(rows), counts)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _letters(organisation: Organisation, assignment: Assignment) -> tuple[str, ...]:
    """Return the letter of each position: what it does with a piece of work, the most first."""
    found = []
    for name in organisation.positions:
        letter = next((s for role, s in _LETTERS if name in getattr(assignment, role)), "")
        if name == assignment.accountable:
            letter = "D" if assignment.entry.kind == "decision" else "A"
        found.append("?" if name in assignment.claimed else letter)
    return tuple(found)
