"""What was to be taken out of a letter before it goes: hints to its writer, marks, struck text."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from charter.check.own.template_texts import unsigned_templates
from charter.docx_templates.check import notes_on
from charter.docx_templates.template import read_word_template
from charter.offer.pack.blanks import blanks_of
from charter.offer.pack.letter import read_letter
from charter.read.blanks import blanks_in


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("NB: HR to delete this line before sending.", "delete this line"),
        ("Please remove this paragraph if not needed.", "remove this paragraph"),
        ("Bitte diesen Absatz vor dem Versand l\u00f6schen.", ""),
        ("Slet denne linje", "Slet denne linje"),
        ("DRAFT \u2013 not for distribution", "DRAFT \u2013 not for distribution"),
        ("Our ref: VP Sales, 3 May 2024, DRAFT", "DRAFT"),
        ("Draft", "Draft"),
        ("Entwurf (nicht versenden)", "Entwurf (nicht versenden)"),
        ("Udkast", "Udkast"),
    ],
)
def test_a_hint_to_whoever_sends_it_is_a_blank(text: str, left: str) -> None:
    (found,) = blanks_in(text, letter=True)
    assert found.text == left or not left


@pytest.mark.parametrize(
    "text",
    [
        "You draft the plan, and the board signs it.",
        "Draft contracts are checked by you.",
        "You may strike this clause out in talks with your manager.",
        "Der Entwurf der Strategie ist Ihre Aufgabe.",
        "Not for distribution outside the company.",
    ],
)
def test_sentences_with_the_same_words_are_none(text: str) -> None:
    assert blanks_in(text, letter=True) == []


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("Dear {{ hire.name}} }", "{{ hire.name}} }"),
        ("Dear { {{ hire.name }}", "{ {{ hire.name }}"),
        ("Dear { { hire.name } }", ""),  # told as a tag with blanks between its braces
        ("Dear {{ hire.name }}", ""),
        ("Dear {{ hire.name }} {{ hire.place }}", ""),
        ("{% if hire.name %}{{ hire.name }}{% endif %}", ""),
    ],
)
def test_a_bracket_too_many_is_told(text: str, stray: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(tmp_path / "letter.docx"))
    told = [each.text for each in read_word_template(tmp_path / "letter.docx").unfilled]
    assert told == ([stray] if stray else [])


def test_struck_text_is_told_of_letters_and_templates(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Pay: 100. ")
    paragraph.add_run("Bonus of 20 per cent.").font.strike = True
    for name in ("letter.docx", "posting.docx"):
        document.save(str(tmp_path / name))
    (problem,) = blanks_of(read_letter(tmp_path / "letter.docx"), None).problems
    assert (problem.code, "'Bonus of 20 per cent.'" in problem.message) == ("struck-out", True)
    (note,) = notes_on(tmp_path / "posting.docx")
    assert note.message == "'Bonus of 20 per cent.' is printed struck out"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Your salary is (amount) a year.", ["(amount)"]),
        ("You start on (start date), and are (name).", ["(start date)", "(name)"]),
        ("Ihr Gehalt betr\u00e4gt (Betrag), ab (Datum).", ["(Betrag)", "(Datum)"]),
        ("Din l\u00f8n er (bel\u00f8b).", ["(bel\u00f8b)"]),
        ("Fixed pay (salary) and variable pay (bonus), in US dollars (gross).", []),
        ("Name a person (name and address) by the day (date to be agreed with you).", []),
        ("The Company (Northwind) pays you (the Employee) 25 days (holiday).", []),
        ("Your name(s) and date(s).", []),
    ],
)
def test_round_brackets_around_what_is_to_be_put_in(text: str, left: list[str]) -> None:
    assert [each.text for each in blanks_in(text, letter=True)] == left
    assert blanks_in(text) == []


@pytest.mark.parametrize("text", ["Signature (date)", "(name)   (date)", "(Ort, Datum)"])
def test_labels_of_lines_to_sign_are_no_blanks(text: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(tmp_path / "letter.docx"))
    assert blanks_of(read_letter(tmp_path / "letter.docx"), None).problems == ()


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("charter.docx", "{{ position.title }}", True),
        ("cpto-charter.docx", "{{ position.title }} signs for spending.", True),
        ("charter.docx", "Signature: ______", False),
        ("charter.docx", "{% for name in charter.signers %}{{ name }}{% endfor %}", False),
        ("posting.docx", "{{ position.title }}", False),
    ],
)
def test_a_charter_of_word_without_lines_to_sign_is_told(
    name: str, line: str, told: bool, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_paragraph(line)
    document.save(str(tmp_path / name))
    assert [each.code for each in unsigned_templates(tmp_path)] == ["no-lines-to-sign"] * told
