"""A company's own sentences name positions that are there, and only work of their owner."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.check.own.claims import OwnSentence, _of_another, claim_findings
from charter.check.words.meant import Meanings, stems
from charter.check.words.word_lists import section
from charter.checking import check_workspace
from charter.facts.company import Workspace
from charter.facts.presuppositions import SLOT
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace, workspace_of
from charter.problems import Place
from charter.resources import examples_folder

CATALOG = read_catalog()
ENTRIES = {**CATALOG.responsibilities, **CATALOG.decisions}
FACTS = {
    "name": "Acme",
    "business_model": "saas",
    "customers": "technical",
    "headcount": 90,
    "product_and_technology_headcount": 40,
    "markets": 3,
    "regulated": True,
    "investors": True,
    "ai_in_product": True,
    "personal_data": True,
    "outsourced_development": True,
    "devices": True,
    "standards": True,
    "speaks_publicly": True,
    "functions": ["finance", "sales", "marketing", "support"],
    "publishes_code": True,
}
SEEDS = range(4)
PLANTED = 50


def made(positions: dict[str, Any], structure: str = "separate-with-vps") -> Workspace:
    return workspace_of({"company": FACTS, "structure": structure, "positions": positions})


def told(workspace: Workspace, *codes: str) -> list[str]:
    found = claim_findings(workspace, organise(workspace))
    return [f.problem.message for f in found if f.problem.code in codes]


def sentences_of_owners(organisation: Organisation) -> Iterator[tuple[str, str]]:
    """Yield an owner and a sentence that speaks of its work, as we or as people put it."""
    phrases = section("en", "said-as", "entries")
    assigned = {**organisation.responsibilities, **organisation.decisions}
    for name, made in assigned.items():
        for said in (*made.entry.charter, *made.entry.posting):
            if not SLOT.search(said.say):
                yield made.accountable, said.say
        for phrase in phrases.get(name, ()):
            yield made.accountable, f"Owns this alone: {phrase}."


@pytest.mark.parametrize("seed", SEEDS)
def test_fifty_false_sentences_planted_at_random_are_all_found(seed: int) -> None:
    chance = random.Random(seed)
    plain = organise(made({}))
    leaders = [p.id for p in plain.positions.values() if p.writes_papers]
    meanings = Meanings(CATALOG)
    known = {**plain.responsibilities, **plain.decisions}
    planted = []
    for owner, text in chance.sample([*sentences_of_owners(plain)], PLANTED):
        # False in the paper of one who owns nothing of what it may mean.
        may = {known[m.entry].accountable for m in meanings.of(text) if m.entry in known}
        wrong = [name for name in leaders if name not in {owner, *may}]
        planted.append((chance.choice(wrong), text))
    missed = []
    for who, text in planted:
        found = told(made({who: {"outcomes": [text]}}), "others-work")
        if not found:
            missed.append((who, text))
    assert missed == []


def test_hardly_anybody_is_told_of_a_sentence_on_their_own_work() -> None:
    plain = organise(made({}))
    by_owner: dict[str, list[str]] = {}
    for owner, text in sentences_of_owners(plain):
        by_owner.setdefault(owner, []).append(text)
    wrongly, count = [], 0
    for start in range(0, max(map(len, by_owner.values())), 20):
        some = {owner: texts[start : start + 20] for owner, texts in by_owner.items()}
        count += sum(map(len, some.values()))
        wrongly += told(
            made({owner: {"outcomes": few} for owner, few in some.items()}), "others-work"
        )
    assert count == sum(map(len, by_owner.values()))
    assert len(wrongly) < count / 100, wrongly


@pytest.mark.parametrize("folder", sorted(Path("tests/briefs").glob("*")), ids=lambda f: f.name)
def test_the_briefs_get_no_advice_of_this_kind(folder: Path) -> None:
    workspace = read_workspace(folder)
    assert told(workspace, "others-work", "names-nobody", "border-left-out") == []


@pytest.mark.parametrize("folder", sorted(examples_folder().glob("*")), ids=lambda f: f.name)
def test_the_examples_get_no_advice_of_this_kind(folder: Path) -> None:
    workspace = read_workspace(folder)
    assert told(workspace, "others-work", "names-nobody", "border-left-out") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What touches both goes to the VP Design.", "VP Design"),
        ("The Chief Information Officer signs it.", "Chief Information Officer"),
        ("Ask our CIO first.", "CIO"),
    ],
)
def test_a_sentence_that_names_a_position_that_is_not_there_is_told(text: str, name: str) -> None:
    [message] = told(made({"cto": {"limits": {"other": [text]}}}), "names-nobody")
    assert message == f"'{text}' names the {name}, and this company has none"


def test_one_thing_is_said_of_a_sentence() -> None:
    organisation = made({"cto": {"limits": {"other": ["Design goes to the VP Design."]}}})
    assert len(told(organisation, "names-nobody", "others-work")) == 1


@pytest.mark.parametrize(
    "text", ["A VP Design is hired by June.", "The VP Product agrees.", "The design is good."]
)
def test_one_that_is_to_come_or_is_there_is_not(text: str) -> None:
    assert told(made({"cto": {"limits": {"other": [text]}}}), "names-nobody") == []


@pytest.mark.parametrize(
    "text",
    [
        "May stop a release on grounds of patient safety.",
        "Is heard before the roadmap changes.",
        "The VP Engineering runs engineering day to day.",
    ],
)
def test_taking_part_and_saying_whose_it_is_are_no_claims(text: str) -> None:
    assert told(made({"cpo": {"limits": {"other": [text]}}}), "others-work") == []


def test_an_opening_tells_of_the_company_until_it_speaks_to_the_reader() -> None:
    story = "Releases went wrong for a year. Security was nobody's."
    claim = "You own the product roadmap."
    assert told(made({"cto": {"opening": story}}), "others-work") == []
    [message] = told(made({"cto": {"opening": f"{story} {claim}"}}), "others-work")
    assert message == (
        f"'{claim}' seems to speak of 'Product roadmap' as work of 'cto', and 'cpo' owns that"
    )


COMPANY = "company: {name: Acme, business_model: saas}\nstructure: separate\n"


def test_each_place_in_which_a_company_writes_is_read(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(
        COMPANY + "positions:\n  cto:\n    outcomes:\n      - Owns the product roadmap.\n"
    )
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/own.yaml").write_text(
        "responsibilities:\n  - id: product.discovery\n    charter: Owns the security posture.\n"
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/cpo-charter.md.j2").write_text(
        '{% extends "charter.md.j2" %}\n{% block end %}\nOwns the target architecture.\n'
        "{% endblock %}\n"
    )
    workspace = read_workspace(tmp_path)
    found = claim_findings(workspace, organise(workspace))

    assert [
        (Path(f.problem.place.path).name, f.problem.place.line, f.problem.code) for f in found
    ] == [
        ("company.yaml", 6, "others-work"),
        ("own.yaml", 3, "others-work"),
        ("cpo-charter.md.j2", 3, "others-work"),
    ]


@pytest.mark.parametrize(("mark", "count"), [("## ", 0), ("", 1)])
def test_a_heading_of_a_template_claims_nothing(tmp_path: Path, mark: str, count: int) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY + "positions:\n  cto:\n", "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/cpo-charter.md.j2").write_text(
        '{% extends "charter.md.j2" %}\n{% block end %}\n'
        f"{mark}Owns the target architecture.\n{{% endblock %}}\n",
        "utf-8",
    )
    workspace = read_workspace(tmp_path)
    found = claim_findings(workspace, organise(workspace))
    assert len([f for f in found if f.problem.code == "others-work"]) == count


def test_a_template_that_leaves_borders_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/charter.md.j2").write_text(
        "# {{ charter.title }}\n{% for n in charter.neighbours %}{{ n.name }}\n{% endfor %}\n"
    )
    workspace = read_workspace(tmp_path)
    found = check_workspace(workspace, date(2026, 12, 1)).organisation.findings

    [message] = [f.problem.message for f in found if f.problem.code == "border-left-out"]
    assert message == "charters made from this do not print further_neighbours, exclusions"


def test_a_language_without_a_list_is_not_read_and_names_are(
    workspace: Callable[..., Workspace],
) -> None:
    text = json.dumps(
        {
            "company": FACTS | {"language": {"postings": "de", "charters": "en"}},
            "structure": "separate",
            "positions": {"cto": {"limits": {"other": ["Owns the roadmap with the VP Design."]}}},
        }
    )
    assert told(workspace(text), "others-work") == []
    assert len(told(workspace(text), "names-nobody")) == 1


def test_phrases_name_entries_that_are_there_and_each_says_something() -> None:
    said = section("en", "said-as", "entries")
    assert {name for name in said if not name.startswith("out.")} <= set(ENTRIES)
    assert [text for texts in said.values() for text in texts if not list(stems(text))] == []
    assert len([name for name in ENTRIES if name in said]) >= len(ENTRIES) * 0.95


def test_the_order_of_words_changes_nothing_of_what_a_sentence_means() -> None:
    chance, meanings = random.Random(1), Meanings(CATALOG)
    for _, text in [*sentences_of_owners(organise(made({})))][::5]:
        mixed = chance.sample(text.split(), len(text.split()))
        assert meanings.of(" ".join(mixed)) == meanings.of(text), text


@pytest.mark.parametrize(
    ("positions", "owner", "said"),
    [
        (("cpo",), "cto", "as work of 'cpo', and 'cto' owns that"),
        (("cpo", "cto"), "cto", "as work of 'cpo', and 'cto' owns that"),
        (("cpo", "ceo"), "cto", "as work of every position, and 'cto' owns that"),
        (("cpo",), "", "as work of 'cpo', and 'nobody' owns that"),
    ],
)
def test_it_is_said_whose_work_it_seems_to_be_and_whose_it_is(
    positions: tuple[str, ...], owner: str, said: str
) -> None:
    organisation = organise(made({}))
    meant = organisation.responsibilities["product.roadmap"]._replace(accountable=owner)
    title = meant.entry.title
    told_ = _of_another(OwnSentence("It.", Place("x", 3), positions), meant)
    assert str(told_) == (
        f"x:3: 'It.' seems to speak of '{title}' {said} - reword it, or add"
        " 'product.roadmap: cpo' under 'assign' if it is so [others-work]"
    )
