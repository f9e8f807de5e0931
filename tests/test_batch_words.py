"""Cells as people type them: names of positions, countries and currencies, and sums of money."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from charter.batch.cells import BadCellError
from charter.batch.columns import Columns
from charter.batch.spellings import Spellings
from charter.facts.catalog import Catalog
from charter.values.numbers import Beside, ReadingError, number_of
from test_batch import Batch, report
from test_batch import batch as batch  # noqa: PLC0414

HEAD = (
    "name,structure,country,currency,position,status,acting,pay min,pay max,"
    "places.city,places.region,places.country,apply email"
)
ROW = "Acme,separate,GB,GBP,cto,vacant,ceo,120000,150000,London,,GB,jobs@acme.example"


def row(**cells: str) -> str:
    """Return a row in which some cells say something else."""
    names = [name.replace(" ", "_").replace(".", "_") for name in HEAD.split(",")]
    values = dict(zip(names, ROW.split(","), strict=True))
    assert cells.keys() <= values.keys()
    return ",".join(f'"{value}"' for value in (values | cells).values())


@pytest.mark.parametrize(
    ("said", "position", "title"),
    [
        ("cto", "cto", ""),
        ("CTO", "cto", ""),
        ("Chief Technology Officer", "cto", ""),
        ("VP Eng", "vp-engineering", ""),
        ("VP of Engineering", "vp-engineering", ""),
        ("VPE", "vp-engineering", ""),
        ("vp product", "vp-product", ""),
        ("CTPO", "cpto", ""),
        ("Founder", "ceo", "Founder"),
        # Another title than ours is printed as it is written.
        ("Head of Product", "vp-product", "Head of Product"),
        ("SVP Engineering", "vp-engineering", "SVP Engineering"),
        ("Leiter Softwareentwicklung", "vp-engineering", "Leiter Softwareentwicklung"),
        ("Head of IT", "cio", "Head of IT"),
        ("Chief Digital Officer", "cpto", "Chief Digital Officer"),
        ("Director of Product", "vp-product", "Director of Product"),
    ],
)
def test_a_position_as_people_call_it(
    catalog: Catalog, said: str, position: str, title: str
) -> None:
    words = Spellings(catalog, {})
    assert words.position(said) == position
    assert words.title(said, position) == title


@pytest.mark.parametrize("chief", ["CTO", "CISO"])
def test_a_sales_post_is_told_and_not_taken_for_the_chief(catalog: Catalog, chief: str) -> None:
    with pytest.raises(BadCellError) as bad:
        Spellings(catalog, {}).position(f"Field {chief}")
    assert bad.value.code == "sales-post"
    assert str(bad.value).startswith(
        f"'Field {chief}' is a sales post: it is not read as the {chief}"
    )


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("Client", ("company", "name")),
        ("Company", ("company", "name")),
        ("Salary min", ("positions", "*", "pay", "min")),
        ("City", ("positions", "*", "places", 0, "city")),
        ("Deadline", ("positions", "*", "apply", "until")),
        ("Cover note", ("note",)),
        ("Format", ("formats",)),
    ],
)
def test_headings_as_people_write_them(catalog: Catalog, heading: str, path: Any) -> None:
    assert Columns(catalog, [], of_positions=True).path(heading) == path


@pytest.mark.parametrize(
    "said", ["Interim CTO", "CSO", "CTO+CPO", "CTO and CPO", "VP R&D", "Product Lead", "Bob"]
)
def test_what_could_be_several_positions_is_asked(catalog: Catalog, said: str) -> None:
    with pytest.raises(BadCellError) as bad:
        Spellings(catalog, {}).position(said)
    assert bad.value.code == "unknown-position"


@pytest.mark.parametrize("said", ["CTO (interim)", "CTO a.i.", "Acting CTO"])
def test_who_holds_a_post_for_a_time_is_said_in_a_column(catalog: Catalog, said: str) -> None:
    with pytest.raises(BadCellError) as bad:
        Spellings(catalog, {}).position(said)
    assert bad.value.hint == "write cto, and interim in the column 'employment term'"


def test_a_position_has_the_name_that_the_base_calls_it_by(catalog: Catalog) -> None:
    assert Spellings(catalog, {"head-of-product": {}}).position("VP Product") == "head-of-product"


COUNTRY, CURRENCY = ("company", "country"), ("company", "currency")
LANGUAGE, STATUS = ("company", "language"), ("positions", "cto", "status")


@pytest.mark.parametrize(
    ("path", "said", "value"),
    [
        (COUNTRY, "uk", "GB"),
        (COUNTRY, "U.K.", "GB"),
        (COUNTRY, "United Kingdom", "GB"),
        (COUNTRY, "us", "US"),
        (COUNTRY, "USA", "US"),
        (COUNTRY, "United States", "US"),
        (COUNTRY, "Deutschland", "DE"),
        (COUNTRY, "Danmark", "DK"),
        (COUNTRY, "Great Britain", "GB"),
        (COUNTRY, "Britain", "GB"),
        (COUNTRY, "England", "GB"),
        (COUNTRY, "Scotland", "GB"),
        (COUNTRY, "Wales", "GB"),
        (COUNTRY, "Northern Ireland", "GB"),
        (COUNTRY, "U.S.", "US"),
        (COUNTRY, "U.S.A.", "US"),
        (COUNTRY, "United States of America", "US"),
        (COUNTRY, "America", "US"),
        (COUNTRY, "Holland", "NL"),
        (COUNTRY, "The Netherlands", "NL"),
        (COUNTRY, "Czech Republic", "CZ"),
        (COUNTRY, "Republic of Ireland", "IE"),
        (COUNTRY, "UAE", "AE"),
        (COUNTRY, "Utopia", "Utopia"),
        (CURRENCY, "usd", "USD"),
        (CURRENCY, "£", "GBP"),
        (CURRENCY, "Euro", "EUR"),
        (CURRENCY, "euros", "EUR"),
        (CURRENCY, "Pounds", "GBP"),
        (CURRENCY, "pounds sterling", "GBP"),
        (LANGUAGE, "German", "de"),
        (LANGUAGE, "Deutsch", "de"),
        (LANGUAGE, "Danish", "da"),
        (LANGUAGE, "dansk", "da"),
        (LANGUAGE, "English", "en"),
        (LANGUAGE, "Englisch", "en"),
        (LANGUAGE, "British English", "en-GB"),
        (LANGUAGE, "UK English", "en-GB"),
        (LANGUAGE, "American English", "en-US"),
        (LANGUAGE, "US English", "en-US"),
        (LANGUAGE, "DE", "de"),
        (LANGUAGE, "en_gb", "en-GB"),
        (STATUS, "TBH", "vacant"),
        (STATUS, "open", "vacant"),
        (("structure",), "Separate with VPs", "separate-with-vps"),
        (("assign", "product.roadmap"), "VP Product", "vp-product"),
    ],
)
def test_codes_as_people_say_them(catalog: Catalog, path: Any, said: str, value: str) -> None:
    assert Spellings(catalog, {}).read(path, said) == value


@pytest.mark.parametrize("said", ["$", "kr"])
def test_a_sign_of_several_currencies_is_asked(catalog: Catalog, said: str) -> None:
    with pytest.raises(BadCellError, match="several currencies"):
        Spellings(catalog, {}).read(CURRENCY, said)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("180k-220k", "write 180000 under 'min' and 220000 under 'max'"),
        ("£180–220k", "write 180000 under 'min' and 220000 under 'max'"),
        ("GBP 100,000 to 120,000", "write 100000 under 'min' and 120000 under 'max'"),
        ("100.000-120.000", "write the lower under 'min' and the higher under 'max'"),
    ],
)
def test_a_range_in_the_place_of_one_amount(text: str, hint: str) -> None:
    with pytest.raises(ReadingError) as bad:
        number_of(text, "money", Beside("GB", "GBP"))
    assert (bad.value.code, bad.value.hint) == ("two-numbers", hint)


def posting(tmp_path: Path, name: str = "cto-posting.md") -> str:
    return (tmp_path / "out/acme" / name).read_text("utf-8")


def test_what_people_type_is_printed_as_they_meant_it(batch: Batch, tmp_path: Path) -> None:
    said = row(
        structure="Separate", country="United Kingdom", currency="gbp", position="CTO",
        status="Open", acting="CEO", pay_min="£120k", pay_max="£150,000",
    )  # fmt: skip
    assert batch(f"{HEAD}\n{said}\n").out.startswith("1 row: 1 made")
    assert "£120,000–£150,000" in posting(tmp_path)
    assert "Chief Technology Officer" in posting(tmp_path)


def test_a_title_of_their_own_stays(batch: Batch, tmp_path: Path) -> None:
    said = row(structure="founder-led", position="Head of Engineering")
    assert batch(f"{HEAD}\n{said}\n").out.startswith("1 row: 1 made")
    assert "Head of Engineering" in posting(tmp_path, "vp-engineering-posting.md")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        # Each bad cell has one message, which says what to write, and no other cell has one.
        ({"pay_min": "180k-220k"}, ":8: 'min': '180k-220k' is two amounts - write 180000 "),
        ({"pay_min": "120.000"}, ":8: 'min': '120.000' has two readings, 120000 and 120 - write"),
        ({"pay_min": "competitive"}, ":8: 'min' should be a number, not 'competitive' - write"),
        ({"pay_max": "11"}, ":8: 'min' (120,000) is more than 'max' (11) - exchange them"),
        ({"pay_min": "$120k"}, ":8: 'min': '$120k' is not in GBP, the currency beside it - "),
        ({"structure": "CTO+CPO"}, ":2: 'CTO+CPO' is no structure - write separate (CTO and CPO),"),
        ({"structure": "CTPO"}, ":2: 'CTPO' is no structure - write combined (CPTO with VPs"),
        ({"structure": "sepurate"}, ":2: unknown structure 'sepurate' - did you mean 'separate'?"),
        ({"country": "Utopia"}, ":3: 'country' must be two capital letters"),
        ({"position": "Product Lead"}, ":5: no position is called 'Product Lead' - "),
        ({"acting": "Bob"}, ":7: no position is called 'Bob'"),
        ({"status": "maybe"}, ":6: 'status' cannot be 'maybe' - one of: filled, vacant, planned"),
    ],
    ids=str,
)  # fmt: skip
def test_one_bad_cell_is_one_message(
    batch: Batch, tmp_path: Path, cells: dict[str, str], said: str
) -> None:  # fmt: skip
    ran = batch(f"{HEAD}\n{row(**cells)}\n")
    [line] = report(tmp_path)
    told = [problem["place"].rpartition(".csv:2")[2] for problem in line["problems"]]
    assert told == [said.partition(": ")[0]]
    assert said in ran.err


def test_bad_cells_of_a_row_are_told_in_one_pass(batch: Batch, tmp_path: Path) -> None:
    batch(f"{HEAD}\n{row(position='Bob', pay_min='lots', country='Utopia', acting='Tom')}\n")
    told = {p["place"].rpartition(":")[2] for p in report(tmp_path)[0]["problems"]}
    assert told == {"3", "5", "7", "8"}


def test_what_a_base_says_is_not_compared_with_a_cell_that_cannot_be_read(
    batch: Batch, tmp_path: Path
) -> None:  # fmt: skip
    base = tmp_path / "base"
    base.mkdir()
    pay = "{min: 150000, max: 160000, currency: GBP}"
    company = "company: {name: B}\nstructure: separate\npositions: {cto: {pay: " + pay + "}}\n"
    (base / "company.yaml").write_text(company, "utf-8")
    batch("position,pay min,pay max\ncto,150.000,120000\n", "--base", str(base))
    [line] = report(tmp_path)
    assert [problem["code"] for problem in line["problems"]] == ["two-readings"]


def test_all_posts_of_a_client_are_one_company_in_one_folder(batch: Batch, tmp_path: Path) -> None:
    other = row(name="Beta")
    table = f"{HEAD}\n{row()}\n{other}\n{row(position='CPO', country='UK')}\n"
    assert batch(table).out.startswith("3 rows: 3 made")
    made = {path.name for path in (tmp_path / "out/acme").glob("[a-z]*")}
    assert made == {f"{p}-{kind}.md" for p in ("cto", "cpo") for kind in ("charter", "posting")}
    for name in ("cto", "cpo"):
        charter = posting(tmp_path, f"{name}-charter.md")
        assert "vacant" in charter
    lines = {(line["position"], line["row"].rpartition(":")[2]): line for line in report(tmp_path)}
    assert [*lines] == [("cto", "2"), ("cpo", "4"), ("cto", "3")]
    assert sorted(lines["cpo", "4"]["files"]) == ["cpo-charter.md", "cpo-posting.md"]
    cells = {p["place"].rpartition(".csv:")[2].split(":")[0] for p in lines["cpo", "4"]["problems"]}
    assert cells == {"4"}


def test_neither_of_two_open_posts_is_shown_as_filled(batch: Batch, tmp_path: Path) -> None:
    batch(f"{HEAD}\n{row()}\n{row(position='CPO')}\n")
    alone = tmp_path / "alone"
    batch(f"{HEAD}\n{row()}\n", "--out", str(alone))
    both, one = (f / "acme/cto-charter.md" for f in (tmp_path / "out", alone))
    assert "The CPO is vacant, and the CEO acts." in both.read_text("utf-8")
    assert "The CPO is vacant" not in one.read_text("utf-8")


def test_rows_of_one_client_that_do_not_agree(batch: Batch, tmp_path: Path) -> None:
    table = f"{HEAD}\n{row()}\n{row(position='CPO', structure='separate-full')}\n"
    ran = batch(table)
    assert ran.out == "2 rows: 0 made, 2 failed\n"
    assert (
        "t.csv:3:2: one client has two answers here: 'separate-full', and 'separate' at" in ran.err
    )
    first, second = report(tmp_path)
    assert first["problems"][0]["code"] == "other-row"
    assert second["problems"][0]["code"] == "rows-differ"


def test_posts_of_one_client_may_have_their_own_ways_to_apply(batch: Batch, tmp_path: Path) -> None:
    rows = [
        row() + ",1 March 2027",
        row(position="CPO", apply_email="b@acme.example") + ",2027-04-05",
    ]
    batch("\n".join([f"{HEAD},apply until", *rows, ""]))
    cto, cpo = (posting(tmp_path, f"{name}-posting.md") for name in ("cto", "cpo"))
    assert "jobs@acme.example" in cto
    assert "1 March 2027" in cto
    assert "b@acme.example" in cpo
    assert "5 April 2027" in cpo


def test_the_same_day_and_sum_in_other_words_agree(batch: Batch) -> None:
    rows = [row() + ",1.3.2027,1 200", row(position="CPO") + ",1 March 2027,1200"]
    ran = batch("\n".join([f"{HEAD},valid from,headcount", *rows, ""]))
    assert ran.out.startswith("2 rows: 2 made")


def test_a_client_is_not_made_with_half_of_its_rows(batch: Batch, tmp_path: Path) -> None:
    ran = batch(f"{HEAD}\n{row()}\n{row(position='Bob')}\n")
    assert ran.out == "2 rows: 0 made, 2 failed\n"
    assert not (tmp_path / "out/acme").exists()


def test_two_rows_for_one_post_need_ids(batch: Batch) -> None:
    ran = batch(f"{HEAD}\n{row()}\n{row(places_city='York')}\n")
    assert ran.out.startswith("2 rows: 0 made, 2 failed")
    assert "two rows would make the folder 'acme' for 'cto'" in ran.err


def test_folders_are_the_companies_own_and_stay_when_rows_move(
    batch: Batch, tmp_path: Path
) -> None:  # fmt: skip
    names = ["株式会社テスト", "ООО Ромашка", "شركة المستقبل"]
    rows = [row(name=name) for name in names]
    batch("\n".join([HEAD, *rows]) + "\n")
    before = {p.name: (p / "cto-charter.md").read_bytes() for p in (tmp_path / "out").iterdir()
              if p.is_dir()}  # fmt: skip
    assert set(before) == {"株式会社テスト", "ооо-ромашка", "شركة-المستقبل"}
    batch("\n".join([HEAD, row(name="Neu"), *reversed(rows)]) + "\n")
    for folder, charter in before.items():
        assert (tmp_path / "out" / folder / "cto-charter.md").read_bytes() == charter


def test_drafts_name_the_cells_of_today_after_rows_moved(batch: Batch, tmp_path: Path) -> None:
    batch(f"{HEAD}\n{row()}\n")
    batch(f"{HEAD}\n{row(name='Neu')}\n{row()}\n")
    lines = {line["client"]: line for line in report(tmp_path)}
    assert all(":3:" in problem["place"] for problem in lines["Acme"]["problems"])
    batch(f"{HEAD}\n{row(name='Neu')}\n{row()}\n")
    again = {line["client"]: line for line in report(tmp_path)}
    assert again["Acme"]["status"] == "unchanged"
    assert again["Acme"]["problems"] == lines["Acme"]["problems"]
    assert all(problem["hint"] for problem in again["Acme"]["problems"])


def test_hires_have_folders_that_stay_and_do_not_name_them(batch: Batch, tmp_path: Path) -> None:
    letter = Document()
    letter.add_paragraph("Dear {{ hire.name }}, from {{ hire.start }} for {{ hire.pay }}")
    letter.save(str(tmp_path / "offer.docx"))
    head = "name,structure,country,charter_in_contract,position,letter,hire name,hire start"
    head += ",hire pay,cto limits spend,cto limits hire,currency"
    row_ = "Acme,separate,DK,no,cto,offer.docx,{},2027-03-01,95000,9000,leads,DKK"
    for names in (["Zoe Quux"], ["Abe Root", "Zoe Quux"]):
        table = "\n".join([head, *map(row_.format, names)])
        batch(f"{table}\n", "--paper", "pack", "--format", "docx")
        lines = report(tmp_path)
        assert "Zoe" not in json.dumps(lines)
        assert lines[-1]["status"] == ("made" if len(names) == 1 else "unchanged")
        assert lines[-1]["folder"].startswith("acme-cto-")
