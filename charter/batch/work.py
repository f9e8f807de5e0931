"""The work of one row, the same in this process, in a pool and on a cluster."""

from __future__ import annotations

import errno
import json
import os
import re
import traceback
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from charter.audit.run import Auditor
from charter.batch.audits import AUDIT, audit_of_client, files_read
from charter.batch.inputs import (
    digest,
    folder_digest,
    program_digest,
    read_base,
    unpacked_base,
)
from charter.batch.left_over import left_files
from charter.batch.made_with import content_of, folder_with, given_name, note_of, own_formats
from charter.batch.other_client import notes_on_base
from charter.batch.row_source import RowBase, row_workspace
from charter.batch.setup import Setup
from charter.batch.store import RowMark, Store, mark_of, open_store
from charter.batch.tasks import Task, Value
from charter.compose.paper_kinds import proving
from charter.facts.catalog import Catalog
from charter.facts.company import NOWHERE, Company, Workspace
from charter.maker import Maker
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Place, Problem
from charter.read.files import sha256
from charter.read.yaml_source import read_yaml

MADE, UNCHANGED, SKIPPED, FAILED = "made", "unchanged", "skipped", "failed"
_PATH = re.compile(r"[^:]+(?=(?::\d+)*: )")
"""The file that a note begins with."""
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class Outcome(NamedTuple):
    """What came of a row. `stop` says that no further row can go any better.

    `notes` are to be known of what was made, `left` are files of earlier runs that no row makes.
    """

    task: Task
    status: str
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    stop: bool = False
    notes: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def make_rows(setup: Setup, tasks: Sequence[Task]) -> list[Outcome]:
    """Make the papers of some rows, and return what came of each."""
    try:
        worker = _worker(setup)
    except CharterError as bad:
        return [Outcome(task.lean(), FAILED, problems=bad.problems, stop=True) for task in tasks]
    return [worker.make(task) for task in tasks]


class _Worker:
    """One process's share: what rows have in common is read once."""

    def __init__(self, setup: Setup) -> None:
        if setup.program != program_digest():
            message = "this worker has another version of charter, its catalogue or its templates"
            hint = "install the same version on all machines"
            raise InputError([Problem(Place(""), "other-version", message, hint)])
        self.setup = setup
        self.store: Store = open_store(
            setup.out, private=not {"pack", AUDIT}.isdisjoint(setup.papers)
        )
        self.folder = (
            unpacked_base(setup.base_files) if setup.base_files else Path(setup.base or NOWHERE)
        )
        self.source, self.catalog = read_base(self.folder)
        self.shipped = self.catalog if not (self.folder / "catalog").is_dir() else None
        self.spelt = dict[str, Catalog]()
        self.folders = dict[tuple[str, ...], Path]()
        self.maker = Maker()
        self.auditor = Auditor(self.catalog) if AUDIT in setup.papers else None

    def make(self, task: Task) -> Outcome:
        """Make the papers of a task, and return what came of it."""
        outcome = self._tried(task)
        if outcome.status == FAILED:
            return outcome
        mark = self.store.mark(task.name)
        left = left_files(self.setup, self.store, task, outcome.files, mark)
        return outcome._replace(left=left)

    def _tried(self, task: Task) -> Outcome:
        try:
            return self._make(task)
        except CharterError as bad:
            if {p.code for p in bad.problems} == {"nothing-to-write"}:
                return Outcome(task.lean(), SKIPPED, problems=bad.problems)
            named = (self._named(p, task) for p in bad.problems)
            problems = tuple(_without_person(p, task) for p in named)
            full = {os.strerror(code) for code in _FULL}
            stop = any(
                p.code == "cannot-write" and any(f in p.message for f in full) for p in problems
            )
            return Outcome(task.lean(), FAILED, problems=problems, stop=stop)
        except OSError as bad:
            message = f"the papers cannot be written: {bad.strerror or type(bad).__name__}"
            hint = "make room on the disk, then run it again" if bad.errno == errno.ENOSPC else ""
            problem = Problem(task.place, "cannot-write", message, hint)
            return Outcome(task.lean(), FAILED, problems=(problem,), stop=bad.errno in _FULL)
        except Exception as bad:
            # One row must not end the run; the error's own words could be a person's data.
            last = traceback.extract_tb(bad.__traceback__)[-1]
            where = f"{Path(last.filename).name}:{last.lineno}"
            message = f"a mistake in charter itself: {type(bad).__name__} in {where}"
            problem = Problem(
                task.place, "internal", message, "'charter build' with this row shows it"
            )
            return Outcome(task.lean(), FAILED, problems=(problem,))

    def _make(self, task: Task) -> Outcome:
        if task.problems:
            if task.values and not task.workspace:
                self._workspace(task)  # tells what else is wrong with the row
            raise InputError(task.problems)
        fingerprint = self._fingerprint(task)
        mark = self.store.mark(task.name)
        placed = self._placed(fingerprint, task)
        if mark and mark.fingerprint in (fingerprint, placed):
            changed = self.store.changed(task.name, mark)
            if changed == () or (changed and not self.setup.force):
                return self._as_before(task, mark, changed)
        files, drafts, notes = self._files(task)
        # A note that names a cell holds for this run: the row may stand elsewhere in the next.
        lasting = [note for note in notes if task.place.path not in note]
        new = mark_of(placed if drafts else fingerprint, files, drafts, lasting, mark)
        self.store.put(task.name, files, new, self.setup.force)
        notes = (*notes, *self._of_base(task), *task.notes)
        return Outcome(task.lean(), MADE, tuple(files), tuple(drafts), notes=notes)

    def _as_before(self, task: Task, mark: RowMark, changed: tuple[str, ...]) -> Outcome:
        if not changed:
            drafts = tuple(Problem(Place(a), b, c, d) for a, b, c, d in mark.drafts)
            notes = (*mark.notes, *self._of_base(task), *task.notes)
            return Outcome(task.lean(), UNCHANGED, tuple(mark.files), drafts, notes=notes)
        message = "was edited since it was made, and is left alone"
        edited = tuple(
            Problem(Place(f"{self.setup.out}/{task.name}/{name}"), "edited", message)
            for name in changed
        )
        return Outcome(task.lean(), SKIPPED, tuple(mark.files), edited)

    def _of_base(self, task: Task) -> tuple[str, ...]:
        data = self.source.data
        return notes_on_base(data, task) if isinstance(data, dict) else ()

    def _fingerprint(self, task: Task) -> str:
        setup = self.setup
        said: list[Any] = [setup.program, setup.base_digest, setup.papers, setup.formats]
        said += [setup.day.isoformat() if setup.dated else "", setup.decimal, task.positions]
        said += [[list(v.path), str(v.value)] for v in (*task.values, *task.hire)]
        if task.workspace:
            folder = Path(task.workspace)
            said.append(digest(files_read(folder)) if self.auditor else folder_digest(folder))
        said += [[list(v.path) for v in task.made_with], content_of(task.made_with)]
        if letter := task.letter or setup.letter:
            said.append(digest([("", Path(letter))]) if os.path.isfile(letter) else "")
        return sha256(json.dumps(said, ensure_ascii=False).encode(errors="backslashreplace"))

    def _placed(self, fingerprint: str, task: Task) -> str:
        """Return the fingerprint with where the row stands: its drafts name their cells."""
        return sha256(f"{fingerprint} {[str(row.place) for row in task.rows]}".encode())

    def _workspace(self, task: Task) -> Workspace:
        if not task.workspace:
            decimal = self.setup.decimal
            folder = self._folder_with(task.made_with)
            base = RowBase(self.source, self.catalog, folder, self._spelt, decimal)
            return row_workspace(base, task)
        folder = Path(task.workspace)
        if self.shipped is None or (folder / "catalog").is_dir():
            from charter.check.own.own_text import unused_text
            from charter.load.company_file import read_workspace

            read = read_workspace(folder)
            return read._replace(cut=(*read.cut, *unused_text(read)))
        source = read_yaml(folder / "company.yaml")
        base = RowBase(source, self.shipped, folder, self._spelt)
        return row_workspace(base, Task("", source.place(())))

    def _named(self, problem: Problem, task: Task) -> Problem:
        """Return a problem of a row's own letterhead or templates with the person's name for it."""
        if not task.made_with:
            return problem
        within = f"{self._folder_with(task.made_with)}/templates"
        path = given_name(problem.place.path, within, task.made_with)
        return problem._replace(place=problem.place._replace(path=path))

    def _named_note(self, note: str, task: Task) -> str:
        """Return a note on such a letterhead or template with the same name."""
        path = _PATH.match(note)
        if path is None:
            return note
        named = self._named(Problem(Place(path[0]), "", ""), task).place.path
        return f"{named}{note[path.end() :]}"

    def _folder_with(self, values: Sequence[Value]) -> Path:
        """Return the folder of templates that a row is made with; that of a client is kept."""
        key = tuple(content_of(values))
        if key not in self.folders:
            self.folders[key] = folder_with(self.folder, values)
        return self.folders[key]

    def _spelt(self, catalog: Catalog, company: Company) -> Catalog:
        from charter.facts.languages import charter_language, spelling, spelt_for

        language = charter_language(company)
        if not spelling(language).entries:
            return catalog
        if language not in self.spelt:
            self.spelt[language] = spelt_for(self.catalog, company)
        return self.spelt[language]

    def _files(self, task: Task) -> tuple[dict[str, bytes], Sequence[Problem], tuple[str, ...]]:
        """Return the files of a row, what makes drafts of its papers, and notes on them."""
        from charter.checking import checked_organisation, closed_postings, odd_pay
        from charter.make import Wanted, make_papers

        if self.auditor is not None:
            audited = audit_of_client(self.setup, Path(task.workspace), self.auditor, self.maker)
            return audited.files, (), audited.notes
        workspace = self._workspace(task)
        setup, formats = self.setup, own_formats(task.made_with) or self.setup.formats
        if "pack" in setup.papers:
            setup = setup._replace(formats=formats)
            from charter.batch.packs import pack_of

            made_pack = pack_of(setup, workspace, task, self.maker)
            return made_pack.files, (), made_pack.notes
        wanted = Wanted(setup.day, setup.papers, task.positions, formats)
        organisation = None
        if proving(setup.papers):
            organisation = checked_organisation(workspace, setup.day)
        made = make_papers(workspace, wanted, self.maker, organisation)
        files = dict(made.files)
        wrong = (*closed_postings(made, setup.day), *odd_pay(made))
        told = (*made.notes, *map(str, wrong))
        if note := note_of(task.made_with):
            from charter.batch.notes import note_files, notes_on_note

            files |= note_files(note, made.papers, workspace.company.tokens)
            told += notes_on_note(note, workspace.company.tokens)
        notes = tuple(self._named_note(note, task) for note in told)
        return files, [self._named(draft, task) for draft in made.drafts], notes


def _without_person(problem: Problem, task: Task) -> Problem:
    """Return a problem whose words quote nothing of a person's data."""
    texts = sorted(
        (str(v.value) for v in task.hire if len(str(v.value)) > 1), key=len, reverse=True
    )
    message, hint, path = problem.message, problem.hint, problem.place.path
    for text in texts:
        message, hint, path = (said.replace(text, "...") for said in (message, hint, path))
    return Problem(problem.place._replace(path=path), problem.code, message, hint)


@lru_cache(maxsize=1)
def _worker(setup: Setup) -> _Worker:
    return _Worker(setup)
