"""Settle who owns what in product and technology, then write papers that agree.

The five verbs, in order; each takes what the one before gives:

    workspace = charter.read_workspace(Path("northwind"))     # YAML to typed data
    organisation = charter.organise(workspace)                # who owns what, and what is wrong
    papers = charter.papers_of(organisation, day)             # what each paper says
    texts = charter.render_papers(papers, own_templates)      # Markdown
    files = dict(charter.files_of(texts, ("md", "docx"), own_templates))   # bytes

`charter.build(folder, day=day)` does all five and writes the files. Bad input raises CharterError,
which carries every problem with its place.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charter.assign.ownership import organise
    from charter.make import build, files_of, papers_of, render_papers
    from charter.problems import CharterError, Place, Problem
    from charter.read.company_file import read_workspace

_HOMES = {
    "read_workspace": "charter.read.company_file",
    "organise": "charter.assign.ownership",
    "papers_of": "charter.make",
    "render_papers": "charter.make",
    "files_of": "charter.make",
    "build": "charter.make",
    "CharterError": "charter.problems",
    "Place": "charter.problems",
    "Problem": "charter.problems",
}
__all__ = [
    "CharterError",
    "Place",
    "Problem",
    "build",
    "files_of",
    "organise",
    "papers_of",
    "read_workspace",
    "render_papers",
]


def __getattr__(name: str) -> Any:
    """Return a public name, importing its module only now: `charter --help` needs none of them."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'charter' has no attribute '{name}'")
