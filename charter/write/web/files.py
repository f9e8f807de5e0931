"""The files of a paper for the web and for forms: html, json and txt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from charter.compose.papers import Paper, Posting
from charter.document.blocks import Block, parse_markdown
from charter.problems import OutputError, Place, Problem
from charter.render.papers import Markdown


def web_files(
    text: Markdown, formats: Collection[str], limit: int = 0
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of the html, json and txt files of one paper.

    Raises OutputError where a posting's plain text cannot be cut to `limit` characters.
    """
    blocks, paper = parse_markdown(text.text, f"{text.name}.md"), text.paper
    if "html" in formats:
        yield f"{text.name}.html", _page(blocks, text)
    if "json" in formats and isinstance(paper, Posting):
        from charter.write.web.posting_json import posting_json

        yield f"{text.name}.json", posting_json(blocks, paper)
    if "txt" in formats:
        from charter.write.web.clip import clip
        from charter.write.web.plain_text import plain_text

        if limit and isinstance(paper, Posting):
            kept = clip(blocks, paper, limit)
            if not kept.text:
                raise _no_room(text.name, limit, kept.least)
            yield f"{text.name}.txt", kept.text.encode()
        else:
            yield f"{text.name}.txt", plain_text(blocks).encode()


def careers_file(papers: Iterable[Paper], day: date) -> dict[str, bytes]:
    """Return the page that lists the open ones among `papers`; nothing where none is a posting."""
    from charter.write.web.careers import NAME, careers_page

    postings = [paper for paper in papers if isinstance(paper, Posting)]
    return {NAME: careers_page(postings, day)} if postings else {}


def clip_notes(texts: Iterable[Markdown], formats: Collection[str], limit: int) -> Iterator[str]:
    """Yield a line for each posting whose plain text had to be cut."""
    from charter.write.web.clip import clip

    if "txt" not in formats:
        return
    for text in texts:
        if isinstance(text.paper, Posting):
            kept = clip(parse_markdown(text.text, text.name), text.paper, limit)
            if out := kept.left_out:
                what = "1 character was" if out == 1 else f"{out:,} characters were"
                cut = {"shortened": kept.shortened, "left out whole": kept.dropped}
                told = (f"; {how}: {', '.join(names)}" for how, names in cut.items() if names)
                yield f"{text.name}.txt: {what} left out to keep within {limit:,}{''.join(told)}"


def _page(blocks: Sequence[Block], text: Markdown) -> bytes:
    if isinstance(text.paper, Posting):
        from charter.write.web.posting_page import posting_page

        return posting_page(blocks, text.paper)
    from charter.write.web.html import write_html

    return write_html(blocks, text)


def _no_room(name: str, limit: int, least: int) -> OutputError:
    message = (
        f"{limit:,} characters are too few for what must stay: title, pay and benefits, how to"
    )
    message += " apply and statements; nothing was changed"
    hint = f"allow {least:,} or more with --clip, or leave it out"
    return OutputError([Problem(Place(f"{name}.txt"), "clip-too-short", message, hint)])
