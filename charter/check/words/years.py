"""Years of experience that a text asks for, by the words of its language in `years.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from charter.check.words.context import is_excused, sentence_at
from charter.check.words.found import SaidValue, Spotted, Stands
from charter.check.words.looked_for import LookedFor
from charter.check.words.needed import Needs, folded, may_match, needs_of
from charter.check.words.word_lists import pattern, section
from charter.named_tuples import NamedTuple


class _Asked(NamedTuple):
    """One way to ask for years, and the letters that a text has which asks so."""

    words: str
    needs: Needs


class _Words(NamedTuple):
    asked: tuple[_Asked, ...]
    vague: LookedFor
    most: LookedFor
    behind: LookedFor
    unless: LookedFor
    number: re.Pattern[str]
    months: re.Pattern[str]
    many: LookedFor
    decades: LookedFor


def years_asked(text: str, language: str, _where: Stands = "text") -> list[Spotted]:
    """Return the least years of experience that a text asks for, each with its number or "many"."""
    found: list[Spotted] = []
    for one in _matches(text, language):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _matches(text: str, language: str) -> Iterator[Spotted]:
    """Yield each way to ask for years, those that say most first."""
    words = _words(language)
    excuses = section(language, "years", "excuses") or ()
    small = folded(text)
    ways = (pattern([a.words]) for a in words.asked if may_match(a.needs, small))
    for asked in (*ways, words.vague):
        for match in asked.finditer(text):
            start, end = match.span()
            low, high = sentence_at(text, language, start)
            if _is_most(words, text[low:start], match[0], text[end:high]):
                continue
            if words.unless.search(text[low:high]):
                continue
            if is_excused(language, excuses, text, start, end):
                continue
            said = _said(words, language, match[0], vague=asked is words.vague)
            yield Spotted(start, end, {"years": said, "years_sense": "min"})


def _is_most(words: _Words, before: str, said: str, after: str) -> bool:
    """Return whether years are the most, and not the least, that is asked for."""
    led = next((m for m in words.most.finditer(before) if not before[m.end() :].strip(" (")), None)
    return bool(led or words.most.match(said) or words.behind.match(after.lstrip(" (,")))


def _said(words: _Words, language: str, text: str, vague: bool) -> SaidValue:
    known = section(language, "years", "numbers")
    if words.decades.search(text):
        number = words.number.search(text)
        return 10 * _count(number[0], known) if number else 10
    number = None if vague else words.number.search(text)
    if number is None:
        return "many" if words.many.search(text) else "several"
    count = _count(number[0], known)
    if not words.months.search(text):
        return count
    return count / 12 if count % 12 else count // 12


def _count(number: str, known: Mapping[str, int]) -> int:
    return int(known.get(number.lower()) or number)


@cache
def _words(language: str) -> _Words:
    def of(name: str) -> list[str]:
        return [str(words) for words in section(language, "years", name) or ()]

    # The longest first: twenty-five is no range from twenty to five.
    words = sorted(section(language, "years", "numbers"), key=len, reverse=True)
    number = "|".join(("[0-9]{1,2}", *words))
    ends = r"(?![0-9]|[.,][0-9]|\s?[%$€£])"
    one = rf"(?:(?<![0-9.,$€£/])(?:{number})(?!\w){ends})"
    between = "|".join(re.escape(word) for word in of("between"))
    more = "|".join(of("more"))
    range_ = rf"{one}( ?\+)?(( ?[-\u2010-\u2014/] ?| ({between}) ){one}( ?\+)?)?( ({more}))?"
    units, months = "|".join(of("unit")), "|".join(of("months"))

    def filled(words: str) -> str:
        named = (("@n@", f"({range_})"), ("@y@", f"({units})"), ("@m@", f"({months})"))
        for name, meant in named:
            words = words.replace(name, meant)
        return words

    def either(name: str) -> LookedFor:
        return pattern([filled(each) for each in of(name)])

    return _Words(
        asked=tuple(_Asked(filled(w), needs_of(_bare(w, number, units))) for w in of("asked")),
        vague=either("vague"),
        most=either("most"),
        behind=either("behind"),
        unless=either("unless"),
        number=re.compile(rf"(?<!\w)(?:{number})(?!\w)", re.IGNORECASE),
        months=re.compile(rf"(?:\b|\d)(?:{months})(?!\w)" if months else r"(?!)", re.IGNORECASE),
        many=either("many"),
        decades=either("decades"),
    )


def patterns_of(language: str) -> Iterator[str]:
    """Yield the patterns of a language that are looked at first."""
    number = "|".join(("[0-9]{1,2}", *section(language, "years", "numbers")))
    units = "|".join(map(str, section(language, "years", "unit") or ()))
    yield from (_bare(str(w), number, units) for w in section(language, "years", "asked") or ())


def _bare(words: str, number: str, units: str) -> str:
    """Return words with each number as plain as can be."""
    return words.replace("@n@", f"({number})").replace("@y@", f"({units})").replace("@m@", "-")
