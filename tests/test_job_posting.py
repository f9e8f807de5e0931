"""A posting as data: schema.org JobPosting in its page, and JSON. Both say what the text says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

import charter as package
from charter.compose.numbers import Numbers
from charter.compose.papers import Paper, Posting
from charter.read.schema import schema
from making import WORKSPACES, composed, papers_of, rendered, written

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
GOOGLE = json.loads((ROOT / "tests/data/boards/google-job-posting.schema.json").read_text("utf-8"))
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
COMPANY = """\
company:
  name: Northwind
  legal_name: Northwind Robotics, Inc.
  website: https://northwind.example
  country: US
  currency: USD
  apply: {url: "https://northwind.example/jobs/7", until: 2027-01-15}
structure: combined
positions:
  cpto:
    status: vacant
    acting: ceo
    reference: NW-7
    posted: 2026-11-20
    pay: {min: 220000, max: 280000}
    places: [{city: Denver, region: CO}]
"""


def postings(workspace: Any) -> list[Posting]:
    return _postings(composed(package.organise(workspace), DAY))


def _postings(papers: Iterable[Paper]) -> list[Posting]:
    return [paper for paper in papers if isinstance(paper, Posting)]


def file_of(posting: Posting, kind: str) -> str:
    texts = rendered([posting], None)
    return next(content for _, content in written(texts, (kind,)).items()).decode()


def linked_data(posting: Posting) -> dict[str, Any]:
    (found,) = DATA.findall(file_of(posting, "html"))
    data: dict[str, Any] = json.loads(found)
    return data


def every_job(posting: Posting) -> list[dict[str, Any]]:
    """Return each job of a page: one, or one for each pay where that differs by place."""
    found: Any = linked_data(posting)
    return found if isinstance(found, list) else [found]


def check(data: Any, against: dict[str, Any]) -> None:
    jsonschema_rs.validate(against, data, validate_formats=True)


ALL = [
    pytest.param(p, id=f"{path.name}-{p.position_id}")
    for path in WORKSPACES
    for p in _postings(papers_of(path))
]


@pytest.mark.parametrize("posting", ALL)
class TestEveryPostingOfTheBriefsAndExamples:
    def test_fits_what_google_documents(self, posting: Posting) -> None:
        for data in every_job(posting):
            check(data, GOOGLE)

    def test_fits_its_own_json_schema(self, posting: Posting) -> None:
        check(json.loads(file_of(posting, "json")), schema("posting"))

    def test_says_in_its_text_what_it_says_as_data(self, posting: Posting) -> None:
        """Title, pay, places and dates: the page's text holds each value of its own data."""
        numbers, text = Numbers(posting.language), file_of(posting, "txt")
        for data in every_job(posting):
            self.is_said(posting, data, numbers, text)

    def is_said(self, posting: Posting, data: dict[str, Any], numbers: Numbers, text: str) -> None:
        assert text.removeprefix("Draft \N{EN DASH} ").startswith(f"{data['title']}\n")
        pay = data.get("baseSalary", {}).get("value", {})
        for amount in (pay[key] for key in ("minValue", "maxValue", "value") if key in pay):
            assert numbers.money(amount, "XXX").strip("X¤ ") in text
        assert ("baseSalary" in data) == bool(posting.pay_texts)
        for place in places(data):
            assert place["addressLocality"] in text
            assert place.get("addressRegion", "") in text
        if "validThrough" in data:
            day = date.fromisoformat(data["validThrough"][:10])
            assert numbers.day(day) in text
        assert ("validThrough" in data) == bool(posting.apply_until)
        assert ("jobLocationType" in data) <= ("remote" in text)

    def test_describes_more_than_its_title(self, posting: Posting) -> None:
        description = every_job(posting)[0]["description"]
        tags = set(re.findall(r"</?([a-z0-9]+)", description))
        assert tags <= {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
        assert posting.asked.items[0].split("'")[0] in description
        assert f"<p>{posting.title}</p>" not in description


def places(data: dict[str, Any]) -> list[dict[str, str]]:
    found = data.get("jobLocation", [])
    return [place["address"] for place in (found if isinstance(found, list) else [found])]


class TestWhatIsSaid:
    @pytest.fixture
    def said(self, workspace: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
        def of(old: str = "", new: str = "") -> dict[str, Any]:
            assert old in COMPANY
            (posting,) = postings(workspace(COMPANY.replace(old, new) if old else COMPANY))
            return linked_data(posting)

        return of

    def test_everything_that_is_known(self, said: Callable[..., dict[str, Any]]) -> None:
        data = said()
        del data["description"]
        assert data == {
            "@context": "https://schema.org/",
            "@type": "JobPosting",
            "title": "Chief Product and Technology Officer",
            "datePosted": "2026-11-20",
            "validThrough": "2027-01-15T23:59:59",
            "hiringOrganization": {
                "@type": "Organization",
                "name": "Northwind",
                "legalName": "Northwind Robotics, Inc.",
                "sameAs": "https://northwind.example",
            },
            "identifier": {"@type": "PropertyValue", "name": "Northwind", "value": "NW-7"},
            "jobLocation": {
                "@type": "Place",
                "address": {
                    "@type": "PostalAddress",
                    "addressLocality": "Denver",
                    "addressRegion": "CO",
                    "addressCountry": "US",
                },
            },
            "baseSalary": {
                "@type": "MonetaryAmount",
                "currency": "USD",
                "value": {
                    "@type": "QuantitativeValue",
                    "unitText": "YEAR",
                    "minValue": 220000,
                    "maxValue": 280000,
                },
            },
            "directApply": False,
        }

    def test_what_is_not_known_is_left_out(self, workspace: Callable[..., Any]) -> None:
        (posting,) = postings(
            workspace(
                "company: {name: X, country: DK}\nstructure: combined\n"
                "positions: {cpto: {status: vacant, acting: ceo, places: [{city: Aarhus}]}}\n"
            )
        )
        data = linked_data(posting)
        check(data, GOOGLE)
        assert set(data) == {
            *("@context", "@type", "title", "description", "datePosted", "hiringOrganization"),
            "jobLocation",
        }
        assert data["datePosted"] == "2026-12-01"

    @pytest.mark.parametrize(
        ("code", "area"),
        [
            ("DE", {"@type": "Country", "name": "Germany"}),
            ("US-CO", {"@type": "State", "name": "Colorado, United States"}),
            ("CA-ON", {"@type": "AdministrativeArea", "name": "Ontario, Canada"}),
        ],
    )
    def test_where_one_may_work_from(
        self, said: Callable[..., dict[str, Any]], code: str, area: dict[str, str]
    ) -> None:
        data = said(
            "    places: [{city: Denver, region: CO}]\n",
            f"    remote: there\n    remote_from: [{code}]\n",
        )
        check(data, GOOGLE)
        assert data["jobLocationType"] == "TELECOMMUTE"
        assert data["applicantLocationRequirements"] == area
        assert "jobLocation" not in data

    @pytest.mark.parametrize(
        ("employment", "kind"),
        [("part-time", "PART_TIME"), ("fixed-term", "TEMPORARY"), ("interim", "TEMPORARY")],
    )
    def test_kinds_of_employment(
        self, said: Callable[..., dict[str, Any]], employment: str, kind: str
    ) -> None:
        data = said("    reference: NW-7\n", f"    employment: {employment}\n")
        assert data["employmentType"] == kind

    def test_one_amount_and_an_hour(self, said: Callable[..., dict[str, Any]]) -> None:
        value = said("{min: 220000, max: 280000}", "{min: 90.5, max: 90.5, per: hour}")[
            "baseSalary"
        ]["value"]
        assert value == {"@type": "QuantitativeValue", "unitText": "HOUR", "value": 90.5}

    def test_the_title_is_that_of_the_text(self, said: Callable[..., dict[str, Any]]) -> None:
        data = said("    reference: NW-7\n", '    title: "Leitung Produkt (m/w/d)"\n')
        assert data["title"] == "Leitung Produkt (m/w/d)"

    def test_nothing_ends_the_element_that_it_stands_in(
        self, said: Callable[..., dict[str, Any]]
    ) -> None:
        data = said("name: Northwind\n", 'name: "</script><!--<script>&amp;"\n')
        assert data["hiringOrganization"]["name"] == "</script><!--<script>&amp;"


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("title", ""),
        ("datePosted", "1 December 2026"),
        ("validThrough", "2027-01-15"),
        ("hiringOrganization", {"@type": "Organization"}),
        ("employmentType", "full-time"),
        ("jobLocation", []),
        ("baseSalary", 220000),
        ("description", "Chief Product and Technology Officer"),
        ("salary", 1),
    ],
)
def test_the_schema_refuses_what_google_does_not_document(
    workspace: Callable[..., Any], key: str, wrong: Any
) -> None:
    (posting,) = postings(workspace(COMPANY))
    with pytest.raises(jsonschema_rs.ValidationError):
        check({**linked_data(posting), key: wrong}, GOOGLE)


class TestJson:
    def test_its_schema_is_printed_by_the_command(self, charter: Callable[..., Any]) -> None:
        assert json.loads(charter("schema", "posting").out) == schema("posting")

    def test_facts_are_data_and_text(self, workspace: Callable[..., Any]) -> None:
        (posting,) = postings(workspace(COMPANY))
        data = json.loads(file_of(posting, "json"))
        assert data["version"] == 1
        assert data["reference"] == "NW-7"
        assert data["apply"]["until"] == "2027-01-15"
        assert data["places"] == [{"city": "Denver", "region": "CO", "country": "US"}]
        assert data["pay"]["min"] == 220000
        assert data["pay"]["text"] == posting.pay
        assert data["description"]["text"] in file_of(posting, "txt")

    def test_charters_are_left_out(
        self, charter: Callable[..., Any], workspace: Callable[..., Any], tmp_path: Path
    ) -> None:
        workspace(COMPANY.replace("{city: Denver, region: CO}", "{city: Leeds, country: GB}"))
        assert charter("build", str(tmp_path), "--format", "json", "--quiet").code == 0
        assert [path.name for path in (tmp_path / "out").glob("[!.]*-*")] == ["cpto-posting.json"]
