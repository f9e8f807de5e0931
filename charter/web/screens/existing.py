"""Papers you have: put in as they are, read together, and the doubtful duties placed by hand."""

from __future__ import annotations

from pathlib import Path, PurePath

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.audit.report import compose_audit
from charter.auditing import AuditedPapers, audit_papers, remember_answers
from charter.make import Wanted, make_papers
from charter.problems import InputError, error
from charter.web.desk import Desk, standing
from charter.web.forms import Files, words_of
from charter.web.pages import broken, desk_of, page, to
from charter.web.uploads import for_a_moment
from charter.write.files import write_new
from charter.write.ignored import leave_out_of_git
from charter.write.web.html_blocks import html_of

FOLDER = "papers"
_WHY = "papers that the company has: personal data"
_MOST_LOOKS = 20


def existing(request: Request) -> Response:
    """Show what the papers in the folder say together, and what a person is asked."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    names = sorted(path.name for path in _papers(desk))
    found = _audited(desk, names)
    report = Markup()
    if found:
        company = now.workspace.company
        paper = compose_audit(found.audit, desk.day, (), "", company.legal_name, company.country)
        made = make_papers(now.workspace, Wanted(desk.day, (paper,), formats=("md",)))
        report = Markup(html_of(made.documents.of(made.texts[0]).blocks))
    return page(
        request,
        "existing.html",
        now,
        title="Papers you have",
        names=names,
        looks=found.audit.look[:_MOST_LOOKS] if found else (),
        audit=found.audit if found else None,
        report=report,
    )


def put_in(request: Request, form: FormData, files: Files) -> Response:
    """Keep papers that were chosen, as they are; or what a person says that a duty means."""
    desk = desk_of(request)
    if words_of(form, "claim"):
        return _answer(request, form)
    given = {_name(name): content for name, content in files.get("file", []) if content}
    if not given:
        message = "no paper was chosen"
        hint = "choose Word, PDF, Markdown, HTML or text files, or a zip of them"
        raise error(InputError, "", "nothing", message, hint)
    folder = desk.folder / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    leave_out_of_git(desk.folder, [f"{FOLDER}/"], _WHY)
    there = {path.name for path in _papers(desk)}
    if taken := sorted(there & given.keys()):
        message = f"'{taken[0]}' is in the folder already"
        raise error(InputError, folder, "exists", message, "give the new one another name")
    write_new(folder, given)
    return to("/existing")


def _answer(request: Request, form: FormData) -> Response:
    """Remember which work a duty means, as the table for review does."""
    desk = desk_of(request)
    row = [words_of(form, name) for name in ("claim", "quote", "entry")]
    with for_a_moment() as folder:
        table = folder / "review.csv"
        table.write_text(_csv(["Claim", "Quote", "Entry"]) + _csv(row), "utf-8")
        found = audit_papers([desk.folder / FOLDER], workspace=desk.folder, review=table)
    remember_answers(found)
    return to("/existing#look")


def _csv(cells: list[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def _papers(desk: Desk) -> list[Path]:
    folder = desk.folder / FOLDER
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _audited(desk: Desk, names: list[str]) -> AuditedPapers | None:
    return audit_papers([desk.folder / FOLDER], workspace=desk.folder) if names else None


def _name(given: str) -> str:
    """Return the name of an uploaded file without the folders that some browsers send."""
    name = PurePath(given.replace("\\", "/")).name
    if not name or name.startswith(".") or len(name) > 200 or not name.isprintable():
        raise error(
            InputError, "", "odd-name", f"'{given[:80]}' is no name for a file", "rename it"
        )
    return name
