"""Text as words that compare, however a page or a program has set them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from charter.document.alike import BROKEN, letters, plain
from charter.document.docx.text import Look
from charter.facts.languages import languages
from charter.facts.locales import locale
from charter.named_tuples import NamedTuple

_BULLETS = "\u2022\u00b7\u25cf\u25aa\u25e6\u2043\uf0b7\uf0a7"
_WORD = re.compile(rf"\d+(?:[.,:/]\d+)*|(?:[^\W\d_]|{BROKEN})+|[^\w\s{_BULLETS}]")
HASH = re.compile(r"\b[0-9a-f]{12}\b")
"""A content hash, as charters print it."""


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
    said: list[str] = []
    looks: list[Look] = []
    for text, look in pieces:
        changed = letters(text)
        said.append(changed)
        looks += [look] * len(changed)
    end = -1
    for found in _WORD.finditer("".join(said)):
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
