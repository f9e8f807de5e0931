"""A paper as every writer takes it: parsed from its Markdown once, whatever the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from charter.document.blocks import Block
from charter.document.parse import parse_markdown
from charter.paper_kinds import KINDS

if TYPE_CHECKING:
    from charter.compose.papers import Paper
    from charter.render.papers import Markdown


class Document(NamedTuple):
    """A paper that can be written in any format: whose it is, and its blocks with their roles.

    `content_hash` is that of its Markdown.
    """

    paper: Paper
    blocks: tuple[Block, ...]
    content_hash: str

    @property
    def name(self) -> str:
        """Return the file name without an ending."""
        return self.paper.name

    @property
    def landscape(self) -> bool:
        """Return whether its pages lie on their side."""
        return bool(getattr(self.paper, "landscape", False))

    @property
    def shown_hash(self) -> str:
        """Return the hash for people who sign; a public paper is read by people who do not."""
        return "" if KINDS[self.paper.kind].public else self.content_hash


def document_of(text: Markdown, place: str = "") -> Document:
    """Return the document of a paper's Markdown. `place` stands for that in messages.

    Raises TemplateError for Markdown that no paper can hold.
    """
    blocks = parse_markdown(text.text, place or f"{text.name}.md")
    return Document(text.paper, blocks, text.content_hash)


class Documents:
    """The documents of papers, by name; each is made when the first writer asks for it, and once.

    A format that needs none, such as Markdown itself, costs no parsing.
    """

    def __init__(self) -> None:
        self._made: dict[str, Document] = {}

    def of(self, text: Markdown) -> Document:
        """Return the document of a paper's Markdown. Raises TemplateError."""
        made = self._made.get(text.name)
        if made is None:
            made = self._made[text.name] = document_of(text)
        return made
