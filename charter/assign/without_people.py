"""Leaders who hire or develop people, though none report to them or none may be hired."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.conditions import Setting
from charter.assign.disciplines import DISCIPLINES, led
from charter.assign.organisation import Finding, Organisation, Position
from charter.problems import Problem

_OF_PEOPLE = {
    "organisation.engineering-day-to-day": (
        "organisation.engineering-hiring",
        "organisation.engineering-performance",
    ),
    "organisation.product-hiring": ("organisation.product-performance",),
}
"""Work with the people of a discipline, by the work of whoever leads them."""
NOBODY = frozenset(("nobody", "no one", "no-one", "none", "no"))
EVERYBODY = frozenset(("everybody", "everyone", "anybody", "anyone", "all"))
"""What a company writes where a position hires nobody, or whomever it needs."""


def hires(limit: str) -> str:
    """Return whom a limit lets somebody hire, in the letters that `NOBODY` is written in."""
    return limit.strip().rstrip(".").casefold()


def people_findings(organisation: Organisation, setting: Setting) -> Iterator[Finding]:
    """Yield advice on each position that works with people it does not have or may not hire."""
    leaders = {leader for _, leader in led(organisation, setting)}
    for position in organisation.positions.values():
        if not position.reports and position.id not in leaders:
            yield from _without_people(organisation, position)
        if hires(position.given.limits.hire) in NOBODY:
            yield from _hires_nobody(organisation, position)


def _without_people(organisation: Organisation, position: Position) -> Iterator[Finding]:
    for discipline in DISCIPLINES:
        leader = organisation.owner(discipline.work)
        mine = [
            name
            for name in _OF_PEOPLE.get(discipline.work, ())
            if organisation.owner(name) == position.id
        ]
        if leader and mine:
            named = " and ".join(f"'{name}'" for name in mine)
            message = (
                f"'{position.id}' answers for {named}, but the people in {discipline.name} report "
                f"to '{leader}' and nobody to '{position.id}'"
            )
            lines = ", ".join(f"'{name}: {leader}'" for name in mine)
            hint = f"add '{discipline.work}: {position.id}' under 'assign', or {lines}"
            yield _advice(position, "nobody-to-lead", message, hint, *mine)


def _hires_nobody(organisation: Organisation, position: Position) -> Iterator[Finding]:
    for made in organisation.decisions.values():
        if made.entry.limit == "hire" and made.accountable == position.id:
            message = (
                f"'{position.id}' decides '{made.entry.id}' ({made.entry.title}), and its limit "
                "says that it hires nobody"
            )
            above = position.reports_to or "POSITION"
            hint = f"add '{made.entry.id}: {above}' under 'assign', or say in 'hire' whom it hires"
            yield _advice(position, "hires-nobody", message, hint, made.entry.id)


def _advice(position: Position, code: str, message: str, hint: str, *about: str) -> Finding:
    problem = Problem(position.given.place, code, message, hint)
    return Finding("advice", problem, (position.id, *about))
