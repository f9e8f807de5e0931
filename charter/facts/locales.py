"""What a language writes that is no sentence: amounts, dates, lists, countries, words on an offer.

`catalog/languages/locales/xx.json` is begun from CLDR by tools/update_languages.py and is ours from
then on: what a paper prints does not change with the release of a library. Its schema says what
each key is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem
from charter.resources import languages_folder


class Locale(NamedTuple):
    """One language as one country writes it, such as de-AT; schemas/language.schema.json tells."""

    name: str
    page: str
    countries: Mapping[str, str]
    months: tuple[str, ...]
    day: str
    list: tuple[str, ...]
    """What stands between items, before the last of three and more, and between two."""
    group: str
    decimal: str
    sign: str
    span: str
    signs: Mapping[str, str]
    list_of_pairs: str = ""
    """What stands before the last where an item has the word for two in it."""
    annex: str = ""
    contract: tuple[str, ...] = ()
    capital_nouns: bool = False
    all_genders: tuple[str, ...] = ()
    title_mark: str = ""
    title_unless: tuple[str, ...] = ()
    before_or: str = " "
    short: tuple[str, ...] = ()
    ordinal_dot: bool = True
    letters: Mapping[str, str] = {}
    users: Mapping[str, Mapping[str, str]] = {}
    gap: str = " "
    lakhs: tuple[str, ...] = ()
    """Currencies whose amounts are grouped in lakhs, such as 90,00,000."""
    positions: tuple[Mapping[str, str], ...] = ()
    addressed: Mapping[str, str] = {}
    """How a sentence to the reader goes on after a beginning, or says a task."""


@cache
def locale(language: str) -> Locale:
    """Return how a language, such as de-AT, writes; without a country, as at home.

    Raises InputError with all that its file lacks.
    """
    code, _, country = language.partition("-")
    own = _forms(code)
    given = own["written_in"].get(country, {})
    merged: dict[str, Any] = {}
    for key in Locale._fields:
        if key in own or key in given:
            value = given.get(key, own.get(key))
            if isinstance(value, dict):
                value = {**own.get(key, {}), **value}
            merged[key] = tuple(value) if isinstance(value, list) else value
    return Locale(**merged)


def code_of(language: str) -> str:
    """Return a language without its country: de for de-AT."""
    return language.partition("-")[0]


def locale_file(code: str) -> Path:
    """Return the file of a language's forms."""
    return languages_folder() / "locales" / f"{code}.json"


def shown_file(code: str) -> str:
    """Return the file of a language's forms as messages name it."""
    return f"catalog/languages/locales/{code}.json"


def written_in(code: str) -> list[str]:
    """Return a language as each of its countries writes it, such as de-DE, de-AT; home first."""
    return [f"{code}-{country}" for country in _forms(code)["written_in"]]


def is_written_in(language: str) -> bool:
    """Return whether a language, such as de-AT, is written in its country."""
    code, _, country = language.partition("-")
    return _has_forms(code) and (not country or country in _forms(code)["written_in"])


def home_of(code: str) -> str:
    """Return the country that a language is written as where nobody names one."""
    return str(next(iter(_forms(code)["written_in"])))


def footer_words(language: str) -> tuple[str, str]:
    """Return what stands before a page's number and before their count, such as "Page ", " of "."""
    before, _, rest = locale(language).page.partition("{page}")
    return before, rest.removesuffix("{pages}")


def country_name(country: str, language: str) -> str:
    """Return a country's name in a language, or its code where it has none."""
    return locale(language).countries.get(country, country)


def locale_problems(code: str, *, charters: bool = False) -> list[Problem]:
    """Return everything that is wrong with a language's file of forms, each with its line.

    With `charters` it must have too what offers with charters in the language say.
    """
    from charter.read.schema import check_schema
    from charter.read.yaml_source import read_yaml

    source = read_yaml(locale_file(code), shown_file(code))
    problems, fitting = check_schema(source, "language")
    wanted = ("annex", "contract") if charters else ()
    return [*problems, *(lacking(code, key) for key in wanted if key not in fitting)]


def lacking(code: str, key: str) -> Problem:
    """Return the problem of a key that a language's file of forms has not, and what it means."""
    from charter.read.schema import schema

    told = schema("language")["properties"][key]["description"]
    message = f"'{key}' is missing in the forms of the language '{code}'"
    return Problem(Place(shown_file(code)), "missing-key", message, f"{told[0].lower()}{told[1:]}")


@cache
def _has_forms(code: str) -> bool:
    return locale_file(code).is_file()


@cache
def _forms(code: str) -> Any:
    data = json.loads(locale_file(code).read_bytes())
    if not _needed() <= data.keys() and (problems := locale_problems(code)):
        raise InputError(problems)
    return data


def _needed() -> set[str]:
    return {"written_in", *Locale._fields} - Locale._field_defaults.keys()
