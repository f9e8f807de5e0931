"""From papers that a company has to all that is found in them: `charter audit`, in one call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from charter.audit.against import Promises
from charter.audit.findings import Audit
from charter.audit.making import WHY_IGNORED, audit_files
from charter.audit.memory import MEMORY, Answer, memory_text
from charter.audit.review import ReviewRow, reviewed
from charter.audit.run import Auditor, promised, remembered
from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import CellRule
from charter.batch.headings import half_are, open_headed
from charter.batch.tables import RowTable, TableRow
from charter.edit.yaml_remove import replace_value
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace, workspace_of
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, error
from charter.read.called import words
from charter.read.yaml_source import parse_yaml
from charter.write.files import write_file
from charter.write.ignored import leave_out_of_git
from charter.write.in_place import edit_file
from charter.write.journal import InJournal

_TEXT = CellRule(frozenset(["string"]), ())
_COLUMNS = {"claim": "claim", "quote": "quote", "entry": "entry"}


class AuditedPapers(NamedTuple):
    """An audit, with what it was held against and what a person said of it.

    `base` is the workspace whose facts counted, `against` the one whose charters did. `answers` are
    all that are known, by the key of their words; `stale` are rows of a review that are about no
    duty of these papers.
    """

    audit: Audit
    base: Workspace | None
    against: Workspace | None
    promises: tuple[Promises, ...]
    answers: Mapping[str, Answer]
    stale: tuple[Problem, ...]

    @property
    def fine(self) -> bool:
        """Return whether nothing is to be settled; beside charters, whether they keep all."""
        if self.stale or self.audit.problems:
            return False
        if self.against is not None:
            return not any(one.broken for one in self.promises)
        return self.audit.fine


def audit_papers(
    papers: Sequence[Path],
    *,
    workspace: Path | Workspace | None = None,
    against: Path | Workspace | None = None,
    review: Path | None = None,
) -> AuditedPapers:
    """Return who claims what in papers that a company has: job descriptions, postings, offers.

    >>> found = charter.audit_papers([Path("old")], workspace=Path("northwind"))
    >>> [clash.entries[0].title for clash in found.audit.clashes]
    ['Product roadmap']

    `papers` are files and folders; a zip is a folder too. `workspace` lends the facts by which work
    applies, and what a person said before; `against` is a workspace whose charters are held against
    the papers. `review` is a table of ours in which a person placed duties. Nothing is written:
    `make_audit_files` gives the report. Raises InputError with every problem of what was given; a
    paper that cannot be read is no such problem, and stands in `audit.problems`.
    """
    base = read_workspace(workspace) if isinstance(workspace, Path) else workspace
    other = read_workspace(against) if isinstance(against, Path) else against
    lent = base or other
    catalog = lent.catalog if lent else read_catalog()
    auditor = Auditor(catalog)
    answers = remembered(base, catalog)
    placing = auditor.place(papers)
    audit = auditor.judge(placing, lent, answers)
    stale: tuple[Problem, ...] = ()
    if review is not None:
        said = reviewed(audit, read_review(review))
        if said.problems:
            raise InputError(said.problems)
        stale, answers = said.stale, {**answers, **said.answers}
        audit = auditor.judge(placing, lent, answers)
    promises = promised(audit, placing, other) if other else ()
    return AuditedPapers(audit, base, other, promises, answers, stale)


def make_audit_files(
    found: AuditedPapers, day: date, formats: Sequence[str] = ("md", "docx")
) -> Mapping[str, bytes]:
    """Return the report of an audit in these formats, and the table for review, by file name.

    >>> found = charter.audit_papers([Path("old")])
    >>> sorted(charter.make_audit_files(found, date(2026, 12, 1), ["docx"]))
    ['audit.docx', 'review.csv', 'review.xlsx']

    They quote papers of people: `write_files` with `private` makes them their owner's alone. Raises
    CharterError where a template or a letterhead of the workspace cannot be used.
    """
    return audit_files(
        found.audit,
        day,
        formats,
        base=found.base,
        against=found.against,
        promises=found.promises,
    )


def read_review(path: Path) -> tuple[ReviewRow, ...]:
    """Return the rows of a table that a person filled in. Raises InputError."""
    with ExitStack() as held:
        table = open_headed(path, held, half_are(lambda said: words(said) in _COLUMNS))
        named = {cell.heading: _COLUMNS.get(words(cell.heading), "") for cell in table.headings}
        if lacks := list(_lacks(table, set(named.values()), path)):
            raise InputError(lacks)
        problems: list[Problem] = []
        rows = tuple(_row(row, problems) for row in table.rows if row.cells)
    if problems:
        raise InputError(problems)
    return rows


def _lacks(table: RowTable, there: set[str], path: Path) -> Iterator[Problem]:
    place = table.headings[0].place if table.headings else Place(str(path))
    hint = "take review.xlsx as 'charter audit' writes it with --out, and fill in 'Entry'"
    if table.headings and "entry" not in there:
        yield Problem(place, "missing-column", "this table has no column 'Entry'", hint)
    if table.headings and not {"quote", "claim"} & there:
        yield Problem(place, "missing-column", "this table has no column 'Quote'", hint)


def _row(row: TableRow, problems: list[Problem]) -> ReviewRow:
    said = dict.fromkeys(_COLUMNS.values(), "")
    place = row.place
    for cell in row.cells:
        name = _COLUMNS.get(words(cell.heading), "")
        if not name:
            continue
        try:
            value = value_of(cell.value, _TEXT)
        except BadCellError as bad:
            problems.append(Problem(cell.place, bad.code, bad.message, bad.hint))
            continue
        said[name] = "" if value is None else str(value)
        place = cell.place if name == "entry" else place
    return ReviewRow(place, said["claim"], said["quote"], said["entry"])


def remember_answers(found: AuditedPapers) -> tuple[str, ...]:
    """Write what a person said into the workspace, for the next run. Returns notes.

    Only its owner can read the file, and git leaves it out. Raises OutputError.
    """
    if found.base is None or not found.answers:
        return ()
    folder = found.base.folder
    if not folder.is_dir():
        message = "this company stands in no folder, so nothing can be remembered there"
        raise error(InputError, found.base.company.place, "no-folder", message)
    notes = leave_out_of_git(folder, [MEMORY], WHY_IGNORED)
    write_file(folder / MEMORY, memory_text(found.answers.values()).encode(), private=True)
    return notes


def take_over_papers(found: AuditedPapers) -> tuple[str, ...]:
    """Write what papers say for certain into the company file that lent its facts.

    What somebody settled there stays. Returns the lines in words, and none where it says all of it.
    Raises CharterError; then the file is as it was.
    """
    from charter.assign.ownership import organise
    from charter.audit.certain import CertainLine, said_of, said_of_all, taken_over

    if found.base is None:
        message = "these papers were held against no workspace, so there is none to write into"
        raise error(InputError, "", "no-folder", message, "name it with --workspace")
    base = found.base
    path = Path(base.company.place.path)
    organisation = organise(base)
    done: list[CertainLine] = []

    def edit(text: str) -> str:
        data = parse_yaml(text, str(path)).data
        done[:] = taken_over(found.audit, base, organisation, data).lines
        for line in done:
            text = replace_value(text, line.path, line.value, str(path))
        workspace_of(text, base.folder, str(path))
        return text

    edit_file(path, edit, [InJournal(base.folder, lambda: said_of_all(done, organisation))])
    return tuple(said_of(line, organisation) for line in done)
