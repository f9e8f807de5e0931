"""Text of a Word file that nobody sees on the page, and that travels with it all the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from charter.document.docx.reader import text_of
from charter.document.docx.word_file import WordFile
from charter.docx_templates.story import shortened

_SIGNS = re.compile(r"\{\{[^{}]*_es_[^{}]*\}\}|[/\\*#|]\S{1,30}")
"""Marks of signature services, which are white or hidden on purpose."""


def unseen(word: WordFile, tokens: Collection[str] = ()) -> Iterator[str]:
    """Yield each text that nobody sees, and why; `tokens` are marks that others fill in."""
    found: dict[str, None] = {}
    for paragraph in text_of(word).paragraphs:
        for span in paragraph.spans:
            text = span.text.strip()
            if span.look.hidden and text and text not in tokens and not _SIGNS.fullmatch(text):
                found[f"'{shortened(text)}' ({span.look.hidden})"] = None
    yield from found


def struck_out(word: WordFile) -> Iterator[str]:
    """Yield each text that is struck out, and is printed so."""
    found: dict[str, None] = {}
    for paragraph in text_of(word).paragraphs:
        struck = "".join(span.text for span in paragraph.spans if span.look.struck).strip()
        if struck:
            found[f"'{shortened(struck)}'"] = None
    yield from found
