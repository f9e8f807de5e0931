"""The list of questions that each leader answers alone: who decides today, and who should."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from math import ceil

from charter.assign.asking import entries_to_ask
from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.positions import positions_named
from charter.assign.viewpoint import holds_here, viewpoint
from charter.compose.row_marks import codes_of, mark_of
from charter.compose.texts import fill
from charter.compose.wording import Wording, capital
from charter.facts.languages import require_english
from charter.named_tuples import NamedTuple

TODAY, SHOULD, REMARK, MARK = "Who decides or answers today?", "Who should?", "Remark", "Row"
LEADS = ("How to fill it in.", "How long it takes.", "Who sees it.", "How to return it.")
"""What the paragraphs above the questions begin with, by which they are told from a person's."""
NOBODY, UNKNOWN = "nobody", "do not know"
_SECONDS, _STEP = 40, 5
"""What one question takes, and to how many minutes their sum is rounded up."""
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
_ABOUT_ANOTHER = re.compile(r"\{(?:owner|held)[^{}]*\}")
"""Names another position: who it is today is what is asked."""
_SOMEBODY = "somebody"
_OF_ANOTHER = re.compile(r", [^,;.]* of somebody(?=[,.:])")
"""A clause that says nothing once it names nobody: within the rules of somebody."""


class AskedEntry(NamedTuple):
    """One row: an entry of the catalogue in plain words, and the mark by which it is told."""

    number: int
    entry: str
    title: str
    sentence: str
    mark: str


class AskedArea(NamedTuple):
    """The questions of one field of work."""

    title: str
    rows: tuple[AskedEntry, ...]


class Questions(NamedTuple):
    """One leader's list. All who are `asked` get the same questions, each with marks of their own.

    `choices` are what an answer can be picked from. It has nobody's answer in it.
    """

    position_id: str
    title: str
    short: str
    holder: str
    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    asked: str
    asked_ids: tuple[str, ...]
    how_many: int
    minutes: int
    choices: tuple[str, ...]
    areas: tuple[AskedArea, ...]
    landscape: bool = True
    kind: str = "questions"

    @property
    def name(self) -> str:
        """Return the file name, such as cto-questions."""
        return f"{self.position_id}-questions"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return f"Who decides what: questions for the {self.short}"

    @property
    def columns(self) -> tuple[str, str, str, str]:
        """Return the headings of the columns to fill in, and of the one with the marks.

        The last names all who are asked, which a sheet that was saved as CSV still says.
        """
        return TODAY, SHOULD, REMARK, f"{MARK} ({', '.join(self.asked_ids)})"


def compose_questions(
    organisation: Organisation, words: Sequence[str], day: date
) -> tuple[Questions, ...]:
    """Return a list for each position that `words` name; none named: all that have a charter.

    Raises InputError where the company's papers are in another language than English.
    """
    company = organisation.company
    require_english(company, "the list of questions")
    named = [name for name, p in organisation.positions.items() if p.writes_papers]
    if words:
        named = positions_named(organisation, words)
    asked = tuple(name for name in organisation.positions if name in named)
    wording = Wording(organisation)
    entries = entries_to_ask(organisation, asked)
    codes = codes_of(company.name, known_entries(organisation))
    said = [(a, sentence_of(wording, a, day)) for a in entries]
    areas: dict[str, list[tuple[Assignment, str]]] = {}
    for a, sentence in said:
        areas.setdefault(a.entry.area, []).append((a, sentence))
    numbers = {a.entry.id: number for number, (a, _) in enumerate(said, 1)}

    def rows(name: str, some: list[tuple[Assignment, str]]) -> tuple[AskedEntry, ...]:
        return tuple(
            AskedEntry(
                numbers[a.entry.id],
                a.entry.id,
                wording.title(a.entry),
                sentence,
                mark_of(name, codes[a.entry.id]),
            )
            for a, sentence in some
        )

    made = []
    for name in asked:
        position = organisation.positions[name]
        made.append(
            Questions(
                position_id=name,
                title=position.title,
                short=position.short,
                holder=position.given.holder,
                company=company.name,
                legal_name=company.legal_name or company.name,
                language=wording.language,
                country=company.country,
                date=day,
                date_text=wording.day(day),
                asked=capital(wording.those(asked)),
                asked_ids=asked,
                how_many=len(entries),
                minutes=ceil(len(entries) * _SECONDS / 60 / _STEP) * _STEP,
                choices=choices_of(organisation),
                areas=tuple(AskedArea(wording.area(a), rows(name, of)) for a, of in areas.items()),
            )
        )
    return tuple(made)


def choices_of(organisation: Organisation) -> tuple[str, ...]:
    """Return what an answer can be picked from; positions with one short name by their titles."""
    positions = list(organisation.positions.values())
    shorts = [p.short for p in positions]
    names = (p.short if shorts.count(p.short) == 1 else _named(p) for p in positions)
    return (*dict.fromkeys(names), NOBODY, UNKNOWN)


def _named(position: Position) -> str:
    return f"{position.short} ({position.id})"


def known_entries(organisation: Organisation) -> tuple[str, ...]:
    """Return the ids of all entries of a company's catalogue, whether or not they apply."""
    catalog = organisation.catalog
    return (*catalog.responsibilities, *catalog.decisions)


def sentence_of(words: Wording, a: Assignment, day: date) -> str:
    """Return one plain sentence of what an entry is, which names nobody who might have it.

    Nothing where the catalogue says it in no such sentence.
    """
    organisation = words.organisation
    owner = organisation.positions.get(a.accountable) or next(iter(organisation.positions.values()))
    view = viewpoint(organisation, owner, day)
    for phrase in a.entry.charter:
        if not a.accountable or holds_here(phrase, view):
            said = _SENTENCE_END.split(words.sentence(phrase.say, a.entry.place, a.entry.own))[0]
            made = _neutral(words, said, owner)
            if made:
                return made
    return ""


def _neutral(words: Wording, said: str, owner: Position) -> str:
    """Return a sentence with nobody named in it, or nothing where it cannot do without."""
    first, semicolon, rest = said.partition("; ")
    if semicolon and "{" in rest:
        said = f"{first}."
    said = _OF_ANOTHER.sub("", _ABOUT_ANOTHER.sub(_SOMEBODY, said))
    if any(each in said for each in _SAYS_WHO):
        return ""
    made = fill(words, said, owner) or ""
    named = (position.the for position in words.organisation.positions.values())
    return "" if any(each in made for each in named) else capital(made)


_SAYS_WHO = (
    *("{part:", "{rest:", "{manager", "{reports", "{my-call:", "{their-call:"),
    *("this position", "this charter", f"what {_SOMEBODY}"),
)
"""What only its owner says of itself, and what says nothing once nobody is named."""
