"""Own templates in every state, before, while and after an upgrade: a part of tests/told.py."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from charter.own_templates.diff import differences
from charter.own_templates.files import (
    counterpart,
    kept_files,
    own_files,
    printable,
    resolve,
    shipped_files,
)
from charter.own_templates.merge import merge
from charter.own_templates.states import states_of
from charter.own_templates.store import FOLDER, remember_base
from charter.own_templates.update import accept, update
from charter.problems import CharterError

ROOT = Path(__file__).resolve().parent.parent
_LINES = "".join(f"line {n}\n" for n in range(1, 13))
_OLD = {
    "charter.md.j2": "{# The charter. More of it. #}\n{% include 'blocks/pay.md.j2' %}\n" + _LINES,
    "posting.md.j2": f"{{#- The posting -#}}\n{_LINES}",
    "blocks/pay.md.j2": f"{{# Pay. #}}\n{_LINES}",
    "blocks/other/apply.md.j2": f"no comment\n{_LINES}",
}
_NEW = {
    "charter.md.j2": _OLD["charter.md.j2"].replace("line 3\n", "line 3, now\n"),
    "posting.md.j2": _OLD["posting.md.j2"],
    "blocks/pay.md.j2": _OLD["blocks/pay.md.j2"].replace("line 9\nline 10\n", "nine and ten\n"),
    "blocks/other/apply.md.j2": _OLD["blocks/other/apply.md.j2"] + "line 13",
}
_EDITS = {
    "same": lambda text: text,
    "at the end": lambda text: f"{text}mine",
    "line 3": lambda text: text.replace("line 3\n", "line three\n"),
    "line 5": lambda text: text.replace("line 5\n", "line five\n"),
    "line 8": lambda text: text.replace("line 8\n", ""),
    "line 10": lambda text: text.replace("line 10\n", "line 10\nmine\n"),
    "windows": lambda text: text.replace("line 1\n", "mine\n").replace("\n", "\r\n"),
    "half windows": lambda text: text.replace("\n", "\r\n", 7),
    "as new": lambda text: text.replace("line 3\n", "line 3, now\n"),
    "a conflict": lambda text: f"<<<<<<< yours\n{text}=======\nx\n>>>>>>> shipped\n",
    "extends": lambda text: text[:0] + "{% extends 'default:charter.md.j2' %}\n",
    "no text": lambda text: f"{text}\ud8ff",
}
_BESIDE = {
    "cto-charter.md.j2": "x\n", "cfo-charter.md.j2": "x\n", "unused.md.j2": "{# \x1b[1m #}\n",
    "blocks/cto-pay.md.j2": "x\n", ".hidden.md.j2": "x\n", "~$posting.docx": "x\n",
    "charter.md.j2.before-update": "x\n", "charter.md.j2.before-eject-2": "x\n",
    "charter.md.j2.before-nothing": "x\n", "letterhead.shipped.docx": "x\n",
    "posting.docx": "x\n", "README.md": "x\n",
}  # fmt: skip
_WORDS = (
    "pay", "blocks/pay", "./templates/charter", "charter", "posting.docx", "posting", "apply",
    "other/apply", "blocks\\other\\apply", "chater", "zzz", "cto-pay",
)  # fmt: skip


def upgrades() -> Iterator[tuple[str, str]]:
    """Yield how own templates stand, what an update makes of them, and what it leaves."""
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        for known in ("known", "unknown", "broken"):
            for label, change in _EDITS.items():
                folder = Path(home) / f"{known} {label}"
                few = label != "same"
                lines += [f"{known}, {label}:", *_upgraded(folder, known, change, few)]
        yield "upgrades", "\n".join(lines).replace(home, "")
        yield "beside", "\n".join(_beside(Path(home) / "beside")).replace(home, "")
    yield "merges", "\n".join(_merges())


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _upgraded(folder: Path, known: str, change: Callable[[str], str], few: bool) -> Iterator[str]:
    shipped, own = folder / "shipped", folder / "templates"
    _write(shipped, _OLD)
    (shipped / "letterhead.docx").write_bytes(_letter("letter"))
    mine = ("charter.md.j2", "posting.md.j2") if few else tuple(_OLD)
    _write(own, {name: change(_OLD[name]) for name in mine})
    if not few:
        old = _letter("letter" if known == "known" else "footnote")
        (own / "letterhead.docx").write_bytes(old)
    with (
        patch("charter.resources.templates_folder", lambda: shipped),
        patch("charter.own_templates.update.shipped_version", lambda: "2"),
        patch("charter.own_templates.diff.shipped_version", lambda: "2"),
    ):
        for name, path in shipped_files().items():
            if known != "unknown":
                remember_base(own, name, path.read_bytes(), "1")
        if known == "broken":
            _write(own / FOLDER, {"record.json": "[]", "charter.md.j2.base": "\ud8ff"})
        yield from _stands(own, ())
        _write(shipped, _NEW)
        (shipped / "letterhead.docx").write_bytes(_letter("styles_de"))
        yield from _stands(own, ("charter.md.j2", "letterhead.docx"))
        for dry in (True, False, False):
            try:
                steps = update(own, (), dry_run=dry)
            except CharterError as bad:
                yield from (
                    f"  {p.place.path.rpartition('/')[2]} {p.message}" for p in bad.problems
                )
                continue
            for step in steps:
                numbers = f"{step.conflicts}" if step.conflicts else ""
                beside = [path.name for path in (step.kept, step.new) if path]
                yield f"  {step.name} {step.outcome} {numbers} {beside}"
        for name, path in own_files(own).items():
            if name.endswith(".md.j2"):
                yield f"  {name}: {path.read_bytes()[-100:]!r}"
        yield f"  kept {kept_files(own)}"
        taken = accept(own, ["charter.md.j2", "nothing.md.j2", "letterhead.docx"])
        yield f"  accepted {[path.name for path in taken]}"
        yield from _stands(own, ("charter.md.j2",))


def _letter(name: str) -> bytes:
    return (ROOT / "tests/data/letters" / f"{name}.docx").read_bytes()


def _stands(own: Path, names: tuple[str, ...]) -> Iterator[str]:
    for state in states_of(own):
        if state.own:
            yield f"  {state.name} of {state.shipped}: {state.words}; {state.purpose}"
    try:
        for found in differences(own, names):
            yield f"  {found.path.name} {found.note}"
            yield from (f"    {line}" for line in found.lines[:14])
    except CharterError as refused:
        yield from (f"  {problem}" for problem in refused.problems)


def _beside(folder: Path) -> Iterator[str]:
    shipped, own = folder / "shipped", folder / "templates"
    _write(shipped, {**_OLD, "starters/charter.docx": "x", "notes.txt": "x"})
    _write(own, _BESIDE)
    (own / "out.md.j2").symlink_to(ROOT / "README.md")
    (own / "in.md.j2").symlink_to(own / "README.md")
    with patch("charter.resources.templates_folder", lambda: shipped):
        yield f"shipped {list(shipped_files())}"
        yield f"own {list(own_files(own))}"
        yield f"kept {kept_files(own)}"
        for positions in (None, ("cto",)):
            for state in states_of(own, positions):
                yield f"{state.name} of {state.shipped!r}: {state.words}; {state.purpose}"
        known = {**shipped_files(), **own_files(own)}
    for name in (*known, "cto-letterhead.docx", "cto-blocks/pay.md.j2", "a-b-posting.md.j2"):
        yield f"{name} stands in for {counterpart(name, shipped_files_of(shipped))!r}"
    for word in _WORDS:
        try:
            yield f"{word}: {resolve([word, word], known, 'template')}"
        except CharterError as refused:
            yield from (f"{word}: {problem}" for problem in refused.problems)
    yield printable("a\tb\x1b\u200bc\x00\u00e9")


def shipped_files_of(folder: Path) -> list[str]:
    """Return the names of the files of a folder of shipped templates."""
    with patch("charter.resources.templates_folder", lambda: folder):
        return list(shipped_files())


def _merges() -> Iterator[str]:
    texts = (
        "",
        "a\nb\nc\nd\n",
        "a\nB\nc\nd\n",
        "a\nb\nC\nd\n",
        "a\nb\nc\nd",
        "b\nc\nd\ne\n",
        "a\nd\n",
    )
    for base in texts[1:3]:
        for yours in texts:
            for theirs in texts:
                made = merge(base, yours, theirs, ("yours", "theirs"))
                yield f"{base!r} {yours!r} {theirs!r}: {made.text!r} {made.conflicts}"
