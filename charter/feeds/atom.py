"""Open postings as a list that feed readers subscribe to: Atom, www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from charter.feeds.board import Board
from charter.feeds.description import description
from charter.feeds.jobs import Job
from charter.feeds.xml import FeedElement, document, filled, iso_time
from charter.write.page_words import page_words

_EMPTY = "Open positions"
"""The title of a feed without any, which has no language to say it in."""
_NAMESPACE = ("xmlns", "http://www.w3.org/2005/Atom")


def feed(jobs: Sequence[Job], known: Board, day: date, _poster: str = "") -> bytes:
    """Return the feed as of `day`: an entry for each posting, whatever its places."""
    first = {(job.posting.legal_name, job.posting.facts.reference): job for job in reversed(jobs)}
    entries = [first[key] for key in reversed(first)]
    companies = sorted({job.posting.company for job in entries})
    titles = [page_words(job.posting.language).open for job in entries[:1]]
    sites = {job.posting.website for job in entries}
    site = sites.pop() if len(sites) == 1 else ""
    head = (
        FeedElement("id", _urn("feed", *companies)),
        FeedElement(
            "title",
            " \u00b7 ".join([*titles, *(companies if len(companies) == 1 else ())]) or _EMPTY,
        ),
        FeedElement("updated", iso_time(day)),
        *([_link(site)] if site else []),
    )
    children = tuple(
        FeedElement(
            "entry",
            children=elements(job, known),
            attributes=(("xml:lang", job.posting.language),),
        )
        for job in entries
    )
    return document(FeedElement("feed", children=(*head, *children), attributes=(_NAMESPACE,)))


def elements(job: Job, known: Board, _poster: str = "") -> tuple[FeedElement, ...]:
    """Return the elements of the entry of a posting, those that say something."""
    posting, facts = job.posting, job.posting.facts
    posted = iso_time(facts.posted)
    content = description(job.description, known.italic)
    summary = (posting.where, posting.employment, *posting.pay_texts)
    return filled(
        [
            FeedElement("id", _urn(posting.legal_name, facts.reference)),
            FeedElement("title", posting.heading),
            FeedElement("updated", posted),
            FeedElement("published", posted),
            FeedElement("author", children=(FeedElement("name", posting.company),)),
            *([_link(posting.apply_url)] if posting.apply_url else []),
            FeedElement("summary", " \u00b7 ".join(filter(None, summary))),
            FeedElement("content", content, attributes=(("type", "html"),)),
        ]
    )


def _link(address: str) -> FeedElement:
    return FeedElement("link", attributes=(("rel", "alternate"), ("href", address)))


def _urn(*parts: str) -> str:
    """Return an address that stays the same for the same parts, as an id must."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join(parts))}"
