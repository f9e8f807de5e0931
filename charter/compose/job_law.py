"""What a job description says on the law of its places: what was read, when, and what nobody read.

Nothing is claimed of a place that no row of the catalogue names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from charter.assign.organisation import Organisation, Position
from charter.compose.papers import Group
from charter.compose.terms import spots_of
from charter.compose.wording import Wording, capital
from charter.facts.areas import areas_within
from charter.facts.languages import message
from charter.facts.law import JobLaw

IN_FULL = 3
"""Laws at most beside which stands what nobody looked at; of more there is no room for it."""
_FLSA = {
    "exempt": message("Exempt"),
    "exempt-executive": message("Exempt (executive)"),
    "exempt-administrative": message("Exempt (administrative)"),
    "exempt-professional": message("Exempt (professional)"),
    "exempt-computer": message("Exempt (computer)"),
    "non-exempt": message("Not exempt: overtime is paid"),
}
_TO_SETTLE = message("To be settled: nobody has stated it")
_UNCHECKED = message("Nobody has looked at what the law of {places} asks of a job description.")
_REST = message("the rest of {place}")
_NO_PLACE = message("No place is stated, so no law was looked up.")
_READ = message("Read on {day} at {pages}.")
_SECOND_HAND = message("Read on {day} at {pages}, not in the law itself.")
_OPEN = message("Not looked at: {what}.")
_POSTED = message("The posting has been out since {day}, before the date of this paper.")
_HOST = re.compile(r"[^\s,/]+")


def law_codes(organisation: Organisation, position: Position) -> list[str]:
    """Return the ISO 3166 codes of a position's places, or of the company's country."""
    codes = [code for code, _ in spots_of(position, Wording(organisation))]
    return list(dict.fromkeys(filter(None, codes or [organisation.company.country])))


def job_laws(organisation: Organisation, position: Position) -> list[JobLaw]:
    """Return the rows of the law of a position's places, those of its first place first."""
    codes = law_codes(organisation, position)
    known = organisation.catalog.job_laws.values()
    found = [law for code in codes for law in known if _reaches(law, code)]
    return list({law.id: law for law in found}.values())


def _reaches(law: JobLaw, code: str) -> bool:
    return not {code, code.partition("-")[0]}.isdisjoint(law.places)


def flsa_said(organisation: Organisation, position: Position, words: Wording) -> str:
    """Return whether a position is exempt; that it is to be settled where the law wants it."""
    if said := _FLSA.get(position.given.job.flsa):
        return words.say(said)
    wanted = any(law.settles == "flsa" for law in job_laws(organisation, position))
    return words.say(_TO_SETTLE) if wanted else ""


def laws_said(
    organisation: Organisation, position: Position, day: date, words: Wording
) -> tuple[tuple[Group, ...], str]:
    """Return what was found on the law of a position's places, and where nobody has looked."""
    codes = law_codes(organisation, position)
    if not codes:
        return (), words.say(_NO_PLACE)
    found = job_laws(organisation, position)
    posted = position.given.posted
    groups = []
    for law in found:
        items = [words.sentence(law.say, law.place, law.own)]
        if posted and posted <= day and law.before_advert:
            items.append(words.say(_POSTED, day=words.day(posted)))
        title = words.sentence(f"{law.name}: {law.title}", law.place, law.own)
        label = capital(title)
        items += _source(law, words, in_full=len(found) <= IN_FULL)
        groups.append(Group(label, tuple(items)))
    missing = [code for code in codes if not any(_reaches(law, code) for law in found)]
    if not missing:
        return tuple(groups), ""
    return tuple(groups), words.say(_UNCHECKED, places=_named(missing, found, words))


def _named(codes: Sequence[str], found: Iterable[JobLaw], words: Wording) -> str:
    """Return places in words; of a country of which a part was found it is the rest."""
    parts = {place for law in found for place in law.places}
    named = []
    for code, name in zip(codes, areas_within(codes, words.language), strict=True):
        in_part = any(place.startswith(f"{code}-") for place in parts)
        named.append(words.say(_REST, place=name) if in_part else name)
    return words.listing(named)


def _source(law: JobLaw, words: Wording, in_full: bool) -> Iterator[str]:
    pages = words.listing(list(dict.fromkeys(_page(source.page) for source in law.sources)))
    if law.read:
        how = _READ if law.law_read else _SECOND_HAND
        yield words.say(how, day=words.day(law.read), pages=pages)
    if law.open and in_full:
        left = [words.sentence(what, law.place, law.own) for what in law.open]
        yield words.say(_OPEN, what=words.listing(left))


def _page(page: str) -> str:
    """Return the site of a page; its whole address stands in the catalogue."""
    found = _HOST.match(page)
    return found[0] if found else page
