"""Advice about who reports to whom: rules are data, asked of the lines that a company has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.assign.advice import Advice, advise
from charter.assign.advice_lines import LineAdvice
from charter.assign.ownership import organise
from charter.compose.line_words import line_words
from charter.compose.memo import compose_memo
from charter.compose.memo_steps import chief_lines
from charter.compose.wording import Wording
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.problems import InputError
from test_assign_properties import ENTRIES, companies, read, stated_facts

CATALOG = read_catalog()
DAY = date(2026, 12, 1)
Make = Callable[..., Workspace]
ASKED = "strategy.product-strategy", "strategy.technology-strategy"
KESTREL = """\
company: {{name: Kestrel, country: US, {facts}}}
structure: separate-with-vps
positions:
  ciso: {{role: cio, title: Chief Information Security Officer, short: CISO, reports_to: {ciso}}}
  vp-data: {{status: vacant, acting: cto, reports_to: cto}}
  vp-design: {{reports_to: {design}}}
assign: {{operations-and-security.security-posture: ciso}}
"""
HOSPITAL = """\
company: {name: Saltmarsh, country: GB, founder_strength: neither, business_model: internal}
structure: separate
positions:
  ceo: {title: Hospital Director, short: Hospital Director}
  coo: {role: cro, title: Chief Operating Officer, short: COO}
  medical: {role: cmo, title: Chief Medical Officer, short: Medical Director}
  cio: {reports_to: coo}
  cpo: {reports_to: medical}
"""


def kestrel(facts: str = "headcount: 210", ciso: str = "cto", design: str = "cpo") -> str:
    return KESTREL.format(facts=facts, ciso=ciso, design=design)


def answer(advice: Advice, question: str) -> LineAdvice:
    return next(line for line in advice.lines if line.question.id == question)


def asked(advice: Advice) -> list[str]:
    return [line.question.id for line in advice.lines]


def said(workspace: Workspace, question: str) -> str:
    organisation = organise(workspace)
    found = answer(advise(workspace, organisation), question)
    return " ".join(line_words(found, Wording(organisation)))


class TestWhatAHeadAsks:
    def test_a_ciso_under_the_cto_whom_a_regulator_wants_independent(self, workspace: Make):
        made = workspace(kestrel("headcount: 210, regulated: true"))

        assert said(made, "security-leader") == (
            "Should the CISO be independent of those who build? The CISO reports to the CTO. "
            "The grounds speak for the CEO as the boss. If the line stays, the CISO can stop what "
            "is not safe, and sees the CEO alone every quarter."
        )
        rules = {rule.id for rule in answer(advise(made), "security-leader").rules}
        assert {"security-under-a-regulator", "judged-by-delivery"} <= rules

    def test_one_who_is_independent_stays_so(self, workspace: Make):
        found = answer(advise(workspace(kestrel(ciso="ceo"))), "security-leader")

        assert found.best == (found.today,) == ("ceo",)
        assert "If the line stays" not in said(workspace(kestrel(ciso="ceo")), "security-leader")

    def test_in_a_small_company_security_stays_with_the_engineers(self, workspace: Make):
        assert answer(advise(workspace(kestrel("headcount: 20"))), "security-leader").best == (
            "cto",
        )

    @pytest.mark.parametrize(
        ("facts", "best"),
        [
            ("headcount: 210", ("cto", "cpo")),
            ("headcount: 210, technical_stability: needs-work", ("cto",)),
            ("headcount: 210, discovery: starving", ("cpo",)),
            ("headcount: 900", ("ceo",)),
        ],
    )
    def test_where_data_should_report_hangs_on_what_the_company_says(
        self, workspace: Make, facts: str, best: tuple[str, ...]
    ):
        assert answer(advise(workspace(kestrel(facts))), "data-leader").best == best

    def test_facts_that_could_decide_it_are_asked_for(self, workspace: Make):
        questions = {q.fact: q for q in advise(workspace(kestrel())).questions}

        assert questions["regulated"].rules == (
            "security-under-a-regulator",
            "data-under-a-regulator",
        )
        assert "data-feeds-discovery" in questions["discovery"].rules
        assert questions["regulated"].question == (
            "Does a regulator or certificate govern the product?"
        )

    def test_a_vacant_post_is_to_report(self, workspace: Make):
        assert "The VP Data is to report to the CTO." in said(workspace(kestrel()), "data-leader")

    def test_design_belongs_to_the_product_and_not_under_those_who_build(self, workspace: Make):
        kept = answer(advise(workspace(kestrel(design="cpo"))), "design-leader")
        moved = answer(advise(workspace(kestrel(design="cto"))), "design-leader")

        assert kept.best == moved.best == ("cpo",)
        assert {o.boss for o in kept.options} == {"cpo", "ceo"}, "no boss that nothing speaks for"
        assert moved.options[-1].boss == "cto"
        assert [r.id for r in moved.options[-1].speaks_against] == ["design-asked-late"]

    def test_a_cfo_as_the_boss_of_technology(self, workspace: Make):
        made = workspace(
            "company: {name: Acme}\nstructure: separate\n"
            "positions: {cfo: {}, cto: {reports_to: cfo}}\n"
        )
        found = answer(advise(made), "technology-boss")

        assert (found.today, found.best) == ("cfo", ("ceo",))
        against = {r.id for r in found.options[-1].speaks_against}
        assert against == {"technology-under-finance", "technology-under-neighbour"}
        assert "Should the CTO report to the CFO?" in said(made, "technology-boss")

    def test_a_chief_operating_officer_as_the_boss_of_technology(self, workspace: Make):
        made = workspace(
            "company: {name: Acme, business_model: internal}\nstructure: separate\n"
            "positions:\n  coo: {role: cro, title: Chief Operating Officer, short: COO}\n"
            "  cto: {reports_to: coo}\n"
        )
        found = answer(advise(made), "technology-boss")

        assert found.best == ("ceo",)
        assert [r.id for r in found.options[1].speaks_for] == ["technology-for-own-work"]


class TestSeveralBosses:
    def test_three_leaders_with_three_bosses_are_noticed(self, workspace: Make):
        made = workspace(HOSPITAL)

        assert said(made, "leaders-together").startswith(
            "Should the leaders of product and technology have one boss? Above the CPO is the "
            "Medical Director, above the CTO the Hospital Director and above the CIO the COO. What "
            "they cannot settle meets at the Hospital Director. The grounds speak for the Hospital "
            "Director as the boss of all."
        )

    def test_with_one_boss_nothing_is_asked(self, workspace: Make):
        usual = advise(
            workspace("company: {name: Acme, headcount: 210}\nstructure: separate-full\n")
        )

        assert asked(usual) == ["data-leader", "design-leader"]

    def test_one_of_them_may_lead_another(self, workspace: Make):
        made = workspace(
            "company: {name: Acme}\nstructure: separate\npositions: {cio: {reports_to: cto}}\n"
        )
        assert asked(advise(made)) == []

    def test_a_memo_asks_of_each_line_once(self, workspace: Make):
        advice = advise(workspace(HOSPITAL))

        assert asked(advice) == ["leaders-together", "product-boss", "systems-boss"]
        assert [line.question.id for line in chief_lines(advice)] == ["leaders-together"]


class TestNothingThatIsNotThere:
    def test_the_hospital_reads_nothing_of_founders_boards_or_other_bosses(
        self, workspace: Make, charter: Any, tmp_path: Path
    ):
        workspace(HOSPITAL)
        charter("advise", str(tmp_path), "--format", "md", "--date", "2026-12-01")
        memo = (tmp_path / "out/memo.md").read_text("utf-8")
        shown = charter("advise", str(tmp_path)).out

        for text in (memo.partition("## Sources")[0], shown.partition("\nNot stated")[0]):
            assert "ounder" not in re.sub(r"founder_strength|What are the founders", "", text)
            assert "the board" not in text
            assert "report to the CEO" not in text

    def test_no_rule_and_no_structure_states_a_founder_a_board_or_a_line(self, catalog: Catalog):
        of_structures = (
            s for each in catalog.structures.values() for s in (each.title, each.summary)
        )
        rules = (
            rule.reason
            for rule in (
                *catalog.advice.values(),
                *catalog.starving.values(),
                *catalog.hires.values(),
                *catalog.lines.values(),
            )
            # This one counts only where the company says that a founder does the work.
            if not any("founder" in one.values for one in rule.when)
        )
        for text in (*of_structures, *rules):
            assert not re.search(r"[Ff]ounder|\bboard\b|\bCEO\b|customers", text), text

    def test_no_shipped_rule_names_a_role(self, catalog: Catalog):
        named = [role.abbreviation for role in catalog.roles.values()]
        for rule in catalog.lines.values():
            assert not [name for name in named if re.search(rf"\b{name}\b", rule.reason)], rule.id
        for question in catalog.line_questions.values():
            for text in (question.question, question.stays):
                assert not [name for name in named if re.search(rf"\b{name}\b", text)], question.id

    def test_reasons_are_one_plain_sentence_and_each_question_has_two_sides(self, catalog: Catalog):
        for rule in catalog.lines.values():
            assert re.fullmatch(r"[A-Z][^.!?]+\.", rule.reason), rule.id
            assert len(rule.reason.split()) <= 24, rule.id
        for name in catalog.line_questions:
            about = [rule for rule in catalog.lines.values() if rule.about == name]
            assert len({boss for rule in about for boss in rule.speaks_for}) > 1 or any(
                rule.speaks_against for rule in about
            ), name

    def test_no_job_starves_for_want_of_a_founder_where_it_has_a_leader(self, workspace: Make):
        facts = "company: {name: Acme, headcount: 80, founder_strength: neither}\n"
        assert advise(workspace(f"{facts}structure: separate\n")).starving.job == ""
        assert advise(workspace(f"{facts}structure: founder-led\n")).starving.job == "both"

    def test_a_structure_is_what_its_positions_make_it(self, workspace: Make):
        advice = advise(
            workspace(
                "company: {name: Acme, headcount: 30}\nstructure: combined-lean\n"
                "positions: {vp-engineering: {}, vp-product: {}}\n"
            )
        )
        assert (advice.company.structure, advice.own) == ("combined-lean", "combined")
        other = workspace(
            "company: {name: Acme, headcount: 30}\nstructure: combined-lean\n"
            "positions: {vp-engineering: {reports_to: ceo}, vp-product: {}}\n"
        )
        assert advise(other).own == "combined-lean"

    def test_a_wish_for_a_title_is_not_answered_with_a_cpto(
        self, workspace: Make, charter: Any, tmp_path: Path
    ):
        workspace(kestrel("headcount: 210") + "reasons: [reward-a-person]\n")
        out = charter("advise", str(tmp_path), "--quiet").out

        assert "Poor reason given: rewarding somebody with a larger title." in out
        assert "A title without other work moves no decision" in out
        assert "[our own judgement]" in out
        assert "promotion from CTO" not in out


class TestOutput:
    def test_json_has_every_question_with_its_options_and_cites_its_sources(
        self, workspace: Make, charter: Any, tmp_path: Path
    ):
        workspace(kestrel("regulated: true"))
        ran = charter("advise", str(tmp_path), "--json")
        data = json.loads(ran.out)

        assert (ran.code, data["grounded"]) == (0, False)
        line = data["lines"][0]
        assert (line["id"], line["best"]) == ("security-leader", ["ceo"])
        assert line["lines"] == [{"position": "ciso", "reports_to": "cto"}]
        assert line["options"][0]["fit"] == "some fit"
        cited = {
            claim
            for line in data["lines"]
            for option in line["options"]
            for ground in (*option["for"], *option["against"])
            for claim in ground["evidence"]
        }
        assert cited
        assert cited <= data["sources"].keys()

    def test_without_a_word_on_structures_lines_are_still_answered(
        self, workspace: Make, charter: Any, tmp_path: Path
    ):
        workspace(kestrel("markets: 1"))
        ran = charter("advise", str(tmp_path))

        assert ran.code == 0
        assert "Of structures nothing can be said yet" in ran.out
        assert "Where should the VP Data report?" in ran.out
        assert "Cost" not in ran.out

    def test_a_workspace_changes_omits_and_adds_questions_and_rules(self, workspace: Make):
        own = """
line_questions:
  - id: qa
    question: Who leads {position}?
    of: {owns: [delivery.quality]}
lines:
  - {id: design-finds-out, omit: true}
  - {id: design-feeds-discovery, weight: 3, when: {headcount: {min: 1}}}
  - {id: qa-alone, about: qa, for: [head], weight: 1, reason: Quality is judged apart.}
"""
        advice = advise(workspace(kestrel(), advice=own))

        assert answer(advice, "design-leader").options[0].score == 4
        assert answer(advice, "qa").lines == {"vp-engineering": "cto"}
        assert answer(advice, "qa").best == ("ceo",)

    def test_a_rule_for_and_against_one_and_the_same_leader_says_nothing(self, workspace: Make):
        own = """
lines:
  - id: product-not-technology
    about: design-leader
    for: [strategy.product-strategy]
    against: [strategy.technology-strategy]
    weight: 3
    reason: Design is a matter of the product.
"""
        text = "company: {name: Acme}\nstructure: combined\npositions: {vp-design: {}}\n"
        found = answer(advise(workspace(text, advice=own)), "design-leader")

        assert found.best == ("cpto",)
        assert {rule.id for rule in found.rules} == {"design-finds-out", "design-beside"}

    def test_a_bad_own_rule_is_refused_with_its_place(self, workspace: Make):
        own = """
line_questions:
  - {id: qa, question: Who?, of: {owns: [delivery.qualty]}, unless_boss: [heads]}
lines:
  - {id: a, about: qaa, for: [head], against: [head], weight: 1, reason: Y., evidence: [cpc-99]}
  - {id: b, about: qa, weight: 1, reason: Why.}
"""
        with pytest.raises(InputError) as bad:
            workspace(kestrel(), advice=own)
        text = str(bad.value)
        assert {p.code for p in bad.value.problems} == {"unknown-id", "both-ways", "missing-key"}
        for words in (
            "'delivery.quality'?",
            "did you mean 'head'?",
            "'qa'?",
            "cpc-99",
            "neither for",
        ):
            assert words in text


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "company.yaml"


NAMES = {
    role.abbreviation for role in CATALOG.roles.values() if not role.abbreviation.startswith("Head")
}


@given(companies(), stated_facts(), st.data())
@settings(max_examples=75)
def test_advice_on_lines_names_what_is_there_and_says_what_is_so(file, company, facts, data):
    company["company"] |= facts
    for name in ("cio", "vp-data", "vp-design"):
        boss = data.draw(st.sampled_from([None, "ceo", "a", "cto", "cpo"]))
        if boss is not None:
            company["positions"][name] = {"reports_to": boss, "title": f"Leader {name}"}
    company["assign"] |= data.draw(
        st.dictionaries(
            st.sampled_from([*ASKED, "operations-and-security.security-posture"]),
            st.sampled_from(list(company["positions"]) or ["ceo"]),
            max_size=2,
        )
    )
    made = read(file, company)
    organisation = organise(made)
    advice = advise(made, organisation)
    wording = Wording(organisation)
    positions = organisation.positions
    known = {p.short for p in positions.values()}

    for line in advice.lines:
        assert all(positions[name].reports_to == boss for name, boss in line.lines.items())
        assert {option.boss for option in line.options} <= {"", *positions}
        assert line.today in {option.boss for option in line.options}
        assert not set(line.lines) & set(line.best), "nobody leads themselves"
        words = line_words(line, wording)
        pairs = re.findall(r"([Tt]he .+?) (?:reports|is to report) to (the .+?)[.,]", words.today)
        for one, other in pairs[:1] if not line.question.together else []:
            ((name, boss),) = line.lines.items()
            assert (one.lower(), other) == (wording.the(name).lower(), wording.the(boss))
        for text in words:
            for name in NAMES - known:
                assert not re.search(rf"\bthe {re.escape(name)}\b(?! \w)", text), (text, name)
    if advice.grounded:
        memo = compose_memo(advice, wording, DAY)
        printed = " ".join(
            [*memo.steps, *(text for group in memo.lines for text in (group.label, *group.items))]
        )
        for name in NAMES - known - {CATALOG.roles[r].abbreviation for r in advice.hiring.roles}:
            if name in {CATALOG.roles[role].abbreviation for role in advised_roles(advice)}:
                continue  # the structure that is advised is named by its leaders
            assert not re.search(rf"\bthe {re.escape(name)}\b(?! \w)", printed), (printed, name)
        for name, position in positions.items():
            for other in known - {
                positions[position.reports_to].short if position.reports_to else ""
            }:
                if [p.short for p in positions.values()].count(position.short) == 1:
                    wrong = f"{wording.the(name)} reports to the {other}."
                    assert wrong not in printed, name


def advised_roles(advice: Advice) -> set[str]:
    return set(advice.catalog.structures[advice.advised].positions)


def test_the_entries_that_questions_are_asked_by_are_there() -> None:
    named = {
        entry
        for question in CATALOG.line_questions.values()
        for entry in (*question.owns, *question.owns_none, *question.together)
    }
    assert named <= set(ENTRIES)
