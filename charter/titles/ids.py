"""A title as the id of a position: small letters, digits and single hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from charter.titles.reading import plain_title

_INITIALS = {
    "chief information security officer": "ciso",
    "chief operating officer": "coo",
    "chief operations officer": "coo",
    "chief medical officer": "chief-medical-officer",
    "chief ai officer": "caio",
    "chief security officer": "cso",
    "chief digital officer": "cdo",
}
_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "å": "aa"}
_LONGEST = 55


def id_of_title(title: str, taken: Container[str] = (), otherwise: str = "post") -> str:
    """Return an id for a position with a title, other than those that are taken.

    `otherwise` is taken where the title has no letter to make one of.
    """
    first = made = _made_of(title) or otherwise
    count = 1
    while made in taken:
        count += 1
        made = f"{first[:_LONGEST]}-{count}"
    return made


def _made_of(title: str) -> str:
    said = " ".join(re.findall(r"\w+", title.casefold()))
    if said in _INITIALS:
        return _INITIALS[said]
    said = "".join(_LETTERS.get(letter, letter) for letter in plain_title(title).casefold())
    said = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    made = "-".join(re.findall(r"[a-z0-9]+", said))[:_LONGEST].strip("-").lstrip("0123456789-")
    return made if len(made) > 1 else ""
