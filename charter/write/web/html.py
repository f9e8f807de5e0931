"""One page of HTML that needs nothing else: no scripts, no fonts, nothing remote."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from charter.document.document import Document
from charter.write.web.html_blocks import html_of

_LANDSCAPE = "@page{size:landscape}\n"


def write_html(document: Document) -> bytes:
    """Return a whole page that shows a document."""
    paper, landscape = document.paper, document.landscape
    return page(
        paper.heading,
        paper.language,
        f"<main>\n{html_of(document.blocks)}</main>\n"
        f"<footer>{escape(paper.company)} · {escape(paper.date_text)}</footer>\n",
        kind="wide-page" if landscape else "text",
        style=style("page") + (_LANDSCAPE if landscape else ""),
    )


def page(title: str, language: str, body: str, *, kind: str, style: str, head: str = "") -> bytes:
    """Return a page that fetches nothing; `head` and `body` are HTML, `title` is text."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n{head}<style>\n{style}</style>\n</head>\n"
        f'<body class="{kind}">\n{body}</body>\n</html>\n'
    ).encode()


@cache
def style(*names: str) -> str:
    """Return the shipped style sheets called `names`, one after the other."""
    folder = Path(__file__).resolve().parent / "styles"
    return "".join((folder / f"{name}.css").read_text("utf-8") for name in names)
