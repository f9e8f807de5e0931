"""Advice: rules are data, nothing is guessed, no disagreement is hidden, sources are named."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from charter.assign.advice import Advice, advise, firsts, scores
from charter.assign.conditions import Setting
from charter.facts.catalog import Catalog, CatalogRule
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace
from charter.load.links import check_catalog_links
from charter.load.shipped_catalog import plain_catalog
from charter.problems import InputError
from charter.read.schema import schema

BRIEFS = Path(__file__).parent / "briefs"
WHICH_STRUCTURE = [
    *(f"schmidt-{n}" for n in range(20, 28)),
    *(f"fullscale-{n}" for n in range(20, 33)),
    *(f"cpc-{n}" for n in range(20, 29)),
    *(f"exclaimer-{n}" for n in range(20, 27)),
    *(f"ctoacademy-{n}" for n in range(20, 24)),
]
BOTH_SIDES = {"exclaimer-25"}
"""A claim that speaks for one leader and for two alike, so that no rule can rest on it."""
START = "company:\n  name: Acme\n  country: GB\n"
END = "structure: founder-led\npositions: {vp-engineering: {status: vacant}}\n"
Make = Callable[..., Workspace]
Run = Callable[..., Any]


def brief(name: str) -> Advice:
    return advise(read_workspace(BRIEFS / name))


def every_rule(catalog: Catalog) -> list[CatalogRule]:
    return [*catalog.advice.values(), *catalog.starving.values(), *catalog.hires.values()]


def copy(name: str, to: Path) -> Path:
    shutil.copy(BRIEFS / name / "company.yaml", to)
    return to


# The rules


def test_every_claim_about_structures_is_cited_by_a_rule(catalog: Catalog) -> None:
    reasons = catalog.poor_reasons.values()
    cited = {claim for rule in (*every_rule(catalog), *reasons) for claim in rule.evidence}

    assert set(WHICH_STRUCTURE) <= set(catalog.claims)
    assert sorted(set(WHICH_STRUCTURE) - cited) == sorted(BOTH_SIDES)


def test_every_reference_of_the_shipped_rules_exists(catalog: Catalog) -> None:
    assert check_catalog_links(catalog, everything=True) == []


def test_every_fact_of_a_rule_has_a_question(catalog: Catalog) -> None:
    rules = (*every_rule(catalog), *catalog.lines.values())
    asked = {condition.fact for rule in rules for condition in rule.when}
    asked -= {"roles", "without_roles"}
    facts = schema("company")["$defs"]["company"]["properties"]

    assert asked <= {name for name, fact in facts.items() if "question" in fact}


def test_every_reason_is_one_plain_sentence(catalog: Catalog) -> None:
    rules = every_rule(catalog)
    for rule in rules:
        assert re.fullmatch(r"[A-Z][^.!?]+\.", rule.reason), rule.id
        assert len(rule.reason.split()) <= 24, rule.id


def test_the_disagreements_name_all_sides(catalog: Catalog) -> None:
    sides = {
        name: {claim for _, evidence in found.sides for claim in evidence}
        for name, found in catalog.disagreements.items()
    }

    assert sides == {
        "cost": {"exclaimer-23", "fullscale-23", "schmidt-24", "cpc-20"},
        "size": {
            "schmidt-20",
            "cpc-22",
            "cpc-24",
            "cpc-27",
            "exclaimer-22",
            "fullscale-27",
            "fullscale-28",
        },
        "conflict": {"schmidt-21", "exclaimer-23", "fullscale-28", "cpc-21"},
        "expertise": {
            *(
                "schmidt-12",
                "schmidt-18",
                "ctoacademy-23",
                "cpc-25",
                "fullscale-14",
                "fullscale-31",
            ),
        },
        "what-and-how": {"fullscale-3", "fullscale-29", "schmidt-3", "schmidt-4", "cpc-26"},
    }


def test_conflict_alone_decides_nothing(catalog: Catalog) -> None:
    quarrel = Setting({"product_and_technology_pull_apart": True}, frozenset(), "separate")

    assert set(scores(catalog, quarrel).values()) == {0}


def test_rules_are_in_the_compiled_catalogue() -> None:
    entries = plain_catalog()["entries"]

    assert {"advice", "starving", "hires", "poor_reasons", "pay_evidence"} <= entries.keys()
    assert len(entries["disagreements"]) == 5
    json.dumps(entries)


# The three briefs


def test_tallyho_is_told_to_hire_a_vp_engineering_first() -> None:
    advice = brief("tallyho")

    assert advice.first == ("founder-led",)
    assert advice.fit("founder-led").words == "strong fit"
    assert advice.starving.job == "thing-right"
    assert advice.starving.right_thing, "the other job starves too, and is not hidden"
    assert advice.hiring.roles == ("vp-engineering", "vp-product")
    assert [reason.id for reason in advice.poor] == ["a-title-was-advised"]


def test_northwind_is_told_to_take_one_leader_who_is_strong_in_product(
    charter: Run,
) -> None:
    advice = brief("northwind")

    assert advice.first == ("combined",)
    assert advice.starving.job == "right-thing"
    assert advice.hiring.roles == ("cpto", "vp-product")
    assert (
        "Hire the CPTO first, strong in product" in charter("advise", str(BRIEFS / "northwind")).out
    )


def test_havn_is_told_to_split_and_whom_to_hire() -> None:
    advice = brief("havn-before")

    assert advice.first == ("separate-with-vps",)
    assert advice.fit("combined").score < 0
    assert advice.hiring.moves == (("cpto", "cto"),)
    assert advice.hiring.roles == ("cpo",)
    smaller = [c for c in advice.changes if c.fact == "product_and_technology_headcount"]
    assert (smaller[0].now, smaller[0].value) == (62, "fewer than 20")
    assert smaller[0].first == ("combined",)


@pytest.mark.parametrize("name", ["tallyho", "northwind", "havn", "havn-before"])
def test_each_change_does_change_the_first_place(name: str) -> None:
    advice = brief(name)
    workspace = read_workspace(BRIEFS / name)
    for change in advice.changes:
        assert change.first != advice.first
        if change.value in ("true", "false") or not re.search(r"\d| or ", change.value):
            word = {"true": True, "false": False}.get(change.value, change.value)
            facts = {**workspace.company.facts, change.fact: word}
            other = workspace.company._replace(facts=facts)
            assert advise(workspace._replace(company=other)).first == change.first


def test_no_rule_is_quoted_for_a_hire_that_it_does_not_ask_for(workspace: Make) -> None:
    facts = "  product_and_technology_headcount: 60\n  execution: starving\n  discovery: starving\n"
    filled = "{cto: {status: filled}, vp-engineering: {status: filled}}"
    end = f"structure: separate\npositions: {filled}\n"
    advice = advise(workspace(START + facts + end))

    assert advice.first == ("separate-with-vps",)
    assert advice.hiring.rule is not None
    assert (advice.hiring.rule.id, advice.hiring.roles[0]) == ("discovery-first", "vp-product")


@pytest.mark.parametrize(
    ("strength", "vacant", "first", "rule"),
    [
        ("product", "cto", "cto", "technology-first"),
        ("product", "cpo", "cpo", None),
        ("technology", "cpo", "cpo", "product-first"),
        ("technology", "cto", "cto", None),
        ("neither", "cto", "cto", "technology-first-of-neither"),
    ],
)
def test_who_is_looked_for_is_not_there_yet_and_nobody_is_hired_first_for_what_has_a_leader(
    strength: str, vacant: str, first: str, rule: str | None, workspace: Make
) -> None:
    facts = f"  product_and_technology_headcount: 30\n  founder_strength: {strength}\n"
    end = f"structure: separate\npositions: {{{vacant}: {{status: vacant}}}}\n"
    advice = advise(workspace(START + facts + end))

    assert advice.hiring.roles[0] == first
    assert (advice.hiring.rule and advice.hiring.rule.id) == rule


@pytest.mark.parametrize("strength", ["product", "technology", "neither"])
def test_a_leader_whom_the_structure_brings_and_nobody_mentions_is_there(
    strength: str, workspace: Make
) -> None:
    facts = f"  product_and_technology_headcount: 60\n  founder_strength: {strength}\n"
    advice = advise(workspace(f"{START}{facts}structure: separate\n"))

    assert advice.hiring.roles == ("vp-engineering", "vp-product")
    assert advice.hiring.rule is None


# What is not known


def test_a_missing_fact_is_asked_for_and_counts_for_nothing(workspace: Make) -> None:
    advice = advise(workspace(f"{START}  headcount: 30\n{END}"))

    assert {f.structure: f.score for f in advice.fits}["combined"] == 3
    asked = {question.fact: question for question in advice.questions}
    assert "headcount" not in asked
    assert asked["can_pay_executives"].answers == ("none", "one", "two")
    assert "no-executive-salary" in asked["can_pay_executives"].rules


def test_a_fact_that_cannot_decide_any_more_is_not_asked_for(workspace: Make) -> None:
    advice = advise(workspace(f"{START}  founder_strength: technology\n{END}"))

    assert "outsourced_development" not in {question.fact for question in advice.questions}


def test_a_tie_is_said_as_a_tie(workspace: Make, charter: Run, tmp_path: Path) -> None:
    advice = advise(workspace(f"{START}  headcount: 30\n{END}"))
    said = " ".join(charter("advise", str(tmp_path)).out.split())

    assert advice.first == ("combined", "combined-lean")
    assert {advice.fit(name).rank for name in advice.first} == {1}
    assert (
        "'CPTO with VPs for engineering and product' and 'CPTO for product and technology'. "
        "They tie." in said
    )
    assert "product_and_technology_headcount: a number (could change the advice)" in said


def test_without_any_fact_nothing_is_said_and_no_memo_written(
    workspace: Make, charter: Run, tmp_path: Path
) -> None:
    workspace(START + END)
    ran = charter("advise", str(tmp_path), "--format", "md")
    data = json.loads(charter("advise", str(tmp_path), "--json").out)

    assert ran.code == 1
    assert "nothing can be said yet" in ran.out
    assert "founder_strength: technology | product | both | neither" in ran.out
    assert not (tmp_path / "out").exists()
    assert (data["grounded"], data["first"], data["advised"]) == (False, [], None)


# Bad input and own rules


def test_an_unknown_reason_is_an_error_with_a_suggestion(workspace: Make) -> None:
    with pytest.raises(InputError) as bad:
        workspace(f"{START}reasons: [save-a-salery, boredom]\n{END}")

    first, second = map(str, bad.value.problems)
    assert "4:11: unknown reason 'save-a-salery' - did you mean 'save-a-salary'?" in first
    assert "known: save-a-salary, end-a-quarrel" in second


def test_poor_reasons_are_named_with_their_sources(
    workspace: Make, charter: Run, tmp_path: Path
) -> None:
    workspace(f"{START}  headcount: 30\nreasons: [save-a-salary, end-a-quarrel]\n{END}")
    said = charter("advise", str(tmp_path), "--quiet").out

    assert "Poor reason given: saving a salary." in said
    assert "Poor reason given: ending a quarrel" in said
    assert "schmidt-24, cpc-20" in said.replace("\n", " ")


def test_a_workspace_changes_adds_and_omits_rules_by_id(workspace: Make) -> None:
    own = """
advice:
  - {id: under-fifty, weight: 3}
  - {id: small-team, omit: true}
  - id: two-sites
    when: {markets: {min: 2}}
    against: [combined-lean]
    weight: 1
    reason: Two markets are too much for one leader.
"""
    facts = "  headcount: 30\n  product_and_technology_headcount: 10\n  markets: 2\n"
    advice = advise(workspace(START + facts + END, advice=own))
    lean = advice.fit("combined-lean")

    assert [(g.rule, g.weight) for g in lean.speaks_for] == [
        ("under-fifty", 3),
        ("one-leader-while-small", 1),
    ]
    assert [(g.rule, g.evidence) for g in lean.speaks_against] == [("two-sites", ())]


def test_a_bad_own_rule_is_refused_with_its_place(workspace: Make) -> None:
    own = """
advice:
  - {id: a, when: {headcuont: {max: 5}}, for: [combinde], weight: 1, reason: Y., evidence: [cpc-99]}
  - {id: b, for: [combined], against: [combined], weight: 1, reason: Why.}
  - {id: c, for: [combined], reason: Why.}
  - {id: d, weight: 1, reason: Why.}
"""
    with pytest.raises(InputError) as bad:
        workspace(START + END, advice=own)
    assert [p.code for p in bad.value.problems] == ["missing-key"]
    assert "'weight' is missing in the new entry 'c'" in str(bad.value)

    with pytest.raises(InputError) as bad:
        workspace(
            START + END, advice=own.replace("[combined], reason", "[combined], weight: 1, reason")
        )
    said = str(bad.value)
    assert {p.code for p in bad.value.problems} == {"unknown-id", "both-ways", "missing-key"}
    assert "did you mean 'headcount'?" in said
    assert "did you mean 'combined'?" in said
    assert "unknown claim 'cpc-99'" in said
    assert "'d' speaks neither for nor against a structure" in said


# Papers and data


@pytest.mark.parametrize("name", ["tallyho", "northwind", "havn-before"])
def test_the_terminal_summary_keeps_to_80_columns_and_names_every_source(
    name: str, charter: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charter.cli.printer.terminal_columns", lambda **_: 80)
    ran = charter("advise", str(BRIEFS / name))

    assert ran.code == 0
    assert max(map(len, ran.out.splitlines())) <= 80
    for said in ("Where the sources disagree", "exclaimer-23", "Stephan Schmidt: What is a CPTO?"):
        assert said in ran.out


def test_the_memo_is_made_alike_twice_and_never_over_an_edited_one(
    charter: Run, tmp_path: Path
) -> None:
    copy("tallyho", tmp_path)
    arguments = ("advise", str(tmp_path), "--format", "md,docx", "--date", "2026-12-01")
    charter(*arguments)
    memo = tmp_path / "out" / "memo.md"
    text = memo.read_text()
    assert charter(*arguments).out.endswith("\n0 written, 2 unchanged\n")
    memo.write_text(text + "My note.\n")
    ran = charter(*arguments)

    assert (ran.code, "edited" in ran.err) == (1, True)
    assert charter(*arguments, "--force").code == 0
    assert memo.read_text() == text


def test_the_memo_says_what_to_do_why_and_by_whom_it_is_said(charter: Run, tmp_path: Path) -> None:
    copy("tallyho", tmp_path)
    charter("advise", str(tmp_path), "--format", "md", "--date", "2026-12-01")
    memo = (tmp_path / "out" / "memo.md").read_text()

    for said in (
        "| **First hire** | VP Engineering, then VP Product |",
        "£190,000–£230,000 a year, together",
        "- **VP Engineering and VP Product, each:** £95,000–£115,000 a year (your own figure).",
        "Poor reason given: an adviser or investor named a title.",
        "Does one leader cost less than two?",
        "It is no legal advice.",
        "**Stephan Schmidt:** What is a CPTO?, 2025-12-13.",
    ):
        assert said in memo
    assert "company.yaml" not in memo


@pytest.mark.parametrize(
    ("name", "acting", "steps"),
    [
        (
            "tallyho",
            "acting: ceo",
            (
                "Tell everybody that the CEO answers for building the thing right until the VP "
                "Engineering starts.\n"
                "1. Tell everybody that the CEO answers for building the right thing until the VP "
                "Product starts.",
                "Name one person who answers for building the thing right, and one for building "
                "the right thing, until the hires have started.",
            ),
        ),
        (
            "havn",
            "acting: cto",
            (
                "Tell everybody that the CTO answers for building the right thing until the CPO "
                "starts.",
                "Name one person who answers for building the right thing until the hire starts.",
            ),
        ),
        (
            "northwind",
            "acting: ceo",
            (
                "Tell everybody that the CEO answers for building the right thing until the CPTO "
                "starts.",
                "Name one person who answers for building the right thing until the hires have "
                "started.",
            ),
        ),
    ],
)
def test_the_memo_asks_for_a_name_only_where_nobody_acts(
    charter: Run, tmp_path: Path, name: str, acting: str, steps: tuple[str, str]
) -> None:
    copy(name, tmp_path)
    file = tmp_path / "company.yaml"
    for step, text in zip(
        steps, (file.read_text(), file.read_text().replace(acting, "")), strict=True
    ):
        file.write_text(text)
        charter("advise", str(tmp_path), "--format", "md", "--date", "2026-12-01", "--force")
        assert f"1. {step}\n" in (tmp_path / "out" / "memo.md").read_text()


_BEFORE_A_CPTO = """\
company: {name: Tarn, country: US, headcount: 24, product_and_technology_headcount: 17,
  founder_strength: technology, customers: technical}
structure: founder-led
positions:
  vp-product: {status: vacant, acting: ceo}
  vp-engineering: {status: vacant, acting: ceo}
"""
_BEFORE_A_CTO_AND_A_CPO = """\
company: {name: Tarn, country: US, headcount: 90, product_and_technology_headcount: 40,
  founder_strength: neither}
structure: combined-lean
positions:
  cpto: {status: vacant, acting: ceo}
"""


@pytest.mark.parametrize(
    ("company", "first", "starts"),
    [
        (_BEFORE_A_CPTO, "CPTO, then", {"the right thing": "CPTO"}),
        (
            _BEFORE_A_CTO_AND_A_CPO,
            "CTO, then",
            {"the thing right": "CTO", "the right thing": "CPO"},
        ),
    ],
)
def test_who_acts_does_so_until_whoever_answers_in_the_structure_advised_starts(
    charter: Run, tmp_path: Path, company: str, first: str, starts: dict[str, str]
) -> None:
    (tmp_path / "company.yaml").write_text(company)
    charter("advise", str(tmp_path), "--format", "md", "--date", "2026-12-01")
    memo = (tmp_path / "out" / "memo.md").read_text()

    assert f"| **First hire** | {first}" in memo
    assert re.findall(r"the CEO answers for building (.*) until the (\w+) starts", memo) == list(
        starts.items()
    )


def test_the_summary_of_founder_led_leaves_to_the_vps_what_their_charters_say(
    charter: Run, tmp_path: Path
) -> None:
    copy("tallyho", tmp_path)
    charter("advise", str(tmp_path), "--format", "md", "--date", "2026-12-01")
    charter("build", str(tmp_path), "--format", "md", "--date", "2026-12-01")
    memo, ceo = ((tmp_path / "out" / f"{name}.md").read_text() for name in ("memo", "ceo-charter"))

    assert "keeps vision and yearly goals; a VP Product answers for what" in memo
    for kept in (
        "**Product vision.**",
        "The yearly product goals, within the product strategy, and the measure",
    ):
        assert kept in ceo
    assert "- **The VP Product:** Product strategy; Product roadmap;" in ceo


def test_pay_from_sources_keeps_its_currency_and_says_its_year(
    charter: Run, tmp_path: Path
) -> None:
    copy("havn-before", tmp_path)
    charter("advise", str(tmp_path), "--format", "md", "--date", "2026-12-01")
    memo = (tmp_path / "out" / "memo.md").read_text()

    assert "average salary (PayScale): USD 206,000 (Full Scale; US, undated)" in memo
    assert "DKK" not in memo


def memo_of(charter: Run, folder: Path, company: str) -> str:
    (folder / "company.yaml").write_text(company, "utf-8")
    charter("advise", str(folder), "--format", "md", "--date", "2026-12-01")
    return (folder / "out" / "memo.md").read_text()


def test_whoever_changes_seats_costs_nothing_new(charter: Run, tmp_path: Path) -> None:
    company = (BRIEFS / "havn-before" / "company.yaml").read_text()

    assert "- **CTO:** the present CPTO; no new cost stated." in memo_of(charter, tmp_path, company)


def test_a_memo_names_the_posts_that_are_open_beside_its_hires(
    charter: Run, tmp_path: Path
) -> None:
    company = (BRIEFS / "kestrel" / "company.yaml").read_text()
    memo = memo_of(charter, tmp_path, company)

    assert "| **First hire** | none |" in memo
    assert "| **Beside it** | Open already: VP Data; planned: VP Design |" in memo
    assert "It asks for no hire; open already: VP Data; planned: VP Design." in memo
    assert "- **VP Data:** $240,000–$290,000 a year; CAD 230,000–275,000 a year (your own" in memo
    assert "Settle to whom the VP Data will report, before a posting goes out." in memo
    assert "Nobody needs to be hired" not in memo

    filled = memo_of(charter, tmp_path, company.replace("status: vacant", "status: filled"))
    assert "VP Data; " not in filled
    assert "before a posting" not in filled


def test_hires_that_are_all_open_today_are_said_to_be(charter: Run, tmp_path: Path) -> None:
    company = (BRIEFS / "tallyho" / "company.yaml").read_text()
    both = "All are open already; where one must wait, it is not the VP Engineering."

    assert both in memo_of(charter, tmp_path, company)
    later = re.sub(r"(vp-product:.*?)status: vacant", r"\1status: planned", company, flags=re.S)
    assert later != company
    assert both not in memo_of(charter, tmp_path, later)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("saltmarsh", "3 of them could change the advice, and so could 2 that are stated, should"),
        ("tallyho", "none of them alone could change the advice, but 1 that is stated could, sho"),
    ],
)
def test_the_facts_that_could_change_the_advice_are_all_counted(
    charter: Run, tmp_path: Path, name: str, said: str
) -> None:
    memo = memo_of(charter, tmp_path, (BRIEFS / name / "company.yaml").read_text())

    assert said in memo
    listed = memo.split(said)[1].split("##")[0]
    more = re.search(r"- (\d+) more facts? could", listed)
    changes = listed.count("\n- ") + (int(more[1]) - 1 if more else 0)
    assert changes == sum(map(int, re.findall(r"\d+", said)))


def test_json_holds_every_structure_and_every_source_it_cites(charter: Run) -> None:
    data = json.loads(charter("advise", str(BRIEFS / "tallyho"), "--json").out)

    assert (data["version"], data["first"]) == (1, ["founder-led"])
    assert len(data["structures"]) == 8
    assert data["structures"][0]["for"][0]["rule"] == "no-executive-salary"
    assert data["costs"][0]["own"]["min"] == 95000
    grounds = [g for s in data["structures"] for g in (*s["for"], *s["against"])]
    assert {claim for g in grounds for claim in g["evidence"]} <= data["sources"].keys()


def test_first_place_does_not_hang_on_the_order_of_the_file(catalog: Catalog) -> None:
    setting = Setting({"headcount": 30}, frozenset(), "separate")
    turned = catalog._replace(advice=dict(reversed(list(catalog.advice.items()))))

    assert firsts(catalog, setting) == firsts(turned, setting)


@pytest.mark.parametrize("people", [2, 8, 14])
def test_three_leaders_are_not_advised_to_fewer_than_fifteen_people(
    people: int, workspace: Make
) -> None:
    facts = f"  headcount: {people + 4}\n  product_and_technology_headcount: {people}\n"
    advice = advise(workspace(f"{START}{facts}{END}"))
    assert advice.first == ("combined-lean",)


def test_a_memo_gives_no_order_of_hires_that_no_fact_gives(charter: Run, tmp_path: Path) -> None:
    copy("saltmarsh", tmp_path)
    charter("advise", str(tmp_path), "--format", "md", "--date", "2026-12-01")
    memo = (tmp_path / "out" / "memo.md").read_text()

    everyone = "CTO, VP Engineering, VP Data, VP Product"
    assert f"| **First hire** | not settled: {everyone}, VP Design |" in memo
    assert f"Hire the {everyone} and VP Design. No fact given says which of them" in memo
    assert f"1. Choose whom to hire first of {everyone} and VP Design, agree" in memo
    assert "first, then" not in memo


def test_a_memo_calls_nobody_held_today_who_starts_later(charter: Run, tmp_path: Path) -> None:
    copy("havn", tmp_path)
    charter("advise", str(tmp_path), "--format", "md", "--date", "2026-12-01")

    memo = (tmp_path / "out" / "memo.md").read_text()
    assert "- **CTO, VP Engineering and VP Product:** filled; no new cost stated." in memo
