"""Offers: a letter and the charter of a post in one pack, made and handed over, on disk nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Organisation
from charter.offer.pack.make import make_pack
from charter.problems import CharterError, Place, Problem
from charter.web.changes import Wish, company_data, keep
from charter.web.desk import Desk, standing
from charter.web.fields import field_of, given_value
from charter.web.forms import Files, beside_of, words_of
from charter.web.pages import broken, desk_of, page, refused
from charter.web.person import FIELDS, hire_in, in_words_of_offers, said_here, typed_of
from charter.web.ready import ReadyFile, handed_over, keep_ready, ready_file
from charter.web.uploads import for_a_moment, name_of, put

_CONTRACT = ("company", "charter_in_contract")
_ZIP = "application/zip"


def offers(request: Request) -> Response:
    """Ask for a letter, and what is true of the person alone."""
    now = standing(desk_of(request))
    if now.organisation is None:
        return broken(request, now)
    return _page(request, now.organisation)


def make_offer(request: Request, form: FormData, files: Files) -> Response:
    """Hand over the pack as a zip; where something is to be said of it, that stands first.

    So it is after a refusal, which would stay on the screen beside a file that came.

    Neither the letter nor the person's data is written; the letter and the pack are kept in memory,
    until the next ones. Whether the charter is part of the contract is the
    company's answer, and is written where it was given here.
    """
    desk = desk_of(request)
    if problems := _answer(desk, form):
        return refused(request, problems, "/offers")
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    name, content = next((f for f in files.get("file", []) if f[1]), ("", b""))
    if not content and (mark := words_of(form, "letter")):
        _, name, content = ready_file(request, "letter", mark)
    typed = typed_of(form)
    if not content:
        problem = Problem(Place(""), "nothing", "no letter was chosen", "choose a Word file")
        return _page(request, now.organisation, typed=typed, problems=[problem])
    typed["letter_name"] = name_of(name, "letter.docx")
    typed["letter"] = keep_ready(request, "letter", typed["letter_name"], content).mark
    try:
        with for_a_moment() as folder:
            letter = put(folder, typed["letter_name"], content)
            pack = make_pack(
                now.workspace,
                words_of(form, "position"),
                letter,
                hire_in(form, folder, beside_of(request)),
                desk.day,
                certificate=bool(words_of(form, "certificate")),
                draft=bool(words_of(form, "draft")),
                as_is=bool(words_of(form, "as_is")),
                formats=("zip",),
            )
            notes = [said_here(note.replace(f"{folder}/", "")) for note in pack.notes]
    except CharterError as bad:
        told = [in_words_of_offers(problem) for problem in bad.problems]
        return _page(request, now.organisation, typed=typed, problems=told)
    file, made = next(each for each in pack.files.items() if each[0].endswith(".zip"))
    if not notes and not words_of(form, "letter"):
        return handed_over(file, made, _ZIP)
    ready = keep_ready(request, "pack", file, made)
    return _page(request, now.organisation, ready, notes, typed)


def ready_pack(request: Request) -> Response:
    """Hand over the pack that was made last."""
    ready = ready_file(request, "pack", request.path_params["mark"])
    return handed_over(ready.file, ready.content, _ZIP)


def _answer(desk: Desk, form: FormData) -> tuple[Problem, ...]:
    """Write whether the charter is part of the contract, and return why that cannot be."""
    field = field_of({}, _CONTRACT)
    said = words_of(form, field.name)
    if desk.read_only or not said:
        return ()
    value = given_value(field, said)
    what = f"{field.label}: {'yes' if value else 'no'}"
    return keep(desk, [Wish(_CONTRACT, value, None, what)]).problems


def _page(
    request: Request,
    organisation: Organisation,
    ready: ReadyFile | None = None,
    notes: Sequence[str] = (),
    typed: Mapping[str, str] | None = None,
    problems: Sequence[Problem] = (),
) -> Response:
    open_ = [p for p in organisation.positions.values() if p.given.status == "vacant"]
    others = [p for p in organisation.positions.values() if p.writes_papers and p not in open_]
    return page(
        request,
        "offers.html",
        status=422 if problems else 200,
        title="Offers",
        choices=[*open_, *others],
        ready=ready,
        notes=notes,
        typed=defaultdict(str, typed or {}),
        problems=problems,
        person=FIELDS,
        contract=field_of(company_data(desk_of(request)), _CONTRACT),
    )
