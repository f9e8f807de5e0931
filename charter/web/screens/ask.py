"""Ask your leaders: lists of questions to send, and what comes back laid side by side."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.ask.adopt import SettledLine, said_of_line, write_settlement
from charter.ask.round import make_agenda, make_questions, settle_answers
from charter.problems import InputError, Problem, error
from charter.web.desk import Standing, standing
from charter.web.forms import Files, words_of
from charter.web.pages import WORD, XLSX, broken, desk_of, page
from charter.web.ready import ReadyFile, handed_over, keep_ready, ready_file
from charter.web.uploads import for_a_moment, name_of, put
from charter.write.web.html_blocks import html_of

_TYPES = {"docx": WORD, "xlsx": XLSX}
_NOTHING = Markup()


def ask(request: Request) -> Response:
    """Offer a list for each leader, and ask for those that came back."""
    now = standing(desk_of(request))
    if now.organisation is None:
        return broken(request, now)
    return _page(request, now)


def questions(request: Request) -> Response:
    """Return the list of one leader, as a file."""
    desk = desk_of(request)
    name = request.path_params["file"]
    position, _, ending = name.rpartition(".")
    workspace = standing(desk).workspace
    if workspace is None or ending not in _TYPES:
        raise error(InputError, "", "unknown-format", f"there is no '{name}'", "go back")
    made = make_questions(workspace, desk.day, [position], [ending])
    (file, content), *_ = made.files.items()
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, media_type=_TYPES[ending], headers=headers)


def settle(request: Request, form: FormData, files: Files) -> Response:
    """Show where answers differ; with `apply` write what is agreed, and what is not."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    given = [(name_of(n, "list"), c) for n, c in files.get("file", []) if c]
    if not given:
        message, hint = "no list was chosen", "choose the files that came back"
        raise error(InputError, "", "nothing", message, hint)
    with for_a_moment() as folder:
        paths = []
        for number, (name, content) in enumerate(given):
            paths.append(put(folder, f"{number}-{name}", content))
        settlement = settle_answers(now.workspace, paths)
        agenda = make_agenda(now.workspace, settlement, desk.day)
        shown = Markup(html_of(agenda.documents.of(agenda.texts[0]).blocks))
        word = keep_ready(request, "agenda", "agenda.docx", agenda.files["agenda.docx"])
        lines: tuple[SettledLine, ...] = ()
        if words_of(form, "apply"):
            lines = write_settlement(now.workspace, settlement)
        problems = tuple(
            p._replace(place=p.place._replace(path=name_of(p.place.path, "").partition("-")[2]))
            for p in settlement.answers.problems
        )
    said = [(line, said_of_line(now.workspace.catalog, line)) for line in lines]
    return _page(request, None, shown, problems, said, word)


def ready_agenda(request: Request) -> Response:
    """Hand over the agenda that was made last, in Word."""
    ready = ready_file(request, "agenda", request.path_params["mark"])
    return handed_over(ready.file, ready.content, WORD)


def _page(
    request: Request,
    now: Standing | None,
    agenda: Markup = _NOTHING,
    problems: Sequence[Problem] = (),
    lines: Sequence[tuple[SettledLine, str]] = (),
    word: ReadyFile | None = None,
) -> Response:
    return page(
        request,
        "ask.html",
        now,
        title="Ask your leaders",
        agenda=agenda,
        problems=problems,
        lines=lines,
        word=word,
    )
