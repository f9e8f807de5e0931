"""What a company says of disputes, deputies, ties and agents, put under another structure."""

from __future__ import annotations

from collections.abc import Collection

from charter.facts.company import Company, Named, PositionInput


def fit_position_lines(
    position: PositionInput, there: Collection[str], notes: list[str]
) -> PositionInput:
    """Return a position without a deputy or a dotted line to who is not there."""
    if position.deputy and position.deputy not in there:
        notes.append(f"'{position.id}' has no deputy, because '{position.deputy}' is left out")
        position = position._replace(deputy="", reserved=())
    lost = [name for name in position.also_reports_to if name not in there]
    if lost:
        named = " and ".join(f"'{name}'" for name in lost)
        notes.append(f"'{position.id}' has no dotted line to {named}, left out here")
        kept = tuple(name for name in position.also_reports_to if name not in lost)
        position = position._replace(also_reports_to=kept)
    return position


def fit_lines(company: Company, there: Collection[str], notes: list[str]) -> Company:
    """Return a company without lines that name who is not there.

    A dispute of which not two sides are left is none: the entry falls to whom it usually does.
    """

    def named(key: str, lines: tuple[Named, ...]) -> tuple[Named, ...]:
        for line in lines:
            if line.position not in there:
                notes.append(f"the line on '{line.entry}' under '{key}' is left out")
        return tuple(line for line in lines if line.position in there)

    disputed = []
    for dispute in company.disputed:
        sides = tuple(name for name in dispute.claimants if name in there)
        if len(sides) > 1:
            disputed.append(dispute._replace(claimants=sides))
        else:
            notes.append(f"the dispute on '{dispute.entry}' is left out: not both sides are there")
    for agent in company.agents:
        if agent.answers_to not in there:
            notes.append(f"the agent '{agent.id}' is left out: '{agent.answers_to}' is not there")
    return company._replace(
        disputed=tuple(disputed),
        deputies=named("deputies", company.deputies),
        ties=named("ties", company.ties),
        agents=tuple(agent for agent in company.agents if agent.answers_to in there),
    )
