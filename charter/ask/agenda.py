"""A settlement as the agenda of a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil
from typing import Literal

from charter.ask.settlement import WORST_FIRST, SettledEntry, Settlement, said_by_each
from charter.compose.agenda import Agenda, AgendaItem, AgendaPart
from charter.compose.wording import Wording, capital
from charter.facts.languages import require_english

_ON_TWO_PAGES, _HEADING = 132.0, 5.0
"""Lines of a table that two pages hold, and what a heading with its table's head takes of them."""
_LETTERS, _WHOLE = 31, 95
"""Letters in a line of a cell, and in one of a paragraph."""
_SHORTEST, _BETWEEN, _LATER = 2, 0.7, 0.7
"""Lines of a row with room to write, what is between two, what one takes that is told in short."""


def compose_agenda(settlement: Settlement, day: date) -> Agenda:
    """Return the agenda: the worst differences in full, the others and what is agreed in short.

    Remarks are for whoever asked, and stand in none.
    """
    organisation, answers = settlement.organisation, settlement.answers
    company = organisation.company
    require_english(company, "the agenda")
    words = Wording(organisation)
    differing = settlement.differing
    numbers = {each.entry.id: number for number, each in enumerate(differing, 1)}
    agreed = tuple(_agreed(words, settlement.of("agreed")))
    changing = tuple(_changing(settlement, words))
    fit = _that_fit(settlement, words, agreed, changing)
    first = differing[:fit]
    parts = []
    for kind, (title, about) in WORST_FIRST.items():
        some = [each for each in first if each.kind == kind]
        if some:
            items = tuple(_item(settlement, words, each, numbers[each.entry.id]) for each in some)
            parts.append(AgendaPart(title, about, items))
    unread = sum(
        answer.kind == "unread"
        for leader in answers.leaders.values()
        for row in leader.rows.values()
        for answer in (row.today, row.should)
    )
    return Agenda(
        company=company.name,
        legal_name=company.legal_name or company.name,
        language=words.language,
        country=company.country,
        date=day,
        date_text=words.day(day),
        heard=capital(words.those(answers.leaders)) if answers.leaders else "Nobody",
        unheard=words.those(answers.missing) if answers.missing else "",
        how_many=len(answers.entries),
        answered=len(answers.answered),
        parts=tuple(parts),
        later=tuple(_short(settlement, words, each, numbers) for each in differing[fit:]),
        agreed=agreed,
        changing=changing,
        unread=unread,
    )


def _item(settlement: Settlement, words: Wording, each: SettledEntry, number: int) -> AgendaItem:
    today, should = (_said(settlement, each, field) for field in ("today", "should"))
    return AgendaItem(number, each.entry.id, words.title(each.entry), today, should)


def _said(settlement: Settlement, each: SettledEntry, field: Literal["today", "should"]) -> str:
    said = (f"{what} ({who})" for what, who in said_by_each(settlement, each, field))
    return "; ".join(said) or "no answer"


def _that_fit(
    settlement: Settlement, words: Wording, agreed: Sequence[str], changing: Sequence[str]
) -> int:
    """Return how many of what differs have room on two pages, beside all else that stands there."""
    kinds = {each.kind for each in settlement.differing}
    room = _ON_TWO_PAGES - _HEADING * (len(kinds) + bool(agreed) + bool(changing) + 1)
    room -= len("; ".join(agreed)) / _WHOLE + sum(1 + len(line) // _WHOLE for line in changing)
    left = len(settlement.differing)
    for number, each in enumerate(settlement.differing):
        cells = [_said(settlement, each, "today"), _said(settlement, each, "should")]
        cells.append(words.title(each.entry))
        lines = max(_SHORTEST, *(ceil(len(cell) / _LETTERS) for cell in cells)) + _BETWEEN
        if lines + _LATER * (left - number - 1) > room:
            return number
        room -= lines
    return left


def _short(
    settlement: Settlement, words: Wording, each: SettledEntry, numbers: dict[str, int]
) -> str:
    said = " or ".join(what for what, _ in said_by_each(settlement, each, "should", named=True))
    title = f"{numbers[each.entry.id]}. {words.title(each.entry)}"
    return f"{title}: {said}" if said else title


def _agreed(words: Wording, some: Sequence[SettledEntry]) -> Iterator[str]:
    for each in some:
        yield f"{words.title(each.entry)}: {words.organisation.positions[each.owner].short}"


def _changing(settlement: Settlement, words: Wording) -> Iterator[str]:
    for each in settlement.of("changes"):
        owner = words.organisation.positions[each.owner].short
        yield f"{words.title(each.entry)}: {owner}; today {_said(settlement, each, 'today')}"
