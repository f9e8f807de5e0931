"""Text as words that compare, however a page or a program has set them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from charter.document.docx.text import Look
from charter.facts.languages import languages
from charter.facts.locales import locale
from charter.named_tuples import NamedTuple

BROKEN = "\u2027"
"""Stands where a line of a PDF broke at a hyphen; nobody knows whether the word has one."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\ufffe\u0002", BROKEN),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        **dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u2026": "...",
    }
)
_BULLETS = "\u2022\u00b7\u25cf\u25aa\u25e6\u2043\uf0b7\uf0a7"
_WORD = re.compile(rf"\d+(?:[.,:/]\d+)*|(?:[^\W\d_]|{BROKEN})+|[^\w\s{_BULLETS}]")
HASH = re.compile(r"\b[0-9a-f]{12}\b")
"""A content hash, as charters print it."""
_STAMP = re.compile(
    r"(docusign|adobe sign|acrobat sign|signwell|skribble|dropbox sign|hellosign)[^.]{0,60}"
    r"(envelope|document|transaction|umschlag|id)|e?signature id",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """One word or mark: the number of its line, its cell in a row, and how it looks, if known.

    `broken`: a line of a PDF broke in it; `glued`: it stands right behind the word before.
    """

    text: str
    line: int
    cell: int = 0
    look: Look | None = None
    broken: bool = False
    glued: bool = False


def plain(text: str) -> str:
    """Return text without what programs change: ligatures, quotation marks, dashes, blanks."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).split())


def words_in(text: str, line: int = 0, cell: int = 0, look: Look | None = None) -> Iterator[Word]:
    """Yield the words and marks of a text. Bullets and underscores are none."""
    end = -1
    for found in _WORD.finditer(plain(text)):
        word = found[0].replace(BROKEN, "")
        if word:
            yield Word(word, line, cell, look, BROKEN in found[0], found.start() == end)
            end = found.end()


def words_in_looks(pieces: Sequence[tuple[str, Look]], line: int, cell: int) -> Iterator[Word]:
    """Yield the words of a text in several looks; a word has what any of its letters has."""
    letters: list[str] = []
    looks: list[Look] = []
    for text, look in pieces:
        changed = unicodedata.normalize("NFC", text).translate(_ALIKE)
        letters.append(changed)
        looks += [look] * len(changed)
    end = -1
    for found in _WORD.finditer("".join(letters)):
        inside = dict.fromkeys(looks[found.start() : found.end()])
        look = next(iter(inside)) if len(inside) == 1 else _mixed(tuple(inside))
        yield Word(found[0], line, cell, look, glued=found.start() == end)
        end = found.end()


def _mixed(looks: tuple[Look, ...]) -> Look:
    """Return a look that has whatever any of several has."""
    usual = Look()
    return Look._make(
        next((value for value in values if value != usual[n]), usual[n])
        for n, values in enumerate(zip(*looks, strict=True))
    )


def words_of_lines(texts: Iterable[str]) -> list[Word]:
    """Return the words of lines, which count from 0."""
    return [word for number, text in enumerate(texts) for word in words_in(text, number)]


@cache
def page_numbers() -> re.Pattern[str]:
    """Return what finds the words and numbers that count the pages, in whichever language."""
    lines = (re.sub(r"\{\w+\}", " ", locale(code).page) for code in languages())
    words = dict.fromkeys(re.escape(word) for line in lines for word in line.split())
    return re.compile(rf"(?<!\w)({'|'.join(words)})(?!\w)|#|\b\d{{1,4}}\b|/", re.IGNORECASE)


def same(old: Iterable[Word], new: Iterable[Word]) -> bool:
    """Return whether two runs of words have the same letters, wherever words were divided.

    Hyphens count, unless a line broke there; capitals do not where the old ones look so anyway.
    """
    before, after = list(old), list(new)
    one, other = ("".join(word.text for word in words) for words in (before, after))
    if before and all(word.look is not None and word.look.caps for word in before):
        one, other = one.upper(), other.upper()
    if one == other:
        return True
    broken = any(word.broken for word in after)
    return broken and one.replace("-", "") == other.replace("-", "")


def sentence(words: Iterable[Word]) -> str:
    """Return words as one reads them."""
    return "".join(word.text if word.glued else f" {word.text}" for word in words).strip()


def by_line(words: Iterable[Word]) -> list[list[Word]]:
    """Return words in groups, one for each line."""
    return [list(group) for _, group in groupby(words, key=lambda word: word.line)]


def is_stamp(text: str) -> bool:
    """Return whether a line is the number that a signature service prints on each page."""
    return len(text) < 160 and _STAMP.search(text) is not None
