"""charter matrix."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo_json, work_is_done
from charter.file_formats import formats_of

if TYPE_CHECKING:
    from charter.assign.organisation import Organisation
    from charter.compose.matrix import Matrix

JSON_VERSION = 1


@click.command("matrix")
@options.workspace
@options.areas
@options.positions
@options.formats(formats_of(("matrix",)))
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
      positions       id, title, short, head, status, acting, acting_until, holder, reports_to,
                      holders (name, share, until)
      agents          id, name, answers_to of each AI agent; it has a column too
      rows            id, kind, area, title, accountable, claimed (the positions that
                      dispute it), letters (position or agent to letter)
      letters         what each letter means
      chart           the reporting lines in words
      folder, written, unchanged   with --format
    """
    from charter.cli.printer import say
    from charter.compose.matrix import Matrix
    from charter.load.company_file import read_workspace
    from charter.make import Wanted, make_papers

    if out and not formats:
        raise click.UsageError("--out is for files: say which with --format")
    read = read_workspace(workspace)
    wanted = Wanted(day or options.today(), ("matrix",), positions, formats or (), areas)
    made = make_papers(read, wanted)
    organisation, (matrix,) = made.organisation, made.papers
    assert isinstance(matrix, Matrix)
    data = _data(organisation, matrix) if as_json else {}
    if formats:
        from charter.cli.written import tell
        from charter.write.files import write_files

        done = write_files(out or read.folder / "out", made.files, force=force)
        work_is_done()
        tell(done, quiet or as_json)
        data |= written_data(done)
    if as_json:
        echo_json(data)
    elif not (formats or quiet):
        from charter.cli.matrix_text import lines

        say(lines(organisation, matrix))
    if organisation.gaps:
        from charter.checking import to_settle

        say([to_settle(len(organisation.gaps))], err=True)
        ctx.exit(1)


def _claimants(organisation: Organisation, entry: str) -> list[str]:
    assigned = organisation.assigned(entry)
    return list(assigned.claimed) if assigned else []


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
                "holders": [
                    {
                        "name": one.name,
                        "share": one.share,
                        "until": one.until.isoformat() if one.until else None,
                    }
                    for one in p.given.holders
                ],
                "acting_until": str(p.given.acting_until) if p.given.acting_until else None,
                "reports_to": p.reports_to or None,
            }
            for p, column in zip(positions, matrix.columns, strict=False)
        ],
        "agents": [
            {"id": agent.id, "name": agent.name, "answers_to": agent.answers_to}
            for agent in organisation.company.agents
        ],
        "rows": [
            {
                "id": row.id,
                "kind": part.kind,
                "area": row.area,
                "title": row.title,
                "accountable": row.owner or None,
                "claimed": _claimants(organisation, row.id),
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
