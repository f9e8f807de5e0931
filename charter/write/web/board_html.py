"""The description of a job as HTML in the handful of tags that job boards keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from charter.document.blocks import (
    Block,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    unbold,
)
from charter.document.diagram import Diagram


def board_html(
    blocks: Iterable[Block], line: Callable[[Inline], str], numbered: bool = True
) -> str:
    """Return `blocks` as p, ul and li, and ol where lists are to be `numbered`.

    `line` writes a line of text. Headings become bold paragraphs: Google's documentation of
    JobPosting promises p, ul and li. There are no rules and no drawings.
    """
    said = (block for block in blocks if not isinstance(block, Rule | Diagram))
    return "\n".join(filter(None, (_block(block, line, numbered) for block in said)))


def _block(block: Block, line: Callable[[Inline], str], numbered: bool) -> str:
    if isinstance(block, Heading):
        return f"<p><strong>{line(unbold(block.inline))}</strong></p>"
    if isinstance(block, Paragraph):
        return f"<p>{line(block.inline)}</p>"
    if isinstance(block, Quote):
        return board_html(block.blocks, line, numbered)
    if isinstance(block, Table):
        rows = [*([block.header] if block.header else []), *block.rows]
        return "\n".join(f"<p>{' · '.join(map(line, row))}</p>" for row in rows)
    assert isinstance(block, List)
    tag = "ol" if numbered and block.start is not None else "ul"
    items = "".join(f"<li>{_item(item, line, numbered)}</li>" for item in block.items)
    return f"<{tag}>{items}</{tag}>"


def _item(blocks: tuple[Block, ...], line: Callable[[Inline], str], numbered: bool) -> str:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return line(blocks[0].inline)
    return board_html(blocks, line, numbered)
