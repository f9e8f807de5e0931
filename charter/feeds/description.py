"""The description of a job in the few tags that boards keep, without a single entity.

Indeed documents that it cannot read entities, so text must be safe without them: a company's own
"<" and ">" become single quotation marks that look alike, and no "&" begins an entity. Neither
board lists links, so an address stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from charter.document.blocks import Block, Inline, Run
from charter.write.web.board_html import board_html

_ENTITY = re.compile(r"&(?=#?\w+;)")
_LOOKALIKES = str.maketrans({"<": "\u2039", ">": "\u203a"})


def description(blocks: Iterable[Block], italic: str) -> str:
    """Return `blocks` as p, ul, li, strong, br and the tag `italic`."""

    def line(runs: Inline) -> str:
        return "".join(_run(run, italic) for run in runs)

    return board_html(blocks, line, numbered=False)


def plain(text: str) -> str:
    """Return a text in which nothing can be taken for a tag or an entity."""
    return _ENTITY.sub("& ", text.translate(_LOOKALIKES))


def plain_length(html: str) -> int:
    """Return the characters of a description that a person reads."""
    return len(re.sub(r"<[^>]*>", "", html))


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
