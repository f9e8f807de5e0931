"""Writes the sample papers in out/ and what stands in tests/golden/ anew.

Run it after changing what papers say: `python tools/update_golden.py`. Then read the difference
(`git diff out tests/golden`): it is what every user's papers will change by.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import shlex
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

import charter
from charter import compiled
from charter.compile_shipped import compile_shipped

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
SAMPLE = ROOT / "catalog" / "examples" / "tarnquern"
BRIEFS = ROOT / "tests" / "briefs"
LANGUAGES = ROOT / "tests" / "languages"
TRANSITIONS = ROOT / "tests" / "transitions"
BEFORE, AFTER = BRIEFS / "havn-before", BRIEFS / "havn"
GOLDEN = ROOT / "tests" / "golden"


def papers(workspace: Path) -> dict[str, bytes]:
    """Return the Markdown papers of a workspace by file name.

    A transition has all that its command writes. A company that posts in another language has its
    postings only. A brief has those of the other commands too: matrix, memo, certificate, and for
    the company that is split the ledger and the handovers.
    """
    if workspace.parent == TRANSITIONS:
        words = shlex.split((workspace / "command.txt").read_text("utf-8"))
        sides = [str(workspace / word) if (workspace / word).is_dir() else word for word in words]
        return _written_by("transition", *sides)
    read = charter.read_workspace(workspace)
    kinds = ("posting",) if workspace.parent == LANGUAGES else ("charter", "posting")
    made = dict(charter.make_papers(read, charter.Wanted(DAY, kinds, formats=("md",))).files)
    if workspace.parent != BRIEFS:
        return made
    made |= _written_by("matrix", str(workspace))
    made |= _written_by("advise", str(workspace))
    made |= _written_by("build", str(workspace), "--paper", "certificate")
    if workspace == AFTER:
        change = ("--person", "cpto=cto", "--on", "2027-03-01")
        moved = _written_by("transition", str(BEFORE), str(AFTER), *change)
        made |= {name: content for name, content in moved.items() if name not in made}
    return made


def _written_by(*command: str) -> dict[str, bytes]:
    """Return the Markdown files that a command writes."""
    from charter.cli.main import cli

    with tempfile.TemporaryDirectory() as folder:
        where = ("--format", "md", "--out", folder, "--date", DAY.isoformat())
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            cli([*command, *where], standalone_mode=False)
        return {path.name: path.read_bytes() for path in Path(folder).glob("*.md")}


def golden_folders() -> dict[Path, Path]:
    """Return the folder of papers that each workspace must give, by workspace."""
    return {SAMPLE: ROOT / "out"} | {
        company: (GOLDEN / "transitions" if folder == TRANSITIONS else GOLDEN) / company.name
        for folder in (BRIEFS, LANGUAGES, TRANSITIONS)
        for company in sorted(folder.iterdir())
        if company.is_dir()
    }


def main() -> None:
    """Write every folder of papers anew, with the catalogue compiled as tests and a wheel have it.

    There, sentences of shipped roles have the line of their role.
    """
    with tempfile.TemporaryDirectory(prefix="charter-compiled-") as folder:
        compile_shipped(Path(folder))
        compiled.FOLDER = Path(folder)
        _write()


def _write() -> None:
    for workspace, folder in golden_folders().items():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, content in papers(workspace).items():
            (folder / name).write_bytes(content)
    sys.path.insert(0, str(ROOT / "tests"))
    importlib.import_module("told").write()


if __name__ == "__main__":
    main()
