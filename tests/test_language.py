"""Postings in another language: complete, in one language, with its own numbers and dates."""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import charter as api
from charter.assign.ownership import organise
from charter.compose.headings import wordings_of
from charter.compose.numbers import Numbers
from charter.compose.published_title import published_title
from charter.compose.texts import fill
from charter.compose.wording import Wording
from charter.facts import languages
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.facts.presuppositions import SLOT
from charter.facts.terms import Pay
from charter.problems import CharterError
from charter.render.mistakes import check_templates
from making import composed, rendered, written

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import update_languages  # noqa: E402

DAY = date(2026, 12, 1)
CODES = [path.stem for path in sorted(update_languages.FOLDER.glob("*.po"))]
FACTS = """
  headcount: 900
  product_and_technology_headcount: 300
  markets: 5
  regulated: true
  investors: true
  ai_in_product: true
  personal_data: true
  outsourced_development: true
  devices: true
"""
Make = Callable[..., Workspace]


def company(language: str, structure: str = "combined", more: str = "", positions: str = "") -> str:
    return (
        f"company:\n  name: Kranich\n  country: DE\n  currency: EUR\n  language: {language}\n{more}"
        f"structure: {structure}\npositions:\n  ceo: {{status: filled}}\n"
        + (positions or "  cpto: {status: vacant, acting: ceo}\n")
    )


_WE = re.compile(r"\b(wir|uns|vi|os)\b", re.IGNORECASE)


def placeholders(text: str) -> list[tuple[str, str]]:
    """Return what is put in, without the forms that a translation asks for.

    One user of the English is several in a language that has no word for one of any gender, and
    where a verb would have to agree with the company's name, which can be a plural, "we" says it.
    """
    names = ((slot[1].partition(".")[0], slot[2] or "") for slot in SLOT.finditer(text))
    found = [("users" if name == "user" else name, about) for name, about in names]
    assert len(found) == text.count("{") == text.count("}")
    return sorted(found)


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_every_message_of_postings_and_no_other(code: str) -> None:
    path = update_languages.FOLDER / f"{code}.po"
    assert path.read_bytes() == update_languages.updated(path), "run tools/update_languages.py"
    said = languages.read_messages(path)
    assert [text for text, _, _ in update_languages.posting_messages() if text not in said] == []


@pytest.mark.parametrize("code", CODES)
def test_a_translation_has_the_placeholders_of_the_english_and_none_of_its_words(code: str) -> None:
    said = languages.read_messages(update_languages.FOLDER / f"{code}.po")
    company = ("company", "")
    other = {
        en: s
        for en, s in said.items()
        if placeholders(en) != placeholders(s)
        and not (_WE.search(s) and placeholders(en) == sorted([*placeholders(s), company]))
    }
    assert other == {}
    assert {en for en, s in said.items() if en == s} == set()
    assert {s for s in said.values() if "  " in s or s != s.strip()} == set()


def test_every_message_stands_in_catalogue_code_or_a_template() -> None:
    where = {place for _, place, _ in update_languages.posting_messages()}
    assert [place for place in sorted(where) if not (ROOT / place).is_file()] == []
    names = {place.partition("/")[0] for place in where}
    assert names == {"catalog", "charter", "templates"}


@pytest.mark.parametrize("code", CODES)
def test_postings_of_every_structure_are_in_one_language(
    code: str, catalog: Catalog, workspace: Make
) -> None:
    english = {text for text, _, _ in update_languages.posting_messages() if len(text) > 25}
    seen = 0
    for name, structure in catalog.structures.items():
        roles = [r for r in structure.positions if catalog.roles[r].level != "neighbour"]
        vacant = "".join(f"  {role}: {{status: vacant}}\n" for role in roles if role != "ceo")
        text = company(f"{{postings: {code}}}", name, FACTS.lstrip("\n"), vacant)
        organisation = organise(workspace(text))
        made = composed(organisation, DAY, papers=("posting",))
        for paper in rendered(made, None):
            seen += 1
            assert paper.paper.language[:2] == code
            assert "{" not in paper.text
            assert [sentence for sentence in english if sentence in paper.text] == []
    assert seen > 10


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            "fr",
            "company.yaml:5:13: there are no papers in the language 'fr' - "
            f"there are: en, en-GB, en-US, {', '.join(CODES)} [unknown-language]",
        ),
        ("en-AU", "company.yaml:5:13: there is no spelling 'en-AU' - write en-GB or en-US "),
        ("de-JP", "company.yaml:5:13: 'de' is not written in the country 'JP' - "),
        ("{postings: de, charters: fr}", "company.yaml:5:38: there are no papers in the language "),
    ],
)
def test_an_unknown_language_is_named_with_its_place(
    given: str, said: str, workspace: Make
) -> None:
    with pytest.raises(CharterError) as bad:
        workspace(company(given))
    assert [said in str(problem) for problem in bad.value.problems] == [True]


NO_CHARTERS = (
    "company.yaml:5:13: charters and the other internal papers are not there in German yet - "
    "write 'language: {postings: de, charters: en-GB}' [no-translation]"
)


def test_check_says_once_that_charters_are_not_there(
    workspace: Make, charter: Callable[..., object], tmp_path: Path
) -> None:
    workspace(company("de"))
    ran = charter("check", str(tmp_path), "--quiet")
    assert ran.code == 1
    assert ran.out.count(NO_CHARTERS) == 1
    assert ran.err == ""


def test_build_writes_nothing_in_a_language_that_charters_have_not(
    workspace: Make, charter: Callable[..., object], tmp_path: Path
) -> None:
    workspace(company("de"))
    ran = charter("build", str(tmp_path))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count(NO_CHARTERS) == 1
    assert not (tmp_path / "out").exists()
    ran = charter("build", str(tmp_path), "--paper", "posting", "--format", "md")
    assert [path.name for path in (tmp_path / "out").glob("*.md")] == ["cpto-posting.md"]
    text = (tmp_path / "out" / "cpto-posting.md").read_text("utf-8")
    said = {f"## {languages.say_in('de', head)}" for head in wordings_of("role")}
    assert said & set(text.splitlines())


@pytest.mark.parametrize("command", ["matrix", "advise"])
def test_no_internal_paper_is_a_mixture(
    command: str, workspace: Make, charter: Callable[..., object], tmp_path: Path
) -> None:
    workspace(company("de", more=FACTS.lstrip("\n")))
    ran = charter(command, str(tmp_path), "--format", "md")
    assert ran.code == 1
    assert NO_CHARTERS in ran.err


def test_a_sentence_without_translation_is_named_by_its_place(
    workspace: Make, charter: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = dict(languages.translations("de-DE"))
    sentence = next(text for text in said if text.startswith("You give product and technology one"))
    del said[sentence], said["You report to {manager}."]
    monkeypatch.setattr("charter.facts.languages.translations", lambda _: said)
    monkeypatch.setattr("charter.compose.wording.translations", lambda _: said)
    workspace(company("{postings: de}"))
    for command in ("check", "build"):
        ran = charter(command, str(tmp_path), "--quiet")
        text = " ".join((ran.out + ran.err).split())
        assert ran.code == 1
        assert f"the sentence '{sentence}' is not there in German" in text
        assert re.search(r"catalog/\S+\.yaml:\d+:\d+: the sentence", text)
        assert "the words 'You report to {manager}.' are not there in German" in text
    assert not (tmp_path / "out").exists()


def test_an_own_entry_is_in_the_language_of_the_workspace(workspace: Make) -> None:
    own = (
        "responsibilities:\n  - id: product.research\n    title: Forschung\n    area: product\n"
        "    weight: 3\n    charter: Does research.\n    posting: Sie forschen.\n"
        "    accountable: [cpto]\n"
    )
    organisation = organise(workspace(company("{postings: de}"), own=own))
    (posting,) = composed(organisation, DAY, papers=("posting",))
    assert "Sie forschen." in posting.owns
    assert all(re.search(r"\b(Sie|Ihnen|Ihre?[mnrs]?)\b", sentence) for sentence in posting.owns)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Chief Product Officer", "Chief Product Officer (m/w/d)"),
        ("Leiter Produkt", "Leiter Produkt (m/w/d)"),
        ("Leitung Produkt", "Leitung Produkt"),
        ("Produktleitung", "Produktleitung"),
        ("Technische Geschäftsführung", "Technische Geschäftsführung"),
        ("Leiter*in Produkt", "Leiter*in Produkt"),
        ("CTO (w/m/d)", "CTO (w/m/d)"),
        ("CTO (gn)", "CTO (gn)"),
        ("VP Marketing/Inside Sales", "VP Marketing/Inside Sales (m/w/d)"),
    ],
)
def test_a_german_title_means_everyone(title: str, shown: str) -> None:
    assert published_title(title, "de-DE") == shown
    assert published_title(title, "da-DK") == published_title(title, "en-GB") == title


@pytest.mark.parametrize(
    ("language", "currency", "span", "amount", "day"),
    [
        ("en-US", "USD", "$110,000–$130,000", "$1,234.50", "December 1, 2026"),
        ("en-GB", "GBP", "£110,000–£130,000", "£1,234.50", "1 December 2026"),
        ("en-GB", "DKK", "DKK 110,000–130,000", "DKK 1,234.50", "1 December 2026"),
        ("da-DK", "DKK", "110.000–130.000\u00a0kr.", "1.234,50\u00a0kr.", "1. december 2026"),
        ("de-DE", "EUR", "110.000–130.000\u00a0€", "1.234,50\u00a0€", "1. Dezember 2026"),
        ("de-CH", "CHF", "CHF\u00a0110’000–130’000", "CHF\u00a01’234.50", "1. Dezember 2026"),
    ],
)
def test_numbers_are_written_as_the_language_and_country_do(
    language: str, currency: str, span: str, amount: str, day: str
) -> None:
    numbers = Numbers(language)
    assert numbers.span(110000, 130000, currency) == span
    assert numbers.money(1234.5, currency) == amount
    assert numbers.span(1234.5, 1234.5, currency) == amount
    assert numbers.day(DAY) == day


def test_lists_periods_and_the_board_are_said_in_the_language(workspace: Make) -> None:
    for code, listed, paid, board in (
        ("de", "a, b und c", "10–20\u00a0€ pro Monat", "Aufsichtsgremium"),
        ("da", "a, b og c", "10–20\u00a0€ om måneden", "bestyrelsen"),
        ("en-GB", "a, b and c", "€10–€20 a month", "the board"),
        ("en-US", "a, b, and c", "€10–€20 a month", "the board"),
    ):
        organisation = organise(workspace(company(f"{{postings: {code}}}")))
        words = Wording(organisation, postings=True)
        assert words.listing(["a", "b", "c"]) == listed
        assert words.pay(Pay(10, 20, "EUR", "month", "")) == paid
        assert words.the("") == board


def test_a_board_that_starts_a_sentence_has_a_capital_and_a_date_within_has_none(
    workspace: Make,
) -> None:
    organisation = organise(workspace(company("{postings: da}", more="  board: true\n")))
    words, ceo = Wording(organisation, postings=True), organisation.positions["ceo"]
    filled = fill(words, "{manager} ser på det 1. december. {manager} er med.", ceo)
    assert filled == "Bestyrelsen ser på det 1. december. Bestyrelsen er med."
    assert fill(words, "Fra 1. {manager}.", ceo) == "Fra 1. bestyrelsen."
    assert fill(words, "{manager.our} ser på det.", ceo) == "Bestyrelsen ser på det."


def test_swiss_german_has_no_sharp_s_and_its_own_quotation_marks() -> None:
    assert any("ß" in text for text in languages.translations("de-DE").values())
    assert any("„" in text for text in languages.translations("de-DE").values())
    swiss = languages.translations("de-CH").values()
    assert not any(mark in text for text in swiss for mark in "ß„“")


@pytest.mark.parametrize(
    ("language", "country", "full"),
    [
        ("", "US", "en-US"),
        ("", "DK", "en-GB"),
        ("en", "US", "en-US"),
        ("en-GB", "US", "en-GB"),
        ("de", "AT", "de-AT"),
        ("de", "US", "de-DE"),
        ("da", "", "da-DK"),
    ],
)
def test_a_language_takes_its_country_from_the_company(
    language: str, country: str, full: str, workspace: Make
) -> None:
    given = f"  language: {language}\n" if language else ""
    where = f"  country: {country}\n" if country else ""
    read = workspace(f"company:\n  name: A\n{where}{given}structure: combined\n")
    assert languages.posting_language(read.company) == full


def test_an_own_template_can_use_the_messages_and_nothing_leaks(
    workspace: Make, tmp_path: Path
) -> None:
    hours = "  cpto: {status: vacant, acting: ceo, employment: full-time}\n"
    workspace(company("{postings: de}", more="  about: '*Wir* <b>'\n", positions=hours))
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "posting.md.j2").write_text(
        '# {{ _("The role") }}\n\n{{ _("Unser {about} und {about.__class__} {0}", '
        "about=posting.about) }}\n\n{{ posting.employment | small }}\n",
        "utf-8",
    )
    assert check_templates(folder) == []
    read = api.read_workspace(tmp_path)
    (made,) = rendered(composed(api.organise(read), DAY, papers=("posting",)), folder)
    assert made.text == (
        "# Entwurf \N{EN DASH} Die Aufgabe\n\n"
        "Unser \\*Wir\\* \\<b\\> und {about.\\_\\_class\\_\\_} {0}\n\nVollzeit\n"
    )


def test_the_word_file_says_its_language_and_numbers_its_pages_in_it(workspace: Make) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    organisation = organise(workspace(company("{postings: da}")))
    texts = rendered(composed(organisation, DAY, papers=("posting",)), None)
    files = dict(written(texts, ("docx",), None))
    with ZipFile(BytesIO(files["cpto-posting.docx"])) as package:
        assert 'w:val="da-DK"' in package.read("word/styles.xml").decode()
        footer = package.read("word/footer1.xml").decode()
    assert [">Side </w:t>" in footer, "> af </w:t>" in footer, "Page" in footer] == [
        True,
        True,
        False,
    ]
