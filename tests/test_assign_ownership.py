"""Who owns what: the catalogue's order, the structure's exceptions, the company's last word."""

from __future__ import annotations

import pytest

from charter.assign.ownership import organise

ACME = "company: {name: Acme, apply: {email: jobs@acme.example}}\n"
ROBOTS = """responsibilities:
  - id: product.robots
    title: Robots
    area: product
    charter: Keeps the robots.
    accountable: [vp-product, cpo, ceo]
"""
DECISION = """decisions:
  - id: decision.robots
    title: Robots
    area: product
    charter: Which robots we keep.
    decides: [cpo, ceo]
    {lists}
"""


@pytest.fixture
def robots(workspace):
    """Organise a company that has a responsibility and, with `lists`, a decision on robots."""

    def make(company, responsibility=ROBOTS, lists=""):
        own = {"own": responsibility}
        if lists:
            own["decision"] = DECISION.format(lists=lists)
        return organise(workspace(ACME + company, **own))

    return make


def owner(organisation, name="product.robots"):
    assigned = organisation.responsibilities[name]
    return assigned.accountable, assigned.because.kind


def codes(organisation):
    return [finding.problem.code for finding in organisation.findings]


# The owner


def test_the_first_role_in_the_list_that_the_company_has_is_accountable(robots):
    assert owner(robots("structure: separate-with-vps\n")) == ("vp-product", "catalogue")
    assert owner(robots("structure: separate\n")) == ("cpo", "catalogue")
    assert owner(robots("structure: combined-lean\n")) == ("ceo", "catalogue")


STRUCTURE = """structures:
  - id: ours
    title: Ours
    positions: {ceo: , cpo: ceo, vp-product: cpo}
    assign: {product.robots: ceo}
"""


def test_the_structure_may_say_otherwise(robots):
    organisation = robots("structure: ours\n", ROBOTS + STRUCTURE)

    assert owner(organisation) == ("ceo", "structure")
    assert str(organisation.responsibilities["product.robots"].because.place).endswith(
        "catalog/own.yaml:11:30"
    )


def test_the_company_has_the_last_word(robots):
    organisation = robots("structure: ours\nassign: {product.robots: cpo}\n", ROBOTS + STRUCTURE)

    assert owner(organisation) == ("cpo", "company")
    assert str(organisation.responsibilities["product.robots"].because.place).endswith(
        "company.yaml:3:10"
    )


def test_a_company_that_changes_only_lists_keeps_the_owner_and_the_reason(robots):
    organisation = robots("structure: separate\nassign: {product.robots: {informed: [ceo]}}\n")

    assert owner(organisation) == ("cpo", "catalogue")
    assert organisation.responsibilities["product.robots"].informed == ("ceo",)


def test_a_list_in_the_company_file_replaces_the_catalogues(robots):
    lists = "consulted: [cto]\n    informed: [cto]"
    own = "structure: separate\nassign: {decision.robots: {consulted: []}}\n"

    assert robots("structure: separate\n", lists=lists).decisions["decision.robots"].consulted == (
        "cto",
    )
    changed = robots(own, lists=lists).decisions["decision.robots"]
    assert (changed.consulted, changed.informed) == ((), ("cto",))


# The lists


def test_of_alternatives_the_first_that_the_company_has_counts(robots):
    lists = "consulted: [[vp-engineering, cto], vp-data]"

    assert robots("structure: separate\n", lists=lists).decisions["decision.robots"].consulted == (
        "cto",
    )


def test_every_position_of_a_role_is_heard(robots):
    organisation = robots(
        "structure: separate\npositions: {apps: {role: cto}, platform: {role: cto}}\nassign: {}\n",
        lists="consulted: [cto]",
    )

    assert organisation.decisions["decision.robots"].consulted == ("apps", "platform")


def test_nobody_stands_in_two_lists_and_the_owner_in_none(robots):
    lists = "veto: [cto]\n    consulted: [cto, cpo, ceo]\n    informed: [ceo, cpo]"
    assigned = robots("structure: separate\n", lists=lists).decisions["decision.robots"]

    assert assigned.accountable == "cpo"
    assert (assigned.veto, assigned.consulted, assigned.informed) == (("cto",), ("ceo",), ())


# A dispute


def test_a_dispute_goes_to_the_first_role_that_is_there(robots):
    decided = robots("structure: separate\n", lists="dispute: [cfo, cto, ceo]")

    assert decided.decisions["decision.robots"].dispute == "cto"


def test_a_dispute_never_goes_to_the_one_who_decides(robots):
    decided = robots("structure: separate\n", lists="dispute: [cpo, ceo]")

    assert decided.decisions["decision.robots"].dispute == "ceo"


def test_a_dispute_goes_to_the_position_above_when_nobody_is_named(robots):
    organisation = robots("structure: separate\npositions: {cpo: {reports_to: cto}}\n")

    assert organisation.responsibilities["product.robots"].dispute == "cto"


def test_a_dispute_with_the_head_goes_to_nobody_in_the_company(robots):
    assert robots("structure: combined-lean\n").responsibilities["product.robots"].dispute == ""


# What applies

CONDITION = ROBOTS + "    when: {when}\n"


@pytest.mark.parametrize(
    ("when", "facts", "applies"),
    [
        ("{business_model: [saas, hardware]}", "business_model: saas", True),
        ("{business_model: [saas, hardware]}", "business_model: services", False),
        ("{business_model: [saas]}", "", False),
        ("{regulated: [true]}", "regulated: true", True),
        ("{regulated: [true]}", "regulated: false", False),
        ("{regulated: [false]}", "regulated: false", True),
        ("{markets: {min: 2}}", "markets: 2", True),
        ("{markets: {min: 2}}", "markets: 1", False),
        ("{headcount: {max: 50}}", "headcount: 50", True),
        ("{headcount: {max: 50}}", "headcount: 51", False),
        ("{headcount: {min: 10, max: 50}}", "headcount: 30", True),
        ("{headcount: {min: 10, max: 50}}", "headcount: 9", False),
        (
            "{product_and_technology_headcount: {min: 0}}",
            "product_and_technology_headcount: 0",
            True,
        ),
        ("{roles: [vp-data, cto]}", "", True),
        ("{roles: [vp-data]}", "", False),
        ("{without_roles: [vp-data]}", "", True),
        ("{without_roles: [vp-data, cto]}", "", False),
        ("{structures: [separate]}", "", True),
        ("{structures: [combined]}", "", False),
        ("{markets: {min: 2}, regulated: [true]}", "markets: 3, regulated: true", True),
        ("{markets: {min: 2}, regulated: [true]}", "markets: 3, regulated: false", False),
    ],
)
def test_an_entry_applies_when_all_its_conditions_hold(workspace, when, facts, applies):
    company = f"company: {{name: Acme, {facts}}}\nstructure: separate\n"
    own = CONDITION.replace("{when}", when)

    assert ("product.robots" in organise(workspace(company, own=own)).responsibilities) is applies


@pytest.mark.parametrize(
    ("facts", "waits_for"),
    [
        ("", {"markets", "regulated"}),
        ("regulated: true", {"markets"}),
        ("regulated: false", set()),
        ("regulated: true, markets: 2", set()),
    ],
)
def test_an_entry_waits_for_the_facts_that_decide_and_that_nobody_stated(
    workspace, facts, waits_for
):
    own = CONDITION.replace("{when}", "{markets: {min: 2}, regulated: [true]}")
    organisation = organise(
        workspace(f"company: {{name: Acme, {facts}}}\nstructure: separate\n", own=own)
    )

    assert {f for f, ids in organisation.unanswered.items() if "product.robots" in ids} == waits_for


def test_an_assigned_entry_that_does_not_apply_is_advice(workspace):
    own = CONDITION.replace("{when}", "{regulated: [true]}")
    company = ACME + "structure: separate\nassign: {product.robots: cto}\n"
    organisation = organise(workspace(company, own=own))

    assert codes(organisation) == ["does-not-apply"]
    assert organisation.proved


# Positions


def test_positions_stand_in_the_order_of_the_reporting_lines(workspace):
    organisation = organise(workspace(ACME + "structure: separate-with-vps\n"))

    assert list(organisation.positions) == ["ceo", "cto", "vp-engineering", "cpo", "vp-product"]
    assert organisation.positions["ceo"].reports == ("cto", "cpo")


def test_a_position_of_ones_own_reports_where_its_role_usually_does(workspace):
    positions = "positions: {cfo: {}, vp-design: {}}\n"
    organisation = organise(workspace(ACME + "structure: separate\n" + positions))

    assert organisation.positions["cfo"].reports_to == "ceo"
    assert organisation.positions["vp-design"].reports_to == "cpo"


def test_a_position_with_a_role_takes_the_place_of_the_structures(workspace):
    positions = "positions: {engineering: {role: cto, title: Head of Engineering}}\n"
    organisation = organise(workspace(ACME + "structure: separate\n" + positions))

    assert list(organisation.positions) == ["ceo", "cpo", "engineering"]
    assert organisation.positions["engineering"].reports_to == "ceo"
    assert organisation.positions["engineering"].the == "the Head of Engineering"


def test_the_work_of_a_vacant_position_is_held_at_the_end_of_a_chain(workspace):
    positions = (
        "positions: {cto: {status: vacant, acting: cpo}, cpo: {status: planned, acting: ceo}}\n"
    )

    assert organise(workspace(ACME + "structure: separate\n" + positions)).gaps == ()


def test_a_company_of_a_thousand_levels_is_no_crash(workspace):
    levels = "".join(
        f"  p{n}: {{role: cfo, reports_to: {f'p{n - 1}' if n else 'ceo'}}}\n" for n in range(1000)
    )
    organisation = organise(workspace(ACME + "structure: separate\npositions:\n" + levels))

    assert list(organisation.positions)[:3] == ["ceo", "cto", "cpo"]
    assert list(organisation.positions)[-1] == "p999"
    assert not {"two-heads", "reporting-loop"} & set(codes(organisation))


# Load


def test_the_load_is_the_number_of_entries_and_the_sum_of_their_weights(workspace):
    organisation = organise(workspace(ACME + "structure: separate\n"))
    mine = [a.entry for a in organisation.responsibilities.values() if a.accountable == "cto"]
    calls = [a.entry for a in organisation.decisions.values() if a.accountable == "cto"]

    assert organisation.load["cto"] == (
        len(mine),
        len(calls),
        sum(entry.weight for entry in [*mine, *calls]),
    )


def test_a_position_with_most_of_the_work_is_advice_and_no_gap(workspace):
    organisation = organise(workspace(ACME + "structure: combined-lean\n"))

    assert codes(organisation) == ["heavy-load"]
    assert organisation.findings[0].about == ("cpto",)
    assert organisation.proved


@pytest.mark.parametrize(
    ("leaning", "lines", "found"),
    [
        ("technology", "", []),
        ("technology", "vp-product: {status: vacant, acting: cpto}", ["weak-side"]),
        ("technology", "vp-engineering: {status: vacant, acting: cpto}", []),
        ("product", "vp-engineering: {status: vacant, acting: cpto}", ["weak-side"]),
        ("product", "vp-engineering: {reports_to: ceo}", ["weak-side"]),
    ],
)
def test_a_leaning_leader_without_a_leader_on_the_weak_side_is_advice(
    workspace, leaning, lines, found
):
    positions = f"positions:\n  cpto: {{leaning: {leaning}}}\n  {lines}\n"
    organisation = organise(workspace(ACME + "structure: combined\n" + positions))

    assert codes(organisation) == found
