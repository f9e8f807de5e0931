"""Marks by which a job advert means people of every gender: (m/w/d), (F/H), (all genders)."""

from __future__ import annotations

import re
from functools import cache

from charter.facts.languages import languages
from charter.facts.locales import locale

_LETTERS = r"[mwfdxihkvng*](?:\s*[/|,*:·-]\s*(?:[mwfdxihkvng*]|nb|div(?:ers|\.)?))+"
_ALONE = re.compile(
    r"(?:\s*[-\u2013\u2014|,])?\s+[mwfdx](?:/(?:[mwfdx*]|divers)){1,3}\Z", re.IGNORECASE
)


def without_mark(title: str) -> str:
    """Return a title as papers of the company call the position, which are no adverts."""
    plain = _ALONE.sub("", _marks().sub(" ", title))
    return " ".join(plain.split()).rstrip(" ,-\u2013|") if plain != title else title


@cache
def _marks() -> re.Pattern[str]:
    said = "|".join(re.escape(words) for code in languages() for words in locale(code).all_genders)
    inside = f"{_LETTERS}|{said}" if said else _LETTERS
    return re.compile(rf"\s*(?:\(\s*(?:{inside})\*?\s*\)|\[\s*(?:{inside})\*?\s*\])", re.IGNORECASE)
