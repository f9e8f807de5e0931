"""A cell is read as its sheet shows it; where it shows another value than it holds, it is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from charter.batch.shown import (
    day_seen,
    day_shown,
    lasting,
    number_shown,
    seen_number,
    text_shown,
)
from charter.batch.tables import UnusableError

ACCOUNTS = '_-* #,##0.00 "€"_-;-* #,##0.00 "€"_-;_-* "-"?? "€"_-;_-@_-'
STEPS = '[>=1000000]0.0,,"M";[>=1000]0,"k";0'
MARCH = datetime(2027, 3, 1)


def said(value: Any) -> Any:
    return f"!{value}" if isinstance(value, UnusableError) else value


@pytest.mark.parametrize(
    ("number", "code", "shows"),
    [
        (120000, "General", 120000),
        (120000, "#,##0", 120000),
        (120000, "[Red]#,##0.00", 120000),
        (120000, "[Red]", 120000),
        (120000, "#\\ ##0", 120000),
        (115499.7, "#,##0", 115500),
        (17.5, "0.00", 17.5),
        (2027, "0", 2027),
        (-5, "#,##0_);(#,##0)", -5),
        (0, ACCOUNTS, 0),
        (120000, ACCOUNTS, "€ 120000"),
        (120000, '"EUR "0', "EUR 120000"),
        (120000, '[$€]#,##0,"k"', "€120k"),
        (120000, '#,##0.00 "EUR p.a."', "120000.00 EUR p.a."),
        (120, '#,##0"k"', "120k"),
        (120000, '#,##0,"k"', "120k"),
        (1500000, '0.0,,"M"', "1.5M"),
        (1500000, STEPS, "1.5M"),
        (15000, STEPS, "15k"),
        (15, STEPS, 15),
        (1234, "00000", "01234"),
        (12345, "00000", 12345),
        (5551234, "000-0000", "555-1234"),
        (4512345678, "(000) 000-0000", "(451) 234-5678"),
        (612345678, '00" "00" "00" "00" "00', "06 12 34 56 78"),
        (0.5, "# ?/?", "1/2"),
        (1.25, "# ??/??", "1 1/4"),
        (0.3, "# ?/10", "3/10"),
        (5, '0" days"', "5 days"),
        (3, 'General" Tage"', "3 Tage"),
        (1, '"yes";;"no"', "yes"),
        (0, '"yes";;"no"', "no"),
        (0.2, "0%", "20%"),
        (0.125, "0.0%", "12.5%"),
        (5, '0"%"', "5%"),
        (492012345678, "General", 492012345678),
        (120000, "#,##0,", "!this cell shows '120' and holds 120000"),
        (120000, "[$€]#,##0,", "!this cell shows '€120' and holds 120000"),
        (1500, STEPS, "!this cell shows '2k' and holds 1500"),
        (0.125, "0%", "!this cell shows '13%' and holds 12.5%"),
        (0.005, "0%", "!this cell shows '1%' and holds 0.5%"),
        (12.5, "0", "!this cell shows '13' and holds 12.5"),
        (0.6, "0", "!this cell shows '1' and holds 0.6"),
        (-5, "0;[Red]0", "!this cell shows '5' and holds -5"),
        (5, ";;;", "!this cell shows nothing and holds 5"),
        (492012345678, "0.00E+00", "!this cell shows '4.92E+11' and holds 492012345678"),
        (1e300, "0", 1e300),
        (2, "0" * 400, "2".zfill(255)),
    ],
)
def test_a_number_of_excel(number: float, code: str, shows: Any) -> None:
    assert said(number_shown(number, code)) == shows


@pytest.mark.parametrize(
    ("number", "text", "currency", "shows"),
    [
        (120000, None, "", 120000),
        (120000, None, "EUR", "EUR 120000"),
        (120000, "120,000", "", 120000),
        (120000, "120.000,00", "", 120000),
        (120000, "120'000", "", 120000),
        (120000, "120\u202f000", "", 120000),
        (1234567.5, "1.234.567,50", "", 1234567.5),
        (115499.7, "115.500", "", 115500),
        (120000, "120.000,00 €", "EUR", "EUR 120000"),
        (120000, "€120,000", "", "€ 120000"),
        (120000, "120k", "", "120k"),
        (1200, "1.200 Tage", "", "1200 Tage"),
        (1500000, "1,5 Mio", "", "1.5 Mio"),
        (1234, "01234", "", "01234"),
        (0.5, "1/2", "", "1/2"),
        (4512345678, "(451) 234-5678", "", "(451) 234-5678"),
        (-5, "(5)", "", -5),
        (0, "-   €", "EUR", 0),
        (1, "Ja", "", "Ja"),
        (0.125, "12,5 %", "%", "12.5%"),
        (0.125, None, "%", "12.5%"),
        (0.125, "13%", "%", "!this cell shows '13%' and holds 12.5%"),
        (120000, "120", "", "!this cell shows '120' and holds 120000"),
        (-5, "5", "", "!this cell shows '5' and holds -5"),
        (5, "", "", "!this cell shows nothing and holds 5"),
        (492012345678, "4.92E+11", "", "!this cell shows '4.92E+11' and holds 492012345678"),
    ],
)
def test_a_number_of_ods(number: float, text: str | None, currency: str, shows: Any) -> None:
    share = currency == "%"
    assert said(seen_number(number, text, "" if share else currency, share)) == shows


@pytest.mark.parametrize(
    ("code", "text", "shows"),
    [
        ("yyyy-mm-dd", "2027-03-01", MARCH),
        ("dd.mm.yy", "01.03.27", MARCH),
        ("[$-407]d. mmmm yyyy", "1. März 2027", MARCH),
        ("dddd, mmmm dd, yyyy", "Monday, March 01, 2027", MARCH),
        ("mmm yyyy", "Mar 2027", "2027-03"),
        ("mmm-yy", "Mar-27", "2027-03"),
        ("mm/yyyy", "03/2027", "2027-03"),
        ("yyyy", "2027", "2027"),
        ("d. mmm", "1. Mär", "!this cell shows no year, and holds 2027-03-01"),
        ("mmmm", "März", "!this cell shows no year, and holds 2027-03-01"),
    ],
)
def test_a_day_shows_what_is_seen_of_it(code: str, text: str, shows: Any) -> None:
    assert said(day_shown(MARCH, code)) == shows
    assert said(day_seen(MARCH, text)) == shows


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("General", "Smith"),
        ("@", "Smith"),
        ("#,##0", "Smith"),
        (ACCOUNTS, "Smith"),
        ('@" GmbH"', "Smith GmbH"),
        ('0;0;0;"Dr. "@', "Dr. Smith"),
        (";;;", "!this cell shows nothing and holds 'Smith'"),
    ],
)
def test_a_text_of_excel(code: str, shows: str) -> None:
    assert said(text_shown("Smith", code)) == shows


@pytest.mark.parametrize(
    ("number", "code", "shows"),
    [
        (1.5625, "[h]:mm", "37:30"),
        (1.5625, "[hh]:mm:ss", "37:30"),
        (1.5, "[h]", "36"),
        (0.5, "[m]", "720"),
        (0.5, "h:mm", ""),
        (46000, "yyyy-mm-dd", ""),
        (1.5, "[Red]0", ""),
    ],
)
def test_hours_beyond_a_day(number: float, code: str, shows: str) -> None:
    assert lasting(number, code) == shows
