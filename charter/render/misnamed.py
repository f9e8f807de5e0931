"""Templates whose name makes them part of no paper, with the name that was meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from charter.problems import Place, Problem, nearest
from charter.resources import templates_folder

_BLOCKS = "blocks/"


def no_paper(path: Path, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of a template that no paper uses, with the name that was meant."""
    stem, dot, ending = name.partition(".")  # with their ending, any two names would be near
    near = nearest(stem, sorted(n.partition(".")[0] for n in known if n.endswith(dot + ending)))
    meant = f"did you mean '{near}{dot}{ending}'?" if near else ""
    block = f"{_BLOCKS}{name}"
    if block in known or (templates_folder() / block).is_file():
        meant = f"move it to '{block}': it is a block of papers"
    hint = meant or "rename it, or move it out of this folder"
    return Problem(Place(str(path)), "unused-template", "no paper uses this template", hint)
