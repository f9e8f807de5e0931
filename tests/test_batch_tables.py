"""What a row of a table says: the columns and values that are read from its JSON."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from charter.batch.open_table import open_table
from charter.problems import InputError


def read(path: Path, *lines: str | bytes) -> list[list[tuple[str, Any]]]:
    """Return heading and value of each cell, row by row."""
    path.write_bytes(b"\n".join(s.encode() if isinstance(s, str) else s for s in lines))
    with ExitStack() as held:
        table = open_table(path, held)
        rows = [[(c.heading, c.value) for c in row.cells] for row in table.rows]
        assert table.part() == 1
        return [[(h, str(v) if isinstance(v, Exception) else v) for h, v in row] for row in rows]


def nested(depth: int, value: Any = 1) -> Any:
    for _ in range(depth):
        value = {"a": value}
    return value


DEEP = "this line has too much within braces, or a number that is too long"
NO_OBJECT = (
    "this line is no whole object in braces: a name in double quotation marks is missing "
    "at its character"
)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('{"name": "A", "headcount": 7}', [("name", "A"), ("headcount", 7)]),
        # What is empty says nothing; what is false, zero or blank does.
        ('{"a": null, "b": "", "c": false, "d": 0}', [("c", False), ("d", 0)]),
        ('{"a": " "}', [("a", " ")]),
        ('{"a": {"b": null, "c": {"d": "", "e": 1}}}', [("a.c.e", 1)]),
        ('{"a": {}}', []),
        ('{"a": [], "b": [1, {"c": 2}]}', [("a", []), ("b", [1, {"c": 2}])]),
        ('{"a": 1.5, "b": true}', [("a", 1.5), ("b", True)]),
        ("", []),
        ("  ", []),
        ("\ufeff{\"a\": 1}", [("a", 1)]),
        # Eight names within each other are names; what is deeper is a value.
        (json.dumps(nested(9)), [(".".join("a" * 9), 1)]),
        (json.dumps(nested(10)), [(".".join("a" * 9), {"a": 1})]),
        (json.dumps(nested(99)), [(".".join("a" * 9), nested(90))]),
        (json.dumps(nested(100)), [("", DEEP)]),
        (json.dumps({"x": [nested(98)]}), [("", DEEP)]),
        # What is no row says so, and the next one is read.
        ("[1]", [("", "a row is an object in braces")]),
        ('"a"', [("", "a row is an object in braces")]),
        ("{", [("", f"{NO_OBJECT} 2")]),
        ('{"a": NaN}', [("", "NaN is no number")]),
        ('{"a": -Infinity}', [("", "-Infinity is no number")]),
        ('{"a": 1, "b": 2, "a": 3}', [("", "'a' stands twice")]),
        ('{"x": {"a": 1, "a": 3}}', [("", "'a' stands twice")]),
        (f'{{"{"k" * 61}": 1, "{"k" * 61}": 2}}', [("", f"'{'k' * 60}' stands twice")]),
        (b"\xff", [("", "this is not UTF-8")]),
        (json.dumps({f"k{n}": 1 for n in range(2001)}), [("", "a row has at most 2,000 values")]),
        (json.dumps({f"k{n}": 1 for n in range(2000)}), [(f"k{n}", 1) for n in range(2000)]),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, str | bytes) else "",
)  # fmt: skip
def test_what_a_line_of_json_says(
    tmp_path: Path, line: str | bytes, cells: list[tuple[str, Any]]
) -> None:
    after = '{"name": "after"}'
    assert read(tmp_path / "t.jsonl", line, after) == [cells, [("name", "after")]]


def test_each_cell_of_json_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"a": 1}\n\n{"b": {"c": 2}}\n{', "utf-8")
    with ExitStack() as held:
        rows = list(open_table(path, held).rows)
    assert [row.place.line for row in rows] == [1, 2, 3, 4]
    assert [cell.place.line for row in rows for cell in row.cells] == [1, 3, 4]


@pytest.mark.parametrize(("length", "fits"), [(1_000_000, True), (1_000_001, False)])
def test_a_line_has_a_greatest_length(tmp_path: Path, length: int, fits: bool) -> None:
    line = '{"a": "' + "x" * (length - 9) + '"}'
    assert len(line) == length
    path = tmp_path / "t.jsonl"
    if fits:
        assert len(read(path, line)[0][0][1]) == length - 9
        return
    with pytest.raises(InputError) as bad:
        read(path, '{"a": 1}', line)
    [problem] = bad.value.problems
    assert (problem.place.line, problem.code) == (2, "too-large")
    assert problem.message == "this line is longer than 1 MB"
