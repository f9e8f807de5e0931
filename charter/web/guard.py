"""Who may ask the page anything: this machine, this browser, with the secret of this start."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from charter.web.address import TOKEN

MOST_BYTES = 40_000_000
"""As much as the largest upload, a folder of old papers as a zip, may have."""
READING = ("/publish", "/copies", "/offers")
_WRITES = ("POST",)
_READS = ("GET", "HEAD")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: with it a browser says "null" for where a form came from.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Doorkeeper:
    """Lets a request through to `app` where it comes from the browser that this start opened.

    `hosts` are the names under which the page is reached. Others are refused in words: another
    host (DNS rebinding), another page's request, one without the token of this start, one that is
    too large. With `read_only` no form gets through but those of READING, which only look.
    """

    def __init__(
        self, app: ASGIApp, *, token: str, hosts: Iterable[str], cookie: str, read_only: bool
    ) -> None:
        self._app, self._token, self._hosts = app, token, frozenset(hosts)
        self._cookie, self._read_only = cookie, read_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request of HTTP; nothing else is spoken here."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        app: Any = refused if refused is not None else self._app
        await app(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope) -> Response | None:
        request, headers = Request(scope), Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return _no(421, "This page answers to its own address only.")
        if request.method not in (*_READS, *_WRITES):
            return _no(405, "Only GET and POST are answered.")
        own = {f"http://{host}" for host in self._hosts}
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site not in (None, "same-origin", "none") or (origin and origin not in own):
            return _no(403, "Another page asked for this; it is not answered.")
        if request.method in _WRITES and site != "same-origin" and origin not in own:
            return _no(403, "Nothing is changed for a request that does not say where it is from.")
        given = request.query_params.get(TOKEN)
        if given is not None and request.method in _READS:
            return self._let_in(request) if self._is_token(given) else self._locked()
        if not self._is_token(request.cookies.get(self._cookie, "")):
            return self._locked()
        if request.method in _WRITES:
            if self._read_only and request.url.path not in READING:
                return _no(403, "The page was opened with --read-only: nothing is changed.")
            length = headers.get("content-length", "")
            if not length.isdecimal() or int(length) > MOST_BYTES:
                return _no(413, "That is too large: 40 MB at most.")
        return None

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._token.encode())

    def _let_in(self, request: Request) -> Response:
        """Return the way to the same page without the token, which the cookie has from now on."""
        left = [(k, v) for k, v in parse_qsl(request.url.query) if k != TOKEN]
        where = request.url.path + (f"?{urlencode(left)}" if left else "")
        response = RedirectResponse("/" + where.lstrip("/"), status_code=303)
        response.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
        return response

    def _locked(self) -> Response:
        return _no(403, "Open the page by the address that 'charter open' printed.")


def _no(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status_code=status)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
