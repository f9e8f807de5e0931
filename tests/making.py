"""The steps of making papers one by one, for tests that look at one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from charter.assign.fitting import without_company
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.compose.paper_kinds import usual_kinds
from charter.compose.papers import Paper
from charter.facts.company import NOWHERE, Workspace
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from charter.make import Wanted, make_papers
from charter.maker import Maker, Tools
from charter.render.papers import Markdown

DAY = date(2026, 12, 1)
ROOT = Path(__file__).resolve().parent.parent
WORKSPACES = sorted(
    path.parent
    for folder in ("tests/briefs", "catalog/examples")
    for path in (ROOT / folder).glob("*/company.yaml")
)
"""The briefs and the examples."""


class _Folder(Maker):
    """Takes the templates of any folder."""

    def __init__(self, own: Path | None) -> None:
        super().__init__(keep=False)
        self._made = Tools(own)

    def tools(self, workspace: Workspace) -> Tools:
        return self._made


@cache
def _nobody() -> Workspace:
    return without_company(read_catalog(), "separate")


def composed(
    organisation: Organisation,
    day: date,
    position: str = "",
    papers: Sequence[str] = usual_kinds(),
) -> list[Paper]:
    """Return the papers of an organisation, of one position or all."""
    workspace = Workspace(NOWHERE, organisation.company, organisation.catalog)
    wanted = Wanted(day, papers, (position,) if position else (), formats=())
    return list(make_papers(workspace, wanted, organisation=organisation).papers)


@cache
def organised(workspace: Path) -> Organisation:
    """Return who owns what in a workspace that no test changes."""
    return organise(read_workspace(workspace))


@cache
def papers_of(workspace: Path) -> tuple[Paper, ...]:
    """Return the papers of a workspace that no test changes."""
    return tuple(composed(organised(workspace), DAY))


def rendered(papers: Sequence[Paper], own_templates: Path | None = None) -> list[Markdown]:
    """Return the texts of papers."""
    wanted = Wanted(DAY, tuple(papers), formats=("md",), to_compare=True)
    return list(make_papers(_nobody(), wanted, _Folder(own_templates)).texts)


def written(
    texts: Sequence[Markdown], formats: Sequence[str], own_templates: Path | None = None
) -> Mapping[str, bytes]:
    """Return the files of texts."""
    wanted = Wanted(DAY, tuple(texts), formats=tuple(formats), to_compare=True)
    return make_papers(_nobody(), wanted, _Folder(own_templates)).files
