"""Which entry of the catalogue each claim of a paper means, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, cast

from charter.audit.likeness import ENTRY_FIGURES, NONE_FIGURES, Candidate, likeness_of
from charter.audit.others import without_leader
from charter.audit.papers import ClaimedDuty, Match, Placed, Strength
from charter.check.words.meant import stems
from charter.check.words.word_lists import plain_list, section
from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple

ASSERT = 0.8
"""From here on a match may be said without a person: more than nine in ten are right.

As tools/audit_figures.py says of 126 duties of 20 papers that two readers labelled and nobody had
seen before, 2026-12-01: 100 and 97 of 100, and that is a quarter of the duties. So is the next.
"""
NOTHING = 0.01
"""Where no claim is as likely as this to mean an entry, nothing was found on it.

Where a person placed ten duties, that is wrong for 3 and 5 of 100 entries that are claimed.
"""
_MOST = 3
CALLED = 0.9
"""How likely an entry is meant by the very words that it alone is called by."""


class Weights(NamedTuple):
    """What each figure counts for, in the order of likeness.py: of an entry, and of none."""

    entry: tuple[float, ...]
    none: tuple[float, ...]


class Meaning(NamedTuple):
    """All that a duty may mean, likeliest first, and how likely it belongs to no entry.

    `out` is the nearest kind of what is none, such as "out.behaviour". `named` are entries of which
    the duty has all words of a name: it means one of them, and may speak of the others too.
    """

    matches: tuple[Match, ...]
    out: Match
    named: frozenset[str] = frozenset()

    def seen(self) -> dict[str, float]:
        """Return how likely the duty says something about each entry that it may mean."""
        found = {match.entry: match.probability for match in self.matches}
        return found | {name: max(found[name], NOTHING) for name in self.named}


class Matcher:
    """Places claims in a catalogue: made once, used for all papers."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._likeness = likeness_of(catalog)
        self._weights = shipped_weights()
        self._groups = groups_of(catalog)
        self._meant: dict[tuple[str, str, Strength], Meaning] = {}

    def place(self, claims: Iterable[ClaimedDuty], roles: Mapping[str, str]) -> tuple[Placed, ...]:
        """Return each claim with the three entries that it likeliest means, in the given order.

        `roles` gives the role of each paper by its id, as the catalogue calls it, or "".
        """
        found = []
        for claim in claims:
            meaning = self.meaning(claim, roles.get(claim.paper, ""))
            group = likeliest_group(meaning, self._groups)
            found.append(Placed(claim, meaning.matches[:_MOST], group=group, out=meaning.out))
        return tuple(found)

    def seen(self, claims: Iterable[ClaimedDuty], roles: Mapping[str, str]) -> dict[str, float]:
        """Return how likely each entry is spoken of by the claim that is likeliest to do so."""
        known = (*self._catalog.responsibilities, *self._catalog.decisions)
        best = dict.fromkeys(known, 0.0)
        for claim in claims:
            for entry, likely in self.meaning(claim, roles.get(claim.paper, "")).seen().items():
                best[entry] = max(best[entry], likely)
        return best

    def meaning(self, claim: ClaimedDuty, role: str) -> Meaning:
        """Return all that a claim may mean; `role` is that of its paper."""
        whose = claim.subject if claim.subject in self._catalog.roles else role
        # Who has the work is no word on what it is: "The CTO is accountable for ..."
        quote = without_leader(claim.quote)
        asked = (quote, whose, claim.strength)
        if asked not in self._meant:
            meaning = weighed(self._likeness.candidates(*asked), self._weights)
            called = self._called(quote, claim.strength)
            # What is called so is meant, whoever's paper it is.
            self._meant[asked] = _as_called(meaning, *called) if len(called) == 1 else meaning
        return self._meant[asked]

    def _called(self, quote: str, strength: Strength) -> Collection[str]:
        """Return what is called by just these words; who owns a decision's subject has the work.

        "Own the roadmap" is about the roadmap, and no decision on what enters and leaves it.
        """
        called = self._likeness.called.get(frozenset(stems(quote)), set())
        of = [self._catalog.decisions[name] for name in called if name in self._catalog.decisions]
        if len(called) > 1 or not of or strength in ("decides", "stops"):
            return called
        return of[0].goes_with


def weighed(candidates: Sequence[Candidate], weights: Weights) -> Meaning:
    """Return how likely each candidate is meant: of the one thing that a duty means, its share."""
    scores = [_sum(weights.entry, one.figures) for one in candidates[:-1]]
    scores.append(_sum(weights.none, candidates[-1].figures))
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    whole = sum(odds)
    matches = [
        Match(one.entry, round(odd / whole, 4), one.phrase)
        for one, odd in zip(candidates, odds, strict=True)
    ]
    ranked = sorted(matches[:-1], key=lambda match: (-match.probability, match.entry))
    named = frozenset(one.entry for one in candidates if one.named)
    return Meaning(tuple(ranked), matches[-1], named)


def _as_called(meaning: Meaning, entry: str) -> Meaning:
    """Return a meaning in which an entry is likeliest, because it is called just so."""
    before = next((m.probability for m in meaning.matches if m.entry == entry), 0.0)
    if before >= CALLED or not before:
        return meaning
    rest = (1 - CALLED) / (1 - before)
    matches = [
        m._replace(probability=CALLED if m.entry == entry else round(m.probability * rest, 4))
        for m in meaning.matches
    ]
    ranked = sorted(matches, key=lambda match: (-match.probability, match.entry))
    out = meaning.out._replace(probability=round(meaning.out.probability * rest, 4))
    return meaning._replace(matches=tuple(ranked), out=out)


def likeliest_group(meaning: Meaning, groups: Mapping[str, str]) -> Match:
    """Return the group of which an entry is likeliest meant, with its likeliest one's phrase."""
    found: dict[str, Match] = {}
    for match in meaning.matches:
        group = groups[match.entry]
        before = found.get(group, Match(group, 0.0, match.phrase))
        together = round(before.probability + match.probability, 4)
        found[group] = before._replace(probability=together)
    return max(found.values(), key=lambda group: group.probability)


def shipped_weights() -> Weights:
    """Return the weights of catalog/words/en/matching.yaml."""
    return Weights(_weights("entry", ENTRY_FIGURES), _weights("none", NONE_FIGURES))


class WorkGroup(NamedTuple):
    """Entries near enough in their work that two papers which claim one each claim the same."""

    id: str
    title: str
    entries: tuple[str, ...]


def work_groups(catalog: Catalog) -> tuple[WorkGroup, ...]:
    """Return all groups of entries of a catalogue; an entry that stands alone is one of its own.

    What a company has added is in the group of what it goes with.
    """
    entries = {**catalog.responsibilities, **catalog.decisions}
    of = {name: group["id"] for group in _listed() for name in group["entries"]}
    titles = {group["id"]: group["title"] for group in _listed()}
    found: dict[str, list[str]] = {}
    for name, entry in entries.items():
        near = of.get(name) or next((of[e] for e in entry.goes_with if e in of), name)
        found.setdefault(near, []).append(name)
    return tuple(
        WorkGroup(group, titles.get(group) or entries[group].title, tuple(names))
        for group, names in found.items()
    )


def groups_of(catalog: Catalog) -> dict[str, str]:
    """Return the id of the group of each entry of a catalogue."""
    return {name: group.id for group in work_groups(catalog) for name in group.entries}


def _listed() -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", plain_list("near-work")["groups"])


def _weights(kind: str, figures: tuple[str, ...]) -> tuple[float, ...]:
    given = section("en", "matching", kind)
    return tuple(given[name] for name in figures)


def _sum(weights: tuple[float, ...], figures: tuple[float, ...]) -> float:
    return sum(weight * figure for weight, figure in zip(weights, figures, strict=True))
