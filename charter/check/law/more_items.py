"""The rarer things that a law can ask a posting to show, or forbid it."""

from __future__ import annotations

from charter.assign.organisation import Position
from charter.check.law.duties import (
    is_earlier_pay_asked,
    is_for_one_gender,
    shows_duty,
)
from charter.check.law.item import Item
from charter.compose.papers import Posting
from charter.facts.languages import languages
from charter.facts.locales import code_of, locale

ShownTexts = tuple[str, ...] | None


def own_texts(posting: Posting) -> tuple[str, ...]:
    """Return the texts of a posting that the company wrote, in the order of the page."""
    return (
        posting.opening,
        posting.about,
        *posting.musts,
        *posting.nice_to_have,
        *posting.benefits,
        posting.apply_send,
        *posting.apply_steps,
        posting.equal_opportunity,
        posting.accommodation,
    )


def _said(posting: Posting, name: str) -> ShownTexts:
    """Return the first text that shows an item; none of ours is long enough to hide one."""
    code = code_of(posting.language)
    return next(((text,) for text in own_texts(posting) if shows_duty(text, name, code)), None)


def _pay(posting: Posting, _position: Position) -> ShownTexts:
    return posting.pay_texts or None


def _overpay(_posting: Posting, _position: Position) -> ShownTexts:
    # A range, or pay from an amount on, says by itself that more is paid than the least.
    return ()


def _health(posting: Posting, _position: Position) -> ShownTexts:
    code = code_of(posting.language)
    said = (one for one in posting.benefits if shows_duty(one, "health-benefits", code))
    return next(((one,) for one in said), None)


def _all_genders(posting: Posting, _position: Position) -> ShownTexts:
    said = f"{posting.title} {posting.equal_opportunity}"
    marks = {locale(language).title_mark.strip("()") for language in languages()} - {""}
    return () if any(mark in said for mark in marks) else None


def _is_neutral(posting: Posting) -> bool:
    return not is_for_one_gender(posting.title, code_of(posting.language))


def _fair_chance(posting: Posting, _position: Position) -> ShownTexts:
    return _said(posting, "fair-chance")


def _no_licence(posting: Posting, _position: Position) -> ShownTexts:
    return _all_fine(posting, "no-drivers-licence")


def _all_fine(posting: Posting, name: str) -> ShownTexts:
    code = code_of(posting.language)
    return () if all(shows_duty(text, name, code) for text in own_texts(posting)) else None


def _no_history(posting: Posting, _position: Position) -> ShownTexts:
    code = code_of(posting.language)
    text = "\n\n".join(filter(None, own_texts(posting)))
    return None if is_earlier_pay_asked(text, code) else ()


def _french(posting: Posting, _position: Position) -> ShownTexts:
    if code_of(posting.language) == "fr":
        return ()
    return _said(posting, "language-fr")


def _reason(posting: Posting, _position: Position) -> ShownTexts:
    return _all_fine(posting, "language-reason")


def _date(posting: Posting, _position: Position) -> ShownTexts:
    return (posting.date_text,) if "fr" in posting.statements else None


def _employer(posting: Posting, _position: Position) -> ShownTexts:
    return (posting.company,)


def _address(posting: Posting, _position: Position) -> ShownTexts:
    return _said(posting, "address")


def _contact(posting: Posting, _position: Position) -> ShownTexts:
    for text in (posting.apply_email, posting.apply_url, posting.apply_send):
        if text:
            return (text,)
    return None


def _work(posting: Posting, _position: Position) -> ShownTexts:
    return () if any((posting.owns, posting.pitch, posting.opening)) else None


def _place(posting: Posting, _position: Position) -> ShownTexts:
    return () if posting.facts.places or posting.facts.remote else None


def _no_pay(posting: Posting, _position: Position) -> ShownTexts:
    return None if posting.pay_texts else ()


_OWN_TEXT = "a sentence in 'opening:', 'about:' or 'send:'"
MORE_ITEMS = {
    "minimum-pay": Item(
        "the least that is paid, with its period",
        "'pay: {min: ..., currency: ..., per: year}'",
        "position",
        "Whoever applies must be able to see what is paid at least.",
        _pay,
        "posting.pay",
    ),
    "overpay": Item(
        "that more may be paid",
        "a range, or 'pay:' with 'min' alone",
        "position",
        "Where you are ready to pay more than the least, the advert says so.",
        _overpay,
    ),
    "health-benefits": Item(
        "that there is health cover",
        "'benefits:' with the health cover",
        "position",
        "Applicants must know of it before the first interview.",
        _health,
        "posting.benefits | join(' ')",
    ),
    "fair-chance": Item(
        "that applicants with arrest and conviction records are considered",
        "'equal_opportunity:' with that sentence for the place",
        "company",
        "The law there wants the sentence in every posting.",
        _fair_chance,
        "posting.equal_opportunity",
    ),
    "no-drivers-licence": Item(
        "a demand for a driver's licence",
        "",
        "position",
        "It shuts out people who can get about in other ways.",
        _no_licence,
        ban=True,
    ),
    "pay-history": Item(
        "a question about earlier pay",
        "",
        "position",
        "It carries low pay from one employer to the next.",
        _no_history,
        ban=True,
    ),
    "language-fr": Item(
        "its text in French",
        f"'language: fr', or {_OWN_TEXT} that it is published in French at the same time",
        "company",
        "Readers there have a right to it in French.",
        _french,
    ),
    "language-reason": Item(
        "why another language than French is needed",
        "the reason, in the sentence that asks for it,",
        "position",
        "Whoever asks for another language must say in the posting why the work needs it.",
        _reason,
    ),
    "date": Item(
        "the day on which it was published",
        "'posted:'",
        "position",
        "Readers must be able to see how old an offer is.",
        _date,
        "posting.date_text",
    ),
    "employer": Item(
        "who the employer is",
        "'name:'",
        "company",
        "An advert names who hires.",
        _employer,
        untold=True,
    ),
    "address": Item(
        "the employer's full address",
        f"{_OWN_TEXT} with building, floor and room",
        "company",
        "Adverts without one are a way to lure people.",
        _address,
        "posting.about",
    ),
    "contact": Item(
        "how to reach the employer",
        "'email:' or 'url:'",
        "apply",
        "Adverts without it are a way to lure people.",
        _contact,
        "posting.apply_email",
    ),
    "duties": Item(
        "what the work is",
        "'opening:'",
        "position",
        "An advert says what the work is.",
        _work,
        untold=True,
    ),
    "place": Item(
        "where the work is done",
        "'places:'",
        "position",
        "An advert says where one works.",
        _place,
        untold=True,
    ),
    "no-pay-below-minimum": Item(
        "pay, which may not be below the least that the law allows",
        "",
        "position",
        "An advert below the least rate is an offence of its own.",
        _no_pay,
        untold=True,
    ),
    "all-genders": Item(
        "that people of every gender are meant",
        "'(m/w/d)' to the title",
        "position",
        "A masculine title alone can be taken as a preference for men.",
        _all_genders,
        fine=_is_neutral,
    ),
}
"""Each by its name."""
