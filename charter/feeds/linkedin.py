"""LinkedIn's XML feed for basic jobs.

learn.microsoft.com/en-us/linkedin/talent/job-postings/xml-feeds-development-guide
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from charter.facts.areas import area_name
from charter.facts.languages import OURS
from charter.facts.locales import country_name
from charter.facts.terms import Pay
from charter.feeds.board import Board
from charter.feeds.description import description, plain
from charter.feeds.jobs import Job, JobPlace
from charter.feeds.plain import digits, workplace
from charter.feeds.xml import FeedElement, document, filled, rfc_date

_END_OF_DAY = time(23, 59, 59)


def feed(jobs: Sequence[Job], known: Board, day: date, poster: str = "") -> bytes:
    """Return the feed of `jobs` as of `day`; `poster` is the e-mail address of who posts them."""
    companies = {job.posting.company for job in jobs}
    head = filled(
        [
            FeedElement("lastBuildDate", rfc_date(day)),
            FeedElement("publisher", plain(companies.pop()) if len(companies) == 1 else ""),
            FeedElement("expectedJobCount", str(len(jobs))),
        ]
    )
    children = (FeedElement("job", children=elements(job, known, poster)) for job in jobs)
    return document(FeedElement("source", children=(*head, *children)))


def elements(job: Job, known: Board, poster: str = "") -> tuple[FeedElement, ...]:
    """Return the elements of one job that say something."""
    facts, posting, spot = job.posting.facts, job.posting, job.spot
    return filled(
        [
            FeedElement("partnerJobId", job.number),
            FeedElement("company", plain(posting.company)),
            FeedElement("title", plain(posting.heading)),
            FeedElement("description", description(job.description, known.italic)),
            FeedElement("applyUrl", posting.apply_url),
            FeedElement("companyId", str(job.opening.organisation.company.linkedin_id or "")),
            FeedElement("location", plain(location(spot))),
            FeedElement("city", plain(spot.city)),
            FeedElement("state", plain(spot.state)),
            FeedElement("country", spot.country),
            FeedElement("workplaceTypes", known.workplaces.get(workplace(job), "")),
            FeedElement("jobtype", known.employment.get(facts.employment, "")),
            FeedElement("salaries", children=_salaries(job.pay, known)),
            FeedElement("posterEmail", poster or posting.apply_email),
            FeedElement("listDate", rfc_date(facts.posted)),
            FeedElement(
                "expirationDate", rfc_date(facts.until, _END_OF_DAY) if facts.until else ""
            ),
        ]
    )


def location(spot: JobPlace) -> str:
    """Return a spot as LinkedIn wants it: "Denver, CO" in the US, "Aarhus, Denmark" elsewhere."""
    if spot.country == "US" and spot.region and spot.city:
        return f"{spot.city}, {spot.region}"
    if spot.area:
        return area_name(spot.area, OURS)
    return f"{spot.city}, {country_name(spot.country, OURS)}"


def _salaries(pay: Pay | None, known: Board) -> tuple[FeedElement, ...]:
    if pay is None or pay.least is None or pay.most is None:
        return ()

    def end(name: str, amount: float) -> FeedElement:
        said = FeedElement("amount", digits(amount))
        return FeedElement(name, children=(said, FeedElement("currencyCode", pay.currency)))

    parts = (
        end("highEnd", pay.most),
        end("lowEnd", pay.least),
        FeedElement("period", known.periods[pay.per]),
        FeedElement("type", "BASE_SALARY"),
    )
    return (FeedElement("salary", children=parts),)
