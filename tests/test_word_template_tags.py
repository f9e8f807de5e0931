"""Where tags of a whole Word template may stand, what each does there, and what is said if not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from test_word_templates import CHARTER, filled, mistakes, with_part

Rows = list[list[str]]


@pytest.fixture
def table(tmp_path: Path) -> Callable[[Rows], Path]:
    """Write a template with these rows: `table([["{{ charter.title }}", "x"]])`."""

    def make(rows: Rows) -> Path:
        made = docx.Document()
        made.add_paragraph("{{ charter.title }}")
        cells = made.add_table(len(rows), len(rows[0]))
        for n, row in enumerate(rows):
            for m, text in enumerate(row):
                cells.cell(n, m).text = text
        made.save(str(tmp_path / "charter.docx"))
        return tmp_path / "charter.docx"

    return make


def shown(document: Any) -> list[list[str]]:
    """Return what each cell says, and how it is merged and coloured."""
    found: list[list[str]] = []
    for row in document.tables[0]._tbl.tr_lst:
        found.append([])
        for cell in row.tc_lst:
            said = "".join(text.text or "" for text in cell.iter(qn("w:t")))
            looks = [
                f"{name}={mark.get(qn('w:fill')) or mark.get(qn('w:val'))}"
                for name in ("gridSpan", "vMerge", "shd")
                for mark in cell.iter(qn(f"w:{name}"))
            ]
            found[-1].append(" ".join([said, *looks]).strip())
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["{% colspan 2 %}wide", "b"]], [["wide gridSpan=2", "b"]]),
        ([["{% colspan charter.facts[:3] | length %}w", "b"]], [["w gridSpan=3", "b"]]),
        ([["{% cellbg 'FF0000' %}red", "b"]], [["red shd=FF0000", "b"]]),
        (
            [
                ["{% for x in charter.limits[:2] %}", ""],
                ["{% vm %}same", "{{ loop.index }}"],
                ["{% endfor %}", ""],
            ],
            [["same vMerge=restart", "1"], ["vMerge=continue", "2"]],
        ),
        (
            [["{%tc for x in charter.limits[:2] %}", "{% hm %}one", "{%tc endfor %}"]],
            [["one gridSpan=2"]],
        ),
        (
            [["{%tc for x in charter.limits[:2] %}", "{{ loop.index }}", "{%tc endfor %}"]],
            [["1", "2"]],
        ),
        # One letter is enough: the tags that belong to it follow.
        ([["{%tr if 0 %}", ""], ["a", "b"], ["{% else %}", ""], ["c", "d"], ["{% endif %}", ""]],
         [["c", "d"]]),
        # No letter at all: rows of their own are rows, text in a cell is text.
        ([["{% if 0 %}", ""], ["a", "b"], ["{% endif %}", ""], ["c", "d"]], [["c", "d"]]),
        ([["a{% if 0 %}b{% else %}c{% endif %}", "d"]], [["ac", "d"]]),
        # A row that a tag leaves alone: what stands before and after keeps its order.
        ([["a", ""], ["{%tr for x in charter.limits[:2] %}", ""], ["{{ loop.index }}", ""],
          ["{%tr endfor %}", ""], ["z", ""]], [["a", ""], ["1", ""], ["2", ""], ["z", ""]]),
    ],
)  # fmt: skip
def test_what_a_tag_does_in_a_table(
    table: Callable[[Rows], Path], rows: Rows, expected: Rows
) -> None:
    path = table(rows)
    assert mistakes(path) == []
    assert shown(filled(path)) == expected


IF, END = "if charter.limits %}", "endif %}"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [[f"{{%tr {IF}", f"{{%tr {END}"]],
            [
                f"what stands beside '{{%tr {IF}' in its row would be lost - "
                "give the tag a row of its own [text-beside-tag]",
                f"'{{%tr {END}' shares its row with another such tag - "
                "give each a row of its own [tag-in-wrong-place]",
            ],
        ),
        (
            [[f"{{%tc {IF}{{%tc {END}", "b"]],
            [
                f"what stands beside '{{%tc {IF}' in its cell would be lost - "
                "give the tag a cell of its own [text-beside-tag]",
                f"'{{%tc {END}' shares its cell with another such tag - "
                "give each a cell of its own [tag-in-wrong-place]",
            ],
        ),
        (
            [[f"{{%p {IF}{{%p {END}", "b"]],
            [
                f"what stands beside '{{%p {IF}' in its paragraph would be lost - "
                "give the tag a paragraph of its own [text-beside-tag]",
                f"'{{%p {END}' shares its paragraph with another such tag - "
                "give each a paragraph of its own [tag-in-wrong-place]",
            ],
        ),
        (
            [["a {% for x in charter.limits %}", "b"], ["{% endfor %} c", "d"]],
            [
                "'{% for x in charter.limits %}' starts here and '{% endfor %}' stands in "
                "table 1, row 2, column 1 - for rows, give each tag a row of its own: "
                "{%tr for ... %} and {%tr endfor %} [block-across-cells]"
            ],
        ),
        ([["{% endif %}", "b"]], ["'{% endif %}' belongs to no block - take it out"]),
        ([["{% else %}", "b"]], ["'{% else %}' belongs to no block - take it out"]),
        (
            [[f"{{% {IF}{{% for x in charter.limits %}}{{% endif %}}", "b"]],
            [
                "'{% endif %}' stands inside '{% for x in charter.limits %}' of table 1, row 1, "
                "column 1 - close that first with {% endfor %} [astray-block]"
            ],
        ),
        (
            [["{% if 1 %}" * 17 + "x" + "{% endif %}" * 17, "b"]],
            ["'{% if 1 %}' stands in 15 others, which is too deep - close some of them before"],
        ),
        (
            [["{{ " + "(" * 39 + "1" + ")" * 39 + " }}", "b"]],
            ["...' has too many brackets within each other - write it more simply"],
        ),
        (
            [["{% include 'x' %}", "b"]],
            ["'include' does not work in Word: there is no other template to reach - put its text"],
        ),
    ],
)
def test_what_is_said_of_tags_that_stand_wrong(
    table: Callable[[Rows], Path], rows: Rows, said: list[str]
) -> None:
    found = mistakes(table(rows))
    assert [text for text in said if not any(text in each for each in found)] == [], found
    assert len(found) == len(said), found


@pytest.mark.parametrize(
    ("level", "what", "hint"),
    [
        ("tr", "row", "put it in a row of a table, or write it without 'tr'"),
        ("tc", "cell", "put it in a cell of a table, or write it without 'tc'"),
    ],
)
def test_a_tag_for_a_row_or_cell_outside_of_tables(
    tmp_path: Path, level: str, what: str, hint: str
) -> None:
    made = docx.Document()
    for line in (f"{{%{level} if 1 %}}", "{{ charter.title }}", f"{{%{level} endif %}}"):
        made.add_paragraph(line)
    made.save(str(tmp_path / "charter.docx"))
    said = f"'{{%{level} if 1 %}}' is in no {what} of a table - {hint} [tag-in-wrong-place]"
    assert mistakes(tmp_path / "charter.docx")[0].endswith(said)


def test_brackets_and_blocks_up_to_the_limits_are_read(table: Callable[[Rows], Path]) -> None:
    path = table(
        [["{{ " + "(" * 38 + "7" + ")" * 38 + " }}", "{% if 1 %}" * 15 + "8" + "{% endif %}" * 15]]
    )
    assert mistakes(path) == []
    assert shown(filled(path)) == [["7", "8"]]


def test_a_paragraph_that_ends_a_section_keeps_its_page(tmp_path: Path) -> None:
    made = docx.Document()
    for line in ("{%p if charter.limits %}", "{{ charter.title }}", "{%p endif %}"):
        made.add_paragraph(line)
    made.add_section().page_width //= 2
    made.add_paragraph("after")
    made.save(str(tmp_path / "charter.docx"))
    document = filled(tmp_path / "charter.docx")
    assert [section.page_width for section in document.sections] == [
        section.page_width for section in docx.Document(str(tmp_path / "charter.docx")).sections
    ]
    texts = [p.text for p in document.paragraphs if p.text]
    assert texts == [CHARTER.paper.title, "after"]  # type: ignore[attr-defined]


def holding(tmp_path: Path, xml: str, *lines: str) -> Path:
    """Write a template whose text begins with some XML."""
    made = docx.Document()
    for line in lines or ("{{ charter.title }}",):
        made.add_paragraph(line)
    made.save(str(tmp_path / "charter.docx"))
    return with_part(
        tmp_path / "charter.docx",
        "word/document.xml",
        lambda text: text.replace("<w:body>", f"<w:body>{xml}", 1),
    )


DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="{name}" '
    'descr="{descr}" title="{title}"/></wp:inline></w:drawing></w:r></w:p>'
)


def test_tags_in_the_description_of_a_picture_are_filled_in_and_braces_elsewhere_stay(
    tmp_path: Path,
) -> None:
    title = CHARTER.paper.title  # type: ignore[attr-defined]
    path = holding(
        tmp_path,
        DRAWING.format(
            name="{{ charter.title }} {% if",
            descr="Chart of {{ charter.title }}, { half",
            title="{{ charter.title | upper }}",
        ),
    )
    [picture] = [e for e in filled(path).element.body.iter() if str(e.tag).endswith("}docPr")]
    assert picture.get("descr") == f"Chart of {title}, {{ half"
    assert picture.get("title") == title.upper()
    assert picture.get("name") == "{{ charter.title }} {% if"
    assert mistakes(path) == []
    [said] = mistakes(holding(tmp_path, DRAWING.format(name="", descr="{{ nope }}", title="")))
    assert said.startswith("picture, \"{{ nope }}\": unknown name 'nope'")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PAGE", []),
        ("DATE \\@ {yyyy}", []),
        ("QUOTE {% if 1 %}", ["a tag in a field code is not filled in: QUOTE {% if 1 %}"]),
        ("INCLUDETEXT x.docx", ["a field that reads another file or program is not allowed: INC"]),
        (
            "includepicture x.png",
            ["another file or program is not allowed: inc"],
        ),
        ("DDEAUTO excel x", ["a field that reads another file or program is not allowed: DDEAUTO"]),
        ("HYPERLINKS", []),
    ],
)
@pytest.mark.parametrize("simple", [False, True])
def test_what_fields_may_say(tmp_path: Path, code: str, expected: list[str], simple: bool) -> None:
    field = (
        f'<w:p><w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
        if simple
        else f"<w:p><w:r><w:instrText> {code[:3]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{code[3:]} </w:instrText></w:r></w:p>"
    )
    codes = ("[tag-in-field]", "[remote-content]")
    found = [said for said in mistakes(holding(tmp_path, field)) if said.endswith(codes)]
    assert len(found) == len(expected), found
    for said, wanted in zip(found, expected, strict=True):
        assert wanted in said


@pytest.mark.parametrize("cut", range(1, 20, 3))
def test_a_tag_in_runs_of_any_length_takes_the_look_of_its_first(tmp_path: Path, cut: int) -> None:
    text = "for {{ charter.title }} and {{ company.name }}{# note #}, {% if 1 %}yes{% endif %}!"
    runs = "".join(
        f'<w:r><w:rPr><w:sz w:val="{20 + n}"/></w:rPr>'
        f'<w:t xml:space="preserve">{text[n : n + cut]}</w:t></w:r>'
        for n in range(0, len(text), cut)
    )
    path = holding(tmp_path, f"<w:p>{runs}</w:p>")
    assert mistakes(path) == []
    paragraph = filled(path).paragraphs[0]
    title, company = CHARTER.paper.title, CHARTER.paper.company  # type: ignore[attr-defined]
    assert paragraph.text == f"for {title} and {company}, yes!"
    [at] = [r._r.rPr.sz.get(qn("w:val")) for r in paragraph.runs if title in r.text]
    assert int(at) - 20 <= len("for ") < int(at) - 20 + cut


def test_a_paragraph_of_nothing_but_a_note_is_left_out_but_not_the_last_of_its_place(
    tmp_path: Path,
) -> None:
    cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{# a #}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    note = "<w:p><w:r><w:t>{# a #}</w:t></w:r></w:p>"
    break_ = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{# a #}</w:t></w:r></w:p>"
    text = "<w:p><w:r><w:t>b{# a #}</w:t></w:r></w:p>"
    document = filled(holding(tmp_path, cell + note + break_ + text))
    assert len(document.tables[0].rows[0].cells[0].paragraphs) == 1
    title = CHARTER.paper.title  # type: ignore[attr-defined]
    assert [p.text for p in document.paragraphs] == ["", "b", title]
