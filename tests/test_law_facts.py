"""Where, until when, for what pay and in whose words a posting speaks."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.assign.law import LawSpot, reaches_of
from charter.assign.law_counts import Counts
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.check.law.law import law_remarks
from charter.check.law.words import status_of
from charter.check.remark import Remark
from charter.cli.show.law import law_cells
from charter.compose.posting import compose_posting
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog

DAY = date(2026, 12, 1)
FULL = {
    "pay": {"min": 150000, "max": 190000, "currency": "USD"},
    "other_pay": "none",
    "benefits": ["Health coverage."],
    "vacancy": "existing",
    "apply": {"email": "jobs@x.example", "until": "2027-01-15"},
}
DENVER = {"places": [{"city": "Denver", "region": "CO", "country": "US"}]}
Make = Callable[..., Organisation]


@pytest.fixture
def make(workspace: Callable[..., Workspace]) -> Make:
    """Return a company that hires a CPTO."""

    def company(position: dict[str, Any], **facts: Any) -> Organisation:
        cpto = {"status": "vacant", "acting": "ceo", **FULL, **position}
        data = {
            "company": {"name": "Northwind", "country": "US", "ai_in_hiring": False, **facts},
            "structure": "combined",
            "positions": {"cpto": cpto},
        }
        return organise(workspace(json.dumps(data, indent=1)))

    return company


def found(organisation: Organisation, code: str, day: date = DAY) -> list[Remark]:
    return [r for r in law_remarks(organisation, "cpto", day) if r.code == code]


class TestPlace:
    def test_no_place_is_said_and_leaves_no_stray_separator(self, make: Make) -> None:
        organisation = make({"office_days": 3})
        (remark,) = found(organisation, "law-place")
        assert remark.severity == "advice"
        said = "the posting for 'cpto': no place is given, so no law was looked at"
        assert (remark.quote, remark.message) == ("", said)
        where = compose_posting(organisation, "cpto", DAY).where
        assert where == "Hybrid, three days a week in the office"

    def test_the_days_in_the_office_are_those_of_the_places_and_not_of_remote_work(
        self, make: Make
    ) -> None:
        both = make({"places": [*DENVER["places"]], "office_days": 3, "remote": "the US"})
        said = "Denver, CO; hybrid, three days a week in the office; or remote within the US"
        assert compose_posting(both, "cpto", DAY).where == said
        far = make({"office_days": 3, "remote": "the US"})
        said = "Remote within the US; hybrid, three days a week in the office"
        assert compose_posting(far, "cpto", DAY).where == said

    def test_remote_from_or_a_place_is_enough(self, make: Make) -> None:
        assert found(make(DENVER), "law-place") == []
        remote = {"remote": "Britain", "remote_from": ["GB"]}
        assert found(make(remote), "law-place") == []

    def test_every_place_of_a_law_is_named(self, make: Make) -> None:
        places = [
            {"city": "Riga", "country": "LV"},
            {"city": "Vilnius", "country": "LT"},
            {"city": "Liep\u0101ja", "country": "LV"},
        ]
        organisation = make({"places": places, "pay": {"min": 1, "max": 1, "currency": "DKK"}})
        position = organisation.positions["cpto"]
        given = position.given._replace(pay=None, ranges=())
        cpto = position._replace(given=given)
        bare = organisation._replace(positions={**organisation.positions, "cpto": cpto})
        (remark,) = found(bare, "law-pay")
        assert remark.quote == "Vilnius, LT and Riga, LV; Liep\u0101ja, LV"
        assert "Lithuania and Latvia ask for it" in remark.message


class TestClosed:
    def test_a_day_gone_by_is_an_error_at_its_line(self, make: Make) -> None:
        organisation = make({**DENVER, "apply": {"email": "a@x.example", "until": "2026-11-30"}})
        (remark,) = found(organisation, "closed")
        assert remark.severity == "error"
        assert remark.message == "the posting for 'cpto' closed on 2026-11-30"
        lines = Path(remark.place.path).read_text("utf-8").splitlines()
        assert '"until"' in lines[remark.place.line - 1]

    def test_the_last_day_itself_is_open(self, make: Make) -> None:
        assert found(make(DENVER), "closed", date(2027, 1, 15)) == []


class TestPay:
    @pytest.mark.parametrize(
        ("pay", "message", "instead"),
        [
            (
                {"min": 220, "max": 280, "per": "year"},
                "280 is less than a year's pay",
                "Write 220000 and 280000, or per: hour.",
            ),
            (
                {"min": 150000, "max": 190000, "per": "hour"},
                "190,000 is more than an hour's pay",
                "Write per: year.",
            ),
            (
                {"min": 150000, "max": 190000, "per": "month"},
                "190,000 is more than a month's pay",
                "Write per: year.",
            ),
            (
                {"min": 120, "max": 150000, "per": "year"},
                "120 is less than a year's pay",
                "Write the whole amount, such as 120000.",
            ),
        ],
    )
    def test_what_cannot_be_meant(
        self, make: Make, pay: dict[str, Any], message: str, instead: str
    ) -> None:
        (remark,) = found(make({**DENVER, "pay": {**pay, "currency": "USD"}}), "pay-not-meant")
        assert (remark.severity, remark.message, remark.instead) == ("error", message, instead)

    @pytest.mark.parametrize(
        "pay",
        [
            {"min": 60, "max": 90, "per": "hour", "currency": "USD"},
            {"min": 110000, "max": 130000, "per": "month", "currency": "DKK"},
            {"min": 20000, "max": 30000, "per": "hour", "currency": "JPY"},
        ],
    )
    def test_what_can(self, make: Make, pay: dict[str, Any]) -> None:
        assert found(make({**DENVER, "pay": pay}), "pay-not-meant") == []

    def test_ontarios_limit_ends_somewhere_which_is_said(self, make: Make) -> None:
        place = {"places": [{"city": "Toronto", "region": "ON", "country": "CA"}]}
        pay = {"min": 150000, "max": 230000, "currency": "CAD"}
        (remark,) = found(make({**place, "pay": pay}), "law-pay-range")
        assert remark.message == (
            "Ontario's limit of CAD 50,000 a year on the range does not apply: the most is above"
            " CAD 200,000 a year"
        )


class TestOurStatement:
    def test_it_is_said_to_be_ours(self, make: Make) -> None:
        (remark,) = found(make(DENVER), "our-statement")
        assert remark.severity == "advice"
        assert remark.message == (
            "postings print our customary equal-opportunity statement in the name of Northwind"
        )

    def test_not_where_the_company_gives_its_own(self, make: Make) -> None:
        assert found(make(DENVER, equal_opportunity="We choose fairly."), "our-statement") == []


def test_what_is_not_known_of_the_reach_stands_behind_whom_a_law_is_for() -> None:
    """A clause of its own ends the sentence: "of employers ..., but whether ... is not known"."""
    spots = (LawSpot("remote", "US", "", "remote from US"),)
    reaches = reaches_of(read_catalog(), spots, Counts(None, {}))
    doubts = [
        r.doubts for r in reaches if any(d.startswith(",") for d in r.doubts) and r.doubts[1:]
    ]
    assert doubts
    assert [each for each in doubts if not each[-1].startswith(",")] == []


@pytest.mark.parametrize(
    ("name", "day", "said", "cell"),
    [
        ("dk-pay", "2026-12-01", "not before 2027-01-01", "planned 2027-01-01"),
        (
            "dk-pay",
            "2027-02-01",
            "not before 2027-01-01, a day that is past: look whether it has begun",
            "was planned for 2027-01-01",
        ),
        ("gb-pay", "2026-12-01", "expected in 2026, so look whether it has come", ""),
    ],
)
def test_a_plan_whose_day_is_past_is_told_as_one(name: str, day: str, said: str, cell: str) -> None:
    law = read_catalog().laws[name]
    on = date.fromisoformat(day)
    assert status_of(law, on).endswith(said)
    assert law_cells(law, on)[3] == cell
