"""What laws say of the width of a range of pay, and of one that is open at an end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charter.assign.law import Reach
from charter.check.law.words import clauses, exceptions, is_asked, is_required, since, sources
from charter.check.remark import OWN_JUDGEMENT, Severity
from charter.check.words.pay_seen import A_YEAR
from charter.facts.law import Law
from charter.facts.terms import Pay, range_for
from charter.named_tuples import NamedTuple


class LawSays(NamedTuple):
    """What there is to say of some pay, as in a remark."""

    severity: Severity
    code: str
    message: str
    why: str
    source: str
    instead: str


def ranges_for(reach: Reach, ranges: Sequence[Pay]) -> tuple[Pay, ...]:
    """Return what is paid in the places that bring a law; all that is paid, where none does."""
    there = [range_for(ranges, area) for area in reach.areas]
    return tuple(dict.fromkeys(filter(None, there))) or tuple(ranges)


def open_end(
    reaches: Sequence[Reach], ranges: Sequence[Pay], pay: Pay, day: date, *, typed: bool = True
) -> LawSays:
    """Return what is said of pay with one end: some laws ask for both, and readers for the other.

    Where a law asks for the least that is paid, the least alone is enough. Pay that is `typed` in
    a company file lacks a key, other pay an amount.
    """
    missing = "min" if pay.least is None else "max"
    asking: list[tuple[Reach, str]] = []
    for reach in reaches:
        item = "pay" if is_asked(reach.law, "pay", day) else "minimum-pay"
        wants = reach.law.closed or missing == "min"
        if wants and is_asked(reach.law, item, day) and pay in ranges_for(reach, ranges):
            asking += [] if is_above(reach.law, pay) else [(reach, item)]
    both = [one for one in asking if one[0].law.closed or one[1] == "minimum-pay"]
    required = [reach for reach, item in both if is_required(reach, day, item)]
    doubtful = [reach for reach, _ in (both if required else asking) if reach not in required]
    of_laws = (*required, *doubtful)
    lacking = f"'{missing}'" if typed else {"min": "lowest", "max": "highest"}[missing] + " amount"
    message = f"the pay has no {lacking}"
    if of_laws:
        message += f"; {clauses(of_laws, day, asking[0][1])}{exceptions(of_laws)}"
    return LawSays(
        "error" if required else "advice",
        "law-pay-range" if of_laws else "open-pay",
        message,
        "Pay that is open at one end tells a reader little.",
        sources([reach.law for reach in of_laws]) if of_laws else OWN_JUDGEMENT,
        f"Add {lacking if typed else f'the {lacking}'} with what you would really offer.",
    )


def too_wide(reach: Reach, pay: Pay, day: date, nearer: str) -> LawSays | None:
    """Return what a law says of the width of a range that has both ends; `nearer` is what to do."""
    law, least, most = reach.law, pay.least or 0, pay.most or 0
    said = _by_share(law, least, most) if law.widest_share else _by_width(law, pay, nearer)
    if said is None or law.state(day) != "in-force":
        return None
    message, instead, sure = said
    required = sure and not law.proposed and is_required(reach, day, "pay")
    return LawSays(
        "error" if required else "advice",
        "law-pay-range",
        message + (exceptions([reach]) if required else ""),
        f"A wide range says little. {since(law)}.",
        sources([law]),
        instead or nearer,
    )


def _by_share(law: Law, least: float, most: float) -> tuple[str, str, bool] | None:
    share = law.widest_share or 0
    if not least or most <= least * (1 + share):
        return None
    rule = "a rule that is proposed in" if law.proposed else "the law of"
    message = f"the most is {most / least - 1:.0%} above the least; {rule} {law.name} allows"
    condition = f", if {law.only_if}" if law.only_if else ""
    return f"{message} {share:.0%}{condition}", "", True


def _by_width(law: Law, pay: Pay, nearer: str) -> tuple[str, str, bool] | None:
    if law.widest is None:
        return None
    limit = f"{law.currency} {law.widest:,.0f} a year"
    width = yearly(pay, (pay.most or 0) - (pay.least or 0))
    if is_above(law, pay):
        if width <= law.widest:
            return None
        message = f"{law.name}'s limit of {limit} on the range does not apply: the most is above"
        message += f" {law.currency} {law.no_pay_above:,.0f} a year"
        return message, "Give the range that you would really offer.", False
    if pay.currency != law.currency:
        message = f"{law.name} allows a range of {limit}; this pay is in {pay.currency}"
        return message, f"Compare it in {law.currency}.", False
    if width <= law.widest:
        return None
    message = f"the range is {law.currency} {width:,.0f} a year wide; {law.name} allows {limit}"
    return message, nearer, True


def asks_for_none(reach: Reach, ranges: Sequence[Pay]) -> bool:
    """Return whether all that is paid there is so high that a law asks for no range."""
    there = ranges_for(reach, ranges)
    return bool(there) and all(is_above(reach.law, pay) for pay in there)


def is_above(law: Law, pay: Pay) -> bool:
    """Return whether pay is above what a law asks for a range of."""
    if law.no_pay_above is None or pay.currency != law.currency or not pay.ends:
        return False
    return yearly(pay, pay.ends[-1]) > law.no_pay_above


def yearly(pay: Pay, amount: float) -> float:
    """Return an amount of some pay as that of a year."""
    return amount * A_YEAR[pay.per]
