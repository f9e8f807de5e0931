"""Runs commands as processes of their own whose outputs are closed, full, poor or soon gone.

    python terminal_driver.py '[[way, [argument, ...], ...], ...]'

Prints one JSON list: for each command its exit code, stdout and stderr. Each is a fork of this
process, whose streams are made as Python makes them at its start, and which has done everything
once; that saves a start for each.
"""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import pkgutil
import sys
import tempfile
from typing import Any

import charter
from charter.cli import main

WAYS: dict[str, dict[str, str]] = {
    "plain": {},
    "stdout closed": {"stdout": "closed"},
    "all closed": {"stdin": "closed", "stdout": "closed", "stderr": "closed"},
    "full": {"stdout": "full"},
    "both full": {"stdout": "full", "stderr": "full"},
    "gone": {"stdout": "gone"},
    "cp1252": {"encoding": "cp1252"},
    "cp850": {"encoding": "cp850"},
    "ascii": {"encoding": "ascii"},
}
NAMES = ("stdin", "stdout", "stderr")


def run(way: dict[str, str], arguments: list[str]) -> tuple[int, bytes, bytes]:
    """Return the exit code of one command, and what it said."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        if not (child := os.fork()):
            code = 99
            try:
                code = _in_child(way, arguments, (out.fileno(), err.fileno()))
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read())
        return os.waitstatus_to_exitcode(status), said[0], said[1]


def _in_child(way: dict[str, str], arguments: list[str], files: tuple[int, int]) -> int:
    for number, name in enumerate(NAMES):
        kind = way.get(name)
        os.close(number)
        if kind == "closed":
            setattr(sys, name, None)
            continue
        if name == "stdin":
            os.open(os.devnull, os.O_RDONLY)
            continue
        if kind == "full":
            assert os.open("/dev/full", os.O_WRONLY) >= 0
        elif kind == "gone":
            reader, writer = os.pipe()
            os.dup2(writer, 9)
            os.close(reader)
            if writer != number:
                os.close(writer)
            os.dup2(9, number)
            os.close(9)
        else:
            os.dup2(files[number - 1], number)
        raw = io.FileIO(number, "w", closefd=False)
        errors = "strict" if name == "stdout" else "backslashreplace"
        encoding = way.get("encoding", "utf-8")
        stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding, errors)
        setattr(sys, name, stream)
    sys.argv = ["charter", *arguments]
    try:
        main.run()
    except SystemExit as left:
        code = int(left.code or 0)
    except BaseException:
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        code = 98
    for name in NAMES[1:]:
        stream = getattr(sys, name)
        try:
            stream.flush()
        except OSError:
            return 120  # as Python does where the last flush fails
    return code


def answer(wanted: list[Any]) -> None:
    """Print what all wanted commands did."""
    for module in pkgutil.walk_packages(charter.__path__, "charter."):
        if module.name not in ("charter.__main__", "charter.write.pdf.writer"):
            importlib.import_module(module.name)
    importlib.import_module("warm_charter")
    gc.freeze()
    done = []
    for way, arguments in wanted:
        code, out, err = run(WAYS[way], arguments)
        encoding = WAYS[way].get("encoding", "utf-8")
        done.append([code, out.decode(encoding), err.decode(encoding)])
    print(json.dumps(done))


if __name__ == "__main__":
    answer(json.loads(sys.argv[1]))
