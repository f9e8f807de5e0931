"""charter init."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from charter.cli import options
from charter.cli.output import echo, echo_json, echo_text, work_is_done


def _complete_example(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the shipped examples that start with what was typed."""
    from charter.cli.show.lists import examples

    return [name for name in examples() if name.startswith(incomplete)]


_NOT_FOR_GIT = b"out/\n.charter*.lock\n.*.charter-tmp\n"
"""The papers, and what only a run at work has in a folder."""


@click.command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@options.structure()
@click.option(
    "--example", metavar="NAME", shell_complete=_complete_example, help="Copy this shipped example."
)
@click.option(
    "--name", metavar="COMPANY", help="The company's name.  [default: made from the folder's name]"
)
@options.json_output
@options.quiet
def command(
    folder: Path,
    structure: str,
    example: str | None,
    name: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a workspace: a folder with company.yaml, and a .gitignore that leaves out the papers.

    By the files in .charter editors complete and check what you type; 'charter build' renews them.
    'charter show structures' and 'charter show examples' list what to start from. Nothing that is
    there is overwritten.

    --json prints {"version": 1, "folder", "written", "next"}: what to do next.
    """
    from charter.cli.printer import Prose, say
    from charter.write.files import write_new
    from charter.write.lock import clear
    from charter.write.schemas import write_schemas

    if bool(structure) == bool(example):
        echo_text(_choices(), err=True)
        raise click.UsageError("give --structure or --example, and one of them only")
    if example and name is not None:
        raise click.UsageError("--name goes with --structure; an example has a name")
    text = _of_example(example) if example else _of_structure(structure, folder, name)
    clear(folder)
    _check_free(folder)
    write_schemas(folder)
    # Last the file that makes it a workspace: a run that is killed before can be run again.
    written = write_new(folder, {".gitignore": _NOT_FOR_GIT, "company.yaml": text.encode()})[::-1]
    if folder / "company.yaml" not in written:
        _check_free(folder)  # by now
    work_is_done()
    told = list(_next(folder, of_structure=bool(structure)))
    if as_json:
        names = [path.name for path in written]
        echo_json({"version": 1, "folder": str(folder), "written": names, "next": told})
    elif not quiet:
        for path in written:
            echo(path)
        # Commands to copy are never broken.
        say(Prose("", mark=line) if line.startswith(" ") else line for line in told)


def _of_structure(structure: str, folder: Path, name: str | None) -> str:
    from charter.cli.init.text import company_name, company_text, usable_name
    from charter.cli.show.lists import checked
    from charter.read.catalog_files import read_catalog

    catalog = read_catalog()
    checked(catalog.structures, "structure", structure)
    chosen = company_name(folder.resolve().name) if name is None else name.strip()
    if not usable_name(chosen):
        raise click.BadParameter(
            "a company's name is one line of at most 300 characters, and not blank",
            param_hint="--name",
        )
    return company_text(catalog, catalog.structures[structure], chosen)


def _of_example(example: str) -> str:
    from charter.cli.show.lists import checked, examples
    from charter.write.schemas import schema_line

    found = examples()
    checked(found, "example", example)
    return schema_line("company") + Path(found[example].path).read_text("utf-8")


def _check_free(folder: Path) -> None:
    import os

    from charter.problems import OutputError, error

    file = folder / "company.yaml"
    if os.path.lexists(file):
        message = "is there already and is never overwritten"
        raise error(OutputError, file, "exists", message, "name another folder, or edit this file")


def _choices() -> str:
    from charter.cli.show.lists import examples
    from charter.read.catalog_files import read_catalog

    structures = {name: s.title for name, s in read_catalog().structures.items()}
    formatter = click.HelpFormatter()
    for heading, known in (
        ("--structure", structures),
        ("--example", {name: e.title for name, e in examples().items()}),
    ):
        with formatter.section(heading):
            formatter.write_dl(list(known.items()))
    return formatter.getvalue().lstrip("\n")


def _next(folder: Path, of_structure: bool) -> Iterator[str]:
    import shlex

    if of_structure:
        yield "In company.yaml, how to apply and the limits are examples: put in your own."
    where = "" if folder == Path() else f" {shlex.quote(str(folder))}"
    yield "Open company.yaml in an editor, then run:"
    yield f"  charter check{where}"
    yield f"  charter build{where}"
