"""What would follow from another owner: loads, findings and papers, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.assumed import assuming, what_if, with_owner
from charter.load.company_file import read_workspace
from charter.make import Wanted, make_papers
from conftest import Ran

DAY = date(2026, 12, 1)
COMPANY = """\
company: {name: Acme, headcount: 40, currency: USD, charter_in_contract: false}
structure: separate
positions:
  cto: {limits: {spend: 9000, hire: leads}, signed: 2026-11-02}
  cpo: {limits: {spend: 9000, hire: leads}}
disputed:
  # they quarrel about it
  delivery.way-of-working: [cto, cpo]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    return tmp_path


def test_what_follows_is_what_comes_when_it_is_written(
    charter: Callable[..., Ran], folder: Path
) -> None:
    """The prediction is held against the company in which the line really stands."""
    before = read_workspace(folder)
    found = what_if(before, assuming(before, {"product.roadmap": "cto"}), DAY)
    texts = papers(folder)
    path = folder / "company.yaml"
    path.write_text(f"{COMPANY}assign: {{product.roadmap: cto}}\n", "utf-8")
    after = organise(read_workspace(folder))
    changed = {name for name, text in papers(folder).items() if texts.get(name) != text}
    assert {paper.name for paper in found.papers} == changed
    assert found.after.owner("product.roadmap") == "cto" == after.owner("product.roadmap")
    assert dict(found.after.load) == dict(after.load)
    assert {c.position for c in found.loads} == {
        n for n in after.load if after.load[n] != found.before.load[n]
    }
    assert ("product.roadmap", "cpo", "cto") in found.moved


def papers(folder: Path) -> dict[str, str]:
    made = make_papers(read_workspace(folder), Wanted(DAY, formats=("md",), to_compare=True))
    return {text.name: text.text for text in made.texts}


def test_signed_charters_stand_first_and_nothing_is_written(
    charter: Callable[..., Ran], folder: Path
) -> None:
    said = charter("check", str(folder), "--assume", "product.roadmap=cto", "--date", "2026-12-01")
    assert said.code == 1  # the dispute stands
    lines = [line for line in said.out.splitlines() if line.startswith("  - ")]
    assert "  - Product roadmap: CPO -> CTO" in lines
    (first, *_) = [line for line in lines if " changes in " in line]
    assert "Chief Technology Officer" in first
    assert "signed on 2026-11-02, to be signed again" in first
    assert (folder / "company.yaml").read_text("utf-8") == COMPANY
    assert sorted(path.name for path in folder.iterdir()) == ["company.yaml"]


def test_a_dispute_is_settled_by_an_owner(charter: Callable[..., Ran], folder: Path) -> None:
    said = charter(
        "check",
        str(folder),
        "--assume",
        "delivery.way-of-working=cto",
        "--date",
        "2026-12-01",
        "--json",
    )
    data = json.loads(said.out)
    assert (said.code, data["proved"]) == (0, True)
    assert {"id": "delivery.way-of-working", "before": None, "after": "cto"} in data["owners"]
    assert any("delivery.way-of-working" in each["message"] + each["hint"] for each in data["gone"])


def test_the_line_that_is_written_keeps_the_rest() -> None:
    text = with_owner(COMPANY, "delivery.way-of-working", "cto", "company.yaml")
    assert "disputed" not in text
    assert text.startswith(COMPANY.partition("disputed")[0])
    assert text.endswith("assign:\n  delivery.way-of-working: cto\n")
    text = "assign:\n  a.b: {accountable: cto, consulted: [cpo]}  # why\n"
    assert with_owner(text, "a.b", "ceo", "x") == text.replace("cto", "ceo")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("product.roadmaps=cto",), "there is no responsibility or decision 'product.roadmaps'"),
        (("product.roadmap=cfo",), "this company has no position 'cfo'"),
    ],
)
def test_what_is_not_there_is_told(
    charter: Callable[..., Ran], folder: Path, words: tuple[str, ...], told: str
) -> None:
    said = charter("check", str(folder), "--assume", *words)
    assert (said.code, said.out) == (1, "")
    assert told in said.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["product.roadmap"], "is not ENTRY=POSITION"),
        (["product.roadmap=cto,product.roadmap=cpo"], "given to two positions"),
        (["product.roadmap=cto", "--without", "cto"], "--assume looks at one workspace"),
    ],
)
def test_wrong_usage(
    charter: Callable[..., Ran], folder: Path, words: list[str], told: str
) -> None:
    said = charter("check", str(folder), "--assume", *words)
    assert said.code == 2
    assert told in " ".join(said.err.split())
