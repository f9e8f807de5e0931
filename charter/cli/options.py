"""Options that commands share: each declared once, with one name, help and type everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from charter.cli.away_ids import AwayIds
from charter.cli.output import for_programs
from charter.cli.owner_pairs import OwnerPairs
from charter.cli.values import (
    CatalogId,
    CatalogIds,
    Day,
    Formats,
    PositionId,
    PositionIds,
    Words,
    languages,
)
from charter.compose.paper_kinds import named_kinds
from charter.file_formats import formats_in_words, without_paper
from charter.problems import InputError, error

REPORTS = ("github", "sarif")
"""As in charter.cli.report, which help must not wait for."""
Option = Callable[[Callable[..., Any]], Callable[..., Any]]


_ALSO = {"--position": "--role", "--apply": "--write"}


class _AlsoCalled(click.Option):
    """An option that has another name, too: it is read, and no help names it."""

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:
        """Add the option to the parser under both names."""
        super().add_to_parser(parser, ctx)
        action = "store_const" if self.is_flag else "append" if self.multiple else "store"
        also = [_ALSO[self.opts[0]]]
        parser.add_option(self, also, self.name, action=action, nargs=self.nargs, const=True)


def flat(_ctx: click.Context, _param: click.Parameter, given: Any) -> tuple[str, ...]:
    """Return what an option that can be repeated was given, each word once."""
    return tuple(dict.fromkeys(word for words in given or () for word in words))


def _in_form(ctx: click.Context, _param: click.Parameter, given: Any) -> Any:
    """Take that output is for programs, and refuse two forms of it."""
    if given:
        if ctx.meta.setdefault("charter.form", given) is not given:
            raise click.UsageError("--json and --report are two forms of one output: give one")
        for_programs("json" if given is True else given)
    return given


def _default(text: str, default: str) -> str:
    return f"{text}  [default: {default}]" if default else text


workspace = click.argument(
    "workspace", default=".", type=click.Path(path_type=Path), metavar="[WORKSPACE]"
)
workspaces = click.argument(
    "workspaces", nargs=-1, type=click.Path(path_type=Path), metavar="[WORKSPACE]..."
)
json_output: Option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    is_eager=True,
    callback=_in_form,
    help="Print one object for programs.",
)
report: Option = click.option(
    "--report",
    type=click.Choice(REPORTS),
    is_eager=True,
    callback=_in_form,
    help="Print findings for GitHub Actions, or as SARIF 2.1.0.",
)
quiet: Option = click.option(
    "--quiet", "-q", is_flag=True, help="Print only what is left to do; nothing when all is well."
)
dry_run: Option = click.option(
    "--dry-run", is_flag=True, help="Say what would be done, and write nothing."
)
_APPLY = "Write the result into company.yaml, and say what was written."
apply: Option = click.option("--apply", cls=_AlsoCalled, is_flag=True, help=_APPLY)
force: Option = click.option(
    "--force", is_flag=True, help="Overwrite what is there, even where somebody edited it."
)
draft: Option = click.option(
    "--draft", is_flag=True, help="Take what is a draft, too; it says in itself that it is one."
)
strict: Option = click.option(
    "--strict", is_flag=True, help="End with 3 where nothing was found, but not all was looked at."
)
positions: Option = click.option(
    "--position",
    "positions",
    cls=_AlsoCalled,
    multiple=True,
    callback=flat,
    type=PositionIds(),
    help="Only for these positions, by id or role, with commas between them.",
)
without: Option = click.option(
    "--without",
    multiple=True,
    callback=flat,
    type=AwayIds(),
    help="What is left undone while these positions are away, or each in turn: cto,cpo or each.",
)
assume: Option = click.option(
    "--assume",
    "assume",
    multiple=True,
    callback=flat,
    type=OwnerPairs(),
    metavar="ENTRY=POSITION",
    help="What would follow if POSITION owned ENTRY; several with commas.",
)
areas: Option = click.option(
    "--area",
    "areas",
    multiple=True,
    callback=flat,
    type=CatalogIds("areas"),
    help="Only of these areas, by their ids, with commas between them.",
)
language: Option = click.option(
    "--language",
    default="",
    metavar="CODE",
    shell_complete=languages,
    help="Language of the text: en, de, da ...",
)


def position(*, required: bool = False) -> Option:
    """Return the option for the one position that a command is about."""
    return click.option(
        "--position",
        cls=_AlsoCalled,
        required=required,
        type=PositionId(),
        help="The position that it is for, by id or role.",
    )


def company(default: str = "", *, here: bool = False) -> Option:
    """Return `--workspace`, where something else is what the command works on.

    `here` makes the folder in which it runs the workspace where none is named.
    """
    return click.option(
        "--workspace",
        type=click.Path(path_type=Path),
        default="." if here else None,
        help=_default("A folder with company.yaml, or a company file.", default),
    )


def formats(known: tuple[str, ...] = ("md", "docx", "pdf"), default: str = "") -> Option:
    """Return `--format` with the formats that a command knows; no file where none is usual."""
    told = ", ".join(formats_in_words(known))
    return click.option(
        "--format",
        "formats",
        type=Formats(known),
        default=default or None,
        help=_default(f"Formats of files, with commas: {told}.", default),
    )


def paper(known: Collection[str]) -> Option:
    """Return `--paper` for one kind of paper."""
    said = f"The kind of paper: {', '.join(known)}."
    return click.option("--paper", type=click.Choice([*known]), metavar="KIND", help=said)


def papers(known: Collection[str] = named_kinds(), default: str = "") -> Option:
    """Return `--paper` for several kinds of papers."""
    return click.option(
        "--paper",
        "papers",
        multiple=True,
        callback=flat,
        type=Words("kinds of paper", known),
        help=_default(f"Kinds of papers, with commas: {', '.join(known)}.", default),
    )


def out(default: str, *, required: bool = False, address: bool = False) -> Option:
    """Return `--out`; with `address` it may be one such as s3://..., and is a text."""
    return click.option(
        "--out",
        required=required,
        type=str if address else click.Path(path_type=Path),
        metavar="DIR",
        help=_default("Folder for what is written.", default),
    )


def day(default: str = "today", *, required: bool = False) -> Option:
    """Return `--date`."""
    return click.option(
        "--date",
        "day",
        required=required,
        type=Day(),
        help=_default("The day that counts, such as 2026-12-01.", "" if required else default),
    )


def against(what: str, default: str = "") -> Option:
    """Return `--against`, with what a command takes there."""
    return click.option(
        "--against",
        type=click.Path(path_type=Path),
        metavar="PATH",
        help=_default(f"What it is held against: {what}.", default),
    )


def letter(*, required: bool = False) -> Option:
    """Return `--letter`."""
    return click.option(
        "--letter",
        required=required,
        type=click.Path(path_type=Path),
        help="Your offer letter, a Word file (.docx), with or without fields.",
    )


def structure() -> Option:
    """Return `--structure`."""
    return click.option(
        "--structure",
        type=CatalogId("structures"),
        default="",
        help="A structure of the catalogue, by its id.",
    )


def check_formats(named: Collection[str], usual: Collection[str], formats: Sequence[str]) -> None:
    """Refuse a format that no paper has: none that --paper names, or else none that is usual."""
    for ending, kinds in without_paper(named or usual, formats):
        papers = f"leave out --paper {','.join(named)}, or"
        leave = papers if named else "name it with --paper, or leave out"
        raise click.UsageError(f"{ending} is for {kinds}: {leave} {ending}")


def today() -> date:
    """Return SOURCE_DATE_EPOCH's day where it is set (reproducible-builds.org), else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return date.today()
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    message = f"SOURCE_DATE_EPOCH is '{epoch[:40]}', and no day can be made of that"
    hint = "give it seconds since 1970, such as 1796083200, or take it away and say --date"
    raise error(InputError, "", "source-date-epoch", message, hint)
