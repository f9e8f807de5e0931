"""Papers of many clients: a folder for each, with whatever it has of job descriptions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from charter.audit.making import audit_files
from charter.audit.report_summary import counted
from charter.audit.run import Auditor, remembered
from charter.batch.client_folders import folders_in, tasks_of
from charter.batch.setup import Setup
from charter.batch.tasks import Tasks
from charter.load.company_file import COMPANY_FILE, read_workspace
from charter.maker import Maker
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error

AUDIT = "audit"
_OF_WORKSPACES = (COMPANY_FILE, "audit.yaml", "catalog", "templates", "out")


class MadeAudit(NamedTuple):
    """The files about one client's papers, and what a person has to know."""

    files: dict[str, bytes]
    notes: tuple[str, ...]


def audit_tasks(folder: Path) -> Tasks:
    """Return a task for each folder of papers within one. Raises InputError where there is none."""
    clients = [client for client in folders_in(folder) if papers_in(client)]
    if not clients:
        message = "no folder in it has papers"
        hint = "make a folder for each client, and put its job descriptions there"
        raise error(InputError, folder, "no-papers", message, hint)
    return tasks_of(clients)


def papers_in(folder: Path) -> list[Path]:
    """Return the files and folders of a client that are not of its workspace, in order."""
    return sorted(
        path
        for path in folder.iterdir()
        if not path.name.startswith(".") and path.name not in _OF_WORKSPACES
    )


def files_read(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield each file by which an audit of a client can differ, by its name."""
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(root) / name
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path


def audit_of_client(setup: Setup, folder: Path, auditor: Auditor, maker: Maker) -> MadeAudit:
    """Return the audit of one client's papers; a company.yaml beside them lends its facts."""
    base = read_workspace(folder) if (folder / COMPANY_FILE).is_file() else None
    if base and (folder / "catalog").is_dir():
        auditor = Auditor(base.catalog)
    placing = auditor.place(papers_in(folder))
    audit = auditor.judge(placing, base, remembered(base, auditor.catalog))
    if not audit.posts:
        message = "no paper of a leader was found among these"
        raise error(InputError, folder, "nothing-to-write", message)
    files = dict(audit_files(audit, setup.day, setup.formats, base=base, maker=maker))
    said = (
        f"{counted(len(audit.posts), 'post')}; {len(audit.twice)} claimed twice or against each "
        f"other, {len(audit.nobody)} by nobody, {len(audit.look)} to look at"
    )
    return MadeAudit(files, (said, *map(str, audit.problems)))
