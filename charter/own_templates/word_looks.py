"""How the styles of a Word file look in the end, whichever way the file says it.

Word, LibreOffice and Google Docs write the same look in different ways: in the style, in one that
it is based on, or in the defaults. Compared is what a person sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 30
_OFF = ("0", "false", "off", "none")
_SWITCHES = {"b": "bold", "i": "italic", "u": "underlined", "caps": "capitals"}
_SIDES = {"left": "", "start": "", "both": "justified", "end": "right"}
_YES = "yes"
_TEXT_SIZE = "20"
"""Half-points: what text is set in where nothing says a size."""


class Looks:
    """The looks of a file's styles, from its styles and its theme; either may be absent."""

    def __init__(self, styles: ET.Element | None, theme: ET.Element | None) -> None:
        found = [] if styles is None else styles.findall(f"{W}style")
        self._by_id = {style.get(f"{W}styleId", ""): style for style in found}
        self._defaults = None if styles is None else styles.find(f"{W}docDefaults")
        self._fonts = {} if theme is None else dict(_theme_fonts(theme))

    def by_name(self) -> dict[str, dict[str, str]]:
        """Return the look of each style of paragraphs and of words, by its name in lower case."""
        looks = {}
        for style in self._by_id.values():
            kind = style.get(f"{W}type")
            name = style.find(f"{W}name")
            if kind in ("paragraph", "character") and name is not None:
                looks[name.get(f"{W}val", "").lower()] = self._look(style, kind == "paragraph")
        return looks

    def name(self, style_id: str) -> str:
        """Return the name of the style with an id, in lower case, or nothing."""
        style = self._by_id.get(style_id)
        name = None if style is None else style.find(f"{W}name")
        return "" if name is None else name.get(f"{W}val", "").lower()

    def direct(self, properties: ET.Element) -> str:
        """Return in words what a run's own properties say."""
        look = self._of_run([properties])
        return ", ".join(k if t == _YES else f"{k} {t}" for k, t in look.items() if t)

    def _look(self, style: ET.Element, with_defaults: bool) -> dict[str, str]:
        chain = list(self._chain(style))
        runs = [found for each in chain if (found := each.find(f"{W}rPr")) is not None]
        if not with_defaults:
            return self._of_run(runs)
        paragraphs = [found for each in chain if (found := each.find(f"{W}pPr")) is not None]
        if self._defaults is not None:
            for kind, into in (("rPr", runs), ("pPr", paragraphs)):
                found = self._defaults.find(f"{W}{kind}Default/{W}{kind}")
                if found is not None:
                    into.append(found)
        look = self._of_run(runs)
        look["size"] = look["size"] or _points(_TEXT_SIZE)
        side = _nearest(paragraphs, "jc", "val")
        look["set"] = _SIDES.get(side, side)
        for name in ("before", "after"):
            twips = _nearest(paragraphs, "spacing", name)
            look[f"space {name}"] = _space(twips)
        return look

    def _chain(self, style: ET.Element | None) -> Iterator[ET.Element]:
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            based = style.find(f"{W}basedOn")
            style = None if based is None else self._by_id.get(based.get(f"{W}val", ""))

    def _of_run(self, properties: list[ET.Element]) -> dict[str, str]:
        look = {"font": self._font(properties)}
        look["size"] = _points(_nearest(properties, "sz", "val"))
        colour = _nearest(properties, "color", "val").upper()
        look["colour"] = "" if colour in ("AUTO", "000000") else colour
        for tag, word in _SWITCHES.items():
            said = (found for each in properties if (found := each.find(f"{W}{tag}")) is not None)
            nearest = next(said, None)
            on = nearest is not None and nearest.get(f"{W}val", "1") not in _OFF
            look[word] = _YES if on else ""
        return look

    def _font(self, properties: list[ET.Element]) -> str:
        for each in properties:
            fonts = each.find(f"{W}rFonts")
            if fonts is not None:
                theme = fonts.get(f"{W}asciiTheme", "")
                if found := self._fonts.get(theme[:5]) or fonts.get(f"{W}ascii"):
                    return found
        return ""


def _theme_fonts(theme: ET.Element) -> Iterator[tuple[str, str]]:
    for kind in ("major", "minor"):
        found = theme.find(f".//{_A}{kind}Font/{_A}latin")
        if found is not None:
            yield kind, found.get("typeface", "")


def _nearest(properties: list[ET.Element], tag: str, attribute: str) -> str:
    for each in properties:
        found = each.find(f"{W}{tag}")
        if found is not None and found.get(f"{W}{attribute}"):
            return found.get(f"{W}{attribute}", "")
    return ""


def _points(half: str) -> str:
    return f"{int(half) / 2:g} pt" if half.isdigit() else half


def _space(twips: str) -> str:
    return f"{int(twips) / 20:g} pt" if twips.isdigit() and int(twips) else ""
