"""What people write instead of a value: the message names the line to write, and that line fits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from charter.load.catalog_files import read_catalog
from charter.load.company_file import workspace_of
from charter.load.structure_meant import structure_meant
from charter.problems import InputError
from conftest import Ran

Command = Callable[..., Ran]
FILE = """\
company: {{name: Tarn, about: Tarn makes maps., country: GB, currency: GBP{company}}}
structure: separate
positions:
  cto:
    status: {status}
    acting: ceo
    {line}
"""


def told(line: str, status: str = "vacant") -> list[str]:
    """Return the hints for a line of a position, or of the company where it begins so."""
    company = f", {line.removeprefix('company ')}" if line.startswith("company ") else ""
    file = FILE.format(company=company, line="" if company else line, status=status)
    try:
        workspace_of(file)
    except InputError as bad:
        return [problem.hint for problem in bad.problems]
    return []


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("pay: {min: 2.2e5}", "write: min: 220000"),
        ("company customer_count: 1e3", "write: customer_count: 1000"),
        ("limits: {spend: 0x10}", "write digits only, no separators or currency"),
        ("company customer_count: '10:30'", "write digits only, no separators or currency"),
        ("employment: 80-100%", "write 'employment: {hours: either}'"),
        ("employment: 80 \u2013 100 %", "write 'employment: {hours: either}'"),
        ("employment: 80%", "write 'employment: part-time'"),
        ("remote_from: DE, AT", "write: [DE, AT]"),
        ("remote_from: Germany and Austria", "write: [DE, AT]"),
        ("company functions: 'Finance, Legal'", "write: [finance, legal]"),
        (
            "benefits: Health insurance; 25 days of leave",
            "write each on a line of its own: '- Health insurance' and '- 25 days of leave'",
        ),
        (
            "benefits: '-Health insurance -Leave'",
            "write each on a line of its own: '- Health insurance' and '- Leave'",
        ),
        (
            "benefits: \u2022 Health insurance \u2022 Leave",
            "write each on a line of its own: '- Health insurance' and '- Leave'",
        ),
        ("benefits: Cover for you - and yours", "write: - Cover for you - and yours"),
        ("company regulated: FDA", "write 'regulated: true' where it is so, else 'false'"),
        ("company regulated: maybe", "where you do not know, delete the line"),
        ("company ai_in_hiring: no", "write: ai_in_hiring: false"),
        ("company kind: non-profit", "write 'kind: charity'"),
        ("company kind: gGmbH", "write 'kind: charity'"),
        ("company business_model: B2B SaaS", "write 'business_model: saas'"),
        ("company users_called: Kunden", "write 'users_called: customers'"),
        (
            "company customers: 140",
            "write 'customer_count: 140'; 'customers:' says who they are",
        ),
        ("why_open: neu", "write 'why_open: new'"),
        (
            "why_open: Our CTO left in May.",
            "write the sentence as 'opening:', or here new, left, moved, retired or term-ended",
        ),
        ("why_open: she resigned", "write 'why_open: left'"),
        (
            "why_open: maternity cover",
            "write 'employment: {term: fixed}' in its place, and why as 'opening:'",
        ),
        (
            "employment: freelance",
            "who is no employee holds a post for a time: write 'employment: interim'",
        ),
        ("company functions: Finance", "write: functions: [finance]"),
        ("also_reports_to: the CEO", "write ceo"),
        ("remote_from: Colorado", "write on a line of its own: - US-CO"),
        (
            "remote_from: the EU",
            "write a list such as [DE, US-CO]: the code of each country by itself, such as DE",
        ),
        ("remote_from: [Colorado]", "write US-CO"),
        ("pay: {min: 90000, place: Colorado}", "write US-CO"),
        (
            "places: [{city: Denver, country: Colorado}]",
            "write US",
        ),
        ("company equal_opportunity: [{place: Colorado, say: A.}, {say: B.}]", "write US-CO"),
        ("company language: en and de", "write en or de"),
        (
            "company language: [en-US, de]",
            "write one, such as 'language: en-US', or 'language: {postings: ..., charters: ...}'",
        ),
        (
            "company markets: Europe",
            "write it as a number, such as 'markets: 12'; leave it out where none is known",
        ),
        ("gehalt: {min: 90000}", "write 'pay:'"),
        ("teams: [{name: Maps, size: 3}]", "write 'people:'"),
        ("short: the CTO", "write CTO"),
        ("apply: {until: 2027-03-31 17:00}", "write 2027-03-31"),
        ("apply: {until: '2027-03-31T17:00:00+01:00'}", "write 2027-03-31"),
        ("apply: {until: Mittwoch 31. M\u00e4rz 2027 um 17:00 Uhr}", "write 2027-03-31"),
        (
            "apply: {until: Friday 31 March 2027}",
            "2027-03-31 is a Wednesday: write the day that is meant, such as 2027-03-31",
        ),
        (
            "reports_to: coo",
            "add it under 'positions': 'coo: {title: COO, level: neighbour}'",
        ),
        (
            "reports_to: board",
            "leave the line out; 'board: true' under 'company' says that there is one",
        ),
    ],
)
def test_the_line_that_is_meant_is_named(line: str, hint: str) -> None:
    assert told(line) == [hint.replace("write: - Cover", "write on a line of its own: - Cover")]


@pytest.mark.parametrize("status", ["offen", "vakant", "ledig", "recruiting"])
def test_a_status_of_another_language_is_understood(status: str) -> None:
    assert told("", status) == ["write 'status: vacant'"]


def test_the_ends_of_pay_by_other_names_are_told_once_each() -> None:
    assert told("pay: {from: 90000, to: 120000}") == ["write 'min:'", "write 'max:'"]
    assert told("pay: {von: 90000, bis: 120000}") == ["write 'min:'", "write 'max:'"]
    assert told("pay: {minimum: 90000, maximum: 120000}") == ["write 'min:'", "write 'max:'"]


@pytest.mark.parametrize(
    "line",
    [
        "remote_from: [DE, AT]",
        "employment: {hours: either}",
        "company functions: [finance, legal]",
        "apply: {until: 31/3-2027}",
        "apply: {until: 31. marts 2027}",
    ],
)
def test_what_the_hints_name_fits(line: str) -> None:
    assert told(line) == []


def test_a_misspelt_company_is_the_only_thing_that_is_told() -> None:
    file = FILE.format(company="", line="pay: {min: 90000}", status="vacant")
    with pytest.raises(InputError) as bad:
        workspace_of(file.replace("company:", "Company:", 1))
    assert [problem.hint for problem in bad.value.problems] == ["did you mean 'company'?"]


def test_the_position_above_that_is_to_be_added_can_be() -> None:
    file = FILE.format(company="", line="reports_to: coo", status="vacant")
    workspace_of(f"{file}  coo: {{title: COO, level: neighbour}}\n")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("CPTO over VPs", "write combined (CPTO with VPs for engineering and product)"),
        ("CTO and CPO", "write separate"),
        ("CTO with VPs", "write cto-led"),
        ("CTO and CPO with VPs", "separate-with-vps"),
    ],
)
def test_a_structure_in_other_words_is_named(said: str, meant: str) -> None:
    assert meant in structure_meant(said, read_catalog())


def test_init_takes_the_title_of_a_structure_for_its_id(charter: Command, tmp_path: Path) -> None:
    ran = charter("init", str(tmp_path / "new"), "--structure", "CTO and CPO")
    assert "unknown structure 'CTO and CPO' - write separate" in ran.err


def test_a_misspelt_id_of_the_catalogue_is_one_problem(charter: Command, tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    own = "responsibilities:\n  - id: product.raodmap\n    charter: Decides what we build.\n"
    (tmp_path / "catalog/ours.yaml").write_text(own, "utf-8")
    file = FILE.format(company="", line="", status="vacant")
    (tmp_path / "company.yaml").write_text(file, "utf-8")
    said = charter("check", str(tmp_path)).err
    assert "did you mean 'product.roadmap'?" in said
    assert said.count("[missing-key]") == 1


@pytest.mark.parametrize(
    ("line", "hint"), [("accountable: [VP Product]", "write vp-product"), ("area: Product", "")]
)
def test_ids_of_the_catalogue_are_named(
    charter: Command, tmp_path: Path, line: str, hint: str
) -> None:
    (tmp_path / "catalog").mkdir()
    own = f"responsibilities:\n  - id: product.roadmap\n    {line}\n"
    (tmp_path / "catalog/ours.yaml").write_text(own, "utf-8")
    file = FILE.format(company="", line="", status="vacant")
    (tmp_path / "company.yaml").write_text(file, "utf-8")
    said = charter("check", str(tmp_path)).err
    assert (hint or "write product [") in said
    assert "holder" not in said


@pytest.mark.parametrize(
    ("said", "meant"), [("word", "docx"), ("Excel", "xlsx"), (".docx", "docx"), ("text", "txt")]
)
def test_a_format_by_its_usual_name_is_named(
    charter: Command, tmp_path: Path, said: str, meant: str
) -> None:
    ran = charter("build", str(tmp_path), "--format", said)
    assert f"did you mean '{meant}'?" in ran.err


def test_two_letters_that_are_a_country_and_a_state_are_said_to_be(
    charter: Command, tmp_path: Path
) -> None:
    (tmp_path / "post.md").write_text("# CTO\n\nYou lead the engineers of Tarn.\n", "utf-8")

    def said(place: str) -> str:
        ran = charter("lint", str(tmp_path / "post.md"), "--place", place)
        return ran.out + ran.err

    assert "not checked: CO, Colombia; for Colorado write US-CO" in said("CO")
    assert "Colombia" not in said("US-CO")
    assert "for " not in said("MX").partition("not checked: ")[2].partition("\n")[0]


def test_a_day_alone_is_no_address() -> None:
    assert told("outcomes: ['2027-01-01']") == ["write what is then"]
