"""What to do about a row's problem, in the words of a table: which column, and what in it."""

from __future__ import annotations

import re

import pytest

from charter.batch.columns import Columns
from charter.batch.table_hints import for_table
from charter.batch.tasks import Row
from charter.check.words.word_lists import listed_languages
from charter.load.catalog_files import read_catalog
from charter.problems import Place, Problem
from charter.read.called import COMPANY, called, words
from charter.read.schema import check_schema, schema
from charter.read.words_meant import key_meant
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder

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
        ("Zip code", "call it 'places postcode'.", "call it such as 'cto places postcode'."),
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


@pytest.mark.parametrize("of_positions", [True, False])
def test_what_a_heading_is_told_to_be_called_is_read(of_positions: bool) -> None:
    columns = Columns(read_catalog(), [], of_positions)
    told = [said for heading in called().every if (said := columns.meant(heading))]
    named = [name for said in told for name in re.findall(r"'([^']+)'", said)]
    assert len(named) >= len(told) > 100
    assert None not in map(columns.path, named)


def test_the_names_of_fields_are_as_their_schema_says() -> None:
    for name in listed_languages():
        source = read_yaml(catalog_folder() / "words" / name / "called.yaml")
        assert check_schema(source, "words#called")[0] == []


def test_every_name_of_a_field_can_be_met() -> None:
    """Each stands as a heading is compared, and its field is there in a company file."""
    fields = schema("company")["$defs"]
    for name, paths in called().every.items():
        assert name == words(name)
        for path in paths:
            of_company = path[0] == COMPANY
            shape = fields[COMPANY if of_company else "position"]["properties"]
            assert path[of_company] in {*shape, "position", "structure"}, (name, path)


@pytest.mark.parametrize(
    ("key", "known", "hint"),
    [
        ("Gehalt", ["pay", "title"], "write 'pay:'"),
        ("von", ["min", "max"], "write 'min:'"),
        ("deadline", ["pay", "apply"], "write 'apply: {until: ...}'"),
        ("Standort", ["places"], "write 'places: [{city: ...}]'"),
        ("Standort", ["city", "region"], "write 'city:'"),
        ("Firmenname", ["name", "country"], "write 'name:'"),
        ("devise", ["currency"], "write 'currency:'"),
        ("comment", ["internal"], "write 'internal: {notes: ...}'"),
        ("Farbe", ["pay", "apply"], ""),
    ],
)
def test_a_line_is_told_by_our_name(key: str, known: list[str], hint: str) -> None:
    assert key_meant(key, known) == hint


def test_a_field_of_positions_among_whole_companies_needs_a_position() -> None:
    columns = Columns(read_catalog(), [], of_positions=False)
    for heading in ("pay min", "Apply until"):
        said = f"say of which position, as in 'cto {heading.lower()}', or add a column 'position'."
        assert columns.unknown(heading, PLACE).hint.startswith(said)
