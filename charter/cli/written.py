"""What a build says of what it wrote."""

from __future__ import annotations

import click

from charter.write.output import Written


def counts(done: Written) -> str:
    """Return how many papers were written and how many stayed the same."""
    same = f", {len(done.unchanged)} unchanged" if done.unchanged else ""
    return f"{len(done.written)} written{same}"


def tell(done: Written) -> None:
    """Print what a person has to know about: edited papers, and papers that nobody needs now."""
    for note in done.notes:
        click.echo(note, err=True)
    for name, beside in done.kept:
        new = done.folder / beside
        note = f"was edited and is left as it is; the new paper is {new}"
        click.echo(f"{done.folder / name}: {note}", err=True)
    for name in done.cleared:
        click.echo(f"{done.folder / name}: removed; nothing needs it now", err=True)
    for name in done.left_over:
        click.echo(
            f"{done.folder / name}: left from an earlier run; no position needs it now", err=True
        )
