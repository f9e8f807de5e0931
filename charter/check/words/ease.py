"""How easy a text is to read, by the formula of its language in `catalog/words/xx/language.yaml`.

Every formula that we have is a sum of three counts, each with its factor: words in a sentence,
syllables in a word, and the share of long words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import cast

from charter.check.words.sentences import words_of_text
from charter.check.words.word_lists import listed_languages, section
from charter.named_tuples import NamedTuple

LONG_WORD = 7
"""Letters from which LIX calls a word long."""


class Ease(NamedTuple):
    """How easy a text is to read by a formula; `hard` is where "very difficult" starts."""

    formula: str
    score: float
    hard: float
    easier_is_higher: bool
    source: str

    @property
    def is_hard(self) -> bool:
        """Return whether the formula calls the text very difficult."""
        return self.score < self.hard if self.easier_is_higher else self.score > self.hard


def reading_ease(sentences: list[str], language: str) -> Ease | None:
    """Return the reading ease by the formula for a language, or None where we have none."""
    lines = [found for sentence in sentences if (found := words_of_text(sentence))]
    given = section(language, "language", "ease") if language in listed_languages() else None
    if given is None or not lines:
        return None
    every = [word for line in lines for word in line]
    words, get = len(every), given.get
    score = get("plus", 0) + get("per_sentence", 0) * words / len(lines)
    if per_word := get("per_syllable", 0):
        in_word = _syllables(get("syllables", ""), get("vowels", ""))
        # No syllable is found in "the" and "be", so each word has one at least.
        score += per_word * sum(max(1, in_word(word.lower())) for word in every) / words
    score += get("per_long", 0) * sum(len(word) >= LONG_WORD for word in every) / words
    return Ease(
        get("formula"), round(score, 1), get("hard"), get("easier_is_higher"), get("source")
    )


@cache
def _syllables(known: str, vowels: str) -> Callable[[str], int]:
    """Return what counts syllables: as a library knows a language, or by its groups of vowels."""
    if known:
        from readability.langdata import LANGDATA

        return cast("Callable[[str], int]", LANGDATA[known]["syllables"])
    groups = re.compile(f"[{re.escape(vowels)}]+")
    return lambda word: len(groups.findall(word))
