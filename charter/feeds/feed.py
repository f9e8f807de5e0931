"""From workspaces to feeds: every problem of every workspace at once, or all files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from charter.assign.hiring import is_posted
from charter.assign.ownership import organise
from charter.check.own.marks import printed_marks
from charter.facts.company import Workspace
from charter.feeds.board import board
from charter.feeds.boards import BOARDS, writer_of
from charter.feeds.jobs import Job, Opening, is_open, jobs_of, openings
from charter.feeds.lacks import Lack, job_lacks, opening_lacks, same_references
from charter.feeds.references import AssignedReference, assign
from charter.load.company_file import COMPANY_FILE, read_workspace
from charter.make import Made, Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Place, Problem, not_known
from charter.write.web.posting_parts import parts_of


class Feeds(NamedTuple):
    """The files by name, how much is in them, advice, and the openings that have closed.

    `notes` are what one should know of each board before its file is of use.
    """

    files: dict[str, bytes]
    postings: int
    jobs: int
    advice: tuple[Problem, ...]
    closed: tuple[Opening, ...]
    notes: tuple[str, ...] = ()


class _Read(NamedTuple):
    workspace: Workspace
    references: tuple[str, ...]
    openings: tuple[Opening, ...]


def make_feeds(
    workspaces: Iterable[Path],
    day: date,
    boards: Sequence[str] = BOARDS,
    poster: str = "",
    draft: bool = False,
) -> Feeds:
    """Return the feeds of all open postings on `day`; a workspace named twice counts once.

    >>> feeds = charter.make_feeds([Path("northwind")], date(2026, 12, 1))
    >>> sorted(feeds.files), feeds.jobs
    (['atom.xml', 'indeed.xml', 'linkedin.xml', 'talent.xml'], 1)

    `poster` is the e-mail address of who posts on LinkedIn, instead of that for applications. A
    posting that is a draft goes in only with `draft`, and its title says so. Raises InputError or
    TemplateError with every problem of every workspace.
    """
    gathered = _gathered(list(workspaces), day, boards, poster, draft)
    if problems := gathered.lacking(boards):
        raise InputError(problems)
    return gathered.feeds(boards, day, poster)


def feeds_by_board(
    workspaces: Iterable[Path], day: date, boards: Sequence[str] = BOARDS, poster: str = ""
) -> dict[str, Feeds | tuple[Problem, ...]]:
    """Return for each board its feed alone, or every problem that keeps it from being made.

    >>> found = charter.feeds.feed.feeds_by_board([Path("northwind")], date(2026, 12, 1))
    >>> list(found)
    ['indeed', 'linkedin', 'talent', 'atom']

    Raises InputError for boards that there are not.
    """
    gathered = _gathered(list(workspaces), day, boards, poster, draft=False)
    return {
        name: tuple(gathered.lacking([name])) or gathered.feeds([name], day, poster)
        for name in boards
    }


class _Gathered(NamedTuple):
    """What feeds are made of, and the problems of all boards alike."""

    found: list[_Read]
    jobs: list[Job]
    lacks: list[Lack]
    closed: list[Opening]
    postings: int
    problems: list[Problem]

    def of(self, boards: Sequence[str]) -> list[Lack]:
        """Return what is missing for some boards."""
        return [lack for lack in self.lacks if lack.board in ("", *boards)]

    def lacking(self, boards: Sequence[str]) -> list[Problem]:
        """Return each problem that keeps the feeds of some boards from being made."""
        errors = (lack.problem for lack in self.of(boards) if lack.severity == "error")
        return [*self.problems, *errors]

    def feeds(self, boards: Sequence[str], day: date, poster: str) -> Feeds:
        """Return the feeds of boards for which nothing is missing."""
        advice = {lack.problem: None for lack in self.of(boards)}
        told = {read.workspace.folder: read.workspace for read in self.found}
        advice |= dict.fromkeys(m for workspace in told.values() for m in printed_marks(workspace))
        advice |= dict.fromkeys(cut for workspace in told.values() for cut in workspace.cut)
        known = [board(name) for name in boards]
        files = {one.file: writer_of(one.id).feed(self.jobs, one, day, poster) for one in known}
        notes = tuple(f"{one.file}: {one.note}" for one in known if one.note and self.jobs)
        jobs, closed = len(self.jobs), tuple(self.closed)
        return Feeds(files, self.postings, jobs, tuple(sorted(advice)), closed, notes)


def _gathered(
    workspaces: Sequence[Path], day: date, boards: Sequence[str], poster: str, draft: bool
) -> _Gathered:
    problems = [*not_known("unknown-board", "board", boards, BOARDS)]
    if not workspaces:
        message = "no workspace is named, and empty feeds would close every job that boards list"
        problems.append(Problem(Place(""), "no-workspace", message, "name one or more"))
    if poster and not is_email(poster):
        problems.append(Problem(Place(""), "wrong-form", f"'{poster}' is no e-mail address"))
    if problems:
        raise InputError(problems)
    found = _read_all(workspaces, day, problems)
    jobs, lacks, closed, out = list[Job](), list[Lack](), list[Opening](), list[Opening]()
    for read in found:
        still = [opening for opening in read.openings if is_open(opening, day)]
        closed += [opening for opening in read.openings if opening not in still]
        out += still
        if not still:
            continue
        postings = tuple(opening.posting for opening in still)
        try:
            wanted = Wanted(day, postings, formats=("md",))
            made = make_papers(read.workspace, wanted, organisation=still[0].organisation)
            texts = [parts_of(made.documents.of(text)).advert for text in made.texts]
        except CharterError as bad:
            problems += bad.problems
            continue
        if not draft:
            problems += _drafts(still, made)
        for opening, text in zip(still, texts, strict=True):
            mine = jobs_of(opening, text)
            jobs += mine
            lacks += opening_lacks(opening)
            lacks += (lack for name in boards for lack in job_lacks(mine, name, poster))
    lacks += same_references(out)
    return _Gathered(found, jobs, lacks, closed, len(out), problems)


def is_email(poster: str) -> bool:
    """Return whether this can be the e-mail address of who posts jobs."""
    return "@" in poster.strip("@") and poster.isprintable() and " " not in poster


def _drafts(found: Iterable[Opening], made: Made) -> Iterator[Problem]:
    """Yield which of the postings are drafts, and what makes them so, each thing once."""
    for opening in found:
        position, posting = opening.position, opening.posting
        if posting.draft:
            message = f"the posting of '{position.id}' is a draft, and would be published"
            hint = "put right what makes it one; --draft takes it as it is"
            yield Problem(position.given.place, "draft", message, hint)
    # Boards have a word of their own for no way to apply, which they never go without.
    yield from (problem for problem in made.drafts if problem.code != "no-way-to-apply")


def assign_references(workspaces: Iterable[Path], day: date) -> list[AssignedReference]:
    """Write a reference into company.yaml for each open posting that has none; return them.

    Raises InputError when a workspace cannot be read; then no file has changed.
    """
    problems: list[Problem] = []
    found = _read_all(workspaces, day, problems)
    if problems:
        raise InputError(problems)
    taken = [reference for read in found for reference in read.references]
    return assign((o for read in found for o in read.openings if is_open(o, day)), taken)


def _read_all(workspaces: Iterable[Path], day: date, problems: list[Problem]) -> list[_Read]:
    found: dict[Path, _Read] = {}
    for path in workspaces:
        try:
            read = read_workspace(path)
            organisation = organise(read)
            file = (path / COMPANY_FILE if os.path.isdir(path) else path).resolve()
            given = (p.reference for p in read.company.positions.values())
            references = tuple(reference for reference in given if reference)
            mine: list[Opening] = []
            if any(map(is_posted, organisation.positions.values())):
                wanted = Wanted(day, ("posting",), formats=())
                made = make_papers(read, wanted, organisation=organisation)
                mine = openings(organisation, made.papers)
            found[file] = _Read(read, references, tuple(mine))
        except CharterError as bad:
            problems += bad.problems
    return list(found.values())
