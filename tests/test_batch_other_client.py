"""Rows of other companies over a base: what is the base company's own goes into none of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

COMPANY = """\
company:
  name: Northwind Robotics
  legal_name: Northwind Robotics Ltd
  website: https://nwr.example
  about: We make robots.
  country: GB
  currency: GBP
  accommodation: Write to people@northwind.example.
  equal_opportunity: We choose by what people can do.
  benefits: [Health insurance.]
structure: separate
positions:
  ceo: {status: filled, holder: Ada Quist}
  cto:
    status: vacant
    acting: ceo
    opening: Northwind grew, so this is a new position.
    pay: {min: 120000, max: 150000}
    apply: {email: jobs@northwind.example, url: "https://www.nwr.example/jobs", until: 2027-03-31}
"""
HEAD = "company,position,status,acting,city"
TAIL = "cto,vacant,ceo,London"
Made = Callable[..., tuple[str, str]]


@pytest.fixture
def made(charter: Callable[..., Ran], tmp_path: Path) -> Made:
    """Make the papers of a row; return their words, and what is told without its line ends."""

    def run(row: str, head: str = HEAD, base: str = COMPANY) -> tuple[str, str]:
        (tmp_path / "base").mkdir()
        (tmp_path / "base/company.yaml").write_text(base, "utf-8")
        (tmp_path / "t.csv").write_text(f"{head}\n{row}\n", "utf-8")
        out = tmp_path / "out"
        ran = charter(
            *("batch", str(tmp_path / "t.csv"), "--base", str(tmp_path / "base"), "--jobs", "1"),
            *("--out", str(out), "--format", "md", "--date", "2026-12-01"),
        )
        papers = [path.read_text("utf-8") for path in sorted(out.glob("*/*.md"))]
        assert papers, ran.err
        return "\n".join(papers), " ".join(ran.err.split())

    return run


def test_nothing_of_the_base_company_alone_is_printed_for_another(made: Made) -> None:
    papers, told = made(f"Acme Health,{TAIL}")
    for words in ("Northwind", "northwind", "nwr.example", "robots", "Ada Quist"):
        assert words not in papers
    assert "Acme Health" in papers
    assert (
        "is of another company, so what --base says of 'Northwind Robotics' alone is left out: "
        "'legal_name', 'website', 'about', 'accommodation', 'cto opening', 'cto apply email', "
        "'cto apply url' and 'ceo holder'; fill in columns for it" in told
    )


def test_what_holds_for_many_stays_and_is_told(made: Made) -> None:
    papers, told = made(f"Acme Health,{TAIL}")
    assert "We choose by what people can do." in papers
    assert (
        "takes from --base what papers say: 'country', 'currency', 'equal_opportunity', "
        "'benefits', 'cto pay' and 'cto apply until'; look whether it holds there" in told
    )


def test_what_the_row_says_itself_is_not_told(made: Made) -> None:
    head = f"{HEAD},legal name,pay min,pay max,benefits"
    papers, told = made(f"Acme Health,{TAIL},Acme Health plc,100000,110000,Pension.", head)
    assert "Acme Health plc" in papers
    assert "'legal_name'" not in told
    assert "'cto pay'" not in told
    assert "'benefits'" not in told


@pytest.mark.parametrize("name", ["Northwind Robotics", "NORTHWIND ROBOTICS", "", None])
def test_the_base_company_itself_keeps_all(made: Made, name: str | None) -> None:
    row, head = (f"{name},{TAIL}", HEAD) if name is not None else (TAIL, HEAD.partition(",")[2])
    papers, told = made(row, head)
    for words in ("Northwind Robotics Ltd", "We make robots.", "jobs@northwind.example"):
        assert words in papers
    assert "another company" not in told


def test_the_legal_name_is_the_same_company(made: Made) -> None:
    assert "another company" not in made(f"Northwind Robotics Ltd,{TAIL}")[1]


def test_a_lock_goes_with_the_text_that_is_left_out(made: Made) -> None:
    lock = "locked: [{name: accommodation, hash: 000000000000}]\n"
    assert "Acme Health" in made(f"Acme Health,{TAIL}", base=COMPANY + lock)[0]


ELSEWHERE = COMPANY.replace("    pay:", "    places: [{city: Leeds, region: Yorkshire}]\n    pay:")
ELSEWHERE = ELSEWHERE.replace(
    "    apply:", "    limits: {spend: 50000, hire: team leads}\n    apply:"
)
ABROAD = "company,position,status,acting,city,country,currency,pay min,pay max"


@pytest.mark.parametrize("name", ["Fjord ApS", "Northwind Robotics"])
def test_a_city_of_a_row_gets_no_country_of_the_base(made: Made, name: str) -> None:
    base = ELSEWHERE.replace("region: Yorkshire", "region: Yorkshire, country: GB")
    row = f"{name},cto,vacant,ceo,Aarhus,DK,DKK,900000,1000000"
    papers, told = made(row, ABROAD, base)
    assert re.search(r"(?:· |\*\*Place of work:\*\* )Aarhus\*?$", papers, re.MULTILINE)
    for words in ("Leeds", "Yorkshire", "Kingdom", "£", "50,000", "50.000"):
        assert words not in papers
    assert (
        "says otherwise than --base, so what goes with that there is left out: "
        "'cto limits spend'; fill in columns for it" in told
    )


@pytest.mark.parametrize("city", ["Austin", ""])
def test_pay_in_another_country_asks_for_its_currency(
    charter: Callable[..., Ran], tmp_path: Path, city: str
) -> None:
    told = _refused(charter, tmp_path, ELSEWHERE, ABROAD, f"Delta,cto,vacant,ceo,{city},US,,12e4,")
    assert "the pay of 'cto' has no currency" in told
    assert "fill in the column 'currency'" in told


def test_amounts_of_the_base_are_none_of_another_currency(made: Made) -> None:
    papers, told = made("Fjord ApS,cto,vacant,ceo,Aarhus,DK,DKK,,", ABROAD, ELSEWHERE)
    assert "120,000" not in papers
    assert "left out: 'cto pay' and 'cto limits spend'" in told


def test_the_end_of_a_range_of_the_base_is_none_of_a_rows_own(made: Made) -> None:
    papers, told = made("Northwind Robotics,cto,vacant,ceo,Leeds,GB,GBP,100000,", ABROAD)
    assert "from £100,000 a year" in papers
    assert "150,000" not in papers
    assert "left out: 'cto pay max'" in told


def test_the_same_city_keeps_what_the_base_says_of_it(made: Made) -> None:
    papers, _ = made("Acme Health,cto,vacant,ceo,LEEDS", HEAD, ELSEWHERE)
    assert "Yorkshire" in papers


def test_a_city_whose_country_nobody_says_is_asked_for(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    base = ELSEWHERE.replace("region: Yorkshire", "country: IE").replace("Leeds", "Cork")
    told = _refused(charter, tmp_path, base, HEAD, "Northwind Robotics,cto,vacant,ceo,Aarhus")
    assert (
        "t.csv:2:5: nothing says in which country 'Aarhus' is: --base has 'Cork' in IE, and its "
        "company in GB - fill in the column 'places country', such as GB" in told
    )


def _refused(charter: Callable[..., Ran], folder: Path, base: str, head: str, row: str) -> str:
    """Return what is told of a row that no paper is made for."""
    (folder / "base").mkdir()
    (folder / "base/company.yaml").write_text(base, "utf-8")
    (folder / "t.csv").write_text(f"{head}\n{row}\n", "utf-8")
    ran = charter(
        *("batch", str(folder / "t.csv"), "--base", str(folder / "base"), "--jobs", "1"),
        *("--out", str(folder / "out"), "--format", "md", "--date", "2026-12-01"),
    )
    assert not list((folder / "out").glob("*/*.md"))
    return " ".join(ran.err.split())
