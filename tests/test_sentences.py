"""tools/sentences.py: how well texts are recognised, by a table of judged sentences."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from charter.check.words.recognised import RECOGNISERS, Spotted

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import sentences  # noqa: E402

TABLE = """\
id	kind	language	text	expected	min	max	where
1	boats	en	3 to 5 boats	hit	3	5	text
2	boats	en	7 to 9 boats	hit	7	8	text
3	boats	en	a ferry	hit			text
4	boats	en	no boats	not			text
5	ships	en	a ship	hit			text
"""
Printed = pytest.CaptureFixture[str]


def boats(text: str, language: str, where: str) -> list[Spotted]:
    at = text.find("boats")
    numbers = [int(word) for word in text.split() if word.isdigit()] or [None]
    said = {"min": numbers[0], "max": numbers[-1]}
    return [] if at < 0 else [Spotted(at, at + 5, said)]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(RECOGNISERS, "boats", boats)
    table = tmp_path / "table.tsv"
    table.write_text(TABLE, encoding="utf-8")
    return str(table)


def test_recall_precision_and_values_are_printed_by_kind(path: str, capsys: Printed) -> None:
    assert sentences.main([path]) == 0
    printed = capsys.readouterr().out
    assert "boats              en       4     3     67%       67%  1 of 2" in printed
    assert "no recogniser: ships" in printed


def test_misses_are_told_with_what_was_found(path: str, capsys: Printed) -> None:
    sentences.main([path, "--only", "boats", "--misses"])
    printed = capsys.readouterr().out
    assert "2 boats en: 7 to 9 boats\n    max is 9, not 8 ['boats']" in printed
    assert "3 boats en: a ferry\n    not found" in printed
    assert "4 boats en: no boats\n    found ['boats']" in printed
    assert "1 boats" not in printed


def test_a_sentence_is_in_one_part_only() -> None:
    names = [f"d{number}" for number in range(300)]
    held = [name for name in names if sentences.in_part(name, "held")]
    assert 80 < len(held) < 120
    assert all(sentences.in_part(name, "dev") != (name in held) for name in names)


def test_a_table_without_a_column_is_told(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("id\tkind\n1\tboats\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="no column 'language'"):
        sentences.main([str(table)])
