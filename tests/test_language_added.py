"""A language is data only: with its files there, every command has it; what one lacks is named."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from charter.check.papers.posting import check_posting, with_law
from charter.check.words import signing
from charter.check.words.word_lists import listed_languages as listed
from charter.check.words.word_lists import word_problems
from charter.document.outside.from_markdown import reading_of_markdown
from charter.facts import languages
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.facts.locales import locale_problems
from charter.offer.verify.ground import dates_in
from conftest import Ran
from made_up_language import forget, translate, write_forms

Make = Callable[..., Workspace]
Command = Callable[..., Ran]
DAY = ("--date", "2026-12-01")
COMPANY = """company:
  name: Kranich
  country: DE
  currency: EUR
  language: eo
  charter_in_contract: false
  apply: {email: jobs@kranich.example, until: 2027-01-15}
structure: separate
positions:
  ceo: {status: filled, holder: Ada Lund}
  cpo:
    {status: vacant, acting: ceo, places: [{city: Ulm}], pay: {min: 9000, max: 12000},
    limits: {spend: 5000, hire: all}}
  cto: {status: filled, holder: Bo Berg, limits: {spend: 5000, hire: all}}
"""
NAMES = {"Kranich", "Ulm", "Chief", "Product", "Officer", "jobs", "kranich", "example"}
NAMES |= {"Decembro", "Januaro", "kaj", "Paĝo", "CEO", "CTO"}


@pytest.fixture
def kranich(folder: Path, workspace: Make, tmp_path: Path) -> Path:
    """Give the workspace of a company whose language is the made-up one, charters too."""
    translate(folder / "charters" / "eo.po")
    workspace(COMPANY)
    return tmp_path


def strange(text: str) -> set[str]:
    """Return the words of a text that are in no language but English."""
    return {w for w in re.findall(r"[^\W\d_]{3,}", text) if set(w.lower()) != {"x"}} - NAMES


def paragraphs(path: Path) -> str:
    """Return what a Word file says, its foot too."""
    document = docx.Document(str(path))
    foot = document.sections[0].footer.paragraphs
    return "\n".join(p.text for p in (*document.paragraphs, *foot))


@pytest.mark.parametrize("code", listed())
def test_the_lists_of_a_language_are_as_their_schema_says(code: str) -> None:
    assert word_problems(code) == []


@pytest.mark.parametrize("code", languages.languages())
def test_the_forms_of_a_language_are_as_their_schema_says(code: str) -> None:
    assert locale_problems(code, charters=languages.has_charters(code)) == []


def test_the_lists_of_the_made_up_language_are_right(folder: Path) -> None:
    assert "eo" in listed()
    assert word_problems("eo") == []
    assert locale_problems("eo", charters=True) == []


def test_every_file_of_a_posting_is_in_the_language(kranich: Path, charter: Command) -> None:
    every = ("--format", "md,docx,html,txt,json,pdf")
    ran = charter("build", str(kranich), "--paper", "posting", *every, *DAY)
    assert ran.code == 0, ran
    out = kranich / "out"
    assert strange((out / "cpo-posting.txt").read_text("utf-8")) == set()
    word = paragraphs(out / "cpo-posting.docx")
    assert strange(word) == set()
    assert "Paĝo" in word
    for name in ("cpo-posting.html", "careers.html"):
        page = (out / name).read_text("utf-8")
        assert 'lang="eo-001"' in page
        apart = r"<style>.*?</style>|<script.*?</script>|<[^>]*>|&\w+;"
        assert strange(re.sub(apart, " ", page, flags=re.DOTALL)) == set()
    assert json.loads((out / "cpo-posting.json").read_text("utf-8"))["language"] == "eo-001"


def test_checks_look_for_the_words_of_the_language(folder: Path, catalog: Catalog) -> None:
    text = (
        "# Estro\n\nNi estas firmao kaj vi estas por ni la junan foto de la sinergioj.\n\n"
        "## Kion vi havu\n\n- 5 jaroj da sperto\n\nSalajro: 5000 spesoj monate."
        " Skribu al ni ĝis 5 majo.\n"
    )
    report = check_posting(reading_of_markdown(text, "a.md", ""))
    assert (report.language.code, report.language.known) == ("eo", "by its words")
    report = with_law(report, catalog, ("US-CO",), date(2026, 12, 1))
    codes = {remark.code for remark in report.remarks}
    assert {"age-coded", "private-question", "jargon", "years-of-experience"} <= codes
    assert codes.isdisjoint({"no-pay", "no-apply", "no-closing-date", "law-pay", "law-until"})
    assert "law-benefits" in codes
    assert report.shape.ease is not None
    assert report.shape.ease.formula == "LIX"


def test_an_offer_is_packed_and_verified_in_the_language(kranich: Path, charter: Command) -> None:
    letter = docx.Document()
    letter.add_paragraph("Estimata")
    letter.save(str(kranich / "letter.docx"))
    given = ("--position", "cto", "--letter", str(kranich / "letter.docx"))
    ran = charter("pack", str(kranich), *given, *DAY)
    assert ran.code == 0, ran
    offer = kranich / "out" / "offers" / "cto-offer.docx"
    text = paragraphs(offer)
    assert "Aldono A" in text
    assert "La ĉarto ne apartenas al la kontrakto." in text
    assert "Annex" not in text
    document = docx.Document(str(offer))
    cell = document.tables[-1].rows[1].cells[-1]
    cell.text = "subskribita de s-ro Bo de Berg, 3. Marto 2027"
    document.save(str(offer))
    ran = charter("verify", str(offer), "--against", str(offer.with_name("cto-offer.zip")))
    assert ran.code == 0, ran
    assert "signed only" in ran.out


def test_what_one_signs_with_is_known_in_the_language(folder: Path) -> None:
    assert signing.is_fill("subskribita de s-ro Bo de Berg, 3. Marto 2027")
    assert not signing.is_fill("kondiĉe Bo Berg")
    assert signing.asks_to_sign("Subskribo:")
    assert list(dates_in("3. Aprilo 2027")) == [date(2027, 4, 3)]


@pytest.mark.parametrize(
    ("key", "command"),
    [("months", ("check",)), ("page", ("build",)), ("annex", ("pack",)), ("contract", ("pack",))],
)
def test_forms_that_are_missing_are_named_with_file_and_key(
    key: str, command: tuple[str, ...], folder: Path, kranich: Path, charter: Command
) -> None:
    write_forms(folder, without=key)
    docx.Document().save(str(kranich / "letter.docx"))
    more = ("--position", "cto", "--letter", str(kranich / "letter.docx"))
    ran = charter(*command, str(kranich), *(more if command == ("pack",) else ()))
    assert ran.code == 1
    told = " ".join((ran.out + ran.err).split())
    assert told.count(f"'{key}' is missing") == 1
    assert "catalog/languages/locales/eo.json" in told
    assert not (kranich / "out").exists()


def test_a_message_that_is_missing_on_a_page_is_named(
    folder: Path, kranich: Path, charter: Command
) -> None:
    file = folder / "eo.po"
    text = file.read_text("utf-8")
    file.write_text(text.replace('msgid "Apply by"\nmsgstr "Xxxxx xx"', ""), "utf-8")
    forget()
    ran = charter("build", str(kranich), "--paper", "posting", "--format", "html")
    assert ran.code == 1
    told = " ".join(ran.err.split())
    assert "eo.po: the words 'Apply by' are not there in Esperanto" in told


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "shape",
            "apply_label:",
            "apply_lable:",
            "words/eo/shape.yaml:11:1: 'apply_lable' is not known here - did you",
        ),
        ("shape", "apply_label:", "apply_lable:", "did you mean 'apply_label'? [unknown-key]"),
        ("years", "@y@ da", "@y@( da", "years.yaml:7:9: 'asked' is no pattern"),
        ("age", "code: age-coded", "code: aged", "words/eo/age.yaml:2:7: 'code' cannot be 'aged'"),
        ("signing", None, None, "words/eo/signing.yaml: there is no such file"),
    ],
)
def test_lists_that_are_wrong_are_named_with_file_line_and_key(
    file: str, old: str | None, new: str | None, told: str, folder: Path
) -> None:
    path = folder.parent / "words" / "eo" / f"{file}.yaml"
    if old is None:
        path.unlink()
    else:
        path.write_text(path.read_text("utf-8").replace(old, str(new)), "utf-8")
    found = " ".join(str(problem) for problem in word_problems("eo"))
    assert told in found


def test_a_list_that_is_missing_a_key_is_no_bug_of_the_program(
    folder: Path, kranich: Path, charter: Command
) -> None:
    path = folder.parent / "words" / "eo" / "shape.yaml"
    path.write_text(path.read_text("utf-8").replace("musts:", "must:", 1), "utf-8")
    ran = charter("check", str(kranich), "--quiet")
    assert ran.code == 1
    told = " ".join(ran.err.split())
    assert "catalog/words/eo/shape.yaml:2:1: 'must' is not known here - write 'musts:'" in told


def test_a_language_that_lacks_its_forms_is_not_there(folder: Path) -> None:
    assert "eo" in languages.languages()
    (folder / "locales" / "eo.json").unlink()
    forget()
    assert "eo" not in languages.languages()
