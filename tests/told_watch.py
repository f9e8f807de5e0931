"""What `charter build --watch` says of saves, one after the other: an area of told.py.

tests/test_watch.py watches real files; here the watcher is told what changed and when, so that
each turn has one outcome.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, TextIO
from unittest import mock

COMPANY = """\
company: {name: Acme, about: Acme makes anvils.}
structure: combined-lean
positions:
  cpto:
    {status: vacant, acting: ceo, apply: {email: jobs@acme.example},
     limits: {spend: 100, currency: USD, hire: engineers}}
"""
DRAFT = COMPANY.replace("apply: {email: jobs@acme.example},", "")
WRONG = COMPANY.replace("vacant", "nonsense")
TWICE_WRONG = WRONG.replace("ceo", "nobody")
OTHER = COMPANY.replace("100", "200")
Turn = dict[str, str | None]
"""The text of each file that is saved, None for one that is taken away; nothing for a quiet one."""

_TURNS: dict[str, list[Turn]] = {
    "a save, then one that changes nothing": [
        {}, {"company.yaml": OTHER}, {}, {"company.yaml": OTHER}, {},
    ],
    "a mistake that stays, one that changes, and its end": [
        {}, {"company.yaml": WRONG}, {}, {}, {"company.yaml": WRONG + "\n"}, {},
        {"company.yaml": TWICE_WRONG}, {}, {"company.yaml": COMPANY}, {},
    ],
    "a mistake that is put right before anybody looks": [
        {}, {"company.yaml": WRONG}, {"company.yaml": COMPANY}, {},
    ],
    "wrong from the start": [{"company.yaml": WRONG}, {}, {"company.yaml": COMPANY}],
    "many files, and folders": [
        {},
        {
            "templates/blocks/sign-off.md.j2": "Signed.", "catalog/a.yaml": "",
            "catalog/b.yaml": "", "catalog/c.yaml": "",
        },
        {},
        {"templates/blocks": None},
        {"catalog/a.yaml": "x: 1"},
        {"templates/blocks/sign-off.md.j2": None, "catalog/b.yaml": None},
        {},
        {"catalog/a.yaml": None},
    ],
    "a paper that was edited": [
        {}, {"out/cpto-posting.md": "Mine."}, {"company.yaml": OTHER}, {}, {"company.yaml": DRAFT},
        {"company.yaml": DRAFT + "\n"}, {"company.yaml": COMPANY}, {"company.yaml": DRAFT}, {},
    ],
    "no place to write to": [
        {"out": ""}, {}, {}, {"company.yaml": OTHER}, {}, {"out": None}, *[{}] * 5,
    ],
    "no company": [{"company.yaml": None}, {}, {}, {"company.yaml": COMPANY}],
}  # fmt: skip


def _acted(folder: Path, turn: Turn) -> set[tuple[int, str]]:
    for name, text in turn.items():
        path = folder / name
        if text is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        elif path.is_file():
            path.unlink()
    return {(1, str(folder / name)) for name in turn}


def _watching(folder: Path, turns: list[Turn], out: TextIO) -> Callable[..., Any]:
    """Return what stands for watchfiles.watch; it writes a line before each turn."""

    def changes(*watched: Path, **options: Any) -> Iterator[set[tuple[int, str]]]:
        matters, stop = options.pop("watch_filter"), options.pop("stop_event")
        out.write(f"{[path == folder for path in watched]} {options} {stop.is_set()}\n")
        for turn in turns:
            out.write("--\n")
            changed = _acted(folder, turn)
            yield {change for change in changed if matters(*change)}

    return changes


def _said(folder: Path, turns: list[Turn], *options: str) -> Iterator[str]:
    from charter.cli.main import run

    out, code = io.StringIO(), 0
    _acted(folder, turns[0])  # before anything is watched
    command = ["charter", "build", "--format", "md", "--date", "2026-12-01", "--watch", *options]
    with (
        mock.patch("watchfiles.watch", _watching(folder, turns[1:], out)),
        mock.patch.object(sys, "argv", command),
        mock.patch("charter.cli.printer.terminal_columns", return_value=100),
        redirect_stdout(out),
        redirect_stderr(out),
    ):
        try:
            run()
        except SystemExit as ended:
            code = int(ended.code or 0)
    text = re.sub(r"\b\d\d:\d\d:\d\d\b", "TIME", out.getvalue())
    yield from text.replace(str(folder), "HOME").splitlines()
    yield f"-> {code}"


def watch() -> Iterator[tuple[str, str]]:
    """Yield what is said while somebody edits."""
    lines, before = [], os.getcwd()
    for name, turns in _TURNS.items():
        for options in ((), ("--quiet",))[: 2 if "paper" in name else 1]:
            with tempfile.TemporaryDirectory() as home:
                os.chdir(home)
                try:
                    Path("company.yaml").write_text(COMPANY, "utf-8")
                    lines += [f"{name} {' '.join(options)}"]
                    lines += [*_said(Path.cwd(), turns, *options), ""]
                finally:
                    os.chdir(before)
    yield "turns", "\n".join(lines)


WATCH = {"watch": watch}
