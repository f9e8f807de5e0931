"""Whole commands, each in a fresh process: how long a person waits."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from contenders import check, docxtpl_template
from documents import document, plain
from rounds import machine, ratio, table, timed

HERE = Path(__file__).resolve().parent
NORTHWIND = HERE.parent / "tests" / "briefs" / "northwind" / "company.yaml"
PAPERS = 6
"""Four charters and two postings."""
BARE = "bare click program --help"
DOCXTPL = "docxtpl, one document"
AGAINST = {
    "charter build, six papers in two formats": DOCXTPL,
    "charter check": DOCXTPL,
    "charter --help": BARE,
}
"""Which command each of charter's is measured against."""


def main() -> None:
    """Check what each command leaves, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepare(folder)
        numbers = count()
        charter = ("-m", "charter")
        build, checked, helped = AGAINST
        docxtpl = ("-m", "docxtpl", "template.docx", "data.json", "out.docx", "-o", "-q")
        run = partial(_run, folder)
        contenders = {
            build: lambda: run(*charter, "build", ".", "--out", f"out-{next(numbers)}"),
            DOCXTPL: lambda: run(*docxtpl),
            checked: lambda: run(*charter, "check", "."),
            helped: lambda: run(*charter, "--help"),
            BARE: lambda: run(str(HERE / "bare_click.py"), "--help"),
            "python -c pass": lambda: run("-c", "pass"),
        }
        for call in contenders.values():
            call()
        made = sorted(path.name for path in (folder / "out-0").iterdir() if path.suffix != ".json")
        assert len(made) == PAPERS * 2, made
        check(DOCXTPL, (folder / "out.docx").read_bytes(), document(1))
        taken = timed(contenders, rounds)
    print(machine(rounds), end="\n\n")
    print(_report(taken))


def _prepare(folder: Path) -> None:
    """Write docxtpl's template and data, and a company where two positions are vacant."""
    docxtpl_template(folder / "template.docx")
    data = {"charter": plain(document(1))}
    (folder / "data.json").write_text(json.dumps(data), "utf-8")
    text = NORTHWIND.read_text("utf-8")
    vacant = text.replace("vp-product: {status: planned", "vp-product: {status: vacant")
    assert vacant != text, "northwind has no planned VP Product any more"
    (folder / "company.yaml").write_text(vacant, "utf-8")


def _run(folder: Path, *arguments: str) -> None:
    # Modules compiled once, as after any installation.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *arguments]
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)


def _report(taken: dict[str, list[float]]) -> str:
    rows = []
    for name, seconds in taken.items():
        other = AGAINST.get(name)
        times = f"{ratio(taken, name, other):.2f} of {other}" if other else ""
        rows.append((name, f"{median(seconds) * 1000:.0f}", times))
    return table(("Command", "ms", "times as long as"), rows)


if __name__ == "__main__":
    main()
