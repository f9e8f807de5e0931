"""An offer and the papers that come with it say the same of start, title and pay."""

from __future__ import annotations

from typing import Any

import pytest

from charter.assign.ownership import organise
from charter.load.company_file import read_workspace
from charter.load.hire import Hire
from charter.offer.pack.against import against_company
from charter.resources import examples_folder
from charter.values.days import When

WORKSPACE = read_workspace(examples_folder() / "tarnquern")
POSITION = organise(WORKSPACE).positions["cpto"]
START = "another day than 1 June 2027, the start of 'cpto' in "
TITLE = "another title than 'Chief Product and Technology Officer' in "
CURRENCY = "'currency' of the hire file is another than CAD, that of the pay range of 'cpto' in "
PAY = "outside the pay range of 'cpto' in "


def told(values: dict[str, Any], start: str = "2027-06-01") -> list[str]:
    """Return what is said of a hire where the company file has a start."""
    given = POSITION.given._replace(start=When.of(start) if start else None)
    hire = Hire("hire.yaml", {"name": "Ada Okafor", **values})
    return list(against_company(hire, POSITION._replace(given=given), "en-GB"))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"start": "2027-05-01"}, START),
        ({"job_title": "Chief Technology Officer"}, TITLE),
        ({"pay": 100000, "currency": "CAD"}, PAY),
        ({"pay": 245000, "currency": "CAD", "per": "year"}, PAY),
        ({"pay": 100000, "currency": "USD"}, CURRENCY),
    ],
)
def test_what_an_offer_says_otherwise_is_told_without_the_words(
    values: dict[str, Any], said: str
) -> None:
    (note,) = told(values)
    assert said in note
    assert "company.yaml:" in note
    assert [v for v in values.values() if str(v) in note] == []


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ({"start": "2027-06-01"}, "2027-06-01"),
        ({"start": "2027-06-15"}, "2027-06"),
        ({"start": "2027-05-01"}, ""),
        ({}, "2027-06-01"),
        ({"job_title": "chief product and technology officer"}, ""),
        ({"job_title": "CPTO"}, ""),
        ({"title": "Dr"}, ""),
        ({"pay": 185000, "currency": "CAD"}, ""),
        ({"pay": 17000, "currency": "CAD", "per": "month"}, ""),
        ({"pay": 17000}, ""),
    ],
)
def test_what_agrees_or_cannot_be_compared_is_not_told(values: dict[str, Any], start: str) -> None:
    assert told(values, start) == []
