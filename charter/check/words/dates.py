"""Days in a text, with or without a year: where each stands, and what day it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from charter.check.words.found import Spotted
from charter.check.words.word_lists import listed_languages, section
from charter.facts.locales import is_written_in, locale
from charter.values.days import day_of
from charter.values.days_meant import slips_in
from charter.values.numbers import ReadingError

_LEAP = "2028"
"""Stands in for a year that is not said: it has every day."""
_NUMBERS = re.compile(
    r"(?<![\w.,/-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}\. ?\d{1,2}\.(?: ?\d{4}|\d{2})?"
    r"|\d{1,2}/\d{1,2}(?:[/ -](?:\d{4})|/\d{2})?|\d{1,2}-\d{1,2}-\d{4})(?![\w/-]|[.,]\d)"
)
_ALWAYS = "24/7"
_QUARTER = re.compile(
    r"(?<![\w-])(?:Q(?:[05-9]|1\d)|[05-9]\.? ?[Qq]uartal|[05-9]\. ?kvartal|[56]th quarter"
    r"|[03-9]\. ?(?:Halbjahr|halv\u00e5r))(?![\w.,]*\d)"
    r"|(?<![\w-])(?:HJ?[03-9]|(?:[Tt]hird|3rd) half of)[ /'\u2019-]{1,2}(?:19|20)?\d\d"
    r"(?![\w.,]*\d)"
    r"|(?<![\w-])(?:19|20)\d\d[ /-]{1,3}(?:Q(?:[05-9]|1\d)|HJ?[03-9])(?!\w)"
)
"""What has a year of more than four quarters, or than two halves."""
_OF_A_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
_MOST_DAYS = 31
_ORDINAL = r"(?:\.|st|nd|rd|th|er|º|ª)?"
_OF = r"(?:\s+(?:of|de|del))?"
_YEAR = r"(?:,?(?:\s+(?:de|del))?\s+\d{4}(?!\d))"


def dates_in(text: str, language: str) -> Iterator[Spotted]:
    """Yield each day; `date` is its ISO text, --03-31 without a year, or None with two readings."""
    for match in _NUMBERS.finditer(text):
        if match[0] != _ALWAYS and (day := _numeric(match[0], language)) != "":
            yield Spotted(*match.span(), {"date": day})
    named, numbers = _named(language)
    for match in named.finditer(text):
        words = next(filter(None, (match["after"], match["before"], match["alone"])))
        month = numbers[words.casefold().rstrip(".")]
        day = match["day"] or match["second"]
        year = match["year"] or match["other"] or match["third"]
        if day is None and year:
            yield Spotted(*match.span(), {"date": f"{year}-{month:02}"})
        elif day and (said := day_of(f"{year or _LEAP}-{month:02}-{int(day):02}")):
            yield Spotted(*match.span(), {"date": said if year else said.replace(_LEAP, "-")})


def not_days_in(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has a day or a quarter that no calendar has, such as 31/2/2027.

    A misspelt month, and a weekday that the day is not, are none either.
    """
    for match in _NUMBERS.finditer(text):
        if _OF_A_YEAR.search(match[0]) and _numeric(match[0], language) == "":
            yield match.span()
    named, numbers = _named(language)
    for match in named.finditer(text):
        words, day = match["after"] or match["before"], match["day"] or match["second"]
        if words and day and int(day) <= _MOST_DAYS:
            year = match["year"] or match["other"] or _LEAP
            month = numbers[words.casefold().rstrip(".")]
            first = f"{year}-{month:02}-"
            if day_of(f"{first}01") and not day_of(f"{first}{int(day):02}"):
                yield match.start(), match.start() + len(match[0].rstrip("."))
    yield from (match.span() for match in _QUARTER.finditer(text))
    yield from slips_in(text)


def begun_in(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a text says in which year something began, and that year: founded in 2009."""
    for found in _begun(language).finditer(text):
        yield *found.span(), int(found["year"] or found["before"])


@cache
def _begun(language: str) -> re.Pattern[str]:
    known = section(language, "language", "begun") if language in listed_languages() else ()
    words = "|".join(map(re.escape, known or ())) or "(?!)"
    return re.compile(
        rf"(?<!\bbe )(?<!\w)(?:{words})(?: [^\W\d_]{{1,10}}){{0,2}}"
        r" (?P<year>[12]\d{3})(?![.,]?\d)"
        rf"|(?<![\d.,])(?P<before>[12]\d{{3}}) (?:{words})(?!\w)",
        re.IGNORECASE,
    )


def _numeric(text: str, language: str) -> str | None:
    """Return the day of numbers, "" where they are none, None where they can be two days."""
    if "/" in text:
        text = re.sub("[ -]", "/", text)
    bare = text.replace(" ", "")
    partial = re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\.?", bare)
    whole = f"{partial[1]}{partial[2]}{partial[3]}{partial[2]}{_LEAP}" if partial else bare
    try:
        # Where days are not written in English they come before months.
        said = day_of(whole, months_first=None if language == "en" else False)
    except ReadingError:
        return None
    if said is None:
        return ""
    return said.replace(_LEAP, "-") if partial else said


@cache
def _named(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return what finds days with a month by name, and the number of each name."""
    numbers: dict[str, int] = {}
    for names in (_months("en"), _months(language)):
        for number, name in enumerate(names, 1):
            for said in (name, name[:3], name[:4]):
                numbers.setdefault(said.casefold(), number)
    if language in listed_languages():
        others = section(language, "language", "other_months") or {}
        numbers |= {name.casefold(): number for name, number in others.items()}
    months = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    form = (
        rf"(?<![\w.,])(?:(?P<day>\d{{1,2}}){_ORDINAL}{_OF}\s+(?P<after>{months})\b\.?"
        rf"(?P<year_>{_YEAR})?"
        rf"|(?P<before>{months})\.?\s+(?P<second>\d{{1,2}})(?:st|nd|rd|th)?(?P<other_>{_YEAR})?"
        rf"(?![\d%]|[.,:]\d)|(?P<alone>{months})\.?(?P<third_>{_YEAR}))"
    )
    for name in ("year", "other", "third"):
        year = _YEAR.replace(r"\d{4}", rf"(?P<{name}>\d{{4}})")
        form = form.replace(f"(?P<{name}_>{_YEAR})", year)
    return re.compile(form, re.IGNORECASE), numbers


def _months(language: str) -> tuple[str, ...]:
    if is_written_in(language):
        return locale(language).months
    if language not in listed_languages():
        return ()
    return tuple(section(language, "language", "months") or ())
