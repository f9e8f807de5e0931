"""The numbers and bullets before paragraphs, as Word counts them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from charter.document.docx.legibility import Properties
from charter.document.docx.vocabulary import is_on
from charter.document.docx.xml import W
from charter.named_tuples import NamedTuple

_LEVELS = 9
_LONGEST = 255
"""Signs that Word takes in the text of a number."""
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_DECIMAL = frozenset(("decimal", "decimalHalfWidth", "decimalFullWidth", ""))


class Level(NamedTuple):
    """One level of a list: where it starts, how its number is written, and the text around it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int = -1
    legal: bool = False
    run: Any = None
    picture: bool = False
    style: str = ""
    indent: Any = None


class Numbering:
    """The lists of one file, and how far each has counted."""

    def __init__(self, numbering: Any, styles: Any = None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is None:
            return
        abstracts = {
            a.get(f"{W}abstractNumId"): a for a in numbering.iterchildren(W + "abstractNum")
        }
        named = {
            link.get(f"{W}val"): number
            for number, a in abstracts.items()
            if (link := a.find(f"{W}styleLink")) is not None
        }
        for num in numbering.iterchildren(f"{W}num"):
            number = num.get(f"{W}numId", "")
            link = num.find(f"{W}abstractNumId")
            of = link.get(f"{W}val") if link is not None else None
            abstract = abstracts.get(of)
            other = abstract.find(f"{W}numStyleLink") if abstract is not None else None
            if other is not None and other.get(f"{W}val") in named:
                of = named[other.get(f"{W}val")]
                abstract = abstracts[of]
            self._abstract[number] = str(of)
            self._levels[number] = dict(_levels(abstract))
            for override in num.iterchildren(f"{W}lvlOverride"):
                at = _integer(override.get(f"{W}ilvl"), 0)
                self._levels[number].update(_levels(override))
                start = override.find(f"{W}startOverride")
                if start is not None:
                    self._starts[number, at] = _integer(start.get(f"{W}val"), 1)

    def level(self, number: str, at: int) -> Level | None:
        """Return one level of a list, or None where the file does not define it."""
        return self._levels.get(number, {}).get(at)

    def next(self, number: str, at: int) -> str:
        """Return the label of the next paragraph of a list; counts it."""
        level = self.level(number, at)
        if level is None:
            return ""
        levels = self._levels[number]
        counts = self._counts.setdefault(self._abstract[number], [0] * _LEVELS)
        if (number, at) in self._starts and (number, at) not in self._begun:
            self._begun.add((number, at))
            counts[at] = self._starts[number, at] - 1
        elif counts[at] == 0:
            counts[at] = level.start - 1
        counts[at] += 1
        for above in range(at):
            counts[above] = counts[above] or levels.get(above, Level()).start
        for below in range(at + 1, _LEVELS):
            restart = levels.get(below, Level()).restart
            if restart != 0 and (restart < 0 or at < restart):
                counts[below] = 0
        if level.form in ("bullet", "none") and "%" not in level.text:
            return level.text

        def filled(found: re.Match[str]) -> str:
            of = int(found[1]) - 1
            form = "decimal" if level.legal else levels.get(of, Level()).form
            return written(counts[of], form)

        return _PLACE.sub(filled, level.text)

    def place(self, holds: Properties, style: str) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph, or None where it is in no list.

        Where the style names the list, the list names the level that has the style (17.9.23).
        """
        found = holds.get("numPr")
        if found is None:
            return None
        number, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
        name = number.get(f"{W}val", "0") if number is not None else "0"
        if name == "0":
            return None
        at = _integer(level.get(f"{W}val") if level is not None else "0", 0)
        for each, of in self._levels.get(name, {}).items():
            if of.style and of.style == style and level is None:
                at = each
        return name, min(max(at, 0), _LEVELS - 1)


def written(number: int, form: str) -> str:
    """Return a number in a form of 17.18.59; an unknown form stands with its name."""
    if form in _DECIMAL:
        return str(number)
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 20 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        left, made = number % 4000, ""
        for value, sign in _ROMAN:
            made += sign * (left // value)
            left %= value
        return made if form == "lowerRoman" else made.upper()
    if form in ("none", "bullet"):
        return ""
    return f"{form}:{number}"


def _levels(parent: Any) -> Iterator[tuple[int, Level]]:
    for element in parent.iterchildren(f"{W}lvl") if parent is not None else ():

        def value(name: str, missing: str = "", of: Any = element) -> str:
            found = of.find(W + name)
            return missing if found is None else str(found.get(f"{W}val", missing))

        yield (
            _integer(element.get(f"{W}ilvl"), 0),
            Level(
                _integer(value("start"), 1),
                value("numFmt", "decimal"),
                value("lvlText")[:_LONGEST],
                _integer(value("lvlRestart"), -1),
                is_on(element.find(f"{W}isLgl")),
                element.find(f"{W}rPr"),
                element.find(f"{W}lvlPicBulletId") is not None,
                value("pStyle"),
                element.find(f"{W}pPr/{W}ind"),
            ),
        )


def _integer(text: str | None, missing: int) -> int:
    try:
        return min(max(int(text or ""), -1), 100_000)
    except ValueError:
        return missing
