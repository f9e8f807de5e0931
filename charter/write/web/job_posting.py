"""A posting as schema.org JobPosting, the form in which search engines read it.

Which properties there are, and what must be in them: schema.org/JobPosting, and
developers.google.com/search/docs/appearance/structured-data/job-posting.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import compress
from typing import Any

from charter.compose.papers import Posting
from charter.facts.areas import area_name
from charter.facts.company import WorkPlace
from charter.facts.languages import OURS
from charter.facts.terms import Pay
from charter.values.regions import said_region
from charter.write.web.board_html import board_html
from charter.write.web.html_blocks import inline_html
from charter.write.web.posting_parts import PostingParts

_HOURS = {
    "full-time": ["FULL_TIME"],
    "part-time": ["PART_TIME"],
    "either": ["FULL_TIME", "PART_TIME"],
}
_ENDS = {"fixed": ["TEMPORARY"], "interim": ["TEMPORARY"]}
_END_OF_DAY = "T23:59:59"
"""Without a zone: a closing date ends with the day where the reader is."""


def job_postings(parts: PostingParts) -> list[dict[str, Any]]:
    """Return the JSON-LD of a posting: one job, or one for each pay where it differs by place.

    schema.org ties a salary to no place, and search engines take one for each job, so places that
    pay alike stand together. What the posting does not state is left out.
    """
    facts = parts.posting.facts
    if len(facts.ranges) < 2:
        return [_job(parts, facts.places, facts.remote_from, facts.pay)]
    there = len(facts.places)
    jobs = []
    for pay in dict.fromkeys(filter(None, facts.spot_pay)):
        paid = [one == pay for one in facts.spot_pay]
        places = tuple(compress(facts.places, paid))
        areas = tuple(compress(facts.remote_from, paid[there:]))
        jobs.append(_job(parts, places, areas, pay))
    return jobs


def _job(
    parts: PostingParts, where: Sequence[WorkPlace], remote_from: Sequence[str], pay: Pay | None
) -> dict[str, Any]:
    """Return one job. The title is that of the text, with "(m/w/d)" where it has it: a search
    engine's list of results is an advert too, and must be as neutral.
    """
    posting, facts = parts.posting, parts.posting.facts
    organisation = {
        "@type": "Organization",
        "name": posting.company,
        "legalName": posting.legal_name if posting.legal_name != posting.company else "",
        "sameAs": posting.website,
    }
    places = [_place(place, posting.country) for place in where]
    areas = [_area(code) for code in remote_from]
    # For work that may or must be remote all the time, beside a place too; where no codes say
    # where from, all jobs of the posting are so.
    remote = bool(areas) or (facts.is_remote and not facts.remote_from)
    terms = facts.terms
    data: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": posting.title,
        "description": board_html(parts.advert, inline_html),
        "datePosted": facts.posted.isoformat(),
        "validThrough": f"{facts.until.isoformat()}{_END_OF_DAY}" if facts.until else "",
        "hiringOrganization": _without_blanks(organisation),
        "identifier": _identifier(posting, pay),
        "employmentType": _one_or_all([*_HOURS.get(terms.hours, ()), *_ENDS.get(terms.term, ())]),
        "jobLocation": _one_or_all(places),
        "jobLocationType": "TELECOMMUTE" if remote else "",
        "applicantLocationRequirements": _one_or_all(areas),
        "baseSalary": _salary(pay) if pay else "",
    }
    made = _without_blanks(data)
    if facts.apply_url or facts.apply_email:
        made["directApply"] = False  # our page names where to apply; it takes no applications
    return made


def script_of(jobs: list[dict[str, Any]]) -> str:
    """Return JSON-LD as an element of a page. It is data; nothing in it can end the element."""
    text = json.dumps(_one_or_all(jobs), ensure_ascii=False, indent=1)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">\n{text}\n</script>\n'


def _place(place: WorkPlace, country: str) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.city,
        "addressRegion": said_region(place.region, place.country or country),
        "addressCountry": place.country or country,
    }
    return {"@type": "Place", "address": _without_blanks(address)}


def _area(code: str) -> dict[str, str]:
    """Return a country, or a part of one, as its name: "Germany"; "Colorado, United States"."""
    country, _, part = code.partition("-")
    kind = "Country" if not part else "State" if country == "US" else "AdministrativeArea"
    return {"@type": kind, "name": area_name(code, OURS)}


def _salary(pay: Pay) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": pay.per.upper()}
    if pay.least is not None and pay.least == pay.most:
        value["value"] = _number(pay.least)
    else:
        ends = {"minValue": pay.least, "maxValue": pay.most}
        value |= {name: _number(end) for name, end in ends.items() if end is not None}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _number(amount: float) -> float:
    return int(amount) if amount == int(amount) else amount


def _identifier(posting: Posting, pay: Pay | None) -> dict[str, str]:
    """Return the number of a job; with its place where the posting is of several jobs."""
    if not posting.facts.reference:
        return {}
    several = pay is not None and len(posting.facts.ranges) > 1
    return {
        "@type": "PropertyValue",
        "name": posting.company,
        "value": f"{posting.facts.reference}{f'-{pay.place}' if pay and several else ''}",
    }


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _without_blanks(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in ("", [], {}, None)}
