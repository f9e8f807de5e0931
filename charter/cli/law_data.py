"""What `--json` prints of what is known of the law of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charter.check.law.known import KnownPlace


def place_data(place: KnownPlace) -> dict[str, Any]:
    """Return a place with all rows on it, and the codes at whose law nobody has looked."""
    return {
        "code": place.code,
        "city": place.city or None,
        "laws": [
            {"law": law.law, "name": law.name, "state": law.state, "said": law.said}
            for law in place.laws
        ],
        "unseen": place.unseen,
    }
