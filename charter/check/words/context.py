"""Words around a phrase that make it right: a no, somebody else's, a wish, an alternative.

The words of a language stand in `catalog/words/xx/context.yaml`; each list of phrases says which of
them excuse its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from charter.check.words.looked_for import LookedFor
from charter.check.words.sentences import sentences_of
from charter.check.words.word_lists import Excuse, pattern, section

_SHORT = 12
"""Characters in which a no stands before what it takes back: "never required"."""
_REACH = 6
"""Words between a no and what it denies."""
_MOST = 1_000
"""Characters on either side of a phrase in which a sentence can say that it is right."""
_ASIDE_BEFORE = re.compile(r"[,(]\s*([^,()]*)\Z")
"""What stands between a comma or bracket and a wish."""
_STOP = re.compile(r"[;:\u2013\u2014]|\s-\s")
_COMMA = re.compile(",")
_QUOTED = re.compile(r"“[^”\n]*”|„[^“”\n]*[“”]|»[^«\n]*«|«[^»\n]*»|\"[^\"\n]*\"|‘[^’\n]*’(?!\w)")


def is_excused(language: str, excuses: Sequence[Excuse], text: str, start: int, end: int) -> bool:
    """Return whether the words around what stands from `start` to `end` make it right."""
    if not excuses:
        return False
    low, high = sentence_at(text, language, start)
    low, high = max(low, start - _MOST), min(high, end + _MOST)
    before, after, whole = text[low:start], text[end:high], text[low:high]
    checks = {
        "negated": lambda: _is_denied(language, before, after),
        "negated_within": lambda: _has_within(language, "negated", text[start:end]),
        "others": lambda: _is_of_others(language, before, after),
        "preferred": lambda: is_wish(language, text[low:high], end - low),
        "alternative": lambda: _has(language, "alternative", whole),
        "statement": lambda: _has(language, "statement", whole),
        "quoted": lambda: any(
            quoted.start() <= start and end <= quoted.end() for quoted in _QUOTED.finditer(text)
        ),
    }
    return any(checks[excuse]() for excuse in excuses)


def is_excused_above(language: str, excuses: Sequence[Excuse], above: str) -> bool:
    """Return whether the heading or lead-in of a list says that what is under it is not asked."""
    if not above or "negated" not in excuses:
        return False
    if _has(language, "above_denied", above):
        return True
    return "preferred" in excuses and _has(language, "above_preferred", above)


def has_beside(
    language: str, needs: Sequence[str], text: str, start: int, end: int, above: str
) -> bool:
    """Return whether words that a phrase needs stand in its sentence beside it, or above.

    The sentence is looked at with a … for the phrase as well: "^\\W*…\\W*$" is the phrase alone.
    """
    if not needs:
        return True
    low, high = sentence_at(text, language, start)
    low, high = max(low, start - _MOST), min(high, end + _MOST)
    looked_for = pattern(needs)
    before, after = text[low:start], text[end:high]
    parts = (before, after, above, f"{before}…{after}")
    return any(looked_for.search(part) for part in parts)


def is_wish(language: str, sentence: str, end: int, words: str = "preferred") -> bool:
    """Return whether a sentence only wishes, by a list of words, for what it has up to `end`.

    "A degree, ideally in law" demands a degree, and so does "BSc (MSc preferred)".
    """
    for demand in _words(language, "demanded").finditer(sentence):
        no = _words(language, "negated").search(sentence, max(demand.start() - _SHORT, 0))
        if no is None or no.end() > demand.start():
            return False
    for wish in _words(language, words).finditer(sentence):
        aside = _ASIDE_BEFORE.search(sentence, 0, wish.start())
        if wish.start() < end or aside is None or aside.start() < end:
            return True
        more = sentence[wish.end() :].strip(" .!?:;)*_")
        if aside[0].startswith(",") and (not more or more.startswith(",")):
            return True
        if aside[0].startswith("(") and not aside[1][:1].isupper():
            return True
    return False


def sentence_at(text: str, language: str, at: int) -> tuple[int, int]:
    """Return from where to where the sentence around a place in a text goes."""
    spans = _spans(text, language)
    number = bisect_right(spans, (at, len(text))) - 1
    if number >= 0 and at < spans[number][1]:
        return spans[number]
    return 0, len(text)


@lru_cache(maxsize=8)
def _spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return from where to where each sentence goes; many phrases of one text ask for them."""
    found = sentences_of(text, language)
    return [(sentence.start, sentence.start + len(sentence.text)) for sentence in found]


def _is_denied(language: str, before: str, after: str) -> bool:
    for no in _words(language, "negated").finditer(before):
        between = before[no.end() :]
        if len(between.split()) <= _REACH and not _turns(language, between):
            return True
    return _words(language, "denied").match(after.lstrip(" )’'\"”*_")) is not None


def _is_of_others(language: str, before: str, after: str) -> bool:
    # A semicolon or a dash begins a thought with a subject of its own.
    for said in dict.fromkeys((before, _STOP.split(before)[-1].lstrip())):
        for others in _words(language, "others").finditer(said):
            if not _turns(language, said[others.end() :]):
                return True
    return _words(language, "theirs").match(after.lstrip()) is not None


def _turns(language: str, between: str) -> bool:
    """Return whether a new thought begins in some words: a dash, a but, or another subject."""
    if _STOP.search(between) or _has(language, "turn", between):
        return True
    subject = _words(language, "subjects")
    return any(subject.match(between[comma.end() :].lstrip()) for comma in _COMMA.finditer(between))


def _has_within(language: str, name: str, phrase: str) -> bool:
    """Return whether words stand within a phrase that does not begin with them."""
    return any(found.start() for found in _words(language, name).finditer(phrase))


def _has(language: str, name: str, text: str) -> bool:
    return _words(language, name).search(text) is not None


@cache
def _words(language: str, name: str) -> LookedFor:
    return pattern(section(language, "context", name))
