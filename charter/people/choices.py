"""What each row becomes: a position, a neighbour, a question, or nobody's position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple
from charter.people.managers import ManagerLines
from charter.people.table import PersonRow
from charter.problems import listing
from charter.read.called import words
from charter.titles import words as w
from charter.titles.reading import TitleReading, reading_of

POSITION, NEIGHBOUR, ASKED, BELOW, ASIDE = "position", "neighbour", "asked", "below", "aside"
HEAD = "ceo"


class RowChoice(NamedTuple):
    """What a row became: with `role` for a position or neighbour, `likely` roles for a question.

    A neighbour without a role is one of the company's own. `why` is for a person to read.
    """

    became: str
    role: str = ""
    likely: tuple[str, ...] = ()
    why: str = ""


class Staffing(NamedTuple):
    """The people who count, with what their titles say and who reports to whom."""

    people: tuple[PersonRow, ...]
    readings: tuple[TitleReading, ...]
    lines: ManagerLines
    catalog: Catalog

    def chain(self, n: int) -> list[int]:
        """Return the rows above a row, the nearest first."""
        found = []
        while (n := self.lines.above.get(n, -1)) >= 0:
            found.append(n)
        return found

    def number(self, n: int) -> str:
        """Return a row as people call it."""
        return f"row {self.people[n].number}"

    def neighbourly(self, role: str) -> bool:
        """Return whether a role works beside product and technology."""
        return self.catalog.roles[role].level == "neighbour"


def readings_of(catalog: Catalog, people: Sequence[PersonRow]) -> tuple[TitleReading, ...]:
    """Return what the titles say; one that the catalogue has means its role."""
    names = {
        words(name): role.id
        for role in catalog.roles.values()
        for name in (role.id, role.title, role.abbreviation, *role.aliases)
    }
    made = []
    for person in people:
        reading = reading_of(person.title)
        role = names.get(words(person.title), "")
        if role and role != reading.role:
            rank = reading.rank if reading.leads else w.HEAD
            reading = reading._replace(rank=rank, role=role, likely=(), narrow=False)
        # "CPO" alone, in the department of people, is not who leads the product.
        elif reading.role and (other := _of_another_kind(person)):
            reading = reading._replace(role="", kinds=(other,), likely=(reading.role, "chro"))
        made.append(reading)
    # Who leads all that is digital is asked for where others lead a part of that.
    if not {"cto", "cpo"}.isdisjoint(reading.role for reading in made if reading.leads):
        asked = w.LIKELY[w.DIGITAL]
        made = [r._replace(role="", likely=asked) if _is_digital(r) else r for r in made]
    return tuple(made)


def _is_digital(reading: TitleReading) -> bool:
    return reading.kinds == (w.DIGITAL,) and reading.role == "cpto"


def _of_another_kind(person: PersonRow) -> str:
    if words(person.title) != "cpo" or not person.text("department"):
        return ""
    kinds = reading_of(person.text("department")).kinds
    return "people" if "people" in kinds else ""


def choices_of(staffing: Staffing) -> dict[int, RowChoice]:
    """Return what each row that leads became; all others are below."""
    made: dict[int, RowChoice] = {}
    _choose_head(staffing, made)
    groups: dict[str, list[int]] = {}
    for n, reading in enumerate(staffing.readings):
        if n not in made and reading.leads and reading.role and reading.role != HEAD:
            groups.setdefault(reading.role, []).append(n)
    for role, rows in groups.items():
        if staffing.neighbourly(role):
            _choose_neighbour(staffing, role, rows, made)
        else:
            _choose_holder(staffing, role, rows, made)
    held = {choice.role: n for n, choice in made.items() if choice.became == POSITION}
    unclear = [n for n, r in enumerate(staffing.readings) if n not in made and r.leads]
    made |= {n: _unclear(staffing, n, held) for n in unclear}
    _only_nearest(staffing, unclear, made)
    _bosses_of_positions(staffing, made)
    return made


def _choose_head(staffing: Staffing, made: dict[int, RowChoice]) -> None:
    """Choose the head of the company: who is called so, else who reports to nobody."""
    called = [n for n, reading in enumerate(staffing.readings) if reading.role == HEAD]
    alike = [n for n, reading in enumerate(staffing.readings) if reading.top and n not in called]
    reports: dict[int, int] = {}
    for boss in staffing.lines.above.values():
        reports[boss] = reports.get(boss, 0) + 1

    def first(rows: Sequence[int]) -> int:
        return min(rows, key=lambda n: (len(staffing.chain(n)), -reports.get(n, 0), n))

    why = ""
    if called:
        head = first(called)
        if both := staffing.readings[head].both:
            why = f"holds the work of {listing(both)} too: say so under 'assign'"
    elif roots := [n for n in alike if n not in staffing.lines.above]:
        head = first(roots)
        why = "taken as the head: nobody is called CEO"
    else:
        roots = [n for n in reports if n not in staffing.lines.said]
        if len(roots) != 1 or staffing.readings[roots[0]].role or staffing.readings[roots[0]].here:
            return
        head = roots[0]
        why = "taken as the head: reports to nobody, and nobody is called CEO"
    made[head] = RowChoice(POSITION, HEAD, why=why)
    for n in (*called, *alike):
        if n != head:
            why = f"is called like a head; the head is {staffing.number(head)}"
            made[n] = RowChoice(ASIDE, why=why)


def _choose_neighbour(
    staffing: Staffing, role: str, rows: list[int], made: dict[int, RowChoice]
) -> None:
    def rank(n: int) -> tuple[bool, int, int, int]:
        reading = staffing.readings[n]
        return reading.narrow, w.RANKS.index(reading.rank), len(staffing.chain(n)), n

    chosen, *others = sorted(rows, key=rank)
    made[chosen] = RowChoice(NEIGHBOUR, role, why="works beside product and technology")
    for n in others:
        why = f"another kind of work; its leader is {staffing.number(chosen)}"
        made[n] = RowChoice(ASIDE, why=why)


def _choose_holder(
    staffing: Staffing, role: str, rows: list[int], made: dict[int, RowChoice]
) -> None:
    """Choose the one row that has a role; where several could, each is a question."""
    sure = [n for n in rows if _is_sure(staffing.readings[n])]
    group = frozenset(sure or rows)
    highest = [n for n in sorted(group) if group.isdisjoint(staffing.chain(n))]
    filled = [n for n in highest if not staffing.people[n].vacant]
    chosen = next(iter(filled or highest))
    one = all(staffing.readings[n].rank == w.CHIEF for n in highest)
    if len(filled) == 1 or len(highest) == 1 or (sure and one):
        why = "" if sure else f"the highest of its kind, so taken as {_named(staffing, role)}"
        made[chosen] = RowChoice(POSITION, role, why=why)
        for n in rows:
            if n != chosen:
                made[n] = _beside_holder(staffing, role, n, chosen)
        return
    nearest = min(len(staffing.chain(n)) for n in highest)
    asked = [n for n in highest if len(staffing.chain(n)) == nearest]
    numbers = listing(str(staffing.people[n].number) for n in asked[:8])
    for n in rows:
        if n in asked:
            why = f"rows {numbers} could each be {_named(staffing, role)}, or share the post"
            made[n] = RowChoice(ASKED, likely=(role,), why=why)
        else:
            made[n] = RowChoice(BELOW, why=f"stands further down than rows {numbers}")


def _beside_holder(staffing: Staffing, role: str, n: int, chosen: int) -> RowChoice:
    holder = f"{staffing.number(chosen)} is {_named(staffing, role)}"
    if chosen in staffing.chain(n):
        return RowChoice(BELOW, why=f"works under it: {holder}")
    if staffing.people[n].vacant:
        return RowChoice(ASKED, why=f"an open post of a role that is held: {holder}")
    if staffing.readings[n].rank == staffing.readings[chosen].rank:
        said = "do two share the post ('holders' names both), or is this another?"
        return RowChoice(ASKED, why=f"{holder}: {said}")
    return RowChoice(ASKED, why=f"{holder}, and not above it")


def _is_sure(reading: TitleReading) -> bool:
    return reading.rank != w.DIRECTOR and not reading.narrow


def _named(staffing: Staffing, role: str) -> str:
    return f"the {staffing.catalog.roles[role].abbreviation}"


def _unclear(staffing: Staffing, n: int, held: Mapping[str, int]) -> RowChoice:
    """Return what a leader becomes whose title is that of no role."""
    reading = staffing.readings[n]
    if reading.field:
        return RowChoice(ASIDE, why=f"a sales post, not read as the {reading.field}")
    if not reading.here and not reading.likely:
        what = f" ({reading.kind.partition('-')[2] or reading.kind})" if reading.kind else ""
        return RowChoice(ASIDE, why=f"another kind of work{what}")
    chain = staffing.chain(n)
    likely = tuple(role for role in reading.likely if role not in held)
    under = next((role for role in reading.likely if held.get(role) in chain), "")
    if reading.rank != w.CHIEF:
        if under and not likely:
            why = f"leads a part of what {staffing.number(held[under])} leads"
            return RowChoice(BELOW, why=why)
        led = [role for role in held if role != HEAD and held[role] in chain]
        if not likely and led:
            return RowChoice(BELOW, why=f"works under {staffing.number(held[led[0]])}")
    taken = sorted(held[role] for role in reading.likely if role in held)
    if taken and not likely:
        numbers = listing(staffing.number(row) for row in taken)
        return RowChoice(ASKED, why=f"what it may be is held: {numbers}")
    why = "the title fits several roles" if len(likely) > 1 else "the title says too little"
    return RowChoice(ASKED, likely=likely, why=why if likely else "no role of the catalogue")


def _only_nearest(staffing: Staffing, rows: Sequence[int], made: dict[int, RowChoice]) -> None:
    """Ask of leaders of one kind of work only for those who stand nearest to the head."""
    kinds: dict[str, list[int]] = {}
    for n in rows:
        if made[n].became == ASKED and staffing.readings[n].rank != w.CHIEF:
            kinds.setdefault(staffing.readings[n].kind, []).append(n)
    for alike in kinds.values():
        depth = {n: len(staffing.chain(n)) for n in alike}
        nearest = min(depth.values())
        first = staffing.number(next(n for n in alike if depth[n] == nearest))
        for n in alike:
            if depth[n] > nearest:
                made[n] = RowChoice(BELOW, why=f"stands further from the head than {first}")


def _bosses_of_positions(staffing: Staffing, made: dict[int, RowChoice]) -> None:
    """Keep in the lines whom a position reports to, though the title is of another kind.

    Where the title says nothing at all, it is asked for.
    """
    for n in [n for n, choice in made.items() if choice.became in (POSITION, ASKED)]:
        boss = staffing.lines.above.get(n, -1)
        reading = staffing.readings[boss] if boss >= 0 else TitleReading()
        choice = made.get(boss)
        if boss < 0 or (choice and choice.became != ASIDE):
            continue
        what = f"{staffing.number(n)} reports to it"
        if choice and reading.leads:
            why = f"works beside product and technology; {what}"
            made[boss] = RowChoice(NEIGHBOUR, why=why)
        elif not choice and not reading.rank and not reading.kinds and made[n].became == POSITION:
            made[boss] = RowChoice(ASKED, why=f"the title says no role, and {what}")
