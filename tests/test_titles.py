"""What a title says by itself, as people write titles: tests/data/titles.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.titles.reading import TitleReading, reading_of

LINES = (Path(__file__).parent / "data/titles.txt").read_text("utf-8").splitlines()
CASES = [line.split(": ", 1) for line in LINES if line and not line.startswith("#")]


def told(said: TitleReading) -> str:
    """Return a reading as a line of the file begins."""
    parts = [said.rank or "no rank"]
    parts += [" and ".join(said.kinds)] if said.kinds else []
    parts += [f"is {said.role}"] if said.role else []
    parts += [f"perhaps {' or '.join(said.likely)}"] if said.likely else []
    parts += [f"and also {' '.join(said.both)}"] if said.both else []
    return ", ".join([*parts, *(n for n in ("top", "narrow", "interim") if getattr(said, n))])


@pytest.mark.parametrize(("reading", "titles"), CASES, ids=[reading for reading, _ in CASES])
def test_a_title_says(reading: str, titles: str) -> None:
    assert {title: told(reading_of(title)) for title in titles.split(" | ")} == dict.fromkeys(
        titles.split(" | "), reading
    )
