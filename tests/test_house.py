"""The house: which folder of `charter/` imports from which, so that no arrow runs back up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = 300
OF_PYTHON = ("named_tuples", "patterns")

HOUSE = {
    "named_tuples": "",
    "patterns": "",
    "problems": "",
    "resources": "",
    "extras": "",
    "given": "",
    "compiled": "",
    "titles": "",
    "values": "problems resources",
    "read": "problems resources compiled titles values",
    "facts": "problems resources titles values read",
    "load": "problems resources compiled titles values read facts",
    "edit": "problems titles read facts load",
    "assign": "problems titles values read facts",
    "compose": "problems values read facts load assign",
    "render": "problems resources compiled values read facts compose",
    "document": "problems compose render",
    "document.docx": "problems read",
    "document.pdf": "problems extras",
    "document.outside": "problems read document.docx",
    "write": "problems read facts compose render document",
    "write.letterhead": "problems resources compiled read compose document.docx write",
    "write.docx": "problems read facts compose document write write.letterhead",
    "write.pdf": "problems extras facts document document.docx write write.letterhead",
    "write.web": "problems values facts compose document write",
    "docx_templates": (
        "problems values read facts compose render document document.docx write write.letterhead "
        "write.docx"
    ),
    "own_templates": "problems resources read render document document.docx write",
    "undoing": "problems read write own_templates",
    "trace": "problems resources read facts assign compose render",
    "check": "problems",
    "check.words": (
        "problems resources compiled values read facts load document document.outside check"
    ),
    "check.law": "problems values read facts assign compose document.outside check check.words",
    "check.papers": (
        "problems values facts load assign compose render document.outside docx_templates trace "
        "check check.words check.law"
    ),
    "check.own": (
        "problems titles values read facts load assign compose render document.docx "
        "write.letterhead docx_templates own_templates trace check.words"
    ),
    "on_trial": (
        "problems resources read facts load assign compose render document write.letterhead "
        "write.docx docx_templates check.own"
    ),
    "maker": (
        "read facts assign compose render document write.letterhead write.docx write.pdf "
        "docx_templates"
    ),
    "file_formats": "compose render document write write.web maker",
    "make": (
        "problems facts assign compose render document check.papers check.own maker file_formats"
    ),
    "starters": (
        "problems resources facts load compose render document document.docx write write.docx "
        "own_templates make"
    ),
    "review": (
        "problems values read facts load edit assign compose render document document.docx write "
        "own_templates trace check.words maker make"
    ),
    "feeds": (
        "problems resources values read facts load edit assign compose document write write.web "
        "check check.words check.law check.own make"
    ),
    "offer": "problems facts compose render write maker make",
    "offer.verify": (
        "problems read facts load render document document.docx document.pdf check.words "
        "review offer"
    ),
    "offer.pack": (
        "problems resources titles values read facts load assign compose render document "
        "document.docx write write.letterhead write.docx docx_templates check.words check.papers "
        "check.own maker file_formats make offer offer.verify"
    ),
    "offer.signing": (
        "problems read facts edit assign compose render write check.words review offer offer.verify"
    ),
    "checking": (
        "problems facts load assign compose own_templates check check.papers check.own "
        "file_formats make feeds offer.signing"
    ),
    "assumed": "problems read facts load edit assign document write make checking",
    "sharing": "assign compose write.web check.words",
    "building": "problems facts load compose write check.own file_formats make review checking",
    "audit": (
        "problems titles read facts load edit assign compose document.docx document.pdf "
        "document.outside write check.words maker make"
    ),
    "batch": (
        "problems resources extras titles values read facts load compose render write write.web "
        "check.words check.own maker file_formats make offer.pack checking audit"
    ),
    "ask": (
        "problems read facts load edit assign compose document.docx write check.words make batch"
    ),
    "auditing": "problems read facts load edit assign write audit batch",
    "people": "problems titles values read facts assign batch",
    "new_workspace": "problems read facts write",
    "reorganise": "problems facts load assign",
    "cli": (
        "problems extras values read facts load edit assign compose render document.docx write "
        "write.docx write.pdf undoing trace check check.words check.law check.papers maker "
        "file_formats make review feeds offer.verify offer.pack offer.signing checking assumed "
        "sharing building batch ask reorganise"
    ),
    "cli.show": (
        "problems resources titles values facts load assign compose check.words check.law cli"
    ),
    "cli.init": "problems facts load edit write people new_workspace cli cli.show",
    "cli.audit": "problems facts load edit assign compose write audit auditing new_workspace cli",
    "cli.templates": (
        "problems load assign compose render write docx_templates own_templates check.own "
        "on_trial make starters cli"
    ),
    "web": (
        "problems compiled values read facts load edit assign compose render write check make "
        "checking assumed"
    ),
    "web.screens": (
        "problems read facts load edit assign compose document write write.letterhead write.web "
        "docx_templates own_templates undoing trace check check.words check.papers on_trial make "
        "starters review feeds offer.verify offer.pack offer.signing checking assumed sharing "
        "building audit ask auditing new_workspace reorganise web"
    ),
    "cli.open": "load cli web",
    "compile_shipped": "resources compiled read load render write.letterhead check.words web",
    "__init__": (
        "problems given facts load assign compose render document write check check.papers maker "
        "make feeds offer.verify offer.pack offer.signing checking assumed sharing building batch "
        "ask auditing"
    ),
    "__main__": "cli",
}
"""Each folder, and each file that lies in `charter/` itself, with all that it imports from.

It stands below whatever imports it: a line names nothing but what an earlier line is about. A
sub-folder stands above its folder, whose own files are what the sub-folders share; so no file of a
folder imports from a sub-folder of it. Imports under TYPE_CHECKING and within functions count, and
names of modules in strings; the commands that `cli/main.py` lists are found when they are called.
`named_tuples` and `patterns` stand for parts of Python's own `typing` and `re`: everything may
import them, and no line says so.
"""


def test_each_folder_imports_what_the_house_says_and_nothing_else() -> None:
    found = {(place_of(a), place_of(b)) for a, names in arrows().items() for b in names}
    found = {(place, below) for place, below in found if below not in (place, *OF_PYTHON)}
    listed = {(place, below) for place, all_below in HOUSE.items() for below in all_below.split()}
    assert places() == sorted(HOUSE)
    assert [f"{place} -> {below}" for place, below in sorted(found - listed)] == []
    assert [f"{place} -> {below}" for place, below in sorted(listed - found)] == []


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


def test_the_name_of_a_class_or_type_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for module, path in files().items():
        for name in types_of(path):
            homes.setdefault(name, []).append(module)
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def test_no_file_is_too_long_to_read() -> None:
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in files().values()}
    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_named_tuples_are_those_that_are_made_fast() -> None:
    slow = re.compile(r"from typing import .*NamedTuple|typing\.NamedTuple|[^.]namedtuple\(")
    found = {p.stem for p in files().values() if slow.search(p.read_text("utf-8"))}
    assert found == {"named_tuples"}


def test_contributing_says_what_each_folder_does_from_the_ground_up() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    told = []
    for path, does in re.findall(r"^\| `charter/([\w/]+)/` \| (.*?) \|", text, re.MULTILINE):
        head = path.replace("/", ".")
        told += [head, *(f"{head}.{name}" for name in re.findall(r"`(\w+)/`", does))]
    assert told == [place for place in HOUSE if (ROOT / "charter" / as_path(place)).is_dir()]


@cache
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


@cache
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
            case ast.Constant(value=str(text)) if "." in text:
                yield from {text.partition(":")[0]} & known.keys()


def types_of(path: Path) -> Iterator[str]:
    """Yield the classes and the names of types that a file defines for others."""
    for node in ast.parse(path.read_text("utf-8")).body:
        match node:
            case ast.ClassDef(name=name):
                pass
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                pass
            case _:
                continue
        if not name.startswith("_") and name[0].isupper() and not name.isupper():
            yield name
