"""What to do about a row's problem, in the words of a table: which column, and what in it."""

from __future__ import annotations

import re

import pytest

from charter.batch.columns import Columns
from charter.batch.meant_columns import MEANT, meant_columns
from charter.batch.table_hints import for_table
from charter.batch.tasks import Row
from charter.load.catalog_files import read_catalog
from charter.problems import Place, Problem

PLACE = Place("t.csv", 2)
OF_ONE, OF_ALL = Row(PLACE, position="cto"), Row(PLACE)
LACKING = "the posting for 'cto' does not show it"
HIRE = "'limits: {hire: team leads and below}'"


@pytest.mark.parametrize(
    ("code", "one", "all_"),
    [
        ("no-way-to-apply", "'apply email' or 'apply url'", "'cto apply email' or 'cto apply url'"),
        ("law-apply", "'apply email' or 'apply url'", "'cto apply email' or 'cto apply url'"),
        ("law-until", "'apply until' with the last day", "'cto apply until' with the last day"),
        (
            "law-benefits",
            "'benefits', with | between one and the next",
            "'cto benefits', with | between one and the next",
        ),
        (
            "law-other-pay",
            "'other pay' with what there is, or with 'none'",
            "'cto other pay' with what there is, or with 'none'",
        ),
        ("law-pay", "'pay min' and 'pay max'", "'cto pay min' and 'cto pay max'"),
        (
            "law-vacancy",
            "'vacancy' with 'existing' or 'future'",
            "'cto vacancy' with 'existing' or 'future'",
        ),
        (
            "law-all-genders",
            "'title' with '(m/w/d)' after the title",
            "'cto title' with '(m/w/d)' after the title",
        ),
        *(
            (code, said, said)
            for code, said in (
                ("law-ai", "'ai in hiring' with 'no', or with a sentence that says how"),
                ("law-equal-opportunity", "'equal opportunity' with your statement"),
                ("law-accommodation", "'accommodation' with whom to ask"),
            )
        ),
    ],
)
def test_what_a_posting_lacks_has_a_column(code: str, one: str, all_: str) -> None:
    problem = Problem(PLACE, code, LACKING, "add a line")
    assert for_table(problem, OF_ONE).hint == f"fill in the column {one}"
    assert for_table(problem, OF_ALL).hint == f"fill in the column {all_}"


@pytest.mark.parametrize(
    ("row", "code", "message", "hint", "told"),
    [
        (
            OF_ONE, "limit-to-be-set", "the charter of 'cto' is a draft", f"add {HIRE}",
            "fill in the column 'limits hire', such as team leads and below",
        ),
        (
            OF_ALL, "limit-to-be-set", "the charter of 'cto' is a draft", f"add {HIRE}",
            "fill in the column 'cto limits hire', such as team leads and below",
        ),
        (
            OF_ONE, "missing-key", "'min' is missing in 'positions.cto.pay'", "",
            "fill in the column 'pay min'",
        ),
        (
            OF_ONE, "missing-key", "'min' is missing in 'positions.cpo.pay'", "",
            "fill in the column 'cpo pay min'",
        ),
        (
            OF_ONE, "missing-key", "the pay of 'cto' has no currency", "add 'currency' here",
            "fill in the column 'currency'",
        ),
        (OF_ONE, "missing-key", "'name' is missing", "", "fill in the column 'name'"),
        (
            OF_ONE, "missing-key", "'url' is missing in 'apply'", "",
            "fill in the column 'apply url'",
        ),
        (
            OF_ONE, "wrong-type", "'min' should be a number, not 'many'", "write digits only",
            "write digits only; or leave the cell empty",
        ),
        (
            OF_ONE, "unused-hire", "the letter prints nothing of t.csv:2", "leave out --hire",
            "write {{ hire.name }} where the name belongs, or take the columns of the hire out",
        ),
        (OF_ONE, "wrong-form", "'uk' is no code", "write: country: GB", "write GB"),
        (OF_ONE, "nothing", "'x' says nothing", "delete the line", "leave the cell empty"),
        (OF_ONE, "exists", "'cto' is there", "call it otherwise", "call it otherwise"),
    ],
)  # fmt: skip
def test_a_hint_names_columns_and_cells(
    row: Row, code: str, message: str, hint: str, told: str
) -> None:
    problem = Problem(PLACE, code, message, hint)
    assert for_table(problem, row) == problem._replace(hint=told)


@pytest.mark.parametrize(
    ("heading", "one", "all_"),
    [
        (
            "Salary",
            "write 'pay min' and 'pay max'.",
            "write such as 'cto pay min' and 'cto pay max'.",
        ),
        ("Location", "call it 'city'.", "call it such as 'cto places city'."),
        ("Start date", "call it 'start'.", "call it such as 'cto start'."),
        ("Manager", "call it 'reports to'.", "call it such as 'cto reports to'."),
        (
            "Reason",
            "write 'limits reason' or 'internal reason'.",
            "write such as 'cto limits reason' ",
        ),
        ("Employees", "call it 'headcount'.", "call it 'headcount'."),
        ("our CRM number", "Take the column out", "Take the column out"),
        ("structur", "did you mean 'structure'? Take", "did you mean 'structure'? Take"),
    ],
)
def test_a_heading_of_ones_own_is_told_what_to_call_it(heading: str, one: str, all_: str) -> None:
    for of_positions, said in ((True, one), (False, all_)):
        columns = Columns(read_catalog(), [], of_positions)
        hint = columns.unknown(heading, PLACE).hint
        assert hint.startswith(said)
        assert hint.endswith("the column out, or leave such columns out with --ignore-unknown")


def test_what_a_heading_is_told_to_be_called_is_read() -> None:
    for of_positions in (True, False):
        columns = Columns(read_catalog(), [], of_positions)
        for *_, names in MEANT:
            for heading in names.split("|"):
                named = re.findall(r"'([^']+)'", meant_columns(heading, of_positions))
                assert named, heading
                assert None not in map(columns.path, named), (heading, named)


def test_a_field_of_positions_among_whole_companies_needs_a_position() -> None:
    columns = Columns(read_catalog(), [], of_positions=False)
    for heading in ("pay min", "Apply until", "Deadline"):
        said = f"say of which position, as in 'cto {heading.lower()}', or add a column 'position'."
        assert columns.unknown(heading, PLACE).hint.startswith(said)
