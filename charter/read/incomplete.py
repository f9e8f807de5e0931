"""New entries of a company's own catalogue, and what each kind of them cannot be without."""

from __future__ import annotations

from charter.problems import Problem
from charter.read.raw_entry import Entries

_NEEDED = {
    "areas": ("title",),
    "responsibilities": ("title", "area", "charter", "accountable"),
    "decisions": ("title", "area", "charter", "decides"),
    "roles": ("title", "abbreviation", "level"),
    "own_roles": ("mission",),
    "structures": ("title", "positions"),
    "interfaces": ("between", "first_gives", "second_gives", "rhythm"),
    "joint_outcomes": ("first", "second", "say"),
    "measures": ("title", "definition", "unit", "direction"),
    "posting_borders": ("about", "theirs", "say"),
    "sources": ("author", "title"),
    "advice": ("weight", "reason"),
    "starving": ("job", "weight", "reason"),
    "hires": ("side", "reason"),
    "line_questions": ("question", "of"),
    "lines": ("about", "weight", "reason"),
    "poor_reasons": ("title", "why"),
    "disagreements": ("title", "sides"),
    "pay_evidence": ("role", "what", "min", "currency"),
    "laws": ("title", "name", "places", "sources"),
    "forwarding": ("of", "kind", "since"),
}


def incomplete(raw: Entries) -> list[Problem]:
    """Return a problem for each new entry that lacks what a shipped one would have brought."""
    return [
        Problem(
            entry.place,
            "missing-key",
            f"'{key}' is missing in the new entry '{name}'",
            "add it, or use the id of a shipped entry to change that one",
        )
        for kind, needed in _NEEDED.items()
        for name, entry in raw[kind].items()
        if entry.own
        for key in needed
        if key not in entry.data and key not in entry.keys
    ]
