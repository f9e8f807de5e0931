"""The same table in each kind of file makes the same papers, drafts and problems."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import test_table_formats as formats
from test_batch import Batch, report
from test_batch import batch as batch  # noqa: PLC0414

HEADINGS = (
    *("Client", "Country", "Currency", "Structure", "Position", "Status", "Acting", "Pay min"),
    *("Pay max", "City", "Benefits", "Apply email", "Apply until", "Limits spend", "Language"),
)
COMMON = ("vacant", "CEO", 120000, "£150k", "London", "Pension\nHealth insurance")
ENDED = ("jobs@acme.example", date(2027, 3, 31), 9000.0, None)
ROWS: tuple[tuple[Any, ...], ...] = (
    ("Børk & Søn", "UK", "GBP", "separate", "CTO", *COMMON, *ENDED),
    ("株式会社", "United Kingdom", "£", "Separate", "Head of Product", *COMMON, *ENDED),
    ("Børk & Søn", "gb", "gbp", "separate", "cpo", *COMMON, *ENDED),
    ("Bad", "Utopia", "GBP", "CTO+CPO", "CTO", *COMMON[:2], "lots", *COMMON[3:], *ENDED),
)


@pytest.fixture
def made(batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what each kind of file makes: files by name, and lines of the report."""
    monkeypatch.setattr(formats, "lines", lambda: [list(HEADINGS), *map(list, ROWS)])
    monkeypatch.setattr(formats, "HEADINGS", HEADINGS)
    found = {}
    for ending, write in formats.FORMATS.items():
        path, out = tmp_path / f"t.{ending}", tmp_path / ending
        write(path)
        batch(path, "--out", str(out))
        (tmp_path / "out").mkdir(exist_ok=True)
        (tmp_path / "out/report.jsonl").write_bytes((out / "report.jsonl").read_bytes())
        told = [
            (line["client"], line["position"], line["folder"], line["status"], line["files"],
             sorted((p["code"], p["message"], p.get("hint", "")) for p in line["problems"]))
            for line in report(tmp_path)
        ]  # fmt: skip
        papers = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.glob("*/[a-z]*")}
        found[ending] = papers, told
    return found


def test_each_kind_of_file_makes_the_same(made: dict[str, Any]) -> None:
    assert [*made] == ["csv", "tsv", "jsonl", "xlsx", "xlsm", "ods"]
    for ending, same in made.items():
        assert same == made["csv"], ending


def test_what_they_make_is_right(made: dict[str, Any]) -> None:
    papers, told = made["csv"]
    assert [line[:4] for line in told] == [
        ("Børk & Søn", "cto", "bork-son", "made"),
        ("Børk & Søn", "cpo", "bork-son", "made"),
        ("株式会社", "vp-product", "株式会社", "made"),
        ("Bad", "cto", "bad", "failed"),
    ]
    assert [code for code, *_ in told[3][5]] == ["unknown-structure", "wrong-form", "wrong-type"]
    posting = papers["bork-son/cto-posting.md"].decode()
    for said in ("£120,000–£150,000", "31 March 2027", "Health insurance", "jobs@acme.example"):
        assert said in posting
    assert papers["株式会社/vp-product-posting.md"].decode().startswith("# Head of Product")
