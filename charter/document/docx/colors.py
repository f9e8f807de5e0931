"""Colours of a Word file: themes, tints, shading, and whether text stands out from its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charter.document.docx.legibility import number_of
from charter.document.docx.vocabulary import A, local
from charter.document.docx.xml import W

WHITE = "FFFFFF"
LEAST_CONTRAST = 1.5
"""Below it, text counts as hidden."""
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": WHITE,
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}
_SLOTS = {
    "background1": "bg1",
    "text1": "t1",
    "background2": "bg2",
    "text2": "t2",
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
    **{f"accent{n}": f"accent{n}" for n in range(1, 7)},
}
_USUAL = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
_SCHEME = {
    "light1": "lt1",
    "dark1": "dk1",
    "light2": "lt2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_DRAWN = {"bg1": "background1", "tx1": "text1", "bg2": "background2", "tx2": "text2"}
_DRAWN |= {"lt1": "light1", "dk1": "dark1", "lt2": "light2", "dk2": "dark2"}
"""Names of colours in drawings, as the text has them."""
_DIRECT = {"dark1": "dark1", "light1": "light1", "dark2": "dark2", "light2": "light2"}


class Colors:
    """The colours that a file's theme and settings give to names (17.18.97, 17.15.1.20)."""

    def __init__(self, theme: Any, mapping: Any) -> None:
        self._theme = dict(_theme_colors(theme)) if theme is not None else {}
        attributes = mapping.attrib if mapping is not None else {}
        self._mapping = {local(name): value for name, value in attributes.items()}

    def of(self, element: Any, value: str = "val", theme: str = "theme") -> str:
        """Return the colour that an element states as RRGGBB; "" is automatic, or not known."""
        if element is None:
            return ""
        stated = element.get(f"{W}{value}", "")
        named = element.get(f"{W}{theme}Color" if theme == "theme" else f"{W}{theme}", "")
        found = self._named(named) if named else ""
        if found:
            prefix = "theme" if theme == "theme" else theme
            return _shaded(
                found, element.get(f"{W}{prefix}Tint", ""), element.get(f"{W}{prefix}Shade", "")
            )
        return stated.upper() if _is_color(stated) else ""

    def fill(self, shading: Any) -> str:
        """Return the colour that a shading puts behind text, or "" for none (17.3.5)."""
        if shading is None:
            return ""
        behind = self.of(shading, "fill", "themeFill")
        kind = shading.get(f"{W}val", "clear")
        if kind in ("clear", "nil"):
            return behind
        over = self.of(shading) or "000000"
        part = 1.0 if kind == "solid" else 0.5
        if kind.startswith("pct") and kind[3:].isdecimal():
            part = min(int(kind[3:]), 100) / 100
        return _mixed(over, behind or WHITE, part)

    def drawn(self, holder: Any) -> str:
        """Return the colour in a fill of DrawingML (20.1.8.54), or "" for one not known here."""
        for color in holder if holder is not None else ():
            kind = local(color.tag) if isinstance(color.tag, str) else ""
            value = color.get("lastClr" if kind == "sysClr" else "val", "")
            found = self._named(_DRAWN.get(value, value)) if kind == "schemeClr" else value
            if not _is_color(found):
                continue
            for change in color:
                part = number_of(change.get("val", ""), 100_000) / 100_000
                if local(change.tag) in ("lumMod", "shade"):
                    found = _mixed(found, "000000", min(max(part, 0.0), 1.0))
                elif local(change.tag) in ("lumOff", "tint"):
                    found = _mixed(WHITE, found, min(max(part, 0.0), 1.0))
            return found.upper()
        return ""

    def _named(self, name: str) -> str:
        slot = _SLOTS.get(name, _DIRECT.get(name, ""))
        scheme = self._mapping.get(slot, _USUAL.get(slot, slot))
        return self._theme.get(_SCHEME.get(scheme, scheme), "")


def highlight(value: str) -> str:
    """Return the colour of a highlight by its name, or "" (17.18.40)."""
    return _HIGHLIGHTS.get(value, "")


def html_color(value: str) -> str:
    """Return a colour of VML, such as #fc0 or black, as RRGGBB, or "" for one not known here."""
    digits = value.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return digits.upper() if _is_color(digits) else highlight(value)


def is_lost(color: str, background: str) -> bool:
    """Return whether text in a colour cannot be told from what is behind it (WCAG 2.2, 1.4.3)."""
    if not color:
        return False  # automatic: black or white, whichever shows
    one, other = sorted((_luminance(color), _luminance(background or WHITE)))
    return (other + 0.05) / (one + 0.05) < LEAST_CONTRAST


def _theme_colors(theme: Any) -> Iterator[tuple[str, str]]:
    scheme = next(theme.iter(f"{A}clrScheme"), None)
    for slot in scheme if scheme is not None else ():
        for color in slot if isinstance(slot.tag, str) else ():
            value = color.get("lastClr") if local(color.tag) == "sysClr" else color.get("val", "")
            if value and _is_color(value):
                yield local(slot.tag), value.upper()


def _is_color(value: str) -> bool:
    return len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value)


def _parts(color: str) -> tuple[int, int, int]:
    return int(color[:2], 16), int(color[2:4], 16), int(color[4:], 16)


def _mixed(over: str, under: str, part: float) -> str:
    both = zip(_parts(over), _parts(under), strict=True)
    return "".join(f"{round(a * part + b * (1 - part)):02X}" for a, b in both)


def _shaded(color: str, tint: str, shade: str) -> str:
    """Return a colour made lighter or darker; Word changes its lightness (17.18.97)."""
    try:
        if tint:
            return _mixed(color, WHITE, min(int(tint, 16), 255) / 255)
        if shade:
            return _mixed(color, "000000", min(int(shade, 16), 255) / 255)
    except ValueError:
        pass
    return color


def _luminance(color: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(color))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
