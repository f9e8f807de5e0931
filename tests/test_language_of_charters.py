"""Charters in a language that is added as files, without a change of code."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.compose.matrix import compose_matrix
from charter.facts import languages
from charter.facts.company import Workspace
from charter.problems import CharterError
from made_up_language import translate, update_languages
from making import composed, rendered

DAY = date(2026, 12, 1)
Make = Callable[..., Workspace]
COMPANY = """company:
  name: Kranich
  country: DE
  currency: EUR
  language: eo
  headcount: 900
  product_and_technology_headcount: 300
  markets: 5
  regulated: true
  investors: true
  ai_in_product: true
  personal_data: true
  outsourced_development: true
  devices: true
  charter_in_contract: false
structure: separate
positions:
  ceo: {status: filled, holder: Ada Lund}
  cpo: {status: vacant, acting: ceo, office_days: 3, places: [{city: Ulm}], start: 2027-01-15}
  cto: {status: planned, acting: ceo, limits: {spend: 5000, hire: 3 Ulmer}}
"""
NAMES = {
    "Kranich",
    "Ada",
    "Lund",
    "Ulm",
    "Ulmer",
    "CEO",
    "CPO",
    "CTO",
    "kaj",
    "Decembro",
    "Januaro",
}
NAMES |= {"Chief", "Executive", "Product", "Technology", "Officer"}
"""What a charter of this company says that is neither a message of ours nor the catalogue's."""


def words() -> set[str]:
    return {text for text, _, _ in update_languages.words_of_charters()}


def strange(text: str) -> set[str]:
    """Return the words of a paper that are in no language but English."""
    marks = r"[0-9a-f]{12}|&#?\w+;|#\d+;|flowchart TD|```mermaid|classDef.*|class p.*|acc\w+:|<br/>"
    drawn = re.sub(marks, " ", text)
    found = re.findall(r"[A-Za-zĉĝŭ]{2,}", drawn)
    return {word for word in found if not re.fullmatch("x+", word.lower())} - NAMES


def test_all_that_a_charter_says_is_in_the_files_of_its_language(
    folder: Path, workspace: Make
) -> None:
    translate(folder / "charters" / "eo.po")
    organisation = organise(workspace(COMPANY))
    made = rendered(composed(organisation, DAY, papers=("charter",)), None)
    assert [paper.name for paper in made] == ["ceo-charter", "cto-charter", "cpo-charter"]
    for paper in made:
        assert paper.paper.language[:2] == "eo"
        assert strange(paper.text) == set()
        assert strange(paper.paper.heading) == set()
        assert "Xxxxxxx: Chief" in paper.text
        assert "{" not in paper.text


def test_sentences_of_the_catalogue_that_are_missing_are_named_and_no_words_of_ours(
    folder: Path, workspace: Make, charter: Callable[..., object], tmp_path: Path
) -> None:
    translate(folder / "charters" / "eo.po", only=words())
    workspace(COMPANY)
    ran = charter("check", str(tmp_path), "--quiet")
    text = " ".join(ran.out.split())
    assert ran.code == 1
    assert re.search(r"catalog/\S+\.yaml:\d+:\d+: the sentence 'Roadmap", text)
    assert "the words '" not in text
    ran = charter("build", str(tmp_path), "--paper", "charter")
    assert ran.code == 1
    assert "the sentence 'Roadmap" in " ".join(ran.err.split())
    assert not (tmp_path / "out").exists()


def test_an_own_entry_of_a_charter_is_in_the_language_of_the_workspace(
    folder: Path, workspace: Make
) -> None:
    translate(folder / "charters" / "eo.po")
    own = (
        "responsibilities:\n  - id: product.research\n    title: Esploro\n    area: product\n"
        "    weight: 3\n    charter: Esploras por {company}.\n    accountable: [cpo]\n"
    )
    organisation = organise(workspace(COMPANY, own=own))
    papers = {p.name: p for p in composed(organisation, DAY, papers=("charter",))}
    said = {work.title: work.sentence for work in papers["cpo-charter"].accountabilities}
    assert said["Esploro"] == "Esploras por Kranich."


def test_a_message_of_ours_that_is_missing_is_named(folder: Path, workspace: Make) -> None:
    everything = {text for text, _, _ in update_languages.charter_messages()}
    translate(folder / "charters" / "eo.po", only=everything - {"Held by"})
    with pytest.raises(CharterError) as bad:
        composed(organise(workspace(COMPANY)), DAY, papers=("charter",))
    said = {str(problem).partition(": ")[2].partition(" - ")[0] for problem in bad.value.problems}
    assert said == {"the words 'Held by' are not there in Esperanto"}
    translate(folder / "charters" / "eo.po", only=everything - {"Measures"})
    languages.translations.cache_clear()
    papers = composed(organise(workspace(COMPANY)), DAY, papers=("charter",))
    with pytest.raises(CharterError) as bad:
        rendered(papers, None)
    assert [problem.message for problem in bad.value.problems] == [
        "the words 'Measures' are not there in the language 'eo-001'"
    ]


def test_a_language_without_the_file_of_charters_has_none(folder: Path, workspace: Make) -> None:
    organisation = organise(workspace(COMPANY))
    with pytest.raises(CharterError) as bad:
        composed(organisation, DAY, papers=("charter",))
    assert "charters and the other internal papers are not there in Esperanto" in str(bad.value)


def test_who_does_what_is_in_the_language_too(folder: Path, workspace: Make) -> None:
    translate(folder / "charters" / "eo.po")
    organisation = organise(workspace(COMPANY))
    (made,) = rendered([compose_matrix(organisation, DAY)], None)
    assert strange(made.text) == set()
    assert "**A** xxxxxxxxxxx" in made.text


@pytest.mark.parametrize("command", [("build", "--paper", "certificate"), ("advise",)])
def test_a_paper_that_is_there_in_english_only_says_so(
    command: tuple[str, ...],
    folder: Path,
    workspace: Make,
    charter: Callable[..., object],
    tmp_path: Path,
) -> None:
    translate(folder / "charters" / "eo.po")
    workspace(COMPANY)
    ran = charter(command[0], str(tmp_path), *command[1:], "--format", "md")
    assert ran.code == 1
    assert "is not there in Esperanto yet - write 'charters: en-GB'" in " ".join(ran.err.split())
    assert not (tmp_path / "out").exists()
