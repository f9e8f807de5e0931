"""One document after another in a warm process: how long each contender takes for one."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from contenders import (
    Writer,
    by_cell,
    by_row,
    charter_writer,
    check,
    docxtpl_writer,
    floor_writer,
    pandoc_writer,
    python_docx_writer,
)
from documents import document
from rounds import machine, ratio, table, timed

VARIANTS = 500
"""So many documents are made before the clock starts, each with a number of its own."""


def main() -> None:
    """Check each contender's document, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        writers = {
            "floor: Jinja2 to body XML, zip": floor_writer(),
            "charter": charter_writer(),
            "docxtpl": docxtpl_writer(Path(folder)),
            "python-docx, row.cells": python_docx_writer(by_row),
            "python-docx, table.cell": python_docx_writer(by_cell),
            "pandoc, a process": pandoc_writer(),
        }
        for name, write in writers.items():
            for number in (1, 2):
                check(name, write(document(number)), document(number))
        taken = timed({name: _endless(write) for name, write in writers.items()}, rounds)
    print(machine(rounds), end="\n\n")
    print(_report(taken))


def _endless(write: Writer) -> Callable[[], object]:
    made = [document(number) for number in range(VARIANTS)]
    numbers = count()
    return lambda: write(made[next(numbers) % VARIANTS])


def _report(taken: dict[str, list[float]]) -> str:
    floor = next(iter(taken))
    times = partial(ratio, taken)
    rows = [
        (
            name,
            f"{median(seconds) * 1000:.2f}",
            f"{1 / median(seconds):,.0f}",
            f"{times('docxtpl', name):.2f}",
            f"{times(name, floor):.2f}",
        )
        for name, seconds in taken.items()
    ]
    head = ("Contender", "ms per document", "documents per second")
    return table((*head, "times docxtpl's rate", "times the floor's time"), rows)


if __name__ == "__main__":
    main()
