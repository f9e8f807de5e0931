"""What commands say of the files that they wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from charter.cli.output import echo
from charter.cli.printer import Prose, placed, say

if TYPE_CHECKING:
    from charter.write.files import Written


def counts(done: Written, more: str = "") -> str:
    """Return how many files were written, stayed the same and are left over, and what `more` is."""
    said = [f"{len(done.written)} written"]
    said += [f"{len(done.unchanged)} unchanged"] if done.unchanged else []
    said += [f"{len(done.left_over)} left over"] if done.left_over else []
    return ", ".join(said) + (f"; {more}" if more else "")


def notes_of(done: Written) -> Iterator[Prose]:
    """Yield what a person has to know about: edited papers, and papers that nobody needs now."""
    folder = done.folder
    yield from (Prose(note, hang=2) for note in done.notes)
    for name, beside in done.kept:
        said = f"was edited and is left as it is; the new paper is {folder / beside}"
        yield placed(folder / name, said)
    for name in done.cleared:
        yield placed(folder / name, "removed; nothing needs it now")
    for name in done.left_over:
        yield placed(folder / name, "left from an earlier run; nothing needs it now")


def tell(done: Written, quiet: bool, more: str = "") -> None:
    """Print what was written, unless `quiet`; on stderr, what a person has to know about."""
    if not quiet:
        for name in done.written:
            echo(done.folder / name)
        say([counts(done, more)])
    say(notes_of(done), err=True)
