"""The text of a cell in parts of several looks, of which some can be struck out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from charter.batch.raised import LOWERED, RAISED, level_of
from charter.batch.tables import UnusableError, struck_out
from charter.named_tuples import NamedTuple


class TextPart(NamedTuple):
    """A piece of a text of one look.

    `struck` is None where that is as in the cell; `level` is raised, lowered or nothing.
    """

    text: str
    struck: bool | None = None
    level: str = ""


TextParts = tuple[TextPart, ...]
_LEVELS = {"superscript": RAISED, "subscript": LOWERED}
_OFF = ("0", "false", "none", "")


def is_on(given: Mapping[str, Any]) -> bool:
    """Return whether a mark of Excel such as <strike/> holds; it may say that it does not."""
    return given.get("val", "1") not in _OFF


class PartsReader:
    """Takes the parts of one text of Excel as they come."""

    def __init__(self) -> None:
        self._runs: list[tuple[list[str], bool | None, str]] = []
        self.begin()

    def begin(self) -> None:
        """Forget what was read."""
        self._runs, self.length = [([], None, "")], 0

    def start(self, tag: str, given: Mapping[str, Any]) -> None:
        """Take the beginning of a part, or what its look is."""
        if tag == "r":
            self._runs.append(([], None, ""))
            return
        texts, struck, level = self._runs[-1]
        if tag in ("rPr", "strike"):
            self._runs[-1] = texts, tag == "strike" and is_on(given), level
        elif tag == "vertAlign":
            self._runs[-1] = texts, struck, _LEVELS.get(given.get("val", ""), "")

    def add(self, text: str) -> None:
        """Take some of the text."""
        self.length += len(text)
        self._runs[-1][0].append(text)

    @property
    def has_text(self) -> bool:
        """Return whether there was any."""
        return self.length > 0

    @property
    def pieces(self) -> bool:
        """Return whether anything was said at all, though it may be empty."""
        return any(parts for parts, _, _ in self._runs)

    def runs(self) -> TextParts:
        """Return the parts of the text."""
        joined = (TextPart("".join(texts), struck, level) for texts, struck, level in self._runs)
        return tuple(run for run in joined if run.text)


def levelled(runs: TextParts) -> tuple[TextParts, list[str], UnusableError | None]:
    """Return a text with none of it raised or lowered, what to tell, and why it cannot be used."""
    if not any(run.level for run in runs):
        return runs, [], None
    whole, before, told = "".join(run.text for run in runs), "", list[str]()
    plain, bad = list[TextPart](), None
    for (struck, level), same in groupby(runs, lambda run: run[1:]):
        run = TextPart("".join(each.text for each in same), struck, level)
        read = level_of(run.text, run.level, before, whole) if run.level else None
        text = read.text if read else run.text
        if read:
            told += [read.told] * bool(read.told)
            bad = bad or read.bad
        plain.append(TextPart(text, run.struck))
        before += text
    return tuple(plain), told, bad


def text_of(runs: TextParts, struck: bool = False) -> str | UnusableError:
    """Return the text of a cell, or that words of it are struck out; `struck` is its own look."""
    whole = "".join(run.text for run in runs)
    out = [text for text, own, _ in runs if (struck if own is None else own) and text.strip()]
    if not out:
        return whole
    words = "".join(out).strip()
    return struck_out(words, "" if words == whole.strip() else whole)


def unless_struck(value: Any, struck: bool) -> Any:
    """Return the value of a cell that is no text, or that it is struck out."""
    if not struck or isinstance(value, UnusableError):
        return value
    return struck_out(str(value))


def is_struck(values: Sequence[Any]) -> bool:
    """Return whether all of a row is struck out."""
    return bool(values) and all(isinstance(v, UnusableError) and v.struck for v in values)
