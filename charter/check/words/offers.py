"""What an employer offers beside the pay: benefits, and other pay such as a bonus or shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from charter.check.words.found import Spotted
from charter.check.words.looked_for import LookedFor
from charter.check.words.pay_words import parts_of
from charter.check.words.word_lists import has_list, section

_MOST = 200
"""No sentence offers more."""
_NEAR = 40
"""Words of giving stand no farther from what is given, in characters."""


def benefits(text: str, language: str) -> list[Spotted]:
    """Return the benefits that a text offers."""
    return offered(text, language, "benefits")


def other_pay(text: str, language: str) -> list[Spotted]:
    """Return what a text says of other pay, or that there is none."""
    return offered(text, language, "other-pay")


def offered(text: str, language: str, kind: str, under: str = "") -> list[Spotted]:
    """Return what a text offers of a kind; `under` is the heading above it.

    Words that are surely of the kind count unless the sentence has words that make them something
    else (a product, a verb). Others count where somebody is given them, or under such a heading.
    """
    if not has_list(language, kind):
        return []
    listed = bool(under) and _sure(under, language, kind) is not None
    return [
        Spotted(found.start() + start, found.end() + start)
        for start, end in parts_of(text, language)
        for found in _offers(text[start:end], language, kind, listed)
    ]


def _offers(text: str, language: str, kind: str, listed: bool) -> Iterator[re.Match[str]]:
    if found := _sure(text, language, kind):
        yield found
        return
    weak = list(islice(_words(language, kind, "weak").finditer(text), _MOST))
    if not weak or _words(language, kind, "never").search(text):
        return
    given = [
        found.span() for found in islice(_words(language, kind, "given").finditer(text), _MOST)
    ]
    for found in weak:
        if listed or any(_near(found.span(), span) for span in given):
            yield found
            return


def _near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(one[0], other[0]) - min(one[1], other[1]) < _NEAR


def _sure(text: str, language: str, kind: str) -> re.Match[str] | None:
    every = islice(_words(language, kind, "sure").finditer(text), _MOST)
    # What is named says more than that there are benefits.
    found = min(every, key=lambda one: is_bare(one[0], language, kind), default=None)
    return found if found and not _words(language, kind, "never").search(text) else None


def is_bare(words: str, language: str, kind: str) -> bool:
    """Return whether words only say that something is offered, and name nothing of it."""
    return _words(language, kind, "bare").fullmatch(words.strip(" ,-")) is not None


@cache
def _words(language: str, kind: str, name: str) -> LookedFor:
    return LookedFor(section(language, kind, name) or (), r"(?<!\w)", r"(?!\w)")
