"""A company as outsiders may see it: without planned positions, and without its own short forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from charter.assign.organisation import Assignment, Organisation, Position, upwards


def seen_from_outside(
    organisation: Organisation, position_id: str, day: date = date.min
) -> Organisation:
    """Return the organisation that the posting of a position speaks of, on `day`.

    A planned position is nobody's business yet. Its work stands with whoever does it until then,
    and those who are to report to it report to the next one above. What a company calls a role of
    its own for short, nobody outside knows: it is called by its title. What had to be so by a day
    that has passed is no aim any more.
    """
    organisation = _spelt_out(_without_past_day(organisation, day))
    known = organisation.positions
    hidden = {n for n, p in known.items() if p.status == "planned" and n != position_id}
    if not hidden:
        return organisation
    above = {n: _boss(known, hidden, n) for n in known if n not in hidden}
    does = {n: _stand_in(known, hidden, n) for n in hidden}
    return organisation._replace(
        positions={
            name: known[name]._replace(
                reports_to=boss, reports=tuple(n for n, b in above.items() if b == name)
            )
            for name, boss in above.items()
        },
        responsibilities=_given_to(organisation.responsibilities, does),
        decisions=_given_to(organisation.decisions, does),
    )


def deadline_passed(told: Mapping[str, str], day: date) -> bool:
    """Return whether the 'goal_by' of a company lies before `day`."""
    return "goal_by" in told and date.fromisoformat(told["goal_by"]) < day


def _without_past_day(organisation: Organisation, day: date) -> Organisation:
    company = organisation.company
    if not deadline_passed(company.told, day):
        return organisation
    told = {key: said for key, said in company.told.items() if not key.startswith("goal")}
    return organisation._replace(company=company._replace(told=told))


def _spelt_out(organisation: Organisation) -> Organisation:
    known = organisation.positions
    if not any(p.role.made_up and p.short != p.title for p in known.values()):
        return organisation
    spelt = {n: p._replace(short=p.title) if p.role.made_up else p for n, p in known.items()}
    return organisation._replace(positions=spelt)


def _boss(known: Mapping[str, Position], hidden: set[str], name: str) -> str:
    """Return the nearest position above that is there, or nothing."""
    seen = {name}
    above = known[name].reports_to
    while above in hidden and above not in seen:
        seen.add(above)
        above = known[above].reports_to
    return "" if above in seen else above


def _stand_in(known: Mapping[str, Position], hidden: set[str], name: str) -> str:
    """Return who does the work of a planned position: the one above it, unless another acts.

    One that acts from further up only does so until the one above is there.
    """
    boss = _boss(known, hidden, name)
    acting = known[name].acting
    return boss if acting in {*upwards(known, boss)[1:], *hidden, ""} else acting


def _given_to(
    entries: Mapping[str, Assignment], does: Mapping[str, str]
) -> Mapping[str, Assignment]:
    return {
        name: a._replace(accountable=does.get(a.accountable, a.accountable))
        for name, a in entries.items()
    }
