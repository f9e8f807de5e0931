"""Data that names ids of the catalogue, as it was before ids were renamed, split or joined."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from charter.facts.moved import Forward

Went = tuple[Forward, ...]
"""What was renamed, split or joined since."""


def went_since(forwarding: Mapping[str, Forward]) -> Iterator[Went]:
    """Yield what went since today, which is nothing, then since before each month with a change."""
    yield ()
    for month in sorted({went.since for went in forwarding.values()}, reverse=True):
        yield tuple(went for went in forwarding.values() if went.since >= month)


def as_before(value: Any, went: Went) -> Any:
    """Return plain data with the ids of before in the place of those of today.

    What is several entries now was one only where all of them stand together.
    """
    if not went:
        return value
    if isinstance(value, str):
        renamed = (each.id for each in went if each.kind == "renamed" and each.to == (value,))
        return next(renamed, value)
    if isinstance(value, dict):
        names = _names(value, went)
        made: dict[str, Any] = {}
        for key, inner in value.items():
            said = as_before(inner, went)
            for name in names.get(key, (key,)):
                made[name] = said if made.get(name, said) == said else [made[name], said]
        return made
    if isinstance(value, list | tuple):
        names = _names([item for item in value if isinstance(item, str)], went)
        items: list[Any] = []
        for item in value:
            if isinstance(item, str) and item in names:
                items += [name for name in names[item] if name not in items]
            else:
                items.append(as_before(item, went))
        return items
    return value


def _names(there: Collection[str], went: Went) -> dict[str, tuple[str, ...]]:
    """Return what each id that stands in one list or mapping was called."""
    names: dict[str, tuple[str, ...]] = {}
    for each in went:
        if each.kind != "split" or set(each.to) <= set(there):
            for name in each.to:
                names[name] = (*names.get(name, ()), each.id)
    return names
