"""Carries what changed in the shipped templates into the workspace's copies."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from charter.named_tuples import NamedTuple
from charter.own_templates.files import (
    MARKDOWN,
    NEW_SHIPPED,
    WORD,
    own_files,
    shipped_files,
    template_bytes,
)
from charter.own_templates.merge import merge
from charter.own_templates.states import State, content_of, same_form, states_of
from charter.own_templates.store import (
    as_made,
    base_of,
    keep_beside,
    remember_base,
    remember_beside,
    shipped_version,
)
from charter.problems import Problem, TemplateError
from charter.write.files import write_file
from charter.write.lock import clear, locked

UpdateOutcome = Literal[
    "current", "replaced", "merged", "conflicts", "beside", "anew", "unknown", "unsettled"
]


class Step(NamedTuple):
    """What an update does with one own template.

    current: nothing to carry over; replaced: an unchanged copy by the new one; merged: both
    changes are in it; conflicts: they are, and some lines wait for a person; beside: a Word file,
    whose new shipped one lies at `new`; anew: an unchanged Word file on the company's letterhead,
    which 'eject' makes again; unknown: nobody knows what it was copied from; unsettled:
    it has conflicts from before. `kept` is the file as it was before.
    """

    name: str
    path: Path
    outcome: UpdateOutcome
    conflicts: tuple[int, ...] = ()
    kept: Path | None = None
    new: Path | None = None


class _Plan(NamedTuple):
    """A step with the content that it writes, if any, over what, and what is remembered after."""

    step: Step
    content: bytes | None = None
    base: bytes | None = None
    before: bytes = b""


def update(folder: Path, names: Iterable[str], dry_run: bool = False) -> list[Step]:
    """Carry the shipped changes into the own templates `names`; all where it is empty.

    With `dry_run` nothing is written. Raises CharterError before anything is written.
    """
    chosen = set(names)
    with contextlib.ExitStack() as held:
        if folder.is_dir() and not dry_run:
            held.enter_context(locked(folder))
            clear(folder.parent)
        states = [s for s in states_of(folder) if s.own and s.shipped]
        states = [s for s in states if not chosen or s.name in chosen]
        if problems := [p for s in states if s.unreadable for p in _unreadable(folder, s)]:
            raise TemplateError(problems)
        version = shipped_version()
        plans = [_plan(folder, s, version) for s in states]
        return [plan.step if dry_run else _apply(folder, plan, version) for plan in plans]


def accept(folder: Path, names: Iterable[str]) -> list[Path]:
    """Remember the shipped text of today as what own templates stand on; return their paths.

    The templates stay as they are; later updates start from here.
    """
    shipped, version, own = shipped_files(), shipped_version(), own_files(folder)
    states = {s.name: s for s in states_of(folder) if s.own and s.shipped}
    chosen = [states[name] for name in names if name in states]
    for state in chosen:
        remember_base(folder, state.name, template_bytes(shipped[state.shipped]), version)
    return [own[state.name] for state in chosen]


def _unreadable(folder: Path, state: State) -> tuple[Problem, ...]:
    try:
        content_of(state.name, own_files(folder)[state.name])
    except TemplateError as bad:
        return bad.problems
    return ()


def _plan(folder: Path, state: State, version: str) -> _Plan:
    path = own_files(folder)[state.name]
    raw = template_bytes(path)
    now_path = shipped_files()[state.shipped]
    now, base = template_bytes(now_path), base_of(folder, state.name)
    if state.conflicts:
        return _Plan(Step(state.name, path, "unsettled", state.conflicts))
    mine, new = content_of(state.name, path), content_of(state.shipped, now_path)
    if base is None and mine == new:
        return _Plan(Step(state.name, path, "current"), base=now)
    if state.extends:
        return _Plan(Step(state.name, path, "current"))
    if base is None:
        return _Plan(Step(state.name, path, "unknown"))
    before = same_form(state.name, path, base.content)
    if new in (before, mine):
        return _Plan(Step(state.name, path, "current"), base=now)
    if as_made(folder, state.name, mine):
        return _Plan(Step(state.name, path, "anew"))
    if mine == before:
        content = now if state.name.endswith(WORD) else _in_style(new.decode(), path)
        return _Plan(Step(state.name, path, "replaced"), content, now, raw)
    if not state.name.endswith(MARKDOWN):
        beside = path.with_name(f"{path.name.removesuffix(WORD)}{NEW_SHIPPED}")
        return _Plan(Step(state.name, path, "beside", new=beside), now, now)
    labels = ("yours", f"shipped {version}")
    merged = merge(before.decode(errors="replace"), mine.decode(), new.decode(), labels)
    outcome: UpdateOutcome = "conflicts" if merged.conflicts else "merged"
    step = Step(state.name, path, outcome, merged.conflicts)
    return _Plan(step, _in_style(merged.text, path), now, raw)


def _in_style(text: str, path: Path) -> bytes:
    """Return a text with the ends of lines that the file at `path` has."""
    content = template_bytes(path)
    windows = content.count(b"\r\n") * 2 > content.count(b"\n")
    return (text.replace("\n", "\r\n") if windows else text).encode()


def _apply(folder: Path, plan: _Plan, version: str) -> Step:
    step = plan.step
    if plan.content is not None:
        if step.outcome in ("merged", "conflicts"):
            step = step._replace(kept=keep_beside(step.path, "update")[0])
        if step.new and step.new.is_file() and step.new.read_bytes() != plan.content:
            step = step._replace(kept=keep_beside(step.new, "update")[0])
        if step.new:
            write_file(step.new, plan.content)
        else:
            write_file(step.path, plan.content, before=plan.before)
    # Last: a run that is killed before this line finds the same change made, and nothing to do.
    known = base_of(folder, step.name)
    if plan.base is not None and (known is None or known.content != plan.base):
        keep = remember_beside if step.outcome == "beside" else remember_base
        keep(folder, step.name, plan.base, version)
    return step
