"""Locked templates: that they are as they were approved, and that papers still use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from shlex import quote

from charter.facts.company import Lock, Workspace
from charter.load.own_entries import text_hash
from charter.own_templates.files import (
    LETTERHEAD,
    MARKDOWN,
    WORD,
    counterpart,
    own_files,
    shipped_files,
)
from charter.own_templates.merge import split_lines
from charter.own_templates.states import content_of
from charter.problems import Place, Problem, TemplateError


def known_templates(folder: Path) -> list[str]:
    """Return the names of templates that can be locked: the shipped and the own ones."""
    return list({**shipped_files(), **own_files(folder)})


def check_locked_template(workspace: Workspace, lock: Lock) -> list[Problem]:
    """Return what is wrong with one locked template or block."""
    own, shipped = own_files(workspace.folder / "templates"), shipped_files()
    try:
        changed = _changed(workspace.folder, lock, own, shipped)
        others = _stand_ins(workspace, lock, own, shipped)
        return [*changed, *others, *_left_out(workspace, lock, own, shipped)]
    except TemplateError as bad:
        return list(bad.problems)


def _changed(
    folder: Path, lock: Lock, own: Mapping[str, Path], shipped: Mapping[str, Path]
) -> Iterator[Problem]:
    name = lock.name
    used = own.get(name) or shipped[name]
    content = content_of(name, used)
    digest = text_hash(content)
    before = content_of(name, shipped[name]) if name in shipped else None
    if digest == lock.hash or (not lock.hash and content == before):
        return
    approve = f"once this wording is approved, lock it as {{name: {name}, hash: '{digest}'}}"
    if name not in own:
        message = f"the approved wording of '{name}' is not there: the shipped one is used"
        hint = f"put it back as templates/{name}, or {approve}"
        yield Problem(lock.place, "locked", message, hint)
    elif before is None and not lock.hash:
        message = f"'{name}' is the workspace's own: a lock needs the hash of its wording"
        yield Problem(lock.place, "locked", message, approve)
    else:
        line = _first_difference(before, content) if name.endswith(MARKDOWN) and before else 0
        message = f"'{name}' is locked in {lock.place}, and this is not the approved wording"
        here = "" if folder == Path() else f" --workspace {quote(str(folder))}"
        eject = f"'charter templates eject {name} --force{here}'"
        back = "go back to that" if lock.hash else eject
        hint = f"{back}, or {approve}" if lock.hash else f"{back} goes back to it; {approve}"
        yield Problem(Place(str(used), line), "locked", message, hint)


def _first_difference(before: bytes, after: bytes) -> int:
    old, new = split_lines(before.decode()), split_lines(after.decode())
    same = (one == other for one, other in zip(old, new, strict=False))
    return next((n for n, equal in enumerate(same, 1) if not equal), min(len(old), len(new)) + 1)


def _stand_ins(
    workspace: Workspace, lock: Lock, own: Mapping[str, Path], shipped: Mapping[str, Path]
) -> Iterator[Problem]:
    """Yield own templates that are used in place of a locked one, in Word or for one position."""
    if "/" in lock.name or lock.name == LETTERHEAD:
        return
    approved = {other.name for other in workspace.company.locked}
    kind = lock.name.partition(".")[0]
    for name, path in own.items():
        if name == lock.name or name in approved or "/" in name:
            continue
        of = counterpart(name, [*shipped, f"{kind}.docx"])
        if of.partition(".")[0] == kind:
            digest = text_hash(content_of(name, path))
            message = f"this stands in for '{lock.name}', which is locked in {lock.place}"
            hint = (
                f"remove it, or once it is approved, lock it as {{name: {name}, hash: '{digest}'}}"
            )
            yield Problem(Place(str(path)), "locked", message, hint)


def _word_only(
    workspace: Workspace, lock: Lock, kind: str, own: Mapping[str, Path]
) -> Iterator[Problem]:
    """Yield Word templates of a paper with a locked block: they cannot include one."""
    approved = {other.name for other in workspace.company.locked if other.hash}
    word = kind.replace(MARKDOWN, WORD)
    for name, path in own.items():
        if counterpart(name, [word]) and name not in approved:
            digest = text_hash(content_of(name, path))
            message = (
                f"while '{lock.name}' is locked in {lock.place}, the {kind.partition('.')[0]} can"
                " have no Word template: a locked block cannot be kept safe in one"
            )
            hint = (
                "remove this file or the lock; or have the wording of this file approved, and add"
                f" it to 'locked' as {{name: {name}, hash: '{digest}'}}"
            )
            yield Problem(Place(str(path)), "locked", message, hint)


def _left_out(
    workspace: Workspace, lock: Lock, own: Mapping[str, Path], shipped: Mapping[str, Path]
) -> Iterator[Problem]:
    """Yield own templates of papers that no longer bring in a locked block."""
    from charter.check.own.includes import Includes

    now, before = Includes(own, shipped), Includes({}, shipped)
    for kind in shipped:
        if "/" in kind or not kind.endswith(MARKDOWN) or lock.name not in before.of(kind):
            continue
        yield from _word_only(workspace, lock, kind, own)
        others = (name for name in own if name != kind and counterpart(name, [kind]) == kind)
        for name in (kind, *others):
            if lock.name in now.of(name):
                continue
            # Where the paper's template is the shipped one, an own block on the way lost it.
            way = (n for n in before.of(kind) if n in own and lock.name in before.of(n))
            path = own[name] if name in own else own[next(way)]
            message = f"this leaves out '{lock.name}', which is locked in {lock.place}"
            hint = f'put {{% include "{lock.name}" %}} back'
            yield Problem(Place(str(path)), "locked", message, hint)
