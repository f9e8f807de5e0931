"""The document that every contender writes: two pages, all text a little different each time."""

from __future__ import annotations

import random
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from charter.compose.papers import Charter, Group, MeasureLine
from charter.resources import catalog_folder

SECTIONS = (8, 8, 8, 7, 7, 7)
"""How many bullets stand under each of six headings: 45 in all."""
ROWS = 20
HEAD = ("Measure", "Definition", "Aim", "Unit", "Rhythm")

TEMPLATES = Path(__file__).parent / "templates"


def document(number: int) -> Charter:
    """Return the charter numbered `number`; the number is in each of its texts."""
    words = random.Random(45)
    values: dict[str, Any] = {
        **dict.fromkeys(Charter._fields, ""),
        "kind": "charter",
        "position_id": "cto",
        "title": f"Chief Technology Officer {number}",
        "company": "Northwind Robotics",
        "language": "en-US",
        "country": "US",
        "date": date(2026, 12, 1),
        "date_text": "December 1, 2026",
        "facts": tuple((f"Fact {n}", f"{_text(words, 4)} {number}") for n in range(1, 7)),
        "further": tuple(
            Group(
                f"Section {n} of {number}",
                tuple(f"{number} {_text(words, 19)}" for _ in range(bullets)),
            )
            for n, bullets in enumerate(SECTIONS, 1)
        ),
        "measures": tuple(
            MeasureLine(f"Row {n}", f"{_text(words, 3)} {number}", f"{n} of 20", "days", "month")
            for n in range(1, ROWS + 1)
        ),
    }
    return Charter(**values)


def _text(words: random.Random, count: int) -> str:
    return " ".join(words.choices(_vocabulary(), k=count))


@cache
def _vocabulary() -> list[str]:
    """Return words as often as the catalogue has them; so they compress like real text."""
    files = sorted((catalog_folder() / "responsibilities").glob("*.yaml"))
    return [word for file in files for word in re.findall(r"[a-z]{2,}", file.read_text("utf-8"))]


def plain(value: Any) -> Any:
    """Return named tuples as dictionaries, for JSON."""
    if hasattr(value, "_asdict"):
        return {name: plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return str(value)


def bullets(charter: Charter) -> list[str]:
    """Return the texts of the 45 bullets."""
    return [item for group in charter.further for item in group.items]


def headings(charter: Charter) -> list[str]:
    """Return the texts of the six headings."""
    return [group.label for group in charter.further]


def tables(charter: Charter) -> list[list[list[str]]]:
    """Return the texts of both tables, by row and cell."""
    facts = [list(fact) for fact in charter.facts]
    return [facts, [list(HEAD), *(list(row) for row in charter.measures)]]
