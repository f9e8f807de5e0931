"""The word lists of a language, from `catalog/words`, as patterns that are ready to search with."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal, NamedTuple, cast

from charter.check.remark import Severity
from charter.read.yaml_source import read_yaml
from charter.resources import catalog_folder

PHRASE_LISTS = ("asked", "age", "ability", "gendered", "jargon")


class ListedWords(NamedTuple):
    """Words to look for, what is wrong with them, and the words around that make them right."""

    code: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
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
    field: re.Pattern[str]
    source: str
    why: str
    instead: str


def pattern(words: list[str]) -> re.Pattern[str]:
    """Return a pattern for whole words; a blank stands for blanks and hyphens of any number."""
    joined = "|".join(words).replace("[- ]", " ").replace(" ", _BLANK)
    return re.compile(rf"(?<![\w-])(?:{joined})(?!\w)", re.IGNORECASE)


_BLANK = r"(?:[\s\u2010-\u2015-]+)"


def listed_languages() -> tuple[str, ...]:
    """Return the languages that have lists."""
    return tuple(sorted(path.name for path in _folder().iterdir() if path.is_dir()))


def language_name(language: str) -> str:
    """Return the English name of a language, or its code where it has none here."""
    return str(_data("languages")["names"].get(language, f"'{language}'"))


def function_words() -> dict[str, frozenset[str]]:
    """Return the function words of each language that can be guessed."""
    return {name: frozenset(words) for name, words in _data("languages")["words"].items()}


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
) -> re.Pattern[str]:
    """Return the pattern for one part of `shape.yaml`; "whole" must match all of a text."""
    words = _data(f"{language}/shape")[name]
    if how == "search":
        return pattern(words)
    # Apostrophes of either kind are as good; what follows a heading's last word does not count.
    return re.compile(rf"(?:{'|'.join(words)})[\s:.?!…]*\Z", re.IGNORECASE)


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
    unless = given.get("unless")
    return ListedWords(
        given.get("code", data["code"]),
        pattern(given["words"]),
        pattern(unless) if unless else None,
        severity,
        data.get("in_title", severity),
        given.get("source", data["source"]),
        given.get("why", data["why"]),
        given["instead"],
    )


@cache
def _data(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", read_yaml(_folder() / f"{name}.yaml", f"{name}.yaml").data)


def _folder() -> Any:
    return catalog_folder() / "words"
