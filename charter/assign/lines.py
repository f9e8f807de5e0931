"""Dotted lines that run in a circle, and limits that rise along the line."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.organisation import Finding, Organisation, Position, upwards
from charter.problems import Problem


def dotted_findings(organisation: Organisation) -> Iterator[Finding]:
    """Yield each dotted line that says what the other lines say already, or against them."""
    for position in organisation.positions.values():
        place = position.given.place_of("also_reports_to")
        for other in position.given.also_reports_to:
            if other == position.reports_to:
                message = f"'{position.id}' also reports to '{other}', which is its boss already"
                problem = Problem(place, "dotted-line-twice", message, "take it out here")
                yield Finding("advice", problem, (position.id, other))
            elif way := _way_up(organisation, other, position.id):
                loop = " -> ".join([position.id, *way])
                message = f"dotted and other lines run in a loop: {loop}"
                hint = "take 'also_reports_to' out of one of them, or change a 'reports_to'"
                problem = Problem(place, "reporting-loop", message, hint)
                yield Finding("gap", problem, (position.id, *way[:-1]))


def _way_up(organisation: Organisation, start: str, end: str) -> list[str]:
    """Return the shortest way from one position up to another by lines of both kinds, or none."""
    ways, seen = [[start]], {start}
    for way in ways:
        position = organisation.positions[way[-1]]
        for above in (position.reports_to, *position.given.also_reports_to):
            if above == end:
                return [*way, above]
            if above in organisation.positions and above not in seen:
                seen.add(above)
                ways.append([*way, above])
    return []


def limit_findings(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on whoever may spend more alone than the position above, without a reason.

    Where those above have said nothing, the nearest that has is the measure. Sums in two currencies
    are told as not compared.
    """
    for position in organisation.positions.values():
        limits = position.given.limits
        above = _limited_above(organisation, position)
        if limits.spend is None or limits.reason or above is None:
            continue
        other = above.given.limits
        assert other.spend is not None, "it is the nearest above that has a limit"
        place = position.given.place_of("limits")
        about = (position.id, above.id)
        mine, theirs = _sum(limits.spend, limits.currency), _sum(other.spend, other.currency)
        if limits.currency != other.currency:
            message = (
                f"the spending limits of '{position.id}' ({mine}) and of '{above.id}' above it "
                f"({theirs}) are in two currencies and were not compared"
            )
            problem = Problem(place, "limits-not-compared", message)
            yield Finding("note", problem, about)
        elif limits.spend > other.spend:
            message = (
                f"'{position.id}' may spend {mine} alone, and '{above.id}' above it only {theirs}"
            )
            hint = "lower it, raise the other, or give a 'reason' beside 'spend'"
            yield Finding("advice", Problem(place, "limit-above-the-boss", message, hint), about)


def _limited_above(organisation: Organisation, position: Position) -> Position | None:
    line = upwards(organisation.positions, position.id)[1:]
    above = (organisation.positions[name] for name in line)
    return next((p for p in above if p.given.limits.spend is not None), None)


def _sum(amount: float, currency: str) -> str:
    return f"{currency} {amount:,.0f}" if amount == int(amount) else f"{currency} {amount:,.2f}"
