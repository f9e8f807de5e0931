"""Which hire comes first, in which order the others follow, and who changes seats."""

from __future__ import annotations

from charter.assign.conditions import Setting, applies
from charter.facts.catalog import Catalog, HireRule, Role
from charter.facts.company import Company
from charter.named_tuples import NamedTuple

_SIDE_OF = {"technology": "cto", "product": "cpo"}


class Hiring(NamedTuple):
    """Whom to hire for the advised structure, by roles in order, and why in this order.

    `rule` is None where no rule says which side comes first. `moves` maps a role that somebody
    holds to the role that this person could take.
    """

    roles: tuple[str, ...]
    rule: HireRule | None
    moves: tuple[tuple[str, str], ...]


def hiring_of(
    catalog: Catalog, company: Company, setting: Setting, held: frozenset[str], advised: str
) -> Hiring:
    """Return the hires of a structure: first what the first rule asks for that can be met."""
    positions = catalog.structures[advised].positions
    moves = tuple(
        (held_by.role, _SIDE_OF[held_by.leaning])
        for held_by in company.positions.values()
        if held_by.leaning
        and held_by.status == "filled"
        and held_by.role not in positions
        and _SIDE_OF[held_by.leaning] in positions
    )
    taken = {*held, *(new for _, new in moves)}
    open_ = [role for role, above in positions.items() if above and role not in taken]
    setting = setting._replace(roles=held)  # nobody is hired first for what has a leader
    holding = [rule for rule in catalog.hires.values() if applies(rule.when, setting)]
    for rule in holding:
        wanted = [name for name in open_ if _meets(rule, catalog.roles[name])]
        if wanted:
            # A stable sort: within each half the structure's own order stays.
            return Hiring(tuple(sorted(open_, key=lambda name: name not in wanted)), rule, moves)
    return Hiring(tuple(open_), None, moves)


def _meets(rule: HireRule, role: Role) -> bool:
    return role.job in (rule.side, "both") and rule.level in ("", role.level)
