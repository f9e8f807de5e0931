"""Papers: which there are, each as a page with remarks beside it, and writing them to disk."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.building import build
from charter.check.remark import Remark
from charter.compose.paper_kinds import KINDS
from charter.make import Made, Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.render.papers import Markdown
from charter.web.desk import Desk, Standing, checked, standing
from charter.web.forms import words_of
from charter.web.pages import WORD, broken, desk_of, page
from charter.write.files import Written
from charter.write.record import content_of
from charter.write.web.html_blocks import html_of

_WITH_PAY = ("-posting", "-job-description")
_DOWNLOADS = ("docx", "pdf", "md", "html")
_TYPES = {
    "docx": WORD,
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
}


class PaperListed(NamedTuple):
    """A paper, and how the file in the folder stands to what would be written now."""

    name: str
    title: str
    draft: bool
    on_disk: str


def papers(request: Request) -> Response:
    """List the papers, and whether the files in the folder are what would be written now."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    made = make_papers(now.workspace, Wanted(desk.day, formats=("md",)))
    return _list(request, now, made, made)


def write(request: Request, form: FormData, _: object) -> Response:
    """Write all papers into the folder's `out`, as charter build does."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    keep = words_of(form, "edited") == "keep"
    done = build(now.workspace, day=desk.day, keep=keep, force=words_of(form, "edited") == "over")
    made = make_papers(now.workspace, Wanted(desk.day, formats=("md",)))
    return _list(request, now, made, done, written=done)


def paper(request: Request) -> Response:
    """Show one paper as a page."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    name = request.path_params["paper"]
    made, text = _made(request, name, ("md",))
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
    made, _ = _made(request, name, (ending, "md"))
    content = next(made.files[n] for n in made.files if n == file)
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, media_type=_TYPES[ending], headers=headers)


def _made(request: Request, name: str, formats: tuple[str, ...]) -> tuple[Made, Markdown]:
    desk = desk_of(request)
    if desk.hide_pay and name.endswith(_WITH_PAY):
        message = "this paper has the pay, and the page was opened with --hide-pay"
        raise error(InputError, "", "hidden", message, "open it again without that option")
    workspace = standing(desk).workspace
    assert workspace is not None
    position, _, kind = name.rpartition("-")
    if kind == "description":
        position, kind = name.removesuffix("-job-description"), "job-description"
    if kind not in KINDS:
        raise error(InputError, name, "unknown-paper", f"there is no paper '{name}'", "go back")
    one = (position,) if KINDS[kind].of_position else ()
    made = make_papers(workspace, Wanted(desk.day, (kind,), one, formats))
    text = next((each for each in made.texts if each.name == name), None)
    if text is None:
        raise error(InputError, name, "unknown-paper", f"there is no paper '{name}'", "go back")
    return made, text


def _list(
    request: Request,
    now: Standing,
    made: Made,
    said: Made | Written,
    written: Written | None = None,
) -> Response:
    """Return the list of papers, with what was said as they were made or written."""
    return page(
        request,
        "papers.html",
        now,
        title="Papers",
        rows=_rows(desk_of(request), made),
        drafts=said.drafts,
        notes=said.notes,
        written=written,
    )


def _rows(desk: Desk, made: Made) -> list[PaperListed]:
    return [
        PaperListed(
            p.name, p.heading, bool(getattr(p, "draft", False)), _on_disk(desk, p.name, made.files)
        )
        for p in made.papers
    ]


def _on_disk(desk: Desk, name: str, files: Mapping[str, bytes]) -> str:
    """Return how the file in the folder stands to what would be written."""
    there = content_of(desk.folder / "out" / f"{name}.md")
    if there is None:
        return "not written yet"
    return "as written" if there == files.get(f"{name}.md") else "differs from what is there"
