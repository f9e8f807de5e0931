"""How a paper says that it must not go out yet, and which limits are still to be set."""

from __future__ import annotations

from charter.assign.company_facts import derived_facts
from charter.assign.organisation import Organisation, Position
from charter.facts.languages import message, say_in


def draft_title(language: str, title: str) -> str:
    """Return the title of a paper that must not go out yet."""
    return say_in(language, message("Draft \N{EN DASH} {title}"), title=title)


def has_nobody_to_set_limits(organisation: Organisation, position: Position) -> bool:
    """Return whether a position answers to nobody, so that nobody can set it a limit."""
    facts = derived_facts(organisation.company.facts)
    return not position.reports_to and not facts.get("board")


def unset_limits(organisation: Organisation, position: Position) -> tuple[str, ...]:
    """Return the limits that a position's decisions need and nobody has set: spend, hire.

    A head with no board above answers to nobody, so there is nobody to set one.
    """
    if has_nobody_to_set_limits(organisation, position):
        return ()
    limits = position.given.limits
    mine = (a for a in organisation.decisions.values() if a.accountable == position.id)
    needed = {a.entry.limit for a in mine}
    unset = {"spend": limits.spend is None, "hire": not limits.hire}
    return tuple(name for name, is_unset in unset.items() if is_unset and name in needed)
