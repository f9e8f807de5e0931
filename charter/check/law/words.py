"""How a law's force, date and size of employer are said in a remark."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from charter.assign.law import Reach
from charter.problems import listing
from charter.read.languages import OURS
from charter.read.law import Law
from charter.read.locales import country_name

SOON = timedelta(days=183)
"""Half a year: long enough to prepare, short enough for the posting to be out by then."""
STALE = timedelta(days=365)
CHECKLIST = "The law of places is a checklist from dated sources, not legal advice."


def is_in_sight(law: Law, day: date) -> bool:
    """Return whether a law is in force on a day, or will be within half a year."""
    return law.starts is None or law.starts <= day + SOON


def is_stale(law: Law, day: date) -> bool:
    """Return whether nobody has looked at a law for a year."""
    return law.checked + STALE < day


def is_required(reach: Reach, day: date) -> bool:
    """Return whether a law certainly asks for it in the advert, today."""
    law = reach.law
    begun = law.starts is not None and law.starts <= day
    return begun and law.status == "in-force" and law.stage == "advert" and reach.certain


def asks(reach: Reach, day: date) -> tuple[str, str]:
    """Return what stands before and after a law's name, such as "", " asks for it"."""
    law = reach.law
    if law.status == "not-verified":
        return "", " may ask for it, which nobody has verified"
    if law.status == "customary":
        return "it is customary in ", ""
    if law.starts is not None and law.starts > day:
        return "", f" asks for it from {law.starts.isoformat()}"
    if law.status == "deadline-passed":
        seen = f"it was not in force when last checked ({law.checked:%Y-%m})"
        do = "show the range, or give it before the interview"
        return "the deadline for the law of ", f" passed on {law.starts}; {seen}: {do}"
    if law.status == "partly":
        return "", " asks for it in part, here or before the interview"
    if not reach.certain:
        there = " there" if law.counted == "there" else ""
        size = f"at least {law.employees} people{there}"
        return "", f" asks for it of employers with {size}, a number that nobody stated"
    if law.stage == "before-interview":
        return "", " asks for it, here or before the interview"
    return "", " asks for it"


def name_of(reach: Reach) -> str:
    """Return a law's name; where it stands for many countries, with those that are meant here."""
    if len(reach.law.places) == 1 or not reach.areas:
        return reach.law.name
    names = (country_name(area.partition("-")[0], OURS) for area in reach.areas)
    return f"{reach.law.name} ({listing(names)})"


def since(law: Law) -> str:
    """Return from when and for whom a law holds, such as "Colorado: since 2021-01-01"."""
    text = f"{law.name}: "
    text += f"from {law.starts.isoformat()}" if law.starts else "no date known"
    if law.employees and law.employees > 1:
        counted = {"there": " there", "all": " in all", "unknown": ""}[law.counted]
        text += f", employers of {law.employees} and more{counted}"
    return text


def sources(laws: Iterable[Law]) -> str:
    """Return the sources of laws, each with the month in which it was last checked."""
    texts = (f"{law.source}; checked {law.checked:%Y-%m}" for law in laws)
    return " | ".join(dict.fromkeys(texts))


def clauses(reaches: tuple[Reach, ...], day: date) -> str:
    """Return what laws ask, those that say it in the same words put together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for reach in reaches:
        groups.setdefault(asks(reach, day), []).append(name_of(reach))
    return "; ".join(
        f"{before}{listing(names)}{after.replace(' asks ', ' ask ') if names[1:] else after}"
        for (before, after), names in groups.items()
    )
