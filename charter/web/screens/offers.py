"""Offers: a letter and the charter of a post in one pack, made and handed over, on disk nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Organisation
from charter.offer.pack.make import make_pack
from charter.problems import InputError, error
from charter.read.hire import read_hire
from charter.web.desk import standing
from charter.web.forms import Files, words_of
from charter.web.pages import broken, desk_of, page
from charter.web.ready import ReadyFile, handed_over, keep_ready, ready_file
from charter.web.uploads import for_a_moment, name_of, put

_ZIP = "application/zip"


def offers(request: Request) -> Response:
    """Ask for a letter, and what is true of the person alone."""
    now = standing(desk_of(request))
    if now.organisation is None:
        return broken(request, now)
    return _page(request, now.organisation)


def make_offer(request: Request, form: FormData, files: Files) -> Response:
    """Hand over the pack as a zip; where something is to be said of it, that stands first.

    Neither the letter nor the person's data is kept; the pack is, in memory, until the next one.
    """
    desk = desk_of(request)
    now = standing(desk)
    name, content = next((f for f in files.get("file", []) if f[1]), ("", b""))
    if now.workspace is None or now.organisation is None or not content:
        message, hint = "no letter was chosen", "choose the offer letter, a Word file"
        raise error(InputError, "", "nothing", message, hint)
    with for_a_moment() as folder:
        letter = put(folder, name_of(name, "letter.docx"), content)
        hire = None
        if given := words_of(form, "hire"):
            data = put(folder, "hire.yaml", f"{given}\n".encode())
            hire = read_hire(data)
        pack = make_pack(
            now.workspace,
            words_of(form, "position"),
            letter,
            hire,
            desk.day,
            certificate=bool(words_of(form, "certificate")),
            draft=bool(words_of(form, "draft")),
            as_is=bool(words_of(form, "as_is")),
            formats=("zip",),
        )
        notes = [note.replace(f"{folder}/", "") for note in pack.notes]
    file, made = next(each for each in pack.files.items() if each[0].endswith(".zip"))
    if not notes:
        return handed_over(file, made, _ZIP)
    ready = keep_ready(request, "pack", file, made)
    return _page(request, now.organisation, ready, notes)


def ready_pack(request: Request) -> Response:
    """Hand over the pack that was made last."""
    ready = ready_file(request, "pack", request.path_params["mark"])
    return handed_over(ready.file, ready.content, _ZIP)


def _page(
    request: Request,
    organisation: Organisation,
    ready: ReadyFile | None = None,
    notes: Sequence[str] = (),
) -> Response:
    open_ = [p for p in organisation.positions.values() if p.given.status == "vacant"]
    others = [p for p in organisation.positions.values() if p.writes_papers and p not in open_]
    return page(
        request,
        "offers.html",
        title="Offers",
        choices=[*open_, *others],
        ready=ready,
        notes=notes,
    )
