"""One run at a time in a folder: the lock that a run holds while it reads and writes there."""

from __future__ import annotations

import contextlib
import os
import platform
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from charter.problems import OutputError, error
from charter.write.swap import ENDING, NO_LINK, left_over, sweep

WAIT = 10.0
"""Seconds that a run waits for another one, which needs a tenth of one to write all papers."""
FILE = ".charter.lock"
"""Only where a folder itself cannot be locked (Windows, NFS); gone when the run ends."""
ALONE = ".charter-alone.lock"
"""Where there are no locks at all: who makes this file is alone, until it is gone."""
_ON_WINDOWS = os.name == "nt"
_OWN = (".charter", "out", "out/offers")
_FIRST_PAUSE, _LONGEST_PAUSE = 0.002, 0.05


class _Held(threading.local):
    """The folders that this thread holds, by process, device and number."""

    def __init__(self) -> None:
        self.folders: set[tuple[int, int, int]] = set()


_held = _Held()


@contextlib.contextmanager
def locked(folder: Path, wait: float | None = None) -> Iterator[None]:
    """Hold the lock of a folder that is there, and clear what a killed run left in it.

    A folder has one lock, by whatever name it is reached. The thread that holds it may ask for it
    again; all others wait, in any process. The system gives it back when a process dies. Where a
    file system has no locks, a file is one, and that of a process that died here is taken away; a
    folder that takes no file needs none. Raises OutputError after `wait` seconds, WAIT where it is
    None.
    """
    if _key(folder) in _held.folders:
        yield
        return
    taken = _taken(folder, WAIT if wait is None else wait)
    if taken is None:
        yield
        return
    key = _key(folder)
    _held.folders.add(key)
    try:
        sweep(folder)
        yield
    finally:
        _held.folders.discard(key)
        _give_back(*taken)


def clear(workspace: Path) -> None:
    """Clear what killed runs left in the folders of a workspace, where no run is at work now.

    For runs that write into one of them: they sweep that, and their kind may not come again.
    """
    below = (os.walk(workspace / name) for name in ("catalog", "templates"))
    folders = [Path(at) for found in below for at, _, _ in found]
    for folder in (workspace, *(workspace / name for name in _OWN), *folders):
        with contextlib.suppress(OutputError):
            if left_over(folder):
                with locked(folder, wait=0):
                    pass


def _key(folder: Path) -> tuple[int, int, int]:
    # The process too: one that was forked from the holder holds nothing.
    try:
        there = os.stat(folder)
    except OSError:
        return os.getpid(), 0, 0
    return os.getpid(), there.st_dev, there.st_ino


def _taken(folder: Path, wait: float) -> tuple[int, Path] | None:
    """Return the locked folder, or file in it, with its descriptor; None where none can be."""
    end, pause = time.monotonic() + wait, _FIRST_PAUSE
    ways = {folder: os.O_RDONLY, folder / FILE: os.O_RDWR | os.O_CREAT | NO_LINK}
    for place, flags in ways.items():
        while True:
            try:
                number = os.open(place, flags, 0o666)
            except OSError:
                break
            try:
                # Who had it may have removed it since it was opened: then that was another lock.
                if _lock(number) and _is_at(number, place):
                    return number, place
            except OSError:
                os.close(number)
                _remove(place)
                break
            except BaseException:
                os.close(number)
                raise
            os.close(number)
            if time.monotonic() >= end:
                raise _in_use(folder, wait)
            time.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
    return _made_alone(folder, wait, end)


def _made_alone(folder: Path, wait: float, end: float) -> tuple[int, Path] | None:
    """Return the file that says that this run is alone; None where none can be made."""
    place = folder / ALONE
    while True:
        try:
            number = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK, 0o666)
        except FileExistsError:
            if _take_away(place):
                continue
        except OSError:
            return None
        else:
            # On a full disk nobody can tell whose it is.
            with contextlib.suppress(OSError), open(number, "wb", closefd=False) as file:
                file.write(f"{platform.node()}\n{os.getpid()}\n".encode())
            return number, place
        if time.monotonic() >= end:
            raise _in_use(folder, wait, f"; where none is at work, remove {ALONE} there")
        time.sleep(_LONGEST_PAUSE)


def _take_away(place: Path) -> bool:
    """Remove what a run made that died on this machine; return whether there was such."""
    aside = place.with_name(f".{os.urandom(8).hex()}{ENDING}")
    with contextlib.suppress(OSError):
        if _is_of_the_dead(place):
            os.rename(place, aside)
            if is_wrong := not _is_of_the_dead(aside):  # another was faster, and made its own
                os.link(aside, place)
            os.unlink(aside)
            return not is_wrong
    return False


def _is_of_the_dead(place: Path) -> bool:
    machine, _, process = place.read_text("utf-8", "replace").partition("\n")
    if _ON_WINDOWS or machine != platform.node() or not process.strip().isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    return False


def _in_use(folder: Path, wait: float, more: str = "") -> Exception:
    waited = f", and did not end within {wait:g} seconds" if wait else ""
    message = f"another run is writing here{waited}; nothing was changed"
    hint = "run it again when that one has ended, or name another folder"
    return error(OutputError, folder, "in-use", message, hint + more)


def _lock(number: int) -> bool:
    """Return whether the lock was free. Raises OSError where there are no locks."""
    try:
        import fcntl
    except ImportError:
        return _lock_on_windows(number)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_on_windows(number: int) -> bool:
    msvcrt: Any = import_module("msvcrt")
    try:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    except PermissionError:
        return False
    return True


def _is_at(number: int, place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(number), os.stat(place))
    except OSError:
        return False


def _give_back(number: int, place: Path) -> None:
    if not _ON_WINDOWS:
        _remove(place)  # first: who waits for this file finds that it is gone, and makes another
    os.close(number)
    if _ON_WINDOWS:
        _remove(place)  # which fails, as it should, where another run has it open


def _remove(place: Path) -> None:
    if place.name in (FILE, ALONE):
        with contextlib.suppress(OSError):
            os.unlink(place)
