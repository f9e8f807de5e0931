"""Text as words that compare, however a page or a program has set them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufffe\u0002", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|[^\w\s\-_\u2022\u00b7\u25cf\u25aa\uf0b7]")
HASH = re.compile(r"\b[0-9a-f]{12}\b")
"""A content hash, as charters print it."""
_STAMP = re.compile(
    r"(docusign|adobe sign|acrobat sign|signwell|skribble|dropbox sign|hellosign)[^.]{0,60}"
    r"(envelope|document|transaction|umschlag|id)|e?signature id",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """One word or mark, and the number of the line that it stands in."""

    text: str
    line: int


def plain(text: str) -> str:
    """Return text without what programs change: ligatures, quotation marks, dashes, blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_ALIKE).split())


def words_of(texts: Iterable[str]) -> list[Word]:
    """Return the words of lines. Hyphens and bullets are left out: lines break at them."""
    return [
        Word(found[0], number)
        for number, text in enumerate(texts)
        for found in _WORD.finditer(plain(text))
    ]


def same(old: Iterable[Word], new: Iterable[Word]) -> bool:
    """Return whether two runs of words have the same letters, wherever words were divided."""
    return "".join(word.text for word in old) == "".join(word.text for word in new)


def sentence(words: Iterable[Word]) -> str:
    """Return words as one reads them."""
    text = " ".join(word.text for word in words)
    text = re.sub(r" ([.,;:!?%)\]])", r"\1", text)
    return re.sub(r"([(\[$\u20ac\u00a3]) ", r"\1", text)


def by_line(words: Iterable[Word]) -> list[list[Word]]:
    """Return words in groups, one for each line."""
    return [list(group) for _, group in groupby(words, key=lambda word: word.line)]


def is_stamp(text: str) -> bool:
    """Return whether a line is the number that a signature service prints on each page."""
    return len(text) < 160 and _STAMP.search(text) is not None
