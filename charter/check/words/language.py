"""Which language a posting is in: as stated, as given, or a guess by its function words."""

from __future__ import annotations

import re

from charter.check.words.word_lists import function_words, language_name
from charter.document.outside.reading import Reading
from charter.named_tuples import NamedTuple

MIN_SHARE = 0.1
"""Function words are a third of any text in full sentences; a list holds the commonest."""
MIN_LEAD = 1.15
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?\Z")


class Language(NamedTuple):
    """A language code or "" for unknown, how it is known, and a doubt to mention or ""."""

    code: str
    known: str
    doubt: str = ""


def language_of(reading: Reading, given: str = "") -> Language:
    """Return the language of a text: as given, else as the file states, else a guess."""
    guessed = guess(reading.text)
    if given and (matched := _CODE.match(given)):
        return Language(matched[1].lower(), "as given")
    if matched := _CODE.match(reading.language.strip()):
        code = matched[1].lower()
        doubt = ""
        if guessed and guessed != code:
            words = language_name(guessed)
            doubt = f"the words look like {words}; if they are, add --language {guessed}"
        return Language(code, "as the file states", doubt)
    return Language(guessed, "by its words" if guessed else "")


def guess(text: str) -> str:
    """Return the language whose function words are most frequent, or "" when none stands out."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    if len(words) < 8:
        return ""
    counts = sorted(
        ((sum(word in known for word in words), name) for name, known in function_words().items()),
        reverse=True,
    )
    (most, name), (second, other) = counts[:2]
    if most < MIN_SHARE * len(words):
        return ""
    if most >= MIN_LEAD * second:
        return name
    # Neighbours such as Danish and Norwegian share most words; those that only one has decide.
    return _by_own_words(words, name, other)


def _by_own_words(words: list[str], one: str, other: str) -> str:
    known = function_words()
    counts = {
        name: sum(word in known[name] - known[against] for word in words)
        for name, against in ((one, other), (other, one))
    }
    if counts[one] == counts[other]:
        return ""
    name = max(counts, key=lambda each: counts[each])
    return name if counts[name] >= 2 * min(counts.values()) + 1 else ""
