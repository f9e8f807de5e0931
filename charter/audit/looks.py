"""Claims that are not certain, in the order in which a person's answer is worth most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from charter.audit.findings import ASSERTED, Clash, SaidClaim, ToLookAt
from charter.audit.quotes import words_key
from charter.facts.catalog import Entry

_REAL = 0.1
"""A choice below this is no reason to ask."""
BREAKS, MAKES, FILLS, PLACES = 3, 3, 2, 1
"""What an answer does: breaks or makes a "twice", fills a gap, or only places one duty."""


def looks_of(
    entries: Mapping[str, Entry],
    said: Sequence[SaidClaim],
    clashes: Iterable[Clash],
) -> tuple[ToLookAt, ...]:
    """Return the claims that a person is to look at, the most worth first.

    Those are all that are placed below ASSERTED, and those not certain on which a clash rests.
    """
    resting = {
        each.placed.claim.id: clash
        for clash in clashes
        if clash.kind != "near"
        for side in clash.sides
        for each in side.said
    }
    claimed: dict[str, set[str]] = {}
    for each in said:
        if each.owning and each.sure >= ASSERTED and each.entry:
            claimed.setdefault(each.entry, set()).add(each.of)
    found = sorted(
        (
            _look(entries, each, resting.get(each.placed.claim.id), claimed)
            for each in said
            if _is_open(each)
        ),
        key=_rank,
    )
    # The same words are asked about once: an answer is kept by them.
    once: dict[str, ToLookAt] = {}
    for look in found:
        once.setdefault(words_key(look.said.placed.claim.quote), look)
    return tuple(once.values())


def _is_open(said: SaidClaim) -> bool:
    placed = said.placed
    if placed.confirmed or placed.nothing or placed.claim.strength == "none":
        return False
    return not said.nothing and said.sure < ASSERTED


def _rank(look: ToLookAt) -> tuple[int, int, float, str]:
    kind, weight = look.worth
    return -kind, -weight, abs(look.said.sure - 0.5), look.said.placed.claim.id


def _look(
    entries: Mapping[str, Entry],
    said: SaidClaim,
    clash: Clash | None,
    claimed: Mapping[str, set[str]],
) -> ToLookAt:
    matches = [match for match in said.placed.matches if match.entry in entries]
    real = [match for match in matches if match.probability >= _REAL] or matches[:1]
    choices = [entries[match.entry] for match in real]
    weight = max((entry.weight for entry in choices), default=0)
    if clash is not None:
        what = clash.entries[0].title if clash.entries else "one sentence"
        return ToLookAt(said, f"two may claim it: {what}", (BREAKS, clash.weight or weight))
    others = [e for e in choices if claimed.get(e.id, set()) - {said.of}]
    if others and said.placed.claim.strength != "supports":
        first = max(others, key=lambda entry: entry.weight)
        return ToLookAt(said, f"may claim twice: {first.title}", (MAKES, first.weight))
    gaps = [entry for entry in choices if not claimed.get(entry.id)]
    if gaps and (said.owning or said.placed.claim.strength == "stops"):
        first = max(gaps, key=lambda entry: entry.weight)
        return ToLookAt(said, f"the only claim, perhaps, to: {first.title}", (FILLS, first.weight))
    return ToLookAt(said, "only to place it", (PLACES, weight))
