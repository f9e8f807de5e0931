"""Advice on own text: what it changes in one paper only, and what no paper says any more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from charter.check.own.includes import Includes
from charter.facts.catalog import Entry
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.load.own_entries import find_entry, own_entries, wording
from charter.own_templates.files import MARKDOWN, own_files, shipped_files
from charter.problems import Place, Problem

_PAIR = ("charter", "posting")
_CHARTER = "charter"


def half_changed(workspace: Workspace) -> Iterator[Problem]:
    """Yield advice for each shipped entry whose two papers now say different things."""
    own = own_entries(workspace.folder / "catalog", workspace.catalog.forwarding)
    shipped = read_catalog() if own else None
    for name, said in own.items():
        before, now = find_entry(shipped, name) if shipped else None, workspace.catalog
        after = now.responsibilities.get(name) or now.decisions.get(name)
        if (
            not isinstance(before, Entry)
            or after is None
            or not (before.posting and before.charter)
        ):
            continue
        changed = [
            key for key in _PAIR if wording(getattr(before, key)) != wording(getattr(after, key))
        ]
        # Only what the workspace does not say itself was left as it was.
        if len(changed) != 1 or set(_PAIR) <= set(said.keys):
            continue
        other = next(key for key in _PAIR if key not in changed)
        message = (
            f"'{name}' has its own '{changed[0]}' here, but '{other}' is still the shipped one"
        )
        hint = f"the two papers may say different things: add '{other}:' too, even if it stays"
        place = said.keys.get(changed[0], said.place)
        yield Problem(place, "half-changed", message, hint)


def replaced_by_word(folder: Path) -> Iterator[Problem]:
    """Yield advice for each whole charter in Word that stands before own Markdown templates.

    Charters that it makes say what it says, in every format; what the workspace changed in a
    Markdown template is not in them.
    """
    own, shipped = own_files(folder), shipped_files()
    includes = Includes(own, shipped)
    for name, path in own.items():
        kind = name.removesuffix(".docx")
        if name == kind or (kind != _CHARTER and not kind.endswith(f"-{_CHARTER}")):
            continue
        papers = [f"{kind}{MARKDOWN}", f"{_CHARTER}{MARKDOWN}"]
        papers += [n for n in own if kind == _CHARTER and n.endswith(f"-{_CHARTER}{MARKDOWN}")]
        used = set(papers).union(*(includes.of(paper) for paper in papers))
        idle = sorted(used & set(own))
        if idle:
            message = (
                "this makes the charters, in every format; they say nothing of what stands in "
            )
            message += ", ".join(idle)
            hint = "write in Word what you changed there, or take one of the two away"
            yield Problem(Place(str(path)), "replaced-by-word", message, hint)
