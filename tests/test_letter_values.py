"""What letters do with the person's data but print it, and text of theirs that nobody sees."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path
from typing import Any

import docx
import pytest

from charter.load.hire import Hire
from charter.offer.pack.blanks import blanks_of
from charter.offer.pack.letter import fill_letter, read_letter
from charter.offer.pack.shown import shown_values
from charter.problems import InputError

VALUES: dict[str, Any] = {"name": "Ada", "pay": 240000, "start": "2027-05-01", "bonus": True}


def letter(tmp_path: Path, text: str, **look: Any) -> Path:
    """Return a letter with one paragraph of a look."""
    document = docx.Document()
    run = document.add_paragraph("Dear {{ hire.name }}, ").add_run(text)
    for name, value in look.items():
        setattr(run.font, name, value)
    path = tmp_path / "letter.docx"
    document.save(str(path))
    return path


def printed(path: Path, values: dict[str, Any]) -> str:
    """Return what a letter says with the values filled in."""
    read, hire = read_letter(path), Hire("hire.yaml", values)
    filled = fill_letter(read, {}, hire, shown_values(hire, "en-US"))
    return filled[read.document].decode()


@pytest.mark.parametrize(
    "tag",
    [
        "{{ hire.pay * 2 }}",
        "{{ 2 * hire.pay }}",
        "{{ hire.pay / 12 }}",
        "{{ hire.pay + hire.pay }}",
        "{{ hire.pay + 1 }}",
        "{{ hire.pay - 1 }}",
        "{{ hire.pay | int }}",
        "{{ hire.pay | float * 2 }}",
        "{% if hire.pay > 100000 %}more{% endif %}",
        "{% if hire.pay == 240000 %}more{% endif %}",
        "{% if hire.pay != 240000 %}more{% endif %}",
        "{% if hire.start < '2027-06-01' %}early{% endif %}",
        "{% if hire.start == '2027-05-01' %}early{% endif %}",
    ],
)
def test_numbers_and_days_are_printed_not_computed_with(tmp_path: Path, tag: str) -> None:
    with pytest.raises(InputError) as refused:
        printed(letter(tmp_path, tag), VALUES)
    (problem,) = refused.value.problems
    assert problem.code == "template-value"
    assert "is text here, as the letter prints it" in problem.message
    assert problem.hint.startswith("give what is to be computed or compared as a field of its own")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ hire.pay }} a year", "240,000 a year"),
        ("{{ hire.pay ~ ' USD' }}", "240,000 USD"),
        ("{{ hire.pay + ' USD' }}", "240,000 USD"),
        ("{{ hire.start | upper }}", "MAY 1, 2027"),
        ("{% if hire.pay %}paid{% endif %}", "paid"),
        ("{% if hire.pay != '' %}paid{% endif %}", "paid"),
        ("{% if hire.bonus %}bonus{% endif %}", "bonus"),
        ("{{ hire.name + ' B.' }}", "Ada B."),
    ],
)
def test_numbers_and_days_as_text(tmp_path: Path, tag: str, said: str) -> None:
    assert said in printed(letter(tmp_path, tag), VALUES)


def test_a_field_made_of_others_names_the_one_that_is_missing(tmp_path: Path) -> None:
    path = letter(tmp_path, "{{ hire.pay_text }}")
    with pytest.raises(InputError) as refused:
        printed(path, VALUES)
    (problem,) = refused.value.problems
    assert problem.message.endswith("'pay_text' is made of pay and currency")
    assert problem.hint == "add 'currency:' to hire.yaml"
    assert "$240,000" in printed(path, {**VALUES, "currency": "USD"})


@pytest.mark.parametrize(
    ("text", "look", "told"),
    [
        ("band up to 300k", {"hidden": True}, "'band up to 300k' (hidden text)"),
        ("x", {"size": docx.shared.Pt(1)}, "'x' (text too small to be read)"),
        ("band up to 300k", {}, ""),
        ("/sn1/", {"hidden": True}, ""),
        ("{{Sig_es_:signer1:signature}}", {"hidden": True}, ""),
        ("SIGN_HERE", {"hidden": True}, ""),
    ],
)
def test_text_that_nobody_sees_is_told(
    tmp_path: Path, text: str, look: dict[str, Any], told: str
) -> None:
    read = read_letter(letter(tmp_path, text, **look), ("SIGN_HERE",))
    problems = blanks_of(read, None).problems
    assert [problem.code for problem in problems] == ["hidden-text"] * bool(told)
    assert all(problem.message.endswith(f": {told}") for problem in problems)


def test_every_unknown_field_of_a_letter_is_told_in_one_pass(tmp_path: Path) -> None:
    path = letter(tmp_path, "{{ company.adress }} {{ position.titel }} {{ company.name }} {{ x }}")
    read = read_letter(path)
    company = namedtuple("Told", "name address")("Acme", "Here")
    position = namedtuple("Told", "title")("CTO")
    names = {"company": company, "position": position}
    with pytest.raises(InputError) as refused:
        fill_letter(read, names, Hire("hire.yaml", VALUES), shown_values(None, "en"))
    told = [problem.message.rpartition(": ")[2] for problem in refused.value.problems]
    assert told[-3:] == [
        "unknown field 'adress' of 'company'",
        "unknown field 'titel' of 'position'",
        "unknown name 'x'",
    ]


def test_an_unknown_filter_says_how_to_do_without(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        read_letter(letter(tmp_path, "{{ hire.start | date }}"))
    (problem,) = refused.value.problems
    assert problem.message.endswith(": unknown filter 'date'")
    assert problem.hint.startswith("write the field without what stands after |")


@pytest.mark.parametrize("said", ["no", "No", "n/a", "none", "nein", "nej", "off"])
def test_a_no_is_printed_and_is_no_ground_for_a_sentence(said, tmp_path):
    path = letter(tmp_path, "Car: {{ hire.car }}.{% if hire.car %} You get one.{% endif %}")
    text = printed(path, {"name": "Ada", "car": said})
    assert f"Car: {said}." in text
    assert "You get one" not in text


def test_an_amount_of_nought_is_no_ground_for_a_sentence(tmp_path):
    path = letter(tmp_path, "{% if not hire.bonus %}No bonus.{% endif %}")
    assert "No bonus." in printed(path, {"name": "Ada", "bonus": 0})


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("zip", 80202, "80202"),
        ("home_zip", 80202, "80202"),
        ("plz", 80331, "80331"),
        ("cost_centre", 47110, "47110"),
        ("account_number", 1234567890, "1234567890"),
        ("room", 1204, "1204"),
        ("first_year", 2027, "2027"),
        ("sign_on", 20000, "20,000"),
        ("rate", 0.5, "0.5"),
    ],
)
def test_digits_that_are_no_amount_are_printed_as_typed(name, value, said, tmp_path):
    path = letter(tmp_path, f"It is <{{{{ hire.{name} }}}}>.".replace("<", "[").replace(">", "]"))
    assert f"It is [{said}]." in printed(path, {"name": "Ada", name: value})
