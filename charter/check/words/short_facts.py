"""Facts of a few words that are in another language: a country, a car, shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from charter.check.words.offers import offered
from charter.check.words.word_lists import function_words
from charter.read.languages import languages
from charter.read.locales import locale

KINDS = ("other-pay", "benefits")
"""What is offered beside pay, by the names of its lists."""
_WORD = re.compile(r"[^\W\d_]+")
_AND = re.compile(r"\s*(?:[,;/&+]|\b(?:and|or|und|oder|og|eller)\b)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|die|der|den|det) ")
_FEW = 9


def names_country_in(text: str, ours: str) -> str:
    """Return the language in which a text names a country that ours calls otherwise, or ""."""
    said = [_ARTICLE.sub("", part.strip(" .").casefold()) for part in _AND.split(text)]
    foreign = {part for part in said if part not in _countries(ours)}
    return next((code for code in languages() if _countries(code) & foreign), "")


def offers_in(text: str, ours: str) -> str:
    """Return the language in which a few words offer something, where ours has none of them."""
    if not 0 < len(_WORD.findall(text)) <= _FEW or ours not in function_words():
        return ""
    others = (code for code in languages() if code != ours)
    return next((code for code in others if offers(text, code, ours)), "")


def offers(text: str, theirs: str, ours: str, kinds: Sequence[str] = KINDS) -> bool:
    """Return whether a text offers something in words of one language, and not of ours."""
    # Danish and English share words such as pension, and German takes single words from English.
    alike = text.isascii() if (ours, theirs) == ("en", "da") else theirs == "en" and " " not in text
    return (
        not alike
        and any(offered(text, theirs, each) for each in kinds)
        and not any(offered(text, ours, each) for each in KINDS)
    )


@cache
def _countries(language: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in locale(language).countries.values())
