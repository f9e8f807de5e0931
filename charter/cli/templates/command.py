"""charter templates."""

from __future__ import annotations

import click

from charter.cli.groups import LazyGroup

COMMANDS = {
    "Commands": {
        "list": ("list", "Show where each template comes from: the workspace or the program."),
        "eject": ("eject", "Copy a shipped template into the workspace, to make it your own."),
        "diff": ("diff", "Show how your templates differ from the shipped ones."),
        "update": ("update", "Carry what changed in the shipped templates into your copies."),
        "check": ("check", "Find every mistake in the templates, before any paper is made."),
        "fields": ("fields", "List what a template can print, with examples."),
    }
}


@click.group(
    "templates",
    cls=LazyGroup,
    commands_in="charter.cli.templates",
    groups=COMMANDS,
    epilog="A template of your own lies in the folder 'templates' of the workspace.",
)
def command() -> None:
    """Make the papers' templates your own: Markdown templates, the letterhead, Word templates."""
