"""Amounts and days of own texts are printed as the paper's language writes them, or are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from charter.compose.other_forms import other_form
from charter.values.numbers import CURRENCIES
from conftest import Ran

HEADINGS = (
    *("Company", "Country", "Currency", "language postings", "Structure", "Position", "Status"),
    *("Pay min", "Pay max", "Apply email", "Other pay", "Benefits", "Outcomes"),
)


def batch(
    folder: Path, charter: Callable[..., Ran], language: str, value: Any, code: str, at: int
) -> tuple[Ran, str]:
    """Return a run of one row with a value in a column, shown by a format, and what it made."""
    book = Workbook()
    sheet = book.active
    sheet.append(HEADINGS)
    sheet.append(("Acme", "DE", "EUR", language, "separate", "CTO", "vacant", 120000, 150000,
                  "jobs@acme.example"))  # fmt: skip
    cell = sheet.cell(2, at)
    cell.value = value
    if code:
        cell.number_format = code
    book.save(folder / "t.xlsx")
    out = folder / "out"
    ran = charter("batch", str(folder / "t.xlsx"), "--out", str(out), "--date", "2026-12-01")
    return ran, "\n".join(path.read_text("utf-8") for path in sorted(out.glob("acme/*.md")))


@pytest.mark.parametrize(
    ("language", "value", "code", "at", "printed"),
    [
        ("de", 20000, '"EUR" 0', 11, "20.000 €"),
        ("en", 20000, '"EUR" 0', 11, "€20,000"),
        ("en", 20000, "[$£-809]#,##0", 11, "£20,000"),
        ("de", 1500.5, "[$CHF] 0.00", 12, "1.500,50 CHF"),
        ("da", "EUR 20000", "", 12, "20.000 €"),
        ("de", 0.005, "0.0%", 11, "0,5%"),
        ("en", 0.125, "0.0%", 11, "12.5%"),
        ("de", 12000, '#,##0 "km"', 12, "12.000 km"),
        ("de", 1500.5, "0.0", 12, "1.500,5"),
        ("de", 2019, "0", 12, "- 2019"),
    ],
)
def test_an_amount_of_a_cell_is_printed_as_the_paper_writes_it(
    language: str,
    value: Any,
    code: str,
    at: int,
    printed: str,
    tmp_path: Path,
    charter: Callable[..., Ran],
) -> None:
    ran, made = batch(tmp_path, charter, language, value, code, at)
    assert "other-form" not in ran.err
    assert printed in made.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "value", "at", "told"),
    [
        ("en", "Bonus of £20000 a year", 11, "K2: 'other_pay' has a number in another form"),
        ("de", "Bonus von 0.5 %", 11, "such as 0,5%"),
        ("de", "Bonus von 1,500.00 EUR", 11, "such as 12.500\u00a0€"),
        ("de", "Cut the cost by €1.500.000 a year.", 13, "'outcomes' has a number in another form"),
        ("en", "Parking from 1. Mai 2028", 12, "M2"),
    ],
)
def test_another_form_within_a_text_of_a_cell_is_told(
    language: str, value: str, at: int, told: str, tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    ran, _ = batch(tmp_path, charter, language, value, "", at)
    assert "[other-form]" in ran.err
    assert told.replace("M2", "L2: 'benefits' has a day in another form") in ran.err


def test_a_build_and_a_check_tell_it_with_its_line(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    text = """\
company: {name: Nord, country: DE, currency: EUR, language: {postings: de}}
structure: separate
positions:
  cto:
    status: vacant
    other_pay: "Bonus von €1,500"
    benefits: [30 Tage Urlaub, "ISO 27001, 20 % Rabatt und 1.500 € Umzug seit 1. Mai 2026"]
"""
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    for command in ("check", "build"):
        ran = charter(command, str(tmp_path), "--date", "2026-12-01")
        said = f"{ran.out}{ran.err}"
        assert said.count("other-form") == 1
        assert "company.yaml:6:16: 'other_pay' has a number in another form" in said


@pytest.mark.parametrize(
    "text", ["ISO 27001", "SOC 20000", "RFC 10000", "Top 10000", "20000 users"]
)
def test_a_number_beside_no_currency_is_no_amount(text: str) -> None:
    assert other_form(text, "en-GB") == ("", "", ())


@pytest.mark.parametrize(
    ("text", "what", "said"),
    [
        ("We ship on 3/4/2027.", "a day with two readings", ("3/4/2027",)),
        ("We ship on 30/4/2027.", "", ()),
        ("We ship on 4/4/2027.", "", ()),
        (
            "We ship on 3/4/2027 and pay 100.000.",
            "a day with two readings and a number in another form",
            ("3/4/2027", "100.000"),
        ),
    ],
)
def test_a_day_in_numbers_that_can_be_two_is_told(
    text: str, what: str, said: tuple[str, ...]
) -> None:
    form = other_form(text, "en-GB")
    assert (form.what, form.said) == (what, said)
    assert bool(form.hint) is bool(what)


def test_the_codes_of_currencies_are_those_of_babel() -> None:
    babel = pytest.importorskip("babel.numbers")
    assert len(set(CURRENCIES)) == len(CURRENCIES)
    assert set(CURRENCIES) <= set(babel.list_currencies())
