"""Papers of one post that are given twice: the same once more, or an older version of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from charter.audit.facts import day_of_words
from charter.audit.papers import PaperFile, RolePaper
from charter.audit.words import within

_SAME = 0.92
_VERSIONS = 0.3
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])(?:[-_. ]?([0-2]\d|3[01]))?(?!\d)"
    r"|(?<!\d)((?:19|20)\d\d)(?!\d)"
)
_NUMBER = re.compile(r"(?:^|[^a-z])(?:v|ver|version|rev)[ _.-]?(\d+(?:\.\d+)*)", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")


def same_text(one: RolePaper, other: RolePaper) -> bool:
    """Return whether two papers say the same in the same words, in files of whatever kind."""
    a, b = _said(one), _said(other)
    return bool(a) and bool(b) and _share(a, b) >= _SAME


def with_older(papers: Sequence[RolePaper], files: Sequence[PaperFile]) -> tuple[RolePaper, ...]:
    """Return papers; of two versions of one post the older names the one that counts."""
    by_name = {file.name: file for file in files}
    order = {paper.id: _age(paper, by_name[paper.source]) for paper in papers}
    made = list(papers)
    for number, paper in enumerate(papers):
        rivals = [other for other in papers if other.id != paper.id and _is_version(paper, other)]
        later = [other for other in rivals if _is_later(order[other.id], order[paper.id])]
        if later:
            made[number] = paper._replace(older=max(later, key=lambda other: order[other.id]).id)
    return tuple(made)


def _is_version(one: RolePaper, other: RolePaper) -> bool:
    """Return whether two papers are of one post: its title, and much of the text or the name."""
    if _title(one) != _title(other) or one.source == other.source:
        return False
    a, b = _said(one), _said(other)
    if a and b and _share(a, b) >= _VERSIONS:
        return True
    return _bare_name(one.source) == _bare_name(other.source) or any(
        within("papers", "older").search(_spaced(paper.source)) for paper in (one, other)
    )


def _is_later(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether a paper is later by the first thing that both tell."""
    for mine, theirs in zip(one, other, strict=True):
        if mine and theirs and mine[: len(theirs)] != theirs[: len(mine)]:
            return mine > theirs
    return False


def _age(paper: RolePaper, file: PaperFile) -> tuple[str, ...]:
    """Return what tells how old a paper is: the first thing that two have decides."""
    old = "0" if within("papers", "older").search(_spaced(paper.source)) else "1"
    number = _NUMBER.search(PurePath(paper.source).stem)
    version = ".".join(f"{int(part):06}" for part in number[1].split(".")) if number else ""
    said = day_of_words(paper.date.text) if paper.date else ""
    return said, day_of_name(paper.source), version, old, file.saved


def day_of_name(name: str) -> str:
    """Return the day that the name of a file has: "cto_2023-04.docx" has 2023-04."""
    found = _DAY.search(PurePath(name).stem)
    if not found:
        return ""
    return found[4] or "-".join(part for part in found.groups()[:3] if part)


def _title(paper: RolePaper) -> str:
    words = _WORD.findall(paper.title.text.lower().replace("vice president", "vp"))
    return paper.role or " ".join(sorted(set(words) - {"of", "the", "and", "for"}))


def _spaced(name: str) -> str:
    return re.sub(r"[_\-.()]+", " ", PurePath(name).stem)


def _bare_name(name: str) -> str:
    plain = _NUMBER.sub(" ", _DAY.sub(" ", PurePath(name).stem))
    plain = within("papers", "older").sub(" ", re.sub(r"[_\-.()]+", " ", plain))
    return " ".join(word for word in _WORD.findall(plain.lower()) if word not in ("new", "final"))


def _said(paper: RolePaper) -> frozenset[str]:
    return frozenset(
        " ".join(_WORD.findall(part.line.text.lower()))
        for part in paper.parts
        if part.kind in ("duty", "result", "requirement", "filler")
    )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other))
