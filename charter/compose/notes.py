"""Notes of what was changed to fit, as readers of papers are told: positions by name, not by id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from charter.assign.organisation import Organisation
from charter.compose.wording import Wording, capital

_QUOTED = re.compile(r"'[\w-]+'")


def told_by_name(notes: Iterable[str], organisations: Iterable[Organisation]) -> Iterator[str]:
    """Yield notes with the names of positions for their ids; of two names, the first one."""
    named: dict[str, str] = {}
    for organisation in organisations:
        words = Wording(organisation)
        for name in organisation.positions:
            named.setdefault(f"'{name}'", words.the(name))
    for note in notes:
        yield capital(_QUOTED.sub(lambda one: named.get(one[0], one[0]), note))
