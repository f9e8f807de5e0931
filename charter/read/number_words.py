"""Numbers as people say them: two hundred thousand, 1.5 million, fünfundzwanzig, 95 Tsd."""

from __future__ import annotations

import re
from functools import cache

import yaml

from charter.named_tuples import NamedTuple
from charter.read.numbers import ALONE, Beside, ReadingError, number_of
from charter.resources import catalog_folder

_FILE = "words/numbers.yaml"
_HUNDRED, _THOUSAND, _MILLION = 100, 1_000, 1_000_000
_SIGN = r"[$€£₹₪¥]|[A-Z]{3}|[Kk]r\.?"
_LONGEST = 80


class _Words(NamedTuple):
    """The words for numbers, each with what it is; `part` matches one of them."""

    worth: dict[str, int]
    part: re.Pattern[str]
    scaled: re.Pattern[str]


def number_said(text: str, beside: Beside = ALONE) -> int | float | None:
    """Return the number that a text says in words, or in digits and a word; None where it is none.

    A currency may stand before it or behind it. Raises ReadingError where it can be two numbers.
    """
    said = " ".join(text.split())
    if not said or len(said) > _LONGEST:
        return None
    if found := _words().scaled.fullmatch(said):
        number = number_of(found["digits"], "", beside)
        return None if number is None else _whole(number * _worth_of(found["scale"]))
    try:
        return number_of(said, "", beside) or number_in_words(said)
    except ReadingError:
        return None


def number_in_words(text: str) -> int | None:
    """Return the number that words alone say, such as twenty-eight; None where they are none.

    >>> number_in_words("two hundred and fifty thousand"), number_in_words("a head of product")
    (250000, None)
    """
    rest, total, here, seen = text.casefold().strip(" ."), 0, 0, False
    joined = True
    while rest:
        found = _words().part.match(rest)
        if found is None:
            return None
        word = found["word"]
        rest = rest[found.end() :]
        if word not in _words().worth:
            joined = True  # and
            continue
        worth = _words().worth[word]
        seen, joined = True, False
        if worth == _HUNDRED:
            here = max(here, 1) * _HUNDRED
        elif worth > _HUNDRED:
            total, here = total + max(here, 1) * worth, 0
        else:
            here += worth
    return total + here if seen and not joined else None


_DIGITS = r"[$€£]?\s?\d[\d.,'’ ]{0,15}"
_BEHIND = rf"{_DIGITS})(?!%)"
_IN_WORDS = re.compile(
    rf"(?P<words>(?:[^\W\d_]+[ -]){{0,8}}[^\W\d_]+)\s?\(\s?(?P<digits>{_BEHIND}[^()\d]{{0,20}}\)"
    rf"|(?P<first>{_BEHIND}[^()\d\n;]{{0,20}}\((?:in words:? )?(?P<said>[^()\d]{{3,80}})\)"
)
_ARTICLES = frozenset(("a", "an", "ein", "eine", "en", "et", "to"))
_CURRENCY = re.compile(r"(?:\s(?:pounds|dollars|euros?|kroner|only))+\Z", re.IGNORECASE)


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
    for end in ends:
        said = None if end.casefold() in _ARTICLES else number_in_words(end)
        if said is not None:
            return said
    return None


def _worth_of(scale: str) -> int:
    return _words().worth[scale.casefold().rstrip(".")]


def _whole(number: int | float) -> int | float:
    rounded = round(number, 2)
    return int(rounded) if float(rounded).is_integer() else rounded


@cache
def _words() -> _Words:
    # Ours, and read without places: what reads a person's YAML needs this.
    data = yaml.safe_load((catalog_folder() / _FILE).read_text("utf-8"))
    worth = {str(word): int(number) for word, number in data["words"].items()}
    scales = dict.fromkeys(data["thousands"], _THOUSAND) | dict.fromkeys(data["millions"], _MILLION)
    # A single letter counts only behind digits.
    long = {word: number for word, number in scales.items() if len(word) > 2}
    named = worth | dict.fromkeys(data["hundreds"], _HUNDRED) | long
    every = sorted({*named, *data["joins"]}, key=len, reverse=True)
    part = re.compile(rf"(?P<word>{'|'.join(map(re.escape, every))})[\s-]*")
    behind = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    scaled = re.compile(
        rf"(?:(?:{_SIGN})\s?)?(?P<digits>\d[\d.,'’\s]*\d|\d)\s?(?P<scale>(?i:{behind}))\.?"
        rf"(?:\s?(?:{_SIGN}))?"
    )
    return _Words(named | scales, part, scaled)
