"""What own templates print as it stands, in another language or with a hole is told at check."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook, load_workbook

from charter.docx_templates.marks import marks_of
from charter.docx_templates.template import read_word_template
from charter.resources import examples_folder
from conftest import Ran

Command = Callable[..., Ran]
DAY = ("--date", "2026-12-01")
GERMAN = "Wir suchen eine Person, die mit uns arbeitet und das Produkt der Firma führt."
ENGLISH = "We are looking for a person who works with us and leads the product of the company."


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    text = (examples_folder() / "tarnquern/company.yaml").read_text("utf-8")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    (tmp_path / "templates").mkdir()
    return tmp_path


def word(path: Path, *lines: str, footer: tuple[str, ...] = ()) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer[0]
        for line in footer[1:]:
            document.sections[0].footer.add_paragraph(line)
    document.save(str(path))
    return path


def said(ran: Ran) -> str:
    return " ".join(f"{ran.out} {ran.err}".split())


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("**bold** words", "**bold**"),
        ("# Heading", "# Heading"),
        ("- item", "- item"),
        ("see [text](https://x.example)", "[text](https://x.example)"),
        ("see [text](#part)", "[text](#part)"),
        ("**{{ posting.title }}**", "**{{ ... }}**"),
        ("## {{ posting.title }}", "## {{ ... }}"),
        ("<b>bold", "<b>"),
        ("`code`", "`code`"),
        ("> quoted words", "> quoted words"),
    ],
)
def test_marks_typed_into_word_are_found(typed: str, mark: str, tmp_path: Path) -> None:
    template = read_word_template(word(tmp_path / "posting.docx", "{{ posting.title }}", typed))
    assert [(each, where.words) for each, where in marks_of(template)] == [(mark, "paragraph 2")]


@pytest.mark.parametrize(
    "typed",
    ["____________", "---", "2 * 3 * 4", "C# and F#", "#1 in its market", "a_b_c", "* gross",
     "{{ posting.title }} * {{ posting.about }}", "{# a note #}", "1. x", "Kolleg*innen", "a | b"],
)  # fmt: skip
def test_what_is_no_mark_is_left_alone(typed: str, tmp_path: Path) -> None:
    template = read_word_template(word(tmp_path / "posting.docx", "{{ posting.title }}", typed))
    assert list(marks_of(template)) == []


def test_check_build_and_templates_check_tell_marks_and_language(
    workspace: Path, charter: Command
) -> None:
    word(workspace / "templates/posting.docx", "{{ posting.title }}", "# Tasks", GERMAN)
    for command in (("check", *DAY), ("build", "--force", *DAY), ("templates", "check")):
        told = said(charter(*command))
        assert "'# Tasks' (paragraph 2) is printed with its marks" in told
        assert "paragraph 3: this template is German, and postings are English" in told


@pytest.mark.parametrize(
    ("name", "text", "language", "told"),
    [
        ("posting.docx", GERMAN, "en", "German, and postings are English"),
        ("posting.docx", ENGLISH, "de", "English, and postings are German"),
        ("posting.docx", GERMAN, "de", ""),
        ("charter.docx", GERMAN, "de", "German, and the papers of the kind 'charter' are English"),
        ("cpto-posting.docx", ENGLISH, "de", "English, and postings are German"),
        ("posting.md.j2", ENGLISH, "de", "posting.md.j2:3: this template is English, and postings"),
        ("posting.md.j2", ENGLISH, "en", ""),
    ],
)
def test_a_template_in_another_language_is_told(
    name: str, text: str, language: str, told: str, workspace: Path, charter: Command
) -> None:
    kind = "charter" if "charter" in name else "posting"
    title = f"{{{{ {kind}.title }}}}"
    if name.endswith(".docx"):
        word(workspace / "templates" / name, title, text)
    else:
        (workspace / "templates" / name).write_text(f"# {title}\n\n{text}\n", "utf-8")
    file = workspace / "company.yaml"
    said_so = f"company:\n  language: {{postings: {language}}}\n"
    given = file.read_text("utf-8").replace("company:\n", said_so, 1)
    file.write_text(given, "utf-8")
    found = said(charter("check", *DAY))
    assert ("other-language" in found and "this template is" in found) is bool(told)
    assert told in found


@pytest.mark.parametrize("name", ["posting.docx", "posting.md.j2"])
@pytest.mark.parametrize(
    ("line", "told"),
    [("Start: 1. Mai 2028", "a day"), ("Up to 8.000 € once", "a number"), ("Up to €8,000", "")],
)
def test_a_number_or_day_of_another_form_in_a_template_is_told(
    name: str, line: str, told: str, workspace: Path, charter: Command
) -> None:
    if name.endswith(".docx"):
        word(workspace / "templates" / name, "{{ posting.title }}", line)
    else:
        (workspace / "templates" / name).write_text(f"# {{{{ posting.title }}}}\n\n{line}\n")
    found = said(charter("check", *DAY))
    assert ("[other-form]" in found) is bool(told)
    at = "posting.docx: paragraph 2: " if name.endswith(".docx") else "posting.md.j2:3: "
    assert not told or f"{at}this template has {told} in another form than English" in found


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("Version {hash} of {date}",), True),
        (("{date}\tVersion {hash}",), True),
        (("{hash}",), False),
        (("{hash}\tPage",), False),
        (("Version of {date}",), False),
    ],
)
def test_a_hash_in_a_letterhead_is_told_where_postings_show_a_hole(
    lines: tuple[str, ...], told: bool, workspace: Path, charter: Command
) -> None:
    word(workspace / "templates/letterhead.docx", "x", footer=lines)
    for command in (("check", *DAY), ("build", "--force", *DAY), ("templates", "check")):
        assert ("'{hash}' is empty in postings" in said(charter(*command))) is told


def test_check_tells_what_nothing_fills_in_in_a_letterhead(
    workspace: Path, charter: Command
) -> None:
    word(workspace / "templates/letterhead.docx", "x", footer=("{firma}", "**us**", "[Name]"))
    told = said(charter("check", *DAY))
    for each in ("has '{firma}' in its footer", "'**us**' (footer)", "'[Name]' (footer)"):
        assert each in told


@pytest.mark.parametrize("name", ["posting.docx", "posting.md.j2"])
def test_check_tells_a_hole_that_build_refuses(
    name: str, workspace: Path, charter: Command
) -> None:
    line = "Apply at {{ posting.apply_url }} today."
    if name.endswith(".docx"):
        word(workspace / "templates" / name, "{{ posting.title }}", line)
    else:
        (workspace / "templates" / name).write_text(f"# {{{{ posting.title }}}}\n\n{line}\n")
    ran = charter("check", *DAY)
    assert ran.code == 1
    hole = "{{ posting.apply_url }} is empty here, and leaves a hole in the line"
    assert hole in said(ran)
    assert hole in said(charter("build", "--force", *DAY))


def test_a_batch_tells_what_its_letterheads_templates_and_notes_print(
    tmp_path: Path, charter: Command
) -> None:
    (tmp_path / "own").mkdir()
    word(tmp_path / "own/posting.docx", "{{ posting.title }}", "**bold** words", GERMAN)
    word(tmp_path / "head.docx", "x", footer=("Version {hash}",))
    word(tmp_path / "note.docx", "Hello, **{{ company.name }}**")
    book = Workbook()
    book.active.append(
        ("Company", "Country", "Currency", "Structure", "Position", "Status", "Pay min", "Pay max",
         "Letterhead", "Templates", "Note")
    )  # fmt: skip
    for name in ("Acme", "Bolt"):
        book.active.append(
            (name, "GB", "GBP", "combined", "CPTO", "vacant", 100000, 120000,
             "head.docx", "own", "note.docx")
        )  # fmt: skip
    book.save(tmp_path / "t.xlsx")
    told = said(charter("batch", str(tmp_path / "t.xlsx"), "--out", str(tmp_path / "out"), *DAY))
    for each in (
        f"and 1 more: {tmp_path}/own/posting.docx: '**bold**' (paragraph 2) is printed with",
        f"{tmp_path}/own/posting.docx: paragraph 3: this template is German",
        f"{tmp_path}/head.docx: '{{hash}}' is empty in postings",
        f"{tmp_path}/note.docx: '**{{{{ ... }}}}**' (paragraph 1) is printed with its marks",
    ):
        assert each in told


def test_a_second_run_and_both_reports_say_the_same_notes(tmp_path: Path, charter: Command) -> None:
    word(tmp_path / "head.docx", "x", footer=("Version {hash}",))
    book = Workbook()
    book.active.append(
        ("Company", "Country", "Currency", "Structure", "Position", "Status", "Letterhead")
    )
    book.active.append(("Acme", "GB", "GBP", "combined", "CPTO", "vacant", "head.docx"))
    book.active.append(("Bolt", "GB", "GBP", "combined", "CXO", "vacant", ""))
    book.save(tmp_path / "t.xlsx")
    run = ("batch", str(tmp_path / "t.xlsx"), "--out", str(tmp_path / "out"), *DAY)
    first, second = charter(*run), charter(*run)
    assert "1 unchanged" in second.out
    note = f"{tmp_path}/head.docx: '{{hash}}' is empty in postings"
    pages = load_workbook(tmp_path / "out/report.xlsx")["Clients"]
    cells = [str(row[0]) for row in pages.iter_rows(values_only=True) if row[0]]
    web = unescape((tmp_path / "out/report.html").read_text("utf-8"))
    told = [cell for cell in cells if "{hash}" in cell]
    assert len(told) == 1
    assert told[0].startswith("t.xlsx!Sheet:2: ")
    assert f"<p>{told[0]}</p>" in web
    assert note in said(first)
    assert note in said(second)
    assert f"{second.out.splitlines()[0]}. 2026-12-01" in cells
