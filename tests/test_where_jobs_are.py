"""Where a job is, on its page and in feeds: both say it alike, and neither what nobody said."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

import charter as package
from charter.building import build
from charter.facts.areas import area_name
from charter.facts.terms import Pay
from charter.feeds.jobs import jobs_of, openings
from charter.feeds.lacks import board_remarks
from charter.feeds.plain import workplace
from charter.load.catalog_files import read_catalog
from charter.read.schema import schema
from charter.values.regions import address, region_code, regions, said_region
from charter.write.web.job_posting import job_postings
from charter.write.web.posting_parts import PostingParts
from making import composed
from told_made_up import made_up

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
GOOGLE = json.loads((ROOT / "tests/data/boards/google-job-posting.schema.json").read_text("utf-8"))
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
COMPANY = """\
company:
  name: Northwind
  country: US
  currency: USD
  apply: {{url: "https://northwind.example/jobs/7", email: jobs@northwind.example}}
structure: combined
positions:
  cpto:
    status: vacant
    acting: ceo
    reference: NW-7
    posted: 2026-11-20
    other_pay: none
    benefits: [Health cover.]
{lines}
"""
DENVER = "places: [{city: Denver, region: CO}]"
PAY = "pay: {min: 220000, max: 280000}"


class Out:
    """The data of a page and the jobs of each feed that one company gives."""

    def __init__(self, folder: Path, *lines: str, company: str = COMPANY) -> None:
        text = company.format(lines="\n".join(f"    {line}" for line in lines))
        (folder / "company.yaml").write_text(text, "utf-8")
        build(folder, day=DAY, papers=("posting",), formats=("html",))
        self.page = (folder / "out/cpto-posting.html").read_text("utf-8")
        (found,) = DATA.findall(self.page)
        data = json.loads(found)
        self.data: list[dict[str, Any]] = data if isinstance(data, list) else [data]
        for one in self.data:
            jsonschema_rs.validate(GOOGLE, one)
        made = package.make_feeds([folder], DAY, draft=True)
        self.advice, self.notes = made.advice, made.notes
        self.feeds = {
            name: [{e.tag: e.text or "" for e in job} for job in ET.fromstring(file).iter("job")]
            for name, file in made.files.items()
        }

    @property
    def visible(self) -> str:
        """Return what a person reads of the page."""
        return re.sub(r"<[^>]*>", " ", self.page[self.page.index("<body") :])


class TestRemote:
    def test_beside_a_place_it_is_one_job_at_that_place_that_is_remote(
        self, tmp_path: Path
    ) -> None:
        out = Out(tmp_path, PAY, DENVER, "remote: the US", "remote_from: [US]")
        (data,) = out.data
        assert data["jobLocationType"] == "TELECOMMUTE"
        assert data["jobLocation"]["address"]["addressLocality"] == "Denver"
        assert data["applicantLocationRequirements"]["name"] == "United States"
        (job,) = out.feeds["indeed.xml"]
        assert (job["city"], job["remotetype"]) == ("Denver", "Fully remote")
        (job,) = out.feeds["linkedin.xml"]
        assert (job["location"], job["workplaceTypes"]) == ("Denver, CO", "Remote")

    def test_a_country_without_a_place_of_the_posting_is_a_job_of_its_own(
        self, tmp_path: Path
    ) -> None:
        out = Out(tmp_path, PAY, DENVER, "remote: the US and Germany", "remote_from: [US-CO, DE]")
        found = [(j["location"], j["workplaceTypes"]) for j in out.feeds["linkedin.xml"]]
        assert found == [("Denver, CO", "Remote"), ("Germany", "Remote")]

    def test_other_pay_makes_it_another_job(self, tmp_path: Path) -> None:
        pay = (
            "pay: [{place: US-CO, min: 250000, max: 280000}, {place: US, min: 200000, max: 220000}]"
        )
        out = Out(tmp_path, pay, DENVER, "remote: the US", "remote_from: [US]")
        found = [(j["city"], j["salary"]) for j in out.feeds["indeed.xml"]]
        assert found == [
            ("Denver", "$250000 - $280000 per year"),
            ("Remote", "$200000 - $220000 per year"),
        ]
        places = [(sorted(one.keys() & {"jobLocation", "jobLocationType"})) for one in out.data]
        assert places == [["jobLocation"], ["jobLocationType"]]

    @pytest.mark.parametrize("lines", [("remote: the US", "remote_from: [US]"),
                                       (DENVER, "remote: the US", "remote_from: [US]"),
                                       (DENVER, "remote_from: [US]"),
                                       ("remote_from: [DE, US]",)])  # fmt: skip
    def test_the_description_says_it(self, tmp_path: Path, lines: tuple[str, ...]) -> None:
        out = Out(tmp_path, PAY, *lines)
        for data in out.data:
            first = data["description"].splitlines()[0]
            assert "remote within" in first.casefold()
        for jobs in out.feeds.values():
            for job in jobs:
                said = job.get("description") or job["content"]
                assert "remote within" in said.splitlines()[0].casefold()
        assert "remote within" in out.visible.casefold()

    def test_where_nobody_works_remotely_no_word_of_it_is_said(self, tmp_path: Path) -> None:
        out = Out(tmp_path, PAY, DENVER)
        assert "remote" not in out.page.casefold()
        assert "jobLocationType" not in out.data[0]

    @pytest.mark.parametrize(
        ("remote", "hint"),
        [
            ("the US", "add 'remote_from: [US]'"),
            ("Denmark or Sweden", "add 'remote_from: [DK, SE]'"),
            ("the EU", "add 'remote_from:' with the countries one may work from"),
            ("anywhere", "add 'remote_from:' with the countries one may work from"),
        ],
    )
    def test_without_a_country_it_is_told_what_to_add(
        self, workspace: Callable[..., Any], tmp_path: Path, remote: str, hint: str
    ) -> None:
        text = COMPANY.format(lines=f"    {PAY}\n    remote: {remote}")
        made = package.organise(workspace(text))
        (remark,) = [r for r in board_remarks(made, DAY) if r.code == "no-remote-country"]
        assert remark.instead == hint
        with pytest.raises(package.CharterError) as bad:
            package.make_feeds([tmp_path], DAY, draft=True)
        assert "no-remote-country" in [problem.code for problem in bad.value.problems]

    def test_with_a_place_that_is_advice_and_the_job_remote(self, tmp_path: Path) -> None:
        out = Out(tmp_path, PAY, DENVER, "remote: the US")
        assert "no-remote-country" in [problem.code for problem in out.advice]
        assert out.data[0]["jobLocationType"] == "TELECOMMUTE"
        assert [job["workplaceTypes"] for job in out.feeds["linkedin.xml"]] == ["Remote"]


class TestNothingThatNobodySaid:
    def test_of_employment(self, tmp_path: Path) -> None:
        out = Out(tmp_path, PAY, DENVER)
        assert "employmentType" not in out.data[0]
        assert not re.search("full.?time", out.visible, re.IGNORECASE)
        for jobs in out.feeds.values():
            assert not re.search("full.?time", json.dumps(jobs), re.IGNORECASE)

    def test_of_the_office(self, tmp_path: Path) -> None:
        out = Out(tmp_path, PAY, DENVER)
        assert "workplaceTypes" not in out.feeds["linkedin.xml"][0]
        out = Out(tmp_path, PAY, DENVER, "office_days: 5")
        assert out.feeds["linkedin.xml"][0]["workplaceTypes"] == "On-site"

    @pytest.mark.parametrize(
        ("said", "types"),
        [
            ("{hours: full-time, term: fixed, months: 24}", ["FULL_TIME", "TEMPORARY"]),
            ("{hours: full-time, term: interim}", ["FULL_TIME", "TEMPORARY"]),
            ("fixed-term", "TEMPORARY"),
            ("{term: permanent}", None),
        ],
    )
    def test_all_that_is_said_of_hours_and_end(
        self, tmp_path: Path, said: str, types: object
    ) -> None:
        assert (
            Out(tmp_path, PAY, DENVER, f"employment: {said}").data[0].get("employmentType") == types
        )


class TestAddress:
    PLACE = 'places: [{city: Denver, region: CO, street: 1 Main Street, postcode: "80202"}]'

    def test_street_and_postcode(self, tmp_path: Path) -> None:
        out = Out(tmp_path, PAY, self.PLACE)
        assert out.data[0]["jobLocation"]["address"] == {
            "@type": "PostalAddress",
            "streetAddress": "1 Main Street",
            "postalCode": "80202",
            "addressLocality": "Denver",
            "addressRegion": "CO",
            "addressCountry": "US",
        }
        assert "1 Main Street, Denver, CO 80202" in out.visible
        (job,) = out.feeds["indeed.xml"]
        assert (job["postalcode"], job["streetaddress"]) == ("80202", "1 Main Street")

    @pytest.mark.parametrize(
        ("given", "line"),
        [
            (("1 Main St", "80202", "Denver", "CO", "US"), "1 Main St, Denver, CO 80202"),
            (("1 Main St", "80202", "Denver", "", "US"), "1 Main St, Denver 80202"),
            (("Havnegade 1", "8000", "Aarhus", "82", "DK"), "Havnegade 1, 8000 Aarhus"),
            (("2 High Street", "LS1 1AA", "Leeds", "", "GB"), "2 High Street, Leeds LS1 1AA"),
            (("", "8000", "Aarhus", "", "DK"), "8000 Aarhus"),
        ],
    )
    def test_it_is_written_as_letters_of_the_country_have_it(
        self, given: tuple[str, str, str, str, str], line: str
    ) -> None:
        assert address(*given) == line


class TestRegions:
    def test_the_file_fits_its_schema(self) -> None:
        file = ROOT / "catalog/languages/regions.json"
        jsonschema_rs.validate(schema("regions"), json.loads(file.read_text("utf-8")))

    def test_every_region_of_a_law_has_a_name(self) -> None:
        codes = {p for law in read_catalog().laws.values() for p in law.places if "-" in p}
        assert codes
        for code in codes:
            assert area_name(code, "en") != area_name(code.partition("-")[0], "en")
            country, _, part = code.partition("-")
            assert part in regions()[country].names

    @pytest.mark.parametrize(
        ("code", "name"),
        [
            ("US-CO", "Colorado, United States"),
            ("DK-84", "Hovedstaden, Denmark"),
            ("DE-BY", "Bayern, Germany"),
            ("DE", "Germany"),
            ("MX-JAL", "JAL, Mexico"),
        ],
    )
    def test_by_name(self, code: str, name: str) -> None:
        assert area_name(code, "en") == name

    def test_a_code_in_a_place_is_said_as_addresses_there_say_it(self) -> None:
        assert said_region("CO", "US") == "CO"
        assert said_region("US-CO", "US") == "CO"
        assert said_region("82", "DK") == "Midtjylland"
        assert said_region("Midtjylland", "DK") == "Midtjylland"
        assert said_region("JAL", "MX") == "JAL"
        assert region_code("US", "texas") == "US-TX"

    def test_on_page_and_in_feed(self, tmp_path: Path) -> None:
        place = 'places: [{city: Aarhus, region: "82", country: DK}]'
        out = Out(tmp_path, "pay: {min: 1, max: 2, currency: DKK}", place, "remote: Jutland",
                  "remote_from: [DK-81]")  # fmt: skip
        assert "Aarhus, Midtjylland" in out.visible
        assert out.data[0]["jobLocation"]["address"]["addressRegion"] == "Midtjylland"
        assert [j["location"] for j in out.feeds["linkedin.xml"]] == [
            "Aarhus, Denmark",
            "Nordjylland, Denmark",
        ]
        assert [j["state"] for j in out.feeds["indeed.xml"]] == ["Midtjylland", "Nordjylland"]


def test_linkedin_gets_the_number_of_the_page_and_whoever_feeds_it_a_word(tmp_path: Path) -> None:
    company = COMPANY.replace("  country: US\n", "  country: US\n  linkedin_id: 4711\n")
    out = Out(tmp_path, PAY, DENVER, company=company)
    assert out.feeds["linkedin.xml"][0]["companyId"] == "4711"
    (note,) = [note for note in out.notes if note.startswith("linkedin.xml")]
    assert "approved partners only" in note
    assert "linkedin_id" in note


def agree(organisation: package.Organisation) -> int:
    """Hold the page of each posting of a company beside its jobs in feeds; return how many."""
    found = openings(organisation, composed(organisation, DAY))
    for opening in found:
        data = job_postings(PostingParts(opening.posting, (), (), (), ()))
        jobs = jobs_of(opening)
        page = {
            (place["address"]["addressLocality"], place["address"]["addressCountry"])
            for one in data
            for place in _listed(one.get("jobLocation"))
            if "addressCountry" in place["address"]
        }
        assert page <= {(job.spot.city, job.spot.country) for job in jobs}
        areas = {
            area["name"]
            for one in data
            for area in _listed(one.get("applicantLocationRequirements"))
        }
        for job in jobs:
            assert not job.spot.area or area_name(job.spot.area, "en") in areas
        remote = any("jobLocationType" in one for one in data)
        if jobs:
            assert remote == any(workplace(job) == "remote" for job in jobs)
        assert remote == opening.posting.facts.is_remote
        paid = {_paid(one["baseSalary"]) for one in data if "baseSalary" in one}
        if jobs:
            assert paid == {_ends(job.pay) for job in jobs if job.pay}
        types = {kind for one in data for kind in _listed(one.get("employmentType"))}
        terms = opening.posting.facts.terms
        assert bool(types) == bool(terms.hours or terms.term in ("fixed", "interim"))
    return len(found)


def _paid(salary: dict[str, Any]) -> tuple[Any, ...]:
    value = salary["value"]
    ends = (
        (value["value"],) * 2
        if "value" in value
        else (value.get("minValue"), value.get("maxValue"))
    )
    return (*ends, salary["currency"], value["unitText"])


def _ends(pay: Pay) -> tuple[Any, ...]:
    return (pay.least, pay.most, pay.currency, pay.per.upper())


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given] if given else []


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path.parent, id=path.parent.name)
        for folder in ("tests/briefs", "catalog/examples")
        for path in sorted((ROOT / folder).glob("*/company.yaml"))
    ],
)
def test_page_and_feed_agree_in_every_brief(path: Path) -> None:
    agree(package.organise(package.read_workspace(path)))


def test_page_and_feed_agree_in_companies_made_up() -> None:
    seen = 0
    for number in range(150):
        try:
            seen += agree(package.organise(package.workspace_of(made_up(number))))
        except package.CharterError:
            continue  # some are wrong on purpose
    assert seen > 40


@pytest.mark.parametrize(
    ("place", "hint"),
    [
        ("{city: Denver, region: XX}", "such as AK or Alaska"),
        ('{city: Aarhus, region: "99", country: DK}', "such as Sjælland"),
    ],
)
def test_a_region_that_is_none_is_told_with_one_of_the_country(
    workspace: Callable[..., Any], place: str, hint: str
) -> None:
    with pytest.raises(package.InputError) as bad:
        workspace(COMPANY.format(lines=f"    {PAY}\n    places: [{place}]"))
    (problem,) = bad.value.problems
    assert problem.code == "unknown-country"
    assert hint in problem.hint
