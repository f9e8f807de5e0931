"""What an adopted title changes in other papers, which name the position too."""

from __future__ import annotations

from datetime import date

from charter.assign.ownership import organise
from charter.compose.paper_kinds import usual_kinds
from charter.facts.company import Workspace
from charter.make import Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.problems import CharterError


class Elsewhere(NamedTuple):
    """A paper that says something else now, and whether it is a charter that was signed."""

    name: str
    signed: bool

    def __str__(self) -> str:
        """Return it as messages name it."""
        return f"{self.name} (signed)" if self.signed else self.name


def changed_elsewhere(
    before: Workspace, after: Workspace, paper: str, day: date
) -> tuple[Elsewhere, ...]:
    """Return the papers but `paper` that say something else since a title changed, signed first.

    None where no position is called otherwise.
    """
    if _titles(before) == _titles(after):
        return ()
    old, new = _texts(before, day), _texts(after, day)
    given = after.company.positions
    signed = {f"{name}-charter" for name, position in given.items() if position.signed_hash}
    changed = [name for name, text in new.items() if name != paper and old.get(name) != text]
    return tuple(sorted((Elsewhere(n, n in signed) for n in changed), key=lambda e: not e.signed))


def _titles(workspace: Workspace) -> dict[str, tuple[str, str]]:
    positions = organise(workspace).positions
    return {name: (position.title, position.short) for name, position in positions.items()}


def _texts(workspace: Workspace, day: date) -> dict[str, str]:
    """Return the charters and postings of a workspace without their hashes; none where it fails."""
    wanted = Wanted(day, usual_kinds(), formats=("md",), to_compare=True)
    try:
        made = make_papers(workspace, wanted)
    except CharterError:
        return {}
    return {text.name: text.text.replace(text.content_hash, "") for text in made.texts}
