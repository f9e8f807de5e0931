"""Days of which a part is left to be filled in: begins on … 2027, the __ of January."""

from __future__ import annotations

from collections.abc import Iterator

from charter.patterns import lazy_re
from charter.read.blank_words import pattern
from charter.values.days_meant import is_month

_GAP = r"(?P<gap>\.{2,}|\u2026+|_+|-{2,}|\[\s*\]|\(\s*\)|[Xx]{1,2})"
_MONTH = lazy_re(
    rf"(?<![\w.\u2026-]){_GAP}(?P<th>st|nd|rd|th|\.)?\s?(?:(?:day )?of |de )?"
    r"(?P<month>[^\W\d_]{3,10})\b(?P<year>\.?,? (?:20\d\d|\u2026|\.{2,}|_+))?"
)
_ZEROS = lazy_re(r"(?<![\d./-])00([./-])00\1(?:\d{4}|\d\d)(?![\w/-]|\.\d)")
_ASKED = lazy_re(
    r"\bMonth (?:Day|DD),? (?:Year|YYYY)\b|\b(?:Day|DD) Month,? (?:Year|YYYY)\b"
    r"|(?<![\w./-])(?:[dD]{2}|[tT]{2}|[jJ]{2})([./-])[mM]{2}\1(?:[yY]{2}|[jJ]{2}|[aAåÅ]{2})\b"
    r"|(?<![\w./-])[mM]{2}([./-])[dD]{2}\2[yY]{2}\b|\b20(?:\.\.|\u2026)(?![.\w])"
    # DD/MM/20YY, TT.MM.2027; 20AA alone may be a section of an act
    r"|(?<![\w./-])(?i:(?:dd|tt|jj)([./-])mm\3|mm([./-])dd\4)20(?i:yy|jj|aa|\u00e5\u00e5|\d\d)\b"
    r"|\b20(?i:yy|\u00e5\u00e5)\b"
)


def days_left(text: str, *, letter: bool) -> Iterator[tuple[int, int]]:
    """Yield where a text has a day, a month or a year that nobody filled in."""
    yield from (found.span() for found in _ZEROS.finditer(text))
    yield from (found.span("said") for found in pattern("years").finditer(text))
    if letter:
        yield from (found.span() for found in _ASKED.finditer(text))
    for found in _MONTH.finditer(text):
        gap, before = found["gap"], text[max(0, found.start() - 20) : found.start()]
        # Dots before a month may be a pause, and X a name: more than these must say that it is one.
        sure = gap[0] in "_[(" or found["year"] or (found["th"] and gap[0] in "Xx")
        if (sure or pattern("of_day").search(before)) and is_month(found["month"]):
            yield found.span()
