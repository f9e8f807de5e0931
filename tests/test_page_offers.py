"""Offers on the page: what is asked there, in the forms and words that people use."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from charter.web.server import PageAnswer
from page_driver import Page, company, hidden, northwind, text

PERSON = {"hire_name": "Jordan Ellis", "hire_start": "1 March 2027", "hire_pay": "250,000"}
WORDS = "Dear {{ hire.name }}, we offer you {{ hire.pay }} from {{ hire.start }}."
TERMINAL = re.compile(r"(?<![\w-])--\w|\.yaml\b|\bhire file\b|charter_in_contract")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


def letter(*paragraphs: str) -> bytes:
    made, content = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(content)
    return content.getvalue()


def asked(page: Page, words: str, **form: str) -> PageAnswer:
    return page.upload("/offers", "ours.docx", letter(words), position="cpto", **form)


def offer_of(page: Page, answer: PageAnswer) -> str:
    """Return the words of the offer in a pack, which may stand behind what is said of it."""
    if answer.headers["content-type"] != "application/zip":
        (link,) = re.findall(r'href="(/offers/[^"]+)"', answer.body.decode())
        answer = page.get(link)
    with zipfile.ZipFile(io.BytesIO(answer.body)) as pack:
        name = next(n for n in pack.namelist() if n.endswith("-offer.docx"))
        paragraphs = docx.Document(io.BytesIO(pack.read(name))).paragraphs
    return "\n".join(p.text for p in paragraphs)


def test_name_day_and_pay_are_taken_as_people_write_them(page: Page, folder: Path) -> None:
    answer = asked(
        page, WORDS, **PERSON, **{"company.charter_in_contract": "false", "draft": "yes"}
    )
    assert answer.status == 200, text(answer)
    assert "Dear Jordan Ellis, we offer you 250,000 from March 1, 2027." in offer_of(page, answer)
    assert "charter_in_contract: false" in company(folder)
    assert "Jordan" not in company(folder)


def test_a_line_is_named_as_people_write_it(page: Page) -> None:
    form = {"hire_name": "Jordan Ellis", "hire": "Notice period: three months"}
    form |= {"company.charter_in_contract": "true", "draft": "yes"}
    answer = asked(page, "Dear {{ hire.name }}, notice is {{ hire.notice_period }}.", **form)
    assert answer.status == 200, text(answer)
    assert "Dear Jordan Ellis, notice is three months." in offer_of(page, answer)


def test_a_pack_that_comes_after_a_refusal_takes_its_place(page: Page) -> None:
    form = {**PERSON, "draft": "yes"}
    refused = asked(page, WORDS, **form)
    assert refused.status == 422
    again = {"letter": hidden(refused, "letter"), "company.charter_in_contract": "true"}
    made = asked(page, WORDS, **form, **again)
    assert made.status == 200, text(made)
    assert "The pack is made" in text(made)
    assert "No pack was made" not in text(made)


def test_the_contract_is_asked_about_where_it_is_needed_and_once(page: Page) -> None:
    name = 'name="company.charter_in_contract"'
    assert name in page.get("/offers").body.decode()
    refused = asked(page, WORDS, **PERSON)
    assert refused.status == 422
    assert name in refused.body.decode()
    asked(page, WORDS, **PERSON, **{"company.charter_in_contract": "true"})
    shown = page.get("/offers")
    assert name not in shown.body.decode()
    assert "Is the charter part of the employment contract? Yes" in text(shown)
    only = Page(page.desk.folder, read_only=True)
    assert name not in only.get("/offers").body.decode()


def test_a_page_that_only_shows_writes_no_answer(folder: Path) -> None:
    page, before = Page(folder, read_only=True), company(folder)
    answer = asked(page, WORDS, **PERSON, **{"company.charter_in_contract": "true"})
    assert answer.status == 422
    assert company(folder) == before


@pytest.mark.parametrize(
    ("words", "form", "told"),
    [
        (WORDS, {**PERSON, "hire_pay": "a lot"}, "Pay"),
        (WORDS, {**PERSON, "hire_start": "31 February 2027"}, "First day"),
        (WORDS, {**PERSON, "hire": "x"}, "What else is true of the person"),
        (WORDS, {"company.charter_in_contract": "false"}, "fill in the person's name here"),
        ("Dear Jordan Ellis", PERSON, "leave the fields of the person empty"),
        ("Dear {{ hire.name }}, from [date]", PERSON, "tick “Take the letter as it is”"),
        (WORDS, PERSON, "Is the charter part of the employment contract?"),
    ],
)
def test_a_refusal_names_the_fields_of_the_page_and_keeps_what_was_typed(
    page: Page, words: str, form: dict[str, str], told: str
) -> None:
    answer = asked(page, words, **form)
    assert answer.status == 422
    said = text(answer)
    notes = said[: said.index("For which post?")]
    assert told.casefold() in notes.casefold()
    outside = re.sub(r"In the file .*?(?=Nothing|$)", "", notes)
    assert not TERMINAL.search(outside), outside
    for value in (value for name, value in form.items() if name.startswith("hire")):
        assert value in answer.body.decode()


def test_the_letter_of_a_refused_offer_is_still_there(page: Page) -> None:
    refused = asked(page, WORDS, **PERSON)
    form = {**PERSON, "position": "cpto", "draft": "yes", "letter": hidden(refused, "letter")}
    made = page.upload("/offers", "", b"", **form, **{"company.charter_in_contract": "true"})
    assert made.status == 200, text(made)
    assert "Dear Jordan Ellis" in offer_of(page, made)


def test_no_word_of_the_terminal_stands_on_the_screen(page: Page) -> None:
    shown = text(page.get("/offers"))
    assert not TERMINAL.search(shown)
    assert "whose name ends in “-offer”" in shown
