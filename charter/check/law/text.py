"""What the law of given places asks of any posting, as far as its words can tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from charter.assign.law import LawSpot, Reach, reaches_of
from charter.assign.law_counts import Counts
from charter.check.law.amounts import PayInText, pays_in
from charter.check.law.duties import BY_LIST, BY_SHAPE, ONE_GENDER, has_duty_words, shows_duty
from charter.check.law.item import Item
from charter.check.law.law import PAID, Asked, asked_for, duties, required_first, stale_remark
from charter.check.law.pay_limits import LawSays, open_end, too_wide
from charter.check.law.seen import shows
from charter.check.law.words import (
    clauses,
    exceptions,
    forms_of,
    is_required,
    is_stale,
    sources,
)
from charter.check.remark import Remark
from charter.check.words.stated import offered_in
from charter.check.words.word_lists import OFFERS, has_law_words, listed_languages, pattern, section
from charter.check.words.words import word_remarks
from charter.document.outside.reading import Reading
from charter.facts.catalog import Catalog
from charter.facts.terms import Pay
from charter.named_tuples import NamedTuple
from charter.problems import Place

BY_LAW: Mapping[str, tuple[str, ...]] = {
    "no-pay": ("law-pay", "law-minimum-pay", "pay-not-meant"),
    "no-apply": ("law-apply", "law-contact", "no-way-to-apply"),
    "no-closing-date": ("law-until",),
    "masculine-title": ("law-all-genders",),
    "pay-history": ("law-pay-history",),
    "open-pay": ("law-pay-range",),
    "wide-pay": ("law-pay-range",),
}
"""Remarks on any posting, and the law's that say the same."""
OPTIONAL = ("other-pay", "overpay", "ai")
"""Items that must be shown only where there is any, which no text tells."""
FRENCH = "french-version"
_DUTIES = (*BY_SHAPE, *BY_LIST, "no-drivers-licence", "language-fr", "language-reason")
_AS = {"contact": "apply", "minimum-pay": "pay"}
_LINK = re.compile(r"https?://", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+|(?<=\w)\s+(?=[A-ZÄÖÜ][\w ]{2,40}: ?https?://)")


def said_by_law(code: str, codes: Collection[str]) -> bool:
    """Return whether a remark of the law says what one on any posting says too."""
    return any(one in codes for one in BY_LAW.get(code, ()))


def said_once(
    of_words: Iterable[Remark], of_law: Iterable[Remark]
) -> tuple[list[Remark], list[Remark]]:
    """Return remarks on words and those of the law; what both say is said by the law alone.

    An error of words, such as a title of one gender, stays one where the place has only advice.
    """
    of_words = list(of_words)
    errors = [one.code for one in of_words if one.severity == "error"]
    law = [
        one
        for one in of_law
        if one.severity == "error" or not any(said_by_law(code, (one.code,)) for code in errors)
    ]
    codes = {one.code for one in law}
    return [one for one in of_words if not said_by_law(one.code, codes)], law


class Asking(NamedTuple):
    """Of which places the law is asked, how many people there are, and what the employer has.

    `has` are of OPTIONAL, and FRENCH where a version in French stands beside the text.
    """

    spots: tuple[LawSpot, ...]
    counts: Counts = Counts()
    has: frozenset[str] = frozenset()


class _Text(NamedTuple):
    reading: Reading
    language: str
    pays: tuple[PayInText, ...]
    asking: Asking
    day: date

    @property
    def amounts(self) -> tuple[Pay, ...]:
        return tuple(dict.fromkeys(one.amounts for one in self.pays if one.amounts))

    def remark(self, reaches: Iterable[Reach], told: LawSays) -> Remark:
        words = ", ".join(dict.fromkeys(reach.words for reach in reaches))
        return _remark(told, Place(self.reading.path), words)


def _remark(told: LawSays, place: Place, quote: str) -> Remark:
    return Remark(
        told.severity, told.code, place, quote, told.message, told.why, told.source, told.instead
    )


def found_right(catalog: Catalog, asking: Asking, title: str, day: date) -> frozenset[str]:
    """Return the remarks on any posting that a law finds right: 'from EUR 4,000' in Austria."""
    reaches = duties(reaches_of(catalog, asking.spots, asking.counts, title), day)
    least = any(is_required(reach, day, "minimum-pay") for reach in reaches)
    return frozenset({"open-pay"} if least else ())


def law_remarks_for_text(
    reading: Reading, catalog: Catalog, asking: Asking, day: date, language: str
) -> tuple[list[Remark], list[str]]:
    """Return a remark on each thing that the places ask for and that no words seem to show.

    The second list names what was not checked. Whether words say what they must, only a reader can
    tell; what an employer may have or not is an error only where it is known to have it.
    """
    whole = reaches_of(catalog, asking.spots, asking.counts, reading.title)
    reaches = duties(whole, day)
    currency = next(
        (reach.law.currency for reach in reaches if reach.law.currency),
        {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD"}.get(
            next((spot.code[:2] for spot in asking.spots), ""), ""
        ),
    )
    text = _Text(reading, language, pays_in(reading, language, currency), asking, day)
    remarks: list[Remark] = []
    notes: list[str] = []
    for asked in asked_for(reaches, text.amounts, day):
        told = _looked_at(asked, text)
        if isinstance(told, str):
            notes.append(told)
        elif told:
            remarks.append(told)
    remarks += _limits(text, reaches)
    remarks += [stale_remark(r, Place(reading.path)) for r in whole if is_stale(r.law, day)]
    return remarks, notes


def _looked_at(asked: Asked, text: _Text) -> Remark | str | None:
    """Return a remark on an item that is missing, or a note that nobody can tell."""
    item, name = asked.item, asked.name
    if name == "no-pay-below-minimum" and not _shows(text, "pay"):
        return None
    if name == "language-reason" and text.language != "fr":
        return None
    if name == "overpay" and any(
        pay.least and pay.most and pay.least < pay.most for pay in text.amounts
    ):
        return None  # A range says it.
    names = ", ".join(dict.fromkeys(reach.law.name for reach in asked.reaches))
    if item.untold or not _can_tell(name, text.language):
        return f"{names}: not checked: {item.what}, which words here cannot tell"
    reaches = tuple(reach for reach in asked.reaches if not _is_linked(reach, name, text))
    if not reaches or _shows(text, name):
        return None
    sure = name not in OPTIONAL or name in text.asking.has
    if name == "ai" and not sure:
        return None  # Only where it is used must it be said.
    required = tuple(r for r in reaches if sure and is_required(r, text.day, name))
    found = required_first(required, reaches)
    return text.remark(found, _told(asked, found, bool(required), text))


def _told(asked: Asked, found: tuple[Reach, ...], required: bool, text: _Text) -> LawSays:
    item = asked.item
    lack = f"words show {item.what}" if item.ban else f"no words show {item.what}"
    said = clauses(found, text.day, asked.name, item.verb)
    if _may_have_none(asked.name, text):
        said = f"where there is any, {said}"
    forms = forms_of(found, asked.name)
    return LawSays(
        "error" if required else "advice",
        f"law-{asked.name}",
        f"{lack}; {said}{exceptions(found)}",
        item.why,
        sources(reach.law for reach in found),
        " ".join((_instead(item, asked.name, text), *forms)),
    )


def _instead(item: Item, name: str, text: _Text) -> str:
    if item.ban:
        return "Take it out."
    return f"Write {item.what}{', where there is any' if _may_have_none(name, text) else ''}."


def _may_have_none(name: str, text: _Text) -> bool:
    """Return whether nobody said that the employer has what must be shown where there is any."""
    return name in OPTIONAL and name not in text.asking.has


def _can_tell(name: str, language: str) -> bool:
    if name in ("all-genders", "pay-history", *PAID):
        return language in listed_languages()
    if name in _DUTIES:
        return name == "language-fr" or has_duty_words(language, name)
    return has_law_words(language)


def _shows(text: _Text, name: str) -> bool:
    language, words = text.language, text.reading.text
    if name == "all-genders":
        return not _has_remark(text, *ONE_GENDER)
    if name == "pay-history":
        return not _has_remark(text, "pay-history")
    if name == "language-fr" and FRENCH in text.asking.has:
        return True
    if name in _DUTIES:
        return shows_duty(words, name, language)
    if name in PAID:
        return bool(text.pays if name == "pay" else text.amounts)
    if name in OFFERS:
        return offered_in(text.reading, name, language) is not None
    return shows(words, _AS.get(name, name), language)


def _has_remark(text: _Text, *codes: str) -> bool:
    return any(one.code in codes for one in word_remarks(text.reading, text.language))


def _is_linked(reach: Reach, name: str, text: _Text) -> bool:
    """Return whether a law lets an item stand behind a link, and the text has that link."""
    if not reach.law.link or name not in ("pay", "benefits", "other-pay"):
        return False
    linked = [one for one in _SENTENCE.split(text.reading.text) if _LINK.search(one)]
    if name == "pay":
        labels = pattern(section(text.language, "shape", "pay_label") or ["salary"])
        return any(labels.search(one) for one in linked)
    return any(shows(one, name, text.language) for one in linked)


def _limits(text: _Text, reaches: tuple[Reach, ...]) -> Iterator[Remark]:
    """Yield remarks on the width and the open ends of the pay in a text."""
    for one in text.pays:
        pay = one.amounts
        if pay is None:
            continue
        if pay.least is None or pay.most is None:
            said = open_end(reaches, text.amounts, pay, text.day, typed=False)
            if said.code != "open-pay":
                yield _remark(said, one.place, one.quote)
            continue
        for reach in reaches:
            wide = too_wide(reach, pay, text.day, "Bring both ends nearer to each other.")
            if wide:
                yield _remark(wide, one.place, one.quote)
