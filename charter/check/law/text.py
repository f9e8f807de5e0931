"""What the law of given places asks of any posting, as far as its words can tell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from charter.assign.law import Reach, covers
from charter.check.law.law import asked_for
from charter.check.law.seen import shows
from charter.check.law.text_pay import pay_range_remarks
from charter.check.law.words import clauses, is_in_sight, is_required, sources
from charter.check.remark import Remark
from charter.check.words.stated import offered_in, pay_of
from charter.document.outside.reading import Reading
from charter.problems import Place
from charter.read.catalog import Catalog
from charter.read.law import Law

BY_LAW = {
    "no-pay": "law-pay",
    "no-apply": "law-apply",
    "no-closing-date": "law-until",
    "masculine-title": "law-all-genders",
    "open-pay": "law-pay-range",
    "wide-pay": "law-pay-range",
}
"""Remarks on any posting, and the law's that says the same."""


def law_remarks_for_text(
    reading: Reading, catalog: Catalog, places: Iterable[str], day: date, language: str
) -> list[Remark]:
    """Return a remark on each thing that the places ask for and that no words seem to show.

    `places` are ISO 3166 codes. Whether words say what they must, and how many people the
    employer has, only a reader can tell; so a law for employers of some size is taken to apply.
    """
    reaches = []
    for code in places:
        for law in catalog.laws.values():
            if covers(law, code, "", "place") and is_in_sight(law, day):
                reaches.append(Reach(law, "place", code, True, (code,)))
    remarks = list(pay_range_remarks(reading, tuple(dict.fromkeys(reaches)), day, language))
    for asked in asked_for(tuple(dict.fromkeys(reaches)), ()):
        if _is_shown(reading, asked.name, language):
            continue
        if asked.name == "ai":
            continue  # Only where it is used must it be said; a text cannot tell.
        # That there is no other pay need not be said, so a text without it may be right.
        sure = asked.name != "other-pay"
        required = tuple(r for r in asked.reaches if sure and is_required(r, day))
        found = required or asked.reaches
        forms = dict.fromkeys(_form(reach.law) for reach in found if asked.name == "pay")
        remarks.append(
            Remark(
                "error" if required else "advice",
                f"law-{asked.name}",
                Place(reading.path),
                ", ".join(dict.fromkeys(reach.words for reach in found)),
                f"no words show {asked.item.what}; {clauses(found, day)}",
                asked.item.why,
                sources(reach.law for reach in found),
                " ".join(
                    (f"Write {asked.item.what}{'' if sure else ', if any'}.", *filter(None, forms))
                ),
            )
        )
    return remarks


def _is_shown(reading: Reading, name: str, language: str) -> bool:
    """Return whether a posting shows an item; what stands above a text tells what it is."""
    if name == "pay":
        return bool(pay_of(reading, language))
    if name in ("benefits", "other-pay"):
        return offered_in(reading, name, language) is not None
    return shows(reading.text, name, language)


def _form(law: Law) -> str:
    """Return in which form a law asks for pay, and above what it asks for none."""
    none = ""
    if law.no_pay_above is not None:
        none = f"Above {law.currency} {law.no_pay_above:,.0f} a year {law.name} asks for none."
    return " ".join(filter(None, (law.form, none)))
