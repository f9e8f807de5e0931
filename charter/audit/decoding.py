"""The text of a file whose letters may be saved in any of the usual ways."""

from __future__ import annotations

import codecs

from charter.problems import Place, Problem

MAX_BYTES = 5_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8 = "save it again, with the encoding UTF-8"
_MOST_CONTROLS = 0.001


def text_in(name: str, raw: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a file, and what is told of how its letters were read."""
    if len(raw) > MAX_BYTES:
        hint = "give the papers alone, each in a file of its own"
        return "", (Problem(Place(name), "too-large", "more than 5 MB of text", hint),)
    text, doubt = _decoded(raw)
    zeros = text.count("\0")
    if text and (
        zeros or sum(c < " " and c not in "\t\n\r\f\v" for c in text) > len(text) * _MOST_CONTROLS
    ):
        letters = sum(map(str.isalpha, text))
        if zeros > 20 or letters < len(text) / 2:
            problem = Problem(Place(name), "no-text", "this is no text, or it is damaged", _UTF8)
            return "", (problem,)
        doubt = doubt or "it has signs that no text has; they were left out"
    told = (Problem(Place(name), "encoding", doubt, _UTF8),) if doubt else ()
    clean = "".join(c if c >= " " or c in "\t\n\r\f" else " " for c in text)
    return clean.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"), told


def _decoded(raw: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace"), ""
    if len(raw) > 3 and raw[1:20:2].count(0) > 6:
        return raw.decode("utf-16-le", "replace"), "its letters were read as UTF-16"
    if len(raw) > 3 and raw[0:20:2].count(0) > 6:
        return raw.decode("utf-16-be", "replace"), "its letters were read as UTF-16"
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode(
            "cp1252"
        ), "it is not saved as UTF-8; its letters were read as those of Windows"
    except UnicodeDecodeError:
        return raw.decode("latin-1"), "it is not saved as UTF-8; its letters were read as Latin 1"
