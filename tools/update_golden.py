"""Writes the sample papers in out/ and the golden papers in tests/golden/ anew.

Run it after changing what papers say: `python tools/update_golden.py`. Then read the difference
(`git diff out tests/golden`): it is what every user's papers will change by.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import charter

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
SAMPLE = ROOT / "catalog" / "examples" / "tarnquern"
BRIEFS = ROOT / "tests" / "briefs"
GOLDEN = ROOT / "tests" / "golden"


def papers(workspace: Path) -> dict[str, bytes]:
    """Return the Markdown papers of a workspace by file name."""
    read = charter.read_workspace(workspace)
    texts = charter.render_papers(
        charter.papers_of(charter.organise(read), DAY), read.folder / "templates"
    )
    return dict(charter.files_of(texts, ("md",), None))


def golden_folders() -> dict[Path, Path]:
    """Return the folder of papers that each workspace must give, by workspace."""
    return {SAMPLE: ROOT / "out"} | {
        brief: GOLDEN / brief.name for brief in sorted(BRIEFS.iterdir()) if brief.is_dir()
    }


def main() -> None:
    """Write every folder of papers anew."""
    for workspace, folder in golden_folders().items():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, content in papers(workspace).items():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
