"""Two people at the same place: both versions are shown, and nothing is written before a choice."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from charter.web.changes import Conflict
from charter.web.fields import field_of
from charter.web.pages import page


def clash_page(request: Request, clashes: Sequence[Conflict], back: str) -> Response:
    """Return the screen that shows what stands there now beside what was typed."""
    rows = [(field_of({}, clash.wish.path), clash) for clash in clashes]
    return page(
        request,
        "clash.html",
        status=409,
        title="Changed meanwhile",
        rows=rows,
        back=back,
    )
