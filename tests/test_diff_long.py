"""Copies far longer than a paper are compared in steps that grow with their length."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter.document import matching
from charter.problems import Place
from charter.review import changes as changing
from charter.review import pairing
from charter.review.changes import Alignment, changes
from charter.review.lines import Builder, Line, StyledText
from charter.trace.origins import FoundOrigin, Origin, Origins

CHANCE = random.Random(1)
VOCABULARY = [f"word{n}" for n in range(500)]


def lines(kind: str, texts: list[str]) -> list[Line]:
    builder = Builder()
    for text in texts:
        builder.add(kind, [[StyledText(cell)] for cell in text.split("|")])
    return builder.lines


def said(words: int, of: list[str] = VOCABULARY) -> str:
    return " ".join(CHANCE.choices(of, k=words))


def test_short_ones_are_matched_as_difflib_does_also_where_one_stands_whole_in_the_other() -> None:
    chance = random.Random(3)
    for _ in range(1_000):
        kinds = chance.choice((1, 2, 3, 8))
        old, other = (chance.choices(range(kinds), k=chance.randrange(12)) for _ in "ab")
        at = chance.randrange(len(other) + 1)
        for new in (old, other, [*other[:at], *old, *other[at:]], old[at : at + 4]):
            for one, two in ((old, new), (new, old)):
                usual = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
                assert matching.opcodes(one, two) == usual, (one, two)


WORDS = 10
LENGTHS = (400, 1_200)
STEPS = 60
"""What each further word may cost."""
OURS = [f"We own number {n} and {said(9)}." for n in range(60)]


def each_changed(texts: list[str]) -> list[str]:
    return [text.replace("own", "share") for text in texts]


COPIES = {
    "lines of others": lambda n: [said(WORDS) for _ in range(n)],
    "one line": lambda n: [said(WORDS * n)],
    "one word": lambda n: ["a " * WORDS * n],
    "long lines of two words": lambda n: [said(300, ["a", "b"]) for _ in range(n * WORDS // 300)],
    "our lines over and over": lambda n: [CHANCE.choice(OURS) for _ in range(n)],
    "our lines, changed, over and over": lambda n: each_changed(
        [CHANCE.choice(OURS) for _ in range(n)]
    ),
    "our lines, changed, then others": lambda n: [
        *each_changed(OURS),
        *(said(WORDS) for _ in range(n)),
    ],
}


@pytest.fixture
def steps(monkeypatch):
    """Count steps of matching, and the words of lines that are compared in other ways."""
    counted = [0]

    def match(old, new, at_least=matching.AT_LEAST):
        found = matching.match(old, new, at_least)
        counted[0] += found.steps
        return found

    def of_words(one, other):
        counted[0] += len(one) + len(other)
        return likeness(one, other)

    likeness = pairing._likeness_of_words
    monkeypatch.setattr(pairing, "match", match)
    monkeypatch.setattr(changing, "match", match)
    monkeypatch.setattr(changing, "opcodes", lambda old, new: match(old, new).codes)
    monkeypatch.setattr(pairing, "_likeness_of_words", of_words)
    return counted


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
@pytest.mark.parametrize("kind", ["paragraph", "row"])
def test_steps_grow_with_the_length_of_a_copy(steps, copy, kind):
    counts = []
    for size in LENGTHS:
        steps[0] = 0
        for change in changes(lines(kind, OURS), lines(kind, copy(size))):
            if change.old and change.new:
                Alignment(change.old.text, change.new.text)
        counts.append(steps[0])

    assert counts[1] - counts[0] < STEPS * WORDS * (LENGTHS[1] - LENGTHS[0])


def test_each_of_many_changed_lines_is_still_known(steps):
    many = [f"We own number {n} and {said(9)}." for n in range(3_000)]
    before, after = (lines("paragraph", texts) for texts in (many, each_changed(many)))

    found = changes(before, after)

    assert [(change.old, change.new) for change in found] == list(zip(before, after, strict=True))


TEXTS = st.lists(
    st.sampled_from(["we own it", "we own", "it", "we", "own it.", "Decides"]), max_size=6
)


def found_by_looking(text: str, origins: list[Origin]) -> list[FoundOrigin]:
    """Look for each text at each place: slow, and plainly right."""
    found: list[FoundOrigin] = []
    for origin in sorted(origins, key=lambda o: -len(o.text)):
        for at in range(len(text)):
            end = at + len(origin.text)
            free = all(end <= other.start or at >= other.end for other in found)
            whole = not text[max(at - 1, 0) : at].isalnum() and not text[end : end + 1].isalnum()
            if origin.item:
                whole = text[:at].endswith(("; ", ": ")) or not at
                whole &= text[end:].startswith(("; ", ". ", ",")) or text[end:] in ("", ".")
            if text.startswith(origin.text, at) and free and whole:
                found.append(FoundOrigin(at, end, origin))
    return sorted(found, key=lambda f: f.start)


@given(
    said=st.lists(st.tuples(st.sampled_from(["", "; ", " ", ". ", "x"]), TEXTS), max_size=4),
    texts=TEXTS,
    items=st.booleans(),
)
def test_all_texts_of_a_line_are_found_in_one_pass(said, texts, items):
    line = "".join(between + " ".join(words) for between, words in said)
    origins = [
        Origin("", "", "", (), text, text, Place("x"), item=items and number % 2 == 0)
        for number, text in enumerate(dict.fromkeys(texts))
    ]

    assert Origins(origins).find(line) == found_by_looking(line, origins)
