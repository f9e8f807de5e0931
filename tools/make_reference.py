"""Writes docs/reference.md: every command with its options, and every file of a workspace.

Commands come from the program itself. What each file is stands in tools/files.yaml, and
tests/test_reference.py holds it against what commands write. Run it after changing either.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import yaml

from charter.cli.main import COMMANDS, cli

ROOT = Path(__file__).resolve().parent.parent
FILES, REFERENCE = ROOT / "tools" / "files.yaml", ROOT / "docs" / "reference.md"
Row = dict[str, Any]
HEAD = """\
# Commands and files

Made by `tools/make_reference.py` from the program itself. [All guides](../README.md#what-you-can-do-with-it)

- [Commands](#commands): what each does, and its options
- [Files](#files): what each is, who writes it, whether it has personal data, how to delete it

## Commands

`charter COMMAND --help` says more of each. A WORKSPACE is a folder with `company.yaml`, or a company file; the folder you are in when left out. Every command also has:

| Option | What it does |
| --- | --- |
"""
FILES_HEAD = """\
## Files

Paths begin at the workspace, unless something else is said. "Only you can read it" means that others on the machine cannot. charter sends no file anywhere. What you have sent to others, committed to git or backed up is not deleted with a file here.
"""
FORGET = """\
### To forget a person

1. Take the name out of `company.yaml` (`holder`, `holders`), and out of your own texts.
2. Delete what was made with it: `rm -rf northwind/out northwind/.charter/journal northwind/audit.yaml`, and folders that you named with `--out`.
3. Run `charter build northwind`: it writes the papers again, without the name.

With `out/` goes what earlier charters said. Where you still wait for a signed copy of an older one, keep the zip of its pack: only by it can that copy be verified.
"""


def cell(text: str) -> str:
    """Return a text as it stands in a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def code(text: str) -> str:
    """Return a text as code in a cell of a Markdown table."""
    return "`" + text.replace("|", "\\|") + "`"


def options_of(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Return the options that help names, each with what it does."""
    params = (param for param in command.get_params(ctx) if isinstance(param, click.Option))
    return [found for param in params if (found := param.get_help_record(ctx))]


def commands() -> Iterator[tuple[str, str, str, click.Command, click.Context]]:
    """Yield each command: its heading in the help, its name, its line, itself and its context."""
    top = click.Context(cli, info_name="charter", **cli.context_settings)
    for heading, lines in COMMANDS.items():
        for name, (_, line) in lines.items():
            command = cli.get_command(top, name)
            assert command is not None
            ctx = command.context_class(command, info_name=name, parent=top)
            if not isinstance(command, click.Group):
                yield heading, name, line, command, ctx
                continue
            for below in command.list_commands(ctx):
                under = command.get_command(ctx, below)
                assert under is not None
                inner = under.context_class(under, info_name=below, parent=ctx)
                yield heading, f"{name} {below}", under.get_short_help_str(200), under, inner


def common() -> list[tuple[str, str]]:
    """Return the options that every command has."""
    lists = [options_of(command, ctx) for *_, command, ctx in commands()]
    return [option for option in lists[0] if all(option in others for others in lists)]


def command_texts() -> Iterator[str]:
    """Yield the text on each command, under the headings of the help."""
    everywhere, last = common(), ""
    yield from (f"| {code(names)} | {cell(said)} |\n" for names, said in everywhere)
    for heading, name, line, command, ctx in commands():
        if heading != last:
            yield f"\n### {heading}\n"
            last = heading
        yield f"\n#### charter {name}\n\n{line}\n\n"
        yield f"`{' '.join([ctx.command_path, *command.collect_usage_pieces(ctx)])}`\n"
        own = [option for option in options_of(command, ctx) if option not in everywhere]
        if own:
            yield "\n| Option | What it does |\n| --- | --- |\n"
            yield from (f"| {code(names)} | {cell(said)} |\n" for names, said in own)


def file_rows() -> dict[str, list[Row]]:
    """Return what is known of each file, by heading."""
    rows: dict[str, list[Row]] = yaml.safe_load(FILES.read_text("utf-8"))
    return rows


def file_texts() -> Iterator[str]:
    """Yield a table of files for each heading."""
    for heading, rows in file_rows().items():
        yield f"\n### {heading}\n\n"
        yield "| File | What it is | Who writes it | Personal data | To delete it |\n"
        yield "| --- | --- | --- | --- | --- |\n"
        for row in rows:
            names = ", ".join(map(code, row["files"]))
            said = [row[key] for key in ("what", "who", "personal", "delete")]
            yield f"| {' | '.join([names, *said])} |\n"


def reference() -> str:
    """Return the whole page."""
    texts = [HEAD, *command_texts(), "\n", FILES_HEAD, *file_texts(), "\n", FORGET]
    return "".join(texts)


if __name__ == "__main__":
    REFERENCE.write_text(reference(), "utf-8")
    print(REFERENCE.relative_to(ROOT))
