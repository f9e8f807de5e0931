"""Where the company of a base is and what it pays in, against a row that is somewhere else.

A city of a row gets no region and no country of a base's city, and an amount of a base is no amount
in another currency.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charter.batch.spellings import country_of
from charter.batch.tasks import Task, slug
from charter.problems import Problem
from charter.read.yaml_source import Path_
from charter.values.numbers import currencies_of

_COUNTRY, _CURRENCY = ("company", "country"), ("company", "currency")


def not_there(data: Mapping[str, Any], task: Task) -> Iterator[Path_]:
    """Yield the keys of a base's data that hold for another place or currency than the row's."""
    said = _said(task)
    company = _mapping(data.get("company"))
    was, country = str(company.get("country") or ""), _country(said.get(_COUNTRY))
    moved = bool(was and country and country != _country(was))
    pays_in = _currency(company.get("currency"))
    if moved and pays_in and _CURRENCY not in said:
        yield _CURRENCY
    other = pays_in and _CURRENCY in said and _currency(said[_CURRENCY]) != pays_in
    for name, given in _mapping(data.get("positions")).items():
        if not isinstance(given, dict):
            continue
        at = ("positions", name)
        if "places" in given and _is_elsewhere(given["places"], at, said, was):
            yield (*at, "places")
        pay, spend = given.get("pay"), _mapping(given.get("limits")).get("spend")
        own = said.get((*at, "pay", "currency"))
        paid_in = _currency(_mapping(pay).get("currency")) or pays_in
        own_differs = own is not None and paid_in and _currency(own) != paid_in
        if pay and (own_differs or (other and own is None and not _names_currency(pay))):
            yield (*at, "pay")
        elif isinstance(pay, dict):
            # The end of another range is none of a row's own.
            ends = [end for end in ("min", "max") if (*at, "pay", end) not in said]
            yield from ((*at, "pay", end) for end in ends if len(ends) == 1 and end in pay)
        if other and spend and not _names_currency(given["limits"]):
            yield (*at, "limits", "spend")


def unsure_places(data: Mapping[str, Any], task: Task) -> Iterator[Problem]:
    """Yield each city of a row whose country nobody says, over a base with a city elsewhere."""
    said = _said(task)
    home = _country(_mapping(data.get("company")).get("country"))
    for value in task.values:
        if value.path[2:] != ("places", 0, "city") or not str(value.value or "").strip():
            continue
        at = value.path[:2]
        given = _mapping(_mapping(data.get("positions")).get(str(at[1])))
        first = _first(given.get("places"))
        there = _country(first.get("country")) or home
        if (
            slug(str(value.value)) != slug(str(first.get("city") or value.value))
            and there != home
            and not {_COUNTRY, (*at, "places", 0, "country")} & said.keys()
        ):
            city = str(value.value).strip()[:40]
            message = f"nothing says in which country '{city}' is: --base has "
            message += f"'{first.get('city')}' in {there}, and its company in {home or 'none'}"
            hint = "fill in the column 'places country', such as"
            yield Problem(value.place, "no-country", message, f"{hint} {home or there}")


def _is_elsewhere(places: Any, at: Path_, said: Mapping[Path_, Any], home: str) -> bool:
    """Return whether a row says another city, region or country than the places of a base."""
    first = _first(places)
    given = {key: said.get((*at, "places", 0, key)) for key in ("city", "region", "country")}
    for key in ("city", "region"):
        if given[key] and slug(str(given[key])) != slug(str(first.get(key) or "")):
            return True
    country = _country(given["country"] or said.get(_COUNTRY))
    return bool(country) and country != _country(first.get("country") or home)


def _first(places: Any) -> Mapping[str, Any]:
    return _mapping(places[0]) if isinstance(places, list) and places else {}


def _names_currency(amounts: Any) -> bool:
    """Return whether amounts name their own currency, so that they hold under any."""
    each = amounts if isinstance(amounts, list) else [amounts]
    return all("currency" in _mapping(one) for one in each)


def _said(task: Task) -> dict[Path_, Any]:
    return {v.path: v.value for v in task.values if str(v.value or "").strip()}


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _country(value: Any) -> str:
    return country_of(str(value)) if value else ""


def _currency(value: Any) -> str:
    """Return the code of a currency; what can be several is none that differs."""
    codes = currencies_of(str(value).strip().casefold()) if value else []
    return codes[0] if len(codes) == 1 else str(value or "").strip().upper()
