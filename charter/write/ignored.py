"""Files that git leaves out: what quotes people lies beside what everybody of a company may see."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from charter.write.files import write_new
from charter.write.in_place import edit_file, text_of

GITIGNORE = ".gitignore"


def leave_out_of_git(folder: Path, names: Sequence[str], why: str) -> tuple[str, ...]:
    """Make git leave files of a folder out, and return a note where a person's file changed.

    What is listed already, or is within what is, stays as it is. Raises CharterError.
    """
    path = folder / GITIGNORE
    if not path.is_file():
        write_new(folder, {GITIGNORE: "".join([f"# {why}\n", *_lines(names)]).encode()})
        return ()
    if not _missing(text_of(path), names):
        return ()

    def added(text: str) -> str:
        missing = _missing(text, names)
        end = "" if text.endswith("\n") or not text else "\n"
        return f"{text}{end}# {why}\n{''.join(_lines(missing))}" if missing else text

    edit_file(path, added)
    return (f"{path}: '{', '.join(names)}' is added, since it quotes people",)


def _lines(names: Sequence[str]) -> list[str]:
    return [f"{name}\n" for name in names]


def _missing(text: str, names: Sequence[str]) -> list[str]:
    """Return which names no line of a .gitignore has as they are, or all files."""
    listed = {line.strip().lstrip("/") for line in text.splitlines()}
    return [] if "*" in listed else [name for name in names if name not in listed]
