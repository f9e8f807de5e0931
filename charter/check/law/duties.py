"""What a text says of the rarer items of laws: by the words in catalog/words/LANG/duties.yaml."""

from __future__ import annotations

import re
from functools import cache

from charter.check.words.looked_for import LookedFor
from charter.check.words.word_lists import has_list, listed_languages, pattern, section
from charter.check.words.words import word_remarks
from charter.document.outside.from_markdown import reading_of_markdown
from charter.problems import InputError

_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b"
    r"|\b\d{1,2}(?:er|\.|st|nd|rd|th)? (?:de )?[^\W\d]{3,10} (?:de )?\d{4}\b"
    r"|\b[^\W\d]{3,10} \d{1,2}, \d{4}\b"
)
_ADDRESS = re.compile(
    r"\b\d{1,4}-\d{1,4}-\d{1,4}\b|\b\d{3}-\d{4}\b|\b\d{1,5}[A-Za-z]? (?:[A-Z][\w'.-]+ ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Way|Square|Boulevard|Blvd|Drive)\b"
    r"|[\w.-]*(?:straße|strasse|str\.|platz|weg|gasse|gade|vej|allé) \d+"
    r"|\d+,? (?:rue|avenue|calle) "
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
ONE_GENDER = ("masculine-title", "feminine-title")
"""What remarks on words call a title of one gender, unless the text says that all are meant."""
BY_SHAPE = ("date", "address")
"""Items that look the same in every language."""
BY_LIST = {"fair-chance": "fair_chance", "overpay": "overpay", "health-benefits": "health"}
"""Items that words show, and the part of the list that has these."""


def has_duty_words(language: str, name: str) -> bool:
    """Return whether a language has words by which a text is looked at for one of these items."""
    parts = {
        **BY_LIST,
        "no-drivers-licence": "licence",
        "language-reason": "language_asked",
        "language-fr": "french_version",
    }
    return name in BY_SHAPE or _words(language, parts.get(name, name)) is not None


def shows_duty(text: str, name: str, language: str) -> bool:
    """Return whether a text in a language does what one of these items asks for."""
    if name == "date":
        return _DATE.search(text) is not None
    if name == "address":
        return _ADDRESS.search(text) is not None
    if name == "language-fr":
        return language == "fr" or _in_any(text, "french_version")
    if name == "language-reason":
        return not _lacks_reason(text, language)
    if name == "no-drivers-licence":
        return not _has_without(text, language, "licence", "driving")
    words = _words(language, BY_LIST[name])
    return words is not None and words.search(text) is not None


def is_earlier_pay_asked(text: str, language: str) -> bool:
    """Return whether a text asks what somebody earned before."""
    return _has_remark(text, language, "pay-history")


def is_for_one_gender(title: str, language: str) -> bool:
    """Return whether a title names one gender, and has no sign that all are meant."""
    return _has_remark(f"# {title}", language, *ONE_GENDER, "masculine-word", "one-gender")


def _has_remark(text: str, language: str, *codes: str) -> bool:
    if not text.strip() or language not in listed_languages():
        return False
    try:
        reading = reading_of_markdown(text, "", language)
    except InputError:
        return False
    return any(remark.code in codes for remark in word_remarks(reading, language))


def _lacks_reason(text: str, language: str) -> bool:
    return any(
        _has_without(one, language, "language_asked", "language_reason")
        for one in _SENTENCE.split(text)
    )


def _has_without(text: str, language: str, name: str, unless: str) -> bool:
    words, fine = _words(language, name), _words(language, unless)
    return bool(words and words.search(text)) and not (fine and fine.search(text))


def _in_any(text: str, name: str) -> bool:
    found = (_words(code, name) for code in (*listed_languages(), "fr"))
    return any(words.search(text) for words in found if words)


@cache
def _words(language: str, name: str) -> LookedFor | None:
    if not has_list(language, "duties"):
        return None
    words = section(language, "duties", name)
    return pattern(words) if words else None
