"""The few words that a web page or a Word page adds to the text of a paper."""

from __future__ import annotations

from charter.facts.languages import message, say_in
from charter.named_tuples import NamedTuple


class PageWords(NamedTuple):
    """Labels of a page in one language. `until` stands before a date."""

    pay: str
    until: str
    apply: str
    open: str
    none_open: str
    address: str


_WORDS = PageWords(
    message("Pay"),
    message("Apply by"),
    message("Apply"),
    message("Open positions"),
    message("No position is open now."),
    message("Address"),
)


def page_words(language: str) -> PageWords:
    """Return the labels in a language such as en-GB."""
    return PageWords(*(say_in(language, words) for words in _WORDS))
