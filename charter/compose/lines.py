"""Who reports to a position without a position of their own: by what it answers for."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.viewpoint import Viewpoint
from charter.compose.wording import Wording
from charter.read.languages import message

_LED_BY = (
    (message("engineering"), "organisation.engineering-day-to-day", ""),
    (message("product"), "organisation.product-hiring", "product_people"),
    (message("design"), "organisation.design-organisation", "designers"),
)
"""The people of a field, the work of whoever leads them, and the fact that counts them."""
_WITH_ENGINEERING = (
    (message("data"), "data.platform", "data_people"),
    (message("internal systems"), "operations-and-security.internal-systems", ""),
    (message("security"), "operations-and-security.security-posture", ""),
)
"""Fields whose people sit with the engineers where one line leads both."""


def fields_led(view: Viewpoint, words: Wording) -> list[str]:
    """Return the fields whose people report to a position with no leader between."""
    return [words.say(field) for field in _fields(view)]


def _fields(view: Viewpoint) -> Iterator[str]:
    facts, me = view.setting.facts, view.position.id
    engineering = _LED_BY[0][1]
    led = list(_LED_BY)
    if view.organisation.owner(engineering) not in (me, *view.organisation.below(view.position.id)):
        led += _WITH_ENGINEERING
    for field, work, count in led:
        if view.organisation.owner(work) == me and facts.get(count) != 0:
            yield field
