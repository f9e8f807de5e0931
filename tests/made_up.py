"""Runs charter with a kind of paper and a format that it does not ship: an entry each, no more."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charter.compose.paper_kinds import KINDS, PaperKind, Subject
from charter.file_formats import FORMATS, FileFormat, Writing


class Visit(NamedTuple):
    """What to ask who wants a position."""

    position_id: str
    title: str
    short: str
    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    asks: tuple[str, ...]
    kind: str = "visit"

    @property
    def name(self) -> str:
        """Return the file name without an ending."""
        return f"{self.position_id}-visit"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return f"Visit: {self.title}"


def compose_visit(subject: Subject) -> Visit:
    """Return what to ask who wants a position: whatever it answers for."""
    organisation, company = subject.organisation, subject.organisation.company
    position = organisation.positions[subject.position]
    work = organisation.responsibilities.values()
    asks = tuple(a.entry.title for a in work if a.accountable == position.id)
    return Visit(
        position.id,
        position.title,
        position.short,
        company.name,
        company.legal_name,
        "en-GB",
        company.country,
        subject.day,
        subject.day.isoformat(),
        asks,
    )


def write_cards(writing: Writing) -> bytes:
    """Return one line for each block of a paper."""
    return "\n".join(type(block).__name__ for block in writing.document.blocks).encode()


KINDS["visit"] = PaperKind(
    "visit", "made_up:Visit", "visit guides", compose_visit, of_position=True
)
FORMATS["cards"] = FileFormat("cards", write_cards, kinds=("visit",))

if __name__ == "__main__":
    import sys

    sys.modules["made_up"] = sys.modules["__main__"]
    from charter.cli.main import run

    run()
