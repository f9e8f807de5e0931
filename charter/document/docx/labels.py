"""What the number or bullet before a paragraph says beside its count."""

from __future__ import annotations

import re

from charter.document.docx.text import Span

_COUNT = re.compile(r"\b(?:[0-9]+|[^\W\d_]|[ivxlcdm]+|[IVXLCDM]+)\b")
_POINTS = re.compile(r"[\s#.,:;()\[\]/-]+")
_BULLETS = re.compile("[\u2022\u00b7\u25aa-\u25cf\u25e6\u2023\u2043\u2013\u2014*\ue000-\uf8ff]+")
"""Signs before items that programs put in the place of one another."""


def label_words(label: Span | None) -> str:
    """Return what a label says, with "#" for its count; most say nothing else, and give ""."""
    if label is None or label.look.symbols:
        return ""
    said = " ".join(_COUNT.sub("#", _BULLETS.sub("", label.text)).split())
    return said if _POINTS.sub("", said) else ""
