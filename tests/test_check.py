"""What `charter check` says beyond owners: mirror, vetoes, titles, load; and how it prints it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from charter.assign.mirror import mirror_findings
from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.mirror import compare_charters, mirror_of
from charter.compose.papers import Group
from charter.load.catalog_files import read_catalog

DAY = date(2026, 12, 1)
FACTS = "name: Acme, apply: {email: jobs@acme.example}, business_model: saas"
STRUCTURES = list(read_catalog().structures)


@pytest.fixture
def company(workspace):
    """Organise a company: a structure, then whatever else its file says."""

    def make(structure, rest="", facts="", **own):
        text = f"company: {{{FACTS}{facts}}}\nstructure: {structure}\n{rest}"
        return organise(workspace(text, **own))

    return make


def found(organisation, *codes):
    """Return the findings of some codes, or of all, as they are printed but for the place."""
    return [
        f"{f.problem.message} - {f.problem.hint} [{f.problem.code}]"
        for f in organisation.findings
        if not codes or f.problem.code in codes
    ]


def codes(organisation):
    return [finding.problem.code for finding in organisation.findings]


# Structures as they are shipped


@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_shipped_structure_gets_no_advice_but_that_a_lean_leader_carries_most(structure, company):
    assert codes(company(structure)) == (["heavy-load"] if structure == "combined-lean" else [])


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("role", list(read_catalog().roles))
def test_a_shipped_role_can_be_added_to_any_structure_without_new_gaps(structure, role, company):
    organisation = company(structure, f"positions: {{{role}: {{}}}}\n")

    assert organisation.gaps == ()
    assert mirror_of(organisation, DAY).findings == ()


# Mirror, on the organisation


def test_both_ends_of_a_reporting_line_know_it(company):
    organisation = company("separate")
    positions = dict(organisation.positions)
    positions["ceo"] = positions["ceo"]._replace(reports=("cto",))
    positions["cto"] = positions["cto"]._replace(reports=("cpo",))
    torn = list(mirror_findings(organisation._replace(positions=positions)))

    assert [f.problem.message for f in torn] == [
        "'cpo' says that 'cpo' reports to 'ceo', and 'ceo' does not",
        "'cto' says that 'cpo' reports to 'cto', and 'cpo' does not",
    ]
    assert {f.severity for f in torn} == {"gap"}


def test_a_neighbour_that_owns_work_has_no_charter_that_says_so(company):
    neighbours = "positions: {cmo: {}, cfo: {}}\n"
    assert found(company("separate", neighbours, facts=", headcount: 60")) == [
        "'cmo' owns 2 entries and gets no charter, for its role is a neighbour's - show it "
        "'charter matrix --position cmo', or assign the work to another [no-charter]"
    ]


def test_two_positions_of_one_name_are_a_gap_however_it_is_written(company):
    organisation = company("separate", "positions: {cto: {short: lead}, cpo: {title: Lead}}\n")

    assert codes(organisation) == ["same-name"]
    assert not organisation.proved


ROBOTS = """  - id: {id}
    title: {title}
    area: product
    charter: Keeps the robots.
    accountable: [{role}, ceo]
"""


def robots(title, *, first="cpo", second="cto"):
    one = ROBOTS.format(id="product.robots", title="Robots", role=first)
    return "responsibilities:\n" + one + ROBOTS.format(id="product.more", title=title, role=second)


@pytest.mark.parametrize(("title", "wanted"), [("More robots", []), ("robots", ["same-title"])])
def test_two_pieces_of_work_need_two_titles(company, title, wanted):
    assert codes(company("separate", own=robots(title))) == wanted


# Mirror, on the charters as they are written


@pytest.fixture
def havn(company):
    """Return a company with a general counsel who has a veto, and its charters."""
    rest = "positions: {general-counsel: {}}\nassign: {decision.build-or-buy: {veto: [cpo]}}\n"
    organisation = company("separate-with-vps", rest)
    charters = {
        name: compose_charter(organisation, name, DAY)
        for name, position in organisation.positions.items()
        if position.writes_papers
    }
    return organisation, charters


def unmirrored(havn, name, **changed):
    """Return what is found once the charter of `name` says something else."""
    organisation, charters = havn
    torn = {**charters, name: charters[name]._replace(**changed)}
    return [f.problem.message for f in compare_charters(organisation, torn).findings]


def test_charters_as_they_are_composed_mirror_each_other(havn):
    mirror = compare_charters(*havn)

    assert mirror.findings == ()
    assert mirror.agreed > 150


@pytest.mark.parametrize(
    ("name", "changed", "said"),
    [
        ("cpo", {"heard_on": ()}, "the charter of 'cto' says that 'cpo' is heard on '"),
        ("cto", {"decides": ()}, "the charter of 'cpo' says that it is heard when 'cto' decides '"),
        (
            "cpo",
            {"stops": ()},
            "the charter of 'cto' says that 'cpo' can stop 'Build, buy or reuse'",
        ),
        (
            "cto",
            {"decides": ()},
            "says that it can stop what 'cto' decides in 'Build, buy or reuse'",
        ),
        ("cto", {"core": ()}, "the charter of 'cpo' says that 'cto' answers for '"),
        ("cto", {"facts": ()}, "the charter of 'ceo' says that 'cto' reports to it"),
        ("ceo", {"facts": ()}, "the charter of 'cto' says that it reports to 'ceo'"),
        ("cpo", {"neighbours": ()}, "the charter of 'cto' says how it works with 'cpo' ("),
        (
            "ceo",
            {"exclusions": (Group("The CPO", ("Robots",)),)},
            "the charter of 'ceo' says that 'cpo' answers for 'Robots'",
        ),
    ],
)
def test_what_one_charter_alone_says_is_named(havn, name, changed, said):
    assert any(said in message for message in unmirrored(havn, name, **changed))


def test_what_neighbours_give_each_other_is_compared_word_for_word(havn):
    first, *rest = havn[1]["cto"].neighbours
    other = first._replace(gives=("Something else.", *first.gives[1:]))

    [one, two] = unmirrored(havn, "cto", neighbours=(other, *rest))

    assert "Something else." in one + two


def test_a_name_with_the_marks_of_a_sentence_in_it_is_still_found(company):
    rest = (
        'positions: {cpo: {short: "CPO, but only now; and later"}}\n'
        "assign: {decision.build-or-buy: {veto: [cpo]}}\n"
    )

    assert mirror_of(company("separate", rest), DAY).findings == ()


# Vetoes


def vetoes(decisions, by):
    return "assign:\n" + "".join(f"  {name}: {{veto: [{by}]}}\n" for name in decisions)


def decided_by(organisation, name, count):
    mine = [d for d, a in organisation.decisions.items() if a.accountable == name]
    return mine[:count]


@pytest.mark.parametrize(("count", "wanted"), [(2, []), (3, ["all-vetoes"])])
def test_all_vetoes_in_one_hand_are_named_from_three_on(company, count, wanted):
    decisions = decided_by(company("separate"), "cto", count)

    assert codes(company("separate", vetoes(decisions, "cpo"))) == wanted


def test_vetoes_in_two_hands_are_fine(company):
    one, two, three = decided_by(company("separate"), "cto", 3)
    rest = vetoes([one, two], "cpo") + f"  {three}: {{veto: [ceo]}}\n"

    assert codes(company("separate", rest)) == []


def test_a_neighbours_vetoes_on_law_are_fine_and_on_a_fifth_of_all_decisions_are_not(company):
    counsel = "positions: {general-counsel: {}}\n"
    decisions = decided_by(company("separate"), "cto", 8)

    assert codes(company("separate", counsel)) == []
    many = company("separate", counsel + vetoes(decisions, "general-counsel"))
    assert codes(many) == ["all-vetoes"]


@pytest.mark.parametrize(
    ("by", "wanted"), [("vp-engineering", True), ("cpo", False), ("vp-product", False)]
)
def test_a_veto_on_the_decision_of_the_position_above_is_named(company, by, wanted):
    [decision] = decided_by(company("separate-with-vps"), "cto", 1)
    said = found(company("separate-with-vps", vetoes([decision], by)))

    assert bool(said) is wanted
    if wanted:
        assert said == [
            f"'vp-engineering' can stop what 'cto' above it decides in '{decision}' - "
            "let 'vp-engineering' be consulted, or decide it [veto-upwards]"
        ]


def test_a_veto_two_levels_up_is_named_too(company):
    [decision] = decided_by(company("separate-with-vps"), "ceo", 1)

    assert codes(company("separate-with-vps", vetoes([decision], "vp-product"))) == ["veto-upwards"]


def test_a_neighbours_veto_upwards_is_named_only_where_the_company_wrote_it(company):
    rest = "positions: {cfo: {}}\n"
    [decision] = decided_by(company("separate"), "ceo", 1)

    assert codes(company("cpo-led", rest)) == []
    assert codes(company("cpo-led", rest + vetoes([decision], "cfo"))) == ["veto-upwards"]


@pytest.mark.parametrize(
    ("positions", "wanted"),
    [
        ("cpo: {status: planned, acting: cto}", ["void-veto"]),
        ("cto: {status: planned, acting: cpo}", ["void-veto"]),
        ("cto: {status: planned, acting: ceo}, cpo: {status: planned, acting: ceo}", ["void-veto"]),
        ("cpo: {status: planned, acting: ceo}", []),
    ],
)
def test_a_veto_in_the_hands_of_the_one_who_decides_is_named(company, positions, wanted):
    rest = f"positions: {{{positions}}}\n" + vetoes(["decision.build-or-buy"], "cpo")

    assert codes(company("separate", rest)) == wanted


# Titles


def given_to(organisation, owner, first, to):
    """Return lines that give what `owner` has and the catalogue gives `first` to another."""
    everything = {**organisation.responsibilities, **organisation.decisions}
    added = {name for name, role in organisation.catalog.roles.items() if role.since}
    return "assign:\n" + "".join(
        f"  {name}: {to}\n"
        for name, a in everything.items()
        if a.accountable == owner
        and next(role for role in a.entry.accountable if role not in added) in first
    )


@pytest.mark.parametrize(("leader", "vp"), [("cto", "VP Engineering"), ("cpo", "VP Product")])
def test_a_chief_who_owns_only_a_vice_presidents_work_is_named(company, leader, vp):
    usual = company("separate")
    [said] = found(
        company("separate", given_to(usual, leader, [leader, "cpto"], "ceo")), "title-above-work"
    )

    assert said.startswith(f"'{leader}' is called Chief ")
    assert (
        f" entries that it owns are the work of a {usual.catalog.roles[leader].title}" not in said
    )
    assert f"call it {vp}, or give it what the catalogue gives a {leader.upper()} first: '" in said
    assert "(now 'ceo')" in said


def test_a_chief_with_one_decision_of_a_chief_among_thirty_is_named_too(company):
    rest = given_to(company("separate"), "cto", ["cto", "cpto"], "ceo")
    rest = rest.replace("decision.build-or-buy: ceo", "decision.build-or-buy: cto")

    assert "title-above-work" in codes(company("separate", rest))


def test_a_chief_without_a_vice_president_does_both_and_is_fine(company):
    assert codes(company("separate")) == []


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Chief Technology Officer", True),
        ("Co-founder and CTO", True),
        ("Chief Engineer", True),
        ("VP Engineering", False),
        ("Head of Engineering", False),
        ("Deputy Chief Technology Officer", False),
        ("VP Engineering, Office of the CTO", False),
        ("Mischief Officer", False),
    ],
)
def test_a_vice_president_called_chief_is_named(company, title, wanted):
    rest = f"positions: {{vp-engineering: {{title: '{title}'}}}}\n"

    assert codes(company("founder-led", rest)) == (["title-above-role"] if wanted else [])


def test_a_leader_who_owns_nothing_is_named(company):
    rest = given_to(company("separate"), "cto", list(read_catalog().roles), "cpo")

    assert found(company("separate", rest), "owns-nothing") == [
        "'cto' answers for nothing and decides nothing - say under 'assign' what it owns, "
        "or leave the position out [owns-nothing]"
    ]


def test_two_of_one_role_own_nothing_yet_and_only_the_gap_is_named(company):
    rest = "positions: {one: {role: cto, title: CTO One}, two: {role: cto, title: CTO Two}}\n"

    assert set(codes(company("separate", rest))) == {"two-owners"}


# Load

PEOPLE = ", product_and_technology_headcount: "


@pytest.mark.parametrize(
    ("structure", "people", "wanted"),
    [
        ("combined", 20, []),
        ("combined", 21, ["one-leader"]),
        ("combined-lean", 20, ["heavy-load"]),
        ("combined-lean", 21, ["heavy-load", "one-leader"]),
        ("separate", 90, []),
        ("separate-with-vps", 900, []),
        ("separate-full", 900, []),
        ("founder-led", 90, []),
        ("cto-led", 20, []),
        ("cto-led", 21, ["bottleneck"]),
        ("cpo-led", 21, ["bottleneck"]),
    ],
)
def test_more_people_than_one_can_lead_are_named(company, structure, people, wanted):
    assert codes(company(structure, facts=f"{PEOPLE}{people}")) == wanted


def test_one_leader_for_many_is_named_with_the_evidence_for_and_against(company):
    [finding] = company("combined", facts=f"{PEOPLE}62").findings

    assert (
        "'cpto' alone answers for product and technology, with 62 people" in finding.problem.message
    )
    assert finding.evidence == ("cpc-22", "cpc-24", "fullscale-14")
    assert finding.problem.place.path.endswith("company.yaml")


def test_a_leader_who_carries_three_times_as_much_as_the_next_is_far_beyond_the_others(company):
    usual = company("combined")
    everything = {**usual.responsibilities, **usual.decisions}
    lines = [n for n, a in everything.items() if a.accountable == "vp-engineering"]
    rest = "assign:\n" + "".join(f"  {name}: ceo\n" for name in lines[::2])

    assert codes(usual) == []
    assert found(company("combined", rest), "heavy-load") == [
        "'cpto' carries 56% of all work, by weight; the next, 'vp-product', carries 18% - "
        "say under 'assign' what 'vp-engineering' and 'vp-product' take from it [heavy-load]"
    ]


# The command


def test_a_finding_of_the_charters_is_printed_and_fails(charter, monkeypatch, tmp_path):
    torn = compare_charters

    def without_ceo(organisation, charters):
        ceo = charters["ceo"]._replace(facts=())
        return torn(organisation, {**charters, "ceo": ceo})

    monkeypatch.setattr("charter.compose.mirror.compare_charters", without_ceo)
    (tmp_path / "company.yaml").write_text("company: {name: Acme}\nstructure: separate\n", "utf-8")
    ran = charter("check", str(tmp_path), "--json")

    assert ran.code == 1
    said = json.loads(ran.out)
    assert (said["version"], said["proved"]) == (1, False)
    assert {f["code"] for f in said["findings"]} == {"one-sided"}
