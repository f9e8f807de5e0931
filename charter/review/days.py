"""Dates in the words of a paper, in whichever language it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from charter.compose.numbers import numbers_in
from charter.read.languages import AMERICAN, BRITISH

_NUMBER = re.compile(r"\d+")


class FoundDay(NamedTuple):
    """A date, and the words that say it."""

    day: date
    words: str


def days_in(text: str, language: str) -> Iterator[FoundDay]:
    """Yield the dates that `text` says in a language, such as de-AT, or in English."""
    numbers = [int(n) for n in _NUMBER.findall(text) if len(n) <= 4]
    years = dict.fromkeys(n for n in numbers if n > 999)
    days = dict.fromkeys(n for n in numbers if 1 <= n <= 31)
    spelt = [numbers_in(name) for name in dict.fromkeys((language, BRITISH, AMERICAN))]
    found = []
    for day in (d for y in years for m in range(1, 13) for n in days if (d := _day(y, m, n))):
        for words in dict.fromkeys(s.day(day) for s in spelt):
            if at := re.search(rf"(?<!\d){re.escape(words)}(?!\d)", text):
                found.append((at.start(), FoundDay(day, words)))
    yield from (each for _, each in sorted(found))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
