"""The charter of one position, composed from who owns what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from charter.assign.borders import settles_in
from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.viewpoint import holds_here, viewpoint
from charter.compose.charter_facts import facts_of
from charter.compose.core import core_of
from charter.compose.deciding import decided_by, once_another
from charter.compose.limits import limits_of
from charter.compose.measuring import measures_of
from charter.compose.neighbours import exclusions_of, further_of, neighbours_of
from charter.compose.org_chart import chart_around
from charter.compose.papers import Charter, Group, MeasureLine, Risk, Work
from charter.compose.room import rows_beyond
from charter.compose.shown import IN_CHARTER, outcomes_in_order
from charter.compose.sign_off import contract_of, review_of
from charter.compose.stand_ins import absences_of, agents_of, claims_of, not_settled_on
from charter.compose.texts import Home, fill_own, first, printed
from charter.compose.unfinished import unset_limits
from charter.compose.wording import Wording, capital
from charter.facts.catalog import Entry, Measure
from charter.facts.languages import message
from charter.facts.prose import as_sentence
from charter.facts.said import Statement
from charter.read.kept import kept_for_last

OUTCOMES = IN_CHARTER
RISKS = 5
LONG_GROUP = 6
"""Decisions under one heading; more are split by area."""
_FEW_IN_AREA, _SHORT_LABEL = 1.5, 20
"""Decisions in an area, on average, from which on rows by area are worth reading; letters of a
label that can stand above one sentence, such as "Alone"."""

_AIMS = {"up": message("higher"), "down": message("lower"), "hold": message("steady")}


def compose_charter(organisation: Organisation, position_id: str, day: date) -> Charter:
    """Return what the charter of a position says on `day`.

    Raises InputError with everything that is not there in the language of the charters.
    """
    position, made = organisation.positions[position_id], _composed(organisation, day)
    if position_id not in made:
        composer = _Composer(organisation, position, day)
        charter = composer.charter()
        composer.words.complete()
        made[position_id] = charter
    # What else was found since can make a draft of it, or no draft any more.
    return made[position_id]._replace(draft=_is_draft(organisation, position))


@kept_for_last
def _composed(_organisation: Organisation, _day: date) -> dict[str, Charter]:
    """Return a place for the charters of an organisation, which are asked for more than once."""
    return {}


def _is_draft(organisation: Organisation, position: Position) -> bool:
    return bool(organisation.gaps or unset_limits(organisation, position))


class _Composer:
    def __init__(self, organisation: Organisation, position: Position, day: date) -> None:
        self.organisation = organisation
        self.position = position
        self.day = day
        self.words = Wording(organisation)
        self.role_own = position.role.own
        self.view = viewpoint(organisation, position, day)
        everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
        self.work = tuple(organisation.responsibilities.values())
        self.calls = tuple(organisation.decisions.values())
        self.everything = everything

    def charter(self) -> Charter:
        position, company = self.position, self.organisation.company
        mine = [a for a in self.work if a.accountable == position.id]
        fewer = rows_beyond(self.organisation, position)
        core = core_of(mine, position.role.id, self.organisation.catalog, fewer)
        decided = settles_in(self.organisation, position.id)
        work = {a.entry.id: self._work(a) for a in mine}
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
            facts=facts_of(self.view, self.words),
            scope="" if position.reports_to else self.words.say("product and technology"),
            mission=self._first(position.role.mission),
            outcomes=self._outcomes(),
            accountabilities=tuple(work.values()),
            core=tuple(work[a.entry.id] for a in core),
            further=self._by_area([a for a in mine if a not in core]),
            supporting=self._by_owner(a for a in self.work if position.id in a.responsible),
            decides=self._decides(),
            stops=self._by_owner(a for a in self.everything if position.id in a.veto),
            heard_on=self._by_owner(a for a in self.calls if position.id in a.consulted),
            advises=self._by_owner(
                a for a in self.work if position.id in a.consulted and a.entry.id not in decided
            ),
            limits=limits_of(self.organisation, position, self.words),
            neighbours=neighbours_of(self.view, self.words),
            further_neighbours=further_of(self.view, self.words),
            exclusions=exclusions_of(self.organisation, position, self.words),
            measures=self._measures(),
            risks=self._risks(),
            first_days=self._first_days(),
            review=review_of(position, self.words),
            contract=contract_of(company, self.words),
            holder=position.given.holder,
            signers=tuple(one.name for one in position.given.holders) or ("",),
            manager=self.words.above(position) or "",
            unowned=tuple(
                sorted(
                    self._title(a.entry)
                    for a in self.everything
                    if not a.accountable and not a.claimed
                )
            ),
            chart=chart_around(self.organisation, position.id),
            new_holder=self.view.begins(),
            claimed=claims_of(self.words, position),
            absences=absences_of(self.words, position),
            agents=agents_of(self.words, position),
            draft=_is_draft(self.organisation, position),
        )

    def _said(self, statement: Statement, text: str) -> str | None:
        """Return one text of a statement of the position's role, or None where it is not so."""
        return printed(self.words, text, Home(statement.place, self.role_own), self.position)

    def _sentence(self, entry: Entry) -> str:
        return first(self.words, entry.charter, Home(entry.place, entry.own), self.view)

    def _title(self, entry: Entry) -> str:
        return self.words.title(entry)

    def _holding(self, statements: Iterable[Statement]) -> list[tuple[Statement, str]]:
        """Return the statements that are true here, each with what it says in charters."""
        return [
            (statement, said)
            for statement in statements
            if statement.charter and holds_here(statement, self.view)
            if (said := self._said(statement, statement.charter))
        ]

    def _first(self, statements: Iterable[Statement]) -> str:
        return next((said for _, said in self._holding(statements)), "")

    def _risks(self) -> tuple[Risk, ...]:
        found = []
        for statement in self.position.role.risks:
            if holds_here(statement, self.view):
                risk, watch = (self._said(statement, s) for s in (statement.risk, statement.watch))
                if risk is not None and watch is not None:
                    found.append(Risk(risk, watch))
        return tuple(found[:RISKS])

    def _outcomes(self) -> tuple[str, ...]:
        role, chosen = self.position.role, self.position.given.outcomes
        if chosen:
            known = {s.id: s for s in role.outcomes}
            holding = {s.id: said for s, said in self._holding(role.outcomes)}
            written = [text for text in chosen if text not in known]
            own = {t: as_sentence(fill_own(self.words, t, self.position) or t) for t in written}
            return tuple((holding | own)[text] for text in chosen if text in holding | own)
        return tuple(said for _, said in self._holding(outcomes_in_order(self.view)))[:OUTCOMES]

    def _work(self, assignment: Assignment) -> Work:
        entry = assignment.entry
        owner = self.words.the(assignment.accountable)
        return Work(self._title(entry), self._sentence(entry), self._area(entry.area), owner)

    def _by_area(self, assignments: Iterable[Assignment]) -> tuple[Group, ...]:
        groups: dict[str, list[str]] = {}
        for a in assignments:
            groups.setdefault(a.entry.area, []).append(self._title(a.entry))
        areas = self.organisation.catalog.areas
        return tuple(
            Group(self._area(name), tuple(groups[name])) for name in areas if name in groups
        )

    def _by_owner(self, assignments: Iterable[Assignment]) -> tuple[Group, ...]:
        groups: dict[tuple[str, ...], list[str]] = {}
        for a in assignments:
            who = (a.accountable,) if a.accountable else a.claimed
            groups.setdefault(who, []).append(self._title(a.entry))
        order = list(self.organisation.positions)
        settled = sorted((who for who in groups if len(who) == 1), key=lambda w: order.index(w[0]))
        disputed = [who for who in groups if len(who) > 1]
        return tuple(
            Group(self._owner(who), tuple(groups[who]))
            for who in (*settled, *disputed, ())
            if who in groups
        )

    def _owner(self, who: tuple[str, ...]) -> str:
        if len(who) > 1:
            return not_settled_on(self.words, who)
        if not who:
            return self.words.say("Somebody yet to be named")
        return capital(once_another(self.words, self.position.id, who[0]))

    def _decides(self) -> tuple[Group, ...]:
        """Return the decisions by whom they need: alone, after hearing others, stoppable.

        A long group is split by area, because nobody reads ten sentences in one cell; but not into
        rows of one sentence each under the same long label.
        """
        found = []
        for label, entries in decided_by(self.organisation, self.position.id, self.words):
            areas = {entry.area for entry in entries}
            is_thin = len(entries) < _FEW_IN_AREA * len(areas) and len(label) > _SHORT_LABEL
            if len(entries) <= LONG_GROUP or is_thin:
                found.append(Group(label, tuple(map(self._sentence, entries))))
                continue
            for area, title in ((e.area, self._area(e.area)) for e in entries):
                items = tuple(self._sentence(e) for e in entries if e.area == area)
                on = self.words.say("{label}, on {area}", label=label, area=self.words.small(title))
                group = Group(on, items)
                if group not in found:
                    found.append(group)
        return tuple(found)

    def _area(self, area: str) -> str:
        return self.words.area(area)

    def _measures(self) -> tuple[MeasureLine, ...]:
        found = measures_of(self.organisation, self.position.id, self.day)
        return tuple(map(self._measure, found))

    def _measure(self, measure: Measure) -> MeasureLine:
        def said(text: str) -> str:
            at = Home(measure.place, measure.own)
            return printed(self.words, text, at, self.position) or text

        aim = _AIMS.get(measure.direction)
        return MeasureLine(
            said(measure.title),
            _first_sentence(said(measure.definition)),
            self.words.say(aim) if aim else "",
            said(measure.unit),
            said(measure.rhythm),
        )

    def _first_days(self) -> tuple[Group, ...]:
        if not self.view.begins():
            return ()
        days: dict[int, list[str]] = {}
        for statement, said in self._holding(self.position.role.first_days):
            days.setdefault(statement.by, []).append(said)
        say = self.words.say
        return tuple(
            Group(say("Day {number}", number=str(n)), tuple(days[n])) for n in sorted(days)
        )


def _first_sentence(text: str) -> str:
    """Return what a measure divides by what; its fine print stays in the catalogue."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()
