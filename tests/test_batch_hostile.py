"""Tables from outside: bounded in every way, and what is wrong has its cell."""

from __future__ import annotations

import errno
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from charter.batch import csv_file, json_lines, xlsx_book
from charter.batch.open_table import open_table
from charter.batch.tables import RowTable, UnusableError
from charter.problems import InputError

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = (
    f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>structure</t></is></c></row>'
)
END = "</sheetData></worksheet>"
MEGA = "x" * 1_000_000


def book(path: Path, sheet: Iterable[str], shared: Iterable[str] = (), before: str = "") -> Path:
    """Write a workbook of one sheet from the pieces of its XML."""
    link = '<Relationship Id="r{}" Type="{}/{}" Target="{}"/>'.format
    links = link(1, OFFICE, "worksheet", "worksheets/sheet1.xml")
    parts: dict[str, Iterable[str]] = {
        "[Content_Types].xml": [TYPES],
        "_rels/.rels": [
            LINKS,
            link(1, OFFICE, "officeDocument", "xl/workbook.xml"),
            "</Relationships>",
        ],
        "xl/workbook.xml": [
            f'{before}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>',
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        ],
        "xl/worksheets/sheet1.xml": sheet,
    }
    if shared:
        parts["xl/sharedStrings.xml"] = shared
        links += link(2, OFFICE, "sharedStrings", "sharedStrings.xml")
    parts["xl/_rels/workbook.xml.rels"] = [LINKS, links, "</Relationships>"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, pieces in parts.items():
            with package.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece.encode())
    return path


def rows_of(path: Path) -> list[Any]:
    with ExitStack() as held:
        return list(open_table(path, held).rows)


def refused(path: Path) -> str:
    """Return the first problem for which a table is refused, without its path."""
    with pytest.raises(InputError) as raised:
        rows_of(path)
    return str(raised.value.problems[0]).replace(str(path), "T")


def cell(name: str, value: str, more: str = "") -> str:
    return f'<row r="{name[1:]}"><c r="{name}" {more}>{value}</c></row>'


BOMBS: dict[str, tuple[Callable[[], Iterator[str]], str]] = {
    "one cell": (
        lambda: iter([HEAD, '<row r="2"><c r="A2" t="inlineStr"><is><t>', *[MEGA] * 40]),
        "T!S:A2: this cell is longer than 100,000 characters",
    ),
    "one number": (
        lambda: iter([HEAD, '<row r="2"><c r="A2"><v>', *["1" * 1_000_000] * 40]),
        "T!S:A2: this cell is longer than 100,000 characters",
    ),
    "one attribute": (
        lambda: iter([HEAD, '<row r="2"><c r="A2" z="', *[MEGA] * 40]),
        "T: a mark in 'xl/worksheets/sheet1.xml' is larger than a spreadsheet's",
    ),
    "one name": (
        lambda: iter([HEAD, "<", *[MEGA] * 40]),
        "T: a mark in 'xl/worksheets/sheet1.xml' is larger than a spreadsheet's",
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_no_more_is_unpacked_of_a_bomb_than_shows_that_it_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pieces, said = BOMBS[name]
    path = book(tmp_path / "x.xlsx", pieces())
    unpacked = [0]
    read = zipfile.ZipExtFile.read

    def counting(self: Any, size: int = -1) -> bytes:
        assert 0 < size <= 1 << 16
        block = read(self, size)
        unpacked[0] += len(block)
        return block

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counting)
    assert refused(path).startswith(said)
    assert unpacked[0] < 1_500_000


@pytest.mark.parametrize(
    ("sheet", "shared", "said"),
    [
        ([HEAD, END], [f"<sst {MAIN}>", *[f"<si><t>{'ab' * 500}</t></si>" * 1_100] * 10, "</sst>"],
         "T: 'xl/sharedStrings.xml' in it is larger than 10 MB"),
        ([HEAD, END], [f"<sst {MAIN}><si><t>", MEGA, "</t></si></sst>"],
         "T: a cell's text is longer than 100,000 characters: number 1 in its list"),
        ([f"<!DOCTYPE a [<!ENTITY b 'c'>]>{HEAD}", END], [],
         "T: this has a document type, which no spreadsheet needs"),
        ([HEAD, cell("A2", "<v>1</v>"), '<row r="99999999999"/>', END], [],
         "T: after row 2 of a sheet comes row '99999999999'"),
        ([HEAD, cell("A3", "<v>1</v>"), cell("A2", "<v>1</v>"), END], [],
         "T: after row 3 of a sheet comes row '2'"),
        ([HEAD, '<row r="2"><c r="ZZZ2"><v>1</v></c></row>', END], [],
         "T!S:ZZZ2: this is further right than 2,000 columns"),
        ([HEAD, '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>', END], [],
         "T: in row 2 of a sheet stands a cell 'A2'"),
        ([HEAD, '<row r="2"><c r="A9"><v>1</v></c></row>', END], [],
         "T: in row 2 of a sheet stands a cell 'A9'"),
        ([HEAD, "<row"], [], "T: its part 'xl/worksheets/sheet1.xml' is not well-formed"),
    ],
)  # fmt: skip
def test_what_no_spreadsheet_writes_is_refused_with_its_place(
    tmp_path: Path, sheet: list[str], shared: list[str], said: str
) -> None:
    assert refused(book(tmp_path / "x.xlsx", sheet, shared)).startswith(said)


@pytest.mark.parametrize(
    ("content", "more", "said"),
    [
        ("<v>7</v>", 't="s"', "this cell names no text: '7'"),
        ("<v>-1</v>", 't="s"', "this cell names no text: '-1'"),
        ("<v>nan</v>", "", "this cell names no number: 'nan'"),
        ("<v>1e999</v>", "", "this cell names no number that is in use: '1e999'"),
        (f"<v>{'9' * 5000}</v>", "", f"this cell names no number: '{'9' * 20}'"),
    ],
)
def test_a_cell_that_points_nowhere_fails_alone(
    tmp_path: Path, content: str, more: str, said: str
) -> None:
    sheet = [HEAD, cell("A2", content, more), cell("A3", "<v>1</v>"), END]
    first, second = rows_of(book(tmp_path / "x.xlsx", sheet))
    assert isinstance(first.cells[0].value, UnusableError)
    assert str(first.cells[0].value) == said
    assert second.cells[0].value == 1


def test_a_sheet_that_claims_all_cells_is_read_as_far_as_it_has_any(tmp_path: Path) -> None:
    wide = HEAD.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    (row,) = rows_of(book(tmp_path / "x.xlsx", [wide, cell("A2", "<v>1</v>"), END]))
    assert [c.value for c in row.cells] == [1]


def test_cells_of_every_kind_are_what_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    made = xlsxwriter.Workbook(path)
    page = made.add_worksheet("S")
    page.write_row(0, 0, list("abcdefg"))
    page.write_number(1, 0, 1.5)
    page.write_number(1, 1, 42)
    page.write_boolean(1, 2, True)
    day = made.add_format({"num_format": "d. mmmm yyyy"})
    page.write_datetime(1, 3, datetime(2027, 1, 15), day)
    page.write_rich_string(1, 4, "a", made.add_format({"bold": True}), "b", "c")
    page.write_string(1, 5, "two\nlines _x000D_ <&>")
    page.write_formula(1, 6, "=1+1", None, "text")
    made.close()
    (row,) = rows_of(path)
    assert [c.value for c in row.cells] == [
        1.5, 42, True, datetime(2027, 1, 15), "abc", "two\nlines _x000D_ <&>", "text"
    ]  # fmt: skip
    assert str(row.cells[3].place).endswith("!S:D2")


def test_a_zip_file_with_a_list_without_end_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "x.xlsx", [HEAD, END])
    monkeypatch.setattr(xlsx_book, "MAX_LIST", 100)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refused(path).startswith("T: it has more parts than a spreadsheet has")


# CSV and JSON lines


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{'n' * 200_000},structure\nx,y\n", "T:1: a cell is longer than 131,072 characters"),
        (f"name\n{'n' * 200_000}\n", "T:2: a cell is longer than 131,072 characters"),
        (f'name\n"{"n" * 900_000}', "T:2: a cell is longer than 131,072 characters"),
        (f"name\n{'n,' * 600_000}\n", "T:2: this row is longer than 1,000,000 characters"),
        ("name\n" + '"a\n",' * 250_000, "T:2: this row is longer than 1,000,000 characters"),
        ("a," * 3000 + "\n", "T:1: this row has more than 2,000 columns"),
        ("name\nx\0y\n", "T: this is not a text file"),
    ],
)
def test_csv_is_bounded_in_cells_rows_and_columns(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "x.csv").write_text(content, "utf-8")
    assert refused(tmp_path / "x.csv").startswith(said)


@pytest.mark.parametrize("content", [b"name\nM\xfcller\n", b"M\xfcller\nx\n"])
def test_a_csv_in_another_encoding_than_was_named_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as raised, ExitStack() as held:
        list(open_table(path, held, encoding="utf-8").rows)
    assert str(raised.value) == (
        f"{path}: this is not in the encoding utf-8 - save it as UTF-8, or name its encoding with"
        " --encoding [encoding]"
    )


def test_no_more_is_read_of_a_csv_row_than_shows_that_it_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"name\n" + b"n," * 10_000_000)
    with ExitStack() as held:
        table: RowTable = open_table(path, held)
        with pytest.raises(InputError):
            next(table.rows)
        assert table.part() * 20_000_005 < 2 * csv_file.MAX_ROW


@pytest.mark.parametrize("encoding", ["", "utf-8"])
@pytest.mark.parametrize("name", ["x.csv", "x.jsonl"])
@pytest.mark.parametrize("read", [0, 1_500_000])
def test_a_disk_that_fails_while_a_table_is_read_is_told(
    read: int, name: str, encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(io.FileIO):
        def readinto(self, buffer: Any) -> int:
            if self.tell() >= read:
                raise OSError(errno.EIO, "Input/output error")
            return super().readinto(buffer) or 0

    path = tmp_path / name
    path.write_text('{"name": "x"}\n' * 300_000, "utf-8")
    for module in (csv_file, json_lines):
        monkeypatch.setattr(module, "open_file", lambda path: io.BufferedReader(Failing(path)))
    with pytest.raises(InputError) as raised, ExitStack() as held:
        list(open_table(path, held, encoding=encoding).rows)
    assert str(raised.value) == f"{path}: cannot be read: Input/output error [unreadable]"


def test_json_lines_are_bounded_in_keys_and_depth(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    lines = [
        json.dumps({f"k{n}": 1 for n in range(3000)}),
        "[" * 100_000,
        '{"name": ' + "[" * 50_000 + "]" * 50_000 + "}",
        '{"name": ' + "9" * 5000 + "}",
        "{" + ",".join(f'"k{n}":1' for n in range(50_000)) + ',"k0":1}',
        '{"name": "x"}',
    ]
    path.write_text("\n".join(lines), "utf-8")
    said = [[str(c.value) for c in row.cells] for row in rows_of(path)]
    assert said == [
        ["a row has at most 2,000 values"],
        ["this line has too much within braces, or a number that is too long"],
        ["this line has too much within braces, or a number that is too long"],
        ["this line has too much within braces, or a number that is too long"],
        ["'k0' stands twice"],
        ["x"],
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": "Evil\rBcc: x@evil.example\u0007", "structure": "cto-led"}, "character U+0007"),
        ({"name": "half \ud83d", "structure": "cto-led"}, "character U+D83D"),
        ({"reasons": ["a\x1b[31m"], "name": "x", "structure": "cto-led"}, "character U+001B"),
        ({"na\ud83dme": "x"}, "no field of a company is called 'na\\ud83dme'"),
    ],
)
def test_no_control_character_of_a_row_comes_into_a_paper(
    tmp_path: Path, charter: Any, row: dict[str, Any], said: str
) -> None:
    (tmp_path / "x.jsonl").write_text(json.dumps(row), "utf-8")
    ran = charter("batch", str(tmp_path / "x.jsonl"), "--out", str(tmp_path / "o"), "--jobs", "1")
    assert ran.code == 1
    assert said in ran.err
    assert json.loads((tmp_path / "o/report.jsonl").read_text("utf-8"))["status"] == "failed"


def test_the_nearest_heading_is_looked_up_for_the_first_unknown_ones_only(
    tmp_path: Path, charter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from charter.batch import columns

    asked = []
    monkeypatch.setattr(columns, "did_you_mean", lambda word, _: asked.append(word) or "")
    (tmp_path / "x.csv").write_text(",".join(f"k{n}" for n in range(1500)) + "\nx\n", "utf-8")
    ran = charter("batch", str(tmp_path / "x.csv"), "--out", str(tmp_path / "o"))
    assert ran.err.count("[unknown-column]") == 1500
    assert len(asked) == 100
