"""How languages write amounts, dates, lists and the names of countries.

`catalog/languages/locales/xx.json` is begun from CLDR by tools/update_languages.py and is ours from
then on: what a paper prints does not change with the release of a library. English writes its
numbers in code (charter/compose/numbers.py) and has only names here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from charter.resources import languages_folder


class Locale(NamedTuple):
    """One language as one country writes it, such as de-AT."""

    name: str
    countries: Mapping[str, str]
    months: tuple[str, ...] = ()
    day: str = ""
    list: tuple[str, ...] = ()
    """What stands between items, before the last of three and more, and between two."""
    group: str = ""
    decimal: str = ""
    sign: str = ""
    signs: Mapping[str, str] = {}


@cache
def locale(language: str) -> Locale:
    """Return how a language, such as de-AT, writes; without a country, as at home."""
    code, _, country = language.partition("-")
    own = _data(code)
    given = own["written_in"].get(country, {})
    merged: dict[str, Any] = {}
    for key in Locale._fields:
        if key not in own:
            continue
        value = given.get(key, own[key])
        merged[key] = {**own[key], **value} if isinstance(value, dict) else value
        if isinstance(value, list):
            merged[key] = tuple(value)
    return Locale(**merged)


def locale_file(code: str) -> Path:
    """Return the file of a language's forms."""
    return languages_folder() / "locales" / f"{code}.json"


def is_written_in(language: str) -> bool:
    """Return whether a language, such as de-AT, is written in its country."""
    code, _, country = language.partition("-")
    return locale_file(code).is_file() and (not country or country in _data(code)["written_in"])


def home_of(code: str) -> str:
    """Return the country that a language is written as where nobody names one."""
    return str(next(iter(_data(code)["written_in"])))


def country_name(country: str, language: str) -> str:
    """Return a country's name in a language, or its code where it has none."""
    return locale(language).countries.get(country, country)


@cache
def _data(code: str) -> Any:
    return json.loads(locale_file(code).read_bytes())
