"""What the paragraphs of headers and footers say of their look: place, tabs, lines, fields."""

from __future__ import annotations

from typing import Any

from charter.document.docx.xml import W
from charter.write.pdf.look import LINE_HEIGHT, Style, fonts_for, number

_ENDS = frozenset(["right", "end"])


def look_of(style: Style, fonts: list[str]) -> dict[str, Any]:
    """Return a style as the page is told of it."""
    size, colour, bold, italic = style.size, style.colour, style.bold, style.italic
    leading = max((style.line - 1) * LINE_HEIGHT, 0.0)
    return {
        "fonts": fonts_for(style.font, fonts),
        "size": size,
        "colour": colour,
        "bold": bold,
        "italic": italic,
        "leading": leading,
    }


def field_of(instruction: str) -> str:
    """Return "page", "pages", or nothing for a field that is shown as it stands."""
    word = instruction.split(maxsplit=1)[:1]
    return {"PAGE": "page", "NUMPAGES": "pages"}.get(word[0].upper() if word else "", "")


def aligned(sources: list[Any]) -> str:
    """Return start, center or end; the last of the `sources` that says it counts."""
    for source in reversed(sources):
        place = source.find(f"{W}jc")
        if place is not None:
            value = place.get(f"{W}val", "")
            return "end" if value in _ENDS else "center" if value == "center" else "start"
    return "start"


def indented(sources: list[Any]) -> float:
    """Return how far from the margin a line starts, in points."""
    for source in reversed(sources):
        indent = source.find(f"{W}ind")
        if indent is not None:
            left = indent.get(f"{W}left") or indent.get(f"{W}start")
            return min(max((number(left) or 0) / 20, -100.0), 400.0)
    return 0.0


def columns(sources: list[Any], count: int) -> dict[str, Any]:
    """Return how the stretches between tabs share a line."""
    stops: dict[str, str] = {}
    for source in sources:
        for stop in source.iterfind(f"{W}tabs/{W}tab"):
            if stop.get(f"{W}val") == "clear":
                stops.pop(stop.get(f"{W}pos", ""), None)
            else:
                stops[stop.get(f"{W}pos", "")] = stop.get(f"{W}val", "left")
    if count == 3:
        return {"columns": ["fr", "auto", "fr"], "aligns": ["start", "center", "end"]}
    if count == 2:
        kinds = [kind for _, kind in sorted(stops.items(), key=lambda s: number(s[0]) or 0)]
        if kinds[:1] == ["center"]:
            return {"columns": ["fr", "auto", "fr"], "aligns": ["start", "center", "end"]}
        return {"columns": ["fr", "auto"], "aligns": ["start", "end"]}
    return {"columns": ["auto"] * count, "aligns": ["start"] * count}


def edge(sources: list[Any], side: str) -> dict[str, Any] | None:
    """Return the line along one side of a paragraph, or None where there is none."""
    for source in reversed(sources):
        edge = source.find(f"{W}pBdr/{W}{side}")
        if edge is not None:
            if edge.get(f"{W}val") in ("nil", "none"):
                return None
            value = edge.get(f"{W}color", "")
            colour = value if len(value) == 6 and value != "auto" else "000000"
            width = (number(edge.get(f"{W}sz")) or 4) / 8
            space = number(edge.get(f"{W}space")) or 0
            return {"colour": colour, "width": min(width, 12), "space": min(space, 31)}
    return None
