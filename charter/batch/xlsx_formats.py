"""How cells of an XLSX file look: the formats of their numbers, and which are struck out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from charter.batch.rich_text import is_on
from charter.named_tuples import NamedTuple

GENERAL = "General"
_LISTS = ("fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs", "cellStyles", "tableStyles")
_OF_COMPUTERS = re.compile(r'"\$"|\\\$')
_DAYS_OF_ASIA = (*range(27, 37), *range(50, 59))


class CellFormats(NamedTuple):
    """The format codes of cells by their style, the styles that strike out, and such rules.

    A rule formats cells by what they say. `white` are the styles of white letters on no colour.
    """

    codes: tuple[str, ...]
    struck: frozenset[int]
    rules: frozenset[int]
    white: frozenset[int] = frozenset()


NO_FORMATS = CellFormats((), frozenset(), frozenset())
_NO_FILL = ("none", "")


def formats_in(styles: Iterable[tuple[str, Mapping[str, Any]]]) -> CellFormats:
    """Return what the part of a workbook that has its styles says of formats."""
    own: dict[str, str] = {}
    used: list[tuple[str, str, str]] = []
    white_fonts, fills = set[str](), list[str]()
    fonts, struck_fonts, dxfs, rules = -1, set[str](), -1, set[int]()
    within = ""
    for tag, given in styles:
        if tag in _LISTS:
            within = tag
        elif tag == "numFmt" and within != "dxfs":
            own[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif tag == "font" and within == "fonts":
            fonts += 1
        elif tag == "color" and within == "fonts" and _is_white(given):
            white_fonts.add(str(fonts))
        elif tag == "patternFill" and within == "fills":
            fills.append(given.get("patternType", ""))
        elif tag == "dxf":
            dxfs += 1
        elif tag == "strike" and is_on(given):
            if within == "dxfs":
                rules.add(dxfs)
            elif within == "fonts":
                struck_fonts.add(str(fonts))
        elif tag == "xf" and within == "cellXfs":
            used.append(
                (given.get("numFmtId", "0"), given.get("fontId", "0"), given.get("fillId", "0"))
            )
    known = _built_in() | {number: code for number, code in own.items() if code}
    return CellFormats(
        tuple(known.get(number, GENERAL) for number, _, _ in used),
        frozenset(n for n, (_, font, _) in enumerate(used) if font in struck_fonts),
        frozenset(rules),
        frozenset(
            n
            for n, (_, font, fill) in enumerate(used)
            if font in white_fonts and _no_fill(fill, fills)
        ),
    )


def _is_white(given: Mapping[str, Any]) -> bool:
    """Return whether the colour of a font is white, by itself or as that of the theme's paper."""
    return given.get("rgb", "")[-6:].upper() == "FFFFFF" or (
        given.get("theme") == "0" and given.get("tint", "0") in ("", "0", "0.0")
    )


def _no_fill(number: str, fills: list[str]) -> bool:
    at = int(number) if number.isascii() and number.isdigit() else 0
    return at >= len(fills) or fills[at] in _NO_FILL


def _built_in() -> dict[str, str]:
    """Return the formats that Excel has itself; they show the currency of the computer, so none."""
    formats = import_module("openpyxl.styles.numbers").BUILTIN_FORMATS
    known = {str(number): _OF_COMPUTERS.sub("", code) for number, code in formats.items()}
    return dict.fromkeys(map(str, _DAYS_OF_ASIA), "yyyy-mm-dd") | known
