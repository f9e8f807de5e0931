"""What a posting says that the job pays: sums that the words around them make its pay.

A sum is pay by its context. Words of pay before it (salary, Gehalt) or behind it say so, words of
other sums (budget, raised, allowance) say that it is none; the nearest decides. A sum alone in its
sentence is pay if somebody could be paid it in the period that is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from charter.check.words.looked_for import LookedFor
from charter.check.words.pay_whose import payments_a_year, weekly_hours, words_about, words_left
from charter.check.words.pay_words import (
    before_of,
    behind_of,
    cuts_of,
    known_of,
    parts_of,
    periods_of,
    words_of,
)
from charter.check.words.sums import LAKH, Sum, sums_in, units_of
from charter.check.words.word_lists import has_list
from charter.named_tuples import NamedTuple
from charter.values.number_words import begin_of, with_digits

PAID = {
    "hour": (4, 1_200),
    "day": (60, 8_000),
    "week": (150, 40_000),
    "month": (300, 150_000),
    "year": (7_000, 3_000_000),
}
"""The least and the most that somebody is paid in a period, in euros."""
_GUESSED = ("year", "month", "hour")
_MOST_SUMS = 200
"""No sentence states pay more often."""
_SMALL = 1_000
_FEW_WORDS = 0
_SOME_WORDS = 2
_LEAD = 60
_MOST_WORDS = 400
"""A sentence is looked at so far on either side of a sum, in characters."""
_BESIDE_PAY = ("beside", "neutral", "paid", "cuts")
_NUMBER = re.compile(r"\d")
_NAMES = re.compile(r"(?<=[\s,(])[A-Z][^\W\d_]+")
"""Names in a label before a sum, such as of the place where it is paid."""
_ASIDE = re.compile(r"\([^()]*\)")
_COUNTED = re.compile(r"[ \u00a0]+([^\W\d_A-Z][^\W\d_]*)")


class Paid(NamedTuple):
    """Pay that a text states, and where; an end that it leaves open is None.

    `currency` is a code or "$". `about` are the words around that say whose pay it is (a place, a
    level), `hours` how many in a week it is for, `payments` how many of them make a year where that
    is said, `is_total` that more than the base is in it, `grade` that a pay scale is named instead.
    """

    start: int
    end: int
    least: float | None
    most: float | None
    currency: str
    period: str
    is_open: bool = False
    about: frozenset[str] = frozenset()
    is_total: bool = False
    grade: str = ""
    hours: str = ""
    payments: int = 0


class AroundSum(NamedTuple):
    """What stands before and behind a sum in its sentence, up to the next sum or a new thought."""

    before: str
    behind: str
    further: str
    rest: str


def pay_in(text: str, language: str, heading: str = "") -> list[Paid]:
    """Return the pay that a text states; `heading` is what stands above it, such as Salary."""
    if not has_list(language, "pay"):
        return []
    written, text = text, with_digits(text, language)
    under = words_of(language, "pay").search(heading) is not None
    other = words_of(language, "other").search(heading) is not None
    found: list[Paid] = []
    for start, end in parts_of(text, language):
        sentence = text[start:end]
        has_sums = _NUMBER.search(sentence) is not None
        sums = [
            each for each in (sums_in(sentence, language) if has_sums else ()) if _is_sum(each)
        ][:_MOST_SUMS]
        last = ""
        for number, each in enumerate(sums):
            part = _part(sentence, sums, number, language)
            kind = _kind(part, language)
            if kind in ("", "weak") and (under or other):
                kind = "pay" if under else "other"
            elif not kind and last == "other" and _unknown(part, language) == 0:
                kind = "other"
            paid = _paid(each, part, kind, last, language)
            last = kind
            if paid is not None:
                begins = begin_of(written, text, each.start + start)
                paid = paid._replace(start=begins, end=each.end + start)
                found.append(paid)
                last = "pay"
        if not found or found[-1].start < start:
            found += _graded(sentence, start, language)
    return joined(found)


def _is_sum(found: Sum) -> bool:
    """Return whether a number can be pay; a small one alone, such as of a level, is none."""
    return bool(found.currency) or found.is_range or found.least >= _SMALL


def joined(found: Sequence[Paid]) -> list[Paid]:
    """Return pay with each least that the most follows put together: "min. 80k, max. 95k"."""
    made: list[Paid] = []
    for each in found:
        last = made[-1] if made else None
        if last is not None and _is_other_end(last, each):
            made[-1] = last._replace(end=each.end, most=each.most, is_open=False)
        else:
            made.append(each)
    return made


def _is_other_end(one: Paid, other: Paid) -> bool:
    if one.least is None or one.most is not None or other.most is None or other.least is not None:
        return False
    alike = (one.currency, one.period, one.is_total) == (
        other.currency,
        other.period,
        other.is_total,
    )
    return alike and one.least < other.most


def _part(text: str, sums: Sequence[Sum], number: int, language: str) -> AroundSum:
    each = sums[number]
    begin = max(each.start - _MOST_WORDS, 0)
    if number:
        begin = max(begin, sums[number - 1].end)
    before = text[begin : each.start]
    if number and (cuts := list(cuts_of(language).finditer(before))):
        before = before[cuts[0].end() :]
    end = min(each.end + _MOST_WORDS, len(text))
    if number + 1 < len(sums):
        end = min(end, sums[number + 1].start)
    further, rest = text[each.end : end], text[each.end : each.end + _MOST_WORDS]
    cut = cuts_of(language).search(further)
    return AroundSum(before, further[: cut.start()] if cut else further, further, rest)


def _kind(part: AroundSum, language: str) -> str:
    """Return "pay" or "other" as the nearest words say, or "" where none do."""
    pay, weak, other = (words_of(language, name) for name in ("pay", "paid", "other"))
    behind = words_of(language, "payments").sub(" ", part.behind)
    behind_other = other.search(behind)
    behind_pay = pay.search(behind)
    if behind_other and (behind_pay is None or behind_other.start() < behind_pay.start()):
        return "other"
    before = _ASIDE.sub(" ", part.before)
    near_pay, near_other = _last(pay, before), _last(other, before)
    if near_pay or near_other:
        return "pay" if near_pay > near_other else "other"
    if behind_pay:
        return "pay"
    return "weak" if weak.search(part.before) or weak.search(part.behind) else ""


def _last(pattern: LookedFor | re.Pattern[str], text: str) -> int:
    """Return where the last match in a text ends, or 0."""
    return max((found.end() for found in pattern.finditer(text)), default=0)


def _paid(found: Sum, part: AroundSum, kind: str, last: str, language: str) -> Paid | None:
    """Return a sum as pay, or None where it is none."""
    period, stated = _period(found, part, language)
    if kind == "other" or not period:
        return None
    if not found.currency and not _is_plain_pay(found, part, kind, stated, language):
        return None
    if not kind or kind == "weak":
        allowed = _SOME_WORDS if found.is_range or kind == "weak" else _FEW_WORDS + stated
        allowed += 2 * (stated and period in ("hour", "day"))
        if last != "pay" and _unknown(part, language) > allowed + 3 * (kind == "weak"):
            return None
    least, most, is_open = _ends(found, part, language)
    about = words_about(f"{part.before} | {part.behind}", language)
    totals = words_of(language, "total")
    total = totals.search(f"{part.before} {part.behind}") or totals.match(part.further.lstrip())
    hours = weekly_hours(f"{part.before} | {part.further}", language)
    payments = payments_a_year(f"{part.before} | {part.rest}", language)
    return Paid(
        *(0, 0, least, most, found.currency, period, is_open, about, total is not None),
        hours=hours,
        payments=payments,
    )


def _is_plain_pay(found: Sum, part: AroundSum, kind: str, stated: bool, language: str) -> bool:
    """Return whether a sum without a currency is money: by a word of pay, or by its period."""
    if _counts_things(part, language):
        return False
    if kind == "pay":
        return found.least >= PAID["year"][0] or stated
    # "Up to 70k" alone is pay, as is "150-180 a day".
    alone = found.times > 1 and _unknown(part, language) == 0
    return (stated and found.is_range) or alone


def _counts_things(part: AroundSum, language: str) -> bool:
    """Return whether a word follows that is counted: employees, salaries."""
    word = _COUNTED.match(part.behind)
    if word is None or known_of(language, _BESIDE_PAY).match(word[1]):
        return False
    return not any(period.match(word[1]) for _, period in periods_of(language))


def _period(found: Sum, part: AroundSum, language: str) -> tuple[str, bool]:
    """Return for which period a sum is paid, or "" where nobody is paid so, and if it is said."""
    periods = periods_of(language)
    behind = _first_period(periods, _own(part, language)[:_LEAD])
    if behind and behind[1] < 25:
        return (behind[0], True) if _can_be(found, behind[0]) else ("", True)
    before = _last_period(periods, part.before)
    for period in filter(None, (before, behind[0] if behind else "")):
        if _can_be(found, period):
            return period, True
    if before:
        return ("year", False) if _can_be(found, "year") and found.is_range else ("", True)
    return next((period for period in _GUESSED if _can_be(found, period)), ""), False


def _own(part: AroundSum, language: str) -> str:
    """Return what follows a sum without what leads to the next one: "(a month that is"."""
    if len(part.further) == len(part.rest):
        return part.further
    cuts = list(cuts_of(language).finditer(part.further))
    return part.further[: cuts[-1].start()] if cuts else part.further


def _can_be(found: Sum, period: str) -> bool:
    units = units_of(found.currency or ("INR" if found.times == LAKH else ""))
    low, high = PAID[period]
    # Dollars are those of other countries too.
    most = high * units * (1_000 if found.currency == "$" and period != "year" else 1)
    return low * units <= found.most and found.least <= most


def _first_period(
    periods: Sequence[tuple[str, re.Pattern[str]]], text: str
) -> tuple[str, int] | None:
    found = [(match.start(), name) for name, words in periods if (match := words.search(text))]
    return (min(found)[1], min(found)[0]) if found else None


def _last_period(periods: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str:
    found = [(_last(words, text), name) for name, words in periods]
    end, name = max(found)
    return name if end else ""


def _ends(found: Sum, part: AroundSum, language: str) -> tuple[float | None, float | None, bool]:
    """Return the least and the most, and whether an end is open."""
    more = behind_of(language, "least_after").match(part.rest) is not None
    if found.is_range:
        return found.least, found.most, more
    if more or before_of(language, "least_before").search(part.before):
        return found.least, None, True
    if behind_of(language, "most_after").match(part.rest):
        return None, found.most, True
    if before_of(language, "most_before").search(part.before):
        return None, found.most, True
    return found.least, found.most, False


def _unknown(part: AroundSum, language: str) -> int:
    """Return how many words around a sum say nothing of pay."""
    before = _NUMBER.split(part.before)[-1]
    if before.rstrip().endswith(":"):
        before = _NAMES.sub(" ", before)
    return len(words_left(f"{before} | {part.behind}", language, ("beside",)))


def _graded(text: str, start: int, language: str) -> list[Paid]:
    return [
        Paid(at.start() + start, at.end() + start, None, None, "", "", grade=at[0])
        for at in words_of(language, "grades").finditer(text)
        if not words_of(language, "ungraded").search(text[: at.start()])
    ]
