"""Sections of a Markdown text that mean the same alone as they do in it.

Papers of many companies share most of theirs, which need be parsed and written once only.
"""

from __future__ import annotations

import re

from charter.document.blocks import Block
from charter.document.parse import parse_markdown

MOST = 4_000
"""Sections that are kept; then all are forgotten, and it begins anew."""
SectionBlocks = tuple[Block, ...]
_START = re.compile(r"\n\n(?=#{1,6} )")
_FAR = re.compile(r"^ {0,3}<|^ {0,3}\[[^\]\n]+\]:|~~~", re.MULTILINE)
"""What can reach beyond an empty line and a heading: HTML, and the address of a link elsewhere."""
_FAR_SIGNS = ("<", "]:", "~~~")
_FENCE = "```"
_DRAWING = re.compile(r"^```mermaid\n[^`]*\n```$", re.MULTILINE)


def pieces_of(text: str) -> list[str]:
    """Return a Markdown text cut before its headings, or whole where that could change it.

    A heading after an empty line ends whatever stands before it (CommonMark 4.2), but for code,
    HTML and addresses of links that stand elsewhere.
    """
    if any(sign in text for sign in _FAR_SIGNS) and _FAR.search(text):
        return [text]
    pieces = _START.split(text)
    if _FENCE not in text or all(_FENCE not in _DRAWING.sub("", piece) for piece in pieces):
        return pieces
    return [text]


class Sections:
    """Keeps sections that were parsed."""

    def __init__(self) -> None:
        self._known: dict[str, SectionBlocks] = {}

    def of(self, text: str, name: str) -> tuple[SectionBlocks, ...]:
        """Return the sections of a Markdown text; one that is known is the same object again.

        Raises TemplateError, as `parse_markdown` does.
        """
        known, found = self._known, []
        if len(known) > MOST:
            known.clear()
        for piece in pieces_of(text):
            section = known.get(piece)
            if section is None:
                section = known[piece] = parse_markdown(piece, name)
            found.append(section)
        return tuple(found)
