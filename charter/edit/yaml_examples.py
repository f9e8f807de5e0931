"""Examples in comments of a company file, `#headcount: 48`: an answer takes their place."""

from __future__ import annotations

import re

from charter.edit.yaml_places import ValueSpan

_NOTE = re.compile(r"[ ]+#[ ].*\Z")
_GOES_ON = re.compile(r"[ ]*#[^\s#]")


def in_place_of_example(text: str, key: str, written: str, inside: ValueSpan) -> str:
    """Return the text with `written`, the lines of a key and its value, in place of its example.

    Empty where the mapping `inside` has no such example. The note behind the example stays where
    the new value fits on one line, and else stands above it.
    """
    lead = " " * inside.column
    example = re.compile(rf"^{lead}#{re.escape(key)}:(?=[ \n]|\Z).*", re.MULTILINE)
    found = example.search(text, _start_of_line(text, inside.start))
    if found is None or not _is_within(text, found.start(), inside):
        return ""
    end, note = found.end(), _NOTE.search(found[0])
    while (more := _next_line(text, end)) and _is_deeper(more, inside.column):
        end += 1 + len(more)
    if note is None:
        return text[: found.start()] + written + text[end:]
    said = note[0].strip()
    if "\n" in written:
        return f"{text[: found.start()]}{lead}{said}\n{written}{text[end:]}"
    gap = max(len(found[0]) - len(said) - len(written), 2)
    return f"{text[: found.start()]}{written}{' ' * gap}{said}{text[end:]}"


def _start_of_line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _is_within(text: str, at: int, inside: ValueSpan) -> bool:
    """Return whether nothing but the mapping's own lines, blank ones and comments lie between."""
    return not any(
        line.strip() and not line.lstrip().startswith("#")
        for line in text[inside.end : at].split("\n")[1:]
    )


def _next_line(text: str, end: int) -> str:
    if end >= len(text):
        return ""
    stop = text.find("\n", end + 1)
    return text[end + 1 : stop if stop >= 0 else len(text)]


def _is_deeper(line: str, column: int) -> bool:
    """Return whether a line goes on with the example above it, which began at `column`."""
    return bool(_GOES_ON.match(line)) and len(line) - len(line.lstrip(" ")) > column
