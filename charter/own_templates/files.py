"""Templates by name: the shipped ones, the workspace's own, and which belongs to which."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from charter import resources
from charter.problems import InputError, Place, Problem, TemplateError, did_you_mean, error, typed
from charter.read.files import read_bytes

MARKDOWN, WORD = ".md.j2", ".docx"
LETTERHEAD = "letterhead.docx"
NEW_SHIPPED = ".shipped.docx"
"""How the name of a shipped Word file ends that an update put beside a changed one."""
KEPT = re.compile(r"\.before-(eject|update)(-\d+)?$")
"""How the names end under which a file is kept that gave way to another."""
_MARKED = ("md", "j2", "jinja", "jinja2", "md.jinja", "md.jinja2", "md.txt", "txt", "j2.txt")
_ELSEWHERE = {f".{ending}": MARKDOWN for ending in (*_MARKED, "md.j2.txt", "html.j2", "j2.md")}
_ELSEWHERE |= dict.fromkeys((".doc", ".docm", ".dot", ".dotx", ".dotm", ".odt", ".rtf"), WORD)
"""Endings that people give to templates, and the one that is read."""
MAX_BYTES = 1_000_000
MAX_WORD = 100_000_000

_PURPOSES = {
    LETTERHEAD: "How Word papers look: fonts, colours, logo, header, footer, margins.",
    "charter.docx": "The whole charter as a Word template, to edit in Word.",
    "posting.docx": "The whole posting as a Word template, to edit in Word.",
}
_COMMENT = re.compile(r"\A\ufeff?\s*\{#-?(.*?)-?#\}", re.DOTALL)


def templates_of(workspace: Path) -> Path:
    """Return the folder of a workspace's own templates. Raises InputError where it has no place."""
    if os.path.isdir(workspace):
        if os.path.lexists(workspace / "company.yaml"):
            return workspace / "templates"
        message, hint = (
            "no company.yaml in this folder",
            f"'charter init {typed(workspace)}' makes one",
        )
        raise error(InputError, workspace, "no-company", message, hint)
    if os.path.lexists(workspace):
        return workspace.parent / "templates"
    hint = f"'charter init {typed(workspace)}' makes a workspace"
    raise error(InputError, workspace, "no-file", "there is no such folder or file", hint)


def shipped_files() -> dict[str, Path]:
    """Return the shipped templates by name: those of papers, blocks, the letterhead, starters."""
    folder = resources.templates_folder()
    found = [*sorted(folder.glob(f"*{MARKDOWN}")), *sorted(folder.glob(f"blocks/**/*{MARKDOWN}"))]
    named = {path.relative_to(folder).as_posix(): path for path in found}
    starters = sorted((folder / "starters").glob(f"*{WORD}"))
    return named | {p.name: p for p in (folder / LETTERHEAD, *starters) if p.is_file()}


def own_files(folder: Path) -> dict[str, Path]:
    """Return the workspace's own templates by name, without what is kept beside them.

    Links that lead out of the folder are no templates.
    """
    root = os.path.realpath(folder)
    found = (Path(at) / name for at, _, names in _walk(folder) for name in names)
    named = {
        path.relative_to(folder).as_posix(): path
        for path in found
        if not path.is_symlink() or os.path.realpath(path).startswith(f"{root}{os.sep}")
    }
    return {
        name: named[name]
        for name in sorted(named, key=lambda name: (name.endswith(WORD), "/" in name, name))
        if name.endswith((MARKDOWN, WORD)) and not name.endswith(NEW_SHIPPED)
    }


def unread_files(folder: Path) -> dict[str, str]:
    """Return the files that have an ending of templates elsewhere, with the name that is read."""
    found: dict[str, str] = {}
    for at, _, names in _walk(folder):
        for name in names:
            stem, ending = _split(name)
            if ending in _ELSEWHERE and not name.endswith((MARKDOWN, WORD)):
                path = (Path(at) / name).relative_to(folder).as_posix()
                if stem.lower() != "readme" and not KEPT.search(path):
                    found[path] = f"{stem}{_ELSEWHERE[ending]}"
    return found


def _split(name: str) -> tuple[str, str]:
    stem, _, ending = name.partition(".")
    return stem, f".{ending.lower()}"


def kept_files(folder: Path) -> list[str]:
    """Return the names of what eject and update kept or put beside own templates."""
    names = [
        (Path(at) / name).relative_to(folder).as_posix()
        for at, _, names in _walk(folder)
        for name in names
    ]
    return sorted(name for name in names if KEPT.search(name) or name.endswith(NEW_SHIPPED))


def _walk(folder: Path) -> Iterable[tuple[str, list[str], list[str]]]:
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # Hidden files are editors' and our own; ~$ marks a file that is open in Word.
        yield at, folders, [name for name in names if not name.startswith((".", "~$"))]


def counterpart(name: str, shipped: Iterable[str]) -> str:
    """Return the shipped template that an own one stands in for, or nothing.

    `cpto-charter.md.j2` stands in for charter.md.j2 in the papers of one position.
    """
    known = set(shipped)
    if name in known:
        return name
    kinds = (each for each in known if each != LETTERHEAD and name.endswith(f"-{each}"))
    return "" if "/" in name else next(kinds, "")


def resolve(words: Iterable[str], known: Mapping[str, Path], what: str) -> list[str]:
    """Return the names that `words` mean: pay, blocks/pay and blocks/pay.md.j2 are one.

    `what` says what the known names are. Raises InputError with every word that means none, or two.
    """
    names: list[str] = []
    problems: list[Problem] = []
    for word in words:
        found = _matching(word, known)
        names += found[:1]
        message = hint = code = ""
        if not found:
            short = (name.rpartition("/")[2].removesuffix(MARKDOWN) for name in known)
            message, code = f"there is no {what} '{word}'", "no-template"
            hint = did_you_mean(word, [*known, *short]) or "'charter templates list' names them all"
        elif len(found) > 1:
            message, code = f"'{word}' can be {' or '.join(found)}", "ambiguous"
            hint = "write the whole name"
        if message:
            problems += error(InputError, "", code, message, hint).problems
    if problems:
        raise InputError(problems)
    return list(dict.fromkeys(names))


def _matching(word: str, known: Iterable[str]) -> list[str]:
    plain = word.replace("\\", "/").removeprefix("./").removeprefix("templates/")
    names = list(known)
    if plain in names:
        return [plain]

    def short(name: str) -> str:
        return name.removesuffix(MARKDOWN).removesuffix(WORD)

    whole = [name for name in names if short(name) == plain]
    return whole or [name for name in names if short(name).rpartition("/")[2] == plain]


def purpose_of(name: str, path: Path) -> str:
    """Return in one line what a template is for: the first sentence of the comment at its top."""
    if name.endswith(WORD):
        return _PURPOSES.get(name, "")
    try:
        comment = _COMMENT.match(template_text(path))
    except TemplateError:
        return ""
    text = printable(" ".join(comment[1].split())) if comment else ""
    return re.split(r"(?<=\.)\s", text)[0]


def printable(line: str) -> str:
    """Return a line in which what could steer a terminal is written out."""
    return "".join(c if c.isprintable() or c == "\t" else f"\\x{ord(c):02x}" for c in line)


def template_text(path: Path) -> str:
    """Return a template's text with \\n at each line's end. Raises TemplateError."""
    return as_text(path, template_bytes(path))


def as_text(path: Path, content: bytes) -> str:
    """Return the text of `content`, which stands at `path`. Raises TemplateError."""
    if len(content) > MAX_BYTES:
        message = f"a template may not be larger than {MAX_BYTES // 1_000_000} MB"
        raise error(TemplateError, path, "too-large", message)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as bad:
        line = content[: bad.start].count(b"\n") + 1
        message, hint = "the template is not UTF-8", "save it as UTF-8 in your editor"
        place = Place(str(path), line)
        raise TemplateError([Problem(place, "encoding", message, hint)]) from None


def template_bytes(path: Path) -> bytes:
    """Return the content of a file. Raises TemplateError where it cannot be read."""
    return read_bytes(path, MAX_WORD, TemplateError)
