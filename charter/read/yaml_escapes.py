r"""Backslashes within double quotes that were meant as they stand, such as those of "C:\new"."""

from __future__ import annotations

import re

_PATH = re.compile(r"(?<![\w\\])[A-Za-z]:\\[A-Za-z]")
_MESSAGE = "a backslash within double quotes begins a sign, as \\n begins a new line"


def path_meant(written: str) -> tuple[str, ...]:
    """Return what is told of a text in double quotes with a path in it, and what to write.

    `written` is the text as it stands in the file, with its quotes.
    """
    if not written.startswith('"') or not _PATH.search(written):
        return ()
    single = written[1:-1].replace('\\"', '"').replace("'", "''")
    return _MESSAGE, f"write '{single}', in single quotation marks"
