"""What one sentence of a paper is for its reader, by its grammar."""

from __future__ import annotations

import re
from functools import lru_cache

from charter.audit.headings import SectionKind
from charter.audit.others import leading_subject
from charter.audit.papers import PartKind
from charter.audit.titles import title_in
from charter.audit.words import LANGUAGE, begins, found_by, listed, verb_forms, within
from charter.check.words.sentences import sentences_of

_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_LABEL = re.compile(r"^([A-Z][^.:;!?]{1,45}):\s+(?=\S)")
_MEASURE = re.compile(
    r"\d\s*(?:%|per cent|percent)|\b(?:under|below|above|at least|from)\s+\d", re.I
)
_NO_DUTY: tuple[PartKind, ...] = ("fact", "filler", "requirement")
_LINE = re.compile(
    r"\b(?:will )?[Rr]eport(?:s|ing)?(?: directly)? (?:in)?to (?:the |our )?"
    r"(?P<whom>[A-Z][\w/&-]*(?: [\w/&-]+){0,5}?)"
    r"(?:,? and (?:you )?(?:will )?(?=[a-z])|, (?=you |the ))"
)
_TO_DO = re.compile(r"\b(?:to|(?:who|that) (?:will|can|is going to|is to))\s+(?=\w)", re.IGNORECASE)
_YOU = re.compile(
    r"^(?!we\b|our\b|how\b|what\b|if\b|when\b)[^.;:]{0,70}?"
    r"\byou(?:'ll|’ll| will| also| \w+ly)* ([a-z]+)\b",
    re.IGNORECASE,
)
_THEY = re.compile(
    r"(they|he|she)(?P<will> (?:will|must|shall))?(?: also| \w+ly)* ([a-z]+)\b", re.IGNORECASE
)
_THE = re.compile(r"(?:the|an?|our)\s+", re.IGNORECASE)
_ANY = re.compile(r"\S+")
_LONGEST_TITLE = 110
_ADVERB = re.compile(r"\w+ly\b")


def sentences(text: str) -> list[str]:
    """Return the sentences of a line; a semicolon between two of them ends one too."""
    found = [each.text for each in sentences_of(text, LANGUAGE)]
    return found or ([text] if text.strip() else [])


@lru_cache(50_000)
def kind_of(sentence: str, above: SectionKind, is_item: bool) -> PartKind:
    """Return the kind of a sentence that stands under a heading of a kind."""
    bare = without_line(work_hired_for(without_label(sentence)))
    if found_by("claims", "not_duty", "boilerplate").search(bare):
        return "boilerplate"
    if above in ("boilerplate", "fact"):
        return above
    if above == "requirement":
        return "requirement"
    for kind in _NO_DUTY:
        if found_by("claims", "not_duty", kind).search(bare) and not (
            kind == "requirement" and above == "duty" and _begins_strongly(bare)
        ):
            return kind
    if above == "result":
        return "result" if is_item or _MEASURE.search(bare) or begins_duty(bare) else "filler"
    if begins_duty(bare):
        return "duty"
    if above == "duty" and is_item:
        return "duty"
    if above == "duty" and is_of_role(bare):
        return "duty"
    return "filler"


def without_label(sentence: str) -> str:
    """Return a sentence without the label before it: "Budget: plan and keep the budget"."""
    found = _LABEL.match(sentence)
    return sentence[found.end() :] if found and found.end() < len(sentence) - 2 else sentence


@lru_cache(50_000)
def work_hired_for(sentence: str) -> str:
    """Return what is to be done from a sentence that hires: "we need a CTO to lead ..."."""
    found = re.compile(listed("papers", "lines", "hiring"), re.IGNORECASE).search(sentence)
    if found is None:
        return sentence
    for to in _TO_DO.finditer(sentence, found.end()):
        if first_verb(sentence[to.end() :]):
            return sentence[to.end() :]
    return sentence


@lru_cache(50_000)
def without_line(sentence: str) -> str:
    """Return a sentence without whom its post reports to: "Reporting to the CEO, you lead ..."."""
    found = _LINE.search(sentence)
    if found is None or title_in(found["whom"]) is None:
        return sentence
    return sentence[found.end() :] if begins_duty(sentence[found.end() :]) else sentence


def begins_duty(sentence: str) -> bool:
    """Return whether a sentence begins as duties do: with a verb, or "you will", or a subject."""
    return (
        first_verb(sentence) is not None
        or _you_do(sentence)
        or bool(begins("claims", "duty_starts").match(sentence))
        or is_of_role(sentence)
    )


def _you_do(sentence: str) -> bool:
    """Return whether a sentence says what you do behind a few words: "With the CPO you plan"."""
    found = _YOU.match(sentence)
    if found is not None and verb_forms().get(found[1].lower(), ("", ""))[1] == "base":
        return True
    if found := _THEY.match(sentence):
        return verb_forms().get(found[3].lower(), ("", ""))[1] == (
            "base" if found[1].lower() == "they" or found["will"] else "s"
        )
    return bool(post_in(sentence))


@lru_cache(20_000)
def post_in(sentence: str) -> str:
    """Return the post of which a sentence says what it does: "The Manager, Delivery leads ..."."""
    found = _THE.match(sentence)
    if found is None:
        return ""
    named = False
    for word in _ANY.finditer(sentence, found.end()):
        plain = word[0].strip("(),").lower()
        if named and verb_forms().get(plain, ("", ""))[1] == "s":
            return sentence[found.end() : word.start()].strip(" ,")
        if word[0][-1] in ".;:" or word.start() > _LONGEST_TITLE:
            return ""
        named = named or bool(within("claims", "others", "posts").fullmatch(plain))
    return ""


@lru_cache(50_000)
def is_of_role(sentence: str) -> bool:
    """Return whether a sentence says what a leader does: "The CTO owns ..."."""
    return leading_subject(sentence) is not None


def first_verb(sentence: str) -> tuple[str, str] | None:
    """Return the verb with which a sentence begins and its form ("base", "s", "ing"), or None."""
    words = [word.lower() for word in _WORD.findall(sentence)[:8]]
    while words and (_is_adverb(words[0]) or words[0] in ("to", "and")):
        words = words[1:]
    if not words:
        return None
    forms = verb_forms()
    found = forms.get(" ".join(words[:2])) or forms.get(words[0])
    if found is None:
        return None
    follows = words[1] if len(words) > 1 else ""
    if found[0] in listed("claims", "noun_like") and found[1] != "ing":
        after = sentence.lower().partition(words[0])[2].lstrip(" ")
        if (
            not follows
            or follows in ("of", "is", "are", "will", "has", "was")
            or after.startswith(":")
        ):
            return None
        if found[1] == "s" and follows in ("for", "in", "to", "and", ""):
            return None
    return found


def _is_adverb(word: str) -> bool:
    return bool(
        begins("claims", "adverbs").fullmatch(word)
        or (
            _ADVERB.fullmatch(word)
            and word not in ("supply", "apply", "rely", "reply", "comply", "family", "only")
        )
    )


def _begins_strongly(sentence: str) -> bool:
    """Return whether a sentence begins with a verb that no requirement begins with."""
    found = first_verb(sentence)
    return found is not None and found[0] not in (
        "demonstrate",
        "understand",
        "bring",
        "hold",
        "speak",
    )


def is_strong(text: str) -> bool:
    """Return whether a text says by its own words that its subject owns or decides."""
    return bool(within("claims", "strength", "strongly").search(text))
