"""Papers name no position that is not there, and none by a name that another has too."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from conftest import Ran

BASE = """\
company: {name: Northwind, country: GB, currency: GBP}
structure: combined
positions:
  cpto: {status: vacant, acting: ceo}
  ciso: {}
assign: {product.roadmap: cpto}
"""


def made(
    folder: Path, charter: Callable[..., Ran], structure: str, *posts: str
) -> tuple[Ran, dict[str, str]]:
    (folder / "base").mkdir()
    (folder / "base/company.yaml").write_text(BASE, "utf-8")
    book = Workbook()
    book.active.append(("Company", "Structure", "Position", "Status", "Acting", "Apply email"))
    for post in posts:
        book.active.append(("Acme", structure, post, "vacant", "CEO", "jobs@acme.example"))
    book.save(folder / "t.xlsx")
    out = folder / "out"
    ran = charter("batch", str(folder / "t.xlsx"), "--base", str(folder / "base"),
                  "--out", str(out), "--date", "2026-12-01")  # fmt: skip
    return ran, {path.stem: path.read_text("utf-8") for path in out.glob("acme/*-posting.md")}


def test_a_row_of_another_structure_takes_no_position_that_only_the_base_has(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    ran, said = made(tmp_path, charter, "separate", "CTO")
    assert {"CPO", "CISO"} <= set(re.findall(r"[A-Z]+", said["cto-posting"]))
    assert "CPTO" not in said["cto-posting"]
    told = " ".join(ran.err.split())
    assert "the structure 'separate' of a row has no 'cpto', so that is left out there" in told


@pytest.mark.parametrize(("structure", "posts"), [("combined", ["VP Product"]), ("", ["CPTO"])])
def test_a_row_of_the_same_structure_keeps_all(
    structure: str, posts: list[str], tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    ran, said = made(tmp_path, charter, structure, *posts)
    assert "not-in-structure" not in ran.err
    assert said


def test_a_position_that_a_row_names_itself_stays(
    tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    ran, said = made(tmp_path, charter, "separate", "CTO", "CPTO")
    assert "not-in-structure" not in ran.err
    assert "the CPTO" in said["cto-posting"]


@pytest.mark.parametrize(
    ("positions", "told"),
    [
        ("{a: {role: vp-engineering}, b: {role: vp-engineering}}", "papers call 'a' and 'b' both"),
        (
            "{cpto: {title: CTO}, vp-product: {short: CTO}}",
            "papers call 'cpto' and 'vp-product' both",
        ),
        ("{cpto: {title: CTO, short: CT}, vp-product: {title: CTO}}", "are called CTO, so"),
        ("{a: {role: vp-engineering}, b: {role: vp-engineering, title: VP Web}}", ""),
        ("{cpto: {title: CTO}}", ""),
    ],
)
def test_two_positions_of_one_name_are_told(
    positions: str, told: str, tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    text = f"company: {{name: N, country: US}}\nstructure: combined\npositions: {positions}\n"
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    ran = charter("check", str(tmp_path), "--date", "2026-12-01")
    assert ("[called-alike]" in ran.out or "[same-name]" in ran.out) is bool(told)
    assert told in " ".join(ran.out.split())
