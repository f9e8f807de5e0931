"""What the law of a posting's places asks it to show, and what is missing.

A checklist from the dated rows of catalog/law; no legal advice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from charter.assign.law import Reach, laws_reaching
from charter.assign.organisation import Organisation, Position
from charter.check.law.case import Case, CompanyFile, Printed
from charter.check.law.facts import fact_remarks
from charter.check.law.items import ITEMS, Item, stated
from charter.check.law.pay import asks_for_none, pay_remarks
from charter.check.law.seen import left_out
from charter.check.law.words import (
    clauses,
    is_in_sight,
    is_required,
    is_stale,
    since,
    sources,
)
from charter.check.remark import Remark, in_reading_order
from charter.compose.posting import compose_posting
from charter.named_tuples import NamedTuple
from charter.problems import Place, listing
from charter.read.odd_pay import not_meant
from charter.read.terms import Pay

_FORMED = ("pay", "benefits")
"""What the form that a law wants is about."""


class Asked(NamedTuple):
    """One item, and the laws in sight that ask a posting for it."""

    name: str
    item: Item
    reaches: tuple[Reach, ...]


def law_remarks(
    organisation: Organisation, position_id: str, day: date, printed: Sequence[Printed] = ()
) -> tuple[Remark, ...]:
    """Return remarks on what the posting of a position must show on `day` and does not.

    `printed` is the posting as own templates print it; what one leaves out is remarked on too.
    """
    position = organisation.positions[position_id]
    case = Case(
        organisation,
        position,
        compose_posting(organisation, position_id, day),
        laws_in_sight(organisation, position, day),
        day,
        CompanyFile(organisation),
        tuple(printed),
    )
    found = [*_missing(case), *pay_remarks(case), *_stale(case), *fact_remarks(case)]
    return in_reading_order(found)


def unlawful(
    organisation: Organisation, day: date, name: str, printed: Callable[[], Sequence[Printed]]
) -> tuple[Remark, ...]:
    """Return what keeps the posting of a position from being published.

    `printed` tells what own templates print of it, and is asked where a law reaches the position.
    """
    position = organisation.positions[name]
    reached = laws_reaching(organisation, position)
    if not reached and not any(map(not_meant, position.given.ranges)):
        return ()
    found = law_remarks(organisation, name, day, printed() if reached else ())
    return tuple(remark for remark in found if remark.severity == "error")


def laws_in_sight(organisation: Organisation, position: Position, day: date) -> tuple[Reach, ...]:
    """Return the laws that reach a position and hold on `day` or within half a year of it."""
    return tuple(
        reach for reach in laws_reaching(organisation, position) if is_in_sight(reach.law, day)
    )


def asked_for(reaches: tuple[Reach, ...], ranges: Sequence[Pay]) -> Iterator[Asked]:
    """Yield each item that some of the laws ask for; no pay where it is above a law's limit."""
    for name, item in ITEMS.items():
        asking = tuple(
            reach
            for reach in reaches
            if name in reach.law.shows and not (name == "pay" and asks_for_none(reach, ranges))
        )
        if asking:
            yield Asked(name, item, asking)


def _missing(case: Case) -> Iterator[Remark]:
    for asked in asked_for(case.reaches, case.position.given.ranges):
        field = asked.item.field
        shown = asked.item.shown(case.posting, case.position)
        if shown is None:
            shown = stated(case.posting, asked.name, case.organisation.catalog.laws.values())
            field = ""
        if shown is None:
            yield _remark(case, asked, "", f"add {asked.item.key} to {_target(case, asked)}")
            continue
        for printed in case.printed:
            if words := left_out(printed.text, asked.name, shown, case.posting.language):
                yield _remark(case, asked, words, _let_print(printed, field), printed.word)


def _let_print(printed: Printed, field: str) -> str:
    """Return what to do with a template that leaves something out."""
    if printed.word is None:
        return "the template leaves it out; let 'posting.md.j2' print it, or delete your own"
    what = f"{{{{ {field} }}}}" if field else "it"
    return f"the template leaves it out; write {what} in it, or delete the file"


def _remark(
    case: Case, asked: Asked, words: str, instead: str, template: Path | None = None
) -> Remark:
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
        Place(str(template)) if template else case.file.place(case.position, asked.item.where),
        quote,
        message,
        f"{asked.item.why} {_since(reaches)}",
        sources(reach.law for reach in reaches),
        " ".join((f"{instead}.", *dict.fromkeys(filter(None, forms)))),
    )


def _since(reaches: tuple[Reach, ...]) -> str:
    known = [since(reach.law) for reach in reaches if reach.law.status != "customary"]
    return f"{'; '.join(known)}." if known else "It is customary, not required."


def _target(case: Case, asked: Asked) -> str:
    own = f"'{case.position.id}'"
    if asked.item.where == "company":
        return "'company'"
    if asked.item.where == "apply":
        return f"'apply' of {own} or of the company"
    return own


def _stale(case: Case) -> Iterator[Remark]:
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
