"""What the law of given places finds wrong with the pay that a posting of others states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from charter.assign.law import Reach
from charter.check.law.words import clauses, is_required, since, sources
from charter.check.remark import Remark
from charter.check.words.pay import Paid
from charter.check.words.pay_remarks import amounts, money
from charter.check.words.pay_seen import A_YEAR
from charter.check.words.stated import PaidAt, pay_of
from charter.document.outside.reading import Reading
from charter.read.law import Law


def pay_range_remarks(
    reading: Reading, reaches: Sequence[Reach], day: date, language: str
) -> Iterator[Remark]:
    """Yield a remark on each pay that is open or wider than a law of a place allows."""
    asking = [reach for reach in reaches if "pay" in reach.law.shows]
    for each in pay_of(reading, language):
        if each.paid.is_open:
            yield from _open(reading, each, asking, day)
        else:
            yield from _too_wide(reading, each, asking, day)


def _open(reading: Reading, each: PaidAt, reaches: Sequence[Reach], day: date) -> Iterator[Remark]:
    asking = [reach for reach in reaches if not _is_above(reach.law, each.paid)]
    required = tuple(reach for reach in asking if is_required(reach, day))
    found = required or tuple(asking)
    if not found:
        return
    missing = "highest" if each.paid.least is not None else "lowest"
    yield Remark(
        "error" if required else "advice",
        "law-pay-range",
        reading.place(each.piece, each.paid.start),
        each.quote,
        f"the pay has no {missing} amount: {amounts(each.paid)}; {clauses(found, day)}",
        "Pay that is open at one end tells a reader little.",
        sources(reach.law for reach in found),
        f"Add the {missing} that you would really offer.",
    )


def _too_wide(
    reading: Reading, each: PaidAt, reaches: Sequence[Reach], day: date
) -> Iterator[Remark]:
    paid = each.paid
    if paid.least is None or paid.most is None:
        return
    width = (paid.most - paid.least) * A_YEAR[paid.period]
    for reach in reaches:
        law = reach.law
        if law.widest is None or width <= law.widest or _is_above(law, paid):
            continue
        if paid.currency not in (law.currency, "$"):
            continue
        other = "" if paid.currency == law.currency else ", if these dollars are of that kind"
        yield Remark(
            "error" if is_required(reach, day) and paid.currency == law.currency else "advice",
            "law-pay-range",
            reading.place(each.piece, paid.start),
            each.quote,
            f"the range is {money(width, paid.currency)} a year wide; {law.name} allows"
            f" {law.currency} {law.widest:,.0f} a year{other}",
            f"A wide range says little. {since(law)}.",
            sources([law]),
            "Bring the lowest and the highest nearer to each other.",
        )


def _is_above(law: Law, paid: Paid) -> bool:
    """Return whether pay is above what a law asks for a range of."""
    most = paid.least if paid.most is None else paid.most
    if law.no_pay_above is None or most is None or paid.currency not in (law.currency, "$"):
        return False
    return most * A_YEAR[paid.period] > law.no_pay_above
