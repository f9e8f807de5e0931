"""Workspaces of before keep working: their ids are followed, told, and written anew when asked."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.edit.update import update
from charter.edit.yaml_names import rename
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from charter.load.links import check_catalog_links
from charter.problems import InputError
from charter.read.rewriting import KEY, Renaming
from conftest import Ran
from forwarded_catalogue import Line, catalogue, line

pytestmark = pytest.mark.usefixtures("in_2030")

Run = Callable[..., Ran]
OLD = sorted(path for path in (Path(__file__).parent / "data/old_workspaces").iterdir())
"""What init wrote, and what the examples and the briefs said, in November 2026."""
CATALOG = read_catalog()
ENTRIES = [*CATALOG.responsibilities, *CATALOG.decisions]
named = {"ids": lambda folder: folder.name}


def kind_of(entry: str) -> str:
    return "decisions" if entry in CATALOG.decisions else "responsibilities"


def owners(organisation: Organisation) -> dict[str, str]:
    both = {**organisation.responsibilities, **organisation.decisions}
    return {name: made.accountable for name, made in both.items()}


def told(workspace: Workspace) -> list[str]:
    """Return what is said of ids of before, with lines and columns."""
    found = (f.problem for f in organise(workspace).findings if f.problem.code == "forwarded")
    return [str(problem._replace(place=problem.place._replace(path=""))) for problem in found]


@pytest.mark.parametrize("folder", OLD, **named)
def test_a_workspace_of_before_is_checked_and_built_and_has_nothing_to_update(
    folder: Path, tmp_path: Path, charter: Run
) -> None:
    there = tmp_path / folder.name
    shutil.copytree(folder, there)
    before = (there / "company.yaml").read_bytes()

    checked = charter("check", str(there), "--json")
    built = charter("build", str(there), "--date", "2026-12-01", "--format", "md")
    updated = charter("update", str(there))

    assert json.loads(checked.out)["proved"] or folder.name.startswith("init-")
    assert "unknown-" not in checked.out + built.err
    assert list((there / "out").glob("*-charter.md"))
    assert (updated.code, updated.out) == (0, "every id is of today: nothing to update\n")
    assert (there / "company.yaml").read_bytes() == before


COMPANY = """\
company:
  name: Tarn
  country: US
  currency: USD
  size: 40   # people
structure: two-heads   # as agreed
positions:
  chief-product:   # her
    limits: {spend: 50000, hire: all}
  cto: {limits: {spend: 50000, hire: all}}
assign:
  product.roadmap: chief-product   # board
  data.all: cto    # both
  'data.part': {accountable: cto, consulted: [chief-product]}
  data.gone: cto
locked: [product.roadmap, data.all]
"""
OWN = """\
responsibilities:
  - id: product.roadmap   # ours
    consulted: [cto]
  - id: data.all
    informed: [chief-product]
  - id: data.own
    title: Own data
    area: data
    charter: Keeps own data.
    accountable: [chief-product, cto]
    measures: [old-measure, availability]
    when: {size: {min: 10}}
"""
LINES = (
    line("responsibilities", "renamed", "product.roadmap", "product.plan"),
    line("responsibilities", "split", "data.all", "data.platform", "data.quality", why="Two jobs"),
    line("responsibilities", "merged", "data.part", "data.governance"),
    line("responsibilities", "retired", "data.gone", why="nobody did it"),
    line("roles", "renamed", "chief-product", "cpo"),
    line("structures", "renamed", "two-heads", "separate"),
    line("measures", "renamed", "old-measure", "lead-time"),
    line("keys", "renamed", "company.size", "company.headcount"),
)
WRITTEN = """\
company:
  name: Tarn
  country: US
  currency: USD
  headcount: 40   # people
structure: separate   # as agreed
positions:
  cpo:   # her
    limits: {spend: 50000, hire: all}
  cto: {limits: {spend: 50000, hire: all}}
assign:
  product.plan: cpo   # board
  data.platform: cto    # both
  data.quality: cto    # both
  'data.governance': {accountable: cto, consulted: [cpo]}
locked: [product.plan, data.platform, data.quality]
"""
OWN_WRITTEN = """\
responsibilities:
  - id: product.plan   # ours
    consulted: [cto]
  - id: data.platform
    informed: [cpo]
  - id: data.quality
    informed: [cpo]
  - id: data.own
    title: Own data
    area: data
    charter: Keeps own data.
    accountable: [cpo, cto]
    measures: [lead-time, availability]
    when: {headcount: {min: 10}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "company.yaml").write_text(COMPANY, "utf-8")
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "own.yaml").write_text(OWN, "utf-8")
    return tmp_path


def test_what_ids_of_before_say_holds_for_those_of_today(folder: Path) -> None:
    with catalogue(*LINES):
        workspace = read_workspace(folder)
        organisation = organise(workspace)

    now = owners(organisation)
    assert workspace.company.structure == "separate"
    assert workspace.company.facts == {"headcount": 40}
    assert now["product.plan"] == "cpo"
    assert (now["data.platform"], now["data.quality"], now["data.governance"]) == ("cto",) * 3
    assert organisation.responsibilities["product.plan"].consulted == ("cto",)
    assert organisation.responsibilities["data.own"].accountable == "cpo"
    assert organisation.responsibilities["data.own"].entry.measures == ("lead-time", "availability")
    assert [lock.name for lock in workspace.company.locked] == [
        "product.plan",
        "data.platform",
        "data.quality",
    ]


def test_each_id_of_before_is_told_with_its_place_and_what_to_do(folder: Path) -> None:
    with catalogue(*LINES):
        said = told(read_workspace(folder))

    assert len(said) == 17
    writes = "'charter update' writes it for you [forwarded]"
    found = read_places(folder, LINES)
    assert found["company.yaml:12:3"] == f"'product.roadmap' is now 'product.plan' - {writes}"
    assert found["company.yaml:13:3"] == (
        "'data.all' is now 'data.platform' and 'data.quality', and 'cto' has both"
        f" - Two jobs; {writes}"
    )
    assert found["company.yaml:14:3"] == (
        f"'data.part' is now part of 'data.governance', and 'cto' has all of it - {writes}"
    )
    assert found["company.yaml:15:3"] == (
        "'data.gone' is no more - nobody did it; this line says nothing now; "
        "'charter update' takes it out [forwarded]"
    )
    assert found["catalog/own.yaml:12:12"].startswith("'company.size' is now 'company.headcount'")


def read_places(folder: Path, lines: tuple[Line, ...]) -> dict[str, str]:
    with catalogue(*lines):
        findings = organise(read_workspace(folder)).findings
    found = [f.problem for f in findings if f.problem.code == "forwarded"]
    return {
        str(p.place).removeprefix(f"{folder}/"): str(p._replace(place=p.place._replace(path="")))
        for p in found
    }


def test_update_writes_the_ids_of_today_and_nothing_else(folder: Path, charter: Run) -> None:
    with catalogue(*LINES):
        before = owners(organise(read_workspace(folder)))
        tried = charter("update", str(folder), "--dry-run")
        assert (folder / "company.yaml").read_text("utf-8") == COMPANY
        done = charter("update", str(folder))
        again = charter("update", str(folder))
        after = read_workspace(folder)

    assert (folder / "company.yaml").read_text("utf-8") == WRITTEN
    assert (folder / "catalog" / "own.yaml").read_text("utf-8") == OWN_WRITTEN
    assert (tried.code, done.code, done.err) == (0, 0, "")
    out = done.out.count(": taken out\n")
    assert 0 < out == tried.out.count(": would be taken out\n")
    assert "'data.gone' is no more: would be taken out\n" in tried.out
    assert done.out.count(": written\n") == tried.out.count(": would be written\n") == 17 - out
    assert again.out == "every id is of today: nothing to update\n"
    assert told(after) == []
    assert owners(organise(after)) == before


@pytest.mark.parametrize("old", [True, False], ids=["with old ids", "without"])
def test_update_does_not_call_a_file_with_other_problems_fine(
    folder: Path, charter: Run, old: bool
) -> None:
    broken = COMPANY.replace("currency: USD", "currency: dollars")
    assert broken != COMPANY
    (folder / "company.yaml").write_text(broken, "utf-8")
    with catalogue(*LINES):
        done = charter("update", str(folder))
        again = done if old else charter("update", str(folder))

    assert (again.code, "every id is of today" in again.out) == (1, False)
    assert ": written\n" in done.out
    assert "company.yaml: there is another problem - 'charter check' names it" in again.err


def test_an_unknown_structure_is_not_called_of_today(tmp_path: Path, charter: Run) -> None:
    text = "company: {name: T, country: US, currency: USD}\nstructure: nope\npositions: {ceo: {}}\n"
    (tmp_path / "company.yaml").write_text(text, "utf-8")

    done = charter("update", str(tmp_path))

    assert (done.code, done.out) == (1, "")
    assert "[other-problems]" in done.err


def test_a_reason_that_ends_with_a_full_stop_is_read_on(folder: Path) -> None:
    ended = tuple(
        {**each, **({"why": each["why"] + "."} if "why" in each else {})} for each in LINES
    )

    assert read_places(folder, ended) == read_places(folder, LINES)


def test_update_keeps_line_ends_and_byte_order_mark(folder: Path, charter: Run) -> None:
    marked = b"\xef\xbb\xbf" + COMPANY.replace("\n", "\r\n").encode()
    (folder / "company.yaml").write_bytes(marked)

    with catalogue(*LINES):
        charter("update", str(folder), "--quiet")

    wanted = b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode()
    assert (folder / "company.yaml").read_bytes() == wanted


def test_update_as_data(folder: Path, charter: Run) -> None:
    with catalogue(*LINES):
        data = json.loads(charter("update", str(folder), "--dry-run", "--json").out)

    assert (data["version"], data["dry_run"], data["left"]) == (1, True, [])
    assert data["files"] == [str(folder / "company.yaml"), str(folder / "catalog" / "own.yaml")]
    assert {"path", "line", "column", "code", "message", "hint"} == set(data["written"][0])


PLAIN = "company: {name: Tarn, country: US, currency: USD}\nstructure: separate\n"
SPLIT = line("responsibilities", "split", "data.all", "data.platform", "data.quality")
MERGED = line("responsibilities", "merged", "data.part", "data.governance")
OTHER = line("responsibilities", "merged", "data.other", "data.governance")
RETIRED = line("responsibilities", "retired", "data.gone", why="Nobody did it")
ENTRY = "responsibilities:\n  - id: {id}\n    {said}\n"


@pytest.mark.parametrize(
    ("lines", "company", "own", "severity", "said"),
    [
        (
            [SPLIT],
            "",
            ENTRY.format(id="data.all", said="charter: Keeps all data."),
            "gap",
            "your 'charter' for it stands in none of them - write it for each",
        ),
        (
            [MERGED],
            "",
            ENTRY.format(id="data.part", said="charter: Keeps it."),
            "advice",
            "and your 'charter' for it stands for all - read whether that is so",
        ),
        (
            [MERGED],
            "",
            ENTRY.format(id="data.part", said="omit: true"),
            "gap",
            "is now part of 'data.governance', and is left out here",
        ),
        (
            [RETIRED],
            "",
            ENTRY.format(id="data.gone", said="charter: Keeps it."),
            "gap",
            "'data.gone' is no more - Nobody did it; delete this, or make it an entry of your own",
        ),
        ([RETIRED], "locked: [data.gone]\n", "", "gap", "take it off the list"),
        (
            [line("areas", "split", "figures", "data", "innovation")],
            "",
            "responsibilities:\n  - {id: data.own, title: Own, area: figures, charter: Keeps.,"
            " accountable: [cto]}\n",
            "advice",
            "'figures' is now 'data' and 'innovation' - 'data' is taken until you choose one",
        ),
        (
            [line("keys", "retired", "company.mood", why="Nothing read it")],
            "",
            "",
            "advice",
            "'company.mood' is no more - Nothing read it; this says nothing now; delete it",
        ),
    ],
)
def test_what_needs_a_person_is_told_and_is_not_written(
    workspace: Any,
    tmp_path: Path,
    charter: Run,
    lines: list[Line],
    company: str,
    own: str,
    severity: str,
    said: str,
) -> None:
    text = PLAIN + company
    if lines[0]["of"] == "keys":
        text = text.replace("name: Tarn", "name: Tarn, mood: good")
    with catalogue(*lines):
        organisation = organise(workspace(text, **({"own": own} if own else {})))
        updated = charter("update", str(tmp_path))

    (finding,) = [f for f in organisation.findings if f.problem.code == "forwarded"]
    assert finding.severity == severity
    assert said in str(finding.problem)
    assert (updated.code, updated.out) == (1, "")
    assert said in updated.err
    assert (tmp_path / "company.yaml").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("company", "own", "places"),
    [
        ("assign: {product.roadmap: cpo, product.plan: cto}\n", "", ("3:10", "3:32")),
        ("assign: {data.part: cpo, data.other: cto}\n", "", ("3:10", "3:26")),
        ("assign: {data.all: cpo, data.quality: cto}\n", "", ("3:10", "3:25")),
        (
            "",
            "responsibilities:\n  - {id: data.part, weight: 1}\n  - {id: data.other, weight: 2}\n",
            ("2:29", "3:30"),
        ),
    ],
)
def test_two_that_are_one_now_and_disagree_are_told_with_both_places(
    workspace: Any, company: str, own: str, places: tuple[str, str]
) -> None:
    with catalogue(LINES[0], SPLIT, MERGED, OTHER), pytest.raises(InputError) as bad:
        workspace(PLAIN + company, **({"own": own} if own else {}))

    (problem,) = bad.value.problems
    assert problem.code == "ids-collide"
    both = {f"{problem.place.line}:{problem.place.column}"}
    both |= set(re.findall(r"\.yaml:(\d+:\d+)", problem.message))
    assert both == set(places)


def test_a_list_names_each_id_of_today_once(workspace: Any, tmp_path: Path) -> None:
    text = PLAIN + "locked: [data.part, data.governance, data.all, data.quality]\n"
    with catalogue(MERGED, SPLIT):
        locked = [lock.name for lock in workspace(text).company.locked]
        made = update(tmp_path, lambda path: path.read_text("utf-8"))

    assert locked == ["data.governance", "data.platform", "data.quality"]
    (written,) = made.texts.values()
    assert written == PLAIN + f"locked: [{', '.join(locked)}]\n"


def test_a_lock_of_an_own_wording_is_not_carried_to_the_parts(
    workspace: Any, tmp_path: Path
) -> None:
    text = PLAIN + "locked: [{name: data.all, hash: '0123456789ab'}]\n"
    with catalogue(SPLIT):
        assert [lock.name for lock in workspace(text).company.locked] == [
            "data.platform",
            "data.quality",
        ]
        made = update(tmp_path, lambda path: path.read_text("utf-8"))

    assert made.texts == {}
    assert "have the wording approved" in made.left[0].hint


def test_a_sentence_on_what_is_two_entries_now_stands_in_neither(workspace: Any) -> None:
    own = ENTRY.format(id="data.all", said="charter: Keeps all data.")
    own += "    accountable: [cpo]\n"
    with catalogue(SPLIT):
        organisation = organise(workspace(PLAIN, own=own))

    for name in ("data.platform", "data.quality"):
        made = organisation.responsibilities[name]
        assert made.accountable == "cpo"
        shipped = CATALOG.responsibilities[name]
        assert [said.say for said in made.entry.charter] == [said.say for said in shipped.charter]


def test_an_own_entry_that_stands_under_both_ids_is_left_to_a_person(
    workspace: Any, tmp_path: Path
) -> None:
    own = "responsibilities:\n  - {id: product.roadmap, weight: 1}\n"
    own += "  - {id: product.plan, consulted: [cto]}\n"
    with catalogue(LINES[0]):
        entry = workspace(PLAIN, own=own).catalog.responsibilities["product.plan"]
        made = update(tmp_path, lambda path: path.read_text("utf-8"))

    assert (entry.weight, entry.consulted) == (1, (("cto",),))
    assert made.texts == {}
    assert "move what it says to the entry 'product.plan'" in made.left[0].hint


def test_two_that_are_one_now_and_agree_become_one(workspace: Any, tmp_path: Path) -> None:
    text = PLAIN + "assign:\n  data.part: cpo\n  data.other: cpo\n"
    with catalogue(MERGED, OTHER):
        assert owners(organise(workspace(text)))["data.governance"] == "cpo"
        made = update(tmp_path, lambda path: path.read_text("utf-8"))

    assert list(made.texts.values()) == [PLAIN + "assign:\n  data.governance: cpo\n"]


@pytest.mark.parametrize(
    ("of", "text"),
    [
        ("structures", PLAIN.replace("separate", "gone")),
        ("roles", PLAIN + "positions: {gone: {status: filled}}\n"),
        ("roles", PLAIN + "positions: {mine: {role: gone}}\n"),
    ],
)
def test_a_choice_that_is_no_more_is_an_error_that_says_what_to_do(
    workspace: Any, of: str, text: str
) -> None:
    gone = line(of, "retired", "gone", why="use 'separate' instead")
    with catalogue(gone), pytest.raises(InputError) as bad:
        workspace(text)

    (problem,) = bad.value.problems
    assert (problem.code, problem.hint) == ("retired", "use 'separate' instead")


def test_an_own_position_may_be_called_as_a_role_was(workspace: Any) -> None:
    text = PLAIN + "positions: {old-role: {role: vp-data, reports_to: cto}}\n"
    with catalogue(line("roles", "renamed", "old-role", "vp-design")):
        read = workspace(text)

    assert told(read) == []
    assert read.company.positions["old-role"].role == "vp-data"


def test_an_own_entry_may_be_called_as_one_that_is_no_more(workspace: Any) -> None:
    own = "responsibilities:\n  - {id: data.gone, title: Ours, area: data, charter: Keeps it.,"
    own += " accountable: [cto]}\n"
    with catalogue(RETIRED):
        read = workspace(PLAIN + "assign: {data.gone: cpo}\n", own=own)

    assert told(read) == []
    assert owners(organise(read))["data.gone"] == "cpo"


def test_outcomes_by_statements_of_before(workspace: Any) -> None:
    statement = CATALOG.roles["cto"].outcomes[0].id
    text = PLAIN + "positions: {cto: {outcomes: [cto.old-aim, Ships it.]}}\n"
    with catalogue(line("statements", "renamed", "cto.old-aim", statement)):
        read = workspace(text)

    assert read.company.positions["cto"].outcomes == (statement, "Ships it.")


def test_a_lock_of_an_own_wording_holds_under_the_new_id(workspace: Any) -> None:
    from charter.check.own.locked import check_locked
    from charter.load.own_entries import entry_hash

    own = ENTRY.format(id="product.roadmap", said="charter: Keeps our plan.")
    own += "    posting: You keep our plan.\n    accountable: [chief-product, cto]\n"
    role = line("roles", "renamed", "chief-product", "cpo")
    with catalogue(line("roles", "renamed", "cpo", "chief-product")):
        entry = workspace(PLAIN, own=own).catalog.responsibilities["product.roadmap"]
    text = PLAIN + f"locked: [{{name: product.roadmap, hash: '{entry_hash(entry)}'}}]\n"

    with catalogue(LINES[0], role):
        assert check_locked(workspace(text, own=own)) == []
        changed = workspace(text, own=own.replace("our plan", "a plan"))
        assert [problem.code for problem in check_locked(changed)] == ["locked"]


def test_a_sentence_may_name_a_role_by_its_id_of_before(workspace: Any) -> None:
    own = ENTRY.format(id="product.roadmap", said="charter: Agrees the plan with {old-role}.")
    with catalogue(line("roles", "renamed", "old-role", "cto")):
        charter = compose_charter(organise(workspace(PLAIN, own=own)), "cpo", date(2027, 1, 10))

    assert "Agrees the plan with the CTO." in [work.sentence for work in charter.accountabilities]


def test_a_template_called_after_a_role_of_before_is_told(workspace: Any, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "old-role-charter.md.j2").write_text("x", "utf-8")
    workspace(PLAIN)

    with catalogue(line("roles", "renamed", "old-role", "cto")):
        (left,) = update(tmp_path, lambda path: path.read_text("utf-8")).left

        workspace(PLAIN + "positions: {old-role: {role: vp-data, reports_to: cto}}\n")
        assert update(tmp_path, lambda path: path.read_text("utf-8")).left == ()

    assert left.hint == "rename it to 'cto-charter.md.j2'"


def test_show_and_position_take_ids_of_before(folder: Path, charter: Run) -> None:
    with catalogue(*LINES):
        assert "product.plan" in charter("show", "product.roadmap").out
        assert "see 'data.platform' and 'data.quality'" in charter("show", "data.all").err
        assert "nobody did it" in charter("show", "data.gone").err
        (folder / "company.yaml").write_text(COMPANY.partition("locked:")[0], "utf-8")
        built = charter("build", str(folder), "--role", "chief-product", "--date", "2027-01-10")
        assert "cpo-charter.md" in built.out


def test_columns_and_cells_of_a_table_may_name_ids_of_before(tmp_path: Path, charter: Run) -> None:
    table = tmp_path / "companies.csv"
    heads = "name,structure,assign.data.part,positions.chief-product.limits.spend,size,currency"
    table.write_text(f"{heads}\nTarn,two-heads,chief-product,5,40,USD\n", "utf-8")

    with catalogue(*LINES):
        out = ("--out", str(tmp_path / "out"), "--format", "md", "--jobs", "1")
        ran = charter("batch", str(table), *out)

    assert "unknown" not in ran.err
    made = {path.name: path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.md")}
    assert {"cto-charter.md", "cpo-charter.md"} <= set(made)
    assert "Data governance" in made["cpo-charter.md"].partition("## Not")[0]


def test_a_charter_is_signed_under_the_id_of_before(folder: Path, charter: Run) -> None:
    text = COMPANY.partition("locked:")[0]
    (folder / "company.yaml").write_text(text, "utf-8")
    with catalogue(*LINES):
        ran = charter(
            "sign", str(folder), "--position", "chief-product", "--date", "2027-01-10", "--draft"
        )
        given = read_workspace(folder).company.positions["cpo"]

    assert ran.code == 0, ran.err
    assert given.signed_hash
    assert "  chief-product:   # her\n" in (folder / "company.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            [line("roles", "renamed", "old", "older"), line("roles", "renamed", "older", "cto")],
            "itself",
        ),
        (
            [line("roles", "renamed", "old", "older"), line("roles", "renamed", "older", "old")],
            "itself",
        ),
        ([line("measures", "renamed", "availability", "lead-time")], "still there"),
        ([line("roles", "renamed", "old", "nobody")], "unknown id among the roles 'nobody'"),
        ([line("measures", "renamed", "old", "cto")], "unknown id among the measures 'cto'"),
        ([line("roles", "split", "old", "cto", "cpo")], "cannot be split"),
        ([line("decisions", "split", "old", ENTRIES[-1])], "leads to 1 ids"),
        ([line("decisions", "retired", "old", ENTRIES[-1])], "leads to 1 ids"),
        ([line("keys", "renamed", "company.a", "positions.*.pay")], "elsewhere"),
        ([line("keys", "renamed", "company.a", "company.name")], ""),
        ([line("claims", "renamed", "old-1", next(iter(CATALOG.claims)))], ""),
        ([line("statements", "renamed", "cto.old", CATALOG.roles["cto"].outcomes[0].id)], ""),
    ],
)
def test_forwarding_lines_lead_to_one_end(lines: list[Line], said: str) -> None:
    def keep(raw: Any) -> None:
        if said == "still there":
            raw["measures"]["availability"] = raw["measures"]["lead-time"]

    with catalogue(*lines, change=keep):
        problems = [
            p for p in check_catalog_links(read_catalog(), True) if "forwarding" in p.place.path
        ]

    assert bool(problems) == bool(said)
    assert said in " ".join(p.message for p in problems)


@pytest.mark.parametrize(
    ("text", "step", "made"),
    [
        (
            "a: {x: 1, y: 2}  # c\n",
            Renaming(("a", "x"), KEY, ("p", "q")),
            "a: {p: 1, q: 1, y: 2}  # c\n",
        ),
        ("a: {x: 1, y: 2}\n", Renaming(("a", "x"), KEY, ()), "a: {y: 2}\n"),
        ("a: {y: 2, x: 1}\n", Renaming(("a", "x"), KEY, ()), "a: {y: 2}\n"),
        ("a: {x: 1}\n", Renaming(("a", "x"), KEY, ()), "a: {}\n"),
        ("a:\n  x: 1  # one\n  y: 2\n", Renaming(("a", "x"), KEY, ()), "a:\n  y: 2\n"),
        ("a:\n  x: 1\nb: 2\n", Renaming(("a", "x"), KEY, ()), "a: {}\nb: 2\n"),
        ("a: [x, y]\n", Renaming(("a", 0), (), ()), "a: [y]\n"),
        ("a: [y, x]\n", Renaming(("a", 1), (), ("p", "q")), "a: [y, p, q]\n"),
        (
            "a:\n  - 'x'   # one\n  - y\n",
            Renaming(("a", 0), (), ("p",)),
            "a:\n  - 'p'   # one\n  - y\n",
        ),
        ("a:\n- x\n- y\n", Renaming(("a", 1), (), ()), "a:\n- x\n"),
        ("a:\n- x\n", Renaming(("a", 0), (), ()), "a: []\n"),
        (
            "a:\n  - id: x  # one\n    b: |\n      text\n\n# end\n",
            Renaming(("a", 0), ("id",), ("p", "q")),
            "a:\n  - id: p  # one\n    b: |\n      text\n"
            "  - id: q  # one\n    b: |\n      text\n\n# end\n",
        ),
        ("a: x\n", Renaming(("a",), (), ("p",)), "a: p\n"),
        ("x:\n", Renaming(("x",), KEY, ("p",)), "p:\n"),
        ('"x": 1', Renaming(("x",), KEY, ("p", "q")), '"p": 1\n"q": 1'),
    ],
)
def test_a_name_is_changed_in_the_text_and_nothing_else(
    text: str, step: Renaming, made: str
) -> None:
    assert rename(text, step) == made


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("a:\n  # why\n  x: 1\n", Renaming(("a", "x"), KEY, ())),
        ("- a: 1\n  b: 2\n", Renaming((0, "a"), KEY, ())),
        ("a: {x: 1,\r\n y: 2}\n", Renaming(("a", "x"), KEY, ("p",))),
    ],
)
def test_what_cannot_be_changed_alone_is_left(text: str, step: Renaming) -> None:
    with pytest.raises(InputError) as bad:
        rename(text, step)
    assert bad.value.problems[0].code == "cannot-edit"


@st.composite
def made_up(draw: st.DrawFn) -> list[Line]:
    """Return forwarding lines for entries, roles and structures of the catalogue."""
    chosen = draw(st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=8, unique=True))
    lines = []
    for number, entry in enumerate(chosen):
        area, _, _ = entry.partition(".")
        kind = draw(st.sampled_from(["renamed", "split"]))
        to = [
            f"{area}.made-up-{number}{part}"
            for part in ("a", "b", "c")[: 1 + 2 * (kind == "split")]
        ]
        lines.append(line(kind_of(entry), kind, entry, *to))
    if draw(st.booleans()):
        role = draw(st.sampled_from(list(CATALOG.roles)))
        lines.append(line("roles", "renamed", role, f"new-{role}"))
    if draw(st.booleans()):
        structure = draw(st.sampled_from(list(CATALOG.structures)))
        lines.append(line("structures", "renamed", structure, f"new-{structure}"))
    return lines


@st.composite
def joined(draw: st.DrawFn, organisation: Organisation, taken: list[str]) -> list[Line]:
    """Return lines that join two entries of one owner, or none."""
    was = owners(organisation)
    one = draw(st.sampled_from([name for name in was if name not in taken]))
    others = [
        name
        for name, owner in was.items()
        if name not in (*taken, one) and (owner, kind_of(name)) == (was[one], kind_of(one))
    ]
    other = draw(st.sampled_from(["", *others]))
    both = (one, other) if other else ()
    return [line(kind_of(one), "merged", name, "data.made-up-whole") for name in both]


@settings(max_examples=15)
@given(old=st.sampled_from(OLD), lines=made_up(), data=st.data())
def test_whatever_is_renamed_split_or_joined_every_owner_stays(
    old: Path, lines: list[Line], data: st.DataObject, tmp_path_factory: Any
) -> None:
    base = read_workspace(old)
    before = organise(base)
    was = owners(before)
    some = data.draw(st.lists(st.sampled_from(sorted(was)), max_size=5, unique=True))
    there = tmp_path_factory.mktemp("old") / "w"
    shutil.copytree(old, there)
    file = there / "company.yaml"
    text = file.read_text("utf-8")
    if "\nassign:" not in text and "locked:" not in text:
        text += "\nassign:   # ours\n" + "".join(f"  {n}: {was[n]}   # by us\n" for n in some)
        text += "locked:\n" + "".join(f"  - {name}   # ours\n" for name in some)
        file.write_text(text, "utf-8")
        before = organise(read_workspace(there))
    lines = [*lines, *data.draw(joined(before, [each["id"] for each in lines]))]
    went = {each["id"]: each["to"] for each in lines}
    position = {p.id: went.get(p.id, [p.id])[0] for p in before.positions.values()}
    wanted = {
        new: position.get(owner, owner)
        for name, owner in owners(before).items()
        for new in went.get(name, [name])
    }

    with catalogue(*lines):
        after = organise(read_workspace(there))
        made = update(there, lambda path: path.read_text("utf-8"))
        for path, new in made.texts.items():
            assert new.count("#") >= path.read_text("utf-8").count("#")
            path.write_text(new, "utf-8")
        updated = organise(read_workspace(there))

    assert owners(after) == owners(updated) == wanted
    assert (after.proved, made.left) == (before.proved, ())
    assert [f for f in updated.findings if f.problem.code == "forwarded"] == []
