"""What is adopted of a posting: a sentence that moves those beside it, and counts in sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charter.compose.headings import wordings_of
from test_batch import Batch

FILE = """\
company: {name: Mooring, about: Mooring makes software for harbours.,
  legal_name: Mooring Ltd, country: GB, currency: GBP, business_model: saas}
structure: separate
positions:
  ceo: {status: filled, holder: Anna Weiss}
  cto: {status: vacant, acting: ceo, pay: {min: 120000, max: 150000},
    places: [{city: London, country: GB}], apply: {email: jobs@harrow.example}}
  cpo: {status: filled, holder: Jo O'Neill}
"""


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize("name", ["Quay", "Anchorage"])  # whose hands list the musts
def test_what_the_new_order_moves_is_no_change_that_is_left(
    charter: Batch, tmp_path: Path, name: str, moved: bool
) -> None:
    (tmp_path / "company.yaml").write_text(FILE.replace("Mooring", name), "utf-8")
    charter("build", str(tmp_path), "--format", "md", "--date", "2026-12-01")
    paper = tmp_path / "out/cto-posting.md"
    lines = paper.read_text("utf-8").splitlines()
    [first, second, *_, last] = _musts(lines)
    lines[last] = re.sub(r"(\.?)$", r" in three countries\1", lines[last], count=1)
    if moved:  # a person's own move is told still
        lines[first], lines[second] = lines[second], lines[first]
    paper.write_text("\n".join(lines) + "\n", "utf-8")

    ran = charter("diff", str(paper), "--adopt", "--date", "2026-12-01")

    assert "adopted: role cto, musts, in" in ran.out
    assert ran.code == int(moved)
    assert ("no difference left" in " ".join(ran.out.split())) is not moved


def _musts(lines: list[str]) -> list[int]:
    """Return where the musts stand, a line each."""
    [head] = [n for n, line in enumerate(lines) if line[3:] in wordings_of("musts")]
    end = next(n for n in range(head + 1, len(lines)) if lines[n].startswith("## "))
    return [n for n in range(head, end) if lines[n].startswith("- ")]


@pytest.mark.parametrize(
    ("said", "now", "line"),
    [
        ("Platform (9 people)", "Platform (11 people)", "{name: Platform, people: 11}"),
        ("140 customers", "1,160 customers", "customer_count: 1160"),
    ],
)
def test_a_count_within_a_sentence_is_its_fact(
    charter: Batch, tmp_path: Path, said: str, now: str, line: str
) -> None:
    teams = "teams: [{name: Platform, people: 9}],\n    apply"
    text = FILE.replace("apply", teams, 1)
    text = text.replace("saas}", "saas,\n  customers: business, customer_count: 140}")
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    charter("build", str(tmp_path), "--format", "md", "--date", "2026-12-01")
    paper = tmp_path / "out/cto-posting.md"
    before = paper.read_text("utf-8")
    assert said in before
    paper.write_text(before.replace(said, now), "utf-8")

    ran = charter("diff", str(paper), "--adopt", "--date", "2026-12-01")

    assert ran.code == 0
    assert line in (tmp_path / "company.yaml").read_text("utf-8")
