"""charter templates list."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.output import echo_json

if TYPE_CHECKING:
    from charter.own_templates.states import State

JSON_VERSION = 1


@click.command("list")
@options.workspace
@options.json_output
@options.quiet
def command(workspace: Path, as_json: bool, quiet: bool) -> None:
    """Show every template, what it is for, and where it comes from.

    A template is shipped, or the workspace's own. Of an own one it says whether it was changed,
    whether the shipped one has changed since ('charter templates update' carries that over),
    whether a conflict in it waits to be settled, and whether anything uses it. --quiet leaves those
    that an update or a conflict waits for.

    \b
    --json prints one object:
      version      1
      templates    name, purpose, source (shipped or workspace), shipped (name of
                   the shipped one that it stands in for, or null), changed,
                   update, known_origin, extends, conflicts (lines), used,
                   unreadable
      kept         files that eject and update kept beside own templates
    """
    from charter.cli.printer import Prose, Text, TextColumn, TextTable, say
    from charter.own_templates.files import kept_files, templates_of
    from charter.own_templates.states import states_of

    here = not os.path.isdir(workspace) or os.path.lexists(workspace / "company.yaml")
    folder = templates_of(workspace) if here or str(workspace) != "." else None
    states = states_of(folder, _positions(workspace) if folder else None)
    kept = kept_files(folder) if folder else []
    if as_json:
        data = {"version": JSON_VERSION, "templates": [_data(s) for s in states], "kept": kept}
        echo_json(data)
        return
    if quiet:
        states = [s for s in states if s.update or s.conflicts or s.unreadable]
    rows = [(state.name, state.words, state.purpose) for state in states]
    if quiet and not rows:
        return
    heads = (
        TextColumn("template", whole=True),
        TextColumn("comes from"),
        TextColumn("what it is for"),
    )
    texts: list[Text] = [TextTable(heads, rows)]
    if kept and not quiet:
        names = [Prose("", 2, name) for name in kept]
        texts += ["", "Kept beside them; delete what you no longer need:", *names]
    if any(state.update for state in states):
        texts += ["", "'charter templates update' carries what has changed into your copies."]
    elif not any(state.own for state in states):
        texts += ["", "'charter templates eject NAME' copies one into the workspace."]
    say(texts)


def _positions(workspace: Path) -> tuple[str, ...] | None:
    """Return the positions that papers are written for; None while the company file is wrong."""
    from charter.assign.ownership import organise
    from charter.load.company_file import read_workspace
    from charter.problems import CharterError

    try:
        found = organise(read_workspace(workspace)).positions
    except CharterError:
        return None
    return tuple(name for name, position in found.items() if position.writes_papers)


def _data(state: State) -> dict[str, object]:
    return {
        "name": state.name,
        "purpose": state.purpose,
        "source": "workspace" if state.own else "shipped",
        "shipped": state.shipped or None,
        "changed": state.changed,
        "update": state.update,
        "known_origin": state.known,
        "extends": state.extends,
        "conflicts": state.conflicts,
        "used": state.used,
        "unreadable": state.unreadable,
    }
