"""Indeed's XML feed: docs.indeed.com/indeed-apply/xml-feed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from charter.feeds.boards import Board, board
from charter.feeds.description import description, plain
from charter.feeds.jobs import Job
from charter.feeds.xml import Element, document, filled, rfc_date
from charter.read.company import Pay

REMOTE = "Remote"
"""What Indeed documents as the city of a job that has none."""


def indeed_feed(jobs: Sequence[Job], day: date, _poster: str = "") -> bytes:
    """Return the feed of `jobs` as of `day`. Indeed does not ask who posts."""
    children = (Element("job", children=elements(job)) for job in jobs)
    return document(
        Element("source", children=(Element("lastBuildDate", rfc_date(day)), *children))
    )


def elements(job: Job, _poster: str = "") -> tuple[Element, ...]:
    """Return the elements of one job; empty only where Indeed wants an empty one."""
    known, facts, posting, spot = board("indeed"), job.posting.facts, job.posting, job.spot
    remote = spot.remote
    return (
        Element("title", plain(posting.heading)),
        Element("date", facts.posted.isoformat()),
        Element("referencenumber", job.number),
        Element("requisitionid", facts.reference),
        Element("url", posting.apply_url),
        Element("company", plain(posting.company)),
        Element("sourcename", plain(posting.legal_name)),
        Element("city", REMOTE if remote else plain(spot.city)),
        Element("state", plain(spot.region)),
        Element("country", spot.country),
        *([Element("postalcode")] if remote else []),
        *filled(
            [
                Element("email", posting.apply_email),
                Element("description", description(job.description, known.italic)),
                Element("salary", salary(facts.pay, known) if facts.pay else ""),
                Element("jobtype", known.employment.get(facts.employment, "")),
                Element("remotetype", known.workplaces.get(workplace(job), "")),
                Element("expirationdate", facts.until.isoformat() if facts.until else ""),
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
