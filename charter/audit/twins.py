"""The same duty in two papers, by its words alone: found whatever it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from charter.audit.papers import ClaimedDuty
from charter.check.words.meant import stems
from charter.named_tuples import NamedTuple

_COMMON = 4
"""So many stems two duties have in common at least."""
_WHOLE = 2
"""So many where they have all of them in common."""
_SHARE = 2 / 3
"""So much of the shorter one these are."""


class Twin(NamedTuple):
    """Two claims of two papers in the same words; the first stands in the paper read first."""

    first: ClaimedDuty
    second: ClaimedDuty


def twins(claims: Sequence[ClaimedDuty]) -> tuple[Twin, ...]:
    """Return all pairs of claims of different papers that say the same in the same words."""
    words = [frozenset(stems(claim.quote)) for claim in claims]
    having: dict[str, list[int]] = defaultdict(list)
    found = []
    for number, claim in enumerate(claims):
        common: dict[int, int] = defaultdict(int)
        for word in words[number]:
            for other in having[word]:
                common[other] += 1
            having[word].append(number)
        found += [
            Twin(claims[other], claim)
            for other, count in sorted(common.items())
            if claims[other].paper != claim.paper
            and _are_alike(count, len(words[number]), len(words[other]))
        ]
    return tuple(found)


def _are_alike(count: int, one: int, other: int) -> bool:
    """Return whether two duties of so many stems say the same, `count` of which they share."""
    if count == one == other:
        return count >= _WHOLE
    return count >= max(_COMMON, _SHARE * min(one, other))
