"""The files of a paper for the web and for forms: html, json and txt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from charter.compose.papers import Paper, Posting
from charter.document.document import Document
from charter.problems import OutputError, Place, Problem
from charter.write.web.posting_parts import PostingParts, parts_of


def web_files(
    document: Document, formats: Collection[str], limit: int = 0
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of the html, json and txt files of one paper.

    Raises OutputError where a posting's plain text cannot be cut to `limit` characters.
    """
    name = document.name
    if not isinstance(document.paper, Posting):
        if "html" in formats:
            from charter.write.web.html import write_html

            yield f"{name}.html", write_html(document)
        if "txt" in formats:
            yield f"{name}.txt", _plain_text(document)
        return
    parts = parts_of(document)
    if "html" in formats:
        from charter.write.web.posting_page import posting_page

        yield f"{name}.html", posting_page(parts)
    if "json" in formats:
        from charter.write.web.posting_json import posting_json

        yield f"{name}.json", posting_json(parts)
    if "txt" in formats:
        yield f"{name}.txt", _clipped(parts, limit) if limit else _plain_text(document)


def careers_file(papers: Iterable[Paper], day: date) -> dict[str, bytes]:
    """Return the page that lists the open ones among `papers`; nothing where none is a posting."""
    from charter.write.web.careers import NAME, careers_page

    postings = [paper for paper in papers if isinstance(paper, Posting)]
    return {NAME: careers_page(postings, day)} if postings else {}


def clip_notes(documents: Iterable[Document], limit: int) -> Iterator[str]:
    """Yield a line for each posting whose plain text had to be cut."""
    from charter.write.web.clip import clip

    for document in documents:
        if isinstance(document.paper, Posting):
            kept = clip(parts_of(document), limit)
            if out := kept.left_out:
                what = "1 character was" if out == 1 else f"{out:,} characters were"
                cut = {"shortened": kept.shortened, "left out whole": kept.dropped}
                told = (f"; {how}: {', '.join(names)}" for how, names in cut.items() if names)
                file = f"{document.name}.txt"
                yield f"{file}: {what} left out to keep within {limit:,}{''.join(told)}"


def _plain_text(document: Document) -> bytes:
    from charter.write.web.plain_text import plain_text

    return plain_text(document.blocks).encode()


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
