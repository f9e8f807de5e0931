"""Text of a Word file that nobody sees on the page, and that travels with it all the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from charter.document.docx.text import DocxParagraph, DocxText
from charter.docx_templates.story import shortened

_SIGNS = re.compile(r"\{\{[^{}]*_es_[^{}]*\}\}|[/\\*#|]\S{1,30}")
"""Marks of signature services, which are white or hidden on purpose."""
_HIDDEN = "hidden text"


def unseen(
    read: DocxText, tokens: Collection[str] = (), *, edges_only: bool = False
) -> Iterator[str]:
    """Yield each text of a Word file that nobody sees, and why; others fill in the marks `tokens`.

    With `edges_only` of headers and footers alone, which only Word's own mark hides: white text
    may stand on a picture there.
    """
    found: dict[str, None] = {}
    main = () if edges_only else read.paragraphs
    spans = [span for paragraph in main for span in paragraph.spans if span.look.hidden]
    edges = (span for paragraph in _of_edges(read) for span in paragraph.spans)
    spans += (span for span in edges if span.look.hidden == _HIDDEN)
    for span in spans:
        text = span.text.strip()
        if text and text not in tokens and not _SIGNS.fullmatch(text):
            found[f"'{shortened(text)}' ({span.look.hidden})"] = None
    yield from found


def struck_out(read: DocxText) -> Iterator[str]:
    """Yield each text of a Word file that is struck out, and is printed so."""
    found: dict[str, None] = {}
    for paragraph in (*read.paragraphs, *_of_edges(read)):
        struck = "".join(span.text for span in paragraph.spans if span.look.struck).strip()
        if struck:
            found[f"'{shortened(struck)}'"] = None
    yield from found


def _of_edges(read: DocxText) -> Iterator[DocxParagraph]:
    """Yield what stands in headers and footers."""
    for of_section in read.edges:
        for edge in of_section:
            yield from edge.paragraphs
