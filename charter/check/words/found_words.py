"""Words of a list that were found in a text, and which of them are one remark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from charter.check.remark import Severity
from charter.check.words.word_lists import ListedWords
from charter.named_tuples import NamedTuple
from charter.problems import Place

_BESIDE = re.compile(r"[\s,/&+]*(?:[^\W\d_]{1,5}\s+)?")
"""What stands between two things of one list: a comma, a stroke, an "and" in any language."""


class FoundWords(NamedTuple):
    """What was found, where and by which words. `place` has its offset until its line is known."""

    entry: ListedWords
    severity: Severity
    quote: str
    place: Place


def joined(text: str, found: Iterable[FoundWords]) -> Iterator[FoundWords]:
    """Yield what was found, as one what says the same of things listed beside each other.

    "B.Tech/M.Tech" and "a car of your own and a driving licence" are each told once.
    """
    last: FoundWords | None = None
    for one in sorted(found, key=_start):
        if last:
            between = text[_start(last) + len(last.quote) : _start(one)]
            if _said_of(last) == _said_of(one) and _BESIDE.fullmatch(between):
                last = last._replace(quote=text[_start(last) : _start(one) + len(one.quote)])
                continue
            yield last
        last = one
    if last:
        yield last


def _start(found: FoundWords) -> int:
    return found.place.column or 0


def _said_of(found: FoundWords) -> tuple[str, str, str]:
    return found.severity, found.entry.code, found.entry.instead
