"""What an audit finds: who claims what, what two claim, what nobody claims. The types, in order."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from charter.audit.matching import ASSERT
from charter.audit.matching import NOTHING as NO_CLAIM
from charter.audit.papers import PapersRead, Placed
from charter.facts.catalog import Catalog, Entry
from charter.named_tuples import NamedTuple
from charter.problems import Problem

ASSERTED, NOTHING = ASSERT, NO_CLAIM
MEANT = 0.6
"""From here on an entry, or that a claim is of none, is taken for what is meant, if not said."""
TOGETHER = 0.65
"""From here on two claims are certainly about one entry: how likely both are, multiplied.

So in 100 of 100, and 29 and 31 of 100 such pairs are found, as said at ASSERT. With 0.5 it is 93,
and 40 and 44; but of what that adds in a company of many ranks, about half is wrong. How alike the
sentences are, whether both are likeliest of one entry, by what margin, how many sentences say so,
how near the roles are: nothing of this told right pairs from wrong ones beyond the product.
"""
IN_ONE_FIELD = 0.8
"""The same of claims that mean different entries of one field: of what 0.65 told, two of three were
not about the same.
"""
ALIKE = 0.3
"""The same of two claims in the same words: less is enough, and "help your team grow" is not."""
FAINT = 0.2
"""Below this a claim is not placed, rather than placed with doubt."""
OWNING = ("owns", "decides")


class Post(NamedTuple):
    """A post, with the ids of the papers that are for it and count.

    `role` is the catalogue's, or "" where it has none like it.
    """

    id: str
    role: str
    title: str
    short: str
    papers: tuple[str, ...]


class SaidClaim(NamedTuple):
    """A claim, whose it is (`of`), and the post whose paper says so (`by`).

    The two differ where a paper speaks of another. `of` is then a post, or else a role, or words.
    """

    placed: Placed
    by: str
    of: str

    @property
    def entry(self) -> str:
        """Return the entry that the claim means most likely, or "" where it means none."""
        matches = self.placed.matches
        return matches[0].entry if matches and not self.placed.nothing else ""

    @property
    def sure(self) -> float:
        """Return how likely that is; what a person said is certain."""
        if self.placed.confirmed or self.placed.nothing:
            return 1.0
        return self.placed.matches[0].probability if self.placed.matches else 0.0

    @property
    def near(self) -> float:
        """Return how likely the claim means its entry or work that is near enough to it."""
        group = self.placed.group
        return max(self.sure, group.probability) if group and self.entry else self.sure

    @property
    def nothing(self) -> bool:
        """Return whether the claim likeliest belongs to no entry, or a person said so."""
        placed = self.placed
        if placed.nothing or placed.confirmed:
            return placed.nothing
        out = placed.out.probability if placed.out else 0.0
        return self.sure < FAINT or (out >= MEANT > self.sure)

    @property
    def owning(self) -> bool:
        """Return whether the claim says that its subject has the work or the decision.

        A result, such as the name of a figure, says by what somebody is judged, and claims nothing.
        """
        return self.placed.claim.strength in OWNING and self.placed.claim.kind == "duty"


class HeldOnce(NamedTuple):
    """Work that one post claims and no other, with all its words on it."""

    entry: Entry
    post: str
    said: tuple[SaidClaim, ...]


class ClashSide(NamedTuple):
    """One of those who claim the same, with its words."""

    post: str
    said: tuple[SaidClaim, ...]

    @property
    def decides(self) -> bool:
        """Return whether one of its sentences is about deciding."""
        return any(each.placed.claim.strength == "decides" for each in self.said)

    @property
    def near(self) -> float:
        """Return how likely its most certain words mean what is said."""
        return max(each.near for each in self.said)

    @property
    def stops(self) -> bool:
        """Return whether it may stop the work, and does not claim it."""
        return all(each.placed.claim.strength == "stops" for each in self.said)


class Clash(NamedTuple):
    """Work that two or more claim, or that one may stop while another decides.

    `near` is work of one field that is not the same entry, `words` one sentence in two papers.
    Entries are those meant, the weightiest first; of `words` there may be none. `field` is the id
    of the field that near work is of.
    """

    kind: Literal["twice", "stops", "words", "near"]
    entries: tuple[Entry, ...]
    sides: tuple[ClashSide, ...]
    field: str = ""

    @property
    def weight(self) -> int:
        """Return how much the work weighs."""
        return max((entry.weight for entry in self.entries), default=0)

    @property
    def sure(self) -> float:
        """Return how likely the two who are most certain mean what is said."""
        first = sorted((side.near for side in self.sides), reverse=True)
        return first[0] * first[1]

    @property
    def certain(self) -> bool:
        """Return whether no side is in doubt."""
        return all(max(s.sure for s in side.said) >= ASSERTED for side in self.sides)


class NotKnown(NamedTuple):
    """A fact that nobody stated, and unclaimed entries of which it decides whether they apply."""

    fact: str
    entries: tuple[Entry, ...]


class ToLookAt(NamedTuple):
    """A claim that is not certain, and why a person's answer matters."""

    said: SaidClaim
    why: str
    worth: tuple[int, int]


class PaperShares(NamedTuple):
    """What the words of one paper are for, by the kind of its parts; sums to all its words."""

    paper: str
    words: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return how many words the paper has."""
        return sum(self.words.values())

    def percent(self, *kinds: str) -> int:
        """Return how many per cent of the words are of these kinds."""
        count = sum(self.words.get(kind, 0) for kind in kinds)
        return round(100 * count / self.total) if self.total else 0


class PaperDispute(NamedTuple):
    """What papers say differently of a line or a title: what is at stake, and each one's words.

    Words are: whose paper, the quote, its file and place.
    """

    kind: Literal["line", "title", "one-post"]
    posts: tuple[str, ...]
    says: str
    quotes: tuple[tuple[str, str, str], ...]


class Audit(NamedTuple):
    """All that papers of one company say together. Everything weighty stands first.

    `nobody` applies to this company and no paper says anything on it; of what `depends` on a fact
    nobody can tell. `look` is not certain, `unplaced` means no entry that we know. `company` is
    whose facts counted, or "". `roles` are those that are there, with or without a paper, `fields`
    what the fields of near work are called, `lines` who reports to whom where papers agree.
    `problems` are of files that were not read, `notes` what else is to be known of files.
    """

    catalog: Catalog
    company: str
    read: PapersRead
    posts: tuple[Post, ...]
    said: tuple[SaidClaim, ...]
    once: tuple[HeldOnce, ...]
    clashes: tuple[Clash, ...]
    nobody: tuple[Entry, ...]
    depends: tuple[NotKnown, ...]
    look: tuple[ToLookAt, ...]
    unplaced: tuple[SaidClaim, ...]
    disagreements: tuple[PaperDispute, ...]
    shares: tuple[PaperShares, ...]
    applying: int
    roles: frozenset[str] = frozenset()
    fields: Mapping[str, str] = MappingProxyType({})
    lines: Mapping[str, str] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def twice(self) -> tuple[Clash, ...]:
        """Return what is claimed twice, stopped by another, or said in the same words."""
        return tuple(clash for clash in self.clashes if clash.kind != "near")

    @property
    def fine(self) -> bool:
        """Return whether nothing is to be settled."""
        return not (self.twice or self.nobody or self.disagreements or self.problems)

    @property
    def unsure(self) -> bool:
        """Return whether a part of the papers was not understood, or facts were missing."""
        return bool(self.look or self.unplaced or self.depends)

    def post(self, name: str) -> Post | None:
        """Return the post of this id, or None where no paper is for it."""
        return next((post for post in self.posts if post.id == name), None)

    def entry_title(self, entry: Entry) -> str:
        """Return the title of an entry; a decision that is called as some work is told apart."""
        works = (work.title for work in self.catalog.responsibilities.values())
        is_both = entry.kind == "decision" and entry.title in works
        return f"{entry.title} (the decision)" if is_both else entry.title

    def usual(self, entry: Entry) -> str:
        """Return the role that usually has an entry: of those that are here, if one has it."""
        here = [role for role in entry.accountable if role in self.roles]
        return next(iter(here or entry.accountable), "")

    def called(self, name: str) -> str:
        """Return what a post, a role or somebody else whom a paper names is called."""
        if post := self.post(name):
            return post.short
        role = self.catalog.roles.get(name)
        return role.abbreviation or role.title if role else name
