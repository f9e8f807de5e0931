"""Sections of a Markdown text that mean the same alone as they do in it.

Papers of many companies share most of theirs, which need be parsed and written once only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from charter.document.blocks import Block, Heading, Paragraph, runs_of
from charter.document.parse import parse_markdown

MOST = 4_000
"""Sections that are kept; then all are forgotten, and it begins anew."""
_SHORT_SECTION = 600
"""Letters of paragraphs that are kept together; about six lines."""
_SHORT_END = 900
"""Letters of a last section that would leave a page nearly empty; about ten lines."""
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


def kept_whole(blocks: Sequence[Block]) -> frozenset[int]:
    """Return which paragraphs stay on the page of the next because their section is short.

    Of two or three short paragraphs under a heading, none begins a page alone.
    """
    found: list[int] = []
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    for start, end in pairwise([*starts, len(blocks)]):
        texts = [block for block in blocks[start + 1 : end] if isinstance(block, Paragraph)]
        letters = sum(len(run.text) for block in texts for run in block.inline)
        if len(texts) == end - start - 1 and letters <= _SHORT_SECTION:
            found += range(start + 1, end - 1)
    return frozenset(found)


def held_block(sections: Sequence[SectionBlocks]) -> tuple[int, int]:
    """Return the block that stays with the last section, too short for a page of its own.

    It is told by the numbers of its section and of itself; (-1, -1) is none.
    """
    places = [(i, j) for i, section in enumerate(sections) for j in range(len(section))]
    letters = 0
    for before, (i, j) in zip(places[-2::-1], places[:0:-1], strict=True):
        block = sections[i][j]
        letters += sum(len(run.text) for run in runs_of(block))
        if letters > _SHORT_END:
            break
        if isinstance(block, Heading):
            return before
    return -1, -1


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
