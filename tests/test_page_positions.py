"""Positions on the page: one more, one fewer, another one above, with what follows shown first."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml

from charter.assign.ownership import organise
from charter.edit.position_edits import NewPosition, edits_for_new, edits_without
from charter.edit.yaml_remove import remove_value, replace_value
from charter.load.company_file import read_workspace, workspace_of
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

    back = page.post("/history", {"change": "1", "back": "/positions/vp-data"})
    assert company(folder) == before
    gone = page.get(back.headers["location"])
    assert gone.headers["location"] == "/positions?saved=2"


def test_a_title_of_ones_own_is_told_by_it_before_it_is_there(page: Page) -> None:
    shown = text(page.get("/positions-new?title=Head+of+Data&level=head&status=filled"))
    assert "Head of Data answers for nothing and decides nothing" in shown
    assert "“head-of-data" not in shown


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


def given(folder: Path, key: str) -> object:
    return yaml.safe_load(company(folder))["positions"]["cpto"].get(key)


def rows(page: Page, key: str, **values: str) -> dict[str, str]:
    """Return the form of rows as the page shows them now, with other values in it."""
    start = f"positions.cpto.{key}"
    shown = page.get("/positions/cpto")
    found = re.findall(
        rf'<input id="[^"]*" name="({re.escape(start)}\.[^"]+)"[^>]*value="([^"]*)"',
        shown.body.decode(),
    )
    form = {name: unescape(value) for name, value in found}
    form |= {f"{start}.{name.replace('_', '.')}": value for name, value in values.items()}
    return {**form, f"was.{start}": hidden(shown, f"was.{start}")}


def test_pay_differs_by_place_with_its_currency(page: Page, folder: Path) -> None:
    before = company(folder)
    places = rows(page, "places", **{"1_city": "Toronto", "1_region": "ON", "1_country": "CA"})
    pay = rows(
        page,
        "pay",
        **{"0_place": "US-CO", "0_per": "year"},
        **{"1_place": "CA-ON", "1_min": "230k", "1_max": "275,000", "1_currency": "CAD"},
    )
    alone = page.post("/positions/cpto", pay)
    assert alone.status == 422
    assert "no place there" in text(alone)
    assert company(folder) == before

    done = page.post("/positions/cpto", {**places, **pay})
    assert done.status == 303, text(done)
    assert given(folder, "pay") == [
        {
            **{"min": 220000, "max": 280000, "currency": "USD", "per": "year"},
            **{"note": "base salary", "place": "US-CO"},
        },
        {"min": 230000, "max": 275000, "currency": "CAD", "place": "CA-ON"},
    ]
    said = text(page.get("/papers/cpto-posting"))
    assert "CAD 230,000–275,000" in said
    assert "$220,000–$280,000" in said
    assert "# the brief names none" in company(folder)

    page.post("/history", {"change": "1"})
    assert company(folder) == before


def test_an_amount_says_its_currency_itself_or_by_the_field_beside_it(
    page: Page, folder: Path
) -> None:
    places = rows(page, "places", **{"1_city": "Toronto", "1_region": "ON", "1_country": "CA"})
    here = {"0_place": "US-CO", "0_per": "year", "1_place": "CA-ON", "1_max": "CAD 275,000"}
    for there in ({"1_min": "CAD 230k"}, {"1_min": "230k", "1_currency": "CAD"}):
        done = page.post("/positions/cpto", {**places, **rows(page, "pay", **here, **there)})
        assert done.status == 303, text(done)
        paid = {"min": 230000, "max": 275000, "currency": "CAD", "place": "CA-ON"}
        assert given(folder, "pay")[1] == paid
        page.post("/history", {"change": done.headers["location"].rpartition("=")[2]})
    two = {"1_min": "EUR 230k"}
    told = page.post("/positions/cpto", {**places, **rows(page, "pay", **here, **two)})
    assert told.status == 422
    assert "is not in" in text(told)

    name = "positions.cpto.limits"
    was = {f"was.{name}.spend": "null", f"was.{name}.currency": "null"}
    shown = page.get("/positions/cpto")
    was = {key: hidden(shown, key) for key in was}
    for said in (
        {f"{name}.spend": "CAD 90k", f"{name}.currency": ""},
        {f"{name}.spend": "CAD 90k", f"{name}.currency": "CAD"},
    ):
        done = page.post("/positions/cpto", {**was, **said})
        assert done.status == 303, text(done)
        assert given(folder, "limits")["spend"] == 90000
        assert given(folder, "limits")["currency"] == "CAD"
        page.post("/history", {"change": done.headers["location"].rpartition("=")[2]})


def test_one_range_stays_one_range(page: Page, folder: Path) -> None:
    form = rows(page, "pay", **{"0_per": "year", "0_max": "290000"})
    assert page.post("/positions/cpto", form).status == 303
    before = company(folder)
    assert "pay: {min: 220000, max: 290000, currency: USD, per: year, note: base salary}" in before
    assert page.post("/positions/cpto", rows(page, "pay", **{"0_per": "year"})).status == 303
    assert company(folder) == before


def test_an_item_goes_whose_fields_are_emptied(page: Page, folder: Path) -> None:
    page.post(
        "/positions/cpto",
        rows(page, "teams", **{"0_name": "Payments", "0_people": "6", "1_name": "Search"}),
    )
    assert given(folder, "teams") == [{"name": "Payments", "people": 6}, {"name": "Search"}]
    page.post("/positions/cpto", rows(page, "teams", **{"0_name": "", "0_people": ""}))
    assert given(folder, "teams") == [{"name": "Search"}]
    page.post("/positions/cpto", rows(page, "teams", **{"0_name": ""}))
    assert given(folder, "teams") is None


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"0_min": "much"}, "no number"),
        ({"0_min": "300000"}, "is more than"),
        ({"0_currency": "USS"}, "no currency"),
        ({"1_min": "1000"}, "does not say for which place"),
    ],
)
def test_pay_that_cannot_be_is_told_and_not_written(
    page: Page, folder: Path, values: dict[str, str], told: str
) -> None:
    before = company(folder)
    answer = page.post("/positions/cpto", rows(page, "pay", **values))
    assert answer.status == 422
    assert told in text(answer)
    assert company(folder) == before


def test_two_who_change_pay_at_once_are_both_shown(page: Page, folder: Path) -> None:
    form = rows(page, "pay", **{"0_per": "year", "0_max": "290000"})
    path = folder / "company.yaml"
    path.write_text(company(folder).replace("max: 280000", "max: 285000"), "utf-8")
    answer = page.post("/positions/cpto", form)
    assert answer.status == 409
    again = {**form, "was.positions.cpto.pay": hidden(answer, "was.positions.cpto.pay")}
    assert page.post("/positions/cpto", again).status == 303
    assert "max: 290000" in company(folder)


@pytest.mark.parametrize(
    ("path", "name", "text_", "value"),
    [
        ("/company", "company.ai_in_hiring", "No", False),
        (
            "/company",
            "company.ai_in_hiring",
            "A program sorts letters.",
            "A program sorts letters.",
        ),
        ("/company", "company.functions", "finance\nlegal", ["finance", "legal"]),
        ("/company", "company.headcount_by_place", "US-CO: 12\nUS-OH Cleveland: 6", None),
        ("/positions/cpto", "positions.cpto.time", "delivery: 30\nstrategy: 20%", None),
        ("/positions/cpto", "positions.cpto.budget", "2500k", 2500000),
        ("/positions/cpto", "positions.cpto.also_reports_to", "vp-engineering", "vp-engineering"),
        ("/positions/cpto", "positions.cpto.vacancy", "existing", "existing"),
    ],
)
def test_values_of_other_kinds_are_written_and_shown_again(
    page: Page, folder: Path, path: str, name: str, text_: str, value: object
) -> None:
    answer = page.post(path, {name: text_, f"was.{name}": ""})
    assert answer.status == 303, text(answer)
    workspace = read_workspace(folder)
    said = yaml.safe_load(company(folder))
    for key in name.split("."):
        said = said[key]
    pairs = {
        "company.headcount_by_place": {"US-CO": 12, "US-OH Cleveland": 6},
        "positions.cpto.time": {"delivery": 30, "strategy": 20},
    }
    assert said == (value if value is not None else pairs[name])
    shown = page.get(path).body.decode()
    assert f'name="was.{name}" value="null"' not in shown
    again = hidden(page.get(path), f"was.{name}")
    assert page.post(path, {name: text_, f"was.{name}": again}).status == 303
    assert read_workspace(folder).company == workspace.company


@pytest.mark.parametrize("text_", ["US-CO", "US-CO: many", "US-CO: 1\nUS-CO: 2", "Atlantis: 5"])
def test_pairs_that_cannot_be_are_told(page: Page, folder: Path, text_: str) -> None:
    before = company(folder)
    form = {"company.headcount_by_place": text_, "was.company.headcount_by_place": ""}
    assert page.post("/company", form).status == 422
    assert company(folder) == before


@pytest.mark.parametrize(
    ("path", "name", "text_", "said"),
    [
        ("/company", "company.headcount_by_place", "US-CO: 48", "People by place: US-CO: 48"),
        ("/positions/cpto", "positions.cpto.deputy", "vp-product", "CPTO, Deputy: VP Product"),
        (
            "/positions/cpto",
            "positions.cpto.employment",
            "full-time",
            "CPTO, Employment: full time",
        ),
        (
            "/positions/cpto",
            "positions.cpto.time",
            "delivery: 30",
            "CPTO, Share of time in per cent: delivery: 30",
        ),
    ],
)
def test_what_was_saved_is_said_without_ids_and_brackets(
    page: Page, path: str, name: str, text_: str, said: str
) -> None:
    was = hidden(page.get(path), f"was.{name}")
    done = page.post(path, {name: text_, f"was.{name}": was})
    assert f"Saved: {said}" in text(page.get(done.headers["location"]))


def begun(into: Path, structure: str) -> Page:
    """Return the page over a company of which only its structure was said."""
    into.mkdir()
    page = Page(into)
    page.post("/first", {"name": "Kestrel", "structure": structure})
    return page


def add_status(page: Page, name: str, status: str = "filled") -> None:
    field = f"positions.{name}.status"
    assert page.post(f"/positions/{name}", {field: status, f"was.{field}": "null"}).status == 303


def card(page: Page, structure: str) -> str:
    cards = page.get("/structure").body.decode().split('<li class="card')
    return next(one for one in cards if f'name="structure" value="{structure}"' in one)


def chart(card: str) -> str:
    return card.partition('<div class="chartbox">')[2].partition("</div>")[0]


CHOSEN = re.compile(r'name="out" value="([^"]+)"( checked)?')


def choose(page: Page, structure: str, out: list[str]) -> None:
    pairs = [("structure", structure), *(("out", each) for each in out)]
    was = re.search(r'name="was" value="([^"]*)"', card(page, structure))
    assert was
    answer = page.post_pairs("/structure", [*pairs, ("was", unescape(was[1]))])
    assert answer.status == 303, text(answer)


@pytest.mark.parametrize("structure", ["separate-with-vps", "separate", "combined", "founder-led"])
def test_another_structure_is_the_one_that_its_card_showed(tmp_path: Path, structure: str) -> None:
    page = begun(tmp_path / "kestrel", "separate-full")
    for name in ("cio", "vp-engineering", "vp-data", "vp-product", "vp-design"):
        add_status(page, name)
    shown = card(page, structure)
    out = [name for name, checked in CHOSEN.findall(shown) if checked]
    wanted = organise(read_workspace(page.desk.folder)).catalog.structures[structure].positions
    assert out
    assert not set(out) & set(wanted)
    choose(page, structure, out)
    made = organise(read_workspace(page.desk.folder)).positions
    assert {n: p.reports_to for n, p in made.items()} == {n: b or "" for n, b in wanted.items()}
    mine = page.get("/structure").body.decode().split('<li class="card')
    chosen = next(one for one in mine if one.startswith(" stack chosen"))
    assert chart(chosen) == chart(shown)


def test_what_goes_with_a_structure_and_what_is_new_stands_on_its_card(tmp_path: Path) -> None:
    page = begun(tmp_path / "kestrel", "separate-full")
    add_status(page, "vp-design")
    before = organise(read_workspace(page.desk.folder)).positions
    shown = card(page, "separate-with-vps")
    choose(page, "separate-with-vps", [n for n, checked in CHOSEN.findall(shown) if checked])
    after = organise(read_workspace(page.desk.folder)).positions
    gone = [p.title for n, p in before.items() if n not in after]
    assert "VP Data" in gone
    for title in gone:
        assert title in unescape(shown.partition('<p class="small"><b>Goes:')[2])
    assert "Goes:" not in card(page, "separate-full")
    assert "VP Data" in card(page, "separate-full").partition("<b>Is new:</b>")[2].split("</p>")[0]


def test_posts_that_are_kept_stay_and_all_is_undone_at_once(tmp_path: Path) -> None:
    page = begun(tmp_path / "kestrel", "separate-full")
    for name in ("cio", "vp-engineering", "vp-data", "vp-product", "vp-design"):
        add_status(page, name)
    before = company(page.desk.folder)
    out = [name for name, _ in CHOSEN.findall(card(page, "separate"))]
    assert out == ["cio", "vp-engineering", "vp-data", "vp-product", "vp-design"]
    choose(page, "separate", ["cio", "vp-design", "cto"])
    made = organise(read_workspace(page.desk.folder)).positions
    assert sorted(made) == ["ceo", "cpo", "cto", "vp-data", "vp-engineering", "vp-product"]
    assert "taken out: CIO and VP Design" in text(page.get("/history"))
    page.post("/history", {"change": "6"})
    assert company(page.desk.folder) == before


def test_who_reported_to_a_post_that_goes_reports_as_the_structure_has_it(
    page: Page, folder: Path
) -> None:
    """Leaders that only the other structure has are planned, as its card says; the head acts."""
    choose(page, "separate-with-vps", ["cpto"])
    said = yaml.safe_load(company(folder))
    assert said["structure"] == "separate-with-vps"
    assert "cpto" not in said["positions"]
    assert said["positions"]["cto"] == {"status": "planned", "acting": "ceo"}
    made = organise(read_workspace(folder)).positions
    assert (made["vp-engineering"].reports_to, made["vp-product"].reports_to) == ("cto", "cpo")


def test_a_post_of_which_nobody_said_whether_it_is_filled_is_asked_about(tmp_path: Path) -> None:
    page = begun(tmp_path / "kestrel", "separate")
    said = yaml.safe_load(company(page.desk.folder))["positions"]
    assert "status" not in str(said)
    asked = "Nobody has said whether somebody holds "
    every = "Chief Executive Officer, Chief Technology Officer and Chief Product Officer;"
    assert f"{asked}{every}" in text(page.get("/"))
    listed = page.get("/positions")
    assert text(listed).count("not said") == 3
    assert "filled" not in text(page.get("/owners"))
    assert "not said whether somebody holds it" in text(page.get("/positions/cto"))
    assert 'href="/positions/cto#f-positions-cto-status"' in listed.body.decode()
    assert 'id="f-positions-cto-status"' in page.get("/positions/cto").body.decode()
    add_status(page, "cto")
    assert f"{asked}Chief Executive Officer and Chief Product Officer;" in text(page.get("/"))
    holder = {"positions.cpo.holder": "Jo Ellis", "was.positions.cpo.holder": "null"}
    page.post("/positions/cpo", holder)
    assert f"{asked}Chief Executive Officer;" in text(page.get("/"))
    add_status(page, "ceo")
    assert asked not in text(page.get("/"))


def test_no_structure_is_said_to_fit_where_nothing_was_said(tmp_path: Path) -> None:
    page = begun(tmp_path / "kestrel", "separate-full")
    shown = text(page.get("/structure"))
    assert "Which one fits cannot be said yet" in shown
    assert " fit " not in shown.partition("Structure Which one fits")[2]


@pytest.mark.parametrize("structure", ["cto-led", "founder-led", "combined-lean", "separate"])
def test_a_company_that_said_nothing_gets_another_structure(tmp_path: Path, structure: str) -> None:
    page = begun(tmp_path / "kestrel", structure)
    shown = card(page, "separate-with-vps")
    choose(page, "separate-with-vps", [name for name, _ in CHOSEN.findall(shown)])
    made = organise(read_workspace(page.desk.folder))
    assert set(made.positions) == set(made.catalog.structures["separate-with-vps"].positions)


def test_a_post_goes_of_which_the_file_says_nothing(page: Page, folder: Path) -> None:
    page.post("/positions-new", VP_DATA)
    said = re.sub(r"(?m)^  vp-data:.*(?:\n    .*)*", "  vp-data:", company(folder))
    (folder / "company.yaml").write_text(said, "utf-8")
    assert yaml.safe_load(said)["positions"]["vp-data"] is None
    assert page.post("/positions/vp-data/out", {"was": "null"}).status == 303
    assert "vp-data" not in yaml.safe_load(company(folder))["positions"]


def test_what_was_refused_stands_there_again_as_typed(page: Page, folder: Path) -> None:
    """Also in a row that was just begun, and what the form was shown of the file goes with it."""
    before = company(folder)
    start = "positions.cpto"
    typed = rows(page, "pay", **{"0_per": "year", "1_place": "US-NY", "1_max": "lots"})
    typed |= {f"{start}.short": "The boss", f"was.{start}.short": '"old"'}
    told = page.post("/positions/cpto", typed)
    assert told.status == 422
    assert "Nothing was changed." in text(told)
    html = told.body.decode()
    for name, said in (("pay.1.place", "US-NY"), ("pay.1.max", "lots"), ("short", "The boss")):
        assert re.search(rf'name="{re.escape(f"{start}.{name}")}" [^>]*value="{said}"', html), name
    assert re.search(r"<details open><summary>Add another one", html)
    assert hidden(told, f"was.{start}.short") == '"old"'
    assert hidden(told, f"was.{start}.pay") == typed[f"was.{start}.pay"]
    assert company(folder) == before
    assert "<details open><summary>Add" not in page.get("/positions/cpto").body.decode()
