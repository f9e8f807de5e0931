"""What a run tells people: report.xlsx, report.html, and the lines on the terminal."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import openpyxl

from charter.batch.report_pages import Report, cell_of, report_files
from charter.batch.row_lines import RowLine
from charter.problems import Place, Problem
from test_batch import Batch, report
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, row

FINE = row(name="Fine") + ",5000,leads"
OPEN = row(name="Open", apply_email="") + ",5000,"
BAD = row(name="Bad", country="Utopia", pay_min="lots") + ",5000,leads"
TABLE = "\n".join([f"{HEAD},limits spend,limits hire", FINE, OPEN, BAD, ""])


def sheets(tmp_path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(tmp_path / "out/report.xlsx")
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}


def test_the_workbook_has_clients_what_is_to_do_and_papers(batch: Batch, tmp_path: Path) -> None:
    assert batch(TABLE).out == "3 rows: 2 made, 1 failed; 1 with drafts\n"
    said = sheets(tmp_path)
    assert [*said] == ["Clients", "To do", "Papers"]
    clients = [line[:7] for line in said["Clients"][1:4]]
    assert clients == [
        ("Bad", "cto", "not made", 0, 0, 2, None),
        ("Open", "cto", "made, with drafts", 2, 2, 2, "open"),
        ("Fine", "cto", "made", 2, 0, 0, "fine"),
    ]
    assert said["Clients"][-1][0] == "3 rows: 2 made, 1 failed; 1 with drafts. 2026-12-01"
    to_do = said["To do"][1:]
    assert [(line[0], line[2], line[3]) for line in to_do] == [
        ("Bad", "not made", "C4"),
        ("Bad", "not made", "H4"),
        ("Open", "made, with drafts", "E3"),
        ("Open", "made, with drafts", "E3"),
    ]
    # What to do is said in columns of the table, and not in lines of a company file.
    assert [line[5] for line in to_do[2:]] == [
        "Fill in the column 'limits hire', such as team leads and below",
        "Fill in the column 'apply email' or 'apply url'",
    ]
    papers = {(line[0], line[2]): line[3] for line in said["Papers"][1:]}
    assert papers == {
        ("Fine", "cto-charter.md"): "final",
        ("Fine", "cto-posting.md"): "final",
        ("Open", "cto-charter.md"): "draft",
        ("Open", "cto-posting.md"): "draft",
    }


def test_the_page_links_each_paper_and_names_each_cell(batch: Batch, tmp_path: Path) -> None:
    batch(TABLE)
    page = (tmp_path / "out/report.html").read_text("utf-8")
    for link in re.findall(r'href="([^#"]+)"', page):
        assert (tmp_path / "out" / link).is_file()
    assert len(re.findall(r'href="([^#"]+)"', page)) == 4
    for anchor in re.findall(r'href="#([^"]+)"', page):
        assert page.count(f'id="{anchor}"') == 1
    assert page.index("Not made, and why") < page.index("<td>H4</td>")
    assert page.index("Drafts, and why") < page.index("<td>E3</td>")


def test_the_terminal_says_where_the_reasons_are(batch: Batch, tmp_path: Path) -> None:
    where = f"{tmp_path}/out/report.html (or report.xlsx)"
    assert f"What is left to do, and in which cells: {where}" in batch(TABLE).err
    assert "report.html" not in batch(f"{HEAD},limits spend,limits hire\n{FINE}\n").err


def test_the_pages_name_the_table_without_its_folders(batch: Batch, tmp_path: Path) -> None:
    batch(f"{HEAD}\n{row()}\n{row()}\n")
    page = (tmp_path / "out/report.html").read_text("utf-8")
    assert "the first is t.csv:2" in page
    assert str(tmp_path) not in page


def test_a_long_list_of_faults_says_where_the_rest_is(batch: Batch, tmp_path: Path) -> None:
    rows = [row(name=f"N{n}", country="Utopia", pay_min="lots") for n in range(15)]
    ran = batch("\n".join([HEAD, *rows]))
    assert ran.err.count("t.csv:") == 20
    assert f"... 10 problems more: {tmp_path}/out/report.html (or report.xlsx)" in ran.err
    assert len(sheets(tmp_path)["To do"]) - 1 >= 30


def test_the_same_run_has_the_same_reports(batch: Batch, tmp_path: Path) -> None:
    batch(TABLE)
    first = [(tmp_path / "out" / name).read_bytes() for name in ("report.xlsx", "report.html")]
    batch(TABLE, "--force")
    again = [(tmp_path / "out" / name).read_bytes() for name in ("report.xlsx", "report.html")]
    assert first[0].startswith(b"PK")
    drop = re.compile(rb"\d+ rows: [^<]*")
    assert drop.sub(b"", first[1]).replace(b"as before", b"made") == drop.sub(
        b"", again[1]
    ).replace(b"as before", b"made")


def test_what_stands_in_cells_cannot_steer_the_reports(batch: Batch, tmp_path: Path) -> None:
    batch(f"{HEAD}\n{row(name='@SUM(1)', country='<script><b>')}\n")
    page = (tmp_path / "out/report.html").read_text("utf-8")
    assert "<script>" not in page
    assert "<b>" not in page
    book = openpyxl.load_workbook(tmp_path / "out/report.xlsx")
    cell = book["Clients"]["A2"]
    assert (cell.value, cell.data_type) == ("@SUM(1)", "s")


def test_half_a_character_is_told(batch: Batch, tmp_path: Path) -> None:
    batch('{"name": "A \\ud83d", "structure": "separate", "country": "Utopia"}\n', name="t.jsonl")
    assert report(tmp_path)[0]["status"] == "failed"
    assert "A ?" in (tmp_path / "out/report.html").read_text("utf-8")


def test_what_there_is_no_room_for_is_said() -> None:
    problem = Problem(Place("t.csv", 2, 3), "x", "wrong")
    line = RowLine("t.csv:2", "A", "", "a", "failed", (), (problem,))
    report_ = Report("t.csv", date(2026, 12, 1), "9 rows", [line], left_out=8)
    files = report_files(report_)
    assert b"8 rows more are in report.jsonl, which has all." in files["report.html"]
    book = openpyxl.load_workbook(io.BytesIO(files["report.xlsx"]))
    assert "8 rows more" in str(book["Clients"].cell(5, 1).value)


def test_places_are_said_as_a_spreadsheet_has_them() -> None:
    places = {
        "a/t.csv:7:8": "H7",
        "t.csv:7:28": "AB7",
        "t.csv:7": "row 7",
        "a/b.xlsx!Sheet 1:C4": "Sheet 1 C4",
        "b.xlsx!S:4": "S row 4",
        "a/acme": "acme",
    }
    assert {place: cell_of(place) for place in places} == places
