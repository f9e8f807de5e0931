"""Numbers as people say them: two hundred thousand, 1.5 million, fünfundzwanzig, 95 Tsd."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import yaml

from charter.named_tuples import NamedTuple
from charter.resources import catalog_folder
from charter.values.numbers import ALONE, Beside, ReadingError, number_of

_FILE = "words/numbers.yaml"
_HUNDRED, _THOUSAND, _LAKH, _MILLION = 100, 1_000, 100_000, 1_000_000
_SIGN = r"[$€£₹₪¥]|[A-Z]{3}|[Kk]r\.?|Rs\.?"
_LONGEST = 80
_DIGITS = r"[$€£]?\s?\d[\d.,'’ ]{0,15}"
_BEHIND = rf"{_DIGITS})(?!%)"
_IN_WORDS = re.compile(
    rf"(?P<words>(?:[^\W\d_]+[ -]){{0,8}}[^\W\d_]+)\s?\(\s?(?P<digits>{_BEHIND}[^()\d]{{0,20}}\)"
    rf"|(?P<first>{_BEHIND}[^()\d\n;]{{0,20}}\((?:in words:? )?(?P<said>[^()\d]{{3,80}})\)"
)
_ENDS_WITH_DIGIT = re.compile(r"\d[\s-]?\Z")
_CURRENCY = re.compile(r"(?:\s(?:pounds|dollars|euros?|kroner|only))+\Z", re.IGNORECASE)


class _Words(NamedTuple):
    """The words of a language for numbers, each with what it is, and those that say one or join.

    `part` matches one of them, `run` several, `scaled` digits with a thousand or a million, and
    `shares` half a million and the like, whose words `share` knows.
    """

    worth: dict[str, int]
    scales: frozenset[str]
    ones: frozenset[str]
    joins: frozenset[str]
    part: re.Pattern[str]
    run: re.Pattern[str]
    scaled: re.Pattern[str]
    shares: re.Pattern[str]
    share: dict[str, float]


def number_said(text: str, beside: Beside = ALONE) -> int | float | None:
    """Return the number that a text says in words, or in digits and a word; None where it is none.

    A currency may stand before it or behind it. Raises ReadingError where it can be two numbers.
    """
    said = " ".join(text.split())
    if not said or len(said) > _LONGEST:
        return None
    for words in _languages():
        if found := words.scaled.fullmatch(said):
            number = number_of(found["digits"], "", beside)
            scale = words.worth[found["scale"].casefold()]
            return None if number is None else _whole(number * scale)
    try:
        return number_of(said, "", beside) or number_in_words(said)
    except ReadingError:
        return None


def number_in_words(text: str) -> int | None:
    """Return the number that words alone say, such as twenty-eight; None where they are none.

    >>> number_in_words("two hundred and fifty thousand"), number_in_words("a head of product")
    (250000, None)
    """
    rest = text.casefold().strip(" .")
    return next((n for words in _languages() if (n := _number(rest, words)) is not None), None)


def with_digits(text: str, language: str) -> str:
    """Return a text of the same length in which thousands and more stand in digits.

    The digits stand at the end of their words, beside the currency that follows.
    """
    words = _by_language().get(language)
    if words is None:
        return text

    def put_share(found: re.Match[str]) -> str:
        said = " ".join(found["share"].casefold().split())
        adds = said.split()[0] in words.joins
        whole = number_in_words(found["whole"]) if found["whole"] and adds else None
        if adds and whole is None:
            return found[0]
        begin = 0 if adds else found.start("share") - found.start()
        number = round(((whole or 0) + words.share[said]) * _MILLION)
        return f"{found[0][:begin]}{number:>{len(found[0]) - begin}}"

    def put(found: re.Match[str]) -> str:
        said = found[0]
        behind_digits = _ENDS_WITH_DIGIT.search(
            found.string, max(found.start() - 2, 0), found.start()
        )
        if behind_digits and said.casefold().split()[0] in words.scales:
            return said  # it says of the digits what they are worth: 35 lakhs
        if (two := _two_numbers(said, words)) is not None:
            return two
        for start in (at for at in range(len(said)) if at == 0 or said[at - 1] in " -"):
            number = _number(said[start:].casefold(), words)
            if number is not None and number >= _THOUSAND:
                return f"{said[:start]}{number:>{len(said) - start}}"
        return said

    return words.run.sub(put, words.shares.sub(put_share, text))


def _two_numbers(said: str, words: _Words) -> str | None:
    """Return two numbers of a thousand and more with what joins them, or None: 90,000 and 95,000.

    A run of words that is one number is none of this.
    """
    if _number(said.casefold(), words) is not None:
        return None
    for join in re.finditer(rf" (?:{'|'.join(map(re.escape, words.joins))}) ", said):
        ends = [said[: join.start()], said[join.end() :]]
        numbers = [_number(end.casefold(), words) for end in ends]
        if all(number is not None and number >= _THOUSAND for number in numbers):
            first, last = (f"{n:>{len(end)}}" for n, end in zip(numbers, ends, strict=True))
            return f"{first}{join[0]}{last}"
    return None


def in_thousands(note: str) -> str:
    """Return the words of a note by which the amounts beside it are thousands, or nothing.

    >>> in_thousands("in thousands, plus a pension"), in_thousands("plus ten thousand")
    ('in thousands', '')
    """
    found = _thousands_of().search(note.strip()) if note else None
    return found[0] if found else ""


@cache
def _thousands_of() -> re.Pattern[str]:
    either = "|".join(
        sorted(
            {
                re.escape(w)
                for words in _languages()
                for w in words.worth
                if words.worth[w] == _THOUSAND
            }
        )
    )
    word = rf"(?:{either}|0{{3}}|1[.,]?000)(?:e?rn?|e|en|s)?\b\.?"
    sign = r"(?:[$€£]\s?|[A-Z]{3}\s)?"
    behind = r"(?:\s?[$€£]|\s(?:[A-Z]{3}|euros?|pounds?|dollars?|kr\.?|kroner)\b)?"
    return re.compile(
        rf"\b(?:in|i)\s{sign}{word}{behind}|\A(?:[x×*]\s?|')?{sign}{word}{behind}\Z", re.I
    )


def begin_of(text: str, digits: str, at: int) -> int:
    """Return where the words begin in a text whose number stands at `at` of `with_digits`."""
    while at and digits[at - 1] == " " and (text[at - 1] != " " or digits[max(at - 2, 0)] == " "):
        at -= 1
    return at


def contradictions(text: str) -> list[str]:
    """Return where a number in words and the one in digits beside it differ: twenty (25) days."""
    found = []
    for each in _IN_WORDS.finditer(text):
        words = _CURRENCY.sub("", (each["words"] or each["said"]).strip())
        said = _number_at_end(words) if each["words"] else number_in_words(words)
        digits = (each["digits"] or each["first"]).strip()
        # Three digits behind a mark are thousands, as everywhere in sums that words repeat.
        number = number_of(digits, "money", Beside(decimal="," if "." in digits else "."))
        if said is not None and number is not None and said != number:
            found.append(each[0].strip())
    return found


def _number_at_end(words: str) -> int | None:
    """Return the number that the last words of a text say, the longest that is one."""
    parts = words.split(" ")
    ends = (" ".join(parts[first:]) for first in range(len(parts)))
    return next((said for end in ends if (said := number_in_words(end)) is not None), None)


def _number(rest: str, words: _Words) -> int | None:
    total, here, seen, joined, one, last = 0, 0, False, True, False, 10 * _MILLION
    while rest:
        found = words.part.match(rest)
        if found is None:
            return None
        word, rest = found["word"], rest[found.end() :]
        worth = words.worth.get(word, 0)
        if one and worth < _HUNDRED:
            return None  # a or an, and no hundred
        one = word in words.ones
        if worth == 0 and not one and joined:
            return None  # nothing to join
        joined = not worth
        if worth == 0:
            continue
        if not _goes_on(here, worth, last):
            return None
        seen = True
        if worth == _HUNDRED:
            here = max(here, 1) * _HUNDRED
        elif worth > _HUNDRED:
            total, here, last = total + max(here, 1) * worth, 0, worth
        else:
            here += worth
    return total + here if seen and not joined else None


def _goes_on(here: int, worth: int, last: int) -> bool:
    """Return whether a word can follow what a number has so far: no two numbers are one."""
    if worth > _HUNDRED:
        return worth < last
    if worth == _HUNDRED:
        return here < _HUNDRED
    low = here % _HUNDRED
    units_last = worth < 10 and low >= 20 and low % 10 == 0
    return low == 0 or units_last or (low < 10 and worth >= 20 and worth % 10 == 0)


def _whole(number: int | float) -> int | float:
    rounded = round(number, 2)
    return int(rounded) if float(rounded).is_integer() else rounded


def _languages() -> Sequence[_Words]:
    return tuple(_by_language().values())


@cache
def _by_language() -> dict[str, _Words]:
    # Ours, and read without places: what reads a person's YAML needs this.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load((catalog_folder() / _FILE).read_text("utf-8"), loader)
    return {code: _words(lists) for code, lists in data["languages"].items()}


def _words(data: Any) -> _Words:
    """Return the words of one language."""
    below = {str(word): int(number) for word, number in data["words"].items()}
    scales = dict.fromkeys(data["thousands"], _THOUSAND) | dict.fromkeys(data["millions"], _MILLION)
    scales |= dict.fromkeys(data.get("lakhs", ()), _LAKH)
    scales |= dict.fromkeys(data.get("crores", ()), 100 * _LAKH)
    # A single letter counts only behind digits.
    long = {word: number for word, number in scales.items() if len(word) > len("teu")}
    said = below | dict.fromkeys(data["hundreds"], _HUNDRED) | long
    every = sorted({*said, *data["ones"], *data["joins"]}, key=len, reverse=True)
    either = "|".join(map(re.escape, every))
    scale = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    share = {str(words): float(number) for words, number in (data.get("shares") or {}).items()}
    parts = "|".join(sorted((w.replace(" ", r"\s+") for w in share), key=len, reverse=True))
    after = "|".join(re.escape(word) for word in data["millions"] if word in long)
    return _Words(
        said | scales,
        frozenset(scales),
        frozenset(data["ones"]),
        frozenset(data["joins"]),
        re.compile(rf"(?P<word>{either})[\s-]*"),
        re.compile(rf"(?<!\w)(?>{either})(?:[\s-]*+(?>{either}))*+(?!\w)", re.IGNORECASE),
        re.compile(
            rf"(?:(?:{_SIGN})\s?)?(?P<digits>\d[\d.,'’\s]*\d|\d)\s?(?P<scale>(?i:{scale}))\.?"
            rf"(?:\s?(?:{_SIGN}))?"
        ),
        re.compile(
            rf"(?<!\w)(?:(?P<whole>[^\W\d_]+) )?(?P<share>{parts})[\s-]+(?:{after})(?!\w)"
            if share
            else r"(?P<whole>)(?P<share>)(?!)",
            re.IGNORECASE,
        ),
        share,
    )
