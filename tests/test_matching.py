"""Two long sequences are matched in steps that grow with their length."""

from __future__ import annotations

import difflib
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.document.matching import AT_LEAST, PER_ELEMENT, match, opcodes

LETTERS = st.lists(st.sampled_from("abcde"), max_size=60)
CHARTER = (Path(__file__).parents[1] / "out/cpto-charter.md").read_text("utf-8")
CHANCE = random.Random(1)


def edited(words: list[str], share: float) -> list[str]:
    """Return words as somebody who changes a share of them leaves them."""
    chance = random.Random(len(words))
    return [
        word
        for each in words
        for word in (
            [each] if chance.random() > share else chance.choice(([], ["new"], [each] * 2))
        )
    ]


@pytest.mark.parametrize("at_least", [AT_LEAST, 2000, 0])
@given(old=LETTERS, new=LETTERS)
@settings(deadline=None)
def test_codes_make_the_new_from_the_old(old, new, at_least):
    found = match(old, new, at_least)
    made, at = [], (0, 0)
    for tag, a, b, c, d in found.codes:
        assert (a, c) == at, "nothing is left out"
        at = (b, d)
        assert (tag == "equal") == (old[a:b] == new[c:d])
        assert (
            tag
            in {(1, 1): ("equal", "replace"), (1, 0): ("delete",), (0, 1): ("insert",)}[
                a < b, c < d
            ]
        )
        made += old[a:b] if tag == "equal" else new[c:d]
    assert (made, at) == (new, (len(old), len(new)))
    assert all((one[0] == "equal") != (two[0] == "equal") for one, two in pairwise(found.codes))
    assert found.steps <= PER_ELEMENT * (len(old) + len(new)) + at_least


@given(old=LETTERS, new=LETTERS)
def test_short_ones_are_matched_as_difflib_does(old, new):
    theirs = difflib.SequenceMatcher(None, old, new, autojunk=False)
    assert opcodes(old, new) == theirs.get_opcodes()
    assert match(old, new).ratio == pytest.approx(theirs.ratio())


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5])
@pytest.mark.parametrize("pieces", [CHARTER.split(), CHARTER.splitlines()], ids=["words", "lines"])
def test_a_charter_is_matched_as_difflib_does(pieces, share):
    changed = edited(pieces, share)
    theirs = difflib.SequenceMatcher(None, pieces, changed, autojunk=False)
    assert opcodes(pieces, changed) == theirs.get_opcodes()


LONG = 6_000
NUMBERS = list(range(LONG))
WORDS = [CHANCE.choice(CHARTER.split()) for _ in NUMBERS]
TABLE = [str(n % 7) for n in NUMBERS]


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        pytest.param(["a"] * LONG, ["a"] * (LONG - 9), 0.99, id="one word"),
        pytest.param(["a"] * LONG, ["x", *["a"] * LONG, "y"], 0.99, id="one word, other ends"),
        pytest.param(["a", "b"] * LONG, ["b", "a"] * LONG, 0.99, id="alternating"),
        pytest.param(NUMBERS, [-n - 1 for n in NUMBERS], 0, id="nothing alike"),
        pytest.param(NUMBERS, NUMBERS[::-1], 0, id="reversed"),
        pytest.param(NUMBERS, CHANCE.sample(NUMBERS, LONG), 0, id="shuffled"),
        pytest.param(NUMBERS, [n // 2 for n in NUMBERS], 0, id="each twice"),
        pytest.param(WORDS, edited(WORDS, 0.001), 0.99, id="few edits"),
        pytest.param(WORDS, edited(WORDS, 0.3), 0.7, id="many edits"),
        pytest.param(WORDS, WORDS[3000:] + WORDS[:3000], 0.5, id="half moved"),
        pytest.param(WORDS, WORDS[::-1], 0, id="words reversed"),
        pytest.param(TABLE, edited(TABLE, 0.01), 0.98, id="cells that repeat"),
        pytest.param(
            [CHANCE.choice("ab") for _ in NUMBERS],
            [CHANCE.choice("ab") for _ in NUMBERS],
            0,
            id="two words at random",
        ),
    ],
)
def test_long_ones_are_matched_in_few_steps_and_well(old, new, alike):
    found = match(old, new)
    assert found.steps <= PER_ELEMENT * (len(old) + len(new)) + AT_LEAST
    assert found.ratio >= alike
