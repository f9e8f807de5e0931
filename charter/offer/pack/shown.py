"""A person's data as a letter prints it."""

from __future__ import annotations

from typing import Any, NoReturn

from charter.compose.numbers import Numbers
from charter.facts.languages import message, say_in
from charter.load.hire import Hire, date_fields, is_code, is_own_day
from charter.problems import Place, Problem, TemplateError
from charter.read.blanks import denied
from charter.values.days import When

_IN_WORDS = (
    "what --hire gives as a number or a day is text here, as the letter prints it - give what is "
    "to be computed or compared as a field of its own, such as 'monthly_pay: 15000' or "
    "'bonus: true'"
)


_PERIODS = {
    "year": message("year"),
    "month": message("month"),
    "week": message("week"),
    "day": message("day"),
    "hour": message("hour"),
}
_LEAST_PARTED = 10_000
"""Below this a number may be a year or a room, and reads as well without a mark."""


class Denied(str):
    """A text that says no: it is printed as it stands, and is no ground for a sentence."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Return that a letter's {% if %} is not met."""
        return False


class Period(str):
    """The period of the pay in words, which a letter may compare with what the hire file says."""

    said: str

    @classmethod
    def of(cls, said: str, words: str) -> Period:
        """Return a period such as year in the words of a letter."""
        made = cls(words)
        made.said = said
        return made

    def __eq__(self, other: object) -> bool:
        """Return whether it is called so here or there."""
        return str(self) == other or self.said == other

    def __ne__(self, other: object) -> bool:
        """Return whether it is another."""
        return not self == other

    __hash__ = str.__hash__


class InWords(str):
    """A number or a day in words. Text computes otherwise than numbers do, so it may not."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise TemplateError([Problem(Place(""), "template-value", _IN_WORDS)])

    def __eq__(self, other: object) -> bool:
        """Return whether it is blank, which may be asked."""
        return len(self) == 0 if other == "" else self._refuse()

    def __ne__(self, other: object) -> bool:
        """Return whether it is not blank."""
        return not self == other

    def __add__(self, other: Any) -> str:
        """Return it with a text behind it."""
        plain = isinstance(other, str) and not isinstance(other, InWords)
        return f"{self}{other}" if plain else self._refuse()

    __hash__ = str.__hash__
    __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _refuse
    __sub__ = __rsub__ = __radd__ = __pow__ = __neg__ = __int__ = __float__ = _refuse


def _figure(name: str, value: float, numbers: Numbers) -> str:
    """Return a number of one's own: an amount with separators, a code or a year as it was typed."""
    if isinstance(value, float):
        return numbers.figure(value)
    return str(value) if is_code(name) or abs(value) < _LEAST_PARTED else numbers.figure(value)


def shown_values(hire: Hire | None, language: str) -> dict[str, str]:
    """Return the person's data as a letter prints it: dates in words, amounts with separators."""
    if hire is None:
        return {}
    numbers = Numbers(language)
    shown: dict[str, str] = {}
    for name, value in hire.values.items():
        if isinstance(value, bool):
            shown[name] = say_in(language, message("yes")) if value else ""
        elif name == "per":
            said = str(value)
            shown[name] = Period.of(said, say_in(language, _PERIODS[said]))
        elif name in date_fields() or is_own_day(name, value):
            shown[name] = InWords(numbers.day(When.of(str(value))))
        elif isinstance(value, int | float):
            number = numbers.number(value) if name == "pay" else _figure(name, value, numbers)
            shown[name] = InWords(number) if value else Denied(number)
        elif str(value).strip().casefold() in denied():
            shown[name] = Denied(value)
        else:
            shown[name] = str(value)
    if "pay" in shown and "currency" in shown:
        text = numbers.money(float(hire.values["pay"]), shown["currency"])
        shown.setdefault("pay_text", InWords(text))
    return shown
