"""The words by which papers are read, from `catalog/words/en`, as patterns ready to search with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from charter.check.words.looked_for import spaced
from charter.check.words.word_lists import section

LANGUAGE = "en"
"""The one language in which duties are read."""


@cache
def listed(kind: str, *names: str) -> Any:
    """Return a part of a list as its file has it: `listed("papers", "headings", "duty")`."""
    found = section(LANGUAGE, kind, names[0])
    for name in names[1:]:
        found = found[name]
    return found


@cache
def within(kind: str, *names: str) -> re.Pattern[str]:
    """Return the pattern of a list's words wherever they stand in a text, as whole words."""
    return _pattern(listed(kind, *names), r"(?<![\w-])(?:{})(?!\w)")


@cache
def begins(kind: str, *names: str) -> re.Pattern[str]:
    """Return the pattern of a list's words at the beginning of a text, as whole words."""
    return _pattern(listed(kind, *names), r"\W*(?:{})(?!\w)")


@cache
def whole(kind: str, *names: str) -> re.Pattern[str]:
    """Return the pattern of texts that are one of a list's words, and no more."""
    return _pattern(listed(kind, *names), r"\W*(?:{})[\W_]*\Z")


@cache
def found_by(kind: str, *names: str) -> re.Pattern[str]:
    """Return the pattern of what a list's patterns match, whatever stands beside it."""
    return _pattern(listed(kind, *names), "(?:{})")


@cache
def as_written(kind: str, *names: str) -> re.Pattern[str]:
    """Return the pattern of a list's words as whole words, in which capitals are capitals."""
    return _pattern(listed(kind, *names), r"(?<![\w-])(?:{})(?!\w)", re.NOFLAG)


def _pattern(
    words: str | Sequence[str], form: str, flags: re.RegexFlag = re.IGNORECASE
) -> re.Pattern[str]:
    given = [words] if isinstance(words, str) else words
    return re.compile(form.format("|".join(f"(?:{spaced(word)})" for word in given)), flags)


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Return each form of each verb that begins duties, with the verb and which form it is.

    The forms are "base", "s" and "ing".
    """
    irregular = cast("dict[str, list[str]]", listed("claims", "irregular"))
    forms: dict[str, tuple[str, str]] = {}
    for verb in listed("claims", "verbs"):
        first, _, rest = verb.partition(" ")
        made = irregular.get(verb) or [f"{_with_s(first)} {rest}", f"{_with_ing(first)} {rest}"]
        forms[verb] = (verb, "base")
        for form in made:
            forms.setdefault(form.strip(), (verb, "ing" if "ing" in form else "s"))
    return forms


def _with_s(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _with_ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"
