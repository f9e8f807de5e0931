"""Where the parts of a posting lie in its text, whatever template wrote it."""

from __future__ import annotations

from collections.abc import Sequence

from charter.compose.papers import Posting
from charter.document.blocks import Block, Heading, Paragraph, Run, runs_of
from charter.document.document import Document
from charter.facts.prose import shown_pieces
from charter.named_tuples import NamedTuple


class PostingParts(NamedTuple):
    """A posting by its parts.

    They are the title with the line under it, what follows, how to apply, and what comes after.
    """

    posting: Posting
    top: tuple[Block, ...]
    body: tuple[Block, ...]
    apply: tuple[Block, ...]
    end: tuple[Block, ...]

    @property
    def description(self) -> tuple[Block, ...]:
        """Return all but the title and the line under it."""
        return (*self.body, *self.apply, *self.end)

    @property
    def advert(self) -> tuple[Block, ...]:
        """Return the description for search engines and boards, which want remote work said there.

        The line under the title says it, and is no part of a description.
        """
        if not self.posting.facts.is_remote:
            return self.description
        return (Paragraph((Run(self.posting.where),)), *self.description)


def parts_of(document: Document) -> PostingParts:
    """Return the parts of a posting; how to apply is the last section that begins with it.

    Its paragraphs each hold something that the company said of it; what follows is the end.
    """
    posting, blocks = document.paper, document.blocks
    assert isinstance(posting, Posting)
    top = _length_of_top(blocks)
    wanted = _words_on_applying(posting)
    heads = [n for n, b in enumerate(blocks) if n >= top and isinstance(b, Heading)]
    start = next((n for n in reversed(heads) if _speaks_of(blocks[n + 1 : n + 2], wanted)), None)
    if start is None:
        return PostingParts(posting, blocks[:top], blocks[top:], (), ())
    end = start + 1
    while _speaks_of(blocks[end : end + 1], wanted):
        end += 1
    return PostingParts(posting, blocks[:top], blocks[top:start], blocks[start:end], blocks[end:])


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
    return 2 if isinstance(line, Paragraph) and line.role == "subtitle" else 1


def _words_on_applying(posting: Posting) -> list[str]:
    words = (posting.apply_url, posting.apply_email, posting.apply_until, posting.apply_send)
    return [line for text in (*words, *posting.apply_steps) for line in shown_pieces(text) if line]


def _speaks_of(blocks: Sequence[Block], words: Sequence[str]) -> bool:
    runs = [run for block in blocks for run in runs_of(block)]
    said = "".join(run.text for run in runs) + " " + " ".join(run.link for run in runs)
    text = " ".join(said.split())
    return any(word in text for word in words)
