"""What sentences of old papers claim: how strongly, of whom, and how many works they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.audit.compounds import works_in
from charter.audit.headings import strength_under, under
from charter.audit.kinds import kind_of
from charter.audit.read_papers import read_papers
from charter.audit.strength import strength_of
from charter.load.catalog_files import read_catalog

CATALOG = read_catalog()


@pytest.mark.parametrize(
    ("said", "strength"),
    [
        ("Own the product roadmap", "owns"),
        ("You will lead the platform team", "owns"),
        ("Responsible for hiring", "owns"),
        ("Customers feel understood", "owns"),
        ("Foster data-driven decision making", "owns"),
        ("Own authentication and authorization services", "owns"),
        ("Ensure executives can make informed decisions", "owns"),
        ("Help their managers and engineers grow their skills", "owns"),
        ("Manage the budget, including tradeoff decisions", "owns"),
        ("Has the final say on architecture", "decides"),
        ("Sign off all user-facing changes", "decides"),
        ("Make decisions on current and future systems", "decides"),
        ("Approves purchases above 10,000 euros", "decides"),
        ("You and the CTO decide together what is built first", "decides"),
        ("May veto any release", "stops"),
        ("Can stop a launch that is not safe", "stops"),
        ("Push back on bad ideas", "stops"),
        ("Support the CPO with the roadmap", "supports"),
        ("Works closely with sales on large offers", "supports"),
        ("In this role you will advise the board", "supports"),
        ("Responsible for supporting the sales team", "supports"),
        ("Executive collaboration: Interface regularly with executives on decisions", "supports"),
        ("Help the CEO decide which markets to enter", "supports"),
        ("Has a seat on the investment committee", "supports"),
        ("Is consulted on hires in design", "supports"),
        ("Prepare the budget for approval by the board", "supports"),
        ("The CTO works with the board on the technology of the group", "supports"),
        ("Takes a central role in decision making", "supports"),
        ("Does not decide on hiring in engineering", "none"),
        ("No authority over engineering salaries", "none"),
        ("Approvals: discounts above 30 per cent", "decides"),
        ("Be passionate about our product", "none"),
        ("Communicate clearly with peers", "none"),
    ],
)
def test_the_strength_of_a_duty(said: str, strength: str) -> None:
    assert strength_of(said) == strength


@pytest.mark.parametrize(
    ("above", "said", "strength"),
    [
        ("Decision rights", "Roadmap priorities", "decides"),
        ("What the CTO supports:", "Sales forecasts", "supports"),
        ("You own", "Pricing", "owns"),
        ("You own", "Support sales with offers", "supports"),
        ("Supports", "Own the on-call rota", "owns"),
        ("Responsibilities", "Pricing", "owns"),
    ],
)
def test_what_stands_above_says_it_where_words_do_not(above: str, said: str, strength: str) -> None:
    assert strength_of(said, strength_under(above)) == strength


@pytest.mark.parametrize(
    "works",
    [
        ["Own the roadmap", "hire the product team"],
        ["Develop the strategy", "build the team and report progress to the board"],
        ["Own the technology strategy of the group", "hire its leaders"],
        ["You will lead discovery", "run pricing reviews", "own the budget"],
        ["Responsible for the roadmap", "the pricing of all products"],
        ["Own the product roadmap", "the budget", "the hiring of product managers"],
        ["Leads design", "sets the standards of research"],
        ["In this role you will lead discovery", "decide on pricing"],
        ["You will have full responsibility for the budget", "lead the design team"],
        ["You will decide on the roadmap", "answer for the success of the product"],
        ["Build the platform and report on it to the board"],
        ["Write policies and adhere to them"],
        ["Running the platform", "hiring its engineers"],
        ["You will be responsible for setting the vision", "building and managing the team"],
        ["Manages the budget", "may spend up to 250,000 dollars alone"],
        ["Leads all teams", "hires engineers", "is responsible for the delivery of the roadmap"],
        ["Runs the platform and is known to all"],
        ["Sets the technology strategy", "the target architecture"],
        ["Design and build the platform"],
        ["Plan, prioritise and deliver the roadmap"],
        ["Recruit, coach, and retain those directors"],
        ["Set goals for the portfolio and report against these"],
        ["Define goals to measure success and improve retention"],
        ["Build trust with partners and help them succeed"],
        ["Oversee product marketing and design systems"],
        ["Own the data platform and its costs"],
        ["Research and design new products"],
        ["Agree the roadmap with the chief executive and the head of engineering"],
    ],
)
def test_works_are_told_apart(works: list[str]) -> None:
    joined = works[0]
    for number, work in enumerate(works[1:], 2):
        last = number == len(works)
        joined += f"{' and' if last else ','} {'you ' if work.startswith('run ') else ''}{work}"
    joined = joined.replace("you run", "you will run").replace("and own", "and you own")
    joined = joined.replace("and the pricing", "and for the pricing")
    assert list(works_in(joined)) == works


@pytest.mark.parametrize(
    ("said", "works"),
    [
        (
            "Roadmap, budget and hiring of the platform team",
            [
                "Roadmap … of the platform team",
                "budget … of the platform team",
                "hiring of the platform team",
            ],
        ),
        (
            "Own the roadmap, budget and hiring.",
            ["Own the roadmap", "Own … budget", "Own … hiring."],
        ),
        ("People: hiring and career paths", ["People: hiring", "career paths"]),
        (
            "Accountable for all engineering, data and security at the company",
            [
                "Accountable for all engineering",
                "Accountable for … data",
                "Accountable for … security at the company",
            ],
        ),
        (
            "Own the data platform and data governance",
            ["Own the data platform", "Own … data governance"],
        ),
        ("Decides on prices and on discounts", ["Decides on prices", "Decides on … discounts"]),
        ("Responsible for training for engineers and for managers", []),
        ("Data and analytics", []),
        ("Security policy and security exceptions", ["Security policy", "security exceptions"]),
        (
            "Own data strategy and business intelligence",
            ["Own data strategy", "Own … business intelligence"],
        ),
        # What is one work stays one: pricing and packaging, hiring twice, words beside a noun.
        ("Pricing and packaging of the platform", []),
        ("Hiring and recruitment of engineers", []),
        ("Own the availability, reliability and performance of the service", []),
        ("Product vision and strategy", []),
        ("Budget, hiring and what else the team needs", []),
        # What those do whom a leader helps is not the leader's own work.
        ("Help teams agree on goals, deliver results, and resolve conflicts", []),
        ("Promote success; plan and ensure that there is time for decisions", []),
    ],
)
def test_lists_of_nouns_that_are_works_are_told_apart(said: str, works: list[str]) -> None:
    assert list(works_in(said)) == (works or [said])


def test_a_noun_of_a_list_takes_the_verb_of_its_sentence(tmp_path: Path) -> None:
    file = tmp_path / "cto.md"
    file.write_text(
        "# CTO\n\n## Responsibilities\n\n- Decides on architecture, budget and hiring\n"
        "- Lead the platform team\n",
        "utf-8",
    )
    claims = read_papers(CATALOG, [file]).claims
    assert [(claim.strength, claim.quote) for claim in claims] == [
        ("decides", "Decides on architecture"),
        ("decides", "Decides on … budget"),
        ("decides", "Decides on … hiring"),
        ("owns", "Lead the platform team"),
    ]


def test_works_are_told_apart_by_a_semicolon() -> None:
    said = "Lead discovery with design; talk to users every week and learn from them"
    assert works_in(said) == (
        "Lead discovery with design",
        "talk to users every week and learn from them",
    )


CPO = "# Chief Product Officer\n\n## Responsibilities\n\n"


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        (
            "The CTO has the final say on the technology stack",
            [("cto", "decides", "The CTO has the final say on the technology stack")],
        ),
        (
            "Supports the CTO, who decides on the architecture",
            [
                ("cto", "decides", "the CTO, who decides on the architecture"),
                ("", "supports", "Supports the CTO"),
            ],
        ),
        (
            "Owns the roadmap, while the VP Engineering owns delivery",
            [
                ("vp-engineering", "owns", "the VP Engineering owns delivery"),
                ("", "owns", "Owns the roadmap"),
            ],
        ),
        (
            "Prepares the budget; final approval rests with the CFO",
            [
                ("cfo", "decides", "final approval rests with the CFO"),
                ("", "supports", "Prepares the budget"),
            ],
        ),
        (
            "Sets prices, subject to approval by the CEO",
            [
                ("ceo", "decides", "Sets prices, subject to approval by the CEO"),
                ("", "owns", "Sets prices, subject to approval by the CEO"),
            ],
        ),
        (
            "Decisions on pricing are made by the CEO",
            [("ceo", "decides", "Decisions on pricing are made by the CEO")],
        ),
        (
            "The CTO is informed of any change",
            [("cto", "supports", "The CTO is informed of any change")],
        ),
        (
            "The board approves the yearly plan",
            [("board", "decides", "The board approves the yearly plan")],
        ),
        ("The CPO decides what is built", [("", "decides", "The CPO decides what is built")]),
        (
            "The Head of Quality may stop any release",
            [("vp-quality", "stops", "The Head of Quality may stop any release")],
        ),
        (
            "A Senior Engineering Manager manages several teams",
            [
                (
                    "senior engineering manager",
                    "owns",
                    "A Senior Engineering Manager manages several teams",
                )
            ],
        ),
        ("Talk with the CEO each week", [("", "owns", "Talk with the CEO each week")]),
        (
            "As our product chief you report to the CEO and lead three teams",
            [("", "owns", "lead three teams")],
        ),
        (
            "Report to the Board of Directors each quarter on pricing",
            [("", "owns", "Report to the Board of Directors each quarter on pricing")],
        ),
        ("Reports directly to the CEO and leads a team", [("", "owns", "leads a team")]),
        ("Reports to the VP of Product and Engineering", []),
        ("Reports to the CTO and the CPO", []),
    ],
)
def test_a_claim_is_of_whom_the_sentence_speaks(
    said: str, claims: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    paper = tmp_path / "cpo.md"
    paper.write_text(f"{CPO}- {said}\n- Own the roadmap for three years\n", "utf-8")
    found = read_papers(CATALOG, [paper])
    assert [(c.subject, c.strength, c.quote) for c in found.claims][:-1] == claims


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Own the roadmap", "duty"),
        ("Allocation of engineering effort", "duty"),
        ("10+ years of experience in design", "requirement"),
        ("Excellent communication skills", "requirement"),
        ("You have led three teams", "requirement"),
        ("This role reports to the CTO", "fact"),
        ("Extends that of the Director responsibilities", "filler"),
        ("Perform other duties as assigned", "filler"),
        ("Wear many hats", "filler"),
    ],
)
def test_items_under_responsibilities(said: str, kind: str) -> None:
    assert kind_of(said, "duty", True) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("You will run the platform.", "duty"),
        ("The CTO owns the architecture.", "duty"),
        ("We need a CTO who will build the team.", "duty"),
        ("With the CPO you plan each quarter.", "duty"),
        ("Reporting to the CTO, you lead the product team.", "duty"),
        ("Reporting to the CTO, the VP Engineering runs delivery.", "duty"),
        ("Reporting to the CTO, in Berlin.", "fact"),
        ("You will have full responsibility for the budget of design.", "duty"),
        ("The Manager, Delivery (Payments) leads the engineers of the release.", "duty"),
        ("The director ensures that each team has a goal.", "duty"),
        ("They keep the platform available.", "duty"),
        ("The CPO at Acme will make sure that we build what is needed.", "duty"),
        ("They have patience.", "requirement"),
        ("The department has forty people.", "filler"),
        ("You have patience.", "requirement"),
        ("We build software for bakers.", "filler"),
        ("Working in the open, we build capacity.", "filler"),
        ("Engineering Managers at Acme see their team as their product.", "filler"),
        ("Engineering leadership at Acme is cross-discipline.", "filler"),
        ("Our team is spread over four cities.", "filler"),
        ("Apply with your CV by Friday.", "filler"),
    ],
)
def test_sentences_without_a_heading(said: str, kind: str) -> None:
    assert kind_of(said, "", False) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Key responsibilities", "duty"),
        ("What you'll do", "duty"),
        ("What the CTO owns", "duty"),
        ("Duties and Accountabilities of the Role", "duty"),
        ("3. MAIN TASKS:", "duty"),
        ("Key results", "result"),
        ("Your first 90 days", "result"),
        ("What success looks like", "result"),
        ("Skills and experience", "requirement"),
        ("Nice to have", "requirement"),
        ("What you bring", "requirement"),
        ("Person specification", "requirement"),
        ("Reporting lines", "fact"),
        ("About Farholt", "boilerplate"),
        ("Why join us?", "boilerplate"),
        ("Our benefits", "boilerplate"),
        ("How to apply", "boilerplate"),
        ("Equal opportunities", "boilerplate"),
        ("About the role", "neutral"),
        ("Requirements and responsibilities", "mixed"),
        ("Knowledge management", ""),
        ("Developer experience", ""),
    ],
)
def test_what_stands_under_a_heading(heading: str, kind: str) -> None:
    assert under(heading) == kind


def test_a_figure_that_is_not_there_yet_is_no_result() -> None:
    kinds = [kind_of(said, "result", is_item=True) for said in ("TBD", "Churn of customers")]
    assert kinds == ["filler", "result"]
