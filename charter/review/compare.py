"""One paper that came back against what the workspace writes now."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from charter.assign.organisation import Position
from charter.assign.outside import seen_from_outside
from charter.assign.ownership import organise
from charter.compose.wording import Wording
from charter.document.matching import match
from charter.facts.company import Workspace
from charter.make import Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error, typed
from charter.read.files import read_text
from charter.read.yaml_source import read_yaml
from charter.render.papers import Markdown
from charter.review.changes import Alignment, Change, all_as_before, changes, links_of, with_moves
from charter.review.days import days_in
from charter.review.edits import Edit, unfill, whole
from charter.review.facts import Facts
from charter.review.findings import TracedChange, with_lines_of_texts
from charter.review.lines import Line, Read, UnreadPart, lines_of_markdown
from charter.review.signatures import lines_to_sign, signed_in
from charter.trace.origins import COMPANY, Origin, Origins, origins_of
from charter.trace.printed_by import PaperTemplates
from charter.write.texts import recall

POSTING = "posting"
WORD = (".docx", ".dotx")
_GONE = "delete it there, and no paper has it"
_OF_ANOTHER = 0.1
"""A paper of which fewer lines are ours was hardly made from ours."""


class Review(NamedTuple):
    """What a person changed in a paper. `moved` counts lines that the workspace changed since the
    paper was made; `known` says whether the two could be told apart. `unread` is what could not be
    read in the paper and is not in ours. `strange` is a paper that has hardly a line of ours;
    `signed` is what somebody filled in to sign, `reset` counts lines with other quotation marks or
    dashes, which programs set by themselves."""

    paper: Markdown
    read: Read
    findings: tuple[TracedChange, ...]
    moved: int
    known: bool
    unread: tuple[UnreadPart, ...] = ()
    strange: bool = False
    signed: tuple[str, ...] = ()
    reset: int = 0

    @property
    def says_ours(self) -> bool:
        """Return whether a build may write over it: it says what we do, and nothing beside it."""
        return not (self.findings or self.unread or self.signed or self.read.comments)


def read_paper(path: Path) -> Read:
    """Return the lines of a paper in Markdown or Word. Raises InputError, or TemplateError."""
    if path.suffix.lower() in WORD:
        from charter.review.word import read_word_paper

        return read_word_paper(path)
    if path.suffix.lower() not in (".md", ".markdown"):
        hint = "save it as .docx in Word, or give the .md file"
        message = "only Markdown and Word papers can be compared"
        if path.is_dir():
            papers = sorted(p for p in path.iterdir() if p.suffix in (".md", ".docx"))
            message = "this is a folder, and a paper is a file"
            hint = f"give one of its files, such as {typed(papers[0])}" if papers else "give a file"
        raise error(InputError, path, "not-a-paper", message, hint)
    return Read(lines_of_markdown(read_text(path), str(path)))


def day_of(read: Read, kind: str, language: str) -> date | None:
    """Return the date of a paper: the first in a charter, or when the Word file was made."""
    for line in read.lines if kind == "charter" else ():
        for found in days_in(line.text, language):
            return found.day
    try:
        return date.fromisoformat(read.day)
    except ValueError:
        return None


def compare(
    workspace: Workspace, name: str, kind: str, path: Path, read: Read, day: date, out: Path
) -> Review:
    """Return what a person changed in the paper at `path`, of position `name`.

    `out` is the folder that remembers what papers said. Raises CharterError.
    """
    organisation = organise(workspace)
    wanted = Wanted(day, (kind,), (name,), formats=(), to_compare=True)
    papers = make_papers(workspace, wanted, organisation=organisation).papers
    paper = next(p for p in papers if p.name == f"{name}-{kind}")
    templates = workspace.folder / "templates"
    as_word = path.suffix.lower() in WORD
    wanted = wanted._replace(papers=(paper,), formats=("md", "docx") if as_word else ("md",))
    written = make_papers(workspace, wanted, organisation=organisation)
    (text,) = written.texts
    markdown = lines_of_markdown(text.text, f"{text.name}.md")
    ours_now = _read_word(written.files, text.name) if as_word else Read(markdown)
    now = ours_now.lines
    as_printed = [line.key for line in now] == [line.key for line in markdown]
    earlier = [lines_of_markdown(t, name) for t in recall(out, text)] if as_printed else []
    base, known = _base(read.lines, now, earlier) if as_printed else (now, True)
    source = read_yaml(Path(organisation.company.place.path))
    seen = seen_from_outside(organisation, name) if kind == POSTING else organisation
    position, words = seen.positions[name], Wording(seen, postings=kind == POSTING)
    origins = Origins(origins_of(seen, position, kind, words, source))
    there = {line.key for line in now}
    meanwhile, found = there - {line.key for line in base}, []
    printing = PaperTemplates(templates, paper, word=as_word)
    made, lines = all_as_before(with_moves(changes(base, read.lines)), base, read.lines)
    facts = Facts(organisation.company, position, kind, words, source, lines)
    beside = changes(ours_now.beside, read.beside)
    rows = lines_to_sign(() if kind == POSTING else base)
    signed = signed_in((*made, *beside), rows)
    made = [change for change in made if change not in signed]
    renamed = {c.new.text: c.old.text for c in made if c.old and c.new and c.new.kind == "heading"}
    ours = changes(base, now) if base is not now else []
    since = {c.old.key: c.new.text if c.new else "(removed)" for c in reversed(ours) if c.old}
    for change in made:
        finding = _with_fact(_finding(change, origins, facts, words, position), facts)
        old_is_gone = change.old is not None and change.old.key not in there
        new_or_changed = change.old is None or old_is_gone
        if change.new is not None and change.new.key in meanwhile and new_or_changed:
            continue  # the workspace says so too by now
        if change.old is not None and old_is_gone:
            if change.new is None:
                continue
            finding = finding._replace(also=since.get(change.old.key, "(changed)"))
        printed = not change.new or change.old not in rows  # what is typed to sign is in none
        if printed and (
            finding.loose or not (finding.edits or finding.origins or change.look_only)
        ):
            finding = finding._replace(
                template=printing.of(renamed.get(change.section, change.section))
            )
        found.append(finding)
    outside = [TracedChange(c, (), (), loose=False) for c in beside if c not in signed]
    found = [*with_lines_of_texts(found, lines, origins), *outside]
    moved = sum(not c.look_only for c in ours)
    unread = _unread(ours_now, read)
    return Review(
        text,
        read,
        tuple(found),
        moved,
        known,
        unread,
        strange=_likeness(base, read.lines)[0] < _OF_ANOTHER,
        signed=tuple(dict.fromkeys(signed.values())),
        reset=sum(a.cells != b.cells for a, b in zip(lines, read.lines, strict=True)),
    )


def _unread(ours: Read, read: Read) -> tuple[UnreadPart, ...]:
    """Return what could not be read in a paper, and is not in ours."""
    known = {each.key for each in ours.unread}
    return tuple(each for each in read.unread if each.key not in known)


def _read_word(files: Mapping[str, bytes], name: str) -> Read:
    """Return what the workspace writes now, as it is read from its Word file."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{name}.docx"
        made.write_bytes(files[made.name])
        return read_paper(made)


def _base(
    edited: Sequence[Line], now: Sequence[Line], earlier: list[tuple[Line, ...]]
) -> tuple[Sequence[Line], bool]:
    """Return what the paper said when it was made: the version nearest to it.

    A line that stands today too has today's look; the look of others is not compared.
    """
    alike = [_likeness(lines, edited) for lines in (*earlier, now)]
    best = alike.index(max(alike))
    if alike[-1] >= alike[best]:
        return now, bool(earlier) or alike[-1][0] == 1
    there = {line.key: line for line in now}
    return [there.get(line.key, line._replace(look=())) for line in earlier[best]], True


def _likeness(lines: Sequence[Line], edited: Sequence[Line]) -> tuple[float, float]:
    """Return how many lines are the same, then how many words of the others."""
    one, other = [line.key for line in lines], [line.key for line in edited]
    both = set(one) & set(other)
    mine, theirs = (
        " ".join(" ".join(key) for key in keys if key not in both).split() for keys in (one, other)
    )
    return match(one, other).ratio, match(mine, theirs).ratio


def _with_fact(finding: TracedChange, facts: Facts) -> TracedChange:
    """Return a finding with the fact that its line is, where no words in it say what changed."""
    known = (finding.edits or finding.origins) and not finding.loose
    taken = finding.origins and finding.change.new is None and not facts.is_list(finding.change)
    if known or finding.change.look_only or taken:
        return finding
    fact = facts.of(finding.change)
    paths = {o.path for o in (*finding.origins, *(e.origin for e in finding.edits))}
    if fact is None or (fact.origin if isinstance(fact, Edit) else fact).path in paths:
        return finding
    if isinstance(fact, Edit):
        return finding._replace(edits=(*finding.edits, fact), loose=False)
    return finding._replace(origins=(*finding.origins, fact), loose=False)


def _linked(change: Change, origins: Origins) -> tuple[Origin, ...]:
    """Return the texts with a link that was added or taken out, or that leads elsewhere now."""
    old, new = change.old, change.new
    if old is None or new is None or not links_of(change):
        return ()
    words = [w for w in (new.links | old.links) if new.links.get(w) != old.links.get(w)]
    found = []
    for origin in (f.origin for cell in new.cells for f in origins.find(cell)):
        if said := [new.link_of(w) for w in words if w in origin.text]:
            hint = f"write {' and '.join(map(repr, said))} there" if origin.kind == COMPANY else ""
            found.append(origin._replace(why_not="a link is put there by hand", hint=hint))
    return tuple(found)


def _moved(change: Change, origins: Origins) -> tuple[Origin, ...]:
    """Return the texts of a line that stands elsewhere now, and where their order is written."""
    found = []
    for origin in (
        f.origin for cell in (change.new.cells if change.new else ()) for f in origins.find(cell)
    ):
        listed = "outcomes" in origin.path and origin.kind != COMPANY
        hint = "'outcomes:' of the position in company.yaml lists them in an order of your own"
        hint = hint if listed else "move it in its list there" if origin.kind == COMPANY else ""
        found.append(origin._replace(why_not="its place is changed by hand", hint=hint))
    return tuple(found)


def _finding(
    change: Change, origins: Origins, facts: Facts, words: Wording, position: Position
) -> TracedChange:
    if change.moved:
        return TracedChange(change, (), _moved(change, origins), loose=False)
    if change.look_only:
        return TracedChange(change, (), _linked(change, origins), loose=False)
    if change.old is None:
        cells = change.new.cells if change.new else ()
        there = [f.origin for c in cells for f in origins.find(c) if not f.origin.item]
        return TracedChange(change, (), tuple(there), loose=False)
    if change.new is None or len(change.new.cells) != len(change.old.cells):
        here = [f.origin for cell in change.old.cells for f in origins.find(cell)]
        if change.new is None:
            here = [o._replace(hint=_GONE) if o.kind == COMPANY else o for o in here]
        return TracedChange(change, (), tuple(here), loose=True)
    edits: list[Edit] = []
    touched: list[Origin] = []
    loose = False
    is_row = change.old.kind == "row"
    for number, (old, new) in enumerate(zip(change.old.cells, change.new.cells, strict=True)):
        if old == new:
            continue
        found, aligned, beside = origins.find(old), Alignment(old, new), []
        for a, b in aligned.edits():
            owners = [f for f in found if f.start <= a and b <= f.end]
            if not owners:
                beside.append((a, b))
            crossed = [f for f in found if f.start < b and a < f.end and f not in owners]
            touched += [f.origin for f in crossed]
        for f in found:
            if f.origin in touched:
                continue
            start, end = aligned.start(f.start), aligned.end(f.end)
            piece = " ".join(new[start:end].split())
            if piece != f.origin.text:
                if f.origin.why_not or not piece:
                    touched.append(f.origin)
                    continue
                whole_of = f.origin._replace(text=f.origin.said or f.origin.text)
                raw = unfill(whole_of, f.origin.in_full(piece), words, position)
                before = whole(old, f.start, f.end, words.language, is_row)
                after = whole(new, start, end, words.language, is_row)
                edits.append(Edit(f.origin, piece, raw, before, after))
        touched += [f.origin for f in found if f.origin.why_not]
        values, unknown = facts.within(change, number, beside, aligned)
        edits += [each for each in values if isinstance(each, Edit)]
        touched += [each for each in values if isinstance(each, Origin)]
        loose |= unknown
    return TracedChange(change, tuple(edits), tuple(dict.fromkeys(touched)), loose)
