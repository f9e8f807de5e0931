"""charter diff."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.output import echo_json, work_is_done
from charter.compose.paper_kinds import returning_kinds

if TYPE_CHECKING:
    from charter.facts.company import Workspace
    from charter.review.compare import Review
    from charter.review.elsewhere import Elsewhere


@click.command("diff")
@click.argument(
    "copies", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAPER..."
)
@options.company("the one whose out folder the paper lies in, or .")
@options.position()
@options.paper(returning_kinds())
@options.day("the date found in the paper")
@click.option(
    "--adopt",
    is_flag=True,
    help="Write changed sentences into the workspace, then say what is left.",
)
@options.strict
@options.json_output
@options.quiet
def command(
    copies: tuple[Path, ...],
    workspace: Path | None,
    position: str | None,
    paper: str | None,
    day: date | None,
    adopt: bool,
    strict: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show what somebody changed in a paper, by section, and where each sentence is written.

    PAPER is a file in 'out' that was edited, or a copy that came back, in Markdown or Word; tracked
    changes count as accepted. With --adopt a changed sentence of the catalogue goes into the
    workspace's own catalogue, and a changed text of the company into company.yaml.

    Of several copies, each with the changes of another person, it makes one table by sentence: what
    two want otherwise comes first, then what some want, then comments on what nobody changed. A
    file that is given twice counts once; copies of different papers have tables of their own.

    A Word file is compared as its reader sees it: struck, hidden and raised words, numbers before
    clauses, headers and footers, notes, text boxes and pictures; what could not be read is named.

    Exit code 0: no difference is left; 1: some are; 3, with --strict: none in what could be read.
    --json prints {"version": 1, "paper", "tracked", "comments", "moved", "known", "strange",
    "signed", "reset", "adopted", "unread": [{"section", "what"}], "changes": [{"section", "kind",
    "old", "new", "look_only", "looks", "also", "template", "entries": [{"label", "id", "path",
    "file", "line", "new", "hint", "why"}]}], "elsewhere": [{"name", "signed"}]}; the last are
    papers that an adopted title changes too; "signed" is what somebody filled in to sign, "reset"
    counts lines in which a program set quotation marks or dashes otherwise. Of several copies it
    prints {"version": 1, "papers": [{"position", "paper", "copies": [{"file", "name", "tracked",
    "moved", "strange", "unread"}], "rows": [{"section", "kind" (conflict, wanted or comment),
    "old", "wants": [{"copies", "new"}], "comments": [{"copy", "author", "text"}]}]}], "notes"}.
    """
    copy = copies[0]
    if len(copies) > 1:
        if adopt:
            raise click.UsageError("--adopt takes over one paper: give the one that was agreed on")
        from charter.cli.diff_several import diff_several

        there = workspace or _workspace_of(copy)
        sys.exit(diff_several(copies, there, position, paper, day, strict, as_json, quiet))
    from charter.cli.diff_text import show, show_next_steps
    from charter.facts.languages import charter_language, posting_language
    from charter.load.company_file import read_workspace
    from charter.review.compare import compare, day_of, read_paper
    from charter.review.elsewhere import changed_elsewhere
    from charter.review.whose import nowhere, which
    from charter.write.lock import clear

    folder = workspace or _workspace_of(copy)
    read = read_paper(copy)
    if workspace is None and not os.path.isfile(folder / "company.yaml"):
        raise nowhere(copy, read, position, paper)
    ours = read_workspace(folder)
    name, kind = which(copy, read, position, paper, ours)
    language = (posting_language if kind == "posting" else charter_language)(ours.company)
    when = day or day_of(read, kind, language) or options.today()
    out = copy.parent if os.path.isfile(copy.parent / ".charter.json") else ours.folder / "out"

    def compared(workspace: Workspace) -> Review:
        return compare(workspace, name, kind, copy, read, when, out)

    found = compared(ours)
    adopted, refused, told = list[str](), dict[str, str](), list[str]()
    elsewhere: tuple[Elsewhere, ...] = ()
    if adopt and found.findings:
        from charter.review.adopt import adopt as take_over

        adopted, refused = take_over(ours, found, compared)
        if adopted:
            work_is_done()
            now = read_workspace(folder)
            found, told = _after_adopting(found, compared(now))
            elsewhere = changed_elsewhere(ours, now, f"{name}-{kind}", when)
    if adopt:
        clear(ours.folder)
        if found.says_ours:
            _count_as_ours(copy)
    if as_json:
        data = _data(copy, found, adopted, refused)
        echo_json(data | {"elsewhere": [each._asdict() for each in elsewhere]})
    elif not quiet or found.findings or found.unread:
        show(copy, found, adopted, refused, adopt)
        from charter.cli.printer import say

        say([*told, *_told_elsewhere(elsewhere)])
        show_next_steps(copy, kind, found, folder)
    sys.exit(1 if found.findings else 3 if strict and found.unread else 0)


def _after_adopting(before: Review, now: Review) -> tuple[Review, list[str]]:
    """Return what is left, and where the next paper prints the same lines in another order."""
    from charter.problems import listing
    from charter.review.reordered import without_reordered

    found, sections = without_reordered(before, now)
    names = listing(f"'{section}'" if section else "the top" for section in sections)
    told = f"The next build prints the lines under {names} in another order: nothing is to do."
    return found, [told] if sections else []


def _told_elsewhere(elsewhere: Sequence[Elsewhere]) -> Iterator[str]:
    """Yield which other papers an adopted title changes, and what to do with those signed."""
    from charter.problems import listing

    if elsewhere:
        papers = listing(map(str, elsewhere))
        yield f"The title stands in other papers too, which the next build changes: {papers}."
    if signed := [each.name for each in elsewhere if each.signed]:
        yield f"Have {listing(signed)} signed anew, or take the title back."


def _workspace_of(paper: Path) -> Path:
    above = paper.parent.parent if paper.parent.name else paper.resolve().parent.parent
    return above if os.path.isfile(above / "company.yaml") else Path()


def _count_as_ours(paper: Path) -> None:
    from charter.write.files import adopt_file
    from charter.write.record import RECORD

    if os.path.isfile(paper.parent / RECORD):
        adopt_file(paper)


def _data(
    paper: Path, found: Review, adopted: list[str], refused: dict[str, str]
) -> dict[str, Any]:
    from charter.cli.diff_text import entries_of, looks_of

    return {
        "version": 1,
        "paper": str(paper),
        "tracked": found.read.tracked,
        "comments": [{"author": c.author, "text": c.text} for c in found.read.comments],
        "moved": found.moved,
        "known": found.known,
        "strange": found.strange,
        "signed": list(found.signed),
        "reset": found.reset,
        "adopted": adopted,
        "unread": [{"section": u.section, "what": u.what} for u in found.unread],
        "changes": [
            {
                "section": f.change.section,
                "kind": f.change.kind,
                "old": f.change.old.text if f.change.old else None,
                "new": f.change.new.text if f.change.new else None,
                "look_only": f.change.look_only,
                "looks": looks_of(f.change),
                "also": f.also or None,
                "template": f.template.name if f.template else None,
                "entries": entries_of(f, refused),
            }
            for f in found.findings
        ],
    }
