"""Days as people write them: read where they have one reading, else told with what to write."""

from __future__ import annotations

import pytest

from charter.problems import InputError, Place
from charter.read.typed import no_day
from charter.read.yaml_source import parse_yaml
from charter.values.days import day_of


@pytest.mark.parametrize(
    "text",
    [
        "31 mars 2027",
        "le 31 mars 2027",
        "31. marts 2027",
        "den 31. marts 2027",
        "31. März 2027",
        "31 de marzo de 2027",
        "31/3-2027",
        "31/3-27",
        "Wednesday 31 March 2027",
        "Wed, March 31, 2027",
        "Mittwoch, 31. März 2027",
        "onsdag den 31. marts 2027",
        "mercredi 31 mars 2027",
        "miércoles, 31 de marzo de 2027",
        "Wednesday 2027-03-31",
    ],
)
def test_a_day_of_one_reading_is_read(text: str) -> None:
    assert day_of(text) == "2027-03-31"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er avril 2027", "2027-04-01"),
        ("31 août 2027", "2027-08-31"),
        ("1 févr. 2027", "2027-02-01"),
        ("1 juin 2027", "2027-06-01"),
        ("1 jui 2027", None),
        ("Friday 31 March 2027", None),
        ("31 Mars 2027 Ltd", None),
        ("12 monkeys 2027", None),
        ("so 2027", None),
    ],
)
def test_no_other_day_is_read(text: str, day: str | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("31 March 2027 17:00", "write 2027-03-31"),
        ("Mittwoch, 31. März 2027, 12 Uhr", "write 2027-03-31"),
        ("onsdag den 31. marts 2027 kl. 12", "write 2027-03-31"),
        ("March 31st, 2027 at 5pm", "write 2027-03-31"),
        ("mercredi 31 mars 2027 à 17 h", "write 2027-03-31"),
        ("31 March 2027, noon", "write 2027-03-31"),
        ("Q2 2027", "write the day, such as 2027-06-30"),
        ("2. Quartal 2027", "write the day, such as 2027-06-30"),
        ("March 2027", "write the day, such as 2027-03-31"),
        ("end of March 2027", "write the day, such as 2027-03-31"),
        ("Ende März 2027", "write the day, such as 2027-03-31"),
        ("mid-April 2027", "write the day, such as 2027-04-15"),
        ("early May 2027", "write the day, such as 2027-05-01"),
        ("soon", "write year-month-day, such as 2027-01-15; leave it out where none is known"),
    ],
)
def test_what_to_write_in_place_of_what_is_no_day(text: str, hint: str) -> None:
    assert day_of(text) is None
    assert no_day(Place("f"), "'until'", f"'{text}'").hint == hint


def test_where_a_month_is_enough_a_quarter_is_told_by_its_first() -> None:
    hint = no_day(Place("f"), "'start'", "'Q2 2027'", part=True).hint
    assert hint == "write the month that is meant, such as 2027-04"


@pytest.mark.parametrize("day", ["Wednesday, 31 March 2027", "March 31, 2027"])
def test_a_day_that_braces_cut_at_its_comma_is_told_once(day: str) -> None:
    with pytest.raises(InputError) as bad:
        parse_yaml(f"apply: {{until: {day}, send: Write to us.}}", "company.yaml")
    assert [problem.hint for problem in bad.value.problems] == ["write 2027-03-31"]
