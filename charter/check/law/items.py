"""What a law can ask a posting to show: whether it is stated, what shows it, how to add it."""

from __future__ import annotations

from collections.abc import Iterable

from charter.assign.organisation import Position
from charter.check.law.item import Item
from charter.check.law.more_items import MORE_ITEMS
from charter.compose.papers import Posting
from charter.facts.languages import is_english
from charter.facts.law import Law
from charter.facts.locales import code_of


def _pay(posting: Posting, _position: Position) -> tuple[str, ...] | None:
    return posting.pay_texts or None


def _benefits(posting: Posting, _position: Position) -> tuple[str, ...] | None:
    return posting.benefits or None


def _other_pay(posting: Posting, position: Position) -> tuple[str, ...] | None:
    if posting.facts.other_pay:
        return (posting.facts.other_pay,)
    return () if position.given.other_pay else None


def _until(posting: Posting, _position: Position) -> tuple[str, ...] | None:
    if posting.apply_until:
        return (posting.apply_until,)
    from charter.check.words.recognised import RECOGNISERS

    said, code = "\n".join((posting.apply_send, *posting.apply_steps)), code_of(posting.language)
    found = RECOGNISERS["closing-date"](said, code, "text")
    return () if any(each.said["date"] == "open" for each in found) else None


def _apply(posting: Posting, _position: Position) -> tuple[str, ...] | None:
    for text in (posting.apply_url, posting.apply_email, posting.apply_send):
        if text:
            return (text,)
    return None


def _ai(posting: Posting, _position: Position) -> tuple[str, ...] | None:
    said = posting.ai_in_hiring
    if isinstance(said, str):
        return (said,) if said.strip() else None
    if said is None:
        return None
    return _ours(posting, "artificial intelligence") if said else ()


def _vacancy(posting: Posting, _position: Position) -> tuple[str, ...] | None:
    return _ours(posting, "vacancy") if posting.facts.vacancy else None


def _equal(posting: Posting, _position: Position) -> tuple[str, ...] | None:
    return (posting.equal_opportunity,) if posting.equal_opportunity else None


def _accommodation(posting: Posting, _position: Position) -> tuple[str, ...] | None:
    return (posting.accommodation,) if posting.accommodation else None


def _ours(posting: Posting, words: str) -> tuple[str, ...]:
    """Return words of our own blocks, which can be looked for in English only."""
    return (words,) if is_english(posting.language) else ()


def stated(posting: Posting, name: str, laws: Iterable[Law]) -> tuple[str, ...] | None:
    """Return the words by which the statements of `laws` show an item; None where none does.

    Words are looked for in English only, but a mark such as m/w/d is the same in every language.
    """
    for law in laws:
        words = next((said.words for said in law.said if said.shows == name), "")
        if words and law.statement in posting.statements and ITEMS[name].sayable(posting):
            return _ours(posting, words) if " " in words else (words,)
    return None


ITEMS = {
    "pay": Item(
        "the pay",
        "'pay: {min: ..., max: ..., currency: ..., per: year}'",
        "position",
        "Whoever applies must be able to see what the work pays.",
        _pay,
        "posting.pay",
    ),
    "benefits": Item(
        "the benefits",
        "'benefits:' with one line for each",
        "position",
        "Benefits are part of what must be shown there; that there are some names none.",
        _benefits,
        "posting.benefits | join(' ')",
    ),
    "other-pay": Item(
        "bonus, commission and other pay",
        "'other_pay:' with what there is, or 'other_pay: none'",
        "position",
        "Other pay is part of what must be shown there; what is not stated cannot be checked.",
        _other_pay,
        "posting.facts.other_pay",
    ),
    "until": Item(
        "the closing date",
        "'until:' with the last day; or say in 'send' that applications are taken all the time",
        "apply",
        "Whoever reads the posting must know until when to apply.",
        _until,
        "posting.apply_until",
    ),
    "apply": Item(
        "how to apply",
        "'url:' or 'email:'",
        "apply",
        "Whoever reads the posting must know how to apply.",
        _apply,
    ),
    "ai": Item(
        "whether artificial intelligence screens, assesses or selects applicants",
        "'ai_in_hiring: false', or 'ai_in_hiring:' with a sentence that says how",
        "company",
        "Where it is used, the posting must say so; only you know.",
        _ai,
    ),
    "vacancy": Item(
        "whether the vacancy exists",
        "'vacancy: existing' or 'vacancy: future'",
        "position",
        "The posting must say whether there is a vacancy to fill.",
        _vacancy,
    ),
    "equal-opportunity": Item(
        "an equal-opportunity statement",
        "'equal_opportunity:' with your statement",
        "company",
        "Readers there look for it.",
        _equal,
        "posting.equal_opportunity",
    ),
    "accommodation": Item(
        "whom to ask for an accommodation",
        "'accommodation:' with whom to ask",
        "company",
        "Who needs an adjustment in the hiring process must know whom to ask.",
        _accommodation,
        "posting.accommodation",
        lambda posting: posting.apply_email,
    ),
}
ITEMS |= MORE_ITEMS
