"""charter verify on copies drawn from all means by which a page can be changed, and honest ones.

More of the same, with a table of what was said: `python tools/tamper.py --help`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from charter.building import build
from charter.write.pdf import writer
from tampering import (
    draws,
    honest,
    looks,
    looks_of_tables,
    marks,
    pdf_signed,
    saved,
    saved_by_others,
    schema,
    signed,
)
from tampering import pdf as pdf_means
from tampering.package import UnfitError, Word
from tampering.pdf_report import PDF_MEANS
from tampering.sent import COMPANY, DAY, PASSED, Sent, send, verdict

draws.load()
KINDS = sorted(draws.MEANS)
PER_KIND = 2


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> list[Sent]:
    return send(tmp_path_factory.mktemp("sent"), ("header_with_image", "footnote"))


def drawn(sent: list[Sent], kind: str, number: int) -> tuple[draws.Draw, Sent]:
    """Return the copy of one kind with this number: one that is seen, where the kind has such."""
    for seed in range(number * 1000, number * 1000 + 3):
        each = sent[seed % len(sent)]
        try:
            draw = draws.draw(each.path.read_bytes(), seed, (kind,))
        except UnfitError:
            continue
        if draw.visible:
            break
    return draw, each


@pytest.mark.parametrize("number", range(PER_KIND))
@pytest.mark.parametrize("kind", KINDS)
def test_a_change_that_a_reader_sees_is_never_word_for_word(
    sent: list[Sent], tmp_path: Path, kind: str, number: int
) -> None:
    draw, each = drawn(sent, kind, number)
    copy = tmp_path / "back.docx"
    copy.write_bytes(draw.content)

    said = verdict(copy, each.grounds[number % len(each.grounds)])

    assert not said.startswith("crash"), (draw.means, draw.what)
    assert not draw.visible or said not in PASSED, (draw.means, draw.what)


@pytest.fixture(scope="module")
def copies(sent: list[Sent]) -> dict[str, honest.Honest]:
    return {copy.name: copy for copy in honest.copies(sent[0].path.read_bytes())}


def _names() -> list[str]:
    people = [
        f"signed by {person} and {employer}, {day}" for person, employer, day in signed.PEOPLE
    ]
    return [
        *(f"saved by Word: {name}" for name in (*saved.WORD_SAVES, "all of it")),
        *saved_by_others.OTHERS,
        "with a digital signature",
        *people,
        *(f"signed with {way}" for way in signed.WAYS),
        *("signed and saved by Word", "signed twice", "signed, with a comment"),
    ]


@pytest.mark.parametrize("name", _names())
def test_a_copy_that_was_saved_again_or_signed_is_not_called_changed(
    sent: list[Sent], copies: dict[str, honest.Honest], tmp_path: Path, name: str
) -> None:
    copy = tmp_path / "back.docx"
    copy.write_bytes(copies[name].content)

    said = verdict(copy, sent[0].grounds[0])

    assert said in honest.FINE
    assert not (copies[name].signed and said == "unchanged")


# The generator itself


@pytest.mark.parametrize(
    ("table", "local", "elsewhere"),
    [
        (looks.RUN, "rPr", set()),
        (looks.PARAGRAPH, "pPr", set()),
        (looks_of_tables.CELL, "tcPr", set()),
        (looks_of_tables.ROW, "trPr", set()),
        (looks_of_tables.TABLE, "tblPr", set()),
        (looks_of_tables.SECTION, "sectPr", looks_of_tables.BY_HAND["SECTION"]),
    ],
)
def test_every_property_of_the_schema_is_tried(
    table: dict[str, list[looks.Look]], local: str, elsewhere: set[str]
) -> None:
    assert set(table) | elsewhere == set(schema.order(local))


def test_every_child_of_a_run_in_the_schema_is_tried() -> None:
    assert set(marks.RUN_CHILDREN) | marks.ELSEWHERE == set(schema.order("r"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_draw_is_a_whole_word_file_that_differs_and_comes_again_from_its_seed(
    sent: list[Sent], kind: str
) -> None:
    draw, each = drawn(sent, kind, 3)

    parts = Word(draw.content).parts
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)

    assert parts != Word(each.path.read_bytes()).parts
    assert draws.draw(each.path.read_bytes(), draw.seed, (kind,)).what == draw.what


# PDF

SHORT = """\
  aide:
    title: Chief Product and Technology Aide
    level: head
    reports_to: cpto
    limits: {spend: 50000, hire: team leads and below}
"""
"""Whose charter has few pages: each is drawn four times for each copy."""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path]:
    """Return a charter of two pages as our own PDF, and the workspace."""
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "company.yaml").write_text(COMPANY + SHORT, "utf-8")
    build(folder, day=DAY, formats=("md", "pdf"))
    return (folder / "out" / "aide-charter.pdf").read_bytes(), folder


@pytest.mark.parametrize("name", sorted(PDF_MEANS))
def test_a_change_of_a_pdf_that_a_reader_sees_is_never_word_for_word(
    pdf: tuple[bytes, Path], tmp_path: Path, name: str
) -> None:
    content, folder = pdf
    draw = pdf_means.draw(content, name, 1)
    copy = tmp_path / "back.pdf"
    copy.write_bytes(draw.content)

    said = verdict(copy, folder)

    assert not said.startswith("crash"), draw.what
    assert not draw.visible or said not in PASSED, draw.what


def test_pdfs_that_were_saved_again_or_signed_are_not_called_changed(
    pdf: tuple[bytes, Path], tmp_path: Path
) -> None:
    content, folder = pdf
    said: dict[str, str] = {}
    # A few of the people are enough here; the tool tries all.
    for each in pdf_signed.copies(content, people=signed.PEOPLE[::6]):
        copy = tmp_path / "back.pdf"
        copy.write_bytes(each.content)
        said[each.name] = verdict(copy, folder)

    assert len(said) > 12
    assert {name: status for name, status in said.items() if status not in honest.FINE} == {}


def test_an_untouched_pdf_is_word_for_word_where_no_font_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    # Comes with the extra, and has letters that look otherwise beside others.
    monkeypatch.setattr(writer, "_families", lambda: ["Libertinus Serif"])
    build(tmp_path, day=DAY, formats=("md", "pdf"))

    assert verdict(tmp_path / "out" / "cpto-charter.pdf", tmp_path) in PASSED
