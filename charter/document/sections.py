"""Sections of a Markdown text that mean the same alone as they do in it.

Papers of many companies share most of theirs, which need be parsed and written once only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from charter.document.blocks import Block, Heading, List, Paragraph, runs_of
from charter.document.parse import parse_markdown

MOST = 4_000
"""Sections that are kept; then all are forgotten, and it begins anew."""
_SHORT_SECTION = 600
"""Letters of paragraphs that are kept together; about six lines."""
_SHORT_END = 900
"""Letters of a last section that would leave a page nearly empty; about ten lines."""
_LOST = 250
"""Letters of the end of a list that looks lost above what follows; about three lines."""
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


def held_blocks(sections: Sequence[SectionBlocks]) -> frozenset[tuple[int, int]]:
    """Return what stays with the next block, so that the last page is not nearly empty.

    Where the last section is short, that is all of it and what stands before it. Blocks are told by
    the numbers of their section and of themselves.
    """
    places = [(i, j) for i, section in enumerate(sections) for j in range(len(section))]
    letters = 0
    for start in range(len(places) - 1, 0, -1):
        i, j = places[start]
        block = sections[i][j]
        letters += sum(len(run.text) for run in runs_of(block))
        if letters > _SHORT_END:
            break
        if isinstance(block, Heading):
            return frozenset(places[start - 1 : -1])
    return frozenset()


def end_of_list(block: List) -> int:
    """Return the number of the item from which on the end of a list is more than a lost line.

    A short list goes over whole.
    """
    long = [sum(len(run.text) for child in item for run in runs_of(child)) for item in block.items]
    if sum(long) <= _SHORT_SECTION:
        return 0
    return next(n for n in range(len(long) - 1, -1, -1) if sum(long[n:]) >= _LOST)


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
