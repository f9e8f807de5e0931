"""From papers to an audit: read, placed, judged. One matcher serves many companies."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from charter.audit.against import Promises, SeenByPaper, promises_of
from charter.audit.audit import audit_of
from charter.audit.findings import Audit
from charter.audit.matching import Matcher, work_groups
from charter.audit.memory import Answer, read_memory, with_answers
from charter.audit.nearest_role import nearest_role
from charter.audit.papers import PapersRead, Placed
from charter.audit.read_papers import read_papers
from charter.audit.titles import title_in
from charter.audit.twins import twins
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem


class PlacedPapers(NamedTuple):
    """Papers that are read and placed, before anybody's answers count.

    `seen` is how likely any claim of a paper means an entry, at most, by the paper's id.
    """

    read: PapersRead
    placed: tuple[Placed, ...]
    seen: SeenByPaper


class Auditor:
    """Audits papers of companies that share a catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._matcher = Matcher(catalog)
        self._groups: dict[str, str] = {}
        self._fields: dict[str, str] = {}
        for group in work_groups(catalog):
            self._groups |= dict.fromkeys(group.entries, group.id)
            self._fields[group.id] = group.title

    def place(self, paths: Sequence[Path]) -> PlacedPapers:
        """Return what papers claim, with what it may mean. Raises InputError."""
        if missing := [path for path in paths if not os.path.lexists(path)]:
            message, hint = "there is no such folder or file", "look at the name"
            raise InputError(Problem(Place(str(p)), "no-file", message, hint) for p in missing)
        read = read_papers(self.catalog, paths)
        problems = [p for source in read.sources if not source.lines for p in source.problems]
        if problems and not read.papers:
            raise InputError(problems)
        roles = self._roles(read)
        placed = self._matcher.place(read.claims, roles)
        seen = {
            paper.id: self._matcher.seen([c for c in read.claims if c.paper == paper.id], roles)
            for paper in read.papers
        }
        return PlacedPapers(read, placed, seen)

    def judge(
        self,
        placing: PlacedPapers,
        workspace: Workspace | None = None,
        answers: Mapping[str, Answer] | None = None,
    ) -> Audit:
        """Return what the papers say together, with a person's answers in the place of ours."""
        placed = with_answers(placing.placed, answers or {})
        open_ = {each.claim.id for each in placed if not (each.confirmed or each.nothing)}
        claims = [claim for claim in placing.read.claims if claim.id in open_]
        roles = self._roles(placing.read)
        return audit_of(
            self.catalog,
            placing.read,
            placed,
            workspace,
            seen=self._matcher.seen(claims, roles),
            groups=self._groups,
            fields=self._fields,
            twins=twins(placing.read.claims),
        )

    def _roles(self, read: PapersRead) -> dict[str, str]:
        """Return by which role the words of each paper are to be understood."""
        return {
            paper.id: paper.role or nearest_role(self.catalog, title_in(paper.title.text))
            for paper in read.papers
        }


def remembered(workspace: Workspace | None, catalog: Catalog) -> dict[str, Answer]:
    """Return what a person said in a workspace before. Raises InputError."""
    return read_memory(catalog, workspace.folder) if workspace else {}


def promised(audit: Audit, placing: PlacedPapers, against: Workspace) -> tuple[Promises, ...]:
    """Return what these papers promise beside what the charters of a workspace give."""
    from charter.assign.ownership import organise

    return promises_of(audit, organise(against), placing.seen)
