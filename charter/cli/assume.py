"""What if: the consequences of another owner, which charter check prints with --assume."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.cli.data import problem_data
from charter.cli.output import echo_json, style
from charter.cli.printer import Prose, Text, TextColumn, TextTable, amount, of_problem, say

if TYPE_CHECKING:
    from charter.assign.organisation import Finding, Load, Organisation
    from charter.assumed import WhatIf

JSON_VERSION = 1
_STATES = {"changed": "changes", "new": "is new", "gone": "goes"}


def assume(
    folder: Path, owners: Sequence[tuple[str, str]], day: date, as_json: bool, quiet: bool
) -> int:
    """Print what would follow if positions owned entries, and return the exit code.

    Raises CharterError where that cannot be read.
    """
    from charter.assign.ownership import organise
    from charter.assign.positions import positions_named
    from charter.assumed import assuming, what_if
    from charter.load.company_file import read_workspace

    workspace = read_workspace(folder)
    organisation = organise(workspace)
    named = {e: positions_named(organisation, [position])[0] for e, position in owners}
    found = what_if(workspace, assuming(workspace, named), day)
    if as_json:
        echo_json(_data(found))
    else:
        say(_lines(found, quiet))
    return 0 if found.after.proved and not found.why_no_papers else 1


def _lines(found: WhatIf, quiet: bool) -> Iterator[Text]:
    if not quiet:
        yield style("What would follow; nothing is written", bold=True)
        yield from _owners(found)
        if found.loads:
            yield ""
            yield _loads(found)
    for heading, findings in (
        ("Then to settle, or to think about", found.new),
        ("Settled by it", found.gone),
    ):
        if findings and not (quiet and findings is found.gone):
            yield ""
            yield style(f"{heading} ({len(findings)})", bold=True)
            for finding in findings:
                yield of_problem(finding.problem, indent=2)
    if quiet:
        return
    yield ""
    if found.why_no_papers:
        yield style("Papers cannot be compared", bold=True)
        yield from (of_problem(problem, indent=2) for problem in found.why_no_papers)
        return
    yield style(f"Papers that would change ({len(found.papers)})", bold=True)
    for paper in found.papers:
        said = f"{paper.title}: {_STATES[paper.state]}"
        said += f" in {amount(paper.places, 'place')}" if paper.places else ""
        said += f"; signed on {paper.signed}, to be signed again" if paper.signed else ""
        yield Prose(said, 2, "- ")


def _owners(found: WhatIf) -> Iterator[Text]:
    for entry, before, after in found.moved:
        assigned = found.after.assigned(entry) or found.before.assigned(entry)
        title = assigned.entry.title if assigned else entry
        now = _called(found.before, before) or "nobody"
        yield Prose(f"{title}: {now} -> {_called(found.after, after) or 'nobody'}", 2, "- ")
    if not found.moved:
        yield "  no owner changes"


def _called(organisation: Organisation, name: str) -> str:
    position = organisation.positions.get(name)
    return position.short if position else name


def _loads(found: WhatIf) -> TextTable:
    rows = []
    for change in found.loads:
        organisation = found.after if change.after else found.before
        rows.append(
            (
                _called(organisation, change.position),
                _share(found.before, change.before),
                _share(found.after, change.after),
            )
        )
    columns = (TextColumn("Share of all work"), TextColumn("now", ">"), TextColumn("then", ">"))
    return TextTable(columns, rows)


def _share(organisation: Organisation, load: Load | None) -> str:
    if load is None:
        return "-"
    return f"{load.weight / (sum(each.weight for each in organisation.load.values()) or 1):.0%}"


def _data(found: WhatIf) -> dict[str, Any]:
    return {
        "version": JSON_VERSION,
        "company": found.after.company.name,
        "proved": found.after.proved,
        "owners": [{"id": e, "before": b or None, "after": a or None} for e, b, a in found.moved],
        "loads": [
            {"position": c.position, "before": _load(c.before), "after": _load(c.after)}
            for c in found.loads
        ],
        "new": [_finding(each) for each in found.new],
        "gone": [_finding(each) for each in found.gone],
        "papers": [
            {
                "paper": paper.name,
                "title": paper.title,
                "state": paper.state,
                "places": paper.places,
                "signed": paper.signed.isoformat() if paper.signed else None,
            }
            for paper in found.papers
        ],
        "problems": [problem_data(problem) for problem in found.why_no_papers],
    }


def _load(load: Load | None) -> dict[str, int] | None:
    return load._asdict() if load else None


def _finding(finding: Finding) -> dict[str, Any]:
    return {"severity": finding.severity, **problem_data(finding.problem)}
