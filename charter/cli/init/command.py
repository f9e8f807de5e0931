"""charter init."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.output import echo, echo_json, echo_text, work_is_done

if TYPE_CHECKING:
    from charter.people.workforce import Workforce


def _complete_example(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the shipped examples that start with what was typed."""
    from charter.cli.show.lists import examples

    return [name for name in examples() if name.startswith(incomplete)]


@click.command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@options.structure()
@click.option(
    "--example", metavar="NAME", shell_complete=_complete_example, help="Copy this shipped example."
)
@click.option(
    "--name", metavar="COMPANY", help="The company's name.  [default: made from the folder's name]"
)
@click.option(
    "--table",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Make it from an HR export, .csv, .xlsx or .ods, with a row for each person.",
)
@click.option(
    "--columns",
    default="",
    metavar="FIELD=HEADING,...",
    help="Which columns are meant, such as title=Job,manager=Boss.",
)
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook.")
@click.option("--encoding", default="", metavar="NAME", help="The encoding of a CSV file.")
@options.json_output
@options.quiet
def command(
    folder: Path,
    structure: str,
    example: str | None,
    name: str | None,
    table: Path | None,
    columns: str,
    sheet: str,
    encoding: str,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make a workspace: a folder with company.yaml, and a .gitignore that leaves out the papers.

    By the files in .charter editors complete and check what you type; 'charter build' renews them.
    'charter show structures' and 'charter show examples' list what to start from. Nothing that is
    there is overwritten.

    --table makes it from your people: roles are found by title, lines by manager (name or employee
    id), and vacant rows become open positions. People below leaders are counted. The structure is
    the one that fits, unless --structure names one. What is unclear stands in company.yaml as lines
    to choose from, and is told with file and cell. Headings are found in English, German, Danish,
    French and Spanish; --columns names others, of title, name, first, last, manager, manager_id,
    manager_email, id, email, start, in_post, status, department and location. company.yaml then has
    names of people (personal data); no other file and no line on the terminal has.

    --json prints {"version": 1, "folder", "written", "next"}: what to do next; of a table also
    structure, missing, rows, counts, columns, not_taken, notes and odd (single cells).
    """
    from charter.cli.printer import Prose, say
    from charter.new_workspace.making import check_free, make_workspace

    _check_usage(structure, example, name, table, bool(columns or sheet or encoding))
    workforce: Workforce | None = None
    if table:
        check_free(folder)  # before a long table is read
        workforce, text = _of_table(table, structure, folder, name, (columns, sheet, encoding))
    else:
        text = _of_example(example) if example else _of_structure(structure, folder, name)
    written = make_workspace(folder, text)
    work_is_done()
    told = list(_next(folder, of_structure=not example and not table))
    if as_json:
        names = [path.name for path in written]
        data = {"version": 1, "folder": str(folder), "written": names, "next": told}
        if workforce:
            from charter.cli.init.people_told import people_data

            data |= people_data(workforce)
        echo_json(data)
        return
    if not quiet:
        for path in written:
            echo(path)
    if workforce:
        from charter.cli.init.people_told import left_to_do, summary

        say([] if quiet else summary(workforce))
        say(left_to_do(workforce))
        say([] if quiet else [""])
    if not quiet:
        # Commands to copy are never broken.
        say(Prose("", mark=line) if line.startswith(" ") else line for line in told)


def _check_usage(
    structure: str, example: str | None, name: str | None, table: Path | None, of_table: bool
) -> None:
    if table and example:
        raise click.UsageError("--table and --example exclude each other: whose positions?")
    if of_table and not table:
        raise click.UsageError("--columns, --sheet and --encoding go with --table")
    if not table and bool(structure) == bool(example):
        echo_text(_choices(), err=True)
        raise click.UsageError("give --structure or --example, and one of them only")
    if example and name is not None:
        raise click.UsageError("--name goes with --structure; an example has a name")


def _of_table(
    table: Path, structure: str, folder: Path, name: str | None, how: tuple[str, str, str]
) -> tuple[Workforce, str]:
    from charter.cli.init.people_text import people_text
    from charter.cli.show.lists import checked
    from charter.load.catalog_files import read_catalog
    from charter.load.structure_meant import meant_in
    from charter.people.workforce import workforce_of

    catalog = read_catalog()
    if structure:
        checked(catalog.structures, "structure", structure, meant=meant_in(catalog))
    chosen = _name(folder, name)
    workforce = workforce_of(catalog, table, structure, *how, today=options.today())
    return workforce, people_text(catalog, workforce, chosen)


def _name(folder: Path, name: str | None) -> str:
    from charter.new_workspace.text import company_name, usable_name

    chosen = company_name(folder.resolve().name) if name is None else name.strip()
    if not usable_name(chosen):
        raise click.BadParameter(
            "a company's name is one line of at most 300 characters, and not blank",
            param_hint="--name",
        )
    return chosen


def _of_structure(structure: str, folder: Path, name: str | None) -> str:
    from charter.cli.show.lists import checked
    from charter.load.catalog_files import read_catalog
    from charter.load.structure_meant import meant_in
    from charter.new_workspace.text import company_text

    catalog = read_catalog()
    checked(catalog.structures, "structure", structure, meant=meant_in(catalog))
    return company_text(catalog, catalog.structures[structure], _name(folder, name))


def _of_example(example: str) -> str:
    from charter.cli.show.lists import checked, examples
    from charter.write.schemas import schema_line

    found = examples()
    checked(found, "example", example)
    return schema_line("company") + Path(found[example].path).read_text("utf-8")


def _choices() -> str:
    from charter.cli.show.lists import examples
    from charter.load.catalog_files import read_catalog

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
