"""Names that hold what belongs beside them, and teams that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from charter.problems import Problem
from charter.read.yaml_slips import quoted
from charter.read.yaml_source import Path_, Source

_SWALLOWED = re.compile(
    r"(.*[^\s,]), *(people|country|region|city|postcode|min|max|currency|per|note|place|share"
    r"|until): *(\S.*)"
)
_NAMES = frozenset(("name", "city", "region", "street", "note", "title", "short", "legal_name"))


def check_names(source: Source) -> Iterator[Problem]:
    """Yield names that took in what was to stand beside them, and each team that stands twice."""
    yield from _swallowed(source, source.data, ())
    for name, data in (source.data.get("positions") or {}).items():
        first: dict[str, int] = {}
        teams = (data or {}).get("teams") or ()
        for number, team in enumerate(teams if isinstance(teams, list) else ()):
            said = " ".join(str((team or {}).get("name") or "").split()).casefold()
            at: Path_ = ("positions", name, "teams", number, "name")
            if said and said in first:
                message = f"the team '{team['name']}' of '{name}' stands twice"
                line = source.place(("positions", name, "teams", first[said], "name")).line
                hint = f"the first is in line {line}; keep one, or name them apart"
                yield Problem(source.place(at), "team-twice", message, hint)
            first.setdefault(said, number)


def _swallowed(source: Source, value: Any, at: Path_) -> Iterator[Problem]:
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _swallowed(source, item, (*at, key))
    elif isinstance(value, str) and at[-1] in _NAMES and (found := _SWALLOWED.fullmatch(value)):
        message = f"'{at[-1]}' is '{value}', with '{found[2]}' within it"
        hint = f"write {at[-1]}: {quoted(found[1])}, {found[2]}: {found[3]}"
        yield Problem(source.place(at), "swallowed", message, hint)
