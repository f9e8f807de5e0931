"""Sentences that papers print, each with what it presupposes and in one wording or several."""

from __future__ import annotations

from charter.facts.interview import InterviewQuestion
from charter.named_tuples import NamedTuple
from charter.problems import Place

Fact = str | int | bool


class Condition(NamedTuple):
    """A fact and what it must be: one of `values`, or a number from `least` to `most`."""

    fact: str
    values: tuple[Fact, ...] = ()
    least: int | None = None
    most: int | None = None


class Phrase(NamedTuple):
    """A sentence that holds `when`; `claims` are the work of whom it speaks; None: not declared.

    `also` is the same in other words.
    """

    say: str
    when: tuple[Condition, ...] = ()
    claims: tuple[str, ...] | None = None
    place: Place | None = None
    also: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """Return every wording of the sentence, of which a paper prints one."""
        return (self.say, *self.also)


class Statement(NamedTuple):
    """A sentence of a role; `claims` as in `Phrase`, a must is `needed_by` the work of entries.

    `also` is what postings say, in other words.
    """

    id: str
    charter: str
    posting: str
    risk: str
    watch: str
    by: int
    when: tuple[Condition, ...]
    claims: tuple[str, ...] | None
    place: Place
    interview: InterviewQuestion | None = None
    needed_by: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """Return every wording that postings have for it, of which one prints one."""
        return (self.posting, *self.also) if self.posting else ()
