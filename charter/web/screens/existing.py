"""Papers you have: put in as they are, read together, and the doubtful duties placed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Assignment, Organisation
from charter.audit.aside import NO_TITLE
from charter.audit.certain import TakenOver
from charter.audit.findings import Audit
from charter.audit.making import report_language
from charter.audit.memory import MEMORY, memory_text, read_memory
from charter.audit.report import compose_audit
from charter.audit.report_summary import NEXT
from charter.audit.titles import title_in
from charter.auditing import AuditedPapers, audit_papers, remember_answers
from charter.make import Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error, listing
from charter.read.files import read_bytes
from charter.web.changes import Wish, company_data
from charter.web.desk import Desk, standing, value_at
from charter.web.forms import Files, keep_wishes, words_of
from charter.web.pages import broken, desk_of, page, to
from charter.web.screens.taking import lines_of, take_over, to_take
from charter.web.uploads import for_a_moment, put
from charter.write.files import remove_file, write_file, write_new
from charter.write.ignored import leave_out_of_git
from charter.write.web.html_blocks import html_of

FOLDER = "papers"
_WHY = "papers that the company has: personal data"
_MOST_LOOKS = 20


class ClaimedByTwo(NamedTuple):
    """Work that several positions claim in their papers."""

    assignment: Assignment
    who: tuple[str, ...]


def existing(request: Request) -> Response:
    """Show what the papers in the folder say together, and what a person is asked."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    names = sorted(path.name for path in _papers(desk))
    found = _audited(desk, names)
    report, organisation, take = Markup(), now.organisation, TakenOver()
    if found and organisation:
        take = to_take(found, organisation, company_data(desk))
    taken = {each.about for each in (*take.lines, *take.otherwise)}
    disputes = list(_disputes(organisation, found.audit if found else None))
    if found:
        company = now.workspace.company
        here = (company.legal_name, company.country, report_language(company))
        paper = compose_audit(found.audit, desk.day, (), "", *here)
        # What to do next, and how to forget it all, the screen says in its own words.
        summary = tuple(each for each in paper.summary if each.label != NEXT)
        paper = paper._replace(summary=summary, forget=())
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
        unknown=list(_of_nobody(found.audit)) if found else (),
        disputes=[each for each in disputes if each.assignment.entry.id not in taken],
        take=lines_of(take.lines, organisation) if organisation else (),
        otherwise=lines_of(take.otherwise, organisation) if organisation else (),
        missing=take.missing,
        answers=sorted(read_memory(now.workspace.catalog, desk.folder).items()),
        report=report,
    )


def put_in(request: Request, form: FormData, files: Files) -> Response:
    """Keep papers that were chosen, as they are; or what a person says that a duty means."""
    desk = desk_of(request)
    if words_of(form, "claim"):
        return _answer(request, form)
    if words_of(form, "dispute"):
        return _dispute(request, form)
    if words_of(form, "whose"):
        return _whose(request, words_of(form, "whose"), words_of(form, "position"))
    if words_of(form, "take-over"):
        return _take(request, form)
    if words_of(form, "forget"):
        return _forget(request, words_of(form, "forget"))
    given = {_name(name): content for name, content in files.get("file", []) if content}
    if not given:
        message = "no paper was chosen"
        hint = "choose Word, PDF, Markdown, HTML or text files, or a zip of them"
        raise error(InputError, "", "nothing", message, hint)
    folder = desk.folder / FOLDER
    leave_out_of_git(desk.folder, [f"{FOLDER}/"], _WHY)
    there = {path.name for path in _papers(desk)}
    if taken := sorted(there & given.keys()):
        message = f"'{taken[0]}' is in the folder already"
        raise error(InputError, folder, "exists", message, "give the new one another name")
    write_new(folder, given)
    return to("/existing")


def _take(request: Request, form: FormData) -> Response:
    """Take over what the papers say for certain, as far as it was chosen."""
    desk = desk_of(request)
    now, names = standing(desk), [path.name for path in _papers(desk)]
    found = _audited(desk, names)
    if now.organisation is None or found is None:
        message = "the papers are not there any more"
        raise error(InputError, "", "unknown-paper", message, "put them in again")
    return take_over(request, form, found, now.organisation)


def _disputes(organisation: Organisation | None, audit: Audit | None) -> Iterator[ClaimedByTwo]:
    """Yield work that two positions claim in their papers, and that is not in dispute here yet."""
    if organisation is None or audit is None:
        return
    roles = {post.id: post.role for post in audit.posts}
    for clash in audit.clashes:
        assigned = organisation.assigned(clash.entries[0].id) if clash.entries else None
        if assigned is None or clash.kind == "near" or assigned.claimed:
            continue
        wanted = {roles.get(side.post, "") for side in clash.sides}
        who = tuple(n for n, p in organisation.positions.items() if p.role.id in wanted)
        if len(who) > 1:
            yield ClaimedByTwo(assigned, who)


def _of_nobody(audit: Audit) -> Iterator[str]:
    """Yield the names of papers in which, and in whose names, no title was found."""
    aside = [each.source for each in audit.read.set_aside if each.reason == NO_TITLE]
    read = audit.read.papers
    without = [p.source for p in read if not p.role and title_in(p.title.text) is None]
    yield from dict.fromkeys(PurePath(source).name for source in (*aside, *without))


def _whose(request: Request, name: str, position: str) -> Response:
    """Call a paper by the title of the position that it is of, which is how it is known then."""
    desk = desk_of(request)
    now = standing(desk)
    found = now.organisation.positions.get(position) if now.organisation else None
    path = next((each for each in _papers(desk) if each.name == name), None)
    if found is None or path is None:
        message = "this paper is not there any more, or no position was chosen"
        raise error(InputError, "", "unknown-paper", message, "look at the list again")
    taken = {each.name for each in _papers(desk)}
    numbers = ("", *(f" ({number})" for number in range(2, len(taken) + 3)))
    called = (f"{found.role.title}{number}{path.suffix}" for number in numbers)
    new = next(each for each in called if each not in taken)
    write_new(desk.folder / FOLDER, {new: read_bytes(path)})
    remove_file(path)
    return to("/existing")


def _dispute(request: Request, form: FormData) -> Response:
    """Put work that two claim under `disputed`, so that it is settled before papers go out."""
    desk = desk_of(request)
    entry, who = words_of(form, "dispute"), words_of(form, "who").split(",")
    organisation = standing(desk).organisation
    found = organisation.assigned(entry) if organisation else None
    there = organisation.positions if organisation else {}
    sides = listing(there[each].short if each in there else each for each in who)
    what = f"in dispute: {found.entry.title if found else entry}, between {sides}"
    data = company_data(desk)
    was = value_at(data, ("disputed", entry))
    wish = Wish(("disputed", entry), who, was, what)
    return keep_wishes(request, form, [wish], f"/owners/{entry}")


def _forget(request: Request, key: str) -> Response:
    """Take back what a person said that a duty means."""
    desk = desk_of(request)
    workspace = standing(desk).workspace
    answers = read_memory(workspace.catalog, desk.folder) if workspace else {}
    left = [answer for words, answer in answers.items() if words != key]
    write_file(desk.folder / MEMORY, memory_text(left).encode(), private=True)
    return to("/existing#answers")


def _answer(request: Request, form: FormData) -> Response:
    """Remember which work the duties mean of which that was said, as the table for review does."""
    desk = desk_of(request)
    asked = zip(form.getlist("claim"), form.getlist("quote"), strict=False)
    said = [(*each, words_of(form, f"entry.{number}")) for number, each in enumerate(asked)]
    rows = [[str(cell) for cell in row] for row in said if row[-1]]
    if not rows:
        message, hint = "no duty was placed", "choose which work one is, or 'None of these'"
        raise error(InputError, "", "nothing", message, hint)
    with for_a_moment() as folder:
        cells = [["Claim", "Quote", "Entry"], *rows]
        table = put(folder, "review.csv", "".join(map(_csv, cells)).encode())
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
