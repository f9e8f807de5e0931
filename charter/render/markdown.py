"""Plain text to Markdown that shows as just that text."""

from __future__ import annotations

import re

# CommonMark's inline markup; an underscore inside a word and a lone ampersand mean nothing.
_INLINE = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*)([#+=-]|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_SPACE = re.compile(r"\s+")


def escape(text: str) -> str:
    """Return Markdown that shows `text` as it is, on one line.

    What would start a heading, list or rule is escaped too, so that the text can stand anywhere.
    """
    line = _SPACE.sub(" ", text).strip()
    line = _INLINE.sub(r"\\\g<0>", line)
    return _LINE_START.sub(_escape_start, line)


def _escape_start(found: re.Match[str]) -> str:
    # A digit cannot be escaped in Markdown; the dot or bracket after it is escaped by the caller.
    space, mark = found[1], found[2]
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"
