"""Lines of a company file as people write them: each is taken as meant, or told with its line."""

from __future__ import annotations

import pytest

from charter.load.company_file import workspace_of
from charter.problems import InputError

FILE = """\
company: {{name: Tarn, about: Tarn makes maps., country: GB, currency: GBP{company}}}
structure: separate
positions:
  cto:
    status: vacant
    acting: ceo
    {line}
"""


def told(line: str) -> list[str]:
    """Return what is told of a line of a position, or of `company` where it begins so."""
    company = f", {line.removeprefix('company ')}" if line.startswith("company ") else ""
    try:
        workspace = workspace_of(FILE.format(company=company, line="" if company else line))
    except InputError as bad:
        return [f"{problem.message} - {problem.hint}" for problem in bad.problems]
    return [problem.message for problem in workspace.cut]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("hard: n/a", "hard"),
        ("hard: none", "hard"),
        ("hard: 'yes'", "hard"),
        ("opening: N/A", "opening"),
        ("why_leaders: nichts", "why_leaders"),
        ("equity: none", "equity"),
        ("grade: none", "grade"),
        ("travel: 'yes'", "travel"),
    ],
)
def test_a_word_that_says_nothing_is_not_printed(line: str, name: str) -> None:
    [said] = told(line)
    assert said.startswith(f"'{name}' is '")
    assert said.endswith(", which papers would print - write what it is, or leave it out")


@pytest.mark.parametrize("line", ["travel: none", "on_call: 'no'", "other_pay: none"])
def test_a_word_that_answers_is_printed(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("apply: {email: Jobs@tarn.example.}", "write Jobs@tarn.example"),
        ("apply: {email: jobs..uk@tarn.example}", "must be an e-mail address"),
        ("apply: {email: 'a@t.example, b@t.example'}", "write one of them: a@t.example or b@t.ex"),
        ("apply: {url: 'https://t.example/jobs?a=b&ref=<ID>'}", "ends in '<ID>', and no web addre"),
        ("apply: {url: https://t.example/jobs.}", "ends in '.', and no web address does - write h"),
        ("apply: {url: 'https://t.example/jobs or call'}", "has a space in it, and no web address"),
        ("apply: {url: 'https://'}", "must be a web address that starts with https:// or http://"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_with_what_is_wrong(line: str, said: str) -> None:
    [each] = told(line)
    assert said in each


@pytest.mark.parametrize(
    "line",
    [
        "apply: {url: 'https://t.example/a?b=c,d.e'}",
        "apply: {url: 'https://t.example/'}",
        "apply: {email: jo.ann+cto@hr.tarn.example}",
    ],
)
def test_an_address_that_leads_somewhere_is_taken(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("{city: Denver, region: co, country: US}", "'region' is 'co', and papers print it so - w"),
        ("{city: Denver, region: colorado, country: US}", "papers print it so - write Colorado"),
        ("{city: Denver, region: CO, country: US}", ""),
        ("{city: Aarhus, region: Midtjylland, country: DK}", ""),
    ],
)
def test_a_region_has_its_capitals(place: str, said: str) -> None:
    found = told(f"places: [{place}]")
    assert len(found) == bool(said)
    assert said in "".join(found)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("pay: [120000, 150000]", "write 'pay: {min: 120000, max: 150000}'"),
        ("pay: {min: 120K gross}", "write 'min: 120000', and 'gross' under 'note'"),
        ("pay: {min: from \u00a3120k}", "write 'min: 120000'"),
        ("pay: {max: up to 150k}", "write 'max: 150000'"),
        (
            "limits: {spend: unlimited}",
            "write the highest sum that is meant, such as 'spend: 50000'",
        ),
        ("limits: {spend: 2% of revenue}", "write the highest sum that is meant, such as 'spend:"),
        ("pay: {min: 8500 kr. pr. måned, currency: DKK}", "write 'min: 8500' and 'per: month'"),
        ("pay: {min: 85 000 kr/mån, currency: SEK}", "write 'min: 85000' and 'per: month'"),
        ("limits: {spend: 50k p.a.}", "write 'spend: 50000', which holds for each sum by itself"),
        ("apply: {until: March 31, 2027}", "write 2027-03-31"),
        ("places: Pune, India", "write 'places: [{city: Pune, country: IN}]'"),
        ("places: Denver, Colorado", "write 'places: [{city: Denver, region: CO, country: US}]'"),
        ("places: London and Leeds", "write 'places: [{city: London and Leeds}]'"),
        (
            "apply: {url: \u201chttps://t.example/jobs\u201d}",
            "write https://t.example/jobs, without t",
        ),
        ("apply: {email: 'a@t.example<mailto:a@t.example>'}", "write a@t.example"),
        ("apply: {until: 28 Febuary 2027}", "write 2027-02-28, if that is meant"),
        ("apply: {until: 2027-31-03}", "write 2027-03-31, if that is meant"),
        ("apply: {until: 46477}", "write 2027-03-31, if that is meant"),
        ("apply: {until: 31st March}", "write it with its year, year-month-day"),
        ("apply: {until: 29 February 2027}", "write the day that is meant, such as 2027-02-28"),
        ("pay: {min: INR 90 lakh, currency: INR}", "write: min: 9000000"),
        ("pay: {min: 1.5 Cr, currency: INR}", "write: min: 15000000"),
        ("pay: {min: 45L, currency: INR}", "write: min: 4500000"),
        ("pay: {min: 45 LPA, currency: INR}", "write: min: 4500000"),
        ("pay: {min: 60 lakhs p.a., currency: INR}", "write: min: 6000000"),
        ("pay: {min: 60 lakhs CTC, currency: INR}", "write: min: 6000000"),
        ("pay: 45-60 LPA", "write 'pay: {min: 4500000, max: 6000000}'"),
        ("pay: 1.2 to 1.5 Mio.", "write 'pay: {min: 1200000, max: 1500000}'"),
        ("company headcount: 10k+", "write: headcount: 10000"),
        ("company headcount: '>1,000'", "write: headcount: 1000"),
        ("pay: {min: '1 200 000:-', currency: SEK}", "write 'min: 1200000'"),
        ("company headcount: 240 (Dec 2026)", "write: headcount: 240"),
        ("teams: [{name: Web, people: 9 + 2 open}]", "write: people: 9"),
        ("office_days: 60%", "write how many days a week, such as 'office_days: 3'"),
        ("travel: 25", "say what it is, such as '25 per cent of the time'"),
        ("employment: {term: 12 months}", "write 'term: fixed' and 'months: 12'"),
        ("employment: {term: fixed, months: 1 year}", "write: months: 12"),
        ("why_open: replacement", "write left, retired or moved, whichever it is"),
        ("why_open: growth", "write 'why_open: new'"),
        ("company customers: small-businesses", "write 'customers: business'"),
        ("company customers: public-sector", "write 'customers: business'"),
        ("company business_model: financial-services", "write 'business_model: services'"),
        ("company customers: consumers", "write 'customers: consumer'"),
        ("days_in_office: 2", "write 'office_days:'"),
        ("notes: not above 145k", "write 'internal: {notes: ...}'"),
        ("deputy: Max", "write max where a position is called so; the name of a person stands"),
        ("deputy: CPO", "write cpo"),
        ("reports_to: none", "leave it out"),
        ("musts: none", "leave it out"),
        ("benefits: {health: yes, pension: 8%}", 'write: benefits: [health, "pension: 8%"]'),
        ("benefits: [{Health: [dental, eyes]}]", 'write: - "Health: dental, eyes"'),
        (
            "equity: '0.5'",
            "write '0.5 per cent' or '50 per cent', whichever is meant, or what it is",
        ),
    ],
)
def test_usual_words_are_told_with_the_line_that_is_meant(line: str, hint: str) -> None:
    [said] = told(line)
    assert said.partition(" - ")[2].startswith(hint)


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("CTO and CPO", "write separate"),
        ("CTO + CPO", "write separate"),
        ("combined lean", "write combined-lean"),
        ("CTO & CPO, each with a VP", "write separate-with-vps"),
        ("CPTO", "write combined-lean (CPTO for product and technology)"),
        ("Two Leaders", "'charter show structures' lists them"),
    ],
)
def test_a_structure_is_found_by_its_title_or_its_posts(said: str, hint: str) -> None:
    text = FILE.format(company="", line="").replace("separate", f"'{said}'")
    with pytest.raises(InputError) as refused:
        workspace_of(text)
    assert [problem.hint for problem in refused.value.problems] == [hint]


def test_without_a_structure_it_is_said_where_they_are_listed() -> None:
    text = FILE.format(company="", line="").replace("structure: separate\n", "")
    with pytest.raises(InputError) as refused:
        workspace_of(text)
    assert "one of those that 'charter show structures' lists" in str(refused.value)
