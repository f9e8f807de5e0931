"""Indeed's XML feed: docs.indeed.com/indeed-apply/xml-feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charter.feeds.board import Board
from charter.feeds.description import description, plain
from charter.feeds.jobs import Job
from charter.feeds.plain import salary, workplace
from charter.feeds.xml import FeedElement, document, filled, rfc_date

REMOTE = "Remote"
"""What Indeed documents as the city of a job that has none."""


def feed(jobs: Sequence[Job], known: Board, day: date, _poster: str = "") -> bytes:
    """Return the feed of `jobs` as of `day`. Indeed does not ask who posts."""
    children = (FeedElement("job", children=elements(job, known)) for job in jobs)
    return document(
        FeedElement("source", children=(FeedElement("lastBuildDate", rfc_date(day)), *children))
    )


def elements(job: Job, known: Board, _poster: str = "") -> tuple[FeedElement, ...]:
    """Return the elements of one job; empty only where Indeed wants an empty one."""
    facts, posting, spot = job.posting.facts, job.posting, job.spot
    nowhere = not spot.city
    return (
        FeedElement("title", plain(posting.heading)),
        FeedElement("date", facts.posted.isoformat()),
        FeedElement("referencenumber", job.number),
        FeedElement("requisitionid", facts.reference),
        FeedElement("url", posting.apply_url),
        FeedElement("company", plain(posting.company)),
        FeedElement("sourcename", plain(posting.legal_name)),
        FeedElement("city", REMOTE if nowhere else plain(spot.city)),
        FeedElement("state", plain(spot.state)),
        FeedElement("country", spot.country),
        *([FeedElement("postalcode")] if nowhere else []),
        *filled(
            [
                FeedElement("postalcode", plain(spot.postcode)),
                FeedElement("streetaddress", plain(spot.street)),
                FeedElement("email", posting.apply_email),
                FeedElement("description", description(job.description, known.italic)),
                FeedElement("salary", salary(job.pay, known) if job.pay else ""),
                FeedElement("jobtype", known.employment.get(facts.employment, "")),
                FeedElement("remotetype", known.workplaces.get(workplace(job), "")),
                FeedElement("expirationdate", facts.until.isoformat() if facts.until else ""),
            ]
        ),
    )
