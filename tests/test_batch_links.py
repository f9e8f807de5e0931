"""Links that formulas of a table make: kept as [words](address), or told where that cannot be."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
import xlsxwriter

from charter.batch.links import Formulas
from charter.batch.open_table import open_table
from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_raised import ods
from test_batch_words import HEAD, ROW

MAIL = '=HYPERLINK("mailto:jo@acme.example","ask Jo")'
SITE = '=HYPERLINK("https://acme.example/a","Our site")'
WORKED_OUT = '=HYPERLINK("https://"&A2,"Our site")'
WITHIN = '=HYPERLINK("#Notes!A1","Our site")'


@pytest.mark.parametrize(
    ("column", "formula", "words", "printed", "told"),
    [
        ("about", SITE, "Our site", "[Our site](<https://acme.example/a>)", ""),
        ("about", f'="or "&{MAIL[1:]}', "ask Jo", "[ask Jo](<mailto:jo@acme.example>)", ""),
        (
            "about",
            SITE,
            "More on us is at https://acme.example/a.",
            "is at https://acme.example/a.",
            "",
        ),
        ("about", WORKED_OUT, "Our site", "", "t.xlsx!A:O2: the link of this cell cannot be kept"),
        ("about", WITHIN, "Our site", "\nOur site\n", ""),
        (
            "internal notes",
            SITE,
            "Our site",
            "",
            "the link in O2 to https://acme.example/a is left out",
        ),
    ],
)
def test_a_link_that_a_formula_makes_is_kept_or_told(
    batch: Batch, tmp_path: Path, column: str, formula: str, words: str, printed: str, told: str
) -> None:
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    page = book.add_worksheet("A")
    page.write_row(0, 0, [*HEAD.split(","), "start", column])
    page.write_row(1, 0, [*ROW.split(","), "2027-05-01"])
    page.write_formula(1, len(HEAD.split(",")) + 1, formula, None, words)
    book.close()
    ran = batch(tmp_path / "t.xlsx")
    said = "".join(each.read_text("utf-8") for each in (tmp_path / "out").rglob("*-posting.md"))
    assert printed in said
    assert told in ran.err
    assert told or "the link" not in ran.err


def test_a_link_that_a_formula_of_ods_makes_is_kept(tmp_path: Path) -> None:
    formula = "of:=HYPERLINK(&quot;https://acme.example/a&quot;;&quot;Our site&quot;)"
    cells = ("><text:p>About", f' table:formula="{formula}"><text:p>Our site')
    rows = "".join(
        f"<table:table-row><table:table-cell{cell}</text:p></table:table-cell></table:table-row>"
        for cell in cells
    )
    with ExitStack() as held:
        [row] = open_table(ods(tmp_path / "t.ods", "", rows), held).rows
    assert row.cells[0].value.marked == "[Our site](https://acme.example/a)"


def test_cells_that_share_a_formula_share_its_link() -> None:
    read = Formulas()
    links = []
    for shared, text in (("0", SITE), ("0", ""), ("", ""), ("1", ""), ("", "=A1+1"), ("0", "")):
        read.begin(shared)
        read.add(text)
        read.end()
        links.append(read.link)
    site = "https://acme.example/a"
    assert links == [site, site, "", "", "", site]
