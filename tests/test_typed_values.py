"""Numbers and days that people type: what each is, or which two things it can be."""

from __future__ import annotations

import copy
import pickle
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from charter.building import build
from charter.compose.numbers import Numbers
from charter.load.hire import hire_of, read_hire
from charter.problems import CharterError, InputError
from charter.read.yaml_source import parse_yaml
from charter.values.countries import COUNTRIES
from charter.values.days import When, day_of
from charter.values.numbers import ALONE, Beside, ReadingError, decimal_of, number_of

GB, US, IE = Beside("GB", "GBP"), Beside("US", "USD"), Beside("IE", "EUR")
DE, DK, CH, IN = Beside("DE", "EUR"), Beside("DK", "DKK"), Beside("CH", "CHF"), Beside("IN", "INR")
TWO = "two-readings"


@pytest.mark.parametrize(
    ("text", "beside", "read"),
    [
        ("90000", ALONE, 90000),
        ("90000.5", ALONE, 90000.5),
        ("12,5", ALONE, 12.5),
        ("0.125", ALONE, 0.125),
        ("95 000", ALONE, 95000),
        ("95\u00a0000", ALONE, 95000),
        ("95'000.50", CH, 95000.5),
        ("95.000,50", GB, 95000.5),
        ("95,000.50", DE, 95000.5),
        ("1,234,567", DE, 1234567),
        ("1.234.567", US, 1234567),
        ("12,00,000", IN, 1200000),
        ("1_000_000", ALONE, 1000000),
        ("-5", ALONE, -5),
        # One mark and three digits: the country and the currency say what it is.
        ("100.000", DE, 100000),
        ("100.000", DK, 100000),
        ("100,000", GB, 100000),
        ("100,000", IE, 100000),
        ("100,000", US, 100000),
        ("100.000", GB, TWO),
        ("100,000", DE, TWO),
        ("100.000", CH, TWO),
        ("100.000", ALONE, TWO),
        ("100,000", ALONE, TWO),
        ("100.000", Beside("GB", "EUR"), TWO),
        ("100,000", Beside("GB", "DKK"), TWO),
        ("100.000", Beside(currency="EUR"), 100000),
        # Somebody said what stands before a fraction.
        ("100.000", Beside("DE", decimal="."), 100),
        ("100.000", Beside("GB", decimal=","), 100000),
        # The currency stands with the amount.
        ("$120,000", US, 120000),
        ("USD 120,000", US, 120000),
        ("$120,000 USD", US, 120000),
        ("120.000 €", ALONE, 120000),
        ("90.000 kr.", DK, 90000),
        ("kr. 90.000,-", DK, 90000),
        ("90k", GB, 90000),
        ("£92.5k", GB, 92500),
        ("€120,000", US, "other-currency"),
        ("120.000 zł", DE, "other-currency"),
        # None of these is a number.
        ("1 2", ALONE, None),
        ("1.2.3", ALONE, None),
        ("95.0000.000", ALONE, None),
        ("90,000 a year", US, None),
        ("180k-220k", US, "two-numbers"),
        ("about 95", ALONE, None),
        ("20%", ALONE, None),
        ("x 100", ALONE, None),
        ("", ALONE, None),
    ],
)
def test_an_amount_has_one_reading_or_is_refused(text: str, beside: Beside, read: Any) -> None:
    try:
        found: Any = number_of(text, "money", beside)
    except ReadingError as bad:
        found = bad.code
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [("60 %", "percent", 60), ("60", "percent", 60), ("33.333", "percent", 33.333),
     ("60 %", "", None), ("£60", "", None), ("60k", "", None)],
)  # fmt: skip
def test_a_number_has_the_unit_of_its_field(text: str, unit: str, read: Any) -> None:
    assert number_of(text, unit) == read


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("100.000", "'100.000' has two readings, 100000 and 100", "write 100000 or 100"),
        ("90.500", "'90.500' has two readings, 90500 and 90.5", "write 90500 or 90.5"),
        ("90.125", "'90.125' has two readings, 90125 and 90.125", "write 90125 or 90.1250"),
    ],
)
def test_both_readings_and_what_to_write_are_told(text: str, message: str, hint: str) -> None:
    with pytest.raises(ReadingError) as bad:
        number_of(text)
    assert (bad.value.message, bad.value.hint) == (message, hint)
    for way in hint.removeprefix("write ").split(" or "):
        assert number_of(way) is not None


def test_the_mark_before_a_fraction_is_that_of_all_languages_of_a_country() -> None:
    both_in_use = {"ZA"}  # by the book a comma, by banks a point
    for country in COUNTRIES - both_in_use:
        marks = set()
        for language in get_official_languages(country, de_facto=True):
            try:
                locale = Locale.parse(f"{language}_{country}")
            except (UnknownLocaleError, ValueError):
                continue
            marks.add(locale.number_symbols["latn"]["decimal"])
        assert decimal_of(country) == (marks.pop() if len(marks) == 1 else ""), country


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-31", "2027-03-31"),
        ("2027-3-31", "2027-03-31"),
        ("2027/03/31", "2027-03-31"),
        ("20270331", "2027-03-31"),
        ("20271331", None),
        ("2027-03-31T00:00:00", "2027-03-31"),
        ("31 March 2027", "2027-03-31"),
        ("31-Mar-27", "2027-03-31"),
        ("31.3.2027", "2027-03-31"),
        ("31. 3. 2027", "2027-03-31"),
        ("1.3.2027", "2027-03-01"),
        ("1.3.27", "2027-03-01"),
        ("March 31, 2027", "2027-03-31"),
        ("Mar. 31st 2027", "2027-03-31"),
        ("1st of May 2027", "2027-05-01"),
        ("1 Sept 2027", "2027-09-01"),
        ("31. März 2027", "2027-03-31"),
        ("1. Jänner 2027", "2027-01-01"),
        ("den 31. marts 2027", "2027-03-31"),
        ("1. maj 2027", "2027-05-01"),
        ("24. Dez. 2027", "2027-12-24"),
        ("13/4/2027", "2027-04-13"),
        ("4/13/2027", "2027-04-13"),
        ("4/4/2027", "2027-04-04"),
        ("3/4/2027", TWO),
        ("3-4-2027", TWO),
        ("3/4/27", TWO),
        ("31/2/2027", None),
        ("31 February 2027", None),
        ("2027-02-30", None),
        ("0027-03-31", None),
        ("31 Mumble 2027", None),
        ("Q3 2027", None),
        ("2027-03", None),
        ("2027", None),
        ("May 2027", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_has_one_reading_or_is_refused(text: str, day: str | None) -> None:
    try:
        found = day_of(text)
    except ReadingError as bad:
        found = bad.code
    assert found == day


@pytest.mark.parametrize(
    ("text", "part"),
    [("2021", "2021"), ("2021-05", "2021-05"), ("2021-5", "2021-05"), ("May 2021", "2021-05"),
     ("Mai 2021", "2021-05"), ("05/2021", "2021-05"), ("2021-13", None), ("21", None),
     ("1066", None), ("2021-05-01", "2021-05-01")],
)  # fmt: skip
def test_a_year_or_a_month_is_enough_where_no_more_is_known(text: str, part: str | None) -> None:
    assert day_of(text, part=True) == part


def test_a_part_of_a_day_is_told_as_it_was_said_and_sorted_by_its_first_day() -> None:
    when = When.of("2021-05")
    assert [str(w) for w in (when, copy.copy(when), pickle.loads(pickle.dumps(when)))] == [
        "2021-05"
    ] * 3
    assert date(2021, 4, 30) < when == date(2021, 5, 1)
    assert when.isoformat() == "2021-05"
    assert str(When.of("2021-05-01")) == "2021-05-01"


@pytest.mark.parametrize(
    ("start", "language", "words"),
    [("2021", "en-GB", "2021"), ("2021-05", "en-GB", "May 2021"), ("2021-05", "de", "Mai 2021"),
     ("2021-05", "da", "maj 2021"), ("2021-05-03", "de", "3. Mai 2021")],
)  # fmt: skip
def test_a_part_of_a_day_is_printed_as_far_as_it_is_known(
    start: str, language: str, words: str
) -> None:
    assert Numbers(language).day(When.of(start)) == words


def test_a_charter_prints_the_year_in_which_its_holder_started(
    workspace: Callable[..., Any], tmp_path: Path
) -> None:
    made = workspace(f"{HEAD % ('GB', 'GBP')}    start: 2021\n")
    build(made, tmp_path / "out", day=date(2026, 12, 1), papers=("charter",), formats=("md",))
    text = (tmp_path / "out" / "cpto-charter.md").read_text("utf-8")
    assert "| **Start** | 2021 |" in text


def test_a_reorganisation_names_a_month_of_which_no_day_is_known(
    charter: Any, tmp_path: Path
) -> None:
    head = "company: {name: Acme}\nstructure: separate\npositions:\n  cto: {holder: Jo"
    (tmp_path / "old.yaml").write_text(f"{head}, start: 2021-05}}\n")
    (tmp_path / "new.yaml").write_text(f"{head} B, start: 2028-06}}\n")
    paths = [str(tmp_path / name) for name in ("old.yaml", "new.yaml")]
    ran = charter(
        "transition", *paths, "--out", str(tmp_path / "out"), "--format", "md", "--on", "2028-06-20"
    )
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "out").glob("*.md"))
    assert "June 2028" in text, ran.err
    assert "on June 2028" not in text
    assert not re.search(r"1 (May|June) 20", text)


def said(workspace: Callable[..., Any], text: str) -> list[str]:
    try:
        workspace(text)
    except CharterError as bad:
        return [str(each).partition(": ")[2] for each in bad.problems]
    return []


HEAD = (
    "company: {name: Acme, country: %s, currency: %s}\nstructure: combined\npositions:\n  cpto:\n"
)


@pytest.mark.parametrize(
    ("country", "currency", "inside", "get", "read"),
    [
        ("DE", "EUR", "pay: {min: 150.000, max: 185.000}",
         lambda p: (p.pay.least, p.pay.most), (150000, 185000)),
        ("US", "USD", "pay:\n      min: 150,000\n      max: $185k",
         lambda p: (p.pay.least, p.pay.most), (150000, 185000)),
        # What is nearest counts: the place of a range, the currency beside it.
        ("GB", "GBP", "places: [{city: Bonn, country: DE}]\n    pay: "
         "[{place: DE, min: 150.000, max: 185.000, currency: EUR}]",
         lambda p: (p.pay.least, p.pay.most), (150000, 185000)),
        ("DK", "DKK", "limits: {spend: 100.000}", lambda p: p.limits.spend, 100000),
        ("DK", "DKK", "holders: [{name: A, share: 60 %}]", lambda p: p.holders[0].share, 60),
        ("DK", "DKK", "start: 31. marts 2027", lambda p: str(p.start), "2027-03-31"),
        ("DK", "DKK", "start: 2021", lambda p: str(p.start), "2021"),
        ("DK", "DKK", "start: 05.2021", lambda p: str(p.start), "2021-05"),
        ("DK", "DKK", "start: 5.2021", lambda p: str(p.start), "2021-05"),
        ("DK", "DKK", "start: 20270331", lambda p: str(p.start), "2027-03-31"),
        ("DK", "DKK", "reference: 0.50", lambda p: p.reference, "0.50"),
        ("DK", "DKK", "reference: 1.500", lambda p: p.reference, "1.500"),
        ("DK", "DKK", "start: May 2021", lambda p: str(p.start), "2021-05"),
    ],
)  # fmt: skip
def test_a_company_file_says_numbers_and_days_as_people_do(
    workspace: Callable[..., Any], country: str, currency: str, inside: str, get: Any, read: Any
) -> None:
    made = workspace(f"{HEAD % (country, currency)}    {inside}\n")
    assert get(made.company.positions["cpto"]) == read


@pytest.mark.parametrize(
    ("inside", "problems"),
    [
        ("limits: {spend: 100.000}",
         ["'spend': '100.000' has two readings, 100000 and 100 - write 100000 or 100"]),
        ("pay: {min: 150.000, max: 185.000}",
         ["'min': '150.000' has two readings, 150000 and 150 - write 150000 or 150",
          "'max': '185.000' has two readings, 185000 and 185 - write 185000 or 185"]),
        ("pay: {min: €150k, max: €1}",
         ["'min': '€150k' is not in GBP, the currency beside it - correct the amount or",
          "'max': '€1' is not in GBP, the currency beside it - correct the amount or"]),
        ("holders: [{name: A, share: 0.6}]", ["'share' must be at least 1"]),
        ("start: 31/2/2027", ["'start' is no day: '31/2/2027', and February 2027 has 28 days - "]),
        ("start: 3/4/2027", ["'start': '3/4/2027' has two readings, 3 April and 4 March - "
                             "write 2027-04-03 or 2027-03-04"]),
        ("start: soon", ["'start' is not a date: 'soon' - write year-month-day"]),
        ("start: true", ["'start' is not a date: true - write year-month-day"]),
        ("acting: ceo\n    status: vacant\n    acting_until: 2027-05",
         ["'acting_until' needs a day too, not only '2027-05' - write the day, such as"]),
        # A comma between digits ends a value in brackets.
        ("pay: {min: 90,000, max: 120,000}",
         ["'90,000' is cut in two: a comma ends a value here - write 90000",
          "'120,000' is cut in two: a comma ends a value here - write 120000"]),
        ("limits: {spend: £50,000}",
         ["'£50,000' is cut in two: a comma ends a value here - write £50000"]),
        ("pay: {min: 90k, max: 120}",
         ["'min' (90,000) is more than 'max' (120) - exchange them, or write 120000"]),
        ("limits: {spend: 1,234,567}", ["'1,234,567' is cut in two: a comma ends a value here"]),
        ("outcomes: [We grow to 1,000 users, All is well]",
         ["'We grow to 1,000 users' is cut in two: a comma ends a value here - "
          "write 'We grow to 1,000 users', with the quotation marks"]),
    ],
)  # fmt: skip
def test_what_cannot_be_one_thing_is_told_with_what_to_write(
    workspace: Callable[..., Any], inside: str, problems: list[str]
) -> None:
    found = said(workspace, f"{HEAD % ('GB', 'GBP')}    {inside}\n")
    assert len(found) == len(problems), found
    for message, start in zip(found, problems, strict=True):
        assert message.startswith(start)


def test_what_is_cut_in_two_or_stands_twice_hides_nothing_else(
    workspace: Callable[..., Any],
) -> None:
    text = f"{HEAD % ('UK', 'GBP')}    pay: {{min: 90,000, max: 80,000, per: eon}}\n"
    text += "    limits: {spend: 1,234,567}\n    remote: the EU\n    remote: hybrid\n"
    codes = []
    try:
        workspace(text)
    except CharterError as bad:
        codes = [each.code for each in bad.problems]
    assert codes == [
        "unknown-country", "reversed-pay", "split-number", "split-number", "unknown-value",
        "split-number", "duplicate-key", "does-not-fit",
    ]  # fmt: skip


def test_an_own_catalogue_with_a_name_twice_hides_nothing_else(
    workspace: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "catalog").mkdir()
    own = "measures:\n  - {id: zz, titel: x, unit: a, unit: b}\n"
    (tmp_path / "catalog" / "ours.yaml").write_text(own)
    found = said(workspace, HEAD % ("GB", "GBP") + "    status: filled\n")
    assert any("'unit' stands twice" in each for each in found)
    assert any("'titel' is not known here" in each for each in found)


def test_a_headcount_with_a_point_is_refused(workspace: Callable[..., Any]) -> None:
    text = "company: {name: Acme, headcount: 1.000}\nstructure: combined\n"
    assert said(workspace, text)[0].startswith("'headcount': '1.000' has two readings, 1000 and 1")
    assert not said(workspace, text.replace("{", "{country: DE, "))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("pay: €185k\ncurrency: GBP", "'pay' is not in the currency beside it"),
        ("start: 31/2/2027", "'start' is no day: '...'"),
    ],
)
def test_a_hire_is_told_with_nothing_of_what_it_says(tmp_path: Path, lines: str, told: str) -> None:
    path = tmp_path / "hire.yaml"
    path.write_text(f"name: Ada\n{lines}\n")
    with pytest.raises(InputError) as bad:
        read_hire(path)
    (problem,) = bad.value.problems
    assert problem.message == told
    assert not any(each in str(problem) for each in ("185.000", "€185k", "3/4", "31/2", "April"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("pay: 185.000", "'pay' has two readings, 185000 and 185 - "
         "write 'pay: 185000' or 'pay: 185' [two-readings]"),
        ("start: 3/4/2027", "'start' has two readings, 3 April and 4 March - "
         "write 'start: 2027-04-03' or 'start: 2027-03-04' [two-readings]"),
    ],
)  # fmt: skip
def test_two_readings_of_a_hire_are_the_lines_to_write(
    tmp_path: Path, line: str, told: str
) -> None:
    path = tmp_path / "hire.yaml"
    path.write_text(f"name: Ada\n{line}\ncurrency: GBP\n")
    with pytest.raises(InputError) as bad:
        read_hire(path)
    (problem,) = bad.value.problems
    assert str(problem).endswith(told)
    name, _, said = line.partition(": ")
    with pytest.raises(InputError) as bad:
        hire_of({"name": "Ada", name: said}, "t.xlsx!Sheet:B2")
    assert said not in str(bad.value)


def test_a_hire_says_numbers_and_days_as_people_do(tmp_path: Path) -> None:
    path = tmp_path / "hire.yaml"
    path.write_text("name: Ada\npay: 185.000\ncurrency: EUR\nstart: 1. Mai 2027\nbonus: 12.500\n")
    assert read_hire(path).values == {
        "name": "Ada", "pay": 185000, "currency": "EUR", "start": "2027-05-01", "bonus": 12500
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("a: from rank #4 to #1.", "from rank #4 to #1."),
        ("a: #4711", "#4711"),
        ("a:\n- Know C #and F", "Know C #and F"),
        ("a: It's #1", "It''s #1"),
        ("a: rank # a note", ""),
        ("a: rank # 4", "rank # 4"),
        ("a: rank # 4 of 5 notes", ""),
        ("a: rank  # 4", ""),
        ("a: C # x", "C # x"),
        ("a: C # and Go", "C # and Go"),
        ("a: c # a note", ""),
        ("a: true # 1", ""),
        ("a: 90000 #gross", ""),
        ("a: 'rank' #todo", ""),
        ("a: |\n  rank #4", ""),
        ("a: {b: c} #todo", ""),
        ("a: C#", ""),
    ],
)
def test_a_text_that_ends_at_a_number_sign_is_told_with_quotes(line: str, whole: str) -> None:
    cut = parse_yaml(f"{line}\n", "x.yaml").cut
    hints = [f"where it is no comment, write '{whole}', with the quotation marks"] if whole else []
    assert [problem.hint for problem in cut] == hints


def test_check_and_build_tell_of_a_text_that_was_cut(
    charter: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"{HEAD % ('GB', 'GBP')}    status: vacant\n    opening: You take us from rank #4 on.\n"
    (tmp_path / "company.yaml").write_text(text)
    told = "company.yaml:6:35: the text 'You take us from rank' ends where '#4 on.' begins"
    for command in (("check", "."), ("build", ".", "--format", "md")):
        ran = charter(*command)
        assert told in " ".join((ran.out + ran.err).split()), command


@pytest.mark.parametrize("epoch", ["foo", "-1", "12.5", "999999999999", "٣"])
def test_a_source_date_epoch_that_is_none_is_told(
    charter: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    (tmp_path / "company.yaml").write_text("company: {name: Acme}\nstructure: combined\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = charter("check", str(tmp_path))
    assert ran.code == 1
    assert f"SOURCE_DATE_EPOCH is '{epoch}', and no day can be made of that" in ran.err
