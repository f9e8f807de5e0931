"""Positions on the page: one more, one fewer, another one above, with what follows shown first."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from charter.assign.ownership import organise
from charter.edit.position_edits import NewPosition, edits_for_new, edits_without
from charter.edit.yaml_remove import remove_value, replace_value
from charter.read.company_file import read_workspace, workspace_of
from page_driver import Page, company, hidden, northwind, text

VP_DATA = {"role": "vp-data", "status": "vacant", "acting": "cpto"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return northwind(tmp_path)


@pytest.fixture
def page(folder: Path) -> Page:
    return Page(folder)


def test_a_role_of_the_catalogue_is_added_after_a_look_and_taken_back(
    page: Page, folder: Path
) -> None:
    before = company(folder)
    shown = page.get("/positions-new?role=vp-data&status=vacant&acting=cpto")
    assert "Data platform CPTO VP Data" in text(shown)
    assert "Charter: VP Data: is new" in text(shown)
    assert company(folder) == before

    done = page.post("/positions-new", VP_DATA)
    assert done.headers["location"].startswith("/positions/vp-data?saved=")
    organisation = organise(read_workspace(folder))
    assert organisation.owner("data.platform") == "vp-data"
    assert organisation.positions["vp-data"].given.status == "vacant"

    page.post("/history", {"change": "1"})
    assert company(folder) == before


def test_what_is_shown_before_is_what_is_so_afterwards(page: Page, folder: Path) -> None:
    shown = text(page.get("/positions-new?role=vp-data&status=vacant&acting=cpto"))
    before = organise(read_workspace(folder))
    page.post("/positions-new", VP_DATA)
    after = organise(read_workspace(folder))
    moved = [
        entry
        for entry in (*after.responsibilities, *after.decisions)
        if before.owner(entry) != after.owner(entry)
    ]
    assert f"{len(moved)} pieces of work move" in shown
    for entry in moved:
        assigned = after.assigned(entry)
        assert assigned is not None
        assert assigned.entry.title in shown


def test_a_title_of_its_own_gets_an_id_and_reports_to_whom_is_said(
    page: Page, folder: Path
) -> None:
    form = {"title": "Leiterin Qualität & Größe", "level": "head", "status": "filled"}
    page.post("/positions-new", {**form, "reports_to": "vp-engineering"})
    given = yaml.safe_load(company(folder))["positions"]["leiterin-qualitaet-groesse"]
    assert given == {**form, "reports_to": "vp-engineering"}
    again = page.post("/positions-new", form)
    assert again.headers["location"].startswith("/positions/leiterin-qualitaet-groesse-2?")


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"title": "Head of Robots"}, "how high it stands"),
        ({"role": "cpto", "status": "filled"}, "already"),
        ({"role": "no-such", "status": "filled"}, "no-such"),
        ({"role": "vp-data", "status": "filled", "reports_to": "nobody"}, "nobody"),
    ],
)
def test_a_position_that_cannot_be_is_told_and_not_written(
    page: Page, folder: Path, form: dict[str, str], told: str
) -> None:
    before = company(folder)
    answer = page.post("/positions-new", form)
    assert answer.status == 422
    assert told in text(answer)
    assert company(folder) == before


def test_an_added_position_is_taken_out_with_each_line_that_names_it(
    page: Page, folder: Path
) -> None:
    before = company(folder)
    page.post("/positions-new", {**VP_DATA, "acting": "vp-engineering"})
    page.post("/owners/product.roadmap", {"to": "vp-data", "was": "null"})
    page.post(
        "/positions/cpto",
        {"positions.cpto.deputy": "vp-data", "was.positions.cpto.deputy": ""},
    )
    assert company(folder).count("vp-data") == 3
    shown = page.get("/positions/vp-data/out")
    assert "Product roadmap VP Data CPTO" in text(shown)
    assert "Charter: VP Data: goes" in text(shown)
    done = page.post("/positions/vp-data/out", {"was": hidden(shown, "was")})
    assert done.status == 303
    assert yaml.safe_load(company(folder)) == yaml.safe_load(before)
    assert "# the founder" in company(folder)
    page.post("/history", {"change": "4"})
    assert company(folder).count("vp-data") == 3


def test_a_position_of_the_structure_is_not_taken_out(page: Page, folder: Path) -> None:
    before = company(folder)
    shown = page.get("/positions/cpto/out")
    assert "choose a structure without it" in text(shown).lower()
    assert 'method="post"' not in shown.body.decode().split("<main")[1]
    assert page.post("/positions/cpto/out", {"was": "null"}).status == 422
    assert company(folder) == before


def test_a_position_that_was_changed_meanwhile_is_not_taken_out(page: Page, folder: Path) -> None:
    page.post("/positions-new", VP_DATA)
    shown = hidden(page.get("/positions/vp-data/out"), "was")
    path = folder / "company.yaml"
    path.write_text(company(folder).replace("acting: cpto", "acting: ceo"), "utf-8")
    answer = page.post("/positions/vp-data/out", {"was": shown})
    assert answer.status == 409
    assert "vp-data" in company(folder)
    assert page.post("/positions/vp-data/out", {"was": hidden(answer, "was")}).status == 303
    assert "vp-data" not in company(folder)


def test_whom_it_reports_to_is_changed_and_put_back(page: Page, folder: Path) -> None:
    before = company(folder)
    shown = page.get("/positions/vp-product/above?to=ceo")
    assert "Charter: VP Product: changes" in text(shown)
    assert company(folder) == before
    page.post("/positions/vp-product/above", {"to": "ceo", "was": hidden(shown, "was")})
    assert organise(read_workspace(folder)).positions["vp-product"].reports_to == "ceo"
    back = page.get("/positions/vp-product/above?to=")
    page.post("/positions/vp-product/above", {"to": "", "was": hidden(back, "was")})
    assert organise(read_workspace(folder)).positions["vp-product"].reports_to == "cpto"
    assert yaml.safe_load(company(folder)) == yaml.safe_load(before)


def test_a_loop_of_lines_is_shown_before_it_is_written(page: Page) -> None:
    shown = text(page.get("/positions/cpto/above?to=vp-product"))
    assert "The reporting lines run in a loop" in shown


NAMED = """\
company: {name: Acme}
structure: separate
positions:
  cto: {status: filled, deputy: {position: vp-data}, also_reports_to: [vp-data, ceo]}
  vp-data: {reports_to: cto}
  boss: {title: Boss of Data, level: head, reports_to: vp-data}
  later: {title: Later, level: head, status: planned, acting: vp-data, reports_to: cpo}
assign:
  product.roadmap: vp-data
  data.platform: {accountable: cto, consulted: [vp-data], informed: [cpo, vp-data]}
disputed:
  strategy.product-vision: [cpo, vp-data]
deputies: {decision.roadmap: vp-data}
agents:
  watcher: {answers_to: vp-data, does: [data.platform]}
"""


def test_every_place_that_names_a_position_is_known() -> None:
    """What the schema has as the id of a position is taken out, or names the one above."""
    workspace = workspace_of(NAMED)
    edits = edits_without(yaml.safe_load(NAMED), workspace.catalog, "vp-data", "cto")
    text_ = NAMED
    for path, value in edits:
        text_ = remove_value(text_, path) if value is None else replace_value(text_, path, value)
    assert "vp-data" not in text_
    data = yaml.safe_load(text_)
    assert data["positions"]["boss"]["reports_to"] == "cto"
    assert data["positions"]["later"]["acting"] == "cto"
    assert data["positions"]["cto"] == {"status": "filled", "also_reports_to": ["ceo"]}
    assert data["assign"] == {
        "data.platform": {"accountable": "cto", "informed": ["cpo"]},
    }
    assert data["agents"]["watcher"]["answers_to"] == "cto"
    assert "disputed" not in data
    assert "deputies" not in data
    assert workspace_of(text_).company.positions.keys() == {"cto", "boss", "later"}


def test_a_role_that_has_somebody_by_another_name_is_not_added_again() -> None:
    workspace = workspace_of("company: {name: A}\nstructure: separate\npositions: {}\n")
    name, edits = edits_for_new({}, workspace.catalog, NewPosition(role="vp-data"))
    assert name == "vp-data"
    assert [edit.path for edit in edits] == [("positions", "vp-data")]
    given = {"positions": {"head-of-data": {"role": "vp-data"}}}
    name, _ = edits_for_new(given, workspace.catalog, NewPosition(title="VP Data", level="head"))
    assert name == "vp-data-2"


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("/positions/cpto", "positions.cpto.deputy", "vp-engineering"),
        ("/positions/cpto", "positions.cpto.employment", "full-time"),
        ("/company", "company.equal_opportunity", "We choose by what a person can do."),
        ("/company", "company.accommodation", "Write to people@acme.example."),
    ],
)
def test_a_value_of_several_shapes_is_written_in_its_plain_one(
    page: Page, folder: Path, path: str, name: str, value: str
) -> None:
    answer = page.post(path, {name: value, f"was.{name}": ""})
    assert answer.status == 303, text(answer)
    read_workspace(folder)
    said = yaml.safe_load(company(folder))
    for key in name.split("."):
        said = said[key]
    assert said == value
    assert f'name="{name}"' in page.get(path).body.decode()


def test_an_owner_that_was_changed_meanwhile_is_shown_and_can_be_written_all_the_same(
    page: Page, folder: Path
) -> None:
    form = {"to": "vp-product", "was": "null"}
    with (folder / "company.yaml").open("a", encoding="utf-8") as file:
        file.write("assign:\n  product.roadmap: vp-engineering\n")
    answer = page.post("/owners/product.roadmap", form)
    assert answer.status == 409
    assert "product.roadmap: vp-engineering" in company(folder)
    again = {"to": hidden(answer, "to"), "was": hidden(answer, "was")}
    assert page.post("/owners/product.roadmap", again).status == 303
    assert "product.roadmap: vp-product" in company(folder)
