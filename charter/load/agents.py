"""An AI agent of company.yaml named where only a position can stand."""

from __future__ import annotations

from charter.problems import Problem
from charter.read.yaml_source import Path_, Source

_NEVER = {
    "accountable": "answers for nothing and decides nothing",
    "veto": "can stop nothing",
    "consulted": "is not heard as a position is",
    "informed": "is told nothing as a position is",
    "responsible": "does work by its own line under 'agents'",
    "acting": "holds no position, not for a time either",
    "reports_to": "leads nobody",
    "also_reports_to": "leads nobody",
    "deputy": "stands in for nobody",
    "deputies": "stands in for nobody",
    "disputed": "can claim nothing",
    "ties": "ends no deadlock",
    "answers_to": "answers to a position, never to another agent",
}
"""What an agent named there is not, by the key above its name."""


def agent_problem(source: Source, at: Path_, name: str) -> Problem | None:
    """Return the problem of an agent that is named at `at`, or None where `name` is no agent."""
    agents = source.data.get("agents") or {}
    if name not in agents:
        return None
    words = [step for step in at if isinstance(step, str) and step in _NEVER]
    never = _NEVER[words[-1] if words else "accountable"]
    message = f"'{name}' is an AI agent and {never}"
    above = (agents[name] or {}).get("answers_to")
    hint = (
        f"name a position, such as '{above}', which it answers to" if above else "name a position"
    )
    if words[-1:] == ["responsible"]:
        hint = f"write it there: '{name}: {{answers_to: {above or 'POSITION'}, does: [{at[1]}]}}'"
    return Problem(source.place(at), "agent-not-a-position", message, hint)
