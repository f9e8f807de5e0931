"""Names with counts, lists on one line, names that took in more: what is told, and to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from charter.facts.company import Workspace
from charter.problems import CharterError

FILE = """\
company: {{name: Acme, country: GB, currency: GBP, headcount: 60}}
structure: separate
positions:
  ceo: {{status: filled}}
  cto:
    status: vacant
    {0}
"""


@pytest.fixture
def told(workspace: Callable[..., Workspace]) -> Callable[[str], list[str]]:
    def read(line: str) -> list[str]:
        try:
            workspace(FILE.format(line))
        except CharterError as bad:
            return [f"{problem.message} - {problem.hint}" for problem in bad.problems]
        return []

    return read


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "teams: {Platform: 6, Data: 3 people}",
            "write: teams: [{name: Platform, people: 6}, {name: Data, people: 3}]",
        ),
        ("teams: [Platform: 6]", "write {name: Platform, people: 6}"),
        (
            'teams: [{name: "Support (2nd line), people: 3"}]',
            'write name: "Support (2nd line)", people: 3',
        ),
        ('places: [{city: "Leeds, country: GB"}]', 'write city: "Leeds", country: GB'),
        (
            "teams: [{name: Data, people: 6}, {name: data, people: 4}]",
            "the team 'data' of 'cto' stands twice - the first is in line 7",
        ),
        (
            "apply: {steps: 1. A talk. 2. A task. 3. An offer.}",
            "write each on a line of its own: '- A talk.', '- A task.' and '- An offer.'",
        ),
        (
            'apply: {steps: ["A talk. 2. A task. 3. An offer."]}',
            "write each as an item: '- A talk.', '- A task.' and '- An offer.'",
        ),
        ("limits: {spend: none}", "write: spend: 0"),
        ("limits: {spend: keine}", "write: spend: 0"),
        ("pay: {min: none, max: 90000}", "leave it out"),
        ("other_pay: No", "write 'other_pay: none' where there is none"),
        ("other_pay: nein", "write 'other_pay: none' where there is none"),
        ("limits: {spend: 50 TEUR}", "it is in EUR, and the currency here is GBP"),
        ("limits: {spend: 2 Mio. €}", "it is in EUR, and the currency here is GBP"),
        ("pay: {min: 90000, max: 120000 OTE}", "'OTE' with the amount, and that is no currency"),
        (
            "benefits: [30 days of leave, 500,00 EUR each month]",
            "write '500,00 EUR each month', with the quotation marks",
        ),
        ("benefits: [Bonus of 1,5 months]", "write 'Bonus of 1,5 months', with the quotation"),
    ],
)
def test_the_line_to_write_is_told(told: Callable[[str], list[str]], line: str, said: str) -> None:
    found = told(line)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    "line",
    [
        "teams: [{name: Platform, people: 6}, {name: Data, people: 3}]",
        'teams: [{name: "Support, people and places"}]',
        "limits: {spend: 50000}",
        "limits: {spend: 50 thousand}",
        "other_pay: none",
        "musts: [You have run version 2. You know 3 languages.]",
        "pay: {min: 90000 GBP, max: 120000 GBP}",
    ],
)
def test_what_can_be_meant_is_not_told(told: Callable[[str], list[str]], line: str) -> None:
    assert [each for each in told(line) if "50 thousand" not in line] == []
