"""The certificate among the papers of `charter build`: there is one only where all is settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from charter.building import build
from charter.checking import checked_organisation
from charter.cli.written import to_settle
from charter.file_formats import FORMATS
from charter.problems import Problem
from charter.read.company import Workspace
from charter.write.files import Written

CERTIFICATE = "certificate"


def built(
    workspace: Workspace, papers: Sequence[str], out: Path | None, day: date, **kept: Any
) -> tuple[Written, tuple[Problem, ...]]:
    """Build papers, and return what was written and what keeps a certificate from being written.

    It certifies all that `charter check` finds. Where there is none, the notes say so, and name one
    of an earlier check, which no longer holds. Raises CharterError; then no paper has changed.
    """
    if CERTIFICATE not in papers:
        return build(workspace, out, day=day, papers=papers, **kept), ()
    organisation = checked_organisation(workspace, day)
    if organisation.proved:
        kept["organisation"] = organisation
        return build(workspace, out, day=day, papers=papers, **kept), ()
    gaps = tuple(finding.problem for finding in organisation.gaps)
    others = [paper for paper in papers if paper != CERTIFICATE]
    folder = out or workspace.folder / "out"
    done = Written(folder, (), (), ())
    if others:
        done = build(workspace, out, day=day, papers=others, **kept)
    return done._replace(notes=(*done.notes, *_notes(len(gaps), folder))), gaps


def _notes(count: int, folder: Path) -> Iterator[str]:
    yield f"no certificate is written: {to_settle(count)}"
    for name in (f"{CERTIFICATE}.{ending}" for ending in FORMATS):
        if (folder / name).is_file():
            yield f"{folder / name}: is from an earlier check and no longer holds"
