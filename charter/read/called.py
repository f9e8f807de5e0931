"""What people call lines of company.yaml and columns of tables: `catalog/words/xx/called.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from charter.named_tuples import NamedTuple
from charter.read.yaml_source import Path_, read_yaml
from charter.resources import catalog_folder

COMPANY = "company"
_WORDS = re.compile(r"[\W_]+")


class Called(NamedTuple):
    """The fields that each name can mean, the likeliest first.

    A path begins with `company`, or is that of a field of a position. `columns` are what a table
    may call a field, `every` these and what is only told.
    """

    columns: Mapping[str, Path_]
    every: Mapping[str, tuple[Path_, ...]]


@lru_cache(maxsize=20_000)
def words(name: str) -> str:
    """Return the words of a name in small letters, whatever stands between them."""
    return " ".join(part for part in _WORDS.split(name.casefold()) if part)


@cache
def called() -> Called:
    """Return what fields are called in any language."""
    folder = catalog_folder() / "words"
    columns: dict[str, Path_] = {}
    every: dict[str, dict[Path_, None]] = {}
    files = sorted(folder.glob("*/called.yaml"), key=lambda file: (file.parent.name != "en", file))
    for file in files:
        data = read_yaml(file, f"catalog/words/{file.parent.name}/{file.name}").data
        for kind in ("columns", "lines"):
            for field, names in data.get(kind, {}).items():
                path = tuple(int(key) if key.isdigit() else key for key in field.split("."))
                for name in names:
                    every.setdefault(name, {})[path] = None
                    if kind == "columns":
                        columns.setdefault(name, path)
    return Called(columns, {name: tuple(paths) for name, paths in every.items()})


def written(path: Path_) -> str:
    """Return how the field at a path is begun: "apply: {until: ...}"."""
    said = "..."
    for key in reversed(path[1:]):
        said = f"[{said}]" if isinstance(key, int) else f"{{{key}: {said}}}"
    return f"{path[0]}:" if len(path) == 1 else f"{path[0]}: {said}"
