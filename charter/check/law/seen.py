"""Which items of a law a printed posting shows, and which words an own template leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from charter.check.words.recognised import RECOGNISERS
from charter.check.words.word_lists import has_law_words
from charter.facts.locales import code_of

_LINK = re.compile(r"\[([^\]]*)\]\(<?[^)>]*>?\)")
_GROUPS = re.compile(r"(?<=\d)[.,'\u2019\u00a0\u202f ](?=\d{3}(?!\d))")
_BY_NUMBERS = ("pay", "until")
"""Items whose numbers say the same in other words: '120k to 150k', '2027-03-31'."""
_IN_OWN_WORDS = ("apply", "ai", "vacancy", "equal-opportunity", "accommodation")
"""Items that a template may say in words of its own, as a posting of others does."""


def shows(text: str, name: str, language: str) -> bool:
    """Return whether a text has words of its language that seem to show an item."""
    recognise = RECOGNISERS["closing-date" if name == "until" else name]
    return bool(recognise(text, language, "text"))


def left_out(text: str, name: str, shown: Sequence[str], language: str) -> str:
    """Return the first of the words that show an item and that a printed text has not, or ""."""
    code, said = code_of(language), _plain(text)
    missing = [words for words in shown if _plain(words) not in said]
    if missing and name in _BY_NUMBERS:
        there = _numbers(text)
        missing = [words for words in missing if not _numbers(words) or _numbers(words) - there]
    if missing and name in _IN_OWN_WORDS and has_law_words(code) and shows(text, name, code):
        return ""
    return missing[0] if missing else ""


def _plain(text: str) -> str:
    """Return a text without marks of Markdown, ends of lines and capitals, to find words in."""
    bare = _LINK.sub(r"\1", text).replace("\\", "").replace("*", "")
    return " ".join(bare.split()).rstrip(".").casefold()


def _numbers(text: str) -> set[str]:
    joined = re.sub(r"(?<=\d)k\b", "000", _GROUPS.sub("", text.casefold()))
    return {number.lstrip("0") for number in re.findall(r"\d+", joined)}
