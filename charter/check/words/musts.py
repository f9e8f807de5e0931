"""What one must bring: lists by the headings over them, and lists in one sentence of prose.

The words of both stand in `shape.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.check.words.context import is_excused, is_wish
from charter.check.words.found import Spotted, Stands
from charter.check.words.leads import heads_part, is_lead_in, last_line, pairs, with_above
from charter.check.words.sentences import Sentence, sentences_of
from charter.check.words.word_lists import shape_pattern
from charter.document.outside.reading import Piece, Reading

_ASIDE = re.compile(r"\([^()]*\)")
_PART_WORDS = 4
"""The lead-in that names another part, such as "Salary & hours:", is no longer."""
_COMMA = re.compile(r"[,;](?=\s)")


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

    A lead-in such as "It helps:" or "For each job, provide:" ends the musts until the next heading,
    and so does one that is called as another part is, such as "Salary:".
    """
    other, part = shape_pattern(language, "not_musts"), shape_pattern(language, "parts", "whole")
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
        of_part = len(text.split()) <= _PART_WORDS and part.match(text)
        if matched or heads or other.search(text) or of_part:
            if heading is not None and bullets:
                yield heading, bullets
            heading, bullets = piece if matched else None, []
    if heading is not None and bullets:
        yield heading, bullets


def must_sentences(reading: Reading, language: str) -> Iterator[tuple[Piece, Sentence, int]]:
    """Yield each sentence of prose that lists what one must bring, and how many things.

    It says that they are musts, or stands under a heading that does.
    """
    other = shape_pattern(language, "not_musts")
    for under in with_above(reading):
        if under.piece.kind != "paragraph":
            continue
        headed = bool(under.heading) and _opens_musts(under.heading, language)
        for sentence in sentences_of(under.piece.text, language):
            start = _led(sentence.text, language)
            count = _listed(sentence.text[start:], language) if start or headed else 0
            if count < 2 or other.search(sentence.text):
                continue
            if not is_excused(language, ("negated", "preferred"), sentence.text, 0, start):
                yield under.piece, sentence, count


def _led(sentence: str, language: str) -> int:
    """Return where what one must bring begins in a sentence that says so, or 0."""
    if led := shape_pattern(language, "must_sentences").search(sentence):
        return led.end()
    label, colon, _ = sentence.partition(":")
    return len(label) + 1 if colon and _opens_musts(label, language) else 0


def _listed(text: str, language: str) -> int:
    """Return how many things a text lists between commas; what stands in brackets is none."""
    joining = shape_pattern(language, "joining")
    parts = [part.strip() for part in _COMMA.split(_ASIDE.sub("", text))]
    # With a comma before its "and" a list ends there; without one, in its last part.
    for number, part in enumerate(parts):
        if number and joining.match(part):
            return number + 1
    return len(parts) + bool(parts[1:] and joining.search(parts[-1]))
