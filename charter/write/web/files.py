"""The files of a paper for the web and for forms: html, json and txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from charter.compose.papers import Paper, Posting
from charter.document.document import Document
from charter.problems import OutputError, Place, Problem
from charter.write.web.posting_parts import PostingParts, parts_of


def html_file(document: Document) -> bytes:
    """Return a paper as a page; that of a posting is for a careers site."""
    if isinstance(document.paper, Posting):
        from charter.write.web.posting_page import posting_page

        return posting_page(parts_of(document))
    from charter.write.web.html import write_html

    return write_html(document)


def json_file(document: Document) -> bytes:
    """Return a posting as data."""
    from charter.write.web.posting_json import posting_json

    return posting_json(parts_of(document))


def txt_file(document: Document, limit: int = 0) -> bytes:
    """Return a paper as plain text; that of a posting has at most `limit` characters, 0 for any.

    Raises OutputError where a posting cannot be cut to so many.
    """
    if limit and isinstance(document.paper, Posting):
        return _clipped(parts_of(document), limit)
    from charter.write.web.plain_text import plain_text

    return plain_text(document.blocks).encode()


def careers_file(papers: Iterable[Paper], day: date) -> dict[str, bytes]:
    """Return the page that lists the open ones among `papers`; nothing where none is a posting."""
    from charter.write.web.careers import NAME, careers_page

    postings = [paper for paper in papers if isinstance(paper, Posting)]
    return {NAME: careers_page(postings, day)} if postings else {}


def clip_notes(document: Document, limit: int) -> Iterator[str]:
    """Yield a line for a posting whose plain text had to be cut; 0 is no limit."""
    if not limit or not isinstance(document.paper, Posting):
        return
    from charter.write.web.clip import clip

    kept = clip(parts_of(document), limit)
    if out := kept.left_out:
        what = "1 character was" if out == 1 else f"{out:,} characters were"
        cut = {"shortened": kept.shortened, "left out whole": kept.dropped}
        told = (f"; {how}: {', '.join(names)}" for how, names in cut.items() if names)
        yield f"{document.name}.txt: {what} left out to keep within {limit:,}{''.join(told)}"


def _clipped(parts: PostingParts, limit: int) -> bytes:
    from charter.write.web.clip import clip

    kept = clip(parts, limit)
    if not kept.text:
        raise _no_room(parts.posting.name, limit, kept.least)
    return kept.text.encode()


def _no_room(name: str, limit: int, least: int) -> OutputError:
    message = (
        f"{limit:,} characters are too few for what must stay: title, pay and benefits, how to"
    )
    message += " apply and statements; nothing was changed"
    hint = f"allow {least:,} or more with --clip, or leave it out"
    return OutputError([Problem(Place(f"{name}.txt"), "clip-too-short", message, hint)])
