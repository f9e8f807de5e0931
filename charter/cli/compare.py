"""charter compare."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo, echo_json, style, work_is_done
from charter.cli.values import CatalogId

if TYPE_CHECKING:
    from charter.assign.comparison import Comparison
    from charter.cli.printer import Text
    from charter.read.company import Workspace
    from charter.write.files import Written

JSON_VERSION = 1
TITLES = 3
"""Titles named in the terminal for each change of owner; the paper names all."""


@click.command("compare")
@click.argument(
    "structures",
    nargs=-1,
    required=True,
    metavar="STRUCTURE...",
    type=CatalogId("structures"),
)
@options.company("one that has stated no facts")
@options.formats()
@options.out("out/comparison in the workspace, or ./comparison")
@options.day()
@options.force
@options.json_output
@options.quiet
def command(
    structures: tuple[str, ...],
    workspace: Path | None,
    formats: tuple[str, ...] | None,
    out: Path | None,
    day: date | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show the same company under several structures, side by side.

    Positions, the load of each, unowned work, decisions, interfaces and cost; then what is
    different: the work whose owner changes. With one STRUCTURE and a workspace, the company's own
    structure stands beside it. Leaders that a structure does not have are left out, which is said.

    \b
    --json prints one object:
      version      1
      company      its name, or null
      structures   structure, title, positions (id, title, status, share, responsibilities,
                   decisions), responsibilities, decisions, unowned, gaps, interfaces, costs, notes
      same         how many entries have the same owner in all
      differences  id, title, kind, owners (for each structure: an id, "" for nobody, or null
                   where the entry does not apply)
      folder, written, unchanged   with --format
    """
    from charter.assign.comparison import compare, without_company
    from charter.problems import InputError, Place, Problem, did_you_mean
    from charter.read.catalog_files import read_catalog
    from charter.read.company_file import read_workspace

    company = read_workspace(workspace) if workspace else None
    catalog = company.catalog if company else read_catalog()
    unknown = [name for name in dict.fromkeys(structures) if name not in catalog.structures]
    if unknown:
        known = catalog.structures
        raise InputError(
            Problem(
                Place(""),
                "unknown-structure",
                f"unknown structure '{name}'",
                did_you_mean(name, known) or "'charter show structures' lists them",
            )
            for name in unknown
        )
    if len(structures) == 1 and company is None:
        raise click.UsageError("name two structures or more, or one and --workspace WORKSPACE")
    if len(structures) == 1 and company is not None:
        structures = (company.company.structure, *structures)
    base = company or without_company(catalog, structures[0])
    made = compare(base, structures, of_company=company is not None)
    data = _data(made) if as_json else {}
    if not (as_json or quiet):
        from charter.cli.printer import say

        say(_texts(made))
    if formats:
        folder = out or (workspace_folder(company) / "comparison")
        silent = quiet or as_json
        done = _write(made, day or options.today(), formats, folder, force, silent, base)
        data |= written_data(done)
    if as_json:
        echo_json(data)


def workspace_folder(company: Any) -> Path:
    """Return where the papers of a company go; here, where there is no company."""
    return company.folder / "out" if company else Path()


def _write(
    comparison: Comparison,
    day: date,
    formats: tuple[str, ...],
    folder: Path,
    force: bool,
    quiet: bool,
    base: Workspace,
) -> Written:
    from charter.cli.written import tell
    from charter.compose.comparison import compose_comparison
    from charter.make import Wanted, make_papers
    from charter.write.files import write_files

    paper = compose_comparison(comparison, day)
    made = make_papers(base, Wanted(day, (paper,), formats=formats))
    done = write_files(folder, made.files, force=force)
    work_is_done()
    if not quiet:
        echo()
    tell(done, quiet)
    return done


def _texts(comparison: Comparison) -> Iterator[Text]:
    from charter.cli.printer import Prose, TextColumn, TextTable
    from charter.compose.comparison import changes, fact_rows, load_rows, same_text

    who = comparison.company.name if comparison.of_company else "A company that stated no facts"
    heads = ["", *(column.structure for column in comparison.columns)]
    columns = [TextColumn(head) for head in heads]
    yield style(f"{who}, under {len(heads) - 1} structures", bold=True)
    yield TextTable(columns, [*fact_rows(comparison)], parts=True)
    yield ""
    yield style("Load: share of all work (responsibilities + decisions)", bold=True)
    yield TextTable(columns, [*load_rows(comparison)], parts=True)
    yield ""
    yield style("What is different", bold=True)
    yield Prose(same_text(comparison), 2)
    for change in changes(comparison):
        yield ""
        yield f"  {change.amount}: {' | '.join(change.owners)}"
        titles = change.titles.split("; ")
        more = f" and {len(titles) - TITLES} more" if len(titles) > TITLES else ""
        yield Prose("; ".join(titles[:TITLES]) + more, 6)
    for column in comparison.columns:
        if column.notes:
            yield ""
            yield f"  {column.structure}:"
        yield from (Prose(note, 6) for note in column.notes)


def _data(comparison: Comparison) -> dict[str, Any]:
    return {
        "version": JSON_VERSION,
        "company": comparison.company.name if comparison.of_company else None,
        "structures": [
            {
                "structure": c.structure,
                "title": c.title,
                "positions": [
                    {
                        "id": p.id,
                        "title": p.title,
                        "status": p.status,
                        "share": round(c.share(p.id), 4),
                        "responsibilities": c.organisation.load[p.id].responsibilities,
                        "decisions": c.organisation.load[p.id].decisions,
                    }
                    for p in c.organisation.positions.values()
                ],
                "responsibilities": len(c.organisation.responsibilities),
                "decisions": len(c.organisation.decisions),
                "unowned": list(c.unowned),
                "gaps": [finding.problem.message for finding in c.organisation.gaps],
                "interfaces": [list(pair) for pair in c.interfaces],
                "costs": [cost._asdict() for cost in c.costs],
                "notes": list(c.notes),
            }
            for c in comparison.columns
        ],
        "same": comparison.same,
        "differences": [
            {
                "id": d.entry.id,
                "title": d.entry.title,
                "kind": d.entry.kind,
                "owners": list(d.owners),
            }
            for d in comparison.differences
        ],
    }
