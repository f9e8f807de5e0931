"""The authority table: what each position signs alone, and who decides what lies above."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from charter.assign.ownership import organise
from charter.compose.authority import ABOVE, LIMITS, Authority, compose_authority
from charter.compose.charter import compose_charter
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.load.company_file import workspace_of
from charter.make import Wanted, make_papers
from charter.problems import InputError
from conftest import Ran
from made_up_language import translate
from test_language_added import strange

Make = Callable[..., Workspace]
Command = Callable[..., Ran]
DAY = date(2026, 12, 1)
COMPANY = """\
company: {name: Tarn, country: US, currency: USD, cloud: true, board: true, functions: [finance]}
structure: separate-with-vps
positions:
  ceo: {limits: {spend: 900000, hire: everybody}}
  cto: {status: vacant, acting: ceo, limits: {spend: 250000, hire: up to directors}}
  cpo: {holder: Ada Lund, limits: {spend: 40000.5, hire: product managers, other: [Signs leases.]}}
  vp-engineering: {limits: {spend: 5000}}
  cfo: {reports_to: ceo}
"""


def table(workspace: Workspace, *positions: str) -> Authority:
    return compose_authority(organise(workspace), DAY, (), positions)


def signs(paper: Authority, name: str) -> tuple[str, ...]:
    line = next(line for line in paper.positions if line.id == name)
    return (line.spend, line.spend_above, line.hire, line.hire_above)


def ruling(paper: Authority, name: str) -> tuple[str, ...]:
    line = next(line for line in paper.rulings if line.id == f"decision.{name}")
    return line[3:]


def test_each_position_signs_up_to_its_limit_and_somebody_decides_above(workspace: Make) -> None:
    paper = table(workspace(COMPANY))
    assert signs(paper, "ceo") == ("$900,000", "the board", "everybody", "the board")
    assert signs(paper, "cto") == ("$250,000", "CEO", "up to directors", "CEO")
    assert signs(paper, "cpo") == ("$40,000.50", "CEO", "product managers", "CEO")
    assert signs(paper, "vp-product") == ("nothing", "\u2013", "nothing", "\u2013")
    assert [line.other for line in paper.positions if line.id == "cpo"] == ["Signs leases."]


def test_a_part_of_the_money_of_another_goes_to_that_one_first(workspace: Make) -> None:
    assert signs(table(workspace(COMPANY)), "vp-engineering")[:2] == ("$5,000", "CTO")


@pytest.mark.parametrize(
    ("cto", "spend_above", "hire_above"),
    [
        ("{spend: 50000, hire: up to directors}", "CTO", "CTO"),
        ("{spend: 50000, hire: Team Leads}", "CTO", "CEO"),  # the same words as below it
        ("{spend: 30000, hire: nobody}", "CEO", "CEO"),
        ("{spend: 20000, reason: Small.}", "CEO", "CTO"),  # whom it hires is not said yet
        ("{spend: 20000, currency: EUR, hire: all}", "CTO", "CTO"),  # not compared
    ],
)
def test_what_is_above_a_limit_goes_to_whose_own_goes_further(
    cto: str, spend_above: str, hire_above: str, workspace: Make
) -> None:
    below = "vp-engineering: {limits: {spend: 30000, hire: team leads}}"
    read = workspace(
        "company: {name: Tarn, country: US, currency: USD}\nstructure: separate-with-vps\n"
        f"positions: {{ceo: {{limits: {{hire: nobody}}}}, cto: {{limits: {cto}}}, {below}}}\n"
    )
    assert signs(table(read), "vp-engineering")[1::2] == (spend_above, hire_above)
    said = compose_charter(organise(read), "vp-engineering", DAY).limits
    assert said[1::2] == (
        f"Spending above that goes to the {spend_above}.",
        f"All other hiring goes to the {hire_above}.",
    )


def test_it_names_who_holds_a_position_or_acts_for_it(workspace: Make) -> None:
    names = [line.position for line in table(workspace(COMPANY)).positions]
    assert "CTO (vacant, CEO acts)" in names
    assert "CPO (Ada Lund)" in names


def test_a_decision_has_who_makes_it_is_heard_and_can_stop_it(workspace: Make) -> None:
    paper = table(workspace(COMPANY))
    assert ruling(paper, "cloud-commitment") == (
        "CTO",
        "the budget",
        "CEO",
        "VP Engineering",
        "CFO",
    )
    assert ruling(paper, "technology-spending")[:3] == ("CTO", "$250,000", "CEO")
    assert ruling(paper, "spending-above-limit")[:4] == ("CEO", "$900,000", "the board", "CFO")
    assert ruling(paper, "leader-hires")[:3] == ("CEO", "everybody", "the board")
    assert ruling(paper, "release")[:2] == ("VP Engineering", "\u2013")
    subjects = list(dict.fromkeys(line.subject for line in paper.rulings))
    assert subjects[:2] == ["Money", "People"]


_CISO = """\
  ciso: {title: Chief Information Security Officer, level: executive, reports_to: ceo,
    takes: [operations-and-security.security-posture, operations-and-security.vulnerabilities]}
"""


@pytest.mark.parametrize("ciso", ["", _CISO])
def test_the_charter_of_a_head_bounds_its_hiring_where_the_table_does(
    ciso: str, workspace: Make
) -> None:
    """Those for whom a leader beside the CTO answers, security here, are hired by the head too."""
    read = workspace(COMPANY + ciso)
    said = compose_charter(organise(read), "ceo", DAY)
    hires = [i for group in said.decides for i in group.items if "leaders" in i]

    assert ("people in security" in hires[0]) == bool(ciso)
    assert "up to the hiring limit" in hires[0].casefold()
    assert ruling(table(read), "leader-hires")[1:3] == ("everybody", "the board")


def test_what_nobody_said_is_not_set_and_makes_a_draft(workspace: Make, charter: Command) -> None:
    read = workspace(COMPANY.replace("spend: 250000, ", ""))
    paper = table(read)
    assert signs(paper, "cto")[:2] == ("not set", "CEO")
    assert paper.draft
    assert paper.heading == "Draft \N{EN DASH} Who signs for what: Tarn"
    ran = charter("build", str(read.folder), "--paper", "authority", "--format", "md")
    assert ran.code == 1
    said = (
        "the authority table is a draft: it does not say up to which sum 'cto' signs for "
        "spending without a second signature"
    )
    assert said in " ".join(ran.err.split())
    assert (
        (read.folder / "out" / "authority.md").read_text("utf-8").startswith("# Draft \N{EN DASH} ")
    )


def test_who_answers_to_nobody_has_no_limit(workspace: Make) -> None:
    paper = table(workspace("company: {name: Tarn}\nstructure: separate\n"))
    assert signs(paper, "ceo") == ("no limit", "\u2013", "no limit", "\u2013")


def test_a_head_under_a_board_whose_limit_nobody_set(workspace: Make) -> None:
    company = COMPANY.replace("  ceo: {limits: {spend: 900000, hire: everybody}}\n", "")
    assert signs(table(workspace(company)), "ceo")[0] == "no limit"


def test_the_limits_are_those_of_the_charters(workspace: Make) -> None:
    read = workspace(COMPANY)
    organisation, paper = organise(read), table(read)
    for line in paper.positions:
        said = " ".join(compose_charter(organisation, line.id, DAY).limits)
        assert (line.amount is not None) == ("Signs for spending" in said), line.id
        assert line.amount is None or line.spend in said


def test_a_decision_of_ones_own_with_a_limit_stands_in_it(workspace: Make) -> None:
    own = """\
decisions:
  - {id: decision.leases, title: Leases, area: organisation, charter: Each lease., limit: spend,
     decides: [cpo]}
  - {id: decision.cars, title: Cars, area: organisation, charter: Each car., decides: [cpo],
     authority: contracts}
  - {id: decision.tea, title: Tea, area: organisation, charter: The tea., decides: [cpo]}
"""
    paper = table(workspace(COMPANY, own=own))
    found = {line.decision: (line.subject, line.alone) for line in paper.rulings}
    assert found["Leases"] == ("Money", "$40,000.50")
    assert found["Cars"] == ("Suppliers and contracts", "\u2013")
    assert "Tea" not in found


def test_a_decision_that_nobody_makes_is_named(workspace: Make) -> None:
    paper = table(workspace(COMPANY, own=_NOBODY))
    assert ruling(paper, "launch")[0] == "nobody yet"
    assert paper.unowned == ("Launch",)
    assert paper.draft


_NOBODY = "decisions:\n  - {id: decision.launch, decides: [vp-data]}\n"


def test_without_the_decision_above_nobody_is_named_above(workspace: Make) -> None:
    own = "decisions:\n  - {id: decision.spending-above-limit, omit: true}\n"
    assert signs(table(workspace(COMPANY, own=own)), "cto")[:2] == ("$250,000", "not set")


def test_it_can_be_narrowed_and_says_so(workspace: Make) -> None:
    paper = table(workspace(COMPANY), "cpo")
    assert [line.id for line in paper.positions] == ["cpo"]
    assert {"decision.release", "decision.cloud-commitment"}.isdisjoint(r.id for r in paper.rulings)
    assert paper.filters == "only work in which the CPO has a part"
    with pytest.raises(InputError, match="this company has no position 'coo'"):
        table(workspace(COMPANY), "coo")


@pytest.mark.parametrize("structure", ["founder-led", "combined", "separate-full"])
def test_every_structure_has_one_and_no_cell_is_empty(structure: str) -> None:
    read = workspace_of({"company": {"name": "Tarn", "cloud": True}, "structure": structure})
    paper = table(read)
    assert len(paper.positions) == len(organise(read).positions)
    assert all(map(all, (line[1:7] for line in paper.positions)))
    assert all(map(all, paper.rulings))


def test_the_entries_above_a_limit_are_decisions(catalog: Catalog) -> None:
    assert tuple(ABOVE) == LIMITS
    assert set(ABOVE.values()) <= set(catalog.decisions)


def test_a_small_company_needs_one_page(workspace: Make) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    pytest.importorskip("typst")
    wanted = Wanted(DAY, ("authority",), formats=("pdf",))
    made = make_papers(workspace(COMPANY), wanted)
    document = pdfium.PdfDocument(made.files["authority.pdf"])
    assert len(document) == 1
    width, height = document[0].get_size()
    assert width > height


def test_a_spreadsheet_computes_with_its_amounts(workspace: Make) -> None:
    wanted = Wanted(DAY, ("authority",), formats=("xlsx", "csv"))
    made = make_papers(workspace(COMPANY), wanted)
    book = openpyxl.load_workbook(BytesIO(made.files["authority.xlsx"]))
    assert book.sheetnames == ["Limits", "Decisions"]
    rows = {row[0]: row for row in book["Limits"].iter_rows(min_row=2, values_only=True)}
    assert rows["CPO (Ada Lund)"][2:4] == (40000.5, "USD")
    assert b"CTO" in made.files["authority.csv"]


def test_every_word_of_it_is_in_the_language_of_the_charters(folder: Path, workspace: Make) -> None:
    translate(folder / "charters" / "eo.po")
    company = """\
company: {name: Kranich, country: DE, currency: EUR, language: eo, cloud: true}
structure: separate
positions:
  ceo: {}
  cto: {limits: {spend: 5000}}
  cpo: {limits: {spend: 5000, hire: xx}}
"""
    made = make_papers(workspace(company), Wanted(DAY, ("authority",), formats=("md",)))
    text = re.sub(r"\b[0-9a-f]{12}\b", "", made.texts[0].text)  # a hash can begin like a word
    assert strange(text) - {"EUR", "CPO"} == set()


def test_whoever_decides_within_a_budget_alone_has_no_limit_here_and_in_the_charter(
    workspace: Make,
) -> None:
    given = "company: {name: Tarn}\nstructure: separate\npositions: {cio: {reports_to: ceo}}\n"
    paper = table(workspace(given))
    assert signs(paper, "cio") == ("no limit", "–", "no limit", "–")
    assert ruling(paper, "internal-systems-spending")[1:3] == ("no limit", "–")
    charter = compose_charter(organise(workspace(given)), "cio", DAY)
    assert not charter.draft
    assert not any("to be set" in line for line in charter.limits)


@pytest.mark.parametrize(
    "ciso",
    [
        "",
        "ciso: {title: CISO, level: head, reports_to: cto, takes: [ACCESS]}",
        "ciso: {title: CISO, level: executive, reports_to: ceo, takes: [ACCESS]}",
    ],
)
def test_whoever_takes_on_suppliers_leaves_what_they_reach_to_whoever_limits_access(
    ciso: str, workspace: Make
) -> None:
    access = "operations-and-security.access"
    given = "company: {name: Tarn, business_model: saas}\nstructure: separate-with-vps\n"
    organisation = organise(
        workspace(f"{given}positions:\n  cto: {{}}\n  {ciso.replace('ACCESS', access)}\n")
    )
    said = " ".join(
        text
        for group in compose_charter(organisation, "cto", DAY).decides
        for text in group.items
        if "technology suppliers" in text
    )
    assert said
    assert "reach" not in said


def test_the_table_says_as_the_charter_how_two_who_share_a_post_decide(workspace: Make) -> None:
    shared = "{holders: [{name: Ada Khan, share: 60}, {name: Bo Rowe, share: 40}]}"
    given = f"company: {{name: Tarn}}\nstructure: separate\npositions: {{cpo: {shared}}}\n"
    organisation = organise(workspace(given))
    other = next(line.other for line in table(workspace(given)).positions if line.id == "cpo")

    assert other == "Each holder decides alone; where they differ, the CEO decides"
    assert f"{other}." in compose_charter(organisation, "cpo", DAY).limits
