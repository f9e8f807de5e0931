"""The list of what the law asks a posting to show, with what satisfies each item."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.check.law.case import Printed
from charter.check.law.law import law_remarks
from charter.check.law.listed import asked_items
from charter.compose.posting import compose_posting
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.problems import InputError
from conftest import Ran
from making import rendered
from page_driver import Page, northwind, text

DAY = date(2026, 12, 1)
PLACES = sorted({place for law in read_catalog().laws.values() for place in law.places})
WHOLE: dict[str, Any] = {
    "status": "vacant",
    "acting": "ceo",
    "pay": {"min": 150000, "max": 190000, "currency": "USD"},
    "other_pay": "none",
    "benefits": ["Health coverage."],
    "apply": {"email": "jobs@northwind.example", "until": "2028-01-15"},
}
Make = Callable[..., Organisation]


@pytest.fixture
def make(workspace: Callable[..., Workspace]) -> Make:
    def company(code: str, **changed: Any) -> Organisation:
        country, _, region = code.partition("-")
        place = {"city": "Somewhere", "country": country} | ({"region": region} if region else {})
        cpto = {**WHOLE, "places": [place], **changed}
        data = {
            "company": {"name": "Northwind", "country": country, "headcount": 500},
            "structure": "combined",
            "positions": {"ceo": {}, "cpto": {k: v for k, v in cpto.items() if v is not None}},
        }
        return organise(workspace(json.dumps(data)))

    return company


def states(organisation: Organisation, *printed: Printed) -> dict[str, str]:
    return {each.item: each.state for each in asked_items(organisation, "cpto", DAY, printed)}


def test_each_item_says_what_satisfies_it(make: Make) -> None:
    found = {each.item: each for each in asked_items(make("US-CO"), "cpto", DAY)}
    assert found["pay"].shown == ("$150,000–$190,000 a year",)
    assert found["benefits"].shown == ("Health coverage.",)
    assert (found["other-pay"].state, found["other-pay"].shown) == ("stated", ())
    assert found["pay"].laws == ("us-co-pay",)
    assert found["pay"].required
    assert not found["accommodation"].required
    assert "8-5-201" in found["pay"].source


@pytest.mark.parametrize("key", ["pay", "benefits", "other_pay"])
def test_what_is_taken_out_is_missing_and_nothing_else(make: Make, key: str) -> None:
    whole, without = states(make("US-CO")), states(make("US-CO", **{key: None}))
    item = key.replace("_", "-")
    assert without == {**whole, item: "missing"}
    assert whole[item] != "missing"


@pytest.mark.parametrize("code", [place for place in PLACES if place not in ("*", "US")])
@pytest.mark.parametrize("bare", [False, True])
def test_what_is_missing_in_the_list_is_what_has_a_remark(
    make: Make, code: str, bare: bool
) -> None:
    """The list and the remarks are two sights of one thing, at every place whose law is known."""
    less = dict.fromkeys(("pay", "other_pay", "benefits", "apply")) if bare else {}
    try:
        organisation = make(code, **less)
    except InputError as bad:  # a code that stands for no country
        pytest.skip(str(bad))
    listed = asked_items(organisation, "cpto", DAY)
    remarks = law_remarks(organisation, "cpto", DAY)
    missing = {f"law-{each.item}": each.required for each in listed if each.state == "missing"}
    said = {r.code: r.severity == "error" for r in remarks if r.code.startswith("law-")}
    assert missing.items() <= said.items()
    known = {f"law-{each.item}" for each in listed}
    assert {code for code in said if code in known} == set(missing)


def test_what_a_template_leaves_out_is_missing(make: Make) -> None:
    organisation = make("US-CO")
    (made,) = rendered([compose_posting(organisation, "cpto", DAY)])
    posting = made.text
    assert states(organisation, Printed(posting))["pay"] == "shown"
    without = posting.replace("150,000", "").replace("190,000", "")
    assert states(organisation, Printed(without))["pay"] == "missing"


def test_check_prints_the_list(charter: Callable[..., Ran], tmp_path: Path) -> None:
    folder = northwind(tmp_path)
    ran = charter("check", str(folder), "--json", "--date", str(DAY))
    (posting,) = json.loads(ran.out)["postings"]
    pay = next(each for each in posting["asked"] if each["item"] == "pay")
    assert pay["state"] == "shown"
    assert pay["shown"] == ["$220,000–$280,000 a year, base salary"]
    assert (pay["path"], pay["line"]) == (str(folder / "company.yaml"), 27)


def test_the_page_shows_what_satisfies_each_item(tmp_path: Path) -> None:
    folder = northwind(tmp_path)
    shown = text(Page(folder).get("/positions/cpto"))
    assert "The pay $220,000–$280,000 a year, base salary Who asks for it" in shown
    assert "Bonus, commission and other pay : said, and needs no words" in shown
    assert "Whom to ask for an accommodation : missing; it is no duty today" in shown
    path = folder / "company.yaml"
    path.write_text(path.read_text("utf-8").replace("    until: 2027-01-15\n", "", 1), "utf-8")
    path.write_text(path.read_text("utf-8").replace("      until: 2027-01-15\n", "", 1), "utf-8")
    assert "The closing date : missing Who asks" in text(Page(folder).get("/positions/cpto"))
    assert "220,000" not in text(Page(folder, hide_pay=True).get("/positions/cpto"))
