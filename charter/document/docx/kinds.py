"""Whether a paragraph is a heading, an item of a list or neither, and of which level."""

from __future__ import annotations

from collections.abc import Sequence

from charter.document.docx.legibility import Properties
from charter.document.docx.looks import DocxStyle
from charter.document.docx.xml import W


def kind_of(
    chain: Sequence[DocxStyle], holds: Properties, place: tuple[str, int] | None
) -> tuple[str, int]:
    """Return the kind and the level of a paragraph; `place` is its list and its level there."""
    level = next(filter(None, (_level(style.name) for style in reversed(chain))), 0)
    outline = holds.get("outlineLvl")
    stated = str(outline.get(f"{W}val", "")) if outline is not None else ""
    if not level and stated.isdecimal():
        level = (int(stated) + 1) % 10
    if level:
        return "heading", level
    if place is not None:
        return "item", place[1] + 1
    listed = any(style.name.startswith("list ") for style in chain)
    return ("item", 1) if listed else ("paragraph", 0)


def _level(name: str) -> int:
    """Return the level that a style of Word's own gives to a heading, or 0."""
    if name == "title":
        return 1
    number = name.removeprefix("heading ")
    return min(int(number), 9) if number != name and number.isdecimal() else 0
