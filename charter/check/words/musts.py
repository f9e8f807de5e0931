"""Lists of what one must bring: the headings over them, by the words of `shape.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from charter.check.words.context import is_wish
from charter.check.words.found import Spotted, Stands
from charter.check.words.leads import heads_part, is_lead_in, last_line, pairs
from charter.check.words.word_lists import shape_pattern
from charter.document.outside.reading import Piece, Reading


def musts_heading(text: str, language: str, where: Stands = "heading") -> list[Spotted]:
    """Return the whole text where it is a heading, or a lead-in, over a list of musts."""
    if where == "title" or not _opens_musts(text, language):
        return []
    return [Spotted(0, len(text))]


def _opens_musts(text: str, language: str) -> bool:
    wanted = shape_pattern(language, "musts", "whole")
    return bool(wanted.match(text)) and not shape_pattern(language, "not_musts").search(text)


def must_lists(reading: Reading, language: str) -> Iterator[tuple[Piece, list[Piece]]]:
    """Yield each heading or lead-in under which musts stand, with the outer bullets of its list.

    A lead-in such as "It helps:" or "For each job, provide:" ends the musts until the next heading.
    """
    other = shape_pattern(language, "not_musts")
    heading: Piece | None = None
    bullets: list[Piece] = []
    for piece, after in pairs(reading):
        if piece.kind == "bullet":
            if (
                heading is not None
                and piece.level <= 1
                and not is_wish(language, piece.text, 1, "above_preferred")
            ):
                bullets.append(piece)
            continue
        heads = heads_part(piece, after)
        if not heads and not is_lead_in(piece, after):
            continue
        text = last_line(piece)
        matched = _opens_musts(text, language)
        if matched or heads or other.search(text):
            if heading is not None and bullets:
                yield heading, bullets
            heading, bullets = piece if matched else None, []
    if heading is not None and bullets:
        yield heading, bullets
