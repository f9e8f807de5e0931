"""A paper as plain text, to be pasted into a form that takes no markup."""

from __future__ import annotations

from collections.abc import Iterable

from charter.document.blocks import Block, Heading, Inline, List, Paragraph, Quote, Run, Table


def plain_text(blocks: Iterable[Block]) -> str:
    """Return `blocks` as text: headings in capitals, "- " before bullets, a line each paragraph.

    Lines are not wrapped, since a form wraps them itself; the title keeps its letters.
    """
    return "\n\n".join(text for text in map(_block, blocks) if text) + "\n"


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
    return mark + "\n".join(map(_block, block.items[number])).replace("\n", "\n  ")


def _table(table: Table) -> str:
    apart = " | " if table.header else ": "
    lines = [*([table.header] if table.header else []), *table.rows]
    return "\n".join(apart.join(map(_inline, line)) for line in lines)


def _inline(line: Inline) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    address = run.link.removeprefix("mailto:")
    return f"{run.text} ({address})" if address and address != run.text else run.text
