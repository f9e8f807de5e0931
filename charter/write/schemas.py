"""The JSON Schemas in a workspace: an editor completes and checks by them what a person types.

They lie in the workspace, so that the line in a file which points to them holds on every machine
that the workspace is copied to.
"""

from __future__ import annotations

from pathlib import Path

from charter.problems import OutputError, Problem
from charter.read.schema import schema_path
from charter.write.files import write_files

FOLDER = ".charter"
_NAMES = ("company", "catalog", "hire")


def schema_line(name: str, up: str = "") -> str:
    """Return the first line of a file that editors check; `up` leads to the workspace's folder."""
    return f"# yaml-language-server: $schema={up}{FOLDER}/{name}.schema.json\n"


def write_schemas(workspace: Path) -> None:
    """Write the schemas into a workspace. Raises OutputError; then none is written."""
    files = {path.name: path.read_bytes() for path in map(schema_path, _NAMES)}
    try:
        write_files(workspace / FOLDER, files)
    except OutputError as bad:
        hint = "delete it, or leave it: only editors read it"
        raise OutputError(
            problem._replace(hint=hint) if problem.code == "edited" else problem
            for problem in bad.problems
        ) from None


def renew_schemas(workspace: Path) -> tuple[Problem, ...]:
    """Write those of this release over those of another, where a workspace has some.

    Returns why not, where they were edited or cannot be written: it is in the way of no paper.
    """
    if not any((workspace / FOLDER / schema_path(name).name).exists() for name in _NAMES):
        return ()
    try:
        write_schemas(workspace)
    except OutputError as bad:
        return tuple(bad.problems)
    return ()
