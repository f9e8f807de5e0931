"""A dispute that a person knows of: who claims a piece of work, entered by hand."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Organisation
from charter.assumed import WhatIf
from charter.problems import CharterError, InputError, Problem, error, listing
from charter.web.changes import Wish, company_data, would_follow
from charter.web.desk import standing, value_at
from charter.web.fields import was_of
from charter.web.forms import keep_wishes, words_of
from charter.web.pages import broken, desk_of, page
from charter.web.screens.part import named_work


def dispute(request: Request) -> Response:
    """Ask who claims a piece of work, and show what would follow until it is settled."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None or now.workspace is None:
        return broken(request, now)
    assignment = named_work(request, now.organisation)
    entry, data = assignment.entry.id, company_data(desk)
    asked = request.query_params.getlist("who")
    follows: WhatIf | None = None
    why_not: tuple[Problem, ...] = ()
    if asked and {*asked} != {*assignment.claimed}:
        try:
            follows = would_follow(desk, now.workspace, _wishes(entry, asked, data))
        except CharterError as bad:
            why_not = tuple(bad.problems)
    return page(
        request,
        "dispute.html",
        now,
        title=f"Who claims it: {assignment.entry.title}",
        chosen=assignment,
        who=asked or assignment.claimed or [assignment.accountable],
        follows=follows,
        why_not=why_not,
        claimed=value_at(data, ("disputed", entry)),
        owned=value_at(data, ("assign", entry)),
    )


def put_in_dispute(request: Request, form: FormData, _: object) -> Response:
    """Write who claims it; nobody owns it until one of them is chosen."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None:
        return broken(request, now)
    assignment = named_work(request, now.organisation)
    entry = assignment.entry.id
    who = [str(name) for name in form.getlist("who")]
    data = {
        "disputed": {entry: was_of(words_of(form, "was.disputed"))},
        "assign": {entry: was_of(words_of(form, "was.assign"))},
    }
    sides = _called(now.organisation, who)
    what = f"in dispute: {assignment.entry.title}, between {sides}"
    return keep_wishes(request, form, _wishes(entry, who, data), f"/owners/{entry}", what)


def _wishes(entry: str, who: Sequence[str], data: object) -> list[Wish]:
    """Return what is written where several claim an entry: them, and no owner beside."""
    if len(who) < 2:
        message, hint = "a dispute has two sides at least", "tick each position that claims it"
        raise error(InputError, "", "one-side", message, hint)
    owned, there = value_at(data, ("assign", entry)), value_at(data, ("disputed", entry))
    rest = {k: v for k, v in owned.items() if k != "accountable"} if isinstance(owned, dict) else {}
    return [
        Wish(("disputed", entry), [*who], there, ""),
        Wish(("assign", entry), rest or None, owned, "", gone=True),
    ]


def _called(organisation: Organisation, who: Sequence[str]) -> str:
    there = organisation.positions
    return listing(there[name].short if name in there else name for name in who)
