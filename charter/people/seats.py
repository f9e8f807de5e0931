"""Rows that became something as lines of company.yaml: ids, bosses, who acts, the structure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from charter.assign.likest import likest_structure
from charter.facts.catalog import Structure
from charter.named_tuples import NamedTuple
from charter.people.choices import ASKED, HEAD, NEIGHBOUR, POSITION, RowChoice, Staffing
from charter.read.called import words
from charter.titles import words as w
from charter.titles.ids import id_of_title
from charter.titles.reading import plain_title

_SECURITY = "operations-and-security.security-posture"


class Seat(NamedTuple):
    """A position as it will stand in company.yaml; `row` is a place in the people, or -1.

    `reports_to` is empty where it is that of the structure, and where the line is not known.
    """

    id: str
    row: int
    title: str = ""
    short: str = ""
    level: str = ""
    takes: tuple[str, ...] = ()
    status: str = "filled"
    acting: str = ""
    reports_to: str = ""
    skipped: tuple[int, ...] = ()


class RowQuestion(NamedTuple):
    """A row that is asked for, and what it may be: each a position that could stand in the file."""

    row: int
    why: str
    options: tuple[Seat, ...]


class Seating(NamedTuple):
    """What the file will say. `missing` are positions of the structure for which no row is."""

    structure: Structure
    missing: tuple[str, ...]
    seats: tuple[Seat, ...]
    questions: tuple[RowQuestion, ...]


def seating_of(
    staffing: Staffing, choices: Mapping[int, RowChoice], structure: str = ""
) -> Seating:
    """Return the positions and questions; the structure is the given one, else the one that fits.

    That is the one with the fewest roles that are not there; of several, the one with the most
    executives who are, and then with the most roles. Roles that are asked for count as half there.
    """
    catalog = staffing.catalog
    roles = [choice.role for choice in choices.values() if choice.became == POSITION]
    maybe = {role for choice in choices.values() for role in choice.likely}
    chosen = catalog.structures[structure] if structure else likest_structure(catalog, roles, maybe)
    missing = tuple(role for role in chosen.positions if role not in (*roles, HEAD))
    ids = dict(_ids(staffing, choices))
    known = {n: ids[n] for n, choice in choices.items() if choice.became in (POSITION, NEIGHBOUR)}
    seats = [_seat(staffing, chosen, n, choices[n], known) for n in known]
    seats += [
        Seat(role, -1, status="planned", acting=chosen.positions[role] or HEAD) for role in missing
    ]
    order = [*chosen.positions]
    seats.sort(key=lambda s: (order.index(s.id) if s.id in order else len(order), s.row))
    seats = _with_acting(seats, chosen)
    questions = tuple(
        _question(staffing, n, choice, ids[n], known, frozenset(roles))
        for n, choice in sorted(choices.items())
        if choice.became == ASKED
    )
    return Seating(chosen, missing, tuple(seats), questions)


def _ids(staffing: Staffing, choices: Mapping[int, RowChoice]) -> Iterator[tuple[int, str]]:
    """Yield an id for each row that stands in the file; those of roles of its own are made up."""
    taken = set(staffing.catalog.roles)
    for n, choice in choices.items():
        if choice.role:
            yield n, choice.role
    for n, choice in sorted(choices.items()):
        if not choice.role and choice.became in (NEIGHBOUR, ASKED):
            person = staffing.people[n]
            made = id_of_title(person.title, taken, f"post-{person.number}")
            taken.add(made)
            yield n, made


def _seat(
    staffing: Staffing,
    structure: Structure,
    n: int,
    choice: RowChoice,
    known: Mapping[int, str],
) -> Seat:
    boss, skipped = _boss(staffing, n, known)
    unknown = n not in staffing.lines.above and known[n] in structure.positions
    if known[n] == HEAD or unknown or boss == (structure.positions.get(known[n]) or ""):
        boss, skipped = "", skipped if known[n] != HEAD else ()
    return Seat(
        known[n],
        n,
        title=(title := _title(staffing, n, choice.role)),
        short=_short(title),
        level="" if choice.role else "neighbour",
        status="vacant" if staffing.people[n].vacant else "filled",
        reports_to=boss,
        skipped=skipped,
    )


def _boss(staffing: Staffing, n: int, known: Mapping[int, str]) -> tuple[str, tuple[int, ...]]:
    """Return the nearest position above a row, and the rows between them; else the head."""
    skipped: list[int] = []
    for row in staffing.chain(n):
        if row in known:
            return known[row], tuple(skipped)
        skipped.append(row)
    return HEAD, tuple(skipped)


def _title(staffing: Staffing, n: int, role: str) -> str:
    """Return the title of a row where it is not how the catalogue calls the role."""
    title = plain_title(staffing.people[n].title)
    if not role:
        return title
    usual = staffing.catalog.roles[role]
    initials = re.search(r"\s*\(([^)]*)\)\Z", title)
    if initials and words(initials[1]) == words(usual.abbreviation):
        title = title[: initials.start()]
    said = words(title).replace("vice president", "vp").replace(" of ", " ")
    return "" if said in {words(usual.title), words(usual.abbreviation)} else title


def _short(title: str) -> str:
    """Return a title for running text where it has a comma: "VP, Engineering" is VP Engineering."""
    return " ".join(title.replace(",", " ").split()) if "," in title else ""


def _with_acting(seats: list[Seat], structure: Structure) -> list[Seat]:
    """Return the positions, with the one above as whoever does the work of a vacant one."""
    filled = [seat.id for seat in seats if seat.status == "filled" and seat.level != "neighbour"]
    first = next(iter(filled), "")

    def above(seat: Seat) -> str:
        return seat.reports_to or structure.positions.get(seat.id) or first

    return [
        seat._replace(acting=above(seat)) if seat.status == "vacant" else seat for seat in seats
    ]


def _question(
    staffing: Staffing,
    n: int,
    choice: RowChoice,
    own: str,
    known: Mapping[int, str],
    held: Collection[str],
) -> RowQuestion:
    """Return what a row may be, the likely roles first and a role of the company's own last."""
    boss, skipped = _boss(staffing, n, known)
    status = "vacant" if staffing.people[n].vacant else "filled"
    reading = staffing.readings[n]
    acting = boss if status == "vacant" else ""
    usual = Seat("", n, status=status, acting=acting, reports_to=boss, skipped=skipped)
    options = [
        usual._replace(id=role, title=title, short=_short(title))
        for role in choice.likely
        if role not in held
        for title in [_title(staffing, n, role)]
    ]
    mine = usual._replace(
        id=own,
        title=(title := plain_title(staffing.people[n].title) or own),
        short=_short(title),
        level=w.LEVELS.get(reading.rank, "head"),
        takes=(_SECURITY,) if w.SECURITY in reading.kinds else (),
    )
    return RowQuestion(n, choice.why, (*options, mine))
