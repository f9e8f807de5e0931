"""People who hold positions: one or several with shares, for a time; and who acts until when."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import charter as api
from charter.assign.holders import holder_findings
from charter.building import build
from charter.checking import check_workspace
from charter.compose.charter import compose_charter
from charter.compose.posting import compose_posting

pytestmark = pytest.mark.usefixtures("in_2030")

DAY = date(2026, 12, 1)
SHARED = """\
company: {name: Saltmarsh Health Trust, country: GB, apply: {email: jobs@salt.example}}
structure: separate-with-vps
positions:
  cpo:
    holders:
      - {name: Dr A. Khan, share: 60}
      - {name: Dr B. Rowe, share: 50, until: 2027-08-31}
    limits: {spend: 50000, currency: GBP, hire: team leads}
  cto: {holder: Ada Berg, start: 2021-03-01, limits: {spend: 50000, currency: GBP, hire: all}}
  vp-product: {status: vacant, acting: cpo, acting_until: 2027-04-01}
"""
TOLD = "Dr A. Khan (60 per cent) and Dr B. Rowe (50 per cent, until 31 August 2027)"
NAMES = ("Dr A. Khan", "Dr B. Rowe")


@pytest.fixture
def shared(workspace: Callable[..., Any], tmp_path: Path) -> Path:
    workspace(SHARED)
    return tmp_path


def codes(workspace: Any, day: date = DAY) -> list[tuple[str, str]]:
    found = check_workspace(workspace, day).organisation.findings
    ours = ("shares", "holder-gone", "term-ended", "acting-over")
    ours += ("acting-for-filled", "holder-of-vacant", "start-past")
    return [(f.problem.code, f.problem.message) for f in found if f.problem.code in ours]


class TestSeveralHolders:
    """A post that people share: every paper names each of them, with share and last day."""

    def test_the_head_of_the_charter_says_who_and_how_much(self, workspace):
        facts = dict(compose_charter(api.organise(workspace(SHARED)), "cpo", DAY).facts)
        assert facts["Held by"] == TOLD

    def test_each_has_a_line_to_sign(self, shared):
        build(shared, day=DAY, formats=("md", "docx"), positions=("cpo",))

        text = (shared / "out/cpo-charter.md").read_text("utf-8")
        signs = docx.Document(str(shared / "out/cpo-charter.docx")).tables[-1]

        for name in NAMES:
            assert f"| Chief Product Officer | {name} |  |  |" in text
        named = [row.cells[1].text for row in signs.rows]
        assert named == ["Name", *NAMES, ""]

    def test_one_holder_and_none_have_one_line(self, workspace):
        organisation = api.organise(workspace(SHARED))
        assert compose_charter(organisation, "cto", DAY).signers == ("Ada Berg",)
        assert compose_charter(organisation, "vp-product", DAY).signers == ("",)

    @pytest.mark.parametrize("paper", ["certificate", "matrix"])
    def test_papers_of_the_whole_company_say_the_same(self, shared, charter, paper):
        kinds = {"certificate": ("build", "--paper", "certificate"), "matrix": ("matrix",)}
        command, *more = kinds[paper]
        form = ["--format", "md" if paper == "certificate" else "csv,xlsx,md"]

        charter(command, str(shared), *more, *form, "--date", "2026-12-01")

        if paper == "certificate":
            assert TOLD in (shared / "out/certificate.md").read_text("utf-8")
        else:
            chart = (shared / "out/matrix.md").read_text("utf-8")
            assert all(name in chart for name in NAMES)

    def test_the_terminal_and_data_say_the_same(self, shared, charter):
        assert TOLD in " ".join(charter("matrix", str(shared)).out.split())
        data = json.loads(charter("matrix", str(shared), "--json").out)
        (cpo,) = (p for p in data["positions"] if p["id"] == "cpo")
        assert cpo["holder"] == "Dr A. Khan, Dr B. Rowe"
        assert cpo["holders"] == [
            {"name": "Dr A. Khan", "share": 60, "until": None},
            {"name": "Dr B. Rowe", "share": 50, "until": "2027-08-31"},
        ]

    def test_signing_names_all_who_have_a_line(self, shared, charter):
        ran = charter("sign", str(shared), "--position", "cpo", "--date", "2026-12-02")
        assert "a line for each of Dr A. Khan and Dr B. Rowe" in " ".join(
            (ran.out + ran.err).split()
        )

    def test_a_copy_that_both_signed_is_signed_only(self, shared, charter):
        build(shared, day=DAY, formats=("docx",), positions=("cpo",))
        path = shared / "out/cpo-charter.docx"
        paper = docx.Document(str(path))
        for row, day in zip(paper.tables[-1].rows[1:3], ("3.12.2026", "4.12.2026"), strict=True):
            row.cells[2].text, row.cells[3].text = row.cells[1].text, day
        copy = shared / "signed.docx"
        paper.save(str(copy))

        ran = charter("verify", str(copy), "--against", str(shared))

        assert ran.code == 0, ran.out
        assert "signed" in ran.out

    def test_who_joins_or_leaves_a_share_is_no_change_of_what_was_signed(self, shared, charter):
        file = shared / "company.yaml"
        charter("sign", str(shared), "--position", "cpo", "--date", "2026-12-02")
        text = file.read_text("utf-8")
        more = "      - {name: Cy Dahl, share: 10}\n    limits: {spend: 50000"
        file.write_text(text.replace("    limits: {spend: 50000", more, 1), "utf-8")

        assert "signed-otherwise" not in charter("check", str(shared)).out

    def test_an_offer_pack_carries_both_lines(self, shared):
        text = SHARED.replace("GB,", "GB, charter_in_contract: true,")
        (shared / "company.yaml").write_text(text, "utf-8")
        letter = docx.Document()
        letter.add_paragraph("Dear all")
        letter.save(str(shared / "letter.docx"))

        read = api.read_workspace(shared)
        made = api.make_pack(read, "cpo", shared / "letter.docx", None, DAY, formats=("docx",))

        (pack,) = (content for name, content in made.files.items() if name.endswith(".docx"))
        (shared / "pack.docx").write_bytes(pack)
        cells = [
            cell.text
            for table in docx.Document(str(shared / "pack.docx")).tables
            for row in table.rows
            for cell in row.cells
        ]
        assert set(NAMES) <= set(cells)


class TestShares:
    """Shares that are not one full post together are told, and refuse nothing."""

    def test_more_than_a_full_post(self, workspace):
        (found,) = codes(workspace(SHARED))
        assert found == (
            "shares",
            "the shares of those who hold 'cpo' make 110 per cent together",
        )

    def test_less_than_a_full_post(self, workspace):
        (found,) = codes(workspace(SHARED.replace("share: 50", "share: 30")))
        assert found[1].endswith("90 per cent together")

    def test_less_is_fine_where_the_post_is_part_time(self, workspace):
        part = SHARED.replace("share: 50", "share: 30").replace(
            "    limits", "    employment: {hours: part-time}\n    limits", 1
        )
        assert codes(workspace(part)) == []

    def test_a_share_that_is_not_stated_says_nothing(self, workspace):
        assert codes(workspace(SHARED.replace("share: 50, ", ""))) == []

    @given(share=st.decimals(min_value=1, max_value=99, places=1))
    def test_shares_that_make_a_whole_are_never_told(self, share):
        rest = 100 - share
        text = SHARED.replace("share: 50", f"share: {rest}").replace(
            "share: 60", f"share: {share}", 1
        )
        positions = api.organise(api.workspace_of(text)).positions
        assert list(holder_findings(positions, DAY)) == []


class TestDaysGoneBy:
    """A last day that is past is told with its place; until then nothing is said."""

    def test_of_a_holder(self, workspace):
        read = workspace(SHARED)
        assert ("holder-gone", "Dr B. Rowe holds 'cpo' until 2027-08-31, which is past") in codes(
            read, date(2027, 9, 1)
        )
        assert "holder-gone" not in dict(codes(read, date(2027, 8, 31)))

    def test_of_whoever_acts(self, workspace):
        read = workspace(SHARED)
        assert "acting-over" in dict(codes(read, date(2027, 4, 2)))
        assert "acting-over" not in dict(codes(read, date(2027, 4, 1)))

    def test_of_a_term(self, workspace):
        term = "    employment: {term: fixed, until: 2028-12-31}\n    limits"
        read = workspace(SHARED.replace("    limits", term, 1))
        assert "term-ended" in dict(codes(read, date(2029, 1, 1)))
        assert "term-ended" not in dict(codes(read, date(2028, 12, 31)))


class TestActing:
    """Whoever acts does so until a day, and every paper that names them says so."""

    def test_the_charter(self, workspace):
        facts = dict(compose_charter(api.organise(workspace(SHARED)), "vp-product", DAY).facts)
        assert facts["Held by"].endswith("at the latest on 1 April 2027")

    def test_the_certificate_the_matrix_and_the_check(self, shared, charter):
        charter("build", str(shared), "--paper", "certificate,matrix", "--format", "md")
        certificate = (shared / "out/certificate.md").read_text("utf-8")
        matrix = (shared / "out/matrix.md").read_text("utf-8")

        assert "The CPO acts for the VP Product (vacant) until 1 April 2027" in certificate
        assert "vacant; the CPO acts until 1 April 2027" in certificate
        assert "The VP Product is vacant, and the CPO acts until 1 April 2027." in matrix
        assert "vacant, CPO acts until 2027-04-01" in charter("check", str(shared)).out

    def test_no_posting(self, workspace):
        posting = str(compose_posting(api.organise(workspace(SHARED)), "vp-product", DAY))
        assert [
            words for words in ("CPO acts", "1 April 2027", "2027, 4, 1") if words in posting
        ] == []


class TestAHolderSinceYears:
    """Who has held a post for years has no first days and no first year."""

    FIRST = ("First 90 days", "first year", "By day 30")

    def test_charter(self, shared):
        build(shared, day=DAY, formats=("md",), positions=("cto", "cpo"))
        for name in ("cto", "cpo"):
            text = (shared / f"out/{name}-charter.md").read_text("utf-8")
            assert [words for words in self.FIRST if words in text] == []
            assert "Outcomes of the next year" in text

    def test_a_new_one_has_both(self, shared):
        build(shared, day=DAY, formats=("md",), positions=("vp-product",))
        text = (shared / "out/vp-product-charter.md").read_text("utf-8")
        assert "First 90 days" in text
        assert "Outcomes of the first year" in text

    def test_certificate(self, shared, charter):
        charter("build", str(shared), "--paper", "certificate", "--format", "md")
        text = (shared / "out/certificate.md").read_text("utf-8")
        assert [words for words in self.FIRST if words in text] == []

    def test_a_held_post_has_no_posting(self, shared):
        build(shared, day=DAY, formats=("md",))
        there = {path.name for path in (shared / "out").glob("*-posting.md")}
        assert there == {"vp-product-posting.md"}


class TestTransition:
    """A share that is taken up, left or changed: the post goes on, and the change is told."""

    @pytest.fixture
    def told(
        self, tmp_path: Path, charter: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
    ) -> Callable[[str, str], str]:
        # Tracked changes take longer than all else, and tests/test_transition.py has them.
        monkeypatch.setattr("charter.cli.transition_papers.can_redline", lambda: False)

        def run(before: str, after: str) -> str:
            for name, positions in (("from", before), ("to", after)):
                (tmp_path / name).mkdir()
                text = SHARED.partition("positions:")[0] + f"positions:\n{positions}"
                (tmp_path / name / "company.yaml").write_text(text, "utf-8")
            ran = charter(
                "transition",
                str(tmp_path / "from"),
                str(tmp_path / "to"),
                "--on",
                "2027-01-01",
                "--out",
                str(tmp_path / "moves"),
            )
            return " ".join((ran.out + ran.err).split())

        return run

    def test_one_more_shares_the_post(self, told):
        both = "  cpo: {holders: [{name: Ada, share: 60}, {name: Bo, share: 40}]}\n"
        said = told("  cpo: {holder: Ada}\n", both)
        assert "Name of the holder: Ada -> Ada (60 per cent) and Bo (40 per cent)" in said
        assert "somebody new" not in said

    def test_one_of_two_takes_another_post(self, told):
        both = "  cpo: {holders: [{name: Ada}, {name: Bo}]}\n  vp-product: {holder: Cy}\n"
        said = told(both, "  cpo: {holder: Ada}\n  vp-product: {holder: Bo}\n")
        assert "two positions" not in said
        assert "Name of the holder: Ada and Bo -> Ada" in said

    def test_two_come_to_share_one(self, told):
        said = told(
            "  cpo: {holder: Ada}\n  vp-product: {holder: Bo}\n",
            "  cpo: {holders: [{name: Ada}, {name: Bo}]}\n"
            "  vp-product: {status: vacant, acting: cpo}\n",
        )
        assert "two-positions" not in said
        assert "two-persons" not in said

    def test_nobody_holds_two_posts(self, told):
        said = told(
            "  cpo: {holders: [{name: Ada}, {name: Bo}]}\n",
            "  cpo: {holder: Ada}\n  vp-product: {holder: ADA}\n",
        )
        assert "[two-positions]" in said

    def test_a_share_that_ended_before(self, told):
        said = told(
            "  cpo: {holder: Ada}\n", "  cpo: {holders: [{name: Ada, until: 2026-12-31}]}\n"
        )
        assert "Ada holds 'cpo' until 2026-12-31 in TO, and the change is on 2027-01-01" in said


class TestACharterThatCameBack:
    """What somebody changed about several holders, or the terms, is told with its key."""

    def told(self, folder: Path, charter: Callable[..., Any], old: str, new: str) -> str:
        build(folder, day=DAY, formats=("md",), positions=("cpo",))
        paper = folder / "out/cpo-charter.md"
        text = paper.read_text("utf-8")
        assert old in text
        paper.write_text(text.replace(old, new, 1), "utf-8")
        ran = charter("diff", str(paper), "--workspace", str(folder))
        return " ".join((ran.out + ran.err).split())

    def test_another_holder(self, shared, charter):
        said = self.told(shared, charter, "Dr A. Khan (60 per cent)", "Dr C. Lund (60 per cent)")
        assert "positions.cpo.holders" in said

    def test_other_terms(self, shared, charter):
        text = SHARED.replace("    limits", "    employment: {hours: part-time}\n    limits", 1)
        (shared / "company.yaml").write_text(text, "utf-8")
        said = self.told(shared, charter, "| Part-time |", "| Full-time |")
        assert "positions.cpo.employment" in said


SALTMARSH = """\
company:
  name: Saltmarsh Health Trust
  country: GB
  currency: GBP
  kind: public
  headcount: 4100
  product_and_technology_headcount: 160
  users_called: patients
  equal_opportunity: We welcome applicants of every background.
  accommodation: Tell people@salt.example what would help you apply.
  apply:
    email: jobs@salt.example
    until: 2027-01-31
    steps: [An interview of an hour., Security vetting before the first day.]
structure: separate
positions:
  cto:
    status: vacant
    acting: ceo
    employment: {hours: either, term: fixed, months: 24}
    pay: {min: 118000, max: 136000}
    places: [{city: Leeds, country: GB}]
    limits: {spend: 50000, hire: team leads}
  cpo:
    holders: [{name: Dr A. Khan, share: 60}, {name: Dr B. Rowe, share: 50}]
    limits: {spend: 50000, hire: team leads}
  cio: {limits: {spend: 50000, hire: team leads}}
"""


def test_a_hospital_with_a_shared_post_and_a_two_year_term(workspace, tmp_path):
    workspace(SALTMARSH)

    assert not build(tmp_path, day=DAY, formats=("md",)).drafts

    posting = (tmp_path / "out/cto-posting.md").read_text("utf-8")
    charter = (tmp_path / "out/cpo-charter.md").read_text("utf-8")
    for words in (
        "full-time or part-time, fixed-term for 2 years",
        "£118,000–£136,000 a year",
        "We welcome applicants of every background",
        "Security vetting before the first day.",
    ):
        assert words in posting
    for name in NAMES:
        assert name not in posting
        assert f"| {name} |  |  |" in charter

    def test_of_a_term_of_a_vacant_post(self, workspace):
        term = "acting: cpo, employment: {term: fixed, until: 2028-12-31}, "
        read = workspace(SHARED.replace("acting: cpo, ", term))
        assert "term-ended" in dict(codes(read, date(2029, 1, 1)))
        assert "term-ended" not in dict(codes(read, date(2027, 1, 1)))

    def test_of_the_present_holder(self, workspace):
        read = workspace(SHARED.replace("start: 2021-03-01", "ends: 2027-03-01"))
        assert "holder-gone" in dict(codes(read, date(2027, 3, 2)))
        assert "holder-gone" not in dict(codes(read, date(2027, 3, 1)))


CTO = "cto: {holder: Ada Berg, start: 2021-03-01"


class TestWhoIsThere:
    """A status that the lines beside it contradict is told; what they can mean together is not."""

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            (CTO, ""),
            (f"{CTO}, acting: ceo", "acting-for-filled"),
            # Until the start, and after the last day, somebody acts for a post that is filled.
            ("cto: {holder: Ada Berg, start: 2027-03-01, acting: ceo", ""),
            (f"{CTO}, ends: 2027-03-01, acting: ceo", ""),
            (f"{CTO}, status: vacant, acting: ceo, ends: 2027-03-01", "start-past"),
            ("cto: {holder: Ada Berg, status: vacant, acting: ceo", "holder-of-vacant"),
            ("cto: {holder: Ada Berg, status: vacant, acting: ceo, ends: 2027-03-01", ""),
            ("cto: {status: vacant, acting: ceo, start: 2026-11-30", "start-past"),
            ("cto: {status: planned, acting: ceo, start: 2026-11-30", "start-past"),
            ("cto: {status: vacant, acting: ceo, start: 2026-12-01", ""),
        ],
    )
    def test_it_is_told(self, workspace, line, told):
        found = [code for code, _ in codes(workspace(SHARED.replace(CTO, line)))]
        assert [code for code in found if code != "shares"] == [told][: bool(told)]
