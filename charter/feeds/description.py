"""The description of a job in the few tags that boards keep, without a single entity.

Indeed documents that it cannot read entities, so text must be safe without them: a company's own
"<" and ">" become single quotation marks that look alike, and no "&" begins an entity. Neither
board lists links, so an address stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from charter.document.blocks import (
    Block,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    unbold,
)
from charter.document.diagram import Diagram

_ENTITY = re.compile(r"&(?=#?\w+;)")
_LOOKALIKES = str.maketrans({"<": "\u2039", ">": "\u203a"})


def description(blocks: Iterable[Block], italic: str) -> str:
    """Return `blocks` as p, ul, li, strong, br and the tag `italic`."""
    return "\n".join(filter(None, (_block(block, italic) for block in blocks)))


def plain(text: str) -> str:
    """Return a text in which nothing can be taken for a tag or an entity."""
    return _ENTITY.sub("& ", text.translate(_LOOKALIKES))


def plain_length(html: str) -> int:
    """Return the characters of a description that a person reads."""
    return len(re.sub(r"<[^>]*>", "", html))


def _block(block: Block, italic: str) -> str:
    if isinstance(block, Rule | Diagram):
        return ""
    if isinstance(block, Heading):
        return f"<p><strong>{_inline(unbold(block.inline), italic)}</strong></p>"
    if isinstance(block, Paragraph):
        return f"<p>{_inline(block.inline, italic)}</p>"
    if isinstance(block, Quote):
        return description(block.blocks, italic)
    if isinstance(block, Table):
        lines = [*([block.header] if block.header else []), *block.rows]
        cells = (" · ".join(_inline(cell, italic) for cell in line) for line in lines)
        return "\n".join(f"<p>{line}</p>" for line in cells)
    assert isinstance(block, List)
    items = "".join(f"<li>{_item(item, italic)}</li>" for item in block.items)
    return f"<ul>{items}</ul>"


def _item(blocks: tuple[Block, ...], italic: str) -> str:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _inline(blocks[0].inline, italic)
    return description(blocks, italic)


def _inline(line: Inline, italic: str) -> str:
    return "".join(_run(run, italic) for run in line)


def _run(run: Run, italic: str) -> str:
    if run.text == "\n":
        return "<br>"
    address = run.link.removeprefix("mailto:")
    made = plain(run.text)
    if address and address not in run.text:
        made += f" ({plain(address)})"
    for tag, on in ((italic, run.italic), ("strong", run.bold)):
        made = f"<{tag}>{made}</{tag}>" if on else made
    return made
