"""A changed value in a paper is told as the key that says those words, and no other."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from charter.building import build
from charter.compose.headings import wordings_of
from edited_papers import HELD

COMPANY = """\
company:
  name: Acme
  legal_name: Acme Ltd
  about: Acme makes anvils.
  country: GB
  currency: GBP
  benefits: [28 days' leave.]
  apply: {email: jobs@acme.example}
structure: combined-lean
positions:
  ceo: {status: filled, holder: Ann Bo}
  cpto:
    status: vacant
    acting: ceo
    pay: {min: 95000, max: 115000, per: year}
    equity: share options
    other_pay: a bonus of up to 10 percent
    places: [{city: Bristol, country: GB}]
    remote: the UK
    office_days: 3
    limits:
      spend: 50000
      hire: engineers  # ours
      other: [Signs no lease.]
    opening: This is new.
    start: 2027-05-01
    review_by: 2027-06-01
    apply: {send: Write to the owner., until: 2027-01-15}
    employment: full-time
"""
STATEMENT = "Acme treats everybody alike; an office of three days a week is kept by 1 May 2027."
AT = "company fact positions.cpto"


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Give the workspace with its papers, for all tests to copy."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    build(folder, day=date(2026, 12, 1), formats=("md",))
    return folder


@pytest.fixture
def edit(once, tmp_path, monkeypatch):
    """Change a paper that was built, as a person does, and stand in the workspace."""
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)

    def run(paper: str, old: str, new: str) -> str:
        file = Path(f"out/{paper}.md")
        text, count = re.subn(old, new, file.read_text("utf-8"), count=1)
        assert count == 1, old
        file.write_text(text, "utf-8")
        return f"out/{paper}.md"

    return run


UNHAPPY = "(somebody who has complained)"
"""What a duty of the posting says."""


def heading(part: str) -> str:
    """Return a pattern for what stands above a part of a posting, in any hand's words."""
    return f"## (?:{'|'.join(map(re.escape, wordings_of(part)))})\n\n"


# What is changed, by what, and all that is said of it: the key, and what to write there.
TOLD = {
    "days in the office": ("cpto-charter", "three days a week in", "four days a week in",
                           [f"{AT}.office_days, company.yaml:20; write 'office_days: 4'"]),
    "days in a posting": ("cpto-posting", "three days a week in", "two days a week in",
                          [f"{AT}.office_days, company.yaml:20; write 'office_days: 2'"]),
    "other days": ("cpto-charter", "away for three weeks", "away for three days",
                   ["role cpto, outcomes, catalog"]),
    "days added to a sentence": (
        "cpto-posting", UNHAPPY, r"\1 within three days",
        ["responsibility external-duties.customer-meetings, catalog"]),
    "a date in a sentence": (
        "cpto-posting", UNHAPPY, r"\1 by 1 May 2027",
        ["responsibility external-duties.customer-meetings, catalog"]),
    "a date under how to apply": (
        "cpto-posting", f"({heading('apply')})",
        r"\1Our office opens on 3 March 2027.\n\n", []),
    "the last day to apply": ("cpto-posting", "15 January", "28 February",
                              [f"{AT}.apply.until, company.yaml:28; write 'until: 2027-02-28'"]),
    "no day": ("cpto-posting", "15 January 2027", "the spring",
               [f"{AT}.apply.until, company.yaml:28; "
                "no date can be read in 'the spring': write one behind 'until:', as 2027-03-31"]),
    "a day in numbers": ("cpto-posting", "15 January 2027", "30/4/2027",
                         [f"{AT}.apply.until, company.yaml:28; write 'until: 2027-04-30'"]),
    "a day with two readings": (
        "cpto-posting", "15 January 2027", "3/4/2027",
        [f"{AT}.apply.until, company.yaml:28; '3/4/2027' has two readings, 3 April and 4 March: "
         "write 'until: 2027-04-03' or 'until: 2027-03-04'"]),
    "a day that is none": (
        "cpto-posting", "15 January 2027", "31/2/2027",
        [f"{AT}.apply.until, company.yaml:28; '31/2/2027' is no day, and February 2027 has 28 "
         "days: write one behind 'until:', as 2027-03-31"]),
    "an address": ("cpto-posting", r"jobs@acme.example\]", "hr@acme.example]",
                   ["'hr@acme.example' leads to mailto:jobs@acme.example",
                    "company fact company.apply.email, company.yaml:8; "
                    "write 'email: hr@acme.example'"]),
    "a city": ("cpto-charter", "Bristol;", "Leeds;",
               [f"{AT}.places.0.city, company.yaml:18; write 'city: Leeds'"]),
    "two cities": ("cpto-charter", "Bristol;", "Bristol and Leeds;",
                   [f"{AT}.places.0.city, company.yaml:18"]),
    "a region": ("cpto-charter", "within the UK", "within Europe",
                 [f"{AT}.remote, company.yaml:19; write 'remote: Europe'"]),
    "a title": ("cpto-posting", "# Chief Product and Technology Officer", "# Managing Director",
                [f"{AT}.title, company.yaml:12; add the line 'title: Managing Director' under "
                 "'cpto'"]),
    "a title in a charter": (
        "cpto-charter", "# Charter: Chief Product and Technology Officer",
        "# Charter: Managing Director",
        [f"{AT}.title, company.yaml:12; add the line 'title: Managing Director' under 'cpto'"]),
    "a title that is somebody else's": (
        "cpto-charter", r"(\*\*Reports to\*\* \|) The CEO", r"\1 Managing Director",
        [f"{AT}.reports_to, company.yaml:12; no position here is called 'Managing Director': it is "
         "one of ceo, cpto"]),
    "pay": ("cpto-posting", "£95,000", "£99,000",
            [f"{AT}.pay.min, company.yaml:15; write 'min: 99000'"]),
    "both ends of pay": ("cpto-posting", "£95,000–£115,000", "£99,000–£125k",
                         [f"{AT}.pay.min, company.yaml:15; write 'min: 99000'",
                          f"{AT}.pay.max, company.yaml:15; write 'max: 125000'"]),
    "a year's pay a month": ("cpto-posting", "115,000 a year", "115,000 a month",
                             [f"{AT}.pay, company.yaml:15; '£95,000–£115,000 a month' says it "
                              "otherwise: write 'min:', 'max:' and 'per:' there, the rest in "
                              "'note:'"]),
    "pay from a sum on": ("cpto-posting", "£95,000–£115,000 a year",
                          "from £99,000 a year, plus bonus",
                          [f"{AT}.pay, company.yaml:15; 'from £99,000 a year, plus bonus' says it "
                           "otherwise: write 'min:', 'max:' and 'per:' there, the rest in "
                           "'note:'"]),
    "other pay that is gone": ("cpto-posting", "a bonus of up to 10 percent", "none",
                               [f"{AT}.other_pay, company.yaml:17; write 'other_pay: none'"]),
    "a statement": ("cpto-posting", r"\Z", f"\n{STATEMENT}\n", []),
    "a heading": ("cpto-posting", heading("role"), "## Our job\n\n", []),
    "how often two talk": ("cpto-charter", "weekly, 60 minutes", "monthly, 30 minutes", []),
    "the company": ("cpto-charter", r"\*Acme Ltd ·", "*Acme plc ·",
                    ["company fact company.legal_name, company.yaml:3; "
                     "write 'legal_name: Acme plc'"]),
    "who holds it": (
        "cpto-charter", HELD, "Jo Berg",
        [f"{AT}.holder, company.yaml:12; add the line 'holder: Jo Berg' under 'cpto', with "
         "'status: filled' for 'status: vacant', and without 'acting: ceo'"]),
    "who holds a filled one": ("ceo-charter", r"Ann Bo \|", "Jo Berg |",
                               ["company fact positions.ceo.holder, company.yaml:11; "
                                "write 'holder: Jo Berg'"]),
    "a start": ("cpto-charter", "1 May 2027", "1 July 2027",
                [f"{AT}.start, company.yaml:26; write 'start: 2027-07-01'"]),
    "the review": ("cpto-charter", "by 1 June 2027", "by 1 July 2027",
                   [f"{AT}.review_by, company.yaml:27; write 'review_by: 2027-07-01'"]),
    "one of a list is gone": ("cpto-charter", r"- Signs no lease\.\n", "",
                              [f"{AT}.limits.other, company.yaml:24; "
                               "delete it there, and no paper has it"]),
    "one more in a list": ("cpto-posting", r"(- 28 days' leave\.\n)", r"\1- A gym.\n",
                           ["company fact company.benefits, company.yaml:7; "
                            "add 'A gym.' to the list, behind the last with a comma"]),
}  # fmt: skip


@pytest.mark.parametrize("what", TOLD)
def test_a_changed_value_is_told_by_its_own_key(charter, edit, what):
    paper, old, new, wanted = TOLD[what]
    said = charter("diff", edit(paper, old, new))
    assert said.code == 1
    found = [line.strip() for line in said.out.splitlines() if line.startswith("    ")]
    lines = [re.sub(r"catalog/.*", "catalog", line) for line in found]
    assert [line for line in lines if "prints this section" not in line] == wanted
    assert ("no entry or fact says this" in said.out) is (not wanted)


# What is changed, by what, and what is adopted; the paper is then as it was edited.
ADOPTED = {
    "days in the office": ("cpto-charter", "three days a week in", "four days a week in",
                           "office_days: 4"),
    "a city": ("cpto-posting", "Bristol;", "Leeds;", "city: Leeds"),
    "a region": ("cpto-charter", "within the UK", "within the EU", "remote: the EU"),
    "a start": ("cpto-charter", "1 May 2027", "1 July 2027", "start: 2027-07-01"),
    "the review": ("cpto-charter", "by 1 June", "by 3 July", "review_by: 2027-07-03"),
    "a title": ("cpto-posting", "# Chief Product and Technology Officer", "# Anvil Director",
                "title: Anvil Director"),
    "a limit": ("cpto-charter", "£50,000", "£75,000", "spend: 75000"),
    "a limit with pence": ("cpto-charter", "£50,000", "£75,000.50", "spend: 75000.5"),
    "pay": ("cpto-posting", "£115,000", "£125,000", "max: 125000"),
    "equity": ("cpto-posting", "share options", "1%: vested", 'equity: "1%: vested"'),
    "other pay": ("cpto-posting", "a bonus of up to 10", "a bonus of up to 15", "up to 15"),
    "who is hired": ("cpto-charter", ": engineers", ": designers", "hire: designers  # ours"),
    "an item": ("cpto-charter", "Signs no lease.", "Signs no lease over a year.", "over a year"),
    "one more limit": ("cpto-charter", r"(- Signs no lease\.\n)", r"\1- Signs no loan.\n",
                       "[Signs no lease., Signs no loan.]"),
    "one more benefit": ("cpto-posting", r"(- 28 days' leave\.\n)", r"\1- A gym.\n",
                         "[28 days' leave., A gym.]"),
    "an opening": ("cpto-posting", "This is new.", "This is no longer new.", "no longer new"),
    "the last day": ("cpto-posting", "15 January", "1 March", "until: 2027-03-01"),
    "what to send": ("cpto-posting", "Write to the owner", "Write to Ann", "send: Write to Ann."),
    "about": ("cpto-posting", "Acme makes anvils", "Acme forges anvils", "Acme forges anvils"),
    "a sentence": ("cpto-charter", "Runs discovery without pause", "Runs discovery", "ours"),
    "a title of work": ("cpto-charter", r"\*\*Discovery\.", "**Finding out.", "ours"),
    "a must": ("cpto-posting", "make room for a more important one", "begin another", "ours"),
    "a risk": ("cpto-charter", "one salary looks cheaper than two", "one is cheaper", "ours"),
    "a measure": ("cpto-charter", "with notes filed", "with notes kept", "ours"),
    "a decision": ("cpto-charter", "Go or no-go for each release", "Go for a release", "ours"),
}  # fmt: skip


@pytest.mark.parametrize("what", ADOPTED)
def test_what_is_adopted_is_printed_as_it_was_edited_and_nothing_else_changes(charter, edit, what):
    paper, old, new, wanted = ADOPTED[what]
    file = edit(paper, old, new)
    edited = Path(file).read_text("utf-8")

    said = charter("diff", file, "--adopt")

    assert (said.code, said.err) == (0, ""), said
    assert said.out.count("adopted: ") == 1
    is_ours = wanted == "ours"
    before, after = COMPANY.splitlines(), Path("company.yaml").read_text("utf-8").splitlines()
    changed = [line for line in after if line not in before]
    assert changed == [] if is_ours else [wanted in line for line in changed] == [True]
    assert len(set(before) - set(after)) == (not is_ours and len(after) == len(before))
    assert Path("catalog/ours.yaml").exists() is is_ours
    assert charter("build", "--format", "md", "--date", "2026-12-01").code == 0
    assert charter("diff", file).code == 0
    ours = Path(file).read_text("utf-8")
    if "title" not in wanted:  # also named at the line to sign
        assert re.sub("[0-9a-f]{12}", "", ours) == re.sub("[0-9a-f]{12}", "", edited)


def test_a_holder_is_adopted_from_both_places_that_name_them(charter, edit):
    file = edit("ceo-charter", r"Ann Bo((?s:.*))Ann Bo", r"Jo Berg\1Jo Berg")
    assert charter("diff", file, "--adopt").code == 0
    assert "holder: Jo Berg" in Path("company.yaml").read_text("utf-8")


# What is changed, by what, and why it is not adopted.
LEFT = {
    "who holds a vacant post": (
        "cpto-charter", HELD, "Jo Berg",
        "the position is not filled"),
    "an American date": ("cpto-charter", "1 May 2027", "May 1, 2027",
                         "papers write this day as 1 May 2027"),
    "one of a list": ("cpto-charter", r"- Signs no lease\.\n", "",
                      "it was taken out of this paper only"),
    "one of what the role says": ("cpto-posting", f"({heading('success')}).*\n", r"\1",
                                  "it was taken out of this paper only"),
    "a must": ("cpto-posting", f"({heading('musts')})- .*\n", r"\1",
               "taken out of this paper only"),
    "one more in between": ("cpto-posting", r"(- 28 days' leave)", r"- A gym.\n\1",
                            "it stands between others: put it there"),
    "other pay": ("cpto-posting", "a bonus of up to 10 percent", "none",
                  "a posting has no line that says none"),
    "the company": ("cpto-charter", r"\*Acme Ltd", "*Acme plc", "change it there"),
    "a position": ("cpto-charter", r"\| The CEO \|", "| The CFO |",
                   "no position here is called 'The CFO'"),
    "hours": ("cpto-posting", "full-time", "part-time", "change it there"),
}  # fmt: skip


@pytest.mark.parametrize("what", LEFT)
def test_what_is_not_adopted_says_why_and_leaves_the_workspace(charter, edit, what):
    paper, old, new, why = LEFT[what]
    said = charter("diff", edit(paper, old, new), "--adopt")
    assert said.code == 1
    assert "not adopted: " in said.out
    assert why in said.out
    assert Path("company.yaml").read_text("utf-8") == COMPANY
    assert not Path("catalog").exists()
