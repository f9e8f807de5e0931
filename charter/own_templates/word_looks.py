"""How the styles of a Word file look in the end, whichever way the file says it.

Word, LibreOffice and Google Docs write the same look in different ways: in the style, in one that
it is based on, or in the defaults. Compared is what a person sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from charter.document.docx.looks import DocxStyle, DocxStyles
from charter.document.docx.package import PackageParts
from charter.document.docx.text import Look
from charter.document.docx.xml import W

_SIDES = {"left": "", "start": "", "both": "justified", "end": "right"}
_YES = "yes"


class Looks:
    """The looks of a file's styles."""

    def __init__(self, parts: PackageParts) -> None:
        sheet, theme, settings = (
            parts.root(parts.related(name)) for name in ("styles", "theme", "settings")
        )
        self._styles = DocxStyles(sheet, theme, settings)
        defaults = sheet.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr") if sheet is not None else None
        self._spacing = defaults.find(f"{W}spacing") if defaults is not None else None
        self._ids = {style.name: style.id for style in self._styles.styles.values()}
        self._of_style = cache(self._look)

    def by_name(self) -> dict[str, dict[str, str]]:
        """Return the look of each style of paragraphs and of words, by its name in lower case."""
        return {
            style.name: {**_in_words(self._of_style(style.id)), **dict(self._paragraph(style))}
            for style in self._styles.styles.values()
            if style.kind in ("paragraph", "character") and style.name
        }

    def name(self, style_id: str) -> str:
        """Return the name of the style with an id, in lower case, or nothing."""
        style = self._styles.styles.get(style_id)
        return style.name if style is not None else ""

    def beside(self, look: Look, style: str) -> str:
        """Return in words what of a look is not that of the style with this name."""
        own, styled = _in_words(look), _in_words(self._of_style(self._ids.get(style, "")))
        changed = ((key, text) for key, text in own.items() if text != styled[key])
        return ", ".join(
            key if text == _YES else f"{key} {text}" if text else f"not {key}"
            for key, text in changed
        )

    def _look(self, style_id: str) -> Look:
        from lxml import etree

        style = self._styles.styles.get(style_id)
        if style is None or style.kind != "character":
            return self._styles.look(style_id, {}, None)
        properties = etree.Element(f"{W}rPr")
        etree.SubElement(properties, f"{W}rStyle").set(f"{W}val", style_id)
        return self._styles.look("", {}, properties)

    def _paragraph(self, style: DocxStyle) -> Iterator[tuple[str, str]]:
        if style.kind != "paragraph":
            return
        chain = [each.paragraph for each in reversed(self._styles.chain(style.id, "paragraph"))]
        sides = (each["jc"].get(f"{W}val", "") for each in chain if "jc" in each)
        side = next(sides, "")
        yield "set", _SIDES.get(side, side)
        spacings = [each["spacing"] for each in chain if "spacing" in each]
        for name in ("before", "after"):
            said = (
                each.get(f"{W}{name}") for each in (*spacings, self._spacing) if each is not None
            )
            yield f"space {name}", _space(next((twips for twips in said if twips), ""))


def _in_words(look: Look) -> dict[str, str]:
    switches = {
        "bold": look.bold,
        "italic": look.italic,
        "underlined": look.underlined,
        "capitals": look.caps,
        "struck through": look.struck,
    }
    return {
        "font": look.font,
        "size": f"{look.size / 2:g} pt",
        "colour": "" if look.color == "000000" else look.color,
        **{name: _YES if on else "" for name, on in switches.items()},
        "raised": look.raised,
        "marked": look.behind,
        "hidden": f"({look.hidden})" if look.hidden else "",
        "effects": ", ".join(look.effects),
    }


def _space(twips: str) -> str:
    return f"{int(twips) / 20:g} pt" if twips.isdecimal() and int(twips) else ""
