"""How well what postings say is recognised, by sentences of our own that a person has judged."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from charter.check.words import word_lists
from charter.check.words.needed import folded, may_match, needs_of
from charter.check.words.word_lists import listed_languages, phrase_entries
from least_matches import least_of

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


@pytest.mark.parametrize("language", listed_languages())
def test_what_is_looked_at_first_leaves_no_match_out(language: str) -> None:
    """Of each pattern, for each of its alternatives, the least that it matches."""
    for words in dict.fromkeys(_every_pattern(language)):
        for least in least_of(words):
            assert may_match(needs_of(words), folded(least)), (words, least)


@pytest.mark.parametrize("language", sorted({*listed_languages()} - {"en"}))
def test_what_is_looked_at_first_leaves_no_match_out_of_real_sentences(language: str) -> None:
    """English has ten times as many sentences and patterns as another, and no other letters."""
    whole = "\n".join(row["text"] for row in ROWS if row["language"] == language)
    found = 0
    for words in dict.fromkeys(_every_pattern(language)):
        for match in re.compile(words, re.IGNORECASE).finditer(whole):
            found += 1
            assert may_match(needs_of(words), folded(match[0])), (words, match[0])
    assert found > 2000


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("ab?c+", {"ac"}),
        ("(a|bc)d{2,3}", {"add", "bcdd"}),
        ("x(y(1|2))?", {"x"}),
        ("x(y|z)*(?=q)(?!r)[0-9]", {"x0"}),
        ("x(1|2)|y(3|4)", {"x1", "x2", "y3", "y4"}),
        (r"(?:a|b)(c|d)\d[^\s]", {"ac0!", "bc0!", "ad0!"}),
    ],
)
def test_the_least_of_a_pattern_has_each_alternative_once(words: str, least: set[str]) -> None:
    assert set(least_of(words)) == least


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
