"""What to write for teams with their counts, a person's name for a position, and a reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from test_batch import Batch

FILE = """\
company: {{name: Tarn, about: Tarn makes maps., country: GB, currency: GBP}}
structure: separate
positions:
  ceo: {{status: filled}}
  cpo: {{status: filled}}
  cto:
    status: vacant
    acting: ceo
    {0}
"""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("teams: [Platform (9)]", "write '{name: Platform, people: 9}'"),
        ("teams: [Data team - 4 people]", "write '{name: Data team, people: 4}'"),
        ("teams: [Platform]", "write it as '{name: Platform}'"),
        ("deputy: Max", "write max where a position is called so; the name of a person stands"),
        ("deputy: CPO", "write cpo ["),
        ("reference: CTO 2026/12", "write CTO-2026-12 ["),
        ("reference: CTO 2026 #1", "the text 'CTO 2026' ends where '#1' begins a comment"),
    ],
)
def test_what_to_write(charter: Batch, tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "company.yaml").write_text(FILE.format(line), "utf-8")
    ran = charter("check", str(tmp_path))
    assert told in " ".join(ran.err.split())
