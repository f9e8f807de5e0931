"""Fields that are empty in the middle of a line of an own template leave no hole without a word."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from charter.load.hire import Hire
from charter.offer.pack.letter import fill_letter, read_letter
from charter.offer.pack.shown import shown_values
from charter.problems import InputError
from charter.resources import examples_folder
from conftest import Ran

Command = Callable[..., Ran]
HOLES = [
    "Equity: {{ posting.apply_url }}.",
    "Apply at {{ posting.apply_url }} today",
    "{{ posting.title }} {{ posting.apply_url | upper }}",
    "({{ posting['apply_url'] }})",
    "{{ posting.company }} · at {{ posting.apply_url }} · {{ posting.title }}",
]
QUIET = [
    "{{ posting.apply_url }}",
    "- {{ posting.apply_url }}",
    "{% if posting.apply_url %}Apply at {{ posting.apply_url }}.{% endif %} Now.",
    "Apply at {{ posting.apply_url or 'our office' }}.",
    "Apply at {{ posting.apply_url | default('our office', true) }}.",
    "{% set x %}{{ posting.apply_url }}{% endset %}{% if x %}Apply at {{ x }}{% endif %} Now.",
    "Apply for {{ posting.title }}.",
    "{{ posting.company }} · {{ posting.apply_url }}",
    "{{ posting.apply_url }} · {{ posting.company }}",
    "{{ posting.company }} · {{ posting.apply_url }} · {{ posting.title }}",
    "{{ posting.company }} · {{ posting.apply_url }} · {{ posting.website }}",
]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    text = (examples_folder() / "tarnquern/company.yaml").read_text("utf-8")
    assert "url:" not in text.partition("  cpto:")[2]
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    (tmp_path / "templates").mkdir()
    return tmp_path


def in_word(folder: Path, *lines: str) -> None:
    document = docx.Document()
    for line in ("{{ posting.title }}", "{{ posting.about }}", *lines):
        document.add_paragraph(line)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Apply at", "{{ posting.apply_url }}"
    document.save(str(folder / "templates/posting.docx"))


def in_markdown(folder: Path, *lines: str) -> None:
    table = "| At | By |\n| --- | --- |\n| {{ posting.apply_url }} | letter |"
    text = "\n\n".join(("# {{ posting.title }}", "{{ posting.about }}", *lines, table, ""))
    (folder / "templates/posting.md.j2").write_text(text, "utf-8")


def built(charter: Command) -> Ran:
    return charter("build", "--paper", "posting", "--date", "2026-12-01", "--force")


@pytest.mark.parametrize("line", HOLES)
@pytest.mark.parametrize("write", [in_word, in_markdown])
def test_a_hole_in_a_line_is_told(
    line: str, write: Callable[..., None], workspace: Path, charter: Command
) -> None:
    write(workspace, line)
    ran = built(charter)
    assert ran.code == 1
    said = "{{ posting.apply_url }} is empty here, and leaves a hole in the line"
    asked = "put {% if posting.apply_url %} ... {% endif %} around what belongs to it"
    assert (said in ran.err, asked in ran.err) == (True, True)
    assert ("paragraph 3" in ran.err) or ("posting.md.j2:5:" in ran.err)


@pytest.mark.parametrize("write", [in_word, in_markdown])
def test_what_stands_alone_or_is_asked_for_is_not_told(
    write: Callable[..., None], workspace: Path, charter: Command
) -> None:
    write(workspace, *QUIET)
    ran = built(charter)
    assert "empty-field" not in ran.err
    made = (workspace / "out/cpto-posting.md").read_text("utf-8")
    assert re.search("[\ue003\ue004]", made) is None
    lines = made.splitlines()
    if write is in_word:
        lines = [p.text for p in docx.Document(str(workspace / "out/cpto-posting.docx")).paragraphs]
    parted = [line.strip() for line in lines if re.match(r"Tarnquern( ·|\s*$)", line)]
    title, site = "Chief Product and Technology Officer", "Tarnquern · https://tarnquern.example"
    assert parted == ["Tarnquern", "Tarnquern", f"Tarnquern · {title}", site]


def test_a_trial_of_templates_says_nothing_of_papers_made_up(
    workspace: Path, charter: Command
) -> None:
    in_word(workspace, HOLES[0])
    assert charter("templates", "check").code == 0
    in_markdown(workspace, HOLES[0])
    assert "empty-field" not in charter("templates", "check").err


@pytest.mark.parametrize(
    ("text", "hole"),
    [
        ("You move on {{ hire.moves }} with us.", True),
        ("{{ hire.moves }}", False),
        ("{% if hire.moves %}You move {{ hire.moves }}.{% endif %} Yours", False),
    ],
)
def test_a_letter_has_no_hole_where_something_is_no(text: str, hole: bool, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(tmp_path / "letter.docx"))
    values: dict[str, Any] = {"name": "Ada", "moves": False}
    read, hire = read_letter(tmp_path / "letter.docx"), Hire("hire.yaml", values)
    said = ""
    try:
        fill_letter(read, {}, hire, shown_values(hire, "en-GB"))
    except InputError as bad:
        said = str(bad)
    assert ("{{ hire.moves }} is empty here" in said) is hole
