"""The shipped catalogue: complete, linked, and written as its own rules ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.compose.choice import opening
from charter.facts.catalog import Entry, Role
from charter.facts.company import Apply, Company, PositionInput, Workspace
from charter.facts.presuppositions import ABOUT_POSITION, ABOUT_STRUCTURE, SLOT, unknown_slots
from charter.facts.said import Phrase, Statement
from charter.load.catalog_files import read_catalog
from charter.load.links import check_catalog_links
from charter.problems import Place
from charter.read.schema import check_schema, fact_names, schema
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder

CATALOG = read_catalog()
OTHERS = {catalog_folder() / name for name in ("boards", "examples", "languages", "words")}
"""Folders of the catalogue whose files are not laid over each other by id."""
FILES = sorted(path for path in catalog_folder().rglob("*.yaml") if OTHERS.isdisjoint(path.parents))
ENTRIES = [*CATALOG.responsibilities.values(), *CATALOG.decisions.values()]
STRUCTURES = list(CATALOG.structures)
FACTS = schema("company")["$defs"]["company"]["properties"]
LIMIT = 24
"""Words in a sentence."""
FILLER = re.compile(
    r"\b(drives?|driving|champions?|leverag\w*|synerg\w*|world-class|best-in-class|cutting-edge"
    r"|passionate|ensur\w*|stakeholders?|seamless\w*|robust|innovative|responsible for"
    r"|work closely|partner with|as needed|etc|various|dynamic|fast-paced|rock ?star|ninja|guru"
    r"|holistic|empower\w*|foster\w*|spearhead\w*|strategic initiatives)\b",
    re.IGNORECASE,
)
PARTS = ("mission", "pitch", "outcomes", "risks", "first_days", "musts", "nice_to_have")


def statements(role: Role) -> Iterator[tuple[str, Statement]]:
    """Yield each statement of a role with the name of its list."""
    for part in PARTS:
        for statement in getattr(role, part):
            yield part, statement


def texts() -> Iterator[tuple[str, str, str]]:
    """Yield every text of the catalogue for people: whose it is, which, and the text."""
    for entry in ENTRIES:
        yield entry.id, "title", entry.title
        for key in ("charter", "posting"):
            for said in (text for one in getattr(entry, key) for text in one.wordings):
                yield entry.id, key, said
    for role in CATALOG.roles.values():
        for part in ("core_question", "focus", "closest_to", "background", "main_risk"):
            yield role.id, part, getattr(role, part)
        for skill in role.skills:
            yield role.id, "skills", skill
        for part, statement in statements(role):
            for key in ("charter", "posting", "risk", "watch"):
                yield role.id, f"{part} {key}", getattr(statement, key)
            for said in statement.also:
                yield role.id, f"{part} posting", said
    for structure in CATALOG.structures.values():
        for text in (structure.summary, *structure.suits, *structure.does_not_suit):
            yield structure.id, "structure", text
    for interface in CATALOG.interfaces.values():
        for said in (*interface.first_gives, *interface.second_gives, *interface.dispute):
            yield interface.id, "interface", said.say
    for outcome in CATALOG.joint_outcomes.values():
        for said in outcome.say:
            yield outcome.id, "joint outcome", said.say
    for measure in CATALOG.measures.values():
        yield measure.id, "definition", measure.definition


def worded(phrases: Iterable[Phrase]) -> Iterator[str]:
    """Yield every wording of sentences."""
    for one in phrases:
        yield from one.wordings


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def company(structure: str, added: tuple[str, ...] = (), **facts: object) -> Organisation:
    """Return a company of this structure, with roles added to it, that states these facts."""
    nowhere = Place("company.yaml")
    positions = {
        role: PositionInput(role, role, nowhere, status="vacant", reports_to="ceo")
        for role in added
    }
    made = Company(
        *("Acme", "Acme Ltd", "", "", "", "", facts, (), "", "", Apply(), None),
        *(structure, nowhere, positions, {}, nowhere),
    )
    return organise(Workspace(Path(), made, CATALOG))


@cache
def every_company(structure: str) -> tuple[Organisation, ...]:
    """Return companies that leave no fact open and, together, state each of its values."""
    yes = [name for name, rule in FACTS.items() if rule.get("type") == "boolean"]
    choices = {name: rule["enum"] for name, rule in FACTS.items() if "enum" in rule}
    sizes = cycle((1, 10, 30, 100, 1000))
    made = []
    for turn in range(max(map(len, choices.values()))):
        facts = {name: values[turn % len(values)] for name, values in choices.items()}
        for answer in (True, False, True):
            size = next(sizes)
            numbers = {"headcount": size * 3, "product_and_technology_headcount": size}
            facts |= {**numbers, "markets": 1 + turn * 3, **dict.fromkeys(yes, answer)}
            made.append(company(structure, **facts))
    return tuple(made)


# The files


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_fits_its_schema(path):
    problems, _ = check_schema(read_yaml(path), "catalog")

    assert problems == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_says_first_what_it_holds(path):
    assert path.read_text("utf-8").startswith("# ")


def test_every_id_stands_once_in_all_files():
    seen: Counter[tuple[str, str]] = Counter()
    for path in FILES:
        for kind, entries in read_yaml(path).data.items():
            if kind not in ("version", "postings"):  # a posting is that of its place's file
                seen.update((kind, entry["id"]) for entry in entries)

    assert [name for name, times in seen.items() if times > 1] == []


def test_every_reference_leads_somewhere():
    assert check_catalog_links(CATALOG, everything=True) == []


def test_the_catalogue_has_a_version():
    assert re.fullmatch(r"20\d\d\.\d\d", CATALOG.version)


# How much there is


def test_there_are_80_to_170_responsibilities():
    assert 80 <= len(CATALOG.responsibilities) <= 170


def test_there_are_30_to_60_decisions():
    assert 30 <= len(CATALOG.decisions) <= 60


def test_there_are_at_least_40_measures():
    assert len(CATALOG.measures) >= 40


def test_the_roles_that_companies_have_are_there():
    assert set(CATALOG.roles) >= {
        *("ceo", "cto", "cpo", "cpto", "cio", "ciso"),
        *("vp-engineering", "vp-product", "vp-design", "vp-data"),
    }
    assert CATALOG.role_id("ctpo") == "cpto"


def test_the_structures_that_companies_choose_from_are_there():
    assert set(CATALOG.structures) >= {
        *("separate", "combined", "combined-lean", "cto-led", "cpo-led", "founder-led"),
    }


def test_no_alias_is_the_name_of_two_roles():
    names = Counter(n for role in CATALOG.roles.values() for n in (role.id, *role.aliases))

    assert [name for name, times in names.items() if times > 1] == []


def test_every_area_has_a_responsibility():
    assert {entry.area for entry in CATALOG.responsibilities.values()} == set(CATALOG.areas)


def test_the_company_schema_completes_exactly_the_catalogues_structures_and_roles():
    known = schema("company")["$defs"]

    assert sorted(known["structureId"]["anyOf"][0]["enum"]) == sorted(CATALOG.structures)
    assert sorted(known["roleId"]["anyOf"][0]["enum"]) == sorted(CATALOG.roles)


# Evidence and measures


def test_every_claim_is_cited():
    lists = (
        *(CATALOG.responsibilities, CATALOG.decisions, CATALOG.roles, CATALOG.structures),
        *(CATALOG.interfaces, CATALOG.measures),
    )
    cited = {claim for entries in lists for entry in entries.values() for claim in entry.evidence}

    assert sorted(set(CATALOG.claims) - cited) == []


def test_every_measure_is_used():
    used = {measure for entry in ENTRIES for measure in entry.measures}

    assert sorted(set(CATALOG.measures) - used) == []


# Each entry


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_entry_says_what_it_is(path):
    data = read_yaml(path).data
    for entry in (*data.get("responsibilities", ()), *data.get("decisions", ())):
        assert {"title", "area", "job", "weight", "charter"} <= entry.keys(), entry["id"]


def entries(kind: str = "") -> pytest.MarkDecorator:
    chosen = [entry for entry in ENTRIES if kind in ("", entry.kind)]
    return pytest.mark.parametrize("entry", chosen, ids=lambda entry: entry.id)


@entries("responsibility")
def test_a_responsibility_is_named_after_its_area(entry: Entry):
    assert entry.id.startswith(f"{entry.area}.")


@entries("decision")
def test_a_decision_is_named_as_one(entry: Entry):
    assert entry.id.startswith("decision.")


@entries()
def test_a_posting_sentence_speaks_to_the_reader(entry: Entry):
    assert all(
        re.search(r"\b(you|yours?)\b", said, re.IGNORECASE) for said in worded(entry.posting)
    )


@entries()
def test_wordings_of_one_sentence_have_shapes_of_their_own(entry: Entry):
    for one in entry.posting:
        opened = {opening(said) for said in one.wordings}
        assert len(opened) > 1 or not one.also, one.wordings


@entries()
def test_a_sentence_is_a_sentence(entry: Entry):
    for text in worded((*entry.charter, *entry.posting)):
        assert text[0].isupper() or text[0] == "{"
        assert text.endswith(".")
        assert not re.search(r"[{}<>*_`#\n]", SLOT.sub("", text))


@entries()
def test_the_order_of_owners_ends_with_the_ceo(entry: Entry):
    assert entry.accountable[-1] == "ceo"
    assert len(set(entry.accountable)) == len(entry.accountable)


@entries("decision")
def test_a_decision_has_at_most_two_vetoes(entry: Entry):
    assert len(entry.veto) <= 2


# The language


def test_no_sentence_is_too_long():
    assert [
        f"{whose} {which}: {len(sentence.split())} words: {sentence}"
        for whose, which, text in texts()
        for sentence in sentences(text)
        if len(sentence.split()) > LIMIT
    ] == []


def test_no_text_has_filler_in_it():
    assert [
        f"{whose} {which}: {found[0]}"
        for whose, which, text in texts()
        if (found := FILLER.search(text))
    ] == []


def test_all_texts_use_plain_characters():
    assert [
        f"{whose} {which}: {text}" for whose, which, text in texts() if not text.isascii()
    ] == []


# Who owns what, in every structure and with every fact stated


@pytest.mark.parametrize("structure", STRUCTURES)
def test_every_entry_that_applies_has_exactly_one_owner(structure):
    for organisation in every_company(structure):
        assigned = {**organisation.responsibilities, **organisation.decisions}
        assert [
            name for name, a in assigned.items() if a.accountable not in organisation.positions
        ] == []
        assert organisation.gaps == ()
        assert organisation.unanswered == {}


def test_every_entry_applies_to_some_company():
    applied = {
        name
        for structure in STRUCTURES
        for organisation in every_company(structure)
        for name in (*organisation.responsibilities, *organisation.decisions)
    }
    placed = {role for s in CATALOG.structures.values() for role in s.positions}
    added = tuple(role.id for role in LEADERS if role.id not in placed)
    applied |= {
        *company("separate-full", added, runs_service=True, ai_in_product=True).responsibilities
    }

    assert applied == {entry.id for entry in ENTRIES}


@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_dispute_never_goes_to_the_one_who_decides(structure):
    for organisation in every_company(structure):
        for name, assigned in {**organisation.responsibilities, **organisation.decisions}.items():
            assert assigned.dispute != assigned.accountable, name


@pytest.mark.parametrize("structure", STRUCTURES)
def test_nobody_stands_twice_in_one_entry(structure):
    for organisation in every_company(structure):
        for assigned in (*organisation.responsibilities.values(), *organisation.decisions.values()):
            named = Counter(
                (
                    assigned.accountable,
                    *assigned.responsible,
                    *assigned.consulted,
                    *assigned.informed,
                    *assigned.veto,
                )
            )
            assert max(named.values()) == 1, assigned.entry.id


@pytest.mark.parametrize("structure", STRUCTURES)
def test_every_position_that_gets_papers_owns_something(structure):
    for organisation in every_company(structure):
        for name, position in organisation.positions.items():
            if position.writes_papers:
                assert organisation.load[name].weight > 0, name


# The roles' texts


@entries()
def test_every_slot_of_an_entry_is_known(entry: Entry):
    for text in worded((*entry.charter, *entry.posting)):
        assert unknown_slots(CATALOG, text) == []


@pytest.mark.parametrize("role", CATALOG.roles.values(), ids=lambda role: role.id)
def test_every_slot_of_a_role_is_known(role: Role):
    for part, statement in statements(role):
        for text in (statement.charter, *statement.wordings, statement.risk, statement.watch):
            assert unknown_slots(CATALOG, text) == [], part


def test_every_slot_of_an_interface_is_known():
    for interface in CATALOG.interfaces.values():
        for said in (*interface.first_gives, *interface.second_gives, *interface.dispute):
            assert unknown_slots(CATALOG, said.say) == [], interface.id


def test_every_slot_of_a_joint_outcome_is_known():
    for outcome in CATALOG.joint_outcomes.values():
        for said in outcome.say:
            assert unknown_slots(CATALOG, said.say) == [], outcome.id


LEADERS = [role for role in CATALOG.roles.values() if role.level != "neighbour"]


@pytest.mark.parametrize("role", LEADERS, ids=lambda role: role.id)
def test_a_role_that_gets_papers_can_fill_them(role):
    assert role.mission[-1].when == ()
    assert len(role.outcomes) >= 3
    if role.id == "ceo":
        return  # the CEO gets a charter of a part of the job, and no posting
    assert role.pitch[-1].when == ()
    assert len(role.musts) >= 3
    assert {statement.by for statement in role.first_days} == {30, 60, 90}
    assert all(statement.risk and statement.watch for statement in role.risks)


@pytest.mark.parametrize("role", LEADERS, ids=lambda role: role.id)
def test_what_a_role_asks_for_in_some_companies_stands_before_what_it_asks_for_in_all(role):
    general = [not must.when and not must.claims for must in role.musts]
    assert general == sorted(general)


@pytest.mark.parametrize("role", LEADERS, ids=lambda role: role.id)
def test_what_a_role_asks_for_is_said_to_the_reader(role):
    for statement in (*role.musts, *role.nice_to_have):
        for said in statement.wordings:
            to_the_reader = re.search(r"\b(you|yours?)\b", said, re.IGNORECASE)
            # What has no full stop names the experience: "A failing system made stable".
            assert to_the_reader or not said.endswith("."), said


RIDDLES = re.compile(
    r"\band (can (say|tell)|know what|changed something|know how)\b|\bworst\b|\bthanked\b"
    r"|\btrust\b|\bwould not go back\b",
    re.IGNORECASE,
)
"""Words of an anecdote: who reads one as a must cannot say whether it is a yes."""


@pytest.mark.parametrize("role", LEADERS, ids=lambda role: role.id)
def test_a_must_can_be_answered_with_yes_or_no(role):
    for must in role.musts:
        for said in (must.charter, *must.wordings):
            assert not RIDDLES.search(said), said
            assert len(said.split()) <= 24, said
            assert said.count(".") == said.endswith("."), said
        assert must.charter.endswith(".")


@pytest.mark.parametrize("role", LEADERS, ids=lambda role: role.id)
def test_wordings_of_a_statement_have_shapes_of_their_own(role):
    for part in (role.pitch, role.outcomes, role.musts, role.nice_to_have):
        for statement in part:
            opened = {opening(said) for said in statement.wordings}
            assert len(opened) > 1 or not statement.also, statement.wordings


def test_every_fact_in_a_condition_is_one_that_a_company_can_state():
    known = {*fact_names(), *ABOUT_STRUCTURE, "functions"}
    of_entries = {c.fact for entry in ENTRIES for c in entry.when}
    said = [s for role in CATALOG.roles.values() for _, s in statements(role)]

    assert of_entries <= known
    assert {c.fact for s in said for c in s.when} <= {*known, *ABOUT_POSITION}
