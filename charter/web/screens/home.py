"""Home: what waits for the reader, the gravest first, and where things stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from threading import Event, RLock
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Finding
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Place, Problem, listing
from charter.web.desk import Desk, Standing, checked, day_said, standing
from charter.web.pages import broken, desk_of, page_in_parts, to
from charter.web.plans import read_plans
from charter.web.positions import posts_not_said
from charter.write.journal import read_journal

if TYPE_CHECKING:
    from charter.check.remark import Remark
    from charter.checking import CheckedCompany
    from charter.facts.company import Workspace

_SIGNED = "signed-otherwise"
_SIGNED_CODES = (_SIGNED, "reworded")


class ToDo(NamedTuple):
    """One thing to do: how grave, what is found, and which screen helps where no field is near."""

    grave: str
    found: Problem | Remark | Finding
    link: str
    button: str

    @property
    def key(self) -> tuple[str, Place]:
        """Return what is found, and where, to tell it once."""
        found = self.found.problem if isinstance(self.found, Finding) else self.found
        return found.code, found.place


class WaitingThings(NamedTuple):
    """What is to be done, the gravest first, smaller things, and the facts nobody has said."""

    todo: list[ToDo]
    smaller: list[ToDo]
    unanswered: tuple[str, ...]


_ONE_AT_A_TIME, _LOOKED = RLock(), Event()
"""Two that look through everything at once take twice as long each, and load the same."""


def load(desk: Desk) -> None:
    """Look through everything, where nobody has asked for it yet; what is found is not kept."""
    now = standing(desk)
    with _ONE_AT_A_TIME:
        if now.workspace and not _LOOKED.is_set():
            _found(desk, now, now.workspace)


def home(request: Request) -> Response:
    """Show what is to be done, what was changed last, and how much is settled.

    What needs the company file alone is sent at once, and what is found in all papers follows.
    """
    desk = desk_of(request)
    if not desk.company.exists():
        return to("/first")
    now = standing(desk)
    if now.workspace is None:
        return broken(request, now)
    return page_in_parts(
        request,
        "home.html",
        now,
        title="Home",
        planned=[each for each in _planned(desk, now) if each.grave == "info"],
        find=partial(_found, desk, now, now.workspace),
        recent=read_journal(desk.folder)[::-1][:4],
    )


def _found(desk: Desk, now: Standing, workspace: Workspace) -> WaitingThings:
    """Return what is found; where papers cannot be looked through, what is in the way."""
    todo, unanswered = list[ToDo](), tuple[str, ...]()
    try:
        with _ONE_AT_A_TIME:
            found = checked(desk, workspace)
            unanswered = tuple(found.organisation.unanswered)
            due = (each for each in _planned(desk, now) if each.grave != "info")
            todo += [*things_to_do(found), *due, *_asked(posts_not_said(desk, now))]
            known = {each.key for each in todo}
            drafts = _drafts(workspace, found, desk.day)
            todo += [each for each in drafts if each.key not in known]
            _LOOKED.set()
    except CharterError as bad:
        todo += [ToDo("bad", problem, "/look", "Look") for problem in bad.problems]
    smaller = [each for each in todo if each.grave == "info"]
    return WaitingThings([each for each in todo if each.grave != "info"], smaller, unanswered)


def things_to_do(found: CheckedCompany) -> Iterator[ToDo]:
    """Yield what waits, in the order in which it counts."""
    organisation = found.organisation
    for finding in organisation.gaps:
        yield _of_finding("bad", finding)
    for posting in found.postings:
        for remark in posting.errors:
            link = f"/papers/{posting.position_id}-posting"
            yield ToDo("bad", remark, link, "See the posting")
    advice = [f for f in organisation.findings if f.severity == "advice"]
    for finding in sorted(advice, key=lambda each: each.problem.code != _SIGNED):
        yield _of_finding("warn", finding)
    for posting in found.postings:
        for remark in posting.remarks:
            if remark not in posting.errors:
                link = f"/papers/{posting.position_id}-posting"
                yield ToDo("info", remark, link, "Look")
    for remark in found.boards:
        yield ToDo("info", remark, "/boards", "Look")


def _drafts(workspace: Workspace, found: CheckedCompany, day: date) -> Iterator[ToDo]:
    """Yield what makes drafts of papers."""
    from charter.make import Wanted, make_papers

    made = make_papers(workspace, Wanted(day, formats=()), organisation=found.organisation)
    for problem in made.drafts:
        named = [n for n in found.organisation.positions if f"'{n}'" in problem.message]
        link = f"/positions/{named[0]}" if named else "/papers"
        yield ToDo("warn", problem, link, "See the position")


def _asked(posts: Sequence[str]) -> Iterator[ToDo]:
    """Yield that nobody has said whether somebody is on posts, which the page asks for."""
    if posts:
        named = listing(f"'{name}'" for name in posts)
        message = (
            f"nobody has said whether somebody holds {named}; papers take it that somebody does"
        )
        hint = "open each that is not said, and choose filled, vacant or planned"
        yield ToDo("warn", Problem(Place(""), "not-said", message, hint), "/positions", "Positions")


def _planned(desk: Desk, now: Standing) -> Iterator[ToDo]:
    """Yield the changes that were planned, those whose day has come first of all."""
    try:
        plans = read_plans(desk)
    except CharterError as bad:
        yield from (ToDo("bad", problem, "/history", "Look") for problem in bad.problems)
        return
    for plan in plans:
        is_due = plan.day is not None and plan.day <= desk.day
        said = f"planned{f' for {day_said(now, plan.day)}' if plan.day else ''}: {plan.title}"
        hint = "its day has come: make it so, or forget it" if is_due else ""
        found = Problem(Place(""), "planned", said, hint)
        yield ToDo("warn" if is_due else "info", found, f"/reorganise/{plan.number}", "Look at it")


def _of_finding(grave: str, finding: Finding) -> ToDo:
    if finding.problem.code in _SIGNED_CODES:
        return ToDo(grave, finding, "/signed", "See what differs")
    if entry := next((each for each in finding.about if "." in each), ""):
        return ToDo(grave, finding, f"/owners/{entry}", "Choose")
    if finding.about:
        return ToDo(grave, finding, f"/positions/{finding.about[0]}", "See the position")
    return ToDo(grave, finding, "/owners", "Look")
