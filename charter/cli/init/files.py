"""New files that appear whole, and never in place of one that is there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from charter.problems import OutputError, error

_TEMPORARY = ".charter-tmp"


def write_new(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write each file that is not there yet, all content before the first rename; return them.

    Makes the folder where it is missing. Raises OutputError; then no file has changed.
    """
    wanted = [name for name in files if not os.path.lexists(folder / name)]
    temporary = {name: folder / f".{name.lstrip('.')}{_TEMPORARY}" for name in wanted}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in temporary.items():
            path.write_text(files[name], "utf-8", newline="\n")
        for name, path in temporary.items():
            os.replace(path, folder / name)
    except (FileExistsError, NotADirectoryError):
        message = "this is a file, not a folder, or lies within one"
        raise error(OutputError, folder, "not-a-folder", message, "name another folder") from None
    except OSError as reason:
        message = f"cannot be written: {reason.strerror or reason}"
        raise error(OutputError, folder, "cannot-write", message, "name another folder") from None
    finally:
        for path in temporary.values():
            with contextlib.suppress(OSError):
                path.unlink()
    return [folder / name for name in wanted]
