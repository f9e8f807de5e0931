"""Who reports to a position without a position of their own: by what it answers for."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.disciplines import ENGINEERING, led
from charter.assign.viewpoint import Viewpoint
from charter.compose.wording import Wording


def fields_led(view: Viewpoint, words: Wording) -> list[str]:
    """Return the fields whose people report to a position with no leader between."""
    return [words.say(field) for field in _fields(view)]


def _fields(view: Viewpoint) -> Iterator[str]:
    organisation, me = view.organisation, view.position.id
    with_engineers = organisation.owner(ENGINEERING.work) in (me, *organisation.below(me))
    for field, leader in led(organisation, view.setting):
        # Where one line leads both, these people sit with the engineers.
        with_others = field.technology and field is not ENGINEERING and with_engineers
        if leader == me and not with_others:
            yield field.name
