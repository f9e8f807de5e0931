"""Who owns what in one company: the result that every paper, table and proof is made from."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Literal

from charter.facts.catalog import Catalog, Entry, Role
from charter.facts.company import Company, PositionInput
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem


class Position(NamedTuple):
    """A role in this company. `reports` are the ids of its direct reports, in order.

    `acting` is the position that does its work while it is vacant or planned, or nothing.
    """

    id: str
    role: Role
    title: str
    short: str
    status: str
    acting: str
    reports_to: str
    reports: tuple[str, ...]
    given: PositionInput

    @property
    def the(self) -> str:
        """Return the position in running text: "the VP Product"."""
        return f"the {self.short}"

    @property
    def writes_papers(self) -> bool:
        """Return whether this position gets a charter: all but the neighbours do."""
        return self.role.level != "neighbour"

    @property
    def can_be_posted(self) -> bool:
        """Return whether there is text for a posting: the role's, or the company's own."""
        role, given = self.role, self.given
        return bool((role.pitch or given.opening) and (role.musts or given.musts))


def upwards(positions: Mapping[str, Position], name: str) -> list[str]:
    """Return a position and all above it, the nearest first; each once, should lines run round."""
    line: dict[str, None] = {}
    while name in positions and name not in line:
        line[name] = None
        name = positions[name].reports_to
    return list(line)


class Because(NamedTuple):
    """Why an entry has its owner: the catalogue's order, the structure, or the company file."""

    kind: Literal["catalogue", "structure", "company"]
    place: Place


class Assignment(NamedTuple):
    """One entry and its positions, by id. `accountable` is empty when there is none or two.

    `dispute` settles what its people cannot; `claimed` are those who dispute the entry itself.
    """

    entry: Entry
    accountable: str
    responsible: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]
    veto: tuple[str, ...]
    dispute: str
    because: Because
    claimed: tuple[str, ...] = ()


class Finding(NamedTuple):
    """Something to settle: while there is a gap, papers are drafts; advice can be left as it is.

    A note asks for nothing. `changes` are what a signed charter said and what it says
    now: section, old, new.
    """

    severity: Literal["gap", "advice", "note"]
    problem: Problem
    about: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()


class Load(NamedTuple):
    """What one position carries: entries it answers for, and the sum of their weights."""

    responsibilities: int
    decisions: int
    weight: int


class Organisation(NamedTuple):
    """A company with every applicable entry assigned, and what is wrong with that.

    `unanswered` maps a fact that the company file leaves out to the entries that wait for it.
    """

    company: Company
    catalog: Catalog
    positions: Mapping[str, Position]
    responsibilities: Mapping[str, Assignment]
    decisions: Mapping[str, Assignment]
    load: Mapping[str, Load]
    unanswered: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]

    def assigned(self, entry: str) -> Assignment | None:
        """Return an entry with its positions, or None where it does not apply."""
        return self.responsibilities.get(entry) or self.decisions.get(entry)

    def owner(self, entry: str) -> str:
        """Return the position that answers for an entry, or nothing where it does not apply."""
        found = self.assigned(entry)
        return found.accountable if found else ""

    def below(self, name: str) -> list[str]:
        """Return the positions that report to one, directly or not, the nearest first."""
        found: dict[str, None] = {}
        waiting = deque(self.positions[name].reports)
        while waiting:
            other = waiting.popleft()
            if other != name and other not in found:  # lines may run in a loop
                found[other] = None
                waiting += self.positions[other].reports
        return list(found)

    @property
    def gaps(self) -> tuple[Finding, ...]:
        """Return the findings that keep papers from being written."""
        return tuple(f for f in self.findings if f.severity == "gap")

    @property
    def proved(self) -> bool:
        """Return whether every entry that applies has exactly one owner who is there."""
        return not self.gaps
