"""Files of a workspace that would be passed over in silence, for what they are or are called."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

from charter.problems import Place, Problem

_ENDINGS = re.compile(r"(.+?)(\.ya?ml)(\.\w+)?\Z", re.IGNORECASE)
_FOLDERS = {
    "catalog": "make a folder 'catalog', and put the file into it as own.yaml",
    "templates": "make a folder 'templates', and put your templates into it",
}

_NOT_OF_WORKSPACES = {
    "boards": "the fields of job boards",
    "examples": "examples",
    "languages": "the languages of papers",
    "words": "the lists of words",
}
"""Folders that the shipped catalogue has, and that no workspace can have its own of."""
_ALIKE = {
    **dict.fromkeys(("catalog", "catalogs", "catalogue", "catalogues", "katalog"), "catalog"),
    **dict.fromkeys(("templates", "template", "vorlagen", "skabeloner"), "templates"),
}
"""Names that people give to our folders, and those that are read."""
_ENTRIES = re.compile(
    r"^(areas|responsibilities|decisions|roles|own_roles|structures|interfaces|laws|measures)[ ]*:",
    re.MULTILINE,
)
_ID = re.compile(r"(?:^[ \t]*-[ \t]*|[{,][ \t]*|^[ \t]+)id[ \t]*:", re.MULTILINE)
_READ = 100_000
_TEMPLATE = re.compile(r"(?:letterhead|charter|posting|[a-z0-9-]+-(?:charter|posting))\.docx\Z")
_MARKED = ".md.j2"
_LETTERHEAD = "letterhead.docx"
_AS_LETTERHEAD = re.compile(
    r"letter[ _-]?head(?: ?\(\d\)|[ _-]?(?:copy|final))?(?:\.docx)?"
    r"\.(docx|docm|dotx?|doc|odt|rtf|pages|pdf)",
    re.IGNORECASE,
)
"""What people call one, and what they save it as."""


def misplaced(folder: Path) -> Iterator[Problem]:
    """Yield each file that has the name of a folder, and each YAML file with an ending too many."""
    for name, hint in _FOLDERS.items():
        if os.path.isfile(folder / name):
            yield Problem(Place(str(folder / name)), "not-a-folder", "this is a file", hint)
    yield from _elsewhere(folder)
    yield from _letterheads(folder / "templates")
    own = folder / "catalog"
    for name, what in _NOT_OF_WORKSPACES.items():
        if os.path.isdir(own / name) and any(path.is_file() for path in (own / name).rglob("*")):
            hint = f"take it out of 'catalog': {what} are those of charter itself"
            message = "nothing in this folder is read"
            yield Problem(Place(str(own / name)), "not-read", message, hint)
    for path in sorted(own.rglob("*")) if os.path.isdir(own) else ():
        if name := _meant(path.name):
            hint = f"call it '{name}', or take it out of the folder"
            yield Problem(Place(str(path)), "not-read", "this file is not read", hint)


def _letterheads(templates: Path) -> Iterator[Problem]:
    """Yield each file that is meant as the letterhead, and none is there: papers would lack it."""
    if not os.path.isdir(templates) or os.path.isfile(templates / _LETTERHEAD):
        return
    for path in sorted(templates.iterdir()):
        found = _AS_LETTERHEAD.fullmatch(path.name)
        if found and os.path.isfile(path):
            message = "this file is not read, and papers would have no letterhead of yours"
            call = "call it" if found[1].lower() == "docx" else "save it in Word as"
            hint = f"{call} '{_LETTERHEAD}', or take it out of the folder"
            yield Problem(Place(str(path)), "not-read", message, hint)


def _elsewhere(folder: Path) -> Iterator[Problem]:
    """Yield what lies where nothing reads it: folders of another name, files beside the folders."""
    for path in sorted(folder.iterdir()) if os.path.isdir(folder) else ():
        home = _ALIKE.get(path.name.casefold(), "")
        if home and path.name != home and path.is_dir() and not _is_same(path, folder / home):
            if any(_home(each) == home for each in path.rglob("*")):
                message = "nothing in this folder is read"
                hint = f"call it '{home}'"
                if os.path.isdir(folder / home):
                    hint = f"put its files into '{home}'"
                yield Problem(Place(str(path)), "not-read", message, hint)
        elif at := "" if os.path.isdir(path) else _home(path):
            if path.name == _LETTERHEAD and os.path.isfile(folder / at / path.name):
                continue
            if path.suffix == ".docx" and path.name != _LETTERHEAD:
                continue  # such as a paper that somebody put there
            hint = f"put it into the folder '{at}'"
            yield Problem(Place(str(path)), "not-read", "this file is not read here", hint)


def _is_same(path: Path, other: Path) -> bool:
    """Return whether two names are of one folder, as where capitals make no difference."""
    return os.path.exists(other) and os.path.samefile(path, other)


def _home(path: Path) -> str:
    """Return the folder that a file is for, by its name or by what it says, or ""."""
    if not os.path.isfile(path) or path.name.startswith("."):
        return ""
    if path.name.endswith(_MARKED) or _TEMPLATE.match(path.name):
        return "templates"
    if path.suffix.lower() not in (".yaml", ".yml"):
        return ""
    with contextlib.suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
        text = file.read(_READ)
        return "catalog" if _ENTRIES.search(text) and _ID.search(text) else ""
    return ""


def _meant(name: str) -> str:
    """Return what a YAML file with an ending too many, or in capitals, should be called."""
    found = _ENDINGS.match(name)
    if not found or name.startswith("."):
        return ""
    meant = f"{found[1]}{found[2].lower()}"
    return "" if name == meant else meant


def instead_of(folder: Path, name: str) -> str:
    """Return the file that is there in place of `name` with an ending too many or other, or ""."""
    stem = name.rpartition(".")[0]
    usual = (
        f"{name}.txt",
        f"{name}.yaml",
        f"{stem} (1).yaml",
        f"{stem} - Copy.yaml",
        f"{stem}.yml",
        f"{stem}.txt",
        f"{stem.capitalize()}.yaml",
    )
    there = list[str]()
    with contextlib.suppress(OSError):
        there = [name for name in os.listdir(folder) if (folder / name).is_file()]
    meant = {each.casefold() for each in (name, *usual)}
    return next((each for each in sorted(there) if each.casefold() in meant), "")
