"""The title of a position as a posting in its language shows it."""

from __future__ import annotations

import re

from charter.assign.organisation import Position
from charter.facts.locales import locale


def posted_title(position: Position, language: str) -> str:
    """Return the title of a position as its posting shows it: with the mark that a company gave."""
    return published_title(position.given.title or position.title, language)


def published_title(title: str, language: str) -> str:
    """Return a title as postings in a language show it.

    German job titles, English ones too, are read as masculine; "(m/w/d)" says that everyone is
    meant, as the ban on discrimination in § 11 AGG asks. It is left out where the title says so
    itself or names the function, such as "Leitung Produkt". Other languages may have such a mark.
    """
    forms = locale(language)
    if not forms.title_mark or any(re.search(words, title) for words in forms.title_unless):
        return title
    return f"{title} {forms.title_mark}"
