"""Arguments and options that several commands share, with the same names everywhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

EVERY_FORMAT = ("md", "docx", "pdf", "html", "json", "txt")
"""As in the pipeline, which help and completion must not wait for."""
workspace = click.argument(
    "workspace", default=".", type=click.Path(path_type=Path), metavar="[WORKSPACE]"
)
json_output = click.option("--json", "as_json", is_flag=True, help="Print data for machines.")


class Day(click.ParamType[date]):
    """A date as year-month-day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date; fails with the form it should have."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(
                f"'{value}' is not a date; write year-month-day, such as 2027-01-15", param, ctx
            )


def today() -> date:
    """Return SOURCE_DATE_EPOCH's day where it is set (reproducible-builds.org), else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()


class PlaceCode(click.ParamType[str]):
    """The ISO 3166 code of a country or a region."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code; fails with the form it should have."""
        if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", value):
            self.fail(f"'{value}' is not an ISO 3166 code, such as US-CO or IT", param, ctx)
        return str(value)


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats with commas between them.

    Where PDF cannot be made, the other formats are, and the command ends with what is missing.
    """

    name = "formats"

    def __init__(self, known: tuple[str, ...] = ("md", "docx", "pdf")) -> None:
        self.known = known
        # In packs another program may make the PDF; they say themselves what they lack.
        self._of_papers = "zip" not in known

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the formats; fails with those that are known."""
        if isinstance(value, tuple):
            return value
        wanted = tuple(word.strip() for word in value.split(",") if word.strip())
        if not wanted or not set(wanted) <= set(self.known):
            known = ", ".join(self.known)
            self.fail(f"'{value}' is not a list of formats; known: {known}", param, ctx)
        if "pdf" in wanted and self._of_papers:
            return _without_missing(wanted, ctx)
        return wanted


def _without_missing(wanted: tuple[str, ...], ctx: click.Context | None) -> tuple[str, ...]:
    """Return the formats that can be made here; the command fails in its end for the others."""
    from charter.write.pdf.extra import can_write_pdf, missing_pdf

    if can_write_pdf():
        return wanted
    others = tuple(name for name in wanted if name != "pdf")
    if not others or ctx is None:
        raise missing_pdf()
    ctx.with_resource(_fails_at_end(missing_pdf("the other files are written")))
    return others


@contextmanager
def _fails_at_end(missing: Exception) -> Iterator[None]:
    try:
        yield
    except click.exceptions.Exit as left:
        if left.exit_code > 1:
            raise
    raise missing


class CatalogId(click.ParamType[str]):
    """An id of the catalogue; the shell completes it."""

    name = "id"

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the shipped ids that start with what was typed."""
        from charter.read.catalog_files import read_catalog

        ids = getattr(read_catalog(), self.kind)
        return [CompletionItem(name) for name in ids if name.startswith(incomplete)]
