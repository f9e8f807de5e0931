"""`charter audit --write`: a workspace of what papers certainly say."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from charter.audit.making import WHY_IGNORED
from charter.auditing import AuditedPapers
from charter.cli.audit.workspace_text import workspace_text
from charter.load.company_file import COMPANY_FILE, workspace_of
from charter.named_tuples import NamedTuple
from charter.new_workspace.text import company_name, usable_name
from charter.problems import InputError, OutputError, error, typed

_NOT_FOR_GIT = """\
out/
.charter*.lock
.*.charter-tmp
# {why} Take the next two lines out once no quote is left.
company.yaml
audit.yaml
"""


class NewWorkspace(NamedTuple):
    """The text of a company file, and what is said when it is written."""

    text: str
    told: tuple[str, ...]


def made_workspace(found: AuditedPapers, folder: Path) -> NewWorkspace:
    """Return what will be written. Raises OutputError where the folder is not new or empty."""
    if os.path.lexists(folder) and not os.path.isdir(folder):
        raise error(OutputError, folder, "not-a-folder", "this is a file", "name a new folder")
    there = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    if there:
        message = f"this folder is not empty: it has '{there[0]}'"
        raise error(OutputError, folder, "exists", message, "name a new or an empty folder")
    if not found.audit.posts:
        message = "no paper of a leader was found, so there is nothing to write"
        raise error(InputError, folder, "no-papers", message, "name job descriptions of leaders")
    name = found.base.company.name if found.base else company_name(folder.resolve().name)
    text = workspace_text(found, name if usable_name(name) else "Our Company")
    workspace_of(text)  # whatever a paper says, what is written can be read
    shown = typed(folder)
    told = (
        f"{folder / COMPANY_FILE}",
        "It has the sentences as notes. Read it, put in your facts, then run:",
        f"  charter check {shown}",
        f"  charter build {shown}",
    )
    return NewWorkspace(text, told)


def write_workspace(folder: Path, made: NewWorkspace) -> None:
    """Write the files; only their owner can read them. Raises OutputError."""
    from charter.write.files import held, write_file, write_new
    from charter.write.schemas import write_schemas

    with held(folder, private=True):
        write_schemas(folder)
        write_new(folder, {".gitignore": _NOT_FOR_GIT.format(why=WHY_IGNORED).encode()})
        # Last the file that makes it a workspace: a run that is killed before can be run again.
        write_file(folder / COMPANY_FILE, made.text.encode(), private=True)


def same_folder(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one folder that is there."""
    return os.path.isdir(one) and one.resolve() == other.resolve()


def told_taken(lines: Sequence[str]) -> tuple[str, ...]:
    """Return what is said of lines that were taken over into a workspace."""
    if not lines:
        return ("Nothing was taken over: the company file says all of it, or has it settled.",)
    return ("Taken over; 'charter undo' takes it back:", *(f"  {line}" for line in lines))
