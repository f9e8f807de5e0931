"""What the commands for own templates share: their names, completed by the shell, and a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

import click

from charter.cli import options

workspace = options.company("this folder", here=True)


def shipped_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of shipped templates that start with what was typed."""
    from charter.own_templates.files import shipped_files

    return _starting(shipped_files(), incomplete)


def own_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of the workspace's own templates that start with what was typed."""
    from charter.own_templates.files import own_files

    given: Any = ctx.params.get("workspace") or "."
    folder = Path(given) / "templates"
    return _starting(own_files(folder), incomplete)


def _starting(names: Collection[str], typed: str) -> list[str]:
    """Return the names that start with what was typed, or else such short ones as mean one."""
    from charter.own_templates.files import MARKDOWN

    short = Counter(name.rpartition("/")[2].removesuffix(MARKDOWN) for name in names)
    whole = [name for name in names if name.startswith(typed)]
    return whole or [word for word, n in short.items() if n == 1 and word.startswith(typed)]
