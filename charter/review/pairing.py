"""Which changed line of a paper was which line before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from charter.document.matching import Code, match
from charter.review.lines import Line

ALIKE = 0.4
"""How much of two lines must be the same for one to be the other, changed."""
ALIKE_IN_PLACE = 0.15
"""The same, where as many lines stand in the place of as many."""
ALL_WITH_ALL = 200_000
"""Words that may be gone through to compare every line of a place with every other."""
_STEPS = 20_000
_NEAR = 4
"""Lines on either side of its own place, and lines with a rare word of its own, that a line is
compared with where they are too many."""


def pairs(old: Sequence[Line], new: Sequence[Line], codes: Sequence[Code]) -> dict[int, int]:
    """Return which changed old line each changed new line is, by their numbers.

    A line is first the one with its title, wherever that stands; then the one most like it
    of those in whose place it stands.
    """
    blocks = [code for code in codes if code[0] != "equal"]
    gone = [i for _, a, b, _, _ in blocks for i in range(a, b)]
    come = [i for _, _, _, c, d in blocks for i in range(c, d)]
    found = _by_title(old, new, gone, come)
    taken = set(found.values())
    spare = ALL_WITH_ALL
    for _, a, b, c, d in blocks:
        enough = ALIKE_IN_PLACE if b - a == d - c else ALIKE
        olds = {o: old[o].text.split() for o in range(a, b) if o not in taken}
        news = {n: new[n].text.split() for n in range(c, d) if n not in found}
        cost = sum(map(len, olds.values())) * len(news) + sum(map(len, news.values())) * len(olds)
        if cost <= spare:
            spare -= cost
            couples, likeness = list(product(olds, news)), _likeness
        else:
            couples, likeness = list(_near(olds, news)), _likeness_of_words
        scores = [
            (likeness(olds[o], news[n]), o, n) for o, n in couples if _could_be(old[o], new[n])
        ]
        for score, o, n in sorted(scores, key=lambda s: (-s[0], s[1], s[2])):
            if score >= enough and n not in found and o not in taken:
                found[n] = o
                taken.add(o)
        # One heading in the place of one is that heading, whatever it says now.
        heads = (
            [o for o in olds if o not in taken and old[o].kind == "heading"],
            [n for n in news if n not in found and new[n].kind == "heading"],
        )
        if len(heads[0]) == len(heads[1]) == 1:
            found[heads[1][0]] = heads[0][0]
            taken.add(heads[0][0])
    return found


_Title = tuple[str, int, str, str]
_Name = TypeVar("_Name", bound=Hashable)


def _by_title(
    old: Sequence[Line], new: Sequence[Line], gone: Sequence[int], come: Sequence[int]
) -> dict[int, int]:
    """Return the pairs whose title no other line has; bold may be lost in the new one.

    A row has to stand in the same section; an item may not, because headings change too.
    """
    lengths = sorted({len(old[o].title.split()) for o in gone if old[o].title})
    before, after = (
        _where((n, title) for n in numbers for title in _titles(lines[n], lengths))
        for lines, numbers in ((old, gone), (new, come))
    )
    found: dict[int, int] = {}
    for o in gone:
        titles = list(_titles(old[o], ())) if old[o].title else []
        for title in titles:
            fitting = [n for n in after.get(title, ()) if n not in found]
            if len(before[title]) == len(fitting) == 1:
                found[fitting[0]] = o
    return found


def _titles(line: Line, lengths: Sequence[int]) -> Iterator[_Title]:
    """Yield the title of a line; or what it could be, where it has none, of so many words."""
    if line.kind == "row":
        if line.title:
            yield "row", len(line.cells), line.section, line.title
    elif line.title:
        yield "", len(line.cells), "", line.title
    else:
        words = line.cells[0].split()
        for length in lengths:
            if length < len(words):
                yield "", len(line.cells), "", " ".join(words[:length])


def _could_be(one: Line, other: Line) -> bool:
    return (one.kind == "row") == (other.kind == "row") and len(one.cells) == len(other.cells)


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    return match(one, other, _STEPS).ratio


def _likeness_of_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how many words are the same, in whatever order."""
    both = Counter(one) & Counter(other)
    return 2 * both.total() / (len(one) + len(other))


def _near(olds: dict[int, list[str]], news: dict[int, list[str]]) -> Iterator[tuple[int, int]]:
    """Yield old lines and the new ones that stand near, or that share words which few have."""
    numbers = list(olds)
    having = _where((o, word) for o, words in olds.items() for word in set(words))
    rare = {word: there for word, there in having.items() if len(there) <= _NEAR}
    for place, (n, words) in enumerate(news.items()):
        middle = place * len(numbers) // len(news)
        near = numbers[max(middle - _NEAR, 0) : middle + _NEAR + 1]
        shared = Counter(o for word in set(words) for o in rare.get(word, ()))
        yield from ((o, n) for o in {*near, *(o for o, _ in shared.most_common(_NEAR))})


def _where(named: Iterable[tuple[int, _Name]]) -> dict[_Name, list[int]]:
    """Return the numbers that stand beside each name."""
    found: dict[_Name, list[int]] = {}
    for number, name in named:
        found.setdefault(name, []).append(number)
    return found
