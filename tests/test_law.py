"""What the law of a place asks of a posting: each row once missed and once met."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.check.law.case import Printed
from charter.check.law.law import law_remarks
from charter.check.papers.own_postings import posting_laws
from charter.check.remark import Remark
from charter.compose.posting import compose_posting
from charter.facts.company import Workspace
from charter.facts.law import Law
from charter.load.catalog_files import read_catalog
from charter.problems import InputError
from conftest import Ran
from making import rendered

ROOT = Path(__file__).resolve().parent.parent
BRIEFS = ROOT / "tests" / "briefs"
DAY = date(2026, 12, 1)
LAWS = read_catalog().laws

COMPANY = {
    "name": "Northwind",
    "country": "US",
    "currency": "USD",
    "headcount": 500,
    "headcount_by_place": {
        **dict.fromkeys(("US-CO", "US-CA", "US-NY", "US-IL", "US-MN", "US-DE", "CA-ON"), 50),
        "US-OH": 60,
        "US-OH Cleveland": 50,
    },
    "ai_in_hiring": False,
    "equal_opportunity": "We choose by what a person can do.",
    "accommodation": "Write to people@northwind.example for an adjustment.",
}
GOOD = {
    "pay": {"min": 150000, "max": 190000},
    "other_pay": "none",
    "benefits": ["Health coverage."],
    "vacancy": "existing",
    "apply": {"url": "https://northwind.example/jobs", "until": "2028-01-15"},
}
Make = Callable[..., Organisation]


@pytest.fixture
def make(workspace: Callable[..., Workspace]) -> Make:
    """Return a company that hires a CPTO; a value of None takes a key away."""

    def company(position: dict[str, Any], own: str = "", **facts: Any) -> Organisation:
        cpto = {"status": "vacant", "acting": "ceo", **GOOD, **position}
        ceo = cpto.pop("manager", {})
        data = {
            "company": _kept({**COMPANY, **facts}),
            "structure": "combined",
            "positions": {"ceo": ceo, "cpto": _kept(cpto)},
        }
        files = {"own": own} if own else {}
        return organise(workspace(json.dumps(data), **files))

    return company


def _kept(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


def at(city: str, code: str) -> dict[str, Any]:
    country, _, region = code.partition("-")
    place = {"city": city, "country": country} | ({"region": region} if region else {})
    return {"places": [place]}


DENVER, TORONTO = at("Denver", "US-CO"), at("Toronto", "CA-ON")


def home(law: Law) -> dict[str, Any]:
    code = law.places[0] if law.places != ("US",) else "US-TX"
    return at(law.cities[0] if law.cities else "Somewhere", code)


def said(organisation: Organisation, day: date = DAY) -> list[tuple[str, str]]:
    return [(r.severity, r.code) for r in law_remarks(organisation, "cpto", day)]


def only(organisation: Organisation, day: date = DAY) -> Remark:
    (remark,) = law_remarks(organisation, "cpto", day)
    return remark


def day_of(law: Law) -> date:
    return max(DAY, law.starts or DAY)


@pytest.mark.parametrize(
    ("key", "code", "what"),
    [
        ("pay", "law-pay", "the pay"),
        ("benefits", "law-benefits", "the benefits"),
        ("other_pay", "law-other-pay", "bonus, commission and other pay"),
    ],
)
def test_colorado_names_what_is_missing_and_where_to_add_it(
    make: Make, key: str, code: str, what: str
) -> None:
    remark = only(make({**DENVER, key: None}))
    assert (remark.severity, remark.code, remark.quote) == ("error", code, "Denver, CO")
    said = f"the posting for 'cpto' does not show {what}; Colorado asks for it (not for work that"
    assert remark.message.startswith(said)
    assert "an employer with nobody in Colorado)" in remark.message
    assert f"'{key}:" in remark.instead
    assert remark.place.line == 1
    assert remark.place.column > 1


def test_a_closing_date_is_added_where_apply_stands(tmp_path: Path) -> None:
    folder = brief(tmp_path, "northwind", ("      until: 2027-01-15\n", ""))
    (remark,) = errors(folder)
    assert remark.code == "law-until"
    text = (folder / "company.yaml").read_text("utf-8").splitlines()
    assert text[remark.place.line - 1].strip() == "apply:"


def test_applications_taken_all_the_time_need_no_closing_date(make: Make) -> None:
    apply = {"email": "jobs@northwind.example", "send": "Applications are read on a rolling basis."}
    assert said(make({**DENVER, "apply": apply})) == []


def test_the_region_can_be_written_out(make: Make) -> None:
    place = {"places": [{"city": "Denver", "region": "Colorado", "country": "US"}]}
    assert said(make({**place, "pay": None})) == [("error", "law-pay")]


def test_what_one_place_asks_for_certain_hides_no_doubt_of_another(make: Make) -> None:
    places = [
        {"city": city, "region": region, "country": "US"}
        for city, region in (("Buffalo", "NY"), ("Denver", "CO"), ("Seattle", "WA"))
    ]
    there = {"headcount": 500, "headcount_by_place": {"US-CO": 50}}
    told = law_remarks(make({"places": places, "pay": None}, **there), "cpto", DAY)
    (remark,) = [one for one in told if one.code == "law-pay"]
    assert remark.severity == "error"
    assert "Colorado and Washington ask for it; New York State asks for it of" in remark.message
    for city in ("Denver, CO", "Buffalo, NY", "Seattle, WA"):
        assert city in remark.quote


def test_a_place_without_its_region_is_said_to_be_unknown(make: Make) -> None:
    remark = only(make({"places": [{"city": "Denver"}]}))
    assert (remark.severity, remark.code, remark.quote) == ("advice", "law-place", "Denver")
    assert remark.instead == "add 'region:' with its ISO 3166 code, such as CO or ON."


def test_a_city_has_its_law_and_the_city_beside_it_has_not(make: Make) -> None:
    assert said(make({**at("Cleveland", "US-OH"), "pay": None})) == [("error", "law-pay")]
    assert said(make({**at("Dayton", "US-OH"), "pay": None})) == []


def test_remote_work_brings_the_law_of_where_it_may_be_done(make: Make) -> None:
    remote = {**at("Austin", "US-TX"), "remote": "Colorado", "remote_from": ["US-CO"]}
    remark = only(make({**remote, "pay": None}))
    assert (remark.severity, remark.quote) == ("error", "remote from US-CO")


def test_remote_in_a_country_brings_the_law_of_each_of_its_states(make: Make) -> None:
    remote = {**at("Austin", "US-TX"), "remote": "the US", "remote_from": ["US"], "pay": None}
    told = law_remarks(make(remote), "cpto", DAY)
    message = next(one.message for one in told if one.code == "law-pay")
    assert "California" in message
    assert "Colorado" in message
    assert "Ontario" not in message


def test_remote_without_codes_says_that_nothing_was_looked_at(make: Make) -> None:
    remark = only(make({**DENVER, "remote": "the US"}))
    assert (remark.severity, remark.code) == ("advice", "law-remote")
    assert remark.message == "the law of 'the US' was not looked at"


def test_a_manager_in_illinois_brings_its_law(make: Make) -> None:
    reports = {**at("Austin", "US-TX"), "manager": at("Chicago", "US-IL"), "pay": None}
    remark = only(make(reports))
    assert (remark.severity, remark.quote) == ("error", "reports to the CEO in Chicago, IL")
    elsewhere = {**reports, "manager": at("Denver", "US-CO")}
    assert said(make(elsewhere)) == []


@pytest.mark.parametrize(("headcount", "expected"), [(14, []), (15, [("error", "law-pay")])])
def test_a_law_begins_at_its_size_of_employer(
    make: Make, headcount: int, expected: list[tuple[str, str]]
) -> None:
    place = {**at("Fresno", "US-CA"), "pay": None}
    assert said(make(place, headcount=headcount, headcount_by_place=None)) == expected


def test_an_unknown_size_of_employer_is_advice(make: Make) -> None:
    unknown = {"headcount": None, "headcount_by_place": None}
    remark = only(make({**at("Fresno", "US-CA"), "pay": None}, **unknown))
    assert remark.severity == "advice"
    said = (
        "California asks for it of employers with at least 15 people, a number that nobody stated"
    )
    assert said in remark.message


def test_people_counted_there_are_not_known_for_remote_work(make: Make) -> None:
    remote = {**at("Austin", "US-TX"), "remote": "Minnesota", "remote_from": ["US-MN"]}
    remark = only(make({**remote, "pay": None}, headcount_by_place=None))
    assert remark.severity == "advice"
    assert "of employers with at least 30 people there" in remark.message


def test_a_law_that_starts_within_a_year_is_told_ahead(make: Make) -> None:
    place = {**at("Dover", "US-DE"), "pay": None}
    for day, told in ((date(2026, 9, 25), False), (date(2026, 9, 27), True)):
        organisation = make(place)
        (posting,) = posting_laws(organisation, day)
        assert [one.starts for one in posting.coming] == ["2027-09-26"] * told
        assert posting.errors == ()
    (one,) = posting.coming
    assert one.said.startswith("Delaware: from 2027-09-26: the pay, the benefits")
    assert said(make(place), date(2027, 9, 26)) == [("error", "law-pay")]


def test_what_is_only_planned_is_told_ahead_too(make: Make) -> None:
    (posting,) = posting_laws(make(at("Brno", "CZ")), DAY)
    assert [(one.law, one.starts) for one in posting.coming] == [("cz-pay", "2027-01-01")]
    assert "planned, 2027-01-01, if it is passed" in posting.coming[0].said


def test_a_law_does_not_hold_before_its_day(make: Make) -> None:
    place = {**TORONTO, "pay": None}
    assert ("error", "law-pay") in said(make(place), date(2026, 1, 1))
    assert ("error", "law-pay") not in said(make(place), date(2025, 12, 31))


def test_a_law_that_nobody_looked_at_for_a_year_says_so(make: Make) -> None:
    read = LAWS["us-co-pay"].checked
    assert read == date(2026, 11, 28)

    def old(day: date) -> list[str]:
        told = law_remarks(make(DENVER), "cpto", day)
        assert all(one.severity == "advice" for one in told)
        return [one.message for one in told if "us-co-pay" in one.message]

    assert old(read + timedelta(days=365)) == []
    (message,) = old(read + timedelta(days=366))
    assert "(us-co-pay) was last read on 2026-11-28, over a year ago" in message


def test_in_the_union_pay_may_follow_before_the_interview(make: Make) -> None:
    remark = only(make({**at("Gdynia", "PL"), "pay": None}))
    assert remark.severity == "advice"
    assert remark.message.endswith("Poland asks for it, here or before the interview")


def test_what_is_not_in_force_asks_for_nothing_and_says_when_that_was_read(make: Make) -> None:
    organisation = make({**at("Aarhus", "DK"), "pay": None})
    assert said(organisation) == []
    (posting,) = posting_laws(organisation, DAY)
    (pay,) = [one for one in posting.places[0].laws if one.law == "dk-pay"]
    assert pay.state == "not-yet"
    assert pay.said == (
        "not in force when last read on 2026-11-28, in sources up to 2026-06; planned: not before"
        " 2027-01-01"
    )


@pytest.mark.parametrize(
    ("least", "most", "expected"),
    [
        (150000, 200000, []),
        (149999, 200000, [("error", "law-pay-range")]),
        (140000, 200001, [("advice", "law-pay-range")]),  # no duty above CAD 200,000
        (160000, 200001, []),
    ],
)
def test_ontario_limits_the_range(
    make: Make, least: int, most: int, expected: list[tuple[str, str]]
) -> None:
    pay = {"min": least, "max": most, "currency": "CAD"}
    assert said(make({**TORONTO, "pay": pay})) == expected


def test_ontario_counts_a_month_twelve_times(make: Make) -> None:
    pay = {"min": 10000, "max": 14500, "currency": "CAD", "per": "month"}
    remark = only(make({**TORONTO, "pay": pay}))
    said = "the range is CAD 54,000 a year wide; Ontario allows CAD 50,000 a year (not for pay, or"
    assert remark.message.startswith(said)
    assert "above CAD 200,000 a year;" in remark.message
    assert remark.quote == compose_posting(make({**TORONTO, "pay": pay}), "cpto", DAY).pay


def test_another_currency_is_left_to_the_reader(make: Make) -> None:
    pay = {"min": 100000, "max": 140000, "currency": "EUR"}
    remark = only(make({**TORONTO, "pay": pay}))
    assert (remark.severity, remark.code) == ("advice", "law-pay-range")


def test_a_very_wide_range_is_advice_everywhere(make: Make) -> None:
    place = at("Bristol", "GB")
    assert said(make({**place, "pay": {"min": 100000, "max": 150000}})) == []
    remark = only(make({**place, "pay": {"min": 100000, "max": 160000}}))
    assert (remark.severity, remark.code) == ("advice", "wide-pay")
    assert (remark.message, remark.source) == (
        "the most is 60% above the least",
        "our own judgement",
    )


def test_a_workspace_can_leave_a_law_out_or_change_it(make: Make) -> None:
    place = {**DENVER, "pay": None}
    assert said(make(place, own="laws: [{id: us-co-pay, omit: true}]")) == []
    assert said(make(place, own="laws: [{id: us-co-pay, finding: unclear}]")) == [
        ("advice", "law-pay")
    ]


def test_a_law_of_ones_own_needs_its_source_and_date(make: Make) -> None:
    own = "laws: [{id: gb-place, title: Pay, name: Britain, places: [Britain], shows: [pay]}]"
    with pytest.raises(InputError) as wrong:
        make({}, own=own)
    assert [problem.message for problem in wrong.value.problems] == [
        "'sources' is missing in the new entry 'gb-place'",
        "'places' must be an ISO 3166 code, such as DE, US or US-CO, not 'Britain'",
    ]


def test_what_a_template_leaves_out_is_missing(make: Make) -> None:
    organisation = make(at("Fresno", "US-CA"))
    (remark,) = [
        r
        for r in law_remarks(organisation, "cpto", DAY, [Printed("Pay: see our pages")])
        if r.code == "law-pay"
    ]
    assert (remark.severity, remark.quote) == ("error", "$150,000–$190,000 a year")
    assert remark.instead.startswith("the template leaves it out")
    assert "a link or a QR code" in remark.instead


# What the posting prints.


def printed(organisation: Organisation) -> str:
    return rendered([compose_posting(organisation, "cpto", DAY)], None)[0].text


def test_a_posting_shows_what_the_company_states(make: Make) -> None:
    facts = {"ai_in_hiring": "A program sorts applications; a person reads all of them."}
    text = printed(make({**TORONTO, "other_pay": "a bonus of up to 10%"}, **facts))
    assert "**Other pay:** a bonus of up to 10%" in text
    assert "This posting is for an existing vacancy." in text
    assert facts["ai_in_hiring"] in text
    plain = printed(make({**TORONTO, "vacancy": "future"}, ai_in_hiring=True))
    assert "There is no vacancy today" in plain
    assert "We use artificial intelligence" in plain
    assert "Other pay" not in plain


def test_statements_stand_only_where_they_are_needed(make: Make) -> None:
    none = {"equal_opportunity": None, "accommodation": None}
    apply = {"email": "jobs@northwind.example"}
    american = printed(make({**DENVER, "apply": apply}, **none))
    assert "Northwind is an equal opportunity employer." in american
    assert "If you need an accommodation" in american
    own = printed(make(DENVER))
    assert str(COMPANY["equal_opportunity"]) in own
    assert "equal opportunity employer" not in own
    assert "(m/w/d)" in printed(make(at("Berlin", "DE"), **none))
    british = printed(make(at("Bristol", "GB"), **none))
    assert "employer" not in british
    assert "m/w/d" not in british


def test_no_text_cites_the_revoked_order() -> None:
    revoked = "112" + "46"
    folders = [ROOT / name for name in ("catalog", "templates", "tests/briefs", "out")]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix in (".yaml", ".j2", ".md", ".po"):
                assert revoked not in path.read_text("utf-8"), path


# The briefs, through the commands.


def brief(tmp_path: Path, name: str, *changes: tuple[str, str]) -> Path:
    folder = tmp_path / name
    shutil.copytree(BRIEFS / name, folder)
    text = (folder / "company.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "company.yaml").write_text(text, "utf-8")
    return folder


def remarks(folder: Path) -> list[Remark]:
    from charter.load.company_file import read_workspace

    organisation = organise(read_workspace(folder))
    return [r for p in posting_laws(organisation, DAY, folder / "templates") for r in p.remarks]


def errors(folder: Path) -> list[Remark]:
    return [remark for remark in remarks(folder) if remark.severity == "error"]


@pytest.mark.parametrize("name", ["northwind", "havn", "tallyho"])
def test_the_postings_of_the_briefs_pass(name: str) -> None:
    found = {(r.severity, r.code) for r in remarks(BRIEFS / name)}
    # The brief of Northwind names nobody to ask, and the others no day, which no law wants there.
    ours = {"law-accommodation", "our-statement"}
    others = {"havn": {"no-closing-date", "law-language-fr"}, "tallyho": {"no-closing-date"}}
    assert found == {("advice", code) for code in {"northwind": ours, **others}[name]}


def test_northwind_fails_without_pay(tmp_path: Path) -> None:
    pay = "    pay: {min: 220000, max: 280000, currency: USD, per: year, note: base salary}\n"
    (remark,) = errors(brief(tmp_path, "northwind", (pay, "")))
    said = "the posting for 'cpto' does not show the pay; Colorado asks for it (not for"
    assert remark.message.startswith(said)


def test_northwind_fails_without_its_closing_date(tmp_path: Path) -> None:
    (remark,) = errors(brief(tmp_path, "northwind", ("      until: 2027-01-15\n", "")))
    said = "the posting for 'cpto' does not show the closing date; Colorado asks for it (not for"
    assert remark.message.startswith(said)


def test_northwind_misses_its_statement_where_a_template_leaves_it_out(tmp_path: Path) -> None:
    folder = brief(tmp_path, "northwind")
    own = folder / "templates/blocks/statements/us.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{# nothing #}\n", "utf-8")
    found = {r.code: r for r in remarks(folder)}
    assert found["law-equal-opportunity"].message == (
        "the posting for 'cpto' does not show an equal-opportunity statement; "
        "it is customary in the United States"
    )


def test_havn_hears_of_pay_in_each_country_of_the_union(tmp_path: Path) -> None:
    folder = brief(tmp_path, "havn")
    text = re.sub(r"    pay: .*\n", "", (folder / "company.yaml").read_text("utf-8"))
    (folder / "company.yaml").write_text(text, "utf-8")
    (remark,) = [remark for remark in remarks(folder) if remark.code == "law-pay"]
    assert remark.severity == "advice"
    assert "Poland" in remark.message
    assert "here or before the interview, but whether of remote work from there" in remark.message


def test_check_fails_and_tells_errors_from_advice(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    folder = brief(tmp_path, "northwind", ("      - Health coverage and a 401(k) plan.\n", ""))
    assert charter("check", str(folder), "--date", "2026-12-01").code == 0
    folder = brief(tmp_path / "2", "northwind", ("    other_pay: none", "    #other_pay: none"))
    done = charter("check", str(folder), "--date", "2026-12-01")
    assert done.code == 1
    assert "To put right before a posting is published (1)" in done.out
    assert "Advice on postings (2)" in done.out
    assert done.out.count("not legal advice") == 1
    data = json.loads(charter("check", str(folder), "--date", "2026-12-01", "--json").out)
    (posting,) = data["postings"]
    assert posting["position"] == "cpto"
    assert posting["laws"] == ["us-co-pay", "us-statements"]
    assert [found["code"] for found in posting["errors"]] == ["law-other-pay"]
    assert [found["code"] for found in posting["advice"]] == [
        "law-accommodation",
        "our-statement",
    ]


def test_build_writes_drafts_and_says_what_keeps_them_from_being_published(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    folder = brief(tmp_path, "northwind", ("      until: 2027-01-15\n", ""))
    done = charter("build", str(folder), "--format", "md", "--date", "2026-12-01")
    assert done.code == 1
    assert (folder / "out/cpto-posting.md").is_file()
    assert "does not show the closing date; Colorado asks for it" in done.err
    assert "The papers are written; drafts say so in their title" in done.err
    text = (folder / "out/cpto-posting.md").read_text("utf-8")
    assert text.startswith("# Draft \N{EN DASH} Chief Product and Technology Officer\n")
    charters = charter("build", str(folder), "--format", "md", "--paper", "charter")
    assert (charters.code, charters.err) == (0, "")


def test_show_lists_the_laws_and_tells_all_about_one(charter: Callable[..., Ran]) -> None:
    listed = charter("show", "laws")
    assert f"{len(LAWS)} laws" in listed.out
    one = charter("show", "us-co-pay")
    assert one.code == 0
    assert "2026-11-28" in one.out
    assert "the closing date" in one.out
    assert json.loads(charter("show", "us-co-pay", "--json").out)["kind"] == "laws"


# Any posting, by its words.

SHOWS_ALL = """# Chief Product Officer

You decide what we build. Pay: $150,000 to $190,000 a year, and a bonus. Health insurance.
Apply at https://northwind.example by 15 January 2027. This is an existing vacancy.
We are an equal opportunity employer and accommodate disabilities. All genders (m/w/d) are welcome.
"""


def _laws(charter: Callable[..., Ran], file: Path, where: tuple[str, ...]) -> set[str]:
    data = json.loads(charter("lint", str(file), *where).out)["files"][0]
    codes = {remark["code"] for remark in (*data["errors"], *data["advice"])}
    return {code for code in codes if code.startswith("law-")}


def test_a_posting_without_pay_fails_for_its_place(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    file = tmp_path / "posting.md"
    file.write_text(SHOWS_ALL.replace("Pay: $150,000 to $190,000 a year, and a", "A"), "utf-8")
    where = ("lint", str(file), "--place", "US-CA", "--language", "en")
    assert charter(*where).code == 0  # how many people there are, nobody said
    done = charter(*where, "--headcount", "40")
    assert done.code == 1
    assert '"US-CA" no words show the pay; California asks for it' in " ".join(done.out.split())
    assert "not legal advice" in done.out
    assert "was not checked: US-TX" in charter("lint", str(file), "--place", "Texas").out
    assert charter("lint", str(file), "--place", "Atlantis").code == 2
