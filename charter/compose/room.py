"""Which neighbours charters tell in full: as many as a charter has room for on four pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from charter.assign.borders import (
    Border,
    are_in_line,
    borders_of,
    exchange_between,
    shares_a_job,
)
from charter.assign.organisation import Assignment, Organisation, Position
from charter.compose.core import core_of
from charter.facts.catalog import Entry
from charter.read.kept import kept_for_last

ROOM = 1430
"""Words for what differs most between charters: a position's work, and what it says of others.

The rest (facts, outcomes, limits, measures, risks, first days) takes about 900, and four pages of
the smaller paper hold about 2,400.
"""
ROW, LINE = 130, 20
"""Words of a row that tells a neighbour in full, and of the line that each further one has."""
MOST = 6
"""Rows that a reader takes in, however short the rest is."""
SHARED = 2
"""Decisions that two share at least, to have a row however little room there is."""
_LABEL = 5
"""Words that say whom a decision needs."""


@kept_for_last
def in_full(organisation: Organisation) -> frozenset[frozenset[str]]:
    """Return each two positions whose charters tell in full what they give each other.

    Both charters do, or none, so what one promises stands in the other. Whoever has a charter
    always does with the one above, and so do two with charters in a line, and each one and the peer
    with whom it shares most decisions. All others follow, the closest first, while each of the two
    that has a charter has room: first those in line and those who both have charters and take part
    in each other's work, because both sign for it; then who else has more to exchange than news.
    """
    rows = _rows(organisation)
    left = {name: rows[name] for name, p in organisation.positions.items() if p.writes_papers}
    found: set[frozenset[str]] = set()
    always = _closest_peers(organisation)
    for rank, _, pair in sorted(_ranked(organisation, always), key=lambda one: one[:2]):
        sides = [name for name in pair if name in left]
        if rank == 0 or all(left[name] > 0 for name in sides):
            found.add(frozenset(pair))
            for name in sides:
                left[name] -= 1
    return frozenset(found)


def rows_beyond(organisation: Organisation, position: Position) -> int:
    """Return how many rows a charter has beyond its room, if they are two or more; else nothing.

    Leaders, reports and closest peers have rows in any case. Then a charter is shorter elsewhere:
    it tells less of its own work, and names less of that of others.
    """
    rows = _rows_in_full(organisation)[position.id]
    beyond = rows - rows_of(organisation, position)
    return beyond if beyond > 1 else 0


@kept_for_last
def _rows_in_full(organisation: Organisation) -> Counter[str]:
    return Counter(name for pair in in_full(organisation) for name in pair)


def rows_of(organisation: Organisation, position: Position) -> int:
    """Return for how many rows the work of a position, and a line for each neighbour, leave room.

    It is counted in the words of the catalogue, so that charters in all languages, and on all
    days, have the same rows.
    """
    return _rows(organisation)[position.id]


@kept_for_last
def _rows(organisation: Organisation) -> Mapping[str, int]:
    work, calls = organisation.responsibilities.values(), organisation.decisions.values()
    words: dict[str, int] = defaultdict(int)
    mine: dict[str, list[Assignment]] = defaultdict(list)
    for a in (*work, *calls):
        length = _title(a.entry)
        for name in {*a.responsible, *a.consulted, *a.veto}:
            words[name] += length
        if a.entry.kind == "decision":
            words[a.accountable] += _LABEL + _sentence(a.entry)
        else:
            words[a.accountable] += length
            mine[a.accountable].append(a)
    rows = {}
    for name, position in organisation.positions.items():
        core = core_of(mine[name], position.role.id, organisation.catalog)
        count = words[name] + sum(_sentence(a.entry) for a in core)
        count += LINE * len(borders_of(organisation, name))
        rows[name] = max(0, min((ROOM - count) // (ROW - LINE), MOST))
    return rows


def _sentence(entry: Entry) -> int:
    # The mean of its wordings: which one holds may change with the day, the rows may not.
    lengths = [_length(text.say) for text in entry.charter]
    return round(sum(lengths) / len(lengths)) if lengths else 0


def _title(entry: Entry) -> int:
    return _length(entry.title)


@lru_cache(maxsize=4096)
def _length(text: str) -> int:
    """Return how many words a text has; each paper of a batch counts those of the catalogue."""
    return len(text.split())


def _closest_peers(organisation: Organisation) -> frozenset[frozenset[str]]:
    """Return each position with a charter and the peer with whom it shares most decisions."""
    positions, found = organisation.positions, set()
    for name, here in positions.items():
        peers = [
            border
            for border in borders_of(organisation, name)
            if here.writes_papers
            and positions[border.other].writes_papers
            and not are_in_line(here, positions[border.other])
        ]
        most = max(peers, key=lambda one: (_decisions(one), one.closeness), default=None)
        if most and _decisions(most) >= SHARED:
            found.add(frozenset((name, most.other)))
    return frozenset(found)


def _decisions(border: Border) -> int:
    """Return in how many decisions of one of two the other has a say."""
    return sum(
        a.entry.kind == "decision"
        for parts in (border.mine, border.theirs)
        for how, assigned in parts.items()
        if how != "informed"
        for a in assigned
    )


def _ranked(
    organisation: Organisation, always: frozenset[frozenset[str]]
) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """Yield each two who have a border to tell in full, by what goes first: rank, distance."""
    numbers = {name: number for number, name in enumerate(organisation.positions)}
    for one, number in numbers.items():
        for border in borders_of(organisation, one):
            if numbers[border.other] > number:
                rank = _rank(organisation, organisation.positions[one], border)
                if frozenset((one, border.other)) in always:
                    rank = 0
                if rank is not None:
                    yield rank, -border.closeness, (one, border.other)


def _ways(one: Position, other: Position) -> tuple[tuple[Position, Position], ...]:
    return (one, other), (other, one)


def _rank(organisation: Organisation, here: Position, border: Border) -> int | None:
    there = organisation.positions[border.other]
    charters = here.writes_papers + there.writes_papers
    if not charters:
        return None
    if any(one.writes_papers and one.reports_to == boss.id for one, boss in _ways(here, there)):
        return 0
    if are_in_line(here, there) or shares_a_job(here, there):
        return 0 if charters == 2 else 1
    if {*border.mine, *border.theirs} - {"informed"}:
        return 1 if charters == 2 else 2
    # The catalogue knows of two who both have charters what they always have to exchange.
    return 2 if charters == 2 and exchange_between(organisation, here.id, there.id) else None
