"""charter/audit/matching.py: which entry a duty of a paper means, and how sure that is."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from charter.audit.kin import RoleKin
from charter.audit.matching import NOTHING, Matcher, Meaning, groups_of, work_groups
from charter.audit.papers import ClaimedDuty, Strength
from charter.audit.twins import twins
from charter.check.words.meant import stems
from charter.check.words.word_lists import plain_list, section
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from charter.problems import Place
from charter.read.schema import check_schema
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder

ROOT = Path(__file__).resolve().parent.parent
CATALOG = read_catalog()
ENTRIES = {**CATALOG.responsibilities, **CATALOG.decisions}
MATCHER = Matcher(CATALOG)


def claim(quote: str, strength: Strength = "owns", paper: str = "p", id: str = "1") -> ClaimedDuty:
    return ClaimedDuty(id, paper, quote, quote, Place("p.md", 1), "", "duty", strength)


def meaning(quote: str, role: str, strength: Strength = "owns") -> Meaning:
    return MATCHER.meaning(claim(quote, strength), role)


@pytest.mark.parametrize(
    ("quote", "role", "entry"),
    [
        ("Owns the product roadmap.", "cpo", "product.roadmap"),
        ("Keep our AWS bill under control", "cto", "operations-and-security.cloud-cost"),
        ("Partner with sales on the larger deals", "cpo", "external-duties.sales-support"),
        ("Recruits engineers for the ferry software", "cto", "organisation.engineering-hiring"),
        ("Pays down technical debt", "vp-engineering", "technology-roadmap.technical-debt"),
    ],
)
def test_a_duty_means_the_entry_that_it_names(quote: str, role: str, entry: str) -> None:
    assert meaning(quote, role).matches[0].entry == entry


def test_who_decides_is_placed_at_the_decision() -> None:
    assert meaning("Approves all releases", "cto", "decides").matches[0].entry == "decision.release"


def test_who_owns_what_a_decision_is_about_has_the_work() -> None:
    assert meaning("Own the roadmap", "cpo").matches[0].entry == "product.roadmap"
    decided = meaning("Decides on the roadmap", "cpo", "decides").matches[0]
    assert decided.entry == "decision.roadmap"


@pytest.mark.parametrize(
    "quote", ["Live our values every day", "Other duties as assigned", "A positive attitude"]
)
def test_what_is_no_work_is_likelier_none_than_any_entry(quote: str) -> None:
    found = meaning(quote, "cto")
    assert found.out.entry.startswith("out.")
    assert found.out.probability > 0.5 > found.matches[0].probability


@pytest.mark.parametrize("quote", ["", "...", "Ferries", "Own the roadmap, the budget and hiring"])
def test_the_likelihoods_of_all_that_a_duty_may_mean_make_one(quote: str) -> None:
    found = meaning(quote, "cto")
    every = [match.probability for match in found.matches]
    assert every == sorted(every, reverse=True)
    assert sum(every) + found.out.probability == pytest.approx(1, abs=0.01)
    assert len({match.entry for match in found.matches}) == len(found.matches)


def test_the_role_that_the_sentence_speaks_of_counts() -> None:
    mine = claim("Hires and coaches the team")._replace(paper="a")
    [placed] = MATCHER.place([mine], {"a": "cpo"})
    [of_cto] = MATCHER.place([mine._replace(subject="cto")], {"a": "cpo"})
    [of_board] = MATCHER.place([mine._replace(subject="the board")], {"a": "cpo"})
    assert placed.matches != of_cto.matches
    assert placed.matches == of_board.matches


def test_who_a_sentence_says_has_a_work_is_no_word_on_the_work() -> None:
    [named, bare] = MATCHER.place(
        [claim("The CTO owns the architecture"), claim("owns the architecture")], {}
    )
    assert named.matches == bare.matches


def test_claims_come_back_in_their_order_each_with_three() -> None:
    claims = [claim("Own the roadmap", id="b"), claim("Own the budget", id="a")]
    placed = MATCHER.place(claims, {})
    assert [one.claim for one in placed] == claims
    assert [len(one.matches) for one in placed] == [3, 3]
    assert Matcher(CATALOG).place(claims, {}) == placed


def test_how_likely_an_entry_is_meant_anywhere_is_the_most_of_all_claims() -> None:
    claims = [claim("Owns the product roadmap"), claim("Keeps the AWS bill under control")]
    seen = MATCHER.seen(claims, {"p": "cpo"})
    assert seen.keys() == ENTRIES.keys()
    assert seen["product.roadmap"] == meaning(claims[0].quote, "cpo").matches[0].probability
    assert seen["technology-roadmap.devices"] < NOTHING
    assert set(MATCHER.seen([], {}).values()) == {0.0}


def test_a_duty_that_names_several_works_speaks_of_each() -> None:
    of = claim("Responsible for information security, GDPR compliance and ISO 27001 certification")
    seen = MATCHER.seen([of], {"p": "cto"})
    named = ("security-posture", "privacy", "compliance")
    assert min(seen[f"operations-and-security.{name}"] for name in named) >= NOTHING
    assert seen["operations-and-security.cloud-cost"] < NOTHING


@pytest.mark.parametrize("kind", ["likeness", "matching", "said-as"])
def test_lists_are_as_their_schema_says(kind: str) -> None:
    source = read_yaml(catalog_folder() / f"words/en/{kind}.yaml", f"{kind}.yaml")
    assert check_schema(source, f"words#{kind}")[0] == []


def test_each_word_of_a_sense_says_something_and_stands_once_in_its_row() -> None:
    rows = section("en", "likeness", "senses")
    assert [word for row in rows for word in row if not list(stems(word))] == []
    assert [row for row in rows if len({word.lower() for word in row}) < len(row)] == []


@pytest.mark.parametrize(
    ("quote", "role", "entry"),
    [
        ("Sources outstanding coders", "cto", "organisation.engineering-hiring"),
        ("Brings down what hosting costs us", "cto", "operations-and-security.cloud-cost"),
        ("Answers for churn among clients", "cpo", "product.retention"),
    ],
)
def test_other_words_of_the_same_sense_lead_there_too(quote: str, role: str, entry: str) -> None:
    assert entry in [match.entry for match in meaning(quote, role).matches[:3]]


def test_a_group_is_as_likely_as_its_entries_together() -> None:
    [placed] = MATCHER.place([claim("Hires, coaches and promotes engineers")], {"p": "cto"})
    of = {group.id: group.entries for group in work_groups(CATALOG)}
    every = MATCHER.meaning(placed.claim, "cto").matches
    assert placed.group is not None
    assert placed.group.entry == "engineers"
    assert placed.group.probability == pytest.approx(
        sum(match.probability for match in every if match.entry in of["engineers"]), abs=0.001
    )
    assert placed.group.probability > placed.matches[0].probability


def test_entries_are_in_one_group_each() -> None:
    source = read_yaml(catalog_folder() / "words/near-work.yaml", "near-work.yaml")
    assert check_schema(source, "words#near-work")[0] == []
    listed = Counter(
        name for group in plain_list("near-work")["groups"] for name in group["entries"]
    )
    assert {name: n for name, n in listed.items() if n > 1 or name not in ENTRIES} == {}
    assert groups_of(CATALOG).keys() == ENTRIES.keys()
    assert sum(len(group.entries) for group in work_groups(CATALOG)) == len(ENTRIES)


def test_a_decision_is_in_the_group_of_the_work_it_goes_with() -> None:
    groups = groups_of(CATALOG)
    apart = {
        entry.id: name
        for entry in CATALOG.decisions.values()
        for name in entry.goes_with
        if groups[name] != groups[entry.id]
    }
    assert apart == {
        "decision.cloud-commitment": "operations-and-security.cloud-cost",
        "decision.internal-systems-hires": "operations-and-security.internal-systems",
    }


def test_the_same_words_in_two_papers_are_found() -> None:
    first = claim("Sets the timetable of the winter ferries with every harbour", paper="a")
    second = claim("Set a timetable for winter ferries with harbours", paper="b")
    other = claim("Sets the menu of the winter ferries", paper="c")
    same_paper = second._replace(paper="a")
    assert [tuple(pair) for pair in twins([first, second, other])] == [(first, second)]
    assert twins([first, same_paper]) == ()
    assert twins([claim("Own it all", paper="a"), claim("Own it all", paper="b")]) == ()


def test_the_same_comes_out_whatever_the_order_of_sets_is() -> None:
    program = (
        "from charter.audit.likeness import Likeness;"
        "from charter.load.catalog_files import read_catalog;"
        "find = Likeness(read_catalog()).candidates;"
        "print(find('Recruits, pays and keeps engineers for the ferries', 'cto', 'owns'))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


OWN = """\
responsibilities:
  - id: product.claims-handling
    title: Handling of claims
    area: product
    charter: Settles each claim within a week.
    accountable: [cpo]
    goes_with: [product.retention]
    said_as: [adjudicate insurance claims, loss adjustment]
  - id: product.fleet
    title: The fleet
    area: product
    charter: Keeps every ferry afloat.
    accountable: [cpo]
"""


def test_work_that_a_company_has_added_is_placed_too(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text("company: {name: Acme}\nstructure: separate\n")
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/own.yaml").write_text(OWN)
    catalog = read_workspace(tmp_path).catalog
    [placed] = Matcher(catalog).place([claim("Adjudicates the claims of insurance")], {"p": "cpo"})
    assert placed.matches[0].entry == "product.claims-handling"
    assert placed.matches[0].phrase == "adjudicate insurance claims"
    assert placed.group is not None
    assert placed.group.entry == "growth"
    assert groups_of(catalog)["product.fleet"] == "product.fleet"


@pytest.mark.parametrize(
    ("quote", "role", "entry"),
    [
        (
            "Leads, coaches and grows the whole team",
            "vp-design",
            "organisation.design-organisation",
        ),
        ("Leads, coaches and grows the whole team", "ciso", "organisation.security-organisation"),
        ("Leads, coaches and grows the whole team", "cio", "organisation.it-organisation"),
        # Neither climate is in the charter of these two: the one of those they work with is meant.
        (
            "An open, inclusive culture",
            "vp-design",
            "organisation.product-climate",
        ),
        (
            "An open, inclusive culture",
            "ciso",
            "organisation.technology-climate",
        ),
    ],
)
def test_whose_paper_it_is_tells_what_is_said_alike_of_several(
    quote: str, role: str, entry: str
) -> None:
    assert meaning(quote, role).matches[0].entry == entry


def test_what_is_said_of_several_is_the_name_of_none_else() -> None:
    several = section("en", "likeness", "several")
    assert {name for row in several for name in row["entries"]} <= ENTRIES.keys()
    said = {
        frozenset(stems(text)): name
        for name, texts in section("en", "said-as", "entries").items()
        for text in texts
    }
    of_others = {
        text: name
        for row in several
        for text in row["phrases"]
        if (name := said.get(frozenset(stems(text)))) and name not in row["entries"]
    }
    assert of_others == {}


def test_a_role_is_near_to_those_who_would_have_its_work() -> None:
    kin = RoleKin(ENTRIES.values())
    product, technology = ("cpo", "cpto", "vp-product", "ceo"), ("cto", "vp-engineering", "ceo")
    place, few, near = kin.figures(product, "vp-design")
    assert (place, few) == (0, 0)
    assert near == pytest.approx(1)
    assert kin.figures(technology, "vp-design") == (0, 0, 0)
    assert kin.figures(("cmo", "ceo"), "ciso") == (0, 0, 0)
    assert kin.figures(("cpto", "ceo"), "ciso") == (0, 0, 0)
    assert kin.figures(product, "vp-product") == (0.5, 0, 0)
    assert kin.figures(("cio", "ceo"), "cio")[1] > kin.figures(technology, "cto")[1] > 0
    assert kin.figures(product, "") == (0, 0, 0)
