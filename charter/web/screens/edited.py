"""A paper that somebody edited: what was changed in it, and taking that into the workspace."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.facts.company import Workspace
from charter.facts.languages import charter_language, posting_language
from charter.load.company_file import read_workspace
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.review.adopt import adopt
from charter.review.compare import Review, compare, day_of, read_paper
from charter.review.elsewhere import Elsewhere, changed_elsewhere
from charter.review.whose import which
from charter.web.desk import Desk, Standing, standing
from charter.web.forms import Files, words_of
from charter.web.pages import broken, desk_of, page
from charter.web.uploads import for_a_moment, name_of, put
from charter.write.files import adopt_file
from charter.write.journal import read_journal

_OF_OURS = re.compile(r"-(charter|posting)(\.new\d*)?\.(docx|md)$")


class TakenIn(NamedTuple):
    """What of an edited paper was taken in, what was not and why, and which papers that changes."""

    lines: tuple[str, ...]
    refused: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]


def edited(request: Request) -> Response:
    """Ask for a paper that somebody edited, or show what was edited in one of the folder's."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    file = request.query_params.get("file", "")
    path = desk.folder / "out" / Path(file).name
    if not file or Path(file).name != file or not path.is_file():
        return _edited_page(request, now, None)
    return _edited_page(request, now, _compared(desk, now.workspace, path), file)


def take_in(request: Request, form: FormData, files: Files) -> Response:
    """Show what was edited in a paper; with `apply` take in what can be, as charter diff does."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    file, apply = words_of(form, "there"), bool(words_of(form, "apply"))
    name, content = next((f for f in files.get("file", []) if f[1]), ("", b""))
    if file and Path(file).name == file and (desk.folder / "out" / file).is_file():
        path = desk.folder / "out" / file
        return _taken(request, now, path, file, apply)
    if not content:
        message, hint = "no paper was chosen", "choose a charter or a posting that was edited"
        raise error(InputError, "", "nothing", message, hint)
    with for_a_moment() as folder:
        path = put(folder, name_of(name, "paper.docx"), content)
        return _taken(request, now, path, "", apply)


def _taken(request: Request, now: Standing, path: Path, file: str, apply: bool) -> Response:
    desk = desk_of(request)
    assert now.workspace is not None
    workspace = now.workspace
    if not apply:
        return _edited_page(request, now, _compared(desk, workspace, path), file)

    def compared(workspace: Workspace) -> Review:
        return _compared(desk, workspace, path)

    found = compared(workspace)
    done, refused = adopt(workspace, found, compared) if found.findings else ([], {})
    after = read_workspace(desk.folder)
    left = compared(after)
    if file and left.says_ours:
        adopt_file(path)  # it says what the workspace says: the next run may write over it
    elsewhere = changed_elsewhere(workspace, after, found.paper.name, desk.day)
    lines = tuple(line.replace(f"{desk.folder}/", "") for line in done)
    told = TakenIn(lines, tuple(f"{what}: {why}" for what, why in refused.items()), elsewhere)
    return _edited_page(request, standing(desk), left, file, told)


def _edited_page(
    request: Request,
    now: Standing,
    found: Review | None,
    file: str = "",
    told: TakenIn | None = None,
) -> Response:
    folder = desk_of(request).folder / "out"
    there = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
    said: dict[str, Any] = {}
    if told and told.lines:
        said["kept"] = read_journal(desk_of(request).folder)[-1]
    return page(
        request,
        "edited.html",
        now,
        title="A paper that was edited",
        found=found,
        file=file,
        told=told,
        there=[name for name in there if _OF_OURS.search(name)],
        **said,
    )


def _compared(desk: Desk, workspace: Workspace, path: Path) -> Review:
    read = read_paper(path)
    name, kind = which(path, read, None, None, workspace)
    if desk.hide_pay and kind == "posting":
        message = "a posting has the pay, and the page was opened with --hide-pay"
        raise error(InputError, "", "hidden", message, "open it again without that option")
    language = (posting_language if kind == "posting" else charter_language)(workspace.company)
    day = day_of(read, kind, language) or desk.day
    return compare(workspace, name, kind, path, read, day, workspace.folder / "out")
