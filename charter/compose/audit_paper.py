"""What an audit of papers says as a paper: text only, ready for its template and its sheets."""

from __future__ import annotations

from datetime import date

from charter.compose.papers import Group
from charter.named_tuples import NamedTuple


class QuoteLine(NamedTuple):
    """Words of a paper: whose they are, the words, file and place."""

    who: str
    quote: str
    place: str


class ClashText(NamedTuple):
    """What two or more claim: the work, what is said of it, their words, whose it usually is."""

    title: str
    says: str
    quotes: tuple[QuoteLine, ...]
    usual: str

    @property
    def line(self) -> str:
        """Return all quotes in one line."""
        return "; ".join(f"{q.who}: “{q.quote}” ({q.place})" for q in self.quotes)


class LookRow(NamedTuple):
    """A duty that is not certain: its words, what it may mean, and why the answer matters."""

    who: str
    quote: str
    place: str
    first: str
    other: str
    why: str


class WorkRow(NamedTuple):
    """A piece of work: its title, its area, and a third thing, such as whose it usually is."""

    title: str
    area: str
    usual: str


class OnceRow(NamedTuple):
    """Work that one post claims, with its words."""

    title: str
    who: str
    quote: str
    place: str


class PaperRow(NamedTuple):
    """What a paper is: file, post, lines, pay and date with places; what its words are for."""

    file: str
    title: str
    reports_to: str
    reports: str
    pay: str
    date: str
    duties: str
    requirements: str
    boilerplate: str
    filler: str
    other: str
    note: str


class PromiseText(NamedTuple):
    """What papers of a post promised beside what its charter gives."""

    heading: str
    summary: str
    lines: tuple[str, ...]
    taken: tuple[OnceRow, ...]
    perhaps: tuple[OnceRow, ...]
    added: tuple[str, ...]
    added_more: str


class AuditPaper(NamedTuple):
    """What papers of a company claim together. Lists are whole; the paper shows the first `most`.

    `summary` is what an executive reads: five lines. `against` names whose charters they are held
    against, or is empty. `forget` says how to delete what quotes people's papers.
    """

    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    heading: str
    summary: tuple[Group, ...]
    against: str
    promises: tuple[PromiseText, ...]
    clashes: tuple[ClashText, ...]
    near: tuple[ClashText, ...]
    nobody: tuple[WorkRow, ...]
    nobody_said: str
    depends: tuple[Group, ...]
    disagreements: tuple[ClashText, ...]
    look: tuple[LookRow, ...]
    unplaced: tuple[QuoteLine, ...]
    once: tuple[OnceRow, ...]
    papers: tuple[PaperRow, ...]
    aside: tuple[Group, ...]
    unread: tuple[str, ...]
    forget: tuple[str, ...]
    most: int = 25
    kind: str = "audit"

    @property
    def name(self) -> str:
        """Return the file name without an ending."""
        return "audit"
