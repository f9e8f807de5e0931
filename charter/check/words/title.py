"""The title of the job, where no heading of level 1 gives it: by the words of `shape.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from charter.check.words.word_lists import shape_pattern
from charter.document.outside.reading import Piece, Reading

_FIRST = 25
"""Pieces among which a title is looked for: a pack has its cover before it."""
_LONGEST = 10
"""Words of a title."""


def titled(reading: Reading, language: str) -> Reading:
    """Return a text with the title of the job, where its first heading is only that of a part.

    It is what a label such as "Job title:" says, else the first short line that has a word of
    titles, else the first heading that is not that of a part.
    """
    if reading.title and not _heads_a_part(reading.title, language):
        return reading
    first = reading.pieces[:_FIRST]
    found = next(chain(_labelled(first, language), _lines(first, language)), "")
    return reading._replace(title=found)


def _heads_a_part(text: str, language: str) -> bool:
    if shape_pattern(language, "title_words").search(text):
        return False
    return any(
        shape_pattern(language, name, "whole").match(text.strip()) for name in ("parts", "musts")
    )


def _labelled(pieces: tuple[Piece, ...], language: str) -> Iterator[str]:
    label = shape_pattern(language, "title_label", "whole")
    for piece, after in zip(pieces, (*pieces[1:], None), strict=True):
        head, colon, rest = piece.text.partition(":")
        if not label.match(head.strip()):
            continue
        if colon and rest.strip():
            yield rest.strip()
        elif piece.kind == "cell" and after is not None:
            yield after.text


def _lines(pieces: tuple[Piece, ...], language: str) -> Iterator[str]:
    known = shape_pattern(language, "title_words")
    never = shape_pattern(language, "no_title")
    short = [
        piece
        for piece in pieces
        if piece.kind in ("heading", "paragraph")
        and len(piece.text.split()) <= _LONGEST
        and piece.text[-1] not in ".!?:;"
        and not _heads_a_part(piece.text, language)
        and not never.search(piece.text)
    ]
    yield from (piece.text for piece in short if known.search(piece.text))
    yield from (piece.text for piece in short[:1] if piece.kind == "heading" and piece.level <= 2)
