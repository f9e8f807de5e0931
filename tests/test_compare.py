"""`charter compare`: the same company under several structures, side by side."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.assign.comparison import compare, under
from charter.assign.fitting import fit, without_company
from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.comparison_rows import interfaces_of
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from test_assign_properties import companies, read, stated_facts

BRIEFS = Path(__file__).parent / "briefs"
HAVN = str(BRIEFS / "havn")
CATALOG = read_catalog()
STRUCTURES = list(CATALOG.structures)


def rows(out: str) -> dict[str, list[str]]:
    lines = [line.strip().split("  ") for line in out.splitlines() if line.startswith("  ")]
    return {line[0]: [cell.strip() for cell in line[1:] if cell.strip()] for line in lines}


class TestSideBySide:
    def test_positions_load_decisions_interfaces_and_unowned_work(self, charter):
        ran = charter("compare", "combined", "separate-with-vps", "--workspace", HAVN)

        table = rows(ran.out)
        assert ran.code == 0
        assert table["Leaders"] == ["5", "6"]
        decisions = str(len(organise(read_workspace(BRIEFS / "havn")).decisions))
        assert table["Decisions"] == [decisions, decisions]
        assert table["Without an owner"] == ["0", "0"]
        assert table["Interfaces"] == ["9", "13"]
        assert re.fullmatch(r"5\d% \(\d\d \+ \d\d\)", table["CPTO"][0])
        assert table["CPTO"][1] == "–"
        load = organise(read_workspace(BRIEFS / "havn")).load["cto"]
        assert table["CTO"][0] == "–"
        assert table["CTO"][1].endswith(f"({load.responsibilities} + {load.decisions})")

    def test_it_fits_80_columns_with_any_number_of_structures(self, charter, monkeypatch):
        monkeypatch.setattr("charter.cli.printer.terminal_columns", lambda **_: 80)
        ran = charter("compare", *STRUCTURES, "--workspace", HAVN)

        assert max(map(len, ran.out.splitlines())) <= 80
        assert all(structure in ran.out for structure in STRUCTURES)

    def test_pay_is_the_companys_own_or_not_known(self, charter):
        ran = charter("compare", "combined", "separate", "--workspace", HAVN, "--json")

        combined, separate = json.loads(ran.out)["structures"]
        assert combined["costs"] == []
        assert separate["costs"] == [
            {"currency": "DKK", "least": 1320000, "most": 1560000, "known": 1}
        ]
        shown = charter("compare", "combined", "separate", "--workspace", HAVN).out
        assert rows(shown)["Pay a year"][0] == "not known"
        assert "known for 1 of 4" in shown

    def test_what_differs_is_said_by_the_owners(self, charter):
        out = charter("compare", "combined", "separate", "--workspace", HAVN).out

        assert re.search(r"^  \d+: CPTO \| CPO$", out, re.MULTILINE)
        made = compare(under(read_workspace(BRIEFS / "havn"), ["combined", "separate"]))
        same, other = len(made.same), len(made.differences)
        assert min(same, other) > 5
        assert (
            f"{same} responsibilities and decisions have the same owner in all; {other} have not."
        ) in " ".join(out.split())

    def test_one_structure_stands_beside_the_companys_own(self, charter):
        data = json.loads(charter("compare", "combined", "--workspace", HAVN, "--json").out)

        assert [s["structure"] for s in data["structures"]] == ["separate-with-vps", "combined"]

    def test_without_a_company_no_fact_is_stated(self, charter):
        data = json.loads(charter("compare", "combined", "separate", "--json").out)

        assert data["company"] is None
        assert all(s["positions"] and not s["unowned"] for s in data["structures"])

    def test_with_itself_there_is_no_difference(self, charter):
        ran = charter("compare", "combined", "combined")

        assert ran.code == 0
        assert "No difference" in ran.out


class TestFitting:
    """A company's own lines where a structure lacks the position that they name."""

    def test_leaders_that_the_structure_lacks_are_left_out_and_said(self):
        fitted = fit(read_workspace(BRIEFS / "havn"), "combined")

        assert set(fitted.workspace.company.positions) & {"cto", "cpo"} == set()
        assert "'cto' is left out, for this structure has no such leader" in fitted.notes

    def test_neighbours_and_own_additions_stay(self, workspace):
        made = workspace(
            "company: {name: Acme}\nstructure: combined\n"
            "positions:\n  cfo: {}\n  vp-design: {reports_to: cpto}\n  cpto: {}\n"
        )
        fitted = fit(made, "separate")

        positions = organise(fitted.workspace).positions
        assert set(positions) == {"ceo", "cto", "cpo", "cfo", "vp-design"}
        assert positions["vp-design"].reports_to == "cpo"

    def test_a_leader_that_only_the_other_structure_has_is_held_by_nobody_yet(self, workspace):
        fitted = fit(workspace("company: {name: Acme}\nstructure: combined\n"), "separate")

        positions = organise(fitted.workspace).positions
        assert {n: (p.status, p.acting) for n, p in positions.items()} == {
            "ceo": ("filled", ""),
            "cto": ("planned", "ceo"),
            "cpo": ("planned", "ceo"),
        }
        assert "'cpo' is new: nobody holds it yet, and 'ceo' acts" in fitted.notes

    def test_whoever_is_above_acts_where_the_acting_one_is_left_out(self, workspace):
        made = workspace(
            "company: {name: Acme}\nstructure: combined\n"
            "positions:\n  vp-product: {status: vacant, acting: cpto}\n"
        )
        fitted = fit(made, "founder-led")

        assert organise(fitted.workspace).positions["vp-product"].acting == "ceo"
        assert organise(fitted.workspace).proved
        assert "'ceo' acts for 'vp-product', because 'cpto' is left out" in fitted.notes

    def test_lines_under_assign_lose_what_is_not_there(self, workspace):
        name = next(iter(CATALOG.responsibilities))
        other = list(CATALOG.responsibilities)[1]
        made = workspace(
            "company: {name: Acme}\nstructure: combined\n"
            f"assign:\n  {name}: cpto\n  {other}: {{consulted: [ceo, cpto]}}\n"
        )
        fitted = fit(made, "separate")

        assert name not in fitted.workspace.company.assign
        assert fitted.workspace.company.assign[other].consulted == ("ceo",)
        assert sum("the company's line on" in note for note in fitted.notes) == 2

    def test_its_own_structure_changes_nothing(self):
        workspace = read_workspace(BRIEFS / "havn")

        assert fit(workspace, "separate-with-vps") == (workspace, ())


class TestPapers:
    def test_a_paper_in_markdown_and_word(self, charter, tmp_path):
        day = ("--date", "2026-11-20")
        ran = charter(
            "compare",
            "combined",
            "separate",
            "--workspace",
            HAVN,
            "--format",
            "md,docx",
            "--out",
            str(tmp_path),
            *day,
        )

        assert ran.code == 0
        text = (tmp_path / "comparison-combined-separate.md").read_text()
        assert "| Leaders | 5 | 4 |" in text
        assert "Product vision" in text
        assert (tmp_path / "comparison-combined-separate.docx").is_file()

    def test_eight_structures_have_a_name_that_a_file_can_have(self, charter, tmp_path):
        ran = charter("compare", *STRUCTURES, "--format", "docx", "--out", str(tmp_path))

        assert ran.code == 0
        made = {path.suffix for path in tmp_path.glob("comparison-*")}
        assert made == {".docx"}


class TestBadInput:
    def test_every_unknown_structure_is_named(self, charter):
        ran = charter("compare", "combinde", "separat")

        assert ran.code == 1
        assert "did you mean 'combined'?" in ran.err
        assert "did you mean 'separate'?" in ran.err

    @pytest.mark.parametrize(
        "arguments", [("combined",), (), ("combined", "separate", "--format", "odt")]
    )
    def test_too_little_or_too_much_is_wrong_usage(self, charter, arguments):
        assert charter("compare", *arguments).code == 2


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "company.yaml"


@given(companies())
@settings(max_examples=50)
def test_a_company_compared_with_itself_shows_nothing(file, company):
    made = compare(under(read(file, company), [company["structure"]] * 2))

    assert made.differences == ()
    assert made.columns[0] == made.columns[1]


@given(stated_facts(), st.permutations(STRUCTURES))
@settings(max_examples=30)
def test_same_and_different_add_up_to_all_that_applies(file, facts, structures):
    workspace = read(file, {"company": {"name": "Acme", **facts}, "structure": structures[0]})
    made = compare(under(workspace, structures))

    organisations = [column.organisation for column in made.columns]
    names = {n for o in organisations for n in (*o.responsibilities, *o.decisions)}
    assert len(made.same) + len(made.differences) == len(names)
    assert all(not column.unowned for column in made.columns)


@pytest.mark.parametrize("structure", STRUCTURES)
def test_interfaces_are_those_that_both_charters_print(structure):
    from datetime import date

    organisation = organise(without_company(CATALOG, structure))
    printed = sum(
        len(compose_charter(organisation, name, date(2027, 1, 1)).neighbours)
        for name in organisation.positions
    )

    assert 2 * len(interfaces_of(organisation)) == printed


def test_the_paper_names_positions_as_people_do_and_its_columns_beside_their_titles(
    charter, tmp_path
) -> None:
    brief = BRIEFS / "northwind"
    names = ("compare", "separate", "combined", "--workspace", brief)
    ran = charter(*map(str, names), "--format", "md", "--out", str(tmp_path))
    assert ran.code == 0, ran.err
    (paper,) = tmp_path.glob("*.md")
    text = paper.read_text("utf-8")
    assert "- **CTO and CPO (separate).** A CTO answers" in text
    assert "The CPTO is left out, for this structure has no such leader" in text
    assert "The CPO is new: nobody holds it yet, and the CEO acts" in text
    assert "'c" not in text
