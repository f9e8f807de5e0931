"""Texts within [...] and {...} of YAML that were cut at their commas: told with what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.load.hire import read_hire
from charter.load.prose_checks import cuts_of
from charter.problems import InputError, Problem
from charter.read.yaml_source import PartlyReadError, parse_yaml


def told(line: str) -> tuple[tuple[Problem, ...], bool]:
    """Return what is told of a line, and whether it keeps the file from being used."""
    try:
        found = cuts_of(parse_yaml(line, "f"))
    except PartlyReadError as bad:
        return bad.problems, True
    return found, False


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("a: [Signs leases, but not for offices, up to one year.]", 1),
        ("a: [Two interviews, one of them with the CEO, and an offer within a week.]", 1),
        ("a: [Ship v2, on time, in Q3]", 1),
        ("a: [Grow sales, keep churn low, hire well.]", 1),
        ("a: [Led 10+ engineers, incl. managers, Speaks German, or French too]", 2),
        ("a: ['Insurance', 25 days of leave, and more on request]", 1),
        ("a: [Führt 10 Leute, darunter zwei Leiter, Spricht Deutsch]", 1),
        ("a: [Leder ti ingeniører, heraf to ledere]", 1),
        ("a:\n  - [Ship v2,\n     on time]", 1),
    ],
)
def test_a_sentence_that_may_be_cut_into_items_is_asked_about(line: str, texts: int) -> None:
    problems, refused = told(line)
    assert not refused
    assert [p.code for p in problems] == ["split-text"] * texts


def test_the_question_says_what_to_write() -> None:
    (problem,), _ = told("a: [Pension, Signs leases,  but not for\n  offices, Dental]")
    assert str(problem) == (
        "f:1:14: 'Signs leases' ends at a comma, since one ends an item within [...] - where it is "
        'one text, write "Signs leases, but not for offices", with the quotation marks [split-text]'
    )


@pytest.mark.parametrize(
    "line",
    [
        "a: [pension, 25 days of leave]",
        "a: [Health insurance, pension, 25 days of leave]",
        "a: [Private health insurance, gym membership, up to 30 days of leave]",
        "a: [Health insurance, pension, on-site parking]",
        "a: [Health insurance., pension plan.]",
        "a: [english, german]",
        "a: [team leads, in Berlin]",
        "a: [ceo, cto, vp-engineering, product.backlog]",
        "a: [DE, AT, in]",
        "a: ['Ship v2, on time', \"A (b\", 'c)']",
        "a: [Pension (5 %), Dental (full)]",
        "a: [Pension :), Dental plan (]",
        "a: [{city: London, country: GB}, {city: Leeds, country: GB}]",
        "a: {status: filled, holder}",
        "a: {ceo, cto}",
        "a: {ceo, vp-engineering}",
        "a: {b: 'Send a CV', until: 2027-01-01, c: }",
        "a: {b: Send a CV, Send too: yes}",
        "a:\n  b: Send a CV\n  Other thing:\n",
        "a: []",
    ],
)
def test_lists_and_names_as_people_write_them_are_left_alone(line: str) -> None:
    assert told(line) == ((), False)


@pytest.mark.parametrize(
    ("line", "problems", "meant"),
    [
        (
            "a: [Pension, 25 days (plus bank holidays, incl. Christmas), Dental]",
            [
                "f:1:14: '25 days (plus bank holidays' ends at a comma, since one ends an item "
                'within [...] - write "25 days (plus bank holidays, incl. Christmas)", with the '
                "quotation marks [split-text]"
            ],
            ["Pension", "25 days (plus bank holidays, incl. Christmas)", "Dental"],
        ),
        (
            "a: {send: Send a CV (PDF, max. 2 pages), a letter and 'references', until: x}",
            [
                "f:1:11: 'Send a CV (PDF' ends at a comma, since one ends a value within {...} - "
                "write \"Send a CV (PDF, max. 2 pages), a letter and 'references'\", with the "
                "quotation marks [split-text]"
            ],
            {"send": "Send a CV (PDF, max. 2 pages), a letter and 'references'", "until": "x"},
        ),
        (
            "a: {holder: Smith, Jane, note: plus bonus,\n   max. 10 per cent}",
            [
                "f:1:13: 'Smith' ends at a comma, since one ends a value within {...} - "
                'write "Smith, Jane", with the quotation marks [split-text]',
                "f:1:32: 'plus bonus' ends at a comma, since one ends a value within {...} - "
                'write "plus bonus, max. 10 per cent", with the quotation marks [split-text]',
            ],
            {"holder": "Smith, Jane", "note": "plus bonus, max. 10 per cent"},
        ),
    ],
)
def test_what_cannot_be_a_list_or_a_name_is_refused_and_read_on_as_it_was_meant(
    line: str, problems: list[str], meant: object
) -> None:
    with pytest.raises(PartlyReadError) as bad:
        parse_yaml(line, "f")
    assert [str(problem) for problem in bad.value.problems] == problems
    assert str(bad.value.source.data["a"]).replace("\u201a", ",") == str(meant)


def test_what_a_comma_cuts_in_the_file_of_a_hire_is_told_and_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "hire.yaml"
    path.write_text("name: Ann\nbonus: {text: Paid by Smith, Jane, sum: 120,000}\n", "utf-8")
    with pytest.raises(InputError) as bad:
        read_hire(path)
    assert [str(problem).removeprefix(f"{path}:") for problem in bad.value.problems] == [
        "2:15: a comma cuts this in two - put all of it in quotation marks [split-text]",
        "2:45: a comma cuts this in two - put all of it in quotation marks [split-number]",
    ]
