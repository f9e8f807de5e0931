"""How well what postings say is recognised, by sentences of our own that a person has judged."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

from charter.check.words.word_lists import phrase_entries

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import sentences  # noqa: E402

TABLE = ROOT / "tests/data/judged-sentences.tsv"
ROWS = sentences.read(TABLE)
KINDS = sorted({(row["kind"], row["language"]) for row in ROWS})


@cache
def judged(kind: str, language: str) -> list[sentences.Judged]:
    return [sentences.judge(r) for r in ROWS if (r["kind"], r["language"]) == (kind, language)]


@pytest.mark.parametrize("language", ["en", "de", "da", "fr", "es"])
def test_nearly_all_is_found_in_each_language_and_little_else(language: str) -> None:
    kinds = [kind for kind, of in KINDS if of == language]
    made = sentences.count(each for kind in kinds for each in judged(kind, language))
    assert made.hits > 40
    assert made.recall >= 0.96
    assert made.precision >= 0.98


@pytest.mark.parametrize(("kind", "language"), KINDS)
def test_each_kind_is_found(kind: str, language: str) -> None:
    of = judged(kind, language)
    made = sentences.count(of)
    assert made.recall >= 0.85, list(sentences.misses(of))
    assert made.precision >= 0.9, list(sentences.misses(of))


def test_what_is_looked_at_first_leaves_no_match_out() -> None:
    from charter.check.words.needed import possible
    from charter.check.words.word_lists import pattern

    texts = [(row["text"], row["language"]) for row in ROWS]
    tried = 0
    for text, language in texts[::7]:
        for entry in phrase_entries(language):
            may_be = possible(entry.words, text.lower())
            for words in entry.words:
                if pattern([words]).search(text):
                    tried += 1
                    assert words in may_be.words, (words, text)
                    assert may_be.may_match(text.lower()), (words, text)
    assert tried > 50
