"""The languages that papers are written in, and what each says for our English.

A language is a file `catalog/languages/xx.po` whose msgids are the English that code, templates and
the catalogue have for postings. One that has charters and the other internal papers too has what
they say in `catalog/languages/charters/xx.po`. How one writes amounts and dates stands in
`catalog/languages/locales/xx.json`. A country that spells our English otherwise, such as the United
States, has a file `catalog/languages/en-US.json`, made from a list of words. See
tools/update_languages.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.facts.catalog import Catalog
from charter.facts.company import Company
from charter.facts.locales import (
    code_of,
    home_of,
    is_written_in,
    locale,
    locale_file,
    written_in,
)
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem
from charter.read.kept import kept_for_last
from charter.resources import languages_folder

if TYPE_CHECKING:
    from charter.read.yaml_source import Source

OURS = "en"
"""The language of code, templates and catalogue, which needs no translation."""
_NAME = re.compile(r"\{([a-z_-]+)\}(\.(?!\.))?")


def message(text: str) -> str:
    """Return `text`; marks it as a message that is said elsewhere."""
    return text


def put_in(text: str, values: Mapping[str, str]) -> str:
    """Return a message with its {names} put in; other names stay."""

    def put(found: re.Match[str]) -> str:
        value = values.get(found[1])
        return found[0] if value is None else value + full_stop(value, found[2] or "")

    return _NAME.sub(put, text) if values else text


def full_stop(value: str, stop: str) -> str:
    """Return the full stop behind what is put in: none behind Acme Inc., which has its own."""
    return "" if value.endswith(".") else stop


def say_in(language: str, text: str, **values: str) -> str:
    """Return a message in a language such as de-AT.

    Raises InputError where it is not there: no paper is half in English.
    """
    said = translations(language).get(text)
    if said is None and not is_english(language):
        name = "charters/" if has_charters(language) else ""
        file = f"catalog/languages/{name}{code_of(language)}.po"
        message = f"the words '{text}' are not there in {language_name(language)}"
        hint = "run tools/update_languages.py, and translate what it names"
        raise InputError([Problem(Place(file), "no-translation", message, hint)])
    return put_in(text if said is None else said, values)


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that postings can have, English first."""
    found = sorted(path.stem for path in languages_folder().glob("*.po"))
    return (OURS, *(code for code in found if locale_file(code).is_file()))


def spellings() -> list[str]:
    """Return our own language as each country writes it that has a spelling here, ours first."""
    return written_in(OURS)


def has_charters(language: str) -> bool:
    """Return whether charters and the other internal papers are there in a language."""
    return is_english(language) or _charters_file(language).is_file()


def _charters_file(language: str) -> Path:
    return languages_folder() / "charters" / f"{code_of(language)}.po"


def is_english(language: str) -> bool:
    """Return whether this is our own language, in whichever spelling."""
    return code_of(language) == OURS


def posting_language(company: Company) -> str:
    """Return the language of a company's postings with its country, such as de-AT."""
    return _full(company.language.postings, company.country)


def charter_language(company: Company) -> str:
    """Return the language of a company's charters and other internal papers, such as en-GB."""
    return _full(company.language.charters, company.country)


def _full(language: str, country: str) -> str:
    """Return a language with the country whose spelling and numbers it takes."""
    if "-" in language:
        return language
    code = language or OURS
    here = country and is_written_in(f"{code}-{country}")
    return f"{code}-{country if here else home_of(code)}"


def language_name(language: str) -> str:
    """Return the English name of a language, such as German for de-AT."""
    return locale(language).name


@cache
def translations(language: str) -> Mapping[str, str]:
    """Return what a language, such as de-AT, says for each of our English messages.

    British English says what is there; American English gives only what it spells differently.
    """
    if is_english(language):
        return spelling(language).messages
    files = (_charters_file(language), languages_folder() / f"{code_of(language)}.po")
    said: dict[str, str] = {}
    for path in files:
        said |= read_messages(path) if path.is_file() else {}
    letters = str.maketrans(dict(locale(language).letters))
    return {key: text.translate(letters) for key, text in said.items()} if letters else said


def read_messages(path: Path) -> dict[str, str]:
    """Return the messages of a .po file that are translated and not marked as uncertain."""
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        read = read_po(file)
    return {
        str(message.id): str(message.string)
        for message in read
        if message.id and message.string and not message.fuzzy
    }


class Spelling(NamedTuple):
    """How a country spells our English: sentences by ours, and the entries they are in, by kind."""

    messages: Mapping[str, str] = {}
    entries: Mapping[str, tuple[str, ...]] = {}


@cache
def spelling(language: str) -> Spelling:
    """Return what a language, such as en-US, spells otherwise than we do; nothing for others."""
    file = languages_folder() / f"{language}.json"
    if not is_english(language) or not file.is_file():
        return Spelling()
    return Spelling(**json.loads(file.read_bytes()))


def spelt_for(catalog: Catalog, company: Company) -> Catalog:
    """Return the catalogue as the company's charters spell English; its own entries stay."""
    return _spelt(catalog, charter_language(company))


@kept_for_last
def _spelt(catalog: Catalog, language: str) -> Catalog:
    changed: dict[str, Any] = {}
    for kind, names in spelling(language).entries.items():
        entries = dict(getattr(catalog, kind))
        entries |= {n: _spelt_entry(language, kind, n, entries[n]) for n in names if n in entries}
        changed[kind] = entries
    return catalog._replace(**changed) if changed else catalog


def _spelt_entry(language: str, kind: str, name: str, entry: Any) -> Any:
    """Return an entry as it is spelt; what catalogues share is spelt once."""
    known = (last := _spelt_last(language)).get((kind, name), (None, None))
    if known[0] is not entry:
        last[kind, name] = known = entry, _respelt(entry, spelling(language).messages)
    return known[1]


@cache
def _spelt_last(_language: str) -> dict[tuple[str, str], tuple[Any, Any]]:
    return {}  # by kind and name, the entry that was spelt last, and what it became


def _respelt(value: Any, messages: Mapping[str, str]) -> Any:
    """Return a tuple, named or not, with each text in it as it is spelt, however deep it stands.

    A word of small letters is an id: the area stays 'organisation', whatever the word is spelt as.
    """
    parts = [
        (part if part.islower() and part.isalpha() else messages.get(part, part))
        if isinstance(part, str)
        else _respelt(part, messages)
        if isinstance(part, tuple)
        else part
        for part in value
    ]
    return value._make(parts) if hasattr(value, "_make") else tuple(parts)


def messages_for(company: Company) -> Mapping[str, str]:
    """Return what the company's postings say for each sentence of its catalogue.

    The catalogue is spelt as the charters are, so that is what the keys are spelt as.
    """
    language = posting_language(company)
    said, spelt = translations(language), spelling(charter_language(company)).messages
    if not spelt or language == charter_language(company):
        return said
    return {new: ours for ours, new in spelt.items()} | {
        spelt.get(k, k): t for k, t in said.items()
    }


def check_languages(source: Source) -> list[Problem]:
    """Return a problem for each language of a company file that papers cannot have."""
    given = (source.data.get("company") or {}).get("language")
    at = ("company", "language")
    found: list[tuple[tuple[str, ...], object]] = []
    if isinstance(given, str):
        found = [(at, given)]
    elif isinstance(given, dict):
        found = [((*at, str(key)), value) for key, value in given.items()]
    problems = (language_problem(each, source.place(at)) for at, each in found)
    return [problem for problem in problems if problem]


def language_problem(language: object, place: Place) -> Problem | None:
    """Return the problem of a language that papers cannot have, or None.

    What is no text has a problem of its own.
    """
    if not isinstance(language, str):
        return None
    known = languages()
    code, _, country = language.partition("-")
    if code not in known:
        message = f"there are no papers in the language '{language}'"
        hint = f"there are: {', '.join([OURS, *spellings(), *known[1:]])}"
    elif is_written_in(language):
        return None
    elif is_english(language):
        message = f"there is no spelling '{language}'"
        hint = f"write {' or '.join(spellings())}"
    else:
        message = f"'{code}' is not written in the country '{country}'"
        hint = f"write {code}"
    return Problem(place, "unknown-language", message, hint)


def no_charters(company: Company) -> list[Problem]:
    """Return the problem of charters wanted in a language that only postings have, if it is so."""
    language = charter_language(company)
    if has_charters(language):
        return []
    name, wanted, british = language_name(language), company.language, spellings()[0]
    message = f"charters and the other internal papers are not there in {name} yet"
    hint = f"write 'language: {{postings: {wanted.postings or british}, charters: {british}}}'"
    return [Problem(wanted.place or company.place, "no-translation", message, hint)]


def require_english(company: Company, what: str) -> None:
    """Raise InputError for a paper, named by `what`, that is there in English only."""
    language = charter_language(company)
    if is_english(language):
        return
    require_charters(company)
    said = f"{what} is not there in {language_name(language)} yet"
    hint = f"write 'charters: {spellings()[0]}' under 'language:' to have it in English"
    raise InputError(
        [Problem(company.language.place or company.place, "no-translation", said, hint)]
    )


def require_charters(company: Company) -> None:
    """Raise InputError where internal papers are wanted in a language that they have not."""
    if problems := no_charters(company):
        raise InputError(problems)


def left_open(sentence: str) -> str:
    """Return the pattern of a sentence, whatever stands at its {names}."""
    return ".+?".join(map(re.escape, re.split(r"\{\w+\}", sentence)))
