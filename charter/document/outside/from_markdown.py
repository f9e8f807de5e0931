"""Markdown, also with the front matter and template tags of a Jekyll site."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charter.document.outside.reading import (
    BULLET_MARKS,
    MAX_PIECES,
    MAX_WORDS,
    Piece,
    PieceBuilder,
    PieceKind,
    Reading,
    limited,
    title_of,
)
from charter.read.files import read_text

_FRONT = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FACT = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(\S.*)")
_COMMENT = re.compile(r"\{%-?\s{0,20}(?:end)?comment\b|<!--|-->")
_TAG = re.compile(r"\{%|%\}|\{\{|\}\}")
_ENDS = {"{%": "%}", "{{": "}}"}
_MAX_TAG = 2000
_VALUE = re.compile(r"\{\{-?\s*page\.([\w-]{1,60})")
_BRANCH = re.compile(r"\{%-?\s*(?:if|unless|case)\b")
_BULLET = re.compile(rf"^([ \t]*)[{BULLET_MARKS}]\ufe0f?(?=[ \t])", re.MULTILINE)
_NEXT_WORD = re.compile(r"\s*(\S+)")
_HEAD = 45
"""A first line that ends before so many characters was ended on purpose."""
_INCLUDE = re.compile(r"\{%-?\s*include\b")


def read_markdown(path: Path) -> Reading:
    """Return a Markdown file without its front matter, comments and template tags.

    `{{ page.NAME }}` becomes the value of NAME in the front matter, as the site would print it.
    """
    return markdown_of(read_text(path), path)


def markdown_of(
    source: str, path: Path, most: tuple[int, int] = (MAX_WORDS, MAX_PIECES)
) -> Reading:
    """Return the Markdown of a file as `read_markdown` does, with at most so much of it."""
    facts: dict[str, str] = {}
    notes = []
    if front := _FRONT.match(source):
        facts = _facts(front[1])
        last = front[0].count("\n") + 1
        notes.append(f"lines 1 to {last} are front matter, which is not part of the text")
        source = _blanked(front[0]) + source[front.end() :]
    source = _without_comments(source)
    includes = sum(1 for _ in _INCLUDE.finditer(source))
    if includes:
        tags = "1 template tag fetches" if includes == 1 else f"{includes} template tags fetch"
        notes.append(f"{tags} text from elsewhere, which was not read")
    filled: set[int] = set()
    if _BRANCH.search(source):
        notes.append("template conditions were not followed: each branch was read")
    source = _without_tags(source, facts, filled)
    source = _BULLET.sub(
        lambda found: f"{found[1]}-{' ' * (len(found[0]) - len(found[1]) - 1)}", source
    )
    pieces = limited(_pieces(source, filled, heads=True), path, most)
    title = title_of(pieces, facts.get("title", ""))
    language = facts.get("lang") or facts.get("language") or ""
    return Reading(str(path), title, pieces, language, facts, tuple(notes))


def reading_of_markdown(text: str, name: str, language: str) -> Reading:
    """Return a paper of ours as its readers meet it; no site's tags are looked for in it."""
    pieces = limited(_pieces(text, set()), Path(name))
    return Reading(name, title_of(pieces), pieces, language)


def _facts(front: str) -> dict[str, str]:
    """Return the plain values at the start of a line; whatever else YAML can say is left out."""
    found = {}
    for line in front.split("\n"):
        if matched := _FACT.match(line):
            value = matched[2].split(" #")[0].strip().strip("'\"")
            if value not in (">", ">-", "|", "|-", "TBD", "tbd", ""):
                found[matched[1]] = value
    return found


def _blanked(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _without_comments(source: str) -> str:
    """Return the text with comments blanked out; one that never ends is left as it is."""
    parts, done, opened, wanted = [], 0, -1, ""
    for found in _COMMENT.finditer(source):
        mark = found[0]
        if opened < 0 and mark != "-->" and "endcomment" not in mark:
            opened, wanted = found.start(), "-->" if mark == "<!--" else "endcomment"
        elif opened >= 0 and mark.endswith(wanted):
            # The tag that ends a Liquid comment has a rest of its own: "---- %}".
            end = found.end() if wanted == "-->" else source.find("%}", found.end()) + 2
            if end < found.end():
                break
            parts += [source[done:opened], _blanked(source[opened:end])]
            done, opened = end, -1
    return "".join((*parts, source[done:]))


def _without_tags(source: str, facts: dict[str, str], filled: set[int]) -> str:
    """Return the text with template tags blanked out, or filled from the front matter.

    The numbers of the lines where something was filled in are added to `filled`.
    """
    parts, done, opened, line, counted = [], 0, -1, 1, 0
    for found in _TAG.finditer(source):
        if found[0] in _ENDS:
            opened = found.start()
        elif opened >= 0 and found[0] == _ENDS[source[opened : opened + 2]]:
            tag, end = source[opened : found.end()], found.end()
            if len(tag) <= _MAX_TAG:
                line, counted = line + source.count("\n", counted, opened), opened
                value = _VALUE.match(tag)
                if value:
                    filled.add(line)
                new = _blanked(tag)
                if value:
                    new = _escaped(facts.get(value[1], "")) + "\n" * tag.count("\n")
                parts += [source[done:opened], new]
                done = end
            opened = -1
    return "".join((*parts, source[done:]))


def _escaped(value: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", value)


def _pieces(source: str, filled: set[int], heads: bool = False) -> Iterator[Piece]:
    """Yield the pieces of a text; with `heads`, a short first line of a paragraph ends as typed."""
    import pyromark

    raw = source.encode()
    starts = [0, *(at + 1 for at, byte in enumerate(raw) if byte == 10)]

    def place(at: int) -> tuple[int, int]:
        line = bisect_right(starts, at)
        column = len(raw[starts[line - 1] : at].decode("utf-8", "ignore")) + 1
        return line, 0 if line in filled else column

    events: Iterator[Any] = iter(
        pyromark.events_with_range(source, options=pyromark.Options.ENABLE_TABLES)
    )
    builder = PieceBuilder()
    open_: list[PieceKind] = []
    level = depth = 0
    cell = [-1, -1, -1]
    bold_first = after_bold = False
    for event, span in events:
        if event == "HardBreak" or (event == "SoftBreak" and after_bold):
            builder.end_line()
        elif event == "SoftBreak" and heads and _is_head(builder, raw, span["end"]):
            builder.add(" ", 0)
            builder.end_line()
        elif event == "SoftBreak":
            builder.add(" ", 0)
        if isinstance(event, str):
            continue
        (what, value), *_ = event.items()
        bold_first = builder.is_empty if event == _BOLD else bold_first
        after_bold = bold_first and event == _BOLD_END
        if what in ("Text", "Code"):
            builder.add(value, *place(span["start"] + (what == "Code")))
        if what not in ("Start", "End"):
            continue
        name = value if isinstance(value, str) else next(iter(value))
        kind = _KINDS.get(name)
        if kind or name in ("List", "HtmlBlock", "CodeBlock"):
            now = _innermost(open_)
            if done := builder.piece(now, {"heading": level, "bullet": depth}.get(now, 0)):
                yield done._replace(cell=(cell[0], cell[1], cell[2])) if now == "cell" else done
        if what == "Start" and name in _CELLS:
            at = _CELLS[name]
            cell[at:] = [cell[at] + 1, *[-1] * (2 - at)]
        if name == "List":
            depth += 1 if what == "Start" else -1
        elif kind and what == "Start":
            level = _level(value) if kind == "heading" else level
            open_.append(kind)
        elif kind:
            open_.pop()


def _is_head(builder: PieceBuilder, raw: bytes, end: int) -> bool:
    """Return whether a first line ends though the next word would have had room on it."""
    length = builder.line_length
    after = _NEXT_WORD.match(raw[end : end + 4 * _HEAD].decode("utf-8", "ignore"))
    return bool(length and after and length + 1 + len(after[1]) <= _HEAD)


_BOLD, _BOLD_END = {"Start": "Strong"}, {"End": "Strong"}
_KINDS: dict[str, PieceKind] = {
    "Heading": "heading",
    "Paragraph": "paragraph",
    "Item": "bullet",
    "TableCell": "cell",
}
_CELLS = {"Table": 0, "TableHead": 1, "TableRow": 1, "TableCell": 2}
"""Which number of a cell's place counts on where one of these starts."""


def _innermost(open_: list[PieceKind]) -> PieceKind:
    """Return what text is in the innermost open blocks: a paragraph of an item is a bullet."""
    kind: PieceKind = open_[-1] if open_ else "paragraph"
    return "bullet" if kind == "paragraph" and "bullet" in open_ else kind


def _level(value: Any) -> int:
    level = str(value["Heading"]["level"])
    return int(level[1:]) if level[1:].isdigit() else 2
