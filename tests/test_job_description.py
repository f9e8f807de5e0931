"""The job description: what HR files of a position, with nothing that nobody stated."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.job_description import compose_job_description
from charter.compose.job_paper import JobDescription
from charter.document.document import document_of
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.own_templates.files import counterpart
from charter.problems import InputError
from charter.write.docx.writer import DocxWriter
from conftest import Ran
from forwarded_catalogue import catalogue, line
from making import composed, rendered
from test_room import LARGE, NEIGHBOURS

Make = Callable[..., Workspace]
Command = Callable[..., Ran]
DAY = date(2026, 12, 1)
COMPANY = """\
company: {name: Tarn, country: US, currency: USD, cloud: true, board: true, functions: [finance]}
structure: separate-with-vps
positions:
  ceo: {holder: Bo Lind, limits: {spend: 900000, hire: everybody}}
  cto:
    status: vacant
    acting: ceo
    also_reports_to: cpo
    limits: {spend: 250000, hire: up to directors}
    pay: {min: 240000, max: 290000}
    places: [{city: Denver, region: CO, country: US}]
    office_days: 3
    employment: {hours: full-time, term: permanent}
    review_by: 2027-06-01
"""
FACTS = """\
    department: Technology
    grade: E2
    flsa: exempt-executive
    headcount: 64
    budget: 9500000
    time: {technology-roadmap: 30, strategy.technology-strategy: 12}
    travel: two days a month
    on_call: one week in eight
    reviewed: 2026-06-01
"""


def job(made: Workspace, name: str = "cto", day: date = DAY) -> JobDescription:
    return compose_job_description(organise(made), name, day)


class TestFacts:
    def test_what_nobody_stated_is_not_stated(self, workspace: Make) -> None:
        paper = job(workspace(COMPANY))
        facts, conditions, people = map(dict, (paper.facts, paper.conditions, paper.people))
        assert facts["Grade"] == facts["Last review"] == "not stated"
        assert facts["Next review"] == "June 1, 2027"
        assert facts["Pay"] == "$240,000–$290,000 a year"
        assert facts["Reports to"] == "The CEO"
        assert facts["Also reports to (dotted line)"] == "The CPO"
        assert facts["FLSA status"] == "To be settled: nobody has stated it"
        assert "Department" not in facts
        assert "technology roadmap" in facts["Areas of work"].lower()
        assert conditions == {
            "Place of work": "Denver, CO; hybrid, three days a week in the office",
            "Hours and term": "Full-time, permanent",
            "Travel": "not stated",
            "On call": "not stated",
        }
        assert people["People in all"] == people["Budget"] == "not stated"
        assert not any(duty.share for duty in paper.essential)

    def test_what_the_file_says_is_printed(self, workspace: Make) -> None:
        paper = job(workspace(COMPANY + FACTS))
        facts, conditions, people = map(dict, (paper.facts, paper.conditions, paper.people))
        assert (facts["Department"], facts["Grade"]) == ("Technology", "E2")
        assert "Areas of work" not in facts
        assert facts["FLSA status"] == "Exempt (executive)"
        assert facts["Last review"] == "June 1, 2026"
        assert (people["People in all"], people["Budget"]) == ("64", "$9,500,000 a year")
        assert conditions["Travel"] == "two days a month"
        assert conditions["On call"] == "one week in eight"
        shares = {duty.area: duty.share for duty in paper.essential if duty.share}
        assert shares == {"Technology roadmap": "30 percent of the time"}
        of_one = [f for duty in paper.essential for f in duty.functions if f.share]
        assert [f.share for f in of_one] == ["12 percent of the time"]
        assert of_one[0].title == "Technology strategy"

    def test_filled_and_vacant_positions_have_one_and_neighbours_none(
        self, workspace: Make, charter: Command, tmp_path: Path
    ) -> None:
        workspace(COMPANY)
        charter("build", str(tmp_path), "--paper", "job-description", "--format", "md,docx")
        names = {path.name for path in (tmp_path / "out").glob("*.md")}
        assert {"ceo-job-description.md", "cto-job-description.md"} <= names
        assert not {name for name in names if name.startswith("cfo")}
        assert (tmp_path / "out/cto-job-description.docx").is_file()

    def test_those_who_share_a_post_sign_each(self, workspace: Make) -> None:
        two = "  cpo: {holders: [{name: A. Khan}, {name: B. Rowe}]}\n"
        paper = job(workspace(COMPANY + two), "cpo")
        assert paper.signers == ("A. Khan", "B. Rowe")
        assert (paper.manager, paper.manager_name) == ("Chief Executive Officer", "Bo Lind")

    def test_nobody_above_the_head_is_named(self, workspace: Make) -> None:
        paper = job(workspace(COMPANY), "ceo")
        assert paper.manager == ""
        text = rendered([paper])[0].text
        assert "| Tarn |  |  |  |" in text


class TestDrafts:
    def test_a_limit_to_be_set_makes_a_draft_of_it(
        self, workspace: Make, charter: Command, tmp_path: Path
    ) -> None:
        company = COMPANY.replace("    limits: {spend: 250000, hire: up to directors}\n", "")
        paper = job(workspace(company))
        assert paper.draft
        assert "Spending: the limit is to be set." in paper.limits
        assert "charter" not in " ".join(paper.limits)
        options = ("--paper", "job-description", "--position", "cto")
        done = charter("build", str(tmp_path), *options)
        assert done.code == 1
        assert "the job description of 'cto' is a draft: it does not say up to" in done.err

    def test_time_for_the_work_of_another_is_told(
        self, workspace: Make, charter: Command, tmp_path: Path
    ) -> None:
        company = f"{COMPANY}    time: {{product.roadmap: 10, product: 15, delivery: 20}}\n"
        assert job(workspace(company)).draft
        options = ("--paper", "job-description", "--position", "cto")
        done = charter("build", str(tmp_path), *options)
        assert done.code == 1
        said = " ".join(done.err.split())
        assert "'time' has a share for 'product.roadmap', which 'cpo' owns" in said
        assert "'time' has a share for 'product', where 'cto' owns nothing" in said
        assert "delivery" not in said

    def test_what_is_claimed_by_two_is_nobodys_function(self, workspace: Make) -> None:
        paper = job(workspace(f"{COMPANY}disputed: {{data.platform: [cto, cpo]}}\n"))
        assert paper.draft
        assert not any("Data platform" in duty.further for duty in paper.essential)
        text = rendered([paper])[0].text
        assert "> **Claimed by the CTO and the CPO; not settled:** Data platform." in text

    @pytest.mark.parametrize(
        ("given", "code", "said"),
        [
            ("time: {delivry: 20}", "unknown-entry", "unknown area or responsibility 'delivry'"),
            ("time: {decision.roadmap: 20}", "unknown-entry", "'decision.roadmap'"),
            ("time: {delivery: 60, data: 50}", "time-over-whole", "add up to 110 per cent"),
            (
                "time: {delivery: 20, delivery.effort-split: 30}",
                "time-over-whole",
                "'delivery' takes 20 per cent of the time of 'cto', and what is in it 30",
            ),
            ("time: {delivery: 0}", "", "'delivery' must be"),
            ("flsa: maybe", "", "flsa"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, given: str, code: str, said: str, workspace: Make
    ) -> None:
        with pytest.raises(InputError) as raised:
            workspace(f"{COMPANY}    {given}\n")
        (problem,) = raised.value.problems
        assert said in problem.message
        assert problem.code == code or not code
        assert problem.place.line == COMPANY.count("\n") + 1

    def test_a_budget_needs_a_currency(self, workspace: Make) -> None:
        company = "company: {name: Tarn}\nstructure: separate\npositions:\n  cto: {budget: 9000}\n"
        with pytest.raises(InputError) as raised:
            workspace(company)
        assert [p.message for p in raised.value.problems] == ["the budget of 'cto' has no currency"]
        workspace(company.replace("9000", "9000, limits: {spend: 1, currency: EUR}"))

    def test_the_share_of_an_area_includes_those_of_its_responsibilities(
        self, workspace: Make
    ) -> None:
        paper = job(workspace(f"{COMPANY}    time: {{delivery: 60, delivery.effort-split: 50}}\n"))
        (duty,) = (duty for duty in paper.essential if duty.area == "Delivery")
        assert duty.share == "60 percent of the time"
        assert "Split of engineering effort (50 percent of the time)" in duty.further
        assert not paper.draft

    def test_ids_of_before_are_followed(self, workspace: Make) -> None:
        went = line("responsibilities", "renamed", "delivery.effort-split", "delivery.new-split")
        with catalogue(went):
            made = workspace(f"{COMPANY}    time: {{delivery.effort-split: 20}}\n")
        assert made.company.positions["cto"].job.time == (("delivery.new-split", 20),)


class TestRequirements:
    def test_each_names_a_duty_that_the_position_owns(self, workspace: Make) -> None:
        paper = job(workspace(COMPANY))
        owned = {f.title for duty in paper.essential for f in duty.functions}
        owned |= {title for duty in paper.essential for title in duty.further}
        owned |= {title for group in paper.decides for title in group.items}
        assert paper.requirements
        for requirement in paper.requirements:
            assert set(requirement.why.split("; ")) <= owned, requirement

    def test_a_companys_own_must_has_no_made_up_reason(self, workspace: Make) -> None:
        paper = job(workspace(f"{COMPANY}    musts: [You have run a lab.]\n"))
        assert [(r.say, r.why) for r in paper.requirements] == [
            (
                "You have run a lab.",
                "Not stated: the company wrote this requirement for its posting.",
            )
        ]

    def test_every_shipped_must_is_written_for_it_and_names_what_needs_it(self) -> None:
        catalog = read_catalog()
        second = re.compile(r"\b(you|your|us|we|our)\b", re.IGNORECASE)
        for role in (*catalog.roles.values(), *catalog.own_roles.values()):
            for must in role.musts:
                assert must.charter, must
                assert not second.search(must.charter), must
                assert must.needed_by or role.id in catalog.own_roles, must
                assert len(set(must.needed_by)) == len(must.needed_by)

    @pytest.mark.parametrize("structure", read_catalog().structures)
    def test_every_structure_has_a_reason_for_each(self, structure: str, workspace: Make) -> None:
        made = organise(workspace(f"company: {{name: Tarn}}\nstructure: {structure}\n"))
        for name in (n for n, p in made.positions.items() if p.writes_papers):
            for requirement in compose_job_description(made, name, DAY).requirements:
                assert not requirement.why.startswith("Not stated"), (name, requirement)


def in_places(*codes: str) -> str:
    places = ", ".join(
        f"{{city: Place, region: {code.partition('-')[2]}, country: {code[:2]}}}"
        if "-" in code
        else f"{{city: Place, country: {code}}}"
        for code in codes
    )
    lines = COMPANY.replace("    places: [{city: Denver, region: CO, country: US}]\n", "")
    return f"{lines}    places: [{places}]\n"


class TestLaw:
    def test_every_row_has_sources_with_the_day_they_were_read(self) -> None:
        laws = read_catalog().job_laws
        assert {"US", "GB", "DE", "DK", "IE", "CA-ON", "AU"} == {
            place for law in laws.values() for place in law.places
        }
        for law in laws.values():
            assert all((law.say, law.title, law.name, law.open, law.sources)), law.id
            assert all(source.read for source in law.sources), law.id

    def test_of_the_united_states_ada_and_flsa_with_source_and_day(self, workspace: Make) -> None:
        paper = job(workspace(COMPANY))
        ada, flsa = paper.laws
        assert "12111(8)" in ada.label
        assert "29 CFR part 541" in flsa.label
        for group in (ada, flsa):
            assert "Read on November 30, 2026 at" in group.items[1]
            assert "not in the law itself" in group.items[1]
            assert group.items[2].startswith("Not looked at: ")
        assert "reasonable accommodation" in paper.essential_note
        assert all(test in flsa.items[0] for test in ("executive", "administrative", "computer"))
        assert paper.unchecked == ""

    def test_qualified_is_who_meets_the_requirements_too(self) -> None:
        ada = read_catalog().job_laws["us-ada"]
        assert "Whoever meets the requirements and can do these functions" in ada.say

    def test_a_posting_that_is_out_already_is_said(self, workspace: Make) -> None:
        paper = job(workspace(f"{COMPANY}    posted: 2026-11-02\n"))
        said = "The posting has been out since November 2, 2026, before the date of this paper."
        assert said in paper.laws[0].items
        assert said not in paper.laws[1].items
        later = job(workspace(f"{COMPANY}    posted: 2026-12-24\n"))
        assert not any("has been out" in item for item in later.laws[0].items)

    @pytest.mark.parametrize(
        ("codes", "laws", "unchecked"),
        [
            (("FR",), 0, "the law of France asks"),
            (("NL", "FR"), 0, "the law of the Netherlands and France asks"),
            (("DE",), 2, ""),
            (("CA-ON",), 1, ""),
            (("CA-BC",), 0, "the law of British Columbia, Canada asks"),
            (("CA-ON", "CA"), 1, "the law of the rest of Canada asks"),
            (("US-NY",), 2, ""),
            (("GB", "SE"), 1, "the law of Sweden asks"),
        ],
    )
    def test_nothing_is_claimed_of_a_place_where_nobody_looked(
        self, codes: tuple[str, ...], laws: int, unchecked: str, workspace: Make
    ) -> None:
        paper = job(workspace(in_places(*codes)))
        assert len(paper.laws) == laws
        assert unchecked in paper.unchecked
        assert bool(paper.unchecked) == bool(unchecked)
        american = any(code.startswith("US") for code in codes)
        assert ("FLSA status" in dict(paper.facts)) == american
        assert ("accommodation" in paper.essential_note) == american

    def test_the_law_of_the_first_place_comes_first(self, workspace: Make) -> None:
        laws = job(workspace(in_places("DK", "DE", "GB"))).laws
        assert [group.label.partition(":")[0] for group in laws] == [
            "Denmark",
            "Germany",
            "Germany",
            "The United Kingdom",
        ]

    def test_without_any_place_no_law_is_looked_up(self, workspace: Make) -> None:
        paper = job(workspace("company: {name: Tarn}\nstructure: separate\n"))
        assert paper.laws == ()
        assert paper.unchecked == "No place is stated, so no law was looked up."

    def test_it_says_that_it_is_no_contract_and_what_is(self, workspace: Make) -> None:
        said = "It is no contract of employment, and part of one only where a contract says so."
        assert said in job(workspace(COMPANY)).acknowledgement
        part = COMPANY.replace("board: true", "board: true, charter_in_contract: true")
        told = job(workspace(part)).acknowledgement
        assert said not in told
        assert "The charter of this position is part of the employment contract" in told

    def test_equal_opportunity_is_as_the_company_has_it(self, workspace: Make) -> None:
        company = COMPANY.replace("board: true", "board: true, equal_opportunity: All may apply.")
        assert job(workspace(company)).equal_opportunity == "All may apply."
        assert job(workspace(COMPANY)).equal_opportunity == ""


class TestTemplates:
    def test_hr_can_make_it_their_own(
        self, workspace: Make, charter: Command, tmp_path: Path
    ) -> None:
        workspace(COMPANY)
        assert (
            charter("templates", "eject", "job-description", "--workspace", str(tmp_path)).code == 0
        )
        own = tmp_path / "templates/job-description.md.j2"
        own.write_text(own.read_text("utf-8").replace('## {{ _("Purpose") }}', "## Why"), "utf-8")
        assert charter("templates", "check", str(tmp_path)).code == 0
        charter("build", str(tmp_path), "--paper", "job-description")
        assert "## Why" in (tmp_path / "out/cto-job-description.md").read_text("utf-8")
        own.write_text("{{ job_description.titel }}", "utf-8")
        done = charter("templates", "check", str(tmp_path))
        assert done.code == 1
        assert "titel" in done.out + done.err

    def test_a_template_of_one_position_stands_in_for_the_shipped_one(self) -> None:
        shipped = ("job-description.md.j2", "charter.md.j2", "letterhead.docx")
        assert counterpart("cto-job-description.md.j2", shipped) == "job-description.md.j2"
        assert counterpart("cto-description.md.j2", shipped) == ""
        assert counterpart("our-letterhead.docx", shipped) == ""

    @pytest.mark.parametrize("name", ["job-description", "cto-job-description"])
    def test_a_whole_template_in_word_works(
        self, name: str, workspace: Make, charter: Command, tmp_path: Path
    ) -> None:
        workspace(COMPANY)
        (tmp_path / "templates").mkdir()
        made = docx.Document()
        made.add_paragraph("For {{ job_description.title }}: {{ job_description.purpose }}")
        made.save(str(tmp_path / f"templates/{name}.docx"))
        assert charter("templates", "check", str(tmp_path)).code == 0
        options = ("--paper", "job-description", "--position", "cto", "--format", "docx")
        charter("build", str(tmp_path), *options)
        (paragraph,) = docx.Document(str(tmp_path / "out/cto-job-description.docx")).paragraphs
        assert paragraph.text.startswith("For Chief Technology Officer: What Tarn promises")

    def test_edits_of_it_are_not_taken_back(
        self, workspace: Make, charter: Command, tmp_path: Path
    ) -> None:
        workspace(COMPANY)
        charter("build", str(tmp_path), "--paper", "job-description")
        paper = tmp_path / "out/cto-job-description.md"
        done = charter("diff", str(paper))
        assert done.code == 1
        said = " ".join(done.err.split())
        assert "this is one of job descriptions; edits come back from charters and postings" in said


def test_it_is_english_where_charters_are(workspace: Make) -> None:
    german = COMPANY.replace(
        "currency: USD", "currency: USD, language: {postings: de, charters: en}"
    )
    paper = job(workspace(german))
    assert paper.language.startswith("en")
    with pytest.raises(InputError):
        job(workspace(german.replace("charters: en", "charters: de")))


def test_batch_writes_it(charter: Command, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("Company,cto grade\nHavn,E2\n", "utf-8")
    (tmp_path / "base").mkdir()
    (tmp_path / "base/company.yaml").write_text(COMPANY, "utf-8")
    options = ("--base", str(tmp_path / "base"), "--out", str(tmp_path / "all"), "--jobs", "1")
    rows = str(tmp_path / "rows.csv")
    done = charter("batch", rows, *options, "--paper", "job-description", "--format", "md")
    paper = next((tmp_path / "all").rglob("cto-job-description.md"), None)
    assert paper is not None, done.err
    assert "| **Grade** | E2 |" in paper.read_text("utf-8")


def test_the_charter_stays_as_it_was(workspace: Make) -> None:
    plain, told = workspace(COMPANY), None
    before = compose_charter(organise(plain), "cto", DAY)
    told = workspace(COMPANY + FACTS)
    assert compose_charter(organise(told), "cto", DAY) == before


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_it_takes_three_pages(workspace: Make, tmp_path: Path) -> None:
    if "Carlito" not in told("fc-list", "Carlito"):
        pytest.skip("Carlito, which is as wide as Calibri, is not installed")
    writer = DocxWriter()
    for structure in ("combined", "combined-lean", "cto-led", "separate-full"):
        neighbours = "".join(f"  {name}: {{status: filled}}\n" for name in NEIGHBOURS)
        company = (
            f"company: {{business_model: saas, currency: USD, {LARGE}}}\nstructure: {structure}\n"
        )
        lines = f"positions:\n{neighbours}"
        if structure.startswith("combined"):
            lines += (
                f"  cpto:\n{in_places('US-CO', 'GB', 'DE', 'DK', 'FR').splitlines()[-1]}\n{FACTS}"
            )
        made = organise(workspace(company + lines))
        papers = composed(made, DAY, papers=("job-description",))
        for text in rendered(papers, None):
            for country in ("GB", "US"):
                document = document_of(text)
                document = document._replace(paper=text.paper._replace(country=country))
                file = tmp_path / f"{structure}-{country}-{text.name}.docx"
                file.write_bytes(writer.write(document))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = map(str, sorted(tmp_path.glob("*.docx")))
    told("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files)
    pages = {
        path.stem: int(re.search(r"Pages: +(\d+)", told("pdfinfo", str(path)))[1])
        for path in tmp_path.glob("*.pdf")
    }
    assert len(pages) == len(list(tmp_path.glob("*.docx"))) > 20
    assert {name: number for name, number in pages.items() if number > 3} == {}


def told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
