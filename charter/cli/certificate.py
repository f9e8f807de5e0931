"""Writing the certificate of `charter check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from charter.assign.organisation import Organisation
from charter.cli.output import echo
from charter.read.company import Workspace

FORMATS = ("md", "docx")


def write_certificate(
    workspace: Workspace,
    organisation: Organisation,
    day: date,
    formats: tuple[str, ...],
    out: Path | None,
    force: bool,
    silent: bool,
) -> None:
    """Write the certificate, or say on standard error why there is none."""
    from charter.make import Wanted, make_papers
    from charter.write.files import write_files

    folder = out or workspace.folder / "out"
    if not organisation.proved:
        count = len(organisation.gaps)
        what = "1 finding is" if count == 1 else f"{count} findings are"
        echo(f"No certificate is written: {what} to be settled first.", err=True)
        for name in (f"certificate.{ending}" for ending in (*FORMATS, "pdf")):
            if (folder / name).is_file():
                stale = "is from an earlier check and no longer holds"
                echo(f"{folder / name}: {stale}", err=True)
        return
    wanted = Wanted(day, ("certificate",), formats=formats)
    files = make_papers(workspace, wanted, organisation=organisation).files
    done = write_files(folder, files, force=force)
    if not silent:
        echo("")
        for name in files:
            echo(f"{folder / name}{'' if name in done.written else ' (unchanged)'}")
