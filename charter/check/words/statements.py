"""What a posting states: how and until when to apply, on adjustments, the vacancy, AI, equality.

`catalog/words/xx/statements.yaml` holds the rules of a language. A rule is a list of patterns that
one sentence must have, all of them, in any order. In a pattern `<name>` stands for a list of words
of the file, `<date>` for any day, `<address>` for any address of mail, page or phone,
`<job-address>` for one that the list `mailboxes` finds, and ` … ` for up to eight words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from charter.check.words.dates import dates_in
from charter.check.words.found import Recogniser, SaidValue, Spotted, Stands
from charter.check.words.looked_for import LookedFor, filled
from charter.check.words.needed import alternatives
from charter.check.words.sentences import Sentence, sentences_of
from charter.check.words.word_lists import has_law_words, pattern, plain_list, section
from charter.named_tuples import NamedTuple

_DATE, _ADDRESS, _OURS = "\ua64a", "\ua66c", "\ua664"
"""Stand for each letter of a day, of an address and of one for jobs while rules are tried. They are
capitals of no language here, so that they are words, and begin sentences."""
_MARKS = {
    "date": [f"{_DATE}+"],
    "address": [f"[{_ADDRESS}{_OURS}]+"],
    "job-address": [f"{_OURS}+"],
}
_ADDRESSES = re.compile(
    r"(?:https?://|www\.)[^\s)\]>]*[^\s)\]>.,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/.@-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}/[\w/.-]*\w"
    r"|\+\d[\d ()/-]{6,}\d|\b0\d[\d ()/-]{5,}\d|\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\(([{_ADDRESS}{_OURS}])[{_ADDRESS}{_OURS}]*\)")
_GAP = r"[^\w\s]*(?:\s+\S+){0,8}?\s+[^\w\s]*"
_LONGEST = 1200
"""Characters of a sentence that are looked at as one: ten times a long one."""


class Stated(NamedTuple):
    """Patterns that one sentence must all have, and those that it must not have."""

    needs: tuple[str, ...]
    unless: str
    date: str
    """What the rule says of the date: open, or "" where the sentence says it."""
    is_dated: bool = False
    """Whether a day must stand in the sentence."""


def statements(kind: str) -> Recogniser:
    """Return the recogniser of a kind of statement."""
    return partial(_found, kind)


def states(kind: str, text: str, language: str) -> bool:
    """Return whether a text has a statement of a kind; the first one found is enough."""
    return has_law_words(language) and next(_each(kind, text, language), None) is not None


def _found(kind: str, text: str, language: str, _where: Stands = "text") -> Sequence[Spotted]:
    if not has_law_words(language):
        return ()
    return list(_each(kind, text, language))


def _each(kind: str, text: str, language: str) -> Iterator[Spotted]:
    rules = _rules(kind, language)
    dates = list(dates_in(text, language)) if kind == "closing-date" else []
    for sentence in _sentences(_masked(text, dates, language), language):
        for rule in rules:
            if rule.is_dated and _DATE not in sentence.text:
                continue
            if span := _span(rule, sentence.text, language):
                start, end = sentence.start + span[0], sentence.start + span[1]
                last = sentence.start + len(sentence.text)
                near = [date for date in dates if sentence.start <= date.start < last]
                said = _said(rule, start, end, near) if kind == "closing-date" else {}
                yield Spotted(start, end, said)
                break


def _sentences(text: str, language: str) -> Iterator[Sentence]:
    """Yield each sentence, and after a line that is only a label both as one."""
    labels = _list(language, "labels")
    label: Sentence | None = None
    for sentence in sentences_of(text, language):
        yield from _parts(sentence)
        if label and text[label.start + len(label.text) : sentence.start].strip(" ") == "\n":
            end = sentence.start + len(sentence.text)
            joined = text[label.start : end].replace(
                "\n", " " if label.text[-1] in ":?" else ":", 1
            )
            yield from _parts(Sentence(joined, label.start))
        label = sentence if labels.fullmatch(sentence.text.strip(" :?*")) else None


def _parts(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, or its parts where it is no sentence of anybody's."""
    start = 0
    while len(sentence.text) - start > _LONGEST:
        cut = sentence.text.rfind(" ", start + 1, start + _LONGEST)
        end = cut if cut > 0 else start + _LONGEST
        yield Sentence(sentence.text[start:end], sentence.start + start)
        start = end
    yield Sentence(sentence.text[start:], sentence.start + start)


def _masked(text: str, dates: Sequence[Spotted], language: str) -> str:
    for date in dates:
        text = text[: date.start] + _DATE * (date.end - date.start) + text[date.end :]
    ours = _list(language, "mailboxes")
    text = _ADDRESSES.sub(
        lambda found: (_OURS if ours.search(found[0]) else _ADDRESS) * len(found[0]), text
    )
    # Behind a name an address often stands in brackets: "write to Ann (ann@example.com)".
    return _IN_BRACKETS.sub(lambda found: found[1] * len(found[0]), text)


def _span(rule: Stated, text: str, language: str) -> tuple[int, int] | None:
    """Return from where to where a rule holds in a sentence, or None.

    Most rules fail by their first pattern, so the others are compiled only where it is found.
    """
    spans = []
    for need in rule.needs:
        if not (found := _compiled(need, language).search(text)):
            return None
        spans.append(found.span())
    if rule.unless and _compiled(rule.unless, language).search(text):
        return None
    return min(start for start, _ in spans), max(end for _, end in spans)


def _said(rule: Stated, start: int, end: int, dates: Sequence[Spotted]) -> Mapping[str, SaidValue]:
    if rule.date:
        return {"date": rule.date}
    inside = [date for date in dates if start <= date.start < end] or dates
    return {"date": inside[-1].said["date"] if inside else None}


@cache
def _rules(kind: str, language: str) -> tuple[Stated, ...]:
    given = section(language, "statements", kind)
    common = given.get("unless", [])
    return tuple(
        Stated(
            tuple(rule["needs"]),
            "|".join([*common, *rule.get("unless", [])]),
            rule.get("date", ""),
            any(map(_has_date, rule["needs"])),
        )
        for rule in given["rules"]
    )


def patterns_of(language: str) -> Iterator[str]:
    """Yield the patterns of all rules of a language."""
    said = plain_list(f"{language}/statements")
    for kind in (kind for kind, given in said.items() if "rules" in given):
        for rule in _rules(kind, language):
            for words in filter(None, (*rule.needs, rule.unless)):
                yield from _alternatives(words, language)


def _has_date(words: str) -> bool:
    """Return whether each alternative of a pattern has a day in it."""
    return all("<date>" in each for each in alternatives(words))


@cache
def _compiled(words: str, language: str) -> LookedFor:
    return pattern(tuple(_alternatives(words, language)))


def _alternatives(words: str, language: str) -> Iterator[str]:
    said = filled(words, {**section(language, "statements", "lists"), **_MARKS})
    said = said.replace(" … ", _GAP).replace(" …", _GAP)
    # Between any words stand blanks alone: a hyphen is part of one, so that there is one reading.
    said = said.replace(r"\S+ ", r"\S+\s{1,9}").replace(r" \S+", r"\s{1,9}\S+")
    return alternatives(said)


@cache
def _list(language: str, name: str) -> re.Pattern[str]:
    words = section(language, "statements", "lists")[name]
    return re.compile("|".join(words), re.IGNORECASE)
