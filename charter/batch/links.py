"""Links of cells: kept where papers print links, as [words](address), which a person can type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from charter.check.own.marks import printed
from charter.facts.prose import LINK
from charter.problems import Place, Problem
from charter.read.yaml_source import Path_

_MOST = 10
_LONGEST = 8192
"""Characters of a formula of Excel."""
_OF_FORMULA = re.compile(r'\bHYPERLINK\(\s*(?:"((?:[^"]|"")*)"\s*[,;)]|([^,;)]*))', re.IGNORECASE)
_UNFIT = re.compile(r"[|\n]|://|@|\bwww\.")
"""What parts the items of a list, or is another address already."""
_WITHOUT = frozenset(("outcomes", "remote", "equity", "other_pay"))
"""Keys of texts that are printed in a line of facts, or with names filled in."""


class LinkedText(str):
    """The words of a cell with links; `marked` has the addresses too, or nothing if it cannot."""

    __slots__ = ("marked",)
    marked: str

    def __new__(cls, words: str, marked: str) -> LinkedText:
        """Return the words of a cell, and the same with the addresses."""
        made = super().__new__(cls, words)
        made.marked = marked
        return made


LinkSpan = tuple[int, int, str]
"""Where words that are a link begin and end in a text, and their address."""


def linked(words: Any, spans: Sequence[LinkSpan]) -> Any:
    """Return the value of a cell of which some words lead to an address."""
    if not isinstance(words, str) or isinstance(words, LinkedText):
        return words
    pieces, done, whole = list[str](), 0, True
    for begin, end, address in spans:
        text = words[begin:end]
        bare = text.strip()
        if bare and address.strip().casefold().removeprefix("mailto:") not in words.casefold():
            link = f"[{bare}]({address.strip()})"
            whole &= bool(LINK.fullmatch(link)) and not _UNFIT.search(bare)
            pieces += [words[done:begin], text.replace(bare, link, 1)]
            done = end
    if not pieces:
        return words
    return LinkedText(words, "".join((*pieces, words[done:])) if whole else "")


def link_of_formula(formula: str) -> str:
    """Return where a formula such as =HYPERLINK("https://...", "words") leads; "" if nowhere.

    An address that is worked out is returned as its formula, which no paper can print.
    """
    found = _OF_FORMULA.search(formula)
    if found is None or (found[1] or "").startswith("#"):
        return ""
    return (found[1] or "").replace('""', '"') or f"={formula.strip()}"


class Formulas:
    """Takes the formulas of a workbook as they come; `link` is where the last of them leads."""

    def __init__(self) -> None:
        self.link = ""
        self._shared, self._pieces, self._length = "", list[str](), -1
        self._links: dict[str, str] = {}

    def begin(self, shared: str) -> None:
        """Take the beginning of a formula, and its number where several cells share it."""
        self._shared, self._pieces, self._length = shared, [], 0

    def add(self, text: str) -> None:
        """Take some of its text, if this is one."""
        if 0 <= self._length <= _LONGEST:
            self._length += len(text)
            self._pieces.append(text)

    def end(self) -> None:
        """Take its end: only the first of those that share a formula has its text."""
        self.link = link_of_formula("".join(self._pieces)) or self._links.get(self._shared, "")
        if self._shared and self.link:
            self._links[self._shared] = self.link
        self._length = -1


def takes_links(path: Path_) -> bool:
    """Return whether papers print the links of a field."""
    return not printed().isdisjoint(map(str, path)) and _WITHOUT.isdisjoint(map(str, path))


def with_link(value: Any, path: Path_) -> Any:
    """Return the value of a cell as the field at `path` has it."""
    if not isinstance(value, LinkedText):
        return value
    return value.marked if takes_links(path) else str(value)


def lost_link(value: Any, path: Path_ | None, place: Place) -> Iterator[Problem]:
    """Yield the problem of words with a link that their field could print, and not as they are."""
    if isinstance(value, LinkedText) and path and takes_links(path) and not value.marked:
        hint = "write [words](https://...) in the cell, where the link belongs"
        yield Problem(place, "link-not-kept", "the link of this cell cannot be kept", hint)


def left_out(
    links: Iterable[tuple[str, str, str]], paths: Mapping[str, Path_ | None]
) -> Iterator[str]:
    """Yield which links stand in fields that print none: at most ten, and how many more."""
    found = [each for each in links if (path := paths.get(each[0])) and not takes_links(path)]
    for heading, at, address in found[:_MOST]:
        shown = " ".join(address.split())[:60]
        yield f"the link in {at} to {shown} is left out: '{heading[:60]}' is printed without links"
    if len(found) > _MOST:
        yield f"{len(found) - _MOST:,} more links are left out"
