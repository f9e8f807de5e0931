"""What the properties of a Word file do to letters: raise, squeeze, turn, or take out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charter.document.docx.vocabulary import ALONG_THE_PAGE, W14, local
from charter.document.docx.xml import W

_NARROW, _WIDE = 50, 200
"""Per cent to which letters are scaled, between which they can be read."""
_FAR = 11_000
"""Twentieths of a point that an indent can have on a page; 19 cm."""
_BY_ATTRIBUTE = ("spacing", "ind", "rFonts")
_OFF = frozenset(("none", "0", "baseline", "auto", "nil", ""))
_TINTED = frozenset(
    ("glow", "shadow", "reflection", "textOutline", "textFill", "scene3d", "props3d")
)
Properties = dict[str, Any]
"""Elements of a w:rPr or w:pPr by their name."""


def by_name(element: Any) -> Properties:
    """Return the properties in an element by name; those of Word 2010 begin with "w14:"."""
    found: Properties = {}
    for child in element if element is not None else ():
        if isinstance(child.tag, str):
            prefix = "w14:" if child.tag.startswith(W14) else ""
            found[prefix + local(child.tag)] = child
    return found


def value_of(properties: Properties, name: str) -> str:
    """Return the value of a property, or ""."""
    found = properties.get(name)
    return "" if found is None else str(found.get(f"{W}val", ""))


def number_of(text: str, missing: int) -> int:
    """Return a number, or what stands for one that is missing or none."""
    try:
        return round(float(text))
    except (ValueError, OverflowError):
        return missing


def twips(text: str, missing: int = 0) -> int:
    """Return a length in twentieths of a point; a unit may stand behind it (22.9.2.14)."""
    units = {
        "pt": 20.0,
        "in": 1440.0,
        "cm": 1440 / 2.54,
        "mm": 144 / 2.54,
        "pc": 240.0,
        "pi": 240.0,
    }
    factor = units.get(text[-2:], 1.0)
    number = text[:-2] if text[-2:] in units else text
    try:
        return round(float(number) * factor)
    except (ValueError, OverflowError):
        return missing


def layout_of(holds: Properties) -> tuple[int, int, int, int]:
    """Return where a paragraph stands.

    That is its indents left, right and of the first line in millimetres, and the height of its
    lines: per cent, or from 1000 on points where it is exact.
    """
    indent, line = holds.get("ind"), holds.get("spacing")

    def side(*names: str) -> int:
        stated = [indent.get(W + n) for n in names] if indent is not None else []
        return round(next((twips(text) for text in stated if text), 0) * 25.4 / 1440)

    height = twips(line.get(f"{W}line") or "240", 240) if line is not None else 240
    rule = line.get(f"{W}lineRule") or "auto" if line is not None else "auto"
    tall = round(height / 2.4) if rule == "auto" else round(height / 20)
    first = side("firstLine") - side("hanging")
    return side("left", "start"), side("right", "end"), first, tall + 1000 * (rule == "exact")


def half_points(text: str, missing: int = 20) -> int:
    """Return a size of letters in half points; a unit may stand behind it (17.18.42)."""
    return round(twips(text) / 10) if text[-2:].isalpha() else number_of(text, missing)


class MergedElement:
    """An element whose attributes come from several styles."""

    def __init__(self, attrib: dict[str, str]) -> None:
        self.attrib = attrib

    def get(self, name: str, missing: str | None = None) -> str | None:
        """Return the value of an attribute."""
        return self.attrib.get(name, missing)


def merge(into: Properties, more: Properties) -> None:
    """Let `more` hold over what is in `into`; some properties hold attribute by attribute."""
    for name, element in more.items():
        if name in _BY_ATTRIBUTE and name in into:
            kept = dict(into[name].attrib)
            for attribute in element.attrib:
                for theme in (f"{attribute}Theme", f"{attribute}theme"):
                    kept.pop(theme, None)
            into[name] = MergedElement({**kept, **element.attrib})
        else:
            into[name] = element


def raised(merged: Properties) -> str:
    """Return whether letters stand above or below the line, or ""."""
    align = value_of(merged, "vertAlign")
    if align in ("superscript", "subscript"):
        return align.removesuffix("script")
    shift = number_of(value_of(merged, "position").removesuffix("pt"), 0)
    return "raised" if shift > 2 else "lowered" if shift < -2 else ""


def squeezed(merged: Properties, holds: Properties, size: int) -> str:
    """Return why letters cannot be read though they are large enough, or ""."""
    scale = number_of(value_of(merged, "w").rstrip("%"), 100)
    between = twips(value_of(merged, "spacing"))
    if scale < _NARROW or scale > _WIDE or between < -4 * size or between > 400:
        return "letters squeezed or spread until they cannot be read"
    line = holds.get("spacing")
    if line is not None and line.get(f"{W}lineRule") == "exact":
        height = twips(line.get(f"{W}line", ""), 240)
        if height < 6 * size:
            return "lines cut off"
    indent = holds.get("ind")
    if indent is not None:
        sides = [twips(indent.get(W + n, "0")) for n in ("left", "start", "right", "end")]
        first = twips(indent.get(f"{W}firstLine", "0")) - twips(indent.get(f"{W}hanging", "0"))
        if not all(-2500 < side < _FAR for side in sides) or not -_FAR < first < _FAR:
            return "text off the page"
        if sum(sides) > _FAR:
            return "text off the page"
    return ""


def effects(on: dict[str, bool], merged: Properties, holds: Properties) -> Iterator[str]:
    """Yield the names of what else is done to letters."""
    yield from (name for name in ("outline", "shadow", "emboss", "imprint") if on[name])
    yield from (
        name for name in ("effect", "em") if value_of(merged, name) not in _OFF and name in merged
    )
    yield from (name for name in ("fitText", "eastAsianLayout") if name in merged)
    if (value_of(holds, "textDirection") or None) not in ALONG_THE_PAGE:
        yield "text direction"
    for name, element in merged.items():
        if name.startswith("w14:") and name[4:] in _TINTED and not _is_plain(name[4:], element):
            yield name[4:]


def _is_plain(name: str, effect: Any) -> bool:
    """Return whether an effect is there to say that there is none."""
    if name in ("textOutline",):
        return next(effect.iter(f"{W14}noFill"), None) is not None
    return name in ("scene3d", "props3d") and len(effect) == 0
