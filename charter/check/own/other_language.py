"""Texts of a posting that are in another language than the posting."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from charter.check.words.language import guess, only_in, other_than, tell
from charter.check.words.short_facts import (
    KINDS,
    has_own,
    languages_of_few,
    names_country_in,
    offers,
    own_words,
)
from charter.check.words.word_lists import function_words, language_name
from charter.facts.company import Company
from charter.facts.languages import charter_language, languages, posting_language
from charter.facts.locales import code_of
from charter.problems import Place, Problem
from charter.read.yaml_source import Path_, Source

_WORD = re.compile(r"[^\W\d_]+")
_OFFERED = {"equity": KINDS[:1], "other_pay": KINDS[:1], "benefits": KINDS}
"""Keys of facts of a few words, and what they offer."""
OF_JOB_DESCRIPTIONS = frozenset(("travel", "on_call"))
"""Keys of facts that job descriptions alone print, in the language of the charters."""
_FACTS = frozenset((*_OFFERED, "note", "remote", "hire", "other")) | OF_JOB_DESCRIPTIONS
_ITEMS = frozenset(("musts", "nice_to_have", "outcomes", "steps"))
"""Keys of lists whose items are sentences or terms."""
_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)+")
_OF_APPLYING = frozenset(("send", "steps"))
"""Keys of what applicants do, of which few words tell the language."""
_SENTENCES = frozenset(("about", "opening", "hard", "why_leaders", "send"))
_SENTENCES |= {"equal_opportunity", "accommodation"}
"""Keys of texts in whole sentences, which have words of their own language."""
_FEW_TELL = 2
"""How many different words of another language alone a sentence is told by."""
_ALIKE = {
    "en": {"den", "die", "dig", "mere"},
    "de": {"er", "will"},
    "da": {"den", "der", "for", "have", "is", "to", "will"},
}
"""Words of a language, none of its function words here, that are such words of another one."""
_LETTERS = {"de": "äöüß", "da": "æøå"}
_SMALL = 3
"""Letters of words that names do not write with a capital."""
_TOLD_BY_FEW = 3
"""Words of a sentence from which on words of short facts tell it, of which ours has none."""
_LEAST = 6
"""Words of a sentence with none of our own function words: then one of English tells."""


def in_another_language(
    company: Company, source: Source, texts: Sequence[tuple[Path_, str]]
) -> Iterator[Problem]:
    """Yield each text of postings that is in another language; short ones of a post as one text."""
    ours = code_of(posting_language(company))
    short: dict[tuple[Path_, str], list[tuple[Path_, str]]] = defaultdict(list)
    told: set[Path_] = set()
    for at, text in texts:
        plain = plainly_other(text, ours)
        if found := (plain,) if plain else _short_fact(at, text, ours):
            yield _problem(source.place(at), _name(at), ours, found)
            told.add(at)
        for theirs in languages() if ours in function_words() and guess(text) != ours else ():
            if theirs != ours and only_in(text, theirs, ours) and not only_in(text, ours, theirs):
                short[at[:2], theirs].append((at, text))
    for (_, theirs), listed in sorted(short.items(), key=lambda each: -len(each[1])):
        if tell(word for _, text in listed for word in only_in(text, theirs, ours)):
            for at, _ in listed:
                if at not in told:
                    yield _problem(source.place(at), _name(at), ours, (theirs,))
                told.add(at)


def internal_in_another(
    company: Company, source: Source, texts: Sequence[tuple[Path_, str]]
) -> Iterator[Problem]:
    """Yield each text that charters alone print, and that is in another language than they are."""
    ours = code_of(charter_language(company))
    for at, text in texts:
        plain = plainly_other(text, ours)
        if found := (plain,) if plain else _short_fact(at, text, ours):
            papers = "job descriptions" if _name(at) in OF_JOB_DESCRIPTIONS else "charters"
            yield _problem(source.place(at), _name(at), ours, found, papers)


def plainly_other(text: str, ours: str) -> str:
    """Return the language that a text is in, where it is plainly not `ours`; else nothing.

    Of one that we write no papers in, words that only it has must tell.
    """
    found = other_than(text, ours)
    if found in languages() and {*only_in(text, found, ours)} <= _ALIKE.get(ours, set()):
        return ""
    if found in languages() or not found or ours not in function_words():
        return found
    own = own_words(text, ours)
    theirs = [word for word in only_in(text, found, ours) if word not in {w.lower() for w in own}]
    mine = [word for word in own if word.lower() not in function_words()[found]]
    return found if len(theirs) > len(mine) or (tell(theirs) and len(theirs) == len(mine)) else ""


def sentence_other(text: str, ours: str) -> str:
    """Return the language of a sentence that is not in `ours`, be it a short one; else nothing."""
    if found := plainly_other(text, ours):
        return found
    told = _sentence(text, _WORD.findall(text), ours) if ours in function_words() else ()
    return next(iter(told), "")


def _short_fact(at: Path_, text: str, ours: str) -> tuple[str, ...]:
    """Return the languages that a fact of a few words, such as its shares, can be in, not ours."""
    key, words = _name(at), _WORD.findall(text)
    if not words or ours not in function_words():
        return ()
    is_name = key == "steps" and _is_name(words)
    if key in _OF_APPLYING and not is_name and (found := languages_of_few(text, ours)):
        return found
    if key in _SENTENCES:
        return _sentence(text, words, ours)
    if key in _ITEMS:
        return () if _ID.fullmatch(text) else languages_of_few(text, ours, item=True)
    if key not in _FACTS:
        return ()
    found = languages_of_few(text, ours)
    if key == "remote" and (named := names_country_in(text, ours)):
        return tuple(code for code in named if code in found) or named
    if found or has_own(text, ours):
        return found
    if key == "remote" and words[0].lower() == "the":
        return ("en",)
    kinds = _OFFERED.get(key, ())
    return tuple(code for code in languages() if offers(text, code, ours, kinds))[:1]


def _is_name(words: Sequence[str]) -> bool:
    """Return whether a step has a name of its own, which is English anywhere: Meet the Team."""
    return len(words) == 1 or all(word[0].isupper() for word in words if len(word) > _SMALL)


def _sentence(text: str, words: Sequence[str], ours: str) -> tuple[str, ...]:
    """Return the language of a sentence or two that has no function word of ours alone."""
    for theirs in (code for code in languages() if code != ours):
        other = {*only_in(text, theirs, ours)} - _ALIKE.get(ours, set())
        least = 1 if theirs == "en" and len(words) >= _LEAST else _FEW_TELL
        foreign = set(_LETTERS.get(theirs, "")) - set(_LETTERS.get(ours, ""))
        marked = {word for word in words if other and not foreign.isdisjoint(word.lower())}
        if not only_in(text, ours, theirs) and len(other | marked) >= least:
            return (theirs,)
    few = languages_of_few(text, ours)
    return few if len(words) >= _TOLD_BY_FEW else tuple(c for c in few if c not in languages())


def _problem(
    place: Place, name: str, ours: str, theirs: Sequence[str], papers: str = "postings"
) -> Problem:
    said = " or ".join(map(language_name, theirs))
    message = f"'{name}' is {said}, and {papers} here are {language_name(ours)}"
    return Problem(place, "other-language", message, f"write it in {language_name(ours)}")


def _name(at: Path_) -> str:
    return next(str(key) for key in reversed(at) if isinstance(key, str))
