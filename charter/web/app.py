"""The page's addresses, each with the screen that answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from charter.problems import CharterError
from charter.web.desk import Desk
from charter.web.pages import page, refused

_MOST_FILES, _MOST_FIELDS = 400, 2_000

SCREENS = {
    "/": ("home", "home", ""),
    "/first": ("first", "first", "begin"),
    "/company": ("company", "company", "answer"),
    "/structure": ("structure", "structure", "choose"),
    "/owners": ("owners", "owners", ""),
    "/owners/{entry}": ("owners", "owners", "move"),
    "/owners/{entry}/parts": ("part", "parts", "give_parts"),
    "/owners/{entry}/dispute": ("dispute", "dispute", "put_in_dispute"),
    "/owners/{entry}/omit": ("omit", "omit", "put_aside"),
    "/positions": ("positions", "positions", ""),
    "/positions/{position}": ("positions", "position", "save"),
    "/positions/{position}/above": ("posts", "above", "put_under"),
    "/positions/{position}/out": ("posts", "out", "take_out"),
    "/positions-new": ("posts", "new", "add"),
    "/papers": ("papers", "papers", "write"),
    "/papers/{paper}": ("papers", "paper", ""),
    "/papers/{paper}/words": ("words", "words", "say"),
    "/papers/{paper}/{file}": ("papers", "download", ""),
    "/edited": ("edited", "edited", "take_in"),
    "/existing": ("existing", "existing", "put_in"),
    "/ask": ("ask", "ask", "settle"),
    "/ask/agenda/{mark}": ("ask", "ready_agenda", ""),
    "/ask/{file}": ("ask", "questions", ""),
    "/look": ("look", "look", "put_template"),
    "/look/{file}": ("look", "template_file", ""),
    "/offers": ("offers", "offers", "make_offer"),
    "/offers/{mark}": ("offers", "ready_pack", ""),
    "/reorganise": ("reorganise", "reorganise", "keep_structure"),
    "/reorganise-memo": ("reorganise", "memo", ""),
    "/reorganise/{plan}": ("reorganise", "planned", "settle_plan"),
    "/publish": ("publish", "publish", "lint_text"),
    "/boards": ("boards", "boards", "put_out"),
    "/boards/{file}": ("boards", "board_file", ""),
    "/people": ("people", "people", ""),
    "/copies": ("copies", "copies", "verify_copy"),
    "/signed": ("signed", "signed", "record"),
    "/history": ("history", "history", "take_back"),
}
"""Each address with its module, the function that shows it, and the one that takes its form."""


def app_of(desk: Desk) -> Starlette:
    """Return the page over a desk, without its guard."""
    routes: list[BaseRoute] = [
        Mount("/static", StaticFiles(directory=Path(__file__).resolve().parent / "static"))
    ]
    for path, (module, shows, takes) in SCREENS.items():
        routes.append(Route(path, _shown(module, shows), methods=["GET"]))
        if takes:
            routes.append(Route(path, _taken(module, takes), methods=["POST"]))
    made = Starlette(routes=routes, exception_handlers={404: _not_found})
    made.state.desk = desk
    return made


def of_screen(module: str, name: str) -> Callable[..., Any]:
    """Return what a screen's module has under a name; it is imported when it is asked for."""
    found: Callable[..., Any] = getattr(import_module(f"charter.web.screens.{module}"), name)
    return found


def _shown(module: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    async def show(request: Request) -> Response:
        return await run_in_threadpool(_answered, of_screen(module, name), request)

    return show


def _taken(module: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    async def take(request: Request) -> Response:
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
            files: dict[str, list[tuple[str, bytes]]] = {}
            for key, value in form.multi_items():
                if not isinstance(value, str):
                    files.setdefault(key, []).append((value.filename or "", await value.read()))
            return await run_in_threadpool(_answered, of_screen(module, name), request, form, files)

    return take


def _answered(screen: Callable[..., Response], request: Request, *given: object) -> Response:
    """Return the screen, or what a person is told where it cannot be made."""
    try:
        return screen(request, *given)
    except CharterError as bad:
        return refused(request, tuple(bad.problems), request.url.path)


async def _not_found(request: Request, _: Exception) -> Response:
    said = "There is no such screen."
    if isinstance(_, HTTPException) and _.detail != "Not Found":
        said = _.detail
    return await run_in_threadpool(
        page, request, "missing.html", None, 404, title="Not found", said=said
    )
