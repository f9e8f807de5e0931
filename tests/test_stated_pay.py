"""Pay in postings of others: told from other sums by its context, read with its values."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from charter.check.words.pay import Paid, pay_in
from charter.check.words.pay_remarks import amounts
from charter.check.words.recognised import RECOGNISERS
from charter.check.words.stated import pay_of
from charter.document.outside.from_markdown import reading_of_markdown
from charter.read.schema import check_schema
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder
from conftest import Ran

Command = Callable[..., Ran]


def read(text: str, language: str = "en") -> list[str]:
    return [amounts(paid) for paid in pay_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Salary: 180,000-200,000/year.", "180,000 to 200,000 a year"),
        ("en", "$220k-$250k", "$220,000 to $250,000 a year"),
        ("en", "USD 195,000 to 230,000", "USD 195,000 to USD 230,000 a year"),
        ("en", "£58k – £66k pro rata", "GBP 58,000 to GBP 66,000 a year"),
        ("en", "$42-$51/hr", "$42 to $51 an hour"),
        ("en", "The day rate is between €700 and €850.", "EUR 700 to EUR 850 a day"),
        ("en", "INR 20 to 30 lakh a year", "INR 2,000,000 to INR 3,000,000 a year"),
        ("en", "Rs. 45-60 lakhs per annum", "INR 4,500,000 to INR 6,000,000 a year"),
        ("en", "Up to 60 LPA.", "up to 6,000,000 a year"),
        ("en", "₹40-55L", "INR 4,000,000 to INR 5,500,000 a year"),
        ("en", "The salary is 150 thousand.", "150,000 a year"),
        ("en", "$120,000 (CAD)", "CAD 120,000 a year"),
        (
            "en",
            "The salary is: GS-15 Step 1 - $131,178 to GS-15 Step 10 $176,300",
            "$131,178 to $176,300 a year",
        ),
        ("de", "Gehalt: 150.000-185.000 Euro", "EUR 150,000 to EUR 185,000 a year"),
        ("de", "90 000 bis 110 000 Euro", "EUR 90,000 to EUR 110,000 a year"),
        ("de", "100 T€ Fixgehalt", "EUR 100,000 a year"),
        ("de", "Stundenlohn: 38,50 Euro", "EUR 38.50 an hour"),
        ("de", "Die Stelle: TVöD E 15", "TVöD E 15"),
        ("da", "Lønnen er 58.000 kr. om måneden.", "DKK 58,000 a month"),
        ("da", "Lønramme 38", "Lønramme 38"),
        ("fr", "45-55 k€ brut annuel", "EUR 45,000 to EUR 55,000 a year"),
        ("fr", "CHF 110'000 à 124'000", "CHF 110,000 to CHF 124,000 a year"),
        ("es", "2.600 € al mes en 14 pagas", "EUR 2,600 a month"),
    ],
)
def test_pay_is_read_in_the_formats_of_its_language(language: str, text: str, said: str) -> None:
    assert read(text, language) == [said]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We raised $157 million from investors."),
        ("en", "You own a budget of $400,000."),
        ("en", "Customers save $2,000,000 a year."),
        ("en", "You approve invoices of up to $90,000."),
        ("en", "A referral bonus of $10,000."),
        ("en", "We match your 401k."),
        ("en", "We pay $90,000 of your tuition."),
        ("en", "We give each of you $9,000 a year for education."),
        ("en", "You lead 120,000 to 150,000 volunteers."),
        ("en", "Salary reviews reach 120,000 employees."),
        ("en", "We process 20,000 to 30,000 salaries a month."),
        ("de", "Ein Budget von 90.000 € im Jahr."),
        ("de", "Die Beitragsbemessungsgrenze liegt bei 96.600 Euro."),
        ("da", "Vi omsætter for 900.000 kr. om året."),
        ("fr", "Un budget de 90 000 € par an."),
        ("es", "Un presupuesto de 90.000 € al año."),
    ],
)
def test_other_sums_are_no_pay(language: str, text: str) -> None:
    assert read(text, language) == []


def test_a_heading_says_that_a_sum_under_it_is_pay() -> None:
    text = "# CTO\n\n## {}\n\nDepending on where in our offices you sit: 150,000 to 170,000.\n"
    for heading, said in (("Compensation", ["150,000 to 170,000 a year"]), ("Our numbers", [])):
        reading = reading_of_markdown(text.format(heading), "a.md", "en")
        assert [amounts(each.paid) for each in pay_of(reading, "en")] == said


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "$275,000+", (275_000, None)),
        ("en", "$275,000 a year and up", (275_000, None)),
        ("en", "Salary up to $250,000", (None, 250_000)),
        ("de", "Gehalt ab 90.000 Euro", (90_000, None)),
        ("de", "Bis zu 95.000 Euro im Jahr", (None, 95_000)),
        ("da", "Løn op til 70.000 kr. om måneden", (None, 70_000)),
        ("fr", "Salaire à partir de 70 000 €", (70_000, None)),
        ("es", "Sueldo desde 40.000 € al año", (40_000, None)),
    ],
)
def test_an_open_end_is_seen(
    language: str, text: str, ends: tuple[float | None, float | None]
) -> None:
    (paid,) = pay_in(text, language)
    assert (paid.least, paid.most, paid.is_open) == (*ends, True)
    assert RECOGNISERS["pay-open"](text, language, "text")


@pytest.mark.parametrize(
    "text",
    ["Between $225,000 and $275,000.", "$150,000 + equity", "From $120,000 to $150,000"],
)
def test_a_closed_range_is_not_open(text: str) -> None:
    assert [paid.is_open for paid in pay_in(text, "en")] == [False]


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("Salary: $120,000. The base salary is $140,000 to $150,000.", True),
        ("€3,000 a month; the yearly salary is €60,000.", True),
        ("Salary: $120,000. Pay: $120,000 a year.", False),
        ("Berlin: €80,000. Munich: €90,000.", False),
        ("Salary: €80,000. At level 5 the salary is €90,000.", False),
        ("Salary: €80,000 (pro rata €40,000).", False),
        ("Base $150,000; OTE $200,000.", False),
        ("€3,000 a month; the yearly salary is €36,000.", False),
        ("€3,000 a month; the yearly salary is €42,000.", False),  # fourteen payments
        ("€3,000 a month in twelve payments; the yearly salary is €42,000.", True),
        ("£3,000 a month; the yearly salary is £42,000.", True),  # pounds have no 14th month
        ("Salary: €64,000-€70,000 a year (monthly gross of €4,000).", True),
        ("€70,000 a year (monthly gross of €5,000 in fourteen payments).", False),
        ("$40 an hour, 40 hours a week, or $120,000 a year.", True),
        ("€48,000 for 32 hours, €60,000 for 40 hours.", False),
        ("You will receive $80,000. The posted salary is $95,000.", True),
        ("$130,000 to $150,000 for L4, $150,000 to $175,000 for L5", False),
        ("The salary is CHF 120,000; salary band CHF 100,000 to CHF 110,000.", True),
    ],
)
def test_two_pays_of_one_job_that_differ_contradict(text: str, contradicts: bool) -> None:
    assert bool(RECOGNISERS["pay-contradict"](text, "en", "text")) == contradicts


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("$100,000 to $160,000", True),
        ("$100,000 to $140,000", False),
        ("CAD 90,000 to 145,000", True),
    ],
)
def test_a_wide_range_is_seen(text: str, wide: bool) -> None:
    assert bool(RECOGNISERS["pay-wide"](text, "en", "text")) == wide


POSTING = """# Chief Product Officer

You decide what we build and answer for it.

## Compensation

Base salary: {pay}

Apply at https://northwind.example by 15 January 2027.
"""


def remarks(file: Path, charter: Command, *options: str) -> dict[str, dict[str, object]]:
    ran = charter("lint", str(file), "--language", "en", "--json", *options)
    data = json.loads(ran.out)["files"][0]
    return {remark["code"]: remark for remark in (*data["errors"], *data["advice"])}


@pytest.mark.parametrize(
    ("pay", "code", "message"),
    [
        ("$275,000+", "open-pay", "the pay is open above: from $275,000 a year"),
        ("$100,000-$200,000", "wide-pay", "100% above the least: $100,000 to $200,000 a year"),
        (
            "$150,000-$160,000\n\nThe salary is $190,000.",
            "pay-contradicts",
            "this says $190,000 a year, and line 7 says $150,000 to $160,000 a year",
        ),
    ],
)
def test_lint_says_what_it_read_and_where(
    pay: str, code: str, message: str, tmp_path: Path, charter: Command
) -> None:
    file = tmp_path / "posting.md"
    file.write_text(POSTING.format(pay=pay), "utf-8")
    found = remarks(file, charter)
    assert message in str(found[code]["message"])
    assert found[code]["line"] == (9 if code == "pay-contradicts" else 7)
    assert found[code]["column"] == (15 if code == "pay-contradicts" else 14)
    assert "no-pay" not in found


def test_money_that_is_no_pay_leaves_the_pay_missing(tmp_path: Path, charter: Command) -> None:
    file = tmp_path / "posting.md"
    text = "# CPO\n\nWe raised $157 million from investors. You run a budget of $300,000 a year.\n"
    file.write_text(text, "utf-8")
    assert "no-pay" in remarks(file, charter)
    assert "law-pay" in remarks(file, charter, "--place", "US-CA", "--date", "2026-12-01")


def test_the_law_of_a_place_looks_at_the_range(tmp_path: Path, charter: Command) -> None:
    file = tmp_path / "posting.md"
    where = ("--place", "CA-ON", "--date", "2026-12-01")
    for pay, wrong in (
        ("CAD 100,000 to 149,000", ""),
        ("CAD 100,000 to 155,000", "the range is CAD 55,000 a year wide"),
        ("CAD 140,000 to 205,000", "does not apply"),
        ("CAD 100,000+", "the pay has no highest amount; Ontario asks for it"),
    ):
        file.write_text(POSTING.format(pay=pay), "utf-8")
        found = remarks(file, charter, *where)
        assert ("law-pay-range" in found) == bool(wrong)
        assert wrong in str(found.get("law-pay-range", {"message": ""})["message"])
    file.write_text(POSTING.format(pay="competitive"), "utf-8")
    instead = remarks(file, charter, *where)["law-pay"]["instead"]
    assert "above CAD 200,000 a year none is needed" in str(instead)


@pytest.mark.parametrize("language", ["en", "de", "da", "fr", "es"])
@pytest.mark.parametrize(
    "text",
    ["1" * 50_000, "123 " * 12_000, "$1-" * 15_000, "$100,000" + "-" * 50_000, "k" * 50_000],
    ids=["digits", "groups", "ranges", "dashes", "letters"],
)
def test_a_long_odd_text_takes_no_long_time(language: str, text: str) -> None:
    began = time.process_time()  # what else the machine does takes none of it
    pay_in(text, language)
    assert time.process_time() - began < 20


def test_nothing_is_read_in_a_language_without_lists() -> None:
    assert pay_in("$120,000 a year", "xx") == []
    assert isinstance(pay_in("$120,000 a year", "en")[0], Paid)


def test_a_least_and_a_most_apart_are_one_range() -> None:
    for text in (
        "$75,000 minimum, $90,000 maximum.",
        "Min $75k / max $90k",
        "The salary floor is $75,000. The ceiling is $90,000.",
    ):
        assert read(text) == ["$75,000 to $90,000 a year"]


def test_currencies_are_as_their_schema_says() -> None:
    source = read_yaml(catalog_folder() / "words" / "money.yaml", "money.yaml")
    assert check_schema(source, "words#money")[0] == []


@pytest.mark.parametrize(
    ("language", "text", "contradicts"),
    [
        ("de", "4.000 € brutto im Monat in zwölf Raten, 56.000 € im Jahr", True),
        ("de", "4.000 € brutto im Monat in 14 Gehältern, 56.000 € im Jahr", False),
        ("fr", "4 000 € par mois sur 13 mois, soit 60 000 € par an", True),
        ("es", "4.000 € al mes en 14 pagas, 56.000 € al año", False),
        ("da", "60.000 kr. om måneden, 840.000 kr. om året", True),
    ],
)
def test_the_payments_of_a_year_are_counted_as_said(
    language: str, text: str, contradicts: bool
) -> None:
    assert bool(RECOGNISERS["pay-contradict"](text, language, "text")) == contradicts


def test_a_currency_behind_a_band_is_no_grade() -> None:
    (paid,) = pay_in("Salary band CHF 100,000 to CHF 110,000", "en")
    assert (paid.least, paid.most, paid.grade) == (100_000, 110_000, "")
