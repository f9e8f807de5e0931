"""What a posting's facts keep from being looked at, a last day gone by, and words of ours in it."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.law import has_regions
from charter.check.law.case import Case
from charter.check.law.items import stated
from charter.check.remark import OWN_JUDGEMENT, Remark
from charter.facts.spots import region_of

_PROMISE = "equal-opportunity"
"""What a statement promises in the company's name."""


def fact_remarks(case: Case) -> Iterator[Remark]:
    """Yield remarks on where, until when, and in whose words a posting speaks."""
    yield from _closed(case)
    yield from _our_words(case)
    yield from _not_looked_at(case)


def _closed(case: Case) -> Iterator[Remark]:
    until = case.posting.facts.until
    if until and until < case.day:
        yield Remark(
            "error",
            "closed",
            case.file.place(case.position, "apply", "until"),
            case.posting.apply_until,
            f"the posting for '{case.position.id}' closed on {until.isoformat()}",
            "Nobody can apply any more, and its page tells search engines so.",
            OWN_JUDGEMENT,
            "write a later day in 'until:', or change 'status:'.",
        )


def _our_words(case: Case) -> Iterator[Remark]:
    """Yield the same remark for each posting, so that it can be said once."""
    company, laws = case.organisation.company, case.organisation.catalog.laws.values()
    said = stated(case.posting, _PROMISE, laws)
    if said is not None and not case.posting.equal_opportunity:
        yield Remark(
            "advice",
            "our-statement",
            company.place,
            "".join(said),
            f"postings print our customary equal-opportunity statement in the name of"
            f" {company.name}",
            "A promise in the company's name should be the company's own.",
            OWN_JUDGEMENT,
            "write your own 'equal_opportunity:' under 'company'.",
        )


def _not_looked_at(case: Case) -> Iterator[Remark]:
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
    if not given.places and not given.remote_from and not given.remote:
        law = "only the law of the manager's place" if case.reaches else "no law"
        message = f"the posting for '{case.position.id}': no place is given, so {law} "
        message += "was looked at"
        instead = "add 'places:', or 'remote_from:' with the ISO 3166 codes, such as [US-CO]."
        yield Remark("advice", "law-place", place, "", message, why, OWN_JUDGEMENT, instead)
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
