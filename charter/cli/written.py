"""What a build says of what it wrote."""

from __future__ import annotations

from charter.cli.output import echo
from charter.write.files import Written


def counts(done: Written) -> str:
    """Return how many papers were written and how many stayed the same."""
    same = f", {len(done.unchanged)} unchanged" if done.unchanged else ""
    return f"{len(done.written)} written{same}"


def notes_of(done: Written) -> list[str]:
    """Return what a person has to know about: edited papers, and papers that nobody needs now."""
    folder = done.folder
    said = "was edited and is left as it is; the new paper is"
    return [
        *done.notes,
        *(f"{folder / name}: {said} {folder / beside}" for name, beside in done.kept),
        *(f"{folder / name}: removed; nothing needs it now" for name in done.cleared),
        *(
            f"{folder / name}: left from an earlier run; no position needs it now"
            for name in done.left_over
        ),
    ]


def tell(done: Written) -> None:
    """Print what a person has to know about."""
    for note in notes_of(done):
        echo(note, err=True)
