"""People: who stands in for whom, who signs for what, and the absence drill."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from charter.assign.absence import absence_of
from charter.assign.absence_left import left_undone
from charter.web.desk import standing
from charter.web.pages import broken, desk_of, page


def people(request: Request) -> Response:
    """Show deputies and limits, and a drill for those who are chosen to be away."""
    now = standing(desk_of(request))
    if now.organisation is None:
        return broken(request, now)
    organisation = now.organisation
    asked = request.query_params.getlist("away")
    away = [name for name in organisation.positions if name in asked]
    absence = absence_of(organisation, away) if away else None
    left = tuple(left_undone(organisation, absence)) if absence else ()
    return page(request, "people.html", now, title="People", away=away, absence=absence, left=left)
