"""How much each position carries, and when that is too much for one."""

from __future__ import annotations

from collections.abc import Mapping

from charter.assign.organisation import Assignment, Finding, Load, Organisation, Position
from charter.assign.places import place_of_position
from charter.facts.catalog import JobKind
from charter.problems import Problem

HEAVY_SHARE = 0.6
"""A position that holds more than this share of all weight is named."""
FAR_SHARE = 0.4
FAR_TIMES = 3
"""So is one with more than FAR_SHARE that holds FAR_TIMES as much as the next."""
ONE_LEADER = 20
"""People in product and technology up to whom one leader can answer for both (cpc-22, cpc-24)."""

_PEOPLE = "product_and_technology_headcount"
_SIDES: tuple[tuple[JobKind, str], ...] = (
    ("right-thing", "product"),
    ("thing-right", "technology"),
)
_WEAK_SIDE = {
    "technology": ("product", ("vp-product", "cpo")),
    "product": ("engineering", ("vp-engineering", "cto")),
}


def load_of(
    positions: Mapping[str, Position],
    responsibilities: Mapping[str, Assignment],
    decisions: Mapping[str, Assignment],
) -> dict[str, Load]:
    """Return the load of each position by id."""
    load = {}
    for name in positions:
        mine = [a for a in responsibilities.values() if a.accountable == name]
        calls = [a for a in decisions.values() if a.accountable == name]
        weight = sum(a.entry.weight for a in (*mine, *calls))
        load[name] = Load(len(mine), len(calls), weight)
    return load


def load_findings(organisation: Organisation) -> list[Finding]:
    """Return advice on who carries more than others or than one person can, and on a weak side."""
    findings = []
    for position in organisation.positions.values():
        findings += _heavy(organisation, position)
        findings += _beyond_one(organisation, position)
        findings += _weak_side(organisation.positions, position)
    return findings


def is_heavy(share: float, next_share: float) -> bool:
    """Return whether a share of all work is too much for one, where the next carries so much.

    Where 0 is given for the next, only the share itself counts.
    """
    return share > HEAVY_SHARE or (share > FAR_SHARE and share >= FAR_TIMES * next_share > 0)


def _heavy(organisation: Organisation, position: Position) -> list[Finding]:
    everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
    total = sum(a.entry.weight for a in everything) or 1
    share = organisation.load[position.id].weight / total
    others = {n: i.weight / total for n, i in organisation.load.items() if n != position.id}
    if not others:
        return []
    next_one = max(others, key=lambda name: others[name])
    settled = all(a.accountable for a in everything)
    if not is_heavy(share, others[next_one] if settled else 0):
        return []
    message = f"'{position.id}' carries {share:.0%} of all work, by weight"
    if others[next_one]:
        message += f"; the next, '{next_one}', carries {others[next_one]:.0%}"
    beneath = [name for name in position.reports if organisation.positions[name].writes_papers]
    if beneath and position.reports_to:
        names = " and ".join(f"'{name}'" for name in beneath)
        hint = f"say under 'assign' what {names} take from it"
    elif position.role.level == "executive" and position.id != next(iter(organisation.positions)):
        hint = "plan a VP beneath it, or say under 'assign' what others take"
    else:
        hint = "plan a position that takes part of it, or say under 'assign' what others take"
    evidence = ("exclaimer-24", "cpc-20") if _leads(organisation, position.id, 2) else ()
    problem = Problem(organisation.company.structure_place, "heavy-load", message, hint)
    return [Finding("advice", problem, (position.id,), evidence)]


def _leads(organisation: Organisation, name: str, sides: int, level: str = "executive") -> bool:
    """Return whether `name` answers for at least half of a level's work on so many sides.

    Work is of the level of the role that the catalogue would rather see own it.
    """
    return len(_sides(organisation, name, level)) >= sides


def _sides(organisation: Organisation, name: str, level: str) -> list[str]:
    roles = organisation.catalog.roles
    everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
    led = []
    for job, side in _SIDES:
        work = [
            a
            for a in everything
            if a.entry.job == job and roles[a.entry.accountable[0]].level == level
        ]
        if work and 2 * sum(a.accountable == name for a in work) >= len(work):
            led.append(side)
    return led


def _beyond_one(organisation: Organisation, position: Position) -> list[Finding]:
    """Return advice where one person leads more than the evidence says that one can."""
    people = organisation.company.facts.get(_PEOPLE)
    if people is None or int(people) <= ONE_LEADER:
        return []
    name, place = position.id, place_of_position(organisation, position)
    if _leads(organisation, name, 2):
        message = (
            f"'{name}' alone answers for product and technology, with {people} people in them; "
            f"the evidence sees one leader for at most {ONE_LEADER}"
        )
        hint = "plan the split into a leader for each, with a date"
        evidence = ("cpc-22", "cpc-24", "exclaimer-24")
        if any(organisation.positions[n].role.level == "vice-president" for n in position.reports):
            hint += ", or write down why one leader over VPs still holds"
            evidence = ("cpc-22", "cpc-24", "fullscale-14")
        problem = Problem(place, "one-leader", message, hint)
        return [Finding("advice", problem, (name,), evidence)]
    runs = _sides(organisation, name, "vice-president")
    both = [side for side in _sides(organisation, name, "executive") if side in runs]
    if position.reports_to or not both:
        return []
    message = (
        f"'{name}' leads the company, sets the direction of its {both[0]} and runs it day to day, "
        f"with {people} people in product and technology"
    )
    hint = f"hire someone who runs {both[0]}; 'charter advise' tells which position first"
    problem = Problem(place, "bottleneck", message, hint)
    return [Finding("advice", problem, (name,), ("fullscale-13", "cpc-24"))]


def _weak_side(positions: Mapping[str, Position], position: Position) -> list[Finding]:
    leaning = position.given.leaning
    if not leaning:
        return []
    side, roles = _WEAK_SIDE[leaning]
    beneath = [positions[name] for name in position.reports if positions[name].role.id in roles]
    if any(p.status == "filled" for p in beneath):
        return []
    message = f"'{position.id}' leans to {leaning}, and nobody beneath it leads {side} today"
    hint = (
        f"fill {beneath[0].the} first"
        if beneath
        else f"add a '{roles[0]}' that reports to '{position.id}'"
    )
    problem = Problem(position.given.place, "weak-side", message, hint)
    return [Finding("advice", problem, (position.id,), ("fullscale-14", "fullscale-25"))]
