"""The pay that a text states, as laws look at it."""

from __future__ import annotations

import re

from charter.read.terms import Pay

_SUM = r"(?P<%s>[0-9]{1,3}(?:[., \u00a0\u202f][0-9]{3})+|[0-9]{4,})"
_MONEY = r"(?:USD|CAD|EUR|JPY|AUD|SGD|PLN|GBP|DKK|[$€£])"
_PAY = re.compile(
    rf"(?P<code>{_MONEY})? ?{_SUM % 'least'}(?: ?{_MONEY})?"
    rf"(?: ?(?:to|-|–|bis|à) ?(?:{_MONEY})? ?{_SUM % 'most'})?"
    rf"(?: ?(?P<after>{_MONEY}|Euro|euros|dollars))?"
)


def pays_in(text: str, _language: str, currency: str) -> tuple[Pay, ...]:
    """Return each pay that a text states; a sign of several currencies means `currency`."""
    found = []
    for one in _PAY.finditer(text):
        if not (one["code"] or one["after"]):
            continue
        numbers = [float(re.sub(r"\D", "", n)) for n in (one["least"], one["most"]) if n]
        code = one["code"] or "" if (one["code"] or "") not in ("", "$") else currency
        before = text[max(0, one.start() - 30) : one.start()]
        behind = text[one.end() : one.end() + 40]
        least: float | None = numbers[0]
        most: float | None = numbers[-1]
        if re.search(r"up to $", before):
            least = None
        elif re.search(r"(starts at|from|at least) $", before) or re.match(
            r" a year and (up|above)", behind
        ):
            most = None
        found.append(Pay(least, most, code, "year", ""))
    return tuple(dict.fromkeys(found))
