"""Whose pay a sum is, by the words around it: of which place or level, hours and payments."""

from __future__ import annotations

import re

from charter.check.words.pay_words import known_of, periods_of, words_of
from charter.check.words.word_lists import function_words
from charter.values.number_words import number_in_words

_OPEN_ENDS = ("least_before", "most_before", "least_after", "most_after")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PAYMENTS = (12, 13, 14)
"""In how many payments a year's pay comes, as people count them."""
_NUMBER = re.compile(r"\d+(?:[.,]\d)?")


def words_about(text: str, language: str) -> frozenset[str]:
    """Return the words around a sum that may say whose pay it is, or where."""
    said = words_of(language, "whose").finditer(text)
    whose = (" ".join(found[0].lower().split()) for found in said)
    known = function_words().get(language, frozenset())
    left = words_left(text, language, ("whose", "weekly_hours", "payments", "beside", "neutral"))
    return frozenset((*whose, *(word for word in left if word not in known)))


def words_left(text: str, language: str, names: tuple[str, ...]) -> list[str]:
    """Return the words of a text that stand in none of some lists."""
    text = known_of(language, _OPEN_ENDS).sub(" ", text)
    for _, words in periods_of(language):
        text = words.sub(" ", text)
    return [w.lower() for w in _WORD.findall(known_of(language, names).sub(" ", text))]


def weekly_hours(text: str, language: str) -> str:
    """Return how many hours a week a text says pay is for, or ""."""
    found = words_of(language, "weekly_hours").search(text)
    number = _NUMBER.search(found[0]) if found else None
    return number[0] if number else ""


def payments_a_year(text: str, language: str) -> int:
    """Return in how many payments a text says that a year's pay comes, or 0."""
    found = words_of(language, "payments").search(text)
    words = found[0].split() if found else ()
    numbers = (int(word) if word.isdigit() else number_in_words(word) or 0 for word in words)
    return next((number for number in numbers if number in _PAYMENTS), 0)
