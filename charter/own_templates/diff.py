"""How own templates differ from the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from charter.own_templates.files import MARKDOWN, own_files, read_text, shipped_files
from charter.own_templates.merge import lines_of
from charter.own_templates.states import State, states_of
from charter.own_templates.store import shipped_version


class Difference(NamedTuple):
    """The lines that tell an own template from the shipped one; none where they are the same.

    `note` says why there is nothing to compare, or what else to know.
    """

    path: Path
    lines: tuple[str, ...]
    note: str = ""


def differences(folder: Path, names: Iterable[str]) -> list[Difference]:
    """Return how own templates differ from the shipped ones; all of them where `names` is empty."""
    chosen, version = set(names), shipped_version()
    states = [s for s in states_of(folder) if s.own and (s.name in chosen or not chosen)]
    return [_difference(folder, state, version) for state in states if state.shipped or chosen]


def _difference(folder: Path, state: State, version: str) -> Difference:
    path = own_files(folder)[state.name]
    if not state.shipped:
        return Difference(path, (), "nothing shipped has this name: there is nothing to compare")
    shipped = shipped_files()[state.shipped]
    note = "extends the shipped one: all that it does not say is as shipped" * state.extends
    if state.name.endswith(MARKDOWN):
        found = unified_diff(
            lines_of(read_text(shipped)),
            lines_of(read_text(path)),
            f"{state.shipped} (shipped {version})",
            str(path),
        )
        return Difference(path, tuple(line.rstrip("\n") for line in found), note)
    return Difference(path, tuple(_word(shipped, path, version)), note)


def _word(shipped: Path, path: Path, version: str) -> Iterator[str]:
    from charter.own_templates.word_text import word_text

    if shipped.read_bytes() == path.read_bytes():
        return
    ours, theirs = word_text(shipped), word_text(path)
    found: list[str] = []
    for before, after in ((ours.texts, theirs.texts), (ours.looks, theirs.looks)):
        for heading in dict.fromkeys([*before, *after]):
            old, new = before.get(heading), after.get(heading)
            if old == new:
                continue
            said = " (not in yours)" if new is None else " (only in yours)" if old is None else ""
            found.append(f"@@ {heading}{said} @@")
            changes = unified_diff(old or [], new or [], lineterm="", n=0)
            found += [line for line in changes if line[:3] not in ("---", "+++", "@@ ")]
    yield f"--- {shipped.name} (shipped {version})"
    yield f"+++ {path}"
    yield from found or ["@@ saved anew; text, styles, page and pictures are the same @@"]
