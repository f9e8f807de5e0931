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
_NEARLY = 0.6
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])(?:[-_. ]?([0-2]\d|3[01]))?(?!\d)"
    r"|(?<!\d)((?:19|20)\d\d)(?!\d)"
)
_NUMBER = re.compile(r"(?:^|[^a-z])(?:v|ver|version|rev)[ _.-]?(\d+(?:\.\d+)*)", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")


def once(papers: Sequence[RolePaper]) -> tuple[list[RolePaper], list[tuple[RolePaper, str]]]:
    """Return each paper once, and those that say the same in another file, with its name."""
    kept: list[tuple[RolePaper, frozenset[str]]] = []
    twice: list[tuple[RolePaper, str]] = []
    for paper in papers:
        said = _said(paper)
        title = paper.title.text.casefold()
        same = next(
            (
                other.source
                for other, words in kept
                if title == other.title.text.casefold()
                and other.source != paper.source
                and len(said & words) >= _SAME * max(len(said), len(words), 1)
            ),
            "",
        )
        if same:
            twice.append((paper, same))
        else:
            kept.append((paper, said))
    return [paper for paper, _ in kept], twice


def with_older(papers: Sequence[RolePaper], files: Sequence[PaperFile]) -> tuple[RolePaper, ...]:
    """Return papers; of two versions of one post the older names the one that counts."""
    by_name = {file.name: file for file in files}
    age = {paper.id: _age(paper, by_name[paper.source]) for paper in papers}
    said = {paper.id: _said(paper) for paper in papers}
    posts: dict[str, list[RolePaper]] = {}
    for paper in papers:
        posts.setdefault(_title(paper), []).append(paper)
    made = []
    for paper in papers:
        later = []
        for other in posts[_title(paper)]:
            if other.source == paper.source:
                continue
            share = _share(said[paper.id], said[other.id])
            if share < _VERSIONS and not _is_named_so(paper, other):
                continue
            if _is_later(age[other.id], age[paper.id]) or (
                # Nothing tells which of two that are nearly alike is later: the first counts.
                share >= _NEARLY
                and papers.index(other) < papers.index(paper)
                and not _is_later(age[paper.id], age[other.id])
            ):
                later.append(other)
        newest = max(later, key=lambda other: age[other.id], default=None)
        made.append(paper._replace(older=newest.id) if newest else paper)
    return tuple(made)


def _is_named_so(one: RolePaper, other: RolePaper) -> bool:
    """Return whether the names of two files say that one is a version of the other."""
    stems = [PurePath(paper.source).stem for paper in (one, other)]
    if any(within("papers", "older").search(_spaced(stem)) for stem in stems):
        return True
    marked = any(_NUMBER.search(stem) or _DAY.search(stem) for stem in stems)
    return marked and _bare_name(stems[0]) == _bare_name(stems[1])


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
    return len(one & other) / max(min(len(one), len(other)), 1)
