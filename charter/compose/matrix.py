"""Who is accountable, responsible, consulted, informed, for everything that applies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import pairwise

from charter.assign.organisation import Assignment, Organisation
from charter.assign.positions import positions_named
from charter.compose.org_chart import OrgChart, org_chart, state_of
from charter.compose.papers import Group
from charter.compose.people import holders_said
from charter.compose.stand_ins import claimed_by
from charter.compose.unfinished import draft_title
from charter.compose.wording import Wording
from charter.facts.company import Agent
from charter.facts.languages import message, say_in
from charter.named_tuples import NamedTuple

LETTERS = {
    "A": message("accountable: answers for it, alone"),
    "D": message("decides, alone"),
    "V": message("can stop it"),
    "R": message("responsible: does the work"),
    "C": message("consulted: heard before"),
    "I": message("informed: told afterwards"),
    "X": message("claims it: nobody owns it until it is settled"),
}
MOST_NAMES = 8
"""Columns up to which a page has room for names such as "VP Engineering"; then short heads."""
MOST_COLUMNS = 16
"""Columns of one table on a page in landscape."""
_MOST_BOXES = 60
"""Positions up to which an org chart can be read on one page."""


class Column(NamedTuple):
    """One position, or an AI agent; `head` is as short as can be and like no other's."""

    id: str
    head: str
    short: str
    title: str
    state: str
    holder: str


class MatrixRow(NamedTuple):
    """A responsibility or a decision, and each position's letter or nothing, in column order."""

    id: str
    title: str
    area: str
    letters: tuple[str, ...]
    owner: str
    claimed: bool = False


class Section(NamedTuple):
    """The rows of one area."""

    title: str
    rows: tuple[MatrixRow, ...]


class MatrixPart(NamedTuple):
    """Responsibilities, or decisions; `noun` is one of them."""

    kind: str
    title: str
    noun: str
    sections: tuple[Section, ...]

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """Return all rows."""
        return tuple(row for section in self.sections for row in section.rows)


class Grid(NamedTuple):
    """One table on a page: a part, with as many columns as the page has room for."""

    title: str
    noun: str
    heads: tuple[str, ...]
    sections: tuple[Section, ...]


class Matrix(NamedTuple):
    """The paper with the whole company on it. `filters` says in words what was left out.

    A `draft` shows work that has no clear owner yet; `claimed` is that which several claim.
    """

    company: str
    legal_name: str
    structure: str
    language: str
    country: str
    date: date
    date_text: str
    columns: tuple[Column, ...]
    parts: tuple[MatrixPart, ...]
    filters: str
    unowned: tuple[str, ...]
    chart: OrgChart | None
    kind: str = "matrix"
    name: str = "matrix"
    landscape: bool = True
    draft: bool = False
    claimed: tuple[Group, ...] = ()

    @property
    def heading(self) -> str:
        """Return the document's title."""
        title = say_in(self.language, message("Who does what: {company}"), company=self.company)
        return draft_title(self.language, title) if self.draft else title

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Return the letters that occur, with what each means."""
        used = {letter for part in self.parts for row in part.rows for letter in row.letters}
        return tuple(
            (letter, say_in(self.language, what))
            for letter, what in LETTERS.items()
            if letter in used
        )

    @property
    def key(self) -> tuple[Column, ...]:
        """Return the columns whose heads a page must explain."""
        named = len(self.columns) <= MOST_NAMES
        return () if named else tuple(c for c in self.columns if c.head != c.short)

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Return the tables of the page; one part is several where there are many positions."""
        named = len(self.columns) <= MOST_NAMES
        heads = tuple(c.short if named else c.head for c in self.columns)
        return tuple(
            Grid(part.title, part.noun, heads[first:last], _cut(part.sections, first, last))
            for part in self.parts
            for first, last in spans(len(heads), MOST_COLUMNS)
        )


def spans(count: int, most: int) -> list[tuple[int, int]]:
    """Return where to cut `count` columns so that pieces are even and none is over `most`."""
    pieces = -(-count // most) or 1
    cuts = [count * n // pieces for n in range(pieces + 1)]
    return list(pairwise(cuts))


def _cut(sections: tuple[Section, ...], first: int, last: int) -> tuple[Section, ...]:
    return tuple(
        s._replace(rows=tuple(r._replace(letters=r.letters[first:last]) for r in s.rows))
        for s in sections
    )


def compose_matrix(
    organisation: Organisation,
    day: date,
    areas: Collection[str] = (),
    positions: Collection[str] = (),
) -> Matrix:
    """Return who does what, in some areas or all, and where some positions have a part or all.

    Raises InputError with every position that is not known.
    """
    company, words = organisation.company, Wording(organisation)
    chosen = positions_named(organisation, positions)
    everybody = organisation.positions.values()
    names = [*(p.short for p in everybody), *(agent.name for agent in company.agents)]
    heads = short_heads(names)
    columns = tuple(
        Column(p.id, head, p.short, p.title, state_of(words, p), holders_said(p, words))
        for p, head in zip(everybody, heads, strict=False)
    )
    columns += tuple(
        Column(agent.id, head, agent.name, _agent(words, agent), "", "")
        for agent, head in zip(company.agents, heads[len(columns) :], strict=True)
    )
    work = _sections(words, organisation.responsibilities, areas, chosen)
    calls = _sections(words, organisation.decisions, areas, chosen)
    say = words.say
    parts = [
        MatrixPart("responsibility", say("Responsibilities"), say("Responsibility"), work),
        MatrixPart("decision", say("Decisions"), say("Decision"), calls),
    ]
    shown = tuple(part for part in parts if part.sections)
    whole = len(columns) <= _MOST_BOXES
    matrix = Matrix(
        company=company.name,
        legal_name=company.legal_name,
        structure=words.structure(),
        language=words.language,
        country=company.country,
        date=day,
        date_text=words.day(day),
        columns=columns,
        parts=shown,
        filters=filters_said(words, areas, chosen),
        unowned=tuple(
            row.title for part in shown for row in part.rows if not (row.owner or row.claimed)
        ),
        chart=org_chart(organisation) if whole else None,
        draft=bool(organisation.gaps),
        claimed=_claimed(words, [row.id for part in shown for row in part.rows if row.claimed]),
    )
    for letter in LETTERS.values():
        words.say(letter)
    words.complete()
    return matrix


def _agent(words: Wording, agent: Agent) -> str:
    said = message("AI agent, answers to {position}")
    return words.say(said, position=words.the(agent.answers_to))


def _claimed(words: Wording, entries: Iterable[str]) -> tuple[Group, ...]:
    """Return those who claim the same work, and its titles."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        if a := words.organisation.assigned(entry):
            groups.setdefault(claimed_by(words, a.claimed), []).append(words.title(a.entry))
    return tuple(Group(label, tuple(titles)) for label, titles in groups.items())


def _sections(
    words: Wording,
    assignments: Mapping[str, Assignment],
    areas: Collection[str],
    chosen: Collection[str],
) -> tuple[Section, ...]:
    organisation = words.organisation
    found: dict[str, list[MatrixRow]] = {}
    for a in assignments.values():
        by_position = letters_of(a)
        by_position |= {
            agent.id: "R" for agent in organisation.company.agents if a.entry.id in agent.does
        }
        if areas and a.entry.area not in areas:
            continue
        if chosen and not any(name in by_position for name in chosen):
            continue
        names = (*organisation.positions, *(agent.id for agent in organisation.company.agents))
        letters = tuple(by_position.get(name, "") for name in names)
        title, claimed = words.title(a.entry), bool(a.claimed)
        row = MatrixRow(a.entry.id, title, a.entry.area, letters, a.accountable, claimed)
        found.setdefault(a.entry.area, []).append(row)
    known = organisation.catalog.areas
    return tuple(Section(words.area(area), tuple(found[area])) for area in known if area in found)


def letters_of(assignment: Assignment) -> dict[str, str]:
    """Return the letter of each position that has a part in an entry."""
    lists = {
        "I": assignment.informed,
        "C": assignment.consulted,
        "R": assignment.responsible,
        "V": assignment.veto,
    }
    letters = {name: letter for letter, names in lists.items() for name in names}
    letters |= dict.fromkeys(assignment.claimed, "X")
    if assignment.accountable:
        letters[assignment.accountable] = "D" if assignment.entry.kind == "decision" else "A"
    return letters


def filters_said(words: Wording, areas: Collection[str], chosen: Collection[str]) -> str:
    """Return in words what a paper of the whole company was narrowed to; nothing for all."""
    told = []
    if areas:
        titles = [words.area(name) for name in words.organisation.catalog.areas if name in areas]
        told.append(words.say("only {areas}", areas=words.listing(titles)))
    those = words.those(chosen)
    if len(chosen) == 1:
        told.append(words.say("only work in which {position} has a part", position=those))
    elif chosen:
        told.append(words.say("only work in which {positions} have a part", positions=those))
    return "; ".join(told)


def short_heads(names: Iterable[str]) -> list[str]:
    """Return a head of few letters for each name, no two alike: VP Engineering is VPE."""
    heads: list[str] = []
    for name in names:
        words = name.replace("-", " ").split() or ["?"]
        head = "".join(w if w.isupper() and len(w) < 5 else w[:1] for w in words[:4])
        rest = words[-1][1:] if len(words) > 1 and not words[-1].isupper() else ""
        if len(words) == 1:
            head, rest = (name, "") if len(name) < 6 else (name[:4], name[4:])
        tried = [head, *(head + rest[: n + 1] for n in range(min(3, len(rest))))]
        tried += [f"{head}{n}" for n in range(2, len(heads) + 3)]
        heads.append(next(word for word in tried if word not in heads))
    return heads
