"""A hire's fields of one's own are read as the known ones are, and printed as the letter writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from charter import workspace_of
from charter.load.hire import hire_of, read_hire
from charter.load.hire_days import odd_days
from charter.offer.pack.shown import shown_values
from charter.problems import InputError
from conftest import Ran


@pytest.mark.parametrize(
    ("name", "given", "english", "german"),
    [
        ("bonus", 20000, "20,000", "20.000"),
        ("bonus", "1,200,000", "1,200,000", "1.200.000"),
        ("probation_ends", "2027-05-01", "May 1, 2027", "1. Mai 2027"),
        ("probation_ends", "1.5.2027", "May 1, 2027", "1. Mai 2027"),
        ("probation_ends", "1/25/2027", "January 25, 2027", "25. Januar 2027"),
        ("probation_ends", "2027-05", "May 2027", "Mai 2027"),
        ("probation_ends", "1 May 2027", "1 May 2027", "1 May 2027"),
        ("probation_ends", "at the end of 2027-05", *["at the end of 2027-05"] * 2),
        ("season", "2027-28", "2027-28", "2027-28"),
        ("range", "5.000-6.000", "5.000-6.000", "5.000-6.000"),
        ("travel", "up to 1.500 km", "up to 1.500 km", "up to 1.500 km"),
        ("bonus", "€10.000", "€10.000", "€10.000"),
        ("plz", "10.115", "10.115", "10.115"),
        ("phone", "01-02-2027", "01-02-2027", "01-02-2027"),
        ("offer_number", "2027-05-01", "2027-05-01", "2027-05-01"),
        ("place", "2027-05-01", "2027-05-01", "2027-05-01"),
    ],
)
def test_numbers_and_days_as_a_letter_prints_them(
    name: str, given: Any, english: str, german: str
) -> None:
    hire = hire_of({"name": "Ada", name: given}, "hire.yaml")
    said = [str(shown_values(hire, language)[name]) for language in ("en-US", "de-DE")]
    assert said == [english, german]


def test_a_currency_beside_an_amount_tells_what_its_mark_is() -> None:
    hire = hire_of({"name": "Ada", "relocation": "1,500", "currency": "USD"}, "hire.yaml")
    assert str(shown_values(hire, "en-US")["relocation"]) == "1,500"
    assert str(shown_values(hire, "de-DE")["relocation"]) == "1.500"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("bonus: 10.000", "'bonus' has two readings, 10000 and 10"),
        ("bonus: 1,500", "'bonus' has two readings, 1500 and 1.5"),
        ("bonus: 10.000\ncurrency: USD", "'bonus' has two readings, 10000 and 10"),
        ("bonus: $1,500", "'bonus' has two readings, 1500 and 1.5"),
        ("probation_ends: 1/5/2027", "'probation_ends' has two readings, 1 May and 5 January"),
        ("probation_ends: 2027-02-30", "'probation_ends': there is no day '...'"),
    ],
)
def test_what_can_be_two_things_is_told(tmp_path: Path, given: str, said: str) -> None:
    (tmp_path / "hire.yaml").write_text(f"name: Ada\n{given}\n")
    with pytest.raises(InputError) as refused:
        read_hire(tmp_path / "hire.yaml")
    (problem,) = refused.value.problems
    assert (problem.message, problem.place.line) == (said, 2)


def test_all_that_is_wrong_is_told_in_one_pass(tmp_path: Path) -> None:
    (tmp_path / "hire.yaml").write_text("name: Ada\nbonus: 10.000\npay: lots\nsign_on: 1.500\n")
    with pytest.raises(InputError) as refused:
        read_hire(tmp_path / "hire.yaml")
    assert sorted(problem.place.line for problem in refused.value.problems) == [2, 3, 4]


HEADINGS = ("id", "name", "structure", "country", "charter_in_contract", "position", "letter")
HEADINGS += ("hire name", "hire bonus", "hire probation ends", "hire car", "hire plz", "currency")
HEADINGS += ("cto limits spend", "cto limits hire")
COMPANY = ("Acme", "separate", "DK", "no", "cto", "offer.docx")
LIMITS = ("DKK", 9000, "leads")


def packed(charter: Callable[..., Ran], folder: Path, *hire: Any) -> tuple[Ran, str]:
    """Return what a batch of one hire says, and the first line of its letter."""
    letter = Document()
    fields = ("bonus", "probation_ends", "car", "plz")
    letter.add_paragraph(" | ".join(f"{{{{ hire.{name} }}}}" for name in ("name", *fields)))
    letter.save(str(folder / "offer.docx"))
    book = Workbook()
    book.active.append(HEADINGS)
    book.active.append(("h1", *COMPANY, *hire, *LIMITS))
    book.save(folder / "t.xlsx")
    table, out = str(folder / "t.xlsx"), str(folder / "out")
    ran = charter("batch", table, "--out", out, "--paper", "pack", "--format", "docx")
    made = folder / "out/h1/cto-offer.docx"
    return ran, Document(str(made)).paragraphs[0].text if made.is_file() else ""


def test_a_row_of_a_table_is_read_as_a_file_is(charter: Callable[..., Ran], tmp_path: Path) -> None:
    ran, said = packed(charter, tmp_path, "Ada Ax", 20000, datetime(2027, 5, 1), True, "01115")
    assert ran.out == "1 row: 1 made\n"
    (note,) = ran.err.splitlines()
    assert "the letter prints 'bonus' with no currency" in note
    assert said == "Ada Ax | 20,000 | 1 May 2027 | yes | 01115"


def test_a_cell_of_a_hire_is_named_and_not_quoted(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    ran, _ = packed(charter, tmp_path, "Ada Ax", "10.000", "1/5/2027", False, 80331)
    assert "t.xlsx!Sheet:I2: 'bonus' has two readings" in ran.err
    assert "t.xlsx!Sheet:J2: 'probation_ends' has two readings" in ran.err
    assert "10.000" not in ran.err


@pytest.mark.parametrize(
    ("start", "answer_by", "told"),
    [
        ("2027-03-01", "2027-02-15", []),
        ("2026-12-01", "2026-12-01", []),
        ("2026-03-01", "2027-02-15", ["'start' is before 2026-12-01", "'answer_by' is after 'st"]),
        ("2027-03-01", "2026-11-30", ["'answer_by' is before 2026-12-01, the day of this offer"]),
        ("2027-03-01", "2027-03-02", ["'answer_by' is after 'start': look which of the two"]),
        ("", "2025-01-01", ["'answer_by' is before 2026-12-01"]),
        ("", "", []),
    ],
)
def test_days_that_have_gone_by_are_told_and_not_refused(
    start: str, answer_by: str, told: list[str]
) -> None:
    given = {"name": "Ada", "start": start, "answer_by": answer_by}
    hire = hire_of({name: said for name, said in given.items() if said}, "hire.yaml")
    notes = list(odd_days(hire, date(2026, 12, 1)))
    assert [note[: len(each)] for note, each in zip(notes, told, strict=True)] == told


@pytest.mark.parametrize(
    ("start", "country", "told"),
    [
        ("2027-05-02", "US", "Sunday"),
        ("2027-05-08", "", "Saturday"),
        ("2027-05-03", "US", ""),
        ("2027-05-01", "DE", ""),  # contracts begin with a month, a Saturday or not
        ("2027-08-15", "GB", ""),
        ("2027-05-02", "IL", ""),
        ("2027-05-07", "IL", "Friday"),
    ],
)
def test_a_start_on_a_day_of_rest_is_told(start: str, country: str, told: str) -> None:
    hire = hire_of({"name": "Ada", "start": start}, "hire.yaml")

    notes = list(odd_days(hire, date(2026, 12, 1), country))

    assert notes == ([f"'start' is a {told}: look whether that day is meant"] if told else [])


def test_a_batch_tells_what_is_to_be_known_of_its_packs(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    letter = Document()
    letter.add_paragraph("Dear {{ hire.name }}")
    letter.save(str(tmp_path / "offer.docx"))
    rows = ["id,name,structure,country,charter_in_contract,position,letter,hire name,hire start"]
    rows[0] += ",currency,cto limits spend,cto limits hire"
    for n, start in enumerate(("2026-03-01", "2026-04-01", "2027-03-01")):
        rows.append(f"h{n},Acme,separate,DK,no,cto,offer.docx,Ada,{start},DKK,9000,leads")
    (tmp_path / "t.csv").write_text("\n".join(rows))
    table, out = str(tmp_path / "t.csv"), str(tmp_path / "out")
    given = ("--paper", "pack", "--format", "docx", "--date", "2026-12-01")
    ran = charter("batch", table, "--out", out, *given)
    assert (ran.code, ran.out) == (0, "3 rows: 3 made\n")
    assert "t.csv:2 and 1 more: 'start' is before 2026-12-01, the day of this offer" in ran.err
    assert " is before 2026-12-01, the day" in (tmp_path / "out/report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"start": "1/5/2027"}, "'start' has two readings - write year-month-day, such as 2027"),
        ({"start": "31 April 2027"}, "'start' is no day: '...' - write year-month-day, such as"),
        ({"pay": "100.000", "currency": "GBP"}, "'pay' has two readings - write digits only, such"),
    ],
)
def test_a_row_says_how_days_and_numbers_are_written(values: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as bad:
        hire_of({"name": "Max Weber", **values}, "row 2")
    [each] = bad.value.problems
    assert str(each).startswith(f"row 2: {said}")


@pytest.mark.parametrize(
    ("country", "currency", "given", "pay", "of"),
    [
        ("US", "USD", "$240,000", 240000, "USD"),
        ("CA", "CAD", "$240,000.00", 240000, "CAD"),
        ("DE", "EUR", "240.000", 240000, None),
        ("DK", "DKK", "1.600.000 kr.", 1600000, "DKK"),
        ("US", "USD", "€240.000", 240000, "EUR"),
        ("US", "USD", "240.000\ncurrency: EUR", 240000, "EUR"),
    ],
)
def test_the_company_tells_how_the_amounts_of_its_offers_are_written(
    tmp_path: Path, country: str, currency: str, given: str, pay: int, of: str | None
) -> None:
    facts = {"name": "Northwind", "country": country, "currency": currency}
    company = workspace_of({"company": facts, "structure": "combined"}).company
    (tmp_path / "hire.yaml").write_text(f"name: Ada\npay: {given}\n", "utf-8")
    values = read_hire(tmp_path / "hire.yaml", company).values
    assert (values["pay"], values.get("currency")) == (pay, of)


def test_what_a_company_with_two_currencies_pays_is_asked_for(tmp_path: Path) -> None:
    facts = {"name": "Northwind", "country": "US", "currency": "USD"}
    posts = {"cpto": {"pay": {"min": 200000, "max": 250000, "currency": "CAD"}}}
    given = {"company": facts, "structure": "combined", "positions": posts}
    (tmp_path / "hire.yaml").write_text("name: Ada\npay: $240,000\n")
    with pytest.raises(InputError, match="two readings"):
        read_hire(tmp_path / "hire.yaml", workspace_of(given).company)
