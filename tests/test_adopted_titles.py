"""An adopted title is told with the other papers that it changes, signed ones first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran

Command = Callable[..., Ran]
DAY = ("--date", "2026-11-02")
COMPANY = """\
company: {name: Nord, country: US, currency: USD, charter_in_contract: false}
structure: combined
positions:
  cpto: {title: Chief Builder, limits: {spend: 50000, hire: team leads}}
  vp-engineering: {limits: {spend: 5000, hire: engineers}}
  vp-product: {limits: {spend: 5000, hire: product managers}}
  ceo: {limits: {spend: 500000, hire: everybody}}
"""


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, charter: Command) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    charter("build", "--format", "md", *DAY)
    assert charter("sign", "--position", "vp-product", *DAY).code == 0
    paper = tmp_path / "out/cpto-charter.md"
    text = paper.read_text("utf-8")
    paper.write_text(text.replace("Charter: Chief Builder", "Charter: Chief Maker"), "utf-8")
    return paper


def test_the_other_papers_are_named_signed_ones_first(edited: Path, charter: Command) -> None:
    ran = charter("diff", str(edited), "--adopt")
    assert "title: Chief Maker" in Path("company.yaml").read_text("utf-8")
    told = " ".join(ran.out.split())
    said = "The title stands in other papers too, which the next build changes: "
    assert f"{said}vp-product-charter (signed), " in told
    for name in ("ceo-charter", "vp-engineering-charter"):
        assert name in told.partition(said)[2]
    assert "cpto-charter" not in told.partition(said)[2].partition(".")[0]
    assert "Have vp-product-charter signed anew, or take the title back." in told


def test_json_names_them_too_and_another_change_has_none(edited: Path, charter: Command) -> None:
    ran = charter("diff", str(edited), "--adopt", "--json")
    found = json.loads(ran.out)["elsewhere"]
    assert found[0] == {"name": "vp-product-charter", "signed": True}
    assert {each["name"] for each in found[1:]} == {"ceo-charter", "vp-engineering-charter"}
    ran = charter("diff", str(edited), "--adopt", "--json")
    assert json.loads(ran.out)["elsewhere"] == []
