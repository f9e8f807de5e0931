"""From what a screen says to HTML: templates, and what stands on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from charter.assign.organisation import Organisation
from charter.named_tuples import NamedTuple
from charter.problems import Problem
from charter.read.schema import fact_names
from charter.web.desk import Desk, Standing, day_said, standing
from charter.web.environment import environment
from charter.web.told import Teller
from charter.write.journal import read_journal

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class NavLink(NamedTuple):
    """A screen in the navigation, with what there is of it."""

    path: str
    name: str
    amount: str = ""


def _navigation(now: Standing) -> Iterator[tuple[str, tuple[NavLink, ...]]]:
    """Yield the screens under their headings, in the order of the work."""
    organisation = now.organisation
    if organisation is None:
        return
    facts = len(fact_names())
    stated = len(organisation.company.facts)
    work = len(organisation.responsibilities) + len(organisation.decisions)
    yield "Start", (NavLink("/", "Home"),)
    yield (
        "Decide",
        (
            NavLink("/company", "Company", f"{stated} of {facts}"),
            NavLink("/structure", "Structure"),
            NavLink("/owners", "Who owns what", str(work)),
            NavLink("/people", "People"),
        ),
    )
    yield (
        "Write",
        (
            NavLink("/positions", "Positions", str(len(organisation.positions))),
            NavLink("/papers", "Papers"),
            NavLink("/edited", "Edited papers"),
            NavLink("/look", "Look and templates"),
        ),
    )
    yield (
        "Publish and send",
        (
            NavLink("/publish", "Look at a posting"),
            NavLink("/boards", "Job boards"),
            NavLink("/offers", "Offers"),
            NavLink("/copies", "A copy that came back"),
            NavLink("/signed", "Signed papers", _signed(organisation)),
        ),
    )
    yield (
        "Change",
        (
            NavLink("/existing", "Papers you have"),
            NavLink("/ask", "Ask your leaders"),
            NavLink("/reorganise", "Reorganise"),
        ),
    )
    yield "Look back", (NavLink("/history", "What was changed"),)


def _signed(organisation: Organisation) -> str:
    papers = [p for p in organisation.positions.values() if p.writes_papers]
    return f"{sum(p.given.signed is not None for p in papers)} of {len(papers)}"


def desk_of(request: Request) -> Desk:
    """Return the desk that a request works on."""
    desk: Desk = request.app.state.desk
    return desk


def page(
    request: Request, template: str, now: Standing | None = None, status: int = 200, **said: Any
) -> Response:
    """Return a screen. `now` is how the folder stands, where the screen has read it already."""
    desk = desk_of(request)
    now = now or standing(desk)
    text = environment().get_template(template).render(_context(request, desk, now, said))
    return HTMLResponse(text, status_code=status)


def page_in_parts(request: Request, template: str, now: Standing, **said: Any) -> Response:
    """Return a screen that is sent as far as its template got at each `pause` in it.

    A browser shows that much, without a script, while the rest is made.
    """
    context = _context(request, desk_of(request), now, {"pause": _PAUSE, **said})
    pieces = environment().get_template(template).generate(context)
    return StreamingResponse(_in_parts(pieces), media_type="text/html")


_PAUSE = Markup("<!-- more follows -->")


def _in_parts(pieces: Iterable[str]) -> Iterator[str]:
    held = list[str]()
    for piece in pieces:
        held.append(piece)
        if piece == _PAUSE:
            yield "".join(held)
            held.clear()
    yield "".join(held)


def _context(request: Request, desk: Desk, now: Standing, said: Mapping[str, Any]) -> Any:
    saved = request.query_params.get("saved", "")
    entries = read_journal(desk.folder)
    kept = [e for e in entries if str(e.number) == saved]
    return {
        "desk": desk,
        "path": request.url.path,
        "nav": list(_navigation(now)),
        "now": now,
        "tell": Teller(desk, now),
        "tell_then": lambda then: Teller(desk, now, then),
        "day_said": partial(day_said, now),
        "organisation": now.organisation,
        "last": entries[-1] if entries else None,
        "kept": kept[0] if kept else None,
        "unchanged": saved == NOTHING,
        **said,
    }


def to(path: str, saved: int | str = 0) -> Response:
    """Return the way to a screen after something was written; with NOTHING it says none was."""
    screen, sign, part = path.partition("#")
    if saved:
        screen += f"{'&' if '?' in screen else '?'}saved={saved}"
    return RedirectResponse(f"{screen}{sign}{part}", status_code=303)


NOTHING = "nothing"


def broken(request: Request, now: Standing) -> Response:
    """Return the screen for files that cannot be read."""
    return page(request, "broken.html", now, 422, title="Something in a file is wrong")


def refused(request: Request, problems: tuple[Problem, ...], back: str) -> Response:
    """Return the screen that says why nothing was written."""
    return page(
        request,
        "refused.html",
        status=422,
        title="Nothing was changed",
        problems=problems,
        back=back,
    )
