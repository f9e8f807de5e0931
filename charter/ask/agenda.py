"""A settlement as the agenda of a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from charter.ask.settlement import WORST_FIRST, SettledEntry, Settlement, said_by_each
from charter.compose.agenda import Agenda, AgendaItem, AgendaPart
from charter.compose.wording import Wording
from charter.read.languages import require_english

_ON_TWO_PAGES = 12
"""Lines with room for an answer that two pages hold, beside what is agreed."""


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
    first = differing[:_ON_TWO_PAGES]
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
        heard=_capital(words.those(answers.leaders)) if answers.leaders else "Nobody",
        unheard=words.those(answers.missing) if answers.missing else "",
        count=len(answers.entries),
        parts=tuple(parts),
        later=tuple(_short(words, each, numbers) for each in differing[_ON_TWO_PAGES:]),
        agreed=tuple(_agreed(words, settlement.of("agreed"))),
        changing=tuple(_changing(settlement, words)),
        unread=unread,
    )


def _item(settlement: Settlement, words: Wording, each: SettledEntry, number: int) -> AgendaItem:
    today, should = (_said(settlement, each, field) for field in ("today", "should"))
    return AgendaItem(number, each.entry.id, words.title(each.entry), today, should)


def _said(settlement: Settlement, each: SettledEntry, field: Literal["today", "should"]) -> str:
    said = (f"{what} (says {who})" for what, who in said_by_each(settlement, each, field))
    return "; ".join(said) or "no answer"


def _short(words: Wording, each: SettledEntry, numbers: dict[str, int]) -> str:
    names = " or ".join(words.organisation.positions[name].short for name in each.claimants)
    title = f"{numbers[each.entry.id]}. {words.title(each.entry)}"
    return f"{title}: {names}" if names else title


def _agreed(words: Wording, some: Sequence[SettledEntry]) -> Iterator[str]:
    for each in some:
        yield f"{words.title(each.entry)}: {words.organisation.positions[each.owner].short}"


def _changing(settlement: Settlement, words: Wording) -> Iterator[str]:
    for each in settlement.of("changes"):
        owner = words.organisation.positions[each.owner].short
        yield f"{words.title(each.entry)}: {owner}; today {_said(settlement, each, 'today')}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
