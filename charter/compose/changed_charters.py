"""Which sections of a charter say something else than those of the charter before it."""

from __future__ import annotations

from charter.compose.papers import Charter

DRAWING, WORDING = "the drawing of its lines", "its wording"
"""What changes where no word does, and where all that is said stays the same."""
_SECTIONS = {
    "title": "title",
    "facts": "the facts at its head",
    "mission": "mission",
    "scope": "mission",
    "outcomes": "outcomes",
    "accountabilities": "accountabilities",
    "core": "accountabilities",
    "further": "accountabilities",
    "supporting": "supporting work",
    "decides": "decisions",
    "stops": "decisions",
    "heard_on": "decisions",
    "advises": "supporting work",
    "limits": "limits",
    "neighbours": "working with others",
    "exclusions": "what is not this position",
    "measures": "measures",
    "risks": "risks",
    "first_days": "first 90 days",
    "review": "review and sign-off",
    "contract": "review and sign-off",
    "holder": "review and sign-off",
    "legal_name": "the company's name",
    "chart": DRAWING,
}


def changed_sections(before: Charter, after: Charter) -> tuple[str, ...]:
    """Return the sections in which two charters differ, in the order in which they stand."""
    found = (
        section
        for field, section in _SECTIONS.items()
        if getattr(before, field) != getattr(after, field)
    )
    return tuple(dict.fromkeys(found)) or (WORDING,)
