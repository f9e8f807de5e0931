"""What all rows of a batch have in common."""

from __future__ import annotations

from datetime import date

from charter.named_tuples import NamedTuple


class Setup(NamedTuple):
    """What all rows have in common.

    `program` and `base_digest` tell what papers are made from; `dated` says that the person chose
    the date. `base` is a folder, or empty; `base_files` are its files for machines without it.
    """

    out: str
    base: str
    papers: tuple[str, ...]
    formats: tuple[str, ...]
    day: date
    dated: bool
    force: bool
    decimal: str
    letter: str = ""
    base_digest: str = ""
    program: str = ""
    base_files: tuple[tuple[str, bytes], ...] = ()
