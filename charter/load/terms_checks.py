"""What a company file says of the holders, terms, pay, days and places of a post that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charter.facts.catalog import Catalog
from charter.facts.company import WorkPlace
from charter.facts.spots import code_of
from charter.facts.where import other_countries
from charter.problems import Problem, listing
from charter.read.schema import schema
from charter.read.yaml_source import Path_, Source
from charter.values.cities import regions_of
from charter.values.countries import COUNTRIES, PARTS, code_of_name, country_hint
from charter.values.days import When
from charter.values.regions import region_code, said_region

STATEMENTS = ("equal_opportunity", "accommodation")
"""Keys of the company whose text may differ by place."""


def check_terms(source: Source, name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each value of a position's people, terms and pay that contradicts."""
    yield from _holders(source, name, data)
    yield from _employment(source, name, data)
    for at, pay in _ranges(name, data):
        yield from _pay(source, name, at, pay)
    yield from _pay_twice(source, name, data)
    yield from _dates(source, name, data)
    yield from _same_places(source, name, data)
    yield from _where(source, name, data)


def paid_places(name: str, data: Mapping[str, Any]) -> Iterator[Path_]:
    """Yield where the pay of a position names a place."""
    for at, pay in _ranges(name, data):
        if "place" in pay:
            yield (*at, "place")


def check_pay_places(source: Source, catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for pay of a place where the post is not, and for a place without pay."""
    country = (source.data.get("company") or {}).get("country") or ""
    for name, data in (source.data.get("positions") or {}).items():
        paid = {str(pay["place"]): at for at, pay in _ranges(name, data or {}) if "place" in pay}
        if paid:
            yield from _paid_elsewhere(source, name, paid, _spots(catalog, name, data, country))


def check_statements(source: Source) -> Iterator[Problem]:
    """Yield a problem for each statement of the company that has another for its place."""
    for key in STATEMENTS:
        seen: set[str] = set()
        given = (source.data.get("company") or {}).get(key)
        for number, one in enumerate(given if isinstance(given, list) else ()):
            place = one.get("place", "") if isinstance(one, dict) else ""
            at: Path_ = ("company", key, number)
            if not place and (*at, "place") in source.keys:
                continue  # it is no place, which is told
            if place in seen:
                where = f"for {place}" if place else "for all other places"
                message = f"'{key}' has two texts {where}"
                hint = "keep one of them, or add 'place:' to one"
                yield Problem(source.place(at), "duplicate-key", message, hint)
            elif place and place.partition("-")[0] not in COUNTRIES:
                message = f"'{place.partition('-')[0]}' is no country of ISO 3166"
                hint = country_hint(place.partition("-")[0])
                yield Problem(source.place((*at, "place")), "unknown-country", message, hint)
            seen.add(place)


def _ranges(name: str, data: Mapping[str, Any]) -> Iterator[tuple[Path_, Mapping[str, Any]]]:
    """Yield where each range of a position's pay stands, and what it says."""
    at: Path_ = ("positions", name, "pay")
    pay = data.get("pay")
    if isinstance(pay, dict):
        yield at, pay
    for number, one in enumerate(pay if isinstance(pay, list) else ()):
        if isinstance(one, dict):
            yield (*at, number), one


def _pay(source: Source, name: str, at: Path_, pay: Mapping[str, Any]) -> Iterator[Problem]:
    known = schema("company")["$defs"]["pay"]["properties"].keys()
    told = {path[-1] for path in source.keys if path[:-1] == at} - known  # told as unknown
    if not told and not {(*at, "min"), (*at, "max")} & source.keys.keys():
        message = f"the pay of '{name}' has no amount"
        hint = "add 'min' and 'max'; 'min' alone prints 'from', 'max' alone 'up to'"
        yield Problem(source.place(at), "missing-key", message, hint)
    if pay.get("min", 0) > pay.get("max", pay.get("min", 0)):
        message = f"'min' ({pay['min']:,}) is more than 'max' ({pay['max']:,})"
        whole = pay["max"] * 1000
        # 90k to 120: the thousands of one were left out.
        meant = f", or write {whole:.0f}" if pay["max"] * 100 < pay["min"] <= whole else ""
        hint = f"exchange them{meant}"
        yield Problem(source.place((*at, "min")), "reversed-pay", message, hint)
    # A currency that is written wrongly has a problem of its own.
    stated = ("company",) in source.keys  # else 'company' is misspelt, which is told
    if (
        stated
        and ("company", "currency") not in source.keys
        and (*at, "currency") not in source.keys
    ):
        message = f"the pay of '{name}' has no currency"
        hint = "add 'currency' here or under 'company'"
        yield Problem(source.place(at), "missing-key", message, hint)


def _pay_twice(source: Source, name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, pay in _ranges(name, data):
        place = pay.get("place")
        if isinstance(data.get("pay"), list) and (*at, "place") not in source.keys:
            message = f"a range in the list of pay of '{name}' does not say for which place it is"
            hint = "add 'place:' with the country or region, such as GB or US-NY"
            yield Problem(source.place(at), "missing-key", message, hint)
        elif place and str(place) in seen:
            message = f"'{name}' has two ranges of pay for {place}"
            where = source.place((*at, "place"))
            yield Problem(where, "duplicate-key", message, "keep one of them")
        seen.add(str(place))


def _spots(
    catalog: Catalog, name: str, data: Mapping[str, Any], country: str
) -> list[tuple[Path_, str, str]]:
    """Return where each place and each remote country of a position stands, its code and words."""
    at: Path_ = ("positions", name)
    found: list[tuple[Path_, str, str]] = []
    for number, given in enumerate(data.get("places") or ()):
        if isinstance(given, dict) and "city" in given:
            place = WorkPlace(given["city"], given.get("region", ""), given.get("country", ""))
            words = ", ".join(part for part in (place.city, place.region) if part)
            found.append(((*at, "places", number), code_of(catalog, place, country), words))
    for number, code in enumerate(data.get("remote_from") or ()):
        if code:
            found.append(((*at, "remote_from", number), str(code), f"work from {code}"))
    return found


def _paid_elsewhere(
    source: Source, name: str, paid: Mapping[str, Path_], spots: list[tuple[Path_, str, str]]
) -> Iterator[Problem]:
    codes = [code for _, code, _ in spots if code]
    for place, at in paid.items():
        if place.partition("-")[0] not in COUNTRIES:
            continue  # what is no country has a problem of its own
        if not any(place in (code, code.partition("-")[0]) for code in codes):
            where = listing(codes) if codes else "not stated"
            message = f"'{name}' has pay for {place}, and no place there; its places are {where}"
            hint = "correct 'place'; or add the place, with 'country' and 'region', such as NY"
            yield Problem(source.place((*at, "place")), "pay-elsewhere", message, hint)
    for at, code, words in spots:
        if code not in paid and code.partition("-")[0] not in paid:
            message = f"'{name}' has pay by place, and none for {words}"
            hint = f"add a range with 'place: {code or 'its country, such as GB'}' under 'pay'"
            of_part = any(place.startswith(f"{code}-") for place in paid)
            if of_part and code in COUNTRIES and "places" in at:
                hint = _region_hint(code, words)
            yield Problem(source.place(at), "no-pay-for-place", message, hint)


def _region_hint(country: str, city: str) -> str:
    """Return what to write of a place whose country has pay for some of its regions only."""
    known = regions_of(city, country)
    region = known[0].partition("-")[2] if len(known) == 1 else ""
    there = f"'region: {region}'" if region else "its 'region', such as NY,"
    return f"add {there} to this place, so that it is told which pay is for it"


def _holders(source: Source, name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    at: Path_ = ("positions", name, "holders")
    if at in source.keys and ("positions", name, "holder") in source.keys:
        message = f"'holder' and 'holders' both say who holds '{name}'"
        hint = "keep one: 'holders' where several people share it"
        yield Problem(source.key_place(at), "duplicate-key", message, hint)
    seen: set[str] = set()
    start = data.get("start")
    for number, given in enumerate(data.get("holders") or ()):
        if not isinstance(given, dict):
            continue
        who = " ".join(str(given.get("name", "")).split())
        if who and who.casefold() in seen:
            message = f"'{who}' stands twice among the holders of '{name}'"
            where = source.place((*at, number, "name"))
            yield Problem(where, "duplicate-key", message, "keep one")
        seen.add(who.casefold())
        until = given.get("until")
        if start and until and until < start:
            message = f"{who} holds '{name}' until {until}, and '{name}' starts on {start}"
            hint = "a holder ends after the start; correct one of the two"
            yield Problem(source.place((*at, number, "until")), "date-order", message, hint)


def _employment(source: Source, name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    given, at = data.get("employment"), ("positions", name, "employment")
    if not isinstance(given, dict):
        return
    ends = [key for key in ("until", "months") if given.get(key)]
    if len(ends) > 1:
        message = f"'until' and 'months' both say how long the term of '{name}' is"
        hint = "keep one: 'months' where it begins when somebody starts"
        yield Problem(source.key_place((*at, "months")), "duplicate-key", message, hint)
    if ends and ((*at, "term") not in source.keys or given.get("term") == "permanent"):
        term = given.get("term", "not stated")
        message = f"'{ends[0]}' says that the post of '{name}' ends, and its term is {term}"
        hint = f"write 'term: fixed' or 'term: interim', or take '{ends[0]}' away"
        yield Problem(source.key_place((*at, ends[0])), "no-end", message, hint)
    start, until = data.get("start"), given.get("until")
    if start and until and until < start:
        message = f"the term of '{name}' ends on {until}, and '{name}' starts on {start}"
        where = source.place((*at, "until"))
        yield Problem(where, "date-order", message, "correct one of the two")


def _dates(source: Source, name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each date of a position that another one rules out."""
    at: Path_ = ("positions", name)
    start, ends, until = (data.get(key) for key in ("start", "ends", "acting_until"))
    if start and ends and ends < start:
        message = f"'{name}' ends on {ends}, and starts on {start}"
        hint = "a holder ends after the start; correct one of the two"
        yield Problem(source.place((*at, "ends")), "date-order", message, hint)
    if until and (*at, "acting") not in source.keys:
        message = f"'acting_until' of '{name}' has no 'acting' beside it"
        hint = "add 'acting:' and the position that does this work until then"
        yield Problem(source.place((*at, "acting_until")), "missing-key", message, hint)
    elif until and start and data.get("acting") and _days_between(until, start) > 1:
        message = f"'{data['acting']}' acts for '{name}' until {until}, and '{name}' starts only "
        message += f"on {start}"
        hint = "nobody would hold this work between; correct one of the two"
        yield Problem(source.place((*at, "acting_until")), "date-order", message, hint)
    posted = data.get("posted")
    own, usual = ((each.get("apply") or {}).get("until") for each in (data, _company(source)))
    if posted and (last := own or usual) and last < posted:
        message = f"'{name}' was posted on {posted}, and applications close before, on {last}"
        hint = "correct 'posted', or 'until' under 'apply'"
        yield Problem(source.place((*at, "posted")), "date-order", message, hint)


def _company(source: Source) -> Mapping[str, Any]:
    return source.data.get("company") or {}


def _same_places(source: Source, name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield each place that stands twice, however its city is written."""
    seen: dict[tuple[str, ...], str] = {}
    for number, place in enumerate(data.get("places") or ()):
        said = [str((place or {}).get(key) or "") for key in ("city", "region", "country")]
        first = seen.setdefault(tuple(" ".join(s.casefold().split()) for s in said), said[0])
        if said[0] and (first != said[0] or len(seen) <= number):
            twice = f"'{first}' and '{said[0]}'" if first != said[0] else f"'{first}' twice"
            message = f"the places of '{name}' have {twice}, which are one city"
            message = message if first != said[0] else f"the places of '{name}' have {twice}"
            at: Path_ = ("positions", name, "places", number)
            yield Problem(source.place(at), "duplicate-place", message, "keep one")


def _days_between(first: str, last: str) -> int:
    return (When.of(last) - When.of(first)).days


def _where(source: Source, name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each word on where one works that another one rules out."""
    at: Path_ = ("positions", name)
    remote, codes = str(data.get("remote") or ""), data.get("remote_from") or ()
    if remote and codes and all(codes) and (named := other_countries(remote, codes)):
        message = f"'remote' of '{name}' is {remote}, and 'remote_from' is {listing(codes)}"
        hint = f"write 'remote_from: [{', '.join(named)}]', or correct 'remote'"
        yield Problem(source.place((*at, "remote_from")), "other-countries", message, hint)
    if data.get("office_days") == 0 and data.get("places") and not remote:
        message = f"'{name}' has places and no days in the office, and papers name the places alone"
        hint = "say from where one may work as 'remote:', and leave 'office_days' out"
        yield Problem(source.place((*at, "office_days")), "no-office-days", message, hint)
    usual = str(_company(source).get("country") or "")
    for number, place in enumerate(data.get("places") or ()):
        country = str((place or {}).get("country") or usual)
        city, region = (str((place or {}).get(key) or "").strip() for key in ("city", "region"))
        where = source.place((*at, "places", number, "region"))
        if region and region.casefold() == city.casefold():
            message = f"'region' is '{region}', as the city is, and papers print both"
            code = region_code(country, region).partition("-")[2]
            short = code and said_region(code, country) == code
            hint = f"write 'region: {code}'" if short else "leave 'region' out"
            yield Problem(where, "does-not-fit", message, hint)
        elif region.casefold() not in PARTS and country and code_of_name(region) == country:
            message = f"'region' is '{region}', which is a country"
            hint = f"write 'country: {country}', and leave 'region' out"
            yield Problem(where, "does-not-fit", message, hint)
