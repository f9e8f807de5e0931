"""Pay that differs by place: each place has its own amounts wherever a posting says them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

import charter as api
from charter.assign.ownership import organise
from charter.building import build
from charter.check.law.case import Printed
from charter.check.law.law import law_remarks
from charter.checking import check_workspace
from charter.read.schema import schema
from making import DAY

GOOGLE = json.loads(
    (Path(__file__).parent / "data/boards/google-job-posting.schema.json").read_text("utf-8")
)
KESTREL = """\
company:
  name: Kestrel Ledger
  country: US
  headcount: 210
  headcount_by_place: {CA-ON: 60, US-NY: 90}
  ai_in_hiring: false
  equal_opportunity: Everybody is welcome.
  apply: {url: "https://kestrel.example/jobs", email: jobs@kestrel.example, until: 2027-01-31}
structure: separate-full
positions:
  vp-data:
    status: vacant
    acting: cto
    reference: KL-7
    posted: 2026-12-01
    vacancy: existing
    other_pay: none
    benefits: [Health insurance.]
    pay:
      - {place: US-NY, min: 240000, max: 290000, currency: USD}
      - {place: CA-ON, min: 230000, max: 275000, currency: CAD}
    places:
      - {city: New York, region: NY, country: US}
      - {city: Toronto, region: ON, country: CA}
"""
NEW_YORK, TORONTO = "$240,000–$290,000 a year", "CAD 230,000–275,000 a year"


@pytest.fixture
def kestrel(workspace: Callable[..., Any], tmp_path: Path) -> Callable[..., Path]:
    def make(text: str = KESTREL) -> Path:
        workspace(text)
        return tmp_path

    return make


def public(folder: Path) -> dict[str, str]:
    build(folder, day=DAY, papers=("posting",), formats=("md", "html", "json", "txt"))
    return {p.name: p.read_text("utf-8") for p in (folder / "out").iterdir() if p.is_file()}


def jobs_in(page: str) -> Any:
    data = re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    return json.loads(data[1])


def test_the_text_has_a_line_for_each_place(kestrel):
    text = public(kestrel())["vp-data-posting.md"]
    assert f"\n**Pay in New York, NY:** {NEW_YORK}\n\n**Pay in Toronto, ON:** {TORONTO}\n" in text
    assert "**Pay:**" not in text


@pytest.mark.parametrize("name", ["careers.html", "vp-data-posting.html", "vp-data-posting.txt"])
def test_lists_and_pages_say_which_is_which(kestrel, name):
    text = public(kestrel())[name]
    for place, pay in (("New York, NY", NEW_YORK), ("Toronto, ON", TORONTO)):
        found = re.sub(r"<[^>]*>", "", text)
        assert re.search(rf"{place}:\s*{re.escape(pay)}", found)


def test_a_search_engine_reads_a_job_for_each_pay(kestrel):
    """schema.org ties a salary to no place, and a job has one; so each pay is a job."""
    jobs = jobs_in(public(kestrel())["vp-data-posting.html"])
    said = [
        (
            job["jobLocation"]["address"]["addressLocality"],
            job["baseSalary"]["currency"],
            job["baseSalary"]["value"]["minValue"],
            job["identifier"]["value"],
        )
        for job in jobs
    ]
    assert said == [
        ("New York", "USD", 240000, "KL-7-US-NY"),
        ("Toronto", "CAD", 230000, "KL-7-CA-ON"),
    ]
    for job in jobs:
        jsonschema_rs.validator_for(GOOGLE).validate(job)


def test_places_that_pay_alike_are_one_job(kestrel):
    more = KESTREL + "      - {city: Buffalo, region: NY, country: US}\n"
    page = public(kestrel(more))["vp-data-posting.html"]
    (york, _) = jobs_in(page)
    assert [p["address"]["addressLocality"] for p in york["jobLocation"]] == ["New York", "Buffalo"]
    assert "Pay in New York, NY and Buffalo, NY:" in re.sub(r"<[^>]*>", "", page)


def test_a_region_goes_before_its_country(kestrel):
    text = KESTREL.replace("place: CA-ON", "place: US").replace(
        "{city: Toronto, region: ON, country: CA}", "{city: Denver, region: CO, country: US}"
    )
    posting = public(kestrel(text))["vp-data-posting.md"]
    assert f"**Pay in New York, NY:** {NEW_YORK}" in posting
    assert f"**Pay in Denver, CO:** {TORONTO}" in posting


def test_work_from_elsewhere_has_its_own_pay(kestrel):
    text = KESTREL.partition("    places:")[0] + "    remote: the US or Ontario\n"
    text += "    remote_from: [US-NY, CA-ON]\n"
    files = public(kestrel(text))
    jobs = jobs_in(files["vp-data-posting.html"])
    assert [j["applicantLocationRequirements"]["name"] for j in jobs] == [
        "New York, United States",
        "Ontario, Canada",
    ]
    assert f"**Pay in Ontario, Canada:** {TORONTO}" in files["vp-data-posting.md"]


def test_data_has_all_of_them(kestrel):
    data = json.loads(public(kestrel())["vp-data-posting.json"])
    jsonschema_rs.validator_for(schema("posting")).validate(data)
    assert data["pay"] is None
    assert [(p["place"], p["where"], p["currency"], p["text"]) for p in data["pay_by_place"]] == [
        ("US-NY", "New York, NY", "USD", NEW_YORK),
        ("CA-ON", "Toronto, ON", "CAD", TORONTO),
    ]


def test_boards_list_each_place_at_its_own_pay(kestrel):
    feeds = api.make_feeds([kestrel()], DAY).files
    indeed = {
        job.findtext("city"): job.findtext("salary")
        for job in ET.fromstring(feeds["indeed.xml"]).iter("job")
    }
    linkedin = {
        job.findtext("city"): (
            job.findtext(".//currencyCode"),
            job.findtext(".//lowEnd/amount"),
        )
        for job in ET.fromstring(feeds["linkedin.xml"]).iter("job")
    }
    assert indeed == {
        "New York": "$240000 - $290000 per year",
        "Toronto": "CAD 230000 - CAD 275000 per year",
    }
    assert linkedin == {"New York": ("USD", "240000"), "Toronto": ("CAD", "230000")}


class TestLaw:
    """The law of a place looks at the pay of that place."""

    def remarks(self, folder: Path) -> list[Any]:
        organisation = organise(api.read_workspace(folder))
        return [r for r in law_remarks(organisation, "vp-data", DAY) if r.code == "law-pay-range"]

    def test_ontario_is_not_shown_dollars_of_new_york(self, kestrel):
        assert self.remarks(kestrel()) == []

    def test_a_range_too_wide_is_told_by_its_own_words(self, kestrel):
        (found,) = self.remarks(
            kestrel(KESTREL.replace("min: 230000, max: 275000", "min: 110000, max: 175000"))
        )
        assert found.severity == "error"
        assert found.quote == "CAD 110,000–175,000 a year"
        assert "CAD 65,000 a year wide" in found.message

    def test_a_template_that_leaves_one_out_is_found(self, kestrel):
        organisation = organise(api.read_workspace(kestrel()))
        printed = [Printed(f"Pay in New York: {NEW_YORK}. 31 January 2027")]
        codes = {r.code: r.quote for r in law_remarks(organisation, "vp-data", DAY, printed)}
        assert codes["law-pay"] == TORONTO

    def test_an_amount_that_cannot_be_meant_is_told_of_its_place(self, kestrel):
        wrong = KESTREL.replace("min: 230000, max: 275000", "min: 230, max: 275")
        (posting,) = check_workspace(api.read_workspace(kestrel(wrong)), DAY).postings
        (found,) = (r for r in posting.errors if r.code == "pay-not-meant")
        assert found.quote == "CAD 230–275 a year"


def test_a_reorganisation_that_lowers_the_pay_of_one_place_says_so(tmp_path, charter):
    signed = "    signed: 2026-01-01\n    pay:"
    before = KESTREL.replace("    pay:", signed).replace(
        "status: vacant\n    acting: cto", "holder: Ada"
    )
    for name, text in (("from", before), ("to", before.replace("min: 230000", "min: 210000"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "company.yaml").write_text(text, "utf-8")
    said = " ".join(charter("transition", str(tmp_path / "from"), str(tmp_path / "to")).out.split())
    assert "CAD 210,000 to 275,000 a year in CA-ON" in said


def test_one_range_with_its_place_reads_as_one_range(kestrel):
    one = KESTREL.partition("    pay:")[0] + (
        "    pay: {place: US, min: 240000, max: 290000, currency: USD}\n"
        "    places: [{city: New York, region: NY}, {city: Denver, region: CO}]\n"
    )
    files = public(kestrel(one))
    assert f"**Pay:** {NEW_YORK}" in files["vp-data-posting.md"]
    assert jobs_in(files["vp-data-posting.html"])["baseSalary"]["currency"] == "USD"
    assert "pay_by_place" not in json.loads(files["vp-data-posting.json"])


def test_a_row_of_a_table_gives_pay_with_its_place(kestrel, charter, tmp_path):
    base = tmp_path / "base"
    base.mkdir()
    text = KESTREL.partition("    pay:")[0] + "    places: [{city: New York, region: NY}]\n"
    (base / "company.yaml").write_text(text, "utf-8")
    table = tmp_path / "rows.csv"
    table.write_text(
        "name,positions.vp-data.pay.min,positions.vp-data.pay.max,positions.vp-data.pay.currency,"
        "positions.vp-data.pay.place,positions.vp-data.employment.hours,"
        "positions.vp-data.holders.name\n"
        "Kestrel,240000,290000,USD,US-NY,either,Ada\n",
        "utf-8",
    )
    out = tmp_path / "papers"
    ran = charter("batch", str(table), "--base", str(base), "--out", str(out))
    (posting,) = out.rglob("vp-data-posting.md")
    assert f"**Pay:** {NEW_YORK}" in posting.read_text("utf-8"), ran
    assert "full-time or part-time" in posting.read_text("utf-8")


def test_a_whole_range_is_no_column(kestrel, charter, tmp_path):
    folder = kestrel(KESTREL.partition("    pay:")[0])
    table = tmp_path / "rows.csv"
    table.write_text("name,positions.vp-data.pay\nKestrel,240000\n", "utf-8")
    ran = charter("batch", str(table), "--base", str(folder), "--out", str(tmp_path / "papers"))
    assert "[unknown-column]" in ran.out + ran.err
