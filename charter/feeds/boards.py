"""The job boards: one entry each. Imports no more than it has to, for help reads it too.

A new board has its fields in `catalog/boards/<name>.yaml` and an entry here: `charter.feeds.plain`
writes jobs as a plain list of them, and what a board wants otherwise has a module of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from charter.named_tuples import NamedTuple

if TYPE_CHECKING:
    from charter.feeds.board import Board
    from charter.feeds.jobs import Job
    from charter.feeds.xml import FeedElement

_MODULES = {
    "indeed": "charter.feeds.indeed",
    "linkedin": "charter.feeds.linkedin",
    "talent": "charter.feeds.plain",
    "atom": "charter.feeds.atom",
}
BOARDS = tuple(_MODULES)


class FeedWriter(NamedTuple):
    """What writes the elements of one job, and a feed of jobs as of a day, for who posts them."""

    elements: Callable[[Job, Board, str], tuple[FeedElement, ...]]
    feed: Callable[[Sequence[Job], Board, date, str], bytes]


def writer_of(name: str) -> FeedWriter:
    """Return what writes for the board called `name`, one of BOARDS."""
    module = import_module(_MODULES[name])
    return FeedWriter(module.elements, module.feed)
