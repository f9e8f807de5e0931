"""charter audit: from old papers to a workspace, with a person's answers in between."""

from __future__ import annotations

import csv
import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from conftest import Ran

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ROOT / "tests" / "data" / "audit" / "kestrel"
KESTREL = ROOT / "tests" / "briefs" / "kestrel"
DAY = ("--date", "2026-12-01")
Command = Callable[..., Ran]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that has three old papers in 'old'."""
    shutil.copytree(PAPERS, tmp_path / "old")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def data_of(said: Ran) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(said.out)
    return data


def rows_of(path: str) -> list[list[str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def fill_in(path: str, answers: dict[str, str]) -> None:
    """Write answers into the table: by how the quote begins, what its last column gets."""
    rows = rows_of(path)
    for row in rows[1:]:
        row[-1] = next((said for words, said in answers.items() if row[2].startswith(words)), "")
    assert sum(bool(row[-1]) for row in rows[1:]) >= len(answers)
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


ANSWERS = {
    "Decide which AI features": "data.ai-in-product",
    "Decides which AI features": "Quality of AI in the product",
    "Own the product roadmap": "product.roadmap",
    "Owns the product roadmap": "product.roadmap",
    "Own the architecture": "technology-roadmap.architecture",
    "Own information security": "operations-and-security.security-posture",
    "Support sales in": "none",
}


def test_it_says_who_claims_what_with_the_sentences(charter: Command, here: Path) -> None:
    said = charter("audit", "old")

    assert said.code == 1
    assert "3 papers, for CISO, CPO and CTO" in said.out
    assert "Product roadmap. The CPO and the CTO" in said.out
    assert "“Owns the product roadmap” (cpo-2019.docx, " in said.out
    assert "The CISO reports to the CEO or the CTO: papers differ." in said.out
    assert "Claimed by nobody" in said.out
    assert "business_model: " in said.out


def test_facts_of_a_workspace_count(charter: Command, here: Path) -> None:
    bare = data_of(charter("audit", "old", "--json"))
    shutil.copytree(KESTREL, "kestrel")
    found = data_of(charter("audit", "old", "--workspace", "kestrel", "--json"))

    assert found["company"] == "Kestrel Ledger"
    assert "business_model" in [each["fact"] for each in bare["depends"]]
    assert "business_model" not in [each["fact"] for each in found["depends"]]
    assert len(found["nobody"]) > len(bare["nobody"])


def test_the_whole_way_from_old_papers_to_charters(charter: Command, here: Path) -> None:
    first = charter("audit", "old", "--out", "found", *DAY)
    assert first.code == 1
    fill_in("found/review.csv", ANSWERS)

    second = charter("audit", "old", "--review", "found/review.csv", "--write", "new", *DAY)
    assert second.code == 1
    assert "Quality of AI in the product. The CPO and the CTO: both say that they decide." in (
        second.out
    )
    company = yaml.safe_load(Path("new/company.yaml").read_text("utf-8"))
    assert company["disputed"]["product.roadmap"] == ["cpo", "cto"]
    assert company["assign"]["technology-roadmap.architecture"] == "cto"
    assert company["positions"]["vp-product"]["reports_to"] == "cpo"
    assert "reports_to" not in company["positions"]["ciso"]
    assert "# “Owns the product roadmap” (CPO: cpo-2019.docx, " in (
        Path("new/company.yaml").read_text("utf-8")
    )

    checked = data_of(charter("check", "new", "--json"))
    codes = {finding["code"] for finding in checked["findings"]}
    assert "disputed" in codes
    built = charter("build", "new", *DAY)
    assert "is a draft" in built.err
    charters = sorted(path.name for path in Path("new/out").glob("*-charter.docx"))
    assert {"ciso-charter.docx", "cpo-charter.docx", "cto-charter.docx"} <= set(charters)
    assert "DRAFT" in Path("new/out/cto-charter.md").read_text("utf-8").splitlines()[0].upper()


def test_a_reorganisation_goes_on_from_what_was_written(
    charter: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charter.cli.transition_papers.can_redline", lambda: False)
    for title, duty in (("Technology", "Own the architecture."), ("Product", "Own discovery.")):
        text = f"# Chief {title} Officer\n\n**Reports to:** CEO\n\n## Duties\n\n- {duty}\n"
        Path(f"old/{title}.md").write_text(text, "utf-8")
    assert charter("audit", "old/Technology.md", "old/Product.md", "--write", "new").code == 1
    assert charter("check", "new").code == 0

    said = charter("transition", "new", "cto-led", "--workspace", "new", "--on", "2027-02-01")
    assert said.code == 0, said.err


def test_answers_are_remembered_by_their_words(charter: Command, here: Path) -> None:
    shutil.copytree(KESTREL, "kestrel")
    Path("kestrel/.gitignore").write_text("out/", "utf-8")
    charter("audit", "old", "--workspace", "kestrel", "--out", "found")
    fill_in("found/review.csv", ANSWERS)
    told = charter("audit", "old", "--workspace", "kestrel", "--review", "found/review.csv")

    memory = Path("kestrel/audit.yaml")
    assert stat.S_IMODE(memory.stat().st_mode) == 0o600
    assert {"words": "Support sales in conversations with large prospects", "entry": "none"} in (
        yaml.safe_load(memory.read_text("utf-8"))["answers"]
    )
    assert "kestrel/.gitignore: 'audit.yaml' is added" in told.err
    assert Path("kestrel/.gitignore").read_text("utf-8").splitlines()[0] == "out/"
    assert "audit.yaml" in Path("kestrel/.gitignore").read_text("utf-8").splitlines()

    again = data_of(charter("audit", "old", "--workspace", "kestrel", "--json"))
    confirmed = {c["quote"] for c in again["claims"] if c["confirmed"]}
    assert "Own information security" in confirmed
    assert any(c["nothing"] for c in again["claims"] if c["quote"].startswith("Support sales in"))
    assert charter("check", "kestrel").err == charter("check", str(KESTREL)).err


def test_answers_come_from_a_workbook_too(charter: Command, here: Path) -> None:
    charter("audit", "old", "--out", "found")
    book = load_workbook("found/review.xlsx")
    assert book.sheetnames == ["Review", "How", "Entries"]
    sheet = book["Review"]
    for row in sheet.iter_rows(min_row=2):
        if str(row[2].value).startswith("Own information security"):
            row[-1].value = 1
    book.save("found/review.xlsx")
    found = data_of(charter("audit", "old", "--review", "found/review.xlsx", "--json"))

    confirmed = [claim["quote"] for claim in found["claims"] if claim["confirmed"]]
    assert confirmed == ["Own information security", "Own information security"]


def test_wrong_ids_stop_it_with_the_cell_and_the_nearest(charter: Command, here: Path) -> None:
    charter("audit", "old", "--out", "found")
    fill_in("found/review.csv", {"Own information security": "product.roadmapp"})
    said = charter("audit", "old", "--review", "found/review.csv", "--write", "new")

    assert said.code == 1
    assert "found/review.csv:" in said.err
    assert "no entry is called 'product.roadmapp' - did you mean 'product.roadmap'?" in said.err
    assert not Path("new").exists()


def test_rows_about_other_papers_are_told_and_the_rest_counts(charter: Command, here: Path) -> None:
    charter("audit", "old", "--out", "found")
    fill_in("found/review.csv", {"Own information security": "1", "Support sales in": "none"})
    said = charter("audit", "old/ciso.txt", "--review", "found/review.csv", "--json")

    assert [problem["code"] for problem in data_of(said)["stale"]] == ["stale-row"]
    assert "'Support sales in conversations with large prospects' stands in none" in said.err
    assert any(claim["confirmed"] for claim in data_of(said)["claims"])


def test_a_table_of_something_else_is_refused(charter: Command, here: Path) -> None:
    Path("other.csv").write_text("Name,Title\nJo,CEO\n", "utf-8")
    said = charter("audit", "old", "--review", "other.csv")

    assert said.code == 1
    assert "no column 'Entry'" in said.err


def test_title_lines_pay_and_date_of_each_paper_are_shown_with_their_places(
    charter: Command, here: Path
) -> None:
    charter("audit", "old", "--out", "found", *DAY)
    report = Path("found/audit.md").read_text("utf-8")
    row = next(line for line in report.splitlines() if line.startswith("| cpo-2019.docx | Chief"))

    assert "| Chief Executive Officer (table 1, row 3) |" in row
    assert "VP Product (table 1, row 4); Head of Design (table 1, row 4)" in row
    assert "USD 230,000 (table 1, row 6)" in row
    [paper] = data_of(charter("audit", "old/cto.md", "--json"))["papers"]
    assert paper["reports_to"]["text"] == "CEO"
    assert paper["reports_to"]["line"] == 3
    assert [each["text"] for each in paper["reports"]] == ["VP Engineering", "Head of Data", "CISO"]
    assert paper["pay"] is None


def test_the_report_says_what_the_words_of_each_paper_are_for_and_which_version_counts(
    charter: Command, here: Path
) -> None:
    cto = Path("old/cto.md").rename("old/cto-2024.md").read_text("utf-8")
    fewer = [line for line in cto.splitlines(keepends=True) if "- Own the" not in line]
    Path("old/cto-2019.md").write_text("".join(fewer), "utf-8")
    charter("audit", "old", "--out", "found", *DAY)
    lines = Path("found/audit.md").read_text("utf-8").splitlines()
    [start] = [
        n for n, line in enumerate(lines) if line.startswith("| Paper | Post | Duties and results")
    ]
    header, _, *rows = (
        [cell.strip() for cell in line[2:-2].split(" | ")] for line in lines[start : start + 6]
    )
    shown = {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}
    papers = data_of(charter("audit", "old", "--json"))["papers"]

    assert len(papers) == len(shown) == 4
    for paper in papers:
        words, row = paper["words"], shown[Path(paper["file"]).name]
        for name, kinds in {
            "Duties and results": ("duty", "result"),
            "Requirements": ("requirement",),
            "About us, benefits, law": ("boilerplate",),
            "Filler": ("filler",),
            "Facts": ("fact",),
        }.items():
            count = sum(words.get(kind, 0) for kind in kinds)
            assert row[name] == f"{round(100 * count / sum(words.values()))}%", (paper, name)
    older = {paper["file"] for paper in papers if paper["older"]}
    assert older == {"old/cto-2019.md"}
    assert [
        line.split(" | ")[0] for line in lines if "(an older version: does not count)" in line
    ] == ["| cto-2019.md"]


def test_what_quotes_people_is_its_owners_alone_and_left_out_of_git(
    charter: Command, here: Path
) -> None:
    charter("audit", "old", "--out", "found", "--write", "new")
    private = [*Path("found").glob("audit.*"), *Path("found").glob("review.*")]
    private.append(Path("new/company.yaml"))

    assert len(private) == 6
    assert {stat.S_IMODE(path.stat().st_mode) for path in private} == {0o600}
    assert {stat.S_IMODE(Path(name).stat().st_mode) for name in ("found", "new")} == {0o700}
    assert "audit.*" in Path("found/.gitignore").read_text("utf-8").splitlines()
    assert "company.yaml" in Path("new/.gitignore").read_text("utf-8").splitlines()
    assert "To forget all of it, delete" in Path("found/audit.md").read_text("utf-8")


def test_a_workspace_is_written_into_a_new_or_empty_folder_only(
    charter: Command, here: Path
) -> None:
    Path("full").mkdir()
    Path("full/notes.txt").write_text("mine", "utf-8")
    said = charter("audit", "old", "--write", "full", "--out", "found")

    assert said.code == 1
    assert "this folder is not empty: it has 'notes.txt'" in said.err
    assert os.listdir("full") == ["notes.txt"]
    assert not Path("found").exists()
    Path("empty").mkdir()
    charter("audit", "old", "--write", "empty")
    assert Path("empty/company.yaml").is_file()


HOSTILE = (
    "# Chief Technology Officer\n\n**Reports to:** CEO: [x]\n\n## Responsibilities\n\n"
    "- Own the product roadmap\u2028positions: {cto: null}\u0085assign: {x: y}\n"
    '- Own the architecture of the product: "a", {b}, # c & *d* <script>alert(1)</script>\n'
    '- =HYPERLINK("http://x.example") is how you own cloud cost\n'
)


def test_no_paper_can_write_a_line_of_the_company_file(charter: Command, here: Path) -> None:
    Path("hostile.md").write_text(HOSTILE, "utf-8")
    charter("audit", "hostile.md", "--write", "new", "--out", "found", "--format", "html,xlsx,csv")
    company = yaml.safe_load(Path("new/company.yaml").read_text("utf-8"))

    assert set(company) <= {"company", "structure", "positions", "assign", "disputed"}
    assert "x" not in company.get("assign", {})
    assert charter("check", "new").code in (0, 1)
    assert "<script>alert" not in Path("found/audit.html").read_text("utf-8")
    assert not [row for row in rows_of("found/review.csv") if row[2].startswith("=")]


def test_what_new_charters_take_from_people_and_add(charter: Command, here: Path) -> None:
    company = (
        "company: {name: Kestrel Ledger, business_model: saas}\nstructure: separate\n"
        "positions:\n  ciso: {reports_to: cto}\nassign:\n"
        "  technology-roadmap.architecture: cpo\n"
    )
    Path("plan").mkdir()
    Path("plan/company.yaml").write_text(company, "utf-8")
    said = charter("audit", "old", "--against", "plan")
    found = data_of(charter("audit", "old", "--against", "plan", "--json"))

    assert said.code == 1
    by_post = {each["post"]: each for each in found["promises"]}
    taken = {each["entry"]: each for each in by_post["cto"]["taken"]}
    assert taken["technology-roadmap.architecture"]["owner"] == "cpo"
    assert taken["technology-roadmap.architecture"]["sure"]
    assert "strategy.technology-strategy" in by_post["cto"]["kept"]
    assert "technology-roadmap.technical-debt" in by_post["cto"]["added"]
    assert by_post["ciso"]["lines"] == [
        "The paper says it reports to 'Chief Executive Officer'; here it reports to the CTO."
    ]
    assert "Target architecture: not given; now with: CPO" in said.out
    assert "Claimed by nobody" not in said.out


def test_a_posting_that_promises_what_its_charter_gives_is_fine(
    charter: Command, here: Path
) -> None:
    text = "# Chief Product Officer\n\n## Responsibilities\n\n- Owns pricing and packaging.\n"
    Path("posting.md").write_text(text, "utf-8")
    company = "company: {name: Acme, business_model: saas}\nstructure: separate\n"
    Path("plan").mkdir()
    Path("plan/company.yaml").write_text(company, "utf-8")

    assert charter("audit", "posting.md", "--against", "plan").code == 0
    assert charter("audit", "posting.md", "--against", "plan", "--quiet").out == ""


@pytest.mark.parametrize("name", ["northwind", "tallyho", "havn", "kestrel"])
def test_our_own_postings_promise_nothing_that_the_charter_does_not_give(
    name: str, charter: Command, here: Path
) -> None:
    shutil.copytree(ROOT / "tests" / "briefs" / name, name)
    charter("build", name, "--paper", "posting", "--format", "docx", *DAY)
    postings = sorted(map(str, Path(name, "out").glob("*-posting.docx")))
    found = data_of(charter("audit", *postings, "--against", name, "--json"))

    assert postings
    assert [each["position"] for each in found["promises"]] != []
    assert [t for each in found["promises"] for t in each["taken"] if t["sure"]] == []


def test_a_folder_of_papers_for_each_client(charter: Command, here: Path) -> None:
    for client in ("Acme", "Beta"):
        shutil.copytree("old", f"clients/{client}")
    shutil.rmtree("clients/Beta")
    shutil.copytree("old", "clients/Beta/papers")
    shutil.copy(KESTREL / "company.yaml", "clients/Beta/company.yaml")
    Path("clients/empty").mkdir()
    words = ("batch", "clients", "--paper", "audit", "--out", "many", "--jobs", "1")
    said = charter(*words)

    assert said.code == 0, said.err
    assert "2 rows: 2 made" in said.out
    for client in ("acme", "beta"):
        assert stat.S_IMODE(Path(f"many/{client}/audit.md").stat().st_mode) == 0o600
        assert Path(f"many/{client}/review.xlsx").is_file()
    assert "apply to Kestrel Ledger" in Path("many/beta/audit.md").read_text("utf-8")
    assert "*/audit.*" in Path("many/.gitignore").read_text("utf-8").splitlines()
    assert "2 unchanged" in charter(*words).out
    Path("clients/Acme/ciso.txt").unlink()
    assert "1 made, 1 unchanged" in charter(*words).out


def test_papers_that_are_not_there_and_folders_without_any(charter: Command, here: Path) -> None:
    Path("empty").mkdir()
    assert "there is no such folder or file" in charter("audit", "old", "nowhere").err
    assert charter("audit", "empty").code == 1


def test_the_same_papers_give_the_same_report(charter: Command, here: Path) -> None:
    every = ("--format", "md,docx,html,txt,xlsx,csv")
    charter("audit", "old", "--out", "one", *every, *DAY)
    charter("audit", "old", "--out", "two", *every, *DAY)
    files = sorted(path.name for path in Path("one").iterdir())

    assert len(files) == 10
    assert [n for n in files if Path("one", n).read_bytes() != Path("two", n).read_bytes()] == []
