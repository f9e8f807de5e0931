"""Catalogues with wrong values at every key, and how languages write: parts of tests/told.py."""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import charter
from charter.compose.numbers import Numbers
from charter.facts.company import Languages
from charter.facts.languages import (
    charter_language,
    has_charters,
    language_name,
    languages,
    posting_language,
    say_in,
    spellings,
)
from charter.facts.locales import country_name, footer_words, is_written_in, locale, written_in
from charter.load.catalog_files import read_catalog
from charter.load.catalog_layers import KINDS
from charter.problems import CharterError
from charter.read.schema import schema
from charter.values.countries import COUNTRIES, country_hint, is_place
from told_tables import WRONG

_AMOUNTS = (0, 1, 999, 1000, 1234567, 0.5, 1.25, 999.999, 1000.1, 12345.67)


def catalogues() -> Iterator[tuple[str, str]]:
    """Yield what is said where one wrong value stands at every key of own and changed entries."""
    shipped = read_catalog()
    for name, value in [*WRONG.items()][::2]:
        data: dict[str, list[dict[str, object]]] = {}
        for kind in KINDS:
            keys = schema("catalog")["properties"][kind]["items"]["$ref"].rpartition("/")[2]
            wrong = dict.fromkeys(schema("catalog")["$defs"][keys]["properties"], value)
            known = next(iter(getattr(shipped, kind, ())), "known")
            data[kind] = [wrong, {**wrong, "id": "own.new"}, {**wrong, "id": known}]
        yield name.replace(" ", "-"), "\n".join(_said(data))


def _said(data: object) -> Iterator[str]:
    """Yield each thing that is said of a catalogue once, with how often and where first."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        (folder / "catalog").mkdir()
        (folder / "company.yaml").write_text("company: {name: N}\nstructure: combined\n")
        (folder / "catalog" / "own.yaml").write_text(json.dumps(data, indent=0))
        try:
            charter.read_workspace(folder)
        except CharterError as refused:
            problems = refused.problems
    counts = Counter(_alike(str(problem)) for problem in problems)
    first: dict[str, str] = {}
    for problem in problems:
        first.setdefault(_alike(str(problem)), f"{problem.place.line}:{problem.place.column}")
    yield f"{len(problems)} problems"
    yield from (f"{count} from {first[said]} on: {said}" for said, count in counts.items())


def _alike(said: str) -> str:
    """Return what is said without the place, and without what the key is called."""
    return re.sub(r"'[a-z_.]+' must", "KEY must", said.partition(": ")[2])


def numbers() -> Iterator[tuple[str, str]]:
    """Yield amounts, dates, lists, countries and other forms as each language writes them."""
    lines: list[str] = []
    for language in (*(name for code in languages() for name in written_in(code)), "de", "en"):
        write = Numbers(language)
        lines.append(f"{language}: {language_name(language)} {footer_words(language)}")
        lines.append(f"  {' | '.join(map(write.number, _AMOUNTS))}")
        for currency in ("USD", "EUR", "GBP", "DKK", "CHF", "JPY"):
            spans = (write.span(least, 2500, currency) for least in (2500, 1000.5))
            lines.append(f"  {write.money(1234.5, currency)} | {' | '.join(spans)}")
        lines.append(
            f"  {' | '.join(write.day(date(2026, month, month)) for month in range(1, 13))}"
        )
        lists = (write.listing(list("abcd"[:count])) for count in range(5))
        lines.append(f"  {' | '.join(lists)}")
        lines.append(f"  {' | '.join(country_name(code, language) for code in ('US', 'DK', 'XX'))}")
        form = locale(language)
        lines.append(f"  {form._replace(countries={}, months=(), letters={})}")
    northwind = charter.read_workspace(_NORTHWIND).company
    for code in ("de", "de-AT", "de-XX", "da", "da-DK", "en", "en-GB", "en-US", "en-CA", "xx-YY"):
        lines.append(f"{code}: written {is_written_in(code)}")
        for country in ("", "AT", "US", "FR"):
            company = northwind._replace(language=Languages(code, code), country=country)
            spoken = posting_language(company), charter_language(company)
            lines.append(f"  in {country!r}: {spoken}")
    lines.append(f"spellings {spellings()}, languages {[*languages()]}")
    for code in ("UK", "EN", "EL", "SP", "SW", "JA", "XX", "us", ""):
        lines.append(f"{code!r}: {country_hint(code)} {is_place(code)}")
    for code in ("US-CO", "US-XX", "US-", "CA-ON", "CA-QQ", "DE-BE", "DE-XX", "XX-CO", "US-CO-1"):
        lines.append(f"{code!r}: {is_place(code)}")
    lines.append(f"{len(COUNTRIES)} countries")
    for language in ("de", "da", "en-GB", "en-US", "de-AT"):
        for text in ("Limits", "How to apply", "nonsense {name}", "Pay:"):
            try:
                said_now = say_in(language, text, name="N")
            except CharterError as refused:
                said_now = str(refused.problems[0])
            lines.append(f"{language} {text!r}: {said_now!r} {has_charters(language)}")
    yield "numbers", "\n".join(lines)


_NORTHWIND = Path(__file__).resolve().parent / "briefs" / "northwind"
