"""The charters that a workspace writes, or wrote: what a copy, or a signing, is held against."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial

from charter.compose.papers import Paper
from charter.facts.company import Workspace
from charter.named_tuples import NamedTuple
from charter.render.papers import BLANK_HASH, Markdown, hashed


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
    from charter.make import Wanted, make_papers
    from charter.maker import Maker
    from charter.write.texts import recall

    maker = Maker()
    organisation = maker.organise(workspace)

    def docx(text: Markdown, as_made: bool) -> bytes:
        wanted = Wanted(
            text.paper.date, (text,), formats=("docx",), to_compare=True, as_made=as_made
        )
        return make_papers(workspace, wanted, maker, organisation).files[f"{text.name}.docx"]

    positions = (position,) if position else ()
    for day in days:
        wanted = Wanted(day, ("charter",), positions, formats=("md",), to_compare=True)
        for made in make_papers(workspace, wanted, maker, organisation).texts:
            name = made.name.removesuffix("-charter")
            as_sent = partial(docx, made, as_made=True)
            yield SentCharter(name, day, made.text, made.content_hash, as_sent, made.paper)
            for before in recall(workspace.folder / "out", made) if earlier else ():
                was = _as_written(before, made)
                if was.text != made.text:
                    in_todays_look = partial(docx, was, as_made=False)
                    yield SentCharter(name, day, *was[1:], in_todays_look, was.paper, now=False)


def _as_written(text: str, like: Markdown) -> Markdown:
    """Return a remembered text, in which the hash of today's stands, with its own."""
    return hashed(like.paper, text.replace(like.content_hash, BLANK_HASH))
