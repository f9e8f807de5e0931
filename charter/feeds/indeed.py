"""Indeed's XML feed: docs.indeed.com/indeed-apply/xml-feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charter.feeds.boards import Board, board
from charter.feeds.description import description, plain
from charter.feeds.jobs import Job
from charter.feeds.xml import FeedElement, document, filled, rfc_date
from charter.read.company import Pay

REMOTE = "Remote"
"""What Indeed documents as the city of a job that has none."""


def indeed_feed(jobs: Sequence[Job], day: date, _poster: str = "") -> bytes:
    """Return the feed of `jobs` as of `day`. Indeed does not ask who posts."""
    children = (FeedElement("job", children=elements(job)) for job in jobs)
    return document(
        FeedElement("source", children=(FeedElement("lastBuildDate", rfc_date(day)), *children))
    )


def elements(job: Job, _poster: str = "") -> tuple[FeedElement, ...]:
    """Return the elements of one job; empty only where Indeed wants an empty one."""
    known, facts, posting, spot = board("indeed"), job.posting.facts, job.posting, job.spot
    remote = spot.remote
    return (
        FeedElement("title", plain(posting.heading)),
        FeedElement("date", facts.posted.isoformat()),
        FeedElement("referencenumber", job.number),
        FeedElement("requisitionid", facts.reference),
        FeedElement("url", posting.apply_url),
        FeedElement("company", plain(posting.company)),
        FeedElement("sourcename", plain(posting.legal_name)),
        FeedElement("city", REMOTE if remote else plain(spot.city)),
        FeedElement("state", plain(spot.region)),
        FeedElement("country", spot.country),
        *([FeedElement("postalcode")] if remote else []),
        *filled(
            [
                FeedElement("email", posting.apply_email),
                FeedElement("description", description(job.description, known.italic)),
                FeedElement("salary", salary(facts.pay, known) if facts.pay else ""),
                FeedElement("jobtype", known.employment.get(facts.employment, "")),
                FeedElement("remotetype", known.workplaces.get(workplace(job), "")),
                FeedElement("expirationdate", facts.until.isoformat() if facts.until else ""),
            ]
        ),
    )


def salary(pay: Pay, known: Board) -> str:
    """Return pay as Indeed reads it: "$220000 - $280000 per year", without separators."""
    sign = known.signs.get(pay.currency, f"{pay.currency} ")
    least, most = (
        f"{sign}{amount:.0f}" if amount == int(amount) else f"{sign}{amount:.2f}"
        for amount in (pay.least, pay.most)
    )
    amount = least if least == most else f"{least} - {most}"
    return f"{amount} per {known.periods[pay.per]}"


def workplace(job: Job) -> str:
    """Return remote, hybrid or office; nothing where the posting leaves it open."""
    facts = job.posting.facts
    if job.spot.remote:
        return "remote"
    if facts.office_days is None:
        return "" if facts.remote else "office"
    return "hybrid" if 0 < facts.office_days < 5 else "office" if facts.office_days else ""
