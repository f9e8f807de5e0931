"""Values of a company file that stand for nothing: countries, and numbers with commas."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from babel import Locale

from charter.problems import InputError
from charter.values.countries import COUNTRIES

COMPANY = """\
company: {name: X, country: US, currency: USD}
structure: combined
positions:
  cpto: {status: vacant, acting: ceo, pay: {min: 150000, max: 190000}}
"""


def problem(workspace: Callable[..., Any], old: str, new: str) -> tuple[str, str]:
    with pytest.raises(InputError) as wrong:
        workspace(COMPANY.replace(old, new))
    (found,) = wrong.value.problems
    return found.message, found.hint


def test_countries_are_those_of_babel() -> None:
    names = Locale("en").territories
    assert len(COUNTRIES) == 249
    assert set(names) >= COUNTRIES


@pytest.mark.parametrize("old", ["country: US", "pay:"])
def test_an_unknown_country(workspace: Callable[..., Any], old: str) -> None:
    new = "country: XQ" if old.startswith("c") else "places: [{city: A, country: XQ}], pay:"
    assert problem(workspace, old, new) == (
        "'XQ' is no country of ISO 3166",
        "ISO 3166 has two letters for each country, such as US, DK or GB",
    )


def test_what_people_write_instead(workspace: Callable[..., Any]) -> None:
    assert problem(workspace, "country: US", "country: UK")[1] == "did you mean 'GB'?"
    remote = problem(workspace, "pay:", "remote_from: [DE, UK], pay:")
    assert remote == ("'UK' is no country of ISO 3166", "did you mean 'GB'?")
