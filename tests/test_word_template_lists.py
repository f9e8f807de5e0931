"""Numbered lists in loops of a whole Word template: which begin anew in each turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from charter.document.docx.labels import label_of
from charter.document.docx.reader import text_of
from charter.document.docx.word_file import word_file_of
from charter.docx_templates.filler import WordFiller
from test_word_templates import CHARTER, mistakes

FOR, END = "{% for x in charter.limits[:2] %}", "{% endfor %}"
INNER = "{% for y in charter.limits[:2] %}"


def numbers(path: Path) -> list[str]:
    """Return the lines of the paper, each with its number as Word counts it."""
    made = WordFiller(path).fill(CHARTER)
    read = text_of(word_file_of(path, made))
    return [f"{label_of(p.label)} {p.text}".strip() for p in read.paragraphs if p.text][1:]


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """Write a template with these lines; one that begins with # is numbered."""

    def make(*lines: str, direct: bool = False) -> Path:
        made = docx.Document()
        made.add_paragraph("{{ charter.title }}")
        for line in lines:
            style = "List Number" if line.startswith("#") and not direct else None
            paragraph = made.add_paragraph(line.lstrip("#"), style=style)
            if direct and line.startswith("#"):
                number(made, paragraph)
        made.save(str(tmp_path / "charter.docx"))
        return tmp_path / "charter.docx"

    return make


def number(made: Any, paragraph: Any) -> None:
    """Put a paragraph into the list of a style, as the button for lists does."""
    like = made.styles["List Number"].element.find(f".//{qn('w:numId')}")
    properties = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", like.get(qn("w:val")))):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        properties.append(child)
    paragraph._p.get_or_add_pPr().append(properties)


@pytest.mark.parametrize("direct", [False, True])
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        # Under a text of the turn: the list is the turn's own.
        ((FOR, "Area {{ loop.index }}", "#one", "#two", END),
         ["Area 1", "1. one", "2. two", "Area 2", "1. one", "2. two"]),
        # The items are the turns.
        ((FOR, "#item {{ loop.index }}", END), ["1. item 1", "2. item 2"]),
        ((FOR, "#item {{ loop.index }}", "text", END), ["1. item 1", "text", "2. item 2", "text"]),
        # It began before the loop, as clauses of a contract do.
        (("#first", FOR, "text", "#one", END, "#last"),
         ["1. first", "text", "2. one", "text", "3. one", "4. last"]),
        # What stands behind the loop counts on from the last turn, as the template shows.
        ((FOR, "text", "#one", END, "#last"), ["text", "1. one", "text", "1. one", "2. last"]),
        # A loop in a loop: the inner one's turns are items, the outer one's have lists.
        ((FOR, "Area", INNER, "#item", END, END),
         ["Area", "1. item", "2. item", "Area", "1. item", "2. item"]),
        ((FOR, INNER, "Area", "#item", END, END), ["Area", "1. item"] * 4),
        ((FOR, "{% if 1 %}", "Area", "#item", "{% endif %}", END), ["Area", "1. item"] * 2),
    ],
)  # fmt: skip
def test_a_list_of_one_turn_begins_anew(
    template: Callable[..., Path], lines: tuple[str, ...], said: list[str], direct: bool
) -> None:
    path = template(*lines, direct=direct)
    assert mistakes(path) == []
    assert numbers(path) == said


def test_a_list_in_a_row_of_a_loop_begins_anew(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{{ charter.title }}")
    rows = made.add_table(3, 2)
    for row, text in ((0, f"{{%tr {FOR[3:]}"), (1, "Area"), (2, "{%tr endfor %}")):
        rows.cell(row, 0).text = text
    rows.cell(1, 1).paragraphs[0].text = "one"
    rows.cell(1, 1).add_paragraph("two")
    for paragraph in rows.cell(1, 1).paragraphs:
        paragraph.style = "List Number"
    made.save(str(tmp_path / "charter.docx"))
    assert mistakes(tmp_path / "charter.docx") == []
    assert numbers(tmp_path / "charter.docx") == ["Area", "1. one", "2. two"] * 2


def test_an_item_keeps_the_indent_of_its_style_and_no_mark_is_left(
    template: Callable[..., Path], tmp_path: Path
) -> None:
    path = template(FOR, "Area", "#one", END)
    document = docx.Document(str(path))
    document.styles["List Number"].paragraph_format.left_indent = 914400
    document.save(str(path))
    (tmp_path / "made.docx").write_bytes(WordFiller(path).fill(CHARTER))
    made = docx.Document(str(tmp_path / "made.docx"))
    items = [p for p in made.paragraphs if p.text == "one"]
    assert [p.paragraph_format.left_indent for p in items] == [914400, 914400]
    assert "charterTurn" not in made.element.xml
    ids = [p._p.pPr.numPr.numId.val for p in items]
    assert len(set(ids)) == 2
    numbering = made.part.numbering_part.element
    assert [n.numId for n in numbering.num_lst][-2:] == ids
