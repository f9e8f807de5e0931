"""Groups of commands whose modules are imported only when they run."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


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
        """Return the command that the arguments name; fails with the nearest name."""
        word = click.utils.make_str(args[0])
        if word not in self._lines and not word.startswith("-"):
            from charter.problems import did_you_mean

            hint = did_you_mean(word, self._lines)
            ctx.fail(f"No such command '{word}'" + (f" - {hint}" if hint else ""))
        return super().resolve_command(ctx, args)
