"""The authority table: what each position signs alone, and who decides what lies above."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from charter.assign.disciplines import TOTALS
from charter.assign.organisation import Assignment, Organisation, Position, upwards
from charter.assign.positions import positions_named
from charter.assign.viewpoint import Viewpoint, holds_here, viewpoint
from charter.compose.limits import CLOUD, goes_further, shared_by
from charter.compose.matrix import filters_said
from charter.compose.org_chart import state_of
from charter.compose.unfinished import draft_title, unset_limits
from charter.compose.wording import Wording
from charter.facts.languages import message, say_in
from charter.facts.said import Phrase
from charter.named_tuples import NamedTuple

LIMITS = ("spend", "hire")
ABOVE = {"spend": "decision.spending-above-limit", "hire": "decision.leader-hires"}
"""The decision that begins where a limit ends."""
SUBJECTS = {
    "money": message("Money"),
    "people": message("People"),
    "contracts": message("Suppliers and contracts"),
    "releases": message("Launches and releases"),
    "risk": message("Risk"),
}
_OF_LIMIT = {"spend": "money", "hire": "people"}
"""Where a decision with a limit stands that says nothing of its own."""
NOT_SET = message("not set")
_NOTHING = message("nothing")
_NO_LIMIT = message("no limit")
_THE_BUDGET = message("the budget")
NONE = "\N{EN DASH}"
"""Stands where there is nothing to say; an empty cell would be one to fill in by hand."""


class SignsAlone(NamedTuple):
    """What one position signs alone, and who decides above that.

    `amount` and `currency` are the limit of spending as data, where one is set.
    """

    id: str
    position: str
    spend: str
    spend_above: str
    hire: str
    hire_above: str
    other: str
    amount: float | None
    currency: str


class Ruling(NamedTuple):
    """A decision: who makes it, up to which limit, who does above that, is heard, can stop it."""

    id: str
    subject: str
    decision: str
    decides: str
    alone: str
    above: str
    heard: str
    stops: str


class Authority(NamedTuple):
    """One table of the whole company for whoever has to know whose signature counts.

    `filters` says in words what was left out. A `draft` has limits that are still to be set, or
    work that nobody owns yet.
    """

    company: str
    legal_name: str
    structure: str
    language: str
    country: str
    date: date
    date_text: str
    positions: tuple[SignsAlone, ...]
    rulings: tuple[Ruling, ...]
    filters: str
    unowned: tuple[str, ...]
    draft: bool = False
    landscape: bool = True
    kind: str = "authority"
    name: str = "authority"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        said = message("Who signs for what: {company}")
        title = say_in(self.language, said, company=self.company)
        return draft_title(self.language, title) if self.draft else title


def compose_authority(
    organisation: Organisation,
    day: date,
    areas: Collection[str] = (),
    positions: Collection[str] = (),
) -> Authority:
    """Return what each position of a company signs alone on `day`, and who decides above that.

    It can be narrowed to areas, and to positions. Raises InputError with every position that is
    not known, and with everything that is not there in the language of the charters.
    """
    chosen = positions_named(organisation, positions)
    composer = _Composer(organisation, day)
    table = composer.table(areas, chosen)
    composer.words.complete()
    return table


class _Composer:
    def __init__(self, organisation: Organisation, day: date) -> None:
        self.organisation = organisation
        self.day = day
        self.words = Wording(organisation)
        self.decisions = tuple(organisation.decisions.values())
        self.limits = {a.entry.id: self._limit(a) for a in self.decisions}

    def table(self, areas: Collection[str], chosen: Collection[str]) -> Authority:
        organisation, words = self.organisation, self.words
        company = organisation.company
        signing = [
            position
            for name, position in organisation.positions.items()
            if (not chosen or name in chosen) and self._signs(position)
        ]
        rulings = tuple(self._rulings(areas, chosen))
        unset = any(unset_limits(organisation, position) for position in signing)
        return Authority(
            company=company.name,
            legal_name=company.legal_name,
            structure=words.structure(),
            language=words.language,
            country=company.country,
            date=self.day,
            date_text=words.day(self.day),
            positions=tuple(map(self._signing, signing)),
            rulings=rulings,
            filters=filters_said(words, areas, chosen),
            unowned=tuple(
                words.title(a.entry)
                for a in self.decisions
                if not a.accountable and any(ruling.id == a.entry.id for ruling in rulings)
            ),
            draft=bool(organisation.gaps) or unset,
        )

    def _signs(self, position: Position) -> bool:
        limits = position.given.limits
        given = limits.spend is not None or limits.hire or limits.other
        return position.writes_papers or bool(given)

    def _limit(self, a: Assignment) -> str:
        """Return which limit of its owner bounds a decision here, or nothing.

        Some decisions have a limit only in some companies: it stands in their wordings.
        """
        if a.entry.limit or not a.accountable:
            return a.entry.limit
        position = self.organisation.positions[a.accountable]
        view = viewpoint(self.organisation, position, self.day)
        for text in a.entry.charter:
            limit = next((str(c.values[0]) for c in text.when if c.fact == "limit"), "")
            if _holds_but_for_limits(text, view):
                return limit
        return ""

    def _signing(self, position: Position) -> SignsAlone:
        given = position.given.limits
        spend, spend_above = self._alone(position, "spend")
        hire, hire_above = self._alone(position, "hire")
        state = state_of(self.words, position) or position.given.holder
        shared = (said.rstrip(".") for said in shared_by(position, self.words))
        return SignsAlone(
            id=position.id,
            position=f"{position.short} ({state})" if state else position.short,
            spend=spend,
            spend_above=spend_above,
            hire=hire,
            hire_above=hire_above,
            other="; ".join((*shared, *given.other)) or NONE,
            amount=given.spend,
            currency="" if given.spend is None else given.currency,
        )

    def _alone(self, position: Position, limit: str) -> tuple[str, str]:
        """Return up to what a position signs alone, and who decides above."""
        said, above = self._set(position, limit), self.organisation.owner(ABOVE[limit])
        if not said and position.id not in (*self._deciders(limit), above):
            return self.words.say(_NOTHING), NONE
        if not said and limit not in unset_limits(self.organisation, position):
            return self.words.say(_NO_LIMIT), NONE
        return said or self.words.say(NOT_SET), self._above(position, limit)

    def _set(self, position: Position, limit: str) -> str:
        """Return a limit that was set, in words."""
        limits = position.given.limits
        if limit == "hire":
            return limits.hire
        return "" if limits.spend is None else self.words.money(limits.spend, limits.currency)

    def _deciders(self, limit: str) -> set[str]:
        return {a.accountable for a in self.decisions if self.limits[a.entry.id] == limit}

    def _above(self, position: Position, limit: str) -> str:
        """Return who decides what lies above a position's limit.

        Who signs a part of another's money is above that under the other's limit first, where that
        goes further.
        """
        line = upwards(self.organisation.positions, position.id)[1:]
        deciders = self._deciders(limit)
        owner = self.organisation.owner(ABOVE[limit])
        if position.id not in deciders:
            above = (self.organisation.positions[name] for name in line if name in deciders)
            owner = next((p.id for p in above if goes_further(p, position, limit)), owner)
        if owner and owner != position.id:
            return self._short(owner)
        board = self.words.setting.facts.get("board")
        own = owner == position.id and not position.reports_to and board
        return self.words.say("the board") if own else self.words.say(NOT_SET)

    def _rulings(self, areas: Collection[str], chosen: Collection[str]) -> Iterator[Ruling]:
        found: dict[str, list[Assignment]] = {subject: [] for subject in SUBJECTS}
        for a in self.decisions:
            subject = a.entry.authority or _OF_LIMIT.get(a.entry.limit, "")
            parts = {a.accountable, *a.consulted, *a.veto}
            in_area = not areas or a.entry.area in areas
            if subject and in_area and (not chosen or not parts.isdisjoint(chosen)):
                found[subject].append(a)
        for subject, assignments in found.items():
            for a in assignments:
                yield self._ruling(subject, a)

    def _ruling(self, subject: str, a: Assignment) -> Ruling:
        limit = self.limits[a.entry.id]
        alone, above = NONE, NONE
        if a.accountable and a.entry.id == CLOUD:
            alone, above = self.words.say(_THE_BUDGET), self._beyond_budget(a.accountable)
        elif a.accountable and limit:
            alone, above = self._alone(self.organisation.positions[a.accountable], limit)
        owner = self._short(a.accountable) if a.accountable else self.words.say("nobody yet")
        return Ruling(
            id=a.entry.id,
            subject=self.words.say(SUBJECTS[subject]),
            decision=self.words.title(a.entry),
            decides=owner,
            alone=alone,
            above=above,
            heard=self._listed(a.consulted),
            stops=self._listed(a.veto),
        )

    def _beyond_budget(self, name: str) -> str:
        """Return who decides what the budget does not hold, as charters say of cloud spending."""
        owner = self.organisation.owner(TOTALS)
        return self._short(owner) if owner not in ("", name) else NONE

    def _listed(self, names: Collection[str]) -> str:
        """Return positions in the order of the first table, whatever the order of an entry is."""
        return (
            ", ".join(p.short for n, p in self.organisation.positions.items() if n in names) or NONE
        )

    def _short(self, name: str) -> str:
        return self.organisation.positions[name].short


def _holds_but_for_limits(text: Phrase, view: Viewpoint) -> bool:
    others = tuple(c for c in text.when if c.fact != "limit")
    return holds_here(text._replace(when=others), view)
