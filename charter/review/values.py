"""What a changed value of a paper says: the words that stand there now, as company.yaml has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from charter.assign.organisation import Position
from charter.compose.sign_off import review_sayings
from charter.compose.wording import Wording, capital
from charter.named_tuples import NamedTuple
from charter.read.yaml_source import Path_
from charter.review.amounts import amount_in
from charter.review.days import days_in
from charter.review.lines import tidy
from charter.values.days import day_of, last_before, month_has
from charter.values.numbers import ReadingError

BY_HAND = "it is a value that papers print in words: change it there"
_NO_NAME = frozenset(("", "none", "-", "\u2014", "\u2013", "tbd", "n/a"))


class NewValue(NamedTuple):
    """What changed words say. `value` is None where that cannot be told; `hint` says more than it.

    `why_not` is why it cannot be adopted, `beside` what is written with it, each under its key.
    """

    value: Any = None
    why_not: str = ""
    hint: str = ""
    beside: tuple[tuple[str, str], ...] = ()


Reader = Callable[[str], NewValue]


class PrintedValue(NamedTuple):
    """Words of a line, from `start` to `end`, that say the value at a path of company.yaml."""

    path: Path_
    start: int
    end: int
    read: Reader


def by_hand(_said: str) -> NewValue:
    """Take no value from words that several values make."""
    return NewValue(why_not=BY_HAND)


def part_of(paths: Iterable[str]) -> Reader:
    """Return what says which keys the words come from, where it is not certain which changed."""
    keys = " and ".join(f"'{each}'" for each in paths)
    return lambda _said: NewValue(why_not=f"it comes from {keys}: change it there")


def text(said: str) -> NewValue:
    """Take words as they are."""
    return NewValue(said) if said else NewValue(why_not=BY_HAND)


def count(said: str) -> NewValue:
    """Take a whole number, however its digits are grouped."""
    digits = re.sub(r"[\s.,'\u2019]", "", said)
    return NewValue(int(digits)) if digits.isascii() and digits.isdigit() else by_hand(said)


def other_pay(said: str) -> NewValue:
    """Take what is paid beside; of 'none' a posting has no line."""
    none = said.casefold().rstrip(".") == "none"
    return NewValue("none", "a posting has no line that says none") if none else text(said)


def email(said: str) -> NewValue:
    """Take an e-mail address."""
    return text(said if re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", said) else "")


def url(said: str) -> NewValue:
    """Take the address of a page."""
    return text(said if re.fullmatch(r"https?://\S+", said) else "")


def name_of_holder(vacant: str) -> Reader:
    """Return what reads who holds a position; `vacant` is what else a vacant one wants written."""

    def read(said: str) -> NewValue:
        if said.casefold() in _NO_NAME or ";" in said:
            return NewValue(why_not=BY_HAND)
        return NewValue(said, "the position is not filled" if vacant else "", vacant)

    return read


def day(words: Wording, key: str) -> Reader:
    """Return what reads the date of a key."""

    def read(said: str) -> NewValue:
        found = [each.day for each in days_in(said, words.language) if each.words == said]
        try:
            typed = day_of(said)
        except ReadingError as two:
            return NewValue(None, two.message, f"{two.message}: {_behind(two.hint, key)}")
        if not found and typed is None:
            last = last_before(said)
            why_not = f"no date can be read in '{said}'"
            why_not = f"'{said}' is no day, and {month_has(last)}" if last else why_not
            return NewValue(None, why_not, f"{why_not}: write one behind '{key}:', as 2027-03-31")
        meant = found[0] if found else date.fromisoformat(str(typed))
        printed = words.day(meant)
        why_not = "" if printed == said else f"papers write this day as {printed}"
        return NewValue(meant.isoformat(), why_not)

    return read


def _behind(hint: str, key: str) -> str:
    """Return a hint that names two days with the key that they stand behind."""
    return re.sub(r"\d{4}-\d\d-\d\d", lambda day: f"'{key}: {day[0]}'", hint)


def review(words: Wording) -> Reader:
    """Return what reads by when a charter is read again, from the sentence that says it."""
    names = re.compile(r"\\\{\w+\\\}")
    sayings = [names.sub(".+?", re.escape(said)) for said in review_sayings(words)]

    def read(said: str) -> NewValue:
        if any(re.match(each, said) for each in sayings):
            for found in days_in(said, words.language):
                return NewValue(found.day.isoformat(), BY_HAND)
        return NewValue(why_not=BY_HAND)

    return read


def amount(words: Wording, key: str, currency: str, was: float | None = None) -> Reader:
    """Return what reads the sum of a key; one in another currency than `currency` is told as that.

    `was` is the sum there now.
    """

    def read(said: str) -> NewValue:
        found = amount_in(said, currency, words)
        if found.number is None:
            hint = f"{found.why}: write the sum behind '{key}:' in digits only, such as 75000"
            if not found.currency:
                hint += ", and behind 'currency:' the one that is meant, such as USD"
            return NewValue(why_not=found.why, hint=hint)
        if found.currency != currency:
            other = f"it is in {found.currency}, not in {currency}" if currency else BY_HAND
            beside = (("currency", found.currency),)
            return NewValue(found.number, other, f"because {other}" if currency else "", beside)
        printed = words.money(found.number, currency)
        if found.number == was:
            return NewValue(why_not=f"it is the same sum; papers write it as {printed}")
        exact = said in (tidy(printed), tidy(words.number(found.number)))
        return NewValue(found.number, "" if exact else f"papers write this sum as {printed}")

    return read


def pay(said: str) -> NewValue:
    """Take no pay from words that say more of it than its sums."""
    hint = f"'{said}' says it otherwise: write 'min:', 'max:' and 'per:' there, the rest in 'note:'"
    return NewValue(why_not=BY_HAND, hint=hint)


def office_days(words: Wording, sayings: Iterable[str]) -> Reader:
    """Return what reads how many days a week one is in the office."""
    known = {
        said: n for n, message in enumerate(sayings) if (said := message and words.say(message))
    }

    def read(said: str) -> NewValue:
        small = said[:1].lower() + said[1:]
        return NewValue(known[small]) if small in known else NewValue(why_not=BY_HAND)

    return read


def city(words: Wording) -> Reader:
    """Return what reads the name of one place, which is nothing but letters."""
    between = (words.listing(["", ""]), f" {words.say('or')} ")

    def read(said: str) -> NewValue:
        plain = said.replace("-", "").replace(" ", "").replace("'", "").isalpha()
        one = plain and said[0].isupper() and not any(each in said for each in between)
        return text(said if one else "")

    return read


def region_in(words: Wording, saying: str, codes: Iterable[str]) -> Reader:
    """Return what reads the region behind a saying such as "remote within {region}".

    `codes` are those that job boards are told for it.
    """
    pattern = re.escape(words.say(saying)).replace(r"\{region\}", "(.+)")
    listed = ", ".join(codes)
    also = f"and beside it 'remote_from: [{listed}]' with what is right now" if listed else ""

    def read(said: str) -> NewValue:
        found = re.fullmatch(pattern, said, re.IGNORECASE)
        return NewValue(found[1], also and f"job boards read {listed}", also) if found else text("")

    return read


def position_by(words: Wording, positions: Iterable[Position]) -> Reader:
    """Return what reads which position is named."""
    known = {
        capital(said): each.id for each in positions for said in (words.the(each.id), each.short)
    }

    def read(said: str) -> NewValue:
        if name := known.get(capital(said)):
            return NewValue(name, BY_HAND)
        why_not = f"no position here is called '{said}'"
        return NewValue(
            why_not=why_not,
            hint=f"{why_not}: it is one of {', '.join(dict.fromkeys(known.values()))}",
        )

    return read


def everywhere(said: str) -> NewValue:
    """Take a name that stands in all papers, to be changed by hand."""
    return NewValue(said or None, BY_HAND)
