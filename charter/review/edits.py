"""A changed sentence as it would be written in its own file."""

from __future__ import annotations

import re

from charter.assign.organisation import Position
from charter.compose.texts import fill_own
from charter.compose.wording import Wording
from charter.facts.presuppositions import SLOT
from charter.named_tuples import NamedTuple
from charter.review.changes import Alignment
from charter.trace.origins import COMPANY, Origin

_PIECES = re.compile(r"(\{[a-z][a-z_.-]*(?::[^{}]*)?\})")


class Edit(NamedTuple):
    """A new text for one origin. `raw` is as it would be written there; None: it cannot be told.
    Values of the company file can be numbers.

    `before` and `after` are the sentences of the paper that it stands in.
    """

    origin: Origin
    new: str
    raw: str | int | float | None
    before: str = ""
    after: str = ""


def whole(text: str, start: int, end: int, language: str, is_row: bool) -> str:
    """Return the sentences that hold a piece of `text`; in a row, only the items of its list."""
    from charter.check.words.sentences import sentences_of

    starts = [sentence.start for sentence in sentences_of(text, language[:2])]
    begin = max((at for at in starts if at <= start), default=0)
    after = min((at for at in starts if at >= max(end, begin + 1)), default=len(text))
    if is_row:
        begin = max(begin, text.rfind("; ", begin, start) + 2 if "; " in text[begin:start] else 0)
        stop = text.find(";", max(end - 1, start), after)
        after = stop if stop >= 0 else after
    return text[begin:after].strip()


def unfill(origin: Origin, new: str, words: Wording, position: Position) -> str | None:
    """Return `new` as it is written: placeholders stand again where a person left their words.

    None where that cannot be told: the text would be printed otherwise than it was written.
    """
    if not SLOT.search(origin.raw):
        return None if SLOT.search(new) and origin.kind != COMPANY else new

    def fill(text: str, of: Position) -> str:
        return fill_own(words, text, of) or text

    aligned = Alignment(origin.text, new)
    made, at, upto = "", 0, 0
    for piece in _PIECES.split(" ".join(origin.raw.split())):
        is_name = bool(SLOT.fullmatch(piece))
        end = at + (len(fill(piece, position)) if is_name else len(piece))
        if is_name and aligned.same(at, end):
            start = aligned.start(at)
            made += new[upto:start] + piece
            upto = start + end - at
        at = end
    made += new[upto:]
    return made if fill(made, position) == new else None
