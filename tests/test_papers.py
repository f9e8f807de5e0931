"""What the papers of every brief, example and structure must hold, whoever wrote the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

import charter
from charter.compose.papers import Charter, Paper, Posting
from charter.facts.company import Workspace
from making import WORKSPACES, composed, organised, papers_of, rendered

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
WORDS = yaml.safe_load((ROOT / "tests/data/gender-coded-words.yaml").read_text("utf-8"))
FIELD_NOUNS = ("lead", "decision", "decid", "responsib", "support", "understand", "analy", "object")


def read(path: Path) -> Workspace:
    return charter.read_workspace(path)


def papers(workspace: Workspace) -> list[Paper]:
    return composed(charter.organise(workspace), DAY)


def text_of(paper: Paper) -> str:
    return rendered([paper], None)[0].text


@cache
def hidden() -> list[str]:
    """Return what companies say that no posting may show."""
    found = []
    for workspace in WORKSPACES:
        raw = yaml.safe_load((workspace / "company.yaml").read_text("utf-8"))
        for position in filter(None, (raw.get("positions") or {}).values()):
            found += (position.get("internal") or {}).values()
            found += [position.get("holder"), (position.get("limits") or {}).get("hire")]
    return [" ".join(words.split()) for words in found if words]


ALL = [(path.name, paper) for path in WORKSPACES for paper in papers_of(path)]
CHARTERS = [pytest.param(p, id=f"{n}-{p.position_id}") for n, p in ALL if isinstance(p, Charter)]
POSTINGS = [pytest.param(p, id=f"{n}-{p.position_id}") for n, p in ALL if isinstance(p, Posting)]


@pytest.mark.parametrize("workspace", WORKSPACES, ids=lambda path: path.name)
def test_every_brief_and_example_is_proved(workspace: Path) -> None:
    gaps = organised(workspace).gaps
    assert [gap for gap in gaps if gap.problem.code != "disputed"] == []


@pytest.mark.parametrize("paper", POSTINGS)
def test_a_posting_has_300_to_700_words(paper: Posting) -> None:
    words = re.findall(r"[A-Za-z0-9$'\u00a3\u20ac,.-]*[A-Za-z0-9]+", text_of(paper))
    assert 300 <= len(words) <= 700


@pytest.mark.parametrize("paper", POSTINGS)
def test_a_posting_asks_for_at_most_seven_things(paper: Posting) -> None:
    assert 3 <= len(paper.musts) <= 7


@pytest.mark.parametrize("paper", POSTINGS)
def test_a_posting_is_not_coded_for_one_gender(paper: Posting) -> None:
    """The published stems and scoring (Gaucher, Friesen and Kay 2011), less the field's nouns."""
    words = [
        word
        for word in re.findall(r"[a-z'-]+", text_of(paper).lower())
        if not word.startswith(FIELD_NOUNS)
    ]
    coded = {
        kind: [w for w in words if w.startswith(tuple(WORDS[f"{kind}_coded_words"]))]
        for kind in ("feminine", "masculine")
    }
    score = len(coded["feminine"]) - len(coded["masculine"])
    assert score >= -3, f"strongly masculine: {coded}"


@pytest.mark.parametrize("paper", POSTINGS)
def test_a_posting_never_shows_limits_holders_or_reasons(paper: Posting) -> None:
    text = text_of(paper)
    assert len(hidden()) > 20
    for words in hidden():
        assert words not in text


@pytest.mark.parametrize("paper", [*CHARTERS, *POSTINGS])
def test_a_paper_is_plain_to_the_last_word(paper: Paper) -> None:
    text = text_of(paper)
    assert not re.search(r"\{[a-z-]+\}", text), "a placeholder was not filled"
    assert "None" not in text
    assert not re.search(r"[^|]  [^\s|]|\s[,.;:](\s|$)|\.\.", text), "stray spacing"
    assert not re.search(r"[.!?] [a-z]", text), "a sentence starts with a small letter"


@pytest.mark.parametrize("workspace", WORKSPACES, ids=lambda path: path.name)
def test_charters_agree_on_what_neighbours_give_and_get(workspace: Path) -> None:
    charters = [p for p in papers_of(workspace) if isinstance(p, Charter)]
    names = {f"The {p.short}": p for p in charters}
    for paper in charters:
        for neighbour in paper.neighbours:
            if (other := names.get(neighbour.name)) is None:
                continue
            mirror = next(n for n in other.neighbours if n.name == f"The {paper.short}")
            assert (mirror.gives, mirror.gets) == (neighbour.gets, neighbour.gives)
            assert (mirror.rhythm, mirror.dispute) == (neighbour.rhythm, neighbour.dispute)


@pytest.mark.parametrize("workspace", WORKSPACES, ids=lambda path: path.name)
def test_each_piece_of_work_stands_in_exactly_one_charter_as_owned(workspace: Path) -> None:
    organisation = organised(workspace)
    owned: list[str] = []
    for paper in papers_of(workspace):
        if isinstance(paper, Charter):
            owned += [work.title for work in paper.core]
            owned += [title for group in paper.further for title in group.items]
    expected = [
        a.entry.title
        for a in organisation.responsibilities.values()
        if a.accountable and organisation.positions[a.accountable].writes_papers
    ]
    assert sorted(owned) == sorted(expected)


def test_a_position_that_is_planned_gets_a_charter_and_no_posting() -> None:
    northwind = papers_of(ROOT / "tests/briefs/northwind")
    kinds = [type(p) for p in northwind if p.position_id == "vp-product"]
    assert kinds == [Charter]


def test_a_paper_over_gaps_says_which_work_is_unowned(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text(
        "company: {name: Two}\n"
        "structure: separate\n"
        "positions:\n"
        "  cto-apps: {role: cto, title: CTO Apps}\n"
        "  cto-platform: {role: cto, title: CTO Platform}\n",
        "utf-8",
    )
    done = charter.build(tmp_path, day=DAY)
    assert any("both are accountable" in problem.message for problem in done.drafts)
    text = (tmp_path / "out/ceo-charter.md").read_text("utf-8")
    assert text.startswith("# Draft \N{EN DASH} Charter: Chief Executive Officer\n")
    assert "Nobody owns this work yet" in text
    assert "Target architecture" in text


def test_a_vacant_position_without_text_for_a_posting_gets_none(tmp_path: Path) -> None:
    company = (
        "company: {name: A}\nstructure: separate\npositions:\n"
        "  ceo: {status: vacant, acting: cto}\n"
    )
    (tmp_path / "company.yaml").write_text(company, "utf-8")
    organisation = charter.organise(read(tmp_path))
    assert [f.problem.code for f in organisation.findings] == ["no-posting-text"]
    assert [p.position_id for p in papers(read(tmp_path)) if isinstance(p, Posting)] == []
    with pytest.raises(charter.CharterError, match="'ceo' is not vacant with text for a posting"):
        composed(organisation, DAY, position="ceo", papers=("posting",))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{opening: We look for a CTO., pay: {min: 1, max: 2}}", ["'opening' and 'pay'"]),
        ("{status: filled, apply: {email: a@b.example}}", ["'apply'"]),
        ("{pay: {min: 1, max: 2}}", []),
        ("{opening: We looked., holder: Ada Quist}", []),
        ("{opening: We looked., start: 2026-05-01}", []),
        ("{status: vacant, acting: ceo, opening: We look., apply: {email: a@b.example}}", []),
    ],
)
def test_what_a_filled_position_has_for_a_posting_is_noted(
    tmp_path: Path, said: str, told: list[str]
) -> None:
    company = (
        f"company: {{name: A, currency: EUR}}\nstructure: separate\npositions:\n  cto: {said}\n"
    )
    (tmp_path / "company.yaml").write_text(company, "utf-8")
    found = [f for f in charter.organise(read(tmp_path)).findings if f.severity == "note"]
    assert [f.problem.message for f in found] == [
        "no posting is written for 'cto', for it is filled" for _ in told
    ]
    hints = [
        f"only a posting prints {keys}; if you are hiring, write 'status: vacant'" for keys in told
    ]
    assert [f.problem.hint for f in found] == hints


def test_texts_of_the_company_run_on_in_a_paragraph_as_sentences(tmp_path: Path) -> None:
    texts = []
    for name in "ABCDEFGH":  # in some shapes of a posting they are a list
        (tmp_path / "company.yaml").write_text(
            f"company: {{name: {name}}}\nstructure: separate\npositions:\n"
            "  cto:\n    status: vacant\n    outcomes: [No release waits, Who broke it?]\n"
            "    nice_to_have: [You speak Danish, You sing., You said “no.”]\n",
            "utf-8",
        )
        (posting,) = (p for p in papers(read(tmp_path)) if isinstance(p, Posting))
        texts.append(text_of(posting))
    said = "\nNo release waits. Who broke it?\n"
    items = "\n- No release waits.\n- Who broke it?\n"
    assert all((said in text) is not (items in text) for text in texts)
    assert any(said in text for text in texts)
    assert any(": You speak Danish. You sing. You said “no.”\n" in text for text in texts)


@pytest.mark.parametrize("paper", CHARTERS)
def test_decisions_that_need_the_same_others_stand_in_one_row(paper: Charter) -> None:
    labels = [group.label for group in paper.decides]
    assert len(labels) == len(set(labels))
    needs = [label for label in labels if not label.startswith("Alone, on ")]
    named = [tuple(sorted(re.split(r", and |, | and ", label))) for label in needs]
    assert len(named) == len(set(named)), labels


TOLLED = """company: {name: Toll, country: AU, currency: AUD, kind: public, personal_data: true,
  product_and_technology_headcount: 120, runs_service: true}
structure: combined
positions: {cpto: {limits: {spend: 9000, hire: leads}}, vp-engineering: {}, vp-product: {}}
"""


def test_decisions_are_split_by_area_where_that_makes_rows_worth_reading(
    workspace: Callable[..., Workspace],
) -> None:
    (paper,) = (p for p in papers(workspace(TOLLED)) if p.name == "cpto-charter")
    assert isinstance(paper, Charter)
    both = [g for g in paper.decides if g.label.startswith("After hearing the VP Product and the")]
    assert max(len(group.items) for group in both) > 6
    assert [group.label for group in both if ", on " in group.label] == []


@pytest.mark.parametrize("path", WORKSPACES, ids=lambda path: path.name)
def test_nobody_is_told_of_a_leak_by_two_deadlines(path: Path) -> None:
    """The time counts from discovery, and is longer only for whoever hears it from another."""
    for paper in papers_of(path):
        if isinstance(paper, Charter):
            gets = [get for neighbour in paper.neighbours for get in neighbour.gets]
            hours = {
                found[1]
                for get in gets
                if "leak" in get and (found := re.search(r"within (\w+) hours?", get))
            }
            assert len(hours) < 2, (paper.name, hours)
