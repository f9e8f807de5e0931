"""Dates in the words of a paper, in whichever language it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from charter.compose.numbers import Numbers
from charter.facts.languages import spellings
from charter.named_tuples import NamedTuple

_MONTHS = [date(2222, month, 22) for month in range(1, 13)]


class FoundDay(NamedTuple):
    """A date, and the words that say it."""

    day: date
    words: str


def days_in(text: str, language: str) -> Iterator[FoundDay]:
    """Yield the dates that `text` says in a language, such as de-AT, or in English."""
    for found in _spelt(language).finditer(text):
        assert found.lastindex is not None
        month = _MONTHS[(found.lastindex // 2 - 1) % 12].month
        day, year = sorted(int(number) for number in found.groups() if number)
        try:
            yield FoundDay(date(year, month, day), found[0])
        except ValueError:
            continue


@cache
def _spelt(language: str) -> re.Pattern[str]:
    """Return what finds dates: for each month in turn, with its day and its year as groups."""
    spelt = [Numbers(name) for name in dict.fromkeys((language, *spellings()))]
    words = (re.escape(each.day(month)) for each in spelt for month in _MONTHS)
    either = "|".join(
        w.replace("2222", r"([1-9]\d{3})", 1).replace("22", r"([1-9]\d?)", 1) for w in words
    )
    return re.compile(rf"(?<!\d)(?:{either})(?!\d)")
