"""charter diff."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options

if TYPE_CHECKING:
    from charter.read.company import Workspace
    from charter.review.compare import Comparison, Finding
    from charter.review.origins import Origin


@click.command("diff")
@click.argument("paper", type=click.Path(path_type=Path), metavar="PAPER")
@click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    help="Workspace that the paper is of.  [default: the one whose out folder it lies in, or .]",
)
@click.option(
    "--role", type=options.CatalogId("roles"), help="Position that the paper is of, by id or role."
)
@click.option(
    "--paper", "kind", type=click.Choice(["charter", "posting"]), help="Kind of paper it is."
)
@click.option(
    "--date", "day", type=options.Day(), help="Date of the paper.  [default: found in the paper]"
)
@click.option(
    "--adopt",
    is_flag=True,
    help="Write changed sentences into the workspace, then say what is left.",
)
@options.json_output
def command(
    paper: Path,
    workspace: Path | None,
    role: str | None,
    kind: str | None,
    day: date | None,
    adopt: bool,
    as_json: bool,
) -> None:
    """Show what somebody changed in a paper, by section, and where each sentence is written.

    PAPER is a file in 'out' that was edited, or a copy that came back, in Markdown or Word; tracked
    changes count as accepted. With --adopt a changed sentence of the catalogue goes into the
    workspace's own catalogue, and a changed text of the company into company.yaml.

    Exit code 0: no difference is left; 1: some are. --json prints {"version": 1, "paper",
    "tracked", "comments", "moved", "known", "adopted", "changes": [{"section", "old", "new",
    "look_only", "also", "entries": [{"label", "id", "path", "file", "line", "new", "why"}]}]}.
    """
    from charter.read.company_file import read_workspace
    from charter.review.compare import compare, day_of, read_paper

    folder = workspace or _workspace_of(paper)
    read = read_paper(paper)
    ours = read_workspace(folder)
    name, kind = _which(paper, role, kind, ours)
    when = day or day_of(read, kind) or options.today()
    out = paper.parent if (paper.parent / ".charter.json").is_file() else ours.folder / "out"
    found = compare(ours, name, kind, paper, read, when, out)
    adopted: list[str] = []
    refused: dict[str, str] = {}
    if adopt and found.findings:
        from charter.review.adopt import adopt as take_over

        adopted, refused = take_over(ours, found)
        if adopted:
            found = compare(read_workspace(folder), name, kind, paper, read, when, out)
        if adopted and not found.findings and not read.comments:
            _count_as_ours(paper)
    if as_json:
        click.echo(json.dumps(_data(paper, found, adopted, refused), indent=2, ensure_ascii=False))
    else:
        _print(paper, found, adopted, refused, adopt)
    sys.exit(1 if found.findings else 0)


def _workspace_of(paper: Path) -> Path:
    above = paper.parent.parent if paper.parent.name else paper.resolve().parent.parent
    return above if (above / "company.yaml").is_file() else Path()


def _which(paper: Path, role: str | None, kind: str | None, ours: Workspace) -> tuple[str, str]:
    """Return the position and the kind of a paper, from options or its file's name."""
    from charter.assign.ownership import organise
    from charter.problems import InputError, error

    positions = organise(ours).positions
    stem = paper.stem.lower()
    for name in sorted(positions, key=len, reverse=True):
        for each in ("charter", "posting"):
            if role is None and stem.startswith(f"{name}-{each}") and kind in (None, each):
                return name, each
    if kind is None:
        kind = "posting" if "posting" in stem else "charter"
    wanted = ours.catalog.role_id(role or "") or role
    for name, position in positions.items():
        if wanted is not None and wanted in (name, position.role.id):
            return name, kind
    message = f"this company has no position '{role}'"
    if role is None:
        message = "the name of this file does not say whose paper it is"
    raise error(InputError, paper, "unknown-paper", message, "say it with --role and --paper")


def _count_as_ours(paper: Path) -> None:
    from charter.write.output import RECORD, adopt_file

    if (paper.parent / RECORD).is_file():
        adopt_file(paper)


def _entries(finding: Finding, refused: dict[str, str]) -> list[dict[str, Any]]:
    from charter.review.adopt import why_not

    rows: list[tuple[Origin, str | None, str]] = []
    for edit in finding.edits:
        why = why_not(finding, edit) or refused.get(edit.origin.label, "")
        rows.append((edit.origin, edit.raw if edit.raw is not None else edit.new, why))
    for origin in finding.origins:
        why = origin.why_not or "it cannot be told which words are now its own"
        if finding.change.new is None:
            why = "it was taken out of this paper only"
        rows.append((origin, None, why))
    return [
        {
            "label": o.label,
            "id": o.id,
            "path": ".".join(map(str, o.path)),
            "file": o.place.path,
            "line": o.place.line,
            "new": new,
            "why": why,
        }
        for o, new, why in rows
    ]


def _data(
    paper: Path, found: Comparison, adopted: list[str], refused: dict[str, str]
) -> dict[str, Any]:
    return {
        "version": 1,
        "paper": str(paper),
        "tracked": found.read.tracked,
        "comments": [c._asdict() for c in found.read.comments],
        "moved": found.moved,
        "known": found.known,
        "adopted": adopted,
        "changes": [
            {
                "section": f.change.section,
                "old": f.change.old.text if f.change.old else None,
                "new": f.change.new.text if f.change.new else None,
                "look_only": f.change.look_only,
                "also": f.also or None,
                "entries": _entries(f, refused),
            }
            for f in found.findings
        ],
    }


def _print(
    paper: Path, found: Comparison, adopted: list[str], refused: dict[str, str], adopt: bool
) -> None:
    for line in adopted:
        click.echo(f"adopted: {line}")
    count = len(found.findings)
    left = " left" if adopted else ""
    said = f"{count} change{'s' if count != 1 else ''}{left}" if count else f"no difference{left}"
    click.echo(f"{paper}: {said}")
    if found.read.tracked:
        click.echo(f"It has {found.read.tracked} tracked changes; they are taken as accepted.")
    for comment in found.read.comments:
        click.echo(f"Comment by {comment.author or 'somebody'}: {comment.text}")
    if found.moved:
        lines = "1 line" if found.moved == 1 else f"{found.moved} lines"
        click.echo(f"The workspace has changed {lines} since this paper was made; not shown here.")
    elif not found.known and count:
        click.echo(
            "What this paper first said is not on record: if the workspace has changed since, that "
            "shows here too."
        )
    section = None
    for finding in found.findings:
        if finding.change.section != section:
            section = finding.change.section
            click.secho(f"\n{section or 'At the top'}", bold=True)
        _print_finding(finding, refused, adopt)


def _shown(finding: Finding) -> list[tuple[str, str, str]]:
    """Return what to show of a change: its sentences where they say all, else its cells."""
    old, new = finding.change.old, finding.change.new
    if finding.edits and not finding.loose and not finding.origins:
        pairs = [(edit.origin.text, edit.new) for edit in finding.edits]
    elif old is not None and new is not None and len(old.cells) == len(new.cells):
        pairs = [(a, b) for a, b in zip(old.cells, new.cells, strict=True) if a != b]
    else:
        pairs = [(old.text if old else "", new.text if new else "")]
    return [
        (mark, text, colour)
        for pair in pairs
        for mark, text, colour in (("-", pair[0], "red"), ("+", pair[1], "green"))
        if text
    ]


def _print_finding(finding: Finding, refused: dict[str, str], adopt: bool) -> None:
    change = finding.change
    if change.look_only and change.new is not None:
        click.echo(f"  only its look was changed: {change.new.text}")
        return
    for mark, text, colour in _shown(finding):
        click.secho(f"  {mark} {text}", fg=colour)
    if finding.also:
        click.echo(f"    the workspace has changed this too, and says now: {finding.also}")
    entries = _entries(finding, refused)
    said = []
    for entry in entries:
        why = f"; not adopted: {entry['why']}" if adopt and entry["why"] else ""
        said.append(f"    {entry['label']}, {entry['file']}:{entry['line']}{why}")
    for line in dict.fromkeys(said):  # a title and its sentence are of one entry
        click.echo(line)
    if not entries:
        click.echo("    no entry or fact says this: the words stand in a template, or are new")
    elif finding.loose and finding.edits:
        click.echo("    words around it changed too; they stand in a template, or are new")
