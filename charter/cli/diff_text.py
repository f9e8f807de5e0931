"""What charter diff says on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from charter.cli.output import style
from charter.cli.printer import Prose, Text, amount, say
from charter.document.docx.labels import label_form
from charter.problems import typed
from charter.review.adopt import why_not
from charter.review.changes import Change, links_of
from charter.review.compare import Review
from charter.review.findings import TracedChange
from charter.review.lines import Line
from charter.trace.origins import Origin
from charter.trace.printed_by import Template

_NAMED = frozenset(("footnote", "endnote", "text box"))
"""What stands beside the text of a section is told by its name."""


def show(
    paper: Path, found: Review, adopted: list[str], refused: dict[str, str], adopt: bool
) -> None:
    """Print what was changed in a paper, by section, and where each sentence is written."""
    say(_texts(paper, found, adopted, refused, adopt))


def _texts(
    paper: Path, found: Review, adopted: list[str], refused: dict[str, str], adopt: bool
) -> Iterator[Text]:
    yield from (Prose(line, 0, "adopted: ", 2) for line in adopted)
    count = len(found.findings)
    left = " left" if adopted else ""
    said = f"{amount(count, 'change')}{left}" if count else f"no difference{left}"
    unread = " in what could be read" if found.unread and not count else ""
    yield Prose(f"{said}{unread}", 0, f"{paper}: ", 2)
    if found.strange:
        yield (
            f"Hardly a line of it is a line of our {found.paper.name}: is it another paper? "
            f"'charter lint {typed(paper)}' reads a posting that is not ours."
        )
    if found.read.tracked:
        yield f"It has {found.read.tracked} tracked changes; they are taken as accepted."
    for comment in found.read.comments:
        yield Prose(comment.text, 0, f"Comment by {comment.author or 'somebody'}: ", 2)
    for what, section in dict.fromkeys((u.what, u.section) for u in found.unread):
        under = f", under {section!r}" if section else ""
        yield Prose(f"{what}{under}", 0, "Not read, so not compared: ", 2)
    if found.signed:
        yield Prose("; ".join(found.signed), 0, "Filled in to sign, and no change: ", 2)
    if found.reset:
        lines = amount(found.reset, "line")
        yield f"In {lines} a program set quotation marks or dashes otherwise: nothing is to do."
    if found.moved:
        lines = amount(found.moved, "line")
        yield f"The workspace has changed {lines} since this paper was made; not shown here."
    elif not found.known and count:
        yield (
            "What this paper first said is not on record: if the workspace has changed since, that "
            "shows here too."
        )
    above = None
    for finding in found.findings:
        if finding.change.section != above:
            above = finding.change.section
            yield ""
            yield style(above or "At the top", bold=True)
        yield from _finding(finding, refused, adopt)


def _finding(finding: TracedChange, refused: dict[str, str], adopt: bool) -> Iterator[Text]:
    change, looks = finding.change, looks_of(finding.change)
    for mark, text, colour in () if change.look_only else _shown(finding):
        yield Prose(style(text, fg=colour), 2, style(f"{mark} ", fg=colour))
    yield from (f"{'  ' if change.look_only else '    '}{look}" for look in looks)
    if finding.also:
        yield f"    the workspace has changed this too, and says now: {finding.also}"
    entries = entries_of(finding, refused)
    said = []
    for entry in entries:
        why = f"; not adopted: {entry['why']}" if adopt and entry["why"] else ""
        hint = f"; {entry['hint']}" if entry["hint"] and (why or not adopt) else ""
        semicolon, _, text = f"{hint}{why}".partition(" ")
        place = f"{entry['label']}, {entry['file']}:{entry['line']}{semicolon}"
        said.append(Prose(text, 4, f"{place} " if text else place, 2))
    yield from dict.fromkeys(said)  # a title and its sentence are of one entry
    if finding.template and _unsaid(finding):
        which = "words around it changed too" if entries else "no entry or fact says this"
        yield f"    {which}; {_printing(finding.template)} prints this section"


def _unsaid(finding: TracedChange) -> bool:
    """Return whether words of a change are of no entry and no fact; none of a line that went."""
    return not finding.origins if not finding.edits else finding.loose


def _shown(finding: TracedChange) -> list[tuple[str, str, str]]:
    """Return what to show of a change: its sentences where they say all, else its cells."""
    old, new = finding.change.old, finding.change.new
    if finding.edits and not finding.loose and not finding.origins:
        pairs = [(e.before or e.origin.text, e.after or e.new) for e in finding.edits]
    elif old is not None and new is not None and len(old.cells) == len(new.cells):
        pairs = [(a, b) for a, b in zip(old.cells, new.cells, strict=True) if a != b]
    else:
        pairs = [(_named(old), _named(new))]
    return [
        (mark, text, colour)
        for pair in dict.fromkeys(pairs)
        for mark, text, colour in (("-", pair[0], "red"), ("+", pair[1], "green"))
        if text
    ]


def _named(line: Line | None) -> str:
    if line is None:
        return ""
    return f"{line.kind}: {line.text}" if line.kind in _NAMED else line.text


def looks_of(change: Change) -> list[str]:
    """Return what is done to the words of a change that is not bold, italic or underlined.

    Where only looks changed and none of these did, that is said.
    """
    old, new = change.old, change.new
    if new is None:
        return []
    before, after = set(old.marks if old else ()), set(new.marks)
    said = [f"moved: {new.text}"] if change.moved else []
    said += [f"{mark}: {words}" for mark, words in _by_mark(new, before)]
    if said and not change.moved and any(words != new.text for _, words in after - before):
        said[-1] += f" (in: {new.text})"
    if old and change.look_only:
        said += [f"no longer {mark}: {words}" for mark, words in _by_mark(old, after)]
    said += links_of(change)
    before_it = str if change.look_only else label_form
    if old and not change.moved and before_it(old.label) != before_it(new.label):
        said.append(f"before it stands {_quoted(new.label)}, not {_quoted(old.label)}: {new.text}")
    if change.look_only and not said:
        moved = old is not None and old.look in (new.look, ())
        said = [f"{'moved' if moved else 'only its look was changed'}: {new.text}"]
    return said


def _quoted(label: str) -> str:
    return f"'{label}'" if label else "no number or bullet"


def _by_mark(line: Line, but: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each mark on a line with its words, but those that the other version has too."""
    found: dict[str, list[str]] = {}
    for mark, words in dict.fromkeys(line.marks):
        if (mark, words) not in but:
            found.setdefault(mark, []).append(words)
    yield from ((mark, " ... ".join(words)) for mark, words in found.items())


def entries_of(finding: TracedChange, refused: dict[str, str]) -> list[dict[str, Any]]:
    """Return the entries and facts that a change is one of, and why each cannot be adopted."""
    rows: list[tuple[Origin, str | None, str]] = []
    for edit in finding.edits:
        why = why_not(finding, edit) or refused.get(edit.origin.label, "")
        rows.append((edit.origin, str(edit.new if edit.raw is None else edit.raw), why))
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


def _printing(template: Template) -> str:
    name = f"{'templates/' if template.own else ''}{template.name}"
    return f"block '{template.block}' of {name}" if template.block else name


def show_next_steps(paper: Path, kind: str, found: Review, folder: Path) -> None:
    """Print what can be done with words that belong to no entry and no fact."""
    templates = [f.template for f in found.findings if f.template and _unsaid(f)]
    if not templates:
        return
    names = " ".join(dict.fromkeys(t.name for t in templates if not t.own))
    where = f" --workspace {typed(folder)}" if folder != Path() else ""
    own = ", ".join(dict.fromkeys(f"templates/{t.name}" for t in templates if t.own))
    steps = [f"'charter templates eject {names}{where}' and write them there"] if names else []
    steps += [f"write them into {own}"] if own else []
    say(
        [
            "",
            f"Words that no entry or fact says: {'; '.join(steps)}, for every {kind}; or keep this "
            f"paper under another name. 'charter build --force' overwrites {paper.name} in out; "
            "--keep leaves it and writes the new paper beside it.",
        ]
    )
