"""What stands above a piece of a text: the heading of its part, and the lead-in of its list.

Few texts mark all their headings: a short line without a full stop is one, and so is what stands
right above the first bullet of a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from charter.document.outside.reading import Piece, Reading
from charter.named_tuples import NamedTuple

_LEAD_IN_WORDS = 25
_SHORT_LEAD_IN = 10
_TITLE_WORDS = 6
_ENDS = ".!,;:…"


class Under(NamedTuple):
    """A piece with the heading above it, and the lead-in of the list that it belongs to."""

    piece: Piece
    heading: str
    lead_in: str

    @property
    def above(self) -> str:
        """Return what stands nearest above it."""
        return self.lead_in or self.heading


def with_above(reading: Reading) -> Iterator[Under]:
    """Yield each piece with what stands above it; the title names the job, and heads no part."""
    heading = lead_in = ""
    for piece, after in pairs(reading):
        if heads_part(piece, after):
            yield Under(piece, "" if piece.kind == "heading" else heading, "")
            heading = "" if piece.text == reading.title else last_line(piece)
            lead_in = ""
        elif piece.kind == "paragraph":
            yield Under(piece, heading, "")
            lead_in = last_line(piece) if is_lead_in(piece, after) else ""
        else:
            yield Under(piece, heading, lead_in)


def pairs(reading: Reading) -> Iterator[tuple[Piece, Piece | None]]:
    """Yield each piece with the one after it."""
    yield from zip(reading.pieces, (*reading.pieces[1:], None), strict=False)


def heads_part(piece: Piece, after: Piece | None) -> bool:
    """Return whether a piece is a heading, or a short line that stands where one would."""
    if piece.kind == "heading":
        return True
    words = piece.text.split()
    return (
        piece.kind == "paragraph"
        and len(words) <= _TITLE_WORDS
        and "\n" not in piece.text
        and piece.text[-1] not in _ENDS
        and not any(map(str.isdigit, piece.text))
        and not words[0][0].islower()
        and after is not None
        and after.kind != "heading"
    )


def is_lead_in(piece: Piece, after: Piece | None) -> bool:
    """Return whether a paragraph leads to a list: it ends with a colon, or stands right above."""
    if piece.kind != "paragraph":
        return False
    last = last_line(piece)
    if last.endswith(":"):
        return last.count(" ") < _LEAD_IN_WORDS
    above_list = after is not None and after.kind == "bullet"
    return above_list and len(last.split()) <= _SHORT_LEAD_IN and last[-1] not in _ENDS


def last_line(piece: Piece) -> str:
    """Return the last line of a piece, which alone leads to what follows."""
    return piece.text.rpartition("\n")[2]
