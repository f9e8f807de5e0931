"""Offers: a letter and the charter of a post in one pack, made and handed over, kept nowhere."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.offer.pack.make import make_pack
from charter.problems import InputError, error
from charter.read.hire import read_hire
from charter.web.desk import standing
from charter.web.forms import Files, words_of
from charter.web.pages import broken, desk_of, page
from charter.web.uploads import for_a_moment, name_of, put


def offers(request: Request) -> Response:
    """Ask for a letter, and what is true of the person alone."""
    now = standing(desk_of(request))
    if now.organisation is None:
        return broken(request, now)
    open_ = [p for p in now.organisation.positions.values() if p.given.status == "vacant"]
    others = [p for p in now.organisation.positions.values() if p.writes_papers and p not in open_]
    return page(request, "offers.html", now, title="Offers", choices=[*open_, *others])


def make_offer(request: Request, form: FormData, files: Files) -> Response:
    """Return the pack as a zip. Neither the letter nor the person's data is kept."""
    desk = desk_of(request)
    workspace = standing(desk).workspace
    name, content = next((f for f in files.get("file", []) if f[1]), ("", b""))
    if workspace is None or not content:
        message, hint = "no letter was chosen", "choose the offer letter, a Word file"
        raise error(InputError, "", "nothing", message, hint)
    with for_a_moment() as folder:
        letter = put(folder, name_of(name, "letter.docx"), content)
        hire = None
        if given := words_of(form, "hire"):
            data = put(folder, "hire.yaml", f"{given}\n".encode())
            hire = read_hire(data)
        pack = make_pack(
            workspace,
            words_of(form, "position"),
            letter,
            hire,
            desk.day,
            draft=bool(words_of(form, "draft")),
            formats=("zip",),
        )
    file, made = next(each for each in pack.files.items() if each[0].endswith(".zip"))
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(made, media_type="application/zip", headers=headers)
