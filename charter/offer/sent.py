"""The charters that a workspace writes, or wrote: what a copy, or a signing, is held against."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from charter.compose.papers import Paper
from charter.read.company import Workspace
from charter.render.papers import BLANK_HASH, Markdown, hashed

if TYPE_CHECKING:
    from charter.write.docx.writer import DocxWriter


class SentCharter(NamedTuple):
    """One charter of one day. `hash` is the content hash that it prints.

    `docx` makes its Word file. `now` is False for a text that the out folder remembers: its file
    has today's look.
    """

    position: str
    day: date
    text: str
    hash: str
    docx: Callable[[], bytes]
    paper: Paper
    now: bool = True

    @property
    def markdown(self) -> Markdown:
        """Return it as its own text."""
        return Markdown(self.paper, self.text, self.hash)


def sent_charters(
    workspace: Workspace, days: Collection[date], position: str = "", earlier: bool = True
) -> Iterator[SentCharter]:
    """Yield the charters of a workspace on each day, each followed by those that it was before.

    `position` is the id of one position or role; `earlier` is False for none of those before, which
    the out folder remembers. Raises CharterError.
    """
    from charter.assign.ownership import organise
    from charter.document.document import Documents
    from charter.make import WordFiles, papers_of, render_papers
    from charter.write.texts import recall

    organisation = organise(workspace)
    folder, tokens = workspace.folder / "templates", workspace.company.tokens
    word = WordFiles(folder, tokens)

    @cache
    def writer() -> DocxWriter:
        from charter.write.docx.writer import DocxWriter

        return DocxWriter(folder)

    named = (position,) if position else ()
    for day in days:
        papers = papers_of(organisation, day, named, ("charter",))
        for made in render_papers(papers, folder, tokens, word):
            name = made.name.removesuffix("-charter")
            docx = partial(word.docx, made, Documents())
            yield SentCharter(name, day, made.text, made.content_hash, docx, made.paper)
            for before in recall(workspace.folder / "out", made) if earlier else ():
                was = _as_written(before, made)
                if was.text != made.text:
                    docx = partial(_in_todays_look, writer, was)
                    yield SentCharter(name, day, *was[1:], docx, was.paper, now=False)


def _in_todays_look(writer: Callable[[], DocxWriter], text: Markdown) -> bytes:
    """Return a remembered text as a Word file; no template in Word can say it again."""
    from charter.document.document import document_of

    return writer().write(document_of(text))


def _as_written(text: str, like: Markdown) -> Markdown:
    """Return a remembered text, in which the hash of today's stands, with its own."""
    return hashed(like.paper, text.replace(like.content_hash, BLANK_HASH))
