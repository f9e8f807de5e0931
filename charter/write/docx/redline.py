"""What changed between two papers: tracked changes in Word, or marks in Markdown."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from datetime import date

from charter.named_tuples import NamedTuple
from charter.problems import OutputError, error

_WITHOUT_ICU = {
    "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1",
    "DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY": "false",
}
_DRAWING = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_WORDS = re.compile(r"\s+|[^\s]+")


def can_redline() -> bool:
    """Return whether the extra that writes tracked changes is installed."""
    from importlib.util import find_spec

    return all(map(find_spec, ("python_redlines", "python_redlines_docxodus")))


class Redliner:
    """Writes Word files with tracked changes. Needs the extra `redline`."""

    def __init__(self, author: str, day: date) -> None:
        from importlib import import_module

        # The program is .NET, which ends at its start where the system has no ICU; what it compares
        # needs none, and without one the same papers compare alike on every machine.
        os.environ.update(_WITHOUT_ICU)
        self._engine = import_module("python_redlines").DocxodusEngine()
        # The program takes its options from the same line; an author may not become one.
        self._author = " ".join(author.split()).lstrip("-") or "charter"
        self._day = f"{day.isoformat()}T00:00:00Z"

    def redline(self, old: bytes, new: bytes, name: str) -> bytes:
        """Return the Word file `new` with every change from `old` as a tracked change."""
        import subprocess

        try:
            made, _, _ = self._engine.run_redline(self._author, old, new, date_time=self._day)
        except (subprocess.CalledProcessError, OSError) as bad:
            said = getattr(bad, "stderr", None) or str(bad)
            message = f"no tracked changes could be made: {' '.join(said.split())[:200]}"
            hint = "write Markdown differences with --format md"
            raise error(OutputError, name, "redline", message, hint) from None
        return bytes(made)


def marked_changes(old: str, new: str, heading: str) -> str:
    """Return a Markdown text of what changed: {--removed--} and {++added++}, under its heading."""
    out = [f"# {heading}", "", "{--Removed--} and {++added++} words; what is not shown stays.", ""]
    for before, after in _paired(_sections(old), _sections(new)):
        matcher = difflib.SequenceMatcher(None, before.lines, after.lines, autojunk=False)
        changed = [
            line
            for tag, a, b, c, d in matcher.get_opcodes()
            if tag != "equal"
            for line in _changes(before.lines[a:b], after.lines[c:d])
        ]
        if changed or before.heading != after.heading:
            shown = [f"## {_words(before.heading, after.heading)}", *changed]
            out += [part for line in shown for part in (line, "")]
    if len(out) == 4:
        out += ["Nothing changed.", ""]
    return "\n".join(out).rstrip() + "\n"


class _Section(NamedTuple):
    """A heading and the lines under it."""

    heading: str
    lines: list[str]


def _sections(text: str) -> list[_Section]:
    """Return the sections of a paper with the lines that carry words; a drawing has none."""
    found = [_Section("The head of the charter", [])]
    for line in _DRAWING.sub("", text).splitlines():
        if line.startswith("## "):
            found.append(_Section(line.removeprefix("## "), []))
        elif line.strip() and not set(line) <= set("| -"):
            found[-1].lines.append(line)
    return found


def _paired(before: list[_Section], after: list[_Section]) -> Iterator[tuple[_Section, _Section]]:
    """Yield sections of two papers in pairs, also where a word of a heading changed.

    One that is gone stands where it stood.
    """
    rest = {section.heading: section for section in before}
    kept = {section.heading for section in after}
    gone = [heading for heading in rest if heading not in kept]
    names = {}
    for new in sorted(kept - rest.keys()):
        if near := difflib.get_close_matches(new, gone, n=1, cutoff=0.8):
            names[new] = near[0]
            gone.remove(near[0])
    for section in after:
        while (first := next(iter(rest), "")) in gone:
            yield rest.pop(first), _Section(first, [])
        name = names.get(section.heading, section.heading)
        yield rest.pop(name, _Section(section.heading, [])), section
    yield from ((section, _Section(section.heading, [])) for section in rest.values())


def _changes(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield lines with their changed words marked; lines that have little in common, whole."""
    rest = list(after)
    for line in before:
        near = difflib.get_close_matches(line, rest, n=1, cutoff=0.6)
        if near:
            rest.remove(near[0])
            yield _words(line.lstrip("# "), near[0].lstrip("# "))
        elif not line.startswith("#"):
            yield f"{{--{line.strip()}--}}"
    yield from (f"{{++{line.strip()}++}}" for line in rest if not line.startswith("#"))


def _words(old: str, new: str) -> str:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    out = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        if before[a:b] == after[c:d]:
            out.append("".join(after[c:d]))
            continue
        if b > a:
            out.append(f"{{--{''.join(before[a:b])}--}}")
        if d > c:
            out.append(f"{{++{''.join(after[c:d])}++}}")
    return "".join(out)
