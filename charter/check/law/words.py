"""How a law's force, date and size of employer are said in a remark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from charter.assign.law import Reach
from charter.facts.languages import OURS
from charter.facts.law import Law
from charter.facts.locales import country_name
from charter.problems import listing

AHEAD = timedelta(days=365)
"""A year: what comes into force within it is told to who posts there."""
STALE = timedelta(days=365)
CHECKLIST = "The law of places is a checklist from dated sources, not legal advice."
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_FORMED = ("pay", "minimum-pay", "benefits", "fair-chance", "language-fr", "no-drivers-licence")
"""What the form that a law wants is about, where it says it of all."""
STATES = {
    "in-force": "in force",
    "customary": "customary, not required",
    "not-yet": "not in force",
    "bill": "a bill only",
    "none": "looked for, no duty found",
    "unclear": "unclear",
    "not-looked": "nobody has looked",
}
"""What is known of a place's law, in words."""
_STAGES = {
    "before-interview": " asks for it, here or before the interview",
    "after-interview": " asks you to tell it after the interview; here it is told to all",
    "on-request": " asks you to tell it on request; here it is told to all",
    "at-offer": " asks you to tell it with the offer; here it is told to all",
    "at-use": " asks for a notice before it is used, for which this is a good place",
}


def is_asked(law: Law, item: str, day: date) -> bool:
    """Return whether a law may ask for an item on a day, at any stage."""
    if item not in law.items:
        return False
    return law.finding == "unclear" or bool(law.stage_on(day, item))


def is_stale(law: Law, day: date) -> bool:
    """Return whether nobody has looked at a law for a year."""
    return law.checked is not None and law.checked + STALE < day


def is_required(reach: Reach, day: date, item: str) -> bool:
    """Return whether a law certainly asks for an item in the advert, today."""
    law = reach.law
    begun = law.starts is not None and law.starts <= day
    return begun and law.stage_on(day, item) == "advert" and reach.certain


def asks(reach: Reach, day: date, item: str, verb: str = "asks for") -> tuple[str, str]:
    """Return what stands before and after a law's name, such as "", " asks for it"."""
    law = reach.law
    stage = law.stage_on(day, item)
    if law.finding == "unclear":
        may = verb.replace("asks", "ask").replace("forbids", "forbid")
        return "", f" may {may} it, which is unclear{f': {law.note}' if law.note else ''}"
    if stage == "customary":
        return "it is customary in ", ""
    if stage != "advert":
        later = ""
        if law.starts is not None and law.starts > day:
            later = f", from {law.starts.isoformat()} in the posting"
        return "", _STAGES[stage] + "".join(reach.doubts) + later
    said = f" {verb} it" + "".join(reach.doubts)
    if law.only_if:
        said += f" if {law.only_if}"
    if law.enforced and law.enforced > day:
        said += f", which is enforced from {law.enforced.isoformat()}"
    return "", said


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


def forms_of(reaches: Iterable[Reach], item: str) -> list[str]:
    """Return in which form laws want an item, each with its place where they are several."""
    forms: dict[str, list[str]] = {}
    for reach in reaches:
        law = reach.law
        # What a law says of all that it asks for is about these; a law that asks for one, about it.
        fits = law.forms or len(law.items) == 1 or item in _FORMED
        if item in law.items and fits and (form := law.form_of(item)):
            names = forms.setdefault(form, [])
            if law.name not in names:
                names.append(law.name)
    if len(forms) < 2:
        return list(forms)
    said = ((listing(names), form) for form, names in forms.items())
    return [f"{names[:1].upper()}{names[1:]}: {form}" for names, form in said]


def sources(laws: Iterable[Law]) -> str:
    """Return the sources of laws, each with the time it speaks for and when it was read."""
    return " | ".join(dict.fromkeys(map(source_of, laws)))


def source_of(law: Law) -> str:
    """Return the statute and the pages of a law, each with its dates."""
    pages = [
        f"{one.page} ({one.speaks_for}; read {one.read or 'on a day that nobody noted'})"
        for one in law.sources
    ]
    said = "; ".join(pages) or "from memory, no source was read"
    return f"{law.statute}: {said}" if law.statute else said


def exceptions(reaches: Iterable[Reach]) -> str:
    """Return in parentheses to whom and what laws do not apply; "" where nothing is known."""
    laws = list(dict.fromkeys(reach.law for reach in reaches if reach.law.exceptions))
    said = [
        f"{f'{law.name}: ' if len(laws) > 1 else ''}not for {'; nor for '.join(law.exceptions)}"
        for law in laws
    ]
    return f" ({'; '.join(said)})" if said else ""


def clauses(reaches: tuple[Reach, ...], day: date, item: str, verb: str = "asks for") -> str:
    """Return what laws ask, those that say it in the same words put together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for reach in reaches:
        names = groups.setdefault(asks(reach, day, item, verb), [])
        if (name := name_of(reach)) not in names:
            names.append(name)
    return "; ".join(
        f"{before}{listing(names)}{_for_many(after) if names[1:] else after}"
        for (before, after), names in groups.items()
    )


def _for_many(said: str) -> str:
    return said.replace(" asks ", " ask ", 1).replace(" forbids ", " forbid ", 1)


def status_of(law: Law, day: date) -> str:
    """Return what is known of a law on a day, with the dates that say so."""
    state = law.state(day)
    said = STATES[state]
    if law.finding == "duty" and law.starts:
        said = f"{'in force since' if law.starts <= day else 'from'} {law.starts.isoformat()}"
    elif state == "not-yet":
        said = f"not in force when last read{_read(law)}"
    elif state in ("none", "bill", "unclear"):
        said += _read(law)
    if law.planned:
        said += f"; planned: {law.planned}"
        planned = planned_day(law, day)
        if planned and planned < day:
            said += ", a day that is past: look whether it has begun"
    return said


def planned_day(law: Law, day: date) -> date | None:
    """Return the day on which a law is planned to begin, where it has not begun and one is named.

    Of a law that nobody has found or passed, a day among its words is that of a source.
    """
    named = law.state(day) in ("not-yet", "bill") and law.finding != "duty"
    found = _DAY.search(law.planned) if named else None
    return date.fromisoformat(found[0]) if found else None


def _read(law: Law) -> str:
    dated = [one.speaks_for for one in law.sources if one.speaks_for[:1].isdigit()]
    looked = f" on {law.last_read}" if law.last_read else ""
    if not law.sources:
        return f"{looked}, from memory"
    return f"{looked}, in sources {f'up to {max(dated)}' if dated else 'without a date'}"
