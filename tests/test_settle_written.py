"""What a settlement writes into company.yaml, however that is written; all else stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import charter as api
from asked import fill
from charter.compose.questions import Questions

HEAD = "company: {name: Acme, currency: USD}\nstructure: separate\n"
ROADMAP, BUY, SPLIT = "decision.roadmap", "decision.build-or-buy", "decision.effort-split"
ANSWERS = {
    "ceo": {ROADMAP: ("", "CPO"), BUY: ("", "CTO"), SPLIT: ("", "CTO")},
    "cto": {ROADMAP: ("", "CPO"), BUY: ("", "me"), SPLIT: ("", "me")},
    "cpo": {ROADMAP: ("", "me"), BUY: ("", "me"), SPLIT: ("", "CTO")},
}
"""All give the roadmap to the CPO and the split to the CTO; two claim what is built or bought."""
NEW = f"""\
assign:
  {ROADMAP}: cpo
  {SPLIT}: cto
disputed:
  {BUY}: [cto, cpo]
"""

CASES = {
    "nothing yet": ("", NEW),
    "keys without a value": (
        "assign:\n  # ours\ndisputed:\n",
        f"assign:\n  {ROADMAP}: cpo\n  {SPLIT}: cto\n  # ours\ndisputed:\n  {BUY}: [cto, cpo]\n",
    ),
    "in brackets": (
        f"assign: {{{ROADMAP}: cto, {BUY}: cpo}}  # x\n",
        f"assign: {{{ROADMAP}: cpo, {SPLIT}: cto}}  # x\ndisputed:\n  {BUY}: [cto, cpo]\n",
    ),
    "a dispute of others, item by item": (
        f"disputed:\n  {BUY}:\n    - ceo   # he says so\n    - cpo   # in May\n  # next\n"
        f"  {ROADMAP}: [cto, cpo]\n",
        f"disputed:\n  {BUY}:\n    - cpo   # in May\n    - cto\n  # next\n"
        f"assign:\n  {ROADMAP}: cpo\n  {SPLIT}: cto\n",
    ),
    "lists that differ": (
        f"assign:\n  {BUY}:\n    accountable: cpo\n    veto: [ceo]\n"
        f"  {SPLIT}: {{accountable: ceo}}\n",
        f"assign:\n  {BUY}:\n    veto: [ceo]\n  {SPLIT}: {{accountable: cto}}\n  {ROADMAP}: cpo\n"
        f"disputed:\n  {BUY}: [cto, cpo]\n",
    ),
    "in quotes": (
        f"assign:\n  '{ROADMAP}': \"cto\" # y\n",
        f"assign:\n  '{ROADMAP}': \"cpo\" # y\n  {SPLIT}: cto\ndisputed:\n  {BUY}: [cto, cpo]\n",
    ),
    "what another takes over": (
        "positions:\n  ciso: {title: CISO, level: executive, reports_to: ceo, takes: "
        f"[data.quality, {ROADMAP}]}}\n",
        "positions:\n  ciso: {title: CISO, level: executive, reports_to: ceo, takes: "
        f"[data.quality]}}\n{NEW}",
    ),
    "all that another takes over": (
        f"positions:\n  ciso: {{title: CISO, level: executive, takes: [{ROADMAP}], "
        "reports_to: ceo}\n",
        f"positions:\n  ciso: {{title: CISO, level: executive, reports_to: ceo}}\n{NEW}",
    ),
    "what its owner takes over": (
        f"positions:\n  cto: {{takes: [{SPLIT}]}}\n",
        f"positions:\n  cto: {{takes: [{SPLIT}]}}\nassign:\n  {ROADMAP}: cpo\n"
        f"disputed:\n  {BUY}: [cto, cpo]\n",
    ),
}


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], api.Settlement]:
    """Write a company file, have all answer, and return what is settled."""
    monkeypatch.chdir(tmp_path)

    def settle(text: str) -> api.Settlement:
        os.makedirs("ws", exist_ok=True)
        Path("ws/company.yaml").write_bytes(text.encode())
        workspace = api.read_workspace(Path("ws"))
        made = api.make_questions(workspace, date(2026, 12, 1), [*ANSWERS], ["csv"])
        os.makedirs("back", exist_ok=True)
        for paper in made.papers:
            assert isinstance(paper, Questions)
            path = Path("back", f"{paper.name}.csv")
            path.write_bytes(made.files[path.name])
            marks = {row.entry: row.mark for area in paper.areas for row in area.rows}
            said = ANSWERS[paper.position_id].items()
            fill(path, {marks[entry]: [*answer, ""] for entry, answer in said})
        return api.settle_answers(workspace, [Path("back")])

    return settle


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("case", CASES)
def test_only_lines_that_are_settled_change(
    case: str, ends: str, settled: Callable[[str], api.Settlement]
) -> None:
    before, after = (f"{HEAD}{text}".replace("\n", ends) for text in CASES[case])
    settlement = settled(before)
    workspace, path = api.read_workspace(Path("ws")), Path("ws/company.yaml")

    assert api.write_settlement(workspace, settlement, dry_run=True)
    assert path.read_bytes().decode() == before
    lines = api.write_settlement(workspace, settlement)

    assert path.read_bytes().decode().rstrip() == after.rstrip()
    company = api.read_workspace(Path("ws")).company
    owners = {n: a.accountable for n, a in company.assign.items()}
    assert (owners[ROADMAP], owners[SPLIT]) == ("cpo", "cto")
    assert {d.entry: set(d.claimants) for d in company.disputed} == {BUY: {"cto", "cpo"}}
    for line in lines:
        assert line.entry in path.read_text("utf-8").splitlines()[line.place.line - 1]
    assert api.write_settlement(api.read_workspace(Path("ws")), settlement) == ()


def test_a_file_that_would_not_be_valid_stays_as_it_is(
    settled: Callable[[str], api.Settlement],
) -> None:
    settlement = settled(HEAD)
    workspace, path = api.read_workspace(Path("ws")), Path("ws/company.yaml")
    broken = f"{HEAD}assign: {{data.quality: nobody-here}}\n"
    path.write_text(broken, "utf-8")

    with pytest.raises(api.InputError) as raised:
        api.write_settlement(workspace, settlement)

    assert "nothing was written, because then" in raised.value.problems[0].message
    assert path.read_text("utf-8") == broken


def test_what_changed_meanwhile_is_not_overwritten(
    settled: Callable[[str], api.Settlement],
) -> None:
    settlement = settled(HEAD)
    workspace = api.read_workspace(Path("ws"))
    Path("ws/company.yaml").write_text(f"{HEAD}assign: {{data.quality: cto}}\n", "utf-8")
    api.write_settlement(workspace, settlement)
    company = api.read_workspace(Path("ws")).company
    assert company.assign["data.quality"].accountable == "cto"
    assert company.assign[ROADMAP].accountable == "cpo"
