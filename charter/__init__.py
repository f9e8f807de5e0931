"""Settle who owns what in product and technology, then write papers that agree.

    workspace = charter.read_workspace(Path("northwind"))     # YAML to typed data
    organisation = charter.organise(workspace)                # who owns what, and what is wrong
    made = charter.make_papers(workspace, charter.Wanted(day))   # papers, texts, files, drafts

`charter.build(folder, day=day)` makes the papers and writes the files. Bad input raises
CharterError, which carries every problem with its place.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charter.assign.ownership import organise
    from charter.building import build
    from charter.make import Made, Wanted, make_papers
    from charter.maker import Maker
    from charter.problems import CharterError, Place, Problem
    from charter.read.company_file import read_workspace

_HOMES = {
    "read_workspace": "charter.read.company_file",
    "organise": "charter.assign.ownership",
    "make_papers": "charter.make",
    "Wanted": "charter.make",
    "Made": "charter.make",
    "Maker": "charter.maker",
    "build": "charter.building",
    "CharterError": "charter.problems",
    "Place": "charter.problems",
    "Problem": "charter.problems",
}
__all__ = [
    "CharterError",
    "Made",
    "Maker",
    "Place",
    "Problem",
    "Wanted",
    "build",
    "make_papers",
    "organise",
    "read_workspace",
]


def __getattr__(name: str) -> Any:
    """Return a public name, importing its module only now: `charter --help` needs none of them."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'charter' has no attribute '{name}'")
