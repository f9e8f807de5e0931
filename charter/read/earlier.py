"""Data that names ids of the catalogue, as it was before ids were renamed, split or joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charter.read.moved import Forward

Names = Mapping[str, tuple[str, ...]]
"""The ids of before by those of today."""


def earlier_names(forwarding: Mapping[str, Forward]) -> Iterator[Names]:
    """Yield what ids were called: today, then before each month in which some changed."""
    yield {}
    for month in sorted({went.since for went in forwarding.values()}, reverse=True):
        names: dict[str, tuple[str, ...]] = {}
        for went in forwarding.values():
            for name in went.to if went.since >= month else ():
                names[name] = (*names.get(name, ()), went.id)
        yield names


def called(value: Any, names: Names) -> Any:
    """Return plain data with the ids of before in the place of those of today.

    A list has each once: what is several entries now stands in it as the one that it was.
    """
    if not names:
        return value
    if isinstance(value, str):
        return names.get(value, (value,))[0]
    if isinstance(value, dict):
        return {name: called(v, names) for k, v in value.items() for name in names.get(k, (k,))}
    if isinstance(value, list | tuple):
        made: list[Any] = []
        for item in value:
            given = names.get(item, (item,)) if isinstance(item, str) else [called(item, names)]
            made += [one for one in given if one not in made]
        return made
    return value
