"""What is looked for by other words than an id: a title, or what companies call a piece of work."""

from __future__ import annotations

import re
from typing import Any

from charter.check.words.meant import Meant, meanings_of
from charter.cli.show.lists import find, not_found
from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.titles.reading import is_title, reading_of

SURE = 0.6
"""From this score on, an entry is called so; below, it is only nearest to what was typed."""
_BESIDE = 0.7
"""Those are listed whose score is at least this share of the best one's."""
_MOST = 8
_NEAREST = 3
_LEAST = 0.3
"""Below this, one common word is all that an entry has of what was typed."""
_ID = re.compile(r"[\w-]+\.[\w.-]+")
_FEW = 4
"""In so few words "it" is no pronoun."""


class Search(NamedTuple):
    """Entries that are called by `words`, or, unless it is `sure`, those nearest to it."""

    words: str
    sure: bool
    found: tuple[Meant, ...]


def look_up(catalog: Catalog, words: str) -> tuple[str, Any] | Search:
    """Return the one entry that an id, alias or title names, else those that are called so.

    Raises InputError where nothing is, or the title is that of another kind of post.
    """
    if found := find(catalog, words) or find(catalog, "-".join(words.lower().split())):
        return found
    if _ID.fullmatch(words):
        raise not_found(catalog, words)
    if role := role_of_title(catalog, words):
        return "roles", catalog.roles[role]
    search = _search(catalog, words)
    unknown = not_found(catalog, words)
    typed_wrong = " " not in words and "did you mean" in unknown.problems[0].hint
    if not search.found or (typed_wrong and not search.sure):
        raise unknown
    return search


def role_of_title(catalog: Catalog, title: str) -> str:
    """Return the id of the role that a title says, or nothing.

    Raises InputError for a post that sells, and is called after one of our roles.
    """
    if not is_title(title):
        return ""
    reading = reading_of(title)
    if reading.field:
        message = f"'{title}' is a sales post: it is not read as the {reading.field}"
        hint = "its work is most like 'external-duties.technical-answers' and"
        hint += " 'external-duties.sales-support'"
        if role := catalog.role_id(reading.field.lower()):
            hint = f"the {reading.field} is '{role}'; {hint}"
        raise error(InputError, "", "sales-post", message, hint)
    plain = reading.leads and not (reading.narrow or reading.both)
    return reading.role if plain and reading.role in catalog.roles else ""


def _search(catalog: Catalog, words: str) -> Search:
    few = len(words.split()) <= _FEW
    ranked = meanings_of(catalog).nearest(re.sub(r"\bit\b", "IT", words) if few else words)
    best = ranked[0].score if ranked else 0.0
    if best >= SURE:
        near = (meant for meant in ranked if meant.score >= max(SURE, best * _BESIDE))
        return Search(words, True, tuple(near)[:_MOST])
    near = (meant for meant in ranked if meant.score >= _LEAST)
    return Search(words, False, tuple(near)[:_NEAREST])
