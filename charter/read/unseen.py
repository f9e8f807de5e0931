"""Characters that nobody sees in a text or that got lost: found, sorted and read as another."""

from __future__ import annotations

import re
import unicodedata

from charter.patterns import lazy_re

_NEVER = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u202d\u202e\u2060-\u2064\u206a-\u206f"
    "\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffc\ue000-\uf8ff\U000f0000-\U0010ffff"
)
"""Hyphens and spaces of no width, other orders of reading, what no font can show for sure."""
_JOINERS, _MARKS = "\u200b-\u200d", "\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069"
_TAGS = "\U000e0000-\U000e007f"
_ANY = lazy_re(f"[{_NEVER}{_JOINERS}{_MARKS}{_TAGS}]|[\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_JOINING = lazy_re(
    "[\u0600-\u08ff\u0900-\u0eff\u0f00-\u109f\u1780-\u18af\u1a00-\u1bff\ufb50-\ufdcf\ufe70-\ufefc"
    "\u2600-\u27bf\u2190-\u21ff\u2b00-\u2bff\ufe0f\u2640\u2642\U00010a00-\U00011fff"
    "\U0001f000-\U0001faff]"
)
"""Letters of scripts that join or that have no spaces, and the pictures that joiners put together.

Arabic, Persian and Syriac, the scripts of India and South-East Asia, Mongolian; emoji.
"""
_LOST = lazy_re(r"[^\W\d_]\?[a-zà-öø-ÿ]|[A-ZÀ-ÖØ-Þ]\?[A-ZÀ-ÖØ-Þ]|\A[(\"'„“]?\?[^\W\d_]{2}")
"""A question mark within a word or before it: what old programs write for a letter they lack."""
_BEFORE_MARK = lazy_re(r"[^\W\d_]\?\Z")
_OF_TITLES = frozenset(("title", "short", "department", "grade"))
"""Fields whose texts ask nothing in a company's own file; the catalogue has titles that do."""
_OF_NAMES = _OF_TITLES | {"name", "legal_name", "holder", "manager", "city", "region", "street"}
_OF_NAMES |= {"place"}
"""Fields whose texts ask nothing."""
_ADDRESS = lazy_re(r"[/=&@:]|\w\.\w")
_JOINED = lazy_re("[\ufb00-\ufb06]")
_FLAG = lazy_re("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
"""The flag of a part of a country, such as Scotland."""
_NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a space of no width",
    "\u200c": "a mark that parts letters",
    "\u200d": "a mark that joins letters",
    "\u2028": "a line end that most programs do not know",
    "\u2029": "a line end that most programs do not know",
    "\u202d": "a mark that turns the order of reading round",
    "\u202e": "a mark that turns the order of reading round",
    "\u2060": "a space of no width",
    "\ufeff": "a space of no width",
    "\ufffc": "the place of a picture that is gone",
}


def unseen_in(text: str) -> tuple[str, str, str]:
    """Return the first character of a text that nobody sees, what it is, and the text without any.

    Three times nothing where there is none, or where its script needs it: Persian and Hindi have
    marks between letters, Hebrew and Arabic say which way a full stop goes, emoji are joined.
    """
    if text.isascii() or text.replace("\n", " ").isprintable():
        found = (
            None if text.isascii() else re.search("[\u034f\u115f\u1160\u3164\uffa0\ufffc]", text)
        )
        if found is None:
            return "", "", ""
    plain = _FLAG.sub(lambda flag: "x" * len(flag[0]), text)
    leftward = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in plain)
    wrong = [at for at, mark in enumerate(plain) if _is_wrong(plain, at, mark, leftward)]
    if not wrong:
        return "", "", ""
    first = text[wrong[0]]
    left_out = set(wrong)
    kept = "".join(
        (" " if mark in "\u2028\u2029" else "") if at in left_out else mark
        for at, mark in enumerate(text)
    )
    return first, _NAMES.get(first, _called(first)), kept


def garbled_in(text: str) -> tuple[str, str]:
    """Return the first word of a text that was read as another encoding, and what it was.

    Twice nothing where there is none. A letter that is lost leaves nothing to say what it was.
    """
    if word := _with_question_mark(text):
        return word, ""
    for word in () if text.isascii() else text.split():
        if "\ufffd" in word:
            return word, ""
        if _JOINED.search(word):  # a PDF has some letters as one sign, which no search finds
            return word, unicodedata.normalize("NFKC", word)
        for encoding in ("cp1252", "latin-1"):
            try:
                meant = word.encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            if meant != word:
                return word, meant
    return "", ""


def lost_in_name(text: str, name: str, can_ask: bool = False) -> str:
    """Return the word of a name in which a question mark stands for a letter, or nothing.

    `name` is that of its field; one that `can_ask`, such as a company's, may have the mark at its
    end, and a title of the catalogue anywhere.
    """
    words = text.split() if name in (_OF_NAMES - _OF_TITLES if can_ask else _OF_NAMES) else []
    asks = words[:-1] if can_ask else words
    return next((word for word in asks if _BEFORE_MARK.search(word)), "")


def ends_in_mark(text: str) -> bool:
    """Return whether a question mark at the end of a name may stand for a letter."""
    return bool(_BEFORE_MARK.search(text.rstrip()))


def _with_question_mark(text: str) -> str:
    """Return the first word with a question mark in the place of a letter, or nothing."""
    words = text.split() if "?" in text else ()
    return next((w for w in words if _LOST.search(w) and not _ADDRESS.search(w)), "")


def _called(mark: str) -> str:
    if re.match(f"[{_MARKS}]", mark):
        return "a mark for the order of reading"
    if unicodedata.category(mark) == "Co":
        return "a sign of one font alone"
    return "a character that nobody can see"


def _is_wrong(text: str, at: int, mark: str, leftward: bool) -> bool:
    if not _ANY.match(mark):
        return False
    if re.match(f"[{_MARKS}]", mark):
        return not leftward
    if re.match(f"[{_JOINERS}]", mark):
        return not any(_JOINING.match(near) for near in (text[at - 1 : at], text[at + 1 : at + 2]))
    code = ord(mark)
    return code < 0x10000 or code & 0xFFFF >= 0xFFFE or bool(re.match(f"[{_NEVER}{_TAGS}]", mark))
