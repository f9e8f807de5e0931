"""Who reports to a position without a position of their own: by what it answers for."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.disciplines import ENGINEERING, HIRES, led, shared_out
from charter.assign.viewpoint import Viewpoint
from charter.compose.wording import Wording


def fields_led(view: Viewpoint, words: Wording) -> list[str]:
    """Return the fields whose people report to a position with no leader between."""
    return [words.say(field) for field in _fields(view)]


def _fields(view: Viewpoint) -> Iterator[str]:
    organisation, me = view.organisation, view.position.id
    # Whom a leader beside technology hires are that leader's own, whoever else reports there.
    apart = {
        d
        for d, goes_with in shared_out(organisation, view.setting, HIRES)
        if goes_with == HIRES[-1]
    }
    with_engineers = organisation.owner(ENGINEERING.work) in (me, *organisation.below(me))
    for field, leader in led(organisation, view.setting):
        # Where one line leads both, these people sit with the engineers.
        joins = field.technology and field is not ENGINEERING and field not in apart
        with_others = joins and with_engineers
        if leader == me and not with_others:
            yield field.name
