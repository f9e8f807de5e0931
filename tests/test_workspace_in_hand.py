"""A company that stands in no file: as text, or as data that a program has in hand."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from pathlib import Path

import pytest
import yaml

from charter.load.company_file import read_workspace, workspace_of
from charter.problems import InputError

BRIEFS = sorted((Path(__file__).parent / "briefs").glob("*/company.yaml"))


def said_of(given: object) -> list[str]:
    """Return all that is wrong with a company in hand."""
    with pytest.raises(InputError) as raised:
        workspace_of(given)  # type: ignore[arg-type]
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.parent.name)
def test_text_and_data_say_what_the_file_says(brief):
    text = brief.read_text("utf-8")
    in_file = read_workspace(brief).company
    as_text = workspace_of(text, brief.parent).company
    as_data = workspace_of(in_hand(yaml.safe_load(text)), brief.parent).company

    assert without_places(as_text) == without_places(in_file)
    assert without_places(as_data) == without_places(in_file)


def in_hand(data: dict[str, object]) -> dict[str, object]:
    """Return data as a program has it: in its own order, dates as dates, lists as tuples."""

    def made(value: object) -> object:
        if isinstance(value, dict):
            return OrderedDict((key, made(inner)) for key, inner in value.items())
        return tuple(map(made, value)) if isinstance(value, list) else value

    return {key: made(value) for key, value in data.items()}


def without_places(value: object) -> object:
    """Return a company without the lines that it stands in."""
    if type(value).__name__ == "Place":
        return None
    if isinstance(value, dict):
        return {key: without_places(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(map(without_places, value))
    return value


def test_problems_in_data_name_the_keys_that_lead_there():
    assert said_of(
        {
            "company": {"name": "Acme", "nam": 1, "currency": "EUR"},
            "structure": "combind",
            "positions": {"cto": {"status": "open", "pay": {"min": "a", "max": 2}}},
        }
    ) == [
        "company.yaml: company.nam: 'nam' is not known here - did you mean 'name'? [unknown-key]",
        "company.yaml: positions.cto.pay.min: 'min' should be a number, not 'a' - write it "
        "as a number, such as 'min: 50000'; leave it out where none is known [wrong-type]",
        "company.yaml: positions.cto.status: 'status' cannot be 'open' - write "
        "'status: vacant' [unknown-value]",
        "company.yaml: structure: unknown structure 'combind' - did you mean 'combined'? "
        "[unknown-structure]",
    ]


def endless() -> dict[str, object]:
    """Return data that contains itself."""
    made: dict[str, object] = {}
    made["company"] = made
    return made


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({1: "a"}, "company.yaml: the key 1 is not text - put it in quotes [key]"),
        ({"company": {"name": {1, 2}}}, "company.name: a value of the type 'set' cannot stand"),
        ({"structure": float("nan")}, "structure: nan is no number that a paper can print"),
        ({"structure": "a\x1bb"}, "structure: character U+001B is not allowed"),
        ({"benefits": [["a"] * 99] * 1100}, "more than 100000 values"),
        (endless(), "more than 20 levels deep"),
        ({}, "'company' is missing - add 'company: ...'"),
        ("", "the file is empty"),
        ("company: [", "company.yaml:1:10: the '[' that opens here is never closed"),
        (
            "company:\n  name: \ud800",
            "company.yaml:2:9: a letter here cannot be read, for the",
        ),
        ("a" * 2_000_001, "larger than 2 MB"),
    ],
)
def test_what_no_company_file_could_hold_is_refused(given, said):
    assert any(said in problem for problem in said_of(given))


def test_a_date_is_its_text():
    company = "{name: Acme, apply: {until: 2027-01-31}}"
    text = f"company: {company}\nstructure: combined"
    data = {
        "company": {"name": "Acme", "apply": {"until": date(2027, 1, 31)}},
        "structure": "combined",
    }

    assert without_places(workspace_of(data)) == without_places(workspace_of(text))


def test_a_text_is_not_taken_for_a_path():
    assert said_of("northwind")[0].startswith("company.yaml: the file has no lines")
