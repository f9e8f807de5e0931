"""Options are the same in every command: names, help, types, JSON for programs, silence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from click.shell_completion import BashComplete

from asked import agreed_round
from charter.cli.groups import LazyGroup
from charter.cli.main import cli
from charter.write.in_place import edit_file
from charter.write.journal import InJournal
from conftest import Ran

pytestmark = pytest.mark.usefixtures("in_2030")
LETTER = Path(__file__).parent / "data" / "letters" / "continous_section_break.docx"
HERE = "2026-12-01"
COMPANY = """\
company: {name: Acme, currency: USD, charter_in_contract: false}
structure: separate
positions:
  cto: {limits: {spend: 9000, hire: leads}}
  cpo:
    status: vacant
    acting: ceo
    limits: {spend: 9000, hire: leads}
    apply: {email: jobs@acme.example, url: https://acme.example/jobs}
    places: [{city: Lisbon, country: PT}]
    reference: 2026-01
    posted: 2026-11-20
"""
MOVED = ("--on", "2027-03-01", "--out", "moved", "--format", "md")
WORKS = {
    "init": ["new", "--structure", "separate"],
    "open": ["ws", "--get", "/owners"],
    "ask": [],
    "settle": ["answers.csv", "--workspace", "ws"],
    "audit": ["ws/cto.md"],
    "check": [],
    "matrix": [],
    "advise": [],
    "lint": ["ws/posting.md"],
    "compare": ["combined", "separate"],
    "transition": ["ws", "cto-led", "--workspace", "ws", *MOVED],
    "build": [],
    "update": [],
    "undo": [],
    "history": [],
    "diff": ["ws/out/cto-charter.md"],
    "batch": ["rows.csv", "--base", "ws", "--out", "many", "--jobs", "1"],
    "feed": [],
    "pack": ["--position", "cto", "--letter", str(LETTER), "--format", "zip"],
    "verify": ["ws/out/cto-charter.docx", "--against", "ws"],
    "sign": ["--position", "cto", "--date", HERE],
    "share": [],
    "show": ["roles"],
    "schema": [],
    "templates list": [],
    "templates eject": ["pay", "--workspace", "ws"],
    "templates diff": ["--workspace", "ws"],
    "templates update": ["--workspace", "ws"],
    "templates check": [],
    "templates fields": ["charter"],
}
"""What each command needs to work in a folder with a workspace `ws`; most take that alone."""
ALONE = (
    *("ask", "check", "matrix", "advise", "build", "update", "undo", "history", "feed", "pack"),
    *("sign", "share"),
)
BAD = {
    "init": ["ws", "--structure", "separate"],
    "settle": ["nowhere.csv", "--workspace", "ws"],
    "compare": ["combined", "nowhere"],
    "transition": ["combined", "nowhere", "--workspace", "ws"],
    "diff": ["nowhere.md"],
    "batch": ["nowhere.csv", "--out", "many"],
    "lint": ["nowhere.md"],
    "audit": ["nowhere.md"],
    "verify": ["nowhere.docx"],
    "show": ["nothing-of-this-name"],
    "templates eject": ["nothing", "--workspace", "ws"],
    "templates diff": ["nothing", "--workspace", "ws"],
    "templates update": ["nothing", "--workspace", "ws"],
}
"""Where the input is bad; the others are given a folder that is no workspace."""
NEVER_BAD = ("schema", "templates fields")
"""What takes only words of a list, of which a wrong one is wrong usage."""


def commands(group: click.Group = cli, above: str = "") -> Iterator[tuple[str, click.Command]]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        if isinstance(command, LazyGroup):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


COMMANDS = dict(commands())


def options_of(command: click.Command) -> dict[str, click.Option]:
    return {p.opts[0]: p for p in command.params if isinstance(p, click.Option)}


def sentence(option: click.Option) -> str:
    """Return an option's help without what differs: the words it takes, and its default."""
    return re.split(r":|  \[", option.help or "")[0]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a workspace whose papers are built."""
    from charter.building import build

    folder = tmp_path_factory.mktemp("options")
    (folder / "ws").mkdir()
    (folder / "ws/company.yaml").write_text(COMPANY, "utf-8")
    (folder / "rows.csv").write_text("id,name,apply email\nbeta,Beta,jobs@beta.example\n", "utf-8")
    (folder / "ws/posting.md").write_text("# Engineer\n\nYou write code.\n", "utf-8")
    for spend in (8000, 7000):
        told = InJournal(folder / "ws", lambda spend=spend: f"spend is {spend}")
        new = COMPANY.replace("9000", str(spend), 1)
        edit_file(folder / "ws/company.yaml", lambda _, new=new: new, [told])
    paper = "# Chief Technology Officer\n\n## Duties\n\n- Own the product roadmap.\n"
    (folder / "ws/cto.md").write_text(paper, "utf-8")
    build(folder / "ws", day=date.fromisoformat(HERE))
    (folder / "answers.csv").write_text(agreed_round(folder / "ws", ["cto", "cpo"], "CTO"), "utf-8")
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import shutil

    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words_of(name: str) -> list[str]:
    first = ["ws"] if name in ALONE or name in ("templates list", "templates check") else []
    day = (
        ["--date", HERE]
        if "--date" in options_of(COMMANDS[name]) and name not in ("diff", "lint")
        else []
    )
    return [*name.split(), *first, *WORKS[name], *(day if "--date" not in WORKS[name] else [])]


def test_every_command_has_an_example_here() -> None:
    assert set(COMMANDS) == set(WORKS)


@pytest.mark.parametrize("option", ["--json", "--quiet"])
def test_every_command_has_it(option: str) -> None:
    assert [name for name, one in COMMANDS.items() if option not in options_of(one)] == []


def test_an_option_is_one_thing_wherever_it_stands() -> None:
    seen: dict[str, tuple[str, str, str]] = {}
    for name, command in COMMANDS.items():
        for option, made in options_of(command).items():
            one_or_several = made.multiple and option in ("--position", "--paper")
            key = f"{option}, several" if one_or_several else option
            paths = isinstance(made.type, click.Path) or option == "--out"
            kind = "path" if paths else type(made.type).__name__
            told = sentence(made), kind, name
            assert seen.setdefault(key, told)[:2] == told[:2], f"{key} of {name}, of {seen[key][2]}"
    assert len(seen) > 30


@pytest.mark.parametrize("name", WORKS)
def test_json_is_one_object_on_stdout_and_the_exit_code_is_the_same(
    name: str, charter: Callable[..., Ran], folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    said = charter(*words_of(name), "--json")
    data = json.loads(said.out)
    assert data["version"] >= 1
    assert said.code == charter(*_again(name)).code


def _again(name: str) -> list[str]:
    """Return the words for a second run: what cannot be done twice is done elsewhere or anew."""
    words = words_of(name)
    if name == "init":
        return [*words[:1], "newer", *words[2:]]
    return [*words, "--force"] if name in ("sign", "templates eject") else words


@pytest.mark.parametrize("name", [name for name in WORKS if name not in NEVER_BAD])
def test_bad_input_is_one_object_too(name: str, charter: Callable[..., Ran], folder: Path) -> None:
    words = [*name.split(), *BAD[name]] if name in BAD else _nowhere(name)
    plain, said = charter(*words), charter(*words, "--json")
    assert (plain.code, said.code) == (1, 1)
    assert plain.out == ""
    data = json.loads(said.out)
    assert {"version", "problems"} <= set(data)
    for problem in data["problems"]:
        assert set(problem) == {"path", "line", "column", "code", "message", "hint"}
        assert problem["message"] in plain.err


def _nowhere(name: str) -> list[str]:
    return ["nowhere" if word == "ws" else word for word in words_of(name)]


def test_wrong_usage_stays_plain(charter: Callable[..., Ran], folder: Path) -> None:
    said = charter("build", "ws", "--json", "--force", "--keep")
    assert (said.code, said.out) == (2, "")
    assert "exclude each other" in said.err


def test_strict_tells_what_could_not_be_checked_from_what_is_fine(
    charter: Callable[..., Ran], folder: Path
) -> None:
    assert charter("check", "ws", "--strict").code == 0
    (folder / "ws/templates").mkdir()
    (folder / "ws/templates/posting.md.j2").write_text("{{ nothing.of_this_name }}\n", "utf-8")
    plain, said = charter("check", "ws"), charter("check", "ws", "--strict")
    assert (plain.code, said.code) == (0, 3)
    assert "Posting for cpo: words not checked: its template cannot be used" in said.out


@pytest.mark.parametrize("name", WORKS)
def test_an_option_that_there_is_not_is_wrong_usage(name: str, charter: Callable[..., Ran]) -> None:
    said = charter(*name.split(), "--no-such-option")
    assert (said.code, said.out) == (2, "")
    assert "No such option" in said.err


QUIET = [name for name in WORKS if name not in ("advise", "check", "lint", "audit")]


@pytest.mark.parametrize("name", QUIET)
def test_quiet_prints_nothing_when_all_is_well(
    name: str, charter: Callable[..., Ran], folder: Path
) -> None:
    said = charter(*words_of(name), "--quiet")
    assert (said.code, said.out) == (0, "")


def test_problems_that_end_a_command_which_did_its_work_are_in_its_object(
    charter: Callable[..., Ran], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charter.write.pdf.extra.can_write_pdf", lambda: False)
    said = charter("build", "ws", "--format", "md,pdf", "--json")
    data: dict[str, Any] = json.loads(said.out)
    assert said.code == 1
    assert "cto-charter.md" in data["written"] + data["unchanged"]
    assert [problem["code"] for problem in data["problems"]] == ["no-typst"]


def completed(*words: str) -> list[str]:
    found = BashComplete(cli, {}, "charter", "_CHARTER_COMPLETE")
    return [item.value for item in found.get_completions([*words[:-1]], words[-1])]


def test_the_shell_completes_positions_of_the_workspace(folder: Path) -> None:
    company = COMPANY + "  platform-lead: {role: vp-engineering, reports_to: cto}\n"
    (folder / "ws/company.yaml").write_text(company, "utf-8")
    assert completed("build", "ws", "--position", "plat") == ["platform-lead"]
    assert completed("matrix", "ws", "--position", "cto,c") == ["cto,ceo", "cto,cpo"]
    assert completed("sign", "ws", "--position", "vp-") == []
    assert "vp-data" in completed("build", "nowhere", "--position", "vp-")


def test_the_shell_completes_places_languages_and_short_names_of_templates(folder: Path) -> None:
    assert completed("lint", "x.md", "--place", "us-c") == ["US-CA", "US-CO", "US-CT"]
    assert completed("lint", "x.md", "--place", "DE,US-CO,US-C") == [
        "DE,US-CO,US-CA",
        "DE,US-CO,US-CT",
    ]
    assert completed("lint", "x.md", "--language", "d") == ["da", "de"]
    assert completed("templates", "eject", "pay") == ["pay-lines", "pay"]
    blocks = ["blocks/pay-lines.md.j2", "blocks/pay.md.j2"]
    assert completed("templates", "eject", "blocks/pa") == blocks


def test_a_position_is_named_by_id_or_role_several_with_commas(
    charter: Callable[..., Ran], folder: Path
) -> None:
    made = charter("build", "ws", "--position", "cto,cpo", "--paper", "charter", "--out", "two")
    assert made.code == 0
    assert sorted(p.name for p in Path("two").glob("*.md")) == ["cpo-charter.md", "cto-charter.md"]
    data = json.loads(charter("matrix", "ws", "--position", "cto, cpo", "--json").out)
    each = [
        json.loads(charter("matrix", "ws", "--position", p, "--json").out) for p in ("cto", "cpo")
    ]
    ids = {row["id"] for one in each for row in one["rows"]}
    assert {row["id"] for row in data["rows"]} == ids


@pytest.mark.parametrize("command", ["build", "matrix"])
def test_all_unknown_positions_are_told_with_the_nearest_name(
    command: str, charter: Callable[..., Ran], folder: Path
) -> None:
    said = charter(command, "ws", "--position", "ctoo,cto,nobody")
    assert said.code == 1
    assert "no position 'ctoo' - did you mean 'cto'?" in said.err
    assert "no position 'nobody' - known: " in said.err
    assert said.err.endswith("2 problems\n")


@pytest.mark.parametrize("command", ["build", "matrix", "sign", "pack", "diff"])
def test_role_still_means_position_and_no_help_names_it(
    command: str, charter: Callable[..., Ran], folder: Path
) -> None:
    words = words_of(command)
    if "--position" not in words:
        words += ["--position", "cto"]
    old = ["--role" if word == "--position" else word for word in words]
    said = charter(*old)
    assert said.code == 0
    assert "--role" not in charter(command, "--help").out


def test_where_one_position_is_meant_two_are_wrong_usage(
    charter: Callable[..., Ran], folder: Path
) -> None:
    said = charter("sign", "ws", "--position", "cto,cpo", "--date", HERE)
    assert said.code == 2
    assert "'cto,cpo' is more than one position; name one" in said.err


ROOT = Path(__file__).resolve().parent.parent
TEXTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *(path for folder in ("docs", "benchmarks") for path in sorted((ROOT / folder).glob("*.md"))),
    *sorted((ROOT / "charter").rglob("*.py")),
    *sorted((ROOT / "charter").rglob("*.json")),
    *sorted((ROOT / "catalog").rglob("*.yaml")),
    *sorted((ROOT / "templates").rglob("*.j2")),
]


def told_commands() -> Iterator[tuple[str, str]]:
    """Yield each command that a text, a help or a message tells people to write, with its file."""
    for path in TEXTS:
        text = path.read_text("utf-8")
        told = re.findall(r"[`']charter ([a-z][^`'\n]*)[`']", text)
        told += re.findall(r"^charter ([a-z].*?)(?:  #.*)?$", text, re.MULTILINE) * (
            path.suffix == ".md"
        )
        for words in told:
            yield str(path.relative_to(ROOT)), words


def test_every_command_that_a_text_names_is_there_with_its_options() -> None:
    seen, wrong = set(), []
    for path, told in told_commands():
        words = told.split()
        name = " ".join(words[:2]) if words[0] == "templates" else words[0]
        if name == "templates" or "{" in name:
            continue
        seen.add(name)
        if name not in COMMANDS:
            wrong.append(f"{path}: charter {told}")
            continue
        known = [*options_of(COMMANDS[name]), "--help"]
        options = re.findall(r"(?<!\S)--[a-z-]+", told)
        wrong += [f"{path}: charter {told}" for option in options if option not in known]
    assert wrong == []
    assert seen >= set(COMMANDS) - {"matrix", "templates list"}


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", ["", *WORKS, "templates"])
def test_help_is_as_wide_as_the_terminal_and_says_the_same(
    name: str, width: int, charter: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = charter(*name.split(), "--help").out.splitlines()
    monkeypatch.setenv("COLUMNS", "500")
    whole = charter(*name.split(), "--help").out

    assert [line for line in lines if len(line) > width] == []
    assert sorted("".join("".join(lines).split())) == sorted("".join(whole.split()))
