"""What papers say together: claimed twice, by nobody, against each other, from claims made here."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from charter.audit.audit import audit_of
from charter.audit.findings import Audit
from charter.audit.memory import (
    Answer,
    entry_named,
    memory_text,
    read_memory,
    with_answers,
)
from charter.audit.papers import (
    ClaimedDuty,
    Match,
    PaperFile,
    PaperLine,
    PaperPart,
    PapersRead,
    Placed,
    Quoted,
    RolePaper,
    SetAside,
    Strength,
)
from charter.audit.quotes import words_key
from charter.audit.report import compose_audit
from charter.audit.review import HEADINGS, Reviewed, ReviewRow, review_rows, reviewed
from charter.audit.twins import twins
from charter.auditing import AuditedPapers
from charter.cli.audit.workspace_text import workspace_text
from charter.facts.catalog import Catalog
from charter.load.catalog_files import read_catalog
from charter.load.company_file import workspace_of
from charter.problems import InputError, Place, Problem

DAY = date(2026, 12, 1)
ROADMAP, VISION = "product.roadmap", "strategy.product-vision"
POSTURE, RELEASE = "operations-and-security.security-posture", "decision.release"


@cache
def catalog() -> Catalog:
    return read_catalog()


def paper(
    name: str,
    title: str,
    role: str = "",
    reports_to: str = "",
    reports: tuple[str, ...] = (),
    older: str = "",
) -> RolePaper:
    place = Place(f"old/{name}.md", 1)

    def quoted(text: str) -> Quoted:
        return Quoted(text, place._replace(line=2))

    parts = (
        PaperPart(PaperLine("one two three", "item", 0, place), "duty"),
        PaperPart(PaperLine("four", "text", 0, place), "boilerplate"),
    )
    return RolePaper(
        id=name,
        source=f"old/{name}.md",
        language="en",
        title=Quoted(title, place),
        role=role,
        reports_to=quoted(reports_to) if reports_to else None,
        reports=tuple(map(quoted, reports)),
        pay=None,
        date=None,
        parts=parts,
        older=older,
    )


CTO, CPO = paper("cto", "CTO", "cto"), paper("cpo", "CPO", "cpo")
CISO = paper("ciso", "CISO", "ciso")


def placed(
    of: RolePaper,
    quote: str,
    entry: str = "",
    sure: float = 0.9,
    strength: Strength = "owns",
    subject: str = "",
    others: tuple[tuple[str, float], ...] = (),
) -> Placed:
    number = len(quote) + sum(map(ord, quote))
    place = Place(of.source, 10)
    claim = ClaimedDuty(
        f"{of.id}-{number}", of.id, quote, quote, place, "", "duty", strength, subject
    )
    first = ((entry, sure),) if entry else ()
    matches = tuple(Match(name, how, f"phrase of {name}") for name, how in (*first, *others))
    return Placed(claim, matches)


def audit(*said: Placed, papers: tuple[RolePaper, ...] = (CTO, CPO, CISO), **more: object) -> Audit:
    read = PapersRead(
        tuple(PaperFile(each.source, (), "en") for each in papers),
        papers,
        (),
        tuple(each.claim for each in said),
    )
    return audit_of(catalog(), read, said, twins=twins(read.claims), **more)  # type: ignore[arg-type]


def told(found: Audit) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [
        (c.kind, tuple(e.id for e in c.entries), [side.post for side in c.sides])
        for c in found.clashes
    ]


def test_what_two_own_or_decide_is_claimed_twice_with_both_sentences() -> None:
    found = audit(
        placed(CTO, "Owns the roadmap.", ROADMAP),
        placed(CPO, "Sets what is built next.", ROADMAP, 0.8, "decides"),
    )

    [clash] = found.clashes
    assert (clash.kind, clash.entries[0].id) == ("twice", ROADMAP)
    assert [s.said[0].placed.claim.quote for s in clash.sides] == [
        "Owns the roadmap.",
        "Sets what is built next.",
    ]
    assert found.once == ()


@pytest.mark.parametrize(("strength", "sure"), [("supports", 0.9), ("none", 0.9), ("owns", 0.35)])
def test_who_helps_or_may_mean_another_thing_claims_nothing(
    strength: Strength, sure: float
) -> None:
    found = audit(
        placed(CTO, "Owns the roadmap.", ROADMAP),
        placed(CPO, "Sets what is built next.", ROADMAP, sure, strength),
    )

    assert found.clashes == ()
    assert [(held.entry.id, held.post) for held in found.once] == [(ROADMAP, "cto")]


def test_a_result_by_which_two_are_judged_is_nobody_s_claim() -> None:
    figure = placed(CPO, "Retention of customers.", ROADMAP)
    result = figure._replace(claim=figure.claim._replace(kind="result"))
    found = audit(placed(CTO, "Owns the roadmap.", ROADMAP), result)

    assert found.clashes == ()
    assert ROADMAP not in {entry.id for entry in found.nobody}


def test_papers_of_one_post_are_no_two_who_claim_it() -> None:
    again = paper("cto-2", "Chief Technology Officer", "cto")
    found = audit(
        placed(CTO, "Owns the roadmap.", ROADMAP),
        placed(again, "Has the roadmap in hand.", ROADMAP),
        papers=(CTO, again),
    )

    assert [(post.id, post.papers) for post in found.posts] == [("cto", ("cto", "cto-2"))]
    assert found.clashes == ()
    [held] = found.once
    assert len(held.said) == 2


def test_an_older_version_does_not_count() -> None:
    old = paper("cpo-2019", "CPO", "cpo", older="cpo")
    found = audit(
        placed(CTO, "Owns the roadmap.", ROADMAP),
        placed(old, "Has the roadmap in hand.", ROADMAP),
        papers=(CTO, CPO, old),
    )

    assert found.clashes == ()
    assert [post.papers for post in found.posts] == [("cto",), ("cpo",)]


def test_one_decides_and_another_may_stop_it() -> None:
    found = audit(
        placed(CTO, "Decides when a release goes out.", RELEASE, strength="decides"),
        placed(CISO, "May stop any release.", RELEASE, strength="stops"),
    )

    assert told(found) == [("stops", (RELEASE,), ["cto", "ciso"])]
    [text] = compose_audit(found, DAY).clashes
    assert text.says == "The CTO decides; the CISO may stop it."


def test_two_who_may_stop_it_are_against_nobody() -> None:
    found = audit(
        placed(CTO, "May halt a release.", RELEASE, strength="stops"),
        placed(CISO, "May stop any release.", RELEASE, strength="stops"),
    )

    assert found.clashes == ()


def test_a_sentence_about_another_is_a_claim_of_that_one() -> None:
    found = audit(
        placed(CPO, "Owns the roadmap.", ROADMAP),
        placed(CPO, "The CTO has the final say on it.", ROADMAP, 0.9, "decides", subject="cto"),
    )

    assert told(found) == [("twice", (ROADMAP,), ["cpo", "cto"])]
    [text] = compose_audit(found, DAY).clashes
    assert [quote.who for quote in text.quotes] == [
        "CPO",
        "CTO, as the paper of the CPO says",
    ]


def test_another_is_the_post_with_a_paper_of_its_own_however_its_title_is_put() -> None:
    manager = paper("manager", "Senior Manager, Engineering")
    found = audit(
        placed(manager, "Manages six teams.", ROADMAP),
        placed(CPO, "A manager manages teams.", ROADMAP, subject="senior engineering manager"),
        papers=(manager, CPO),
    )

    assert told(found) == []
    assert {each.of for each in found.said} == {"senior-manager-engineering"}


def test_the_same_words_in_two_papers_clash_whatever_they_mean() -> None:
    words = "Negotiate every contract with outside engineering agencies and review them."
    found = audit(placed(CTO, words, ROADMAP, 0.5), placed(CPO, words, ROADMAP, 0.6))
    faint = audit(placed(CTO, words, ROADMAP, 0.3), placed(CPO, words, ROADMAP, 0.35))

    assert faint.clashes == ()
    assert [look.why for look in faint.look] == ["two may claim it: one sentence"]

    assert [clash.kind for clash in found.clashes] == ["words"]
    assert compose_audit(found, DAY).clashes[0].title.startswith("“Negotiate every contract")


def test_the_same_words_about_each_one_s_own_people_are_no_clash() -> None:
    words = "Assess our recruitment needs and recruit people to fulfil all of them."
    designers, engineers = "organisation.design-organisation", "organisation.engineering-hiring"
    own = audit(placed(CTO, words, engineers, 0.6), placed(CPO, words, designers, 0.6))
    one = audit(placed(CTO, words, engineers, 0.6), placed(CPO, words, engineers, 0.6))

    assert own.clashes == ()
    assert [clash.kind for clash in one.clashes] == ["words"]


def test_the_same_words_that_mean_one_entry_are_told_once() -> None:
    words = "Own the product roadmap and publish it each month for everybody."
    found = audit(placed(CTO, words, ROADMAP), placed(CPO, words, ROADMAP))

    assert told(found) == [("twice", (ROADMAP,), ["cto", "cpo"])]


def test_work_of_one_field_is_side_by_side_and_not_twice() -> None:
    groups = {ROADMAP: "what", VISION: "what"}
    found = audit(
        placed(CTO, "Owns the roadmap.", ROADMAP),
        placed(CPO, "Holds the vision.", VISION),
        groups=groups,
        fields={"what": "What is built"},
    )

    assert [clash.kind for clash in found.clashes] == ["near"]
    assert found.twice == ()
    assert compose_audit(found, DAY).near[0].title == "What is built"


def test_what_is_claimed_twice_stands_before_what_stops_and_the_weightiest_first() -> None:
    light = min(catalog().responsibilities.values(), key=lambda entry: entry.weight).id
    heavy = max(catalog().responsibilities.values(), key=lambda entry: entry.weight).id
    found = audit(
        placed(CTO, "A.", light),
        placed(CPO, "B.", light),
        placed(CTO, "Decides C.", RELEASE, strength="decides"),
        placed(CISO, "May stop D.", RELEASE, strength="stops"),
        placed(CTO, "E.", heavy),
        placed(CPO, "F.", heavy),
    )

    assert [clash.entries[0].id for clash in found.clashes] == [heavy, light, RELEASE]


def test_nobody_claims_what_applies_and_facts_that_are_missing_are_named() -> None:
    bare = audit(placed(CPO, "Owns the roadmap.", ROADMAP))
    pricing = "product.pricing-and-packaging"

    assert ROADMAP not in {entry.id for entry in bare.nobody}
    assert pricing not in {entry.id for entry in bare.nobody}
    assert pricing in {e.id for one in bare.depends for e in one.entries}
    assert "business_model" in [one.fact for one in bare.depends]

    company = {"name": "Acme", "business_model": "saas"}
    known = workspace_of({"company": company, "structure": "separate"})
    found = audit(placed(CPO, "Owns the roadmap.", ROADMAP), workspace=known)
    assert pricing in {entry.id for entry in found.nobody}
    assert "business_model" not in [one.fact for one in found.depends]
    assert found.company == "Acme"


def test_what_is_decided_in_a_work_is_not_nobodys_where_somebody_has_the_work() -> None:
    work, decision = "operations-and-security.incidents", "decision.incident"
    without = {entry.id for entry in audit().nobody}
    has = audit(placed(CISO, "Own incidents", work))
    helps = audit(placed(CISO, "Help with it", work, strength="supports"))
    assert decision in without
    assert decision not in {entry.id for entry in has.nobody}
    assert decision in {entry.id for entry in helps.nobody}


def test_without_a_paper_nothing_is_claimed_by_nobody() -> None:
    found = audit(papers=())
    assert (found.nobody, found.depends) == ((), ())


def test_what_a_claim_may_mean_is_not_said_to_be_claimed_by_nobody() -> None:
    found = audit(placed(CPO, "Owns it.", ROADMAP, 0.3, others=((VISION, 0.04),)))
    seen = audit(seen={POSTURE: 0.5})

    assert {ROADMAP, VISION}.isdisjoint(entry.id for entry in found.nobody)
    assert POSTURE not in {entry.id for entry in seen.nobody}
    assert ROADMAP in {entry.id for entry in seen.nobody}


def test_what_is_not_certain_is_looked_at_in_the_order_of_worth() -> None:
    found = audit(
        placed(CTO, "Places only.", VISION, 0.5, "supports"),
        placed(CTO, "Fills a gap.", POSTURE, 0.5),
        placed(CPO, "Owns the roadmap.", ROADMAP),
        placed(CTO, "May claim it too.", VISION, 0.4, others=((ROADMAP, 0.3),)),
        placed(CTO, "Nothing we know.", VISION, 0.1),
    )

    assert [look.said.placed.claim.quote for look in found.look] == [
        "May claim it too.",
        "Fills a gap.",
        "Places only.",
    ]
    assert found.look[0].why == "may claim twice: Product roadmap"
    assert [each.placed.claim.quote for each in found.unplaced] == ["Nothing we know."]


def test_what_likeliest_is_no_entry_is_not_placed() -> None:
    claim = placed(CTO, "Lives our values.", VISION, 0.3)
    found = audit(claim._replace(out=Match("out.behaviour", 0.6, "lives the values")))

    assert len(found.unplaced) == 1
    assert found.look == ()


def test_papers_that_say_different_lines_and_titles() -> None:
    boss = paper("cpo", "Chief Product Officer", "cpo", "CEO", ("Head of Data",))
    other = paper("cto", "Chief Technology Officer", "cto", "the CEO", ("VP Data",))
    data = paper("vp-data", "VP Data", "vp-data", "CTO")
    found = audit(papers=(boss, other, data))

    lines = [d for d in found.disagreements if d.kind == "line"]
    assert [d.says for d in lines] == ["The VP Data reports to the CPO or the CTO: papers differ."]
    assert [q[1] for q in lines[0].quotes] == ["Head of Data", "VP Data", "CTO"]
    titles = [d.says for d in found.disagreements if d.kind == "title"]
    assert titles == ["The VP Data is called 'VP Data' and 'Head of Data'."]


def test_two_who_report_to_each_other() -> None:
    one = paper("cto", "CTO", "cto", "CPO")
    other = paper("cpo", "CPO", "cpo", "CTO")
    found = audit(papers=(one, other))

    assert [d.says for d in found.disagreements] == [
        "The CPO and the CTO each report to the other."
    ]


def test_lines_on_which_papers_agree_are_not_told() -> None:
    boss = paper("cto", "CTO", "cto", "Chief Executive Officer", ("VP of Engineering",))
    below = paper("vp-engineering", "VP Engineering", "vp-engineering", "CTO")

    assert audit(papers=(boss, below)).disagreements == ()


def test_it_is_said_that_one_of_two_who_claim_the_same_reports_to_the_other() -> None:
    below = paper("vp-engineering", "VP Engineering", "vp-engineering", "CTO")
    found = audit(
        placed(CTO, "Owns the roadmap.", ROADMAP),
        placed(below, "Sets what is built next.", ROADMAP),
        papers=(CTO, below),
    )

    [text] = compose_audit(found, DAY).clashes
    assert text.says == (
        "The CTO and the VP Engineering: both say that it is theirs. "
        "The VP Engineering reports to the CTO."
    )


def test_two_titles_of_one_role_are_asked_about() -> None:
    one = paper("a", "VP Engineering", "vp-engineering")
    other = paper("b", "Head of Engineering", "vp-engineering")
    found = audit(papers=(one, other))

    assert [post.id for post in found.posts] == ["vp-engineering", "vp-engineering-2"]
    assert [d.kind for d in found.disagreements] == ["one-post"]


def test_how_much_of_a_paper_is_what() -> None:
    [share, *_] = audit().shares
    assert (share.total, share.percent("duty"), share.percent("boilerplate")) == (4, 75, 25)


def test_what_a_person_says_counts_and_is_certain() -> None:
    claim = placed(CTO, "Owns the Roadmap!", VISION, 0.4)
    answers = {"owns the roadmap": Answer("Owns the roadmap", ROADMAP)}
    [said] = with_answers([claim], answers)
    found = audit(said, placed(CPO, "Sets what is next.", ROADMAP))

    assert said.confirmed
    assert told(found) == [("twice", (ROADMAP,), ["cto", "cpo"])]
    assert found.look == ()

    [none] = with_answers([claim], {"owns the roadmap": Answer("Owns the roadmap", "none")})
    assert [each.placed.nothing for each in audit(none).unplaced] == [True]


def test_the_table_for_review_has_what_matters_first_and_each_duty_once() -> None:
    words = "Own whatever is nearest to the product roadmap of the year."
    found = audit(
        placed(CPO, "Owns the roadmap.", ROADMAP),
        placed(CTO, words, VISION, 0.4, others=((ROADMAP, 0.3),)),
        placed(CISO, words, VISION, 0.4, others=((ROADMAP, 0.3),)),
    )
    rows = review_rows(found)

    assert [row[2] for row in rows] == [words, "Owns the roadmap."]
    assert rows[0][1] == "CTO and CISO"
    assert rows[0][4] == "Product vision (strategy.product-vision)"
    assert {len(row) for row in rows} == {len(HEADINGS)}
    assert rows[1][-1] == ""


def test_the_begin_of_a_title_that_is_offered_is_that_entry() -> None:
    budget = "governance-and-reporting.technology-budget"
    claim = placed(CTO, "Owns it.", VISION, 0.4, others=((budget, 0.3),))
    row = ReviewRow(Place("review.csv", 2, 10), "", "owns it", "Technology budget")
    assert [one.entry for one in reviewed(audit(claim), [row]).answers.values()] == [budget]


def test_who_does_not_know_has_not_answered_and_two_entries_are_one_too_many() -> None:
    claim = placed(CTO, "Owns it.", VISION, 0.4, others=((ROADMAP, 0.3),))
    row = ReviewRow(Place("review.csv", 2, 10), "cto-1", "owns it", "not sure")
    assert reviewed(audit(claim), [row]) == Reviewed({}, (), ())
    both = row._replace(entry="Product vision, product roadmap")
    (problem,) = reviewed(audit(claim), [both]).problems
    assert problem.message.endswith("names several entries, and a duty counts for one")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2", ROADMAP),
        ("2.0", ""),
        ("2nd", ROADMAP),
        ("Second choice", ROADMAP),
        ("choice 2", ROADMAP),
        ("yes", VISION),
        ("product.roadmap", ROADMAP),
        ("product  ROADMAP", ROADMAP),
        ("Product roadmap (product.roadmap)", ROADMAP),
        ("none", "none"),
        ("Nothing", "none"),
        ("-", ""),
        ("\u2013", ""),
        ("Product", ""),
        ("product.roadmapp", ""),
        ("3", ""),
    ],
)
def test_what_a_person_writes_into_the_table(said: str, meant: str) -> None:
    claim = placed(CTO, "Owns it.", VISION, 0.4, others=((ROADMAP, 0.3),))
    row = ReviewRow(Place("review.csv", 2, 10), "cto-1", "owns   it", said)
    read = reviewed(audit(claim), [row])

    assert [answer.entry for answer in read.answers.values()] == ([meant] if meant else [])
    assert bool(read.problems) is not bool(meant)
    assert all(str(problem).startswith("review.csv:2:10: ") for problem in read.problems)


def test_the_nearest_entry_is_named_where_a_person_mistypes() -> None:
    claim = placed(CTO, "Owns it.", VISION, 0.4)
    row = ReviewRow(Place("review.csv", 2, 10), "", "Owns it.", "product.roadmapp")
    [problem] = reviewed(audit(claim), [row]).problems
    assert "did you mean 'product.roadmap'?" in problem.hint


def test_rows_of_other_papers_and_rows_at_odds_are_told() -> None:
    claim = placed(CTO, "Owns it.", VISION, 0.4)
    place = Place("review.csv", 2, 10)
    read = reviewed(
        audit(claim),
        [
            ReviewRow(place, "cto-9", "Something else.", "1"),
            ReviewRow(place, "", "Owns it.", "1"),
            ReviewRow(place, "", "Owns it", "none"),
            ReviewRow(place, "", "Owns it", ""),
        ],
    )

    assert [problem.code for problem in read.stale] == ["stale-row"]
    assert [problem.code for problem in read.problems] == ["two-answers"]


def test_what_was_said_is_read_again_whatever_it_quotes(tmp_path: Path) -> None:
    words = 'Owns "it": {a}, #b\n- and & *c* \x7f\x00\u2028\ufeff' + "and more " * 2000
    (tmp_path / "audit.yaml").write_text(memory_text([Answer(words, ROADMAP)]), "utf-8")
    [answer] = read_memory(catalog(), tmp_path).values()
    assert answer.entry == ROADMAP
    assert words_key(answer.words) == words_key(words)


def test_a_memory_that_names_no_entry_says_where(tmp_path: Path) -> None:
    text = "answers:\n  - {words: Owns it, entry: product.roadmapp}\n"
    (tmp_path / "audit.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"audit.yaml:2:.*did you mean 'product.roadmap'"):
        read_memory(catalog(), tmp_path)


def test_an_id_of_before_and_a_title_name_an_entry() -> None:
    assert entry_named(catalog(), "Product roadmap") == ROADMAP
    for went in catalog().forwarding.values():
        if went.of == "responsibilities" and len(went.to) == 1:
            assert entry_named(catalog(), went.id) == went.to[0]


def test_five_lines_say_what_was_read_what_was_found_and_what_to_do() -> None:
    found = audit(
        placed(CTO, "Owns the roadmap.", ROADMAP),
        placed(CPO, "Sets what is built next.", ROADMAP),
        placed(CTO, "Fills a gap.", POSTURE, 0.5),
    )
    read = found.read._replace(set_aside=(SetAside("old/x.md", "Field CTO", "a sales post"),))
    paper = compose_audit(found._replace(read=read), DAY)

    assert [line.label for line in paper.summary] == [
        "Read.",
        "Claimed twice.",
        "Claimed by nobody.",
        "Not certain.",
        "Next.",
    ]
    lines = [" ".join(line.items) for line in paper.summary]
    assert lines[0] == "3 papers, for CTO, CPO and CISO, with 3 duties. 1 paper set aside."
    assert "Product roadmap (CTO and CPO)" in lines[1]
    assert "1 duty may mean several things" in lines[3]
    assert "first" in lines[4]
    assert "review.xlsx" in lines[4]
    assert "usually with a post without a paper here: CEO." in lines[2]
    assert "Call each post" not in lines[4]
    assert "reports to whom" not in lines[4]


def test_what_is_set_aside_is_told_once_with_what_to_do() -> None:
    why = "this paper is in French, and was not read"
    note = Problem(Place("a.md"), "other-language", why, "give its English text")
    found = audit()
    read = found.read._replace(set_aside=(SetAside("a.md", "", why),))
    paper = compose_audit(found._replace(read=read, notes=(note,)), DAY)
    assert [group.items for group in paper.aside] == [(f"{why} - give its English text",)]
    assert paper.unread == ()


def test_what_is_next_is_about_what_papers_say_differently() -> None:
    one = paper("a", "VP Engineering", "vp-engineering")
    other = paper("b", "Head of Engineering", "vp-engineering")
    (following,) = compose_audit(audit(papers=(one, other)), DAY).summary[4].items
    assert "Say which titles are one post." in following
    assert "reports to whom" not in following


def test_of_many_rows_a_person_is_asked_to_place_some_first() -> None:
    many = [placed(CTO, f"Fills gap {number}.", POSTURE, 0.5) for number in range(40)]
    (following,) = compose_audit(audit(*many), DAY).summary[4].items
    assert "the first 30 rows of review.xlsx" in following
    assert "; 40 could change what stands here." in following


def test_titles_with_commas_are_listed_with_semicolons() -> None:
    one = paper("a", "Director, Security")
    other = paper("b", "Director, Data")
    found = audit(
        placed(one, "Owns the roadmap.", ROADMAP),
        placed(other, "Sets what is built next.", ROADMAP),
        papers=(one, other),
    )
    said = compose_audit(found, DAY)
    assert (
        said.summary[0]
        .items[0]
        .startswith("2 papers, for Director, Security; and Director, Data, with")
    )
    assert said.clashes[0].says.startswith("The Director, Security; and the Director, Data: both")


def test_a_post_whose_paper_was_set_aside_is_no_other_title_of_its_role() -> None:
    boss = paper("vp-engineering", "VP of Engineering", "vp-engineering")
    below = paper("manager", "Senior Manager, Engineering", "", "Director, Engineering")
    aside = (SetAside("a.md", "Director, Engineering", "no duties were found in it"),)
    read = PapersRead((), (boss, below), aside, ())

    assert audit(papers=(boss, below)).disagreements
    assert audit_of(catalog(), read, ()).disagreements == ()


def test_a_decision_that_is_called_as_some_work_is_told_apart() -> None:
    titles = [row.title for row in compose_audit(audit(), DAY).nobody]

    assert {"Split of engineering effort", "Split of engineering effort (the decision)"} <= {
        *titles
    }
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("mark", ["\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c"])
def test_no_sign_in_a_quote_ends_the_note_that_it_stands_in(mark: str) -> None:
    quote = f"Owns the roadmap{mark}x: injected{mark}  injected: y"
    title = paper("cto", f"CTO{mark}injected: z", "cto", f"CEO{mark}injected: w")
    found = audit(placed(title, quote, ROADMAP), papers=(title, CPO))
    text = workspace_text(AuditedPapers(found, None, None, (), {}, ()), "Acme")

    data = yaml.safe_load(text)
    assert "injected" in text
    assert set(data) == {"company", "structure", "positions", "assign"}
    assert data["assign"] == {ROADMAP: "cto"}
    assert "injected" not in data["positions"]["cto"]
    assert workspace_of(text).company.assign[ROADMAP].accountable == "cto"
