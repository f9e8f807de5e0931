"""Two people at the same place: both versions are shown, and nothing is written before a choice."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.web.changes import Conflict
from charter.web.environment import was
from charter.web.fields import field_of
from charter.web.pages import page


def clash_page(
    request: Request, form: FormData, clashes: Sequence[Conflict], back: str
) -> Response:
    """Return the screen that shows what stands there now beside what was typed.

    Whoever writes the form all the same brings back what this screen showed.
    """
    rows = [(field_of({}, clash.wish.path), clash) for clash in clashes]
    seen = {"was": was(clashes[0].now)}
    seen |= {f"was.{field.name}": was(clash.now) for field, clash in rows}
    again = [
        (name, seen.get(name, value))
        for name, value in form.multi_items()
        if isinstance(value, str)
    ]
    return page(
        request,
        "clash.html",
        status=409,
        title="Changed meanwhile",
        rows=rows,
        again=again,
        back=back,
    )
