"""Pay with one end, "from 90,000" or "up to 120,000", in every place that says it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.assign.ledger_guard import _less
from charter.assign.ownership import organise
from charter.building import build
from charter.check.law.law import law_remarks
from charter.checking import check_workspace
from charter.compose.posting import compose_posting
from charter.facts.terms import Pay
from charter.feeds.board import board
from charter.feeds.linkedin import _salaries
from charter.feeds.plain import salary
from charter.load.hire import Hire
from charter.offer.pack.blanks import _not_meant

DAY = date(2026, 12, 1)
ACME = """\
company:
  name: Acme
  country: {country}
  currency: {currency}
  language: {{postings: {language}}}
  apply: {{email: jobs@acme.example}}
structure: separate
positions:
  cto:
    status: vacant
    acting: ceo
    places: [{{city: {city}, region: {region}, country: {country}}}]
    pay: {{{pay}}}
"""
LONDON = {"country": "GB", "currency": "GBP", "language": "en", "city": "London", "region": ""}
BERLIN = {"country": "DE", "currency": "EUR", "language": "de", "city": "Berlin", "region": ""}
AARHUS = {"country": "DK", "currency": "DKK", "language": "da", "city": "Aarhus", "region": ""}
DENVER = {"country": "US", "currency": "USD", "language": "en", "city": "Denver", "region": "CO"}


@pytest.fixture
def acme(workspace: Callable[..., Any]) -> Callable[..., Any]:
    return lambda where, pay: workspace(ACME.format(**where, pay=pay).replace("region: ,", ""))


@pytest.mark.parametrize(
    ("where", "pay", "line"),
    [
        (LONDON, "min: 90000", "**Pay:** from £90,000 a year"),
        (LONDON, "max: 120000, per: month", "**Pay:** up to £120,000 a month"),
        (LONDON, "min: 90000, note: plus bonus", "**Pay:** from £90,000 a year, plus bonus"),
        (BERLIN, "min: 90.000", "**Vergütung:** ab 90.000 € pro Jahr"),
        (BERLIN, "max: 120.000 €", "**Vergütung:** bis zu 120.000 € pro Jahr"),
        (AARHUS, "min: 90.000", "**Løn:** fra 90.000 kr. om året"),
        (AARHUS, "max: 120.000", "**Løn:** op til 120.000 kr. om året"),
    ],
)  # fmt: skip
def test_a_posting_says_which_end_is_known(
    acme: Callable[..., Any], tmp_path: Path, where: dict[str, str], pay: str, line: str
) -> None:
    build(acme(where, pay), tmp_path / "out", day=DAY, papers=("posting",), formats=("md",))
    text = (tmp_path / "out" / "cto-posting.md").read_text("utf-8")
    assert line in text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("pay", "value", "ends"),
    [("min: 90000", {"minValue": 90000}, (90000, None)),
     ("max: 120000", {"maxValue": 120000}, (None, 120000))],
)  # fmt: skip
def test_search_engines_and_programs_get_the_end_that_is_known(
    acme: Callable[..., Any], tmp_path: Path, pay: str, value: dict[str, int], ends: Any
) -> None:
    out = tmp_path / "out"
    build(acme(LONDON, pay), out, day=DAY, papers=("posting",), formats=("html", "json"))
    page = (out / "cto-posting.html").read_text("utf-8")
    found = re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    assert json.loads(found[1])["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "unitText": "YEAR", **value
    }  # fmt: skip
    said = json.loads((out / "cto-posting.json").read_text("utf-8"))["pay"]
    assert (said["min"], said["max"]) == ends


FROM, UP_TO = Pay(90000, None, "USD", "year", ""), Pay(None, 120000.5, "USD", "year", "")
RANGE = Pay(90000, 120000, "USD", "year", "")


def test_boards_get_the_end_that_is_known_or_nothing() -> None:
    plain = board("indeed")
    assert salary(FROM, plain) == "from $90000 per year"
    assert salary(UP_TO, plain) == "up to $120000.50 per year"
    linkedin = board("linkedin")
    assert [_salaries(pay, linkedin) for pay in (FROM, UP_TO)] == [(), ()]
    assert _salaries(RANGE, linkedin)


@pytest.mark.parametrize(
    ("where", "pay", "severity", "code", "message"),
    [
        (DENVER, "min: 90000", "error", "law-pay-range", "the pay has no 'max'; Colorado asks"),
        (DENVER, "max: 90000", "error", "law-pay-range", "the pay has no 'min'; Colorado asks"),
        (LONDON, "min: 90000", "advice", "open-pay", "the pay has no 'max'"),
        (LONDON, "min: 0, max: 9000", "error", "pay-not-meant", "pay from 0 on is no pay that"),
        (LONDON, "min: 90", "error", "pay-not-meant", "90 is less than a year's pay"),
    ],
)  # fmt: skip
def test_laws_ask_for_both_ends(
    acme: Callable[..., Any],
    where: dict[str, str],
    pay: str,
    severity: str,
    code: str,
    message: str,
) -> None:
    organisation = check_workspace(acme(where, pay), DAY).organisation
    found = [r for r in law_remarks(organisation, "cto", DAY) if "pay" in r.code]
    said = [
        (r.severity, r.code, r.message.partition(" for it")[0].removesuffix(" is offered"))
        for r in found
        if r.code != "law-other-pay"
    ]
    assert said == [(severity, code, message)]


@pytest.mark.parametrize(
    ("pay", "draft"), [("min: 150, max: 185", True), ("min: 150000, max: 185000", False)]
)
def test_a_posting_with_pay_that_cannot_be_meant_is_a_draft(
    acme: Callable[..., Any], tmp_path: Path, pay: str, draft: bool
) -> None:
    done = build(acme(LONDON, pay), tmp_path / "o", day=DAY, papers=("posting",), formats=("md",))
    assert ("pay-not-meant" in {problem.code for problem in done.drafts}) == draft
    text = (tmp_path / "o" / "cto-posting.md").read_text("utf-8")
    assert text.startswith("# Draft \N{EN DASH} ") == draft


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        ({"pay": 185, "currency": "GBP"}, True),
        ({"pay": 185, "per": "hour"}, False),
        ({"pay": 185000, "per": "hour", "currency": "GBP"}, True),
        ({"pay": 185000}, False),
        ({}, False),
    ],
)
def test_a_letter_with_pay_that_cannot_be_meant_says_so(values: Any, odd: bool) -> None:
    assert bool(_not_meant(Hire("hire.yaml", values))) == odd


@pytest.mark.parametrize(
    ("had", "has", "less"),
    [
        (RANGE, FROM, False),
        (FROM, RANGE, True),
        (FROM, FROM, False),
        (RANGE, UP_TO, True),
        (UP_TO, RANGE, True),
        (UP_TO, FROM, False),
        (FROM, Pay(80000, None, "USD", "year", ""), True),
    ],
)
def test_a_reorganisation_tells_where_an_open_pay_falls(had: Pay, has: Pay, less: bool) -> None:
    assert _less(had, has) == less


# Equity that says no more than its label


@pytest.mark.parametrize(
    ("language", "said", "item"),
    [
        ("en", "equity", "Equity"),
        ("en", "Equity.", "Equity."),
        ("de", "unternehmensanteile oder Optionen", "Unternehmensanteile oder Optionen"),
        ("de", "equity", "Equity"),
    ],
)
def test_equity_that_only_says_so_is_named_once_and_told(workspace, language, said, item):
    text = (
        f"company: {{name: Acme, country: DE, language: {{postings: {language}}},"
        " apply: {email: jobs@acme.example}}\nstructure: separate\n"
        f"positions: {{cto: {{status: vacant, acting: ceo, equity: '{said}'}}}}\n"
    )
    made = organise(workspace(text))
    posting = compose_posting(made, "cto", DAY)
    assert (posting.equity, posting.benefits[-1]) == ("", item)
    [told] = [f.problem for f in made.findings if f.problem.code == "says-only-its-label"]
    assert f"says only '{said}'" in told.message

    full = organise(workspace(text.replace(f"'{said}'", "share options")))
    assert compose_posting(full, "cto", DAY).equity == "share options"
    assert "says-only-its-label" not in [f.problem.code for f in full.findings]


@pytest.mark.parametrize(
    ("strength", "acting", "told"),
    [("neither", "ceo", True), ("product", "ceo", True), ("technology", "ceo", False),
     ("both", "ceo", False), ("neither", "vp-product", False)],
)  # fmt: skip
def test_a_head_of_another_craft_who_acts_for_technical_work_is_told(
    workspace, strength, acting, told
):
    made = organise(
        workspace(
            f"company: {{name: Acme, founder_strength: {strength}}}\nstructure: founder-led\n"
            f"positions: {{vp-engineering: {{status: vacant, acting: {acting}}}}}\n"
        )
    )
    codes = [f.problem.code for f in made.findings]
    assert ("acts-without-the-craft" in codes) == told
    # The certificate prints it to people who never see the company file.
    said = [f.problem for f in made.findings if f.problem.code == "acts-without-the-craft"]
    assert not any("founder_strength" in p.message or "'acting'" in p.hint for p in said)
