"""What the law of a posting's places asks it to show, and what is missing.

A checklist from the dated rows of catalog/law; no legal advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from charter.assign.law import Reach, has_regions, laws_reaching, region_of
from charter.assign.organisation import Organisation, Position
from charter.check.law_items import ITEMS, Item
from charter.check.law_places import CompanyFile
from charter.check.law_words import (
    asks,
    is_in_sight,
    is_required,
    is_stale,
    listing,
    since,
    sources,
)
from charter.check.remark import OWN_JUDGEMENT, Remark, Severity, in_reading_order
from charter.compose.papers import Posting
from charter.compose.posting import compose_posting
from charter.read.company import Pay

WIDE = 1.5
"""Where the most is half as much again as the least; our own judgement."""
_FORMED = ("pay", "benefits")
"""What the form that a law wants is about."""
_A_YEAR = {"year": 1, "month": 12, "week": 52, "day": 260, "hour": 2080}


class Asked(NamedTuple):
    """One item, and the laws in sight that ask a posting for it."""

    name: str
    item: Item
    reaches: tuple[Reach, ...]


class _Case(NamedTuple):
    organisation: Organisation
    position: Position
    posting: Posting
    reaches: tuple[Reach, ...]
    day: date
    file: CompanyFile
    text: str


def law_remarks(
    organisation: Organisation, position_id: str, day: date, text: str = ""
) -> tuple[Remark, ...]:
    """Return remarks on what the posting of a position must show on `day` and does not.

    `text` is the posting as a template printed it; what it leaves out is then remarked on too.
    """
    position = organisation.positions[position_id]
    case = _Case(
        organisation,
        position,
        compose_posting(organisation, position_id, day),
        laws_in_sight(organisation, position, day),
        day,
        CompanyFile(organisation),
        _plain(text),
    )
    found = [*_missing(case), *_too_wide(case), *_stale(case), *_not_looked_at(case)]
    return in_reading_order(found)


def laws_in_sight(organisation: Organisation, position: Position, day: date) -> tuple[Reach, ...]:
    """Return the laws that reach a position and hold on `day` or within half a year of it."""
    return tuple(
        reach for reach in laws_reaching(organisation, position) if is_in_sight(reach.law, day)
    )


def asked_for(reaches: tuple[Reach, ...], pay: Pay | None) -> Iterator[Asked]:
    """Yield each item that some of the laws ask for; no pay where it is above a law's limit."""
    for name, item in ITEMS.items():
        asking = tuple(
            reach
            for reach in reaches
            if name in reach.law.shows and not (name == "pay" and _above(reach, pay))
        )
        if asking:
            yield Asked(name, item, asking)


def _missing(case: _Case) -> Iterator[Remark]:
    for asked in asked_for(case.reaches, case.position.given.pay):
        shown = asked.item.shown(case.posting, case.position)
        if shown is None:
            yield _remark(case, asked, "", f"add {asked.item.key} to {_target(case, asked)}")
        elif case.text and any(_plain(words) not in case.text for words in shown):
            words = next(words for words in shown if _plain(words) not in case.text)
            hint = "the template leaves it out; let 'posting.md.j2' print it, or delete your own"
            yield _remark(case, asked, words, hint)


def _remark(case: _Case, asked: Asked, words: str, instead: str) -> Remark:
    required = tuple(reach for reach in asked.reaches if is_required(reach, case.day))
    reaches = required or asked.reaches
    # Nothing can be quoted of what is missing, so the quote is the words that bring the law here.
    quote = words or listing(reach.words for reach in reaches)
    posting = f"the posting for '{case.position.id}'"
    message = f"{posting} does not show {asked.item.what}; {clauses(reaches, case.day)}"
    forms = (reach.law.form for reach in reaches if asked.name in _FORMED)
    return Remark(
        "error" if required else "advice",
        f"law-{asked.name}",
        case.file.place(case.position, asked.item.where),
        quote,
        message,
        f"{asked.item.why} {_since(reaches)}",
        sources(reach.law for reach in reaches),
        " ".join((f"{instead}.", *dict.fromkeys(filter(None, forms)))),
    )


def clauses(reaches: tuple[Reach, ...], day: date) -> str:
    """Return what laws ask, those that say it in the same words put together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for reach in reaches:
        groups.setdefault(asks(reach, day), []).append(reach.law.name)
    return "; ".join(
        f"{before}{listing(names)}{after.replace(' asks ', ' ask ') if names[1:] else after}"
        for (before, after), names in groups.items()
    )


def _since(reaches: tuple[Reach, ...]) -> str:
    known = [since(reach.law) for reach in reaches if reach.law.status != "customary"]
    return f"{'; '.join(known)}." if known else "It is customary, not required."


def _target(case: _Case, asked: Asked) -> str:
    own = f"'{case.position.id}'"
    if asked.item.where == "company":
        return "'company'"
    if asked.item.where == "apply":
        return f"'apply' of {own} or of the company"
    return own


def _too_wide(case: _Case) -> Iterator[Remark]:
    pay = case.position.given.pay
    if pay is None:
        return
    place = case.file.place(case.position, "position", "pay")
    said = False
    for reach in case.reaches:
        law = reach.law
        if law.widest is None or _above(reach, pay):
            continue
        limit = f"{law.currency} {law.widest:,.0f} a year"
        if pay.currency != law.currency:
            message = f"{law.name} allows a range of {limit}; this pay is in {pay.currency}"
            instead = f"Compare it in {law.currency}."
            severity: Severity = "advice"
        elif (width := _yearly(pay, pay.most) - _yearly(pay, pay.least)) > law.widest:
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
            case.posting.pay,
            message,
            why,
            sources([law]),
            instead,
        )
    if not said and pay.least and pay.most > pay.least * WIDE:
        share = pay.most / pay.least - 1
        yield Remark(
            "advice",
            "wide-pay",
            place,
            case.posting.pay,
            f"the most is {share:.0%} above the least",
            "A range this wide tells a reader little, and two people read it as two jobs.",
            OWN_JUDGEMENT,
            "Give the range that you would really offer.",
        )


def _above(reach: Reach, pay: Pay | None) -> bool:
    law = reach.law
    if pay is None or law.no_pay_above is None or pay.currency != law.currency:
        return False
    return _yearly(pay, pay.most) > law.no_pay_above


def _yearly(pay: Pay, amount: float) -> float:
    return amount * _A_YEAR[pay.per]


def _stale(case: _Case) -> Iterator[Remark]:
    old = [reach for reach in case.reaches if is_stale(reach.law, case.day)]
    if old:
        names = listing(reach.law.name for reach in old)
        last = min(reach.law.checked for reach in old)
        verb = "was" if len(old) == 1 else "were"
        yield Remark(
            "advice",
            "law-not-checked",
            case.file.place(case.position, "position"),
            listing(reach.words for reach in old),
            f"what we know of {names} {verb} last checked on {last.isoformat()}, over a year ago",
            "Laws on postings change every year.",
            sources(reach.law for reach in old),
            "Look whether it still holds, and lay a new 'checked' over it in your own catalogue: "
            f"laws: [{{id: {old[0].law.id}, checked: ...}}].",
        )


def _not_looked_at(case: _Case) -> Iterator[Remark]:
    given, company = case.position.given, case.organisation.company
    place = case.file.place(case.position, "position", "remote")
    why = "The law of every place from which one may work can apply."
    if given.remote and not given.remote_from:
        message = f"the law of '{given.remote}' was not looked at"
        instead = "add 'remote_from:' with the ISO 3166 codes, such as [US-CO] or [DE, FR]."
        yield Remark(
            "advice", "law-remote", place, given.remote, message, why, OWN_JUDGEMENT, instead
        )
    place = case.file.place(case.position, "position", "places")
    for where in given.places:
        country = where.country or company.country
        words = ", ".join(part for part in (where.city, where.region) if part)
        if not country:
            instead = "add 'country:' with its ISO 3166 code, such as US."
        elif has_regions(case.organisation.catalog, country) and not region_of(
            case.organisation.catalog, where, country
        ):
            instead = "add 'region:' with its ISO 3166 code, such as CO or ON."
        else:
            continue
        message = f"the law of the place was not looked at: '{words}' does not say where it is"
        yield Remark("advice", "law-place", place, words, message, why, OWN_JUDGEMENT, instead)


def _plain(text: str) -> str:
    """Return a text without Markdown's escapes and line ends, to find words in."""
    return " ".join(text.replace("\\", "").split())
