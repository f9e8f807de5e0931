"""What a whole posting states of pay and of what is offered beside it, with what stands above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.check.words.found import Spotted
from charter.check.words.leads import with_above
from charter.check.words.offers import is_bare, offered
from charter.check.words.pay import Paid, pay_in
from charter.check.words.pay_whose import words_about
from charter.document.outside.reading import Piece, Reading
from charter.named_tuples import NamedTuple

_FIGURES = re.compile(r"\d{3}|\d[.,]\d|[$£€]\s?\d")
"""More than the number of a level, such as D2."""


class PaidAt(NamedTuple):
    """Pay that a posting states, and the piece of text that states it."""

    piece: Piece
    paid: Paid

    @property
    def quote(self) -> str:
        """Return the words that state it."""
        return self.piece.text[self.paid.start : self.paid.end]


def pay_of(reading: Reading, language: str) -> list[PaidAt]:
    """Return each pay that a posting states, in its order."""
    found = []
    for piece, under, beside in _with_context(reading):
        for paid in pay_in(piece.text, language, beside or under):
            about = paid.about | words_about(beside, language) if beside else paid.about
            found.append(PaidAt(piece, paid._replace(about=about)))
    return found


def offered_in(reading: Reading, kind: str, language: str) -> tuple[Piece, Spotted] | None:
    """Return the first that a posting names of a kind, benefits or other-pay, or None.

    That there is "a benefits package" names none.
    """
    for piece, under, beside in _with_context(reading):
        for found in offered(piece.text, language, kind, beside or under):
            if is_bare(piece.text[found.start : found.end], language, kind):
                continue
            return piece, found
    return None


def _with_context(reading: Reading) -> Iterator[tuple[Piece, str, str]]:
    """Yield each piece with the heading above it, and with the lead-in or the cell before it."""
    cell = ""
    for each in with_above(reading):
        piece = each.piece
        yield piece, each.heading, cell if piece.kind == "cell" and cell else each.lead_in
        cell = ""
        if piece.kind == "cell" and not _FIGURES.search(piece.text):
            cell = piece.text
