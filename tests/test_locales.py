"""What papers print of numbers, dates, lists and countries is ours, and is what CLDR has."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from charter.compose.numbers import Numbers
from charter.facts.languages import languages
from charter.facts.locales import is_written_in, locale, locale_file

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import locale_data  # noqa: E402

ABROAD = [
    f"{code}-{country}"
    for code in languages()[1:]
    for country in locale_data.locale_data(code)["written_in"]
]
OTHERWISE = {
    # babel 2.19 writes 110000 for Switzerland and Liechtenstein; people there write 110’000.
    ("de-CH", "group"): "’",
    ("de-LI", "group"): "’",
    # babel 2.19 has $ for both in Danish; a Dane would not know whose dollar it is.
    ("da-DK", "USD"): "US$",
    ("da-DK", "CAD"): "CA$",
    ("da-GL", "USD"): "US$",
    ("da-GL", "CAD"): "CA$",
}
"""Where we differ from some release of babel, knowingly, and what we write."""
SIGNS = ("EUR", "USD", "CAD", "GBP", "CHF", "DKK", "SEK", "NOK", "PLN", "CZK", "JPY", "INR")


def cldr(language: str) -> dict[str, Any]:
    """Return what the installed babel has for a language in a country."""
    code, _, country = language.partition("-")
    whole = locale_data.locale_data(code)
    own = whole["written_in"][country]
    return {**whole, **{k: v for k, v in own.items() if not isinstance(v, dict)}} | {
        key: whole[key] | own.get(key, {}) for key in ("signs", "countries")
    }


def test_every_language_of_papers_has_its_forms() -> None:
    assert languages()[0] == "en"
    assert {"da", "de"} <= set(languages())
    assert all(locale_file(code).is_file() for code in languages())
    assert {"de-AT", "de-BE", "de-CH", "de-DE", "de-LI", "de-LU", "da-DK"} <= set(ABROAD)
    assert all(is_written_in(language) for language in ABROAD)
    assert not is_written_in("de-JP")


@pytest.mark.parametrize("language", ABROAD)
def test_numbers_lists_and_signs_are_those_of_cldr_but_where_we_know_better(language: str) -> None:
    ours, theirs = locale(language), cldr(language)
    for key in ("group", "decimal", "sign", "day", "list", "months"):
        value = getattr(ours, key)
        want = OTHERWISE.get((language, key), theirs[key])
        assert value == (tuple(want) if isinstance(want, list) else want), key
    for code in SIGNS:
        want = OTHERWISE.get((language, code), theirs["signs"].get(code, code))
        assert ours.signs.get(code, code) == want


@pytest.mark.parametrize("language", ABROAD)
def test_days_and_lists_are_written_as_babel_writes_them(language: str) -> None:
    numbers, theirs = Numbers(language), Locale.parse(language, sep="-")
    for month in range(1, 13):
        day = date(2027, month, month * 2)
        assert numbers.day(day) == format_date(day, "long", locale=theirs)
    for items in ([], ["a"], ["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"]):
        assert numbers.listing(items) == format_list(items, locale=theirs)


@pytest.mark.parametrize(
    ("items", "british", "american"),
    [
        (["a and b", "c"], "a and b, and c", "a and b, and c"),
        (["a", "b and c"], "a, and b and c", "a, and b and c"),
        (["a", "b and c", "d"], "a, b and c, and d", "a, b and c, and d"),
        (["sand", "brand"], "sand and brand", "sand and brand"),
        (["a and b"], "a and b", "a and b"),
    ],
)
def test_a_list_whose_items_are_lists_has_a_comma_before_its_last(items, british, american) -> None:
    assert Numbers("en-GB").listing(items) == british
    assert Numbers("en-US").listing(items) == american


@pytest.mark.parametrize(
    ("language", "amount", "written"),
    [
        ("de-CH", 110000, "CHF\u00a0110’000"),
        ("de-LI", 1234567.5, "CHF\u00a01’234’567.50"),
        ("de-DE", 999, "999\u00a0CHF"),
        ("de-AT", 1234.5, "CHF\u00a01.234,50"),
        ("de-LU", 1000, "1.000\u00a0CHF"),
        ("da-DK", 1234567, "1.234.567\u00a0CHF"),
        ("de-DE", -1234.5, "-1.234,50\u00a0CHF"),
    ],
)
def test_amounts_are_the_same_with_every_release_of_babel(
    language: str, amount: float, written: str
) -> None:
    assert Numbers(language).money(amount, "CHF") == written


@pytest.mark.parametrize("language", ["en-GB", "en-US", *ABROAD])
def test_all_countries_have_a_name_and_nearly_all_that_of_cldr(language: str) -> None:
    # CLDR renames a few in each release; we take a new name when we read it.
    ours = locale(language).countries
    theirs = Locale.parse(language, sep="-").territories
    known = [code for code in ours if code in theirs]
    assert len(known) > 255
    assert len([code for code in known if ours[code] != theirs[code]]) <= 10


def test_no_module_of_papers_asks_babel() -> None:
    """Babel reads .po files and knows codes; what is printed comes from our own files."""
    asking = {
        path.relative_to(ROOT / "charter").as_posix()
        for path in (ROOT / "charter").rglob("*.py")
        if "from babel" in path.read_text("utf-8")
    }
    assert asking == {"facts/languages.py"}
