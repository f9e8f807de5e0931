"""Runs charter with a kind of paper and a format that it does not ship: an entry each, no more."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from charter.compose.paper_kinds import KINDS, PaperKind, Subject
from charter.file_formats import FORMATS, FileFormat, Writing


class Interview(NamedTuple):
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
    kind: str = "interview"

    @property
    def name(self) -> str:
        """Return the file name without an ending."""
        return f"{self.position_id}-interview"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return f"Interview: {self.title}"


def compose_interview(subject: Subject) -> Interview:
    """Return what to ask who wants a position: whatever it answers for."""
    organisation, company = subject.organisation, subject.organisation.company
    position = organisation.positions[subject.position]
    work = organisation.responsibilities.values()
    asks = tuple(a.entry.title for a in work if a.accountable == position.id)
    return Interview(
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


KINDS["interview"] = PaperKind(
    "interview", "made_up:Interview", "interview guides", compose_interview, of_position=True
)
FORMATS["cards"] = FileFormat("cards", write_cards, kinds=("interview",))

if __name__ == "__main__":
    import sys

    sys.modules["made_up"] = sys.modules["__main__"]
    from charter.cli.main import run

    run()
