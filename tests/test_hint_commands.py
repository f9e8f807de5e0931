"""Every command and every line that a text of the program says to type is one that can be typed.

All texts are taken from the code, so that a new one is held too.
"""

from __future__ import annotations

import ast
import json
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

from charter.cli.main import cli
from conftest import Ran

CODE = Path(__file__).resolve().parent.parent / "charter"
COMMAND = re.compile(r"'(charter [a-z][^']*)'")
LINE = re.compile(
    r"\b(?:write|add|as|delete)(?: it as| the line| each item on a line of its own, as)? "
    r"'(?:- )?\{?\{?([a-z][a-z_]+):(?: [^']*)?'"
)
STANDS_FOR = "\0"
"""What a value of the moment is put in as."""


class Text(NamedTuple):
    """A text of the program, with where it stands."""

    where: str
    said: str


@cache
def texts() -> tuple[Text, ...]:
    """Return every text of the code but what documents it."""
    return tuple(text for path in sorted(CODE.rglob("*.py")) for text in texts_of(path))


def texts_of(path: Path) -> Iterator[Text]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    apart = {id(n.value) for n in nodes if isinstance(n, ast.Expr | ast.FormattedValue)}
    apart |= {id(part) for n in nodes if isinstance(n, ast.JoinedStr) for part in n.values}
    name = path.relative_to(CODE)
    for node in nodes:
        if id(node) in apart:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else STANDS_FOR for p in node.values)
            yield Text(f"{name}:{node.lineno}", "".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield Text(f"{name}:{node.lineno}", node.value)


def said() -> list[tuple[str, str]]:
    """Return each command of the texts, with where it stands."""
    return [(text.where, found) for text in texts() for found in COMMAND.findall(text.said)]


def command_named(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """Return the command that words name, or None, with what follows it."""
    command: click.Command = cli
    while isinstance(command, click.Group) and words and STANDS_FOR not in words[0]:
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return None, words
        command, words = found, words[1:]
    return command, words


def test_the_commands_of_texts_are_found() -> None:
    assert len(said()) > 50


def test_each_command_that_is_said_is_there_with_its_options() -> None:
    wrong = [(where, command, why) for where, command in said() if (why := wrong_in(command))]

    assert wrong == []


def wrong_in(said: str) -> str:
    """Return why a command could not be typed, or ""."""
    command, words = command_named(shlex.split(said)[1:])
    if command is None:
        return f"no command {words[0]}"
    options = {name for p in command.params for name in (*p.opts, *p.secondary_opts)}
    named = [word.partition(STANDS_FOR)[0] for word in words if word.startswith("--")]
    if unknown := [name for name in named if name not in options]:
        return f"no option {unknown}"
    arguments = [p for p in command.params if isinstance(p, click.Argument)]
    valued = {n for p in command.params if not getattr(p, "is_flag", True) for n in p.opts}
    before = ["", *words]
    beside = [w for w, b in zip(words, before, strict=False) if w[:2] != "--" and b not in valued]
    # Values of the moment can be options too, such as where the workspace is.
    typed = [word for word in beside if STANDS_FOR not in word]
    most = sum(p.nargs if p.nargs > 0 else 99 for p in arguments)
    return f"no argument for {typed[most:]}" if len(typed) > most else ""


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("charter chekc", "no command chekc"),
        ("charter templates lst", "no command lst"),
        ("charter check --loudly", "no option ['--loudly']"),
        ("charter build a b c d", "no argument for ['b', 'c', 'd']"),
        ("charter check . --without cpto", ""),
    ],
)
def test_a_command_that_cannot_be_typed_is_seen(said: str, why: str) -> None:
    assert wrong_in(said) == why


def keys(schema: Any) -> Iterator[str]:
    """Yield every key that a schema knows, however deep."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from keys(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from keys(part)


def test_a_line_that_is_said_begins_with_a_key_of_a_file_of_charter() -> None:
    # Of any line at all, and of a hire file, which says whatever its letter prints.
    known: set[str] = {"name", "monthly_pay"}
    for path in (CODE / "read/schemas").glob("*.json"):
        known |= set(keys(json.loads(path.read_text("utf-8"))))
    found = [(each.where, key) for each in texts() for key in LINE.findall(each.said)]
    assert len(found) > 20
    assert [each for each in found if each[1] not in known] == []


# Every command of the texts, as it is typed in a workspace where what stands for a value is put in.
FOLLOWED = {
    "charter advise": "",
    "charter build": "",
    "charter build \0": ".",
    "charter build --force": "",
    "charter check": "",
    "charter check --without \0": "cpto",
    "charter diff \0": "out/cpto-charter.md",
    "charter diff \0 \0": "edited.md --workspace . --position cpto --paper charter",
    "charter diff FILE": "out/cpto-charter.md",
    "charter feed": "",
    "charter feed --assign-references": "",
    "charter init": "",
    "charter init \0": '"new firm"',
    "charter init --table FILE": "people.csv",
    "charter lint \0": "out/cpto-posting.md",
    "charter lint FILE": "out/cpto-posting.md",
    "charter matrix --position \0": "cpto",
    "charter show": "",
    "charter show \0": "product.roadmap",
    "charter show \0s": "role",
    "charter show ID": "cto",
    "charter show KIND": "roles",
    "charter show areas": "",
    "charter show cto": "",
    "charter show law us-co": "",
    "charter show decisions": "",
    "charter show responsibilities": "",
    "charter show responsibilities --role cto --structure separate": "",
    "charter show structures": "",
    "charter templates check": "",
    "charter templates check --annotate OUT.docx": "marked.docx",
    "charter templates diff \0\0": "pay --workspace .",
    "charter templates eject \0\0": "charter.md.j2 blocks/apply.md.j2 --workspace .",
    "charter templates eject \0 --force\0": "pay --workspace .",
    "charter templates eject NAME": "apply",
    "charter templates fields": "",
    "charter templates list": "",
    "charter templates update": "",
    "charter templates update \0 --accept\0": "pay --workspace .",
    "charter history": "",
    "charter undo": "",
    "charter update": "",
    "charter verify \0 --against \0": "out/cpto-charter.docx .",
}
BY_NAME = (
    *(
        "audit",
        "batch FILE",
        "diff",
        "init --table",
        "open",
        "pack",
        "settle \0 --workspace \0",
        "sign",
    ),
    "verify",
)
"""Commands that texts only name, for what they do: they want a table, a letter, a day or a file."""


def test_each_command_of_a_text_is_followed() -> None:
    assert {command for _, command in said()} - {f"charter {name}" for name in BY_NAME} == set(
        FOLLOWED
    )


@pytest.mark.parametrize("command", FOLLOWED)
def test_a_command_that_is_said_does_what_it_says_in_a_workspace(
    command: str,
    charter: Callable[..., Ran],
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "firm"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    text = Path("company.yaml").read_text("utf-8")
    posting = "{url: https://acme.example/jobs, "
    Path("company.yaml").write_text(text.replace("{send:", f"{posting}send:"), "utf-8")
    shutil.copy("out/cpto-charter.md", "edited.md")
    Path("people.csv").write_text("Name,Title,Manager\nAnn,CEO,\nBo,CTO,Ann\n", "utf-8")
    assert charter("templates", "eject", "pay", "charter.docx").code == 0
    begun = re.split(r" (?=[A-Z])|\0|OUT", command, maxsplit=1)[0]
    after = " --force" if "--force\0" in command else " --accept" if "--accept" in command else ""
    against = " --against" if "--against" in command else ""
    first, _, rest = FOLLOWED[command].partition(" " if against else "\n")
    typed = f"{begun} {first}{against} {rest}{after}".replace("show  ", "show ")
    plural = "s" if command.endswith("\0s") else ""
    words = shlex.split(f"{typed.rstrip()}{plural}")[1:]

    ran = charter(*words)

    if words[0] == "init" and "--table" not in words:
        # Nobody is asked here; what there is to choose from is shown.
        assert ran.err.startswith("--structure:"), ran.err
        return
    assert "Usage:" not in ran.err, ran.err
    assert ran.code in (0, 1)
    assert not re.search(r"\[(no-file|no-company|no-template|unknown-[a-z]+)\]", ran.err), ran.err
