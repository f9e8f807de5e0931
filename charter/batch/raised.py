"""Raised and lowered characters of a cell: marks of footnotes, powers, and the 2 of CO2.

As plain digits they would make another number of the one before them.
"""

from __future__ import annotations

import re

from charter.batch.tables import UnusableError
from charter.named_tuples import NamedTuple

RAISED, LOWERED = "raised", "lowered"
_HINT = "take a footnote mark out, and write a power in full, such as 1000000"
_PLAIN = "0123456789+-\u2212"
_FORMS = {
    RAISED: str.maketrans(
        _PLAIN, "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b"
    ),
    LOWERED: str.maketrans(
        _PLAIN, "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208b"
    ),
}
_SIGNS = {"tm": "\u2122", "sm": "\u2120"}
_DIGITS = re.compile(r"[-+\u2212]?\d{1,3}", re.ASCII)
_FOOTNOTE = re.compile(
    r"[*\u2020\u2021\u00a7#]+|[a-df-h]\)?|[(\[]\d{1,2}[)\]]|\d{1,2}[)\].]"
    r"|\d{1,2}(?:\s*[,;]\s*\d{1,2})+",
    re.ASCII,
)
_ORDINAL = re.compile("st|nd|rd|th|er|re|e|o|\u00ba|\u00aa|\u00ae|\u00a9|\u2122|\u00b0", re.I)
_SYMBOL = re.compile(r"(?:\A|[\W\d_])(?:[kcdm\u00b5]?m|ft|in|yd|[^\W\d_])\Z")
"""What is counted in squares and cubes: a unit of length, or one letter."""
_NUMBER = re.compile(r"\d[\d.,' \u2019\u00a0\u202f]*\Z", re.ASCII)
_LONG = 4
"""Digits of a number of which nobody writes a power."""
_WORD = re.compile(r"[^\W\d_]{4}")


class LevelText(NamedTuple):
    """What a raised or lowered piece of a text is read as, and what to tell of it."""

    text: str
    told: str = ""
    bad: UnusableError | None = None


def level_of(mark: str, level: str, before: str, whole: str) -> LevelText:
    """Return what a piece stands for after what was `before` it; `whole` is all of the cell."""
    bare = mark.strip()
    if not bare or bare == whole.strip():
        return LevelText(mark)
    told = f"the {level} '{bare[:20]}' in {{at}} is read as"
    after_number = _NUMBER.search(before)
    is_long = after_number and sum(map(str.isdigit, after_number[0])) >= _LONG
    close = before[-1:].strip() != ""
    footnote = LevelText("", f"{told} a footnote mark, and left out")
    if close and (_FOOTNOTE.fullmatch(bare) or (_DIGITS.fullmatch(bare) and is_long)):
        return footnote
    if _DIGITS.fullmatch(bare):
        formed = mark.translate(_FORMS[level])
        if close and after_number and not _WORD.search(whole):
            said = f"the '{bare}' in this cell is {level}: a footnote mark, or a power"
            return LevelText(formed, bad=UnusableError(said, _HINT))
        is_note = level == RAISED and close and not after_number and not _SYMBOL.search(before)
        return footnote if is_note else LevelText(formed, f"{told} '{formed.strip()}'")
    if level == RAISED and _ORDINAL.fullmatch(bare):
        return LevelText(mark)
    if level == RAISED and (sign := _SIGNS.get(bare.casefold())):
        return LevelText(sign)
    return LevelText(mark, f"{told} plain letters")
