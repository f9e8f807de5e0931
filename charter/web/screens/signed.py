"""Signed papers: which charters were signed, what differs since, and recording another one."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Finding, Position
from charter.named_tuples import NamedTuple
from charter.offer.signing.sign import Signed, sign
from charter.problems import InputError, Problem, error
from charter.web.changes import company_data
from charter.web.desk import checked, day_said, standing, value_at
from charter.web.forms import Files, day_in, words_of
from charter.web.pages import broken, desk_of, page
from charter.web.positions import path_of
from charter.web.told import without_files
from charter.web.uploads import for_a_moment, name_of, put
from charter.write.journal import read_journal

_ON_SCREENS = {
    "not-this-charter": "compare it under “A copy that came back”, which says what differs; where "
    "it is an offer, with the letter before the charter, or the letterhead is another since, "
    "choose the pack that was sent too",
    "not-signed": "choose the copy that came back signed; where it is signed in a way that is not "
    "seen here, tick “Also a copy of which not all could be compared, or that shows no signature” "
    "under “What is seldom needed”",
    "already-signed": "tick “In the place of what is recorded already” under “What is seldom "
    "needed”, if another one is to stand there",
    "draft": "Home says what; tick “Also a charter that is a draft” under “What is seldom needed” "
    "to record it as it is",
}
"""What to do on the screens, by the code of what is wrong."""
_DIFFERS = ("signed-otherwise", "reworded")


class SignedPaper(NamedTuple):
    """How the charter of a position stands to what was signed.

    `since` says what is written otherwise now; `left` is what was not compared when it was
    recorded.
    """

    position: Position
    since: Finding | None
    left: str


def signed(request: Request) -> Response:
    """Show which charters were signed, and ask for another signature."""
    return _page(request, request.query_params.get("position", ""))


def _page(request: Request, asked: str, done: Signed | None = None) -> Response:
    desk = desk_of(request)
    now = standing(desk)
    if now.organisation is None or now.workspace is None:
        return broken(request, now)
    organisation = now.organisation
    found = checked(desk, now.workspace).organisation.findings
    differs = {f.problem.place: f for f in found if f.problem.code in _DIFFERS}
    data = company_data(desk)
    said: dict[str, Any] = {"kept": read_journal(desk.folder)[-1]} if done else {}
    rows = []
    for position in organisation.positions.values():
        if position.writes_papers:
            told = value_at(data, (*path_of(desk, now, position.id), "signed"))
            left = told.get("not_compared", "") if isinstance(told, dict) else ""
            since = differs.get(position.given.place) if position.given.signed else None
            rows.append(SignedPaper(position, since, left))
    return page(
        request,
        "signed.html",
        now,
        title="Signed papers",
        rows=rows,
        asked=asked,
        done=done,
        **said,
    )


def record(request: Request, form: FormData, files: Files) -> Response:
    """Record that a charter was signed, as charter sign does; the copy is read and forgotten."""
    desk = desk_of(request)
    workspace = standing(desk).workspace
    day = day_in(words_of(form, "day"), "the day of signing")
    of = day_in(words_of(form, "charter_date"), "the date of the charter")
    if workspace is None or day is None:
        message, hint = "the day of signing is not said", "write it as 2027-01-15"
        raise error(InputError, "", "nothing", message, hint)
    if day > desk.day:
        now = standing(desk)
        message = (
            f"the day of signing, {day_said(now, day)}, is a day to come: "
            f"today is {day_said(now, desk.day)}"
        )
        hint = "write the day on which it was signed; what is signed later is recorded then"
        raise error(InputError, "", "day-to-come", message, hint)
    name, content = next((f for f in files.get("file", []) if f[1]), ("", b""))
    if content and of:
        message, hint = (
            "a signed copy has its charter's date in it",
            "leave the date of the charter empty",
        )
        raise error(InputError, "", "two-dates", message, hint)
    sent, packed = next((f for f in files.get("sent", []) if f[1]), ("", b""))
    with for_a_moment() as folder:
        copy = put(folder, name_of(name, "copy"), content) if content else None
        # It may have the name of the copy.
        against = put(folder, f"sent-{name_of(sent, 'pack')}", packed) if packed else None
        try:
            done = sign(
                workspace,
                words_of(form, "position"),
                day,
                copy,
                of,
                force=bool(words_of(form, "force")),
                draft=bool(words_of(form, "draft")),
                as_compared=bool(words_of(form, "as_compared")),
                today=desk.day,
                against=against,
            )
        except InputError as bad:
            raise InputError(map(_with_screen, bad.problems)) from None
    return _page(request, done.position, done)


def _with_screen(problem: Problem) -> Problem:
    """Return a problem with what to do on the screens, where its hint speaks of a command."""
    if problem.code not in _ON_SCREENS or without_files(problem.hint) == problem.hint:
        return problem
    return problem._replace(hint=_ON_SCREENS[problem.code])
