"""Where answers differ, the worst first; what is agreed, and what is disputed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from charter.ask.given import Answers, GivenAnswer
from charter.assign.organisation import Organisation
from charter.facts.catalog import Entry
from charter.named_tuples import NamedTuple

DifferenceKind = Literal[
    "claimed-twice",
    "unclaimed",
    "each-another",
    "differs",
    "unread",
    "one-answer",
    "changes",
    "agreed",
    "",
]
WORST_FIRST: Mapping[DifferenceKind, tuple[str, str]] = {
    "claimed-twice": ("Two claim it", "Two or more say that it should be theirs."),
    "unclaimed": ("Nobody should have it", "Nobody names anybody who should have it."),
    "each-another": ("Each names another", "Nobody claims it, and each names another."),
    "differs": ("They differ", "Not all name the same."),
    "unread": ("Not to be read", "No answer on it could be read: ask again."),
    "one-answer": ("Only one named anybody", "One answer is no agreement."),
}
"""What each kind of difference is called, the worst first."""


class SettledEntry(NamedTuple):
    """One entry: how its answers differ, or who all agree should have it.

    `claimants` are all whom somebody names where they differ, `today` those named for today, and
    `answers` what each says. One that `changes` is agreed, and somebody says it is not so today.
    """

    entry: Entry
    kind: DifferenceKind
    owner: str
    claimants: tuple[str, ...]
    today: tuple[str, ...]
    answers: Mapping[str, GivenAnswer]
    applies: bool = True


class Settlement(NamedTuple):
    """All entries that were asked about, the worst differences first."""

    organisation: Organisation
    answers: Answers
    entries: tuple[SettledEntry, ...]

    def of(self, *kinds: DifferenceKind) -> tuple[SettledEntry, ...]:
        """Return the entries of some kinds."""
        return tuple(each for each in self.entries if each.kind in kinds)

    @property
    def differing(self) -> tuple[SettledEntry, ...]:
        """Return what a meeting has to settle."""
        return self.of(*WORST_FIRST)

    @property
    def agreed(self) -> tuple[SettledEntry, ...]:
        """Return what all who named somebody gave to the same position."""
        return self.of("changes", "agreed")

    @property
    def disputed(self) -> tuple[SettledEntry, ...]:
        """Return what two positions or more are named for."""
        return tuple(e for e in self.differing if len(e.claimants) > 1 and e.applies)

    @property
    def past(self) -> tuple[SettledEntry, ...]:
        """Return what is agreed or disputed, and does not apply to this company any more."""
        named = (e for e in self.entries if len(e.claimants) > 1 or e.owner)
        return tuple(e for e in named if not e.applies)


def settle(organisation: Organisation, answers: Answers) -> Settlement:
    """Return what is agreed and what is not."""
    found = [_settled(organisation, answers, name) for name in answers.entries]
    kinds: list[DifferenceKind] = [*WORST_FIRST, "changes", "agreed", ""]
    found.sort(key=lambda e: (kinds.index(e.kind), -e.entry.weight, e.entry.kind != "decision"))
    return Settlement(organisation, answers, tuple(found))


def _settled(organisation: Organisation, answers: Answers, name: str) -> SettledEntry:
    catalog = organisation.catalog
    entry = catalog.responsibilities.get(name) or catalog.decisions[name]
    given = {
        position: leader.rows[name]
        for position, leader in answers.leaders.items()
        if name in leader.rows
    }
    order = [*organisation.positions]
    named = {n for a in given.values() for n in a.should.positions}
    today = {n for a in given.values() for n in a.today.positions}
    kind = _kind(given, today)
    owner = next(iter(named)) if kind in ("changes", "agreed") else ""
    return SettledEntry(
        entry,
        kind,
        owner,
        tuple(sorted(named, key=order.index)),
        tuple(sorted(today, key=order.index)),
        given,
        organisation.assigned(name) is not None,
    )


def _kind(given: Mapping[str, GivenAnswer], today: set[str]) -> DifferenceKind:
    """Return how the answers differ. Whoever leaves a row empty or does not know is no dissent."""
    answered = {p: a.should for p, a in given.items() if a.should.kind not in ("", "unknown")}
    named = {n for answer in answered.values() for n in answer.positions}
    if not answered:
        said_today = any(a.today.kind for a in given.values())
        return "unclaimed" if said_today or any(a.should.kind for a in given.values()) else ""
    if sum(position in answer.positions for position, answer in answered.items()) > 1:
        return "claimed-twice"
    if not named:
        unread = sum(answer.kind == "unread" for answer in answered.values())
        return "unclaimed" if not unread else "differs" if unread < len(answered) else "unread"
    if len(named) == 1 and all(answer.named for answer in answered.values()):
        if len(answered) == 1:
            return "one-answer"
        return "changes" if today - named or _nobody_today(given) else "agreed"
    claimed = any(position in answer.positions for position, answer in answered.items())
    return "differs" if claimed or len(named) == 1 else "each-another"


def _nobody_today(given: Mapping[str, GivenAnswer]) -> bool:
    return any(a.today.kind == "nobody" for a in given.values())


def said_by_each(
    settlement: Settlement,
    each: SettledEntry,
    field: Literal["today", "should"],
    named: bool = False,
) -> Iterator[tuple[str, str]]:
    """Yield what is said for one field, with who says it, those who say the same together.

    With `named` only of those who name somebody.
    """
    positions = settlement.organisation.positions
    said: dict[str, list[str]] = {}
    for position, given in each.answers.items():
        answer, words = given.today if field == "today" else given.should, ""
        if answer.kind == "names":
            words = " and ".join(positions[name].short for name in answer.positions)
        elif answer.kind == "unread":
            words = f"'{answer.said}'"
        elif not named:
            words = {"nobody": "nobody", "unknown": "does not know"}.get(answer.kind, "")
        if words:
            said.setdefault(words, []).append(positions[position].short)
    for words, who in said.items():
        yield words, ", ".join(who)
