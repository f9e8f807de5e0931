"""charter show: lists, single entries, owners, and the same as data."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from charter.assign.ownership import organise
from charter.cli.output import unstyle
from charter.cli.printer import lines_of
from charter.cli.show.command import command
from charter.cli.show.fields import Field, labelled
from charter.cli.show.lists import KINDS, entries_of, examples
from charter.load import catalog_files
from charter.load.company_file import read_workspace
from charter.problems import InputError

CATALOG = catalog_files.read_catalog()
ENTRIES = {**CATALOG.responsibilities, **CATALOG.decisions}


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give commands that want the shipped catalogue the one that is read already."""
    monkeypatch.setattr(catalog_files, "read_catalog", lambda: CATALOG)


def show(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def lines(*arguments: object) -> list[str]:
    result = show(*arguments)
    assert result.exit_code == 0, result.output or result.exception
    return result.output.splitlines()


def data(*arguments: object) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(show(*arguments, "--json").output)
    return loaded


def ids(shown: list[str]) -> list[str]:
    """The first words of indented lines after the header."""
    return [line.split()[0] for line in shown if line.startswith("  ")][1:]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "company.yaml").write_text(
        "company:\n"
        "  name: Acme\n"
        "  business_model: hardware\n"
        "structure: combined\n"
        "positions:\n"
        "  cpto: {status: vacant, acting: ceo}\n"
        "assign:\n"
        "  strategy.product-vision: ceo\n"
        "  own.thing: vp-product\n"
    )
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "own.yaml").write_text(
        "responsibilities:\n"
        "  - id: own.thing\n"
        "    title: A thing of ours\n"
        "    area: product\n"
        "    charter: Does our thing.\n"
        "    accountable: [cpto]\n"
        "  - id: own.saas-thing\n"
        "    title: A thing for others\n"
        "    area: product\n"
        "    charter: Does their thing.\n"
        "    accountable: [cpto]\n"
        "    when: {business_model: [saas, consumer-app], markets: {min: 2}}\n"
        "  - id: own.open-thing\n"
        "    title: A thing that is open\n"
        "    area: product\n"
        "    charter: Does an open thing.\n"
        "    accountable: [cpto]\n"
        "    when: {markets: {min: 2}}\n"
        "  - id: strategy.product-strategy\n"
        "    title: Our product strategy\n"
    )
    return tmp_path


def test_without_a_word_the_kinds_are_counted() -> None:
    shown = lines()
    assert shown[0] == f"The catalogue, version {CATALOG.version}"
    assert ids(shown) == list(KINDS)
    counts = {line.split()[0]: line.split()[1] for line in shown[2:-1]}
    assert counts["responsibilities"] == str(len(CATALOG.responsibilities))
    assert counts["evidence"] == str(len(CATALOG.claims))
    assert shown[-1].startswith("'charter show KIND' lists one kind.")


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_shows_each_entry_whole_in_one_line_where_piped(kind: str) -> None:
    known = entries_of(CATALOG, kind)
    shown = lines(kind)
    assert shown[0] == f"{len(known)} {kind}"
    assert ids(shown) == list(known)
    below = 2 if kind == "laws" else 0  # that it is no advice, and how to see all of a place
    assert len(shown) == len(known) + 2 + below


def test_a_list_shows_a_useful_third_column() -> None:
    assert "  id                 title" in lines("structures")[1]
    row = next(line for line in lines("structures") if line.startswith("  combined "))
    assert row.split("  ")[-1].strip() == "ceo, cpto, vp-engineering, vp-product"
    row = next(line for line in lines("roles") if line.startswith("  cpto "))
    assert (
        " ".join(row.split())
        == "cpto Chief Product and Technology Officer CPTO, ctpo, chief-digital-officer"
    )


def test_examples_are_listed_by_their_first_comment_line() -> None:
    assert (
        next(line for line in lines("examples") if "tarnquern" in line)
        .split(None, 1)[1]
        .startswith("Open-source database tool, Toronto, 12 people")
    )
    assert any("charter init FOLDER --example tarnquern" in line for line in lines("tarnquern"))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_can_be_shown_by_its_id(kind: str) -> None:
    for name in list(entries_of(CATALOG, kind))[:12]:
        assert any(line.startswith(f"{name}: ") for line in lines(name)[:2])
        assert data(name)["entries"][0]["id"] == name


def test_an_entry_shows_conditions_measures_evidence_and_place() -> None:
    entry = next(e for e in ENTRIES.values() if e.when and e.measures and e.evidence)
    text = " ".join(" ".join(lines(entry.id)).split())
    assert CATALOG.measures[entry.measures[0]].title in text
    claim = CATALOG.claims[entry.evidence[0]]
    assert " ".join(claim.text.split()) in text
    assert f'{claim.author}, "{claim.title}", {claim.date} [{claim.id}]' in text
    assert f"Applies when {entry.when[0].fact} is " in text
    assert text.endswith(f"Place {entry.place.path}:{entry.place.line} (shipped)")


def test_a_role_is_found_by_its_alias_and_shows_what_it_is_first_choice_for() -> None:
    shown = lines("ctpo")
    assert shown[:2] == ["Chief Product and Technology Officer", "cpto: role"]
    shown = lines("cto")
    first = [e.id for e in ENTRIES.values() if e.accountable[0] == "cto"]
    assert first
    for name in first:
        assert any(f"- {name}:" in line for line in shown)


def test_a_claim_shows_who_cites_it() -> None:
    entry = next(e for e in CATALOG.responsibilities.values() if e.evidence)
    shown = "\n".join(lines(entry.evidence[0]))
    assert f"{entry.id}: {entry.title}" in shown
    assert entry.id in data(entry.evidence[0])["entries"][0]["cited_by"]


def test_a_role_alone_chooses_where_it_stands_in_the_order() -> None:
    shown = lines("responsibilities", "--role", "ctpo")
    expected = [e for e in CATALOG.responsibilities.values() if "cpto" in e.accountable]
    assert ids(shown) == [e.id for e in expected]
    first = expected[0]
    rank = f"{first.accountable.index('cpto') + 1} of {len(first.accountable)}: "
    assert rank + ", ".join(first.accountable) in shown[2]


def test_area_and_job_choose_too() -> None:
    found = data("decisions", "--area", "product", "--job", "right-thing")["entries"]
    assert found
    assert all(e["area"] == "product" and e["job"] == "right-thing" for e in found)


@pytest.mark.parametrize("structure", CATALOG.structures)
@pytest.mark.parametrize("kind", ["responsibilities", "decisions"])
def test_a_structure_splits_its_entries_among_its_roles_without_remainder(
    structure: str, kind: str
) -> None:
    whole = data(kind, "--structure", structure)["entries"]
    split: list[str] = []
    for role in CATALOG.structures[structure].positions:
        mine = data(kind, "--structure", structure, "--role", role)["entries"]
        assert {entry["assignment"]["accountable"] for entry in mine} <= {role}
        split += [entry["id"] for entry in mine]
    assert sorted(split) == sorted(entry["id"] for entry in whole)


def test_what_depends_on_unstated_facts_stands_apart() -> None:
    found = data("responsibilities", "--role", "cto", "--structure", "separate")["entries"]
    sure = [e["id"] for e in found if e["applies"] == "yes"]
    waiting = {e["id"]: e["depends_on"] for e in found if e["applies"] == "depends"}
    assert sure
    assert waiting
    shown = lines("responsibilities", "--role", "cto", "--structure", "separate")
    total = len(CATALOG.responsibilities)
    assert shown[0] == f"{len(sure)} of {total} responsibilities owned by cto, structure separate"
    gap = shown.index("")
    assert ids(shown[:gap]) == sure
    assert shown[gap + 1] == (f"{len(waiting)} more, depending on facts that nobody has stated")
    assert ids(shown[gap:]) == list(waiting)
    for line in shown[gap + 3 :]:
        assert line.endswith(", ".join(waiting[line.split()[0]]))


def test_a_workspace_shows_the_owner_and_why(workspace: Path) -> None:
    shown = lines("strategy.product-vision", "--workspace", workspace)
    assert shown[1] == "strategy.product-vision: responsibility, Acme"
    assert "  Accountable  CEO (ceo)" in shown
    text = " ".join(" ".join(shown).split())
    assert f"Because the company file says so ({workspace}/company.yaml:8)" in text
    text = " ".join(" ".join(lines("product.roadmap", "--workspace", workspace)).split())
    assert "Accountable CPTO (cpto), vacant, CEO acts" in text
    assert "Because first in the catalogue's order that is here (catalog/" in text


def test_a_structure_is_named_as_the_reason() -> None:
    shown = " ".join(" ".join(lines("product.roadmap", "--structure", "founder-led")).split())
    assert "Accountable VP Product (vp-product) Because the structure says so (catalog/" in shown


def test_a_workspace_shows_why_an_entry_does_not_apply(workspace: Path) -> None:
    text = " ".join(" ".join(lines("own.saas-thing", "--workspace", workspace)).split())
    assert "Applies when business_model is saas or consumer-app, and markets is at least 2" in text
    assert "Does not apply it applies when business_model is saas or consumer-app; here" in text
    assert "; here it is hardware " in text
    entry = data("own.saas-thing", "--workspace", workspace)["entries"][0]
    assert (entry["applies"], entry["assignment"]) == ("no", None)
    text = " ".join(" ".join(lines("own.open-thing", "--workspace", workspace)).split())
    assert "Open company.yaml does not state 'markets'; if it applies: Accountable CPTO" in text


def test_a_workspace_shows_what_is_its_own_and_what_it_changed(workspace: Path) -> None:
    own = workspace / "catalog" / "own.yaml"
    assert lines("own.thing", "--workspace", workspace)[-1].endswith("(the workspace's own)")
    text = " ".join(" ".join(lines("own.thing", "--workspace", workspace)).split())
    assert f"Place {own}:2 (the workspace's own)" in text
    text = " ".join(" ".join(lines("strategy.product-strategy", "--workspace", workspace)).split())
    assert f"Place {own}:19 (shipped, and changed by the workspace)" in text


def test_a_workspace_list_agrees_with_the_organisation(workspace: Path) -> None:
    organisation = organise(read_workspace(workspace))
    found = data("responsibilities", "--workspace", workspace)["entries"]
    owners = {e["id"]: e["assignment"]["accountable"] for e in found if e["applies"] == "yes"}
    assert owners == {n: a.accountable for n, a in organisation.responsibilities.items()}
    mine = data("responsibilities", "--workspace", workspace, "--role", "ceo")["entries"]
    assert "strategy.product-vision" in [e["id"] for e in mine]
    assert lines("responsibilities", "--workspace", workspace)[-1].endswith("not apply here")


def test_a_role_in_a_workspace_shows_what_it_holds(workspace: Path) -> None:
    shown = lines("vp-product", "--workspace", workspace)
    assert any("own.thing: A thing of ours" in line for line in shown)
    text = " ".join(" ".join(lines("cfo", "--workspace", workspace)).split())
    assert "Here no position has this role" in text


def test_the_current_folder_does_not_count_unasked(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace)
    assert show("own.thing").exit_code == 1
    assert lines("own.thing", "--workspace", ".")[0] == "A thing of ours"


def test_json_has_one_shape(workspace: Path) -> None:
    assert data()["kind"] == "kinds"
    assert data()["entries"][0] == {
        "id": "areas",
        "title": "Fields of work that responsibilities and decisions belong to",
        "count": len(CATALOG.areas),
    }
    for kind in KINDS:
        found = data(kind)
        assert list(found) == ["kind", "version", "entries"]
        assert (found["kind"], found["version"]) == (kind, 1)
        assert [entry["id"] for entry in found["entries"]] == list(entries_of(CATALOG, kind))
    entry = data("own.saas-thing", "--workspace", workspace)["entries"][0]
    assert entry["place"]["line"] == 7
    assert entry["when"][1] == {"fact": "markets", "values": [], "least": 2, "most": None}
    made = data("strategy.product-vision", "--workspace", workspace)["entries"][0]["assignment"]
    assert made["accountable"] == "ceo"
    assert made["because"]["kind"] == "company"
    assert made["because"]["place"]["line"] == 8


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rols"], "the catalogue has no 'rols' - did you mean 'roles'? [unknown-id]"),
        (["vp-prodct"], "did you mean 'vp-product'? [unknown-id]"),
        (["zzzzzz"], "'charter show' lists the kinds [unknown-id]"),
        (["decisions", "--area", "produkt"], "unknown area 'produkt' - did you mean 'product'?"),
        (["decisions", "--role", "ctoo"], "unknown role 'ctoo' - did you mean 'cto'?"),
        (["decisions", "--structure", "seperate"], "did you mean 'separate'? [unknown-structure]"),
        (
            ["decisions", "--structure", "separate", "--role", "vp-data"],
            "the structure 'separate' has no 'vp-data' - it has ceo, cto, cpo [unknown-role]",
        ),
        (
            ["--workspace", "/nowhere"],
            "/nowhere: there is no such folder or file"
            " - 'charter init /nowhere' makes a workspace [no-file]",
        ),
    ],
)
def test_an_unknown_word_gets_a_suggestion(arguments: list[str], message: str) -> None:
    result = show(*arguments)
    assert isinstance(result.exception, InputError)
    assert message in str(result.exception)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--role", "cto"],
        ["roles", "--structure", "separate"],
        ["cto", "--area", "product"],
        ["decisions", "--job", "wrong-thing"],
        ["decisions", "--structure", "separate", "--workspace", "."],
    ],
)
def test_options_that_choose_nothing_are_wrong_usage(arguments: list[str]) -> None:
    assert show(*arguments).exit_code == 2


def test_the_command_line_reports_on_stderr() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "charter", "show", "rols"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("the catalogue has no 'rols' - did you mean 'roles'?")


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("kind", KINDS)
def test_a_table_keeps_within_the_terminal(
    kind: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charter.cli.printer.terminal_columns", lambda **_: width)
    known = entries_of(CATALOG, kind)
    shown = lines(kind)
    for line in shown:
        assert len(line) <= width or line.strip() in known
    body = shown[2 if shown[1].startswith("  id ") else 1 :]
    rows = [line.split()[0] for line in body if line.startswith("  ") and line[2:3].strip()]
    assert rows == list(known)


def test_fields_hang_under_their_label() -> None:
    found = [Field("One", ("alone",)), Field("Several", ("first item\nbelow it", "second"))]
    assert [unstyle(line) for line in lines_of(labelled(found), 24)] == [
        "  One      alone",
        "  Several  - first item",
        "             below it",
        "           - second",
    ]


def test_the_help_documents_the_data() -> None:
    shown = "\n".join(lines("--help"))
    for word in ("kind ", "version ", "entries ", "applies ", "depends_on ", "assignment "):
        assert word in shown


def test_examples_have_unique_ids() -> None:
    known = [*KINDS, *(name for kind in KINDS for name in entries_of(CATALOG, kind))]
    assert len(known) == len(set(known))
    assert examples()


def test_a_must_is_shown_as_postings_have_it_with_what_needs_it(
    charter: Any,
) -> None:
    said = " ".join(charter("show", "vp-quality").out.split())
    assert "You have stopped a release because it was not good enough." in said
    assert "(needed by delivery.production-readiness and delivery.quality)" in said
    assert "Has stopped a release" not in said
