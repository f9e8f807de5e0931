"""What a hire file says in the form of another language than the letter that prints it.

Numbers and days of the file are written anew for each letter; its texts are printed as they stand.
Nothing of the hire is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from charter.check.words.language import other_than
from charter.check.words.short_facts import offers_in
from charter.check.words.word_lists import language_name, listed_languages, section
from charter.compose.other_forms import other_form
from charter.facts.languages import languages
from charter.facts.locales import code_of
from charter.load.hire import Hire, is_code, known_fields

_SAYS_ITSELF = frozenset(("name", "address", "email", "currency", "per", "manager", "place"))
"""Known fields that are names, or are written in the letter's words; a greeting is neither."""


def other_forms(hire: Hire, language: str) -> Iterator[str]:
    """Yield which texts of the hire are written otherwise than a letter in a language writes."""
    ours = code_of(language)
    letter = language_name(ours)
    for name, said in hire.values.items():
        if not isinstance(said, str) or name in _SAYS_ITSELF or is_code(name):
            continue
        if theirs := _language(said, ours):
            what, hint = f"is {language_name(theirs)}", f"write it in {letter}"
        elif name in known_fields():
            continue
        else:
            form = other_form(said, language)
            what, hint = form.what and f"has {form.what}", form.hint
        if what:
            yield f"'{name}' of {hire.source} {what}, and the letter is {letter}: {hint}"


def _language(text: str, ours: str) -> str:
    """Return the language of a text, by its sentences, its greeting or a count, or ""."""
    if found := other_than(text, ours):
        return found
    yes_or_no = text.strip().rstrip(".!").casefold()
    if theirs := [code for code in listed_languages() if yes_or_no in _yes_no(code)]:
        return "" if ours in theirs or ours not in listed_languages() else theirs[0]
    told = {name: _telling(name) for name in languages()}
    if ours not in told or told[ours].search(text):
        return ""
    if theirs_offer := offers_in(text, ours):
        return theirs_offer
    return next((name for name, words in told.items() if words.search(text)), "")


@cache
def _yes_no(language: str) -> frozenset[str]:
    """Return the words of a language for yes and no, in small letters."""
    return frozenset(section(language, "blanks", "yes_no") or ())


@cache
def _telling(language: str) -> re.Pattern[str]:
    """Return what matches a greeting of a language, or its word for what is counted."""
    greetings = "|".join(section(language, "blanks", "greetings"))
    units = "|".join(section(language, "blanks", "units"))
    return re.compile(rf"^\s*(?:{greetings})\b|\d\s(?:{units})(?!\w)", re.IGNORECASE)
