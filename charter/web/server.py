"""Starting the page, and asking it one thing without a browser."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from charter.named_tuples import NamedTuple
from charter.problems import OutputError, error
from charter.web.app import app_of
from charter.web.desk import Desk, checked, standing
from charter.web.guard import TOKEN, Doorkeeper

HOST = "127.0.0.1"


class PageAnswer(NamedTuple):
    """What the page says at an address: status of HTTP, headers in small letters, content."""

    status: int
    headers: dict[str, str]
    body: bytes


def serve(desk: Desk, port: int, opened: Callable[[str], None]) -> None:
    """PageAnswer on this machine until it is interrupted; `opened` gets the address to go to.

    With `port` 0 a free one is taken. Raises OutputError where the port is in use.
    """
    import uvicorn

    try:
        listening = socket.create_server((HOST, port))
    except OSError:
        message = f"port {port} is in use on this machine"
        hint = "name another with --port, or none for any that is free"
        raise error(OutputError, "", "in-use", message, hint) from None
    with listening:
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        app = guarded(desk, port, token)
        config = uvicorn.Config(app, log_level="critical", access_log=False, server_header=False)
        opened(f"http://{HOST}:{port}/?{TOKEN}={token}")
        with contextlib.suppress(KeyboardInterrupt):  # which is how it is ended
            _load(desk)
            uvicorn.Server(config).run(sockets=[listening])


def _load(desk: Desk) -> None:
    """Look once at what the first page needs while the browser starts: then nothing has to load.

    What was found is not kept. Where it fails, whoever asks for the page is told.
    """
    with contextlib.suppress(Exception):
        get(desk, "/people")
        now = standing(desk)
        if now.workspace:
            checked(desk, now.workspace)


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
