"""What the shell offers while a command is typed: an area of told.py."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TYPED = (
    "",
    "t",
    "templates ",
    "init --example ",
    "init --example t",
    "init --structure c",
    "show ",
    "show pro",
    "show cpt",
    "show responsibilities --area ",
    "show responsibilities --role v",
    "show decisions --structure s",
    "show --workspace havn c",
    "compare co",
    "transition havn se",
    "transition havn --position ",
    "matrix havn --position c",
    "matrix havn --format ",
    "build --paper ",
    "build --format md,",
    "build havn --position ",
    "check --report ",
    "lint --language d",
    "lint --place US",
    "feed --board ",
    "sign havn --position c",
    "pack havn --position c",
    "templates eject b",
    "templates fields ",
    "schema ",
    "diff --paper ",
    "batch --paper ",
    "batch --decimal ",
)


def completions() -> Iterator[tuple[str, str]]:
    """Yield what is offered after each line that somebody has begun."""
    from click.shell_completion import ShellComplete

    from charter.cli.main import cli

    complete = ShellComplete(cli, {}, "charter", "_CHARTER_COMPLETE")
    before = os.getcwd()
    os.chdir(ROOT / "tests" / "briefs")
    try:
        lines = []
        for typed in TYPED:
            *words, begun = typed.split(" ")
            offered = complete.get_completions(words, begun)
            said = [  # click cuts the help of commands, each version elsewhere
                f"  {each.value}: {'' if '...' in (each.help or '') else each.help} {each.type}"
                for each in offered
            ]
            lines += [f"charter {typed}", *said[:12], f"  {len(said)} in all"]
    finally:
        os.chdir(before)
    yield "completions", "\n".join(lines)
