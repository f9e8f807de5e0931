"""What the company does not do: a piece of work is left out, or taken back in."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assumed import WhatIf
from charter.problems import CharterError, InputError, Problem, error
from charter.web.desk import standing
from charter.web.forms import words_of
from charter.web.left_out import follows_without, leave_out, left_out, take_back_in
from charter.web.pages import broken, desk_of, page, to
from charter.write.journal import read_journal


def omit(request: Request) -> Response:
    """Show what would follow if the company left a piece of work out."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None or now.workspace is None:
        return broken(request, now)
    chosen = now.organisation.assigned(request.path_params["entry"])
    if chosen is None:
        return to("/owners#left-out")  # by now, or it does not apply
    follows: WhatIf | None = None
    why_not: tuple[Problem, ...] = ()
    try:
        follows = follows_without(desk, now.workspace, chosen.entry)
    except CharterError as bad:
        why_not = tuple(bad.problems)
    return page(
        request,
        "omit.html",
        now,
        title="What you do not do",
        chosen=chosen,
        follows=follows,
        why_not=why_not,
    )


def put_aside(request: Request, form: FormData, _: object) -> Response:
    """Leave a piece of work out, or take it back in."""
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None or now.workspace is None:
        return broken(request, now)
    entry = request.path_params["entry"]
    if words_of(form, "back"):
        take_back_in(desk, entry, f"taken back in: {left_out(desk).get(entry, entry)}")
        return to(f"/owners/{entry}", read_journal(desk.folder)[-1].number)
    chosen = now.organisation.assigned(entry)
    if chosen is None:
        message = f"'{entry}' is no piece of work of this company"
        raise error(InputError, desk.company, "unknown-entry", message, "go back and choose one")
    what = f"left out: {chosen.entry.title}"
    leave_out(desk, now.workspace, chosen.entry, what)
    return to("/owners", read_journal(desk.folder)[-1].number)
