"""A role that a company makes up in a few lines has a charter in which nothing is empty."""

from __future__ import annotations

from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.compose import room
from charter.compose.charter import compose_charter
from charter.compose.posting import compose_posting
from charter.load.company_file import read_workspace, workspace_of
from charter.load.own_roles import how_to_write
from charter.problems import InputError

DAY = date(2026, 12, 1)
FACTS = (
    "name: Acme, apply: {email: jobs@acme.example}, business_model: saas, customers: business, "
    "sells: true, personal_data: true, ai_in_product: true, runs_service: true, cloud: true, "
    "board: true, regulated: true, markets: 3, several_teams: true, devices: true, screens: true, "
    "standards: true, speaks_publicly: true, publishes_code: true, outsourced_development: true, "
    "investors: true, designers: 3, product_people: 4, functions: [finance, legal, support]"
)
_LIKE_THIS = organise(workspace_of(f"company: {{{FACTS}}}\nstructure: separate-full\n"))
APPLYING = [*_LIKE_THIS.responsibilities, *_LIKE_THIS.decisions]
SECURITY = "operations-and-security.security-posture"
CHIEF = f"chief: {{title: Chief of Security, level: executive, takes: [{SECURITY}]}}"
CISO = "ciso: {title: Chief Security Person, level: vice-president, reports_to: cto}"


@pytest.fixture
def company(workspace):
    """Return a company with these lines under `positions`."""

    def make(*positions, structure="separate-full", assign="", facts=FACTS):
        lines = "".join(f"  {line}\n" for line in positions)
        text = f"company: {{{facts}}}\nstructure: {structure}\npositions:\n{lines}"
        return organise(workspace(text + (f"assign:\n  {assign}\n" if assign else "")))

    return make


def test_what_it_takes_is_its_own_and_leaves_whoever_had_it(company):
    made = company(CHIEF)

    assert made.owner(SECURITY) == "chief"
    assert made.responsibilities[SECURITY].because.kind == "company"
    assert made.positions["chief"].reports_to == "ceo"
    assert made.proved
    said = str(compose_charter(made, "cto", DAY))
    assert "The CTO owns the security posture" not in said


@pytest.mark.parametrize("level", ["executive", "vice-president", "head"])
@pytest.mark.parametrize("entry", APPLYING)
def test_nothing_is_empty_in_its_papers_whatever_it_takes(company, entry, level):
    made = company(
        f"mine: {{title: Chief of It, level: {level}, takes: [{entry}], status: vacant}}"
    )
    charter = compose_charter(made, "mine", DAY)
    posting = compose_posting(made, "mine", DAY)

    assert charter.mission
    assert len(charter.outcomes) >= 3
    assert len(charter.risks) >= 3
    assert [group.label for group in charter.first_days] == ["Day 30", "Day 60", "Day 90"]
    assert charter.core or charter.decides
    assert "The CEO" in [near.name for near in charter.neighbours]
    assert charter.exclusions
    assert posting.pitch
    assert len(posting.musts) >= 3
    assert len(posting.success) >= 3


def test_sentences_go_with_the_work_and_those_of_every_role_follow(company):
    made = company(CHIEF)
    with_work = compose_charter(made, "chief", DAY)
    without = compose_charter(company("aide: {title: Aide, level: head}"), "aide", DAY)

    assert with_work.risks[0].risk.startswith("Security is counted in papers written")
    of_all = "Two people do the same work, or each waits for the other."
    assert without.risks[0].risk == of_all != with_work.risks[0].risk
    assert of_all in [risk.risk for risk in with_work.risks]
    assert "the security posture" in with_work.mission
    assert without.mission == (
        "Whoever at Acme needs this work knows whom to ask, and gets an answer that holds."
    )


def test_a_role_that_the_catalogue_did_not_always_have_stays_a_companys_own(company):
    """Its title, level and line count; it stands where the catalogue's does, with its texts."""
    made = company(CISO)
    here, usual = made.positions["ciso"], made.catalog.roles["ciso"]

    assert (here.title, here.role.level, here.reports_to) == (
        *("Chief Security Person", "vice-president", "cto"),
    )
    assert usual.made_up
    assert made.owner(SECURITY) == made.owner("decision.security-exceptions") == "ciso"
    assert compose_charter(made, "ciso", DAY).mission.startswith(
        "Acme knows what it protects first"
    )


NEW = [role.id for role in _LIKE_THIS.catalog.roles.values() if role.since]
"""Roles that companies had to make up before."""


@pytest.mark.parametrize("name", NEW)
def test_whoever_made_up_a_role_before_the_catalogue_had_it_keeps_it(company, name):
    made = company(f"{name}: {{title: Ours, level: head, reports_to: ceo, takes: [{SECURITY}]}}")
    charter = compose_charter(made, name, DAY)

    assert (made.positions[name].role.level, made.owner(SECURITY)) == ("head", name)
    assert charter.title == "Ours"
    assert charter.mission


def test_a_catalogue_of_ones_own_that_had_the_role_before_goes_first(tmp_path):
    own = "{id: ciso, title: Head of Security, level: head, mission: [{charter: Nobody gets in.}]}"
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/own.yaml").write_text(f"roles: [{own}]", "utf-8")
    lines = "structure: separate\npositions: {ciso: {reports_to: ceo}}\n"
    (tmp_path / "company.yaml").write_text(f"company: {{{FACTS}}}\n{lines}", "utf-8")
    made = organise(read_workspace(tmp_path))

    assert made.positions["ciso"].title == "Head of Security"
    assert compose_charter(made, "ciso", DAY).mission == "Nobody gets in."


def test_a_neighbour_of_ones_own_gets_no_papers_and_has_a_row(company):
    made = company(
        "coo: {title: Chief Operating Officer, level: neighbour}", "cto: {reports_to: coo}"
    )

    assert not made.positions["coo"].writes_papers
    charter = compose_charter(made, "cto", DAY)
    assert charter.manager == "the Chief Operating Officer"
    assert "The Chief Operating Officer" in [near.name for near in charter.neighbours]


def test_an_alias_becomes_a_role_of_its_own_by_a_level(company):
    made = company(
        "vp-data: {status: vacant, acting: cto, reports_to: cpo}",
        "head-of-data: {title: Head of Data, level: head, takes: [data.quality], reports_to: cto}",
    )

    assert {"vp-data", "head-of-data"} <= set(made.positions)
    assert made.owner("data.quality") == "head-of-data"
    assert made.owner("data.platform") == "vp-data"


def test_any_position_can_take_work(company):
    assert company(f"cpo: {{takes: [{SECURITY}]}}").owner(SECURITY) == "cpo"


def test_a_line_under_assign_says_who_else_takes_part_in_what_it_takes(company):
    made = company(CHIEF, assign=f"{SECURITY}: {{consulted: [cpo]}}")

    assert made.owner(SECURITY) == "chief"
    assert made.responsibilities[SECURITY].consulted == ("cpo",)


def test_what_it_takes_and_does_not_apply_is_told_at_its_place(company):
    made = company(
        "mine: {title: Head of It, level: head, takes: [product.localisation]}",
        facts="name: Acme, markets: 1",
    )

    [told] = [f.problem for f in made.findings if f.problem.code == "does-not-apply"]
    assert (told.place.line, told.place.column) == (4, 50)


@pytest.mark.parametrize(("role", "own"), [("cto", ""), ("cto", "title: Mine, "), ("ciso", "")])
def test_a_role_named_by_id_keeps_its_level(company, role, own):
    with pytest.raises(InputError, match=f"'{role}' has the role '{role}' of the catalogue"):
        company(f"{role}: {{{own}level: executive}}")


@pytest.mark.parametrize(
    ("role", "title", "told"),
    [
        ("cmo", "Chief Medical Officer", True),
        ("cio", "Chief Innovation Officer", True),
        ("cpo", "Chief People Officer", True),
        ("cto", "Chief Transformation Officer", True),
        ("cto", "Chief Technical Officer", False),
        ("cmo", "Chief Marketing Officer", False),
        ("cpo", "Chief Product & Design Officer", False),
        ("cto", "Head of Technology", False),
        ("cto", "Field CTO", True),
        ("cto", "Field Chief Technology Officer", True),
        ("cto", "CTO Field Services", False),
        ("cpo", "Chief Product Officer", False),
    ],
)
def test_a_title_that_has_its_roles_initials_and_means_another_post_is_told(
    company, role, title, told
):
    made = company(f"{role}: {{title: {title}, reports_to: ceo}}")

    found = [f.problem.hint for f in made.findings if f.problem.code == "title-of-another-role"]
    assert bool(found) == told
    if told:
        assert f"title: {title}, level: " in found[0]


def test_a_posting_spells_out_what_the_company_calls_a_role_of_its_own(company):
    own = CHIEF.replace("level:", "short: COS, level:")
    made = company(own, "vp-data: {status: vacant, reports_to: chief}")

    assert "the COS" in str(compose_charter(made, "vp-data", DAY))
    said = str(compose_posting(made, "vp-data", DAY))
    assert " the Chief of Security" in said
    assert "COS" not in said


def test_a_level_that_is_none_is_one_problem(company):
    with pytest.raises(InputError) as bad:
        company("mine: {title: Mine, level: boss}")
    assert [problem.code for problem in bad.value.problems] == ["unknown-value"]


def test_a_sentence_that_comes_with_the_work_names_whoever_has_it(company, monkeypatch):
    monkeypatch.setattr(room, "ROOM", 9999)  # what a row says, not whether it has room
    taken = "takes: [decision.security-risk, operations-and-security.security-posture]"
    made = company(f"chief: {{title: Security Chief, level: executive, {taken}}}")
    papers = {name: compose_charter(made, name, DAY) for name in ("cto", "chief")}
    near = {paper: {n.name: n for n in papers[paper].neighbours} for paper in papers}
    said = "An answer within five working days on any risk that only the Security Chief can accept."
    assert said in near["cto"]["The Security Chief"].gets
    assert said in near["chief"]["The CTO"].gives


def test_no_sentence_that_another_role_says_of_itself_comes_with_the_work(company):
    said_of_itself = [
        (role.id, claim)
        for role in _LIKE_THIS.catalog.roles.values()
        for part in ("outcomes", "risks", "first_days")
        for one in getattr(role, part)
        for claim in one.claims or ()
        if f"{{{role.id}" in f"{one.charter}{one.risk}{one.watch}" and claim in APPLYING
    ]
    assert {"strategy.one-plan", "governance-and-reporting.decision-rules"} <= {
        claim for _, claim in said_of_itself
    }
    for role, claim in said_of_itself:
        made = company(f"mine: {{title: Keeper, level: executive, takes: [{claim}]}}")
        printed = {
            text
            for part in ("outcomes", "risks", "first_days")
            for one in getattr(made.positions["mine"].role, part)
            for text in (one.charter, one.risk, one.watch)
        }
        assert not [text for text in printed if f"{{{role}" in text], claim


def test_a_chief_of_security_who_signs_risks_has_no_signature_of_another(company):
    taken = "takes: [decision.security-risk, operations-and-security.security-posture]"
    made = company(f"chief: {{title: Security Chief, level: executive, {taken}}}")
    outcomes = compose_charter(made, "chief", DAY).outcomes
    assert (
        "Each security risk open past its deadline is signed, and has a date on which it is looked "
        "at again." in outcomes
    )
    assert "signature" not in " ".join(outcomes)


@pytest.mark.parametrize("entry", APPLYING)
def test_no_neighbour_is_named_in_what_it_has_no_part_in(company, entry):
    made = company(f"mine: {{title: Keeper, level: executive, takes: [{entry}]}}")
    for near in compose_charter(made, "mine", DAY).neighbours:
        for text in near.gives:
            named = {p.short for p in made.positions.values() if f"the {p.short} " in f"{text} "}
            assert named <= {"Keeper", near.name.removeprefix("The ")}, text


@pytest.mark.parametrize(
    ("name", "title"),
    [("field-cto", "Field CTO"), ("vp-growth", "VP Growth"), ("head-of-ux-ops", "Head of UX Ops")],
)
def test_initials_in_the_name_of_a_role_are_so_in_the_title_to_write(name, title):
    assert f"title: {title}," in how_to_write(name)
