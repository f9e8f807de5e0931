"""Copies shipped templates into a workspace."""

from __future__ import annotations

import os
from pathlib import Path

from charter.named_tuples import NamedTuple
from charter.own_templates.files import LETTERHEAD, WORD, shipped_files, template_bytes
from charter.own_templates.store import keep_beside, remember_base, shipped_version
from charter.problems import InputError, Place, Problem
from charter.write.files import held, write_file
from charter.write.lock import clear


class Ejected(NamedTuple):
    """A copy that was made, and where the file went that stood there before, if one did.

    `look` is about a whole paper in Word: the letterhead that it was made on, nothing for the
    shipped one; it is None for other templates.
    """

    path: Path
    kept: Path | None
    look: str | None = None


def eject(folder: Path, names: list[str], force: bool) -> list[Ejected]:
    """Copy shipped templates into `folder` and remember what they were copied from.

    A whole paper in Word is made on the workspace's own letterhead, where there is one. With
    `force` an own file gives way and is kept beside the copy. Raises InputError where one is
    there already, TemplateError where the letterhead cannot be used; then nothing has changed.
    """
    with held(folder):
        done = _eject(folder, names, force)
    clear(folder.parent)
    return done


def _eject(folder: Path, names: list[str], force: bool) -> list[Ejected]:
    there = [folder / name for name in names if os.path.lexists(folder / name)]
    wrong = [path for path in there if not force or not path.is_file()]
    if wrong:
        hint = "change it, or start again with --force, which keeps it beside the new copy"
        raise InputError(
            Problem(Place(str(path)), "own-template", "this is there already", hint)
            for path in wrong
        )
    shipped, version = shipped_files(), shipped_version()
    contents = {name: template_bytes(shipped[name]) for name in names}
    made = {name: _in_own_look(folder, name, names) for name in names}
    done = []
    for name, content in contents.items():
        path = folder / name
        kept, before = keep_beside(path, "eject") if path in there else (None, None)
        # First the memory: a copy without it could not be updated.
        remember_base(folder, name, content, version, made[name])
        write_file(path, made[name] or content, before=before)
        whole = name.endswith(WORD) and name != LETTERHEAD
        look = str(folder / LETTERHEAD) if made[name] else ""
        done.append(Ejected(path, kept, look if whole else None))
    return done


def _in_own_look(folder: Path, name: str, names: list[str]) -> bytes:
    """Return a whole paper in Word on the own letterhead in `folder`.

    Nothing where the look is the shipped one, or the template is of another kind.
    """
    letterhead = folder / LETTERHEAD
    if not name.endswith(WORD) or LETTERHEAD in (name, *names) or not letterhead.is_file():
        return b""
    if template_bytes(letterhead) == template_bytes(shipped_files()[LETTERHEAD]):
        return b""
    from charter.starters.starter import starter

    return starter(name.removesuffix(WORD), folder)
