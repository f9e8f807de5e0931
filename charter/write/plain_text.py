"""A paper as plain text, to be pasted into a form that takes no markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from charter.compose.papers import Paper, Posting
from charter.write.blocks import Block, Heading, Inline, List, Paragraph, Quote, Run, Table
from charter.write.posting_parts import parts_of

_NO_END = re.compile(r"(?:^|[\s(.])(?:\w|\d+|ca|bzw|ggf|inkl|evtl|etc|vs|St|Mr|Ms|Dr)\.$")
_END = re.compile(r"[.!?\u2026][\"'\u2019\u201c\u201d\u00bb)\]]*(?=\s|$)")


class Clipped(NamedTuple):
    """Text that fits a limit, and how many characters of the whole had to stay out."""

    text: str
    left_out: int


def plain_text(blocks: Iterable[Block]) -> str:
    """Return `blocks` as text: headings in capitals, "- " before bullets, a line each paragraph.

    Lines are not wrapped, since a form wraps them itself; the title keeps its letters.
    """
    return "\n\n".join(text for text in map(_block, blocks) if text) + "\n"


def clip(blocks: Sequence[Block], paper: Paper, limit: int) -> Clipped:
    """Return as much of a paper as fits into `limit` characters, cut after a sentence.

    How to apply stays at the end if it takes no more than half of the room. The text is empty where
    not even the first sentence fits.
    """
    whole = plain_text(blocks).strip()
    if len(whole) <= limit:
        return Clipped(whole, 0)
    apply = ""
    if isinstance(paper, Posting):
        parts = parts_of(blocks, paper)
        apply = plain_text(parts.apply).strip()
        if apply and len(apply) <= limit // 2:
            rest = plain_text((*parts.top, *parts.body)).strip()
            kept = _cut(rest, limit - len(apply) - 2)
            if kept:
                text = f"{kept}\n\n{apply}"
                return Clipped(text, len(whole) - len(text))
    kept = _cut(whole, limit)
    return Clipped(kept, len(whole) - len(kept))


def _cut(text: str, limit: int) -> str:
    """Return the longest start of `text` that ends with a sentence, and not with a heading."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _END.finditer(text) if not _is_abbreviation(text, found)]
    ends += [n for n, sign in enumerate(text) if sign == "\n" and text[n - 1] != "\n"]
    kept = text[: max((end for end in ends if end <= limit), default=0)].rstrip()
    while True:
        head, _, last = kept.rpartition("\n")
        if not head or not last.isupper():
            return kept
        kept = head.rstrip()


def _is_abbreviation(text: str, found: re.Match[str]) -> bool:
    """Return whether the full stop stands within a sentence: an initial, "z. B.", "1. Dezember"."""
    if text[found.start()] != ".":
        return False
    after = text[found.end() :].lstrip(" ")[:1]
    return after.islower() or bool(_NO_END.search(text[: found.start() + 1][-8:]))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        text = _inline(block.inline)
        return text if block.level == 1 else text.upper()
    if isinstance(block, Paragraph):
        return _inline(block.inline)
    if isinstance(block, List):
        return "\n".join(_item(block, number) for number in range(len(block.items)))
    if isinstance(block, Quote):
        return "\n\n".join(map(_block, block.blocks))
    if isinstance(block, Table):
        return _table(block)
    return ""


def _item(block: List, number: int) -> str:
    mark = "- " if block.start is None else f"{block.start + number}. "
    return mark + "\n  ".join(line for inner in block.items[number] for line in [_block(inner)])


def _table(table: Table) -> str:
    apart = " | " if table.header else ": "
    lines = [*([table.header] if table.header else []), *table.rows]
    return "\n".join(apart.join(map(_inline, line)) for line in lines)


def _inline(line: Inline) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    address = run.link.removeprefix("mailto:")
    return f"{run.text} ({address})" if address and address != run.text else run.text
