"""How much each position carries, and when that is too much for one."""

from __future__ import annotations

from collections.abc import Mapping

from charter.assign.organisation import Assignment, Finding, Load, Position
from charter.problems import Place, Problem

HEAVY_SHARE = 0.6
"""A position that holds more than this share of all weight is named."""

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


def load_findings(
    positions: Mapping[str, Position], load: Mapping[str, Load], structure: Place
) -> list[Finding]:
    """Return advice on who carries most of the work, and on a weak side that has no leader."""
    findings = []
    total = sum(item.weight for item in load.values()) or 1
    for name, position in positions.items():
        share = load[name].weight / total
        if share > HEAVY_SHARE and len(positions) > 1:
            message = f"'{name}' carries {share:.0%} of all work, by weight"
            hint = "plan a VP beneath it, or say under 'assign' what others take"
            problem = Problem(structure, "heavy-load", message, hint)
            findings.append(Finding("advice", problem, (name,), ("exclaimer-24", "cpc-20")))
        findings += _weak_side(positions, position)
    return findings


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
