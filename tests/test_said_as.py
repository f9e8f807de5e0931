"""What companies usually call each duty: in few words, British, and each phrase at one entry."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from charter import compiled
from charter.check.words.meant import Meanings, stems
from charter.check.words.word_lists import section
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from charter.load.own_entries import wording
from charter.problems import InputError
from charter.resources import catalog_folder

CATALOG = read_catalog()
ENTRIES = {**CATALOG.responsibilities, **CATALOG.decisions}
SAID = section("en", "said-as", "entries")
PAIRS = yaml.safe_load((catalog_folder() / "languages/en-US.yaml").read_text("utf-8"))["spelling"]
IN_BOTH = {
    "among",
    "check",
    "every two weeks",
    "learned",
    "license",
    "practice",
    "practices",
    "rotation",
    "while",
}
AMERICAN = re.compile(
    rf"\b(?:{'|'.join(set(PAIRS.values()) - IN_BOTH)}|\w{{3,}}iz(?:e|ed|es|ing|ation|ations)"
    r"|programs?|centers?|behaviors?|colors?)\b",
    re.IGNORECASE,
)
_NO_VERB = {"rightsizing"}


def test_each_entry_has_eight_phrases_and_most_have_twelve() -> None:
    counts = {name: len(SAID.get(name, ())) for name in ENTRIES}
    assert {name: count for name, count in counts.items() if count < 8} == {}
    assert sum(count >= 12 for count in counts.values()) >= len(counts) * 0.6


def test_what_belongs_to_no_entry_is_there_too() -> None:
    assert sum(len(texts) for name, texts in SAID.items() if name.startswith("out.")) >= 140


def test_no_phrase_stands_at_two_entries_nor_twice_at_one() -> None:
    said = Counter(
        frozenset(stems(text)) for name, texts in SAID.items() if name in ENTRIES for text in texts
    )
    assert [words for words, count in said.items() if count > 1] == []


def test_what_is_none_of_our_work_is_no_name_of_it() -> None:
    ours = {frozenset(stems(text)) for name in ENTRIES for text in SAID[name]}
    others = [text for name, texts in SAID.items() if name not in ENTRIES for text in texts]
    assert [text for text in others if frozenset(stems(text)) in ours] == []


def test_phrases_are_short_and_british() -> None:
    texts = [text for texts in SAID.values() for text in texts]
    assert [text for text in texts if not 1 <= len(text.split()) <= 10] == []
    american = {word for text in texts for word in AMERICAN.findall(text)}
    assert american - _NO_VERB == set()


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("prioritization of the roadmap", "prioritisation of the roadmap"),
        ("analyzing user behavior", "analysing user behaviour"),
        ("program management", "programme management"),
        ("SLAs and OKRs", "SLA and OKR"),
        ("IT support", "information technology support"),
        ("the sized prize", "the sized prize"),
    ],
)
def test_words_are_the_same_in_american_and_in_the_plural(typed: str, like: str) -> None:
    assert list(stems(typed)) == list(stems(like))


@pytest.mark.parametrize(
    ("typed", "word"), [("P&L", "p&l"), ("R&D", "r&d"), ("A/B tests", "a/b"), ("24/7", "24/7")]
)
def test_what_stands_with_a_sign_is_one_word(typed: str, word: str) -> None:
    assert word in list(stems(typed))


def test_entries_are_looked_for_by_what_they_are_called_and_by_no_sentence() -> None:
    meanings = Meanings(CATALOG)
    for entry in ENTRIES.values():
        found = meanings.nearest(entry.charter[-1].say)
        assert [meant.phrase for meant in found if len(meant.phrase.split()) > 10] == []


OWN = """\
responsibilities:
  - id: product.claims-handling
    title: Handling of claims
    area: product
    charter: Settles each claim within a week.
    accountable: [cpo]
    said_as: [adjudicate insurance claims, loss adjustment]
  - id: external-duties.suppliers
    said_as: [Lieferantensteuerung]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "company.yaml").write_text("company: {name: Acme}\nstructure: separate\n")
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/own.yaml").write_text(OWN)
    return tmp_path


def test_a_company_says_what_its_work_is_called_there(own: Path) -> None:
    meanings = Meanings(read_workspace(own).catalog)
    for text, name in (
        ("Owns loss adjustment.", "product.claims-handling"),
        ("Lieferantensteuerung", "external-duties.suppliers"),
        ("vendor management", "external-duties.suppliers"),
    ):
        assert [meant.entry for meant in meanings.of(text)] == [name]
        assert meanings.nearest(text)[0].entry == name


def test_what_a_company_calls_its_work_is_that_there(own: Path) -> None:
    (own / "catalog/own.yaml").write_text(OWN.replace("loss adjustment", "vendor management"))
    nearest = Meanings(read_workspace(own).catalog).nearest("vendor management")
    assert nearest[0].entry == "product.claims-handling"
    assert "external-duties.suppliers" not in [m.entry for m in nearest if m.score > 0.9]


def test_names_change_no_wording(own: Path) -> None:
    ours = read_workspace(own).catalog.responsibilities["external-duties.suppliers"]
    assert wording(ours) == wording(CATALOG.responsibilities["external-duties.suppliers"])


def test_a_phrase_at_two_entries_of_a_company_is_told(own: Path) -> None:
    (own / "catalog/own.yaml").write_text(OWN.replace("Lieferantensteuerung", "Loss  Adjustment"))
    with pytest.raises(InputError) as caught:
        read_workspace(own)
    [problem] = caught.value.problems
    assert problem.code == "said-twice"
    assert "'product.claims-handling'" in problem.message
    assert "'external-duties.suppliers'" in problem.message
    assert "own.yaml:2" in problem.hint


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("loss adjustment", "should be a list, not 'loss adjustment'"),
        ("[]", "must not be empty"),
        (f"[{'a word ' * 20}]", "80"),
        ("[claims, {a: b}]", "'said_as' should be text"),
    ],
)
def test_what_is_no_list_of_phrases_is_told(own: Path, wrong: str, told: str) -> None:
    text = OWN.replace("[adjudicate insurance claims, loss adjustment]", wrong)
    (own / "catalog/own.yaml").write_text(text)
    with pytest.raises(InputError) as caught:
        read_workspace(own)
    assert [problem.place.line for problem in caught.value.problems] == [7]
    assert told in str(caught.value)


def test_a_compiled_catalogue_knows_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    from_compiled = Meanings(CATALOG)
    monkeypatch.setattr(compiled, "FOLDER", Path("/nowhere"))
    from_files = Meanings(read_catalog())
    for text in ("vendor management", "Owns the roadmap and reports on OKRs.", "SOC 2"):
        assert from_files.of(text) == from_compiled.of(text)
        assert from_files.nearest(text) == from_compiled.nearest(text)
