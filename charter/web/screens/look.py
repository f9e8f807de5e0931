"""Look and templates: the page that papers stand on, and whole papers made in Word."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Organisation
from charter.compose.paper_kinds import KINDS, position_kinds
from charter.docx_templates.annotate import annotate
from charter.docx_templates.template import read_word_template
from charter.facts.company import Workspace
from charter.on_trial.templates import checked_templates
from charter.own_templates.files import own_files, shipped_files, template_bytes, templates_of
from charter.own_templates.states import states_of
from charter.problems import InputError, Place, Problem, TemplateError, error
from charter.starters.starter import starter
from charter.web.desk import Desk, standing
from charter.web.forms import Files, words_of
from charter.web.pages import WORD, broken, desk_of, page, refused, to
from charter.web.ready import ReadyFile, handed_over, keep_ready, ready_file
from charter.web.uploads import for_a_moment, put
from charter.write.files import remove_file, write_file
from charter.write.letterhead.check import check_letterhead

_LETTERHEAD = "letterhead.docx"
_KEPT = ".kept"
_OF_PAPER = re.compile(r"\b([a-z_]+)\.[a-z_]+")


def look(request: Request) -> Response:
    """Show which templates there are, and every mistake in the company's own."""
    return _page(request)


def put_template(request: Request, form: FormData, files: Files) -> Response:
    """Take a letterhead or a whole paper made in Word, or go back to the standard.

    One with a mistake is not taken; what gives way is kept beside.
    """
    desk = desk_of(request)
    if words_of(form, "away"):
        return _away(desk, words_of(form, "away"))
    name, content = next((f for f in files.get("file", []) if f[1]), ("", b""))
    what = words_of(form, "what") or "letterhead"
    if what not in ("letterhead", *position_kinds()):
        raise error(InputError, "", "unknown-paper", f"there is no '{what}'", "choose one listed")
    if not name.lower().endswith((".docx", ".dotx")):
        message = "a template is a Word file here"
        hint = "save it as .docx in Word, and choose it"
        raise error(InputError, "", "not-word", message, hint)
    workspace = standing(desk).workspace
    if what == "letterhead":
        problems = _of_letterhead(content)
    elif workspace is None:
        return broken(request, standing(desk))
    else:
        problems, marked = _of_paper(workspace, f"{what}.docx", content)
        if problems and marked:
            ready = keep_ready(request, "marked", f"{what}-with-remarks.docx", marked)
            return _page(request, problems, ready, what)
    if problems:
        named = (p._replace(place=p.place._replace(path=Path(name).name)) for p in problems)
        return refused(request, tuple(named), "/look")
    place = templates_of(desk.folder) / f"{what}.docx"
    _keep(place)
    write_file(place, content)
    return to("/look")


def template_file(request: Request) -> Response:
    """Hand over a whole paper to begin from, or a template with its mistakes as comments."""
    file = request.path_params["file"]
    own = templates_of(desk_of(request).folder)
    if file in _starters():
        kind = file.removesuffix(".docx")
        shipped = template_bytes(shipped_files()[file])
        has_look = kind in KINDS and (own / _LETTERHEAD).is_file()
        return handed_over(file, starter(kind, own) if has_look else shipped, WORD)
    ready = ready_file(request, "marked", file)
    return handed_over(ready.file, ready.content, WORD)


def _page(
    request: Request,
    tried: Sequence[Problem] = (),
    marked: ReadyFile | None = None,
    what: str = _LETTERHEAD.removesuffix(".docx"),
) -> Response:
    """Show the screen; `what` is the kind of paper chosen, so that it is taken as that again."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    own = templates_of(desk.folder)
    names = list(own_files(own))
    found, notes, _ = checked_templates(now.workspace, own, names)
    states = states_of(own, tuple(now.organisation.positions))
    return page(
        request,
        "look.html",
        now,
        title="Look and templates",
        has_letterhead=_LETTERHEAD in names,
        ours=[state for state in states if state.own],
        shipped=[state for state in states if not state.own],
        mistakes=[each.problem for each in found],
        notes=notes,
        tried=tried,
        marked=marked,
        what=what,
        starters=_starters(),
        kinds=[KINDS[kind] for kind in position_kinds()],
        whole=[(KINDS[kind], _seen(now.organisation, kind)) for kind in position_kinds()],
        own_names=names,
    )


def _seen(organisation: Organisation, kind: str) -> str:
    """Return a paper of a kind to look at, "" where nobody gets one."""
    gets = KINDS[kind].condition
    for name, position in organisation.positions.items():
        if position.writes_papers if gets is None else gets.takes(position, named=True):
            return f"{name}-{kind}"
    return ""


def _starters() -> list[str]:
    return [name for name in shipped_files() if name.endswith(".docx")]


def _of_letterhead(content: bytes) -> tuple[Problem, ...]:
    with for_a_moment() as folder:
        path = put(folder, _LETTERHEAD, content)
        with contextlib.suppress(TemplateError):  # which the check says too
            if whole := tuple(_whole_paper(path)):
                return whole
        return tuple(check_letterhead(path).problems)


def _whole_paper(path: Path) -> Iterator[Problem]:
    """Yield that a file has fields of papers in its text, of which a letterhead takes nothing."""
    kinds = {kind.replace("-", "_") for kind in position_kinds()}
    for tag in read_word_template(path).tags:
        if kinds.intersection(_OF_PAPER.findall(tag.code)):
            message = f"this is a whole paper, not a letterhead: its text has '{tag.written}'"
            hint = "choose above which paper it is; of a letterhead only head, foot and look count"
            yield Problem(Place(path.name), "whole-paper", message, hint)
            return


def _of_paper(workspace: Workspace, name: str, content: bytes) -> tuple[tuple[Problem, ...], bytes]:
    """Return the mistakes of a whole paper in Word, and a copy with them as comments."""
    with for_a_moment() as folder:
        path = put(folder, name, content)
        found, _, word = checked_templates(workspace, folder, [name])
        marked = b""
        if word.get(path):
            annotate(path, word[path], folder / "marked.docx")
            marked = (folder / "marked.docx").read_bytes()
        named = (f.problem._replace(place=f.problem.place._replace(path=name)) for f in found)
        return tuple(named), marked


def _away(desk: Desk, name: str) -> Response:
    """Put an own template aside, so that the shipped one counts again."""
    own = own_files(templates_of(desk.folder))
    if name not in own:
        message = f"there is no template '{name}' of your own"
        raise error(InputError, "", "unknown-template", message, "look at the list again")
    place = templates_of(desk.folder) / name
    _keep(place)
    remove_file(place)
    return to("/look")


def _keep(place: Path) -> None:
    """Keep what lies at a place beside it, by the time."""
    if place.is_file():
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        write_file(place.parent / _KEPT / f"{stamp}-{place.name}", place.read_bytes())
