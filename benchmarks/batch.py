"""Papers of many companies: how long each takes and how much memory, by rows and processes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from contenders import charter_writer, docxtpl_writer, floor_writer
from documents import document
from rounds import machine, ratio, table, timed

COUNTS = (10, 100, 1_000, 10_000)
PAPERS = 3
"""Charters of a company with a CEO, a CTO and a CPO, each as Word."""


def main() -> None:
    """Run `charter batch` for each number of rows and processes, then print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=COUNTS[-1], help="most rows")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    print(machine(options.rounds), end="\n\n")
    head = ("Rows", "processes", "seconds", "papers per second", "ms per paper", "peak MB of one")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for count in (count for count in COUNTS if count <= options.most):
            for jobs in (1, 2):
                rows.append(measured(Path(folder), count, jobs))
        print(table(head, rows), end="\n\n")
        writers = {
            "floor: Jinja2 to body XML, zip": floor_writer(),
            "charter": charter_writer(),
            "docxtpl in a loop": docxtpl_writer(Path(folder)),
        }
        document_ = document(1)
        calls = {name: (lambda w=write: w(document_)) for name, write in writers.items()}
        taken = timed(calls, options.rounds)  # type: ignore[arg-type]
        last = float(rows[-2][4])
        for name, seconds in taken.items():
            own = sorted(seconds)[len(seconds) // 2] * 1000
            print(
                f"{name}: {own:.2f} ms a document; a paper of the batch is {last / own:.2f} times"
            )
        print(f"docxtpl / floor: {ratio(taken, 'docxtpl in a loop', next(iter(taken))):.1f}")


def measured(folder: Path, count: int, jobs: int) -> tuple[str, ...]:
    """Return a row of the table: one run in a process of its own, into an empty folder."""
    source, out = folder / f"{count}.csv", folder / f"{count}-{jobs}"
    with source.open("w", encoding="utf-8") as file:
        file.write("name,country,structure,headcount,about\n")
        for number in range(count):
            file.write(f"Company {number},DK,separate,{50 + number % 900},We make {number}.\n")
    command = [sys.executable, "-m", "charter", "batch", str(source), "--out", str(out)]
    command += ["--jobs", str(jobs), "--paper", "charter", "--format", "docx", "--quiet"]
    start = perf_counter()
    process = subprocess.Popen([*command, "--date", "2026-12-01"])
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    assert status == 0
    papers = count * PAPERS
    per_second, each = f"{papers / seconds:,.0f}", f"{seconds / papers * 1000:.2f}"
    peak = f"{used.ru_maxrss / 1024:.0f}"
    return f"{count:,}", str(jobs), f"{seconds:.1f}", per_second, each, peak


if __name__ == "__main__":
    main()
