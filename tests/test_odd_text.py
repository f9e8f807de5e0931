"""What Word files say otherwise than meant: letters, templates and letterheads are told of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from charter.assign.ownership import organise
from charter.docx_templates.check import left_in_page, notes_on
from charter.load.company_file import read_workspace
from charter.load.hire import hire_of
from charter.offer.pack.blanks import blanks_of
from charter.offer.pack.letter import read_letter
from charter.offer.pack.typed import other_digits, remarks_beside, typed_pay
from charter.resources import examples_folder
from charter.values.number_words import contradictions
from charter.write.letterhead.check import check_letterhead

POSITION = organise(read_workspace(examples_folder() / "tarnquern")).positions["cpto"]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(tmp_path: Path, text: str = "Yours", footer: str = "", name: str = "letter.docx") -> Path:
    document = docx.Document()
    document.add_paragraph("Dear {{ hire.name }},")
    document.add_paragraph(text)
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    document.save(str(tmp_path / name))
    return tmp_path / name


def told(path: Path) -> list[str]:
    return [note.removeprefix("the letter: ") for note in blanks_of(read_letter(path), None).notes]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Pay: 96\u200b,000 pounds", "'96,000' (paragraph 2) has a space of no width (U+200B)"),
        ("From\u2060 May on", "'From' (paragraph 2) has a space of no width (U+2060)"),
        (
            "See \ufffc here",
            "'See here' (paragraph 2) has the place of a picture that is gone (U+FFFC)",
        ),
        ("Dear M\u00c3\u00bcller", "'M\u00c3\u00bcller' (paragraph 2) has letters that got lost"),
        ("Kr\ufffdger", "'Kr\ufffdger' (paragraph 2) has letters that got lost: write the whole"),
    ],
)
def test_what_nobody_sees_in_a_letter_is_told(tmp_path: Path, text: str, said: str) -> None:
    (note,) = told(saved(tmp_path, text))
    assert note.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "Ver\u00adant\u00adwor\u00adtung",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "M\u00fcller \U0001f468\u200d\U0001f4bb",
    ],
)
def test_marks_that_a_script_needs_are_not(tmp_path: Path, text: str) -> None:
    assert told(saved(tmp_path, text)) == []


@pytest.mark.parametrize(
    ("footer", "said"),
    [
        ("Acme Ltd \u2013 Page 3", "Page 3"),
        ("Seite 2 von 7", "Seite 2 von 7"),
        ("side 1 / 4", "side 1 / 4"),
        ("Page 1200 of the register", ""),
        ("Homepage 4", ""),
    ],
)
def test_a_typed_page_number_is_told(tmp_path: Path, footer: str, said: str) -> None:
    notes = told(saved(tmp_path, footer=footer))
    assert notes[:1] == [note for note in notes if note.startswith(f"'{said}' (footer) is typed")]
    page = saved(tmp_path, footer=footer, name="letterhead.docx")
    assert [note for note in left_in_page(page, ()) if "is typed" in note] == notes
    assert bool(notes) is bool(said)


def test_a_page_number_that_word_counts_is_not_told_but_a_typed_count_is(tmp_path: Path) -> None:
    path = saved(tmp_path, footer="Page ")
    document = docx.Document(str(path))
    line = document.sections[0].footer.paragraphs[0]
    line._p.append(
        parse_xml(f'<w:fldSimple {W} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    document.save(str(path))
    assert told(path) == []
    line.add_run(" of 9")
    document.save(str(path))
    (note,) = told(path)
    assert note.startswith("'Page ... of 9' (footer) is typed")


def test_a_line_of_the_main_text_is_a_page_number_only_where_it_says_nothing_else(
    tmp_path: Path,
) -> None:
    (note,) = told(saved(tmp_path, "Page 1 of 2"))
    assert note.startswith("'Page 1 of 2' (paragraph 2)")
    assert told(saved(tmp_path, "See page 1 of 2 of the handbook.")) == []


def test_hidden_text_and_changes_in_a_header_are_told(tmp_path: Path) -> None:
    document = docx.Document()
    header = document.sections[0].header.paragraphs[0]
    header.add_run("For Jo only").font.hidden = True
    document.save(str(tmp_path / "letterhead.docx"))
    (note,) = left_in_page(tmp_path / "letterhead.docx", ())
    assert note.endswith("'For Jo only' (hidden text)")
    change = 'w:id="1" w:author="Jo" w:date="2026-01-01T00:00:00Z"'
    header._p.append(parse_xml(f"<w:ins {W} {change}><w:r><w:t>New</w:t></w:r></w:ins>"))
    document.save(str(tmp_path / "letterhead.docx"))
    notes = list(left_in_page(tmp_path / "letterhead.docx", ()))
    assert notes[1].startswith("has tracked changes in its header, which papers take as accepted")
    header.clear()
    header.add_run("For Jo only").font.hidden = True
    document.save(str(tmp_path / "letter.docx"))
    (problem,) = blanks_of(read_letter(tmp_path / "letter.docx"), None).problems
    assert problem.code == "hidden-text"


def test_a_template_is_told_of_the_same(tmp_path: Path) -> None:
    path = saved(tmp_path, "\u200bPay", "Page 2", "posting.docx")
    assert len(notes_on(path)) == 2


def remarks(tmp_path: Path, *, done: bool = False) -> list[str]:
    document = docx.Document()
    runs = [document.add_paragraph(each).runs for each in ("Dear Ada,", "Yours")]
    for run in runs:
        document.add_comment(run, text="ask Legal", author="Jo")
    document.save(str(tmp_path / "letter.docx"))
    letter = read_letter(tmp_path / "letter.docx")
    return list(remarks_beside(letter))


def test_comments_that_do_not_go_out_are_told(tmp_path: Path) -> None:
    (note,) = remarks(tmp_path)
    assert note.startswith("the letter has 2 comments in Word, which nobody marked as resolved")
    assert "Legal" not in note
    assert list(remarks_beside(read_letter(saved(tmp_path)))) == []


@pytest.mark.parametrize(
    ("text", "hire", "said"),
    [
        ("Your salary will be CAD 90,000 a year.", {}, "outside the pay range of 'cpto' in"),
        ("Your salary is \u00a3250,000 a year.", {}, "outside the pay range of 'cpto' in"),
        (
            "Your salary is CAD 250,000 a year.",
            {"pay": 260000, "currency": "CAD"},
            "another than 'pay' of hire.yaml",
        ),
        ("Your salary is CAD 250,000 a year.", {"pay": 250000, "currency": "CAD"}, ""),
        ("Your salary is {{ hire.pay_text }} a year.", {"pay": 1, "currency": "CAD"}, ""),
        ("We pay up to $5,000 towards your move.", {}, ""),
    ],
)
def test_pay_that_an_old_letter_still_has_is_told(
    tmp_path: Path, text: str, hire: dict[str, Any], said: str
) -> None:
    letter = read_letter(saved(tmp_path, text))
    person = hire_of({"name": "Ada", **hire}, "hire.yaml") if hire else None
    notes = list(typed_pay(letter, POSITION, person, "en-CA"))
    assert [said in note for note in notes] == ([True] if said else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Leave: thirty (28) days.", "thirty (28)"),
        ("Probezeit: drei (6) Monate", "drei (6)"),
        ("A bonus of \u00a312,000 (ten thousand pounds)", "\u00a312,000 (ten thousand pounds)"),
        ("Leave: twenty-eight (28) days.", ""),
        ("\u00a312,000 (twelve thousand pounds only)", ""),
        ("5 days (three at home)", ""),
        ("a (100%) subsidiary", ""),
        ("three months (90 days)", ""),
    ],
)
def test_words_and_digits_that_differ_are_told(text: str, told: str, tmp_path: Path) -> None:
    assert contradictions(text) == ([told] if told else [])
    notes = list(other_digits(read_letter(saved(tmp_path, text))))
    assert bool(notes) is bool(told)


@pytest.mark.parametrize(
    ("footer", "told"),
    [("${title}", True), ("{{company}", True), ("{date}}", True), ("{title} {date}", False)],
)
def test_a_sign_beside_a_token_of_a_letterhead_is_told(
    tmp_path: Path, footer: str, told: bool
) -> None:
    page = saved(tmp_path, footer=footer, name="letterhead.docx")
    found = [each.message for each in check_letterhead(page).problems]
    assert [f"has '{footer}' in its footer" in message for message in found] == [True] * told
