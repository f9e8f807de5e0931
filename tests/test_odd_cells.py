"""Cells of a workbook that show more than their number: currencies, times of day, days."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from conftest import Ran

HEAD = ("name", "structure", "country", "currency", "position", "status", "acting")
ROW = ("Acme", "combined", "GB", "GBP", "cpto", "vacant", "ceo")
EURO, POUND = '[$€-407]#,##0;[Red]-"x"', '"£"#,##0'


def problems(
    charter: Callable[..., Ran], folder: Path, heading: str, value: Any, form: str
) -> list[tuple[str, str]]:
    """Return code and message of each error that one row with an odd cell gives."""
    with xlsxwriter.Workbook(folder / "t.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, (*HEAD, heading))
        sheet.write_row(1, 0, ROW)
        write = sheet.write_datetime if isinstance(value, date | time) else sheet.write_number
        write(1, len(ROW), value, book.add_format({"num_format": form}))
    charter("batch", str(folder / "t.xlsx"), "--out", str(folder / "out"), "--format", "md")
    (line,) = (folder / "out" / "report.jsonl").read_text("utf-8").splitlines()
    row = json.loads(line)
    assert (row["status"] == "failed") == bool(row["problems"] and not row["files"])
    found = [(each["code"], each["message"]) for each in row["problems"]]
    return [each for each in found if each[0] != "limit-to-be-set"]


@pytest.mark.parametrize(
    ("heading", "value", "form", "told"),
    [
        (
            *("pay max", 120000, EURO),
            [("other-currency", "'max': '€ 120000' is not in GBP, the currency beside it")],
        ),
        (
            *("pay max", 120000, '#,##0.00\\ "EUR"'),
            [("other-currency", "'max': 'EUR 120000' is not in GBP, the currency beside it")],
        ),
        ("pay max", 120000, POUND, []),
        ("pay max", 120000, '0.0,"k"', []),
        ("pay max", 120000, "[$-F800]#,##0", []),
        (
            *("pay max", date(2027, 1, 1), "yyyy-mm-dd"),
            [("wrong-type", "'max' should be a number, not '2027-01-01'")],
        ),
        (
            *("pay max", time(12), "hh:mm"),
            [("wrong-type", "'max' should be a number, not '12:00:00'")],
        ),
        ("acting until", date(2027, 1, 1), "yyyy-mm-dd", []),
        (
            *("acting until", datetime(2027, 1, 1, 17, 30), "yyyy-mm-dd"),
            [("no-such-date", "'acting_until' is not a date: '2027-01-01 17:30:00'")],
        ),
    ],
)
def test_a_cell_is_read_as_it_shows(
    charter: Callable[..., Ran],
    tmp_path: Path,
    heading: str,
    value: Any,
    form: str,
    told: list[tuple[str, str]],
) -> None:
    found = problems(charter, tmp_path, heading, value, form)
    assert [each for each in found if each[0] in dict(told) or each[0] == "internal"] == told


@pytest.mark.parametrize("line", ["{broken", '["a"]', '{"name": "A", "name": "B"}'])
def test_a_line_that_is_no_row_is_one_problem(
    charter: Callable[..., Ran], tmp_path: Path, line: str
) -> None:
    good = json.dumps(dict(zip(HEAD, ROW, strict=True)))
    (tmp_path / "t.jsonl").write_text(f"{line}\n{good}\n", "utf-8")
    charter("batch", str(tmp_path / "t.jsonl"), "--out", str(tmp_path / "out"), "--format", "md")
    rows = (tmp_path / "out" / "report.jsonl").read_text("utf-8").splitlines()
    first = next(json.loads(row) for row in rows if json.loads(row)["status"] == "failed")
    assert [each["code"] for each in first["problems"]] == ["unusable-cell"]
