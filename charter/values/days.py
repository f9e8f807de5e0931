"""Days as people write them: one reading, or an error that names both."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Self, TypeGuard

from charter.patterns import lazy_re
from charter.resources import catalog_folder, languages_folder
from charter.values.numbers import ReadingError

_YMD = lazy_re(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00)?Z?)?\Z", re.ASCII)
_TOGETHER = lazy_re(r"(\d{4})(\d\d)(\d\d)\Z", re.ASCII)
_DMY = lazy_re(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})\Z", re.ASCII)
_DANISH = lazy_re(r"(\d{1,2})/(\d{1,2}) ?- ?(\d{4}|\d{2})\Z", re.ASCII)
"""31/3-2027, whose day always comes first."""
_DAY_FIRST = lazy_re(
    r"(?:(?:den|the|le|el|der|d\.) )?(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[ -](?:of |de )?"
    r"([^\W\d_]{3,})\.?,?[ -](?:de )?(\d{4}|\d{2})\Z"
)
_MONTH_FIRST = lazy_re(r"([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\Z")
_MONTH = lazy_re(r"(?:([^\W\d_]{3,})\.?[ -]|(\d{1,2})[/.-])(\d{4})\Z")
_PART = lazy_re(r"(\d{4})(?:-(\d{1,2}))?\Z", re.ASCII)
_SHORT = {"mrz": 3, "maerz": 3, "jän": 1, "jaenner": 1, "feber": 2}
_YEARS = range(1900, 2200)
"""No paper is about any other; the schemas say the same."""
_PIVOT = 60
"""Two digits from here on are a year of the last century."""


_WEEKDAYS = (
    "monday montag mandag lundi lunes",
    "tuesday dienstag tirsdag mardi martes",
    "wednesday mittwoch onsdag mercredi miércoles",
    "thursday donnerstag torsdag jeudi jueves",
    "friday freitag fredag vendredi viernes",
    "saturday samstag sonnabend lørdag samedi sábado",
    "sunday sonntag søndag dimanche domingo",
)
WEEKDAYS = f"(?P<weekday>{'|'.join(_WEEKDAYS).replace(' ', '|')})"
"""What matches the name of a day of the week."""
_NAMED = lazy_re(
    rf"(?P<weekday>{'|'.join(_WEEKDAYS).replace(' ', '|')}|mon|tue|wed|thu|fri|sat|sun"
    r"|mo|di|mi|do|fr|sa|so)\.?,? (?:(?:the|den|d\.|le|el) )?(?=\w)",
    re.IGNORECASE,
)
_TIME = lazy_re(
    r"(?:,? (?:at|by|before|um|bis|kl\.?|à|a las))?[T ,]+(?:\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?"
    r" ?(?:Z|[+-]\d{2}:?\d{2}|[ap]\.?m\.?|uhr|h|[A-Z]{2,5})?"
    r"|\d{1,2} ?(?:[ap]\.?m\.?|uhr|h|o'clock)(?: \d{2})?|noon|midnight|midi|minuit)\Z"
    r"|,? (?:kl\.?|um|at|à) \d{1,2}\Z",
    re.IGNORECASE,
)
_QUARTER = lazy_re(r"(?:q([1-4])[ /-]?|([1-4])\.? (?:quartal|kvartal) )(\d{4})\Z", re.IGNORECASE)
_ABOUT = lazy_re(
    r"(?:(?P<end>(?:the )?end of|ende|by the end of|slutningen af|fin|fin de|ultimo|late)"
    r"|(?P<middle>(?:the )?middle of|mid|mitte|midt i|medio|mi)"
    r"|(?:the )?(?:beginning|start) of|early|anfang|starten af|primo|début)[ -](?P<month>.+)",
    re.IGNORECASE,
)


class When(date):
    """A day of which only the year, or the year and the month, may be known; the first of those.

    >>> str(When.of("2021-05")), When.of("2021-05") < date(2021, 5, 2)
    ('2021-05', True)
    """

    said: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the day of 2021, 2021-05 or 2021-05-01."""
        year, month, day, *_ = [int(part) for part in text.split("-")] + [1, 1]
        made = cls(year, month, day)
        made.said = text
        return made

    @property
    def known(self) -> str:
        """Return what is known of it: year, month or day."""
        return ("year", "month", "day")[self.isoformat().count("-")]

    def isoformat(self) -> str:
        """Return as much as is known, as ISO text."""
        return getattr(self, "said", "") or super().isoformat()

    def __str__(self) -> str:
        """Return the same."""
        return self.isoformat()

    def __reduce__(self) -> Any:
        """Have a copy know as little as this."""
        return (When.of, (self.isoformat(),))


def is_whole(day: date | None) -> TypeGuard[date]:
    """Return whether a day is known, and not only its year or month."""
    return day is not None and not (isinstance(day, When) and day.known != "day")


def is_before(one: date, other: date) -> bool:
    """Return whether a day is certainly before another: a month is not before its own days."""
    said = one.isoformat()
    return said < other.isoformat()[: len(said)]


def day_of(text: str, *, part: bool = False, months_first: bool | None = None) -> str | None:
    """Return the ISO text of the day that a text is, or None where it is none.

    With `part` a year or a month is enough. `months_first` says how 3/4/2027 begins, where that is
    known. Raises ReadingError where it can be two days.
    """
    text = " ".join(text.split())
    if found := _YMD.match(text):
        return _iso(found[1], found[3], found[4])
    if found := _TOGETHER.match(text):
        return _iso(found[1], found[2], found[3])
    if found := _DMY.match(text):
        return _numeric(found, text, months_first)
    if found := _DANISH.match(text):
        return _iso(_year(found[3]), found[2], found[1])
    if (found := _DAY_FIRST.match(text)) and (month := _month(found[2])):
        return _iso(_year(found[3]), month, found[1])
    if (found := _MONTH_FIRST.match(text)) and (month := _month(found[1])):
        return _iso(found[3], month, found[2])
    if found := _NAMED.match(text):  # the name of the day may stand before it, where it is right
        iso = day_of(text[found.end() :], months_first=months_first)
        return iso if iso and _is_called(iso, found["weekday"]) else None
    if part and (found := _PART.match(text)):
        return _iso(found[1], found[2] or "", "")
    if part and (found := _MONTH.match(text)):
        return _iso(found[3], _month(found[1]) if found[1] else found[2], "")
    return None


def day_within(text: str) -> tuple[str, str]:
    """Return the day in a text that has its weekday or a time with it, and how that day is called.

    The second is empty where the text names no weekday, or the right one.
    """
    text = " ".join(text.split())
    named = _NAMED.match(text)
    try:
        iso = day_of(_TIME.sub("", text[named.end() :] if named else text))
    except ReadingError:
        return "", ""
    if iso is None:
        return "", ""
    right = named is None or _is_called(iso, named["weekday"])
    return iso, "" if right else _names_of(iso)[0].capitalize()


def _names_of(iso: str) -> list[str]:
    return _WEEKDAYS[date.fromisoformat(iso).weekday()].split()


def _is_called(iso: str, weekday: str) -> bool:
    return any(name.startswith(weekday.casefold()) for name in _names_of(iso))


def day_about(text: str, *, first: bool = False) -> str:
    """Return the day that a quarter, a month, or its end or middle may mean; else "".

    A quarter and a month are their last day, or the `first`.
    """
    text = " ".join(text.split())
    if found := _QUARTER.match(text):
        quarter, year = int(found[1] or found[2]), int(found[3])
        begins = f"{year}-{quarter * 3 - 2:02}-01" if year in _YEARS else ""
        return begins if first or not begins else str(_last_of(year, quarter * 3))
    found = _ABOUT.fullmatch(text)
    month = day_of(found["month"] if found else text, part=True) or ""
    if len(month) != len("2027-01"):
        return ""
    if found and not found["end"]:
        return f"{month}-{'15' if found['middle'] else '01'}"
    return str(_last_of(int(month[:4]), int(month[5:])))


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def last_before(text: str) -> date | None:
    """Return the last day of the month of which a text names a day that it has not; else None."""
    text = " ".join(text.split())
    ways: list[tuple[str, str | int, str]] = []
    if found := _YMD.match(text):
        ways = [(found[1], found[3], found[4])]
    elif found := _DMY.match(text):
        year = _year(found[4])
        ways = [(year, found[3], found[1]), (year, found[1], found[3])]
    elif found := _DAY_FIRST.match(text):
        ways = [(_year(found[3]), _month(found[2]), found[1])]
    elif found := _MONTH_FIRST.match(text):
        ways = [(found[3], _month(found[1]), found[2])]
    for year, month, day in ways:
        if int(year) in _YEARS and 1 <= int(month) <= 12 and int(day) <= 31:
            last = _last_of(int(year), int(month))
            if int(day) > last.day:
                return last
    return None


def month_has(last: date) -> str:
    """Return how many days a month has, such as: February 2027 has 28 days."""
    return f"{_months()[last.month - 1][0]} {last.year} has {last.day} days"


def is_part(text: str) -> bool:
    """Return whether a text is a year or a month, with no day."""
    return day_of(text) is None and day_of(text, part=True) is not None


def _numeric(found: re.Match[str], text: str, months_first: bool | None) -> str | None:
    """Return the day of three numbers. Dots stand in dates that begin with the day."""
    first, mark, second, year = found.groups()
    by_day, by_month = _iso(_year(year), second, first), _iso(_year(year), first, second)
    if mark == "." or by_month is None or by_day == by_month:
        return by_day
    if by_day is None:
        return by_month
    if months_first is None:
        message = f"'{text}' has two readings, {_words(by_day)} and {_words(by_month)}"
        raise ReadingError("two-readings", message, f"write {by_day} or {by_month}")
    return by_month if months_first else by_day


@cache
def _months() -> tuple[tuple[str, ...], ...]:
    """Return what each month is called in the languages that are known, English first."""
    files = sorted((languages_folder() / "locales").glob("*.json"), key=lambda f: f.stem != "en")
    ways: list[list[str]] = []
    for file in files:
        forms = json.loads(file.read_bytes())
        ways += [forms["months"], *(own.get("months", ()) for own in forms["written_in"].values())]
    return tuple(tuple(dict.fromkeys(names)) for names in zip(*filter(None, ways), strict=True))


def month_names() -> Sequence[str]:
    """Return what months are called in the languages that are known, in small letters."""
    every = (name for names in (*_months(), *_further_months()) for name in names)
    return [name.casefold() for name in every]


def _words(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {_months()[day.month - 1][0]}"


def _iso(year: str, month: str | int, day: str) -> str | None:
    if int(year) not in _YEARS:
        return None
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part != "")]
    try:
        When.of("-".join(parts))
    except ValueError:
        return None
    return "-".join(parts)


def _year(text: str) -> str:
    if len(text) == 4:
        return text
    return f"19{text}" if int(text) >= _PIVOT else f"20{text}"


@cache
def _month(word: str) -> int:
    """Return the number of a month by its name or the beginning of one; 0 for what is none."""
    said = word.casefold()
    if said in _SHORT:
        return _SHORT[said]
    for months in (_months(), _further_months()):
        begun = [n for n, names in enumerate(months, 1) if _begins(said, names)]
        if begun:
            return begun[0] if len(begun) == 1 else 0
    return 0


def _begins(said: str, names: tuple[str, ...]) -> bool:
    return any(name.casefold().startswith(said) for name in names)


@cache
def _further_months() -> tuple[tuple[str, ...], ...]:
    """Return what each month is called in languages that have words, and no forms of their own."""
    import yaml

    files = (catalog_folder() / "words").glob("*/language.yaml")
    lists = (yaml.load(file.read_bytes(), yaml.CSafeLoader).get("months") for file in files)
    return tuple(zip(*filter(None, lists), strict=True))
