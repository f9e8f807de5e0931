"""The joint paper: what two leaders with a border reach, decide and sign together."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings

from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.joint import OUTCOMES, Joint, compose_joint
from charter.compose.pairs import pairs_of
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.load.company_file import workspace_of
from charter.make import Wanted, make_papers
from charter.problems import InputError
from charter.render.papers import Renderer
from conftest import Ran
from made_up_language import translate
from test_assign_properties import companies, read
from test_language_added import strange

Make = Callable[..., Workspace]
Command = Callable[..., Ran]
DAY = date(2026, 12, 1)
COMPANY = """\
company: {name: Tarn, country: US, currency: USD, personal_data: true, functions: [finance]}
structure: separate
positions:
  cto: {holder: Ada Lund, limits: {spend: 9000, hire: leads}}
  cpo: {status: vacant, acting: ceo, limits: {spend: 9000, hire: leads}}
  vp-data: {title: Head of Data, reports_to: cto}
  cfo: {reports_to: ceo}
"""


def paper(workspace: Workspace, *words: str) -> Joint:
    return compose_joint(organise(workspace), words, DAY)


def refused(workspace: Workspace, *words: str) -> str:
    with pytest.raises(InputError) as bad:
        paper(workspace, *words)
    (problem,) = bad.value.problems
    return f"{problem.code}: {problem.message} - {problem.hint}"


def test_shared_outcomes_are_those_of_which_each_owns_a_half(workspace: Make) -> None:
    read_ = workspace(COMPANY)
    found = paper(read_, "cto", "cpo").outcomes
    assert "The architecture carries the product vision" in " ".join(found)
    assert 3 <= len(found) <= OUTCOMES
    vision = next(said for said in found if "vision" in said)
    moved = workspace(f"{COMPANY}assign: {{strategy.product-vision: cto}}\n")
    assert vision not in paper(moved, "cto", "cpo").outcomes


def test_an_outcome_of_ones_own_is_printed_where_its_conditions_hold(workspace: Make) -> None:
    own = """\
joint_outcomes:
  - id: joint.robots
    first: [product.roadmap]
    second: [technology-roadmap.architecture]
    say:
      - {say: "Robots of {owner:product.roadmap} are sold.", when: {sells: [true]}}
      - "Robots of {owner:product.roadmap} are used."
  - {id: joint.vision-carried, omit: true}
"""
    found = paper(workspace(COMPANY, own=own), "cto", "cpo").outcomes
    assert found[0] in ("Robots of the CPO are sold.", "Robots of the CPO are used.")
    assert not any("carries the product vision" in said for said in found)


def test_an_outcome_that_names_nothing_is_an_error(workspace: Make) -> None:
    own = "joint_outcomes:\n  - {id: joint.a, first: [product.road], second: [product.roadmap]}\n"
    with pytest.raises(InputError) as bad:
        workspace(COMPANY, own=own)
    assert [(p.code, p.place.line) for p in bad.value.problems] == [("missing-key", 2)]
    own = own.replace("]}", "], say: It runs.}")
    with pytest.raises(InputError, match=r"unknown entry 'product\.road'"):
        workspace(COMPANY, own=own)


def test_where_the_catalogue_knows_no_outcome_shared_work_stands(workspace: Make) -> None:
    own = "joint_outcomes:\n" + "".join(
        f"  - {{id: {name}, omit: true}}\n" for name in workspace(COMPANY).catalog.joint_outcomes
    )
    found = paper(workspace(COMPANY, own=own), "cto", "cpo").outcomes
    assert found
    assert all("answers for it, and the C" in said for said in found)


def test_the_decisions_of_each_stand_side_by_side_as_in_the_charters(workspace: Make) -> None:
    read_ = workspace(COMPANY)
    organisation, made = organise(read_), paper(read_, "cto", "cpo")
    for number, name in ((1, "cto"), (2, "cpo")):
        titles = {title for line in made.decides for title in line[number]}
        owned = {a.entry.title for a in organisation.decisions.values() if a.accountable == name}
        assert titles == owned
    (heard,) = (line for line in made.decides if line.label == "After hearing the other")
    assert "What enters and leaves the roadmap" in heard.second
    assert [group.label for group in made.heard_on] == ["The CEO"]


def test_what_passes_between_is_what_both_charters_say(workspace: Make) -> None:
    read_ = workspace(COMPANY)
    made = paper(read_, "cto", "cpo")
    charter = compose_charter(organise(read_), "cto", DAY)
    (row,) = (near for near in charter.neighbours if near.name == "The CPO")
    assert (row.gives, row.gets) == (made.first_gives, made.second_gives)
    assert (row.rhythm, row.dispute) == (made.rhythm, made.dispute)


def test_one_paper_for_two_whichever_is_named_first(workspace: Make) -> None:
    read_ = workspace(COMPANY)
    assert paper(read_, "cto", "cpo") == paper(read_, "cpo", "cto")
    assert paper(read_, "cpo", "cto").name == "cto-cpo-joint"


def test_both_sign_and_who_acts_is_told(workspace: Make) -> None:
    made = make_papers(
        workspace(COMPANY), Wanted(DAY, ("joint",), ("cto", "cpo"), formats=("docx",))
    )
    document = docx.Document(BytesIO(made.files["cto-cpo-joint.docx"]))
    lines = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert lines[1:] == [
        ["Chief Technology Officer", "Ada Lund", "", ""],
        ["Chief Product Officer", "", "", ""],
    ]
    facts = dict(made.papers[0].facts)  # type: ignore[attr-defined]
    assert facts["Chief Product Officer"] == "Vacant, CEO acts; reports to the CEO"


def test_who_is_no_pair_is_told_what_to_name(workspace: Make) -> None:
    read_ = workspace(COMPANY)
    assert refused(read_).startswith("not-two: a joint paper is of two positions: name them - such")
    assert "'cto' is one position - name another beside it; it has a border with" in refused(
        read_, "cto"
    )
    assert "'cto' and 'cto' are the same position" in refused(read_, "cto", "cto")
    assert "these are 3: cto, cpo, ceo" in refused(read_, "cto", "cpo", "ceo")
    assert "no papers are written for 'cfo'" in refused(read_, "cto", "cfo")
    assert "this company has no position 'coo'" in refused(read_, "cto", "coo")


def test_two_without_a_border_are_told_whom_each_has_one_with(workspace: Make) -> None:
    company = """\
company: {name: Tarn}
structure: separate-with-vps
positions:
  a: {role: vp-design, title: Head of A, reports_to: cto}
  b: {role: vp-design, title: Head of B, reports_to: cpo}
"""
    read_ = workspace(company)
    assert ("a", "b") not in pairs_of(organise(read_))
    said = refused(read_, "a", "b")
    assert said.startswith("no-border: 'a' and 'b' share no border")
    assert "'a' has one with" in said
    assert "'b' has one with" in said


def test_the_command_line_says_so_too(workspace: Make, charter: Command) -> None:
    folder = str(workspace(COMPANY).folder)
    ran = charter("build", folder, "--paper", "joint", "--position", "cto,cto")
    assert ran.code == 1
    assert "[not-two]" in ran.err
    ran = charter("build", folder, "--paper", "joint", "--position", "cpo,cto", "--format", "md")
    assert (ran.code, ran.out.splitlines()[0][-16:]) == (0, "cto-cpo-joint.md")


def test_edits_are_not_taken_back_from_it(workspace: Make, charter: Command) -> None:
    folder = workspace(COMPANY).folder
    charter("build", str(folder), "--paper", "joint", "--position", "cto,cpo", "--format", "md")
    ran = charter("diff", str(folder / "out" / "cto-cpo-joint.md"))
    assert ran.code == 1
    assert "this is one of joint papers; edits come back from papers of one position" in ran.err


def test_it_is_a_draft_where_one_of_the_two_charters_is(workspace: Make) -> None:
    read_ = workspace(COMPANY.replace(", hire: leads}}\n  cpo", "}}\n  cpo"))
    wanted = Wanted(DAY, ("joint",), ("cto", "cpo"), formats=("md",))
    made = make_papers(read_, wanted)
    assert made.texts[0].text.startswith("# Draft \N{EN DASH} Joint paper: CTO and CPO")
    assert [problem.code for problem in made.drafts] == ["limit-to-be-set"]
    assert "the charter of 'cto'" in made.drafts[0].message
    assert not paper(read_, "ceo", "cpo").draft


def test_its_review_is_the_earlier_of_the_two(workspace: Make) -> None:
    assert "every six months" in paper(workspace(COMPANY), "cto", "cpo").review
    company = COMPANY.replace("cto: {", "cto: {review_by: 2027-06-01, ").replace(
        "cpo: {", "cpo: {review_by: 2027-05-01, "
    )
    assert "by May 1, 2027, and" in paper(workspace(company), "cto", "cpo").review


def test_a_template_of_ones_own_is_used_and_checked(workspace: Make, charter: Command) -> None:
    folder = workspace(COMPANY).folder
    (folder / "templates").mkdir()
    own = folder / "templates" / "joint.md.j2"
    own.write_text('{% extends "default:joint.md.j2" %}\n{% block dispute %}Ours.{% endblock %}\n')
    ran = charter("build", str(folder), "--paper", "joint", "--position", "cto,cpo")
    assert ran.code == 0
    text = (folder / "out" / "cto-cpo-joint.md").read_text("utf-8")
    assert "Ours." in text
    assert "When they disagree" not in text
    assert charter("templates", "check", str(folder)).code == 0
    own.write_text("{{ joint.outcome }}\n")
    assert charter("templates", "check", str(folder)).code == 1


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("joint") / "company.yaml"


@given(companies())
@settings(max_examples=15)
def test_any_two_leaders_with_a_border_have_one_and_no_others(file, company):  # type: ignore[no-untyped-def]
    organisation = organise(read(file, company))
    leaders = [name for name, p in organisation.positions.items() if p.writes_papers]
    pairs = set(pairs_of(organisation))
    renderer = Renderer()
    for pair in combinations(leaders, 2):
        if pair not in pairs:
            with pytest.raises(InputError):
                compose_joint(organisation, pair, DAY)
            continue
        made = compose_joint(organisation, pair, DAY)
        assert made.first_gives
        assert made.second_gives
        assert made.dispute or organisation.gaps  # of two heads, nobody stands above both
        assert "{" not in renderer.render(made).text


def test_the_shipped_outcomes_name_two_halves(catalog: Catalog) -> None:
    for outcome in catalog.joint_outcomes.values():
        assert outcome.id.startswith("joint.")
        assert set(outcome.first).isdisjoint(outcome.second), outcome.id
        assert outcome.say


def test_the_leaders_of_every_structure_share_outcomes(catalog: Catalog) -> None:
    for structure in catalog.structures.values():
        if {"cto", "cpo"} <= set(structure.positions):
            read_ = workspace_of({"company": {"name": "Tarn"}, "structure": structure.id})
            assert len(paper(read_, "cto", "cpo").outcomes) >= 2, structure.id


def test_every_word_of_it_is_in_the_language_of_the_charters(folder: Path, workspace: Make) -> None:
    translate(folder / "charters" / "eo.po")
    company = """\
company: {name: Kranich, country: DE, currency: EUR, language: eo}
structure: separate
positions:
  cto: {review_by: 2027-01-01, limits: {spend: 5000, hire: xx}}
  cpo: {limits: {spend: 5000, hire: xx}}
"""
    wanted = Wanted(DAY, ("joint",), ("cto", "cpo"), formats=("md",))
    text = make_papers(workspace(company), wanted).texts[0].text
    text = re.sub(r"\b[0-9a-f]{12}\b", "", text)  # a content hash can begin like a word
    assert strange(text) - {"CPO", "Technology", "Kranich"} == set()


def test_who_settles_is_named_with_who_acts_while_the_post_is_open(workspace: Make) -> None:
    company = (
        "company: {name: Acme, business_model: saas}\nstructure: combined\n"
        "positions: {cpto: {status: %s}}\n"
    )
    facts = dict(paper(workspace(company % "filled"), "vp-engineering", "vp-product").facts)
    assert facts["Settles what they cannot"] == "The CPTO"
    open_post = workspace(company % "vacant, acting: ceo")
    facts = dict(paper(open_post, "vp-engineering", "vp-product").facts)
    assert facts["Settles what they cannot"] == "The CPTO (vacant, CEO acts)"
