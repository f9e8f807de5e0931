"""A feed as a plain list: each field of the board with the value that its file names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from charter.facts.languages import OURS
from charter.facts.locales import country_name
from charter.facts.terms import Pay
from charter.feeds.board import Board
from charter.feeds.description import description, plain
from charter.feeds.jobs import Job
from charter.feeds.xml import FeedElement, document, filled, iso_time, rfc_date
from charter.values.regions import region_code, region_name


def feed(jobs: Sequence[Job], known: Board, day: date, poster: str = "") -> bytes:
    """Return the feed of `jobs` as of `day`; `poster` is the e-mail address of who posts them."""
    children = (FeedElement("job", children=elements(job, known, poster)) for job in jobs)
    stamp = iso_time(day) if known.built_is_iso else rfc_date(day)
    made = FeedElement(known.built, stamp)
    return document(FeedElement("source", children=(made, *children)))


def elements(job: Job, known: Board, poster: str = "") -> tuple[FeedElement, ...]:
    """Return the elements of one job, in the order of the board's file; those that are filled."""
    return filled(
        FeedElement(field.name, VALUES[field.says](job, known, poster))
        for field in known.fields.values()
        if field.says
    )


def salary(pay: Pay, known: Board) -> str:
    """Return pay without separators: "$220000 - $280000 per year", "from $220000 per year"."""
    sign = known.signs.get(pay.currency, f"{pay.currency} ")
    ends = dict.fromkeys(f"{sign}{digits(amount)}" for amount in pay.ends)
    before = "from " if pay.most is None else "up to " if pay.least is None else ""
    amount = f"{before}{' - '.join(ends)}"
    return f"{amount} per {known.periods[pay.per]}"


def digits(amount: float) -> str:
    """Return an amount without separators; with cents where it has some."""
    return f"{amount:.0f}" if amount == int(amount) else f"{amount:.2f}"


def workplace(job: Job) -> str:
    """Return remote, hybrid or office; nothing where the posting leaves it open."""
    facts = job.posting.facts
    if job.spot.remote:
        return "remote"
    if facts.office_days is None:
        return ""
    return "hybrid" if 0 < facts.office_days < 5 else "office" if facts.office_days else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


VALUES: Mapping[str, Callable[[Job, Board, str], str]] = {
    "number": lambda job, _known, _poster: job.number,
    "reference": lambda job, _known, _poster: job.posting.facts.reference,
    "title": lambda job, _known, _poster: plain(job.posting.heading),
    "company": lambda job, _known, _poster: plain(job.posting.company),
    "legal name": lambda job, _known, _poster: plain(job.posting.legal_name),
    "description": lambda job, known, _poster: description(job.description, known.italic),
    "posted": lambda job, _known, _poster: _day(job.posting.facts.posted),
    "posted at": lambda job, _known, _poster: iso_time(job.posting.facts.posted),
    "until": lambda job, _known, _poster: _day(job.posting.facts.until),
    "url": lambda job, _known, _poster: job.posting.apply_url,
    "email": lambda job, _known, poster: poster or job.posting.apply_email,
    "city": lambda job, _known, _poster: plain(job.spot.city),
    "region": lambda job, _known, _poster: plain(job.spot.state),
    "region name": lambda job, _known, _poster: plain(
        region_name(region_code(job.spot.country, job.spot.region) or job.spot.code)
    ),
    "street": lambda job, _known, _poster: plain(job.spot.street),
    "postcode": lambda job, _known, _poster: plain(job.spot.postcode),
    "country": lambda job, _known, _poster: job.spot.country,
    "country name": lambda job, _known, _poster: country_name(job.spot.country, OURS),
    "salary": lambda job, known, _poster: salary(job.pay, known) if job.pay else "",
    "employment": lambda job, known, _poster: known.employment.get(
        job.posting.facts.employment, ""
    ),
    "workplace": lambda job, known, _poster: known.workplaces.get(workplace(job), ""),
}
"""What a field can say, by its name in a board's file."""
