"""What `charter check` looks at, for the commands that go by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from charter.read.company_file import COMPANY_FILE

if TYPE_CHECKING:
    from charter.assign.organisation import Finding, Organisation
    from charter.check.papers.own_postings import PostingLaw
    from charter.check.remark import Remark
    from charter.cli.report import Reported
    from charter.read.company import Workspace


class CheckedCompany(NamedTuple):
    """An organisation with all that was found, its postings, and what job boards want of them."""

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


def reported(found: CheckedCompany) -> Iterator[Reported]:
    """Yield each finding as --report prints it; what only job boards want is a note."""
    from charter.cli.report import not_checked, of_finding, of_remark

    yield from map(of_finding, found.organisation.findings)
    for posting in found.postings:
        yield from map(of_remark, posting.remarks)
        place = found.organisation.positions[posting.position_id].given.place
        for note in posting.notes:
            yield not_checked(place, f"Posting for {posting.position_id}: {note}")
    for remark in found.boards:
        yield of_remark(remark, "note")


def folders_of(paths: Iterable[Path]) -> list[Path]:
    """Return the workspaces that paths name, each once; a file within one stands for it."""
    return list(dict.fromkeys(map(_workspace_of, paths)))


def _workspace_of(path: Path) -> Path:
    if not path.is_file():
        return path
    if path.name == COMPANY_FILE:
        return path.parent
    for folder in path.parents:
        if folder.name in ("catalog", "templates") and (folder.parent / COMPANY_FILE).is_file():
            return folder.parent
    return path


def checked(workspace: Workspace, day: date) -> CheckedCompany:
    """Return all that is found in a workspace, with the law of `day`."""
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
    from charter.assign.ownership import organise
    from charter.check.own.own_text import findings_of_own_text
    from charter.check.own.translations import charter_findings, posting_findings
    from charter.compose.mirror import mirror_of

    organisation = organise(workspace)
    found: list[Finding] = findings_of_own_text(workspace)
    if organisation.proved:
        mirror = mirror_of(organisation, day)
        organisation = organisation._replace(findings=(*organisation.findings, *mirror.findings))
        if any(given.signed_hash for given in workspace.company.positions.values()):
            from charter.offer.signing.since_signed import differing

            found += differing(workspace)
    unsaid = posting_findings(organisation, day)
    found += (*charter_findings(organisation, day), *unsaid)
    return organisation._replace(findings=(*organisation.findings, *found)), unsaid


def _postings(
    workspace: Workspace, organisation: Organisation, day: date
) -> tuple[PostingLaw, ...]:
    from charter.assign.hiring import is_posted

    if not any(is_posted(position) for position in organisation.positions.values()):
        return ()
    from charter.check.papers.own_postings import posting_laws

    return posting_laws(organisation, day, workspace.folder / "templates")
