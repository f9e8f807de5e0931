"""A file that is ready to be downloaded: in memory, the last of its kind, on disk nowhere."""

from __future__ import annotations

import secrets

from starlette.requests import Request
from starlette.responses import Response

from charter.named_tuples import NamedTuple
from charter.problems import InputError, error


class ReadyFile(NamedTuple):
    """A file by a mark that says nothing of it."""

    mark: str
    file: str
    content: bytes


def keep_ready(request: Request, kind: str, file: str, content: bytes) -> ReadyFile:
    """Keep a file until the next of its kind, or until the page is closed."""
    ready = ReadyFile(secrets.token_urlsafe(16), file, content)
    setattr(request.app.state, f"ready_{kind}", ready)
    return ready


def ready_file(request: Request, kind: str, mark: str) -> ReadyFile:
    """Return the file that was kept last under this mark. Raises InputError."""
    ready: ReadyFile | None = getattr(request.app.state, f"ready_{kind}", None)
    if ready is None or not secrets.compare_digest(ready.mark.encode(), mark.encode()):
        message = "this file is not kept any more"
        raise error(InputError, "", "not-kept", message, "make it once more")
    return ready


def handed_over(file: str, content: bytes, kind: str) -> Response:
    """Return a file as a download; `kind` is its media type."""
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, media_type=kind, headers=headers)
