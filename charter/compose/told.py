"""What a company says of itself in its own words, as duties and results of a posting say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from charter.compose.wording import Wording


def _own(key: str) -> Callable[[Wording], str]:
    return lambda words: words.organisation.company.told.get(key, "")


def _counted(words: Wording) -> str:
    """Return how many they are and who, such as "74 hospitals"."""
    who, count = _own("customers_are")(words), words.setting.facts.get("customer_count")
    return f"{words.number(count)} {who}" if who and isinstance(count, int) and count > 1 else ""


def _day(words: Wording) -> str:
    day = _own("goal_by")(words)
    return words.day(date.fromisoformat(day)) if day else ""


def _goal(words: Wording) -> str:
    """Return what must be so by the day, to stand within a sentence; nothing without a day."""
    return _own("goal")(words).rstrip(". ") if _day(words) else ""


TOLD_SLOTS: Mapping[str, Callable[[Wording], str]] = {
    "product": _own("product_name"),
    "buyers": _own("customers_are"),
    "counted": _counted,
    "markets": _own("markets_are"),
    "rules": _own("rules_are"),
    "old-system": _own("old_system"),
    "day": _day,
    "goal": _goal,
}
"""What the slots stand for, each "" where the company does not say it."""


_NAMES = ("product", "buyers")
_AIMS = ("old-system", "rules", "goal")
_ONCE = ("markets", "day", "goal")


def told_by(words: Wording) -> dict[str, int]:
    """Return all that these slots stand for in this company, each with how often a list says it.

    A name may come again; all else is told once.
    """
    said = {value(words): 1 + (slot in _NAMES) for slot, value in TOLD_SLOTS.items()}
    return {text: often for text, often in said.items() if text}


def aims_told_by(words: Wording) -> frozenset[str]:
    """Return what these slots say of what the company has to reach; a list tells it if it can."""
    return frozenset(TOLD_SLOTS[slot](words) for slot in _AIMS) - {""}


def told_above(words: Wording, above: str) -> tuple[str, ...]:
    """Return what stands `above` a list and is not to be said once more in it."""
    said = (TOLD_SLOTS[slot](words) for slot in _ONCE)
    return tuple(sorted(text for text in said if text and text in above))
