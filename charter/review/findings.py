"""A change of a paper, with what it is a change of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charter.named_tuples import NamedTuple
from charter.review.changes import Change
from charter.review.edits import Edit
from charter.review.lines import Line
from charter.trace.origins import COMPANY, Origin, Origins
from charter.trace.printed_by import Template

_FIRST_TEXTS = frozenset(("about", "opening"))
"""What a company writes of its own at the start of a section, in as many lines as it likes."""
_LINES = "it has paragraphs or a list now; write them there by hand"


class TracedChange(NamedTuple):
    """One change, and what it is a change of. `also` is the line as the workspace has it now, where
    that has changed too; `loose` says that words changed which belong to no entry, and `template`
    what prints the section that those stand in."""

    change: Change
    edits: tuple[Edit, ...]
    origins: tuple[Origin, ...]
    loose: bool
    also: str = ""
    template: Template | None = None


def with_lines_of_texts(
    found: Sequence[TracedChange], lines: Sequence[Line], origins: Origins
) -> list[TracedChange]:
    """Return the findings, a line that was put into a text of the company told as one of that text.

    `lines` are those of the edited paper. A text that has more lines now is not adopted: the one
    that is left of it would take the place of all.
    """
    by_line = {f.change.new: f for f in found if f.change.new}
    added = {line for line, f in by_line.items() if f.change.old is None and not f.edits}
    texts: dict[Line, Origin] = {}
    for line in added:
        if line.kind in ("paragraph", "item") and not by_line[line].origins:
            near = _beside(line, lines, added)
            told = [o for each in near for o in _texts(each, by_line, origins)]
            was_its = [o for o in told if _shares(line, o)]
            first = [o for o in told if o.path[-1] in _FIRST_TEXTS]
            texts |= {line: (was_its or first)[0]} if was_its or first else {}
    split = {origin.path for origin in texts.values()}
    return [_told(finding, texts, split) for finding in found]


def _beside(line: Line, lines: Sequence[Line], added: set[Line]) -> list[Line]:
    """Return the line before one and the line behind it in its section, but for added ones."""
    at = next(n for n, each in enumerate(lines) if each is line)
    before = (each for each in reversed(lines[:at]) if each not in added)
    after = (each for each in lines[at + 1 :] if each not in added)
    both = (next(before, None), next(after, None))
    return [each for each in both if each and each.section == line.section]


def _texts(line: Line, by_line: Mapping[Line, TracedChange], origins: Origins) -> list[Origin]:
    """Return the texts of the company that a line beside an added one is of, or was."""
    finding = by_line.get(line)
    if finding is None:
        found = [f.origin for cell in line.cells for f in origins.find(cell)]
    else:
        found = [*(edit.origin for edit in finding.edits), *finding.origins]
    return [origin for origin in found if origin.kind == COMPANY]


def _shares(line: Line, origin: Origin) -> bool:
    """Return whether most words of a line were in a text: a part of it that was split off."""
    words = set(line.text.split())
    return len(words & set(origin.text.split())) * 2 > len(words)


def _told(
    finding: TracedChange, texts: Mapping[Line, Origin], split: set[tuple[str | int, ...]]
) -> TracedChange:
    new = finding.change.new
    if new and new in texts and finding.change.old is None:
        as_ = "an item" if new.kind == "item" else "a paragraph of its own"
        origin = texts[new]._replace(why_not=_LINES, hint=f"write it there as {as_}")
        return finding._replace(origins=(origin,), loose=False, template=None)
    held = [e.origin for e in finding.edits if e.origin.path in split]
    if not held:
        return finding
    edits = tuple(e for e in finding.edits if e.origin.path not in split)
    moved = [o._replace(why_not=_LINES) for o in held]
    return finding._replace(edits=edits, origins=(*finding.origins, *moved))
