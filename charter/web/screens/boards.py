"""Job boards: the feed of each, or what its postings lack; and the page for one's own people."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from charter.assign.organisation import Organisation
from charter.feeds.board import board
from charter.feeds.boards import BOARDS
from charter.feeds.feed import Feeds, assign_references, feeds_by_board, make_feeds
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Problem, error
from charter.sharing import FILE, share_page
from charter.web.desk import Desk, Standing, standing
from charter.web.forms import words_of
from charter.web.pages import broken, desk_of, page, to
from charter.write.files import Written, write_files
from charter.write.journal import read_journal

_TYPES = {"xml": "application/xml", "html": "text/html; charset=utf-8"}
_NO_NUMBER = "no-reference"


class BoardState(NamedTuple):
    """A board: its feed where one can be written, else what the postings lack for it."""

    id: str
    title: str
    file: str
    feeds: Feeds | None
    lacks: tuple[Problem, ...]


def boards(request: Request) -> Response:
    """Show for each board whether its feed can be written, and what is missing."""
    now = standing(desk_of(request))
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    return _page(request, now, request.query_params.get("poster", "").strip())


def put_out(request: Request, form: FormData, _: object) -> Response:
    """Write the feeds that can be, as charter feed does; or a number for each posting first."""
    desk = desk_of(request)
    now = standing(desk)
    if now.workspace is None or now.organisation is None:
        return broken(request, now)
    if words_of(form, "numbers"):
        before = len(read_journal(desk.folder))
        assign_references([desk.folder], desk.day)
        after = read_journal(desk.folder)
        return to("/boards", after[-1].number if len(after) > before else 0)
    files: dict[str, bytes] = {}
    poster = words_of(form, "poster")
    for state in _states(desk, poster):
        if state.feeds and (state.id in form.getlist("board")):
            files |= state.feeds.files
    if words_of(form, "share"):
        files[FILE] = share_page(now.organisation, desk.day, names=bool(words_of(form, "names")))
    if not files:
        message, hint = "nothing was chosen that can be written", "choose a board that is ready"
        raise error(InputError, "", "nothing", message, hint)
    done = write_files(desk.folder / "out", files, force=bool(words_of(form, "force")))
    return _page(request, now, poster, done)


def board_file(request: Request) -> Response:
    """Return one feed, or the page for one's own people, as a file."""
    desk = desk_of(request)
    file = request.path_params["file"]
    organisation = standing(desk).organisation
    if file == FILE and organisation is not None:
        content = share_page(organisation, desk.day, names="names" in request.query_params)
        return _download(file, content)
    if desk.hide_pay:
        message = "feeds have the pay, and the page was opened with --hide-pay"
        raise error(InputError, "", "hidden", message, "open it again without that option")
    poster = request.query_params.get("poster", "").strip()
    for name in BOARDS:
        if board(name).file == file:
            return _download(file, make_feeds([desk.folder], desk.day, [name], poster).files[file])
    raise error(InputError, file, "unknown-board", f"there is no feed '{file}'", "go back")


def _page(request: Request, now: Standing, poster: str, done: Written | None = None) -> Response:
    states = list(_states(desk_of(request), poster))
    made = next((state.feeds for state in states if state.feeds), None)
    # What every board misses is said once.
    common = [p for p in states[0].lacks if all(p in state.lacks for state in states)]
    return page(
        request,
        "boards.html",
        now,
        title="Job boards",
        states=states,
        common=common,
        poster=poster,
        done=done,
        numbers=any(p.code == _NO_NUMBER for state in states for p in state.lacks),
        closed=made.closed if made else (),
        open=_open(now.organisation) if now.organisation else 0,
        share=FILE,
    )


def _open(organisation: Organisation) -> int:
    return sum(p.given.status == "vacant" for p in organisation.positions.values())


def _states(desk: Desk, poster: str) -> Iterator[BoardState]:
    for name, found in feeds_by_board([desk.folder], desk.day, BOARDS, poster).items():
        known = board(name)
        feeds, lacks = (found, ()) if isinstance(found, Feeds) else (None, found)
        yield BoardState(name, known.title, known.file, feeds, lacks)


def _download(file: str, content: bytes) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, media_type=_TYPES[file.rpartition(".")[2]], headers=headers)
