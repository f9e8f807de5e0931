"""What reaches the terminal: nothing of others that steers it, and no crash where it is no good."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from charter import compiled
from charter.cli.output import carried, echo, indented, style, unstyle, visible
from terminal_driver import WAYS

ROOT = Path(__file__).resolve().parent.parent
COMPANY = """\
company: {name: "Łódź Soft – “x”", country: US, currency: USD, charter_in_contract: false}
structure: combined-lean
positions:
  cpto: {limits: {spend: 50000, hire: team leads}}
"""
VACANT = (
    "  vp-engineering: {status: vacant, acting: cpto, apply: {email: jobs@soft.example},"
    " pay: {min: 90000, max: 120000}}\n"
)
ROWS = """\
id,name,structure,currency,cto limits spend,cto limits hire,ceo limits spend,ceo limits hire
a,Łódź,cto-led,PLN,9000,leads,9000,leads
"""
Run = Callable[..., Any]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="streams of POSIX")

# Each command and whether what it prints is its work: then it fails where that cannot be written.
PRINTS: dict[str, list[str]] = {
    "check": ["check", "ws"],
    "check, JSON": ["check", "ws", "--json"],
    "lint": ["lint", "ws/posting.md"],
    "matrix": ["matrix", "ws"],
    "matrix, JSON": ["matrix", "ws", "--json"],
    "advise": ["advise", "ws"],
    "compare": ["compare", "cto-led", "cpo-led"],
    "a ledger of nothing": ["transition", "ws", "ws"],
    "templates list": ["templates", "list", "ws"],
    "templates check": ["templates", "check", "ws2"],
    "templates diff": ["templates", "diff", "--workspace", "ws"],
    "templates fields": ["templates", "fields", "charter"],
    "diff": ["diff", "ws/out/cpto-charter.md"],
    "verify": ["verify", "ws/out/cpto-charter.docx", "--against", "ws"],
    "show": ["show"],
    "show a list": ["show", "responsibilities"],
    "show one": ["show", "cto"],
    "show, JSON": ["show", "roles", "--json"],
    "schema": ["schema"],
    "help": ["--help"],
    "help of a command": ["check", "--help"],
    "version": ["--version"],
}
MD = ("--format", "md")
WRITES: dict[str, list[str]] = {
    "init": ["init", "new-{n}", "--structure", "cto-led"],
    "build": ["build", "ws"],
    "feed": ["feed", "ws3"],
    "matrix as files": ["matrix", "ws", "--format", "csv"],
    "compare as files": ["compare", "cto-led", "cpo-led", "--format", "md", "--out", "c-{n}"],
    "transition": [
        "transition",
        "ws",
        "cto-led",
        "--on",
        "2027-03-01",
        "--out",
        "t-{n}",
        "--format",
        "md",
    ],
    "templates eject": ["templates", "eject", "pay", "--workspace", "ws2", "--force"],
    "templates update": ["templates", "update", "--workspace", "ws2"],
    "pack": ["pack", "ws", "--position", "cpto", "--letter", "letter.docx", "--out", "p-{n}"],
    "sign": ["sign", "ws3", "--position", "cpto", "--date", "2026-12-01", "--force"],
    "batch": ["batch", "rows.csv", "--out", "b-{n}", "--jobs", "1", "--format", "md"],
}
FAILS: dict[str, list[str]] = {
    "no file": ["check", "nowhere"],
    "wrong usage": ["check", "--nonsense"],
    "no such command": ["buld"],
}
COMMANDS = PRINTS | WRITES | FAILS
EVERY_WAY = ("check", "check, JSON", "matrix, JSON", "show, JSON", "help", "build", "no file")
FOR_ALL = ("plain", "all closed", "full")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[Any]]:
    """Run each command in each way; return exit code, stdout and stderr by both names."""
    home = tmp_path_factory.mktemp("terminal")
    for name in ("ws", "ws2", "ws3"):
        (home / name).mkdir()
        text = COMPANY if name == "ws3" else COMPANY + VACANT
        (home / name / "company.yaml").write_text(text, "utf-8")
        (home / name / "posting.md").write_text("# Head of Łódź\n\nWe need a ninja.\n", "utf-8")
    (home / "rows.csv").write_text(ROWS, "utf-8")
    document = docx.Document()
    document.add_paragraph("We offer you the post of {{ position.title }}.")
    document.save(str(home / "letter.docx"))
    first = [["plain", ["build", name]] for name in ("ws", "ws3")]
    keys = [(name, way) for name in COMMANDS for way in WAYS if way in FOR_ALL or name in EVERY_WAY]
    wanted = [
        [way, [argument.format(n=n) for argument in COMMANDS[name]]]
        for n, (name, way) in enumerate(keys)
    ]
    driver = [sys.executable, str(ROOT / "tests/terminal_driver.py"), json.dumps(first + wanted)]
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": "1796083200",
        "PYTHONPATH": str(ROOT),
        "CHARTER_COMPILED": str(compiled.FOLDER),
    }
    done = subprocess.run(
        driver, cwd=home, env=environment, capture_output=True, text=True, check=True
    )
    return dict(zip(keys, json.loads(done.stdout)[len(first) :], strict=True))


@pytest.mark.parametrize("name", COMMANDS)
def test_no_output_however_poor_makes_a_command_crash(ran: Any, name: str) -> None:
    for way in WAYS:
        code, _, err = ran.get((name, way), (0, "", ""))
        assert "Traceback" not in err, (way, err)
        assert "Exception ignored" not in err, (way, err)
        assert code in (0, 1, 2), way


@pytest.mark.parametrize("name", WRITES)
def test_what_writes_files_has_done_its_work_whoever_listens(ran: Any, name: str) -> None:
    assert ran[name, "plain"][0] == 0, ran[name, "plain"][2]
    assert {way: ran[name, way][0] for way in FOR_ALL} == dict.fromkeys(FOR_ALL, 0)


@pytest.mark.parametrize("name", PRINTS)
def test_what_prints_says_in_one_line_that_it_could_not(ran: Any, name: str) -> None:
    assert ran[name, "all closed"][0] == 1
    assert ran[name, "full"][0] == 1
    said = "the output could not be written: No space left on device\n"
    assert ran[name, "full"][2] == ran[name, "plain"][2] + said


def test_an_output_that_is_closed_is_told_where_somebody_hears(ran: Any) -> None:
    code, _, err = ran["check", "stdout closed"]
    assert (code, err) == (1, "the output could not be written: it is closed\n")


@pytest.mark.parametrize("name", EVERY_WAY)
def test_a_reader_that_has_what_it_wants_changes_nothing(ran: Any, name: str) -> None:
    assert ran[name, "gone"][0] == ran[name, "plain"][0]
    assert "could not be written" not in ran[name, "gone"][2]


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_letters_that_an_encoding_lacks_are_written_out(ran: Any, encoding: str) -> None:
    code, out, _ = ran["check", encoding]
    assert code == ran["check", "plain"][0]
    name = {
        "cp1252": "\\u0141ód\\u017a Soft – “x”",
        "cp850": '\\u0141ód\\u017a Soft - "x"',
        "ascii": '\\u0141\\xf3d\\u017a Soft - "x"',
    }
    assert out.startswith(f"{name[encoding]}: ")
    for asked in ("check, JSON", "matrix, JSON", "show, JSON"):
        assert json.loads(ran[asked, encoding][1]) == json.loads(ran[asked, "plain"][1])


def test_problems_are_told_where_only_stderr_is_read(ran: Any) -> None:
    assert ran["no file", "stdout closed"][2].startswith("nowhere: there is no such folder or file")
    assert ran["wrong usage", "all closed"][0] == 2


@pytest.mark.parametrize(
    ("shell", "code"),
    [
        ("{charter} check ws >&-", 1),
        ("{charter} check ws >&- 2>&-", 1),
        ("{charter} build ws >&-", 0),
        ("{charter} build ws > /dev/full", 0),
        ("{charter} build ws | true; exit ${{PIPESTATUS[0]}}", 0),
        ("{charter} show responsibilities | head -1 | grep -q resp; exit ${{PIPESTATUS[0]}}", 0),
        ("PYTHONIOENCODING=cp850 {charter} check ws", 0),
    ],
)
def test_a_shell_sees_the_same(tmp_path: Path, shell: str, code: int) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws/company.yaml").write_text(COMPANY, "utf-8")
    line = shell.format(charter=f"{sys.executable} -m charter")
    done = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


# What others wrote


EVIL = "\x1b]0;pwn\x07\x9b31m\r\x08\x7f\u202e\u2066\u200b\u200d\ufeff\u2028\x85"
STEERS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def test_what_steers_is_shown_and_the_rest_is_left() -> None:
    assert visible("a\x1b[31m\rb\n\t\u202e\u200d\x9b\udcff") == (
        r"a\x1b[31m\rb\n\t\u202e\u200d\x9b\xff"
    )
    honest = "Łódź – 110\u202f000 “x” 日本 👩 é e\u0301 \u00a0"
    assert visible(honest) == honest


def test_looks_are_ours_alone(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    line = f"{style('bold', bold=True)} \x1b[31mred\x1b[0m"
    assert unstyle(line) == "bold \x1b[31mred\x1b[0m"
    assert [*carried(["a", style("b", bold=True)])] == ["a", style("b", bold=True)]
    assert [*carried(style("bold too", bold=True).split())] == [
        style(word, bold=True) for word in ("bold", "too")
    ]
    assert indented(style("  - x", dim=True)) == (2, style("- x", dim=True))
    for terminal, variables, bold in (
        (True, {}, "\x1b[1mbold\x1b[0m"),
        (True, {"NO_COLOR": "1"}, "bold"),
        (True, {"TERM": "dumb"}, "bold"),
        (False, {}, "bold"),
    ):
        with monkeypatch.context() as patched:
            patched.delenv("NO_COLOR", raising=False)
            patched.setenv("TERM", "xterm")
            for name, value in variables.items():
                patched.setenv(name, value)
            patched.setattr(sys.stdout, "isatty", lambda terminal=terminal: terminal)
            echo(line)
        assert capsys.readouterr().out == f"{bold} \\x1b[31mred\\x1b[0m\n"


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, charter: Run) -> Path:
    """Stand beside a folder with an evil name, in which all that is read is evil too."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / EVIL_NAME
    folder.mkdir()
    (folder / "company.yaml").write_text(COMPANY + VACANT, "utf-8")
    assert charter("build", EVIL_NAME).code == 0
    paper = folder / "out/cpto-charter.md"
    text = paper.read_text("utf-8")
    paper.write_text(text.replace("## Limits", f"## Limits {EVIL}", 1) + f"\n{EVIL}\n", "utf-8")
    copy = docx.Document(str(folder / "out/cpto-charter.docx"))
    copy.add_paragraph("void \u202eevil\u202c \u200b\ufeff\x85")
    copy.save(str(folder / f"came{EVIL_NAME}.docx"))
    (folder / "posting.md").write_text(f"# T {EVIL}\n\nWe need a ninja {EVIL} ninja.\n", "utf-8")
    (folder / "rows.csv").write_text(f'"id{EVIL}",na{EVIL}me\nx{EVIL},"y{EVIL}"\n', "utf-8")
    lines = [json.dumps({f"na{EVIL}me": EVIL}), json.dumps({"name": EVIL, "structure": EVIL})]
    (folder / "rows.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "bad.yaml").write_text(f'company: {{name: "x\\e[31m"}}\n{EVIL[8:-2]}: 1\n', "utf-8")
    (folder / "key.yaml").write_text('? "a\u202e\u200bb"\n: 1\n"structure": "se\u202e"\n', "utf-8")
    return folder


EVIL_NAME = "\x1b]0;pwn\x07\n\r\x9b31m\u202e\u200b"


@pytest.mark.parametrize(
    "arguments",
    [
        "check {}",
        "check {} --json",
        "check {}/bad.yaml",
        "check {}/key.yaml",
        "check {}/key.yaml --json",
        "lint {}/posting.md",
        "lint {}/posting.md --json",
        "lint {}",
        "diff {}/out/cpto-charter.md",
        "diff {}/out/cpto-charter.md --json",
        "diff {}/came{}.docx --workspace {}",
        "verify {}/came{}.docx --against {}",
        "verify {}/came{}.docx --against {} --json",
        "build {}",
        "build {} --keep --out {}/other",
        "batch {}/rows.csv --out {}/b --jobs 1",
        "batch {}/rows.csv --out {}/b --jobs 1 --ignore-unknown",
        "batch {}/rows.jsonl --out {}/b --jobs 1 --ignore-unknown --json",
        "batch {} --out {}/b --jobs 1",
        "templates list {}",
        "templates list {} --json",
        "templates check {}",
        "templates check {} --json",
        "templates diff --workspace {}",
        "templates update --workspace {}",
        "matrix {} --format csv",
        "show {}",
        "show roles {}",
        "transition {} {}/nowhere",
        "sign {} --position {} --date 2027-01-15",
        "pack {} --position cpto --letter {}/posting.md",
        "init {}",
        "init {}/new --structure {}",
        "{}",
        "check --{}",
        "check --date {}",
        "schema {}",
    ],
)
def test_nothing_of_others_steers_the_terminal(evil: Path, charter: Run, arguments: str) -> None:
    if arguments.startswith(("templates", "build {}", "check {} --json")):
        (evil / "templates").mkdir()
        (evil / "templates" / f"x{EVIL_NAME}.md.j2").write_text(f"{{{{ {EVIL} }}}}", "utf-8")
        charter_ = f"{{{{ na{EVIL}me }}}}{{% {EVIL} %}}"
        (evil / "templates/charter.md.j2").write_text(charter_, "utf-8")
    ran = charter(*(part.replace("{}", EVIL_NAME) for part in arguments.split()))
    assert not STEERS.search(ran.out + ran.err), ascii(ran)
    if "--json" in arguments and ran.out:
        json.loads(ran.out)


def test_a_bug_cannot_steer_the_terminal_either(capsys: Any) -> None:
    from charter.cli.main import _show_bug

    _show_bug(ValueError, ValueError(f"x\n{EVIL}"), None)
    said = capsys.readouterr().err
    assert said.startswith("ValueError: x\n")
    assert not STEERS.search(said)


def test_a_bug_ends_a_run_with_its_traceback_and_cannot_steer_the_terminal() -> None:
    program = f"""
from charter.cli import main
def fail(**_): raise ValueError({EVIL!r})
main.cli.main = fail
main.run()
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    said = ran.stderr.decode()
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert said.startswith("Traceback (most recent call last):\n")
    assert "\nValueError: " in said
    assert not STEERS.search(said)


def test_no_other_module_writes_to_the_terminal() -> None:
    found = []
    for path in (ROOT / "charter").rglob("*.py"):
        if path == ROOT / "charter/cli/output.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            if isinstance(node, ast.Name) and node.id == "print":
                name = node.id
            if re.fullmatch(
                r"print|click\.(echo|secho|style|unstyle|prompt|confirm|pause|clear|progressbar)\w*"
                r"|sys\.(stdout|stderr|__stdout__|__stderr__)\.\w+|os\.write",
                name,
            ):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {name}")
    assert found == []
