"""What two places of a table say of one thing: headings and cells, two spellings, a row twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import CellRule, Columns
from charter.batch.spellings import Spellings
from charter.facts.catalog import Catalog
from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, row

NUMBER = CellRule(frozenset(["number"]), ())


def table(path: Path, head: str, *rows: str) -> Path:
    """Write a table in CSV."""
    path.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("unit", "currency", "wrong"),
    [
        ("USD", "GBP", True),
        ("$", "GBP", True),
        ("GBP", "GBP", False),
        ("£", "gbp", False),
        ("$", "USD", False),
        ("k€", "EUR", False),
        ("EUR", "£", True),
    ],
)
def test_a_currency_in_a_heading_is_the_one_of_the_row(
    batch: Batch, tmp_path: Path, unit: str, currency: str, wrong: bool
) -> None:
    head = HEAD.replace("pay min", f"pay min ({unit})").replace("pay max", f"pay max ({unit})")

    ran = batch(table(tmp_path / "t.csv", head, row(currency=currency)))

    # The company may pay one post in another currency than its own, if that is meant.
    assert ("t.csv:2: the heading of the pay says " in ran.err) is wrong
    assert ran.out.startswith("1 row: 1 made")
    ran = batch(table(tmp_path / "t.csv", f"{head},pay currency", f"{row()},{currency}"))
    assert ("correct the heading or the cell" in ran.err) is wrong


@pytest.mark.parametrize(
    ("per", "wrong"), [("year", True), ("month", False), ("monthly", False), ("", False)]
)
def test_a_period_in_a_heading_is_the_one_of_the_row(
    batch: Batch, tmp_path: Path, per: str, wrong: bool
) -> None:
    head = HEAD.replace("pay min", "monthly pay min").replace("pay max", "monthly pay max")
    cells = row(pay_min="10000", pay_max="12000")

    ran = batch(table(tmp_path / "t.csv", f"{head},pay per", f"{cells},{per}"))

    assert ("correct the heading or the cell" in ran.err) is wrong


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Acme", "ACME Ltd.", True),
        ("Acme GmbH", "Acme GmbH & Co. KG", True),
        ("Acme, Inc.", "Acme", True),
        ("Acme", "Acme Robotics", False),
        ("Ltd", "Inc", False),
    ],
)
def test_one_client_spelt_two_ways_is_told(
    batch: Batch, tmp_path: Path, one: str, other: str, told: bool
) -> None:
    rows = row(name=one), row(name=other, position="cpo")

    ran = batch(table(tmp_path / "t.csv", HEAD, *rows))

    assert ran.err.count("write one name where they are one company") == told
    assert ran.out.startswith("2 rows: 2 made")


def test_clients_that_are_told_apart_by_an_id_are_two(batch: Batch, tmp_path: Path) -> None:
    rows = f"{row(name='Acme')},one", f"{row(name='Acme Ltd', position='cpo')},two"

    ran = batch(table(tmp_path / "t.csv", f"{HEAD},id", *rows))

    assert "write one name" not in ran.err


def test_a_row_that_stands_twice_is_to_be_deleted(batch: Batch, tmp_path: Path) -> None:
    ran = batch(table(tmp_path / "t.csv", HEAD, row(), row()))

    assert "the two say the same: delete one of them" in ran.err
    ran = batch(table(tmp_path / "t.csv", HEAD, row(), row(pay_max="160000")))
    assert "the two say the same" not in ran.err


@pytest.mark.parametrize(("cell", "value"), [("'120000", 120000), ("120000", 120000)])
def test_a_mark_of_text_before_a_number_is_none_of_it(cell: str, value: int) -> None:
    assert value_of(cell, NUMBER) == value


@pytest.mark.parametrize("cell", ["1.2E+05", "1,2E+05", "1.5E5"])
def test_a_number_that_a_spreadsheet_shortened_is_asked_for(cell: str) -> None:
    with pytest.raises(BadCellError) as bad:
        value_of(cell, NUMBER)
    assert "may have rounded" in str(bad.value)


@pytest.mark.parametrize("said", ["CTO & CPO", "CTO / CPO", "CPO and CTO"])
def test_who_is_two_at_once_may_be_the_one_role_of_both(catalog: Catalog, said: str) -> None:
    with pytest.raises(BadCellError) as bad:
        Spellings(catalog, {}).position(said)
    assert bad.value.hint.startswith("write cpto, ")


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("Rechtsname", ("company", "legal_name")),
        ("Base salary from (GBP)", ("positions", "*", "pay", "min")),
        ("Løn maks", ("positions", "*", "pay", "max")),
        ("Bewerbung E-Mail", ("positions", "*", "apply", "email")),
        ("Vertretung", ("positions", "*", "acting")),
    ],
)
def test_headings_in_the_language_of_the_table(
    catalog: Catalog, heading: str, path: tuple[str, ...]
) -> None:
    assert Columns(catalog, [], of_positions=True).path(heading) == path
