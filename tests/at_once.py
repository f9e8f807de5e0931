"""Runs of charter in processes of their own: at once, stopped at a file event, or killed there."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from charter import compiled
from charter.cli.main import run
from charter.write import lock, swap
from conftest import Ran

# One process imports all this once, and is forked for each run: a run then starts in no time.
PROCESSES: Any = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["warm_charter", "at_once"])
TOO_LONG = 240
"""Seconds after which a run hangs. Nothing waits for them while all is well."""
_EVENTS = frozenset(("os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"))
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Process:
    """A run that goes on: the command line `words`, or a function that is called with them."""

    def __init__(self, what: Callable[..., object] | None, *words: Any, **given: Any) -> None:
        with pytest.MonkeyPatch.context() as patch:  # for the first run: it starts the server
            patch.setenv("CHARTER_COMPILED", str(compiled.FOLDER))
            patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
            forkserver.ensure_running()
        self._mine, its = PROCESSES.Pipe()
        given = {"compiled_in": compiled.FOLDER, **given}
        self._process = PROCESSES.Process(target=_run, args=(its, what, words, given))
        self._process.start()
        its.close()

    def hears(self) -> Any:
        """Return what the process says next; None where it died."""
        assert self._mine.poll(TOO_LONG), "a run hangs"
        try:
            return self._mine.recv()
        except EOFError:
            return None

    def go(self) -> None:
        """Let it go on, from where it waits."""
        self._mine.send("go")

    def end(self) -> Any:
        """Return what came of it: Ran, or what the function returned; None where it died."""
        said = self.hears()
        self._process.join(TOO_LONG)
        return said

    def kill(self) -> None:
        """End it as the system does, and wait until it is gone."""
        self._process.kill()
        self._process.join(TOO_LONG)


def at_once(*commands: Sequence[str]) -> list[Ran]:
    """Return what came of commands that all start in the same moment."""
    started = [Process(None, *words, gate=True) for words in commands]
    for process in started:
        assert process.hears() == "ready"
    for process in started:
        process.go()
    return [process.end() for process in started]


def _run(
    mine: Connection, what: Callable[..., object] | None, words: Sequence[Any], given: Any
) -> None:
    compiled.FOLDER = given["compiled_in"]
    if given.get("gate"):
        mine.send("ready")
        mine.recv()
    lock.WAIT = given.get("wait", lock.WAIT)
    at, then = given.get("at", 0), given.get("then", "")
    folder, snapshots = given.get("folder"), given.get("snapshots")
    if folder:
        watch_files(folder, lambda number: _at_event(mine, number, at, then, folder, snapshots))
    said = what(*words) if what else _command(*words)
    mine.send(given.get("ends", said))
    mine.close()


def _at_event(
    mine: Connection, number: int, at: int, then: str, folder: Path, snapshots: Path | None
) -> None:
    if snapshots:
        shutil.copytree(folder, snapshots / f"{number:03}", symlinks=True)
    if number == at and then == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if number == at and then == "wait":
        mine.send("waits")
        mine.recv()


def _command(*words: str) -> Ran:
    out, err = StringIO(), StringIO()
    sys.argv = ["charter", *words]
    code: Any = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            run()
        except SystemExit as ended:
            code = ended.code
    return Ran(int(code or 0), out.getvalue(), err.getvalue())


def watch_files(folder: Path, tell: Callable[[int], object]) -> None:
    """Call `tell` with 1, 2, 3 ... before each change in `folder`, and within each content.

    For the rest of this process: what is added to its audit hooks stays.
    """
    count, inside, top = 0, False, str(folder)

    def event() -> None:
        nonlocal count, inside
        if not inside:
            count, inside = count + 1, True
            try:
                tell(count)
            finally:
                inside = False

    def hook(name: str, arguments: tuple[Any, ...]) -> None:
        writes = name == "open" and (arguments[2] or 0) & _WRITING
        if (writes or name in _EVENTS) and str(arguments[0]).startswith(top):
            event()

    really_create = swap._create

    def create(path: Path, mode: int | None) -> Any:
        return _Halves(really_create(path, mode), event)

    swap._create = create
    sys.addaudithook(hook)


class _Halves:
    """A file whose content comes in two halves, with an event before, between and after."""

    def __init__(self, file: Any, event: Callable[[], None]) -> None:
        self._file, self._event = file, event

    def __enter__(self) -> _Halves:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, content: bytes) -> None:
        half = len(content) // 2
        for part in (content[:half], content[half:]):
            self._file.write(part)
            self._file.flush()
            self._event()


def left_overs(folder: Path) -> list[str]:
    """Return the names of what only a run at work may have in a folder."""
    return sorted(
        path.name for path in folder.rglob(".*") if path.name.endswith(("charter-tmp", ".lock"))
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Return the content of all files in a folder, by their paths in it.

    The list of changes is left out: it has the times.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".charter" not in path.parts
    }


def states(snapshots: Path) -> Iterator[Path]:
    """Yield the snapshots that differ from those before, by more than names nobody can guess."""
    seen = set()
    for folder in sorted(snapshots.iterdir()):
        state = tuple(
            sorted(
                ("left" if "charter-tmp" in name else name, content)
                for name, content in tree(folder).items()
            )
        )
        if state not in seen:
            seen.add(state)
            yield folder
