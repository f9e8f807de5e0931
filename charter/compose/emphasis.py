"""What a paper must tell first because of what the company said, and what does not fit it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from charter.assign.viewpoint import Viewpoint, holds_here
from charter.facts.languages import OURS, posting_language
from charter.facts.posting_rules import Emphasis
from charter.facts.said import Statement
from charter.named_tuples import NamedTuple

MOST = 4
"""What an entry can gain by all that the company said."""

_Item = TypeVar("_Item")


class Emphases(NamedTuple):
    """How much more than usual entries and outcomes matter here, by id, and those that do not fit.

    What one rule has told first does not fit less for another. `said` has how much of it follows
    from the company's own sentences on the post, which come before what its facts alone ask for.
    """

    more: Mapping[str, int]
    less: frozenset[str]
    said: Mapping[str, int] = {}

    def of(self, name: str) -> int:
        """Return how much more an entry matters, or -1 where it does not fit."""
        return self.more.get(name, 0) or -int(name in self.less)

    def of_said(self, name: str, entries: Iterable[str] = ()) -> int:
        """Return how much the company spoke of an entry, or of a sentence and what it is about."""
        return max((self.said.get(one, 0) for one in (name, *entries)), default=0)

    def of_statement(self, statement: Statement, entries: Iterable[str]) -> int:
        """Return the same of a sentence of a role that is about `entries`."""
        if own := self.of(statement.id):
            return own
        each = [self.of(name) for name in entries]
        return min(each, default=0) if -1 in each else max(each, default=0)


def emphases_of(view: Viewpoint, facts_alone: bool = False) -> Emphases:
    """Return what follows for one position from what its company said.

    With `facts_alone` no sentence of the company counts, and no reason: nothing but its facts.
    """
    more: dict[str, int] = {}
    said: dict[str, int] = {}
    less: set[str] = set()
    for rule in view.organisation.catalog.emphases.values():
        if _counts(rule, view, facts_alone):
            less |= set(rule.less)
            for name, weight in rule.more.items():
                more[name] = min(MOST, more.get(name, 0) + weight)
                if rule.words:
                    said[name] = min(MOST, said.get(name, 0) + weight)
    return Emphases(more, frozenset(less - more.keys()), said)


def told_first(items: Iterable[_Item], how_much: Callable[[_Item], int]) -> list[_Item]:
    """Return items with those first that matter more here, and last those that do not fit."""
    return sorted(items, key=lambda item: -how_much(item))


def _counts(rule: Emphasis, view: Viewpoint, facts_alone: bool) -> bool:
    if not holds_here(rule, view):
        return False
    if facts_alone and any(condition.fact == "says" for condition in rule.when):
        return False
    if not rule.words and not rule.reasons:
        return True
    return not facts_alone and (_is_said(rule, view) or _is_given(rule, view))


def _is_given(rule: Emphasis, view: Viewpoint) -> bool:
    return not set(rule.reasons).isdisjoint(view.organisation.company.reasons)


def _is_said(rule: Emphasis, view: Viewpoint) -> bool:
    """Return whether the company speaks of it where it says why there is this post."""
    code = posting_language(view.organisation.company)[:2]
    wanted = rule.words.get(code) or rule.words.get(OURS, ())
    given = view.position.given
    said = f"{given.opening}\n{given.hard}"
    return bool(wanted) and bool(_pattern(tuple(wanted)).search(said))


@cache
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in beginnings)
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)
