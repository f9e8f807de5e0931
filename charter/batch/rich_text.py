"""The text of a cell in parts of several looks, of which some can be struck out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from charter.batch.tables import UnusableError, struck_out

TextParts = tuple[tuple[str, bool | None], ...]
"""Texts in their order, and whether each is struck out; None where that is as in the cell."""
_OFF = ("0", "false", "none", "")


def is_on(given: Mapping[str, Any]) -> bool:
    """Return whether a mark of Excel such as <strike/> holds; it may say that it does not."""
    return given.get("val", "1") not in _OFF


class PartsReader:
    """Takes the parts of one text of Excel as they come."""

    def __init__(self) -> None:
        self._runs: list[tuple[list[str], bool | None]] = []
        self.begin()

    def begin(self) -> None:
        """Forget what was read."""
        self._runs, self.length = [([], None)], 0

    def start(self, tag: str, given: Mapping[str, Any]) -> None:
        """Take the beginning of a part, or what its look is."""
        if tag == "r":
            self._runs.append(([], None))
        elif tag in ("rPr", "strike"):
            self._runs[-1] = (self._runs[-1][0], tag == "strike" and is_on(given))

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
        return any(parts for parts, _ in self._runs)

    def runs(self) -> TextParts:
        """Return the parts of the text."""
        joined = (("".join(parts), struck) for parts, struck in self._runs)
        return tuple(run for run in joined if run[0])


def text_of(runs: TextParts, struck: bool = False) -> str | UnusableError:
    """Return the text of a cell, or that words of it are struck out; `struck` is its own look."""
    whole = "".join(text for text, _ in runs)
    out = [text for text, own in runs if (struck if own is None else own) and text.strip()]
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
