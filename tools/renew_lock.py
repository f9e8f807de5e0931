"""Renews constraints.txt, and the build's own lock in pyproject.toml: the newest that is allowed.

`python tools/renew_lock.py` asks the package index; `--check` only says whether anything is newer.
The file holds for Python 3.11 and newer on Linux, macOS and Windows, with a marker where these
differ. It is made by uv, in an environment of its own, and read by any pip as `-c constraints.txt`.
Afterwards run the tests, then `python tools/list_licences.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK, PROJECT = ROOT / "constraints.txt", ROOT / "pyproject.toml"
BUILD = ("hatchling", "jinja2", "pyyaml", "snowballstemmer")
HEAD = """\
# The version of every dependency that this release was tested with, for all that can be installed:
# pip install -c constraints.txt .
# Made by tools/renew_lock.py; edit pyproject.toml instead.
"""


def renewed() -> tuple[str, str]:
    """Return the lock as the package index has it today, and pyproject.toml's line of the build."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))
    oldest = project["project"]["requires-python"].removeprefix(">=")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        subprocess.run([sys.executable, "-m", "venv", made / "venv"], check=True)
        python = made / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        subprocess.run([python, "-m", "pip", "install", "-q", "uv"], check=True)
        (made / "build.in").write_text("\n".join(BUILD), "utf-8")

        def compiled(*sources: Path | str) -> str:
            command = [python, "-m", "uv", "pip", "compile", *sources]
            options = ["--universal", "--python-version", oldest, "--quiet"]
            options += ["--no-header", "--no-annotate", "--output-file", made / "lock"]
            subprocess.run([*command, *options], check=True, cwd=made)
            return (made / "lock").read_text("utf-8")

        everything = compiled(PROJECT, "build.in", "--all-extras")
        # The lock of the build alone, as all of it has it: an isolated build reads no constraints.
        (made / "all.txt").write_text(everything, "utf-8")
        build = compiled("build.in", "--constraint", "all.txt")
        return HEAD + everything, "requires = " + json.dumps(build.splitlines())


def main() -> None:
    """Write the lock, or with --check end with 1 where another one would be written."""
    parser = argparse.ArgumentParser(description="Renew constraints.txt.")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    asked = parser.parse_args()
    project = PROJECT.read_text("utf-8")
    old = LOCK.read_text("utf-8") if LOCK.is_file() else ""
    lock, build = renewed()
    changed = re.sub(r"(?m)^requires = \[.*\]$", lambda _: build, project, count=1)
    before, after = old + project, lock + changed
    for mark, ours, others in (("-", before, after), ("+", after, before)):
        for line in ours.splitlines():
            if line not in others.splitlines():
                print(mark, line)
    if not asked.check:
        LOCK.write_text(lock, "utf-8")
        PROJECT.write_text(changed, "utf-8")
    elif before != after:
        sys.exit(1)


if __name__ == "__main__":
    main()
