"""What two long sequences share, in steps that grow with their length and not with its square.

Short ones are matched as difflib does: the longest run that both have, then what stands before and
behind it. Where that would be dear, what both begin or end with goes first, then runs that each
side has once (patience diff); a gap that nothing makes cheap is one replacement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from charter.named_tuples import NamedTuple

Code = tuple[str, int, int, int, int]
"""As difflib has it: equal, replace, delete or insert; from and to in the old, then in the new."""
PER_ELEMENT = 64
"""Steps that each element of the two sequences may cost."""
AT_LEAST = 2_000_000
"""Steps that any two sequences may cost: charters are matched without a short cut."""
_PASSES = 16
"""How many passes as dear as the first a gap must be able to pay to be matched by longest runs."""
_RUNS = (4, 16, 1)
"""Elements in a run that each side has once: few chance upon four words; text that repeats itself
needs more, text with a change in every sentence fewer."""

_TRIES = 200
"""Edits after which as much has to be left as was edited."""

_Block = tuple[int, int, int]
_Way = Any
"""The last block of a way through both sequences, and the way to it; or None."""


class Matching(NamedTuple):
    """How to make the new sequence from the old, and the steps that it took to find out."""

    codes: list[Code]
    steps: int

    @property
    def ratio(self) -> float:
        """Return how much of both is the same, from 0 to 1."""
        length = self.codes[-1][2] + self.codes[-1][4] if self.codes else 0
        same = sum(b - a for tag, a, b, _, _ in self.codes if tag == "equal")
        return 2 * same / length if length else 1.0


class _Gap(NamedTuple):
    """A stretch of both sequences, and the steps that it may cost."""

    a: int
    b: int
    c: int
    d: int
    budget: int

    @property
    def size(self) -> int:
        return self.b - self.a + self.d - self.c


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Code]:
    """Return how to make `new` from `old`, as difflib's `get_opcodes` gives it."""
    return match(old, new).codes


def match(old: Sequence[Hashable], new: Sequence[Hashable], at_least: int = AT_LEAST) -> Matching:
    """Return what `old` and `new` share, in at most PER_ELEMENT steps for each and `at_least`."""
    numbers: dict[Hashable, int] = {}
    before, after = ([numbers.setdefault(e, len(numbers)) for e in side] for side in (old, new))
    steps = len(before) + len(after)
    gaps = [_Gap(0, len(before), 0, len(after), (PER_ELEMENT - 1) * steps + at_least)]
    blocks: list[_Block] = []
    while gaps:
        gap = gaps.pop()
        found, cost = _in_gap(before, after, gap)
        steps += cost
        blocks += found
        gaps += _around(gap, found, gap.budget - cost)
    return Matching(list(_codes(sorted(blocks), len(before), len(after))), steps)


def _in_gap(old: list[int], new: list[int], gap: _Gap) -> tuple[list[_Block], int]:
    """Return what both have in a gap, in order, and the steps that it cost."""
    cost = 2 * gap.size
    if cost > gap.budget:
        return [], 0
    before, after = Counter(old[gap.a : gap.b]), Counter(new[gap.c : gap.d])
    pairs = sum(count * after[each] for each, count in before.items() if each in after)
    if not pairs:
        return [], cost
    if pairs <= gap.budget // _PASSES - cost:
        return [_longest(old, new, gap)], cost + pairs
    found = _ends(old, new, gap)
    for run in _RUNS:
        price = (run + 1) * gap.size
        if found or cost + price > gap.budget:
            break
        cost += price
        found = list(_anchors(old, new, gap, run))
    budget = (gap.budget - cost) // 2
    if not found and gap.size < budget:
        found, price = _fewest_edits(old, new, gap, budget)
        cost += price
    return found, cost


def _around(gap: _Gap, found: list[_Block], budget: int) -> Iterator[_Gap]:
    """Yield what is left of a gap around the blocks found in it; each has its share of steps."""
    if not found:
        return
    starts = [(gap.a, gap.c), *((i + size, j + size) for i, j, size in found)]
    ends = [*((i, j) for i, j, _ in found), (gap.b, gap.d)]
    both = zip(starts, ends, strict=True)
    rest = [_Gap(a, b, c, d, 0) for (a, c), (b, d) in both if a < b and c < d]
    total = sum(each.size for each in rest)
    for each in rest:
        yield each._replace(budget=budget * each.size // total)


def _longest(old: list[int], new: list[int], gap: _Gap) -> _Block:
    """Return the longest run that both have in a gap; of several the first."""
    if whole := _whole(old, new, gap):
        return whole
    places: dict[int, list[int]] = {}
    for j in range(gap.c, gap.d):
        places.setdefault(new[j], []).append(j)
    best: _Block = (gap.a, gap.c, 0)
    ending: dict[int, int] = {}
    for i in range(gap.a, gap.b):
        now: dict[int, int] = {}
        for j in places.get(old[i], ()):
            size = now[j] = ending.get(j - 1, 0) + 1
            if size > best[2]:
                best = (i - size + 1, j - size + 1, size)
        ending = now
    return best


def _whole(old: list[int], new: list[int], gap: _Gap) -> _Block | None:
    """Return where one side of a gap stands whole in the other; None where neither does.

    So it is with what comes back as it was sent, or behind something else: this is soon seen.
    """
    a, b, c, d, _ = gap
    if b - a > d - c:
        found = _whole(new, old, _Gap(c, d, a, b, 0))
        return found and (found[1], found[0], found[2])
    wanted, size, at = old[a:b], b - a, c
    while wanted:
        try:
            at = new.index(wanted[0], at, d - size + 1)
        except ValueError:
            return None
        if new[at + size - 1] == wanted[-1] and new[at : at + size] == wanted:
            return a, at, size
        at += 1
    return None


def _ends(old: list[int], new: list[int], gap: _Gap) -> list[_Block]:
    """Return what both begin with and what both end with."""
    a, b, c, d, _ = gap
    while a < b and c < d and old[a] == new[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
    blocks = ((gap.a, gap.c, a - gap.a), (b, d, gap.b - b))
    return [block for block in blocks if block[2]]


def _anchors(old: list[int], new: list[int], gap: _Gap, run: int) -> Iterator[_Block]:
    """Yield runs that each side has once, in one order, with what is the same around them."""
    here, there = _once(old, gap.a, gap.b, run), _once(new, gap.c, gap.d, run)
    a, c = gap.a, gap.c
    for i, j in _rising([(i, there[key]) for key, i in here.items() if key in there]):
        if i < a or j < c:
            continue  # within the block before
        before, size = 0, run
        while i - before > a and j - before > c and old[i - before - 1] == new[j - before - 1]:
            before += 1
        while i + size < gap.b and j + size < gap.d and old[i + size] == new[j + size]:
            size += 1
        yield i - before, j - before, before + size
        a, c = i + size, j + size


def _once(sequence: list[int], start: int, end: int, run: int) -> dict[tuple[int, ...], int]:
    """Return where each run stands that a stretch has once only, in their order."""
    shifted = [sequence[start + n : end] for n in range(run)]
    runs = list(zip(*shifted, strict=False))
    count = Counter(runs)
    return {each: at for at, each in enumerate(runs, start) if count[each] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs whose second numbers rise as the first do."""
    lowest: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for number, (_, j) in enumerate(pairs):
        at = bisect_left(lowest, j)
        if at == len(lowest):
            lowest.append(j)
            last.append(number)
        lowest[at], last[at] = j, number
        previous.append(last[at - 1] if at else -1)
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]


def _fewest_edits(
    old: list[int], new: list[int], gap: _Gap, budget: int
) -> tuple[list[_Block], int]:
    """Return what few edits leave of both (Myers), as far as the steps reach, and their number.

    This is for what repeats itself everywhere, as tables do; nothing where more was edited than is
    left, which is given up early.
    """
    a, b, c, d, _ = gap
    ends: dict[int, tuple[int, _Way]] = {1: (a, None)}
    best: tuple[int, _Way] = (0, None)
    furthest, edits, steps = -1, 0, gap.size
    while ends and furthest < gap.size and steps < budget:
        if edits > _TRIES and furthest < 2 * edits:
            break
        before, ends = ends, {}
        lowest = max(-edits, c - d + (edits - c + d) % 2)
        for k in range(lowest, min(edits, b - a) + 1, 2):
            steps += 1
            down, right = before.get(k + 1), before.get(k - 1)
            i, way = down if down and down[0] - a - k <= d - c else (-1, None)
            if right and i <= right[0] < b:
                i, way = right[0] + 1, right[1]
            if i < 0 or steps >= budget:
                continue
            start, j = i, i - a - k + c
            while i < b and j < d and old[i] == new[j]:
                i, j = i + 1, j + 1
            steps += i - start
            way = ((start, j - i + start, i - start), way) if i > start else way
            ends[k] = i, way
            if i - a + j - c > furthest:
                furthest, best = i - a + j - c, (edits, way)
        edits += 1
    edits, way = best
    blocks = []
    while way and furthest >= 2 * edits:
        blocks.append(way[0])
        way = way[1]
    return blocks[::-1], steps


def _codes(blocks: list[_Block], old: int, new: int) -> Iterator[Code]:
    """Yield the equal runs, joined where they adjoin, and what stands between them."""
    start = at = (0, 0)
    for i, j, size in [*blocks, (old, new, 0)]:
        if (i, j) != at or not size:
            if start != at:
                yield "equal", start[0], at[0], start[1], at[1]
            a, c = at
            if a < i or c < j:
                yield "replace" if a < i and c < j else "delete" if a < i else "insert", a, i, c, j
            start = (i, j)
        at = (i + size, j + size)
