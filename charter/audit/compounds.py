"""Splits a sentence that names two works: "Own the roadmap and hire the product team"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from charter.audit.kinds import begins_duty, first_verb, without_label
from charter.audit.noun_lists import works_of_nouns
from charter.audit.words import begins, listed, verb_forms, whole, within
from charter.check.words.looked_for import spaced
from charter.named_tuples import NamedTuple

_WORD = re.compile(r"[A-Za-z][\w’'/&-]*|\d[\d,.%]*")
_BEHIND = re.compile(r"\W*(?:for |of |with |in )?(?:\w+ly )?([A-Za-z]+)")
_EDGES = " ,;:–—-"
_LONGEST = 1200
_LINKING = frozenset(
    [
        "and",
        "or",
        "to",
        "also",
        "then",
        "as",
        "well",
        "while",
        "for",
        "both",
        "of",
        "in",
        "on",
        "with",
    ]
)
_OF_BEFORE = frozenset(["their", "its", "his", "her"])
_SUBJECTS = frozenset(["you", "they", "will", "responsible", "accountable", "off"])
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "all",
        "your",
        "each",
        "every",
        "any",
        "new",
        "their",
        "its",
        "his",
        "her",
    ]
)


class _Cut(NamedTuple):
    """Where one work ends and the next may begin, with its verb and the form of that."""

    end: int
    start: int
    verb: str
    form: str
    comma: bool
    rest: int
    sure: bool


@lru_cache(20_000)
def works_in(sentence: str) -> tuple[str, ...]:
    """Return each work that a sentence names, in its own words; often the sentence alone."""
    if len(sentence) > _LONGEST:
        return (sentence,)
    return works_of_nouns(sentence) or _by_verbs(sentence) or (sentence,)


def is_noun(work: str, sentence: str) -> bool:
    """Return whether a work that a sentence names is a noun, which takes the sentence's verb.

    "hiring" is one behind "decides on the budget and", and none behind "leading the team and".
    """
    verb = first_verb(work)
    if verb is not None and verb[1] == "ing":
        return _form(sentence) != "ing"
    return not begins_duty(work)


@cache
def _separator() -> re.Pattern[str]:
    between = "|".join(spaced(word) for word in listed("claims", "compounds", "between"))
    adverbs = "|".join(spaced(word) for word in listed("claims", "adverbs"))
    return re.compile(
        rf"(?:(?P<comma>[,;])\s*(?:{between})?|(?<=\s)(?:{between}|&))\s+"
        rf"(?:(?P<sure>you (?:will |also )?|will |shall |must |may |is |are )(?=\w)"
        rf"|(?:for |to )(?=\w))?"
        rf"(?:(?:{adverbs}|\w+ly)\s+)?"
        r"(?P<verb>[A-Za-z][\w-]*)(?P<two> off)?",
        re.IGNORECASE,
    )


def _by_verbs(sentence: str) -> tuple[str, ...]:
    label = len(sentence) - len(without_label(sentence))
    form = _form(sentence[label:])
    cuts: list[_Cut] = []
    begin = label
    for found in _separator().finditer(sentence, label):
        sure = (found["sure"] or "").strip().lower()
        verb, of = verb_forms().get((found["verb"] + (found["two"] or "")).lower(), ("", ""))
        # "Manages the budget and may spend ...", "hires engineers and is responsible for ..."
        modal = begins("claims", "modals").fullmatch(sure) is not None and form == "s"
        starts = (found.start("sure"), found.start("verb"))
        if modal and any(begins("claims", "duty_starts").match(sentence, at) for at in starts):
            verb, of = verb or "own", form
        if not verb or of != form:
            continue
        cut = _Cut(
            found.start(),
            found.start("sure") if modal else found.start("verb"),
            verb,
            of,
            bool(found["comma"]),
            found.end(),
            bool(found["sure"]),
        )
        if _stands_alone(sentence, begin, cut):
            cuts.append(cut)
            begin = cut.start
    if not cuts:
        return ()
    made, begin = [], 0
    for cut in cuts:
        made.append(sentence[begin : cut.end].strip(_EDGES))
        begin = cut.start
    made.append(sentence[begin:].strip(_EDGES))
    return tuple(made)


def _form(sentence: str) -> str:
    """Return the form that the verbs of a sentence's works have: "base", "s" or "ing"."""
    if found := first_verb(sentence):
        return found[1]
    start = begins("claims", "duty_starts").match(sentence)
    if start is None:
        return "s" if re.match(r"(?:the|this) ", sentence, re.IGNORECASE) else ""
    # "responsible for setting ..." goes on as its first verb does.
    after = _BEHIND.match(sentence, start.end())
    form = verb_forms().get(after[1].lower(), ("", ""))[1] if after else ""
    if form == "ing":
        return form
    if re.search(r"\b(?:you|will|to|shall|must)\b", start[0], re.IGNORECASE):
        return "base"
    return "ing" if re.search(r"\b(?:for|of|with|includes?)\W*$", start[0]) else "s"


def _stands_alone(sentence: str, begin: int, cut: _Cut) -> bool:
    """Return whether what follows a cut is a work of its own, and what stands before it too."""
    left, right = sentence[begin : cut.end], sentence[cut.rest :]
    if not _has_object(left.rpartition(";")[2], cut.form):
        return False
    words = [word.lower() for word in _WORD.findall(right)]
    # "decide on prices" is a work; "adhere to them" is not.
    phrasal = f"{cut.verb} {' '.join(words[:1])}" in listed("claims", "compounds", "phrasal")
    if not words or (whole("claims", "compounds", "pronouns").match(words[0]) and not phrasal):
        return False
    strong = cut.verb in listed("claims", "compounds", "strong")
    if words[0] in _OF_BEFORE and not strong:
        return False
    led = words[0] in _DETERMINERS or cut.sure or phrasal
    if cut.verb in listed("claims", "noun_like") and cut.form != "ing" and not led:
        return False
    if cut.form == "ing" and within("claims", "compounds", "under_ing").search(_after_verb(left)):
        return cut.comma and strong and led
    if _is_under(left):
        return cut.comma and strong and led and sentence[cut.end :].lstrip(" ,;").startswith("and")
    if cut.verb in listed("claims", "compounds", "weak"):
        return strong or not _is_generic(right)
    return True


def _after_verb(text: str) -> str:
    """Return what stands behind the first verb of a work."""
    start = begins("claims", "duty_starts").match(text)
    if start is not None:
        found = _BEHIND.match(text, start.end())
        return text[found.end() :] if found else text[start.end() :]
    found = _WORD.search(text)
    return text[found.end() :] if found else text


def _is_under(left: str) -> bool:
    """Return whether a clause within a sentence may go on: "to help teams plan".

    So may what those do whom a leader helps: "Help teams agree on goals, resolve conflicts".
    """
    rest = _after_verb(left)
    if within("claims", "compounds", "under").search(rest):
        return True
    forms = verb_forms()
    helped = within("claims", "compounds", "helping").search(left[: len(left) - len(rest)])
    if helped and any(_is_plain_verb(word.lower()) for word in _WORD.findall(rest)):
        return True
    return any(
        forms.get(found[1].lower(), ("", ""))[1] == "base"
        for found in re.finditer(r"\bto (?:\w+ly )?([A-Za-z]+)", rest)
    )


def _is_plain_verb(word: str) -> bool:
    """Return whether a word is the base form of a verb and of nothing else."""
    verb, form = verb_forms().get(word, ("", ""))
    return form == "base" and verb not in listed("claims", "noun_like")


def _has_object(left: str, form: str) -> bool:
    """Return whether a part of a sentence has more than verbs: "design" alone has not."""
    words = [word.lower() for word in _WORD.findall(left)]
    start = begins("claims", "duty_starts").match(left)
    if start:
        words = [word.lower() for word in _WORD.findall(left[start.end() :])]
    forms = verb_forms()
    if not start and not any(word in forms for word in words):
        return False
    if any(_are_named(one, other, form) for one, other in pairwise(left.split())):
        return True
    return any(
        forms.get(word, ("", ""))[1] != form
        and word not in _LINKING
        and not word.endswith("ly")
        and word not in _SUBJECTS
        for word in words
    )


def _are_named(verb: str, word: str, form: str) -> bool:
    """Return whether a word behind a verb names people or things: "engineers" in "hires engineers".

    In "plans, designs and builds" it is a verb like the one before it.
    """
    forms = verb_forms()
    of = forms.get(word.lower(), ("", ""))
    named = of[1] == form == "s" and of[0] in listed("claims", "noun_like")
    return named and forms.get(verb.lower(), ("", ""))[1] == form


def _is_generic(right: str) -> bool:
    """Return whether the object of a second verb is no work of its own: "track progress"."""
    clause = re.split(r"[,;.]|\band\b", right, maxsplit=1)[0]
    words = [word.lower() for word in _WORD.findall(clause) if word.lower() not in _DETERMINERS]
    generic = whole("claims", "compounds", "generic")
    return (
        not words
        or bool(generic.match(words[0]))
        or (len(words) <= 2 and bool(generic.match(words[-1])))
    )
