"""Columns that say how a row's papers are made: letterhead, templates, formats, language."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from test_batch import Batch, report
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, row


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """Lay two letterheads and a folder of templates beside the table."""
    for name in ("Alpha", "Beta"):
        paper = docx.Document()
        paper.sections[0].header.paragraphs[0].text = f"{name} Search, {{company}}"
        paper.save(tmp_path / f"{name}.docx")
    (tmp_path / "short").mkdir()
    (tmp_path / "short/posting.md.j2").write_text(
        "# {{ posting.title }} at {{ posting.company }}\n"
    )
    return tmp_path


def header(path: Path) -> str:
    sections = docx.Document(str(path)).sections
    return " ".join(
        p.text for s in sections for p in (*s.header.paragraphs, *s.first_page_header.paragraphs)
    )


def test_each_client_has_its_letterhead_and_its_formats(batch: Batch, beside: Path) -> None:
    rows = [
        row(name="A") + ",Alpha.docx,docx",
        row(name="B") + ',Beta.docx,"Word, md"',
        row(name="C") + ",,",
    ]
    ran = batch("\n".join([f"{HEAD},letterhead,formats", *rows, ""]))
    assert ran.out.startswith("3 rows: 3 made")
    made = {f: sorted(p.name for p in (beside / "out" / f).glob("[a-z]*")) for f in "abc"}
    assert made["a"] == ["cto-charter.docx", "cto-posting.docx"]
    assert made["b"] == [f"cto-{k}.{f}" for k in ("charter", "posting") for f in ("docx", "md")]
    assert made["c"] == ["cto-charter.md", "cto-posting.md"]
    assert "Alpha Search, A" in header(beside / "out/a/cto-charter.docx")
    assert "Beta Search, B" in header(beside / "out/b/cto-charter.docx")


def test_templates_of_a_client(batch: Batch, beside: Path) -> None:
    batch(f"{HEAD},templates\n{row()},short\n{row(name='Other')},\n")
    assert (beside / "out/acme/cto-posting.md").read_text() == (
        "# Draft – Chief Technology Officer at Acme\n"  # which does not say how to apply
    )
    assert len((beside / "out/other/cto-posting.md").read_text()) > 500


def test_a_changed_letterhead_makes_its_client_anew(batch: Batch, beside: Path) -> None:
    table = f"{HEAD},letterhead,format\n{row()},Alpha.docx,docx\n{row(name='B')},Beta.docx,docx\n"
    batch(table)
    (beside / "Alpha.docx").write_bytes((beside / "Beta.docx").read_bytes())
    batch(table)
    assert [line["status"] for line in report(beside)] == ["made", "unchanged"]
    assert "Beta Search, Acme" in header(beside / "out/acme/cto-charter.docx")


def test_each_row_has_its_language(batch: Batch, beside: Path) -> None:
    rows = [row(name="A") + ",German", row(name="B") + ","]
    batch("\n".join([f"{HEAD},language.postings", *rows, ""]), "--paper", "posting")
    assert "**Vergütung:**" in (beside / "out/a/cto-posting.md").read_text("utf-8")
    assert "**Pay:**" in (beside / "out/b/cto-posting.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("letterhead", "Alpa.docx", "there is no file 'Alpa.docx' beside the table - did you mean"),
        ("letterhead", "../Alpha.docx", "a letterhead that a row names lies beside the table"),
        ("letterhead", "short", "there is no file 'short' beside the table"),
        ("templates", "Alpha.docx", "there is no folder 'Alpha.docx' beside the table"),
        ("formats", "docs", "there is no format 'docs' - did you mean 'docx'?"),
    ],
)
def test_what_is_not_there_is_told_at_its_cell(
    batch: Batch, beside: Path, column: str, cell: str, said: str
) -> None:
    ran = batch(f"{HEAD},{column}\n{row()},{cell}\n")
    assert f"t.csv:2:14: {said}" in ran.err
    [line] = report(beside)
    assert len(line["problems"]) == 1


def test_a_letterhead_that_cannot_be_read_is_called_by_its_own_name(
    batch: Batch, beside: Path
) -> None:
    (beside / "Alpha.docx").write_bytes(b"no")
    ran = batch(f"{HEAD},letterhead,format\n{row()},Alpha.docx,docx\n")
    assert ran.out.startswith("1 row: 0 made, 1 failed")
    assert f"{beside / 'Alpha.docx'}" in ran.err
    assert "charter-base-" not in json.dumps(report(beside))


def test_posts_of_one_client_have_one_letterhead(batch: Batch, beside: Path) -> None:
    rows = [row() + ",Alpha.docx", row(position="CPO") + ",Beta.docx"]
    ran = batch("\n".join([f"{HEAD},letterhead", *rows, ""]))
    assert "t.csv:3:14: one client has two answers here" in ran.err


def note(path: Path, text: str) -> None:
    paper = docx.Document()
    paper.add_paragraph(text)
    paper.save(path)


def test_a_cover_note_is_filled_in_for_each_post(batch: Batch, beside: Path) -> None:
    note(beside / "note.docx", "{{ company.name }}: our search for your {{ posting.title }}")
    rows = [row() + ",note.docx", row(position="CPO") + ",note.docx", row(name="B") + ","]
    ran = batch("\n".join([f"{HEAD},cover note", *rows, ""]))
    assert ran.out.startswith("3 rows: 3 made")
    for position, title in (("cto", "Chief Technology Officer"), ("cpo", "Chief Product Officer")):
        said = docx.Document(str(beside / f"out/acme/{position}-note.docx")).paragraphs
        assert [p.text for p in said] == [f"Acme: our search for your {title}"]
    assert not [*(beside / "out/b").glob("*note*")]


def test_a_field_of_a_note_that_nothing_fills_is_told(batch: Batch, beside: Path) -> None:
    note(beside / "note.docx", "{{ posting.titel }}")
    ran = batch(f"{HEAD},note\n{row()},note.docx\n")
    assert ran.out.startswith("1 row: 0 made, 1 failed")
    assert f"{beside / 'note.docx'}" in ran.err


def test_a_blank_of_a_note_that_nobody_filled_in_is_told(batch: Batch, beside: Path) -> None:
    note(beside / "note.docx", "Dear Name, our search for {{ posting.title }}: TBC")
    ran = batch(f"{HEAD},note\n{row()},note.docx\n")
    assert ran.out.startswith("1 row: 0 made, 1 failed")
    assert (
        "nothing fills in 'Dear Name' (paragraph 1) and 'TBC' (paragraph 1) of the note" in ran.err
    )
    assert "--as-is" not in ran.err
