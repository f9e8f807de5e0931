"""Prints how much of real duties the catalogue covers: `python tools/coverage.py duties.tsv`.

The table (.tsv, or .csv with commas or semicolons) has one duty in each row, matched by a person:

    id      which duty it is, once in the table
    role    whose paper it stands in
    duty    its words
    entry   the responsibility or decision that fits it best, or the outcome of a role; empty where
            none does
    match   full (the entry promises that outcome), partial (the same subject), none
    kind    may be empty; collaboration, behaviour and inherit (whatever the level below does) are
            no outcomes, and stand in the first table only

tools/audit_figures.py reads the same table, with columns more. Other headings are named by
`--columns duty=bullet,entry=best_entry`. An id that the catalogue had once is followed to where it
went. Where a cell is wrong nothing is counted: each is told with its line, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from charter.facts.catalog import Catalog
from charter.load.catalog_files import read_catalog
from charter.problems import did_you_mean, listing, nearest

COLUMNS = ("id", "role", "duty", "entry", "match", "kind", "paper", "company", "strength", "second")
OPTIONAL = COLUMNS[5:]
MATCHES = ("full", "partial", "none")
NO_OUTCOME = ("collaboration", "behaviour", "inherit")


class Duty(NamedTuple):
    """A row of the table; `line` is where it begins."""

    line: int
    id: str
    role: str
    duty: str
    entry: str
    match: str
    kind: str = ""
    paper: str = ""
    company: str = ""
    strength: str = ""
    second: str = ""


class Share(NamedTuple):
    """How many duties there are, and how many of them are covered in which way."""

    duties: int
    full: int
    partial: int
    none: int


class TableError(Exception):
    """A table that cannot be read as one."""


def read_duties(text: str, tabs: bool, columns: Mapping[str, str]) -> list[Duty]:
    """Return the rows of a table; `columns` has the headings that are not ours, by ours.

    Raises TableError.
    """
    head = text.partition("\n")[0]
    mark = "\t" if tabs else ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=mark)
    heads = [cell.strip() for cell in next(reader, [])]
    wanted = {name: columns.get(name, name) for name in COLUMNS}
    missing = [
        f"'{head}'" for name, head in wanted.items() if head not in heads and name not in OPTIONAL
    ]
    if missing:
        said = listing(f"'{head}'" for head in heads if head) if any(heads) else "nothing"
        raise TableError(
            f"line 1: no column is called {listing(missing, 'or')}; the first line has {said}"
        )
    at = {name: heads.index(head) for name, head in wanted.items() if head in heads}
    found, line = [], reader.line_num + 1
    for row in reader:
        cells = {n: row[k].strip() if k < len(row) else "" for n, k in at.items()}
        if any(cells.values()):
            found.append(Duty(line, **cells))
        line = reader.line_num + 1
    return found


def wrong_cells(duties: Sequence[Duty], catalog: Catalog) -> Iterator[str]:
    """Yield what is wrong with each row, with its line."""
    outcomes = (one.id for role in catalog.roles.values() for one in role.outcomes)
    known = {*catalog.responsibilities, *catalog.decisions, *outcomes}
    seen: dict[str, int] = {}
    for one in duties:
        for name in ("id", "role", "duty"):
            if not getattr(one, name):
                yield f"line {one.line}: '{name}' is empty"
        first = seen.setdefault(one.id, one.line)
        if one.id and first != one.line:
            yield f"line {one.line}: the id '{one.id}' stands in line {first} too"
        if one.match not in MATCHES:
            hint = did_you_mean(one.match, MATCHES)
            yield f"line {one.line}: 'match' is '{one.match}' - {hint}"
        elif one.match == "none" and one.entry:
            yield f"line {one.line}: 'match' is none, and 'entry' is '{one.entry}' - one of the two"
        elif one.match != "none" and not one.entry:
            yield f"line {one.line}: 'match' is {one.match}, and 'entry' is empty"
        for name in filter(None, (one.entry, one.second)):
            if not (went := followed(catalog, name)) & known:
                why = catalog.forwarding[name].why if name in catalog.forwarding else ""
                hint = why or did_you_mean(name, known) or "'charter show' finds it by its words"
                gone = "no more" if name in catalog.forwarding and not went else "no entry"
                yield f"line {one.line}: '{name}' is {gone} - {hint}"
        near = nearest(one.kind, NO_OUTCOME)
        if near and one.kind not in NO_OUTCOME:
            yield f"line {one.line}: 'kind' is '{one.kind}' - did you mean '{near}'?"


def followed(catalog: Catalog, name: str) -> set[str]:
    """Return the ids of today of an entry; none where it was retired."""
    return set(catalog.forwarding[name].to) if name in catalog.forwarding else {name}


def share_of(duties: Sequence[Duty]) -> Share:
    """Return how many duties there are, and how many are covered in which way."""
    count = Counter(one.match for one in duties)
    return Share(len(duties), *(count[match] for match in MATCHES))


def table(title: str, duties: Sequence[Duty]) -> Iterator[str]:
    """Yield the lines of a table in per cent: each role, in the order of the duties, and all."""
    roles = dict.fromkeys(one.role for one in duties)
    rows = [(role, share_of([one for one in duties if one.role == role])) for role in roles]
    width = max(len(title), *map(len, roles), 0)
    yield f"{title:<{width}}  duties  full  partial  none  full or partial"
    for role, share in [*rows, ("all", share_of(duties))]:
        full, partial, none, both = (
            f"{round(100 * count / share.duties)}" if share.duties else "-"
            for count in (*share[1:], share.full + share.partial)
        )
        yield f"{role:<{width}}  {share.duties:>6}  {full:>4}  {partial:>7}  {none:>4}  {both:>15}"


def report(duties: Sequence[Duty]) -> str:
    """Return the coverage of all duties and of those that are outcomes, by role."""
    outcomes = [one for one in duties if one.kind not in NO_OUTCOME]
    parts = (("All duties, in per cent", duties), ("Outcomes alone", outcomes))
    return "\n\n".join("\n".join(table(title, of)) for title, of in parts) + "\n"


def _columns(text: str) -> dict[str, str]:
    given = dict(part.strip().split("=", 1) for part in text.split(",") if "=" in part)
    if unknown := [name for name in given if name not in COLUMNS]:
        raise TableError(f"--columns: no column of ours is called {listing(unknown, 'or')}")
    return given


def parser_of(doc: str | None) -> argparse.ArgumentParser:
    """Return a parser of the arguments that say which table is read, and what its headings are."""
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    parser.add_argument("table", type=Path, help="a .tsv or .csv file")
    parser.add_argument("--columns", default="", help="headings by ours: duty=bullet,entry=best")
    return parser


def duties_of(given: argparse.Namespace, catalog: Catalog) -> list[Duty]:
    """Return the duties of a table; none where it has something wrong in it, which is printed."""
    try:
        text = given.table.read_text("utf-8-sig")
        duties = read_duties(text, given.table.suffix == ".tsv", _columns(given.columns))
        if not duties:
            raise TableError("the table has no row")
    except (OSError, UnicodeDecodeError, csv.Error, TableError) as bad:
        said = "it is no UTF-8 text" if isinstance(bad, UnicodeDecodeError) else bad
        print(f"{given.table}: {said}", file=sys.stderr)
        return []
    if wrong := list(wrong_cells(duties, catalog)):
        print("\n".join(f"{given.table}: {each}" for each in wrong), file=sys.stderr)
        return []
    return duties


def main(arguments: Sequence[str]) -> int:
    """Print the coverage of a table, or all that is wrong with it; return the exit code."""
    duties = duties_of(parser_of(__doc__).parse_args(arguments), read_catalog())
    if duties:
        print(report(duties), end="")
    return 0 if duties else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
