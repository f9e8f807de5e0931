"""One offer pack in memory: from a letter, a position and a person to files by name."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

from charter.assign.organisation import Organisation
from charter.read.company import Workspace
from charter.read.hire import Hire

FORMATS = ("docx", "zip", "eml", "pdf")


class PackPart(NamedTuple):
    """One file of a pack; `what` is its role: pack, letter, charter, certificate, manifest ..."""

    name: str
    what: str
    content: bytes


class Pack(NamedTuple):
    """What one offer is made of.

    `files` are the files to write, by name (cpto-offer.docx, cpto-offer.zip, cpto-offer.eml);
    `content_hash` is the charter's; `notes` are for the person who makes the pack, such as that
    a PDF could not be made. Neither holds anything of the hire's data.
    """

    name: str
    files: dict[str, bytes]
    content_hash: str
    notes: tuple[str, ...] = ()


def make_pack(
    workspace: Workspace,
    position_id: str,
    letter: Path,
    hire: Hire | None,
    day: date,
    *,
    certificate: bool = False,
    annex_look: str = "letter",
    formats: Collection[str] = ("docx", "zip", "eml"),
    organisation: Organisation | None = None,
) -> Pack:
    """Return the pack of one position. Raises CharterError with every problem.

    `organisation` is that of the workspace, where the caller has it already; `annex_look` is
    letter or own.
    """
    raise NotImplementedError
