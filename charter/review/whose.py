"""Whose paper a file is: by options, by its name, or by the title in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from charter.assign.organisation import Position
from charter.assign.ownership import organise
from charter.assign.positions import position_named
from charter.compose.paper_kinds import KINDS, returning_kinds
from charter.compose.published_title import posted_title
from charter.facts.company import Workspace
from charter.facts.languages import posting_language
from charter.load.catalog_files import read_catalog
from charter.problems import CharterError, InputError, error, typed
from charter.review.lines import Read

_FIRST_LINES = 5


def nowhere(paper: Path, read: Read, role: str | None, kind: str | None) -> CharterError:
    """Return the problem of a paper without a workspace, with all options that it wants."""
    roles = read_catalog().roles
    told = in_title(read, {name: (r.title,) for name, r in roles.items()})
    role, kind = role or (told[0] if told else "POSITION"), kind or (told[1] if told else "charter")
    below = sorted(p.parent.name for p in Path().glob("*/company.yaml"))
    folder = below[0] if len(below) == 1 else "FOLDER"
    message = "which workspace this paper is of is not known: no company.yaml in this folder"
    whose = f"--workspace {typed(folder)} --position {role} --paper {kind}"
    hint = f"'charter diff {typed(paper)} {whose}'"
    if folder == "FOLDER" and below:
        hint += f", with one of these folders: {', '.join(below[:5])}"
    return error(InputError, paper, "no-company", message, f"run {hint}")


def which(
    paper: Path, read: Read, role: str | None, kind: str | None, ours: Workspace
) -> tuple[str, str]:
    """Return the position and the kind of a paper, from options, its file's name or its title."""
    organisation = organise(ours)
    positions = organisation.positions
    stem = paper.stem.lower()
    for name in sorted(positions, key=len, reverse=True):
        for each in returning_kinds():
            if role is None and stem.startswith(f"{name}-{each}") and kind in (None, each):
                return name, each
    if role is None and kind is None:
        _refuse_others(paper, stem)
    language = posting_language(ours.company)
    told = in_title(read, {n: titles_of(p, language) for n, p in positions.items()})
    if kind is None:
        kind = told[1] if told else "posting" if "posting" in stem else "charter"
    if role is not None:
        return position_named(organisation, role), kind
    if told:
        return told[0], kind
    message = "neither this file's name nor its title says whose paper it is"
    hint = f"say it with --position and --paper; the positions are {', '.join(positions)}"
    raise error(InputError, paper, "unknown-paper", message, hint)


def _refuse_others(paper: Path, stem: str) -> None:
    """Raise InputError for a paper whose edits are not taken back, by its file's name."""
    for each in KINDS.values():
        if not each.returns and (stem == each.id or stem.endswith(f"-{each.id}")):
            from_ = "papers of one position"
            if each.of_position:
                from_ = " and ".join(KINDS[kind].many for kind in returning_kinds())
            message = f"this is one of {each.many}; edits come back from {from_}"
            hint = "change what it is made from, such as a charter, company.yaml or its template"
            raise error(InputError, paper, "unknown-paper", message, hint)


def titles_of(position: Position, language: str) -> tuple[str, ...]:
    """Return the title of a position, as it is and as a posting in `language` has it."""
    return (position.title, posted_title(position, language))


def in_title(read: Read, titles: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """Return the position and the kind of a paper whose first lines have one of `titles`.

    A posting has the title alone, a charter has words around it. None where two would fit.
    """
    for line in read.lines[:_FIRST_LINES]:
        for kind, fits in (("posting", _is), ("charter", _ends), ("charter", _begins)):
            names = [n for n, known in titles.items() if any(fits(line.text, t) for t in known)]
            if len(names) == 1:
                return names[0], kind
    return None


def _is(text: str, title: str) -> bool:
    return text == title


def _begins(text: str, title: str) -> bool:
    return text.startswith(f"{title} ")


def _ends(text: str, title: str) -> bool:
    return text.endswith(f": {title}")
