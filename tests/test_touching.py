"""What a template prints with nothing between is told, in Markdown, in Word and in letters."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from jinja2 import Environment

from charter.docx_templates.check import notes_on
from charter.offer.pack.blanks import blanks_of
from charter.offer.pack.letter import read_letter
from charter.render.as_printed import unfilled
from charter.render.touching import touching
from charter.resources import templates_folder

BEHIND = "this loop prints its items one right behind another"
IN_LINE = "this loop prints the items of its list in one line"
ROWS = "{% for row in posting.musts %}"


def told(text: str) -> list[str]:
    tree = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True).parse(text)
    return [each.message for each in touching(tree, str)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ROWS + "{{ row }}{% endfor %}", BEHIND),
        (ROWS + "**{{ row.title }}**{% endfor %}", BEHIND),
        (ROWS + "\n{{ row }}\n{%- endfor %}", BEHIND),
        (ROWS + "- {{ row }}{% endfor %}", IN_LINE),
        (ROWS + " \u2022 {{ row }} {% endfor %}", IN_LINE),
        (ROWS + "1. {{ row }}{% endfor %}", IN_LINE),
        ("{{ posting.title }}{{ posting.where }}", "'posting.title' and 'posting.where' are"),
        ("a {{ row }}{{ posting.pay }} b", "'row' and 'posting.pay' are printed with nothing"),
    ],
)
def test_what_runs_together_is_told(text: str, message: str) -> None:
    (said,) = told(text)
    assert said.startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        ROWS + "\n- {{ row }}\n{% endfor %}",
        ROWS + "{{ row }}, {% endfor %}",
        ROWS + "| {{ row.a }} | {{ row.b }} |\n{% endfor %}",
        ROWS + "{{ row }}{% if not loop.last %}; {% endif %}{% endfor %}",
        ROWS + "{{ line(row) }}{% endfor %}",
        ROWS + "{% include 'blocks/x.md.j2' %}{% endfor %}",
        ROWS + "\n\n{{ row }}\n{% endfor %}",
        "{{ hire.currency }}{{ hire.pay }}",
        "{{ posting.title }} {{ posting.where }}",
        "{{ posting.title }}\n{{ posting.where }}",
        "{{ mark }}, {{ posting.where }}",
    ],
)
def test_what_stands_apart_is_not(text: str) -> None:
    assert told(text) == []


def saved(path: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def test_in_word_a_paragraph_parts_what_it_ends(tmp_path: Path) -> None:
    name, loop, end = "{{ hire.name }}", "{% for each in charter.risks %}", "{% endfor %}"
    apart = saved(tmp_path / "posting.docx", name, loop, "{{ each }}", end)
    assert notes_on(apart) == []
    inside = saved(tmp_path / "charter.docx", name, f"{loop}{{{{ each }}}}{end}")
    assert [note.message.partition(":")[0] for note in notes_on(inside)] == ["paragraph 2"]
    letter = saved(tmp_path / "letter.docx", "Dear {{ hire.salutation }}{{ hire.name }},")
    (note,) = blanks_of(read_letter(letter), None).notes
    assert note.startswith("the letter: paragraph 1: 'hire.salutation' and 'hire.name' are printed")


def test_a_remark_as_html_has_them_is_told(tmp_path: Path) -> None:
    text = (
        "# {{ posting.title }}\n\n<!-- ask\nJo -->\n\n```\n<!-- kept -->\n```\n{# <!-- a --> #}\n"
    )
    (tmp_path / "posting.md.j2").write_text(text, "utf-8")
    (problem,) = (each for each in unfilled(tmp_path) if each.code == "remark")
    assert (problem.place.line, problem.message) == (
        3,
        "'<!-- ask Jo -->' goes into papers, where a reader can find it",
    )


def test_it_stands_beside_the_other_advice_on_templates(tmp_path: Path) -> None:
    text = "# {{ posting.title }}\n{% for b in posting.benefits %}* {{ b }}{% endfor %}\n"
    (tmp_path / "posting.md.j2").write_text(text, "utf-8")
    (problem,) = unfilled(tmp_path)
    assert (problem.code, problem.place.line) == ("run-together", 2)


def test_shipped_templates_have_none() -> None:
    environment = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    for path in templates_folder().rglob("*.md.j2"):
        assert list(touching(environment.parse(path.read_text("utf-8")), str)) == [], path
    for path in templates_folder().rglob("*.docx"):
        assert not [each.message for each in notes_on(path) if "between" in each.message], path
