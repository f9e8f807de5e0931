"""The pay that a text states, as laws look at it."""

from __future__ import annotations

from charter.check.words.stated import pay_of
from charter.document.outside.reading import Reading
from charter.facts.terms import Pay
from charter.named_tuples import NamedTuple
from charter.problems import Place


class PayInText(NamedTuple):
    """Pay that a text states; `amounts` are None where a pay scale is named instead."""

    amounts: Pay | None
    place: Place
    quote: str


def pays_in(reading: Reading, language: str, currency: str) -> tuple[PayInText, ...]:
    """Return each pay that a posting states; a sign of several currencies means `currency`."""
    found = []
    for each in pay_of(reading, language):
        paid, place = each.paid, reading.place(each.piece, each.paid.start)
        amounts = None
        if not paid.grade and (paid.least is not None or paid.most is not None):
            code = currency if paid.currency in ("", "$") and currency else paid.currency
            most = None if paid.is_open and paid.least is not None else paid.most
            amounts = Pay(paid.least, most, code, paid.period or "year", "")
        found.append(PayInText(amounts, place, each.quote))
    return tuple(found)
