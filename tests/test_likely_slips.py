"""Values that can be, and hardly are as they stand: told as advice, and what is right is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

Command = Callable[..., Ran]
COMPANY = """\
company: {name: Tarn, about: Tarn makes maps., country: GB, currency: GBP, language: LANGUAGE}
structure: separate
positions:
  cto:
    status: vacant
    acting: ceo
    opening: This is a new position.
    other_pay: none
    places: [{city: Leeds, country: GB}]
    benefits: [A pension.]
    outcomes: [Every map is on the new system.]
    pay: {min: 120000, max: 140000}
    limits: {spend: 50000, hire: team leads and below}
    apply: {email: jobs@tarn.example, until: 2027-03-31}
"""
PAY, LIMITS = "pay: {min: 120000, max: 140000}", "limits: {spend: 50000,"
UNTIL, BENEFITS = "until: 2027-03-31", "benefits: [A pension.]"
CODES = ("said-twice", "headcount", "limit-currency", "odd-limit", "far-off", "other-language")
URL = "apply: {email: jobs@tarn.example, url: '%s', "
CODES = (*CODES, "mail-filter-link")


def codes(
    command: Command, folder: Path, *changes: tuple[str, str], language: str = ""
) -> set[str]:
    """Return which of the codes build and check tell of a company file; both tell the same."""
    text = COMPANY.replace("LANGUAGE", language or "en-GB")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "company.yaml").write_text(text, "utf-8")
    day = ("--date", "2026-12-01")
    built = command("build", str(folder), *day, "--force")
    checked = command("check", str(folder), *day)
    told = [{code for code in CODES if f"[{code}]" in r.out + r.err} for r in (built, checked)]
    assert told[0] == told[1]
    return told[0]


COUNTS = (
    "currency: GBP",
    "currency: GBP, headcount: 60, product_and_technology_headcount: 20, designers: 4, "
    "product_people: 6, data_people: 10",
)
RUPEES = (PAY, "pay: {min: 8000000, max: 9000000, currency: INR}")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([(BENEFITS, "benefits: [A pension., a pension]")], "said-twice"),
        (
            [(BENEFITS, BENEFITS), ("currency: GBP", "currency: GBP, benefits: [A pension]")],
            "said-twice",
        ),
        ([("system.]", "system., 'Every map is on the new system.']")], "said-twice"),
        ([COUNTS, ("designers: 4", "designers: 9")], "headcount"),
        ([RUPEES], "limit-currency"),
        ([(LIMITS, "limits: {spend: 50,")], "odd-limit"),
        ([(UNTIL, "until: 2072-03-31")], "far-off"),
        ([(UNTIL, UNTIL), ("acting: ceo", "acting: ceo\n    start: 2072-05")], "far-off"),
    ],
)
def test_what_is_hardly_meant_is_told(
    charter: Command, tmp_path: Path, changes: list[tuple[str, str]], code: str
) -> None:
    assert codes(charter, tmp_path, *changes) == {code}


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [COUNTS],
        [(BENEFITS, "benefits: [A pension., A pension for your family.]")],
        [RUPEES, (LIMITS, "limits: {spend: 50000, currency: INR,")],
        [RUPEES, ("currency: GBP", "currency: INR")],
        [(LIMITS, "limits: {spend: 0,")],
        [(LIMITS, "limits: {spend: 500,")],
        [(UNTIL, "until: 2028-12-31")],
        [("acting: ceo", "acting: ceo\n    start: 2031-05")],
    ],
)
def test_what_can_be_meant_is_not(
    charter: Command, tmp_path: Path, changes: list[tuple[str, str]]
) -> None:
    assert codes(charter, tmp_path, *changes) == set()


GERMAN = "{postings: de, charters: en-GB}"


def test_that_there_is_no_other_pay_is_in_no_language(charter: Command, tmp_path: Path) -> None:
    german = [
        ("opening: This is a new position.", "opening: Diese Stelle ist neu."),
        (BENEFITS, "benefits: [30 Tage Urlaub.]"),
        ("[Every map is on the new system.]", "[Alle Karten sind im neuen System.]"),
        ("Tarn makes maps.", "Tarn macht Karten."),
    ]
    assert codes(charter, tmp_path, *german, language=GERMAN) == set()
    assert "none" not in (tmp_path / "out/cto-posting.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Entscheidet, was auf der Roadmap steht.", True),
        ("Beslutter, hvad der st\u00e5r p\u00e5 k\u00f8replanen.", True),
        ("Decides what is on the roadmap.", False),
    ],
)
def test_a_short_sentence_of_the_own_catalogue_is_in_the_language_of_its_papers(
    charter: Command, tmp_path: Path, sentence: str, told: bool
) -> None:
    (tmp_path / "catalog").mkdir()
    own = f"responsibilities:\n  - id: product.roadmap\n    charter: {sentence}\n"
    (tmp_path / "catalog/ours.yaml").write_text(own, "utf-8")
    (tmp_path / "company.yaml").write_text(COMPANY.replace("LANGUAGE", "en-GB"), "utf-8")
    found = charter("check", str(tmp_path), "--date", "2026-12-01")
    assert ("[other-language]" in found.out + found.err) is told


@pytest.mark.parametrize(
    ("company", "said"),
    [
        ("headcount: 9000, product_people: 10000", "(10000) is more than 'headcount' (9000)"),
        (
            "headcount: 90, product_and_technology_headcount: 8, designers: 9",
            "'designers' (9) is more than 'product_and_technology_headcount' (8)",
        ),
        ("headcount: 90, product_people: 90", ""),
    ],
)
def test_no_part_is_more_than_the_whole(
    charter: Command, tmp_path: Path, company: str, said: str
) -> None:
    text = COMPANY.replace("LANGUAGE", f"en-GB, {company}")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    found = charter("check", str(tmp_path), "--date", "2026-12-01")
    assert ("[headcount]" in found.err + found.out) is bool(said)
    assert said in found.err + found.out


def test_an_address_that_a_mail_program_rewrote_is_told(charter: Command, tmp_path: Path) -> None:
    was = "apply: {email: jobs@tarn.example, "
    through = (
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Ft.example%2Fj&data=5"
    )
    assert codes(charter, tmp_path, (was, URL % through)) == {"mail-filter-link"}
    assert "write https://t.example/j [" in charter("check", str(tmp_path)).out
    assert codes(charter, tmp_path, (was, URL % "https://t.example/google.com/url?q=1")) == set()
