"""Markdown in a template that a Word file cannot show, or prints as it stands, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charter.problems import Problem
from charter.read.markup import AS_TEXT, BARS
from charter.render.tags import Tag, TemplateText

_HINT = "text, headings, lists, tables, quotes and links work"

_INSTEAD = {
    "*": "leave a space between marks and the word beside them, or take the marks away",
    "[": "write a link as [words](https://...), and no note",
    "\\": "take it out, and start a new line where one was meant",
}


def unsupported(source: TemplateText) -> Iterator[Problem]:
    """Yield each piece of Markdown that no Word file can show, or that stays as it is typed."""
    import pyromark

    options = pyromark.Options
    text, origin = _without_tags(source)
    wanted = (
        options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
    )
    offsets = _offsets(text)
    last, raw = -1, set[int]()
    for event, range_ in pyromark.events_with_range(text, options=wanted):
        what = _unsupported(event)
        start = range_["start"]
        if isinstance(event, dict) and "Text" in event:
            raw.update(offsets[start : range_["end"]])
        if not what or (start <= last and "HTML" in what):
            continue
        last = range_["end"]
        place = source.place(origin[offsets[start]])
        message = f"a Word file cannot show {what}"
        yield Problem(place, "unsupported-markdown", message, _HINT)
    for found in AS_TEXT.finditer(text):
        start, end = found.span(found.lastindex or 0)
        if start in raw:
            said = source.clean[origin[start] : origin[end]]
            message = f"papers print '{said}' with its marks"
            hint = _INSTEAD.get(said[0], _INSTEAD["*"])
            yield Problem(source.place(origin[start]), "printed-mark", message, hint)
    for found in BARS.finditer(text):
        if found.start() in raw:
            row = source.clean[origin[found.start()] :].partition("\n")[0]
            message = f"'{row}' begins no table, and papers print its bars"
            columns = found[0].partition("\n")[0].count("|") - 1
            hint = f"write below it: {'| --- ' * columns}|"
            yield Problem(source.place(origin[found.start()]), "printed-mark", message, hint)


def _unsupported(event: Any) -> str:
    if not isinstance(event, dict):
        return ""
    [(kind, value)] = event.items()
    if kind in ("InlineHtml", "Html") and not str(value).startswith("</"):
        shown = " ".join(str(value).split())
        return f"HTML ({shown if len(shown) <= 40 else shown[:37] + '...'})"
    if kind == "FootnoteReference":
        return "a footnote"
    if kind == "TaskListMarker":
        return "a box to tick"
    if kind != "Start":
        return ""
    name = next(iter(value)) if isinstance(value, dict) else value
    if name == "CodeBlock" and value[name] != {"Fenced": "mermaid"}:
        return "a code block (four spaces or ``` before a line)"
    return {"Image": "an image", "Strikethrough": "struck-out text (~~)"}.get(name, "")


def _without_tags(source: TemplateText) -> tuple[str, list[int]]:
    """Return the text as the template writes it, an "x" for each value, and where each came from.

    A tag alone on its line leaves nothing, as when the template runs.
    """
    text, at = source.clean, 0
    made: list[str] = []
    origin: list[int] = []
    for tag in source.tags:
        start, end = (tag.start, tag.end) if tag.kind == "{{" else _whole_line(text, tag)
        start = max(start, at)
        made.append(text[at:start])
        origin += range(at, start)
        if tag.kind == "{{":
            made.append("x")
            origin.append(start)
        at = max(end, at)
    made.append(text[at:])
    origin += range(at, len(text) + 1)
    return "".join(made), origin


def _whole_line(text: str, tag: Tag) -> tuple[int, int]:
    start, end = tag.start, tag.end
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip(" \t"):
        start = line
    return start, end + 1 if text[end : end + 1] == "\n" else end


def _offsets(text: str) -> list[int]:
    """Return, for each byte of the text in UTF-8, which character it belongs to."""
    offsets: list[int] = []
    for number, character in enumerate(text):
        offsets += [number] * len(character.encode())
    return [*offsets, len(text)]
