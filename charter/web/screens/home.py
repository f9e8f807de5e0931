"""Home: what waits for the reader, the gravest first, and where things stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Place
from charter.web.desk import checked, standing
from charter.web.pages import broken, desk_of, page, to
from charter.write.journal import read_journal

if TYPE_CHECKING:
    from charter.checking import CheckedCompany
    from charter.read.company import Workspace

_SIGNED = "signed-otherwise"
_SIGNED_CODES = (_SIGNED, "reworded")


class ToDo(NamedTuple):
    """One thing to do: how grave, what and why, where it is written, and which screen helps."""

    grave: str
    what: str
    hint: str
    place: Place
    link: str
    button: str


def home(request: Request) -> Response:
    """Show what is to be done, what was changed last, and how much is settled."""
    desk = desk_of(request)
    if not desk.company.exists():
        return to("/first")
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    found = checked(desk, now.workspace)
    todo = list(things_to_do(found))
    known = {each.what for each in todo}
    todo += [each for each in _drafts(now.workspace, found, desk.day) if each.what not in known]
    asked = list(found.organisation.unanswered)
    return page(
        request,
        "home.html",
        now._replace(organisation=found.organisation),
        title="Home",
        todo=[each for each in todo if each.grave in ("bad", "warn")],
        smaller=[each for each in todo if each.grave == "info"],
        unanswered=asked,
        recent=read_journal(desk.folder)[::-1][:4],
    )


def things_to_do(found: CheckedCompany) -> Iterator[ToDo]:
    """Yield what waits, in the order in which it counts."""
    organisation = found.organisation
    for finding in organisation.gaps:
        yield _of_finding("bad", finding.problem.message, finding.problem.hint, finding)
    for posting in found.postings:
        for remark in posting.errors:
            link = f"/papers/{posting.position_id}-posting"
            yield ToDo("bad", remark.message, remark.instead, remark.place, link, "See the posting")
    advice = [f for f in organisation.findings if f.severity == "advice"]
    for finding in sorted(advice, key=lambda each: each.problem.code != _SIGNED):
        yield _of_finding("warn", finding.problem.message, finding.problem.hint, finding)
    for posting in found.postings:
        for remark in posting.remarks:
            if remark not in posting.errors:
                link = f"/papers/{posting.position_id}-posting"
                yield ToDo("info", remark.message, remark.instead, remark.place, link, "Look")
    for remark in found.boards:
        yield ToDo("info", remark.message, remark.instead, remark.place, "/boards", "Look")


def _drafts(workspace: Workspace, found: CheckedCompany, day: date) -> Iterator[ToDo]:
    """Yield what makes drafts of papers; nothing where they cannot be made."""
    from charter.make import Wanted, make_papers

    try:
        made = make_papers(workspace, Wanted(day, formats=()), organisation=found.organisation)
    except CharterError as bad:
        for problem in bad.problems:
            yield ToDo("bad", problem.message, problem.hint, problem.place, "/look", "Look")
        return
    for problem in made.drafts:
        named = [n for n in found.organisation.positions if f"'{n}'" in problem.message]
        link = f"/positions/{named[0]}" if named else "/papers"
        yield ToDo("warn", problem.message, problem.hint, problem.place, link, "See the position")


def _of_finding(grave: str, what: str, hint: str, finding: object) -> ToDo:
    about = getattr(finding, "about", ())
    place: Place = finding.problem.place  # type: ignore[attr-defined]
    if finding.problem.code in _SIGNED_CODES:  # type: ignore[attr-defined]
        return ToDo(grave, what, hint, place, "/signed", "See what differs")
    entries = [each for each in about if "." in each]
    positions = [each for each in about if "." not in each]
    if entries:
        return ToDo(grave, what, hint, place, f"/owners/{entries[0]}", "Choose")
    if positions:
        return ToDo(grave, what, hint, place, f"/positions/{positions[0]}", "See the position")
    return ToDo(grave, what, hint, place, "/owners", "Look")
