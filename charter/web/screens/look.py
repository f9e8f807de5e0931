"""Look and templates: the letterhead that papers stand on, and the company's own templates."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.on_trial.templates import checked_templates
from charter.own_templates.files import own_files, templates_of
from charter.own_templates.states import states_of
from charter.problems import InputError, error
from charter.web.desk import standing
from charter.web.forms import Files
from charter.web.pages import broken, desk_of, page, refused, to
from charter.web.uploads import for_a_moment, put
from charter.write.files import write_file
from charter.write.letterhead.check import check_letterhead

_LETTERHEAD = "letterhead.docx"
_KEPT = ".kept"


def look(request: Request) -> Response:
    """Show which templates there are, and every mistake in the company's own."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    own = templates_of(desk.folder)
    names = list(own_files(own))
    found, notes, _ = checked_templates(now.workspace, own, names)
    return page(
        request,
        "look.html",
        now,
        title="Look and templates",
        has_letterhead=_LETTERHEAD in names,
        states=states_of(own, tuple(now.organisation.positions)),
        mistakes=[each.problem for each in found],
        notes=notes,
    )


def put_letterhead(request: Request, _: FormData, files: Files) -> Response:
    """Take a letterhead that was made in Word; the one before is kept beside."""
    desk = desk_of(request)
    name, content = next((f for f in files.get("file", []) if f[1]), ("", b""))
    if not name.lower().endswith((".docx", ".dotx")):
        message = "a letterhead is a Word file"
        hint = "save it as .docx in Word, and choose it"
        raise error(InputError, "", "not-word", message, hint)
    with for_a_moment() as folder:
        tried = put(folder, _LETTERHEAD, content)
        report = check_letterhead(tried)
    if report.problems:
        named = (p._replace(place=p.place._replace(path=Path(name).name)) for p in report.problems)
        return refused(request, tuple(named), "/look")
    place = templates_of(desk.folder) / _LETTERHEAD
    if place.is_file():
        kept = place.parent / _KEPT
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        write_file(kept / f"{stamp}-{_LETTERHEAD}", place.read_bytes())
    write_file(place, content)
    return to("/look")
