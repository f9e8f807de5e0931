"""The few words of ours that stand between the letter and its annexes."""

from __future__ import annotations

import re
from functools import cache

from charter.facts.languages import languages
from charter.facts.locales import code_of, lacking, locale, written_in
from charter.problems import InputError, Place, Problem

SENDER_REGISTERS = {
    "docusign": (
        "DocuSign knows the marks in the lines to sign only when whoever sends the offer has"
        " registered them there, for fields with AutoPlace: /sn1/ for the signature and /ds1/ for"
        " the date of the person, /sn2/ and /ds2/ for those of the employer, and so on for each"
        " further line. Until then nobody gets a field to sign in."
    ),
}
"""What a sender must do first, where a service does not find its marks by itself."""


def annex_word(language: str, said: str = "") -> str:
    """Return the word for an annex: the one that is `said` of one in a letter, else the language's.

    Raises InputError where the language has no word for it.
    """
    if found := annexes("A").search(said):
        return found[0].removesuffix(" A")
    word = locale(language).annex
    if not word:
        raise InputError([lacking(code_of(language), "annex")])
    return word


def contract_sentence(part: bool | None, language: str, place: Place) -> str:
    """Return whether the charter is part of the contract, in one sentence.

    Raises InputError where the company file does not say so, or the language has no words for it.
    """
    if part is None:
        message = "an offer pack has to say whether the charter is part of the contract"
        hint = "add 'charter_in_contract: true' or 'charter_in_contract: false' under 'company:'"
        raise InputError([Problem(place, "charter-in-contract", message, hint)])
    sentences = locale(language).contract
    if not sentences:
        raise InputError([lacking(code_of(language), "contract")])
    return sentences[part]


def contract_sentences() -> list[tuple[str, ...]]:
    """Return the two sentences on the contract in each language that has them."""
    return [said for code in languages() if (said := locale(code).contract)]


@cache
def annexes(letters: str = "A-Z") -> re.Pattern[str]:
    """Return what finds the label of an annex with one of `letters`, in whichever language."""
    every = (language for code in languages() for language in written_in(code))
    words = dict.fromkeys(re.escape(said) for each in every if (said := locale(each).annex))
    return re.compile(rf"\b(?:{'|'.join(words)}) [{letters}]\b")


def without_annex(text: str) -> str:
    """Return a line without the label of an annex, and without the dot that parts it off."""
    return re.sub(rf"{annexes().pattern}( \u00b7 )?", "", text)
