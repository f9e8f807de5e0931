"""The few words that a web page or a Word page adds to the text of a paper."""

from __future__ import annotations

from typing import NamedTuple

from charter.read.languages import message, translations


class PageWords(NamedTuple):
    """Labels of a page in one language. `until` stands before a date."""

    pay: str
    until: str
    apply: str
    open: str
    none_open: str


_WORDS = PageWords(
    message("Pay"),
    message("Apply by"),
    message("Apply"),
    message("Open positions"),
    message("No position is open now."),
)
_FOOTER = message("Page {page} of {pages}")


def page_words(language: str) -> PageWords:
    """Return the labels in a language such as en-GB."""
    said = translations(language)
    return PageWords(*(said.get(words, words) for words in _WORDS))


def footer_words(language: str) -> tuple[str, str] | None:
    """Return what stands before a page's number and before their count; None as in English."""
    said = translations(language).get(_FOOTER)
    if said is None:
        return None
    before, _, rest = said.partition("{page}")
    return before, rest.removesuffix("{pages}")
