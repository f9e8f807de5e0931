"""Usual spellings of what a company file has an id or a code for: "CTO", "uk", "Vacant", "German".

What can only be one thing is taken as that; what could be several is a problem that names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import SLUG, rule_of
from charter.facts.catalog import Catalog
from charter.facts.languages import languages
from charter.facts.locales import locale
from charter.problems import did_you_mean, listing
from charter.read.called import words
from charter.read.yaml_source import Path_
from charter.titles.reading import reading_of
from charter.titles.vacancies import term_of
from charter.titles.words import JOINED, VACANT
from charter.values.countries import COUNTRIES
from charter.values.numbers import currencies_of

_COUNTRY, _CURRENCY = r"^[A-Z]{2}$", r"^[A-Z]{3}$"
_LANGUAGE = r"^[a-z]{2}(-[A-Z]{2})?$"
_COUNTRIES_SAID = {
    **dict.fromkeys(("uk", "u k", "great britain", "britain", "england", "scotland"), "GB"),
    **dict.fromkeys(("wales", "northern ireland"), "GB"),
    **dict.fromkeys(("usa", "u s", "u s a", "united states of america", "america"), "US"),
    **dict.fromkeys(("holland", "the netherlands"), "NL"),
    "czech republic": "CZ",
    "republic of ireland": "IE",
    "uae": "AE",
}
"""Names that no list of countries has."""
_CURRENCIES_SAID = {"euro": "EUR", "euros": "EUR", "pounds": "GBP", "pounds sterling": "GBP"}
_LANGUAGES_SAID = {
    "german": "de",
    "deutsch": "de",
    "danish": "da",
    "dansk": "da",
    "english": "en",
    "englisch": "en",
    "british english": "en-GB",
    "uk english": "en-GB",
    "american english": "en-US",
    "us english": "en-US",
    **dict.fromkeys(("french", "français", "französisch"), "fr"),
    **dict.fromkeys(("spanish", "español", "spanisch"), "es"),
    **dict.fromkeys(("italian", "italiano"), "it"),
    **dict.fromkeys(("dutch", "nederlands"), "nl"),
    **dict.fromkeys(("swedish", "svenska"), "sv"),
    **dict.fromkeys(("norwegian", "norsk"), "nb"),
    **dict.fromkeys(("polish", "polski"), "pl"),
    **dict.fromkeys(("portuguese", "português"), "pt"),
    **dict.fromkeys(("finnish", "suomi"), "fi"),
}
_SHORTENED = {"eng": "engineering", "prod": "product", "tech": "technology"}
_FILLERS = ("of", "for", "the", "and")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,5}[A-Za-z]?")
"""Initials with full stops: C.T.O."""
HEAD = "ceo"


class Spellings:
    """Reads what people call positions, structures, countries, currencies and languages.

    `given` are the positions of the base workspace, which the rows are laid over.
    """

    def __init__(self, catalog: Catalog, given: Mapping[str, Any]) -> None:
        self._catalog, self._given = catalog, given

    def read(self, path: Path_, cell: Any) -> Any:
        """Return what a cell says for the field at `path`, None where that is nothing.

        Raises BadCellError.
        """
        rule = rule_of(path)
        value = value_of(cell, rule)
        if isinstance(value, list) and path[0] == "disputed":
            return [self.position(str(each)) for each in value]
        if not isinstance(value, str):
            return value
        if path == ("structure",):
            return self._structure(value)
        if path[-1] == "status" and words(value) in VACANT:
            return "vacant"
        if rule.form == SLUG:
            return self.position(value)
        if rule.form == _COUNTRY:
            return country_of(value)
        if rule.form == _CURRENCY:
            return _currency(value)
        return _language(value) if rule.form == _LANGUAGE else value

    def position(self, text: str) -> str:
        """Return the id of the position that a text names. Raises BadCellError."""
        text = text.replace(".", "") if _DOTTED.fullmatch(text.strip()) else text
        slug = "-".join(words(text).split())
        for name in (text, slug):
            if name in self._given:
                return name
        if role_id := self._catalog.role_id(slug):
            return self._key_of(role_id)
        reading = reading_of(text)
        if reading.field:
            message = f"'{text[:60]}' is a sales post: it is not read as the {reading.field}"
            hint = (
                "write the post that is meant; for a post of its own, fill in a column 'level' in"
            )
            raise BadCellError("sales-post", message, f"{hint} the row of that post")
        role = reading.role or (HEAD if reading.top else "")
        term = term_of(text)
        if role and (term or not reading.narrow) and not (reading.both or _several(text)):
            if not term:
                return self._key_of(role)
            message = f"'{text[:60]}' says how the post is held, too"
            hint = f"write {self._key_of(role)}, and {term} in the column 'employment term'"
            raise BadCellError("unknown-position", message, hint)
        if re.fullmatch(SLUG, text):
            return text  # a post of the row's own, or a mistake that its company file tells
        known = [name for name, r in self._catalog.roles.items() if r.level != "neighbour"]
        named = tuple(_named_in(text, self._catalog))
        likely = reading.likely or (*JOINED.get(frozenset(named), ()), *named)
        # Nothing is near to a word of three letters.
        near = did_you_mean(slug, known) if len(slug) > 4 else ""
        hint = f"write {listing(likely, 'or')}" if likely else near or f"known: {', '.join(known)}"
        own = "or a post of its own, fill in a column 'level' in the row of that post"
        hint += f" F{own}" if hint.endswith("?") else f"; f{own}"
        raise BadCellError("unknown-position", f"no position is called '{text[:60]}'", hint)

    def _key_of(self, role: str) -> str:
        """Return what the base workspace calls the position of a role."""
        same = (name for name in self._given if self._catalog.role_id(name) == role)
        return next(same, role)

    def title(self, text: str, position: str) -> str:
        """Return the title that a text gives a position, where it is not what we call it too."""
        role = self._catalog.roles.get(self._catalog.role_id(position) or "")
        if role is None or re.fullmatch(SLUG, text):
            return ""
        ours = {_said(name) for name in (role.id, role.title, role.abbreviation)}
        short = _said(text) in ours or (len(text.split()) == 1 and reading_of(text).role == role.id)
        return "" if short else text

    def _structure(self, text: str) -> str:
        slug = "-".join(words(text).split())
        if slug in self._catalog.structures:
            return slug
        named = {role for role in _named_in(text, self._catalog) if role != HEAD}
        having = [
            f"{structure.id} ({structure.title})"
            for structure in self._catalog.structures.values()
            if named and named <= set(structure.positions)
        ]
        if not having:
            return text if re.fullmatch(SLUG, text) else slug or text
        hint = f"write {listing(having, 'or')}"
        raise BadCellError("unknown-structure", f"'{text[:60]}' is no structure", hint)


def _several(text: str) -> bool:
    """Return whether a text joins two posts: CTO+CPO is no position of one, CTO & CPO neither."""
    parts = [part for part in re.split(r"[+&/,;]|\band\b|\bund\b|\bog\b", text.casefold()) if part]
    return sum(bool(reading_of(part.strip()).role) for part in parts) > 1


def _named_in(text: str, catalog: Catalog) -> Iterable[str]:
    """Return the roles that a text names, each once and in its order."""
    found = []
    for part in re.split(r"[+&/,;]|\band\b|\bund\b|\bog\b|\bwith\b", text.casefold()):
        slug = "-".join(words(part).split())
        role = catalog.role_id(slug) or reading_of(part.strip()).role
        found += [role] if role else []
    return dict.fromkeys(found)


def _said(name: str) -> str:
    text = words(name).replace("vice president", "vp")
    return " ".join(_SHORTENED.get(w, w) for w in text.split() if w not in _FILLERS)


def country_of(text: str) -> str:
    """Return the code of the country that a text names; a text that names none as it is."""
    if (code := text.strip().upper()) in COUNTRIES:
        return code
    said = words(text)
    return _COUNTRIES_SAID.get(said) or _country_names().get(said, text)


@cache
def _country_names() -> Mapping[str, str]:
    """Return the codes of countries by their names in each language that postings have."""
    named: dict[str, str] = {}
    for language in ("en", *languages()):
        for code, name in locale(language).countries.items():
            if code in COUNTRIES:
                named.setdefault(words(name), code)
    return named


def _currency(text: str) -> str:
    said = text.strip().casefold()
    codes = currencies_of(said)
    if not codes:
        return _CURRENCIES_SAID.get(said, text.upper())
    if len(codes) > 1:
        hint = f"write {listing(codes[:4], 'or')}"
        raise BadCellError("two-readings", f"'{text}' can be several currencies", hint)
    return codes[0]


def _language(text: str) -> str:
    if found := _LANGUAGES_SAID.get(words(text)):
        return found
    code, _, country = text.replace("_", "-").partition("-")
    return f"{code.lower()}-{country.upper()}" if country else text.lower()
