"""What two posts claim: the same entry, the same field, the same words; or one decides, one stops.

Two claims of one entry are asserted where both mean it TOGETHER: the entry may be wrong, the field
is not. In the same words less is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from charter.audit.findings import (
    ALIKE,
    ASSERTED,
    FAINT,
    IN_ONE_FIELD,
    MEANT,
    TOGETHER,
    Clash,
    ClashSide,
    SaidClaim,
)
from charter.audit.twins import Twin
from charter.check.words.meant import stems
from charter.facts.catalog import Entry
from charter.named_tuples import NamedTuple

_ORDER = ("twice", "stops", "words", "near")


class Clashes(NamedTuple):
    """Clashes that may be said, and those that a person is to be asked about."""

    said: tuple[Clash, ...]
    perhaps: tuple[Clash, ...]


def clashes_of(
    entries: Mapping[str, Entry],
    said: Sequence[SaidClaim],
    groups: Mapping[str, str],
    twins: Sequence[Twin],
) -> Clashes:
    """Return all clashes: what is claimed twice first, and of that the weightiest."""
    likely = [*_of_entries(entries, said)]
    found = [sure for clash in likely if (sure := _sure(clash))]
    words = [*_of_words(entries, said, groups, twins, found)]
    found += [clash for clash in words if clash.sure >= ALIKE]
    fields = (_sure(c, IN_ONE_FIELD) for c in _of_fields(entries, said, groups, found))
    found += [clash for clash in fields if clash]
    told = [frozenset(_ids(clash)) for clash in found]
    perhaps = [c for c in (*likely, *words) if not any(frozenset(_ids(c)) <= ids for ids in told)]
    return Clashes(tuple(sorted(found, key=_rank)), tuple(sorted(perhaps, key=_rank)))


def _sure(clash: Clash, least: float = TOGETHER) -> Clash | None:
    """Return a clash of the sides that certainly are in it, or None where no two are."""
    best = max(side.near for side in clash.sides)
    kept = [side for side in clash.sides if side.near * best >= least]
    owning = [side for side in kept if not side.stops]
    if len(kept) < 2 or not owning or (clash.kind != "stops" and len(owning) < 2):
        return None
    made = clash._replace(sides=tuple(kept))
    return made if made.sure >= least else None


def _rank(clash: Clash) -> tuple[int, float, int, str]:
    title = clash.entries[0].title if clash.entries else ""
    deciding = sum(side.decides for side in clash.sides)
    return _ORDER.index(clash.kind), -clash.weight * clash.sure, -deciding, title


def _likely(said: Iterable[SaidClaim]) -> Iterator[SaidClaim]:
    for each in said:
        if each.entry and each.near >= MEANT and claims_something(each) and not each.nothing:
            yield each


def claims_something(said: SaidClaim) -> bool:
    """Return whether a claim says that its subject has some work, or may stop it."""
    return said.owning or said.placed.claim.strength == "stops"


def _of_entries(entries: Mapping[str, Entry], said: Iterable[SaidClaim]) -> Iterator[Clash]:
    """Yield each entry that two own or decide, or that one does and another may stop."""
    by_entry: dict[str, dict[str, list[SaidClaim]]] = {}
    for each in _likely(said):
        if each.entry in entries:
            by_entry.setdefault(each.entry, {}).setdefault(each.of, []).append(each)
    for name, sides in by_entry.items():
        owning = [post for post, words in sides.items() if any(w.owning for w in words)]
        stopping = [post for post in sides if post not in owning]
        if len(owning) > 1 or (owning and stopping):
            ordered = tuple(_side(post, sides[post]) for post in (*owning, *stopping))
            kind: Literal["twice", "stops"] = "twice" if len(owning) > 1 else "stops"
            yield Clash(kind, (entries[name],), ordered)


def _side(post: str, said: Iterable[SaidClaim]) -> ClashSide:
    """Return a side with the strongest words of its own papers first, each quote once."""
    words = sorted(said, key=lambda each: (each.of != each.by, not each.owning, -each.sure))
    quotes: dict[str, SaidClaim] = {}
    for each in words:
        quotes.setdefault(each.placed.claim.quote, each)
    return ClashSide(post, tuple(quotes.values()))


def _of_words(
    entries: Mapping[str, Entry],
    said: Iterable[SaidClaim],
    groups: Mapping[str, str],
    twins: Iterable[Twin],
    found: Sequence[Clash],
) -> Iterator[Clash]:
    """Yield claims of two posts in the same words, where no entry that both claim says so yet."""
    known = {each.placed.claim.id: each for each in said}
    told = [frozenset(_ids(clash)) for clash in found]
    alike: list[set[str]] = []
    for one, other in twins:
        pair = {one.id, other.id}
        if pair <= known.keys() and not any(pair <= ids for ids in told):
            near = [ids for ids in alike if not ids.isdisjoint(pair)]
            alike = [ids for ids in alike if ids.isdisjoint(pair)]
            alike.append(pair.union(*near))
    for ids in alike:
        sides: dict[str, list[SaidClaim]] = {}
        for each in (known[name] for name in known if name in ids):
            if not each.placed.nothing and claims_something(each):
                sides.setdefault(each.of, []).append(each)
        yield from _in_one_field(entries, sides, groups)


def _in_one_field(
    entries: Mapping[str, Entry],
    sides: Mapping[str, list[SaidClaim]],
    groups: Mapping[str, str],
) -> Iterator[Clash]:
    """Yield a clash of those with whom the same words mean work of one field.

    "Hire your team" is about other people with each who has a team.
    """
    fields: dict[str, list[ClashSide]] = {}
    everything = [each for own in sides.values() for each in own]
    surest = _of_same_words(everything)
    for post, own in sides.items():
        side = _side(post, own)
        known = [s for s in side.said if s.entry and not s.nothing]
        if known:
            best = max(known, key=lambda each: each.near).entry
            if surest and any(_may_mean(each, surest) for each in known):
                best = surest
            fields.setdefault(groups.get(best, best), []).append(side)
    for same in fields.values():
        if len(same) > 1:
            likely = [s.entry for side in same for s in side.said if s.sure >= MEANT]
            meant = tuple(entries[name] for name in dict.fromkeys(likely) if name in entries)
            yield Clash("words", meant, tuple(same))


def _of_same_words(said: Sequence[SaidClaim]) -> str:
    """Return what the surest of claims in the very same words means, where it is sure enough."""
    if len({frozenset(stems(each.placed.claim.quote)) for each in said}) != 1:
        return ""
    best = max(said, key=lambda each: each.sure)
    return best.entry if best.sure >= ASSERTED else ""


def _may_mean(said: SaidClaim, entry: str) -> bool:
    return any(m.entry == entry and m.probability >= FAINT for m in said.placed.matches)


def _ids(clash: Clash) -> Iterator[str]:
    for side in clash.sides:
        yield from (each.placed.claim.id for each in side.said)


def _of_fields(
    entries: Mapping[str, Entry],
    said: Iterable[SaidClaim],
    groups: Mapping[str, str],
    found: Sequence[Clash],
) -> Iterator[Clash]:
    """Yield each field in which two posts claim different work, if they share no entry in it."""
    shared = {
        (groups.get(entry.id, ""), frozenset(side.post for side in clash.sides))
        for clash in found
        for entry in clash.entries
    }
    fields: dict[str, dict[str, list[SaidClaim]]] = {}
    for each in _likely(said):
        if each.owning and each.entry in groups and each.entry in entries:
            fields.setdefault(groups[each.entry], {}).setdefault(each.of, []).append(each)
    for group, sides in fields.items():
        posts = frozenset(sides)
        if len(sides) < 2 or any(group == of and posts <= who for of, who in shared):
            continue
        meant = {each.entry for words in sides.values() for each in words}
        ordered = sorted((entries[name] for name in meant), key=lambda e: (-e.weight, e.title))
        made = tuple(_side(post, words) for post, words in sides.items())
        yield Clash("near", tuple(ordered), made, group)
