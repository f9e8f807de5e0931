"""Starting the page, and asking it one thing without a browser."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import secrets
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from charter.named_tuples import NamedTuple
from charter.web.address import HOST, OpenAddress
from charter.web.app import app_of, of_screen
from charter.web.desk import Desk
from charter.web.guard import Doorkeeper

LOADS = "charter loads its first page"


class PageAnswer(NamedTuple):
    """What the page says at an address: status of HTTP, headers in small letters, content."""

    status: int
    headers: dict[str, str]
    body: bytes


def serve(desk: Desk, at: OpenAddress) -> None:
    """Answer at an address until it is interrupted."""
    import uvicorn

    app = guarded(desk, at.port, at.token)
    config = uvicorn.Config(
        app,
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_level="critical",
        access_log=False,
        server_header=False,
    )
    Thread(target=_load, args=(desk,), name=LOADS, daemon=True).start()
    uvicorn.Server(config).run(sockets=[at.listening])


def _load(desk: Desk) -> None:
    """Load what the first page needs while the browser starts: a screen, and what looks for more.

    What was made is not kept. Where it fails, whoever asks for the page is told.
    """
    with contextlib.suppress(Exception):
        get(desk, "/history")
        of_screen("home", "load")(desk)
    # This program does not end at once, as other commands do; what is loaded stays for good.
    gc.freeze()
    gc.enable()


def guarded(desk: Desk, port: int, token: str) -> Doorkeeper:
    """Return the page with its guard, as it answers on a port."""
    hosts = (f"{HOST}:{port}", f"localhost:{port}")
    cookie = f"charter-{port}"
    return Doorkeeper(
        app_of(desk), token=token, hosts=hosts, cookie=cookie, read_only=desk.read_only
    )


def get(desk: Desk, path: str) -> PageAnswer:
    """Return what the page shows at an address, as its own browser would get it."""
    token = secrets.token_urlsafe(8)
    cookie = ("cookie", f"charter-0={token}")
    return ask(guarded(desk, 0, token), "GET", path, headers=(("host", f"{HOST}:0"), cookie))


def ask(
    app: Any,
    method: str,
    path: str,
    *,
    headers: tuple[tuple[str, str], ...] = (),
    body: bytes = b"",
) -> PageAnswer:
    """Return the answer of a page to one request that comes over no network."""
    address = urlsplit(path)
    sent: list[dict[str, Any]] = []
    told = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        if not told:
            await asyncio.Event().wait()  # nobody goes away
        return told.pop()

    async def send(message: Any) -> None:
        sent.append(dict(message))

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": address.path,
        "raw_path": address.path.encode(),
        "root_path": "",
        "query_string": address.query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers],
        "client": (HOST, 1),
        "server": (HOST, 0),
    }
    asyncio.run(app(scope, receive, send))
    start = sent[0]
    said = {name.decode().lower(): value.decode() for name, value in start["headers"]}
    return PageAnswer(start["status"], said, b"".join(each.get("body", b"") for each in sent[1:]))
