"""Copies that came back: whether each carries the charter that was sent, and what differs."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.offer.signing.since_signed import with_notes_since
from charter.offer.verify.verdict import THE_LETTER, Verdict
from charter.offer.verify.verify import verify
from charter.problems import InputError, error
from charter.web.desk import Standing, standing
from charter.web.forms import Files
from charter.web.pages import desk_of, page
from charter.web.uploads import for_a_moment, name_of, put

_TO_RECORD = ("signed", "as-compared")


def copies(request: Request) -> Response:
    """Ask for a copy."""
    return _page(request, None, ())


def _page(request: Request, now: Standing | None, verdicts: Sequence[Verdict]) -> Response:
    there = now.organisation.positions if now and now.organisation else {}
    return page(
        request,
        "copies.html",
        now,
        title="A copy that came back",
        verdicts=verdicts,
        the_letter=THE_LETTER,
        recordable=[v.position for v in verdicts if v.status in _TO_RECORD and v.position in there],
    )


def verify_copy(request: Request, _: FormData, files: Files) -> Response:
    """Say whether a copy is what was sent. It is read and forgotten."""
    desk = desk_of(request)
    name, content = next((f for f in files.get("file", []) if f[1]), ("", b""))
    sent, what_was_sent = next((f for f in files.get("against", []) if f[1]), ("", b""))
    if not content:
        message = "no file was chosen"
        hint = "choose the Word file, PDF or pack that came back"
        raise error(InputError, "", "nothing", message, hint)
    with for_a_moment() as folder, for_a_moment() as beside:
        path = put(folder, name_of(name, "copy"), content)
        against = desk.folder
        if what_was_sent:
            against = put(beside, name_of(sent, "pack.zip"), what_was_sent)
        verdicts = verify(path, against)
    now = standing(desk)
    if now.workspace and not what_was_sent:
        verdicts = [with_notes_since(verdict, now.workspace) for verdict in verdicts]
    return _page(request, now, verdicts)
