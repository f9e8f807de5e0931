"""The address at which the page will answer, which is there before the page is.

A browser that is opened with it starts while the page loads, and waits for nothing that it does
not need.
"""

from __future__ import annotations

import secrets
import socket

from charter.named_tuples import NamedTuple
from charter.problems import OutputError, error

HOST = "127.0.0.1"
TOKEN = "key"


class OpenAddress(NamedTuple):
    """An address that is listened at, and the secret of whoever may come in there."""

    listening: socket.socket
    token: str

    @property
    def port(self) -> int:
        """Return the port, where one that was free was taken."""
        return int(self.listening.getsockname()[1])

    @property
    def url(self) -> str:
        """Return what a browser is opened with."""
        return f"http://{HOST}:{self.port}/?{TOKEN}={self.token}"


def listen(port: int) -> OpenAddress:
    """Return an address on this machine; with `port` 0 a free one is taken.

    Raises OutputError where the port is in use.
    """
    try:
        listening = socket.create_server((HOST, port))
    except OSError:
        message = f"port {port} is in use on this machine"
        hint = "name another with --port, or none for any that is free"
        raise error(OutputError, "", "in-use", message, hint) from None
    return OpenAddress(listening, secrets.token_urlsafe(24))
