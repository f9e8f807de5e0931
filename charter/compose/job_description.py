"""The job description of one position: what HR files, from what its charter and posting say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.positions import another_above
from charter.assign.viewpoint import viewpoint
from charter.compose.charter import compose_charter
from charter.compose.charter_facts import ALSO_REPORTS_TO, HELD_BY
from charter.compose.core import CORE, core_of
from charter.compose.deciding import decided_by
from charter.compose.enough import enough_in_short
from charter.compose.job_law import flsa_said, job_laws, law_codes, laws_said
from charter.compose.job_paper import Duty, JobDescription, JobFunction, Requirement
from charter.compose.limits import limits_of
from charter.compose.papers import Charter, Group
from charter.compose.shapes import shape_of
from charter.compose.shown import most_musts, musts_in_order
from charter.compose.terms import employment_said, pay_said
from charter.compose.texts import Home, printed
from charter.compose.unfinished import unset_limits
from charter.compose.wording import Wording
from charter.facts.catalog import Entry
from charter.facts.languages import message
from charter.facts.prose import as_sentence
from charter.facts.said import Statement
from charter.facts.terms import said_for

AREAS = 3
"""Areas of work named at the head where no department is stated."""
THREE_PAGES = 1450
"""Words at most, in the fields; fewer functions are told in full where there are more."""
WHY = 2
"""Duties named beside a requirement."""
NOT_STATED = message("not stated")
_UNSET = {
    "spend": message("Spending: the limit is to be set."),
    "hire": message("Hiring: the limit is to be set."),
}
_SHARE = message("{share} per cent of the time")
_OWN_MUST = message("Not stated: the company wrote this requirement for its posting.")
_EVERY_DUTY = message("All of the essential functions")
_NO_DUTY = message("Not stated: none of the functions above is named for it.")
_READ = message(
    "Whoever signs has read this job description and talked it over. "
    "It is no contract of employment, and part of one only where a contract says so."
)
_READ_BESIDE = message(
    "Whoever signs has read this job description and talked it over. The charter of this "
    "position is part of the employment contract; this job description is part of it only where "
    "the contract says so."
)


def compose_job_description(
    organisation: Organisation, position_id: str, day: date
) -> JobDescription:
    """Return what the job description of a position says on `day`.

    Raises InputError with everything that is not there in the language of the charters.
    """
    position = organisation.positions[position_id]
    composer = _Composer(organisation, position, compose_charter(organisation, position_id, day))
    made = composer.paper(CORE)
    composer.words.complete()
    for full in range(CORE - 1, -1, -1):
        if words_in(made) <= THREE_PAGES:
            break
        made = composer.paper(full)
    return made


def words_in(paper: JobDescription) -> int:
    """Return how many words the fields of a paper have."""

    def count(value: object) -> int:
        if isinstance(value, str):
            return len(value.split())
        return sum(map(count, value)) if isinstance(value, tuple) else 0

    return count(tuple(paper))


def time_of_others(organisation: Organisation, position: Position) -> Iterator[tuple[str, str]]:
    """Yield each share of time for work that is not the position's, with who owns it.

    Of an area in which it owns nothing the owner is empty.
    """
    areas = {a.entry.area for a in _owned(organisation, position)}
    for name, _ in position.given.job.time:
        owner = organisation.owner(name)
        if name not in areas and owner != position.id:
            yield name, owner


def _owned(organisation: Organisation, position: Position) -> list[Assignment]:
    return [a for a in organisation.responsibilities.values() if a.accountable == position.id]


class _Composer:
    def __init__(self, organisation: Organisation, position: Position, charter: Charter) -> None:
        self.organisation, self.position, self.charter = organisation, position, charter
        self.words = Wording(organisation)
        self.view = viewpoint(organisation, position, charter.date)
        self.shares = dict(position.given.job.time)
        self.mine = _owned(organisation, position)

    def paper(self, full: int) -> JobDescription:
        """Return the paper with so many functions at most told in full."""
        organisation, position, charter = self.organisation, self.position, self.charter
        company, words = organisation.company, self.words
        codes = law_codes(organisation, position)
        found = job_laws(organisation, position)
        laws, unchecked = laws_said(organisation, position, charter.date, words)
        above = organisation.positions.get(another_above(organisation.positions, position))
        foreign = any(time_of_others(organisation, position))
        unset = unset_limits(organisation, position)
        requirements = tuple(self._requirements())
        asked = 0 if position.given.musts else len(requirements)
        return JobDescription(
            **{
                key: getattr(charter, key)
                for key in (
                    *("position_id", "title", "short", "company", "legal_name", "language"),
                    *("country", "date", "date_text", "signers", "unowned", "claimed"),
                )
            },
            facts=tuple(self._facts()),
            purpose=charter.mission,
            essential_note=" ".join(
                words.sentence(law.functions, law.place, law.own) for law in found if law.functions
            ),
            essential=tuple(self._essential(full)),
            marginal=tuple(self._marginal()),
            people=tuple(self._people()),
            limits=limits_of(organisation, position, words, _UNSET),
            decides=self._decides(),
            requirements=requirements,
            enough=enough_in_short(words, asked, shape_of(self.view).enough),
            conditions=tuple(self._conditions()),
            laws=laws,
            unchecked=unchecked,
            equal_opportunity=as_sentence(said_for(company.equal_opportunity, codes)),
            accommodation=as_sentence(said_for(company.accommodation, codes)),
            acknowledgement=words.say(_READ_BESIDE if company.charter_in_contract else _READ),
            manager=above.title if above else "",
            manager_name=above.given.holder if above else "",
            draft=bool(organisation.gaps or unset or foreign),
        )

    def _pairs(self, *pairs: tuple[str, str]) -> Iterator[tuple[str, str]]:
        for label, value in pairs:
            yield self.words.say(label), value or self.words.say(NOT_STATED)

    def _of_charter(self, *labels: str) -> Iterator[tuple[str, str]]:
        """Yield what the charter says under these labels, where it does."""
        said = dict(self.charter.facts)
        for label in map(self.words.say, labels):
            if label in said:
                yield label, said[label]

    def _facts(self) -> Iterator[tuple[str, str]]:
        given, words = self.position.given, self.words
        if given.job.department:
            yield words.say(message("Department")), given.job.department
        elif areas := self._areas():
            yield words.say(message("Areas of work")), words.listing(areas)
        yield from self._of_charter(
            HELD_BY, message("Also acts as"), message("Reports to"), ALSO_REPORTS_TO
        )
        yield from self._pairs((message("Grade"), given.job.grade))
        yield from self._pairs((message("Pay"), pay_said(self.position, words)))
        if status := flsa_said(self.organisation, self.position, words):
            yield words.say(message("FLSA status")), status
        yield from self._pairs(
            (message("Last review"), words.day(given.job.reviewed) if given.job.reviewed else ""),
            (message("Next review"), words.day(given.review_by) if given.review_by else ""),
        )

    def _areas(self) -> list[str]:
        """Return the areas in which it owns the most, by weight."""
        weights: dict[str, int] = {}
        for a in self.mine:
            weights[a.entry.area] = weights.get(a.entry.area, 0) + a.entry.weight
        most = sorted(weights, key=lambda area: -weights[area])[:AREAS]
        named = [self.words.area(area) for area in most]
        return [name if n == 0 else self.words.small(name) for n, name in enumerate(named)]

    def _share(self, name: str) -> str:
        if name not in self.shares:
            return ""
        return self.words.say(_SHARE, share=self.words.number(self.shares[name]))

    def _essential(self, full: int) -> Iterator[Duty]:
        role, catalog = self.position.role.id, self.organisation.catalog
        closest = core_of(self.mine, role, catalog, CORE - full, least=0)
        told = {self.words.title(a.entry) for a in closest}
        core = {work.title: work for work in self.charter.core if work.title in told}
        for area in self.organisation.catalog.areas:
            here = [(a.entry, self.words.title(a.entry)) for a in self.mine if a.entry.area == area]
            shown = [(entry, core[title]) for entry, title in here if title in core]
            rest = [(self._share(entry.id), title) for entry, title in here if title not in core]
            if here:
                yield Duty(
                    self.words.area(area),
                    self._share(area),
                    tuple(
                        JobFunction(w.title, w.sentence, self._share(entry.id))
                        for entry, w in shown
                    ),
                    tuple(f"{title} ({share})" if share else title for share, title in rest),
                )

    def _marginal(self) -> Iterator[Group]:
        said = message("For {position}"), message("With advice to {position}")
        for label, groups in zip(
            said, (self.charter.supporting, self.charter.advises), strict=True
        ):
            for group in groups:
                whom = self.words.small(group.label)
                yield Group(self.words.say(label, position=whom), group.items)

    def _people(self) -> Iterator[tuple[str, str]]:
        job, words = self.position.given.job, self.words
        yield from self._of_charter(
            message("Direct reports"), message("Also report to this position (dotted line)")
        )
        headcount = "" if job.headcount is None else words.number(job.headcount)
        budget = ""
        if job.budget is not None:
            budget = words.say("{amount} a year", amount=words.money(job.budget, job.currency))
        yield from self._pairs((message("People in all"), headcount), (message("Budget"), budget))

    def _decides(self) -> tuple[Group, ...]:
        found = decided_by(self.organisation, self.position.id, self.words)
        return tuple(Group(one.label, tuple(map(self.words.title, one.entries))) for one in found)

    def _requirements(self) -> Iterator[Requirement]:
        """Yield the musts of the posting, each with the duties that need it."""
        words, role = self.words, self.position.role
        if own := self.position.given.musts:
            yield from (Requirement(text, words.say(_OWN_MUST)) for text in own)
            return
        found = []
        for must in musts_in_order(self.view):
            if not must.posting or (self.mine and not self._is_needed(must)):
                continue
            at = Home(must.place, role.own)
            said = printed(words, must.charter or must.posting, at, self.position)
            if said is not None:
                found.append(Requirement(said, self._why(must)))
        yield from found[: most_musts(self.view)]

    def _is_needed(self, must: Statement) -> bool:
        return not must.needed_by or any(map(self.view.owns, must.needed_by))

    def _why(self, must: Statement) -> str:
        if self.position.role.made_up and self.mine and not must.needed_by:
            return self.words.say(_EVERY_DUTY)
        known = map(self.organisation.assigned, must.needed_by)
        mine = [a.entry for a in known if a and a.accountable == self.position.id]
        said = "; ".join(map(self._titled, mine[:WHY]))
        return said or self.words.say(_NO_DUTY)

    def _titled(self, entry: Entry) -> str:
        return self.words.title(entry)

    def _conditions(self) -> Iterator[tuple[str, str]]:
        given, words = self.position.given, self.words
        yield from self._pairs(
            (message("Place of work"), words.places(self.position)),
            (message("Hours and term"), employment_said(given.employment, words)),
            (message("Travel"), given.job.travel),
            (message("On call"), given.job.on_call),
        )
