"""Blocks to HTML for a page of ours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

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
    words_of,
)
from charter.document.diagram import Diagram
from charter.write.letters import LOOKS, PLAIN
from charter.write.web.svg import svg

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


def html_of(blocks: Iterable[Block]) -> str:
    """Return the HTML of `blocks`, a line each; what a company wrote is text in it, not markup."""
    return "".join(f"{_block(block)}\n" for block in blocks)


def safe_link(address: str) -> str:
    """Return an address as it may stand in href, or nothing where it is not web or e-mail."""
    return escape(address) if _SAFE_LINK.match(address) else ""


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        mark = ' class="sub"' if block.role == "subtitle" else ""
        return f"<p{mark}>{inline_html(block.inline)}</p>"
    if isinstance(block, Heading):
        level = min(block.level, 6)
        return f"<h{level}>{inline_html(block.inline)}</h{level}>"
    if isinstance(block, List):
        return _list(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Quote):
        return f"<blockquote>{html_of(block.blocks)}</blockquote>"
    if isinstance(block, Diagram):
        return f'<figure tabindex="0">{svg(block)}</figure>'
    assert isinstance(block, Rule)
    return "<hr>"


def _list(block: List) -> str:
    tag = "ul" if block.start is None else "ol"
    start = f' start="{block.start}"' if block.start not in (None, 1) else ""
    items = "".join(f"<li>{_item(item)}</li>" for item in block.items)
    return f"<{tag}{start}>{items}</{tag}>"


def _item(blocks: tuple[Block, ...]) -> str:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return inline_html(blocks[0].inline)
    return html_of(blocks)


def _table(table: Table) -> str:
    label = f' aria-label="{escape(table.caption)}"' if table.caption else ""
    letters = table.kind == "matrix"
    kind = ' class="matrix"' if letters else ""
    head = "".join(f'<th scope="col">{inline_html(cell)}</th>' for cell in table.header)
    thead = f"<thead><tr>{head}</tr></thead>" if head else ""
    body = "".join(
        (_group(row) if number in table.groups else _row(row, bool(table.kind), letters)) + "\n"
        for number, row in enumerate(table.rows)
    )
    # A table that scrolls sideways must scroll by keyboard too (WCAG 2.1.1).
    return (
        f'<div class="wide" role="group" tabindex="0"{label}>'
        f"<table{kind}{label}>{thead}<tbody>\n{body}</tbody></table></div>"
    )


def _group(row: tuple[Inline, ...]) -> str:
    span = f'<th scope="colgroup" colspan="{len(row)}">{inline_html(unbold(row[0]))}</th>'
    return f'<tr class="group">{span}</tr>'


def _row(row: tuple[Inline, ...], named: bool, letters: bool) -> str:
    """Return a row; the first cell of a `named` one is its header."""
    cells = []
    for number, cell in enumerate(row):
        if number == 0 and named:
            cells.append(f'<th scope="row">{inline_html(cell)}</th>')
        else:
            look = LOOKS.get(words_of(cell), PLAIN) if letters and cell else PLAIN
            mark = "" if look is PLAIN else f' class="{look.name}"'
            cells.append(f"<td{mark}>{inline_html(cell)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def inline_html(line: Inline) -> str:
    """Return a line of text with its looks and links."""
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    if run.text == "\n":
        return "<br>"
    made = escape(run.text)
    for tag, on in (("code", run.code), ("em", run.italic), ("strong", run.bold)):
        made = f"<{tag}>{made}</{tag}>" if on else made
    address = safe_link(run.link)
    return f'<a href="{address}">{made}</a>' if address else made
