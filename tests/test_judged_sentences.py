"""How well what postings say is recognised, by sentences of our own that a person has judged."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from charter.check.words import word_lists
from charter.check.words.word_lists import listed_languages, phrase_entries

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
    from charter.check.words.needed import folded, may_match, needs_of

    found = 0
    for language in listed_languages():
        texts = [row["text"] for row in ROWS if row["language"] == language]
        whole = "\n".join(texts)
        for words in _every_pattern(language):
            made = re.compile(words, re.IGNORECASE)
            for match in made.finditer(whole):
                found += 1
                assert may_match(needs_of(words), folded(match[0])), (words, match[0])
    assert found > 2000


def _every_pattern(language: str) -> Iterator[str]:
    """Yield the patterns of all lists of a language, as LookedFor gets them."""
    from charter.check.words.looked_for import filled
    from charter.check.words.statements import _MARKS

    for entry in phrase_entries(language):
        yield from (*entry.words, *entry.unless)
    for kind in ("context", "shape", "years", "pay"):
        for name in word_lists._data(f"{language}/{kind}"):
            said = word_lists.section(language, kind, name)
            if isinstance(said, list) and not any("@" in str(each) for each in said):
                yield from map(str, said)
    lists = {**word_lists.section(language, "statements", "lists"), **_MARKS}
    for rules in word_lists._data(f"{language}/statements").values():
        for rule in rules["rules"] if isinstance(rules, dict) and "rules" in rules else ():
            yield from (filled(need, lists).replace(" …", "") for need in rule["needs"])
