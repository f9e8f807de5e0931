"""Who reports to whom: the manager of each row, by id, address or name, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from charter.named_tuples import NamedTuple
from charter.people.table import PersonRow
from charter.problems import Place, Problem, listing
from charter.read.called import words
from charter.titles.vacancies import is_vacancy

_ACADEMIC = frozenset(
    [
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "mx",
        "sir",
        "dame",
        "herr",
        "frau",
        "dipl",
        "ing",
        "phd",
        "mba",
        "md",
    ]
)


class ManagerLines(NamedTuple):
    """The row above each row, both by their place in the list of people.

    `said` are the rows whose manager the table gives, whether or not it is known who that is.
    """

    above: Mapping[int, int]
    said: frozenset[int]
    problems: tuple[Problem, ...]


def without_doubles(
    people: Sequence[PersonRow],
) -> tuple[tuple[PersonRow, ...], tuple[Problem, ...]]:
    """Return each person once, and a problem for each row in which one stands again.

    One person is one employee id; without ids, one name with one title.
    """
    first: dict[tuple[str, ...], PersonRow] = {}
    kept, problems = [], []
    for person in people:
        number = _number(person.text("id"))
        key = (number,) if number else (_name(person.name), words(person.title))
        before = None if person.vacant and not number else first.setdefault(key, person)
        if before is None or before is person:
            kept.append(person)
            continue
        message = f"this person stands in row {before.number} too; that row counts"
        hint = "keep one row for each person"
        field = "id" if number else "name"
        problems.append(Problem(person.at(field), "same-person", message, hint))
    return tuple(kept), tuple(problems)


def manager_lines(people: Sequence[PersonRow], tops: Iterable[int]) -> ManagerLines:
    """Return who reports to whom. `tops` are rows of those at the head of the company.

    A manager who is not in the table, two of one name, somebody who manages themselves and circles
    are problems with their cells; these lines are left out.
    """
    found = _Found(people)
    above: dict[int, int] = {}
    said = set()
    problems: list[Problem] = []
    for n, person in enumerate(people):
        if not any(person.text(f) for f in ("manager", "manager_id", "manager_email")):
            continue
        said.add(n)
        boss = found.manager(n, problems)
        if boss is not None:
            above[n] = boss
    problems += _circles(people, above, frozenset(tops))
    return ManagerLines(above, frozenset(said), tuple(problems))


class _Found:
    """Finds people by what stands in a column of managers."""

    def __init__(self, people: Sequence[PersonRow]) -> None:
        self._people = people
        self._ids = _listed((_number(p.text("id")), n) for n, p in enumerate(people))
        self._addresses = _listed((p.text("email").casefold(), n) for n, p in enumerate(people))
        self._names = _listed((_name(p.name), n) for n, p in enumerate(people))
        self._titles = _listed((words(p.title), n) for n, p in enumerate(people))

    def manager(self, n: int, problems: list[Problem]) -> int | None:
        """Return the row of the manager of a row, or None with a problem."""
        person = self._people[n]
        ways = (
            ("manager_id", person.text("manager_id"), (self._ids,)),
            ("manager_email", person.text("manager_email"), (self._addresses,)),
            ("manager", person.text("manager"), ()),
        )
        field = "manager"
        unsure: list[int] = []
        for key, text, maps in ways:
            if not text:
                continue
            field = key
            rows = self._by_text(text) if not maps else maps[0].get(_key(text, key), [])
            others = [row for row in rows if row != n]
            if len(others) == 1:
                return others[0]
            if rows and not others:
                message = "this row is its own manager; the line is left out"
                hint = "leave the cell empty for the head of the company, or name the manager"
                problems.append(Problem(person.at(key), "own-manager", message, hint))
                return None
            unsure = others or unsure
        problems.append(self._problem(person, field, unsure))
        return None

    def _by_text(self, text: str) -> list[int]:
        """Return the rows of a name, an id, an address or, where none fits, a title."""
        rows = self._names.get(_name(text)) or self._ids.get(_number(text))
        rows = rows or self._addresses.get(text.casefold())
        bare = text.partition("(")[0].strip()
        rows = rows or self._names.get(_name(bare))
        if not rows and "(" in text:
            rows = self._ids.get(_number(text.partition("(")[2].rstrip(") ")))
        return rows or self._titles.get(words(text)) or []

    def _problem(self, person: PersonRow, field: str, rows: Sequence[int]) -> Problem:
        place = person.at(field)
        if rows:
            numbers = listing(str(self._people[row].number) for row in rows[:5])
            message = f"rows {numbers} fit what this cell names as the manager"
            hint = "name the manager by employee id, in a column such as 'Manager ID'"
            return Problem(place, "several-managers", message, hint)
        if is_vacancy(person.text(field)):
            message = "the manager of this row is a post that nobody holds"
            hint = "say in company.yaml to whom the position reports"
            return Problem(place, "vacant-manager", message, hint)
        message = "the manager that this cell names is not in the table"
        hint = "add a row for that person, or say in company.yaml to whom the position reports"
        return Problem(place, "unknown-manager", message, hint)


def _listed(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    listed: dict[str, list[int]] = {}
    for key, row in pairs:
        if key:
            listed.setdefault(key, []).append(row)
    return listed


def _key(text: str, field: str) -> str:
    return _number(text) if field == "manager_id" else text.casefold()


def _number(text: str) -> str:
    """Return an employee id as it is compared: spreadsheets take zeros off its beginning."""
    return text.casefold().replace(" ", "").lstrip("0#")


def _name(text: str) -> str:
    """Return a name as it is compared: "Smith, Dr. Jo" is "Jo Smith"."""
    return " ".join(sorted(word for word in words(text).split() if word not in _ACADEMIC))


def _circles(
    people: Sequence[PersonRow], above: dict[int, int], tops: frozenset[int]
) -> Iterator[Problem]:
    """Yield a problem for each circle of managers, and take its lines out of `above`.

    Of one through the head of the company, only the head's own line goes.
    """
    done: set[int] = set()
    for start in list(above):
        way: list[int] = []
        on_way: dict[int, int] = {}
        at: int | None = start
        while at is not None and at not in done and at not in on_way:
            on_way[at] = len(way)
            way.append(at)
            at = above.get(at)
        done.update(way)
        if at is None or at not in on_way:
            continue
        circle = way[on_way[at] :]
        first = circle.index(min(circle))
        circle = circle[first:] + circle[:first]
        heads = [row for row in circle if row in tops]
        for row in heads or circle:
            del above[row]
        yield _circle(people, circle, heads)


def _circle(people: Sequence[PersonRow], circle: Sequence[int], heads: Sequence[int]) -> Problem:
    place: Place = people[(heads or circle)[0]].at("manager")
    for field in ("manager_id", "manager_email"):
        if "manager" not in people[circle[0]].places:
            place = people[(heads or circle)[0]].at(field)
    shown = [str(people[row].number) for row in (*circle, circle[0])]
    if len(shown) > 10:
        shown = [*shown[:9], "...", shown[-1]]
    message = f"the managers run in a circle, by rows: {' -> '.join(shown)}"
    what = "the line of the head is left out" if heads else "these lines are left out"
    return Problem(place, "manager-circle", f"{message}; {what}", "correct one of these cells")
