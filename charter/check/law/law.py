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
from charter.check.law.item import Item
from charter.check.law.items import ITEMS, stated
from charter.check.law.pay import pay_remarks
from charter.check.law.pay_limits import asks_for_none
from charter.check.law.seen import left_out
from charter.check.law.words import (
    clauses,
    exceptions,
    forms_of,
    is_asked,
    is_required,
    is_stale,
    since,
    sources,
)
from charter.check.remark import OWN_JUDGEMENT, Remark, in_reading_order
from charter.compose.papers import Posting, says_how_to_apply
from charter.compose.posting import compose_posting
from charter.facts.odd_pay import not_meant
from charter.facts.terms import Pay
from charter.named_tuples import NamedTuple
from charter.problems import Place, listing

PAID = ("pay", "minimum-pay")


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
    case = case_of(organisation, position_id, day, printed)
    found = [*_missing(case), *pay_remarks(case), *_stale(case), *fact_remarks(case)]
    if not any(one.code == "law-apply" for one in found):
        found += _no_way_to_apply(case)
    return in_reading_order(found)


def case_of(
    organisation: Organisation, position_id: str, day: date, printed: Sequence[Printed] = ()
) -> Case:
    """Return the posting of a position with the laws in sight of it on `day`."""
    position = organisation.positions[position_id]
    return Case(
        organisation,
        position,
        compose_posting(organisation, position_id, day),
        laws_in_sight(organisation, position, day),
        day,
        CompanyFile(organisation),
        tuple(printed),
    )


def unlawful(
    organisation: Organisation, day: date, name: str, printed: Callable[[], Sequence[Printed]]
) -> tuple[Remark, ...]:
    """Return what keeps the posting of a position from being published.

    `printed` tells what own templates print of it.
    """
    position = organisation.positions[name]
    reached = laws_reaching(organisation, position)
    made = printed()
    if not (reached or made or any(map(not_meant, position.given.ranges))):
        return ()
    found = law_remarks(organisation, name, day, made)
    return tuple(remark for remark in found if remark.severity == "error")


def laws_in_sight(organisation: Organisation, position: Position, day: date) -> tuple[Reach, ...]:
    """Return the duties that reach a position and hold on `day`, and what is unclear."""
    return duties(laws_reaching(organisation, position), day)


def duties(reaches: tuple[Reach, ...], day: date) -> tuple[Reach, ...]:
    """Return the rows among `reaches` that hold on a day, or may hold."""
    return tuple(
        reach
        for reach in reaches
        if reach.law.finding == "unclear"
        or reach.law.state(day) == "customary"
        or any(reach.law.stage_on(day, item) for item in reach.law.items)
    )


def asked_for(reaches: tuple[Reach, ...], ranges: Sequence[Pay], day: date) -> Iterator[Asked]:
    """Yield each item that some of the laws ask for; no pay where it is above a law's limit."""
    for name, item in ITEMS.items():
        asking = tuple(
            reach
            for reach in reaches
            if is_asked(reach.law, name, day)
            and not (name in PAID and asks_for_none(reach, ranges))
        )
        if asking:
            yield Asked(name, item, asking)


def _missing(case: Case) -> Iterator[Remark]:
    for asked in asked_for(case.reaches, case.position.given.ranges, case.day):
        if is_untold(asked, case.posting):
            continue
        shown, field = shown_for(asked, case)
        if shown is None:
            yield _remark(case, asked, "", what_to_do(asked.item, _target(case, asked)))
            continue
        for printed in case.printed:
            if words := left_out(printed.text, asked.name, shown, case.posting.language):
                yield _remark(case, asked, words, _let_print(printed, field), printed.word)


def shown_for(asked: Asked, case: Case) -> tuple[tuple[str, ...] | None, str]:
    """Return the texts of a posting that show an item, and the field that prints them.

    None for what is not shown; no texts where it needs no words.
    """
    shown = asked.item.shown(case.posting, case.position)
    if shown is not None:
        return shown, asked.item.field
    shown = stated(case.posting, asked.name, case.organisation.catalog.laws.values())
    return (() if shown is None and asked.item.fine(case.posting) else shown), ""


def _no_way_to_apply(case: Case) -> Iterator[Remark]:
    """Yield each own template that prints none of the ways to apply, where no law asks for it."""
    item = ITEMS["apply"]
    shown = item.shown(case.posting, case.position) if says_how_to_apply(case.posting) else ()
    for printed in case.printed if shown else ():
        text, language = printed.text, case.posting.language
        if all(left_out(text, "apply", [words], language) for words in shown or ()):
            yield Remark(
                "error",
                "no-way-to-apply",
                Place(str(printed.word))
                if printed.word
                else case.file.place(case.position, "apply"),
                "",
                f"the posting for '{case.position.id}' does not print how to apply",
                "Who reads it cannot apply.",
                OWN_JUDGEMENT,
                f"{_let_print(printed, item.field)}.",
            )


def is_untold(asked: Asked, posting: Posting) -> bool:
    """Return whether nobody can tell from the facts of a posting if an item is right."""
    return asked.name == "no-pay-below-minimum" and bool(posting.pay_texts)


def untold_items(organisation: Organisation, name: str, day: date) -> tuple[str, ...]:
    """Return a note for each item of a posting that nobody can tell from its facts."""
    position = organisation.positions[name]
    reaches = laws_in_sight(organisation, position, day)
    asked = [a for a in asked_for(reaches, position.given.ranges, day) if a.item.untold]
    if not asked:
        return ()
    posting = compose_posting(organisation, name, day)
    return tuple(
        f"{listing(reach.law.name for reach in one.reaches)}: not checked: {one.item.what}"
        for one in asked
        if is_untold(one, posting)
    )


def what_to_do(item: Item, target: str) -> str:
    """Return how to mend what an item lacks."""
    return f"take it out of {target}" if item.ban else f"add {item.key} to {target}"


def _let_print(printed: Printed, field: str) -> str:
    """Return what to do with a template that leaves something out."""
    if printed.word is None:
        return "the template leaves it out; let 'posting.md.j2' print it, or delete your own"
    what = f"{{{{ {field} }}}}" if field else "it"
    return f"the template leaves it out; write {what} in it, or delete the file"


def _remark(
    case: Case, asked: Asked, words: str, instead: str, template: Path | None = None
) -> Remark:
    required = tuple(r for r in asked.reaches if is_required(r, case.day, asked.name))
    reaches = required_first(required, asked.reaches)
    # Nothing can be quoted of what is missing, so the quote is the words that bring the law here.
    quote = words or listing(reach.words for reach in reaches)
    posting = f"the posting for '{case.position.id}'"
    said = clauses(reaches, case.day, asked.name, asked.item.verb)
    message = f"{posting} {asked.item.lack}; {said}{exceptions(reaches)}"
    return Remark(
        "error" if required else "advice",
        f"law-{asked.name}",
        Place(str(template)) if template else case.file.place(case.position, asked.item.where),
        quote,
        message,
        f"{asked.item.why} {_since(reaches)}",
        sources(reach.law for reach in reaches),
        " ".join((f"{instead}.", *forms_of(reaches, asked.name))),
    )


def required_first(required: tuple[Reach, ...], reaches: tuple[Reach, ...]) -> tuple[Reach, ...]:
    """Return all laws for one remark: what one asks for certain hides no doubt of another."""
    return (*required, *(reach for reach in reaches if reach not in required))


def _since(reaches: tuple[Reach, ...]) -> str:
    known = [since(reach.law) for reach in reaches if reach.law.stage != "customary"]
    return f"{'; '.join(known)}." if known else "It is customary, not required."


def _target(case: Case, asked: Asked) -> str:
    own = f"'{case.position.id}'"
    if asked.item.where == "company":
        return "'company'"
    if asked.item.where == "apply":
        return f"'apply' of {own} or of the company"
    return own


def _stale(case: Case) -> Iterator[Remark]:
    for reach in laws_reaching(case.organisation, case.position):
        if is_stale(reach.law, case.day):
            place = case.file.place(case.position, "position")
            yield stale_remark(reach, place)


def stale_remark(reach: Reach, place: Place) -> Remark:
    """Return the remark on a row at which nobody has looked for a year."""
    law = reach.law
    return Remark(
        "advice",
        "law-not-checked",
        place,
        reach.words,
        f"what we know of {law.name} ({law.id}) was last read {_when(law.last_read)},"
        " over a year ago",
        "Laws on postings change every year.",
        sources([law]),
        "Look whether it still holds, and lay new sources over it in your own catalogue: "
        f"laws: [{{id: {law.id}, sources: [{{page: ..., speaks_for: ..., read: ...}}]}}].",
    )


def _when(read: str) -> str:
    """Return a day or a month as it is said: "on 2026-11-28", "in 2026-11"."""
    return f"{'on' if read.count('-') > 1 else 'in'} {read}"
