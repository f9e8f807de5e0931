"""charter matrix."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo, echo_json, work_is_done

if TYPE_CHECKING:
    from charter.assign.organisation import Organisation
    from charter.compose.matrix import Matrix
    from charter.document.document import Document
    from charter.write.files import Written

JSON_VERSION = 1
FORMATS = ("md", "docx", "pdf", "csv", "xlsx", "html", "svg")
_RENDERED = ("md", "docx", "pdf", "html", "svg")


@click.command("matrix")
@options.workspace
@options.areas
@options.positions
@options.formats(FORMATS)
@options.out("out in the workspace")
@options.day()
@options.json_output
@options.force
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Path,
    areas: tuple[str, ...],
    positions: tuple[str, ...],
    formats: tuple[str, ...] | None,
    out: Path | None,
    day: date | None,
    as_json: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Show who is accountable, responsible, consulted and informed for everything that applies.

    Prints the org chart and the table. With --format it writes matrix.md, matrix.docx, matrix.pdf,
    matrix.csv, matrix.xlsx or matrix.html, and for svg org-chart.svg. Exit code 1 while some work
    has no clear owner; the paper is then a draft, and its title says so.

    \b
    --json prints one object:
      version         1
      company, structure, catalog
      positions       id, title, short, head, status, acting, holder, reports_to
      rows            id, kind, area, title, accountable, letters (position to letter)
      letters         what each letter means
      chart           the reporting lines in words
      folder, written, unchanged   with --format
    """
    from charter.assign.ownership import organise
    from charter.compose.matrix import compose_matrix
    from charter.read.company_file import read_workspace

    if out and not formats:
        raise click.UsageError("--out is for files: say which with --format")
    read = read_workspace(workspace)
    organisation = organise(read)
    matrix = compose_matrix(organisation, day or options.today(), areas, positions)
    data = _data(organisation, matrix) if as_json else {}
    if formats:
        done = _write(matrix, formats, read.folder, out, force, quiet or as_json)
        data |= written_data(done)
    if as_json:
        echo_json(data)
    elif not (formats or quiet):
        from charter.cli.matrix_text import lines

        for line in lines(organisation, matrix):
            echo(line)
    if organisation.gaps:
        count = len(organisation.gaps)
        what = "1 thing is" if count == 1 else f"{count} things are"
        echo(f"{what} to settle first; 'charter check' lists them", err=True)
        ctx.exit(1)


def _write(
    matrix: Matrix,
    formats: tuple[str, ...],
    folder: Path,
    out: Path | None,
    force: bool,
    quiet: bool,
) -> Written:
    from charter.write.files import write_files

    files = dict(_files(matrix, formats, folder / "templates"))
    done = write_files(out or folder / "out", files, force=force)
    work_is_done()
    if not quiet:
        for name in done.written:
            echo(done.folder / name)
        same = f", {len(done.unchanged)} unchanged" if done.unchanged else ""
        echo(f"{len(done.written)} written{same}")
    return done


def _files(
    matrix: Matrix, formats: tuple[str, ...], templates: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file."""
    from charter.cli.matrix_sheets import matrix_rows, matrix_sheets
    from charter.document.document import Documents
    from charter.make import files_of, render_papers
    from charter.write.spreadsheet import write_csv, write_xlsx

    if any(wanted in _RENDERED for wanted in formats):
        (text,) = render_papers([matrix], templates)
        documents = Documents()
        yield from files_of([text], formats, templates, documents=documents)
        if "svg" in formats:
            yield from _drawn(documents.of(text))
    if "csv" in formats:
        header, rows = matrix_rows(matrix)
        yield f"{matrix.name}.csv", write_csv(header, rows)
    if "xlsx" in formats:
        sheets = matrix_sheets(matrix)
        book = write_xlsx(sheets, matrix.heading, matrix.company, matrix.date, matrix.country)
        yield f"{matrix.name}.xlsx", book


def _drawn(document: Document) -> Iterator[tuple[str, bytes]]:
    from charter.document.diagram import Diagram
    from charter.write.web.svg import svg_file

    diagrams = [block for block in document.blocks if isinstance(block, Diagram)]
    if diagrams:
        yield "org-chart.svg", svg_file(diagrams[0])


def _data(organisation: Organisation, matrix: Matrix) -> dict[str, Any]:
    positions = organisation.positions.values()
    return {
        "version": JSON_VERSION,
        "company": matrix.company,
        "structure": organisation.company.structure,
        "catalog": organisation.catalog.version,
        "positions": [
            {
                "id": p.id,
                "title": p.title,
                "short": p.short,
                "head": column.head,
                "status": p.status,
                "acting": p.acting or None,
                "holder": p.given.holder or None,
                "reports_to": p.reports_to or None,
            }
            for p, column in zip(positions, matrix.columns, strict=True)
        ],
        "rows": [
            {
                "id": row.id,
                "kind": part.kind,
                "area": row.area,
                "title": row.title,
                "accountable": row.owner or None,
                "letters": {
                    column.id: letter
                    for column, letter in zip(matrix.columns, row.letters, strict=True)
                    if letter
                },
            }
            for part in matrix.parts
            for row in part.rows
        ],
        "letters": dict(matrix.legend),
        "chart": matrix.chart.description if matrix.chart else None,
    }
