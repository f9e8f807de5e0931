"""Facts of a few words that are in another language: a country, a car, shares."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from charter.check.words.language import without_idioms
from charter.check.words.offers import offered
from charter.check.words.word_lists import function_words, listed_languages, section
from charter.facts.languages import languages
from charter.facts.locales import locale

KINDS = ("other-pay", "benefits")
"""What is offered beside pay, by the names of its lists."""
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AND = re.compile(r"\s*(?:[,;/&+]|\b(?:and|or|und|oder|og|eller)\b)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|die|der|den|det) ")
_FEW = 14
"""Words of a short fact."""
_TAIL = 6
"""Letters of a word in which longer ones end, as in Unfallversicherung."""
_TELL, _SHORTEST = 2, 4
"""How many different words of another language alone tell a fact; one does in a very short one."""


def names_country_in(text: str, ours: str) -> tuple[str, ...]:
    """Return the languages in which a text names countries that ours calls otherwise."""
    said = [_ARTICLE.sub("", part.strip(" .").casefold()) for part in _AND.split(text)]
    foreign = {part for part in said if part not in _countries(ours)}
    return _most({code: len(_countries(code) & foreign) for code in languages()})


def languages_of_few(text: str, ours: str, item: bool = False) -> tuple[str, ...]:
    """Return the languages that a few words can be in, of which none is ours alone; else none.

    An `item` of a list can be a term alone, such as Customer Success: one word does not tell it,
    unless sentences have it.
    """
    words = [w for w in _WHOLE.findall(without_idioms(text)) if len(w) > 1 or w.lower() == "a"]
    if not 0 < len(words) <= _FEW or ours not in function_words():
        return ()
    told: dict[str, float] = {}
    for theirs in (code for code in listed_languages() if code != ours):
        own = [word for word in words if _is_of(word, ours) and not _is_of(word, theirs)]
        other = {word for word in words if _is_of(word, theirs) and not _is_of(word, ours)}
        telling = {word.lower() for word in other} & function_words()[theirs] if item else other
        if theirs not in languages() and other.isdisjoint(_few(theirs) - function_words()[theirs]):
            continue  # streets and places have such words as de la
        if not own and (len(other) >= _TELL or (telling and len(words) <= _SHORTEST)):
            told[theirs] = len(other) + len(other & _few(theirs)) / (len(other) + 1)
    return _most(told)


def _most(counts: Mapping[str, float]) -> tuple[str, ...]:
    most = max(counts.values(), default=0)
    return tuple(code for code, count in counts.items() if count == most > 0)


def has_own(text: str, ours: str) -> bool:
    """Return whether a short text has a word of ours, though it may be one of others too."""
    return bool(own_words(text, ours))


def own_words(text: str, ours: str) -> list[str]:
    """Return the words of a text that sentences or short facts of ours have."""
    return [word for word in _WORD.findall(text) if len(word) > 1 and _is_of(word, ours)]


def _is_of(word: str, language: str) -> bool:
    """Return whether short texts of a language have a word, or one that it ends in.

    German nouns keep their capital.
    """
    known = _few(language)
    if word in known or (word[0].isupper() and word.lower() in known):
        return True
    return language in languages() and word.lower()[1:].endswith(_tails(language))


@cache
def _few(language: str) -> frozenset[str]:
    return function_words()[language] | frozenset(section(language, "language", "few") or ())


@cache
def _tails(language: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _few(language) if len(word) >= _TAIL)


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
