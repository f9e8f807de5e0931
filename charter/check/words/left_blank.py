"""What a posting still has of its template: blanks that nobody filled in."""

from __future__ import annotations

from charter.check.remark import OWN_JUDGEMENT, Remark
from charter.document.outside.reading import Reading
from charter.read.blanks import blanks_in


def blank_remarks(reading: Reading) -> list[Remark]:
    """Return a remark for each blank of a posting, the same words once."""
    found = {
        blank.text: reading.place(piece, blank.start)
        for piece in reversed(reading.pieces)
        for blank in reversed(blanks_in(piece.text, title=piece.kind == "heading"))
    }
    return [
        Remark(
            "advice",
            "blank",
            place,
            text,
            "is a blank that nobody filled in",
            "Readers see that nobody has read it over.",
            OWN_JUDGEMENT,
            "The words that belong there, or nothing.",
        )
        for text, place in found.items()
    ]
