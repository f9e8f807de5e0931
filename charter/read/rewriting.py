"""One change of plain data that was read: an element written again under other names.

What is done here to data, `charter/edit/yaml_names.py` does to the text of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from charter.named_tuples import NamedTuple

if TYPE_CHECKING:
    from charter.read.yaml_source import Path_, Source

KEY: Path_ = ("\0key",)
"""The name of an element is the key of a mapping."""


class Renaming(NamedTuple):
    """The element at `path` is written once for each of `names`; for none, it goes.

    An element is a key with its value, an item of a list, or a value. `at` says where in it the
    name stands: KEY, the key of the value that is the name, or () where it is the name itself.
    `drop` are keys of an item that do not go along.
    """

    path: Path_
    at: Path_
    names: tuple[str, ...]
    drop: tuple[str, ...] = ()


def rewritten(source: Source, step: Renaming) -> Source:
    """Return a source with one step done; each value keeps the place at which it was written."""
    pairs: list[tuple[Path_, Path_]] = []
    data = _copy(source.data, (), (), step, pairs)
    return source.rearranged(data, pairs)


def _copy(
    value: Any, old: Path_, new: Path_, step: Renaming, pairs: list[tuple[Path_, Path_]]
) -> Any:
    """Return a value with the step done in it; `pairs` gets each new path with the one before."""
    pairs.append((new, old))
    if isinstance(value, dict):
        made: dict[str, Any] = {}
        for key, inner in value.items():
            for name, said in _instead(key, inner, (*old, key), step):
                made[name] = _copy(said, (*old, key), (*new, name), step, pairs)
        return made
    if isinstance(value, list):
        items: list[Any] = []
        for number, inner in enumerate(value):
            for _, said in _instead("", inner, (*old, number), step):
                items.append(_copy(said, (*old, number), (*new, len(items)), step, pairs))
        return items
    return value


def _instead(key: str, value: Any, at: Path_, step: Renaming) -> list[tuple[str, Any]]:
    """Return what stands in the place of one element: keys with their values."""
    if at != step.path:
        return [(key, value)]
    if step.at == KEY:
        return [(name, value) for name in step.names]
    if not step.at:
        return [(key, name) for name in step.names]
    kept = {k: v for k, v in value.items() if k not in step.drop} if step.names else {}
    return [(key, {**kept, step.at[0]: name}) for name in step.names]
