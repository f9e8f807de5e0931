"""Who reports to a position without a position of their own: by what it answers for."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.disciplines import led, with_engineers
from charter.assign.viewpoint import Viewpoint
from charter.compose.wording import Wording


def fields_led(view: Viewpoint, words: Wording) -> list[str]:
    """Return the fields whose people report to a position with no leader between."""
    return [words.say(field) for field in _fields(view)]


def _fields(view: Viewpoint) -> Iterator[str]:
    organisation, me = view.organisation, view.position.id
    engineers_too = with_engineers(organisation, view.setting)
    for field, leader in led(organisation, view.setting):
        if leader == me and field.name not in engineers_too:
            yield field.name
