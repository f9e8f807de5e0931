"""How each template stands: shipped or own, changed or not, and what an upgrade brought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from charter.named_tuples import NamedTuple
from charter.own_templates.files import (
    LETTERHEAD,
    MARKDOWN,
    WORD,
    as_text,
    counterpart,
    own_files,
    purpose_of,
    shipped_files,
    template_bytes,
    template_text,
)
from charter.own_templates.store import as_made, base_of
from charter.problems import TemplateError
from charter.render.conflicts import conflict_lines

_EXTENDS = re.compile(r"""\{%[-+]?\s*extends\s+["']default:""")
_NAMED = re.compile(r"""["'](?:default:)?([^"'\s]+\.md\.j2)["']""")


class State(NamedTuple):
    """One template. `shipped` is its shipped counterpart's name, or nothing.

    The rest is about an own one: `changed` from what it was copied from; `update`: the shipped one
    has changed since; `known`: what it was copied from is remembered; `extends` the shipped one;
    `conflicts`: lines with conflict markers; `used`: a paper or a template can use it.
    """

    name: str
    purpose: str
    own: bool
    shipped: str
    changed: bool = False
    update: bool = False
    known: bool = True
    extends: bool = False
    conflicts: tuple[int, ...] = ()
    used: bool = True
    unreadable: bool = False

    @property
    def words(self) -> str:
        """Return in words how it stands."""
        if not self.own:
            return "shipped"
        if self.unreadable:
            return "own, cannot be read: 'charter templates check' says why"
        if self.conflicts:
            many = "s" if len(self.conflicts) > 1 else ""
            return f"own, unsettled conflict{many} at line {', '.join(map(str, self.conflicts))}"
        said = ["own"]
        if not self.used:
            said.append("nothing uses it")
        elif self.extends:
            said.append("extends the shipped one")
        elif self.shipped and not self.known:
            said.append("updates of the shipped one are not followed")
        elif self.shipped:
            said.append("changed" if self.changed else "unchanged copy")
            if self.update:
                said.append("the shipped one has changed since")
        return ", ".join(said)


def states_of(folder: Path | None, positions: Iterable[str] | None = None) -> list[State]:
    """Return all templates, the shipped ones first in each name's place.

    `positions` are the positions that papers are written for; None where they are not known.
    """
    shipped = shipped_files()
    own = own_files(folder) if folder else {}
    used = _used(shipped, own)
    known = None if positions is None else set(positions)
    states = [
        _own_state(folder, name, own[name], shipped, used, known)
        if folder and name in own
        else State(name, purpose_of(name, path), False, name)
        for name, path in shipped.items()
    ]
    more = [n for n in own if n not in shipped]
    return states + [_own_state(folder, n, own[n], shipped, used, known) for n in more if folder]


def _own_state(
    folder: Path,
    name: str,
    path: Path,
    shipped: Mapping[str, Path],
    used: set[str],
    positions: set[str] | None,
) -> State:
    of = counterpart(name, shipped)
    purpose = purpose_of(name, path) or (purpose_of(of, shipped[of]) if of else "")
    if name != of and of:
        position = name.removesuffix(f"-{of}")
        usable = positions is None or position in positions
        purpose = f"Only for {position}. {purpose}"
    else:
        usable = bool(of) or name in used
    state = State(name, purpose, True, of, used=usable)
    try:
        mine = content_of(name, path)
        if name.endswith(MARKDOWN):
            text = mine.decode()
            state = state._replace(
                conflicts=conflict_lines(text), extends=_EXTENDS.search(text) is not None
            )
    except TemplateError:
        return state._replace(unreadable=True)
    if not of:
        return state
    now, base = content_of(of, shipped[of]), base_of(folder, name)
    if base is None:
        return state._replace(known=mine == now, changed=mine != now)
    before = same_form(name, path, base.content)
    changed = mine != before and not as_made(folder, name, mine)
    return state._replace(changed=changed, update=now not in (before, mine))


def content_of(name: str, path: Path) -> bytes:
    """Return a template's content in a form that can be compared: a text with \\n only."""
    return template_text(path).encode() if name.endswith(MARKDOWN) else template_bytes(path)


def same_form(name: str, path: Path, content: bytes) -> bytes:
    """Return remembered content in the form of `content_of`; as it is where it is no text."""
    if not name.endswith(MARKDOWN):
        return content
    try:
        return as_text(path, content).encode()
    except TemplateError:
        return content


def _used(shipped: Mapping[str, Path], own: Mapping[str, Path]) -> set[str]:
    """Return the names that templates name, wherever one can name another."""
    found: set[str] = {LETTERHEAD}
    for name, path in {**shipped, **own}.items():
        if not name.endswith(WORD):
            try:
                found |= set(_NAMED.findall(template_text(path))) - {name}
            except TemplateError:
                continue
    return found
