"""What lint says of a posting is told once, and names what a person in HR must mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import charter as api
from charter.check.law.text import said_once
from charter.check.papers.law_of_text import _named
from charter.check.remark import Remark, Severity
from charter.check.words.language import guess
from charter.check.words.recognised import RECOGNISERS
from charter.check.words.statements import statements
from charter.load.catalog_files import read_catalog
from charter.problems import Place

DAY = date(2026, 12, 1)
NAMED = "Medical insurance and a 401(k) plan from the first day."


def lint(folder: Path, text: str, place: str = "", language: str = "en") -> list[tuple[str, str]]:
    """Return code and quote of each remark on a text."""
    (folder / "a.md").write_text(f"# Head of Data\n\n{text}\n", "utf-8")
    places = [place] if place else []
    people = 500 if place else None
    report = api.lint(folder / "a.md", DAY, language=language, places=places, headcount=people)
    return [(one.code, one.quote) for one in report.remarks]


@pytest.mark.parametrize(
    ("text", "language", "code", "quotes"),
    [
        ("B.Tech/M.Tech needed.", "en", "degree", ["B.Tech/M.Tech"]),
        ("Vehículo propio y carné de conducir.", "es", "licence", 1),
        ("Bac+5, école d'ingénieurs.", "fr", "degree", 1),
        ("A degree is needed. You write a lot. An MBA is needed.", "en", "degree", 2),
        ("You are a rock star. We work like mad on synergies.", "en", "jargon", 2),
    ],
)
def test_things_listed_beside_each_other_are_one_remark(
    tmp_path: Path, text: str, language: str, code: str, quotes: list[str] | int
) -> None:
    found = [quote for of, quote in lint(tmp_path, text, language=language) if of == code]
    assert found == quotes if isinstance(quotes, list) else len(found) == quotes


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        (NAMED, True),
        ("We offer a competitive salary and benefits package.", False),
        ("Great benefits and perks.", False),
        ("Great benefits. Prairie Health is an equal opportunity employer.", False),
        (f"We offer a benefits package: {NAMED}", True),
    ],
)
def test_a_law_on_benefits_wants_them_named(tmp_path: Path, text: str, is_named: bool) -> None:
    codes = [code for code, _ in lint(tmp_path, f"Pay: $150,000 a year. {text}", "US-IL")]
    assert ("law-benefits" not in codes) == is_named


@pytest.mark.parametrize(
    "text",
    [
        "Write to Paola (paola@northwind.example) before 20 January 2027.",
        "Apply at northwind.example/careers.",
        "Interested? Write to Ann Lee (ann@northwind.example).",
    ],
)
def test_an_address_in_brackets_or_without_www_says_how_to_apply(tmp_path: Path, text: str) -> None:
    assert "no-apply" not in dict(lint(tmp_path, text))


def test_another_address_in_brackets_does_not(tmp_path: Path) -> None:
    text = "Our press office (press@northwind.example) is in Bonn."
    assert "no-apply" in dict(lint(tmp_path, text))


def test_months_of_austria_are_days_too() -> None:
    for month, number in (("Jänner", 1), ("Feber", 2), ("Januar", 1)):
        found = statements("closing-date")(f"Bewirb dich bis 12. {month} 2027.", "de", "text")
        assert [one.said["date"] for one in found] == [f"2027-{number:02}-12"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Requisitos: 5 anos de experiência; ensino superior completo; inglês fluente."
            " Oferecemos plano de saúde. Você vai liderar quatro pessoas e o time de crédito.",
            "pt",
        ),
        ("Căutăm un director în București. Cerințe: cinci ani de experiență, studii de sală.", ""),
        (
            "Buscamos una persona para el equipo de São Paulo, que trabaje con la dirección y las"
            " áreas de producto en España.",
            "es",
        ),
        ("Du leder et team på ti, og vi har tid til dig. Søg jobbet, før fristen er ude.", "da"),
    ],
)
def test_a_text_in_letters_of_another_language_is_not_taken_for_one_with_lists(
    text: str, language: str
) -> None:
    assert guess(text) == language


def test_what_a_law_wants_is_said_of_the_item_that_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# Head of Data\n\nPay: $150,000 a year. {NAMED}\n", "utf-8")
    report = api.lint(tmp_path / "a.md", DAY, language="en", places=["US-CO"], headcount=500)
    hints = {one.code: one.instead for one in report.remarks}
    assert "range" not in hints["law-until"]
    assert "applications are taken all the time" in hints["law-until"]
    other = next(one for one in report.remarks if one.code == "law-other-pay")
    assert "where there is any, Colorado asks for it" in other.message


def test_what_is_planned_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Head of Data\n\nWrite to us.\n", "utf-8")
    notes = api.lint(tmp_path / "a.md", DAY, language="en", places=["FR", "GB"]).notes
    assert len([note for note in notes if "2027-01-01" in note]) == 1
    assert any(note.startswith("The United Kingdom, pay in adverts: looked for") for note in notes)


@pytest.mark.parametrize(
    ("title", "is_place"),
    [
        ("Engineering Manager, Toronto", True),
        ("Head of Data – London", True),
        ("Product Director (Sydney)", True),
        ("Engineer, Cleveland Clinic", False),
        ("Head of Bath Products", False),
        ("Director, Nice Things", False),
    ],
)
def test_a_large_city_is_a_place_in_a_title(tmp_path: Path, title: str, is_place: bool) -> None:
    (tmp_path / "a.md").write_text(f"# {title}\n\nYou lead nine people.\n", "utf-8")
    report = api.lint(tmp_path / "a.md", DAY, language="en")
    assert ("title-place" in [one.code for one in report.remarks]) == is_place


def test_articles_and_nouns_are_no_name_of_somebody_else(tmp_path: Path) -> None:
    assert "masculine-pronoun" in dict(lint(tmp_path, "The Director keeps to his budget."))
    assert "masculine-pronoun" not in dict(lint(tmp_path, "Peter Lund keeps to his budget."))


def test_what_to_write_instead_of_years_is_in_the_language_of_the_posting(tmp_path: Path) -> None:
    for language, text in (("fr", "Cinq ans d'expérience."), ("de", "5 Jahre Erfahrung.")):
        (tmp_path / "a.md").write_text(f"# CTO\n\n{text}\n", "utf-8")
        found = api.lint(tmp_path / "a.md", DAY, language=language).remarks
        hint = next(one.instead for one in found if one.code == "years-of-experience")
        assert ("vous" if language == "fr" else "Sie") in hint


def test_pay_that_starts_within_its_range_does_not_contradict_it() -> None:
    found = RECOGNISERS["pay-contradict"]
    band = "The pay range is £60,000 to £70,000"
    assert not found(f"{band}; you start at £63,000.", "en", "text")
    assert found(f"{band}; you start at £74,000.", "en", "text")


@pytest.mark.parametrize(
    ("place", "language", "told"),
    [("CH", "de", "Switzerland"), ("IN", "en", "India"), ("AT", "de", ""), ("US-CO", "en", "")],
)
def test_it_is_told_where_words_are_judged_by_the_law_of_elsewhere(
    tmp_path: Path, place: str, language: str, told: str
) -> None:
    (tmp_path / "a.md").write_text("# CTO\n\nEin Text.\n", "utf-8")
    notes = api.lint(tmp_path / "a.md", DAY, language=language, places=[place]).notes
    said = [note for note in notes if note.startswith("Words are judged by the law of")]
    assert len(said) == bool(told)
    assert all(f"whether the law of {told} says the same" in note for note in said)


def test_a_country_is_named_as_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# CTO\n\nA text.\n", "utf-8")
    notes = api.lint(tmp_path / "a.md", DAY, language="en", places=["KY"]).notes
    assert any("the law of the Cayman Islands says" in note for note in notes)
    catalog = read_catalog()
    assert _named("NL", catalog) == "the Netherlands"
    assert _named("FR", catalog) == "France"


def test_what_the_law_of_the_place_finds_right_is_not_held_against_a_posting(
    tmp_path: Path,
) -> None:
    text = "Das Gehalt beginnt bei EUR 6.500 brutto im Monat; wir zahlen je nach Erfahrung mehr."
    assert "open-pay" in dict(lint(tmp_path, text, "DE", "de"))
    found = dict(lint(tmp_path, text, "AT", "de"))
    assert not found.keys() & {"open-pay", "law-pay-range", "law-overpay"}
    assert "law-pay-range" in dict(lint(tmp_path, "Gehalt: bis EUR 6.500 im Monat.", "AT", "de"))


def test_bands_of_two_levels_do_not_contradict_each_other(tmp_path: Path) -> None:
    rows = "| Level | Base salary |\n| --- | --- |\n| D1 | $190,000 - $210,000 |\n"
    assert "pay-contradicts" not in dict(
        lint(tmp_path, f"{rows}| D2 | $220,000 - $240,000 |\n", "")
    )
    assert "pay-contradicts" in dict(lint(tmp_path, f"{rows}| D1 | $220,000 - $240,000 |\n"))


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("A degree [master's preferred].", False),
        ("Shares, the blend to be determined based on what you want.", False),
        ("Shares to be determined.", True),
        ("You lead [team name].", True),
    ],
)
def test_an_aside_in_brackets_is_no_blank(tmp_path: Path, text: str, blank: bool) -> None:
    assert ("blank" in dict(lint(tmp_path, text))) is blank


def test_a_name_that_comes_again_and_again_is_no_jargon(tmp_path: Path) -> None:
    name = "Wizard is making shopping easy. Shop with Wizard. You grow as Wizard grows."
    assert "jargon" not in dict(lint(tmp_path, name))
    assert "jargon" in dict(lint(tmp_path, "You are a Wizard. Be our Wizard. A Wizard wins."))


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("Health, Dental & Vision Plans", "US-DC", "law-health-benefits"),
        ("For an accommodation write to hr@havn.example.", "US-CO", "law-accommodation"),
    ],
)
def test_what_a_law_wants_is_seen(tmp_path: Path, text: str, place: str, code: str) -> None:
    assert code in dict(lint(tmp_path, "A text.", place))
    assert code not in dict(lint(tmp_path, text, place))


def test_what_is_to_be_written_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Directrice\n\nVous dirigez.\n", "utf-8")
    found = api.lint(tmp_path / "a.md", DAY, language="fr", places=["FR"]).remarks
    said = {one.code: one.instead for one in found}
    assert said["law-date"] == "Write the day on which it was published."


def test_an_error_of_words_stays_one_beside_advice_of_the_law() -> None:
    def remark(severity: Severity, code: str) -> Remark:
        return Remark(severity, code, Place("a"), "", "", "", "", "")

    words, law = remark("error", "masculine-title"), remark("advice", "law-all-genders")
    assert said_once([words], [law]) == ([words], [])
    assert said_once([words], [law._replace(severity="error")])[0] == []


def test_a_place_makes_no_advice_of_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Leiter Einkauf\n\nSie leiten den Einkauf.\n", "utf-8")
    for places in ([], ["DE"]):
        found = api.lint(tmp_path / "a.md", DAY, language="de", places=places)
        assert [one.code for one in found.errors] == ["masculine-title"]
        assert "law-all-genders" not in [one.code for one in found.advice]


def test_what_several_laws_want_is_said_of_each(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# CTO\n\nPay: $150,000 a year.\n", "utf-8")
    places = ["US-CO", "US-WA"]
    found = api.lint(tmp_path / "a.md", DAY, language="en", places=places, headcount=500)
    hint = next(one.instead for one in found.remarks if one.code == "law-benefits")
    assert "Colorado: Name all that count" in hint
    assert "Washington: Name all of them." in hint


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("Thirteen years of experience", "en", 13),
        ("Twenty-five years of experience", "en", 25),
        ("Five to eight years of experience", "en", 5),
        ("Dreizehn Jahre Erfahrung", "de", 13),
        ("Femogtyve års erfaring", "da", 25),
        ("Vingt-cinq ans d'expérience", "fr", 25),
        ("Fort de douze ans dans le logiciel", "fr", 12),
        ("Dieciséis años de experiencia", "es", 16),
        ("Una decena de años de experiencia", "es", "several"),
    ],
)
def test_years_in_words_are_read_whole(text: str, language: str, years: int | str) -> None:
    found = RECOGNISERS["years"](text, language, "text")
    assert [one.said["years"] for one in found] == [years]
