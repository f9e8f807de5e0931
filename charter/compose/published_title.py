"""The title of a position as a posting in its language shows it."""

from __future__ import annotations

import re

_EVERYONE = "(m/w/d)"
_SAYS_SO = re.compile(
    r"\b[mwfdxi](?:\s*[/|]\s*[mwfdxi])+\b"  # (m/w/d), (w|m|x)
    r"|\bgn\b|alle geschlechter|all genders"
    r"|\w[*:_/]-?(?:in|r|e)\b|\wIn\b",  # Leiter*in, Leiter:in, Leiter/-in, LeiterIn
)
_NEUTRAL = re.compile(
    r"(?:leitung|führung|direktion|spitze|vorstand|kraft|person)\b", re.IGNORECASE
)
"""Nouns that name the function and not the man or woman in it, at the end of a word."""


def published_title(title: str, language: str) -> str:
    """Return a title as postings in a language show it.

    German job titles, English ones too, are read as masculine; "(m/w/d)" says that everyone is
    meant, as the ban on discrimination in § 11 AGG asks. It is left out where the title says so
    itself or names the function, such as "Leitung Produkt".
    """
    if not language.startswith("de") or _SAYS_SO.search(title) or _NEUTRAL.search(title):
        return title
    return f"{title} {_EVERYONE}"
