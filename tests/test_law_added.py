"""A duty of a place is a row of catalog/law: every command then knows it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from charter.check.law.items import ITEMS
from charter.check.words.recognised import RECOGNISERS
from charter.check.words.word_lists import has_law_words, listed_languages
from charter.facts.company import Workspace
from charter.read.schema import schema
from conftest import Ran

Make = Callable[..., Workspace]
Command = Callable[..., Ran]
DAY = ("--date", "2026-12-01")
COMPANY = """company:
  name: Northwind
  country: NZ
  currency: NZD
  equal_opportunity: We choose by what you can do.
structure: combined
positions:
  ceo: {status: filled}
  cpto:
    status: vacant
    acting: ceo
    places: [{city: Poseidonia, region: Atlantis}]
    apply: {email: jobs@northwind.example}
    limits: {spend: 1000, hire: all}
"""
ROW = """laws:
  - id: atlantis-pay
    title: Pay on every shell
    name: Atlantis
    places: [NZ-ATL]
    from: 2026-01-01
    employees: 1
    counted: all
    shows: [pay, all-genders]
    statement: atlantis
    said: {all-genders: whoever swims}
    sources: [{page: the tablets (atlantis.example), speaks_for: 2026-10, read: 2026-11-01}]
"""
PAID = COMPANY.replace(
    "    status: vacant\n", "    status: vacant\n    pay: {min: 9000, max: 12000}\n"
)


@pytest.fixture
def atlantis(workspace: Make, tmp_path: Path) -> Path:
    """Give a workspace with a law of its own, and with the statement that it brings."""
    workspace(COMPANY, law=ROW)
    block = tmp_path / "templates" / "blocks" / "statements" / "atlantis.md.j2"
    block.parent.mkdir(parents=True)
    block.write_text("We mean whoever swims.\n", "utf-8")
    return tmp_path


def test_what_the_place_asks_for_and_is_missing_stops_a_posting(
    atlantis: Path, charter: Command
) -> None:
    ran = charter("check", str(atlantis), *DAY)
    told = " ".join(ran.out.split())
    assert ran.code == 1
    assert "the posting for 'cpto' does not show the pay; Atlantis asks for it" in told
    assert "law-all-genders" not in told  # the statement says it
    assert "Looked at for cpto: Atlantis" in told
    ran = charter("build", str(atlantis), "--paper", "posting", "--format", "md", *DAY)
    assert ran.code == 1
    assert (
        (atlantis / "out" / "cpto-posting.md").read_text("utf-8").startswith("# Draft \N{EN DASH} ")
    )


def test_a_posting_that_shows_it_has_the_statement_and_is_no_draft(
    atlantis: Path, charter: Command
) -> None:
    (atlantis / "company.yaml").write_text(PAID, "utf-8")
    ran = charter("build", str(atlantis), "--paper", "posting", "--format", "md", *DAY)
    assert ran.code == 0, ran
    text = (atlantis / "out" / "cpto-posting.md").read_text("utf-8")
    assert "We mean whoever swims." in text
    assert "Draft" not in text


def test_a_template_that_leaves_the_statement_out_is_found(
    atlantis: Path, charter: Command
) -> None:
    (atlantis / "company.yaml").write_text(PAID, "utf-8")
    block = atlantis / "templates" / "blocks" / "statements" / "atlantis.md.j2"
    block.write_text("We mean fish.\n", "utf-8")
    ran = charter("check", str(atlantis), *DAY)
    assert ran.code == 1
    assert '"whoever swims" the posting for' in " ".join(ran.out.split())


def test_a_statement_without_its_block_is_named(atlantis: Path, charter: Command) -> None:
    (atlantis / "company.yaml").write_text(PAID, "utf-8")
    (atlantis / "templates" / "blocks" / "statements" / "atlantis.md.j2").unlink()
    ran = charter("build", str(atlantis), "--paper", "posting", "--format", "md", *DAY)
    assert ran.code == 1
    assert "blocks/statements/atlantis.md.j2" in " ".join(ran.err.split())
    assert not (atlantis / "out").exists()


def test_it_is_shown_with_the_other_laws(atlantis: Path, charter: Command) -> None:
    here = ("--workspace", str(atlantis))
    listed = charter("show", "laws", *here).out
    assert "atlantis-pay" in listed
    shown = " ".join(charter("show", "atlantis-pay", *here).out.split())
    for words in ("NZ-ATL", "Pay on every shell", "the pay", "blocks/statements/atlantis.md.j2"):
        assert words in shown


def test_what_a_law_can_ask_for_is_one_table() -> None:
    law = schema("catalog")["$defs"]["law"]["properties"]
    assert law["shows"]["$ref"] == law["always"]["$ref"] == "#/$defs/lawItems"
    assert set(schema("catalog")["$defs"]["lawItems"]["items"]["enum"]) == set(ITEMS)
    said = {*schema("words#statements")["required"], "pay", "benefits", "other-pay"}
    said -= {"kind", "lists", "closing-date"}
    assert said <= set(ITEMS)
    assert all(has_law_words(code) for code in listed_languages())
    assert {*said, "closing-date"} <= RECOGNISERS.keys()
