"""charter diff."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.output import echo, echo_json, secho, work_is_done

if TYPE_CHECKING:
    from charter.review.compare import Comparison, Finding
    from charter.trace.origins import Origin
    from charter.trace.printed_by import Template


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
    "look_only", "also", "template", "entries": [{"label", "id", "path", "file", "line", "new",
    "hint", "why"}]}]}.
    """
    from charter.read.company_file import read_workspace
    from charter.read.languages import charter_language, posting_language
    from charter.review.compare import compare, day_of, read_paper
    from charter.review.whose import nowhere, which

    folder = workspace or _workspace_of(paper)
    read = read_paper(paper)
    if workspace is None and not (folder / "company.yaml").is_file():
        raise nowhere(paper, read, role, kind)
    ours = read_workspace(folder)
    name, kind = which(paper, read, role, kind, ours)
    language = (posting_language if kind == "posting" else charter_language)(ours.company)
    when = day or day_of(read, kind, language) or options.today()
    out = paper.parent if (paper.parent / ".charter.json").is_file() else ours.folder / "out"
    found = compare(ours, name, kind, paper, read, when, out)
    adopted: list[str] = []
    refused: dict[str, str] = {}
    if adopt and found.findings:
        from charter.review.adopt import adopt as take_over

        adopted, refused = take_over(ours, found)
        if adopted:
            work_is_done()
            found = compare(read_workspace(folder), name, kind, paper, read, when, out)
        if adopted and not found.findings and not read.comments:
            _count_as_ours(paper)
    if as_json:
        echo_json(_data(paper, found, adopted, refused))
    else:
        _print(paper, found, adopted, refused, adopt)
        _print_next(paper, kind, found, folder)
    sys.exit(1 if found.findings else 0)


def _workspace_of(paper: Path) -> Path:
    above = paper.parent.parent if paper.parent.name else paper.resolve().parent.parent
    return above if (above / "company.yaml").is_file() else Path()


def _count_as_ours(paper: Path) -> None:
    from charter.write.files import RECORD, adopt_file

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
        elif finding.change.old is None and not origin.why_not:
            why = "it says this already; it was put here in this paper only"
        rows.append((origin, None, why))
    return [
        {
            "label": o.label,
            "id": o.id,
            "path": ".".join(map(str, o.path)),
            "file": o.place.path,
            "line": o.place.line,
            "new": new,
            "hint": o.hint,
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
                "template": f.template.name if f.template else None,
                "entries": _entries(f, refused),
            }
            for f in found.findings
        ],
    }


def _print(
    paper: Path, found: Comparison, adopted: list[str], refused: dict[str, str], adopt: bool
) -> None:
    for line in adopted:
        echo(f"adopted: {line}")
    count = len(found.findings)
    left = " left" if adopted else ""
    said = f"{count} change{'s' if count != 1 else ''}{left}" if count else f"no difference{left}"
    echo(f"{paper}: {said}")
    if found.read.tracked:
        echo(f"It has {found.read.tracked} tracked changes; they are taken as accepted.")
    for comment in found.read.comments:
        echo(f"Comment by {comment.author or 'somebody'}: {comment.text}")
    if found.moved:
        lines = "1 line" if found.moved == 1 else f"{found.moved} lines"
        echo(f"The workspace has changed {lines} since this paper was made; not shown here.")
    elif not found.known and count:
        echo(
            "What this paper first said is not on record: if the workspace has changed since, that "
            "shows here too."
        )
    section = None
    for finding in found.findings:
        if finding.change.section != section:
            section = finding.change.section
            echo()
            secho(f"{section or 'At the top'}", bold=True)
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
        echo(f"  only its look was changed: {change.new.text}")
        return
    for mark, text, colour in _shown(finding):
        secho(f"  {mark} {text}", fg=colour)
    if finding.also:
        echo(f"    the workspace has changed this too, and says now: {finding.also}")
    entries = _entries(finding, refused)
    said = []
    for entry in entries:
        why = f"; not adopted: {entry['why']}" if adopt and entry["why"] else ""
        hint = f"; {entry['hint']}" if entry["hint"] and (why or not adopt) else ""
        said.append(f"    {entry['label']}, {entry['file']}:{entry['line']}{hint}{why}")
    for line in dict.fromkeys(said):  # a title and its sentence are of one entry
        echo(line)
    printing = f" {_printing(finding.template)} prints this section" if finding.template else ""
    if not entries:
        echo(f"    no entry or fact says this;{printing}")
    elif finding.loose and finding.edits:
        echo(f"    words around it changed too;{printing}")


def _printing(template: Template) -> str:
    name = f"{'templates/' if template.own else ''}{template.name}"
    return f"block '{template.block}' of {name}" if template.block else name


def _print_next(paper: Path, kind: str, found: Comparison, folder: Path) -> None:
    """Say what can be done with words that belong to no entry and no fact."""
    templates = [f.template for f in found.findings if f.template]
    if not templates:
        return
    names = " ".join(dict.fromkeys(t.name for t in templates if not t.own))
    where = f" --workspace {folder}" if folder != Path() else ""
    own = ", ".join(dict.fromkeys(f"templates/{t.name}" for t in templates if t.own))
    steps = [f"'charter templates eject {names}{where}' and write them there"] if names else []
    steps += [f"write them into {own}"] if own else []
    echo()
    echo(
        f"Words that no entry or fact says: {'; '.join(steps)}, for every {kind}; or keep this "
        f"paper under another name. 'charter build --force' overwrites {paper.name} in out; --keep "
        "leaves it and writes the new paper beside it."
    )
