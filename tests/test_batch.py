"""Tables to papers: what a heading and a cell mean, and what is wrong with one."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from docx import Document

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import Columns, rule_of
from charter.batch.tasks import Task, Value, slug
from charter.batch.work import _without_person
from charter.facts.catalog import Catalog
from charter.problems import Place, Problem
from conftest import Ran

LIMITS = ",cto limits spend,cto limits hire,cpo limits spend,cpo limits hire"
SET = ",9000,leads,9000,leads"
HEAD = f"name,country,structure,currency,cto pay min,cto pay max{LIMITS}"
ACME = f"Acme,DK,separate,DKK,90000,120000{SET}"
Batch = Callable[..., Ran]


@pytest.fixture
def batch(charter: Batch, tmp_path: Path) -> Batch:
    """Run `charter batch` on a table in a folder of its own, in this process."""

    def run(table: str | Path, *options: str, name: str = "t.csv") -> Ran:
        path = table if isinstance(table, Path) else tmp_path / name
        if isinstance(table, str):
            path.write_text(table, "utf-8")
        usual = ("--out", str(tmp_path / "out"), "--jobs", "1", "--date", "2026-12-01")
        return charter("batch", str(path), *usual, "--format", "md", *options)

    return run


def sheet(path: Path, rows: list[list[Any]], change: Callable[..., None] | None = None) -> Path:
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("Sheet1")
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    if change:
        change(page, book)
    book.close()
    return path


def report(tmp_path: Path) -> list[dict[str, Any]]:
    lines = (tmp_path / "out/report.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("company.name", ("company", "name")),
        ("Name", ("company", "name")),
        ("COMPANY  NAME", ("company", "name")),
        ("structure", ("structure",)),
        ("positions.cpto.pay.min", ("positions", "cpto", "pay", "min")),
        ("CPTO pay_min", ("positions", "cpto", "pay", "min")),
        ("vp-product reports to", ("positions", "vp-product", "reports_to")),
        ("cto places city", ("positions", "cto", "places", 0, "city")),
        ("language.postings", ("company", "language", "postings")),
        ("assign product.roadmap", ("assign", "product.roadmap")),
        ("hire.start", ("hire", "start")),
        ("pay min", None),
        ("salary", None),
    ],
)
def test_a_heading_names_a_field_by_its_words(catalog: Catalog, heading: str, path: Any) -> None:
    assert Columns(catalog, [], of_positions=False).path(heading) == path


def test_fields_of_the_rows_position_need_no_name(catalog: Catalog) -> None:
    columns = Columns(catalog, [], of_positions=True)
    assert columns.path("pay min") == ("positions", "*", "pay", "min")
    assert columns.path("benefits") == ("company", "benefits")
    assert columns.path("position.benefits") == ("positions", "*", "benefits")


PAY, DAY = ("positions", "cto", "pay", "min"), ("positions", "cto", "start")
STATUS, OUTCOMES = ("positions", "cto", "status"), ("positions", "cto", "outcomes")


@pytest.mark.parametrize(
    ("cell", "path", "value"),
    [
        ("95000", PAY, 95000),
        ("12,5", PAY, "12,5"),
        (95000.0, PAY, 95000),
        ("about 95", PAY, "about 95"),
        ("2027-03-01", DAY, "2027-03-01"),
        ("1.3.2027", DAY, "1.3.2027"),
        (46447.0, DAY, "2027-03-01"),
        (datetime(2027, 3, 1), DAY, "2027-03-01"),
        (date(2027, 3, 1), DAY, "2027-03-01"),
        ("soon", DAY, "soon"),
        ("Vacant ", STATUS, "vacant"),
        ("One\r\nTwo | Three", OUTCOMES, ["One", "Two", "Three"]),
        ("yes", ("company", "investors"), True),
        (0, ("company", "investors"), False),
        (1001.0, ("positions", "cto", "reference"), "1001"),
        (0.1 + 0.2, ("positions", "cto", "equity"), "0.3"),
        ("  ", PAY, None),
    ],
)
def test_a_cell_means_what_its_field_wants(cell: Any, path: Any, value: Any) -> None:
    made = value_of(cell, rule_of(path))
    assert (made, type(made)) == (value, type(value))


def test_a_cell_holds_nothing_that_no_paper_can() -> None:
    with pytest.raises(BadCellError) as bad:
        value_of("a\x00b", rule_of(STATUS))
    assert bad.value.code == "control-character"


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("Börk & Søn A/S", "bork-son-a-s"),
        ("../../etc", "etc"),
        ("CON", "con-1"),
        ("株式会社", "株式会社"),
        ("ООО «Ромашка»", "ооо-ромашка"),
        ("Ακμή ΑΕ", "ακμη-αε"),
        ("شركة المستقبل", "شركة-المستقبل"),
        ("हिन्दी कंपनी", "हिन्दी-कंपनी"),
        ("株" * 90, None),
        ("!?", ""),
        ("x" * 300, None),
    ],
)
def test_a_folders_name_is_plain_and_stays_inside(text: str, folder: str | None) -> None:
    made = slug(text)
    assert len(made) <= 80
    assert len(made.encode()) <= 200
    assert folder is None or made == folder


def test_each_row_gets_a_folder_and_the_report_says_so(batch: Batch, tmp_path: Path) -> None:
    ran = batch(f"{HEAD}\n{ACME}\n,,,,,\nBeta,DK,seperate,DKK,,\n")
    assert (ran.code, ran.out) == (1, "2 rows: 1 made, 1 failed, 1 empty\n")
    where = f"{tmp_path / 't.csv'}:4:3"
    said = f"{where}: unknown structure 'seperate' - did you mean 'separate'? [unknown-structure]"
    assert said in ran.err
    first, second = report(tmp_path)
    assert (first["folder"], first["status"]) == ("acme", "made")
    assert sorted(first["files"]) == ["ceo-charter.md", "cpo-charter.md", "cto-charter.md"]
    assert (second["status"], second["problems"][0]["place"]) == ("failed", where)
    assert not (tmp_path / "out/beta").exists()
    summary = json.loads((tmp_path / "out/summary.json").read_bytes())
    assert (summary["version"], summary["made"], summary["failed"]) == (1, 1, 1)


def test_the_same_papers_as_charter_build(batch: Batch, charter: Batch, tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    workspace.mkdir()
    (workspace / "company.yaml").write_text(
        "company: {name: Acme, country: DK, currency: DKK}\nstructure: separate\n"
        "positions:\n"
        "  cto: {pay: {min: 90000, max: 120000}, limits: {spend: 9000, hire: leads}}\n"
        "  cpo: {limits: {spend: 9000, hire: leads}}\n",
        "utf-8",
    )
    charter("build", str(workspace), "--date", "2026-12-01", "--format", "md,docx")
    batch(f"{HEAD}\n{ACME}\n", "--format", "md,docx")
    names = [path.name for path in (workspace / "out").glob("[a-z]*")]
    assert len(names) == 6
    for name in names:
        assert (tmp_path / "out/acme" / name).read_bytes() == (
            workspace / "out" / name
        ).read_bytes()


def test_rows_of_positions_lie_over_a_base(batch: Batch, tmp_path: Path) -> None:
    base = Path(__file__).parent / "briefs/havn"
    table = "position,id,pay max\ncpo,a,140000\ncto,b,\nvp-prodkut,c,\n"
    ran = batch(table, "--base", str(base))
    assert ran.out == "3 rows: 2 made, 1 failed; 2 with drafts\n"
    assert (tmp_path / "out/a/cpo-posting.md").is_file()
    assert "140,000" in (tmp_path / "out/a/cpo-posting.md").read_text("utf-8")
    assert [p.name for p in (tmp_path / "out/b").glob("[a-z]*")] == ["cto-charter.md"]
    assert "vp-prodkut" in ran.err


def test_a_folder_of_workspaces(charter: Batch, tmp_path: Path) -> None:
    briefs = Path(__file__).parent / "briefs"
    arguments = ("--out", str(tmp_path / "out"), "--jobs", "1", "--format", "md", "--json")
    ran = charter("batch", str(briefs), *arguments, "--date", "2026-12-01")
    assert json.loads(ran.out)["made"] == len(list(briefs.iterdir())) - 2, ran.out
    assert {r["folder"] for r in report(tmp_path)} == {p.name for p in briefs.iterdir()}


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("name,structur", "t.csv:1:2: no field of a company is called 'structur' - did you mean"),
        ("name,Company Name", "t.csv:1:2: the column 'Company Name' stands twice"),
    ],
)
def test_a_wrong_heading_stops_before_the_first_row(
    batch: Batch, tmp_path: Path, header: str, said: str
) -> None:
    ran = batch(f"{header}\nAcme,separate\n")
    assert ran.code == 1
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_unknown_columns_can_be_left_out(batch: Batch) -> None:
    assert batch(f"{HEAD},our CRM number\n{ACME},17\n", "--ignore-unknown").code == 0


def test_a_cell_without_a_heading_is_not_swallowed(batch: Batch) -> None:
    assert "t.csv:2:11: this cell has no heading above it" in batch(f"{HEAD}\n{ACME},x\n").err


def test_two_rows_for_one_folder(batch: Batch, tmp_path: Path) -> None:
    ran = batch(f"{HEAD}\n{ACME}\n{ACME.upper().replace('SEPARATE', 'separate')}\n")
    assert ran.out == "2 rows: 1 made, 1 failed\n"
    assert f"the first is {tmp_path / 't.csv'}:2" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_as_programs_write_it(batch: Batch, tmp_path: Path, encoding: str, mark: str) -> None:
    text = f"{HEAD}\r\n{ACME}\r\n".replace("Acme", "Børk").replace(",", mark)
    (tmp_path / "x.csv").write_bytes(text.encode(encoding))
    ran = batch(tmp_path / "x.csv")
    assert ran.code == 0
    assert "Børk" in (tmp_path / "out/bork/cto-charter.md").read_text("utf-8")
    assert ("read as Windows-1252" in ran.err) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the table is empty"),
        (b"name\n\0\0\n", "this is not a text file"),
        (b'name,structure\n"Acme,separate\n', ":2: this is not CSV"),
    ],
)
def test_what_is_no_csv(batch: Batch, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    ran = batch(tmp_path / "x.csv")
    assert ran.code == 1
    assert said in ran.err


ROWS = [
    HEAD.split(","),
    ["Acme", "DK", "separate", "DKK", 90000, 120000, 9000, "leads", 9000, "leads"],
]


def test_xlsx_with_numbers_and_real_dates(batch: Batch, tmp_path: Path) -> None:
    rows = [[*ROWS[0], "cto start"], [*ROWS[1], 46447]]
    assert batch(sheet(tmp_path / "x.xlsx", rows)).code == 0
    assert "1 March 2027" in (tmp_path / "out/acme/cto-charter.md").read_text("utf-8")


def test_a_bad_cell_of_xlsx_has_its_sheet_and_name(batch: Batch, tmp_path: Path) -> None:
    rows = [*ROWS, [], ["Beta", "Utopia", "separate", "DKK", "much", 9]]
    ran = batch(sheet(tmp_path / "x.xlsx", rows))
    assert "x.xlsx!Sheet1:B4: 'country' must be two capital letters" in ran.err
    assert "x.xlsx!Sheet1:E4: 'min' should be a number, not 'much'" in ran.err
    assert ran.out == "2 rows: 1 made, 1 failed, 1 empty\n"


def test_formulas_give_their_value_or_are_refused(batch: Batch, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"

    def formula(value: Any) -> Callable[..., None]:
        return lambda page, _: page.write_formula("F2", "=E2*2", None, value)

    rows = [[*ROWS[0], "cto status", "cto acting"], [*ROWS[1], "vacant", "ceo"]]
    batch(sheet(path, rows, formula(180000)))
    assert "180,000" in (tmp_path / "out/acme/cto-posting.md").read_text("utf-8")
    ran = batch(sheet(path, ROWS, formula("#REF!")))
    assert "x.xlsx!Sheet1:F2: the formula here gives #REF!" in ran.err
    sheet(path, ROWS, formula(7))
    strip_values(path)
    assert "x.xlsx!Sheet1:F2: this formula has no value yet" in batch(path).err


def strip_values(path: Path) -> None:
    """Take the computed value of each formula away, as programs leave it that compute none."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(rb"</f><v>[^<]*</v>", b"</f>", parts[name])
    with zipfile.ZipFile(path, "w") as file:
        for part, content in parts.items():
            file.writestr(part, content)


@pytest.mark.parametrize("content", [b"PK\x03\x04 no", b"\xd0\xcf\x11\xe0 old", b"", b"name\n"])
def test_what_is_no_xlsx(batch: Batch, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    ran = batch(tmp_path / "x.xlsx")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "[no-xlsx]" in ran.err


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.jsonl"])
def test_a_sheet_of_a_file_that_has_none(batch: Batch, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("name\nAcme\n", "utf-8")
    ran = batch(tmp_path / name, "--sheet", "Third")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"{tmp_path / name}: this file has no sheets, so there is no sheet 'Third' - leave out"
        " --sheet [no-sheet]\n"
    )


def test_a_sheet_by_its_name(batch: Batch, tmp_path: Path) -> None:
    path = sheet(tmp_path / "x.xlsx", ROWS, lambda _, book: book.add_worksheet("Other"))
    assert "read 'Sheet1', the first sheet" in batch(path).err
    assert (
        "there is no sheet 'Third' - there are: Sheet1, Other"
        in batch(path, "--sheet", "Third").err
    )


def test_json_lines_hold_objects_and_each_bad_line_fails_alone(batch: Batch) -> None:
    limits = {"spend": 9000, "hire": "leads"}
    good = {"structure": "separate", "cpo": {"limits": limits}}
    good["company"] = {"name": "Acme", "currency": "DKK"}
    good["cto"] = {"limits": limits, "pay": {"min": 1, "max": 2}}
    lines = [json.dumps(good), "{", "[1]", '{"name": "B", "name": "C"}', '{"nme": "D"}', ""]
    ran = batch("\n".join(lines), name="t.jsonl")
    assert ran.out == "5 rows: 1 made, 4 failed\n"
    assert "t.jsonl:2: this line is no whole object in braces" in ran.err
    assert "t.jsonl:3: a row is an object in braces" in ran.err
    assert "t.jsonl:4: 'name' stands twice" in ran.err
    assert "t.jsonl:5: no field of a company is called 'nme'" in ran.err


def test_again_only_what_changed(batch: Batch, tmp_path: Path) -> None:
    two = f"{HEAD}\n{ACME}\n{ACME.replace('Acme', 'Beta')}\n"
    assert batch(two).out == "2 rows: 2 made\n"
    assert batch(two).out == "2 rows: 0 made, 2 unchanged\n"
    assert batch(two.replace(f"120000{SET}\nBeta", f"130000{SET}\nBeta")).out == (
        "2 rows: 1 made, 1 unchanged\n"
    )
    (tmp_path / "out/beta/cto-charter.md").unlink()
    assert batch(two).out == "2 rows: 2 made\n"


def test_an_edited_paper_is_left_alone(batch: Batch, tmp_path: Path) -> None:
    table = f"{HEAD}\n{ACME}\n"
    batch(table)
    paper = tmp_path / "out/acme/cto-charter.md"
    paper.write_text("mine\n", "utf-8")
    assert batch(table).out == "1 row: 0 made, 1 skipped\n"
    ran = batch(table.replace("120000", "130000"))
    assert "would be overwritten" in ran.err
    assert paper.read_text("utf-8") == "mine\n"
    assert batch(table, "--force").out == "1 row: 1 made\n"
    assert paper.read_text("utf-8") != "mine\n"


def test_nothing_to_write_is_no_failure(batch: Batch) -> None:
    ran = batch(f"{HEAD}\n{ACME}\n", "--paper", "posting")
    assert (ran.code, ran.out) == (0, "1 row: 0 made, 1 skipped\n")


def test_a_persons_data_is_in_no_report_and_no_message(batch: Batch, tmp_path: Path) -> None:
    head = "name,structure,position,letter,hire.name,hire.start,charter_in_contract"
    rows = "Acme,separate,cto,no-letter.docx,Zebedee Quux,someday,true\n"
    ran = batch(f"{head}\n{rows}", "--paper", "pack", "--format", "docx")
    assert ran.code == 1
    left = [p.read_text("utf-8", "replace") for p in (tmp_path / "out").rglob("*") if p.is_file()]
    said = "".join([ran.out, ran.err, *left, *map(str, (tmp_path / "out").rglob("*"))])
    assert "Zebedee" not in said
    assert "someday" not in said


def test_packs_of_hires(batch: Batch, tmp_path: Path) -> None:
    letter = Document()
    letter.add_paragraph("Dear {{ hire.name }}, from {{ hire.start }} for {{ hire.pay }}")
    letter.save(str(tmp_path / "offer.docx"))
    head = "id,name,structure,country,charter_in_contract,position,letter"
    head += ",hire name,hire start,hire pay,cto limits spend,cto limits hire,currency"
    company = "Acme,separate,DK,no,cto,offer.docx"
    hires = ("h1", "Zebedee Quux,1.3.2027,95000"), ("h2", ",1.3.2027,1")
    rows = "".join(f"{row},{company},{hire},9000,leads,DKK\n" for row, hire in hires)
    ran = batch(f"{head}\n{rows}", "--paper", "pack", "--format", "docx")
    assert ran.out == "2 rows: 1 made, 1 failed\n"
    assert "t.csv:3: this hire has no name - fill in 'hire.name' [missing-key]" in ran.err
    made = tmp_path / "out/h1/cto-offer.docx"
    assert made.stat().st_mode & 0o777 == 0o600
    assert "Zebedee" not in (tmp_path / "out/report.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("table", "paper", "told"),
    [
        ("hire.name\nA B\n", "pack", "nothing says which company these hires are of - name its "),
        ("position\ncto\n", "charter", "nothing says which company these rows are of - name its "),
        ("company,structure,position\nAcme,separate,cto\n", "pack", "no column names the person"),
        ("company,position\nAcme,cto\n", "charter", "'structure' is missing - fill in the column"),
        ("position,nme\ncto,Acme\n", "charter", "no field of a company is called 'nme' - did you "),
    ],
)
def test_what_no_column_says_is_told_once(batch: Batch, table: str, paper: str, told: str) -> None:
    ran = batch(table, "--paper", paper, "--format", "docx")
    assert told in ran.err
    assert ran.err.count("[no-company]") == ("nothing says" in told)


def test_a_problem_quotes_nothing_of_a_person() -> None:
    hire = (Value(("hire", "name"), "Zebedee Quux", Place("t.csv", 2, 5)),)
    said = Problem(Place("Zebedee Quux.docx"), "x", "unknown 'Zebedee Quux'", "drop Zebedee Quux")
    task = Task("a", Place("t.csv", 2), hire=hire)
    assert "Zebedee" not in str(_without_person(said, task))


def test_a_letter_lies_beside_the_table(batch: Batch) -> None:
    ran = batch(
        "name,structure,position,letter,hire.name\nAcme,separate,cto,../../x.docx,A B\n",
        *("--paper", "pack", "--format", "docx"),
    )
    assert "lies beside the table" in ran.err
