"""Pay that a law finds too wide, that tells a reader little, or that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from charter.check.law.case import Case
from charter.check.law.pay_limits import LawSays, open_end, ranges_for, too_wide
from charter.check.remark import OWN_JUDGEMENT, Remark
from charter.check.words.pay_seen import WIDE
from charter.facts.odd_pay import may_be_of, not_meant
from charter.facts.terms import Pay


def pay_remarks(case: Case) -> Iterator[Remark]:
    """Yield remarks on the pay of a posting; a range is judged only where it can be meant."""
    meant = []
    for pay in case.position.given.ranges:
        wrong = not_meant(pay)
        if wrong is None:
            meant.append(pay)
            if asked := may_be_of(pay):
                yield _remark(case, pay, _says("advice", "odd-pay", *asked))
            continue
        yield _remark(case, pay, _says("error", "pay-not-meant", *wrong))
    ranges = case.position.given.ranges
    for pay in meant:
        if pay.least is None or pay.most is None:
            yield _remark(case, pay, open_end(case.reaches, ranges, pay, case.day))
        else:
            yield from _too_wide(case, pay, pay.least, pay.most)


def _says(severity: Literal["error", "advice"], code: str, message: str, instead: str) -> LawSays:
    why = "It is printed as it stands, and job boards list it so."
    return LawSays(severity, code, message, why, OWN_JUDGEMENT, instead)


def _too_wide(case: Case, pay: Pay, least: float, most: float) -> Iterator[Remark]:
    said = False
    nearer = f"bring 'min' and 'max' of '{case.position.id}' nearer to each other."
    for reach in case.reaches:
        if pay not in ranges_for(reach, case.position.given.ranges):
            continue
        if told := too_wide(reach, pay, case.day, nearer):
            said = True
            yield _remark(case, pay, told)
    if not said and least and most > least * WIDE:
        told = LawSays(
            "advice",
            "wide-pay",
            f"the most is {most / least - 1:.0%} above the least",
            "A range this wide tells a reader little, and two people read it as two jobs.",
            OWN_JUDGEMENT,
            "Give the range that you would really offer.",
        )
        yield _remark(case, pay, told)


def _remark(case: Case, pay: Pay, told: LawSays) -> Remark:
    place = case.file.place(case.position, "position", "pay")
    said = (one.pay for one in case.posting.pay_by_place if one.amounts == pay)
    quote = next(said, case.posting.pay)  # a range as the posting prints it
    return Remark(
        told.severity, told.code, place, quote, told.message, told.why, told.source, told.instead
    )
