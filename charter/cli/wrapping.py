"""Lines as wide as the terminal, where there is one."""

from __future__ import annotations

from charter.cli.output import alike, unstyle


def wrapped(line: str, width: int | None) -> list[str]:
    """Return a line in as many as it takes, indented as it is, with its look on each."""
    if not width or len(unstyle(line)) <= width:
        return [line]
    import textwrap

    plain = unstyle(line)
    indent = " " * (len(plain) - len(plain.lstrip()))
    parts = textwrap.wrap(
        plain.strip(),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [alike(line, part) for part in parts]
