"""Recognisers of what `word_remarks` finds, by the codes of its remarks."""

from __future__ import annotations

from collections.abc import Sequence

from charter.check.words.found import Recogniser, Spotted, Stands
from charter.check.words.words import word_places
from charter.document.outside.reading import Piece, PieceKind, Reading, Spot

GENDERED = (
    *("masculine-word", "masculine-pronoun", "feminine-pronoun", "paired-pronoun"),
    *("masculine-title", "feminine-title", "one-gender"),
)


def of_codes(*codes: str) -> Recogniser:
    """Return what finds the phrases that have one of the codes."""

    def recognise(text: str, language: str, where: Stands) -> Sequence[Spotted]:
        kind: PieceKind = "paragraph" if where == "text" else "heading"
        piece = Piece(kind, 1, text, (Spot(0, 1, 1),))
        reading = Reading("", text if where == "title" else "", (piece,), language)
        return [
            Spotted(start, end)
            for code, start, end in word_places(reading, language)
            if code in codes
        ]

    return recognise
