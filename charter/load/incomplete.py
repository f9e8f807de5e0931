"""New entries of a company's own catalogue, and what each kind of them cannot be without."""

from __future__ import annotations

from collections.abc import Iterator

from charter.load.raw_entry import Entries
from charter.problems import Problem, listing, nearest

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
    return [problem for kind, needed in _NEEDED.items() for problem in _of_kind(raw, kind, needed)]


def _of_kind(raw: Entries, kind: str, needed: tuple[str, ...]) -> Iterator[Problem]:
    shipped = [name for name, entry in raw[kind].items() if not entry.own]
    for name, entry in raw[kind].items():
        if not entry.own:
            continue
        lacks = [key for key in needed if key not in entry.data and key not in entry.keys]
        if len(lacks) > 1 and (near := nearest(name, shipped)):
            message = f"there is no shipped entry '{name}', and a new one has more than stands here"
            keys = listing(f"'{key}'" for key in lacks)
            hint = f"did you mean '{near}'? A new entry needs {keys} too"
            yield Problem(entry.place, "missing-key", message, hint)
            continue
        hint = "add it, or use the id of a shipped entry to change that one"
        for key in lacks:
            message = f"'{key}' is missing in the new entry '{name}'"
            yield Problem(entry.place, "missing-key", message, hint)
