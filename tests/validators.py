"""Pages and their data as validators from npm read them, in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from browser import AXE

_PACKAGES = ("html-validate", "@adobe/structured-data-validator")


class Verdict(NamedTuple):
    """What is wrong with the HTML of a page, and with its data; how many jobs the data have."""

    html: list[str]
    data: list[str]
    jobs: int


def verdicts(pages: Iterable[Path]) -> dict[str, Verdict]:
    """Return what the validators say of each page, by its path; skips the test without them."""
    node = shutil.which("node")
    packages = {name: AXE / "node_modules" / name / "package.json" for name in _PACKAGES}
    missing = [name for name, there in (("node", node), *packages.items()) if not _is(there)]
    if missing:
        reason = f"not there: {' and '.join(missing)}; 'npm install --prefix tests/axe' gets them"
        pytest.skip(reason)
    assert node
    done = subprocess.run(
        [node, str(AXE / "validate.mjs"), *map(str, pages)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {path: Verdict(**said) for path, said in json.loads(done.stdout).items()}


def _is(there: str | Path | None) -> bool:
    return there.is_file() if isinstance(there, Path) else bool(there)
