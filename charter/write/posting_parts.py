"""Where the parts of a posting lie in its text, whatever template wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from charter.compose.papers import Posting
from charter.write.blocks import Block, Heading, List, Paragraph, Quote, Run, Table


class Parts(NamedTuple):
    """The title with the line under it, what follows, how to apply, and what comes after that."""

    top: tuple[Block, ...]
    body: tuple[Block, ...]
    apply: tuple[Block, ...]
    end: tuple[Block, ...]

    @property
    def description(self) -> tuple[Block, ...]:
        """Return all but the title and the line under it."""
        return (*self.body, *self.apply, *self.end)


def parts_of(blocks: Sequence[Block], posting: Posting) -> Parts:
    """Return the parts of a posting; how to apply is the last section that names the address.

    Statements that follow it without a heading of their own are the end.
    """
    top = _length_of_top(blocks)
    heads = [n for n, b in enumerate(blocks) if n >= top and isinstance(b, Heading)]
    stops = [*heads[1:], len(blocks)]
    for start, stop in reversed(list(zip(heads, stops, strict=True))):
        if _names_an_address(blocks[start:stop], posting):
            end = _before_statements(blocks, start, stop, posting)
            return Parts(
                tuple(blocks[:top]),
                tuple(blocks[top:start]),
                tuple(blocks[start:end]),
                tuple(blocks[end:]),
            )
    return Parts(tuple(blocks[:top]), tuple(blocks[top:]), (), ())


def address_of(posting: Posting) -> str:
    """Return where to apply: a web address, or mailto: with the title as subject; or nothing."""
    if posting.apply_url:
        return posting.apply_url
    if posting.apply_email:
        from urllib.parse import quote

        return f"mailto:{quote(posting.apply_email, safe='@+')}?subject={quote(posting.title)}"
    return ""


def _length_of_top(blocks: Sequence[Block]) -> int:
    if not blocks or not isinstance(blocks[0], Heading) or blocks[0].level != 1:
        return 0
    line = blocks[1] if len(blocks) > 1 else None
    italic = isinstance(line, Paragraph) and all(run.italic for run in line.inline)
    return 2 if italic else 1


def _names_an_address(blocks: Sequence[Block], posting: Posting) -> bool:
    wanted = [posting.apply_url, posting.apply_email, posting.apply_until, posting.apply_send]
    text = "".join(run.text + run.link for block in blocks for run in runs_of(block))
    return any(word in text for word in wanted if word)


def _before_statements(blocks: Sequence[Block], start: int, stop: int, posting: Posting) -> int:
    statements = {posting.equal_opportunity, posting.accommodation} - {""}
    for number in range(start, stop):
        if "".join(run.text for run in runs_of(blocks[number])) in statements:
            return number
    return stop


def runs_of(block: Any) -> Iterator[Run]:
    """Yield the runs of text in a block and in all blocks within it."""
    if isinstance(block, Heading | Paragraph):
        yield from block.inline
    elif isinstance(block, List):
        for item in block.items:
            for inner in item:
                yield from runs_of(inner)
    elif isinstance(block, Quote):
        for inner in block.blocks:
            yield from runs_of(inner)
    elif isinstance(block, Table):
        for line in (block.header, *block.rows):
            for cell in line:
                yield from cell
