"""charter show with words that are no id: what companies call a piece of work, and titles."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.cli.show.search import role_of_title
from charter.load.catalog_files import read_catalog
from charter.problems import InputError
from test_show import data, lines, show

CATALOG = read_catalog()


def told(*arguments: object) -> str:
    result = show(*arguments)
    assert isinstance(result.exception, InputError)
    return str(result.exception)


CALLED = {
    "vendor management": "external-duties.suppliers",
    "SOC 2": "operations-and-security.compliance",
    "OKRs": "strategy.one-plan",
    "okrs": "strategy.one-plan",
    "developer advocacy": "evangelism.developer-relations",
    "sdks": "product.developer-experience",
    "GDPR": "operations-and-security.privacy",
    "FinOps": "operations-and-security.cloud-cost",
    "M&A": "external-duties.due-diligence",
    "P&L": "external-duties.commercial-outcomes",
    "A/B testing": "data.experiments",
    "SLAs": "operations-and-security.reliability-targets",
    "it support": "operations-and-security.internal-systems",
    "reduce churn": "product.retention",
    "talent acquisition": "organisation.engineering-hiring",
    "prioritization": "product.roadmap",
    "succession planning": "organisation.succession",
    "product owner": "product.backlog",
    "approve discounts": "decision.discounts",
    "You will recruit a world-class engineering team": "organisation.engineering-hiring",
}


@pytest.mark.parametrize("words", CALLED)
def test_an_entry_is_found_by_what_companies_call_it(words: str) -> None:
    found = data(words)
    assert (found["kind"], found["words"], found["sure"]) == ("search", words, True)
    assert found["entries"][0]["id"] == CALLED[words]
    assert found["entries"][0]["score"] >= found["entries"][-1]["score"]


def test_the_phrase_that_is_like_the_words_stands_beside_the_entry() -> None:
    heading, heads, row, more = lines("vendor management")
    assert heading == "One entry is called 'vendor management', or the like"
    assert heads.endswith("  found by")
    assert row.split()[0] == "external-duties.suppliers"
    assert row.endswith("  vendor management")
    assert more == "'charter show external-duties.suppliers' tells all about the first."


def test_words_need_no_quotes() -> None:
    assert lines("vendor", "management") == lines("vendor management")


def test_of_what_nothing_is_called_the_nearest_three_are_shown() -> None:
    found = data("stakeholder happiness office")
    assert not found["sure"]
    assert 1 <= len(found["entries"]) <= 3
    heading = lines("stakeholder happiness office")[0]
    assert heading.startswith("No entry is called 'stakeholder happiness office'; the nearest ")


@pytest.mark.parametrize("words", ["xyzzy", "quantum teleportation", "the of and"])
def test_where_nothing_is_near_that_is_said(words: str) -> None:
    assert told(words) == (
        f"the catalogue has no '{words}' - 'charter show' lists the kinds [unknown-id]"
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("product.raodmap", "product.roadmap"),
        ("technology-budgt", "technology-roadmap"),
        ("vp-prodct", "vp-product"),
        ("rols", "roles"),
    ],
)
def test_a_mistyped_id_is_no_search(word: str, hint: str) -> None:
    assert f"did you mean '{hint}'?" in told(word)


def test_an_id_that_is_not_there_is_no_search() -> None:
    assert told("security.vendor-management").startswith("the catalogue has no 'security.vendor-")


def test_an_id_can_be_typed_as_words() -> None:
    assert data("Separate with VPs")["entries"][0]["id"] == "separate-with-vps"


@pytest.mark.parametrize("entry", [*CATALOG.responsibilities, *CATALOG.decisions])
def test_each_entry_is_found_by_its_title(entry: str) -> None:
    known = {**CATALOG.responsibilities, **CATALOG.decisions}
    found = data(known[entry].title)
    if found["kind"] == "search":
        best = found["entries"][0]["score"]
        assert entry in [each["id"] for each in found["entries"] if each["score"] == best]
    else:
        assert found["entries"][0]["title"] == known[entry].title


TITLES = {
    "CTO": "cto",
    "Head of Engineering": "vp-engineering",
    "director of product": "vp-product",
    "VP UX": "vp-design",
    "Head of IT": "cio",
    "Chief Digital Officer": "cpto",
    "Chief Commercial Officer": "cro",
    "Leiter Softwareentwicklung (m/w/d)": "vp-engineering",
    "SVP, Data & Analytics": "vp-data",
    "Chief Executive Officer": "ceo",
    "Interim CTO": "cto",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_role_is_found_by_its_titles(title: str) -> None:
    found = data(title)
    assert (found["kind"], found["entries"][0]["id"]) == ("roles", TITLES[title])


@pytest.mark.parametrize(
    "title",
    [
        "VP Engineering, Platform",
        "Head of Developer Relations",
        "Advise the CEO and the board on technology",
        "Hire a VP Engineering",
        "Reports to the CTO",
        "Product Owner",
        "Meets customers with the field CTO",
    ],
)
def test_what_is_no_title_or_one_of_other_work_is_none_of_our_roles(title: str) -> None:
    assert role_of_title(CATALOG, title) == ""


@pytest.mark.parametrize(
    ("title", "chief"),
    [("Field CTO", "CTO"), ("field ciso", "CISO"), ("Field CTO, EMEA", "CTO")],
)
def test_a_sales_post_is_told_and_not_taken_for_the_chief(title: str, chief: str) -> None:
    said = told(title)
    assert f"'{title}' is a sales post: it is not read as the {chief}" in said
    assert ("the CTO is 'cto'" in said) == (chief == "CTO")
    for entry in ("external-duties.technical-answers", "external-duties.sales-support"):
        assert f"'{entry}'" in said
        assert entry in CATALOG.responsibilities


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "company.yaml").write_text(
        "company: {name: Acme, kind: public}\nstructure: separate\n"
    )
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/own.yaml").write_text(
        "responsibilities:\n"
        "  - id: product.claims\n"
        "    title: Handling of claims\n"
        "    area: product\n"
        "    charter: Settles each claim within a week.\n"
        "    accountable: [cpo]\n"
        "    said_as: [loss adjustment]\n"
        "  - id: external-duties.suppliers\n"
        "    omit: true\n"
    )
    return tmp_path


def test_in_a_workspace_its_own_words_count_and_its_owners_are_shown(own: Path) -> None:
    row = lines("loss adjustment", "--workspace", own)[2]
    assert " ".join(row.split()) == "product.claims Handling of claims cpo loss adjustment"
    [found] = data("loss adjustment", "--workspace", own)["entries"]
    assert (found["assignment"]["accountable"], found["said_as"]) == ("cpo", ["loss adjustment"])


def test_what_a_workspace_leaves_out_is_not_found_there(own: Path) -> None:
    found = data("vendor management", "--workspace", own)["entries"]
    assert "external-duties.suppliers" not in [entry["id"] for entry in found]


def test_what_does_not_apply_is_found_and_said_not_to(own: Path) -> None:
    row = next(line for line in lines("pricing", "--workspace", own) if "product.pricing" in line)
    assert "does not apply" in row


def test_one_entry_shows_what_it_is_called() -> None:
    text = " ".join(" ".join(lines("external-duties.suppliers")).split())
    assert "; vendor management; " in text
    assert "vendor management" in data("external-duties.suppliers")["entries"][0]["said_as"]


def test_quiet_prints_nothing_of_what_is_found() -> None:
    assert lines("vendor management", "--quiet") == []
