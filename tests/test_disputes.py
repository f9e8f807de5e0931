"""What two claim today: nobody owns it, everything says so, and one line settles it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from charter.assign.comparison import Plan, compare
from charter.assign.fitting import fit
from charter.assign.ledger import balance
from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.comparison_rows import Names, changes
from charter.compose.matrix import compose_matrix
from charter.load.catalog_files import read_catalog
from charter.make import Wanted, make_papers
from charter.review.substance import fingerprint

DAY = date(2026, 12, 1)
LIMITS = "limits: {spend: 9, hire: leads}"
COMPANY = (
    "company: {name: Acme, currency: USD, business_model: saas, apply: {email: jobs@acme.example}}"
    "\nstructure: separate-with-vps\n"
    f"positions: {{cto: {{{LIMITS}}}, cpo: {{{LIMITS}}}}}\n"
)
VISION, ROADMAP = "strategy.product-vision", "decision.roadmap"
DISPUTED = f"disputed: {{{VISION}: [cto, cpo], {ROADMAP}: [cpo, vp-product, cto]}}\n"
SETTLED = f"assign: {{{VISION}: cpo, {ROADMAP}: cto}}\n"


@pytest.fixture
def disputed(workspace):
    return organise(workspace(COMPANY + DISPUTED))


def test_nobody_owns_what_is_disputed_and_those_who_claim_it_have_no_other_part(disputed):
    for entry, claimants in ((VISION, ("cto", "cpo")), (ROADMAP, ("cto", "cpo", "vp-product"))):
        a = disputed.assigned(entry)
        assert (a.accountable, a.claimed) == ("", claimants)
        assert not {*claimants} & {*a.responsible, *a.consulted, *a.informed, *a.veto}


def test_check_names_each_dispute_as_a_gap_with_the_line_that_settles_it(disputed):
    told = [f for f in disputed.findings if f.severity == "gap"]

    assert [f.problem.code for f in told] == ["disputed", "disputed"]
    assert "'cto' and 'cpo' both claim" in told[0].problem.message
    assert "'cpo', 'vp-product' and 'cto' all claim" in told[1].problem.message
    assert f"'{VISION}: cto' under 'assign'" in told[0].problem.hint
    assert told[0].about == (VISION, "cto", "cpo")
    assert told[0].problem.place.line == 4


def test_the_line_that_check_gives_settles_it(workspace):
    assert organise(workspace(COMPANY + SETTLED)).proved


def test_an_assignment_of_others_beside_a_dispute_is_no_contradiction(workspace):
    lists = f"assign: {{{VISION}: {{informed: [vp-engineering]}}}}\n"
    made = organise(workspace(COMPANY + DISPUTED + lists)).assigned(VISION)

    assert (made.claimed, made.informed) == (("cto", "cpo"), ("vp-engineering",))


@pytest.mark.parametrize("name", ["cto", "cpo"])
def test_the_charters_of_both_show_it_as_unsettled_and_as_nobodys(disputed, name):
    charter = compose_charter(disputed, name, DAY)
    title = disputed.assigned(VISION).entry.title

    assert charter.draft
    assert next(g for g in charter.claimed if title in g.items).label == (
        "Claimed by the CTO and the CPO; not settled"
    )
    assert title not in [work.title for work in charter.accountabilities]
    assert title not in charter.unowned


def test_whoever_is_heard_on_it_reads_between_whom_it_stands(disputed):
    labels = [
        group.label
        for position in disputed.positions
        for paper in [compose_charter(disputed, position, DAY)]
        for group in (*paper.heard_on, *paper.supporting, *paper.stops, *paper.advises)
    ]

    assert any(label == "One of the CTO and the CPO, not settled which" for label in labels)
    assert "Somebody yet to be named" not in labels


def test_the_same_dispute_reads_the_same_in_all_charters(workspace):
    turned = DISPUTED.replace("[cto, cpo]", "[cpo, cto]")
    labels = {
        group.label
        for text in (DISPUTED, turned)
        for name in ("cto", "cpo")
        for group in compose_charter(organise(workspace(COMPANY + text)), name, DAY).claimed
    }

    assert len(labels) == 2


def test_all_papers_are_drafts(workspace):
    made = make_papers(workspace(COMPANY + DISPUTED), Wanted(DAY, formats=("md",)))

    assert {problem.code for problem in made.drafts} == {"disputed"}
    assert all(paper.draft for paper in made.papers)
    assert "## Not settled" in made.files["cto-charter.md"].decode()


def test_the_matrix_shows_all_who_claim_it(disputed):
    matrix = compose_matrix(disputed, DAY)
    [row] = [row for part in matrix.parts for row in part.rows if row.id == VISION]
    letters = dict(zip((c.id for c in matrix.columns), row.letters, strict=True))

    assert (letters["cto"], letters["cpo"]) == ("X", "X")
    assert row.title not in matrix.unowned
    assert "X" in dict(matrix.legend)
    assert next(g.label for g in matrix.claimed) == "Claimed by the CTO and the CPO; not settled"


def test_a_comparison_names_those_who_claim_it(workspace, tmp_path):
    sides = [workspace(COMPANY + text) for text in (DISPUTED, SETTLED)]
    made = compare([Plan(str(n), side, (), False) for n, side in enumerate(sides)])

    assert ("not settled: CTO / CPO", "CPO") in [c.owners for c in changes(made, Names(made))]


def test_a_ledger_says_that_it_is_settled_and_balances(workspace):
    before, after = (organise(workspace(COMPANY + text)) for text in (DISPUTED, SETTLED))
    ledger = balance(before, after, {name: name for name in before.positions})
    lines = {line.entry.id: line for line in ledger.of("settled")}

    assert (lines[VISION].claimed, lines[VISION].taker) == (("cto", "cpo"), "cpo")
    assert lines.keys() == {VISION, ROADMAP}
    assert ledger.balances


def test_an_unsettled_company_is_no_end_of_a_transition(charter, tmp_path):
    for name, text in (("one", SETTLED), ("two", DISPUTED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "company.yaml").write_text(COMPANY + text)
    ran = charter("transition", str(tmp_path / "one"), str(tmp_path / "two"), "--on", "2027-02-01")

    assert ran.code == 1
    assert "both claim" in ran.err


def test_a_transition_prints_what_is_settled_and_writes_it_to_those_concerned(charter, tmp_path):
    for name, text in (("one", DISPUTED), ("two", SETTLED)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "company.yaml").write_text(COMPANY + text)
    out = tmp_path / "moves"
    ran = charter(
        *("transition", str(tmp_path / "one"), str(tmp_path / "two"), "--on", "2027-02-01"),
        *("--out", str(out), "--format", "md"),
    )

    assert ran.code == 0
    assert "Settled on the CPO; claimed before by the CTO and the CPO: 1 responsibility" in ran.out
    assert "## Settled" in (out / "ledger.md").read_text()
    assert "**Settled; claimed before by the CTO and the CPO" in (
        (out / "cpo-handover.md").read_text()
    )
    assert (
        "**To the CPO; claimed before by the CTO and the CPO: 1 r"
        in (out / "cto-handover.md").read_text()
    )


def test_advise_says_whose_it_usually_is(charter, tmp_path):
    (tmp_path / "company.yaml").write_text(COMPANY + DISPUTED)
    text, data = charter("advise", str(tmp_path)), charter("advise", str(tmp_path), "--json")

    assert "Not settled: The CTO and the CPO both claim “Product vision”" in text.out
    assert json.loads(data.out)["disputed"][0]["usual"] == "cpo"


def test_under_another_structure_a_dispute_needs_both_its_sides(workspace):
    fitted = fit(workspace(COMPANY + DISPUTED), "combined")

    assert fitted.workspace.company.disputed == ()
    assert any(VISION in note for note in fitted.notes)


def test_a_company_without_disputes_says_what_it_said(workspace):
    plain, other = workspace(COMPANY), workspace(COMPANY + "disputed:\nties:\nagents:\n")

    assert fingerprint(plain, "cto") == fingerprint(other, "cto")
    files = [make_papers(w, Wanted(DAY, formats=("md",))).files for w in (plain, other)]
    assert files[0] == files[1]


def test_what_does_not_apply_is_told(workspace):
    text = "disputed: {data.ai-in-product: [cto, cpo]}\n"
    found = organise(workspace(COMPANY.replace("saas", "saas, ai_in_product: false") + text))

    assert [f.problem.code for f in found.findings if f.problem.place.line == 4] == [
        "does-not-apply"
    ]


def test_every_entry_can_be_disputed(workspace):
    catalog = read_catalog()
    lines = "".join(
        f"  {name}: [cto, cpo]\n" for name in (*catalog.responsibilities, *catalog.decisions)
    )
    made = organise(workspace(f"{COMPANY}disputed:\n{lines}"))

    assert not any(a.accountable for a in made.decisions.values())
    for name in made.positions:
        assert not compose_charter(made, name, DAY).accountabilities
