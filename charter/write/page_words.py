"""The few words that a web page adds to the text of a posting."""

from __future__ import annotations

from typing import NamedTuple


class PageWords(NamedTuple):
    """Labels of a page in one language. `until` stands before a date."""

    pay: str
    until: str
    apply: str
    open: str
    none_open: str


_WORDS = {
    "en": PageWords("Pay", "Apply by", "Apply", "Open positions", "No position is open now."),
    "de": PageWords(
        "Vergütung", "Bewerben bis", "Bewerben", "Offene Stellen", "Zurzeit ist keine Stelle offen."
    ),
    "da": PageWords(
        "Løn",
        "Ansøgningsfrist",
        "Søg stillingen",
        "Ledige stillinger",
        "Lige nu er der ingen ledige stillinger.",
    ),
}


def page_words(language: str) -> PageWords:
    """Return the labels in a language such as en-GB; in English where there are no others."""
    return _WORDS.get(language[:2], _WORDS["en"])
