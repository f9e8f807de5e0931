"""How own templates differ from the shipped ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from charter.document.matching import opcodes
from charter.named_tuples import NamedTuple
from charter.own_templates.files import (
    MARKDOWN,
    NEW_SHIPPED,
    WORD,
    as_text,
    own_files,
    shipped_files,
    template_bytes,
    template_text,
)
from charter.own_templates.merge import split_lines
from charter.own_templates.states import State, states_of
from charter.own_templates.store import Base, as_made, copied_from, shipped_version
from charter.problems import TemplateError

if TYPE_CHECKING:
    from charter.own_templates.word_text import WordText

_AROUND = 3
"""Lines shown around a change."""
_PLAIN = "normal"


class TemplateDiff(NamedTuple):
    """The lines that tell an own template from the shipped one that it was copied from, if any.

    `note` says why there is nothing to compare, or what else to know.
    """

    path: Path
    lines: tuple[str, ...]
    note: str = ""


def differences(folder: Path, names: Iterable[str]) -> list[TemplateDiff]:
    """Return what a person changed in own templates; in all of them where `names` is empty.

    Compared is with what a template was copied from or last updated to, where that is known.
    """
    chosen, version = set(names), shipped_version()
    states = [s for s in states_of(folder) if s.own and (s.name in chosen or not chosen)]
    return [_difference(folder, state, version) for state in states if state.shipped or chosen]


def _difference(folder: Path, state: State, version: str) -> TemplateDiff:
    path = own_files(folder)[state.name]
    if not state.shipped:
        return TemplateDiff(path, (), "nothing shipped has this name: there is nothing to compare")
    shipped = template_bytes(shipped_files()[state.shipped])
    base = copied_from(folder, state.name)
    if base and not _is_readable(path, base.content):
        base = None
    against = base.content if base else shipped
    heading = (f"--- {state.shipped} ({_when(base, shipped, version)})", f"+++ {path}")
    note = "extends the shipped one: all that it does not say is as shipped" * state.extends
    if base and base.content != shipped and not state.extends:
        note = "the shipped one has changed since" + _how(path)
    if as_made(folder, state.name, template_bytes(path)):
        return TemplateDiff(path, (), "made on your letterhead, and not changed since")
    if state.name.endswith(MARKDOWN):
        lines = unified_diff(
            split_lines(as_text(path, against)), split_lines(template_text(path)), n=_AROUND
        )
        found = [line.rstrip("\n") for line in lines][2:]
    else:
        found = list(_word(path, against))
    return TemplateDiff(path, (*heading, *found) if found else (), note)


def _is_readable(path: Path, content: bytes) -> bool:
    from charter.document.docx.word_file import word_file_of

    try:
        as_text(path, content) if path.name.endswith(MARKDOWN) else word_file_of(path, content)
    except TemplateError:
        return False
    return True


def _when(base: Base | None, shipped: bytes, version: str) -> str:
    """Return which shipped one is compared with."""
    if base is None or base.content == shipped:
        return f"shipped {version}"
    # Two that shipped under one version must not have one name.
    before = f" {base.version}" if base.version not in ("", version) else " before"
    return f"shipped{before}, which you copied"


def _how(path: Path) -> str:
    beside = path.with_name(f"{path.name.removesuffix(WORD)}{NEW_SHIPPED}")
    if path.name.endswith(WORD) and beside.is_file():
        return f": {beside.name} beside it is the new one"
    return "; 'charter templates update' carries that over"


def _word(path: Path, against: bytes) -> Iterator[str]:
    from charter.document.docx.word_file import word_file_of
    from charter.own_templates.word_text import word_text, word_text_of

    if path.read_bytes() == against:
        return
    ours, theirs = word_text_of(word_file_of(path, against)), word_text(path)
    found: list[str] = []
    for before, after in ((ours.texts, theirs.texts), (ours.looks, theirs.looks)):
        for heading in dict.fromkeys([*before, *after]):
            old, new = before.get(heading, []), after.get(heading, [])
            changes = [code for code in opcodes(old, new) if code[0] != "equal"]
            found += [f"@@ {heading} @@"] if changes else []
            for _, a, b, c, d in changes:
                found += [*(f"-{line}" for line in old[a:b]), *(f"+{line}" for line in new[c:d])]
    found += _styles(ours, theirs)
    yield from found or ["@@ saved anew; text, styles, page and pictures are the same @@"]


def _styles(ours: WordText, theirs: WordText) -> Iterator[str]:
    """Yield how styles look now; what follows from the style of plain text is said there only."""
    followed = set(_changed(ours.styles.get(_PLAIN, {}), theirs.styles.get(_PLAIN, {})))
    # Programs add styles of their own to every file; only one in use is somebody's.
    new = theirs.used - set(ours.styles)
    for name in (_PLAIN, *sorted({*ours.styles, *new} - {_PLAIN})):
        # A new style is told by what sets it apart from plain text.
        old = (theirs.styles.get(_PLAIN, {}) if name in new else ours.styles.get(name)) or {}
        now = theirs.styles.get(name)
        if now is None:
            continue
        changes = [each for each in _changed(old, now) if name == _PLAIN or each not in followed]
        if changes:
            yield f"@@ style '{name}'{' (only in yours)' if name in new else ''} @@"
        for what, was, is_now in changes:
            yield from [] if name in new else [f"-{what}: {was or 'none'}"]
            yield f"+{what}: {is_now or 'none'}"


def _changed(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str, str]]:
    keys = dict.fromkeys([*old, *new])
    return [(k, old.get(k, ""), new.get(k, "")) for k in keys if old.get(k, "") != new.get(k, "")]
