"""Pay that a law finds too wide, that tells a reader little, or that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.assign.law import Reach
from charter.check.law.case import Case
from charter.check.law.words import clauses, is_required, since, sources
from charter.check.remark import OWN_JUDGEMENT, Remark, Severity
from charter.check.words.pay_seen import A_YEAR, WIDE
from charter.read.law import Law
from charter.read.odd_pay import not_meant
from charter.read.terms import Pay, range_for


def pay_remarks(case: Case) -> Iterator[Remark]:
    """Yield remarks on the pay of a posting; a range is judged only where it can be meant."""
    meant = []
    for pay in case.position.given.ranges:
        wrong = not_meant(pay)
        if wrong is None:
            meant.append(pay)
            continue
        message, instead = wrong
        yield Remark(
            "error",
            "pay-not-meant",
            case.file.place(case.position, "position", "pay"),
            _printed(case, pay),
            message,
            "It is printed as it stands, and job boards list it so.",
            OWN_JUDGEMENT,
            instead,
        )
    for pay in meant:
        if pay.least is None or pay.most is None:
            yield _open(case, pay)
        else:
            yield from _too_wide(case, pay, pay.least, pay.most)


def ranges_for(reach: Reach, ranges: Sequence[Pay]) -> tuple[Pay, ...]:
    """Return what is paid in the places that bring a law; all that is paid, where none does."""
    there = [range_for(ranges, area) for area in reach.areas]
    return tuple(dict.fromkeys(filter(None, there))) or tuple(ranges)


def _printed(case: Case, pay: Pay) -> str:
    """Return a range as the posting prints it."""
    said = (one.pay for one in case.posting.pay_by_place if one.amounts == pay)
    return next(said, case.posting.pay)


def _open(case: Case, pay: Pay) -> Remark:
    """Return the remark on pay with one end: laws ask for both, and readers for the other."""
    ranges = case.position.given.ranges
    asking = [
        reach
        for reach in case.reaches
        if "pay" in reach.law.shows
        and pay in ranges_for(reach, ranges)
        and not is_above(reach.law, pay)
    ]
    required = [reach for reach in asking if is_required(reach, case.day)]
    missing = "min" if pay.least is None else "max"
    of_laws = tuple(required or asking)
    message = f"the pay has no '{missing}'"
    if of_laws:
        message += f"; {clauses(of_laws, case.day)}"
    return Remark(
        "error" if required else "advice",
        "law-pay-range" if of_laws else "open-pay",
        case.file.place(case.position, "position", "pay"),
        _printed(case, pay),
        message,
        "Pay that is open at one end tells a reader little.",
        sources([reach.law for reach in of_laws]) if of_laws else OWN_JUDGEMENT,
        f"Add '{missing}' with what you would really offer.",
    )


def _too_wide(case: Case, pay: Pay, least: float, most: float) -> Iterator[Remark]:
    place = case.file.place(case.position, "position", "pay")
    said = False
    for reach in case.reaches:
        law = reach.law
        if law.widest is None or pay not in ranges_for(reach, case.position.given.ranges):
            continue
        limit = f"{law.currency} {law.widest:,.0f} a year"
        if is_above(law, pay):
            width = _yearly(pay, most - least)
            if width <= law.widest:
                continue
            message = (
                f"{law.name}'s limit of {limit} on the range does not apply: the most is above"
            )
            message += f" {law.currency} {law.no_pay_above:,.0f} a year"
            instead = "Give the range that you would really offer."
            severity: Severity = "advice"
        elif pay.currency != law.currency:
            message = f"{law.name} allows a range of {limit}; this pay is in {pay.currency}"
            instead = f"Compare it in {law.currency}."
            severity = "advice"
        elif (width := _yearly(pay, most - least)) > law.widest:
            message = f"the range is {law.currency} {width:,.0f} a year wide; {law.name} allows"
            message += f" {limit}"
            instead = f"bring 'min' and 'max' of '{case.position.id}' nearer to each other."
            severity = "error" if is_required(reach, case.day) else "advice"
        else:
            continue
        said = True
        why = f"A wide range says little. {since(law)}."
        yield Remark(
            severity,
            "law-pay-range",
            place,
            _printed(case, pay),
            message,
            why,
            sources([law]),
            instead,
        )
    if not said and least and most > least * WIDE:
        share = most / least - 1
        yield Remark(
            "advice",
            "wide-pay",
            place,
            _printed(case, pay),
            f"the most is {share:.0%} above the least",
            "A range this wide tells a reader little, and two people read it as two jobs.",
            OWN_JUDGEMENT,
            "Give the range that you would really offer.",
        )


def asks_for_none(reach: Reach, ranges: Sequence[Pay]) -> bool:
    """Return whether all that is paid there is so high that a law asks for no range."""
    there = ranges_for(reach, ranges)
    return bool(there) and all(is_above(reach.law, pay) for pay in there)


def is_above(law: Law, pay: Pay) -> bool:
    """Return whether pay is above what a law asks for a range of."""
    if law.no_pay_above is None or pay.currency != law.currency:
        return False
    return _yearly(pay, pay.ends[-1]) > law.no_pay_above


def _yearly(pay: Pay, amount: float) -> float:
    return amount * A_YEAR[pay.per]
