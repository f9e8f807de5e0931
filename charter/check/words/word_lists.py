"""The word lists of a language, from `catalog/words`, ready to be looked for.

A language has a folder with `language.yaml`, `shape.yaml`, `statements.yaml`, `signing.yaml`,
`blanks.yaml` (which charter/read/blanks.py reads), `pay.yaml`, `benefits.yaml`, `other-pay.yaml`
and the lists of phrases; `gender.yaml` is there where somebody wrote it. schemas/words.schema.json
says what each holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from charter.check.remark import Severity
from charter.check.words.looked_for import NEVER, LookedFor, filled
from charter.check.words.needed import known_before
from charter.compiled import compiled_words
from charter.facts.locales import is_written_in, locale
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Problem
from charter.read.yaml_source import Source, read_yaml
from charter.resources import catalog_folder

PHRASE_LISTS = (
    *("asked", "age", "ability", "degree", "family", "hours", "licence", "origin"),
    *("gendered", "jargon"),
)
OFFERS = ("benefits", "other-pay")
_NEEDED = (
    *("language", "context", "shape", "years", "statements", "signing", "blanks", "pay"),
    *OFFERS,
    *PHRASE_LISTS,
)


_ALSO = ("duties", "gender", "problems")
"""Lists that only some languages have."""
_LETTERS = [chr(code) for code in range(0x530) if chr(code).isalpha()]
CAPITALS = "".join(letter for letter in _LETTERS if letter.isupper())
SMALL = "".join(letter for letter in _LETTERS if letter.islower())
"""The letters of Latin, Greek and Cyrillic, for a class of a pattern."""


Excuse = Literal[
    "negated", "negated_within", "others", "preferred", "alternative", "statement", "quoted"
]
DEFAULT_EXCUSES: tuple[Excuse, ...] = ("negated", "quoted")


class ListedWords(NamedTuple):
    """Words to look for, what is wrong with them, and the words around that make them right.

    Few texts have words that are looked for, so neither is a pattern before one may have them.
    """

    code: str
    words: tuple[str, ...]
    needs: tuple[str, ...]
    """Of these the sentence has one beside the words, or what stands above it; () asks for none."""
    unless: tuple[str, ...]
    excuses: tuple[Excuse, ...]
    severity: Severity
    in_title: Severity
    source: str
    why: str
    instead: str


class GenderList(NamedTuple):
    """Stems as published, and the words of the field that our own mode leaves out."""

    feminine: tuple[str, ...]
    masculine: tuple[str, ...]
    hyphenated: tuple[str, ...]
    exceptions: frozenset[str]
    field: LookedFor
    source: str
    why: str
    instead: str


def pattern(words: Sequence[str]) -> LookedFor:
    """Return whole words to look for; a blank stands for blanks and hyphens, up to nine."""
    return _pattern(tuple(words)) if words else NEVER


@cache
def _pattern(words: tuple[str, ...]) -> LookedFor:
    return LookedFor(words, r"(?<![\w-])", r"(?!\w)")


def lists_to_compile() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the lists that a wheel carries compiled, each with its name."""
    for name in ("languages", "money", "signing"):
        yield name, _data(name)
    for language in listed_languages():
        for kind in (*_NEEDED, *_ALSO):
            if has_list(language, kind):
                yield f"{language}/{kind}", _data(f"{language}/{kind}")


@cache
def listed_languages() -> tuple[str, ...]:
    """Return the languages that have lists."""
    return tuple(sorted(path.parent.name for path in _folder().glob("*/language.yaml")))


def word_problems(language: str) -> list[Problem]:
    """Return everything that is wrong with the lists of a language, each with its line."""
    folder = _folder() / language
    found = []
    for kind in dict.fromkeys((*_NEEDED, *sorted(path.stem for path in folder.glob("*.yaml")))):
        try:
            found += _problems(_source(f"{language}/{kind}"))
        except InputError as bad:
            found += bad.problems
    return found


def language_name(language: str) -> str:
    """Return the English name of a language, or its code where it has none here."""
    if language in listed_languages():
        return str(section(language, "language", "name"))
    if known := _data("languages")["names"].get(language):
        return str(known)
    return locale(language).name if is_written_in(language) else f"'{language}'"


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Return the function words of each language that can be guessed."""
    listed = {name: section(name, "language", "common") for name in listed_languages()}
    return {
        name: frozenset(words) for name, words in (_data("languages")["words"] | listed).items()
    }


@cache
def letters(language: str) -> str:
    """Return the letters beside a to z in which a language is written, "" where nobody said."""
    if language in listed_languages():
        return str(section(language, "language", "letters") or "")
    return str(_data("languages")["letters"].get(language, ""))


@cache
def labels(language: str) -> frozenset[str]:
    """Return the words of labels by which a letter without sentences tells its language."""
    return frozenset(section(language, "language", "labels") or ())


@cache
def phrase_entries(language: str) -> tuple[ListedWords, ...]:
    """Return all phrases of a language to look for."""
    return tuple(
        _entry(data, given)
        for data in (_data(f"{language}/{kind}") for kind in PHRASE_LISTS)
        for given in data["entries"]
    )


def section(language: str, kind: str, name: str) -> Any:
    """Return one part of a list as its file has it, or None where the language has none."""
    return _data(f"{language}/{kind}").get(name)


@cache
def shape_pattern(
    language: str, name: str, how: Literal["search", "whole"] = "search"
) -> LookedFor:
    """Return the pattern for one part of `shape.yaml`; "whole" must match all of a text."""
    words = _data(f"{language}/shape")[name]
    if not words:
        return NEVER
    if how == "search":
        return pattern(words)
    # Apostrophes of either kind are as good; what follows a heading's last word does not count.
    return LookedFor(words, r"[¿¡\s]*", r"[\s:.?!…]*\Z", blank=" ")


@cache
def has_list(language: str, kind: str) -> bool:
    """Return whether a language has a list of a kind."""
    return bool((_folder() / language / f"{kind}.yaml").is_file())


def plain_list(name: str) -> dict[str, Any]:
    """Return a list that is the same in every language, as its file has it."""
    return _data(name)


@cache
def has_law_words(language: str) -> bool:
    """Return whether a language has words by which a text shows what the law asks for."""
    return language in listed_languages() and bool(
        (_folder() / language / "statements.yaml").is_file()
    )


def signing_words(language: str = "") -> dict[str, Any]:
    """Return what people write where they sign, in a language with lists, or in all others."""
    return _data(f"{language}/signing" if language else "signing")


@cache
def gender_list(language: str) -> GenderList | None:
    """Return the gender-coded stems of a language, or None: no list we know may be shipped."""
    if not (_folder() / language / "gender.yaml").is_file():
        return None
    data = _data(f"{language}/gender")
    field = [words for entry in data["field"] for words in entry["words"]]
    return GenderList(
        tuple(data["feminine_coded_words"]),
        tuple(data["masculine_coded_words"]),
        tuple(data["hyphenated_coded_words"]),
        frozenset(data["non_coded_exceptions"]),
        pattern(field),
        data["source"],
        data["why"],
        data["instead"],
    )


def _entry(data: dict[str, Any], given: dict[str, Any]) -> ListedWords:
    severity = given.get("severity", data["severity"])
    return ListedWords(
        given.get("code", data["code"]),
        tuple(given["words"]),
        tuple(given.get("needs") or ()),
        tuple(given.get("unless") or ()),
        tuple(given.get("excuses", data.get("excuses", DEFAULT_EXCUSES))),
        severity,
        data.get("in_title", severity),
        given.get("source", data["source"]),
        given.get("why", data["why"]),
        given["instead"],
    )


@cache
def _data(name: str) -> dict[str, Any]:
    """Return a list as its file has it. Raises InputError with all that is wrong with it."""
    if compiled := compiled_words(name):
        known_before(compiled[1])
        return cast("dict[str, Any]", compiled[0])
    source = _source(name)
    if "/" in name and not _required(name) <= source.data.keys():
        raise InputError(_problems(source))
    data = cast("dict[str, Any]", source.data)
    return _with_lists(data) if name.rpartition("/")[2] in PHRASE_LISTS else data


def _with_lists(data: dict[str, Any]) -> dict[str, Any]:
    """Return a list of phrases with its lists of words in the places of their names."""
    lists = data.get("lists")
    if not lists:
        return data
    entries = [
        entry
        | {
            key: [filled(words, lists) for words in entry[key]]
            for key in ("words", "needs", "unless")
            if key in entry
        }
        for entry in data["entries"]
    ]
    return data | {"entries": entries}


def _source(name: str) -> Source:
    return read_yaml(_folder() / f"{name}.yaml", f"catalog/words/{name}.yaml")


def _problems(source: Source) -> list[Problem]:
    from charter.read.schema import check_schema

    return check_schema(source, _schema(Path(source.path).stem))[0]


def _required(name: str) -> set[str]:
    from charter.read.schema import schema

    return set(schema(_schema(name.rpartition("/")[2]))["required"])


def _schema(kind: str) -> str:
    shared = dict.fromkeys(PHRASE_LISTS, "phrases") | dict.fromkeys(OFFERS, "offer")
    return f"words#{shared.get(kind, kind)}"


def _folder() -> Any:
    return catalog_folder() / "words"
