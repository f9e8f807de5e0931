"""One cause in a row, one message; and titles, formats and ids as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.audit.memory import not_an_entry
from charter.facts.catalog import Catalog
from charter.problems import Place
from charter.titles.reading import reading_of
from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, row


def test_a_row_whose_cells_moved_has_one_message(batch: Batch) -> None:
    moved = row(name="Acme, Inc.", pay_min="120,000").replace('"', "")
    ran = batch(f"{HEAD}\n{row()}\n{moved}\n")
    told = [line for line in ran.err.splitlines() if "t.csv:3" in line]
    assert len(told) == 1
    assert "the row has more cells than the 13 columns" in " ".join(ran.err.split())


def test_a_row_without_a_company_has_one_message(batch: Batch) -> None:
    ran = batch(f"{HEAD}\n{row()}\n{row(name='')}\n")
    assert ran.err.count("t.csv:3") == 1
    assert "fill in the column 'company name'" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("post", "term"), [("CTO (maternity cover)", "fixed"), ("Konst. CTO", "interim")]
)
def test_a_post_with_its_term_is_told(batch: Batch, post: str, term: str) -> None:
    said = " ".join(batch(f"{HEAD}\n{row(position=post)}\n").err.split())
    assert f"write cto, and {term} in the column 'employment term'" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"name": "B", "country": "GB"', "a comma or a brace is missing at its character 30"),
        ('{"name" "B"}', "a colon is missing at its character 9"),
        ("{name: 1}", "a name in double quotation marks is missing at its character 2"),
        ('{"name": B}', "a value is missing, or a text has no double quotation marks"),
        ('{"name": "B}', "a text has no second quotation mark at its character 10"),
    ],
)
def test_a_line_that_is_no_object_says_what_it_lacks(batch: Batch, line: str, said: str) -> None:
    told = " ".join(batch(f"{line}\n", name="t.jsonl").err.split())
    assert f"t.jsonl:1: this line is no whole object in braces: {said}" in told
    assert '- write it as {"company": "Acme", "pay min": 90000}' in told


def test_the_order_of_formats_is_no_difference(batch: Batch, tmp_path: Path) -> None:
    rows = [f'{row()},"docx; md"', f'{row(position="cpo")},"md docx"']
    assert batch("\n".join([f"{HEAD},formats", *rows, ""])).out.startswith("2 rows: 2 made")
    assert {f.suffix for f in (tmp_path / "out/acme").glob("c*")} == {".md", ".docx"}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("C.E.O.", "ceo"),
        ("c.t.o", "cto"),
        ("C. P. O.", "cpo"),
        ("Founder & C.E.O.", "ceo"),
        ("V.P. of Engineering", "vp-engineering"),
        ("Ph.D. Researcher", ""),
    ],
)
def test_a_title_with_dots(title: str, role: str) -> None:
    assert reading_of(title).role == role


def test_what_to_write_where_no_entry_is_meant(catalog: Catalog) -> None:
    problem = not_an_entry(catalog, Place("review.xlsx"), "4")
    assert problem.hint.endswith("; where no entry is meant, write none")
