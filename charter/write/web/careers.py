"""The list of all open postings of a company, as a page that links to the page of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from charter.compose.papers import Posting
from charter.compose.wording import small_in
from charter.write.page_words import PageWords, page_words
from charter.write.web.html import page, style
from charter.write.web.posting_page import site_footer, site_header

NAME = "careers.html"


def open_postings(postings: Iterable[Posting], day: date) -> list[Posting]:
    """Return those that still take applications on `day`, the one that closes first in front."""
    still = [p for p in postings if p.facts.until is None or p.facts.until >= day]
    return sorted(still, key=lambda p: (p.facts.until or date.max, p.title, p.position_id))


def careers_page(postings: Iterable[Posting], day: date) -> bytes:
    """Return the page that lists what is open on `day`, of one posting or more."""
    every = list(postings)
    first = every[0]
    words = page_words(first.language)
    items = "".join(_item(posting, words) for posting in open_postings(every, day))
    listed = f'<ul class="open">\n{items}</ul>' if items else f"<p>{escape(words.none_open)}</p>"
    return page(
        f"{words.open} · {first.company}",
        first.language,
        f"{site_header(first)}<main>\n<h1>{escape(words.open)}</h1>\n{listed}\n</main>\n"
        f"{site_footer(first)}",
        kind="careers",
        style=style("page", "posting"),
    )


def _item(posting: Posting, words: PageWords) -> str:
    employment = small_in(posting.language, posting.employment)  # as on the page of the posting
    where = " · ".join(escape(part) for part in (posting.where, employment) if part)
    until = f"{words.until} {posting.apply_until}" if posting.apply_until else ""
    lines = [f'<h2><a href="{escape(posting.name)}.html">{escape(posting.heading)}</a></h2>']
    lines += [f'<p class="quiet">{where}</p>'] if where else []
    lines += [f"<p>{escape(posting.pay)}</p>"] if posting.pay else []
    lines += [f'<p class="quiet">{escape(until)}</p>'] if until else []
    return f"<li>{''.join(lines)}</li>\n"
