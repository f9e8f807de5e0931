"""Lines as wide as the terminal, where there is one."""

from __future__ import annotations

import click


def terminal_width() -> int:
    """Return the width to wrap at: the terminal's, or 0 where the lines go elsewhere."""
    import shutil
    import sys

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def wrapped(line: str, width: int) -> str:
    """Return a line in as many as it takes, indented as it is, with its style on each."""
    if not width or len(click.unstyle(line)) <= width:
        return line
    import textwrap

    plain = click.unstyle(line)
    indent = " " * (len(plain) - len(plain.lstrip()))
    parts = textwrap.wrap(
        plain.strip(),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    dim = line.startswith(click.style("", dim=True, reset=False))
    return "\n".join(click.style(part, dim=True) if dim else part for part in parts)
