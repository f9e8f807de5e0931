"""Pages are valid HTML, and their data what Google asks of a job posting: two validators of others.

Ours are tests/data/boards/google-job-posting.schema.json and tests/test_html.py.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from charter.building import build
from validators import verdicts

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
COMPANY = """\
company:
  name: "R&D <Ltd> \\"x\\""
  country: US
  currency: USD
  website: https://rd.example
  apply: {url: "https://rd.example/jobs?a=1&b=2", until: 2027-01-15}
structure: combined
positions:
  cpto:
    status: vacant
    acting: ceo
    reference: rd-1
    posted: 2026-11-20
    employment: {hours: full-time, term: fixed, months: 24}
    places:
      - {city: Denver, region: CO, street: 1 Main Street, postcode: "80202"}
      - {city: Boulder, region: CO}
    pay:
      - {place: US, min: 95.5, max: 110.25, per: hour}
      - {place: DE, min: 90000, max: 110000, currency: EUR}
    remote: the US and Germany
    remote_from: [US, DE]
"""


def built(workspace: Path, out: Path) -> list[Path]:
    build(workspace, out=out, day=DAY, formats=("html",))
    return sorted(out.glob("*.html"))


def test_every_page_of_the_briefs_and_examples_is_valid(tmp_path: Path) -> None:
    pages = []
    for folder in ("tests/briefs", "catalog/examples"):
        for company in sorted((ROOT / folder).glob("*/company.yaml")):
            pages += built(company.parent, tmp_path / company.parent.name)
    found = verdicts(pages)
    assert {path: said for path, said in found.items() if said.html or said.data} == {}
    assert len(found) == len(pages) > 20
    assert sum(said.jobs for said in found.values()) >= 7


def test_a_page_with_all_that_can_be_said_is_valid(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    found = verdicts(built(tmp_path, tmp_path / "out"))
    assert {path: said for path, said in found.items() if said.html or said.data} == {}
    assert sum(said.jobs for said in found.values()) == 2


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("</main>", "</main></p>", "html"),
        ('lang="en-US"', "", "html"),
        ('"datePosted": "2026-11-20"', '"datePosted": ""', "data"),
        ('"addressCountry"', '"country"', "data"),
    ],
)
def test_a_page_made_wrong_on_purpose_is_not(
    tmp_path: Path, old: str, new: str, where: str
) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    built(tmp_path, tmp_path / "out")
    page = tmp_path / "out" / "cpto-posting.html"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")
    (said,) = verdicts([page]).values()
    assert getattr(said, where)
