"""Fields of a template that are empty in a paper, found where they would leave a hole in a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from markupsafe import Markup

from charter.named_tuples import NamedTuple

_MARK = re.compile("\ue003(\\d+)\ue004")
_ITEM = re.compile(
    "[ \u00a0]\u00b7[ \u00a0]\ue003\\d+\ue004(?=[ \u00a0]\u00b7[ \u00a0]|[*_]*(?:\n|\\Z|</))"
    "|(?:(?<=[>\n*_])|\\A)\ue003\\d+\ue004[ \u00a0]\u00b7[ \u00a0]"
)
"""An empty field in a line such as "Acme \u00b7 London \u00b7 full-time", with one of the dots."""
_APART = re.compile(r"[\n\t]")
_SAYS = re.compile(r"\w|[^\s\-\u2013\u2014\u2022\u00b7*#>|_]")
"""What a line that is a field alone has not beside it: anything but the mark of a list item."""


class Hole(NamedTuple):
    """A field as its template names it, and where that prints it."""

    field: str
    line: int
    file: str

    @property
    def message(self) -> str:
        """Return what is wrong."""
        return f"{{{{ {self.field} }}}} is empty here, and leaves a hole in the line"

    @property
    def hint(self) -> str:
        """Return what to do."""
        asked = f"{{% if {self.field} %}} ... {{% endif %}}"
        return f"put {asked} around what belongs to it, or write what it is to say"


class Holes:
    """The empty fields that a template printed, each with a mark in what it made."""

    def __init__(self) -> None:
        self._found: list[Hole] = []

    def forget(self) -> None:
        """Begin anew."""
        self._found.clear()

    def mark(self, field: str, line: int, file: str) -> Markup:
        """Return what stands for an empty field until its line is known."""
        self._found.append(Hole(field, line, file))
        return Markup(f"\ue003{len(self._found) - 1}\ue004")

    def within(self, text: str) -> Iterator[Hole]:
        """Yield the fields that are empty in a line, or a cell, that says more."""
        lines = _APART.split(text) if _MARK.search(text) else ()
        cells = [line.split("|") if line.startswith("|") else [line] for line in lines]
        for cell in itertools.chain(*cells):
            if _SAYS.search(_MARK.sub("", cell)):
                yield from (self._found[int(number)] for number in _MARK.findall(cell))


def without_empty_items(text: str) -> str:
    """Return a text without the empty items of lines whose items have dots between them.

    They leave no hole, so such a line may name what a position does not say, such as its hours.
    """
    return _ITEM.sub("", text) if "\ue003" in text else text


def unmarked(text: str) -> str:
    """Return a text without the marks."""
    return _MARK.sub("", text) if "\ue003" in text else text
