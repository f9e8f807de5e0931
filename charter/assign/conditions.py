"""Whether an entry or statement applies to a company. Conditions are data and are only compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from charter.named_tuples import NamedTuple
from charter.read.catalog import Condition, Fact


class Setting(NamedTuple):
    """What conditions are matched against: the company's facts, its roles, its structure."""

    facts: Mapping[str, Fact]
    roles: Collection[str]
    structure: str


def unanswered(when: tuple[Condition, ...], setting: Setting) -> tuple[str, ...]:
    """Return the facts that decide whether `when` holds and that nobody has stated.

    A condition that already fails decides by itself, so nothing else is asked for then.
    """
    results = [(condition.fact, _holds(condition, setting)) for condition in when]
    if any(result is False for _, result in results):
        return ()
    return tuple(fact for fact, result in results if result is None)


def applies(when: tuple[Condition, ...], setting: Setting) -> bool:
    """Return whether every condition holds. A fact that nobody has stated does not hold."""
    return all(_holds(condition, setting) for condition in when)


def _holds(condition: Condition, setting: Setting) -> bool | None:
    if condition.fact == "structures":
        return setting.structure in condition.values
    if condition.fact == "roles":
        return any(role in setting.roles for role in condition.values)
    if condition.fact == "without_roles":
        return not any(role in setting.roles for role in condition.values)
    fact = setting.facts.get(condition.fact)
    if fact is None:
        return None
    if condition.least is not None and int(fact) < condition.least:
        return False
    if condition.most is not None and int(fact) > condition.most:
        return False
    return not condition.values or fact in condition.values
