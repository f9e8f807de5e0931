"""From what a screen says to HTML: templates, and what stands on every page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path, PurePath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from charter.assign.organisation import Organisation
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem
from charter.read.schema import fact_names
from charter.web.desk import Desk, Standing, standing
from charter.web.told import Teller
from charter.write.journal import read_journal

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HERE = Path(__file__).resolve().parent


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # English is all there is of the page's own words so far; they are marked all the same.
    made.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    made.filters["shown"] = shown
    made.filters["was"] = was
    made.filters["file_name"] = lambda path: PurePath(path).name
    made.filters["where"] = where
    made.filters["sentence"] = sentence
    made.globals["icon"] = icon
    made.filters["percent"] = lambda part: f"{part:.0%}"
    return made


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


def shown(value: Any) -> str:
    """Return a value of a file as a field shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict) and not any(isinstance(v, dict | list) for v in value.values()):
        return "\n".join(f"{key}: {inner}" for key, inner in value.items())
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return str(value)


def where(place: Place) -> str:
    """Return a place as people say it: the file's name and the line."""
    name = PurePath(place.path).name
    return f"{name}, line {place.line}" if place.line else name


def sentence(text: str) -> str:
    """Return words as a sentence begins, without the stop at its end."""
    return text[:1].upper() + text[1:].removesuffix(".")


def was(value: Any) -> str:
    """Return a value of a file so that a form can bring it back unchanged."""
    return json.dumps(value, default=str, ensure_ascii=False)


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
    saved = request.query_params.get("saved", "")
    entries = read_journal(desk.folder)
    kept = [e for e in entries if str(e.number) == saved]
    context = {
        "desk": desk,
        "path": request.url.path,
        "nav": list(_navigation(now)),
        "now": now,
        "tell": Teller(desk, now),
        "organisation": now.organisation,
        "last": entries[-1] if entries else None,
        "kept": kept[0] if kept else None,
        **said,
    }
    text = _environment().get_template(template).render(context)
    return HTMLResponse(text, status_code=status)


def to(path: str, saved: int = 0) -> Response:
    """Return the way to a screen after something was written."""
    mark = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{mark}saved={saved}" if saved else path, status_code=303)


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


def icon(name: str) -> Markup:
    """Return a mark of the page; its words stand beside it."""
    return (
        Markup('<svg class="i" aria-hidden="true" viewBox="0 0 24 24"><use href="#i-%s"/></svg>')
        % name
    )
