"""Who owns what: the catalogue's order, then the structure's exceptions, then the company's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from charter.assign.conditions import Setting, applies, setting_for, unanswered
from charter.assign.disciplines import hearing_leaders
from charter.assign.hiring import check_hiring
from charter.assign.mirror import mirror_findings
from charter.assign.organisation import Assignment, Because, Finding, Organisation, Position
from charter.assign.own_role_texts import with_texts
from charter.assign.positions import by_role, check_positions, positions_of
from charter.assign.stand_ins import stand_in_findings
from charter.assign.titles import title_findings
from charter.assign.together import together_findings
from charter.assign.vetoes import MAX_VETOES, veto_findings
from charter.assign.without_people import people_findings
from charter.assign.workload import load_findings, load_of
from charter.facts.catalog import Alternatives, Catalog, Entry
from charter.facts.company import Company, Override, Workspace
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem

_MOST = 200
"""Shapes of companies that are kept; then all are forgotten, and it begins anew."""


_NOTHING = Override(None, None, None, None, None, Place(""))
"""What a company says of an entry that it leaves as it is."""


class AssignedByShape:
    """Keeps the assignments of companies of one shape, for those who settle many.

    They depend on the catalogue, the structure, the positions with their roles and reporting lines,
    and which entries apply. A company that assigns an entry itself is settled by itself.
    """

    def __init__(self) -> None:
        self._known: dict[Any, tuple[Catalog, dict[str, Assignment]]] = {}

    def of(self, desk: _Desk, entries: Iterable[Entry]) -> dict[str, Assignment]:
        """Return the assignments of these entries of the company's catalogue."""
        company, catalog = desk.workspace.company, desk.workspace.catalog
        there = desk.applying(entries)
        if company.assign or company.disputed or company.ties:
            return desk.assign(there)
        lines = tuple((n, p.role.id, p.reports_to) for n, p in desk.positions.items())
        key = id(catalog), company.structure, lines, tuple(entry.id for entry in there)
        if key not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            # The catalogue is kept with them, so that no other can have its identity.
            self._known[key] = catalog, desk.assign(there)
        return self._known[key][1]


def organise(workspace: Workspace, kept: AssignedByShape | None = None) -> Organisation:
    """Return who owns what in a company, with every finding. Never raises for a gap.

    `kept` are the assignments of companies before it.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> organisation = charter.organise(workspace)
    >>> organisation.decisions["decision.team-structure"].accountable
    'cpto'
    """
    catalog, company = workspace.catalog, workspace.company
    positions = positions_of(workspace)
    setting = setting_of(company, positions)
    desk = _Desk(workspace, positions, setting, by_role(positions))
    kept = kept or AssignedByShape()
    assigned = kept.of(desk, (*catalog.responsibilities.values(), *catalog.decisions.values()))
    responsibilities = {n: a for n, a in assigned.items() if n in catalog.responsibilities}
    decisions = {n: a for n, a in assigned.items() if n in catalog.decisions}
    organisation = Organisation(
        company=company,
        catalog=catalog,
        positions=positions,
        responsibilities=responsibilities,
        decisions=decisions,
        load=load_of(positions, responsibilities, decisions),
        unanswered=desk.waiting(),
        findings=(),
    )
    heard = hearing_leaders(organisation, setting)
    organisation = with_texts(organisation._replace(decisions=heard))
    findings = [
        *(Finding(move.severity, move.problem) for move in workspace.moved),
        *(Finding("advice", problem) for problem in workspace.cut),
        *check_positions(positions),
        *check_hiring(company, positions),
        *desk.findings((*responsibilities.values(), *heard.values())),
        *mirror_findings(organisation),
        *veto_findings(organisation),
        *title_findings(organisation),
        *together_findings(organisation, desk.usual),
        *people_findings(organisation, setting),
        *load_findings(organisation),
        *stand_in_findings(organisation),
    ]
    findings.sort(key=lambda finding: finding.problem.place)
    return organisation._replace(findings=tuple(findings))


def setting_of(company: Company, positions: Mapping[str, Position]) -> Setting:
    """Return what conditions of this company are matched against."""
    roles = frozenset(position.role.id for position in positions.values())
    return setting_for(company, roles)


class _Desk(NamedTuple):
    """Assigns entries in one company."""

    workspace: Workspace
    positions: Mapping[str, Position]
    setting: Setting
    holding: Mapping[str, list[str]]

    def applying(self, entries: Iterable[Entry]) -> list[Entry]:
        return [entry for entry in entries if applies(entry.when, self.setting)]

    def assign(self, entries: Iterable[Entry]) -> dict[str, Assignment]:
        return {entry.id: self._assignment(entry) for entry in entries}

    def _assignment(self, entry: Entry) -> Assignment:
        override = self.workspace.company.assign.get(entry.id)
        owners, because = self._owners(entry, override)
        accountable = owners[0] if len(owners) == 1 else ""
        claimed = tuple(owners) if len(owners) > 1 and because.kind == "company" else ()
        taken = [accountable, *claimed]

        def listed(said: tuple[str, ...] | None, usual: tuple[str, ...]) -> tuple[str, ...]:
            names = said if said is not None else usual
            fresh = names and tuple(dict.fromkeys(name for name in names if name not in taken))
            taken.extend(fresh)
            return fresh

        chosen, roles = override or _NOTHING, self._alternatives
        veto = listed(chosen.veto, roles(entry.veto))
        doing, beside = self._nearest(
            entry, [name for name in roles(entry.responsible) if name != accountable]
        )
        if chosen.responsible is not None:
            beside = ()
        heard = (*roles(entry.consulted), *beside, *self._of_its_work(entry, chosen))
        return Assignment(
            entry=entry,
            accountable=accountable,
            veto=veto,
            responsible=listed(chosen.responsible, doing),
            consulted=listed(chosen.consulted, heard),
            informed=listed(chosen.informed, roles(entry.informed)),
            dispute=self._dispute(entry, accountable),
            because=because,
            claimed=claimed,
        )

    def _owners(self, entry: Entry, override: Override | None) -> tuple[list[str], Because]:
        company, catalog = self.workspace.company, self.workspace.catalog
        for dispute in (d for d in company.disputed if d.entry == entry.id):
            claimants = [name for name in self.positions if name in dispute.claimants]
            return claimants, Because("company", dispute.place)
        if override and override.accountable:
            return [override.accountable], Because("company", override.place)
        structure = catalog.structures[company.structure]
        if entry.id in structure.assign:
            owners = self.holding.get(structure.assign[entry.id])
            if owners:
                return owners, Because("structure", structure.assign_places[entry.id])
        for role in entry.accountable:
            if owners := self.holding.get(role):
                return owners, Because("catalogue", entry.place)
        return [], Because("catalogue", entry.place)

    def usual(self, entry: Entry) -> str:
        """Return who would own an entry if the company file assigned nothing."""
        owners, _ = self._owners(entry, None)
        return owners[0] if len(owners) == 1 else ""

    def _alternatives(self, wanted: tuple[Alternatives, ...]) -> tuple[str, ...]:
        named: list[str] = []
        for alternatives in wanted:
            named += next((held for role in alternatives if (held := self.holding.get(role))), [])
        return tuple(named)

    def _nearest(self, entry: Entry, names: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who of several does the work, and who is heard: of one role, the nearest does it.

        Nearest is who answers for most in the area of the entry.
        """
        if len(names) < 2:
            return tuple(names), ()
        roles = by_role({name: self.positions[name] for name in names})
        beside: list[str] = []
        for same in (same for same in roles.values() if len(same) > 1):
            carried = {name: self._carried(name, entry.area) for name in same}
            most = max(carried.values())
            beside += (name for name in same if carried[name] < most)
        return tuple(name for name in names if name not in beside), tuple(beside)

    def _carried(self, name: str, area: str) -> int:
        """Return the weight of the work in an area that a position answers for."""
        given = self.workspace.company.assign
        known = self.workspace.catalog.responsibilities.values()
        return sum(
            entry.weight
            for entry in known
            if entry.area == area and self._owners(entry, given.get(entry.id))[0] == [name]
        )

    def _of_its_work(self, entry: Entry, chosen: Override) -> Iterator[str]:
        """Yield who answers for work that an entry touches, or that a decision is about.

        Whom the company itself names for another part keeps that part.
        """
        given, works = self.workspace.company.assign, self.workspace.catalog.responsibilities
        for name in (*(entry.goes_with if entry.kind == "decision" else ()), *entry.touches):
            if name in works and applies(works[name].when, self.setting):
                owners, _ = self._owners(works[name], given.get(name))
                named = (*(chosen.responsible or ()), *(chosen.informed or ()))
                yield from (owner for owner in owners if owner not in named)

    def _dispute(self, entry: Entry, accountable: str) -> str:
        """Return who settles a dispute: as `ties` say, else the entry, else the one above."""
        for tie in self.workspace.company.ties:
            if tie.entry == entry.id:
                return tie.position
        for role in entry.dispute:
            for name in self.holding.get(role, ()):
                if name != accountable:
                    return name
        return self.positions[accountable].reports_to if accountable else ""

    def waiting(self) -> dict[str, tuple[str, ...]]:
        """Return, for each fact that nobody has stated, the entries that wait for it."""
        catalog = self.workspace.catalog
        waiting: dict[str, list[str]] = {}
        for entry in (*catalog.responsibilities.values(), *catalog.decisions.values()):
            for fact in unanswered(entry.when, self.setting):
                waiting.setdefault(fact, []).append(entry.id)
        return {fact: tuple(ids) for fact, ids in waiting.items()}

    def findings(self, made: Iterable[Assignment]) -> list[Finding]:
        """Return what is wrong with the owners and vetoes of the assignments made here."""
        catalog = self.workspace.catalog
        findings = []
        for assignment in made:
            if not assignment.accountable or len(assignment.veto) > MAX_VETOES:
                findings += self._entry_findings(assignment)
        for name, override in self.workspace.company.assign.items():
            named = catalog.responsibilities.get(name) or catalog.decisions.get(name)
            if named and not applies(named.when, self.setting):
                message = f"'{name}' is assigned but does not apply to this company"
                hint = (
                    f"'charter show {name}' tells when it does; delete the line or state the fact"
                )
                problem = Problem(override.place, "does-not-apply", message, hint)
                findings.append(Finding("advice", problem, (name,)))
        return findings

    def _entry_findings(self, made: Assignment) -> list[Finding]:
        entry = made.entry
        override = self.workspace.company.assign.get(entry.id)
        owners, _ = self._owners(entry, override)
        deciding = entry.kind == "decision"
        findings = []
        if not owners and not made.claimed:
            verb = "decides" if deciding else "is accountable for"
            message = f"nobody {verb} '{entry.id}' ({entry.title})"
            hint = f"add '{entry.id}: POSITION' under 'assign'"
            code = "no-decider" if deciding else "no-owner"
            findings.append(_gap(self.workspace, code, message, hint, entry))
        if len(owners) > 1 and not made.claimed:
            names = " and ".join(f"'{name}'" for name in owners)
            verb = "decide" if deciding else "are accountable for"
            message = f"{names} both {verb} '{entry.id}' ({entry.title})"
            hint = f"add '{entry.id}: {owners[0]}' under 'assign', or the other one"
            findings.append(_gap(self.workspace, "two-owners", message, hint, entry))
        if len(made.veto) > MAX_VETOES:
            names = ", ".join(made.veto)
            message = f"{len(made.veto)} positions can veto '{entry.id}' ({names})"
            hint = f"at most {MAX_VETOES}; the others can be consulted"
            findings.append(_gap(self.workspace, "too-many-vetoes", message, hint, entry))
        return findings


def _gap(workspace: Workspace, code: str, message: str, hint: str, entry: Entry) -> Finding:
    override = workspace.company.assign.get(entry.id)
    place = (
        override.place
        if override
        else entry.place
        if entry.own
        else workspace.company.structure_place
    )
    return Finding("gap", Problem(place, code, message, hint), (entry.id,), entry.evidence)
