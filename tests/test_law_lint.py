"""`charter lint --place` and `charter show law`: what they take, say and end with."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import charter as api
from charter.assign.law_counts import Counts
from charter.check.papers.law_of_text import asking_of, regions_of_that_code
from charter.load.catalog_files import read_catalog
from charter.problems import InputError
from conftest import Ran

Command = Callable[..., Ran]
DAY = date(2026, 12, 1)
TEXT = """# Chief Product Officer

You decide what we build. Health insurance. A bonus. Write to jobs@northwind.example.
"""


@pytest.fixture
def lint(tmp_path: Path, charter: Command) -> Callable[..., dict[str, Any]]:
    """Return what lint says of a posting, as data, with its exit code."""

    def run(*options: str, text: str = TEXT) -> dict[str, Any]:
        (tmp_path / "a.md").write_text(text, "utf-8")
        given = ("--language", "en", "--date", "2026-12-01", "--json", *options)
        ran = charter("lint", str(tmp_path / "a.md"), *given)
        assert ran.out, ran.err
        return {"code": ran.code, **json.loads(ran.out)["files"][0]}

    return run


def law(found: dict[str, Any], kind: str) -> list[str]:
    return [one["code"] for one in found[kind] if one["code"].startswith("law-")]


def test_a_city_has_rules_of_its_own(lint: Callable[..., dict[str, Any]]) -> None:
    people = ("--headcount", "90", "--headcount-there", "40")
    assert law(lint("--place", "US-OH Cleveland", *people), "errors") == ["law-pay"]
    assert law(lint("--place", "us-oh cleveland", *people), "errors") == ["law-pay"]
    assert law(lint("--place", "US-OH Dayton", *people), "errors") == []
    assert law(lint("--place", "US-OH", *people), "errors") == []


def test_a_size_that_is_not_given_is_advice(lint: Callable[..., dict[str, Any]]) -> None:
    place = ("--place", "US-MA")
    unknown = lint(*place)
    assert (law(unknown, "errors"), "law-pay" in law(unknown, "advice")) == ([], True)
    assert law(lint(*place, "--headcount", "500"), "errors") == []
    assert law(lint(*place, "--headcount", "500", "--headcount-there", "25"), "errors") == [
        "law-pay"
    ]
    few = lint(*place, "--headcount", "500", "--headcount-there", "24")
    assert "law-pay" not in law(few, "advice")


def test_a_manager_there_brings_the_law_or_a_question(
    lint: Callable[..., dict[str, Any]],
) -> None:
    people = ("--headcount", "90", "--headcount-there", "40")
    sure = lint("--place", "US-TX", "--reports-to", "US-IL", *people)
    assert law(sure, "errors") == ["law-pay"]
    asked = lint("--place", "US-TX", "--reports-to", "US-CT", *people)
    assert law(asked, "errors") == []
    (pay,) = [one for one in asked["advice"] if one["code"] == "law-pay"]
    assert "but whether of work that reports there too is not known" in pay["message"]
    never = lint("--place", "US-TX", "--reports-to", "US-CO", *people)
    assert "law-pay" not in law(never, "advice")


@pytest.mark.parametrize("place", ["AR", "US-TX", "US-OH Dayton", "GB-NIR", "US-MO Springfield"])
def test_a_place_at_which_nobody_looked_is_no_pass(
    lint: Callable[..., dict[str, Any]], place: str
) -> None:
    said = "no law of this place is on our list: it was not checked"
    found = lint("--place", place)
    assert any(said in note for note in found["notes"])
    assert found["law"]["places"][0]["unseen"] == [place.partition(" ")[0]]
    assert (found["code"], lint("--place", place, "--strict")["code"]) == (0, 3)


@pytest.mark.parametrize(
    ("place", "state", "said"),
    [
        ("GB", "none", "looked for, no duty found on 2026-11-28, in sources up to 2026-01-06"),
        ("DK", "not-yet", "not in force when last read on 2026-11-28, in sources up to 2026-06"),
        ("MX", "bill", "a bill only on 2026-11-28, in sources up to 2025"),
        ("CA-NB", "unclear", "unclear on 2026-12-01, in sources up to 2026"),
        ("NZ", "none", "looked for, no duty found on 2026-11-28, in sources up to 2025-09"),
        ("IN", "none", "looked for, no duty found on 2026-12-01, in sources without a date"),
    ],
)
def test_what_is_no_duty_is_said_with_its_dates_and_is_looked_at(
    lint: Callable[..., dict[str, Any]], place: str, state: str, said: str
) -> None:
    found = lint("--place", place, "--strict")
    (one,) = [row for row in found["law"]["places"][0]["laws"] if row["law"] != "eu-ai"]
    assert one["state"] == state
    assert one["said"].startswith(said)
    assert any(said in note for note in found["notes"])
    assert found["code"] == 0


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("CO", ["'CO' is Colombia; for Colorado, write US-CO"]),
        ("MD", ["'MD' is Moldova; for Maryland, write US-MD"]),
        ("DE", []),
        ("US-CO", []),
        ("US", []),
    ],
)
def test_a_country_with_the_code_of_a_region_is_told(place: str, told: list[str]) -> None:
    spots = asking_of([place]).spots
    assert list(regions_of_that_code(spots, read_catalog())) == told


def test_a_note_says_what_the_law_is_about_and_what_is_to_come_is_said_once(
    lint: Callable[..., dict[str, Any]],
) -> None:
    notes = lint("--place", "DE")["notes"]
    assert any(note.startswith("Germany, the pay: not in force when last read") for note in notes)
    notes = lint("--place", "US-CA")["notes"]
    (one,) = [note for note in notes if note.startswith(("California", "To come: California"))]
    assert one.startswith("To come: California: from 2027-01-01 (at use): whether artificial")


def test_an_item_that_no_words_can_tell_is_not_checked(
    lint: Callable[..., dict[str, Any]],
) -> None:
    paid = TEXT.replace("Health", "The salary is AUD 190,000 to AUD 230,000 a year. Health")
    assert lint("--place", "AU", "--strict")["code"] == 0
    found = lint("--place", "AU", "--strict", text=paid)
    assert found["code"] == 3
    assert any(note.startswith("Australia: not checked: pay, which") for note in found["notes"])


def test_ontario_wants_a_narrow_range_and_none_above_its_limit(
    lint: Callable[..., dict[str, Any]],
) -> None:
    def paid(pay: str) -> dict[str, Any]:
        people = ("--place", "CA-ON", "--headcount", "90", "--headcount-there", "40")
        rest = "This is an existing vacancy. Ask us for an accommodation."
        return lint(*people, text=TEXT.replace("Health", f"The salary is {pay}. {rest} Health"))

    (wide,) = paid("CAD 120,000 to CAD 180,000 a year")["errors"]
    assert "CAD 60,000 a year wide; Ontario allows CAD 50,000 a year" in wide["message"]
    assert "not for pay, or the most of its range, above CAD 200,000" in wide["message"]
    assert law(paid("CAD 130,000 to CAD 180,000 a year"), "errors") == []
    assert law(paid("CAD 150,000 to CAD 230,000 a year"), "errors") == []


def test_what_depends_on_the_employer_is_an_error_where_it_is_said(
    lint: Callable[..., dict[str, Any]],
) -> None:
    text = "# Chief Product Officer\n\nSalary: $150,000 to $190,000 a year. Health insurance.\n"
    people = ("--place", "US-IL", "--headcount", "90")
    assert law(lint(*people, text=text), "errors") == []
    assert law(lint(*people, "--has", "other-pay", text=text), "errors") == ["law-other-pay"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--headcount", "9"), "'--headcount' is for the law of a place"),
        (("--has", "ai"), "'--has' is for the law of a place"),
        (("--reports-to", "US-IL"), "'--reports-to' is for the law of a place"),
        (("--place", "US-CO", "--has", "gold"), "there is no 'gold' among the things"),
        (("--place", "US-CO", "--reports-to", "US-ZZ"), "'US-ZZ' is no country or region"),
        (
            ("--place", "Denver"),
            "'Denver' is no code of a country or region - write US, the country",
        ),
        (
            ("--place", "US-CO", "--headcount", "3", "--headcount-there", "4"),
            "'--headcount-there' is more than '--headcount'",
        ),
    ],
)
def test_wrong_use_is_told(
    tmp_path: Path, charter: Command, options: tuple[str, ...], said: str
) -> None:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    ran = charter("lint", str(tmp_path / "a.md"), *options)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())


def test_show_law_tells_all_of_a_place(charter: Command) -> None:
    shown = " ".join(charter("show", "law", "us-ct").out.split())
    for words in (
        "US-CT: 3 rows",
        "us-ct-pay: Range and benefits in postings",
        "In force since 2026-10-01".lower(),
        "levenelegal.com; speaks for 2026; read 2026-12-01",
        "was not read",
        "two independent sources",
    ):
        assert words in shown
    data = json.loads(charter("show", "law", "us-ct", "--json").out)
    assert (data["kind"], data["place"]) == ("laws", "US-CT")
    assert {one["id"] for one in data["entries"]} == {"us-ct-pay", "us-ct-ai", "us-statements"}
    assert data["entries"][0]["sources"][0] == {
        "page": "Epstein Becker Green (epstein.sitepilot11.firmseek.com)",
        "speaks_for": "2026-06",
        "read": "2026-11-28",
    }
    assert "nobody has looked" in charter("show", "law", "ar").out
    listed = charter("show", "laws").out
    for words in (
        "in force",
        "not in force",
        "looked for, no duty found",
        "unclear",
        "a bill only",
    ):
        assert words in listed


def test_rows_read_over_a_year_ago_are_named(
    charter: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 2026-12-01
    assert "over a year ago" not in charter("show", "laws").out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1830000000")  # 2027-12
    assert (
        "Last read over a year ago, look whether they still hold: " in charter("show", "laws").out
    )
    assert "over a year ago: look whether it still holds" in charter("show", "us-co-pay").out


@pytest.mark.parametrize(
    ("everybody", "by_place", "place", "there"),
    [
        (None, {}, "US-CO", None),
        (90, {"US-CO": 12}, "US-CO", 12),
        (90, {"US-CO": 12}, "US-CA", None),
        (90, {"US-CO": 12, "DE": 78}, "US-CA", 0),
        (90, {"US-CO": 12, "DE": 78}, "US", 12),
        (90, {"US": 20, "US-CO": 20}, "US-CA", 0),
        (90, {"US": 20, "US-CO": 12}, "US-CA", None),
        (90, {"US-OH": 90}, "US-OH Cleveland", None),
        (90, {"US-OH": 90, "US-OH Cleveland": 7}, "US-OH Cleveland", 7),
        (90, {"DE": 90}, "US-OH Cleveland", 0),
    ],
)
def test_who_is_where(
    everybody: int | None, by_place: dict[str, int], place: str, there: int | None
) -> None:
    assert Counts(everybody, by_place).at(place) == there


@pytest.mark.parametrize(
    ("by_place", "said"),
    [
        ("{US-CO: 40, DE: 20}", "'headcount_by_place' has 60 people, more than 'headcount' (48)"),
        ("{US: 4, US-CO: 5}", "US-CO have 5 people, more than 'US' (4)"),
        ("{US-ZZ: 4}", "'US-ZZ' is no region of ISO 3166"),
        ("{XX: 4}", "'XX' is no country of ISO 3166"),
        ("{Denver: 4}", "'Denver' is no country of ISO 3166"),
        ("{us-co: 4}", "write 'US-CO'"),
        ("{US-CO: -1}", "'US-CO' must be at least 0"),
    ],
)
def test_numbers_by_place_that_cannot_be_are_told(
    tmp_path: Path, charter: Command, by_place: str, said: str
) -> None:
    (tmp_path / "company.yaml").write_text(
        f"company:\n  name: A\n  headcount: 48\n  headcount_by_place: {by_place}\n"
        "structure: combined\npositions: {ceo: {}, cpto: {}}\n",
        "utf-8",
    )
    ran = charter("check", str(tmp_path))
    assert ran.code == 1
    assert said in " ".join(ran.err.split())


def test_the_call_takes_what_the_command_takes_and_refuses_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, "utf-8")
    report = api.lint(path, DAY, language="en", places=["US-CA"], headcount=40)
    assert "law-pay" in [remark.code for remark in report.errors]
    for given in ({"has": ["gold"], "places": ["US-CA"]}, {"headcount": 40}, {"has": ["ai"]}):
        with pytest.raises(InputError):
            api.lint(path, DAY, **given)  # type: ignore[arg-type]


COMPANY = """company:
  name: Northwind
  country: {country}
  currency: USD
  headcount: 90
  about: We sell software. We are ninety people in five towns, and work from home two days a week.
structure: combined
positions:
  ceo: {{limits: {{spend: 100000, hire: all}}}}
  cpto:
    status: vacant
    acting: ceo
    opening: This is new work.
    pay: {{min: 90000, max: 110000}}
    limits: {{spend: 1000, hire: all}}
    places: [{{city: Somewhere, country: {country}}}]
    apply: {{email: jobs@northwind.example, until: 2027-03-01}}
"""


@pytest.mark.parametrize(
    ("country", "code", "said"),
    [
        ("AR", 3, "no law of this place is on our list: it was not checked: Somewhere, AR"),
        ("AU", 3, "Australia: not checked: pay, which may not be below"),
        ("GB", 0, "The United Kingdom, pay in adverts: looked for, no duty found on 2026-11-28"),
        ("DK", 0, "for cpto: Denmark, the pay: not in force when last read on 2026-11-28"),
        ("PL", 0, "Looked at for cpto: Poland"),
    ],
)
def test_check_says_what_is_known_and_strict_ends_with_3_where_nobody_looked(
    tmp_path: Path, charter: Command, country: str, code: int, said: str
) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY.format(country=country), "utf-8")
    given = ("check", str(tmp_path), "--date", "2026-12-01")
    ran = charter(*given)
    assert ran.code == 0
    assert said in " ".join(ran.out.split())
    assert charter(*given, "--strict").code == code
    (posting,) = json.loads(charter(*given, "--json").out)["postings"]
    (place,) = posting["places"]
    assert (place["code"], bool(place["unseen"])) == (country, country == "AR")


@pytest.mark.parametrize("places", ["US-CO,US-NY,US-CA", "US-NY,US-CA,US-CO"])
def test_what_one_place_asks_for_certain_hides_no_doubt_of_another(
    lint: Callable[..., dict[str, Any]], places: str
) -> None:
    found = lint("--place", places)
    (pay,) = [one for one in found["errors"] if one["code"] == "law-pay"]
    assert set(pay["quote"].split(", ")) == set(places.split(","))
    assert "; Colorado asks for it; " in pay["message"]
    for name, least in (("New York State", 4), ("California", 15)):
        said = f"{name} asks for it of employers with at least {least} people, a number that nobody"
        assert said in pay["message"]


def test_an_open_range_names_every_place_that_asks_for_both_ends(
    lint: Callable[..., dict[str, Any]],
) -> None:
    text = TEXT.replace("A bonus.", "A bonus. The pay is $150,000 and up a year.")
    for places in ("US-CO,US-NY", "US-NY,US-CO"):
        found = lint("--place", places, text=text)
        (pay,) = [one for one in found["errors"] if one["code"] == "law-pay-range"]
        assert "Colorado" in pay["message"]
        assert "New York State asks for it of employers with at least 4 people" in pay["message"]
