"""What a hire file says in another language's form, or with no currency or another, is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from charter.assign.ownership import organise
from charter.load.company_file import read_workspace
from charter.load.hire import Hire, hire_of
from charter.offer.pack.currency import odd_currencies
from charter.offer.pack.foreign import other_forms
from charter.offer.pack.letter import read_letter
from charter.problems import InputError
from charter.resources import examples_folder
from conftest import Ran

POSITION = organise(read_workspace(examples_folder() / "tarnquern")).positions["cpto"]
NUMBER, DAY = "has a number in another form", "has a day in another form"


def told(said: str, language: str, name: str = "note") -> list[str]:
    """Return what is told of one text of a hire in a letter of a language."""
    notes = list(other_forms(hire_of({"name": "Ada", name: said}, "hire.yaml"), language))
    assert not any(said in note for note in notes)
    return [note.removeprefix(f"'{name}' of hire.yaml ") for note in notes]


@pytest.mark.parametrize(
    ("said", "language", "what", "write"),
    [
        ("£8,000", "de-DE", NUMBER, "12.500\u00a0£"),
        ("up to £8,000 once", "da-DK", NUMBER, "12.500\u00a0£"),
        ("$800", "de-DE", NUMBER, "12.500\u00a0$"),
        ("2.5 %", "de-DE", NUMBER, "2,5%"),
        ("2,5 %", "en-GB", NUMBER, "2.5%"),
        ("EUR 20.000", "en-GB", NUMBER, "€12,500"),
        ("up to 1.500 km", "en-US", NUMBER, "12,500"),
        ("up to 1.500 km", "de-CH", NUMBER, "12’500"),
        ("8'000 CHF", "de-DE", NUMBER, "12.500\u00a0CHF"),
        ("1 May 2028", "de-DE", DAY, "1. Mai 2027"),
        ("from 1 April 2028", "da-DK", DAY, "1. maj 2027"),
        ("from 3 Oct 2028", "de-DE", DAY, "1. Mai 2027"),
        ("May 2028", "de-DE", DAY, "1. Mai 2027"),
        ("March 1st, 2028", "de-DE", DAY, "1. Mai 2027"),
        ("01/05/2028 at noon", "de-DE", DAY, "1. Mai 2027"),
        ("from 01.05.2028 on", "en-US", DAY, "May 1, 2027"),
        ("2 marts 2028", "en-GB", DAY, "1 May 2027"),
        ("1. Mai 2028", "en-GB", DAY, "1 May 2027"),
        ("1st of May, 2028", "de-DE", DAY, "1. Mai 2027"),
        ("9 am to 5 pm", "de-DE", "has an hour in another form", "17:30"),
        ("30 days", "de-DE", "is English, and the letter is German", "write it in German"),
        ("a company car", "de-DE", "is English, and the letter is German", "write it in German"),
        ("Dienstwagen", "da-DK", "is German, and the letter is Danish", "write it in Danish"),
        ("0.5-0.8 %", "de-DE", NUMBER, "0,8%"),
        ("30 Tage", "en-GB", "is German, and the letter is English", "write it in English"),
        ("the notice of the trade union and of the state", "da-DK", "is English", "in Danish"),
    ],
)
def test_another_form_is_told_with_what_to_write(
    said: str, language: str, what: str, write: str
) -> None:
    (note,) = told(said, language)
    assert note.startswith(what)
    assert note.endswith(write)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("up to 8.000\u00a0€ once", "de-DE"),
        ("up to £8,000 once", "en-GB"),
        ("1. Mai 2028", "de-DE"),
        ("1 May 2028", "en-US"),
        ("30 Tage", "de-DE"),
        ("Version 2.5", "de-DE"),
        ("10.15 Uhr", "de-DE"),
        ("12 rue de la Paix, 75001 Paris", "de-DE"),
        ("+49 30 123.456.789", "en-GB"),
        ("EUR 20.000,50", "de-DE"),
        ("Marketing 2028", "de-DE"),
        ("Head of the Board", "de-DE"),
        ("um 9 am Bahnhof", "de-DE"),
    ],
)
def test_what_a_letter_writes_so_is_not_told(said: str, language: str) -> None:
    assert told(said, language) == []


def test_a_greeting_is_in_the_language_of_the_letter_and_names_are_in_none() -> None:
    (note,) = told("Dear Ms Okafor", "de-DE", "salutation")
    assert note.startswith("is English")
    for name in ("manager", "place", "address"):
        assert told("1 May House, 30 days", "de-DE", name) == []


def currencies(tmp_path: Path, text: str, values: dict[str, Any], *cells: str) -> list[str]:
    document = docx.Document()
    document.add_paragraph(text)
    if cells:
        table = document.add_table(1, len(cells))
        for number, cell in enumerate(cells):
            table.cell(0, number).text = cell
    path = tmp_path / "letter.docx"
    document.save(str(path))
    hire = Hire("hire.yaml", {"name": "Ada", **values})
    return list(odd_currencies(read_letter(path), hire, POSITION))


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("You earn {{ hire.pay }} a year.", {"pay": 90000}, "add 'currency:' to hire.yaml"),
        ("Your CTC is {{ hire.pay }} per annum.", {"pay": 9}, "add 'currency:' to hire.yaml"),
        ("OTE {{ hire.pay }}, as our CTO.", {"pay": 9}, "add 'currency:' to hire.yaml"),
        ("You earn {{ hire.pay }}.", {"pay": 9, "currency": "CAD"}, "write {{ hire.pay_text }}"),
        ("You earn {{ hire.salary }} a year.", {"salary": 120000}, "such as {{ hire.salary }} EUR"),
        ("Once {{ hire.bonus }}.", {"bonus": 9, "currency": "GBP"}, "{{ hire.bonus }} GBP"),
        ("Gehalt: {{ hire.gehalt }}", {"gehalt": 120000}, "no currency (paragraph 1)"),
        ("Once {{ hire.signing_bonus }}.", {"signing_bonus": 5000}, "no currency (paragraph 1)"),
        ("£{{ hire.pay }}", {"pay": 9, "currency": "USD"}, "than hire.yaml"),
        ("{{ hire.pay }} EUR", {"pay": 9}, "than the pay range of 'cpto' in "),
        ("Hello", {"bonus": "€10.000", "currency": "USD"}, "'bonus' of hire.yaml has another"),
    ],
)
def test_an_amount_without_its_currency_is_told(
    text: str, values: dict[str, Any], said: str, tmp_path: Path
) -> None:
    (note,) = currencies(tmp_path, text, values)
    assert said in note


@pytest.mark.parametrize(
    ("text", "values", "cells"),
    [
        ("{{ hire.pay }} {{ hire.currency }}", {"pay": 9, "currency": "CAD"}, ()),
        ("{{ hire.pay_text }}", {"pay": 9, "currency": "CAD"}, ()),
        ("$ {{ hire.pay }}", {"pay": 9}, ()),
        ("{{ hire.pay }} euros", {"pay": 9}, ()),
        ("{{ hire.options }} options", {"options": 20000}, ()),
        ("Hello", {"pay": 9}, ("Salary in CAD", "{{ hire.pay }}")),
        ("en bonus på {{ hire.bonus }} procent", {"bonus": 12.5, "currency": "DKK"}, ()),
        ("a bonus of {{ hire.bonus }} % of pay", {"bonus": 12.5}, ()),
        ("severance of {{ hire.severance }} months", {"severance": 3}, ()),
        ("Hello", {"bonus": "$10,000", "currency": "CAD"}, ()),
        ("Hello", {"shares": "1,000 RSU", "currency": "CAD"}, ()),
    ],
)
def test_an_amount_with_its_currency_is_not_told(
    text: str, values: dict[str, Any], cells: Sequence[str], tmp_path: Path
) -> None:
    assert currencies(tmp_path, text, values, *cells) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Ok\u00adafor", "unseen-character"),
        ("Okafor\u202e", "unseen-character"),
        ("Ok\u200bafor", "unseen-character"),
        ("MÃ¼ller", "lost-letters"),
    ],
)
@pytest.mark.parametrize("name", ["name", "note"])
def test_a_hire_has_nothing_that_nobody_sees(said: str, code: str, name: str) -> None:
    with pytest.raises(InputError) as refused:
        hire_of({"name": "Ada", name: said}, "t.xlsx!Sheet:B2")
    (problem,) = refused.value.problems
    assert (problem.code, said in str(problem)) == (code, False)


def test_a_pack_tells_all_of_it(charter: Callable[..., Ran], tmp_path: Path) -> None:
    document = docx.Document()
    for line in (
        "Sehr geehrte Frau {{ hire.name }}, wir freuen uns sehr, dass Sie bei uns anfangen.",
        "Die Vergütung ist {{ hire.pay }} im Jahr und der Umzug wird mit {{ hire.move }} bezahlt.",
    ):
        document.add_paragraph(line)
    document.save(str(tmp_path / "letter.docx"))
    (tmp_path / "hire.yaml").write_text("name: Ada\npay: 250000\nmove: up to £8,000\n", "utf-8")
    text = (examples_folder() / "tarnquern/company.yaml").read_text("utf-8")
    text = text.replace("company:\n", "company:\n  charter_in_contract: false\n", 1)
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    ran = charter(
        "pack", str(tmp_path), "--position", "cpto",
        "--letter", str(tmp_path / "letter.docx"), "--hire", str(tmp_path / "hire.yaml"),
        "--out", str(tmp_path / "out"), "--date", "2026-12-01", "--draft",
    )  # fmt: skip
    said = " ".join(f"{ran.out} {ran.err}".split())
    assert "'move' of " in said
    assert "write it such as" in said
    assert "the letter prints 'pay' with no currency" in said
    assert "8,000" not in said


def test_the_pay_says_the_currency_of_no_other_amount(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph("Dear {{ hire.name }}, your pay is {{ hire.pay_text }} a year.")
    document.add_paragraph("Beside {{ hire.pay_text }}, a sign-on of {{ hire.sign_on }} is paid.")
    document.add_paragraph("Your bonus is up to ${{ hire.bonus }}, with {{ hire.shares }} options.")
    document.save(str(tmp_path / "letter.docx"))
    hire = "name: Ada\npay: 250000\ncurrency: USD\nsign_on: 15000\nbonus: 9000\nshares: 4000\n"
    (tmp_path / "hire.yaml").write_text(hire, "utf-8")
    text = (examples_folder() / "tarnquern/company.yaml").read_text("utf-8")
    text = text.replace("company:\n", "company:\n  charter_in_contract: false\n", 1)
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    ran = charter(
        "pack", str(tmp_path), "--position", "cpto", "--format", "docx", "--draft",
        "--letter", str(tmp_path / "letter.docx"), "--hire", str(tmp_path / "hire.yaml"),
        "--out", str(tmp_path / "out"), "--date", "2026-12-01",
    )  # fmt: skip
    said = f"{ran.out} {ran.err}"
    assert said.count("with no currency") == 1
    assert "prints 'sign_on' with no currency (paragraph 2): write there which it is" in said
