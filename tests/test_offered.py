"""Benefits and other pay in postings of others: an employer's, and no product's."""

from __future__ import annotations

import pytest

from charter.check.law.seen import shows
from charter.check.words.recognised import RECOGNISERS
from charter.check.words.stated import offered_in
from charter.document.outside.from_markdown import reading_of_markdown


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "401k match"),
        ("en", "Unlimited PTO"),
        ("en", "Paid parental leave"),
        ("en", "Medical, dental and vision cover"),
        ("en", "Retirement plan"),
        ("en", "You get a train pass."),
        ("de", "Betriebliche Altersvorsorge"),
        ("de", "30 Tage Urlaub und JobRad"),
        ("da", "Pensionsordning og seks ugers ferie"),
        ("fr", "Mutuelle et titres-restaurant"),
        ("es", "Seguro médico privado"),
    ],
)
def test_benefits_are_found(language: str, text: str) -> None:
    assert RECOGNISERS["benefits"](text, language, "text")
    assert shows(text, "benefits", language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You show customers the benefits of our platform."),
        ("en", "You design our benefits module."),
        ("en", "Our pension product has 40,000 customers."),
        ("en", "You leave the code better than you found it."),
        ("en", "You get a fast-moving team that has for two years taught courses to the public."),
        ("de", "Unsere App vergleicht Krankenversicherungen."),
        ("da", "Vores kunder er pensionskasser."),
        ("fr", "Notre logiciel gère les mutuelles."),
        ("es", "Hacemos software para seguros médicos."),
    ],
)
def test_products_and_verbs_are_no_benefits(language: str, text: str) -> None:
    assert not RECOGNISERS["benefits"](text, language, "text")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is a bonus of up to 10 per cent."),
        ("en", "Stock options"),
        ("en", "Everyone gets equity."),
        ("en", "There is no bonus and no commission."),
        ("de", "13. Monatsgehalt"),
        ("da", "Årlig bonus på 10 %"),
        ("fr", "Part variable de 10 %"),
        ("es", "Bono anual del 10 %"),
    ],
)
def test_other_pay_is_found(language: str, text: str) -> None:
    assert RECOGNISERS["other-pay"](text, language, "text")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Diversity, equity and inclusion matter here."),
        ("en", "Bonus points if you know Rust."),
        ("en", "We have a tenth of the market share."),
        ("en", "Our product calculates sales commission."),
        ("en", "You weigh the options."),
        ("de", "Englisch ist ein Bonus."),
        ("da", "Du styrer markedsandele."),
        ("fr", "Vous menez des actions de marketing."),
        ("es", "La Comisión Europea es clienta."),
    ],
)
def test_words_in_another_sense_are_no_other_pay(language: str, text: str) -> None:
    assert not RECOGNISERS["other-pay"](text, language, "text")


def test_a_heading_says_what_a_list_is() -> None:
    text = "# CTO\n\n## {}\n\n- Gym\n- Courses\n"
    for heading, found in (("Our benefits", True), ("What you build", False)):
        reading = reading_of_markdown(text.format(heading), "a.md", "en")
        assert (offered_in(reading, "benefits", "en") is not None) == found
