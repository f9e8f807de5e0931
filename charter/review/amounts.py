"""An amount of money that a person wrote into a paper, as company.yaml has it."""

from __future__ import annotations

import re

from charter.compose.wording import Wording
from charter.named_tuples import NamedTuple
from charter.values.numbers import Beside, ReadingError, currencies_of, decimal_of, number_of

_MILLIONS = re.compile(r"(?<=\d)\s*(?:m|mn|mio\.?)(?!\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\d.,'\u2019_\s]+")
_CODE = re.compile(r"^[A-Z]{3}$")
_CENTS = 2
_LONGEST = 60
"""Letters of an amount and its currency; a longer text is none."""
_FRACTION = re.compile(r"([.,])\d{1,2}\D*$")


class Amount(NamedTuple):
    """A sum and its currency. Without a `number`, `why` says why it cannot be read; no
    `currency` is one that cannot be told."""

    number: int | float | None
    currency: str
    why: str = ""


def amount_in(text: str, currency: str, words: Wording) -> Amount:
    """Return the amount that `text` is, in `currency` where it names no other.

    What papers print themselves is read as they mean it, before habits of a country count.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return Amount(None, currency, "no amount can be read there")
    digits = re.sub(r"\D", "", text)
    signs = [sign for sign in _BETWEEN.split(_MILLIONS.sub("", text)) if sign]
    named = [code for sign in signs[:1] for code in currencies_of(sign) or _CODE.findall(sign)]
    known = ("", currency, *named) if digits else ()
    if printed := [code for code in known if text == _printed(digits, code, words)]:
        own = not printed[0] or currency in named
        return Amount(int(digits), currency if own else printed[0])
    country = words.organisation.company.country
    cents, point = _FRACTION.search(text), decimal_of(country)
    if cents and point and cents[1] != point and point not in text:
        # £75,00 is one digit short of an amount, and no £75.
        return Amount(None, currency, f"no amount can be read in '{text}'")
    try:
        return _found(text, Beside(country, currency or "".join(named if len(named) == 1 else ())))
    except ReadingError as bad:
        if bad.code != "other-currency":
            return Amount(None, currency, bad.message)
    if not named:
        return Amount(None, currency, f"no amount can be read in '{text}'")
    if named[1:]:
        return Amount(None, "", f"'{text}' can be in {', '.join(named)}")
    try:
        return _found(text, Beside(country, named[0]))
    except ReadingError as bad:
        return Amount(None, currency, bad.message)


def _printed(digits: str, currency: str, words: Wording) -> str:
    number = int(digits)
    said = words.money(number, currency) if currency else words.number(number)
    return " ".join(said.split())


def _found(text: str, beside: Beside) -> Amount:
    """Return the amount in a text. Raises ReadingError, as `number_of` does."""
    plain, times = _MILLIONS.subn("", text, count=1)
    number = number_of(plain, "money", beside)
    if number is None or number < 0 or (times and number >= 1_000_000):
        return Amount(None, beside.currency, f"no amount can be read in '{text}'")
    if times:
        number = round(number * 1_000_000, _CENTS)
        number = int(number) if number == int(number) else number
    return Amount(number, beside.currency)
