"""A paper as every writer takes it: parsed from its Markdown once, whatever the formats."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from charter.compose.paper_kinds import KINDS
from charter.named_tuples import NamedTuple

if TYPE_CHECKING:
    from charter.compose.papers import Paper
    from charter.document.blocks import Block
    from charter.document.sections import SectionBlocks, Sections
    from charter.render.papers import Markdown


class Document(NamedTuple):
    """A paper that can be written in any format: whose it is, and its blocks with their roles.

    `content_hash` is that of its Markdown. `sections` are the blocks by headings, where those of
    several papers are kept.
    """

    paper: Paper
    blocks: tuple[Block, ...]
    content_hash: str
    sections: tuple[SectionBlocks, ...] = ()

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


def document_of(text: Markdown, place: str = "", kept: Sections | None = None) -> Document:
    """Return the document of a paper's Markdown. `place` stands for that in messages.

    `kept` are the sections of papers before it. Raises TemplateError for Markdown that no paper can
    hold.
    """
    place = place or f"{text.name}.md"
    if kept is None:
        from charter.document.parse import parse_markdown

        return Document(text.paper, parse_markdown(text.text, place), text.content_hash)
    sections = kept.of(text.text, place)
    return Document(text.paper, tuple(chain(*sections)), text.content_hash, sections)


class Documents:
    """The documents of papers, by name; each is made when the first writer asks for it, and once.

    A format that needs none, such as Markdown itself, costs no parsing.
    """

    def __init__(self, kept: Sections | None = None) -> None:
        self._made: dict[str, Document] = {}
        self._kept = kept

    def of(self, text: Markdown) -> Document:
        """Return the document of a paper's Markdown. Raises TemplateError."""
        made = self._made.get(text.name)
        if made is None:
            made = self._made[text.name] = document_of(text, kept=self._kept)
        return made
