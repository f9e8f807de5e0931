"""Marks of Markdown and HTML in a text, which papers print as they stand.

What Markdown takes for more than paragraphs, lists and links is what its own reader says. Beside it
are marks that only look like Markdown, which people mean just the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

_SHOWN = 50
_HTML = re.compile(
    r"</?(?:a|b|br|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|small|span|strong|sub|sup|table"
    r"|tbody|td|th|thead|tr|u|ul)(?:\s[^>\n]*)?/?>|<!--.*?(?:-->|\Z)"
    r"|<(?:https?://|mailto:)[^\s<>]+>",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(r"!?\[[^\]\n]+\]\((?:https?://|mailto:|www\.|#|/)[^)\n]*\)")
_ENTITY = re.compile(r"&(?:[a-z]{2,10}|#\d{1,6}|#x[\da-f]{1,6});", re.IGNORECASE)
_OPENS_LINK = r"\((?!(?:https?://|mailto:)[^\s<>]+\))"
AS_TEXT = re.compile(
    r"\*\*(?=\S)[^*\n]+\*\*|__(?=\S)[^_\n]+__|~~(?=\S)[^~\n]+~~|==(?=\S)[^=\n]+=="
    rf"|!?\[[^\]\n]+\]{_OPENS_LINK}[^)\n]*\)"
    r"|\[[^\]\n]+\](?:\[\w*\]| \[\d+\])|\[[^\]\n]+\] +\((?:https?://|mailto:|www\.)[^)\n]*\)"
    r"|\[\^[^\]\s]+\](?::[^\n]*)?|(?<=[^\W_])[.,!?]?(\[\d{1,3}\])"
    r"|^(?:[-*+] +)?\[[ xX]?\](?= \S)|^\[[^\]\n]+\]: *<?(?:https?:|www\.|mailto:|/)\S*"
    r"|(?<!\w)\*[^\W\d_][\w ]*\*(?=[^\W_])"
    r"|\u3010[^\u3011\n]{1,40}\u3011|:contentReference\[oaicite:\d+\](?:\{index=\d+\})?"
    r"|\[cite(?:_start|: ?[\d, ]+)\]"  # what chat programs leave for sources
    r"|\\[\"'*_#\[\]]|\\[nrt](?![a-z])|(?<=[a-z])\\n(?=[a-z])|\\u[\da-f]{4}|(?<=[.!?;,])\\[nrt]",
    re.MULTILINE,
)
"""Marks that Markdown itself leaves as they are, or takes away without a word."""
_COUNTED = re.compile(r"(\d{1,2}[.)])(?=[^\W\d_]{2})(.+)")
_NO_MARK = re.compile(r"#\s*\d|[#>*+-]\Z|>+ ?(?:[\d=$\u00a3\u20ac]|\Z)")
"""What a quotation of Markdown begins with that means 'more than'."""
_RULE = re.compile(r"^ ?[-=*_]{2,}\s*\Z", re.MULTILINE)
_BAR = r"^\|[^\n]+\|$"
BARS = re.compile(rf"{_BAR}(?:\n{_BAR})+", re.MULTILINE)
"""A table in bars, as far as one can see."""
_TABLE = re.compile(
    rf"{_BAR}(?:\n{_BAR})*|^[^\t\n]+\t[^\n]+$(?:\n[^\t\n]+\t[^\n]+$)+", re.MULTILINE
)
"""The same, of one row too, or a table that was pasted, with tabs in each line."""
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"[*_~`=](?=[\w/])")
_LOOSE = re.compile(
    r"^(?:(?:--|[-\u2013\u2022+])(?=[^\W\d_])"
    r"|(?:--|[\u00b7\u2023\u25e6\u25aa\u25cf\u25cb\u25a0\u25a1\u27a2\u25ba])\s*(?=[^\W_]))(.+)$",
    re.MULTILINE,
)
"""A line that is meant for an item of a list, and is none."""
_KINDS = frozenset(
    ("Emphasis", "Strong", "Strikethrough", "Image", "Table", "BlockQuote", "CodeBlock", "Heading")
)


def marks_in(text: str) -> list[str]:
    """Return what a text has that papers would print with its marks, each once, in its order."""
    text = "\n".join(map(str.strip, text.split("\n")))
    plain = _ADDRESS.sub(lambda found: _IN_ADDRESS.sub("x", found[0]), text)
    spans = [*_of_markdown(plain), *_as_text(plain)]
    shown, end = dict[str, None](), 0
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            said = " ".join(text[start:stop].strip().split("\n")[0].split())
            shown[said if len(said) <= _SHOWN else f"{said[: _SHOWN - 3].rstrip()}..."] = None
            end = stop
    return list(shown)


def marks_as_typed(text: str) -> list[str]:
    """Return the same of a text that is printed as it stands: also links, which nothing reads."""
    links = [" ".join(found[0].split()) for found in _LINK.finditer(text)]
    return [*links, *marks_in(_LINK.sub(" ", text))]


def signs_meant(marks: Sequence[str]) -> list[str]:
    """Return what codes of HTML stand for, each once: a space for &nbsp;; none of other marks."""
    if not all(map(_ENTITY.fullmatch, marks)):
        return []
    signs = map(unescape, marks)
    return [*dict.fromkeys(f"'{sign}'" if sign.strip() else "a space" for sign in signs)]


def loose_items(text: str) -> list[tuple[str, str]]:
    """Return each line that looks like an item of a list and is none, and the one to write."""
    lines = [line.strip() for line in text.split("\n")]
    found = [_LOOSE.match(line) for line in lines]
    counted = [line for line in map(_COUNTED.match, lines) if line]
    loose = [(line[0], f"- {line[1]}") for line in found if line]
    # One alone may be a name, such as 1.FC.
    return loose + [(line[0], f"{line[1]} {line[2]}") for line in counted if len(counted) > 1]


def _as_text(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_HTML, AS_TEXT, _TABLE):
        for found in pattern.finditer(text):
            yield found.span(found.lastindex or 0)
    for found in _ENTITY.finditer(text):
        if unescape(found[0]) != found[0]:
            yield found.span()


def _of_markdown(text: str) -> Iterator[tuple[int, int]]:
    """Yield what Markdown takes for more than paragraphs, lists, links and line ends."""
    if not any(mark in text for mark in ("![", *"*_~`#>-=|\\")):
        return
    import pyromark

    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH
    # HTML would hide all that stands within it.
    raw = text.replace("<", "\u2039").encode()
    plain = raw.decode()
    for event, span in pyromark.events_with_range(plain, options=options):
        if kind := _kind(event):
            start = len(raw[: span["start"]].decode())
            end = start + len(raw[span["start"] : span["end"]].decode())
            yield from _told(kind, text, start, end)


def _kind(event: Any) -> str:
    if isinstance(event, str):
        return event if event in ("Rule", "HardBreak") else ""
    [(name, value)] = event.items()
    if name == "Code":
        return "Code"
    if name != "Start":
        return ""
    value = next(iter(value)) if isinstance(value, dict) else value
    return value if value in _KINDS else ""


def _told(kind: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a piece of Markdown, where it is one to those who do not write Markdown too."""
    said = text[start:end].strip()
    if kind == "Heading" and not said.startswith("#"):
        rule = list(_RULE.finditer(text, start, end))[-1:]
        yield from (found.span() for found in rule)
    elif kind in ("Emphasis", "Strikethrough"):
        around = text[max(start - 1, 0) : start] + text[end : end + 1]
        within_word = any(sign.isalnum() or sign == "*" for sign in around)
        single = kind == "Strikethrough" and not said.startswith("~~")
        if not (within_word or single):
            yield start, end
    elif not _NO_MARK.match(said) and not (kind == "HardBreak" and text[start] != "\\"):
        yield start, end
