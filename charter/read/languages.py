"""The languages that papers are written in, and what each says for our English.

A language is a file `catalog/languages/xx.po` whose msgids are the English that code, templates and
the catalogue have for postings. One that has charters and the other internal papers too has what
they say in `catalog/languages/charters/xx.po`. How one writes amounts and dates stands in
`catalog/languages/locales/xx.json`. American English is made from a list of words. See
tools/update_languages.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.problems import InputError, Problem
from charter.read.catalog import Catalog
from charter.read.company import Company
from charter.read.locales import home_of, is_written_in, locale, locale_file
from charter.resources import languages_folder

if TYPE_CHECKING:
    from charter.read.yaml_source import Source

BRITISH, AMERICAN = "en-GB", "en-US"
_ENGLISH = ("en", BRITISH, AMERICAN)
_NAME = re.compile(r"\{([a-z_-]+)\}")


def message(text: str) -> str:
    """Return `text`; marks it as a message that is said elsewhere."""
    return text


def put_in(text: str, values: Mapping[str, str]) -> str:
    """Return a message with its {names} put in; other names stay."""
    return _NAME.sub(lambda found: values.get(found[1], found[0]), text) if values else text


def say_in(language: str, text: str, **values: str) -> str:
    """Return a message in a language such as de-AT, or in English where it is not there."""
    return put_in(translations(language).get(text, text), values)


def languages() -> list[str]:
    """Return the codes of the languages that postings can have, English first."""
    found = sorted(path.stem for path in languages_folder().glob("*.po"))
    return ["en", *(code for code in found if locale_file(code).is_file())]


def has_charters(language: str) -> bool:
    """Return whether charters and the other internal papers are there in a language."""
    return is_english(language) or _charters_file(language).is_file()


def _charters_file(language: str) -> Path:
    return languages_folder() / "charters" / f"{language[:2]}.po"


def is_english(language: str) -> bool:
    """Return whether this is our own language, in whichever spelling."""
    return language[:2] == "en"


def posting_language(company: Company) -> str:
    """Return the language of a company's postings with its country, such as de-AT."""
    return _full(company.language.postings, company.country)


def charter_language(company: Company) -> str:
    """Return the language of a company's charters and other internal papers, such as en-GB."""
    return _full(company.language.charters, company.country)


def _full(language: str, country: str) -> str:
    """Return a language with the country whose spelling and numbers it takes."""
    if language in ("", "en"):
        return AMERICAN if country == "US" else BRITISH
    if "-" in language:
        return language
    if country and is_written_in(f"{language}-{country}"):
        return f"{language}-{country}"
    return f"{language}-{home_of(language)}"


def language_name(language: str) -> str:
    """Return the English name of a language, such as German for de-AT."""
    return locale(language).name


@cache
def translations(language: str) -> Mapping[str, str]:
    """Return what a language, such as de-AT, says for each of our English messages.

    British English says what is there; American English gives only what it spells differently.
    """
    if language == AMERICAN:
        found: Mapping[str, str] = american()["messages"]
        return found
    if is_english(language):
        return {}
    files = (_charters_file(language), languages_folder() / f"{language[:2]}.po")
    said: dict[str, str] = {}
    for path in files:
        said |= read_messages(path) if path.is_file() else {}
    # Swiss German has no sharp s.
    swiss = language in ("de-CH", "de-LI")
    return {key: text.replace("ß", "ss") for key, text in said.items()} if swiss else said


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


@cache
def american() -> Mapping[str, Any]:
    """Return the American spelling: sentences by the British ones, and the entries they are in."""
    found: Mapping[str, Any] = json.loads((languages_folder() / "en-US.json").read_bytes())
    return found


def spelt_for(catalog: Catalog, company: Company) -> Catalog:
    """Return the catalogue as the company's charters spell English; its own entries stay."""
    if charter_language(company) != AMERICAN:
        return catalog
    messages = american()["messages"]
    changed: dict[str, Any] = {}
    for kind, names in american()["entries"].items():
        entries = dict(getattr(catalog, kind))
        entries |= {n: _respelt(entries[n], messages) for n in names if n in entries}
        changed[kind] = entries
    return catalog._replace(**changed)


def _respelt(value: Any, messages: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return messages.get(value, value)
    if hasattr(value, "_fields"):
        return type(value)(*(_respelt(part, messages) for part in value))
    return tuple(_respelt(part, messages) for part in value) if type(value) is tuple else value


def messages_for(company: Company) -> Mapping[str, str]:
    """Return what the company's postings say for each sentence of its catalogue.

    The catalogue is spelt as the charters are, so that is what the keys are spelt as.
    """
    said = translations(posting_language(company))
    if charter_language(company) != AMERICAN or posting_language(company) == AMERICAN:
        return said
    spelt = american()["messages"]
    return {us: gb for gb, us in spelt.items()} | {spelt.get(k, k): t for k, t in said.items()}


def check_languages(source: Source) -> list[Problem]:
    """Return a problem for each language of a company file that papers cannot have."""
    given = (source.data.get("company") or {}).get("language")
    at = ("company", "language")
    found: list[tuple[tuple[str, ...], object]] = []
    if isinstance(given, str):
        found = [(at, given)]
    elif isinstance(given, dict):
        found = [((*at, str(key)), value) for key, value in given.items()]
    problems = []
    for where, language in found:
        if not isinstance(language, str) or language in _ENGLISH:
            continue
        known = languages()
        if is_english(language):
            message = f"there is no spelling '{language}'"
            hint = f"write {BRITISH} or {AMERICAN}"
        elif language[:2] not in known:
            message = f"there are no papers in the language '{language}'"
            hint = f"there are: {', '.join([*_ENGLISH, *known[1:]])}"
        elif is_written_in(language):
            continue
        else:
            message = f"'{language[:2]}' is not written in the country '{language[3:]}'"
            hint = f"write {language[:2]}"
        problems.append(Problem(source.place(where), "unknown-language", message, hint))
    return problems


def no_charters(company: Company) -> list[Problem]:
    """Return the problem of charters wanted in a language that only postings have, if it is so."""
    language = charter_language(company)
    if has_charters(language):
        return []
    name, wanted = language_name(language), company.language
    message = f"charters and the other internal papers are not there in {name} yet"
    hint = f"write 'language: {{postings: {wanted.postings or BRITISH}, charters: {BRITISH}}}'"
    return [Problem(wanted.place or company.place, "no-translation", message, hint)]


def require_english(company: Company, what: str) -> None:
    """Raise InputError for a paper, named by `what`, that is there in English only."""
    language = charter_language(company)
    if is_english(language):
        return
    require_charters(company)
    said = f"{what} is not there in {language_name(language)} yet"
    hint = f"write 'charters: {BRITISH}' under 'language:' to have it in English"
    raise InputError(
        [Problem(company.language.place or company.place, "no-translation", said, hint)]
    )


def require_charters(company: Company) -> None:
    """Raise InputError where internal papers are wanted in a language that they have not."""
    if problems := no_charters(company):
        raise InputError(problems)
