"""charter init --table: an HR export becomes a workspace, and what is unclear is asked for.

`tests/people/` has exports as programs of personnel offices write them, each with what it becomes.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from charter.assign.ownership import organise
from charter.cli.init.command import command
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace, workspace_of
from charter.problems import CharterError, InputError
from charter.titles.reading import reading_of

EXPORTS = Path(__file__).parent / "people"
NAMES = sorted(path.stem for path in EXPORTS.glob("*.csv"))
CATALOG = read_catalog()


def init(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def made(folder: Path, table: Path, *more: object) -> dict[str, Any]:
    """Return what --json says of a new workspace, which can be read."""
    result = init(folder, "--table", table, "--json", *more)
    if isinstance(result.exception, CharterError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def positions(folder: Path) -> dict[str, str]:
    """Return each position of a workspace in a line."""
    company = read_workspace(folder).company
    return {
        name: ", ".join(
            part
            for part in (
                p.title,
                p.level,
                p.status if p.status != "filled" else "",
                f"acting {p.acting}" if p.acting else "",
                f"under {p.reports_to}" if p.reports_to else "",
                p.holder,
                str(p.start or ""),
            )
            if part
        )
        for name, p in company.positions.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_export_becomes_this(tmp_path: Path, name: str) -> None:
    told = made(tmp_path / "ws", EXPORTS / f"{name}.csv")
    found = {
        "structure": told["structure"],
        "positions": positions(tmp_path / "ws"),
        "asked": {r["row"]: r["choices"] for r in told["rows"] if r["became"] == "asked"},
        "no positions": {
            r["row"]: f"{r['became']}: {r['look']}"
            for r in told["rows"]
            if r["became"] in ("below", "aside")
        },
        "counts": told["counts"],
        "odd": [f"{p['line']}:{p['column']} {p['code']}".replace(":None", "") for p in told["odd"]],
        "not taken": told["not_taken"],
    }
    wanted = EXPORTS / f"{name}.yaml"
    assert found == yaml.safe_load(wanted.read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_what_it_becomes_is_proved_and_has_no_error(tmp_path: Path, name: str) -> None:
    made(tmp_path / "ws", EXPORTS / f"{name}.csv")
    organisation = organise(read_workspace(tmp_path / "ws"))
    assert organisation.gaps == ()
    assert organisation.proved


@pytest.mark.parametrize("name", NAMES)
def test_names_stand_in_company_yaml_only(tmp_path: Path, name: str) -> None:
    made(tmp_path / "ws", EXPORTS / f"{name}.csv")
    said = init(tmp_path / "again", "--table", EXPORTS / f"{name}.csv").output
    said += init(tmp_path / "other", "--table", EXPORTS / f"{name}.csv", "--json").output
    people = re.findall(r"holder: ([^,}\n]+?)(?: +#|[,}\n])", company_text(tmp_path / "ws"))
    assert people
    written = [path for path in (tmp_path / "ws").rglob("*") if path.is_file()]
    for person in people:
        assert person not in said
        inside = [path.name for path in written if person.encode() in path.read_bytes()]
        assert inside == ["company.yaml"]


def company_text(folder: Path) -> str:
    return (folder / "company.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_each_choice_counts_once_its_mark_is_gone(tmp_path: Path, name: str) -> None:
    told = made(tmp_path / "ws", EXPORTS / f"{name}.csv")
    text = company_text(tmp_path / "ws")
    choices = [(row["row"], option) for row in told["rows"] for option in row["choices"]]
    for row, option in choices:
        above, mark, below = text.partition(f"  # Row {row},")
        chosen = below.replace(f"\n  #{option}: ", f"\n  {option}: ", 1)
        assert mark, row
        assert chosen != below
        whole = above + mark + chosen
        if option in told["missing"]:  # it stands "in the place of" the planned one
            whole = re.sub(rf"\n  {option}: {{14,}}# no row(?:\n    .*)+(?=\n)", "", whole)
            whole = re.sub(rf"(?m)^  {option}: +# no row.*\n(?:    .*\n| {{20,}}#.*\n)*", "", whole)
        company = workspace_of(whole).company
        assert option in company.positions


NAMED = [
    (role.id, title)
    for role in CATALOG.roles.values()
    for title in dict.fromkeys((role.title, role.abbreviation, role.id, *role.aliases))
    if role.id != "ceo"
]


@pytest.mark.parametrize(("role", "title"), NAMED)
def test_every_name_that_the_catalogue_has_for_a_role_is_a_title(
    tmp_path: Path, role: str, title: str
) -> None:
    row = f"Bo Two,{title.replace('-', ' ')},An One"
    told = made(tmp_path / "ws", table_of(tmp_path, "An One,CEO,", row))
    assert told["rows"][1]["position"] == role
    assert told["rows"][1]["became"] in ("position", "neighbour")


TITLES = {
    "VP, Engineering": "vp-engineering",
    "Head of Product": "vp-product",
    "Director of Software Engineering": "vp-engineering",
    "SVP Data & Analytics": "vp-data",
    "Chief Product Officer (CPO)": "cpo",
    "CPO (Chief Product Officer)": "cpo",
    "Chief People Officer (CPO)": "chro",
    "Co-Founder & CTO": "cto",
    "CTO / CPO": "cpto",
    "Founder & CEO": "ceo",
    "President & CEO": "ceo",
    "Technischer Geschäftsführer": "cto",
    "Leiter Softwareentwicklung (m/w/d)": "vp-engineering",
    "Entwicklungsleiter": "vp-engineering",
    "Leiterin Produktmanagement": "vp-product",
    "Vertriebsleiter": "cro",
    "Personalleiterin": "chro",
    "VP Product Design": "vp-design",
    "VP Product Marketing": "cmo",
    "Head of Customer Success": "vp-customer-success",
    "Chief Information Officer": "cio",
    "Interim CTO": "cto",
    "Chief Information Security Officer": "ciso",
    "Head of Technology": "",
    "VP Product & Engineering": "",
    "Leiter IT": "cio",
    "IT-Leiterin": "cio",
    "VP, Information Technology": "cio",
    "Director of IT": "cio",
    "Chief Digital & Information Officer (CDIO)": "cio",
    "Chief Digital Officer": "cpto",
    "Chief Technical Officer": "cto",
    "Director of Engineering": "vp-engineering",
    "Director, Product Management": "vp-product",
    "VP UX": "vp-design",
    "Head of User Experience": "vp-design",
    "Chief Data Officer": "vp-data",
    "Chief Data & Analytics Officer": "vp-data",
    "CDO": "",
    "Chief Information & Technology Officer": "",
    "Head of IT Security": "ciso",
    "Product Owner": "",
    "Senior Technical Product Owner": "",
    "Process Owner": "",
    "Owner & CEO": "ceo",
    "Head of Developer Relations": "",
    "VP Solutions Engineering": "",
    "Director Field Engineering": "",
    "Field CTO": "",
    "Global Field CISO": "",
    "CTO (Field)": "",
    "CTO, Field Services": "cto",
    "Assistant to the CTO": "",
    "Deputy CTO": "",
    "Chief of Staff": "",
    "Product Manager": "",
    "Teamleiter Entwicklung": "",
    "Staff Engineer": "",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_read_as_companies_write_it(title: str) -> None:
    assert reading_of(title).role == TITLES[title]


@pytest.mark.parametrize(
    ("title", "leads"),
    {
        "Engineering Manager": False,
        "Lead Designer": False,
        "Assistant to the CTO": False,
        "Head of Platform": True,
        "Chief of Staff": False,
        "Projektleiter": False,
        "Bereichsleiterin Daten": True,
    }.items(),
)
def test_who_leads_may_be_a_position(title: str, leads: bool) -> None:
    assert reading_of(title).leads is leads


@pytest.mark.parametrize(
    ("title", "chief"),
    {
        "Field CTO": "CTO",
        "Regional Field CTO, EMEA": "CTO",
        "CTO (Field)": "CTO",
        "Field Chief Technology Officer": "CTO",
        "Field Chief Information Security Officer": "CISO",
        "Interim Field CISO": "CISO",
        "CTO": "",
        "CTO, Field Services": "",
        "Director Field Operations": "",
        "Field Operations CTO": "",
        "Head of Product, Field Service": "",
        "Assistant to the Field CTO": "",
    }.items(),
)
def test_a_chief_in_the_field_sells(title: str, chief: str) -> None:
    assert reading_of(title).field == chief


def test_a_field_cto_is_told_and_no_position(tmp_path: Path) -> None:
    rows = ("An,CEO,", "Bo,CRO,An", "Cy,Field CTO,Bo", "Di,Field CISO,Bo", "Ed,CTO,An")
    told = made(tmp_path / "ws", table_of(tmp_path, *rows))["rows"]
    assert [(row["became"], row["position"], row["look"]) for row in told[2:]] == [
        ("aside", None, "a sales post, not read as the CTO"),
        ("aside", None, "a sales post, not read as the CISO"),
        ("position", "cto", ""),
    ]


@pytest.mark.parametrize(
    ("beside", "became", "choices"),
    [
        ("VP Engineering", "position", []),
        ("CTO", "asked", ["cio", "cpo", "cpto", "cdo"]),
        ("Chief Product Officer", "asked", ["cio", "cpto", "cdo"]),
    ],
)
def test_a_chief_digital_officer_leads_all_unless_others_lead_a_part(
    tmp_path: Path, beside: str, became: str, choices: list[str]
) -> None:
    rows = ("An,CEO,", "Bo,Chief Digital Officer,An", f"Cy,{beside},An")
    row = made(tmp_path / "ws", table_of(tmp_path, *rows))["rows"][1]
    assert (row["became"], row["choices"]) == (became, choices)
    assert (row["position"] == "cpto") == (became == "position")


def table_of(path: Path, *rows: str, heading: str = "Name,Title,Manager") -> Path:
    file = path / "people.csv"
    file.write_text("\n".join([heading, *rows, ""]), "utf-8")
    return file


def codes(error: BaseException | None) -> list[str]:
    assert isinstance(error, CharterError), error
    return [problem.code for problem in error.problems]


def test_the_columns_can_be_named(tmp_path: Path) -> None:
    table = table_of(tmp_path, "An,CEO,", "Bo,CTO,An", heading="Wer,Was,Unter wem")
    result = init(tmp_path / "ws", "--table", table)
    assert codes(result.exception) == ["no-title-column"]
    assert "'Wer', 'Was' and 'Unter wem'" in str(result.exception)
    assert "--columns title=Job,manager=Boss" in str(result.exception)
    assert not (tmp_path / "ws").exists()
    told = made(tmp_path / "ws", table, "--columns", "title=Was, manager=unter wem, name=Wer")
    assert told["columns"] == {"title": "Was", "name": "Wer", "manager": "Unter wem"}
    assert positions(tmp_path / "ws")["cto"] == "Bo"


def test_wrong_words_in_columns_are_told_all_at_once(tmp_path: Path) -> None:
    table = table_of(tmp_path, "An,CEO,")
    result = init(tmp_path / "ws", "--table", table, "--columns", "titel=Job,boss,manager=")
    assert codes(result.exception) == ["columns"] * 3
    assert "did you mean 'title'?" in str(result.exception)
    result = init(tmp_path / "ws", "--table", table, "--columns", "manager=Mangaer,id=Nr")
    assert codes(result.exception) == ["columns"] * 2
    assert "did you mean 'Manager'?" in str(result.exception)


@pytest.mark.parametrize("text", ["", "\n\n", "Name,Title\n", "Name,Title\n,\n"])
def test_an_empty_table_makes_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "people.csv").write_text(text)
    result = init(tmp_path / "ws", "--table", tmp_path / "people.csv")
    assert codes(result.exception) == ["empty"]
    assert not (tmp_path / "ws").exists()


def test_a_workspace_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "company.yaml").write_text("mine")
    result = init(tmp_path / "ws", "--table", EXPORTS / "kestrel.csv")
    assert codes(result.exception) == ["exists"]
    assert company_text(tmp_path / "ws") == "mine"


@pytest.mark.parametrize(
    "words",
    [
        ["--table", "people.csv", "--example", "havn"],
        ["--columns", "title=Job", "--structure", "separate"],
        ["--sheet", "One", "--structure", "separate"],
    ],
)
def test_words_that_do_not_go_together(words: list[str]) -> None:
    assert init("ws", *words).exit_code == 2


def test_the_structure_that_is_named_wins(tmp_path: Path) -> None:
    told = made(tmp_path / "ws", EXPORTS / "founders.csv", "--structure", "separate")
    assert told["structure"] == "separate"
    assert told["missing"] == ["cpo"]
    assert "'separate' has 'cpo', for which there is no row; you named it" in str(told["notes"])
    assert positions(tmp_path / "ws")["cpo"] == "planned, acting ceo"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_any_usual_encoding_and_separator(tmp_path: Path, encoding: str, mark: str) -> None:
    rows = [
        ("Name", "Position", "Vorgesetzte/r"),
        ("Zoë Groß", "CEO", ""),
        ("Jö", "CTO", "Zoë Groß"),
    ]
    table = tmp_path / "people.csv"
    table.write_text("\r\n".join(mark.join(row) for row in rows), encoding)
    made(tmp_path / "ws", table)
    assert positions(tmp_path / "ws") == {"ceo": "Zoë Groß", "cto": "Jö"}


def book_of(path: Path, *rows: tuple[object, ...]) -> Workbook:
    book = Workbook()
    for row in (("Name", "Job Title", "Manager"), *rows):
        book.active.append(row)
    return book


def test_rows_that_a_workbook_hides_are_read_and_told(tmp_path: Path) -> None:
    book = book_of(tmp_path, ("An", "CEO", None), ("Bo", "CTO", "An"), ("Cy", "CPO", "An"))
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "people.xlsx")
    told = made(tmp_path / "ws", tmp_path / "people.xlsx")
    assert positions(tmp_path / "ws") == {"ceo": "An", "cto": "Bo", "cpo": "Cy"}
    assert any(note.startswith("row 3 is hidden") for note in told["notes"])


def test_a_formula_without_a_value_is_left_out_and_told(tmp_path: Path) -> None:
    book = book_of(tmp_path, ("An", "CEO", None), ("Cy", "CTO", "An"), ("Bo", "=UPPER(A2)", "An"))
    book.save(tmp_path / "people.xlsx")
    told = json.dumps(made(tmp_path / "ws", tmp_path / "people.xlsx"))
    assert "people.xlsx!Sheet:B4" in told
    assert "this formula has no value yet; this cell is left out" in told
    assert positions(tmp_path / "ws") == {"ceo": "An", "cto": "Cy"}


def test_a_formula_counts_with_the_value_that_was_saved(tmp_path: Path) -> None:
    book = book_of(tmp_path, ("An", "CEO", None), ("Bo", "=UPPER(A1)", "An"))
    book.save(tmp_path / "plain.xlsx")
    with (
        ZipFile(tmp_path / "plain.xlsx") as plain,
        ZipFile(tmp_path / "people.xlsx", "w") as worked_out,
    ):
        for name in plain.namelist():
            part = plain.read(name).decode()
            part = part.replace('r="B3"', 'r="B3" t="str"').replace("<v />", "<v>CTO</v>")
            worked_out.writestr(name, part.replace("<v></v>", "<v>CTO</v>"))
    told = made(tmp_path / "ws", tmp_path / "people.xlsx")
    assert positions(tmp_path / "ws")["cto"] == "Bo"
    assert any(note.startswith("one cell is a formula") for note in told["notes"])


def test_cells_of_a_workbook_are_told_by_their_names(tmp_path: Path) -> None:
    book = book_of(tmp_path, ("An", "CEO", None), ("Bo", "CTO", "Nobody"), ("Cy", "CSO", "An"))
    book.save(tmp_path / "people.xlsx")
    said = init(tmp_path / "ws", "--table", tmp_path / "people.xlsx").output
    assert "people.xlsx!Sheet:C3: the manager that this cell names is not in the table" in said
    assert "people.xlsx!Sheet:B4: 'CSO'" in said


ODD = {
    "An,CEO,\nBo,CTO,Bo\n": "own-manager",
    "An,CEO,\nBo,CTO,Nobody\n": "unknown-manager",
    "An,CEO,\nBo,CTO,Cy\nCy,CPO,Bo\n": "manager-circle",
    "An,CEO,Bo\nBo,CTO,An\n": "manager-circle",
    "An,CEO,\nSam,Engineer,An\nSam,Designer,An\nBo,CTO,Sam\n": "several-managers",
    "An,CEO,\nBo,CTO,\n": "several-heads",
    "An,CEO,\nBo,CTO,An\nBo,CTO,An\n": "same-person",
    "An,CEO,\n=A1,CTO,An\n": "unusable-cell",
    "An,CEO,\nBo,CTO,An,more\n": "no-heading",
    "An,CEO,\nTBH,CTO,An\nBo,VP Engineering,TBH\n": "vacant-manager",
    "An,CEO,\n" + "x" * 400 + ",CTO,An\n": "too-long",
}


@pytest.mark.parametrize("text", ODD)
def test_what_cannot_be_is_told_and_the_rest_is_made(tmp_path: Path, text: str) -> None:
    table = table_of(tmp_path, *text.splitlines())
    told = made(tmp_path / "ws", table)
    assert [problem["code"] for problem in told["odd"]] == [ODD[text]]
    assert organise(read_workspace(tmp_path / "ws")).gaps == ()
    said = init(tmp_path / "again", "--table", table, "--quiet").output
    assert f"[{ODD[text]}]" in said


@pytest.mark.parametrize(
    "word",
    [
        *("TBH", "Vacant", "open", "N.N.", "Open - JR-221", "unbesetzt", ""),
        *("Recruiting", "In recruitment", "Backfill", "Position open", "Requisition 1234"),
        *("Vacant - Jo Smith leaving", "Stelle offen", "wird besetzt", "Ledig stilling"),
        *("Under rekruttering", "-", "n/a", "?", "XXX"),
    ],
)
def test_a_row_without_a_holder_is_vacant(tmp_path: Path, word: str) -> None:
    made(tmp_path / "ws", table_of(tmp_path, "An,CEO,", f"{word},CTO,An"))
    assert positions(tmp_path / "ws")["cto"] == "vacant, acting ceo"


@pytest.mark.parametrize(
    "name",
    [
        *("Openshaw", "Vacantia Rey", "Tba Nguyen", "Posy Reid", "Jr Smith"),
        *("Hope Post", "May Hire-Jones", "X Æ", "Ny Skal", "Vakant Berg"),
    ],
)
def test_a_name_is_no_vacancy(tmp_path: Path, name: str) -> None:
    made(tmp_path / "ws", table_of(tmp_path, "An,CEO,", f"{name},CTO,An"))
    assert positions(tmp_path / "ws")["cto"] == name


@pytest.mark.parametrize("word", ["External", "Agency", "Contractor", "Dienstleister"])
def test_who_is_not_named_holds_the_post_and_is_asked_for(tmp_path: Path, word: str) -> None:
    told = made(tmp_path / "ws", table_of(tmp_path, "An,CEO,", f"{word},CTO,An"))
    assert positions(tmp_path / "ws")["cto"] == ""
    assert told["rows"][1]["look"] == "nobody is named here: put in the name as 'holder'"


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("Bo Dahl (interim)", "holds it for the time being: is somebody being hired?"),
        ("Bo Dahl (On Leave)", "is away: who does the work?"),
        (
            "Bo Dahl (leaving 31.12.)",
            "what stands in brackets behind the name is not taken over",
        ),
        ("Bo Dahl", ""),
    ],
)
def test_what_stands_in_brackets_behind_a_name_is_told(
    tmp_path: Path, name: str, look: str
) -> None:
    told = made(tmp_path / "ws", table_of(tmp_path, "An,CEO,", f"{name},CTO,An"))
    assert positions(tmp_path / "ws")["cto"] == "Bo Dahl"
    assert told["rows"][1]["look"] == look


def test_a_new_hire_who_is_named_holds_the_post(tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text(
        "Name,Title,Manager,Status\nAn,CEO,,Active\nBo,CTO,An,New hire\n", encoding="utf-8"
    )
    made(tmp_path / "ws", table)
    assert positions(tmp_path / "ws")["cto"] == "Bo"


@pytest.mark.parametrize("title", ["Interim CTO", "Acting CTO", "CTO (interim)", "CTO, ad interim"])
def test_who_holds_it_for_the_time_being_holds_it_and_is_asked_about(
    tmp_path: Path, title: str
) -> None:
    told = made(tmp_path / "ws", table_of(tmp_path, "An,CEO,", f'Bo,"{title}",An'))
    assert positions(tmp_path / "ws")["cto"] == "Bo"
    assert "is somebody being hired?" in told["rows"][1]["look"]


def test_of_several_leaders_of_a_kind_those_nearest_to_the_head_are_asked_for(
    tmp_path: Path,
) -> None:
    rows = ("An,CEO,", "Bo,Head of Mobile,An", "Cy,Head of Backend,Bo", "Di,Head of Backend,Cy")
    told = made(tmp_path / "ws", table_of(tmp_path, *rows))
    became = {row["row"]: row["became"] for row in told["rows"]}
    assert became == {2: "position", 3: "asked", 4: "below", 5: "below"}


def test_a_second_executive_of_one_title_is_asked_about(tmp_path: Path) -> None:
    told = made(tmp_path / "ws", table_of(tmp_path, "An,CEO,", "Bo,CPO,An", "Cy,CPO,An"))
    assert positions(tmp_path / "ws") == {"ceo": "An", "cpo": "Bo"}
    assert "do two share the post" in told["rows"][2]["look"]


def test_a_cpo_of_the_department_of_people_is_asked_about(tmp_path: Path) -> None:
    heading = "Name,Title,Manager,Department"
    rows = ("An,CEO,,", "Bo,CPO,An,People & Culture", "Cy,CTO,An,Technology")
    told = made(tmp_path / "ws", table_of(tmp_path, *rows, heading=heading))
    assert told["structure"] == "cto-led"
    assert told["rows"][1]["choices"] == ["cpo", "chro", "cpo-2"]


def test_a_boss_of_another_kind_is_a_neighbour_and_others_are_set_aside(tmp_path: Path) -> None:
    rows = ("An,CEO,", "Bo,Chief Operating Officer,An", "Cy,Facility Director,An", "Di,CIO,Bo")
    told = made(tmp_path / "ws", table_of(tmp_path, *rows))
    assert positions(tmp_path / "ws")["cio"] == "under coo, Di"
    assert {row["row"]: row["became"] for row in told["rows"]}[4] == "aside"


def test_a_manager_who_is_no_position_is_passed_over_and_told(tmp_path: Path) -> None:
    rows = ("An,CEO,", "Bo,CTO,An", "Cy,Engineering Manager,Bo", "Di,Head of Data,Cy")
    told = made(tmp_path / "ws", table_of(tmp_path, *rows))
    assert positions(tmp_path / "ws")["vp-data"] == "Head of Data, under cto, Di"
    assert "reports through row 4" in told["rows"][2]["look"]


def test_people_are_counted_by_title_else_by_department(tmp_path: Path) -> None:
    heading = "Name,Title,Manager,Department"
    rows = (
        "An,CEO,,",
        "Bo,Product Designer,An,Product",
        "Cy,Specialist,An,Data Science",
        "Di,User Researcher,An,Design",
        "Ed,Sales Engineer,An,Engineering",
        "Fy,,An,Entwicklung",
        "TBH,Product Designer,An,Product",
    )
    told = made(tmp_path / "ws", table_of(tmp_path, *rows, heading=heading))
    assert told["counts"] == {
        "headcount": 6,
        "product_and_technology_headcount": 4,
        "product_people": 1,
        "designers": 1,
        "data_people": 1,
    }


def test_a_table_without_the_head_counts_no_company(tmp_path: Path) -> None:
    made(tmp_path / "ws", table_of(tmp_path, "Bo,CTO,An Absent", "Cy,Engineer,Bo"))
    facts = read_workspace(tmp_path / "ws").company.facts
    assert "headcount" not in facts
    assert facts["product_and_technology_headcount"] == 2


def test_those_who_left_are_told_and_count_for_nothing(tmp_path: Path) -> None:
    heading = "Name,Title,Manager,Employment Status"
    rows = ("An,CEO,,Active", "Bo,CTO,An,Terminated", "Cy,CTO,An,On leave")
    told = made(tmp_path / "ws", table_of(tmp_path, *rows, heading=heading))
    assert positions(tmp_path / "ws")["cto"] == "Cy"
    assert told["counts"]["headcount"] == 2
    assert "one row is of a person who has left, by the status: not counted" in told["notes"]
    assert told["rows"][1]["look"] == "is away: who does the work?"


def test_days_are_read_as_the_whole_column_writes_them(tmp_path: Path) -> None:
    heading = "Name,Title,Manager,Hire date"
    days = ("3/4/2020", "5/28/2019", "12 March 2018", "2021-02-01T00:00:00Z")
    titles = ("CEO", "CTO", "CPO", "VP Data")
    rows = (f"P{n},{titles[n]},{'' if n == 0 else 'P0'},{day}" for n, day in enumerate(days))
    made(tmp_path / "ws", table_of(tmp_path, *rows, heading=heading))
    company = read_workspace(tmp_path / "ws").company
    assert [str(p.start) for p in company.positions.values()] == [
        "2020-03-04",
        "2019-05-28",
        "2018-03-12",
        "2021-02-01",
    ]


def test_ids_are_found_though_a_spreadsheet_took_their_zeros(tmp_path: Path) -> None:
    heading = "Employee ID,Name,Title,Manager ID"
    rows = ("007,An,CEO,", "012,Sam,VP Product,7", "013,Sam,CTO,7", "014,Bo,VP Engineering,13")
    made(tmp_path / "ws", table_of(tmp_path, *rows, heading=heading))
    assert positions(tmp_path / "ws")["vp-engineering"] == "under cto, Bo"


def test_a_title_with_a_comma_has_a_form_for_running_text(tmp_path: Path) -> None:
    made(tmp_path / "ws", EXPORTS / "workday.csv")
    company = read_workspace(tmp_path / "ws").company
    assert company.positions["vp-engineering"].short == "SVP Engineering"
    assert company.positions["vp-data"].short == ""
    assert company.facts["head_is_founder"] is True


def test_the_place_of_a_vacant_post_stands_beside_it(tmp_path: Path) -> None:
    made(tmp_path / "ws", EXPORTS / "kestrel.csv")
    text = company_text(tmp_path / "ws")
    assert text.count("# in the table: ") == 1
    assert "    # in the table: New York\n    #places:" in text


def test_the_terminal_has_the_first_of_many_and_json_all(tmp_path: Path) -> None:
    rows = ["An,CEO,", *(f"P{n},VP Sales Region {n},Nobody" for n in range(100))]
    table = table_of(tmp_path, *rows)
    said = init(tmp_path / "ws", "--table", table).output
    assert "... 41 rows of leaders more; --json has all" in said
    assert "... 75 more; --json has all" in said
    told = made(tmp_path / "again", table)
    assert len(told["rows"]) == 101
    assert len(told["odd"]) == 100


def test_twenty_thousand_rows(tmp_path: Path) -> None:
    with open(tmp_path / "people.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["ID", "Name", "Title", "Manager ID"])
        rows.writerow([1, "An", "CEO", ""])
        rows.writerow([2, "Bo", "CTO", 1])
        # One line of managers as long as the table is the worst that there is.
        rows.writerows([n, f"P{n}", f"Engineer {n}", n - 1] for n in range(3, 20_001))
    told = made(tmp_path / "ws", tmp_path / "people.csv")
    assert told["counts"] == {"headcount": 20_000, "product_and_technology_headcount": 19_999}


_SOME = st.sampled_from(
    ["", "An", "Bo", "Cy", "Dee Dee", "Dee, Dee", "TBH", "=A1", "Ö: #x", "1", '"', "- a", "{x}"]
)
_TITLE = st.one_of(st.sampled_from([*TITLES, "", "?", "Owner", "# x", "a: b", "[c]"]), st.text())
_ROWS = st.lists(st.tuples(_SOME, _TITLE, _SOME, _SOME, _SOME), min_size=1, max_size=12)


@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(_ROWS)
@example([("TBH", "CEO", "", "", "")])
@example([("TBH", "CEO", "", "", ""), ("TBH", "CTO", "", "", ""), ("An", "VP Sales", "", "", "")])
@example([("An", "CTO", "Bo", "", ""), ("Bo", "CPO", "An", "", "")])
def test_whatever_stands_in_it_the_workspace_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("people")
    with open(folder / "people.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Name", "Title", "Manager", "Employee ID", "Hire date"])
        clean = str.maketrans("", "", "\ud800")
        writer.writerows([cell.translate(clean) for cell in row] for row in rows)
    result = init(folder / "ws", "--table", folder / "people.csv")
    if isinstance(result.exception, InputError):
        assert set(codes(result.exception)) <= {"empty", "csv", "encoding"}
        return
    assert result.exit_code == 0, result.exception
    organisation = organise(read_workspace(folder / "ws"))
    codes_found = {finding.problem.code for finding in organisation.gaps}
    if any(p.status == "filled" for p in organisation.positions.values()):
        assert codes_found == set()
    else:  # nobody of the table holds anything
        assert codes_found == {"nobody-acting"}


@pytest.mark.parametrize("heading", ["Employee #", "Emp No.", "#", "Employee №"])
def test_a_number_of_an_employee_is_no_name(tmp_path: Path, heading: str) -> None:
    rows = ('1,"Holt, Ada",CEO,', '2,"Reyes, Luis",CTO,"Holt, Ada"')
    heads = f'{heading},"Last name, First name",Title,Reporting to'
    told = made(tmp_path / "ws", table_of(tmp_path, *rows, heading=heads))
    assert told["columns"]["name"] == "Last name, First name"
    assert not told["odd"]
    assert "holder: Luis Reyes" in company_text(tmp_path / "ws")


def test_a_column_of_numbers_is_told_and_names_nobody(tmp_path: Path) -> None:
    heads = "Employee,Title,Manager,Called"
    told = made(tmp_path / "ws", table_of(tmp_path, "1,CEO,,An", "2,CTO,1,Bo", heading=heads))
    assert [problem["code"] for problem in told["odd"]] == ["no-name"]
    assert "holder: '" not in company_text(tmp_path / "ws")
    assert 'holder: "' not in company_text(tmp_path / "ws")


def test_a_manager_who_is_not_known_leaves_the_line_of_the_structure(tmp_path: Path) -> None:
    rows = ("An,CEO,", "Bo,CPTO,An", "Cy,VP Engineering,Left Long Ago", "Di,VP Product,Bo")
    told = made(tmp_path / "ws", table_of(tmp_path, *rows))
    assert [problem["code"] for problem in told["odd"]] == ["unknown-manager"]
    assert "reports_to" not in company_text(tmp_path / "ws").partition("positions:")[2]
