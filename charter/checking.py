"""From a workspace to all that is found in it: what `charter check` does, in one call."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from charter.load.company_file import COMPANY_FILE
from charter.named_tuples import NamedTuple
from charter.problems import Problem

if TYPE_CHECKING:
    from charter.assign.organisation import Finding, Organisation
    from charter.check.papers.own_postings import PostingLaw
    from charter.check.remark import Remark
    from charter.facts.company import Workspace
    from charter.make import Made

_HOLE = "empty-field"


class CheckedCompany(NamedTuple):
    """An organisation with all that was found in it.

    `postings` are those of vacant positions, with remarks on their words, shape and law; `boards`
    is what job boards want of them.
    """

    organisation: Organisation
    postings: tuple[PostingLaw, ...]
    boards: tuple[Remark, ...]

    @property
    def unchecked(self) -> bool:
        """Return whether a part of a posting was not looked at."""
        return any(posting.notes for posting in self.postings)

    @property
    def fine(self) -> bool:
        """Return whether nothing has to be settled or put right."""
        return self.organisation.proved and not any(posting.errors for posting in self.postings)


def folders_of(paths: Iterable[Path]) -> list[Path]:
    """Return the workspaces that paths name, each once; a file within one stands for it."""
    return list(dict.fromkeys(map(_workspace_of, paths)))


def _workspace_of(path: Path) -> Path:
    if not os.path.isfile(path):  # unlike Path.is_file, no error where the name is too long
        return path
    if path.name == COMPANY_FILE:
        return path.parent
    for folder in path.parents:
        if folder.name in ("catalog", "templates") and (folder.parent / COMPANY_FILE).is_file():
            return folder.parent
    return path


def check_workspace(workspace: Workspace, day: date) -> CheckedCompany:
    """Return all that is found in a workspace, with the law of `day`.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> found = charter.check_workspace(workspace, date(2026, 12, 1))
    >>> found.fine
    True
    >>> [finding.problem.code for finding in found.organisation.gaps]
    []

    Raises CharterError where a template cannot be used.
    """
    organisation, unsaid = _organised(workspace, day)
    postings = () if unsaid else _postings(workspace, organisation, day)
    boards: tuple[Remark, ...] = ()
    if postings:
        from charter.feeds.lacks import board_remarks

        boards = board_remarks(organisation, day)
    return CheckedCompany(organisation, postings, boards)


def checked_organisation(workspace: Workspace, day: date) -> Organisation:
    """Return who owns what with all findings but those on the words and the law of postings."""
    return _organised(workspace, day)[0]


def _organised(workspace: Workspace, day: date) -> tuple[Organisation, tuple[Finding, ...]]:
    """Return an organisation with its findings, and which of them keep postings from being made."""
    from charter.assign.holders import holder_findings
    from charter.assign.organisation import Finding
    from charter.assign.ownership import organise
    from charter.assign.reviews import review_findings
    from charter.check.own.marks import not_yet_begun
    from charter.check.own.never_printed import never_printed
    from charter.check.own.own_text import findings_of_own_text, has_own_sentences
    from charter.check.own.translations import charter_findings, posting_findings
    from charter.check.papers.asked import candidates_ask
    from charter.compose.mirror import mirror_of

    organisation = organise(workspace)
    found: list[Finding] = findings_of_own_text(workspace)
    found += (Finding("advice", p) for p in never_printed(workspace, organisation, day))
    found += (Finding("advice", p) for p in not_yet_begun(workspace, day))
    found += candidates_ask(organisation, day)
    found += holder_findings(organisation.positions, day)
    if has_own_sentences(workspace):
        from charter.check.own.claims import claim_findings

        found += claim_findings(workspace, organisation)
    if organisation.proved:
        mirror = mirror_of(organisation, day)
        organisation = organisation._replace(findings=(*organisation.findings, *mirror.findings))
        if any(given.signed_hash for given in workspace.company.positions.values()):
            from charter.offer.signing.since_signed import differing

            found += differing(workspace)
    found += review_findings(organisation, day)
    found += _holes(workspace, organisation, day)
    unsaid = posting_findings(organisation, day)
    found += (*charter_findings(organisation, day), *unsaid)
    return organisation._replace(findings=(*organisation.findings, *found)), unsaid


def _holes(workspace: Workspace, organisation: Organisation, day: date) -> list[Finding]:
    """Return a finding for each field of an own template that is empty in a paper, within a line.

    `charter build` refuses such a paper, so it is made on trial.
    """
    from charter.assign.organisation import Finding
    from charter.compose.paper_kinds import usual_kinds
    from charter.file_formats import USUAL
    from charter.make import Wanted, make_papers
    from charter.own_templates.files import LETTERHEAD, own_files
    from charter.problems import CharterError

    if own_files(workspace.folder / "templates").keys() <= {LETTERHEAD}:
        return []
    try:
        make_papers(workspace, Wanted(day, usual_kinds(), formats=USUAL), organisation=organisation)
    except CharterError as bad:
        return [Finding("gap", each) for each in bad.problems if each.code == _HOLE]
    return []


def _postings(
    workspace: Workspace, organisation: Organisation, day: date
) -> tuple[PostingLaw, ...]:
    from charter.assign.hiring import is_posted

    if not any(is_posted(position) for position in organisation.positions.values()):
        return ()
    from charter.check.papers.own_postings import posting_laws

    return posting_laws(organisation, day, workspace.folder / "templates")


def closed_postings(made: Made, day: date) -> Iterator[Problem]:
    """Yield which postings nobody can answer any more."""
    from charter.compose.papers import Posting

    for paper in made.papers:
        if not isinstance(paper, Posting):
            continue
        until = paper.facts.until
        if until and until < day:
            given = made.organisation.positions[paper.position_id].given
            message = f"the posting for '{paper.position_id}' closed on {until}"
            hint = "write a later day in 'until:', or change 'status:'"
            yield Problem(given.place, "closed", message, hint)


def odd_pay(made: Made) -> Iterator[Problem]:
    """Yield the pay of postings that is likelier that of another period."""
    from charter.compose.papers import Posting
    from charter.facts.odd_pay import may_be_of

    for paper in made.papers:
        if not isinstance(paper, Posting):
            continue
        given = made.organisation.positions[paper.position_id].given
        for asked in filter(None, map(may_be_of, given.ranges)):
            message, instead = asked
            hint = instead[0].lower() + instead[1:].rstrip(".")
            yield Problem(given.place_of("pay"), "odd-pay", f"'{given.id}': {message}", hint)


def to_settle(count: int) -> str:
    """Return that some things have to be settled before papers can go out, and where they stand."""
    what, them = ("1 thing is", "it") if count == 1 else (f"{count} things are", "them")
    return f"{what} to settle first; 'charter check' lists {them}"
