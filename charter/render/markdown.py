"""Plain text to Markdown that shows as just that text, with its paragraphs, lists and links."""

from __future__ import annotations

import re
from itertools import pairwise

from charter.facts.prose import LINK, ProseLine, pieces_of

SAFE_LINKS = ("https://", "http://", "mailto:")
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


def linked(text: str, address: str) -> str:
    """Return a link in Markdown, or only its text where the address is not http, https or mailto.

    `text` is Markdown already.
    """
    if not address.lower().startswith(SAFE_LINKS):
        return text
    safe = address.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C").replace("|", "%7C")
    return f"[{text}](<{safe}>)"


def as_markdown(text: str) -> str:
    """Return Markdown that shows `text`, each link in it as one.

    One of several paragraphs or with a list has marks in it until `laid_out` knows where it stands.
    """
    if "\n" not in text:
        return _with_links(text)
    pieces = pieces_of(text)
    made = [_START, _piece(pieces[0])]
    rooms = [len(_mark(pieces[0]))]
    for before, piece in pairwise(pieces):
        inner = piece.depth > before.depth
        tight = piece.number is not None and (
            piece.number < 2 or (before.number is not None and not inner)
        )
        del rooms[piece.depth :]
        made += [_NEXT if tight else _APART, _STEP * sum(rooms), _piece(piece)]
        rooms.append(len(_mark(piece)))
    return "".join((*made, _END)) if pieces[1:] else made[1]


_START, _NEXT, _APART, _END, _STEP = "\x1d", "\x1e", "\x1f", "\x1c", "\x0c"
"""No text of a person has these; to Python they are space, which is put together."""
_IN_LIST = re.compile(r"(?:> ?)*(?: *(?:[-*+]|\d{1,9}[.)]) +)*")


def laid_out(text: str) -> str:
    """Return a paper's Markdown in which texts of several paragraphs and lists have their lines.

    Within a line of the template, such as a cell of a table, they stay one line.
    """
    if _START not in text:
        return text
    return "\n".join(_laid_out(line) if _START in line else line for line in text.split("\n"))


def _laid_out(line: str) -> str:
    done = ""
    while _START in line:
        before, _, rest = line.partition(_START)
        value, _, line = rest.partition(_END)
        done += before
        if _START not in line and _IN_LIST.fullmatch(done):
            room = re.sub(r"[^>]", " ", done)
            value = value.replace(_NEXT, f"\n{room}").replace(_APART, f"\n{room.rstrip()}\n{room}")
            value = value.replace(_STEP, " ")
            # What follows on the next line of the template would go on in the last item.
            value += "\n" if not done and not line else ""
        done += value.replace(_NEXT, " ").replace(_APART, " ").replace(_STEP, "")
    return done + line


def _piece(piece: ProseLine) -> str:
    return _mark(piece) + _with_links(piece.text)


def _mark(piece: ProseLine) -> str:
    """Return what stands before an item of a list."""
    if piece.number is None:
        return ""
    return f"{piece.number}. " if piece.number else "- "


def _with_links(text: str) -> str:
    if "](" not in text or not (found := LINK.search(text)):
        return escape(text)
    made, end = [], 0
    for found in LINK.finditer(text):
        made += [_between(text[end : found.start()], end == 0), linked(escape(found[1]), found[2])]
        end = found.end()
    return "".join((*made, _between(text[end:], False)))


def _between(text: str, first: bool) -> str:
    """Return a part of a line; the spaces at its ends part it from what stands beside it."""
    if not text.strip():
        return " " if text and not first else ""
    made = escape(text) if first else escape_inline(text)
    before = " " if text[0].isspace() and not first else ""
    return f"{before}{made}{' ' if text[-1].isspace() else ''}"


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
