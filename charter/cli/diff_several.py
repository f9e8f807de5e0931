"""What charter diff says of several copies of a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.cli.output import echo_json, style
from charter.cli.printer import Prose, Text, TextColumn, TextTable, amount, say
from charter.named_tuples import NamedTuple

if TYPE_CHECKING:
    from charter.review.several import CopyReview, SentenceWants

JSON_VERSION = 1
_TITLES = {
    "conflict": "Two or more want it otherwise",
    "wanted": "Wanted",
    "comment": "Comments on what nobody changed",
}
_COLUMNS = (TextColumn("Now", least=24), TextColumn("Who", least=8), TextColumn("Wants", least=24))


class ComparedCopies(NamedTuple):
    """The copies of one paper, and what they want."""

    position: str
    kind: str
    copies: tuple[CopyReview, ...]
    rows: tuple[SentenceWants, ...]


def compare_several(
    copies: Sequence[Path],
    workspace: Path,
    position: str | None,
    paper: str | None,
    day: date | None,
) -> tuple[list[ComparedCopies], list[str]]:
    """Return the copies by the paper that each is of, and notes on files that are given twice.

    Raises CharterError with what is wrong with any of them.
    """
    from charter.cli import options
    from charter.facts.languages import charter_language, posting_language
    from charter.load.company_file import read_workspace
    from charter.problems import CharterError, InputError
    from charter.read.files import read_bytes, sha256
    from charter.review.compare import Review, compare, day_of, read_paper
    from charter.review.several import CopyReview, wants_of
    from charter.review.whose import which
    from charter.write.record import RECORD

    ours = read_workspace(workspace)
    known: dict[str, Path] = {}
    notes: list[str] = []
    bad: list[CharterError] = []
    found: dict[tuple[str, str], list[tuple[Path, Review]]] = {}
    for copy in copies:
        try:
            read = read_paper(copy)
            first = known.setdefault(sha256(read_bytes(copy)), copy)
            if first is not copy:
                notes.append(f"{copy}: the same file as {first}, and counted once")
                continue
            name, kind = which(copy, read, position, paper, ours)
            language = (posting_language if kind == "posting" else charter_language)(ours.company)
            when = day or day_of(read, kind, language) or options.today()
            beside = (copy.parent / RECORD).is_file()
            out = copy.parent if beside else ours.folder / "out"
            made = compare(ours, name, kind, copy, read, when, out)
        except CharterError as problem:
            bad.append(problem)
            continue
        found.setdefault((name, kind), []).append((copy, made))
    if bad:
        raise InputError(problem for each in bad for problem in each.problems)
    labels = _labels([path for some in found.values() for path, _ in some])
    compared = []
    for (name, kind), some in found.items():
        reviews = tuple(CopyReview(path, labels[path], review) for path, review in some)
        compared.append(ComparedCopies(name, kind, reviews, wants_of(reviews)))
    return compared, notes


def _labels(paths: Sequence[Path]) -> dict[Path, str]:
    """Return what each file is called: its name, with its folder where two have the same."""
    names = [path.name for path in paths]
    return {path: path.name if names.count(path.name) == 1 else str(path) for path in paths}


def show_several(found: Sequence[ComparedCopies], notes: Sequence[str], quiet: bool) -> None:
    """Print a table for each paper, conflicts first."""
    say((Prose(note, hang=2) for note in notes), err=True)
    for number, each in enumerate(found):
        if each.rows or not quiet:
            say([*[""] * bool(number), *_texts(each)])


def _texts(each: ComparedCopies) -> Iterator[Text]:
    count = sum(row.kind != "comment" for row in each.rows)
    conflicts = sum(row.kind == "conflict" for row in each.rows)
    copies = amount(len(each.copies), "copy", "copies")
    said = f"{copies}, {amount(count, 'sentence')} to change, {amount(conflicts, 'conflict')}"
    yield Prose(
        said if each.rows else f"{copies}, no difference", 0, f"{each.position} {each.kind}: "
    )
    for copy in each.copies:
        review = copy.review
        if review.strange:
            said = f"hardly a line of it is a line of our {each.kind}: is it another paper?"
            yield Prose(said, 0, f"{copy.label}: ", 2)
        if review.read.tracked:
            said = f"{review.read.tracked} tracked changes; they are taken as accepted."
            yield Prose(said, 0, f"{copy.label}: ", 2)
        if review.moved:
            yield f"{copy.label}: the workspace has changed {amount(review.moved, 'line')} since."
        for what in dict.fromkeys(part.what for part in review.unread):
            yield Prose(what, 0, f"{copy.label}, not read, so not compared: ", 2)
    for kind, title in _TITLES.items():
        if some := [row for row in each.rows if row.kind == kind]:
            yield ""
            yield style(title, bold=True)
            yield TextTable(_COLUMNS, [*_table(some)])


def _table(rows: Sequence[SentenceWants]) -> Iterator[tuple[str, str, str] | str]:
    section = None
    for row in rows:
        if row.section != section:
            section = row.section
            yield style(section or "At the top", dim=True)
        lines = [(", ".join(w.copies), w.new or "take it out") for w in row.wants]
        lines += [
            (f"{c.copy}, {c.author or 'somebody'}", f"comment: {c.text}") for c in row.comments
        ]
        for number, (who, what) in enumerate(lines):
            yield ("" if number else row.old or "(added)", who, what)


def data_of_several(found: Sequence[ComparedCopies], notes: Sequence[str]) -> dict[str, Any]:
    """Return the object that --json prints."""
    return {
        "version": JSON_VERSION,
        "papers": [
            {
                "position": each.position,
                "paper": each.kind,
                "copies": [
                    {
                        "file": str(copy.path),
                        "name": copy.label,
                        "tracked": copy.review.read.tracked,
                        "moved": copy.review.moved,
                        "strange": copy.review.strange,
                        "unread": [
                            {"section": part.section, "what": part.what}
                            for part in copy.review.unread
                        ],
                    }
                    for copy in each.copies
                ],
                "rows": [
                    {
                        "section": row.section,
                        "kind": row.kind,
                        "old": row.old or None,
                        "wants": [{"copies": w.copies, "new": w.new or None} for w in row.wants],
                        "comments": [c._asdict() for c in row.comments],
                    }
                    for row in each.rows
                ],
            }
            for each in found
        ],
        "notes": [*notes],
    }


def diff_several(
    copies: Sequence[Path],
    workspace: Path,
    position: str | None,
    paper: str | None,
    day: date | None,
    strict: bool,
    as_json: bool,
    quiet: bool,
) -> int:
    """Compare several copies, print what they want, and return the exit code."""
    found, notes = compare_several(copies, workspace, position, paper, day)
    if as_json:
        echo_json(data_of_several(found, notes))
    else:
        show_several(found, notes, quiet)
    if any(each.rows for each in found):
        return 1
    unread = any(copy.review.unread for each in found for copy in each.copies)
    return 3 if strict and unread else 0
