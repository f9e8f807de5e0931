"""Places as people call them: for the law, on the command line and in company files."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.values.places_meant import place_hint, place_named
from test_batch import Batch

FILE = """\
company: {{name: Tarn, about: Tarn makes maps., country: GB, currency: GBP,
  headcount: 200, headcount_by_place: {{{0}: 200}}}}
structure: separate
"""


@pytest.mark.parametrize(
    ("said", "code", "hint"),
    [
        ("GB", "GB", "write GB"),
        ("uk", "GB", "write GB"),
        ("United Kingdom", "GB", "write GB"),
        ("Deutschland", "DE", "write DE"),
        ("us-co", "US-CO", "write US-CO"),
        ("Colorado", "US-CO", "write US-CO"),
        ("Georgia", "", "write GE or US-GA"),
        ("London", "", "write CA or GB, the country of this city, or its region, such as US-CO"),
        ("Utopia", "", ""),
    ],
)
def test_a_place_by_its_name(said: str, code: str, hint: str) -> None:
    assert place_named(said) == code
    assert place_hint(said) == hint


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("London", "write 'GB: 200', the country of this city"),
        ("Colorado", "write 'US-CO: 200'"),
        ("UK", "write 'GB: 200'"),
        ("Utopia", "ISO 3166 has two letters for each country, such as US, DK or GB"),
    ],
)
def test_people_by_place(charter: Batch, tmp_path: Path, said: str, hint: str) -> None:
    (tmp_path / "company.yaml").write_text(FILE.format(said), "utf-8")
    told = " ".join(charter("check", str(tmp_path)).err.split())
    assert f"is no country of ISO 3166 - {hint} [" in told


@pytest.mark.parametrize(
    ("said", "out", "err"),
    [
        ("UK", "GB: 1 row", ""),
        ("Colorado", "US-CO: 3 rows", ""),
        ("us-co", "US-CO: 3 rows", ""),
        ("London", "", "'London' is no code of a country or region - write CA or GB"),
    ],
)
def test_the_law_of_a_place_by_its_name(
    charter: Batch, tmp_path: Path, said: str, out: str, err: str
) -> None:
    (tmp_path / "p.md").write_text("# CTO\n\nYou own the architecture of the company.\n", "utf-8")
    shown = charter("show", "law", said)
    linted = charter("lint", str(tmp_path / "p.md"), "--place", said)
    assert shown.out.startswith(out)
    assert err in " ".join(shown.err.split())
    assert err in " ".join(linted.err.split())
    assert bool(linted.out) is not bool(err)
