"""How a language writes amounts, dates, lists and countries, as Unicode's CLDR has it in babel.

tools/update_languages.py begins `catalog/languages/locales/xx.json` with it. From then on the file
is ours: a later release of babel changes nothing that a paper prints.
"""

from __future__ import annotations

import json
import re
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal

_OF_COUNTRY = ("months", "day", "list", "group", "decimal", "sign", "signs", "countries")
_PLACES = {"d": "{day}", "dd": "{day:02}", "MMMM": "{month}", "y": "{year}", "yyyy": "{year}"}


def locale_text(language: str) -> str:
    """Return the text of `xx.json` for a language such as fr."""
    return json.dumps(locale_data(language), ensure_ascii=False, indent=1) + "\n"


def locale_data(language: str) -> dict[str, Any]:
    """Return a language's own forms, and under `written_in` what each country has otherwise."""
    home = get_global("likely_subtags")[language].rpartition("_")[2]
    base = _forms(Locale.parse(language))
    found = {name for name in locale_identifiers() if re.fullmatch(rf"{language}_\w{{2,3}}", name)}
    lands = [home, *sorted(name.partition("_")[2] for name in found - {f"{language}_{home}"})]
    written = {land: _other(base, _forms(_locale(language, land))) for land in lands}
    return {"name": Locale(language).english_name, **base, "written_in": written}


def _locale(language: str, land: str) -> Locale:
    name = f"{language}_{land}"
    return Locale.parse(name if name in locale_identifiers() else language)


def _forms(locale: Locale) -> dict[str, Any]:
    lists, number = locale.list_patterns["standard"], format_decimal(12345.5, "#,##0.00", locale)
    found = re.fullmatch(r"12(\D*)345(\D)50", number)
    assert found, f"{locale}: numbers like {number} have no form here yet"
    assert lists["start"] == lists["middle"], f"{locale}: lists like {lists} have no form here yet"
    pattern: str = locale.currency_formats["standard"].pattern
    return {
        "months": list(locale.months["format"]["wide"].values()),
        "day": _day(locale.date_formats["long"].format),
        "list": [
            lists[key].replace("{0}", "").replace("{1}", "") for key in ("middle", "end", "2")
        ],
        "group": found[1],
        "decimal": found[2],
        "sign": _sign(pattern),
        "span": "-",
        "signs": {code: sign for code, sign in locale.currency_symbols.items() if code != sign},
        "countries": {k: v for k, v in sorted(locale.territories.items()) if len(k) == 2},
    }


def _sign(pattern: str) -> str:
    if not pattern.startswith("¤"):
        return "after"
    return "before" if pattern[1:2].isspace() else "attached"


def _day(form: str) -> str:
    return re.sub(r"%\((\w+)\)s", lambda found: _PLACES[found[1]], form)


def _other(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return what a country has otherwise than its language; of tables, the lines that differ."""
    changed: dict[str, Any] = {key: own[key] for key in _OF_COUNTRY if own[key] != base[key]}
    for key in {"signs", "countries"} & changed.keys():
        # A sign that a country has not is its code.
        both = sorted(own[key].keys() | base[key].keys())
        changed[key] = {
            k: own[key].get(k, k) for k in both if own[key].get(k, k) != base[key].get(k)
        }
    return changed
