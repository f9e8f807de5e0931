"""charter compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo, echo_json, style, work_is_done
from charter.cli.values import CatalogIdOrFile

if TYPE_CHECKING:
    from charter.assign.comparison import Comparison
    from charter.cli.printer import Text
    from charter.facts.company import Workspace
    from charter.reorganise.sides import Side
    from charter.write.files import Written

JSON_VERSION = 1
TITLES = 3
"""Titles named in the terminal for each change of owner; the paper names all."""


@click.command("compare")
@click.argument(
    "sides",
    nargs=-1,
    required=True,
    metavar="STRUCTURE|WORKSPACE...",
    type=CatalogIdOrFile("structures"),
)
@options.company("the first WORKSPACE; without one, a company that has stated no facts")
@options.formats()
@options.out("out/comparison in the one workspace there is, or ./comparison")
@options.day()
@options.force
@options.json_output
@options.quiet
def command(
    sides: tuple[str, ...],
    workspace: Path | None,
    formats: tuple[str, ...] | None,
    out: Path | None,
    day: date | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show companies, plans or structures side by side.

    Each of them is a workspace, a company file, or a structure that the company is put under. Facts
    that differ, leaders, the load of each, unowned work, decisions, interfaces and cost; who
    reports to whom; then the work whose owner changes. With one of them and --workspace, that
    company stands beside it. Leaders that a structure does not have are left out, which is said.

    \b
    --json prints one object:
      version      1
      company      its name, or null
      structures   for each: name, company, file (null for a structure), structure, title, leaders,
                   positions (id, title, status, reports_to, share, responsibilities, decisions),
                   responsibilities, decisions, owners (id, owner), unowned, gaps,
                   interfaces, costs, notes
      facts        fact, values: what the companies state otherwise
      lines        positions, reports_to (for each an id, "" for nobody, or null), differs
      same         how many entries have the same owner in all
      differences  id, title, kind, owners (for each structure: an id, "" for nobody, or null
                   where the entry does not apply)
      folder, written, unchanged   with --format
    """
    from charter.assign.comparison import Plan, compare
    from charter.load.company_file import read_workspace
    from charter.reorganise.sides import Side, sides_of

    company = read_workspace(workspace) if workspace else None
    if len(sides) == 1 and company is None:
        raise click.UsageError("name two or more, or one and --workspace WORKSPACE")
    found = list(sides_of(sides, company))
    if len(sides) == 1 and company is not None:
        # Its own structure beside another; as it is written beside another company.
        word = company.company.structure if found[0].is_structure else str(workspace)
        found.insert(0, Side(word, company, (), found[0].is_structure, company))
    named = [side.workspace for side in found if not side.is_structure]
    base = company or next(iter(named), None)
    made = compare(
        [
            Plan(name, side.workspace, notes, side.is_structure)
            for (name, notes), side in zip(_noted(found, base, company), found, strict=True)
        ],
        base,
        of_company=base is not None,
    )
    data = _data(made, [None if side.is_structure else side.word for side in found])
    if not (as_json or quiet):
        from charter.cli.printer import say

        say(_texts(made))
    if formats:
        folder = out or workspace_folder(company, named) / "comparison"
        silent = quiet or as_json
        paper_of = base or found[0].workspace
        done = _write(made, day or options.today(), formats, folder, force, silent, paper_of)
        data |= written_data(done)
    if as_json:
        echo_json(data)


def _noted(
    found: Sequence[Side], base: Workspace | None, company: Workspace | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of each side, and whose it is where that is a structure."""
    from charter.reorganise.sides import names_of

    names = names_of(found, base)
    files = [name for name, side in zip(names, found, strict=True) if not side.is_structure]
    own = base.company.structure if base and files else ""
    of = f"this is '{files[0]}' under another structure" if files[1:] and not company else ""
    for name, side in zip(names, found, strict=True):
        notes = [of] if of and side.word != own else []
        if side.word == own:
            notes = ["this is what the company names itself; its own lines stay"]
        yield name, (*notes, *side.notes) if side.is_structure else ()


def workspace_folder(company: Workspace | None, named: Sequence[Workspace]) -> Path:
    """Return where the papers go: to the one company there is, or here."""
    folders = {one.folder for one in ([company] if company else named)}
    return folders.pop() / "out" if len(folders) == 1 else Path()


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
    from charter.compose.comparison_rows import (
        Names,
        changes,
        fact_rows,
        gaps_of,
        given_rows,
        line_rows,
        lines_text,
        load_rows,
        same_text,
    )

    names = Names(comparison)
    heads = ["", *(column.name for column in comparison.columns)]
    columns = [TextColumn(head) for head in heads]

    def table(rows: Iterator[tuple[str, ...]]) -> TextTable:
        return TextTable(columns, [*rows], parts=True)

    yield style(_title(comparison), bold=True)
    yield table(fact_rows(comparison))
    if comparison.facts:
        yield ""
        yield style("Facts that differ", bold=True)
        yield table(given_rows(comparison))
    for group in gaps_of(comparison):
        yield ""
        yield style(f"To settle first, {group.label}", bold=True)
        yield from (Prose(item, 2, "- ") for item in group.items)
    yield ""
    yield style("Who reports to whom", bold=True)
    yield Prose(lines_text(comparison, names), 2)
    yield table(line_rows(comparison, names))
    yield ""
    yield style("Load: share of all work (responsibilities + decisions)", bold=True)
    yield table(load_rows(comparison, names))
    yield ""
    yield style("What is different", bold=True)
    yield Prose(same_text(comparison), 2)
    for change in changes(comparison, names):
        yield ""
        yield f"  {change.amount}: {' | '.join(change.owners)}"
        titles = change.titles.split("; ")
        more = f" and {len(titles) - TITLES} more" if len(titles) > TITLES else ""
        yield Prose("; ".join(titles[:TITLES]) + more, 6)
    for column in comparison.columns:
        if column.notes:
            yield ""
            yield f"  {column.name}:"
        yield from (Prose(note, 6) for note in column.notes)


def _title(comparison: Comparison) -> str:
    count = len(comparison.columns)
    if not comparison.of_company:
        return f"A company that stated no facts, under {count} structures"
    if comparison.companies[1:]:
        return f"{count} companies and structures side by side"
    if all(column.is_structure for column in comparison.columns):
        return f"{comparison.companies[0]}, under {count} structures"
    return f"{comparison.companies[0]}, {count} plans side by side"


def _data(comparison: Comparison, files: Sequence[str | None]) -> dict[str, Any]:
    from charter.assign.comparison import assignments
    from charter.compose.comparison_rows import interfaces_of

    return {
        "version": JSON_VERSION,
        "company": comparison.company.name if comparison.of_company else None,
        "structures": [
            {
                "name": c.name,
                "company": c.company.name if comparison.of_company else None,
                "file": file,
                "structure": c.structure,
                "title": c.title,
                "leaders": len(c.leaders),
                "positions": [
                    {
                        "id": p.id,
                        "title": p.title,
                        "status": p.status,
                        "reports_to": p.reports_to,
                        "share": round(c.share(p.id), 4),
                        "responsibilities": c.organisation.load[p.id].responsibilities,
                        "decisions": c.organisation.load[p.id].decisions,
                    }
                    for p in c.organisation.positions.values()
                ],
                "responsibilities": len(c.organisation.responsibilities),
                "decisions": len(c.organisation.decisions),
                "owners": [
                    {"id": name, "owner": a.accountable}
                    for name, a in assignments(c.organisation).items()
                ],
                "unowned": list(c.unowned),
                "gaps": [finding.problem.message for finding in c.organisation.gaps],
                "interfaces": [list(pair) for pair in interfaces_of(c.organisation)],
                "costs": [cost._asdict() for cost in c.costs],
                "notes": list(c.notes),
            }
            for c, file in zip(comparison.columns, files, strict=True)
        ],
        "facts": [{"fact": f.fact, "values": list(f.values)} for f in comparison.facts],
        "lines": [
            {
                "positions": list(line.ids),
                "reports_to": list(line.above),
                "differs": line.differs,
            }
            for line in comparison.lines
        ],
        "same": len(comparison.same),
        "differences": [
            {
                "id": d.entry.id,
                "title": d.entry.title,
                "kind": d.entry.kind,
                "owners": list(d.owners),
                "claimed": [list(who) for who in d.claimed],
            }
            for d in comparison.differences
        ],
    }
