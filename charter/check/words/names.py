"""Names in a posting, of the employer and of its products: no words of them are held against it."""

from __future__ import annotations

import re
from functools import cache

from charter.check.words.word_lists import CAPITALS, section
from charter.document.outside.reading import Reading

_KEYS = ("company", "employer", "organization", "organisation", "hiringorganization")
_PART = rf"[{CAPITALS}][\w&’'.-]*\w"
NAME = rf"{_PART}(?: {_PART}){{0,3}}"
"""One to four words with capitals."""
_OFTEN = 3
FORMS = "Ltd|Limited|Inc|LLC|LLP|plc|Corp|GmbH|AG|KG|SE|UG|ApS|A/S|SARL|SAS|SA|SL|SpA|BV|AB|Group"
"""What stands behind the name of a company, by its legal form."""
_WITH_FORM = re.compile(rf"\b({NAME}?) (?:{FORMS})\b")


def own_names(reading: Reading, language: str) -> re.Pattern[str]:
    """Return what matches the names that a posting uses for the employer or a product of it.

    They stand in its front matter, before "Ltd" and the like, behind words such as "About", or
    before such as "is building" where they come again and again. One word that the text also has
    in small letters is no name.
    """
    text = f"{reading.title}\n{reading.text}"
    found = {value for key, value in reading.facts.items() if key.lower() in _KEYS and value}
    found |= {match[1] for match in _WITH_FORM.finditer(text)}
    found |= {match[1] for match in _behind(language).finditer(text)}
    found |= {match[1] for match in _before(language).finditer(text) if _is_often(text, match[1])}
    names = [name for name in found if " " in name or not _has(text, name.lower())]
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)")


def _has(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _is_often(text: str, name: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) >= _OFTEN


@cache
def _before(language: str) -> re.Pattern[str]:
    words = "|".join(section(language, "context", "after_name")).replace(" ", r"\s")
    return re.compile(
        rf"(?:(?<=[.!?]\s)|^)({_PART})\s(?i:{words})(?!\w)" if words else r"(?!)()", re.M
    )


@cache
def _behind(language: str) -> re.Pattern[str]:
    words = "|".join(section(language, "context", "before_name")).replace(" ", r"\s")
    return re.compile(rf"(?<!\w)(?i:{words})\s({NAME})" if words else r"(?!)()")
