"""The agenda of a meeting on answers that differ: two pages, with room for what is agreed."""

from __future__ import annotations

from datetime import date

from charter.named_tuples import NamedTuple


class AgendaItem(NamedTuple):
    """One thing to settle: what it is, who it is for whom today, and who should have it."""

    number: int
    entry: str
    title: str
    today: str
    should: str


class AgendaPart(NamedTuple):
    """Things to settle of one kind, with a sentence that says of which."""

    title: str
    about: str
    items: tuple[AgendaItem, ...]


class Agenda(NamedTuple):
    """The page for the meeting. `later` is what has no room on it; `agreed` asks for a nod.

    `unheard` are those of whom no answers are there. `answered` are those of `how_many` questions
    that somebody answered.
    """

    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    heard: str
    unheard: str
    how_many: int
    answered: int
    parts: tuple[AgendaPart, ...]
    later: tuple[str, ...]
    agreed: tuple[str, ...]
    changing: tuple[str, ...]
    unread: int = 0
    kind: str = "agenda"
    name: str = "agenda"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return f"Agenda: who decides what at {self.company}"
