"""Days that are written with a slip: 28 Febuary 2027, 2027-31-03, Monday for a Tuesday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from charter.patterns import lazy_re
from charter.values.days import WEEKDAYS, day_of, day_within, month_names
from charter.values.numbers import ReadingError

_WITH_NAME = lazy_re(
    r"(?<![\w.])(?:\d{1,2}(?:\.|st|nd|rd|th|er|º)?[ -](?:of |de )?(?P<after>[^\W\d_]{5,12}),?[ -]"
    r"(?:de )?|(?P<before>[^\W\d_]{5,12}) \d{1,2}(?:st|nd|rd|th)?,? )(?:19|20|21)\d\d(?!\d)"
)
_DATE = (
    r"(?:\d{1,2}(?:\.|st|nd|rd|th|er|º)? (?:of |de )?[^\W\d_]{3,12}\.?,?(?: de)? \d{4}"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\. ?\d{1,2}\. ?\d{4}"
    r"|\d{4}-\d\d-\d\d)"
)
_OF_WEEK = lazy_re(
    rf"(?<!\w)(?i:{WEEKDAYS}),? (?:(?:the|den|der|dem|le|el) )?{_DATE}(?!\d)",
)
_YEAR_DAY_MONTH = lazy_re(r"(\d{4})-(\d\d)-(\d\d)\Z")
_COUNTED = lazy_re(r"[345]\d{4}\Z")
"""Days since 1899, as spreadsheets count them: from 1982 to 2064."""
_CLOSE = 0.8


def month_meant(word: str) -> str:
    """Return the month that a misspelt word means, such as February for Febuary; else ""."""
    if is_month(word):
        return ""
    close = get_close_matches(word.casefold(), month_names(), 1, _CLOSE)
    # A name may have one in it, as Augusta has.
    return close[0].capitalize() if close and not word.casefold().startswith(close[0]) else ""


def is_month(word: str) -> bool:
    """Return whether a word is the name of a month, or the beginning of one."""
    return day_of(f"1 {word} 2027") is not None


def day_meant(text: str) -> str:
    """Return the day that a text with a slip means, as ISO text, or "" where nobody knows."""
    said = " ".join(text.split())
    if found := _YEAR_DAY_MONTH.match(said):
        return day_of(f"{found[1]}-{found[3]}-{found[2]}") or ""
    if _COUNTED.match(said):
        return str(date(1899, 12, 30) + timedelta(days=int(said)))
    for found in _WITH_NAME.finditer(said):
        word = found["after"] or found["before"]
        try:
            return day_of(said.replace(word, month_meant(word) or word)) or ""
        except ReadingError:
            return ""
    return ""


def slips_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has a day with a misspelt month, or with the name of another weekday."""
    for found in _WITH_NAME.finditer(text):
        word = found["after"] or found["before"]
        if word[0].isupper() and month_meant(word):
            yield found.span()
    for found in _OF_WEEK.finditer(text):
        if day_within(found[0])[1]:
            yield found.span()
