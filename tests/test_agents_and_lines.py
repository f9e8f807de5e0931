"""AI agents that do work, dotted lines, and limits that rise along the line."""

from __future__ import annotations

import json
from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.matrix import compose_matrix
from charter.compose.mirror import mirror_of
from charter.compose.org_chart import org_chart
from charter.compose.papers import Group
from charter.document.diagram import Diagram, Node, parse_mermaid
from charter.load.company_file import workspace_of
from charter.problems import InputError
from charter.write.diagram_layout import lay_out
from charter.write.docx.drawing import drawing
from charter.write.web.svg import svg

DAY = date(2026, 12, 1)
HEAD = "company: {name: Acme, currency: USD, business_model: saas}\nstructure: separate-with-vps\n"
INCIDENTS, VISION = "operations-and-security.incidents", "strategy.product-vision"
BOT = f"agents: {{triage-bot: {{answers_to: cto, does: [{INCIDENTS}]}}}}\n"


def company(text):
    return organise(workspace_of(HEAD + text))


def test_the_charters_of_its_owner_and_of_whom_it_answers_to_say_whose_an_agent_is():
    made = company(BOT)
    title = made.responsibilities[INCIDENTS].entry.title
    said = {name: compose_charter(made, name, DAY).agents for name in made.positions}

    assert said["cto"] == (
        Group(
            "triage-bot, which answers to this position",
            (f"Does work of the VP Engineering, who answers for it: {title}.",),
        ),
    )
    assert said["vp-engineering"] == (
        Group("triage-bot, which answers to the CTO", (f"Does work of this position: {title}.",)),
    )
    assert said["cpo"] == ()


def test_an_agent_owns_nothing_and_changes_no_owner_and_no_load():
    made, plain = company(BOT), company("")

    assert made.responsibilities == plain.responsibilities
    assert made.load == plain.load
    assert made.proved


def test_the_matrix_lists_an_agent_with_the_work_that_it_does(charter, tmp_path):
    matrix = compose_matrix(company(BOT.replace("answers_to", "name: Triage, answers_to")), DAY)
    [row] = [row for part in matrix.parts for row in part.rows if row.id == INCIDENTS]

    assert (matrix.columns[-1].short, row.letters[-1]) == ("Triage", "R")
    assert [r.id for part in matrix.parts for r in part.rows if r.letters[-1]] == [INCIDENTS]
    (tmp_path / "company.yaml").write_text(HEAD + BOT)
    data = json.loads(charter("matrix", str(tmp_path), "--json").out)
    assert data["agents"] == [{"id": "triage-bot", "name": "triage-bot", "answers_to": "cto"}]
    [row] = [row for row in data["rows"] if row["id"] == INCIDENTS]
    assert row["letters"]["triage-bot"] == "R"
    assert "AI agent, answers to the CTO" in charter("matrix", str(tmp_path)).out


NOTHING = "answers for nothing and decides nothing"


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (f"assign: {{{VISION}: triage-bot}}\n", NOTHING),
        (f"assign: {{{VISION}: {{accountable: triage-bot}}}}\n", NOTHING),
        (f"assign: {{{VISION}: {{veto: [triage-bot]}}}}\n", "can stop nothing"),
        (
            f"assign: {{{VISION}: {{consulted: [triage-bot]}}}}\n",
            "is not heard as a position is",
        ),
        (
            f"assign: {{{VISION}: {{informed: [triage-bot]}}}}\n",
            "is told nothing as a position is",
        ),
        (
            f"assign: {{{VISION}: {{responsible: [triage-bot]}}}}\n",
            "does work by its own line under 'agents'",
        ),
        ("assign: {decision.roadmap: triage-bot}\n", NOTHING),
        ("positions: {cto: {deputy: triage-bot}}\n", "stands in for nobody"),
        ("positions: {cto: {deputy: {position: triage-bot}}}\n", "stands in for nobody"),
        ("positions: {cto: {reports_to: triage-bot}}\n", "leads nobody"),
        ("positions: {cto: {also_reports_to: [triage-bot]}}\n", "leads nobody"),
        (
            "positions: {cto: {status: vacant, acting: triage-bot}}\n",
            "holds no position, not for a time either",
        ),
        ("deputies: {decision.roadmap: triage-bot}\n", "stands in for nobody"),
        ("ties: {decision.roadmap: triage-bot}\n", "ends no deadlock"),
        (f"disputed: {{{VISION}: [cto, triage-bot]}}\n", "can claim nothing"),
    ],
)
def test_an_agent_stands_nowhere_where_a_position_must(text, never):
    with pytest.raises(InputError) as bad:
        company(text + BOT)

    [problem] = bad.value.problems
    hint = "name a position, such as 'cto', which it answers to"
    if "responsible" in text:
        hint = f"write it there: 'triage-bot: {{answers_to: cto, does: [{VISION}]}}'"
    assert (problem.code, problem.place.line) == ("agent-not-a-position", 3)
    assert problem.message == f"'triage-bot' is an AI agent and {never}"
    assert problem.hint == hint


def test_an_agent_that_works_on_what_does_not_apply_is_told():
    made = company(BOT.replace(INCIDENTS, "operations-and-security.privacy"))

    assert [f.problem.code for f in made.findings if "triage-bot" in f.problem.message] == [
        "does-not-apply"
    ]


DOTTED = "positions: {vp-engineering: {also_reports_to: cpo}}\n"


def test_a_dotted_line_stands_in_both_charters_and_they_agree():
    made = company(DOTTED)
    below, above = (compose_charter(made, n, DAY) for n in ("vp-engineering", "cpo"))

    assert dict(below.facts)["Also reports to (dotted line)"] == "The CPO"
    assert dict(above.facts)["Also report to this position (dotted line)"] == "The VP Engineering"
    assert "The CPO" in [n.name for n in below.neighbours]
    assert "The VP Engineering" in [n.name for n in above.neighbours]
    assert mirror_of(made, DAY).findings == ()


def test_a_dotted_line_is_dotted_in_the_chart_and_told_in_words():
    chart = org_chart(company(DOTTED))
    drawn = parse_mermaid(f"flowchart TD\n{chart.mermaid}", "chart")
    names = [node.lines[0] for node in drawn.nodes]

    assert [(names[a], names[b]) for a, b in drawn.dotted] == [("CPO", "VP Engineering")]
    assert "The VP Engineering also reports to the CPO, by a dotted line." in chart.description


def test_a_dotted_line_moves_no_box_and_ends_at_their_borders():
    nodes = tuple(Node((name,)) for name in "abcd")
    edges = ((0, 1), (0, 2), (1, 3))
    plain = lay_out(Diagram("", "", nodes, edges), 400)
    made = lay_out(Diagram("", "", nodes, edges, ((2, 3), (1, 2))), 400)

    assert (made.boxes, made.lines) == (plain.boxes, plain.lines)
    for (x1, y1, x2, y2), (a, b) in zip(made.dotted, ((2, 3), (1, 2)), strict=True):
        for x, y, box in ((x1, y1, made.boxes[a]), (x2, y2, made.boxes[b])):
            beside = min(abs(x - box.x), abs(x - box.x - made.box_width))
            above = min(abs(y - box.y), abs(y - box.y - made.box_height))
            assert min(beside, above) < 0.01


def test_every_format_draws_it_and_none_without_changes():
    nodes = tuple(Node((name,)) for name in "abc")
    plain = Diagram("", "", nodes, ((0, 1), (0, 2)))
    dotted = plain._replace(dotted=((2, 1),))

    assert svg(dotted).count("stroke-dasharray") == 1 + svg(plain).count("stroke-dasharray")
    word = drawing(dotted, 1, 400, 400, "")
    assert word.count("sysDash") == 1
    assert drawing(plain, 1, 400, 400, "").count("Line ") == word.count("Line ") - 1


@pytest.mark.parametrize(
    ("positions", "code", "severity"),
    [
        ("cto: {also_reports_to: vp-engineering}", "reporting-loop", "gap"),
        (
            "cto: {also_reports_to: vp-product}, cpo: {also_reports_to: vp-engineering}",
            "reporting-loop",
            "gap",
        ),
        ("cto: {also_reports_to: ceo}", "dotted-line-twice", "advice"),
    ],
)
def test_dotted_lines_in_a_circle_or_for_nothing_are_told(positions, code, severity):
    found = [f for f in company(f"positions: {{{positions}}}\n").findings if f.problem.code == code]

    assert found
    assert {f.severity for f in found} == {severity}


def limits(cto, vp):
    text = f"positions:\n  cto: {{limits: {{{cto}}}}}\n  vp-engineering: {{limits: {{{vp}}}}}\n"
    wanted = ("limit-above-the-boss", "limits-not-compared")
    return [
        (f.problem.code, f.severity, f.problem.place.line)
        for f in company(text).findings
        if f.problem.code in wanted
    ]


def test_a_report_that_may_spend_more_than_those_above_is_told_unless_there_is_a_reason():
    assert limits("spend: 100", "spend: 101") == [("limit-above-the-boss", "advice", 5)]
    assert limits("spend: 100", "spend: 100") == []
    assert limits("spend: 100", "spend: 101, reason: It buys the machines.") == []
    assert limits("hire: leads", "spend: 101") == []


def test_two_currencies_are_told_as_not_compared():
    assert limits("spend: 100", "spend: 999, currency: CAD") == [("limits-not-compared", "note", 5)]


def test_a_limit_is_held_against_the_nearest_above_that_has_one():
    text = (
        "positions:\n  cto: {limits: {spend: 100}}\n  vp-engineering: {}\n"
        "  head: {role: vp-data, reports_to: vp-engineering, limits: {spend: 101}}\n"
    )
    [found] = [f for f in company(text).findings if f.problem.code == "limit-above-the-boss"]

    assert found.about == ("head", "cto")


def test_a_table_can_say_all_but_agents(charter, tmp_path):
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "company.yaml").write_text(HEAD)
    (tmp_path / "rows.csv").write_text(
        "id,name,cto.deputy,cto.also_reports_to,ties.decision.roadmap,deputies.decision.roadmap,"
        f"disputed.{VISION}\n1,Acme,vp-engineering,cpo,ceo,vp-product,cto | cpo\n"
    )
    out = tmp_path / "out"
    charter(
        *("batch", str(tmp_path / "rows.csv"), "--base", str(tmp_path / "base")),
        *("--out", str(out), "--jobs", "1", "--format", "md"),
    )
    [made] = out.rglob("cto-charter.md")
    text = made.read_text()

    assert "While the CTO is away, the VP Engineering decides" in text
    assert "Claimed by the CTO and the CPO; not settled" in text
    assert "| **Also reports to (dotted line)** | The CPO |" in text
    (tmp_path / "rows.csv").write_text("id,name,agents.bot.answers_to\n1,Acme,cto\n")
    ran = charter("batch", str(tmp_path / "rows.csv"), "--out", str(out), "--jobs", "1")
    assert "unknown-column" in ran.err
