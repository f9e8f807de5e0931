"""Splits a list of nouns that are works: "Own the roadmap, the budget and the hiring"."""

from __future__ import annotations

import re
from functools import cache

from charter.audit.kinds import first_verb, without_label
from charter.audit.words import listed, whole, within
from charter.check.words.looked_for import spaced

_EDGES = " ,;:–—-"


def works_of_nouns(sentence: str) -> tuple[str, ...]:
    """Return the works of a sentence that lists them as nouns, or none where it does not."""
    return _by_nouns(sentence) or _by_listed_nouns(sentence) or _by_words_before(sentence)


def _owned() -> str:
    """Return the pattern of words that say that what follows them is somebody's."""
    of = "|".join(spaced(word) for word in listed("claims", "compounds", "nouns_of"))
    return (
        r"(?:(?:you|they|the [\w ]{1,40}?|this role)(?:'ll|’ll| will| are| is)? (?:also |be )?)?"
        rf"(?:\w+ly |both )?(?:{of})(?: for)?"
    )


@cache
def _nouns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    first = "|".join(listed("claims", "compounds", "determiners"))
    start = re.compile(rf"{_owned()}(?=\s+(?:{first})\s)", re.IGNORECASE)
    between = re.compile(
        rf"(?:\s*[,;]\s*(?:and |& )?|\s+(?:and|&|as well as)\s+)(?:for )?(?=(?:{first})\s)",
        re.IGNORECASE,
    )
    return start, between


def _by_nouns(sentence: str) -> tuple[str, ...]:
    """Return the works of "Own the roadmap, the budget and the hiring of designers"."""
    start, between = _nouns()
    label = len(sentence) - len(without_label(sentence))
    found = start.match(sentence, label)
    if found is None or within("claims", "compounds", "no_lists").search(sentence, found.end()):
        return ()
    cuts = list(between.finditer(sentence, found.end()))
    if not cuts:
        return ()
    made, begin = [], 0
    for cut in cuts:
        made.append(sentence[begin : cut.start()].strip(_EDGES))
        begin = cut.end()
    made.append(sentence[begin:].strip(_EDGES))
    if any(first_verb(piece) and index for index, piece in enumerate(made)):
        return ()
    return tuple(made)


@cache
def _listed_nouns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    first = "|".join(listed("claims", "compounds", "determiners"))
    nouns = "|".join(
        f"(?P<n{number}>{spaced(noun)})"
        for number, noun in enumerate(listed("claims", "compounds", "listed_nouns"))
    )
    bare = re.sub(r"\?P<n\d+>", "?:", nouns)
    one = rf"(?:(?:{first})\s+)?(?:{bare})"
    whole_list = re.compile(
        rf"(?:{_owned()}\s+)?(?P<nouns>{one}(?:\s*,\s*{one})*\s*,?\s+(?:and|&|as well as)\s+{one})"
        r"(?:(?P<tail>\s+(?:of|for)\s+[^,;:]+)|\s+(?:at|in|across)\s+[^,;:]+)?\.?\Z",
        re.IGNORECASE,
    )
    return whole_list, re.compile(rf"(?:{nouns})(?!\w)", re.IGNORECASE)


def _by_listed_nouns(sentence: str) -> tuple[str, ...]:
    """Return the works of "Roadmap, budget and hiring of the platform team".

    Only of nouns that are each a work alone, and of different ones. Of whom or what the last is,
    all are, and the verb is of all: "Roadmap … of the platform team", "Own … hiring".
    """
    label = len(sentence) - len(without_label(sentence))
    whole_list, noun = _listed_nouns()
    found = whole_list.match(sentence, label)
    if found is None:
        return ()
    each = list(noun.finditer(sentence, *found.span("nouns")))
    if len({one.lastgroup for one in each}) < len(each):
        return ()
    shared = whole("claims", "compounds", "takes_words_before")
    if " " in each[0][0] and any(shared.match(one[0]) for one in each[1:]):
        return ()  # "Product vision and strategy" is of the product twice
    verb = sentence[label : found.start("nouns")].strip()
    tail = (found["tail"] or "").strip(_EDGES + ".")
    first, *between, last = each
    return (
        sentence[: first.end()] + (f" … {tail}" if tail else ""),
        *(" … ".join(filter(None, (verb, one[0], tail))) for one in between),
        " … ".join(filter(None, (verb, sentence[last.start() :].strip(_EDGES)))),
    )


def _by_words_before(sentence: str) -> tuple[str, ...]:
    """Return the two works of "Decides on prices and on discounts", which say "on" twice."""
    found = _twice_before().fullmatch(sentence)
    if found is None or len(re.findall(rf"\b{found['word']}\b", sentence, re.IGNORECASE)) != 2:
        return ()
    return found["one"].strip(_EDGES), f"{found['verb']} … {found['two'].strip(_EDGES)}"


@cache
def _twice_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<one>(?P<verb>{_owned()})\s+[^;:]+?),?\s+(?:and|as well as)\s+(?:also\s+)?"
        r"(?P<word>for|on)\s+(?P<two>[^;:]+)",
        re.IGNORECASE,
    )
