"""Groups of commands whose modules are imported only when they run."""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Mapping
from typing import Any

import click

_AS_IT_STANDS = re.compile(r"\x08\n.*?(?=\n\n|\Z)", re.DOTALL)
_ROW = re.compile(r"( *\S.*?[ ]{2,})(\S.*)")
_NARROW = 20


class _HelpFormatter(click.HelpFormatter):
    """Writes lists of names in a text of help as wide as the rest of it."""

    def write_text(self, text: str) -> None:
        """Write a text, with the paragraphs in it whose lines click leaves alone."""
        room = max(self.width - self.current_indent, _NARROW)
        super().write_text(_AS_IT_STANDS.sub(lambda found: _within(found[0], room), text))


class _HelpContext(click.Context):
    formatter_class = _HelpFormatter


def _within(block: str, room: int) -> str:
    """Return a block of names and what they are, each text under where it begins."""
    rows: list[tuple[str, str]] = []
    for line in block.split("\n"):
        said = line.strip()
        head = line[: len(line) - len(line.lstrip())]
        if found := _ROW.match(line):
            head, said = found.groups()
        elif rows and len(head) == len(rows[-1][0]) and not rows[-1][1].endswith((":", "\b")):
            head, before = rows.pop()
            said = f"{before} {said}"
        rows.append((head, said))
    lines = []
    for head, said in rows:
        hang = " " * min(len(head), room // 2)
        lines += textwrap.wrap(
            said, room, initial_indent=head, subsequent_indent=hang, break_on_hyphens=False
        ) or [head]
    return "\n".join(lines)


class LazyGroup(click.Group):
    """Knows each command's name and help; imports its module only when it runs.

    `commands_in` names the package; `groups` gives, under each heading of the help, for each
    command its module in that package and the line that helps to choose it.
    """

    def __init__(
        self, *, commands_in: str, groups: Mapping[str, Mapping[str, tuple[str, str]]], **kept: Any
    ) -> None:
        super().__init__(**kept)
        self._package = commands_in
        self._groups = groups
        self._lines = {name: line for lines in groups.values() for name, line in lines.items()}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which help lists them."""
        return list(self._lines)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, or None where there is none of this name."""
        if cmd_name not in self._lines:
            return None
        module = importlib.import_module(f"{self._package}.{self._lines[cmd_name][0]}")
        command: click.Command = module.command
        command.context_class = _HelpContext
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing one of them."""
        wide = max(map(len, self._lines))
        for heading, lines in self._groups.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(wide), line) for name, (_, line) in lines.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name; fails with the nearest name, or all."""
        word = click.utils.make_str(args[0])
        if word not in self._lines and not word.startswith("-"):
            from charter.problems import did_you_mean

            hint = did_you_mean(word, self._lines) or f"known: {', '.join(self._lines)}"
            ctx.fail(f"No such command '{word}' - {hint}")
        return super().resolve_command(ctx, args)
