"""Pay that is likelier of another period is asked about, and both readings are said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.check.papers.own_postings import posting_laws
from charter.facts.odd_pay import may_be_of, not_meant
from charter.facts.terms import Pay
from charter.load.company_file import read_workspace
from charter.resources import examples_folder

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("least", "most", "currency", "per", "other"),
    [
        (120_000, 140_000, "GBP", "month", "year"),
        (450, 600, "GBP", "hour", "day"),
        (11_000, 12_500, "GBP", "year", "month"),
        (60_000, 70_000, "DKK", "year", "month"),
        (7000, 9000, "EUR", "day", "month"),
        (100_000, None, "USD", "month", "year"),
        (None, 12_000, "EUR", "year", "month"),
    ],
)
def test_pay_of_another_period_is_asked_about(
    least: float | None, most: float | None, currency: str, per: str, other: str
) -> None:
    pay = Pay(least, most, currency, per, "")
    assert not_meant(pay) is None
    asked = may_be_of(pay)
    assert asked is not None
    assert f"it may be a {other}'s pay" in asked[0]
    assert f"Write per: {other} if it is a {other}'s; if it is a" in asked[1]


@pytest.mark.parametrize(
    ("least", "most", "currency", "per"),
    [
        (120_000, 140_000, "GBP", "year"),
        (10_700, 14_000, "EUR", "month"),
        (90_000, 120_000, "DKK", "month"),
        (900, 1500, "GBP", "day"),
        (95, 250, "USD", "hour"),
        (24_000, 30_000, "GBP", "year"),
        (900_000, 1_200_000, "JPY", "month"),
        (12_000, 15_000, "PLN", "year"),
    ],
)
def test_pay_that_can_be_meant_is_not_asked_about(
    least: float, most: float, currency: str, per: str
) -> None:
    assert may_be_of(Pay(least, most, currency, per, "")) is None


@pytest.mark.parametrize(
    ("pay", "message", "instead"),
    [
        (
            Pay(90, 120, "GBP", "year", "in thousands"),
            "the amounts are 'in thousands'",
            "Write {min: 90000, max: 120000}, and leave 'note' out.",
        ),
        (
            Pay(90, 120, "EUR", "year", "in Tsd. EUR, plus bonus"),
            "the amounts are 'in Tsd. EUR'",
            "Write {min: 90000, max: 120000}, and take 'in Tsd. EUR' out of 'note'.",
        ),
        (
            Pay(90_000, 120_000, "GBP", "year", "in thousands"),
            "120,000 'in thousands' is a thousand times what is meant",
            "Leave 'note' out.",
        ),
        (
            Pay(60, 75, "GBP", "month", ""),
            "75 is less than a month's pay",
            "Write 60000 and 75000 and per: year, or per: hour.",
        ),
        (
            Pay(6, 7.5, "GBP", "month", ""),
            "7.5 is less than a month's pay",
            "Write 6000 and 7500, or per: hour.",
        ),
    ],
)
def test_pay_in_thousands_has_its_amounts_told(pay: Pay, message: str, instead: str) -> None:
    wrong = not_meant(pay)
    assert wrong is not None
    assert wrong[0].startswith(message)
    assert wrong[1] == instead
    assert may_be_of(pay) is None


@pytest.mark.parametrize("note", ["plus ten thousand", "plus a bonus of 10k", "paid in euros", ""])
def test_other_notes_are_not_thousands(note: str) -> None:
    assert not_meant(Pay(90_000, 120_000, "GBP", "year", note)) is None


def test_pay_that_is_not_meant_is_not_also_said_to_be_missing(tmp_path: Path) -> None:
    text = (examples_folder() / "tarnquern/company.yaml").read_text("utf-8")
    pay = re.search(r"pay: .*min: (\d+), max: (\d+)", text)
    assert pay
    (tmp_path / "company.yaml").write_text(
        text.replace(pay[0], pay[0].replace(pay[1], "60").replace(pay[2], "75")), "utf-8"
    )
    made = organise(read_workspace(tmp_path))
    codes = {r.code for p in posting_laws(made, DAY, tmp_path / "templates") for r in p.remarks}
    assert "pay-not-meant" in codes
    assert "no-pay" not in codes
