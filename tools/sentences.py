"""Prints how well texts are recognised: `python tools/sentences.py sentences.tsv`.

The table (.tsv) has one sentence in each row, judged by a person:

    id        which sentence it is, once in the table
    kind      what is looked for in it: a recogniser of charter/check/words/recognised.py
    language  en, de and so on
    text      its words
    expected  hit, or not
    where     text, heading or title; empty is text

Any other column that a recogniser says a value for (min, max, currency, period, open_end, years,
date) is compared where a hit has one: beside recall and precision it prints how many values are
right. `--only KIND` takes one kind or several (repeat it), `--language de` one language, `--misses`
prints each sentence that is judged otherwise. `--part dev` takes two thirds of the sentences, by a
hash of their ids, `--part held` the last third, to see whether what was learnt from the others
holds.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from charter.check.words.recognised import RECOGNISERS, SaidValue, Spotted

NEEDED = ("id", "kind", "language", "text", "expected")
PARTS = ("all", "dev", "held")


class Judged(NamedTuple):
    """A row, what was found in it, and which of its values were read otherwise."""

    row: Mapping[str, str]
    found: Sequence[Spotted]
    wrong: Sequence[str]

    @property
    def is_right(self) -> bool:
        """Return whether a hit was found, and nothing in what is none."""
        return bool(self.found) == (self.row["expected"] == "hit")


class Count(NamedTuple):
    """How many sentences of a kind there are, and how they were judged."""

    hits: int
    right: int
    wrong: int
    values: int
    right_values: int

    @property
    def recall(self) -> float:
        """Return the share of hits that were found."""
        return self.right / self.hits if self.hits else 1.0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is one."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table. Exits where a column is missing."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    missing = [name for name in NEEDED if rows and name not in rows[0]]
    if missing:
        sys.exit(f"{path}: no column '{missing[0]}'")
    return rows


def in_part(name: str, part: str) -> bool:
    """Return whether a sentence belongs to a part of the table: two thirds, or the last one."""
    held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0
    return part == "all" or held == (part == "held")


def judge(row: Mapping[str, str]) -> Judged:
    """Return what the recogniser of a row's kind finds in it."""
    where = row.get("where") or "text"
    found = RECOGNISERS[row["kind"]](row["text"], row["language"], where)  # type: ignore[arg-type]
    return Judged(row, found, list(_wrong(row, found)) if found else [])


def _wrong(row: Mapping[str, str], found: Sequence[Spotted]) -> Iterator[str]:
    """Yield each value that nothing found says, such as "min is 60000, not 58000"."""
    stated = any(row.get(name) for name in found[0].said)
    for name in found[0].said if stated and row["expected"] == "hit" else ():
        wanted = row.get(name) or ""
        values = [each.said.get(name) for each in found]
        numbers = [value for value in values if isinstance(value, (int, float))]
        if name in ("min", "max") and numbers:
            values = [min(numbers) if name == "min" else max(numbers)]
        if not (wanted or name in ("min", "max")):
            continue
        if not any(_is_same(value, wanted) for value in values):
            yield f"{name} is {values[0]}, not {wanted or 'open'}"


def _is_same(value: SaidValue, wanted: str) -> bool:
    if value is None or value == "":
        return not wanted
    try:
        return float(value) == float(wanted)
    except ValueError:
        return str(value) == wanted


def count(judged: Iterable[Judged]) -> Count:
    """Return the counts of what was judged."""
    rows = list(judged)
    hits = [each for each in rows if each.row["expected"] == "hit"]
    right = [each for each in hits if each.found]
    stated = [each for each in right if any(each.row.get(name) for name in each.found[0].said)]
    return Count(
        len(hits),
        len(right),
        sum(bool(each.found) for each in rows) - len(right),
        len(stated),
        sum(not each.wrong for each in stated),
    )


def table(judged: Sequence[Judged]) -> Iterator[str]:
    """Yield a line for each kind and language, and one for each language in all."""
    yield f"{'kind':18} {'':4} {'rows':>5} {'hits':>5} {'recall':>7} {'precision':>9}  values"
    keys = sorted({(each.row["kind"], each.row["language"]) for each in judged})
    for kind, language in keys:
        of = [e for e in judged if (e.row["kind"], e.row["language"]) == (kind, language)]
        yield _line(kind, language, of)
    for language in sorted({language for _, language in keys}):
        yield _line("all", language, [e for e in judged if e.row["language"] == language])


def _line(kind: str, language: str, judged: Sequence[Judged]) -> str:
    made = count(judged)
    values = f"{made.right_values} of {made.values}" if made.values else ""
    return (
        f"{kind:18} {language:4} {len(judged):5} {made.hits:5} {made.recall:7.0%}"
        f" {made.precision:9.0%}  {values}"
    ).rstrip()


def misses(judged: Iterable[Judged]) -> Iterator[str]:
    """Yield a line for each sentence that is judged otherwise, or whose values are."""
    for each in judged:
        row = each.row
        what = "" if each.is_right else "not found" if not each.found else "found"
        if what or each.wrong:
            quotes = [row["text"][found.start : found.end] for found in each.found]
            told = ", ".join(filter(None, (what, *each.wrong)))
            quoted = f" {quotes}" if quotes else ""
            yield f"{row['id']} {row['kind']} {row['language']}: {row['text']}\n    {told}{quoted}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts of a table, and with --misses what is judged otherwise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="KIND")
    parser.add_argument("--language", action="append", default=[], metavar="CODE")
    parser.add_argument("--part", choices=PARTS, default="all")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args(arguments)
    rows = [
        row
        for row in read(given.table)
        if row["kind"] in (given.only or (row["kind"],))
        and row["language"] in (given.language or (row["language"],))
        and in_part(row["id"], given.part)
    ]
    none = sorted({row["kind"] for row in rows} - RECOGNISERS.keys())
    judged = [judge(row) for row in rows if row["kind"] in RECOGNISERS]
    if given.misses:
        print(*misses(judged), sep="\n")
    print(*table(judged), sep="\n")
    if none:
        print(f"no recogniser: {', '.join(none)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
