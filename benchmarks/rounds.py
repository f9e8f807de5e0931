"""Contenders by turns, round after round, so that a busy moment meets all of them alike."""

from __future__ import annotations

import gc
import os
import platform
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

TURN = 0.06
"""Seconds that a turn should take: a fast contender does several pieces in it."""


def timed(contenders: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return the seconds for one call of each contender, by round."""
    pieces = {name: _pieces(call) for name, call in contenders.items()}
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    names = list(contenders)
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            taken[name].append(_turn(contenders[name], pieces[name]))
    return taken


def _pieces(call: Callable[[], object]) -> int:
    _turn(call, 1)
    return max(1, min(50, round(TURN / _turn(call, 1))))


def _turn(call: Callable[[], object], pieces: int) -> float:
    gc.collect()
    start = perf_counter()
    for _ in range(pieces):
        call()
    return (perf_counter() - start) / pieces


def ratio(taken: Mapping[str, list[float]], name: str, other: str) -> float:
    """Return the median over all rounds of the time of `name` as a multiple of that of `other`."""
    return median(a / b for a, b in zip(taken[name], taken[other], strict=True))


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table whose columns, but the first, are numbers."""
    rule = ("---", *("---:" for _ in head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def machine(rounds: int) -> str:
    """Return one line on when and where this was measured."""
    day = datetime.now(UTC).date().isoformat()
    python = platform.python_version()
    return f"{day}, {_processor()}, {os.cpu_count()} cores, Python {python}, {rounds} rounds"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
