"""charter matrix: who is accountable, responsible, consulted, informed, on screen and on paper."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import charter as package
from charter.cli import matrix_text
from charter.cli.output import unstyle
from charter.cli.printer import lines_of
from charter.compose.matrix import LETTERS, compose_matrix, short_heads, spans
from charter.document.document import document_of
from charter.write.letters import LOOKS
from charter.write.spreadsheet import Sheet, write_csv, write_xlsx
from charter.write.web.html import write_html
from making import composed, organised, rendered, written

ROOT = Path(__file__).resolve().parent.parent
HAVN_FOLDER = ROOT / "tests/briefs/havn"
ULMAREY_FOLDER = ROOT / "catalog/examples/ulmarey"
DAY = date(2026, 12, 1)
HAVN = organised(HAVN_FOLDER)
ULMAREY = organised(ULMAREY_FOLDER)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    'company: {name: "=cmd|x <b>&amp; |"}\nstructure: separate\npositions:\n'
    '  cto: {title: "@SUM(1) | <script>alert(1)</script>", short: "=1+1"}\n'
)
GAPS = (
    "company: {name: A}\nstructure: separate\n"
    "positions:\n  cto-a: {role: cto}\n  cto-b: {role: cto}\n"
)


def text_of(organisation: Any, **only: Any) -> Any:
    return rendered([compose_matrix(organisation, DAY, **only)], None)[0]


def test_every_row_has_one_owner_and_decisions_come_below() -> None:
    matrix = compose_matrix(HAVN, DAY)
    work, calls = matrix.parts
    assert [len(work.rows), len(calls.rows)] == [len(HAVN.responsibilities), len(HAVN.decisions)]
    assert all(row.letters.count("A") == 1 and "D" not in row.letters for row in work.rows)
    assert all(row.letters.count("D") == 1 and "A" not in row.letters for row in calls.rows)


def test_letters_say_what_the_assignment_says() -> None:
    matrix = compose_matrix(ULMAREY, DAY)
    names = [column.id for column in matrix.columns]
    for part in matrix.parts:
        for row in part.rows:
            a = ULMAREY.responsibilities.get(row.id) or ULMAREY.decisions[row.id]
            lists = {"R": a.responsible, "C": a.consulted, "I": a.informed, "V": a.veto}
            for letter, held in lists.items():
                there = {n for n, own in zip(names, row.letters, strict=True) if own == letter}
                assert there == set(held), (row.id, letter)


def test_vetoes_are_shown() -> None:
    assert any("V" in row.letters for row in compose_matrix(ULMAREY, DAY).parts[1].rows)


def test_only_an_area_only_a_position() -> None:
    some = compose_matrix(HAVN, DAY, areas=("strategy", "data"))
    assert {row.area for part in some.parts for row in part.rows} == {"strategy", "data"}
    mine = compose_matrix(HAVN, DAY, positions=("vp-design",))
    column = [c.id for c in mine.columns].index("vp-design")
    assert all(row.letters[column] for part in mine.parts for row in part.rows)
    assert mine.filters == "only work in which the Head of Design has a part"


def test_a_position_can_be_named_by_an_alias_of_its_role(charter: Callable[..., Any]) -> None:
    ran = charter("matrix", str(ROOT / "tests/briefs/northwind"), "--position", "ctpo", "--json")
    assert json.loads(ran.out)["rows"]


def test_unknown_areas_and_positions_are_all_named_at_once(charter: Callable[..., Any]) -> None:
    ran = charter("matrix", str(HAVN_FOLDER), "--area", "stratgy", "--position", "cfo")
    assert ran.code == 1
    assert "there is no area 'stratgy' - did you mean 'strategy'?" in ran.err
    assert "this company has no position 'cfo'" in ran.err


def test_heads_are_short_and_no_two_alike() -> None:
    assert short_heads(["CEO", "VP Engineering", "Head of Design", "General Counsel"]) == [
        "CEO",
        "VPE",
        "HoD",
        "GC",
    ]
    assert short_heads(["VP Data", "VP Design", "VP Data"])[1:] == ["VPDe", "VPDa"]


@given(st.lists(st.text(max_size=12), max_size=30))
def test_heads_of_any_names_differ(names: list[str]) -> None:
    heads = short_heads(names)
    assert len(set(heads)) == len(heads) == len(names)


@given(st.integers(1, 200), st.integers(1, 20))
def test_columns_are_cut_into_even_pieces_that_miss_none(count: int, most: int) -> None:
    cuts = spans(count, most)
    assert [n for first, last in cuts for n in range(first, last)] == list(range(count))
    assert max(last - first for first, last in cuts) <= most


def printed(organisation: Any, width: int) -> list[str]:
    made = matrix_text.lines(organisation, compose_matrix(organisation, DAY))
    return [unstyle(line) for text in made for line in lines_of(text, width)]


class TestTerminal:
    @pytest.mark.parametrize("width", [60, 80, 100, 200])
    @pytest.mark.parametrize("organisation", [HAVN, ULMAREY], ids=["havn", "ulmarey"])
    def test_no_line_is_wider_than_the_terminal(self, organisation: Any, width: int) -> None:
        assert max(map(len, printed(organisation, width))) <= width

    def test_where_the_width_is_small_columns_are_split_and_none_is_lost(self) -> None:
        matrix = compose_matrix(ULMAREY, DAY)
        work = [s for s in printed(ULMAREY, 80) if s.startswith("Responsibilities (")]
        assert len(work) == 2
        shown = [word for s in work for word in s.split(")", 1)[1].split()]
        assert shown == [column.head for column in matrix.columns]

    def test_into_a_pipe_each_row_is_one_line(self, charter: Callable[..., Any]) -> None:
        ran = charter("matrix", str(ULMAREY_FOLDER))
        assert ran.code == 0
        assert re.search(r"^  Product vision +C +C +\. +\. +A +C( +\.){5}$", ran.out, re.MULTILINE)
        assert "(vacant, VP Engineering acts)" in ran.out

    def test_gaps_are_shown_and_are_no_success(
        self, charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
    ) -> None:
        workspace(GAPS)
        ran = charter("matrix", str(tmp_path))
        assert ran.code == 1
        assert "Target architecture" in ran.out
        assert "'charter check' lists them" in ran.err


def test_json_has_a_version_and_every_row(charter: Callable[..., Any]) -> None:
    data = json.loads(charter("matrix", str(HAVN_FOLDER), "--json").out)
    assert data["version"] == 1
    assert len(data["rows"]) == len(HAVN.responsibilities) + len(HAVN.decisions)
    first = data["rows"][0]
    assert first["letters"][first["accountable"]] == "A"
    assert set(data["letters"]) <= set(LETTERS)


@pytest.mark.parametrize(
    "arguments",
    [("--out", "x"), ("--format", "odt"), ("--format", ",")],
)
def test_wrong_usage_is_exit_code_2(charter: Callable[..., Any], arguments: Any) -> None:
    assert charter("matrix", str(HAVN_FOLDER), *arguments).code == 2


def test_json_with_a_format_writes_the_file_and_names_it(
    charter: Callable[..., Any], tmp_path: Path
) -> None:
    where = ("--format", "md", "--out", str(tmp_path))
    data = json.loads(charter("matrix", str(HAVN_FOLDER), "--json", *where).out)
    assert (data["written"], data["folder"]) == (["matrix.md"], str(tmp_path))
    assert (tmp_path / "matrix.md").is_file()


def test_all_formats_are_written_and_are_the_same_twice(
    charter: Callable[..., Any], tmp_path: Path
) -> None:
    arguments = ("--format", "md,docx,csv,xlsx,html,svg", "--date", "2026-12-01", "--out")
    for folder in ("a", "b"):
        assert charter("matrix", str(HAVN_FOLDER), *arguments, str(tmp_path / folder)).code == 0
    made = sorted(path.name for path in (tmp_path / "a").glob("[!.]*"))
    assert made == [
        "matrix.csv",
        "matrix.docx",
        "matrix.html",
        "matrix.md",
        "matrix.xlsx",
        "org-chart.svg",
    ]
    for name in made:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_over_gaps_it_is_a_draft_and_says_so(
    charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
) -> None:
    workspace(GAPS)
    assert charter("matrix", str(tmp_path), "--format", "md").code == 1
    text = (tmp_path / "out/matrix.md").read_text("utf-8")
    assert text.startswith("# Draft \N{EN DASH} Who does what: ")
    assert text.count("Draft \N{EN DASH} ") == 1
    assert "Nobody owns this work yet: " in text


class TestWord:
    @staticmethod
    def document(organisation: Any) -> Any:
        text = text_of(organisation)
        files = dict(written([text], ("docx",), None))
        return docx.Document(io.BytesIO(files["matrix.docx"]))

    def test_the_page_lies_on_its_side_and_headers_reach_its_edge(self) -> None:
        made = self.document(HAVN)
        (section,) = made.sections
        assert round(section.page_width.mm) == 297
        assert section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE
        (stop,) = made.styles["header"].paragraph_format.tab_stops
        width = section.page_width - section.left_margin - section.right_margin
        assert abs(stop.position - width) < 1000

    def test_the_header_row_repeats_and_areas_span_the_table(self) -> None:
        table = self.document(HAVN).tables[0]._tbl
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        (cell,) = rows[1].findall(f"{W}tc")
        assert cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == str(len(HAVN.positions) + 1)

    def test_letters_are_centred_and_shaded_and_vetoes_outlined(self) -> None:
        seen: dict[str, tuple[str, bool, bool]] = {}
        for table in self.document(ULMAREY).tables:
            for cell in table._tbl.iter(f"{W}tc"):
                letter = "".join(t.text or "" for t in cell.iter(f"{W}t"))
                if letter in LETTERS:
                    shade = cell.find(f"{W}tcPr/{W}shd")
                    fill = "" if shade is None else shade.get(f"{W}fill")
                    outlined = cell.find(f"{W}tcPr/{W}tcBorders") is not None
                    bold = cell.find(f".//{W}b") is not None
                    assert cell.find(f".//{W}jc").get(f"{W}val") == "center"
                    seen[letter] = (fill, bold, outlined)
        strong, middle, light = (LOOKS[letter].fill for letter in "ARC")
        assert seen == {
            "A": (strong, True, False),
            "D": (strong, True, False),
            "V": ("", True, True),
            "R": (middle, False, False),
            "C": (light, False, False),
            "I": ("", False, False),
        }

    def test_shades_differ_enough_for_a_black_and_white_printer(self) -> None:
        def grey(fill: str) -> float:
            red, green, blue = (int(fill[n : n + 2], 16) for n in (0, 2, 4))
            return 0.3 * red + 0.59 * green + 0.11 * blue

        shades = [grey(LOOKS[letter].fill) for letter in "ARC"] + [255]
        assert all(later - earlier > 15 for earlier, later in pairwise(shades))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))


class TestHtml:
    def test_headers_have_a_scope_and_nothing_is_remote(self) -> None:
        page = write_html(document_of(text_of(HAVN))).decode()
        found = _Tags()
        found.feed(page)
        assert all("scope" in a for tag, a in found.tags if tag == "th")
        names = {tag for tag, _ in found.tags}
        assert not names & {"script", "link", "img", "iframe", "object"}
        assert not any({"src", "href"} & set(a) for _, a in found.tags)
        assert "url(" not in page
        assert "prefers-color-scheme" in page
        assert "@media print" in page
        assert 'lang="en-GB"' in page

    def test_company_text_is_never_markup(self, workspace: Callable[..., Any]) -> None:
        text = text_of(package.organise(workspace(HOSTILE)))
        page = write_html(document_of(text)).decode()
        assert "<script" not in page
        assert "<b>" not in page
        assert "&lt;script&gt;" in page

    def test_a_charter_can_be_a_page_too(self) -> None:
        (paper,) = composed(HAVN, DAY, position="cpo", papers=("charter",))
        (text,) = rendered([paper], None)
        page = write_html(document_of(text)).decode()
        assert '<th scope="row"><strong>Reports to</strong></th>' in page
        assert '<p class="sub">Havn ApS' in page
        assert "size:landscape" not in page


class TestSpreadsheets:
    def test_csv_opens_right_and_computes_nothing(
        self, charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
    ) -> None:
        workspace(HOSTILE)
        assert charter("matrix", str(tmp_path), "--format", "csv").code == 0
        raw = (tmp_path / "out/matrix.csv").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
        assert "'=1+1" in rows[0]
        assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")]
        assert rows[1][:3] == ["Responsibility", "Strategy", "Product vision"]

    @given(st.text())
    def test_no_cell_of_csv_starts_a_formula(self, text: str) -> None:
        try:
            raw = write_csv(("a",), [(text,)])
        except UnicodeEncodeError:
            return
        body = raw.decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')
        assert not body.lstrip().startswith(tuple("=+-@"))

    @pytest.mark.parametrize(
        ("text", "field"),
        [
            ("C;=1+1", '"C;\'=1+1"'),
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            ("+1", '"\'+1"'),
            ("-1", '"\'-1"'),
            ("@x", '"\'@x"'),
            ("\tx", '"\'\tx"'),
            ("\rx", '"\'\rx"'),
            ("\t=1", '"\'\t=1"'),
            ("a\t=1", '"a\t\'=1"'),
            ("a\n =1", '"a\n\' =1"'),
            ("a; ; =1;＝2", "\"a; ;' =1;'＝2\""),
            ('"=1', '"""=1"'),
            ("Head; of", '"Head; of"'),
            ("Q&A - how, why", '"Q&A - how, why"'),
            ("R&D: a-b @ c", "R&D: a-b @ c"),
            (-5, "-5"),
            (-0.5, "-0.5"),
        ],
    )
    def test_no_text_is_computed_wherever_a_spreadsheet_splits(
        self, text: str | float, field: str
    ) -> None:
        assert write_csv(("a", "b"), [(text, "x")]).decode().split("\r\n", 1)[1] == (
            f"{field},x\r\n"
        )

    @given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1)))
    def test_csv_reads_back_as_it_was_but_for_the_marks(self, rows: list[list[str]]) -> None:
        raw = write_csv(("a", "b"), rows).decode("utf-8-sig")
        read = list(csv.reader(io.StringIO(raw, newline="")))[1:]
        harmless = [[re.sub(r"[\'\u2019]", "", cell) for cell in row] for row in read]
        assert harmless == [[re.sub(r"[\'\u2019]", "", cell) for cell in row] for row in rows]
        for row in read:
            for cell in row:
                for part in re.split("[;\t\r\n]", cell):
                    assert not part.lstrip().startswith(tuple("=+-@＝＋－＠"))

    def test_an_empty_cell_of_csv_stays_empty(self) -> None:
        assert write_csv(("a", "b"), [("", "x")]).endswith(b"\r\n,x\r\n")

    def test_a_workbook_is_frozen_filtered_and_prints_on_its_side(self) -> None:
        made = self.workbook([("=1+1", "http://x.example", "A", "12")])
        page = made["xl/worksheets/sheet1.xml"]
        assert "<f>" not in page
        assert "hyperlink" not in page
        assert "=1+1" in made["xl/sharedStrings.xml"]
        for wanted in ("<pane ", "<autoFilter ", 'orientation="landscape"', "<cols>"):
            assert wanted in page
        assert "Print_Titles" in made["xl/workbook.xml"]
        assert "2026-12-01T00:00:00Z" in made["docProps/core.xml"]

    def test_numbers_in_a_workbook_stay_text(self) -> None:
        page = self.workbook([("12", "x", "A", "")])["xl/worksheets/sheet1.xml"]
        assert re.search(r'<c r="A2" s="\d+" t="s">', page)

    @staticmethod
    def workbook(rows: Any) -> dict[str, str]:
        header = ("Work", "Link", "CEO", "CTO")
        sheet = Sheet("Matrix", header, tuple(rows), (20, 20, 8, 8), letters=2, frozen=1)
        made = write_xlsx([sheet], "T", "C", DAY)
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            return {name: parts.read(name).decode() for name in parts.namelist()}
