"""The day of review: printed in the charter, told when it has passed, written to a calendar."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from charter.assign.ownership import organise
from charter.assign.reviews import review_day, review_findings
from charter.building import build
from charter.compose.charter import compose_charter
from charter.compose.days import NamedDay, named_days
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace
from charter.offer.signing.sign import sign
from charter.write.calendar import calendar_of
from conftest import Ran

Make = Callable[..., Workspace]
Command = Callable[..., Ran]
DAY = date(2026, 12, 1)
COMPANY = """\
company:
  {name: "Tarn; Lund, Inc.", country: GB, currency: GBP, valid_from: 2027-02-01,
   apply: {email: jobs@tarn.example, until: 2027-01-31}}
structure: separate-with-vps
positions:
  ceo: {holder: Marta}
  cto: {holder: Ada Lund, ends: 2027-05-31, review_by: 2027-06-01, limits: {spend: 1, hire: all}}
  cpo: {status: vacant, acting: cto, acting_until: 2027-03-31, limits: {spend: 1, hire: all}}
  vp-engineering: {signed: 2026-08-31}
"""


def review(workspace: Workspace, name: str) -> str:
    return compose_charter(organise(workspace), name, DAY).review


def found(workspace: Workspace, day: str) -> list[tuple[str, str]]:
    told = review_findings(organise(workspace), date.fromisoformat(day))
    return [(one.problem.code, one.about[0]) for one in told]


# In the charter


def test_a_charter_names_its_day_of_review_or_else_the_rhythm(workspace: Make) -> None:
    read = workspace(COMPANY)
    said = review(read, "cto")
    assert said.startswith("The CEO and the CTO review this charter by 1 June 2027, and whenever")
    assert "The CEO and the CPO review this charter every six months" in review(read, "cpo")
    alone = workspace(COMPANY.replace("{holder: Marta}", "{review_by: 2027-07-01}"))
    assert review(alone, "ceo").startswith("The CEO reviews this charter by 1 July 2027, and")


def test_the_next_day_of_review_is_no_change_of_what_was_signed(workspace: Make) -> None:
    folder = workspace(COMPANY).folder
    sign(read_workspace(folder), "cto", DAY)
    text = (folder / "company.yaml").read_text("utf-8")

    def codes(changed: str) -> set[str]:
        from charter.checking import checked_organisation

        (folder / "company.yaml").write_text(changed, "utf-8")
        found_ = checked_organisation(read_workspace(folder), DAY).findings
        return {one.problem.code for one in found_} & {"signed-otherwise", "reworded"}

    assert codes(text.replace("review_by: 2027-06-01", "review_by: 2027-12-01")) == set()
    assert codes(text.replace("review_by: 2027-06-01, ", "")) == set()
    assert codes(text.replace("spend: 1", "spend: 2", 1)) == {"signed-otherwise"}


def test_a_day_that_came_back_from_word_is_told_as_its_key(
    workspace: Make, charter: Command
) -> None:
    folder = workspace(COMPANY).folder
    build(folder, day=DAY, papers=("charter",), positions=("cto",), formats=("md",))
    path = folder / "out" / "cto-charter.md"
    path.write_text(path.read_text("utf-8").replace("1 June 2027", "1 July 2027"), "utf-8")
    said = charter("diff", str(path)).out
    assert "positions.cto.review_by" in said
    assert "write 'review_by: 2027-07-01'" in said


# What is overdue


def test_what_has_passed_is_overdue_from_the_day_after(workspace: Make) -> None:
    read = workspace(COMPANY)
    assert found(read, "2026-12-01") == []
    assert found(read, "2027-02-28") == []
    assert found(read, "2027-03-01") == [("review-overdue", "vp-engineering")]
    assert found(read, "2027-06-01") == [("review-overdue", "vp-engineering")]
    assert ("review-overdue", "cto") in found(read, "2027-06-02")


def test_check_tells_it_with_its_line_and_what_to_do(workspace: Make, charter: Command) -> None:
    folder = str(workspace(COMPANY).folder)
    said = " ".join(charter("check", folder, "--date", "2027-06-02").out.split())
    assert "company.yaml:7:56: the charter of 'cto' was to be looked at again by 2027-06-01" in said
    assert "write the next day: 'review_by: ...'" in said
    assert "by 2027-02-28, 6 months after it was signed" in said


def test_a_charter_signed_after_its_day_wants_a_later_one(workspace: Make) -> None:
    read = workspace(COMPANY.replace("{signed:", "{review_by: 2026-07-01, signed:"))
    (one,) = review_findings(organise(read), DAY)
    assert "it was signed on 2026-08-31, and no later day is agreed" in one.problem.message


def test_who_gets_no_charter_has_none_to_review(workspace: Make) -> None:
    read = workspace(f"{COMPANY}  cfo: {{reports_to: ceo, review_by: 2027-01-01}}\n")
    assert found(read, "2026-12-01") == [("no-charter-to-review", "cfo")]


def test_a_day_that_is_none_is_told(workspace: Make, charter: Command) -> None:
    folder = workspace(COMPANY).folder
    (folder / "company.yaml").write_text(COMPANY.replace("2027-06-01", "2027-06-31"), "utf-8")
    ran = charter("check", str(folder))
    assert ran.code == 1
    assert "company.yaml:7:56" in ran.err


@given(st.dates(max_value=date(9990, 1, 1)))
def test_six_months_after_a_signature_is_a_day_of_the_sixth_month(day: date) -> None:
    from charter.facts.company import PositionInput
    from charter.problems import Place

    due = review_day(PositionInput("cto", "cto", Place("x"), signed=day))
    assert due is not None
    assert (due.month - day.month) % 12 == 6
    assert due.day == day.day or (due + timedelta(days=1)).day == 1


# The calendar


def unfolded(raw: bytes) -> list[str]:
    """Return the lines of a calendar file, read by RFC 5545 alone."""
    assert raw.endswith(b"\r\n")
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    return re.sub(r"\r\n[ \t]", "", raw.decode()).rstrip("\r\n").split("\r\n")


def events(raw: bytes) -> list[dict[str, str]]:
    lines = unfolded(raw)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    parts = "\n".join(lines).split("BEGIN:VEVENT\n")[1:]
    return [dict(line.split(":", 1) for line in part.split("\n")[:-2]) for part in parts]


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found_: {"n": "\n"}.get(found_[1], found_[1]), text)


def test_the_calendar_has_every_day_that_the_file_names(
    workspace: Make, charter: Command, tmp_path: Path
) -> None:
    folder = workspace(COMPANY).folder
    path = tmp_path / "days" / "company.ics"
    ran = charter("check", str(folder), "--calendar", str(path), "--date", "2026-12-01")
    assert ran.code == 0
    assert f"{path.name}: 6 days" in ran.out
    found_ = events(path.read_bytes())
    assert [one["DTSTART;VALUE=DATE"] for one in found_] == [
        *("20270131", "20270201", "20270228", "20270331", "20270531", "20270601")
    ]
    assert found_[0]["DTEND;VALUE=DATE"] == "20270201"
    assert unescaped(found_[4]["SUMMARY"]) == "Tarn; Lund, Inc.: last day of Ada Lund as CTO"
    assert len({one["UID"] for one in found_}) == 6
    assert {one["DTSTAMP"] for one in found_} == {"20261201T000000Z"}


def test_a_day_that_moves_keeps_its_uid(workspace: Make) -> None:
    def uids(text: str) -> list[str]:
        days = named_days(organise(workspace(text)))
        return sorted(one["UID"] for one in events(calendar_of({"Tarn": days}, DAY)))

    assert uids(COMPANY) == uids(COMPANY.replace("2027-06-01", "2028-06-01"))


def test_two_files_of_one_company_have_days_of_their_own(
    workspace: Make, charter: Command, tmp_path: Path
) -> None:
    for name in ("today", "tomorrow"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "company.yaml").write_text(COMPANY, "utf-8")
    path = tmp_path / "days.ics"
    charter("check", str(tmp_path / "today"), str(tmp_path / "tomorrow"), "--calendar", str(path))
    assert len({one["UID"] for one in events(path.read_bytes())}) == 12


def test_what_was_edited_is_overwritten_with_force_alone(
    workspace: Make, charter: Command, tmp_path: Path
) -> None:
    folder, path = str(workspace(COMPANY).folder), tmp_path / "days.ics"
    charter("check", folder, "--calendar", str(path))
    path.write_bytes(b"mine")
    ran = charter("check", folder, "--calendar", str(path))
    assert "[edited]" in ran.err
    assert path.read_bytes() == b"mine"
    charter("check", folder, "--calendar", str(path), "--force")
    assert path.read_bytes() != b"mine"


def test_the_calendar_for_programs(workspace: Make, charter: Command, tmp_path: Path) -> None:
    folder, path = str(workspace(COMPANY).folder), tmp_path / "days.ics"
    told = json.loads(charter("check", folder, "--calendar", str(path), "--json").out)["calendar"]
    assert told["path"] == str(path)
    assert [one["kind"] for one in told["days"]] == [
        *("apply-until", "valid-from", "review", "acting-until", "ends", "review")
    ]
    assert "calendar" not in json.loads(charter("check", folder, "--json").out)


def test_without_a_day_there_is_no_calendar(
    workspace: Make, charter: Command, tmp_path: Path
) -> None:
    folder = str(workspace("company: {name: Tarn}\nstructure: combined-lean\n").folder)
    ran = charter("check", folder, "--calendar", str(tmp_path / "days.ics"))
    assert "no file is written" in ran.out
    assert not (tmp_path / "days.ics").exists()


@pytest.mark.parametrize("given_", [["--force"], ["--calendar", "days.txt"]])
def test_wrong_usage_of_the_calendar(given_: list[str], charter: Command) -> None:
    assert charter("check", ".", *given_).code == 2


DAYS = st.builds(
    NamedDay,
    st.sampled_from(["review", "ends"]),
    st.text(max_size=5),
    st.dates(),
    st.text(max_size=200),
    st.text(max_size=200),
)


@given(st.lists(DAYS, max_size=4))
@example([NamedDay("review", "cto", DAY, "\u00f8" * 90, "\U0001f4c5" * 40)])
def test_any_text_stands_in_a_calendar_as_it_was(days: list[NamedDay]) -> None:
    found_ = events(calendar_of({"Tarn": days}, DAY))
    for one, event in zip(days, found_, strict=True):
        kept = "".join(c for c in one.what if c == "\n" or (c >= " " and c != "\x7f"))
        assert unescaped(event["SUMMARY"]) == kept


def test_icalendar_reads_it(workspace: Make) -> None:
    icalendar = pytest.importorskip("icalendar")
    raw = calendar_of({"Tarn": named_days(organise(workspace(COMPANY)))}, DAY)
    read = icalendar.Calendar.from_ical(raw)
    assert read.errors == []
    found_ = read.walk("VEVENT")
    assert found_[0].decoded("dtstart") == date(2027, 1, 31)
    assert str(found_[0]["summary"]).startswith("Tarn; Lund, Inc.: last day for applications")
