"""How many people there are of which kind, by their titles and, where these say nothing, teams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charter.named_tuples import NamedTuple
from charter.people.choices import HEAD, POSITION, RowChoice, Staffing
from charter.problems import listing
from charter.titles.reading import reading_of
from charter.titles.words import COUNTED

_KINDS = {
    "engineers": ("engineer", "engineers"),
    "product_people": ("product person", "product people"),
    "designers": ("designer", "designers"),
    "data_people": ("data person", "data people"),
    "": ("other", "others"),
}


def counted(number: int, kind: str) -> str:
    """Return a number of people of a kind: "1 engineer", "2 data people"."""
    return f"{number:,} {_KINDS[kind][number != 1]}"


class PeopleCount(NamedTuple):
    """A fact of the company that was counted, and how it came about."""

    fact: str
    number: int
    how: str


def counted_as(staffing: Staffing, n: int) -> str:
    """Return as what a person counts: engineers, product_people, designers, data_people or ''."""
    reading = staffing.readings[n]
    kinds = reading.kinds
    if not kinds and not (reading.top or reading.role):
        kinds = reading_of(staffing.people[n].text("department")).kinds
    return COUNTED.get(kinds[0], "") if kinds else ""


def counts_of(
    staffing: Staffing, choices: Mapping[int, RowChoice]
) -> tuple[tuple[PeopleCount, ...], Mapping[str, int]]:
    """Return the facts that can be counted, and the people below leaders by their kind."""
    kinds = {kind: 0 for kind in _KINDS if kind}
    below = dict.fromkeys(_KINDS, 0)
    whole = leaders = 0
    for n, person in enumerate(staffing.people):
        if person.vacant:
            continue
        choice = choices.get(n)
        if person.outside and (choice is None or choice.became != POSITION):
            continue
        whole += 1
        kind = counted_as(staffing, n)
        if choice and choice.became == POSITION and choice.role != HEAD:
            leaders += 1
        elif kind:
            kinds[kind] += 1
        if choice is None or choice.became not in (POSITION, "neighbour"):
            below[kind] += 1
    return tuple(_facts(whole, leaders, kinds)), below


def _facts(whole: int, leaders: int, kinds: Mapping[str, int]) -> Iterator[PeopleCount]:
    if not whole:
        return
    yield PeopleCount("headcount", whole, "rows of the table with a person; vacant ones left out")
    parts = [counted(number, kind) for kind, number in kinds.items() if number]
    if leaders:
        parts.append("1 leader" if leaders == 1 else f"{leaders:,} leaders")
    if parts:
        number = leaders + sum(kinds.values())
        yield PeopleCount("product_and_technology_headcount", number, listing(parts))
    for kind in ("product_people", "designers", "data_people"):
        if number := kinds[kind]:
            what = "by title or, where that says nothing, department; leaders left out"
            yield PeopleCount(kind, number, what)
