"""Content onto disk by rename: whole or not at all, through no link, under no name to guess."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from charter.problems import OutputError, error

ENDING = ".charter-tmp"
"""How the names end, which start with a dot, of what waits to be renamed."""
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK | getattr(os, "O_BINARY", 0)
_OWNER, _ALL = 0o600, 0o666
_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Windows does not rename over a file that is open, and virus scanners open all for a moment."""
_LONG = 240


class Stage:
    """Content that waits beside its place on disk, and takes it by rename.

    `private` content can be read by nobody but its owner, from its first byte. Other content gets
    the mode of what it takes the place of. All methods raise OSError.
    """

    def __init__(self, private: bool = False) -> None:
        self._private = private
        self._waiting: dict[Path, Path] = {}
        self._not_synced: list[Path] = []
        self._folders: dict[Path, None] = {}

    def open(self, path: Path) -> BinaryIO:
        """Return a new file, open for writing, that waits for its place at `path`."""
        beside = self._waiting[path] = path.with_name(_name())
        try:
            file = _create(beside, self._mode(path))
        except FileExistsError:
            del self._waiting[path]  # what is there is not ours to remove
            raise
        self._not_synced.append(beside)
        return file

    def add(self, path: Path, content: bytes) -> None:
        """Write what shall stand at `path`."""
        with self.open(path) as file:
            file.write(content)

    def _mode(self, path: Path) -> int | None:
        if self._private:
            return _OWNER
        with contextlib.suppress(OSError):
            there = os.lstat(path)
            if stat.S_ISREG(there.st_mode):
                return stat.S_IMODE(there.st_mode) & 0o777
        return None

    def put(self, path: Path, new: bool = False) -> None:
        """Give what waits its place; a `new` file takes that of no other."""
        for beside in self._not_synced:
            _sync(beside, os.O_RDWR)
        self._not_synced.clear()
        (_rename_new if new else _rename)(self._waiting[path], path)
        del self._waiting[path]
        self._folders[path.parent] = None

    def end(self) -> None:
        """Make what was put last, and remove what still waits."""
        for folder in self._folders:
            with contextlib.suppress(OSError):  # Windows opens no folders
                _sync(folder, os.O_RDONLY)
        for beside in self._waiting.values():
            with contextlib.suppress(OSError):
                os.unlink(beside)
        self._waiting.clear()


@contextlib.contextmanager
def staged(private: bool = False) -> Iterator[Stage]:
    """Yield a stage that is cleared at the end, however that comes about."""
    stage = Stage(private)
    try:
        yield stage
    finally:
        stage.end()


def put_folder(folder: Path, files: Mapping[str, bytes], private: bool = False) -> None:
    """Make a folder that appears with all its files. Raises OSError; then there is nothing.

    FileExistsError or ENOTEMPTY say that there is one by now. That it is on disk is not waited for,
    which takes longer than to make it: a power cut may leave it `torn`.
    """
    made = folder.with_name(_name())
    try:
        made.mkdir(0o700 if private else 0o777)
        for name, content in files.items():
            with _create(made / name, _OWNER if private else None) as file:
                file.write(content)
        os.rename(made, folder)
    except BaseException:
        _remove_folder(made)
        raise


def left_over(folder: Path) -> list[os.DirEntry[str]]:
    """Return what waits in a folder to be renamed; nothing where it cannot be read."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return [e for e in entries if e.name[0] == "." and e.name.endswith(ENDING)]
    return []


def is_torn(content: bytes) -> bool:
    """Return whether a content is what a power cut leaves of a file, and nobody writes."""
    return not content.strip(b"\0")


def sweep(folder: Path) -> None:
    """Remove what killed runs left waiting in a folder where no run is at work."""
    for entry in left_over(folder):
        with contextlib.suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                _remove_folder(Path(entry.path))
            else:
                os.unlink(entry.path)


def cannot_write(path: Path, reason: OSError, done: str = "", hint: str = "") -> OutputError:
    """Return the error that says why `path` cannot be written, and what was `done` before.

    `hint` is what to do where the reason itself does not say.
    """
    number, on_windows = reason.errno or 0, getattr(reason, "winerror", 0) or 0
    is_long = len(os.path.abspath(path)) > _LONG and on_windows in (2, 3)
    if number == errno.ENOSPC:
        hint = "make room on the disk, then run it again"
    elif number == errno.ENAMETOOLONG or on_windows == 206 or is_long:
        hint = "the path is too long for this system: take a folder nearer to the top of the disk"
    elif on_windows in (5, 32, 33):
        hint = "close it where it is open, then run it again"
    message = f"cannot be written: {reason.strerror or reason}"
    made = error(OutputError, path, "cannot-write", message + (f"; {done}" if done else ""), hint)
    assert isinstance(made, OutputError)
    return made


def _name() -> str:
    return f".{os.urandom(8).hex()}{ENDING}"


def _create(path: Path, mode: int | None) -> BinaryIO:
    file = os.fdopen(os.open(path, _NEW, _ALL if mode is None else _OWNER), "wb")
    if mode not in (None, _OWNER):
        os.chmod(path, mode)
    return file


def _sync(path: Path, flags: int) -> None:
    number = os.open(path, flags | NO_LINK)
    try:
        os.fsync(number)
    except OSError as reason:
        if reason.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
    finally:
        os.close(number)


def _rename(source: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            os.replace(source, target)
            return
        except PermissionError as reason:
            if not getattr(reason, "winerror", None):
                raise
            time.sleep(pause)
    os.replace(source, target)


def _rename_new(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):  # a file system without hard links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        _rename(source, target)
    else:
        os.unlink(source)


def _remove_folder(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)
