"""Text that stands in most papers of an audit alike, such as what a company says of itself."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

from charter.audit.kinds import is_strong
from charter.audit.papers import RolePaper

LEAST_PAPERS = 3
_ALIKE = 0.8
_LEAST_WORDS = 4
_SKETCH = 8
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "and",
        "or",
        "in",
        "on",
        "for",
        "with",
        "by",
        "at",
        "as",
        "is",
        "are",
        "be",
        "our",
        "your",
        "we",
        "you",
        "us",
        "it",
    ]
)


def shared_text(papers: Sequence[RolePaper]) -> frozenset[tuple[str, str]]:
    """Return the texts of parts, with their kinds, that at least half of the papers have.

    Near-equal texts are one. A duty of which the words say that somebody owns or decides it is
    never among them: who else claims it is what is looked for.
    """
    counted = [paper for paper in papers if not paper.older]
    least = max(LEAST_PAPERS, -(-len(counted) // 2))
    if len(counted) < LEAST_PAPERS:
        return frozenset()
    words: dict[tuple[str, str], frozenset[str]] = {}
    where: dict[tuple[str, str], set[str]] = {}
    for paper in counted:
        for part in paper.parts:
            key: tuple[str, str] = (part.line.text, part.kind)
            if part.kind in ("duty", "result") and is_strong(part.line.text):
                continue
            said = frozenset(_words(part.line.text))
            if len(said) >= _LEAST_WORDS:
                words[key] = said
                where.setdefault(key, set()).add(paper.id)
    found = set()
    for text, alike in _alike(words):
        held = set().union(*(where[each] for each in alike))
        if len(held) >= least:
            found.add(text)
    return frozenset(found)


def _alike(
    words: dict[tuple[str, str], frozenset[str]],
) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:
    """Yield each text with those that have nearly the same words, itself among them."""
    buckets: dict[int, list[tuple[str, str]]] = {}
    sketches = {key: _sketch(said) for key, said in words.items()}
    for key, sketch in sketches.items():
        for value in sketch:
            buckets.setdefault(value, []).append(key)
    for key, said in words.items():
        near = dict.fromkeys(other for value in sketches[key] for other in buckets[value])
        yield key, [other for other in near if _share(said, words[other]) >= _ALIKE]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _sketch(said: frozenset[str]) -> list[int]:
    return sorted(zlib.crc32(word.encode()) for word in said)[:_SKETCH]


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text without names, numbers and small words."""
    for number, word in enumerate(text.split()):
        if number and word[:1].isupper() and not text.isupper():
            continue
        yield from (each for each in _WORD.findall(word.lower()) if each not in _SMALL)
