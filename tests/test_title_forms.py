"""Titles of positions within sentences of other languages: case, article, letters."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.compose.wording import formed
from charter.facts import languages
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.facts.locales import locale
from charter.facts.presuppositions import SLOT
from making import composed

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tools"))

import update_languages

DAY = date(2026, 12, 1)
CODES = [path.stem for path in sorted(update_languages.FOLDER.glob("*.po"))]
COMPANY = """\
company: {{name: Kranich, language: {{postings: {code}}}}}
structure: separate
positions:
  ceo: {{status: filled{manager}}}
"""
Make = Callable[..., Workspace]


@pytest.mark.parametrize("code", CODES)
def test_a_translation_asks_for_forms_that_every_title_has(code: str, catalog: Catalog) -> None:
    rules = locale(code).positions
    assert rules[-1]["titles"] == ".+", "the last rule takes every title"
    forms = {form for rule in rules for form in rule} - {"titles", "plain"}
    assert [rule["titles"] for rule in rules if not forms <= rule.keys()] == []
    positions = {"manager", "reports", "owner", "settler", *catalog.roles}
    for text in languages.read_messages(update_languages.FOLDER / f"{code}.po").values():
        for slot in SLOT.finditer(text):
            name, _, form = slot[1].partition(".")
            if name in positions:
                assert form in forms, text
            elif name in ("user", "users"):
                assert all(slot[1] in words for words in locale(code).users.values()), text
            else:
                assert form == "", text


@pytest.mark.parametrize(
    ("title", "who", "whom", "to_whom"),
    [
        ("CEO", "die oder der CEO", "die oder den CEO", "der oder dem CEO"),
        (
            "VP Produkt",
            "die oder der VP Produkt",
            "die oder den VP Produkt",
            "der oder dem VP Produkt",
        ),
        ("Leitung Produkt", "die Leitung Produkt", "die Leitung Produkt", "der Leitung Produkt"),
        (
            "Technische Geschäftsführung",
            "die technische Geschäftsführung",
            "die technische Geschäftsführung",
            "der technischen Geschäftsführung",
        ),
        (
            "Leiterin Produkt",
            "die Leiterin Produkt",
            "die Leiterin Produkt",
            "der Leiterin Produkt",
        ),
        (
            "Technischer Leiter",
            "der technische Leiter",
            "den technischen Leiter",
            "dem technischen Leiter",
        ),
        ("Vorstand", "der Vorstand", "den Vorstand", "dem Vorstand"),
        ("Advisory Board", "das Advisory Board", "das Advisory Board", "dem Advisory Board"),
        (
            "Leiter*in Produkt",
            "die Position Leiter*in Produkt",
            "die Position Leiter*in Produkt",
            "der Position Leiter*in Produkt",
        ),
        (
            "Geschäftsführer (m/w/d)",
            "die Position Geschäftsführer (m/w/d)",
            "die Position Geschäftsführer (m/w/d)",
            "der Position Geschäftsführer (m/w/d)",
        ),
    ],
)
def test_a_german_title_has_the_article_and_the_case_of_its_sentence(
    title: str, who: str, whom: str, to_whom: str
) -> None:
    assert [formed(title, form, "de-DE") for form in ("nom", "acc", "dat")] == [who, whom, to_whom]
    assert formed(title, "plain", "de-DE") == title


@pytest.mark.parametrize(
    ("title", "alone", "ours"),
    [
        ("CEO", "CEO", "vores CEO"),
        ("VP Product", "VP Product", "vores VP Product"),
        ("Head of Product", "Head of Product", "vores Head of Product"),
        (
            "Administrerende direktør",
            "administrerende direktør",
            "vores administrerende direktør",
        ),
        ("Teknisk direktør", "teknisk direktør", "vores tekniske direktør"),
        ("Kommerciel direktør", "kommerciel direktør", "vores kommercielle direktør"),
        ("Økonomidirektør", "økonomidirektør", "vores økonomidirektør"),
        ("IT-chef", "IT-chef", "vores IT-chef"),
        ("Direktionen", "direktionen", "direktionen"),
    ],
)
def test_a_danish_title_is_small_in_a_sentence_and_its_adjective_agrees(
    title: str, alone: str, ours: str
) -> None:
    assert formed(title, "plain", "da-DK") == alone
    assert formed(title, "our", "da-DK") == ours


def test_sentences_of_a_posting_name_positions_in_their_forms(workspace: Make) -> None:
    positions = (
        "  cpo: {status: filled, short: Leitung Produkt}\n  cto: {status: vacant, acting: ceo}\n"
    )
    text = COMPANY.format(code="de", manager=", short: Technischer Geschäftsführer") + positions
    (posting,) = composed(organise(workspace(text)), DAY, papers=("posting",))
    assert "die Leitung Produkt" in posting.pitch
    assert "den technischen Geschäftsführer" in posting.people[0]
    positions = "  cto: {status: filled, short: Teknisk direktør}\n  cpo: {status: vacant}\n"
    text = COMPANY.format(code="da", manager="") + positions
    (posting,) = composed(organise(workspace(text)), DAY, papers=("posting",))
    assert "ores tekniske direktør" in posting.pitch
    assert any("vores tekniske direktør" in line for line in posting.people)
