"""Papers: which there are, each as a page with remarks beside it, and writing them to disk."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Position
from charter.building import build
from charter.check.remark import Remark
from charter.compose.paper_kinds import KINDS
from charter.problems import CharterError, InputError, Problem, error
from charter.review.sources import TRACED
from charter.web.desk import Standing, checked, standing
from charter.web.forms import words_of
from charter.web.made_papers import made_paper
from charter.web.pages import WORD, broken, desk_of, page
from charter.web.paper_lists import (
    GROUPS,
    GroupListed,
    PaperGroup,
    group_named,
    group_of,
    named_paper,
    papers_listed,
)
from charter.write.files import Written
from charter.write.web.html_blocks import html_of

_DOWNLOADS = ("docx", "pdf", "md", "html")
_TYPES = {
    "docx": WORD,
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


def papers(request: Request) -> Response:
    """List the papers of a group, and whether the files in the folder are as they would be now."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    group = group_named(request.query_params.get("group", ""))
    found = papers_listed(desk, now.workspace, now.organisation, group)
    return _list(request, now, group, found, found.drafts, found.notes)


def write(request: Request, form: FormData, _: object) -> Response:
    """Write the papers of a group, or one of them, into the folder's `out`, as build does."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    group, name = group_named(words_of(form, "group")), words_of(form, "name")
    kinds, positions = group.kinds, tuple[str, ...]()
    if name:
        kind, positions = named_paper(now.organisation, name)
        kinds = (kind,)
    edited = words_of(form, "edited")
    try:
        done = build(
            now.workspace,
            day=desk.day,
            papers=kinds,
            positions=positions,
            keep=edited == "keep",
            force=edited == "over",
        )
    except CharterError as bad:
        if any(problem.code != "edited" for problem in bad.problems):
            raise
        found = papers_listed(desk, now.workspace, now.organisation, group)
        problems = tuple(bad.problems)
        return _list(
            request, now, group, found, found.drafts, found.notes, edited=problems, name=name
        )
    found = papers_listed(desk, now.workspace, now.organisation, group)
    drafts = (*done.drafts, *(gap for gap in done.gaps if gap not in done.drafts))
    return _list(request, now, group, found, drafts, done.notes, written=done)


def paper(request: Request) -> Response:
    """Show one paper as a page."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    name = request.path_params["paper"]
    made, text = made_paper(request, name, ("md",))
    shown = Markup(html_of(made.documents.of(text).blocks))
    remarks: tuple[Remark, ...] = ()
    if name.endswith("-posting"):
        postings = checked(desk, now.workspace).postings
        remarks = next((p.remarks for p in postings if f"{p.position_id}-posting" == name), ())
    return page(
        request,
        "paper.html",
        now,
        title=text.paper.heading,
        name=name,
        group=group_of(text.paper.kind).id,
        traced=text.paper.kind in TRACED,
        shown=shown,
        remarks=remarks,
        drafts=made.drafts,
        downloads=_DOWNLOADS,
        language=text.paper.language,
    )


def download(request: Request) -> Response:
    """Return one paper as a file."""
    name, file = request.path_params["paper"], request.path_params["file"]
    ending = file.rpartition(".")[2]
    if ending not in _DOWNLOADS or file != f"{name}.{ending}":
        raise error(InputError, name, "unknown-format", f"there is no '{file}'", "go back")
    made, _ = made_paper(request, name, (ending, "md"))
    content = next(made.files[n] for n in made.files if n == file)
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, media_type=_TYPES[ending], headers=headers)


def _list(
    request: Request,
    now: Standing,
    group: PaperGroup,
    found: GroupListed,
    drafts: Sequence[Problem],
    notes: Sequence[str],
    written: Written | None = None,
    edited: Sequence[Problem] = (),
    name: str = "",
) -> Response:
    """Return the list of papers, with what was said as they were made or written."""
    others = []
    if now.organisation is not None and "interview" in group.kinds:
        listed = {row.name for row in found.rows}
        others = [
            (f"{name}-interview", position.title)
            for name, position in now.organisation.positions.items()
            if f"{name}-interview" not in listed and _can_be_asked(position)
        ]
    return page(
        request,
        "papers.html",
        now,
        title="Papers",
        groups=GROUPS,
        group=group,
        rows=found.rows,
        others=others,
        drafts=drafts,
        notes=notes,
        written=written,
        edited=edited,
        name=name,
        one_by_one=any(KINDS[kind].of_pair for kind in group.kinds),
    )


def _can_be_asked(position: Position) -> bool:
    condition = KINDS["interview"].condition
    return position.writes_papers and condition is not None and condition.possible(position)
