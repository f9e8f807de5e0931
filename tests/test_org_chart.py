"""The org chart: who reports to whom, whose post is empty, in words, Mermaid, SVG and Word."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import charter
from charter.compose.matrix import compose_matrix
from charter.compose.org_chart import OrgChart, chart_around, org_chart
from charter.document.diagram import Diagram, Node, parse_mermaid
from charter.document.document import document_of
from charter.document.parse import parse_markdown
from charter.problems import TemplateError
from charter.render.papers import Markdown
from charter.write.diagram_layout import lay_out
from charter.write.docx.drawing import drawing
from charter.write.docx.writer import DocxWriter
from charter.write.web.svg import svg, svg_file
from making import composed, organised, rendered

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
TOOLS = Path(sys.executable).parent
HAVN = organised(ROOT / "tests/briefs/havn")
ULMAREY = organised(ROOT / "catalog/examples/ulmarey")
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG = "{http://www.w3.org/2000/svg}"


def diagram_of(chart: OrgChart) -> Diagram:
    (block,) = parse_markdown(f"```mermaid\nflowchart TD\n{chart.mermaid}\n```\n", "t")
    assert isinstance(block, Diagram)
    return block


def charter_text(name: str) -> Markdown:
    (paper,) = composed(HAVN, DAY, position=name, papers=("charter",))
    return rendered([paper], None)[0]


def word_of(text: Markdown) -> Any:
    made = DocxWriter().write(document_of(text))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return ET.fromstring(package.read("word/document.xml"))


def test_a_vacant_position_says_so_in_words_and_who_acts() -> None:
    lines = {box.id: box.lines for box in org_chart(HAVN).boxes}
    assert lines["cpo"] == ("CPO", "Chief Product Officer", "vacant, CTO acts")
    assert lines["cto"] == ("CTO", "Chief Technology Officer", "acts for CPO")


def test_a_vacant_position_has_a_dashed_border_and_a_planned_one_another(
    workspace: Callable[..., Any],
) -> None:
    made = charter.organise(
        workspace(
            "company: {name: A}\nstructure: separate-with-vps\npositions:\n"
            "  cto: {status: vacant, acting: ceo}\n  cpo: {status: planned, acting: ceo}\n"
        )
    )
    looks = {node.lines[0]: node.dash for node in diagram_of(org_chart(made)).nodes}
    assert looks["CEO"] == ()
    assert looks["CTO"] != looks["CPO"]
    assert all((looks["CTO"], looks["CPO"]))


def test_holders_stand_in_the_chart_and_in_no_posting(workspace: Callable[..., Any]) -> None:
    made = charter.organise(
        workspace(
            "company: {name: A}\nstructure: separate\npositions:\n  ceo: {holder: Ada Lund}\n"
            "  cto: {status: vacant, acting: ceo}\n"
        )
    )
    assert "Ada Lund" in org_chart(made).boxes[0].lines
    postings = composed(made, DAY, papers=("posting",))
    assert postings
    for text in rendered(postings, None):
        assert "Ada Lund" not in text.text
        assert "mermaid" not in text.text


def test_the_description_tells_every_reporting_line_and_vacancy() -> None:
    assert org_chart(HAVN).description == (
        "The CEO stands at the top. The CTO and the CPO report to the CEO. The VP Engineering "
        "reports to the CTO. The VP Product and the Head of Design report to the CPO. "
        "The CPO is vacant, and the CTO acts."
    )


def test_a_chart_that_begins_below_the_head_says_who_stands_above_it() -> None:
    assert chart_around(HAVN, "vp-engineering").description == (
        "The chart begins with the CTO, who reports to the CEO. The VP Engineering reports to the "
        "CTO."
    )


def test_a_chart_over_a_loop_of_reporting_lines_is_still_drawn(
    workspace: Callable[..., Any],
) -> None:
    made = charter.organise(
        workspace(
            "company: {name: A}\nstructure: separate\npositions:\n"
            "  cto: {reports_to: cpo}\n  cpo: {reports_to: cto}\n"
        )
    )
    assert any(f.problem.code == "reporting-loop" for f in made.gaps)
    diagram = diagram_of(org_chart(made))
    assert len(lay_out(diagram, 400).boxes) == 3


def test_a_charters_chart_shows_the_one_above_the_peers_and_the_reports() -> None:
    ids = {box.id for box in chart_around(HAVN, "cto").boxes}
    assert ids == {"ceo", "cto", "cpo", "vp-engineering"}
    (own,) = [n for n in diagram_of(chart_around(HAVN, "cto")).nodes if n.heavy]
    assert own.lines == ("CTO",)


def test_where_peers_are_many_a_charters_chart_leaves_them_out() -> None:
    ids = {box.id for box in chart_around(ULMAREY, "cto").boxes}
    assert ids == {"ceo", "cto", "vp-engineering", "vp-data"}


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_no_name_can_leave_its_box(name: str) -> None:
    wanted = " ".join(name.split())
    from charter.compose.org_chart import ChartBox

    chart = OrgChart(
        name, name, (ChartBox("a", "", (name,), ()), ChartBox("b", "a", ("B",), ("vacant",)))
    )
    try:
        text = f"{chart.mermaid}".encode().decode()
    except UnicodeEncodeError:
        return
    diagram = parse_mermaid(f"flowchart TD\n{text}", "t")
    assert [node.lines for node in diagram.nodes] == [(wanted,), ("B",)]
    assert diagram.description == wanted
    assert diagram_of(chart) == diagram


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("graph LR", "graph LR"),
        ("flowchart TD\na[CEO]", r"a\[CEO\]"),
        ('flowchart TD\na["x"]\na --> b', "a --> b"),
        ('flowchart TD\na["x"]\nclick a "javascript:alert(1)"', "click a"),
        ("", "''"),
    ],
)
def test_mermaid_of_another_form_is_an_error_that_names_it(text: str, what: str) -> None:
    with pytest.raises(TemplateError, match=what):
        parse_markdown(f"```mermaid\n{text}\n```\n", "t")


def test_other_code_is_still_an_error() -> None:
    with pytest.raises(TemplateError, match="a code block"):
        parse_markdown("```python\nx\n```\n", "t")


@given(st.lists(st.integers(min_value=0, max_value=30), max_size=30), st.integers(80, 900))
def test_boxes_never_overlap_and_lines_stay_inside(above: list[int], room: int) -> None:
    nodes = tuple(Node((f"P{n}", "x" * (n % 40))) for n in range(len(above) + 1))
    edges = tuple((parent % child, child) for child, parent in enumerate(above, 1))
    layout = lay_out(Diagram("", "", nodes, edges), room)
    for one, two in combinations(layout.boxes, 2):
        apart_x = abs(one.x - two.x) >= layout.box_width
        apart_y = abs(one.y - two.y) >= layout.box_height
        assert apart_x or apart_y
    for x1, y1, x2, y2 in layout.lines:
        assert 0 <= min(x1, x2) <= max(x1, x2) <= layout.width
        assert 0 <= min(y1, y2) <= max(y1, y2) <= layout.height


def test_a_wide_company_is_stacked_and_not_shrunk() -> None:
    nodes = tuple(Node((f"Position {n}",)) for n in range(12))
    wide = Diagram("", "", nodes, tuple((0, n) for n in range(1, 12)))
    assert lay_out(wide, 2000).width > 700
    assert lay_out(wide, 400).width <= 400


def test_svg_has_a_title_and_a_description_and_escaped_text() -> None:
    made = Diagram("A & B", "Who <reports>", (Node(('<script>"x"</script>',)),), ())
    root = ET.fromstring(svg_file(made))
    assert root.find(f"{SVG}title").text == "A & B"
    assert root.find(f"{SVG}desc").text == "Who <reports>"
    said = "".join(e.text or "" for e in root.iter(f"{SVG}text"))
    assert said == '<script>"x"</script>'
    assert not list(root.iter(f"{SVG}script"))


def test_svg_shows_states_without_colour() -> None:
    made = svg(diagram_of(org_chart(HAVN)))
    assert made.count("stroke-dasharray") == 1
    assert "vacant, CTO acts" in made


def test_word_has_native_shapes_with_text_and_alternative_text() -> None:
    (paper,) = rendered([compose_matrix(HAVN, DAY)], None)
    root = word_of(paper)
    (about,) = root.iter(f"{WP}docPr")
    assert about.get("descr") == org_chart(HAVN).description
    boxes = ["".join(box.itertext()) for box in root.iter(f"{WPS}txbx")]
    assert boxes[0] == "CEOChief Executive Officer"
    assert len(boxes) == len(HAVN.positions)
    assert len(list(root.iter(f"{A}prstDash"))) == 1


def test_a_drawing_too_large_for_its_place_is_made_smaller() -> None:
    nodes = tuple(Node((f"Position {n}",)) for n in range(30))
    deep = Diagram("", "deep", nodes, tuple((n, n + 1) for n in range(29)))
    wide = Diagram("", "wide", nodes, ())
    for diagram in (deep, wide):
        made = drawing(diagram, 1, room=480, height=99, style="")
        across, high = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"', made).groups()
        assert int(across) <= 480 * 12700 + 1
        assert int(high) <= 99 * 12700 + 1


def test_a_charters_drawing_is_at_most_three_and_a_half_centimetres_high() -> None:
    for name in ("ceo", "cto", "cpo", "vp-product"):
        (extent,) = word_of(charter_text(name)).iter(f"{WP}extent")
        assert int(extent.get("cy")) <= 3.5 * 360_000


def test_drawings_are_valid_open_xml(tmp_path: Path) -> None:
    for n, organisation in enumerate((HAVN, ULMAREY)):
        (paper,) = rendered([compose_matrix(organisation, DAY)], None)
        made = DocxWriter().write(document_of(paper))
        (tmp_path / f"{n}.docx").write_bytes(made)
    files = sorted(map(str, tmp_path.glob("*.docx")))
    for command in (
        ["openxml-audit", "--recursive", str(tmp_path)],
        ["ooxml-integrity", "check", "--quiet", "--fail-on", "info", *files],
    ):
        ran = subprocess.run(
            [TOOLS / command[0], *command[1:]], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout
