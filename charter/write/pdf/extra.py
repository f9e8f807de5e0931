"""Whether PDF can be made here: the compiler comes with an extra."""

from __future__ import annotations

from importlib.util import find_spec

from charter.extras import how_to_get
from charter.problems import CharterError, OutputError, error


def can_write_pdf() -> bool:
    """Return whether the extra that writes PDF is installed."""
    return find_spec("typst") is not None


def missing_pdf(besides: str = "") -> CharterError:
    """Return the error that says how to get the extra; `besides` is what happened all the same."""
    also = f"; {besides}" if besides else ""
    message = f"no PDF is written: it needs typst, which is not installed{also}"
    return error(OutputError, "", "no-typst", message, how_to_get("pdf"))
