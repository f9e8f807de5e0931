"""`charter compare` with company files: plans of one company, several companies, mixed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from charter.assign.comparison import Plan, assignments, compare
from charter.assign.ownership import organise
from charter.compose.comparison_rows import Names, line_rows, load_rows
from charter.reorganise.sides import names_of, sides_of
from test_assign_properties import companies, read

TODAY = """\
company: {name: Kestrel, country: US, headcount: 210, business_model: saas}
structure: separate
positions:
  ciso: {role: cio, title: Chief Information Security Officer, short: CISO, reports_to: cto}
assign: {operations-and-security.security-posture: ciso}
"""
PLAN = TODAY.replace("reports_to: cto", "reports_to: ceo")
BANK = """\
company: {name: Brandt, country: DE, headcount: 4100, regulated: true}
structure: separate
positions:
  head: {role: ceo, title: Managing Director, short: MD}
  security: {role: cio, title: Head of Security, short: Head of Security, reports_to: cto}
assign: {operations-and-security.security-posture: security}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("today", TODAY), ("plan", PLAN), ("bank", BANK)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "company.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data(charter: Any, *words: str) -> dict[str, Any]:
    ran = charter("compare", *words, "--json")
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


class TestPlansOfOneCompany:
    def test_a_changed_line_is_the_only_difference_and_is_told(self, charter, here):
        found = data(charter, "today", "plan")

        assert [s["name"] for s in found["structures"]] == ["today", "plan"]
        assert found["differences"] == []
        assert found["facts"] == []
        (moved,) = [line for line in found["lines"] if line["differs"]]
        assert moved == {
            "positions": ["ciso", "ciso"],
            "reports_to": ["cto", "ceo"],
            "differs": True,
        }
        said = charter("compare", "today", "plan").out
        assert "CISO reports to different positions." in said
        assert "Kestrel, 2 plans side by side" in said

    def test_each_says_who_owns_what(self, charter, here):
        found = data(charter, "today", "separate")

        for side in found["structures"]:
            assert side["responsibilities"] + side["decisions"] == len(side["owners"])
            assert side["leaders"] == len(side["positions"])
        posture = "operations-and-security.security-posture"
        assert {"id": posture, "owner": "ciso"} in found["structures"][0]["owners"]

    def test_a_structure_is_put_over_the_first_company_that_is_named(self, charter, here):
        found = data(charter, "combined", "plan", "today")

        combined = found["structures"][0]
        assert (combined["name"], combined["file"]) == ("combined", None)
        assert "ciso" in {p["id"] for p in combined["positions"]}
        assert combined["notes"][0] == "this is 'plan' under another structure"

    def test_a_structure_that_it_names_itself_is_said_to_keep_its_lines(self, charter, here):
        found = data(charter, "plan", "separate")

        own = "this is what the company names itself; its own lines stay"
        assert [s["notes"] for s in found["structures"]] == [[], [own]]
        alone = data(charter, "separate", "combined", "--workspace", "plan")
        assert own not in alone["structures"][0]["notes"]

    def test_the_day_from_which_a_plan_holds_is_told(self, charter, here):
        text = PLAN.replace("name: Kestrel,", "name: Kestrel, valid_from: 2027-02-01,")
        Path("plan/company.yaml").write_text(text, "utf-8")

        assert {"fact": "valid_from", "values": [None, "2027-02-01"]} in data(
            charter, "today", "plan"
        )["facts"]

    def test_here_and_structures_write_into_the_one_company_there_is(
        self, charter, here, monkeypatch
    ):
        monkeypatch.chdir(here / "today")
        ran = charter("compare", ".", "separate", "combined", "--format", "md")

        assert ran.code == 0
        text = Path("out/comparison/comparison-kestrel-separate-combined.md").read_text("utf-8")
        assert "# Plans side by side" in text
        assert "| Position | Kestrel | separate | combined |" in text
        assert "| CISO | CTO | CTO | CEO |" in text
        assert re.search(r"^- \*\*CISO:\*\* .*Security posture", text, re.MULTILINE)

    def test_one_file_stands_beside_the_workspace_as_it_is(self, charter, here):
        found = data(charter, "plan/company.yaml", "--workspace", "today")

        assert [s["name"] for s in found["structures"]] == ["today", "plan"]

    def test_what_is_to_be_settled_is_told_of_each(self, charter, here):
        Path("plan/company.yaml").write_text(
            PLAN + "  product.roadmap: ciso\n" + "  product.backlog: ciso\n", "utf-8"
        )
        text = PLAN.replace("positions:\n", "positions:\n  cpo: {status: vacant}\n")
        Path("plan/company.yaml").write_text(text, "utf-8")
        out = charter("compare", "today", "plan", "--format", "md", "--out", "papers").out
        paper = next(Path("papers").glob("*.md")).read_text("utf-8")

        assert "To settle first, plan" in out
        assert "To settle first, today" not in out
        assert "- **plan:** 'cpo' is vacant and nobody acts for it" in paper
        assert "| CPO | CEO | CEO; post vacant |" in paper


class TestCompanies:
    def test_they_are_called_by_their_names_and_their_facts_are_told(self, charter, here):
        found = data(charter, "today", "bank", "combined")

        assert [s["name"] for s in found["structures"]] == [
            "Kestrel",
            "Brandt",
            "combined for Kestrel",
        ]
        facts = {f["fact"]: f["values"] for f in found["facts"]}
        assert facts["headcount"] == [210, 4100, 210]
        assert facts["regulated"] == [None, True, None]
        assert facts["country"] == ["US", "DE", "US"]
        said = charter("compare", "today", "bank").out
        assert "  Headcount       210" in said
        assert "4,100" in said
        assert "not stated" in said

    def test_a_role_that_each_has_once_is_one_position_whatever_its_id(self, charter, here):
        found = data(charter, "today", "bank")

        pairs = {tuple(line["positions"]) for line in found["lines"]}
        assert {("ciso", "security"), ("ceo", "head")} <= pairs
        posture = "operations-and-security.security-posture"
        assert posture not in {d["id"] for d in found["differences"]}
        said = charter("compare", "today", "bank").out
        assert "CISO / Head of Security" in said
        assert "CEO / MD" in said

    def test_two_plans_of_one_of_them_are_told_apart(self, here):
        sides = sides_of(["today", "plan", "bank"], None)

        assert names_of(sides, None) == ["Kestrel, today", "Kestrel, plan", "Brandt"]

    def test_as_much_of_the_path_as_it_takes(self, here):
        for year in ("2026", "2027"):
            (here / year / "plan").mkdir(parents=True)
            (here / year / "plan" / "company.yaml").write_text(TODAY, "utf-8")
        (here / "2027.yaml").write_text(TODAY, "utf-8")
        words = ["2026/plan", "2027/plan/company.yaml", "2027.yaml", "today", "today"]

        assert names_of(sides_of(words, None), None) == [
            "2026/plan",
            "2027/plan",
            "2027",
            "today (1)",
            "today (2)",
        ]

    def test_two_positions_with_one_name_are_told_apart(self, charter, here):
        twice = TODAY.replace(
            "positions:\n",
            "positions:\n  north: {role: vp-data, short: VP Data, reports_to: cto}\n"
            "  south: {role: vp-data, short: VP Data, reports_to: cpo}\n",
        )
        Path("plan/company.yaml").write_text(twice, "utf-8")
        said = charter("compare", "today", "plan").out

        assert "VP Data (north)" in said
        assert "VP Data (south)" in said


class TestBadInput:
    def test_every_problem_of_every_word_is_told_and_nothing_written(self, charter, here):
        Path("plan/company.yaml").write_text(PLAN.replace("separate", "separat"), "utf-8")
        Path("bank/company.yaml").write_text("company: [", "utf-8")
        words = ("today", "plan", "bank", "nowhere/", "combinde", "--format", "md")
        ran = charter("compare", *words, "--out", "papers")

        assert ran.code == 1
        assert "plan/company.yaml:2:12: unknown structure 'separat'" in ran.err
        assert "bank/company.yaml:1:10: " in ran.err
        assert "nowhere/: there is no such folder or file" in ran.err
        assert "unknown structure 'combinde'" in ran.err
        assert not Path("papers").exists()

    def test_a_folder_without_a_company(self, charter, here):
        (here / "empty").mkdir()
        ran = charter("compare", "today", "empty")

        assert (ran.code, "empty: there is no company file here" in ran.err) == (1, True)

    def test_one_company_alone_is_wrong_usage(self, charter, here):
        assert charter("compare", "today").code == 2


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "company.yaml"


@given(companies(), companies())
@settings(max_examples=30)
def test_any_two_companies_are_told_apart_and_nothing_is_lost(file, one, other):
    workspaces = [read(file, one), read(file, other)]
    made = compare([Plan(name, w, (), False) for name, w in zip("ab", workspaces, strict=True)])
    organisations = [organise(workspace) for workspace in workspaces]
    names = Names(made)

    assert [c.organisation for c in made.columns] == organisations
    for number, organisation in enumerate(organisations):
        ids = [line.ids[number] for line in made.lines if line.ids[number] is not None]
        assert sorted(ids) == sorted(organisation.positions)
        for line in made.lines:
            if (name := line.ids[number]) is not None:
                assert line.above[number] == organisation.positions[name].reports_to
    labels = [row[0] for row in line_rows(made, names)]
    assert labels == [row[0] for row in load_rows(made, names)]
    assert len(set(labels)) == len(labels)
    told = {d.entry.id: d.owners for d in (*made.differences, *made.same)}
    for number, organisation in enumerate(organisations):
        owned = {n: a.accountable for n, a in assignments(organisation).items()}
        assert owned == {n: o[number] for n, o in told.items() if o[number] is not None}
