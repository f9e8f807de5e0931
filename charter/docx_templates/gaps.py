"""Gaps that are a line to write on by their look: underlined spaces, a tab with a leader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from charter.document.docx.xml import W
from charter.docx_templates.story import own

_LEADERS = frozenset(("dot", "underscore", "hyphen", "middleDot", "heavy"))
_LEAST = 3
"""Fewer underlined spaces join words that are underlined."""
_WORDS = 3


def gaps_in(paragraph: Any) -> Iterator[str]:
    """Yield, with words beside it, each gap of a paragraph that its look makes a line to write on.

    A row of dots before a page number is none, nor is what underlines a whole line.
    """
    said, marked = "", ""
    led = any(tab.get(W + "leader") in _LEADERS for tab in paragraph.iter(W + "tab"))
    for run in own(paragraph, W + "r"):
        for piece in run:
            text = "\t" if piece.tag == W + "tab" else (piece.text or "") * (piece.tag == W + "t")
            said += text
            marked += ("_" if _is_underlined(run) else "|" if led and text == "\t" else " ") * len(
                text
            )
    for gap in re.finditer(r"_+|\|", marked):
        text, after = said[gap.start() : gap.end()], said[gap.end() :]
        wide = len(text) >= _LEAST or "\t" in text
        number = re.fullmatch(r"\s*[\divxlc]{1,5}\s*", after)
        if not text.strip() and wide and re.search(r"\w", said[: gap.start()]) and not number:
            before = " ".join(said[: gap.start()].split()[-_WORDS:])
            yield f"{before} ___ {' '.join(after.split()[:_WORDS])}".strip()


def _is_underlined(run: Any) -> bool:
    line = run.find(f"{W}rPr/{W}u")
    return line is not None and line.get(W + "val") != "none"
