"""Whether an entry or statement applies to a company. Conditions are data and are only compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from charter.assign.company_facts import asked_for, derived_facts, functions_of
from charter.facts.company import Company
from charter.facts.said import Condition, Fact
from charter.named_tuples import NamedTuple


class Setting(NamedTuple):
    """What conditions are matched against: the company's facts, its roles, its structure.

    The facts are those of `derived_facts`: stated, or following from others.
    """

    facts: Mapping[str, Fact]
    roles: Collection[str]
    structure: str
    functions: Collection[str] = ()


def setting_for(company: Company, roles: Collection[str]) -> Setting:
    """Return what conditions of a company with these roles are matched against."""
    facts, functions = derived_facts(company.facts), functions_of(company, roles)
    return Setting(facts, roles, company.structure, functions)


def unanswered(when: tuple[Condition, ...], setting: Setting) -> tuple[str, ...]:
    """Return the facts that decide whether `when` holds and that nobody has stated.

    A condition that already fails decides by itself, so nothing else is asked for then.
    """
    results = [(condition.fact, holds(condition, setting)) for condition in when]
    if any(result is False for _, result in results):
        return ()
    return tuple(
        dict.fromkeys(asked_for(f, setting.facts) for f, result in results if result is None)
    )


def applies(when: tuple[Condition, ...], setting: Setting) -> bool:
    """Return whether every condition holds. A fact that nobody has stated does not hold."""
    return all(holds(condition, setting) for condition in when)


def holds(condition: Condition, setting: Setting) -> bool | None:
    """Return whether one condition holds; None where nobody has stated the fact."""
    if condition.fact == "structures":
        return setting.structure in condition.values
    if condition.fact == "roles":
        return any(role in setting.roles for role in condition.values)
    if condition.fact == "all_roles":
        return all(role in setting.roles for role in condition.values)
    if condition.fact == "functions":
        return all(value in setting.functions for value in condition.values)
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
