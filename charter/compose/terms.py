"""The hours and the term of a post, and its pay, in the words of a paper."""

from __future__ import annotations

from charter.assign.organisation import Position
from charter.compose.papers import PlacePay
from charter.compose.wording import Wording
from charter.facts.areas import area_name
from charter.facts.languages import message
from charter.facts.spots import code_of
from charter.facts.terms import Employment, Pay, range_for

_HOURS = {
    "full-time": message("Full-time"),
    "part-time": message("Part-time"),
    "either": message("Full-time or part-time"),
}
_ALONE = {
    "permanent": message("Permanent"),
    "fixed": message("Fixed-term"),
    "interim": message("Interim"),
}
_WITH_HOURS = {
    "permanent": message("{hours}, permanent"),
    "fixed": message("{hours}, fixed-term"),
    "interim": message("{hours}, interim"),
}
_FOR = {
    "fixed": message("Fixed-term for {length}"),
    "interim": message("Interim for {length}"),
}
_FOR_WITH_HOURS = {
    "fixed": message("{hours}, fixed-term for {length}"),
    "interim": message("{hours}, interim for {length}"),
}
_UNTIL = {
    "fixed": message("Fixed-term until {day}"),
    "interim": message("Interim until {day}"),
}
_UNTIL_WITH_HOURS = {
    "fixed": message("{hours}, fixed-term until {day}"),
    "interim": message("{hours}, interim until {day}"),
}
_A_YEAR = 12


def employment_said(terms: Employment, words: Wording) -> str:
    """Return hours and term of a post, such as "Part-time, fixed-term for 2 years"."""
    hours = words.say(_HOURS[terms.hours]) if terms.hours else ""
    if not terms.term:
        return hours
    values = {"hours": hours}
    said = _WITH_HOURS if hours else _ALONE
    if terms.until:
        said = _UNTIL_WITH_HOURS if hours else _UNTIL
        values["day"] = words.day(terms.until)
    elif terms.months:
        said = _FOR_WITH_HOURS if hours else _FOR
        values["length"] = _length(terms.months, words)
    return words.say(said[terms.term], **values)


def _length(months: int, words: Wording) -> str:
    years, left = divmod(months, _A_YEAR)
    if left:
        return words.say("one month") if months == 1 else words.say("{n} months", n=str(months))
    return words.say("one year") if years == 1 else words.say("{n} years", n=str(years))


def spot_ranges(position: Position, words: Wording) -> tuple[Pay | None, ...]:
    """Return the range for each place of a position, then for each remote country or region."""
    return tuple(range_for(position.given.ranges, code) for code, _ in spots_of(position, words))


def pay_by_place(position: Position, words: Wording) -> tuple[PlacePay, ...]:
    """Return what a post pays in which of its places; nothing where it is the same in all."""
    ranges = position.given.ranges
    if len(ranges) < 2:
        return ()
    spots = spots_of(position, words)
    lines = []
    for pay in ranges:
        where = [words_ for code, words_ in spots if range_for(ranges, code) == pay]
        if where:  # that of a country of which every place has its own is nobody's
            lines.append(PlacePay(words.listing(where), words.pay(pay), pay))
    return tuple(lines)


def pay_said(position: Position, words: Wording) -> str:
    """Return what a post pays, with the places where it differs by place."""
    ranges, lines = position.given.ranges, pay_by_place(position, words)
    if not lines:
        return words.pay(ranges[0]) if ranges else ""
    return "; ".join(f"{line.where}: {line.pay}" for line in lines)


def spots_of(position: Position, words: Wording) -> list[tuple[str, str]]:
    """Return the code and the words of each place of a post, then of each remote one."""
    organisation, given = words.organisation, position.given
    country = organisation.company.country
    spots = [
        (code_of(organisation.catalog, place, country), words.place(place, abroad=False))
        for place in given.places
    ]
    return spots + [(code, area_name(code, words.language)) for code in given.remote_from]
