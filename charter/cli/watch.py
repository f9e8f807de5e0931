"""charter build --watch: builds again after each save."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from threading import Event

from charter.cli.output import echo
from charter.cli.printer import Prose, of_problem, say
from charter.cli.written import counts, notes_of
from charter.load.company_file import COMPANY_FILE
from charter.problems import CharterError, InputError, OutputError, Problem, error, typed
from charter.write.files import Written

QUIET_MS = 50
"""How long no file may change before papers are built: a save is often several changes."""
TURN_MS = 400
"""A mistake is shown when nothing changed for this long: half a file is no mistake."""
TURNS_BEFORE_RETRY = 5
_TEMPORARY = re.compile(
    r"[.~#].*|.*(~|#|\.(tmp|temp|sw[a-z]|bak|orig|rej|part|crdownload|lock))|\d+"
    r"|.*___jb_(tmp|old)___|.*\.(tmp\.|sb-).*|sed[a-z0-9]{6}",
    re.I,
)
"""Files of editors and of Word: .company.yaml.swp, ~$letter.docx, .~lock.x.docx#, x.tmp, 4913,
x.yaml___jb_tmp___, x.yaml.tmp.12.34, sedSI7voD."""


def watch(
    workspace: Path,
    out: Path | None,
    run: Callable[[], Written],
    quiet: bool,
    drafts: Sequence[Problem] = (),
) -> None:
    """Build with `run`, then again whenever a file changes that papers are made of.

    Ends with Ctrl-C. A mistake is printed and leaves the papers as they were. `drafts` holds, after
    each run, what keeps postings from being published.
    """
    file = workspace / COMPANY_FILE if workspace.is_dir() else workspace
    if not file.parent.is_dir():
        hint = f"'charter init {typed(workspace)}' makes a workspace"
        message = "there is no such folder or file"
        raise error(InputError, workspace, "no-file", message, hint)
    _Watcher(file, out or file.parent / "out", run, quiet, drafts).watch()


def matters(path: Path, company: Path, out: Path) -> bool:
    """Return whether papers are made of the file at `path`. All paths are absolute."""
    if path == company:
        return True
    folder = company.parent
    if out == path or out in path.parents or folder not in path.parents:
        return False
    parts = path.relative_to(folder).parts
    if parts[0] not in ("catalog", "templates"):
        return False
    return not any(_TEMPORARY.fullmatch(part) for part in parts) and (
        bool(path.suffix) or not path.is_file()
    )


def _stop_at_interrupt() -> Event:
    """Return what Ctrl-C sets from now on; pressed again, it ends the process as ever.

    An exception would land anywhere: in the middle of a build, or where Python has to drop it.
    A process whose starter has told it to ignore Ctrl-C, as a shell does with `&`, goes on so.
    """
    stop, before = Event(), signal.getsignal(signal.SIGINT)

    def take(_number: int, _frame: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)

    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, take)
    return stop


class _Watcher:
    def __init__(
        self,
        file: Path,
        out: Path,
        run: Callable[[], Written],
        quiet: bool,
        drafts: Sequence[Problem],
    ) -> None:
        self.company = file.parent.resolve() / file.name
        self.out = out.resolve()
        self.run, self.quiet, self.drafts = run, quiet, drafts
        self.failed: CharterError | None = None
        self.said = ""
        self.names: tuple[str, ...] = ()
        self.turns = 0
        self.built = False
        self.told: frozenset[Prose] = frozenset()

    def watch(self) -> None:
        from watchfiles import watch as changes_in

        folder = self.company.parent
        stop = _stop_at_interrupt()
        self._build()
        self._end_turn()
        watcher = changes_in(
            folder,
            watch_filter=lambda _, path: matters(Path(path), self.company, self.out),
            step=QUIET_MS,
            rust_timeout=TURN_MS,
            yield_on_timeout=True,
            stop_event=stop,
        )
        started = False
        for changes in watcher:
            if changes:
                self.names = self._shown(path for _, path in changes)
            if changes or not started:
                # What was saved before the watcher saw anything is found by building once more.
                self._build()
            else:
                self._end_turn()
            if not started and not self.quiet:
                echo(f"watching {folder}; Ctrl-C ends it")
            started = True
        if not self.quiet:
            echo("stopped watching")

    def _shown(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return the changed files as one reads them, with those that are not yet told of.

        A folder is only named where no file in it is.
        """
        folder = self.company.parent
        changed = [Path(path) for path in paths]
        files = [path for path in changed if path.suffix and not path.is_dir()] or changed
        names = {path.relative_to(folder).as_posix() for path in files}
        return tuple(sorted(names | set(self.names)))

    def _build(self) -> None:
        try:
            done = self.run()
        except CharterError as bad:
            self.failed, self.turns = bad, 0
            return
        first, recovered = not self.built, self.failed is not None
        self.failed, self.said, self.built = None, "", True
        if not self.quiet and (self.names or first or recovered or done.written):
            say([f"{self._now()}{counts(done)}"])
        self._tell(done)
        self.names = ()

    def _tell(self, done: Written) -> None:
        """Print what a person has to know about and was not told after the build before."""
        drafts = [of_problem(problem) for problem in self.drafts]
        notes = [*notes_of(done), *drafts]
        new = [note for note in notes if note not in self.told]
        say(new, err=True)
        self.told = frozenset(notes)
        if set(new) & set(drafts):
            from charter.check.law.words import CHECKLIST

            note = f"The papers are written; put this right before you publish. {CHECKLIST}"
            say([note], err=True)

    def _now(self) -> str:
        """Return the time and the files that changed, as the start of a line."""
        named = ", ".join(self.names[:3]) + (
            f" and {len(self.names) - 3} more" if self.names[3:] else ""
        )
        return f"{datetime.now():%H:%M:%S} " + (f"{named} changed: " if named else "")

    def _end_turn(self) -> None:
        """Say what is wrong, once, now that all is quiet; try again what may pass by itself."""
        if self.failed is None:
            return
        if self.names or self.said != str(self.failed):
            self.said = str(self.failed)
            many = "a mistake" if len(self.failed.problems) == 1 else "mistakes"
            say([f"{self._now()}{many}; the papers are as they were"], err=True)
            say((of_problem(problem, indent=2) for problem in self.failed.problems), err=True)
            self.names = ()
        self.turns += 1
        if isinstance(self.failed, OutputError) and self.turns % TURNS_BEFORE_RETRY == 0:
            self._build()
