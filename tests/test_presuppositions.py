"""Every sentence of the catalogue says what it presupposes: so it stands only where it is true.

A sentence claims entries (`claims`), has conditions (`when`) or slots, which presuppose what they
name. What its words presuppose all the same is found here by the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from charter.facts.presuppositions import SLOT, slot_entries
from charter.facts.said import Condition
from charter.load.catalog_files import read_catalog

CATALOG = read_catalog()
ENTRIES = {**CATALOG.responsibilities, **CATALOG.decisions}
PARTS = ("mission", "pitch", "outcomes", "risks", "first_days", "musts", "nice_to_have")


class Told(NamedTuple):
    """One sentence, where it stands, what it claims and under which conditions it is printed."""

    file: str
    where: str
    text: str
    claims: tuple[str, ...] | None
    when: tuple[Condition, ...]


def statements() -> Iterator[Told]:
    for role in (*CATALOG.roles.values(), *CATALOG.own_roles.values()):
        for part in PARTS:
            for one in getattr(role, part):
                for key in ("charter", "posting", "risk", "watch"):
                    said = one.wordings if key == "posting" else (getattr(one, key),)
                    for text in filter(None, said):
                        where = f"{role.id} {part} {key}: {text[:60]}"
                        yield Told(one.place.path, where, text, one.claims, one.when)


def exchanged() -> Iterator[Told]:
    for border in CATALOG.interfaces.values():
        for key in ("first_gives", "second_gives", "dispute"):
            for one in getattr(border, key):
                where = f"{border.id} {key}: {one.say[:60]}"
                # What a dispute names stands in slots: who owns it, or it is not printed.
                claims = () if key == "dispute" else one.claims
                when = (*one.when, *_OF_PAIR.get(border.between[1], ()))
                yield Told(border.place.path, where, one.say, claims, when)


_OF_PAIR = {
    "cro": (Condition("functions", ("sales",)), Condition("sells", (True,))),
    "cmo": (Condition("functions", ("marketing",)), Condition("sells", (True,))),
    "vp-customer-success": (Condition("functions", ("support",)),),
}
"""What the second of two neighbours stands for by being there."""


def entries() -> Iterator[Told]:
    for entry in ENTRIES.values():
        for key in ("charter", "posting"):
            for one in getattr(entry, key):
                when = (*entry.when, *one.when)
                for said in one.wordings:
                    where = f"{entry.id} {key}: {said[:60]}"
                    claims = (entry.id, *(one.claims or ()))
                    yield Told(entry.place.path, where, said, claims, when)
        yield Told(entry.place.path, f"{entry.id} title", entry.title, (entry.id,), entry.when)


def measures() -> Iterator[Told]:
    for one in CATALOG.measures.values():
        for key in ("title", "definition", "unit"):
            text = getattr(one, key)
            yield Told(one.place.path, f"measure {one.id} {key}: {text[:60]}", text, (), one.when)


TOLD = [*statements(), *exchanged(), *entries(), *measures()]


def guarded_by(told: Told) -> set[str]:
    """Return the facts without which a sentence is not printed, by itself or by what it claims."""
    conditions = list(told.when)
    for name in told.claims or ():
        conditions += ENTRIES[name].when
    for condition in told.when:
        if condition.fact in ("owns", "others_own", "boss_owns", "reports_own", "applies"):
            conditions += [c for name in condition.values for c in ENTRIES[str(name)].when]
    found = {condition.fact for condition in conditions}
    if found & {"subscription"}:  # which nobody has who sells nothing
        found.add("sells")
    return found


PRESUPPOSING = {
    # words, and the fact without which they may be false; None: never as fixed text
    r"\bfounders?\b": "head_is_founder",
    r"\bthe board\b": "board",
    r"\bcustomers?\b": None,
    r"\bpatients?\b|\bcitizens?\b": None,
    r"\b(sales|marketing)\b(?! price)": "functions",
    r"\b(churn|renewals?|renew|subscri\w+)\b": "subscription",
    r"\b(prices?|pricing|revenue|margin|buyers?|prospects?|discounts?|sold|sells?)\b": "sells",
    r"\bcloud\b": "cloud",
    r"\b(running service|uptime|availability|deployments?)\b": "runs_service",
    r"\bVPs?\b|\bCEO\b|\bCTO\b|\bCPO\b|\bCPTO\b|\bCIO\b": None,
    r"\bteams? reports? to\b": None,
    r"\bproduct managers?\b": "product_people",
    r"\bon[- ]call\b|\bevery service\b|\blist of services\b": "runs_service",
    r"\bfinance (sees|reads|can|has|and|hears|gets)\b|\b(with|to) finance\b": "functions",
    r"\bexecutive (above|over)\b": None,
    r"\bexecutive team\b": None,
    r"\bmarkets?\b|\bprospects?\b": "sells",
    r"\bsupport (hears|sees|cannot|contacts)\b|\b(from|tells?) support\b": "functions",
    r"\b(each|which) countr(y|ies)\b|\bwe sell in\b": "markets",
    r"\bproduct areas?\b|\b(each|every) team's\b|\bone engineering team\b": "several_teams",
    r"\b(each|every) (engineering |product )?team\b|\btheir teams\b": "several_teams",
    r"\bcritical services?\b|\b(each|every) new service\b": "runs_service",
    r"\bsign-?ups?\b": "self_service",
    r"\binvestors?\b": "investors",
    r"\bcompan(y|ies)\b|\bbusiness (goal|result)s?\b|\bthe business\b": "kind",
    r"\b(live|new) users\b": None,
}
UNSAID = {
    # sentences in which such a word presupposes nothing, each with the reason
    "measure churn": "who pays is a customer, whatever users are called",
    "measure net-revenue-retention": "who pays is a customer",
    "measure customer-lifetime-value": "who pays is a customer",
    "measure average-revenue-per-account": "who pays is a customer",
    "measure conversion": "who pays is a customer",
    "measure internal-system-availability": "internal systems are there in every company",
    "measure win-rate definition": "renewals that are left out need no subscription",
    "measure gross-margin definition": "cost of sales is a term of accounting",
    "measure support-contact-rate definition": "what is left out need not be there",
    "measure customer-interviews definition": "as before",
    "measure time-to-first-call definition": "developers sign up for access wherever they build",
    "vp-data musts posting: You have deleted data the company": "where one was before",
    "vp-data nice_to_have posting: You have moved a company": "where one was before",
    "cio nice_to_have posting: You have brought two companies": "where one was before",
    "measure supplier-concentration definition": "suppliers are companies, whatever we are",
    "measure analyst-mentions definition": "lists of any companies",
    "external-duties.suppliers": "a supplier's price and contract, not ours",
}


@pytest.mark.parametrize("words", PRESUPPOSING, ids=str)
def test_what_a_word_presupposes_is_a_condition_or_a_slot(words: str) -> None:
    fact = PRESUPPOSING[words]
    bare = [
        told.where
        for told in TOLD
        if re.search(words, re.sub(r"\{[^{}]*\}", "", told.text), re.IGNORECASE)
        and (fact is None or fact not in guarded_by(told))
        and not any(told.where.startswith(start) for start in UNSAID)
    ]
    assert bare == []


REOPENING = {
    # words, and why no paper may say so
    r"in writing which|and until when": "who decides what stands in the charters",
    r"to be judged by": "the measures stand in the charter",
    r"\} (had|has) (agreed|accepted)|has agreed to": "nobody has a veto that no paper gives",
    r"(so|how) soon it is answered": "how soon stands in the rows of both",
}


@pytest.mark.parametrize("words", REOPENING, ids=str)
def test_no_sentence_treats_as_open_what_the_charters_settle(words: str) -> None:
    assert [told.where for told in TOLD if re.search(words, told.text)] == []


PER_PERSON = re.compile(r"\b(resign|engagement|offers|postings|reviewed in writing)")


def test_a_measure_of_people_counts_those_of_the_position_alone() -> None:
    counted = [m for m in CATALOG.measures.values() if PER_PERSON.search(m.definition.lower())]
    assert len(counted) >= 5
    assert [m.id for m in counted if "this position's" not in m.definition.lower()] == []


def test_the_first_sentence_of_a_survey_says_how_many_must_answer() -> None:
    surveys = [m for m in CATALOG.measures.values() if m.source == "anonymous survey"]
    assert surveys
    assert all("five or more answer" in m.definition.partition(". ")[0] for m in surveys)


def test_every_sentence_declares_what_it_claims() -> None:
    undeclared = [told.where for told in TOLD if told.claims is None]
    assert undeclared == []


def test_a_sentence_names_no_entry_twice_and_none_that_is_gone() -> None:
    for told in TOLD:
        claims = told.claims or ()
        assert len(set(claims)) == len(claims), told.where
        assert set(claims) <= set(ENTRIES), told.where


# Whose work a sentence presupposes

OF_WORK = {
    # words of an outcome, risk or first day, and the work that whoever says them answers for
    r"\bbackups?\b|\brestored?\b|\brebuilt from\b": "operations-and-security.disaster-recovery",
    r"\bsupplier's failure\b|\blargest supplier\b": "operations-and-security.supplier-risk",
    r"\bmodels? (in the product|gets worse|serves)\b|\bmodel quality\b": "data.ai-in-product",
    r"\bforecasts?\b": "delivery.forecast",
    r"\btechnical debt\b": "technology-roadmap.technical-debt",
    r"\bconference|\ba talk, a repository\b": "evangelism.conferences",
    r"\bstudents?\b|\buniversit": "evangelism.universities",
    r"\bsuccessors?\b": "organisation.succession",
    r"\bbacklog\b": "product.backlog",
    r"\bon[- ]call\b": "operations-and-security.on-call",
    r"\bdesign system\b": "product.design-system",
    r"\baccessib": "product.accessibility",
    r"\breview of a large design\b": "technology-roadmap.design-reviews",
    r"\btested by hand\b|\bnew tests\b|\bpeople who test\b": "delivery.testing",
    r"\breliability target\b": "operations-and-security.running-service",
}


def known_of(told: Told) -> set[str]:
    """Return the entries of which a sentence says, or asks first, whose they are."""
    found = set(told.claims or ())
    for condition in told.when:
        if condition.fact in ("owns", "others_own", "boss_owns", "reports_own", "applies", "lacks"):
            found |= {str(value) for value in condition.values}
    for slot in SLOT.finditer(told.text):
        found |= set(slot_entries(slot[1], slot[2] or ""))
    return found


@pytest.mark.parametrize("words", OF_WORK)
def test_a_sentence_of_a_role_that_presupposes_work_claims_it_or_says_whose_it_is(
    words: str,
) -> None:
    roles = [one for one in statements() if re.search(r" (outcomes|risks|first_days) ", one.where)]
    said = [one for one in roles if re.search(words, one.text, re.IGNORECASE)]
    assert said, "a rule for words that no sentence has"
    assert [one.where for one in said if OF_WORK[words] not in known_of(one)] == []


LEADING = re.compile(r"\b(its|their) (leaders|managers)\b|\bteam leads\b")
"""Words for people who lead others below the one whose paper it is."""


def test_who_leads_nobody_that_leads_has_no_leaders_in_the_own_paper() -> None:
    told = [one for one in TOLD if LEADING.search(one.text)]
    assert len(told) > 5
    wrong = [one.where for one in told if not {"reports", "leads"} & {c.fact for c in one.when}]
    assert wrong == []
