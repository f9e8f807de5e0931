"""What the commands for own templates share: their names, completed by the shell, and a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from charter.cli import options

workspace = options.company("this folder", here=True)


def shipped_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of shipped templates that start with what was typed."""
    from charter.own_templates.files import shipped_files

    return [name for name in shipped_files() if name.startswith(incomplete)]


def own_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of the workspace's own templates that start with what was typed."""
    from charter.own_templates.files import own_files

    given: Any = ctx.params.get("workspace") or "."
    folder = Path(given) / "templates"
    return [name for name in own_files(folder) if name.startswith(incomplete)]
