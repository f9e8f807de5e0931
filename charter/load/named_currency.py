"""The currency that amounts of a file name themselves, where no 'currency' says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from charter.problems import Problem
from charter.values.numbers import CURRENCIES, ReadingError, currencies_of, currency_at

_OF_MONEY = ("min", "max", "spend", "budget")


def with_named_currency(problems: Iterable[Problem], written: Any) -> list[Problem]:
    """Return problems, those of a missing currency with the one that amounts `written` there name.

    Several that amounts name are no answer.
    """
    found = list(problems)
    if not any(_is_missing(each) for each in found):
        return found
    named = set(_named(written))
    if len(named) != 1:
        return found
    hint = f"write 'currency: {named.pop()}' under 'company', as the amounts say; or here"
    return [each._replace(hint=hint) if _is_missing(each) else each for each in found]


def _is_missing(problem: Problem) -> bool:
    return problem.code == "missing-key" and problem.message.endswith(" has no currency")


def _named(written: Any, key: str = "") -> Iterator[str]:
    if isinstance(written, dict):
        for name, value in written.items():
            yield from _named(value, str(name))
    elif isinstance(written, list):
        for value in written:
            yield from _named(value, key)
    elif isinstance(written, str) and key in _OF_MONEY:
        try:
            code = currency_at(written)
        except ReadingError:
            return
        signs = currencies_of(written.strip(" 0123456789.,'’kKmM-/"))
        # $ is several currencies, and mostly the first.
        if found := code or next(iter(signs), ""):
            yield found if found in CURRENCIES else ""
