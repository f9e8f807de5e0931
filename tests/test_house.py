"""The house: which folder of `charter/` imports from which, so that no arrow runs back up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 300

HOUSE = {}
"""Each folder, and each file that lies in `charter/` itself, with all that it imports from.

It stands below whatever imports it: a line names nothing but what an earlier line is about. A
sub-folder stands above its folder, whose own files are what the sub-folders share; so no file of a
folder imports from a sub-folder of it. Imports under TYPE_CHECKING and within functions count, and
names of modules in strings; the commands that `cli/main.py` lists are found when they are called.
"""


def test_each_folder_imports_what_the_house_says_and_nothing_else() -> None:
    found: dict[str, set[str]] = {place: set() for place in places()}
    for module, imported in arrows().items():
        found[place_of(module)] |= {place_of(name) for name in imported}
    wanted = {place: set(below.split()) for place, below in HOUSE.items()}
    assert {p: below - {p} for p, below in found.items()} == wanted


def test_no_arrow_runs_back_up() -> None:
    order = list(HOUSE)
    back = [
        f"{place} -> {below}"
        for place, all_below in HOUSE.items()
        for below in all_below.split()
        if order.index(below) >= order.index(place)
    ]
    assert back == []


def test_a_sub_folder_stands_above_its_folder() -> None:
    order = list(HOUSE)
    wrong = [p for p in order if "." in p and order.index(p.rpartition(".")[0]) > order.index(p)]
    assert wrong == []


def test_no_files_import_each_other() -> None:
    try:
        TopologicalSorter(arrows()).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_no_file_is_too_long_to_read() -> None:
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in files().values()}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_contributing_says_what_each_folder_does() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    told = set()
    for row in re.findall(r"^\| (.*?) \| (.*?) \|", text, re.MULTILINE):
        folders = re.findall(r"`charter/(\w+)/`", row[0])
        told |= set(folders)
        told |= {f"{folders[0]}.{name}" for name in re.findall(r"`(\w+)/`", row[1]) if folders}
    assert told == {place for place in HOUSE if (ROOT / "charter" / as_path(place)).is_dir()}


def files() -> Mapping[str, Path]:
    """Return every file of the package by the name of its module."""
    found = {}
    for path in sorted((ROOT / "charter").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def places() -> list[str]:
    """Return what the house is made of: the folders, and the files beside them."""
    return sorted({place_of(module) for module in files()})


def place_of(module: str) -> str:
    """Return the folder of a module, such as `write.docx`, or its own name where it has none."""
    path = files()[module].relative_to(ROOT / "charter")
    return ".".join(path.parts[:-1]) or path.stem


def as_path(place: str) -> str:
    """Return where a place of the house lies."""
    return place.replace(".", "/")


def arrows() -> Mapping[str, set[str]]:
    """Return the modules that each module imports, wherever in it."""
    known = files()
    return {module: set(imports_of(path, known)) - {module} for module, path in known.items()}


def imports_of(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """Yield the modules that a file imports, or names in a string."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module=module, names=names, level=level):
                assert not level, f"{path}: name the module from `charter` on"
                for alias in names:
                    whole = f"{module}.{alias.name}"
                    yield from (n for n in (whole if whole in known else module,) if n in known)
            case ast.Import(names=names):
                yield from (alias.name for alias in names if alias.name in known)
            case ast.Constant(value=str(text)) if "." in text and text in known:
                yield text
