"""Where the parts of a posting lie in its text, whatever template wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from charter.compose.papers import Posting
from charter.document.blocks import Block, Heading, List, Paragraph, Quote, Run, Table


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
    """Return the parts of a posting; how to apply is the last section that begins with it.

    Its paragraphs each hold something that the company said of it; what follows is the end.
    """
    top = _length_of_top(blocks)
    wanted = _words_on_applying(posting)
    heads = [n for n, b in enumerate(blocks) if n >= top and isinstance(b, Heading)]
    start = next((n for n in reversed(heads) if _speaks_of(blocks[n + 1 : n + 2], wanted)), None)
    if start is None:
        return Parts(tuple(blocks[:top]), tuple(blocks[top:]), (), ())
    end = start + 1
    while _speaks_of(blocks[end : end + 1], wanted):
        end += 1
    return Parts(
        tuple(blocks[:top]),
        tuple(blocks[top:start]),
        tuple(blocks[start:end]),
        tuple(blocks[end:]),
    )


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


def _words_on_applying(posting: Posting) -> list[str]:
    words = (posting.apply_url, posting.apply_email, posting.apply_until, posting.apply_send)
    return [" ".join(text.split()) for text in (*words, *posting.apply_steps) if text]


def _speaks_of(blocks: Sequence[Block], words: Sequence[str]) -> bool:
    said = "".join(run.text + run.link for block in blocks for run in runs_of(block))
    text = " ".join(said.split())
    return any(word in text for word in words)


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
