"""The sample in out/ and the papers of every brief are, byte for byte, what the program writes."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import update_golden  # noqa: E402

FOLDERS = update_golden.golden_folders()


@pytest.mark.parametrize("workspace", FOLDERS, ids=lambda path: path.name)
def test_papers_are_as_committed(workspace: Path) -> None:
    made = update_golden.papers(workspace)
    folder = FOLDERS[workspace]
    committed = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert sorted(made) == sorted(committed), "run tools/update_golden.py and read the difference"
    for name, content in made.items():
        assert content.decode() == committed[name].decode(), f"{folder / name} is out of date"
