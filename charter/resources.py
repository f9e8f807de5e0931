"""Where the shipped catalogue and templates lie, in a wheel and in a checkout alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _shipped(name: str) -> Path:
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def catalog_folder() -> Path:
    """Return the folder of the shipped catalogue."""
    return _shipped("catalog")


def languages_folder() -> Path:
    """Return the folder of the files of languages."""
    return catalog_folder() / "languages"


def templates_folder() -> Path:
    """Return the folder of the shipped templates."""
    return _shipped("templates")


def examples_folder() -> Path:
    """Return the folder of the shipped example workspaces, one subfolder each."""
    return catalog_folder() / "examples"
