"""What the number or bullet before a paragraph says."""

from __future__ import annotations

import re

from charter.document.docx.text import Span

BULLET = "\u2022"
_COUNT = re.compile(r"\b(?:[0-9]+|[^\W\d_]|[ivxlcdm]+|[IVXLCDM]+)\b")
_BULLETS = re.compile("[\u2022\u00b7\u25aa-\u25cf\u25e6\u2023\u2043\u2013\u2014*-]|o")
"""Signs before items that programs put in the place of one another."""
_SIGNS = (0xB7, 0xA7)
"""The same in Symbol and in Wingdings."""


def label_of(label: Span | None) -> str:
    """Return a number or bullet as one reads it, "" for none; all plain bullets are one."""
    if label is None:
        return ""
    text = " ".join(label.text.split())
    if label.look.symbols:
        plain = len(text) == 1 and ord(text) & 0xFF in _SIGNS
        return BULLET if plain else f"{text} in {label.look.symbols}"
    return BULLET if _BULLETS.fullmatch(text) else text


def label_form(label: str) -> str:
    """Return what is the same of the labels of one list, whatever they count: "#." for "3."."""
    return _COUNT.sub("#", label)
