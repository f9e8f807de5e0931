"""What was changed in the folder's files, and taking it back."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.undoing import is_undone, undo
from charter.web.forms import words_of
from charter.web.pages import desk_of, page, to
from charter.write.journal import read_journal


def history(request: Request) -> Response:
    """List all changes, the last first."""
    entries = read_journal(desk_of(request).folder)
    rows = [(entry, is_undone(entries, entry)) for entry in reversed(entries)]
    return page(request, "history.html", title="What was changed", rows=rows)


def take_back(request: Request, form: FormData, _: object) -> Response:
    """Undo one change, and go back to where it was asked for."""
    desk = desk_of(request)
    number = words_of(form, "change")
    undo(desk.folder, int(number) if number.isdecimal() else 0)
    back = words_of(form, "back")
    entries = read_journal(desk.folder)
    return to(back if _is_ours(back) else "/history", entries[-1].number if entries else 0)


def _is_ours(path: str) -> bool:
    return path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path
