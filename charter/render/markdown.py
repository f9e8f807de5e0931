"""Plain text to Markdown that shows as just that text."""

from __future__ import annotations

import re

# CommonMark's inline markup; one underscore inside a word and a lone ampersand mean nothing.
_INLINE = re.compile(r"[\\`*\[\]<>|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
_LINE_START = re.compile(r"[#+=-]|\d{1,9}(?=[.)](?:\s|$))")
_MARK = re.compile(r"[\\`*\[\]<>|~_&]")
# Most text: no markup of Markdown or HTML in it, one line, no start of a list or heading.
_PLAIN = re.compile(r"(?:[A-Za-z]|[0-9]+(?![0-9.)]))[A-Za-z0-9 .,;:!?/%$()=+@-]*(?<! )")
is_plain = _PLAIN.fullmatch
"""Whether neither Markdown nor HTML has anything to escape in a text, if no two spaces meet."""


def escape_inline(text: str) -> str:
    """Return Markdown that shows `text` as it is within a line that has begun."""
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split()))


def escape(text: str) -> str:
    """Return Markdown that shows `text` as it is, on one line.

    What would start a heading, list or rule is escaped too, so that the text can stand anywhere.
    """
    line = " ".join(text.split())
    if _MARK.search(line):
        line = _INLINE.sub(r"\\\g<0>", line)
    return escape_start(line)


def escape_start(line: str) -> str:
    """Return a line of Markdown that is a paragraph's start, and not that of a heading or list."""
    if line[:1].isalpha():
        return line
    start = _LINE_START.match(line)
    if start is None:
        return line
    # A digit cannot be escaped in Markdown; the dot or bracket after it can.
    mark = start[0]
    return f"{mark}\\{line[start.end() :]}" if mark[0].isdigit() else f"\\{line}"
