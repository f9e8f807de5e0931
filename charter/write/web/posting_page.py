"""A posting as a page of its own, for a careers site: readable on a phone and by search engines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from charter.compose.papers import Posting
from charter.document.blocks import Block, Heading, Paragraph, runs_of
from charter.facts.company import WorkPlace
from charter.values.regions import address
from charter.write.page_words import page_words
from charter.write.web.html import page, style
from charter.write.web.html_blocks import html_of, safe_link
from charter.write.web.job_posting import job_postings, script_of
from charter.write.web.posting_parts import PostingParts, address_of


def posting_page(parts: PostingParts) -> bytes:
    """Return the page of a posting: its text, what matters most up front, and JobPosting data."""
    posting = parts.posting
    button = _button(posting)
    apply = (
        f'<section class="apply">\n{html_of(parts.apply)}{_paragraph(button)}</section>\n'
        if parts.apply
        else ""
    )
    summary = ", ".join(filter(None, (posting.company, posting.where)))
    data = job_postings(parts)
    hidden = _HIDDEN if posting.draft else ""
    return page(
        f"{posting.heading} · {posting.company}",
        posting.language,
        f"{site_header(posting)}<main>\n{html_of(_without_company(parts.top, posting))}"
        f"{_key_facts(posting, button)}{html_of(_without_pay(parts))}{apply}{html_of(parts.end)}"
        f"</main>\n{site_footer(posting)}",
        kind="posting",
        style=style("page", "posting"),
        head=f'{hidden}<meta name="description" '
        f'content="{escape(f"{posting.title}: {summary}")}">\n{script_of(data)}',
    )


_HIDDEN = '<meta name="robots" content="noindex">\n'
"""A draft must not be found by search engines."""


def _without_pay(parts: PostingParts) -> Sequence[Block]:
    """Return the body of a posting without the pay above its headings: the key facts have it."""
    body, paid = parts.body, parts.posting.pay_texts
    end = next((n for n, block in enumerate(body) if isinstance(block, Heading)), len(body))
    return [*(one for one in body[:end] if not _ends_with(one, paid)), *body[end:]]


def _ends_with(block: Block, said: Sequence[str]) -> bool:
    text = "".join(run.text for run in runs_of(block)) if isinstance(block, Paragraph) else ""
    return any(text.endswith(f": {one}") for one in said)


def _without_company(top: Sequence[Block], posting: Posting) -> list[Block]:
    """Return the top of a posting without the company's name, which the head of the page has."""
    lead, made = f"{posting.company} \u00b7 ", list(top)
    line = made[1] if len(made) > 1 else None
    if isinstance(line, Paragraph) and line.inline and line.inline[0].text.startswith(lead):
        first = line.inline[0]._replace(text=line.inline[0].text.removeprefix(lead))
        made[1] = line._replace(inline=(first, *line.inline[1:]))
    return made


def site_header(posting: Posting) -> str:
    """Return the head of a page: whose it is, with a link to the company's site if it has one."""
    name, address = escape(posting.company), safe_link(posting.website)
    shown = f'<a href="{address}">{name}</a>' if address else name
    return f"<header>\n<p>{shown}</p>\n</header>\n"


def site_footer(posting: Posting) -> str:
    """Return the foot of a page: whose it is, and of which day."""
    return f"<footer>{escape(posting.company)} · {escape(posting.date_text)}</footer>\n"


def _key_facts(posting: Posting, button: str) -> str:
    words = page_words(posting.language)
    addresses = "; ".join(filter(None, map(partial(_address, posting), posting.facts.places)))
    facts = (
        (words.pay, posting.pay),
        (words.address, addresses),
        (words.until, posting.apply_until),
    )
    pairs = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in facts
        if value
    )
    listed = f"<dl>{pairs}</dl>" if pairs else ""
    return f'<div class="key">{listed}{button}</div>\n' if listed or button else ""


def _address(posting: Posting, place: WorkPlace) -> str:
    """Return a place in full, where the company says more of it than the line under the title."""
    if not place.street and not place.postcode:
        return ""
    country = place.country or posting.country
    return address(place.street, place.postcode, place.city, place.region, country)


def _button(posting: Posting) -> str:
    address = safe_link(address_of(posting))
    label = escape(page_words(posting.language).apply)
    return f'<a class="button" href="{address}">{label}</a>' if address else ""


def _paragraph(inner: str) -> str:
    return f"<p>{inner}</p>\n" if inner else ""
