"""The joint paper: what two leaders with a border between them reach, decide and sign together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from charter.assign.borders import borders_of
from charter.assign.organisation import Assignment, Organisation, upwards
from charter.assign.reviews import agreed_review
from charter.assign.viewpoint import viewpoint
from charter.compose.charter_facts import holds_from
from charter.compose.neighbours import exchanged
from charter.compose.org_chart import state_of
from charter.compose.pairs import pair_named
from charter.compose.papers import Group
from charter.compose.texts import Home, holding
from charter.compose.unfinished import draft_title, unset_limits
from charter.compose.wording import Wording, capital
from charter.facts.languages import message, say_in
from charter.named_tuples import NamedTuple

OUTCOMES = 6
"""Shared outcomes printed; more would not be read together."""
_IN_STATE = message("{position} ({state})")
_SHARED_WORK = 3
"""Pieces of shared work that stand for outcomes where the catalogue knows none."""
NONE = "\N{EN DASH}"


class Sides(NamedTuple):
    """What two positions decide in one way: each one's decisions, by title."""

    label: str
    first: tuple[str, ...]
    second: tuple[str, ...]


class Signer(NamedTuple):
    """One of the two who sign."""

    title: str
    holder: str


class Joint(NamedTuple):
    """The paper of two positions. `first` and `second` are their names at the start of a sentence.

    `heads` are their short titles. A `draft` must not be signed yet: one of the charters behind it
    is one.
    """

    positions: tuple[str, str]
    heads: tuple[str, str]
    first: str
    second: str
    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    facts: tuple[tuple[str, str], ...]
    outcomes: tuple[str, ...]
    decides: tuple[Sides, ...]
    heard_on: tuple[Group, ...]
    first_gives: tuple[str, ...]
    second_gives: tuple[str, ...]
    rhythm: str
    dispute: str
    review: str
    signers: tuple[Signer, ...]
    unowned: tuple[str, ...]
    draft: bool = False
    kind: str = "joint"

    @property
    def name(self) -> str:
        """Return the file name, such as cto-cpo-joint."""
        return f"{'-'.join(self.positions)}-joint"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        said = message("Joint paper: {first} and {second}")
        title = say_in(self.language, said, first=self.heads[0], second=self.heads[1])
        return draft_title(self.language, title) if self.draft else title


def compose_joint(organisation: Organisation, words: Sequence[str], day: date) -> Joint:
    """Return the joint paper of the two positions that `words` name, whichever comes first.

    Raises InputError where they name no two leaders who share a border, and with everything that is
    not there in the language of the charters.
    """
    one, other = pair_named(organisation, words)
    composer = _Composer(organisation, one, other, day)
    paper = composer.joint()
    composer.words.complete()
    return paper


_WAYS: tuple[tuple[str, Callable[[Assignment, str], bool]], ...] = (
    (message("Without the other"), lambda a, other: other not in (*a.consulted, *a.veto)),
    (
        message("After hearing the other"),
        lambda a, other: other in a.consulted and other not in a.veto,
    ),
    (message("Unless the other stops it"), lambda a, other: other in a.veto),
)
"""How one of two decides, by the part of the other."""
_SHARED = {
    "responsible": message("{work}: {owner} answers for it, and {other} does a share of the work."),
    "veto": message("{work}: {owner} answers for it, and {other} can stop it."),
    "consulted": message("{work}: {owner} answers for it, and {other} is heard before."),
}


class _Composer:
    def __init__(self, organisation: Organisation, one: str, other: str, day: date) -> None:
        self.organisation = organisation
        self.day = day
        self.words = Wording(organisation)
        self.one, self.other = organisation.positions[one], organisation.positions[other]
        self.pair = (self.one, self.other)
        self.border = next(b for b in borders_of(organisation, one) if b.other == other)
        self.views = tuple(viewpoint(organisation, each, day) for each in self.pair)

    def joint(self) -> Joint:
        organisation, words = self.organisation, self.words
        company = organisation.company
        near = exchanged(self.views[0], words, self.border)
        return Joint(
            positions=(self.one.id, self.other.id),
            heads=(self.one.short, self.other.short),
            first=words.The(self.one.id),
            second=words.The(self.other.id),
            company=company.name,
            legal_name=company.legal_name,
            language=words.language,
            country=company.country,
            date=self.day,
            date_text=words.day(self.day),
            facts=self._facts(near.rhythm),
            outcomes=self._outcomes(),
            decides=tuple(self._decides()),
            heard_on=self._heard_on(),
            first_gives=near.gives,
            second_gives=near.gets,
            rhythm=near.rhythm,
            dispute=near.dispute,
            review=self._review(),
            signers=tuple(
                Signer(p.title, name)
                for p in self.pair
                for name in [one.name for one in p.given.holders] or [""]
            ),
            unowned=tuple(
                sorted(
                    words.title(a.entry)
                    for a in (
                        *organisation.responsibilities.values(),
                        *organisation.decisions.values(),
                    )
                    if not a.accountable
                )
            ),
            draft=bool(organisation.gaps or any(unset_limits(organisation, p) for p in self.pair)),
        )

    def _facts(self, rhythm: str) -> tuple[tuple[str, str], ...]:
        say = self.words.say
        facts = []
        for position in self.pair:
            above = self.words.above(position)
            held = state_of(self.words, position) or position.given.holder
            told = [held] if held else []
            told += [say("reports to {manager}", manager=above)] if above else []
            facts.append((position.title, capital("; ".join(told)) or NONE))
        facts += [
            (say("They meet"), capital(rhythm)),
            (say("Settles what they cannot"), capital(self._settler())),
        ]
        return tuple((label, value) for label, value in facts if value)

    def _settler(self) -> str:
        """Return the nearest above both, and who acts for an open post; nothing for nobody."""
        positions = self.organisation.positions
        lines = [upwards(positions, one.id) for one in self.pair]
        found = next((name for name in lines[0] if name in lines[1]), "")
        state = state_of(self.words, positions[found]) if found else ""
        said = self.words.the(found) if found else ""
        return self.words.say(_IN_STATE, position=said, state=state) if state else said

    def _outcomes(self) -> tuple[str, ...]:
        found = []
        known = self.organisation.catalog.joint_outcomes.values()
        for outcome in sorted(known, key=lambda outcome: not outcome.own):
            for mine, theirs in (self.views, self.views[::-1]):
                if all(map(mine.owns, outcome.first)) and all(map(theirs.owns, outcome.second)):
                    at = Home(outcome.place, outcome.own)
                    pair = (mine.position, theirs.position)
                    said = next(holding(self.words, outcome.say, at, mine, pair), "")
                    found += [said] if said else []
        return tuple(found[:OUTCOMES]) or tuple(self._shared_work())[:_SHARED_WORK]

    def _shared_work(self) -> Iterator[str]:
        """Yield the work of one in which the other has a part, the closest first."""
        here, there = self.pair
        for how, said in _SHARED.items():
            for owner, other, parts in (
                (there, here, self.border.mine),
                (here, there, self.border.theirs),
            ):
                for a in parts.get(how, ()):
                    who, beside = self.words.the(owner.id), self.words.the(other.id)
                    title = self.words.title(a.entry)
                    yield capital(self.words.say(said, work=title, owner=who, other=beside))

    def _decides(self) -> Iterator[Sides]:
        for label, holds in _WAYS:
            sides = [
                tuple(
                    self.words.title(a.entry)
                    for a in self.organisation.decisions.values()
                    if a.accountable == mine.id and holds(a, theirs.id)
                )
                for mine, theirs in (self.pair, self.pair[::-1])
            ]
            if any(sides):
                yield Sides(self.words.say(label), *sides)

    def _heard_on(self) -> tuple[Group, ...]:
        """Return the decisions of others before which both are heard, by who makes them."""
        both = {self.one.id, self.other.id}
        groups: dict[str, list[str]] = {}
        for a in self.organisation.decisions.values():
            if a.accountable and both <= {*a.consulted, *a.veto}:
                groups.setdefault(a.accountable, []).append(self.words.title(a.entry))
        return tuple(
            Group(self.words.The(name), tuple(groups[name]))
            for name in self.organisation.positions
            if name in groups
        )

    def _review(self) -> str:
        words, valid_from = self.words, self.organisation.company.valid_from
        those = capital(words.those([p.id for p in self.pair]))
        day = min(filter(None, (agreed_review(p.given) for p in self.pair)), default=None)
        if day is None:
            said = message(
                "{positions} read this paper again every six months, and whenever one of their "
                "charters changes."
            )
            told = [words.say(said, positions=those)]
        else:
            said = message(
                "{positions} read this paper again by {day}, and whenever one of their charters "
                "changes."
            )
            told = [words.say(said, positions=those, day=words.day(day))]
        told.append(words.say("Where a charter says otherwise, the charter counts."))
        if valid_from:
            told.append(holds_from(words, words.day(valid_from)))
        return " ".join(told)
