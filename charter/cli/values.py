"""What options take: days, formats, places, and ids that the shell completes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli.output import tell_later
from charter.read.words_meant import word_meant
from charter.values.days import day_of
from charter.values.numbers import ReadingError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from charter.facts.company import Workspace


class Day(click.ParamType[date]):
    """A date as year-month-day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date; fails with the form it should have."""
        if isinstance(value, date):
            return value
        try:
            read = day_of(value)
        except ReadingError as bad:
            self.fail(f"{bad.message}; {bad.hint}", param, ctx)
        if read is None:
            message = f"'{value}' is not a date; write year-month-day, such as 2027-01-15"
            self.fail(message, param, ctx)
        return date.fromisoformat(read)


class Words(click.ParamType[tuple[str, ...]]):
    """Words with commas between them; of some that are known, where `known` names them."""

    name = "names"

    def __init__(self, what: str, known: Collection[str] = ()) -> None:
        self.what, self.known = what, tuple(known)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the words, each once; fails with those that are not known, and what is."""
        if isinstance(value, tuple):
            return value
        words = tuple(dict.fromkeys(w.strip() for w in value.split(",") if w.strip()))
        strange = [word for word in words if self.known and word not in self.known]
        if strange or not words:
            named = ", ".join(strange) or value
            every = [word_meant([word], self.known) for word in strange]
            known = f"; known: {', '.join(self.known)}" if self.known else ""
            meant = f"; did you mean '{','.join(every)}'?" if all(every) and every else known
            parts = re.split(r"[\s;+]+", value.strip())
            if len(parts) > 1 and set(parts) <= set(self.known):
                meant = f"; write {','.join(parts)}, with commas and no spaces"
            said = f"there is no '{named}' among the {self.what}" if strange else "nothing is named"
            self.fail(f"{said}{meant}", param, ctx)
        return words

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return what the last word can become, after those that stand before it."""
        return completed_list(dict.fromkeys(self.known, ""), incomplete)


class PlaceCodes(Words):
    """Countries or regions, by their ISO 3166 codes or their names, with a city behind or not."""

    name = "codes"

    def __init__(self) -> None:
        self.what, self.known = "ISO 3166 codes", ()

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the places, codes in capitals; fails with the form they should have."""
        from charter.values.places_meant import place_hint, place_named

        places = []
        for word in super().convert(value, param, ctx):
            code, _, city = word.strip().partition(" ")
            if meant := place_named(word):
                code, city = meant, ""
            elif not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", code.upper()):
                hint = place_hint(word) or "write it as US-CO or IT, a city as 'US-OH Cleveland'"
                self.fail(f"'{word}' is no code of a country or region - {hint}", param, ctx)
            places.append(f"{code.upper()} {city.strip()}".strip())
        return tuple(dict.fromkeys(places))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the places whose law is known that start with what was typed last."""
        from charter.load.catalog_files import read_catalog

        laws = read_catalog().laws.values()
        places = sorted({p for law in laws for p in law.places if p != "*"})
        return completed_list(dict.fromkeys(places, ""), incomplete.upper())


def languages(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the codes of the languages of which something is known, for the shell."""
    from charter.check.words.word_lists import function_words

    return sorted(code for code in function_words() if code.startswith(incomplete.lower()))


class Formats(Words):
    """Formats of files with commas between them.

    Where PDF cannot be made, the other formats are, and the command ends with what is missing.
    """

    name = "formats"

    def __init__(self, known: tuple[str, ...] = ("md", "docx", "pdf")) -> None:
        self.what, self.known = "formats", known
        # In packs another program may make the PDF; they say themselves what they lack.
        self._of_papers = "zip" not in known

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the formats; fails with those that are known."""
        wanted = super().convert(value, param, ctx)
        if "pdf" in wanted and self._of_papers and not isinstance(value, tuple):
            return _without_missing(wanted, ctx)
        return wanted


def _without_missing(wanted: tuple[str, ...], ctx: click.Context | None) -> tuple[str, ...]:
    """Return the formats that can be made here; the command fails in its end for the others."""
    from charter.write.pdf.extra import can_write_pdf, missing_pdf

    if can_write_pdf() or (ctx is not None and ctx.resilient_parsing):
        return wanted
    others = tuple(name for name in wanted if name != "pdf")
    if not others or ctx is None:
        raise missing_pdf()
    missing = missing_pdf("the other files are written")
    tell_later(missing.problems)
    ctx.with_resource(_fails_at_end(missing))
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
        """Return the ids that start with what was typed."""
        return completed(titles_of(ctx, self.kind), incomplete)


class CatalogIdOrFile(CatalogId):
    """An id of the catalogue, or a path; the shell completes both."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the ids that start with what was typed, and have the shell add files."""
        from click.shell_completion import CompletionItem

        found = super().shell_complete(ctx, param, incomplete)

        return [*found, CompletionItem(incomplete, type="file")]


class CatalogIds(Words):
    """Ids of the catalogue with commas between them; the shell completes them."""

    name = "ids"

    def __init__(self, kind: str) -> None:
        self.what, self.known, self.kind = "ids", (), kind

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the ids that start with what was typed last."""
        return completed_list(titles_of(ctx, self.kind), incomplete)


class PositionIds(Words):
    """Positions by id or role, with commas between them; the shell completes the workspace's."""

    name = "positions"

    def __init__(self) -> None:
        self.what, self.known = "positions", ()

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the positions of the workspace, or the roles where there is none."""
        return completed_list(position_titles(ctx), incomplete)


class PositionId(click.ParamType[str]):
    """One position by its id or role; the shell completes the workspace's."""

    name = "position"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word; fails where it is several."""
        if "," in value:
            self.fail(f"'{value}' is more than one position; name one", param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the positions of the workspace, or the roles where there is none."""
        return completed(position_titles(ctx), incomplete)


def completed(known: Mapping[str, str], typed: str) -> list[CompletionItem]:
    """Return the words that start with what was typed, each with its title."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(n, help=title) for n, title in known.items() if n.startswith(typed)]


def completed_list(known: Mapping[str, str], typed: str) -> list[CompletionItem]:
    """Return what the last word of a list can become; the words before it stay."""
    from click.shell_completion import CompletionItem

    before, comma, last = typed.rpartition(",")
    left = {name: title for name, title in known.items() if name not in before.split(",")}
    return [
        CompletionItem(f"{before}{comma}{item.value}", help=item.help)
        for item in completed(left, last)
    ]


def position_titles(ctx: click.Context) -> dict[str, str]:
    """Return the titles of a workspace's positions, or of all roles where there is no workspace."""
    from charter.assign.ownership import organise

    read = _workspace(ctx)
    if read is None:
        return titles_of(ctx, "roles")
    return {name: position.title for name, position in organise(read).positions.items()}


def titles_of(ctx: click.Context, kind: str) -> dict[str, str]:
    """Return the titles of one kind of entries, of the workspace's catalogue where it has one."""
    from charter.load.catalog_files import read_catalog

    read = _workspace(ctx)
    entries = getattr(read.catalog if read else read_catalog(), kind)
    return {name: str(getattr(entry, "title", "")) for name, entry in entries.items()}


def _workspace(ctx: click.Context) -> Workspace | None:
    """Return the workspace of a command line that is still being typed, if it can be read."""
    from charter.load.company_file import read_workspace
    from charter.problems import CharterError

    given = ctx.params.get("workspace") or "."
    if ctx.args and any(isinstance(p, click.Argument) for p in _of_workspace(ctx.command)):
        given = ctx.args[0]  # click has not come to the arguments: an option lacks its value
    try:
        return read_workspace(Path(given))
    except CharterError:
        return None


def _of_workspace(command: click.Command) -> Iterator[click.Parameter]:
    yield from (param for param in command.params if param.name == "workspace")
