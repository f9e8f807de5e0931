"""The words around pay in a language, as patterns, and where its sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from charter.check.words.looked_for import LookedFor, spaced
from charter.check.words.word_lists import section
from charter.facts.locales import is_written_in, locale

_CUT = r"[,(;:–—|]|\s[-+&]\s|\+\s(?=\w)"
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|\Z)|;|\n")


def parts_of(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence starts and ends; a semicolon ends one too, an abbreviation none."""
    start = 0
    short, ordinal_dot = _habits(language)
    for found in _END.finditer(text):
        if found[0].startswith("."):
            before = text[max(start, found.start() - 12) : found.start()].rsplit(None, 1)
            last = before[-1].lower().lstrip("(/") if before else ""
            if last in short or (ordinal_dot and last.isdigit() and len(last) < 3):
                continue
            if text[found.end() : found.end() + 2].strip()[:1].islower():
                continue
        yield start, found.start()
        start = found.end()
    yield start, len(text)


@cache
def known_of(language: str, names: tuple[str, ...]) -> LookedFor:
    """Return the words of several lists."""
    words = [word for name in names for word in _listed(language, name)]
    return LookedFor(words, r"(?<!\w)", r"(?!\w)")


@cache
def words_of(language: str, name: str) -> LookedFor:
    """Return the words of a list, alone or joined to others by digits or a line."""
    return LookedFor(_listed(language, name), r"(?<![^\W_])", r"(?![^\W_]|[.,]\d)")


def _listed(language: str, name: str) -> list[str]:
    return section(language, "pay", name) or [r"(?!)"]


@cache
def periods_of(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the periods of pay with their words."""
    return tuple(
        (
            name,
            re.compile(rf"(?<![^\W\d_])(?:{spaced('|'.join(words))})(?!\w)", re.IGNORECASE),
        )
        for name, words in section(language, "pay", "periods").items()
    )


@cache
def before_of(language: str, name: str) -> re.Pattern[str]:
    """Return what stands right before a sum."""
    words = spaced("|".join(section(language, "pay", name)))
    return re.compile(rf"(?<!\w)(?:{words})\s*\Z", re.IGNORECASE)


@cache
def behind_of(language: str, name: str) -> re.Pattern[str]:
    """Return what may stand behind a sum, after its period or a word such as gross."""
    words = spaced("|".join(section(language, "pay", name)))
    between = "|".join(period.pattern for _, period in periods_of(language))
    return re.compile(
        rf"\s*,?\s*(?:(?:{between}|gross|brutto|bruts?|brutos?|base|fix)[\s,:]*){{0,3}}(?:{words})(?!\w)",
        re.IGNORECASE,
    )


@cache
def cuts_of(language: str) -> re.Pattern[str]:
    """Return where a new thought begins behind a sum."""
    words = spaced("|".join(section(language, "pay", "cuts")))
    return re.compile(rf"{_CUT}|\s(?:{words})(?=\s)", re.IGNORECASE)


@cache
def _habits(language: str) -> tuple[frozenset[str], bool]:
    """Return abbreviations, and whether a full stop may stand behind a number in a sentence."""
    forms = locale(language) if is_written_in(language) else None
    short = frozenset((*(forms.short if forms else ()), *section(language, "pay", "short")))
    return short, forms is None or forms.ordinal_dot
