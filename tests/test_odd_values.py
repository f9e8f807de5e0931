"""Values that once went into papers unnoticed: names with full stops, odd years, pay of nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.numbers import get_territory_currencies

from charter.building import build
from charter.facts.catalog import Catalog
from charter.facts.company import WorkPlace
from charter.facts.spots import region_of
from charter.load.company_file import read_workspace
from charter.load.hire import Hire, read_hire
from charter.offer.pack.shown import shown_values
from charter.problems import InputError
from charter.values.countries import CURRENCIES
from conftest import Ran

COMPANY = """\
company: {name: Acme, country: GB, currency: GBP, business_model: saas}
structure: combined
positions:
  cpto:
    status: vacant
    acting: ceo
    pay: {min: 220000, max: 280000}
    limits: {spend: 50000, hire: team leads}
    places: [{city: London, country: GB}]
    apply: {email: jobs@acme.example, until: 2027-03-31}
"""


def built(folder: Path, text: str) -> str:
    """Return all papers of a company in one text."""
    (folder / "company.yaml").write_text(text, "utf-8")
    build(folder, day=date(2026, 12, 1), formats=("md",))
    return "\n".join(path.read_text("utf-8") for path in sorted((folder / "out").glob("*.md")))


@pytest.mark.parametrize("name", ["Acme Inc.", "Yahoo!", "Who?", "Sea e.V."])
def test_a_name_with_a_full_stop_ends_no_sentence(tmp_path: Path, name: str) -> None:
    papers = built(tmp_path, COMPANY.replace("name: Acme", f"name: {name}"))
    assert f"Product and engineering at {name} follow one plan" in papers
    assert f"for customers and for {name.rstrip('.')}." in papers
    assert ".." not in papers.replace("...", "")


@pytest.mark.parametrize("day", ["3027-03-31", "1 March 3027", "2207-01-01", "1899-12-31"])
def test_a_year_that_nobody_means_is_refused(tmp_path: Path, day: str) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY.replace("2027-03-31", day), "utf-8")
    with pytest.raises(InputError) as wrong:
        read_workspace(tmp_path)
    assert [problem.code for problem in wrong.value.problems] == ["no-such-date"]


@pytest.mark.parametrize("pay", ["{max: 0}", "{min: 0}", "{min: 0, max: 0}"])
def test_pay_of_nothing_is_told(charter: Callable[..., Ran], tmp_path: Path, pay: str) -> None:
    text = COMPANY.replace("{min: 220000, max: 280000}", pay)
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    ran = charter("build", str(tmp_path), "--format", "md")
    assert ran.code == 1
    assert "pay of 0 is no pay that is offered" in ran.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("pay: $185000", "'pay' has its currency in it, which no letter prints from here"),
        ("hire: {name: Jo}", "'hire' should be text or a number or true or false, not 'name: ...'"),
        ("start: 31/2/2027", "'start' is no day: '...'"),
        ("pay: £90k-110k", "'pay' is two amounts"),
        ("pay: 185000 per year\nper: year", "'pay' should be a number, not '...'"),
        ("start: 3027-01-01", "'start' is in a year that nobody means: '...'"),
    ],
)
def test_what_a_hire_file_says_is_not_lost(tmp_path: Path, given: str, said: str) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text(f"name: Jo\n{given}\n", "utf-8")
    with pytest.raises(InputError) as wrong:
        read_hire(file)
    (problem,) = wrong.value.problems
    assert problem.message == said
    assert not any(digits in str(problem) for digits in ("90000", "185000 per", "3027"))


@pytest.mark.parametrize("pay", ["€185000", "EUR 185000", "185 000 €", "€185k"])
def test_the_currency_at_the_pay_is_that_of_the_hire(tmp_path: Path, pay: str) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text(f"name: Jo\npay: {pay}\n", "utf-8")
    assert read_hire(file).values == {"name": "Jo", "pay": 185000, "currency": "EUR"}


def test_a_hire_file_that_stands_under_hire_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text("hire:\n  name: Jo\n  pay: 185000\n", "utf-8")
    with pytest.raises(InputError) as wrong:
        read_hire(file)
    [problem] = wrong.value.problems
    assert problem.place.line == 1
    assert "start the lines below it without spaces in front" in problem.hint


def test_a_hire_file_may_give_the_currency_twice(tmp_path: Path) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text("name: Jo\npay: €185k\ncurrency: EUR\n", "utf-8")
    assert read_hire(file).values["pay"] == 185000


def test_braces_in_a_hire_file_are_told(tmp_path: Path) -> None:
    file = tmp_path / "hire.yaml"
    file.write_text('name: Jo\nbonus: "{{ hire.pay }}"\n', "utf-8")
    (note,) = read_hire(file).notes
    assert "'bonus' has a name in braces" in note


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [(0.2, "en", "0.2"), (0.125, "de", "0,125"), (20000, "de", "20.000"), (1.5, "en", "1.5")],
)
def test_numbers_keep_their_digits_in_letters(value: Any, language: str, shown: str) -> None:
    said = shown_values(Hire("x", {"name": "Jo", "bonus": value}), language)
    assert f"{said['bonus']}" == shown


PLACES = "places: [{city: London, country: GB}]"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("status:", "other_pay: TBD\n    status:", "says-nothing"),
        ("status:", "other_pay: yes\n    status:", "says-nothing"),
        ("status:", "other_pay: none\n    status:", ""),
        ("status:", "equity: n/a\n    status:", "says-nothing"),
        ("status:", "equity: none\n    status:", "says-nothing"),
        ("status:", "equity: to follow\n    status:", "says-nothing"),
        ("status:", "equity: Shares to follow a year's work\n    status:", ""),
        ("status:", "equity: N.A.\n    status:", "says-nothing"),
        ("status:", "grade: N. A.\n    status:", "says-nothing"),
        ("status:", "equity: (none)\n    status:", "says-nothing"),
        ("status:", "equity: Shares of N. A. Grid\n    status:", ""),
        ("status:", "equity: 'TRUE'\n    status:", "says-nothing"),
        ("status:", "equity: '0.005'\n    status:", "says-nothing"),
        ("status:", "equity: '0,5'\n    status:", "says-nothing"),
        ("status:", "equity: '2'\n    status:", "says-nothing"),
        ("status:", "equity: 1/2\n    status:", "says-nothing"),
        ("status:", "equity: 1/2 of a per cent\n    status:", ""),
        ("status:", "equity: 0.5 per cent\n    status:", ""),
        ("status:", "equity: 0.5%\n    status:", ""),
        ("status:", "remote: 'WAHR'\n    status:", "says-nothing"),
        ("status:", "other_pay: '0.1'\n    status:", "says-nothing"),
        ("status:", "benefits: ['0.1']\n    status:", "says-nothing"),
        ("status:", "reference: '0.10'\n    status:", ""),
        ("status:", "holder: N.N.\n    status:", "says-nothing"),
        ("status:", "benefits: [none]\n    status:", "says-nothing"),
        ("status:", "opening: '...'\n    status:", "says-nothing"),
        ("status:", "internal: {notes: TBD}\n    status:", ""),
        ("status:", "remote: 60%\n    status:", "wrong-form"),
        ("status:", "remote_from: [US-XX]\n    remote: the US\n    status:", "unknown-country"),
        ("business_model: saas", "about: TBD", "says-nothing"),
        ("country: GB}]", "region: XX, country: US}]", "unknown-country"),
        ("country: GB}]", "region: co, country: US}]", "wrong-form"),
        ("city: London", "city: Remote", "no-city"),
        ("email: jobs", "email: mailto:jobs", "wrong-form"),
        ("currency: GBP", "currency: ABC", "unknown-currency"),
        ("{spend: 50000", "{currency: DEM, spend: 50000", "unknown-currency"),
    ],
)
def test_a_text_that_says_nothing_is_told(tmp_path: Path, old: str, new: str, code: str) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY.replace(old, new), "utf-8")
    try:
        read_workspace(tmp_path)
        found = []
    except InputError as wrong:
        found = [problem.code for problem in wrong.problems]
    assert found == [code][: bool(code)]


def test_currencies_are_those_of_babel() -> None:
    names = [name for name in Locale("en").territories if len(name) == 2]
    used = {code for name in names for code in get_territory_currencies(name)}
    assert {"USD", "EUR", "CHF"} < CURRENCIES <= used
    assert used - CURRENCIES <= {"BGN", "ANG", "XCG"}


@pytest.mark.parametrize("region", ["CO", "co", "US-CO", "Colorado"])
def test_a_region_is_known_however_it_is_written(catalog: Catalog, region: str) -> None:
    assert region_of(catalog, WorkPlace("Denver", region, "US"), "US") == "US-CO"


def test_a_posting_that_has_closed_is_told_when_it_is_built(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    notes = build(tmp_path, day=date(2027, 4, 1), formats=("md",)).notes
    assert [note for note in notes if "closed on 2027-03-31" in note]
    notes = build(tmp_path, day=date(2027, 3, 31), formats=("md",)).notes
    assert not [note for note in notes if "closed" in note]


def test_batch_and_feed_tell_marks_that_papers_print(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    head = "name,structure,country,currency,position,status,acting,opening\n"
    row = "Acme,combined,GB,GBP,cpto,vacant,ceo,"
    table.write_text(f"{head}{row}Lead {{firma}} <b>now</b>.\n", "utf-8")
    ran = charter("batch", str(table), "--out", str(tmp_path / "made"), "--format", "md")
    assert f"{table}:2:8: 'opening' has '{{firma}}'" in ran.err
    assert f"{table}:2:8: 'opening' has '<b>'" in ran.err
    text = COMPANY.replace("status:", "opening: Lead '{firma}'.\n    reference: A1\n    status:")
    text = text.replace("{email:", "{url: 'https://acme.example/jobs', email:")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    ran = charter("feed", str(tmp_path), "--date", "2026-12-01")
    assert "'opening' has '{firma}', which nothing fills in" in ran.err


def test_slots_in_a_reworded_sentence_are_filled_in(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    own = """\
roles:
  - id: cpto
    reworded:
      - was: Hears five {users} and each team, and writes down the problems that both name.
        say: Hears ten {users} and each team, and writes down the problems that both name.
"""
    (tmp_path / "catalog" / "ours.yaml").write_text(own, "utf-8")
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    done = build(tmp_path, day=date(2026, 12, 1), formats=("md",))
    assert not [note for note in done.notes if "{users}" in note]
    assert "Hears ten customers" in (tmp_path / "out" / "cpto-charter.md").read_text("utf-8")


@pytest.mark.parametrize("short", ["The CTPO", "the Boss", "Der Chef"])
def test_a_short_title_has_no_article(tmp_path: Path, short: str) -> None:
    text = COMPANY.replace("status:", f"short: {short}\n    status:")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError) as wrong:
        read_workspace(tmp_path)
    (problem,) = wrong.value.problems
    assert "has no article of its own" in problem.message


ENDS = "The CEO settles what the charters leave open."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (
            """reworded:
      - was: >-
          One page each month on results and the three largest risks, with the state of
          {held:delivery.execution,operations-and-security.running-service,governance-and-reporting.technology-budget}.
        say: One page each week.""",
            True,
        ),
        ("dispute: The dice settle what is left.", False),
    ],
)
def test_a_reworded_sentence_leaves_the_others(tmp_path: Path, given: str, kept: bool) -> None:
    (tmp_path / "catalog").mkdir()
    own = f"interfaces:\n  - id: ceo-cpto\n    {given}\n"
    (tmp_path / "catalog" / "ours.yaml").write_text(own, "utf-8")
    built(tmp_path, COMPANY)
    paper = (tmp_path / "out" / "cpto-charter.md").read_text("utf-8")
    assert (ENDS in paper) == kept
    assert ("One page each week." if kept else "The dice settle what is left.") in paper


@pytest.mark.parametrize(
    ("city", "hint"),
    [
        ("Leeds", "write 'city: Leeds'"),
        ("New York; or Leeds", ""),
    ],
)
def test_the_hint_for_another_city_keeps_the_country(
    charter: Callable[..., Ran], tmp_path: Path, city: str, hint: str
) -> None:
    built(tmp_path, COMPANY)
    paper = tmp_path / "out" / "cpto-posting.md"
    paper.write_text(paper.read_text("utf-8").replace("· London*", f"· {city}*"), "utf-8")
    ran = charter("diff", str(paper))
    assert "company fact positions.cpto.places" in ran.out
    assert hint in ran.out.replace("\n", " ")
    assert hint or "write '" not in ran.out


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("opening: You lead the C # team.", True),
        ("opening: You lead team #4.", True),
        ("opening: You lead it.  # a note", False),
        ("leaning: product # a note", False),
        ("opening: 'You lead the C # team.'", False),
    ],
)
def test_a_text_that_ends_at_a_number_sign_is_told(tmp_path: Path, line: str, cut: bool) -> None:
    text = COMPANY.replace("status:", f"{line}\n    status:")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    assert bool(read_workspace(tmp_path).cut) == cut
