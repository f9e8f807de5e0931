"""Blocks to one page of HTML that needs nothing else: no scripts, no fonts, nothing remote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from charter.render.papers import Markdown
from charter.write.blocks import Block, Heading, Inline, List, Paragraph, Quote, Rule, Run, Table
from charter.write.diagram import Diagram
from charter.write.matrix_table import LOOKS, PLAIN, is_group, is_matrix
from charter.write.svg import svg

_SAFE_LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_STYLE = """\
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--accent:#1f4e5f;--grey:#5b6670;\
--line:#b8c4ca;--tint:#eef3f5;--strong:#1f4e5f;--on-strong:#fff;--middle:#a9c3cc;--light:#e4edf0}
@media (prefers-color-scheme:dark){:root{--ink:#e6eaed;--paper:#14181b;--accent:#9ccbdb;\
--grey:#a3afb8;--line:#46525a;--tint:#1f272c;--strong:#bfe3ef;--on-strong:#10181c;\
--middle:#3f6472;--light:#26363d}}
@media print{:root{color-scheme:light;--ink:#1b1f24;--paper:#fff;--accent:#1f4e5f;--grey:#5b6670;\
--line:#b8c4ca;--tint:#eef3f5;--strong:#1f4e5f;--on-strong:#fff;--middle:#a9c3cc;--light:#e4edf0}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:66rem;padding:1.5rem 1rem 3rem;background:var(--paper);\
color:var(--ink);font:1rem/1.5 Calibri,Carlito,"Segoe UI",Helvetica,Arial,sans-serif;\
overflow-wrap:break-word}
body.text{max-width:46rem}
h1,h2,h3,h4,a,thead th{color:var(--accent)}
h1{font-size:1.9rem;line-height:1.2;margin:0}
h2{font-size:1.25rem;margin:2rem 0 .5rem}
.sub{color:var(--grey);margin:.2rem 0 1.2rem}
blockquote{margin:1rem 0;padding:.1rem 1rem;border-left:4px solid var(--accent);color:var(--grey)}
hr{border:0;border-top:1px solid var(--line)}
.wide{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.35}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--line)}
thead th{background:var(--tint);border-bottom:2px solid var(--accent);vertical-align:bottom}
tbody th{font-weight:normal}
.group th{background:var(--tint);font-weight:bold}
.matrix td,.matrix thead th+th{text-align:center;min-width:2.6rem;padding:.3rem .25rem}
.matrix tbody th{min-width:9rem}
.strong{background:var(--strong);color:var(--on-strong);font-weight:bold}
.middle{background:var(--middle)}
.light{background:var(--light)}
.outlined{outline:3px double var(--ink);outline-offset:-4px;font-weight:bold}
figure{margin:.5rem 0 1rem;overflow-x:auto}
svg{display:block;max-width:none}
footer{margin-top:2rem;color:var(--grey);font-size:.85rem}
@media (max-width:40rem){.matrix{font-size:.8rem}.matrix th:first-child{position:sticky;left:0;\
background:var(--paper)}.matrix thead th:first-child,.matrix .group th{background:var(--tint)}}
@media print{body{max-width:none;padding:0;font-size:10pt}.wide,figure{overflow:visible}\
thead{display:table-header-group}tr,figure{break-inside:avoid}h2{break-after:avoid}\
svg{max-width:100%;height:auto}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
@page{margin:15mm}}
"""
_LANDSCAPE = "@page{size:landscape}\n"


def write_html(blocks: Iterable[Block], text: Markdown) -> bytes:
    """Return a whole page that shows `blocks`, the parsed form of `text`."""
    paper = text.paper
    landscape = bool(getattr(paper, "landscape", False))
    body = _Page().content(blocks)
    style = _STYLE + (_LANDSCAPE if landscape else "")
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(paper.heading)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body{'' if landscape else ' class=text'}>\n<main>\n{body}</main>\n"
        f"<footer>{escape(paper.company)} · {escape(paper.date_text)}</footer>\n</body>\n</html>\n"
    )
    return page.encode()


class _Page:
    def __init__(self) -> None:
        self._heading = ""

    def content(self, blocks: Iterable[Block]) -> str:
        """Return the HTML of `blocks`, a line each."""
        out: list[str] = []
        previous: Block | None = None
        for block in blocks:
            out.append(self._block(block, previous))
            previous = block
        return "".join(f"{line}\n" for line in out)

    def _block(self, block: Block, previous: Block | None) -> str:
        if isinstance(block, Paragraph):
            titled = isinstance(previous, Heading) and previous.level == 1
            if titled and all(run.italic for run in block.inline):
                plain = tuple(run._replace(italic=False) for run in block.inline)
                return f'<p class="sub">{_inline(plain)}</p>'
            return f"<p>{_inline(block.inline)}</p>"
        if isinstance(block, Heading):
            self._heading = "".join(run.text for run in block.inline)
            level = min(block.level, 6)
            return f"<h{level}>{_inline(block.inline)}</h{level}>"
        if isinstance(block, List):
            return self._list(block)
        if isinstance(block, Table):
            label = f' aria-label="{escape(self._heading)}"' if self._heading else ""
            return f'<div class="wide">{_table(block, label)}</div>'
        if isinstance(block, Quote):
            return f"<blockquote>{self.content(block.blocks)}</blockquote>"
        if isinstance(block, Diagram):
            return f"<figure>{svg(block)}</figure>"
        assert isinstance(block, Rule)
        return "<hr>"

    def _list(self, block: List) -> str:
        tag = "ul" if block.start is None else "ol"
        start = f' start="{block.start}"' if block.start not in (None, 1) else ""
        items = "".join(f"<li>{self._item(item)}</li>" for item in block.items)
        return f"<{tag}{start}>{items}</{tag}>"

    def _item(self, blocks: tuple[Block, ...]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return _inline(blocks[0].inline)
        return self.content(blocks)


def _table(table: Table, label: str) -> str:
    """Return a table: of letters, of facts (the first column is the header), or any other."""
    letters = is_matrix(table)
    named = letters or not table.header
    kind = ' class="matrix"' if letters else ""
    head = "".join(f'<th scope="col">{_inline(cell)}</th>' for cell in table.header)
    thead = f"<thead><tr>{head}</tr></thead>" if head else ""
    body = "".join(
        _row(row, letters and is_group(row), named, letters) + "\n" for row in table.rows
    )
    return f"<table{kind}{label}>{thead}<tbody>\n{body}</tbody></table>"


def _row(row: tuple[Inline, ...], group: bool, named: bool, letters: bool) -> str:
    if group:
        span = f'<th scope="colgroup" colspan="{len(row)}">{_inline(_unbold(row[0]))}</th>'
        return f'<tr class="group">{span}</tr>'
    cells = []
    for number, cell in enumerate(row):
        if number == 0 and named:
            cells.append(f'<th scope="row">{_inline(cell)}</th>')
        else:
            look = LOOKS.get(cell[0].text, PLAIN) if letters and cell else PLAIN
            mark = "" if look is PLAIN else f' class="{look.name}"'
            cells.append(f"<td{mark}>{_inline(cell)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _unbold(line: Inline) -> Inline:
    return tuple(run._replace(bold=False) for run in line)


def _inline(line: Inline) -> str:
    return "".join(map(_run, line))


def _run(run: Run) -> str:
    if run.text == "\n":
        return "<br>"
    made = escape(run.text)
    for tag, on in (("code", run.code), ("em", run.italic), ("strong", run.bold)):
        made = f"<{tag}>{made}</{tag}>" if on else made
    if run.link and _SAFE_LINK.match(run.link):
        return f'<a href="{escape(run.link)}">{made}</a>'
    return made
