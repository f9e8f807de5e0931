"""The charter of one position, composed from who owns what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from charter.assign.conditions import applies
from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.ownership import setting_of
from charter.assign.positions import holder_of
from charter.compose.neighbours import exclusions_of, neighbours_of
from charter.compose.org_chart import chart_around
from charter.compose.papers import Charter, Group, MeasureLine, Risk, Work
from charter.compose.wording import Wording, capital, lower_first
from charter.read.catalog import Entry, Statement

CORE = 10
"""Accountabilities printed in full; the others stand by title in a table."""
OUTCOMES = 6
MEASURES = 6
RISKS = 5
LONG_GROUP = 6
"""Decisions under one heading; more are split by area."""

_AIMS = {"up": "higher", "down": "lower", "hold": "steady"}


def compose_charter(organisation: Organisation, position_id: str, day: date) -> Charter:
    """Return what the charter of a position says on `day`."""
    return _Composer(organisation, organisation.positions[position_id], day).charter()


class _Composer:
    def __init__(self, organisation: Organisation, position: Position, day: date) -> None:
        self.organisation = organisation
        self.position = position
        self.day = day
        self.words = Wording(organisation)
        self.setting = setting_of(organisation.company, organisation.positions)
        everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
        self.work = tuple(organisation.responsibilities.values())
        self.calls = tuple(organisation.decisions.values())
        self.everything = everything

    def charter(self) -> Charter:
        position, company = self.position, self.organisation.company
        mine = [a for a in self.work if a.accountable == position.id]
        core = _core(mine, position.role.id)
        return Charter(
            position_id=position.id,
            title=position.title,
            short=position.short,
            company=company.name,
            legal_name=company.legal_name,
            language=self.words.language,
            country=company.country,
            date=self.day,
            date_text=self.words.day(self.day),
            facts=tuple(self._facts()),
            scope="" if position.reports_to else "product and technology",
            mission=self._first(position.role.mission),
            outcomes=self._outcomes(),
            accountabilities=tuple(self._work(a) for a in mine),
            core=tuple(self._work(a) for a in core),
            further=self._by_area([a for a in mine if a not in core]),
            supporting=self._by_owner(a for a in self.work if position.id in a.responsible),
            decides=self._decides(),
            stops=self._by_owner(a for a in self.everything if position.id in a.veto),
            heard_on=self._by_owner(a for a in self.calls if position.id in a.consulted),
            advises=self._by_owner(a for a in self.work if position.id in a.consulted),
            limits=self._limits(),
            neighbours=neighbours_of(self.organisation, position, self.words),
            exclusions=exclusions_of(self.organisation, position, self.words),
            measures=self._measures(mine, core),
            risks=tuple(
                Risk(self._fill(s.risk), self._fill(s.watch))
                for s in self._applying(position.role.risks)
            )[:RISKS],
            first_days=self._first_days(),
            review=self._review(),
            contract=_contract(company.charter_in_contract),
            holder=position.given.holder,
            manager=self.words.the(position.reports_to),
            unowned=tuple(sorted(a.entry.title for a in self.everything if not a.accountable)),
            chart=chart_around(self.organisation, position.id),
        )

    def _fill(self, text: str) -> str:
        return self.words.fill(text, self.position)

    def _applying(self, statements: Iterable[Statement]) -> list[Statement]:
        return [s for s in statements if applies(s.when, self.setting)]

    def _first(self, statements: Iterable[Statement]) -> str:
        return next((self._fill(s.charter) for s in self._applying(statements)), "")

    def _facts(self) -> list[tuple[str, str]]:
        position, words = self.position, self.words
        reports = [name for name in position.reports if name in self.organisation.positions]
        facts = [
            ("Held by", self._holding()),
            ("Reports to", capital(words.the(position.reports_to))),
            ("Direct reports", self._reports(reports)),
            ("Place of work", words.places(position)),
            ("Starts", words.day(position.given.start) if position.given.start else ""),
            ("Date of this charter", words.day(self.day)),
        ]
        return [(label, value) for label, value in facts if value]

    def _reports(self, names: list[str]) -> str:
        if not names:
            return "The teams, with no leader between"
        described = []
        for name in names:
            position = self.organisation.positions[name]
            status = "" if position.status == "filled" else f" ({position.status})"
            described.append(f"{position.the}{status}")
        return capital(self.words.listing(described))

    def _holding(self) -> str:
        position = self.position
        if position.status == "filled":
            return position.given.holder
        state = "Vacant" if position.status == "vacant" else "Planned, not yet open"
        holder = holder_of(self.organisation.positions, position.id)
        if holder is None:
            return f"{state}; nobody acts for it"
        return f"{state}; {self.words.the(holder)} does this work until then"

    def _outcomes(self) -> tuple[str, ...]:
        role, chosen = self.position.role, self.position.given.outcomes
        if chosen:
            known = {s.id: s.charter for s in role.outcomes}
            return tuple(self._fill(known.get(text, text)) for text in chosen)
        statements = self._applying(role.outcomes)
        return tuple(self._fill(s.charter) for s in statements if s.charter)[:OUTCOMES]

    def _work(self, assignment: Assignment) -> Work:
        entry = assignment.entry
        owner = self.words.the(assignment.accountable)
        return Work(entry.title, self._fill(entry.charter), self._area(entry.area), owner)

    def _by_area(self, assignments: Iterable[Assignment]) -> tuple[Group, ...]:
        groups: dict[str, list[str]] = {}
        for a in assignments:
            groups.setdefault(a.entry.area, []).append(a.entry.title)
        areas = self.organisation.catalog.areas
        return tuple(
            Group(areas[name].title, tuple(groups[name])) for name in areas if name in groups
        )

    def _by_owner(self, assignments: Iterable[Assignment]) -> tuple[Group, ...]:
        groups: dict[str, list[str]] = {}
        for a in assignments:
            groups.setdefault(a.accountable, []).append(a.entry.title)
        order = [*self.organisation.positions, ""]
        return tuple(
            Group(self.words.The(name) if name else "Nobody yet", tuple(groups[name]))
            for name in order
            if name in groups
        )

    def _decides(self) -> tuple[Group, ...]:
        """Return the decisions by whom they need: alone, after hearing others, stoppable.

        A long group is split by area, because nobody reads ten sentences in one cell.
        """
        groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Entry]] = {}
        for a in self.calls:
            if a.accountable == self.position.id:
                groups.setdefault((a.consulted, a.veto), []).append(a.entry)
        found = []
        for consulted, veto in sorted(groups, key=lambda key: (len(key[1]), len(key[0]))):
            entries = groups[consulted, veto]
            label = self._decides_label(consulted, veto)
            if len(entries) <= LONG_GROUP:
                found.append(Group(label, tuple(self._fill(e.charter) for e in entries)))
                continue
            for area, title in ((e.area, self._area(e.area)) for e in entries):
                items = tuple(self._fill(e.charter) for e in entries if e.area == area)
                group = Group(f"{label}, on {lower_first(title)}", items)
                if group not in found:
                    found.append(group)
        return tuple(found)

    def _area(self, area: str) -> str:
        return self.organisation.catalog.areas[area].title

    def _decides_label(self, consulted: tuple[str, ...], veto: tuple[str, ...]) -> str:
        label = f"After hearing {self.words.those(consulted)}" if consulted else "Alone"
        if not veto:
            return label
        stop = f"{self.words.those(veto)} can stop it"
        return f"{label}; {stop}" if consulted else f"Alone, but {stop}"

    def _limits(self) -> tuple[str, ...]:
        limits = self.position.given.limits
        needed = {a.entry.limit for a in self.calls if a.accountable == self.position.id}
        lines = []
        if limits.spend is not None:
            amount = self.words.money(limits.spend, limits.currency)
            lines.append(f"Signs for spending up to {amount} alone.")
        elif "spend" in needed:
            lines.append("Spending alone: the limit is to be set before this charter is signed.")
        if limits.hire:
            lines.append(f"Hires {limits.hire} alone.")
        elif "hire" in needed:
            lines.append("Hiring alone: the limit is to be set before this charter is signed.")
        return (*lines, *limits.other)

    def _measures(self, mine: list[Assignment], core: list[Assignment]) -> tuple[MeasureLine, ...]:
        catalog = self.organisation.catalog
        rest = [a for a in mine if a not in core]
        names = dict.fromkeys(name for a in (*core, *rest) for name in a.entry.measures)
        # One measure for each accountability first, so that the few that fit cover the most ground.
        leading = dict.fromkeys(a.entry.measures[0] for a in core if a.entry.measures)
        chosen = list(leading | names)[:MEASURES]
        return tuple(
            MeasureLine(
                m.title, _first_sentence(m.definition), _AIMS.get(m.direction, ""), m.unit, m.rhythm
            )
            for m in (catalog.measures[name] for name in chosen)
        )

    def _first_days(self) -> tuple[Group, ...]:
        days: dict[int, list[str]] = {}
        for statement in self._applying(self.position.role.first_days):
            days.setdefault(statement.by, []).append(self._fill(statement.charter))
        return tuple(Group(f"Day {by}", tuple(days[by])) for by in sorted(days))

    def _review(self) -> str:
        return self.words.say(
            "{manager} and {position} review this charter every six months, "
            "and whenever the structure or a neighbouring charter changes.",
            manager=capital(self.words.the(self.position.reports_to)),
            position=self.position.the,
        )


def _core(mine: list[Assignment], role: str) -> list[Assignment]:
    """Return the accountabilities closest to the role, at most CORE, in the catalogue's order.

    Closest is the heaviest, less what the catalogue would rather see another role own.
    """

    def score(n: int) -> int:
        entry = mine[n].entry
        return distance(entry, role) - entry.weight

    return [mine[n] for n in sorted(sorted(range(len(mine)), key=score)[:CORE])]


def _first_sentence(text: str) -> str:
    """Return what a measure divides by what; its fine print stays in the catalogue."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()


def distance(entry: Entry, role: str) -> int:
    """Return 0 for work that the catalogue gives to `role` first, and 1 for all other work."""
    return int(role in entry.accountable and entry.accountable[0] != role)


def _contract(part_of_contract: bool | None) -> str:
    if part_of_contract is None:
        return ""
    if part_of_contract:
        return "This charter is part of the employment contract."
    return "This charter is not part of the employment contract and can change without it."
