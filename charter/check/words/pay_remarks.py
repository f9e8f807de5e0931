"""Remarks on the pay that a posting of others states: open at one end, wide, said twice."""

from __future__ import annotations

from collections.abc import Iterator

from charter.check.remark import OWN_JUDGEMENT, Remark
from charter.check.words.pay import Paid
from charter.check.words.pay_seen import contradict, is_wide, limit_on
from charter.check.words.stated import PaidAt, pay_of
from charter.document.outside.reading import Reading


def pay_remarks(reading: Reading, language: str) -> list[Remark]:
    """Return remarks on the pay that a posting states, each where it is stated."""
    stated = pay_of(reading, language)
    return [*_ends(reading, stated), *_twice(reading, stated)]


def _ends(reading: Reading, stated: list[PaidAt]) -> Iterator[Remark]:
    for each in stated:
        paid = each.paid
        if paid.is_open:
            message = "the pay is open above" if paid.least is not None else "the pay has no least"
            yield Remark(
                "advice",
                "open-pay",
                reading.place(each.piece, paid.start),
                each.quote,
                f"{message}: {amounts(paid)}",
                "Pay that is open at one end tells a reader little.",
                OWN_JUDGEMENT,
                "The lowest and the highest that you would really offer.",
            )
        elif is_wide(paid) and paid.least and paid.most:
            message = f"the most is {paid.most / paid.least - 1:.0%} above the least"
            if law := limit_on(paid):
                message += f", and {law} allows no range this wide"
            yield Remark(
                "advice",
                "wide-pay",
                reading.place(each.piece, paid.start),
                each.quote,
                f"{message}: {amounts(paid)}",
                "A range this wide tells a reader little, and two people read it as two jobs.",
                OWN_JUDGEMENT,
                "Give the range that you would really offer.",
            )


def _twice(reading: Reading, stated: list[PaidAt]) -> Iterator[Remark]:
    """Yield a remark on each pay that an earlier one contradicts."""
    for number, each in enumerate(stated):
        first = next((one for one in stated[:number] if contradict(one.paid, each.paid)), None)
        if first is not None:
            line = reading.place(first.piece, first.paid.start).line
            yield Remark(
                "advice",
                "pay-contradicts",
                reading.place(each.piece, each.paid.start),
                each.quote,
                f"this says {amounts(each.paid)}, and line {line} says {amounts(first.paid)}",
                "Readers cannot tell which of the two holds.",
                OWN_JUDGEMENT,
                "Say the pay once; where it depends on the place or the level, say on which.",
            )


def amounts(paid: Paid) -> str:
    """Return pay as it was read, such as "USD 120,000 to 140,000 a year"."""
    if paid.grade:
        return paid.grade
    ends = [money(each, paid.currency) for each in (paid.least, paid.most) if each is not None]
    if paid.least is None:
        said = f"up to {ends[0]}"
    elif paid.most is None:
        said = f"from {ends[0]}"
    else:
        said = " to ".join(dict.fromkeys(ends)) + (" and more" if paid.is_open else "")
    return f"{said} {'an' if paid.period == 'hour' else 'a'} {paid.period}"


def money(amount: float, currency: str) -> str:
    """Return an amount with its currency, such as "$120,000" or "EUR 38.50"."""
    sign = "$" if currency == "$" else f"{currency} " if currency else ""
    return f"{sign}{amount:,.0f}" if amount == int(amount) else f"{sign}{amount:,.2f}"
