"""Text without what programs change by themselves: quotation marks, dashes, ligatures, blanks.

Two texts that are the same here say the same to whoever reads them.
"""

from __future__ import annotations

import unicodedata

BROKEN = "\u2027"
"""Stands where a line of a PDF broke at a hyphen; nobody knows whether the word has one."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\ufffe\u0002", BROKEN),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u2026": "...",
    }
)


def plain(text: str) -> str:
    """Return text with single blanks and one form of each mark."""
    return " ".join(letters(text).split())


def letters(text: str) -> str:
    """Return text with one form of each mark, its blanks as they are."""
    return unicodedata.normalize("NFC", text).translate(_ALIKE)
