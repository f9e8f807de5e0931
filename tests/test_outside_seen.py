"""What a reader of a posting sees, and no more: marks within words, what is hidden or struck."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document

from charter.document.docx.reader import read_docx
from charter.document.outside.from_file import reading_of
from charter.problems import InputError


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_a_mark_that_nobody_sees_parts_no_word(tmp_path: Path, ending: str, mark: str) -> None:
    path = tmp_path / f"p{ending}"
    path.write_text(f"We need a nin{mark}ja who wins.", "utf-8")

    reading = reading_of(path)

    assert reading.text == "We need a ninja who wins."
    assert reading.place(reading.pieces[0], reading.text.index("ja")).column == 15
    assert reading.place(reading.pieces[0], reading.text.index("who")).column == 18


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One<p hidden>Two<p>Three", "One\nThree"),
        ("<div style='display: none'>Two <div>deep</div></div><p>Three</p>", "Three"),
        ("<p>One <span hidden>two</span> three</p>", "One three"),
        ("<p>One <b style='visibility:hidden'>two</b> three</p>", "One three"),
        ("<p hidden='until-found'>Two</p>", "Two"),
        ("<p>One<br hidden>two</p>", "One\ntwo"),
        ("<ul><li>One<li hidden>Two<li>Three</ul>", "One\nTwo\nThree"),  # where it ends is not said
        ("<p style='display:block'>Two</p>", "Two"),
    ],
)
def test_what_a_page_hides_is_not_read(tmp_path: Path, page: str, text: str) -> None:
    path = tmp_path / "p.html"
    path.write_text(page, "utf-8")

    assert reading_of(path).text == text


def test_words_that_are_struck_out_are_told_and_not_read(tmp_path: Path) -> None:
    document = Document()
    line = document.add_paragraph("We need a ")
    line.add_run("ninja").font.strike = True
    line.add_run(" person.")
    document.save(str(tmp_path / "p.docx"))

    reading = reading_of(tmp_path / "p.docx")

    assert reading.text == "We need a person."
    assert "text that is struck out was not read: 'ninja'" in reading.notes


def test_an_empty_file_and_one_of_pages_are_named(tmp_path: Path) -> None:
    path = tmp_path / "p.docx"
    path.write_bytes(b"")
    with pytest.raises(InputError) as empty:
        read_docx(path)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("Index/Document.iwa", b"x")
    with pytest.raises(InputError) as pages:
        read_docx(path)

    assert "this file is empty" in str(empty.value)
    assert "iWork" in str(pages.value)
    assert "open it in Word" not in str(pages.value)
