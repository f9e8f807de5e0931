"""Everything about one law of the catalogue, as labelled paragraphs."""

from __future__ import annotations

from charter.check.law.items import ITEMS
from charter.check.law.words import CHECKLIST
from charter.cli.show.fields import Field
from charter.read.law import Law

_STATUS = {
    "in-force": "in force",
    "partly": "in force in part",
    "deadline-passed": "the deadline for a law has passed; whether there is one was not verified",
    "customary": "customary, not required",
    "not-verified": "not verified",
}
_STAGE = {"advert": "in the posting", "before-interview": "here, or before the interview"}
_COUNTED = {
    "there": "(people there)",
    "all": "(people in all)",
    "unknown": "(whether people there or in all is not known)",
}


def law_fields(law: Law) -> list[Field]:
    """Return the fields of a law."""
    codes = ", ".join(law.places)
    cities = f"{codes}: {', '.join(law.cities)}" if law.cities else codes
    size = f"of at least {law.employees:,} {_COUNTED[law.counted]}" if law.employees else ""
    return [
        Field("Codes", (cities,)),
        Field("Status", (_STATUS[law.status],)),
        Field("From", (law.starts.isoformat() if law.starts else "",)),
        Field("Employers", (size,)),
        Field("Shows", tuple(ITEMS[name].what for name in law.shows)),
        Field("Shown", (_STAGE[law.stage],)),
        Field("Form", (law.form,)),
        Field("Range", (_range(law),)),
        Field("Reaches", (_reaches(law),)),
        Field("Statement", (f"blocks/statements/{law.statement}.md.j2",) if law.statement else ()),
        Field("Also", law.also),
        Field("Source", (law.source,)),
        Field("Checked", (f"{law.checked.isoformat()}. {CHECKLIST}",)),
    ]


def _range(law: Law) -> str:
    said = []
    if law.widest is not None:
        said.append(f"at most {law.currency} {law.widest:,.0f} a year wide")
    if law.no_pay_above is not None:
        said.append(f"no pay need be shown above {law.currency} {law.no_pay_above:,.0f} a year")
    return "; ".join(said)


def _reaches(law: Law) -> str:
    who = ["work done there", "remote work from there" if law.remote else ""]
    who.append("work that reports to somebody there" if law.reports_into else "")
    return ", ".join(filter(None, who))
