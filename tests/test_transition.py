"""`charter transition`: a reorganisation loses no work, and says so to each person."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.assign.comparison import assignments
from charter.assign.fitting import fit
from charter.assign.holding import holding
from charter.assign.ledger import Ledger, balance
from charter.assign.ledger_people import Move, people_of
from charter.assign.ledger_seats import seat_changes
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.cli.transition_text import long_past
from charter.facts.company import NO_POSITION
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from charter.problems import Place
from charter.write.docx import redline
from charter.write.docx.redline import can_redline, marked_changes
from test_assign_properties import companies, read, stated_facts

BRIEFS = Path(__file__).parent / "briefs"
BEFORE, AFTER = str(BRIEFS / "havn-before"), str(BRIEFS / "havn")
CATALOG = read_catalog()
STRUCTURES = list(CATALOG.structures)
DAY = ("--on", "2027-03-01", "--date", "2026-11-20")


@pytest.fixture
def no_extra(monkeypatch):
    """Act as a machine on which nobody installed the extra `redline`."""
    monkeypatch.setattr("charter.cli.transition_papers.can_redline", lambda: False)


@pytest.fixture
def transition(charter, tmp_path, no_extra):
    def command(*arguments: str):
        return charter("transition", *arguments, "--out", str(tmp_path / "out"))

    return command


@pytest.fixture
def havn(transition):
    def command(*arguments: str):
        return transition(BEFORE, AFTER, "--person", "cpto=cto", *DAY, *arguments)

    return command


def company(folder: Path, text: str) -> str:
    folder.mkdir()
    (folder / "company.yaml").write_text(text, "utf-8")
    return str(folder)


def ledger_of(before: Organisation, after: Organisation) -> Ledger:
    """Return what becomes of everything where nobody says who goes where."""
    return balance(before, after, people_of(before, after, ()).persons)


def codes(ran) -> list[str]:
    return [line.rsplit("[", 1)[1].rstrip("]") for line in ran.err.splitlines() if line[-1] == "]"]


class TestTheSecondBrief:
    def test_balances_and_prints_the_sums(self, havn):
        ran = havn()

        assert ran.code == 0
        sums = {
            line.split("  ")[1].strip(): line.split()[-2:]
            for line in ran.out.partition("From the CPTO")[0].splitlines()
            if (line.startswith("  ") and line[-1].isdigit()) or line.endswith("–")
        }
        numbers = {label: int(before) for label, (before, _) in sums.items() if before != "–"}
        there = len(assignments(organise(read_workspace(Path(BEFORE)))))
        assert numbers.pop("Total") == sum(numbers.values()) == there
        assert numbers["Moved"] == 46
        assert all(numbers[kind] > 10 for kind in ("Kept", "Newly shared"))
        assert sums["Moved"] == ["46", "46"]

    def test_says_what_moves_from_whom_to_whom_and_who_holds_it_until_the_cpo_starts(self, havn):
        out = " ".join(havn().out.split())

        assert "The CPTO becomes the CTO on 1 March 2027." in out
        assert "From the CPTO (then the CTO) to the CPO: 32 responsibilities and 8 decisions" in out
        assert "Product vision; Product strategy" in out
        assert "Until somebody is there, the CTO (the CPTO today) holds this work." in out

    def test_each_entry_tells_the_same_to_machines(self, havn):
        data = json.loads(havn("--json").out)

        assert data["version"] == 2
        assert data["on"] == "2027-03-01"
        assert data["persons"]["cpto"] == "cto"
        assert data["sums"]["balances"] is True
        by_id = {entry["id"]: entry for entry in data["entries"]}
        assert len(by_id) == len(data["entries"]) == data["sums"]["totals"]["from"]
        vision = next(e for e in data["entries"] if e["title"] == "Product vision")
        assert (vision["change"], vision["from"], vision["to"]) == ("moved", "cpto", "cpo")
        assert (vision["held_by"], vision["until"]) == ("cto", "2027-03-01")
        talks = next(e for e in data["entries"] if e["title"] == "Conferences and talks")
        assert (talks["change"], talks["to"], talks["on"]) == ("kept", "cto", None)

    def test_each_person_for_whom_something_changes_gets_a_page(self, havn, tmp_path):
        havn("--format", "md")

        pages = {p.name.removesuffix("-handover.md") for p in tmp_path.glob("out/*-handover.md")}
        assert pages == {"ceo", "cto", "cpo", "vp-engineering", "vp-product", "vp-design"}
        page = (tmp_path / "out" / "cto-handover.md").read_text()
        assert "**To the CPO: 32 responsibilities and 8 decisions**" in page
        assert "15 February 2027 | The CEO | Hand over 4 responsibilities" in page
        assert "Universities and students" in page.split("What stays with you")[1]
        engineering = (tmp_path / "out" / "vp-engineering-handover.md").read_text()
        assert "The CPTO; from 1 March 2027 the CTO" in engineering
        assert "You give nothing, you get 2 responsibilities, and 35" in engineering
        report = (tmp_path / "out" / "vp-product-handover.md").read_text()
        assert "The CTO, for the CPO" in report
        assert "None of your own work moves: 15 responsibilities" in report

    def test_each_part_that_the_ledger_counts_as_lost_is_named_to_who_loses_it(
        self, havn, tmp_path
    ):
        havn("--format", "md")

        ledger = (tmp_path / "out" / "ledger.md").read_text()
        for who, file, parts in (
            ("VP Engineering", "vp-engineering", 19),
            ("VP Product", "vp-product", 24),
        ):
            assert f"| The {who} | A part in {parts} pieces of work of others" in ledger
            page = (tmp_path / "out" / f"{file}-handover.md").read_text()
            section = page.partition("## What is no longer shared")[2].partition("\n## ")[0]
            rows = re.findall(rf"^\| .+ \| .*[Tt]he {who}.* \| (.+) \|$", section, re.MULTILINE)
            assert sum(len(row.split("; ")) for row in rows) == parts

    def test_nobody_who_has_not_started_is_met_before_the_start(self, havn, tmp_path):
        havn("--format", "md")

        page = (tmp_path / "out" / "cpo-handover.md").read_text()
        talks = page.split("by when")[1].split("##")[0]
        assert "February" not in talks
        assert "In the first 30 days of the new holder | The CTO | Take over" in talks
        assert "| The VP Product | Agree goals. |" in talks

    def test_no_talk_is_due_before_the_papers_are_written(self, transition, tmp_path):
        late = ("--on", "2027-03-01", "--date", "2027-02-20")
        transition(BEFORE, AFTER, "--person", "cpto=cto", *late, "--format", "md")

        page = (tmp_path / "out" / "cto-handover.md").read_text()
        assert "15 February" not in page
        assert "20 February 2027 | The CEO | Hand over" in page

    def test_writes_the_new_charters(self, havn, tmp_path):
        havn()

        names = {path.name for path in (tmp_path / "out").iterdir()}
        assert {f"{n}-charter.{e}" for n in ("cto", "cpo") for e in ("md", "docx")} <= names
        assert {"ledger.md", "ledger.docx"} <= names

    def test_nothing_ends_after_the_day_from_which_it_is_gone(self, havn, tmp_path):
        havn()

        ledger = (tmp_path / "out" / "ledger.md").read_text()
        assert "- From 1 March 2027 there is no CPTO." in ledger
        assert " after 1 March 2027" not in ledger

    def test_every_part_that_a_balance_counts_is_listed_with_whom_it_is_lost_to(
        self, havn, tmp_path
    ):
        havn()

        ledger = (tmp_path / "out" / "ledger.md").read_text()
        counted = {
            name: int(count)
            for name, count in re.findall(r"^\| (The VP \w+) \| A part in (\d+) ", ledger, re.M)
        }
        parted = ledger.split("## No longer shared")[1].split("\n## ")[0]
        rows = [line.split(" | ") for line in parted.splitlines() if line.startswith("| The ")]
        listed = {
            name: sum(row[2].count(";") + 1 for row in rows if name.lower() in row[1].lower())
            for name in counted
        }
        assert set(counted) == {"The VP Engineering", "The VP Product"}
        assert listed == counted

    def test_nobody_reads_that_a_decision_of_one_is_shared_or_that_work_waits(self, havn, tmp_path):
        havn()

        pages = {p.name: p.read_text() for p in (tmp_path / "out").glob("*-handover.md")}
        assert not any("how you share" in page for page in pages.values())
        joins = "Agree how and when the CPO takes part in 2 decisions, whose owner stays."
        assert joins in pages["ceo-handover.md"]
        assert joins in pages["cpo-handover.md"]
        assert "It is theirs from their first day." in pages["cto-handover.md"]

    def test_is_the_same_twice(self, havn, tmp_path):
        havn()
        ran = havn()

        assert "\n0 written, " in ran.out

    def test_the_way_back_gives_everything_back(self, transition):
        ran = transition(AFTER, BEFORE, "--person", "cto=cpto", *DAY, "--json")

        data = json.loads(ran.out)
        back = {(e["from"], e["to"]) for e in data["entries"] if e["change"] == "moved"}
        assert ran.code == 0
        assert data["sums"]["balances"]
        assert back == {(name, "cpto") for name in ("cpo", "ceo", "vp-engineering")}

    def test_without_a_person_named_all_of_the_work_moves(self, transition, tmp_path):
        transition(BEFORE, AFTER, *DAY, "--format", "md")

        page = (tmp_path / "out" / "cpto-handover.md").read_text()
        assert "From 1 March 2027 your position no longer exists." in page

    def test_whoever_is_replaced_gets_a_page_of_their_own(self, transition, tmp_path):
        person = ("--person", "vp-engineering=vp-product", "--person", "vp-product=nobody")
        transition(BEFORE, BEFORE, *person, *DAY, "--format", "md")

        replaced = (tmp_path / "out" / "vp-product-before-handover.md").read_text()
        assert "From 1 March 2027 somebody else has your position." in replaced
        new = (tmp_path / "out" / "vp-product-handover.md").read_text()
        assert "From 1 March 2027 you are the VP Product." in new

    def test_without_a_day_the_first_start_is_the_day(self, transition):
        ran = transition(BEFORE, AFTER, "--person", "cpto=cto", "--date", "2026-11-20", "--json")

        assert json.loads(ran.out)["on"] == "2027-03-01"


class TestStructures:
    def test_a_lean_cpto_who_gets_vps_gives_them_work(self, transition):
        ran = transition("combined-lean", "combined", "--workspace", BEFORE, *DAY, "--json")

        data = json.loads(ran.out)
        moved = {(e["from"], e["to"]) for e in data["entries"] if e["change"] == "moved"}
        assert ran.code == 0
        assert data["sums"]["balances"]
        assert moved == {("cpto", "vp-engineering"), ("cpto", "vp-product")}

    def test_a_structure_takes_the_company_of_the_other_side(self, transition):
        ran = transition(BEFORE, "separate", *DAY, "--json")

        assert json.loads(ran.out)["company"] == "Havn"
        assert any("'cpto' is left out" in note for note in json.loads(ran.out)["notes"])

    def test_two_structures_without_a_company_are_wrong_usage(self, transition):
        ran = transition("combined", "separate", *DAY)

        assert ran.code == 2
        assert "--workspace" in ran.err

    def test_from_and_to_the_same_moves_nothing(self, transition):
        ran = transition(AFTER, AFTER, "--date", "2026-11-20")

        assert ran.code == 0
        assert "Nothing moves" in ran.out
        assert "From " not in ran.out

    def test_an_unknown_structure_is_named_with_the_nearest(self, transition):
        ran = transition(BEFORE, "separat", *DAY)

        assert ran.code == 1
        assert "unknown structure 'separat'" in ran.err
        assert "did you mean 'separate'?" in ran.err

    def test_a_change_needs_a_day(self, transition):
        ran = transition(AFTER, BEFORE)

        assert ran.code == 2
        assert "--on" in ran.err


class TestWhatFallsBetween:
    """Work that nobody holds is an error with its place, and then nothing is written."""

    def edited(self, tmp_path: Path, *changes: tuple[str, str]) -> str:
        text = (BRIEFS / "havn" / "company.yaml").read_text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return company(tmp_path / "after", text)

    def test_a_vacant_owner_with_nobody_acting(self, transition, tmp_path):
        after = self.edited(tmp_path, ("    acting: cto\n", ""))
        ran = transition(BEFORE, after, "--person", "cpto=cto", *DAY)

        assert ran.code == 1
        assert codes(ran) == ["nobody-acting"]
        lines = (tmp_path / "after" / "company.yaml").read_text().splitlines()
        assert f"after/company.yaml:{lines.index('  cpo:') + 1}:3: 'cpo' is vacant" in ran.err
        assert not (tmp_path / "out").exists()

    def test_an_owner_who_starts_later_with_nobody_acting(self, transition, tmp_path):
        after = self.edited(
            tmp_path,
            ("status: vacant", "status: filled"),
            ("    acting: cto\n    start: 2027-03-01", "    start: 2027-06-01"),
        )
        ran = transition(BEFORE, after, "--person", "cpto=cto", *DAY)

        assert codes(ran) == ["falls-between"]
        assert "40 pieces of work" in ran.err

    def test_an_owner_who_starts_later_is_held_for_by_whoever_acts(self, transition, tmp_path):
        after = self.edited(
            tmp_path,
            ("status: vacant", "status: filled"),
            ("    acting: cto\n    start: 2027-03-01", "    acting: cto\n    start: 2027-06-01"),
        )
        ran = transition(BEFORE, after, "--person", "cpto=cto", *DAY, "--json")

        held = {
            (e["held_by"], e["until"]) for e in json.loads(ran.out)["entries"] if e["to"] == "cpo"
        }
        assert held == {("cto", "2027-06-01")}

    def test_dates_out_of_order(self, transition, tmp_path):
        after = self.edited(
            tmp_path,
            ("    acting: cto\n    start: 2027-03-01", "    acting: cto\n    start: 2027-01-01"),
            (
                "filled\n    start: 2027-03-01",
                "filled\n    start: 2027-03-01\n    signed: 2027-04-02",
            ),
        )
        ran = transition(BEFORE, after, "--person", "cpto=cto", *DAY)

        assert codes(ran) == ["date-order", "date-order"]
        assert "'cpo' starts on 2027-01-01, before the change on 2027-03-01" in ran.err
        assert "signed on 2027-04-02, after the change" in ran.err

    def test_an_old_start_is_no_part_of_the_change(self, transition, tmp_path):
        paths = []
        for name in ("havn-before", "havn"):
            text = (BRIEFS / name / "company.yaml").read_text()
            old = text.replace("ceo: {status: filled}", "ceo: {status: filled, start: 2015-01-01}")
            assert old != text
            paths.append(company(tmp_path / name, old))
        ran = transition(*paths, "--person", "cpto=cto", *DAY)

        assert ran.code == 0
        assert "to the CEO: 4 responsibilities" in ran.out

    def test_two_companies(self, transition):
        ran = transition(BEFORE, str(BRIEFS / "tallyho"), *DAY)

        assert codes(ran) == ["two-companies"]
        assert "tallyho/company.yaml" in ran.err

    @pytest.mark.parametrize(
        ("person", "code", "said"),
        [
            ("cto=cto", 1, "FROM has no position 'cto'"),
            ("cpto=ctx", 1, "TO has no position 'ctx' - known: ceo, cto, "),
            ("cpto", 2, "is not FROM=TO"),
        ],
    )
    def test_a_person_who_is_not_there(self, transition, person, code, said):
        ran = transition(BEFORE, AFTER, "--person", person, *DAY)

        assert ran.code == code
        assert said in ran.err

    def test_one_position_for_two_persons(self, transition):
        two = ("--person", "cpto=cto", "--person", "ceo=cto")
        ran = transition(BEFORE, AFTER, *two, *DAY)

        assert codes(ran) == ["two-persons"]


class TestSignedCharters:
    SIGNED = """\
  cpto:
    status: filled
    signed: 2021-05-01
    limits: {spend: 500000, currency: DKK, hire: all leaders}
    pay: {min: 100000, max: 120000, per: month}
"""

    @pytest.fixture
    def signed(self, tmp_path):
        text = (BRIEFS / "havn-before" / "company.yaml").read_text()
        return company(tmp_path / "b", text.replace("  cpto:\n    status: filled\n", self.SIGNED))

    def test_what_each_would_lose_stands_before_anything_else(self, transition, signed):
        ran = transition(signed, AFTER, "--person", "cpto=cto", *DAY)

        out = " ".join(ran.out.split())
        assert ran.out.startswith("Signed charters and promises that would lose something")
        for loss in (
            "38 accountabilities: Product vision; ",
            "8 decisions: ",
            "2 direct reports: VP Product; Head of Design",
            "title: from Chief Product and Technology Officer to Chief Technology Officer",
            "spending limit: from DKK 500,000 to not stated",
            "hiring limit: from all leaders to not stated",
            "pay: from DKK 100,000 to 120,000 a month to not stated",
        ):
            assert loss in out
        assert "breach" in out
        assert "good reason" in out
        assert "lawyer" in out
        assert "no legal advice" in out

    def test_it_stands_first_in_the_ledger_and_for_machines(self, transition, signed, tmp_path):
        ran = transition(signed, AFTER, "--person", "cpto=cto", *DAY, "--json")

        guard = json.loads(ran.out)["guard"]
        assert [(g["position"], g["signed"], g["after"]) for g in guard] == [
            ("cpto", "2021-05-01", "cto")
        ]
        text = (tmp_path / "out" / "ledger.md").read_text()
        assert text.index("what was signed or promised") < text.index("## What happens")

    def test_it_is_said_even_where_the_change_cannot_be_made(self, transition, signed, tmp_path):
        text = (BRIEFS / "havn" / "company.yaml").read_text().replace("    acting: cto\n", "")
        ran = transition(signed, company(tmp_path / "a", text), *DAY)

        assert ran.code == 1
        assert "the position itself, which the new structure does not have" in ran.out

    def test_a_new_manager_is_a_loss(self, transition, tmp_path):
        text = (BRIEFS / "havn-before" / "company.yaml").read_text()
        signed = "vp-product: {status: filled, signed: 2024-01-02}"
        before = company(tmp_path / "b", text.replace("vp-product: {status: filled}", signed))
        ran = transition(before, AFTER, "--person", "cpto=cto", *DAY)

        assert "reporting line: from the CPTO to the CPO" in ran.out

    def test_a_signed_position_that_nobody_holds_is_compared_with_itself(
        self, transition, tmp_path
    ):
        text = (BRIEFS / "havn" / "company.yaml").read_text()
        signed = text.replace("status: vacant\n", "status: vacant\n    signed: 2024-01-02\n")
        assert signed != text
        before = company(tmp_path / "b", signed)
        less = signed.replace("vp-product: {status: filled}", "vp-product: {reports_to: ceo}")
        ran = transition(before, company(tmp_path / "a", less), *DAY)

        assert "Chief Product Officer, signed 2 January 2024\n    - 1 direct report" in ran.out
        assert "the position itself" not in ran.out

    def test_nothing_lost_is_not_listed(self, transition, signed):
        assert "Signed" not in transition(signed, signed, *DAY).out


class TestWhatChangesInACharter:
    def test_without_the_extra_it_is_named_and_markdown_tells_the_changes(self, havn, tmp_path):
        ran = havn("--format", "docx")

        assert 'pip install ".[redline]"' in ran.err
        text = (tmp_path / "out" / "cto-changes.md").read_text()
        assert "Charter: Chief {--Product and --}Technology Officer" in text
        assert not list(tmp_path.glob("out/*-redline.docx"))

    def test_an_unchanged_charter_has_no_difference(self, transition, tmp_path):
        ran = transition(AFTER, AFTER, *DAY)

        assert "extra" not in ran.err
        assert not list(tmp_path.glob("out/*-changes.md"))

    def test_marks_show_words_and_whole_lines(self):
        old = "# Charter\n\n## Limits\n\n- Signs for up to 5.\n- Hires alone.\n"
        new = "# Charter\n\n## Limits\n\n- Signs for up to 7.\n\n## Risks\n\n- A new one.\n"

        text = marked_changes(old, new, "What changes")

        assert "- Signs for up to {--5.--}{++7.++}" in text
        assert "{--- Hires alone.--}" in text
        assert "{++- A new one.++}" in text
        assert marked_changes(old, old, "What changes").endswith("Nothing changed.\n")

    def test_what_changes_stands_under_its_own_heading_also_where_that_changes(self):
        old = "# A\n\n## Aim\n\nBuy.\n\n## Goals of the next year\n\n- Ten.\n\n## Left\n\nFew.\n"
        new = "# A\n\n## Aim\n\nSell.\n\n## Goals of the first year\n\n- Six.\n\n## End\n\nAll.\n"

        assert marked_changes(old, new, "X").split("stays.\n\n")[1].splitlines()[::2] == [
            "## Aim",
            "{--Buy.--}",
            "{++Sell.++}",
            "## Goals of the {--next--}{++first++} year",
            "{--- Ten.--}",
            "{++- Six.++}",
            "## Left",
            "{--Few.--}",
            "## End",
            "{++All.++}",
        ]

    @pytest.mark.skipif(not can_redline(), reason="the extra 'redline' is not installed")
    def test_with_the_extra_word_shows_tracked_changes(self, charter, tmp_path):
        def limit(amount: int) -> str:
            return f"""\
company: {{name: Havn, legal_name: Havn ApS, country: DK, currency: DKK}}
structure: combined-lean
positions: {{cpto: {{status: filled, limits: {{spend: {amount}, hire: all leaders}}}}}}
"""

        out = tmp_path / "out"
        before, after = company(tmp_path / "b", limit(70000)), company(tmp_path / "a", limit(50000))
        ran = charter("transition", before, after, *DAY, "--out", str(out))

        assert ran.code == 0
        (made,) = out.glob("*-redline.docx")  # the program takes seconds for each
        body = zipfile.ZipFile(made).read("word/document.xml").decode()
        assert "50,000</w:t></w:r></w:ins>" in body
        assert "70,000</w:delText></w:r></w:del>" in body
        assert 'w:author="Havn ApS"' in body
        assert 'w:date="2026-11-20T00:00:00Z"' in body

    def test_the_program_that_compares_is_only_looked_for_when_used(self):
        assert "python_redlines" not in vars(redline)

    def test_a_paper_that_somebody_edited_stays(self, havn, tmp_path):
        havn()
        (tmp_path / "out" / "ledger.md").write_text("mine")
        ran = havn()

        assert codes(ran) == ["edited"]
        assert (tmp_path / "out" / "ledger.md").read_text() == "mine"


def test_a_new_fact_adds_work_and_a_lost_fact_ends_it(transition, tmp_path):
    before = shutil.copytree(BEFORE, tmp_path / "b")
    file = before / "company.yaml"
    file.write_text(
        file.read_text().replace("  investors: true", "  regulated: true\n  investors: true")
    )

    forth = json.loads(transition(BEFORE, str(before), *DAY, "--json").out)
    back = json.loads(transition(str(before), BEFORE, *DAY, "--json").out)

    added = [e for e in forth["entries"] if e["change"] == "added"]
    ended = [e for e in back["entries"] if e["change"] == "ended"]
    assert {e["why"] for e in added} == {"fact regulated"}
    assert [e["id"] for e in added] == [e["id"] for e in ended]
    assert all(e["to"] is None and e["from"] for e in ended)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "company.yaml"


@given(stated_facts(), st.sampled_from(STRUCTURES), st.sampled_from(STRUCTURES))
@settings(max_examples=100)
def test_the_ledger_balances_for_every_pair_of_structures(file, facts, before, after):
    workspace = read(file, {"company": {"name": "Acme", **facts}, "structure": before})
    ledger = ledger_of(organise(workspace), organise(fit(workspace, after).workspace))

    assert ledger.balances
    assert not ledger.of("fallen")
    assert ledger.changes == (before != after) or not ledger.changes


@given(companies(), companies())
@settings(max_examples=100)
def test_the_ledger_balances_for_any_two_company_files(file, before, after):
    ledger = ledger_of(organise(read(file, before)), organise(read(file, after)))

    assert ledger.balances
    names = [line.entry.id for line in ledger.lines]
    assert len(names) == len(set(names))
    for line in ledger.lines:
        assert line.kind == "ended" or line.taker in {"", *ledger.after.positions}
        assert line.taker or line.kind in ("fallen", "added", "ended")
        assert line.kind != "fallen" or not line.taker
        if line.kind in ("kept", "shared"):
            assert ledger.goes_on(line.giver, line.taker)
        if line.kind == "handed":
            assert line.giver == line.taker
            assert ledger.persons.get(line.eve, "") != line.held


@given(companies())
@settings(max_examples=50)
def test_a_company_that_stays_as_it_is_moves_nothing(file, company):
    organisation = organise(read(file, company))
    ledger = ledger_of(organisation, organisation)

    assert not seat_changes(ledger)
    assert {line.kind for line in ledger.lines} <= {"kept", "fallen"}


def test_nobody_has_two_positions_afterwards_and_no_position_two_holders():
    before = organise(read_workspace(BRIEFS / "havn-before"))
    place = Place("--person")
    moves = [Move("cpto", "vp-product", place), Move("vp-product", NO_POSITION, place)]
    persons, problems = people_of(before, before, moves)

    assert not problems
    assert persons["cpto"] == "vp-product"
    assert "vp-product" not in persons
    assert len(set(persons.values())) == len(persons)


def test_a_drawing_is_no_difference_in_words():
    old = "# Charter\n\n```mermaid\na --> b\n```\n\n- Same.\n"

    assert marked_changes(old, old.replace("a -->", "c -->"), "X").endswith("Nothing changed.\n")


def test_a_filled_position_holds_its_own_work_from_its_start():
    positions = organise(read_workspace(BRIEFS / "havn")).positions

    assert holding(positions, "cto", date(2027, 3, 1)).holder == "cto"
    assert holding(positions, "cto", date(2027, 2, 1)).holder == ""
    assert holding(positions, "cpo", date(2027, 3, 1)).holder == "cto"


@pytest.mark.parametrize(
    ("day", "told"), [("2016-03-01", True), ("2026-01-01", False), ("2027-03-01", False)]
)
def test_a_change_of_long_ago_is_told(day: str, told: bool) -> None:
    said = [*long_past(date.fromisoformat(day), date(2026, 12, 1))]
    assert len(said) == told
    assert not told or "from 2016-03-01 on, more than a year before 2026-12-01" in said[0]
