"""Tables and YAML as people and programs write them, and what is read from them and written.

A part of tests/told.py.
"""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import CellRule, Columns, rule_of
from charter.batch.open_table import open_table
from charter.edit.yaml_edit import append_entry, set_value
from charter.edit.yaml_names import rename
from charter.load.catalog_files import read_catalog
from charter.problems import CharterError, Place
from charter.read.files import decode, read_text
from charter.read.rewriting import KEY, Renaming
from charter.read.yaml_source import Path_, parse_yaml
from told_books import book
from told_tables import DATA, long, short

_CELLS: tuple[Any, ...] = (
    None, "", "  ", True, False, 0, 1, 1.0, 2.5, 19999, 20000, 80000, 80001, "19999", "20000",
    "80000", "80001", 45678.0, "45678", "045678", "yes", "NO", "1", "0", "True", "2", "2027-01-15",
    "2027-01-15T00:00:00", "2027-01-15 00:00", "2027-01-15T10:00", "15.1.2027", "1.15.2027",
    "15/01/2027", "01/15/2027", "05/05/2027", "05/06/2027", "12-12-2027", "13-12-2027",
    "12/13/2027", "13/13/2027", "1.2.27", "1./2.2027", date(2027, 1, 15), datetime(2027, 1, 15),
    datetime(2027, 1, 15, 8, 30), "1,200", "1.200", "1,20", "1.20", "0,200", "0.200", "12,000.50",
    "12.000,50", "1,200,000", "1.200.000", "12,00,000", "1'200", "1\u00a0200,5", "+5", "-5", "5-",
    "1234567890123456", "12345678901234567", "1.5e3", "1,5,5", "5,", ",5", "5.0", "5,00", "abc",
    "a | b\n c\r\nd|", "full time", "Full_Time", "full-time", " full-time ", "a\x07b", ["a\x07"],
    {"a": {"b\x07": 1}}, {"a": [1, {"b": "c"}]}, "1234567890123456.5", "1.2345678901234567",
)  # fmt: skip
_FIELDS: tuple[Path_, ...] = (
    ("company", "headcount"),
    ("positions", "cto", "pay", "min"),
    ("positions", "cto", "start"),
    ("company", "regulated"),
    ("positions", "cto", "employment"),
    ("positions", "cto", "benefits"),
    ("company", "name"),
)


def cells() -> Iterator[tuple[str, str]]:
    """Yield what each cell is in fields of each type."""
    lines: list[str] = []
    for field in _FIELDS:
        rule = rule_of(field)
        lines.append(f"{'.'.join(map(str, field))}: {sorted(rule.types)} {rule.options}")
        lines += [f"  {cell!r}: {_cell(cell, rule)}" for cell in _CELLS]
    yield "cells", "\n".join(lines)


def _cell(cell: Any, rule: CellRule) -> str:
    try:
        return repr(value_of(cell, rule))
    except BadCellError as bad:
        return f"{bad.code}: {bad.message} - {bad.hint}"


_HEADINGS = """\
id|ID |Position|letter|company.name|Company name|name|NAME|headcount|structure|pay min|pay_min
cto pay min|CTO: pay, min|positions.cto.pay.min|position.pay.min|cto places city|places city
places 0 city|vp-product status|vp product status|cfo title|second title|assign product.roadmap
assign product roadmap|product.roadmap|apply url|company apply url|cto apply url|language
language postings|hire|hire name|hire start date|hirename|pay|cto|reasons|locked|tokens|benefits
company benefits|nonsense|head count|company.headcout|cto.pay.mim|a  b|\u00dcber|title|remote from
cto remote_from|limits spend|limits.currency|cto limits other|signed|cto signed date|internal notes
"""


def headings() -> Iterator[tuple[str, str]]:
    """Yield which field each heading names, and what that field may hold."""
    lines: list[str] = []
    for of_positions in (False, True):
        columns = Columns(read_catalog(), ("cto", "second"), of_positions)
        for heading in re.split(r"[|\n]", _HEADINGS.strip()):
            path = columns.path(heading)
            if path is None:
                lines.append(f"{heading!r}: {columns.unknown(heading, Place('a.csv', 1))}")
            elif path[0] in ("id", "position", "letter", "hire") or "*" in path:
                lines.append(f"{heading!r}: {path}")
            else:
                rule = rule_of(path)
                lines.append(f"{heading!r}: {path} {sorted(rule.types)} {rule.options}")
    yield "headings", "\n".join(lines)


_ROOM = "x" * 131_072
_FILES: dict[str, bytes] = {
    "plain.csv": b"id,name\n1,N\n\n 2 ,\"M\nO\"\n3,P,more, ,\n",
    "semicolons.csv": b"id;name;a,b\n1;N;c,d\n",
    "tabs.tsv": b"id\tname\n1\tN\n",
    "excel.csv": b"sep=;\r\nid;name\r\n1;N\r\n",
    "sep-is-a-heading.csv": b"sep=,a\n1,2\n",
    "utf-8-mark.csv": b"\xef\xbb\xbfid,name\n1,\xc3\xa9\n",
    "utf-16.csv": "id,name\n1,\u00e9\n".encode("utf-16"),
    "utf-16-be.csv": b"\xfe\xff" + "id,name\n1,\u00e9\n".encode("utf-16-be"),
    "windows.csv": b"id,name\n1,\xe9\n",
    "no-encoding.csv": b"id,name\n1,\x81\n",
    "late-encoding.csv": b"id,name\n" + b"1,a\n" * 20_000 + b"1,\xe9\n",
    "empty.csv": b"",
    "blank.csv": b"\n , \n\n",
    "quotes.csv": b'id,name\n1,"N\n2,M\n',
    "quote-behind.csv": b'id,name\n1,"N"x\n',
    "nul.csv": b"id,name\n1,\0\n",
    "columns.csv": b",".join([b"a"] * 2000) + b"\n",
    "more-columns.csv": b",".join([b"a"] * 2001) + b"\n",
    "wide-row.csv": b"id\n" + b",".join([b"a"] * 3000) + b"\n",
    "cell.csv": f"id\n{_ROOM}\n".encode(),
    "larger-cell.csv": f"id\n{_ROOM}x\n".encode(),
    "row.csv": f"id\n{','.join([_ROOM] * 7)},{'x' * (1_000_000 - 7 * 131_073 - 1)}\n".encode(),
    "longer-row.csv": f"id\n{','.join([_ROOM] * 7)},{'x' * (1_000_000 - 7 * 131_073)}\n".encode(),
    "lines.jsonl": b'{"id": 1, "a": {"b": [1, {"c": null}], "d": null, "e": ""}}\n\n[1]\n'
    b'{"a": NaN}\n'
    b'{"a": 1, "a": 2, "b": 1, "b": 2, "b": 3}\n{"a": }\n\xff\n{"a": 1} {}\n',
    "deep.jsonl": b'{"a":' * 9 + b"1" + b"}" * 9 + b"\n" + b'{"a":' * 10 + b"1" + b"}" * 10 + b"\n"
    + b'{"a":' + b"[" * 98 + b"1" + b"]" * 98 + b"}\n"
    + b'{"a":' + b"[" * 99 + b"1" + b"]" * 99 + b"}\n"
    + b'{"a":' + b"[" * 100 + b"1" + b"]" * 100 + b"}\n",
    "keys.ndjson": ("{" + ",".join(f'"{n}":1' for n in range(2000)) + "}\n{"
    + ",".join(f'"{n}":1' for n in range(2001)) + "}\n").encode(),
    "long-line.jsonl": b'{"a": "' + b"x" * (1_000_000 - 10) + b'"}\n',
    "longer-line.jsonl": b'{"id": 1}\n{"a": "' + b"x" * (1_000_001 - 9) + b'"}\n',
    "table.odt": b"",
    "TABLE": b"id\n1\n",
    "old.xlsx": b"\xd0\xcf\x11\xe0old",
    "no.xlsx": b"id,name\n",
}  # fmt: skip


def tables() -> Iterator[tuple[str, str]]:
    """Yield what is read from tables in files of every kind, or why they cannot be read."""
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        for name, content in _FILES.items():
            (Path(home) / name).write_bytes(content)
            lines += [f"{name}:", *_table(Path(home) / name)]
        for wanted in ("latin-1", "utf-16", "ascii", "nonsense"):
            lines += [f"windows.csv in {wanted}:"]
            lines += _table(Path(home) / "windows.csv", encoding=wanted)
        lines += ["nowhere.csv:", *_table(Path(home) / "nowhere.csv")]
        yield "tables", "\n".join(lines).replace(home, "")
        chance, path = random.Random("books"), Path(home) / "book.xlsx"
        lines = []
        for number in range(70):
            path.write_bytes(book(chance, number))
            sheet = ("", "", "Two", "Hidden", "None")[number % 5]
            lines += [f"book {number} {sheet}:", *_table(path, sheet)]
        yield "books", "\n".join(lines).replace(home, "")


def _table(path: Path, sheet: str = "", encoding: str = "") -> Iterator[str]:
    with ExitStack() as held:
        try:
            table = open_table(path, held, sheet, encoding)
            yield long(f"  {[(h.heading, _at(h.place)) for h in table.headings]}")
            yield from (f"  {note}" for note in table.notes)
            count = 0
            for count, row in enumerate(table.rows, 1):
                if count < 8:
                    seen = [(c.heading, c.value, _at(c.place)) for c in row.cells]
                    yield long(f"  {_at(row.place)} {seen}")
            yield f"  {count} rows, {table.part():.3f} read"
        except CharterError as refused:
            yield from (f"  {problem}" for problem in refused.problems)


def _at(place: Place) -> str:
    return str(place).rpartition("/")[2]


def documents() -> Iterator[tuple[str, str]]:
    """Yield the data of each YAML text with its places, or what is wrong with it."""
    lines: list[str] = []
    for text in yaml.safe_load((DATA / "odd-yaml.yaml").read_text("utf-8"))["documents"]:
        lines.append(repr(text))
        lines += _or_refused(lambda text=text: short(parse_yaml(text, "a.yaml")))
    for raw in (b"\xff\xfea", b"a\0", b"a\n\xe9b", b"\xef\xbb\xbfa\r\nb\rc", b"ab\xff"):
        lines.append(repr(raw))
        lines += _or_refused(lambda raw=raw: repr(decode(raw, Path("a.txt"), CharterError)))
    for what, count in (("depth", 19), ("depth", 20), ("list", 99_998), ("list", 99_999)):
        text = "[" * count + "]" * count if what == "depth" else f"[{'1,' * count}1]"
        lines.append(f"{what} {count}")
        lines += _or_refused(lambda text=text: str(len(str(parse_yaml(text, "a.yaml").data))))
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "a.yaml"
        for limit in (999, 1000, 1_999_999, 2_000_000):
            path.write_text("x" * 2_000_000)
            lines.append(f"{limit} of 2,000,000")
            lines += _or_refused(lambda limit=limit: str(len(read_text(path, limit=limit))))
        for odd in (Path(home), Path(home) / "no", Path("/dev/null"), Path("a\0b")):
            lines += _or_refused(lambda odd=odd: read_text(odd))
        yield "yaml", "\n".join(lines).replace(home, "")


def _or_refused(made: Callable[[], str]) -> Iterator[str]:
    try:
        yield long(f"  {made()}")
    except CharterError as refused:
        yield from (f"  {problem}" for problem in refused.problems)


def edits() -> Iterator[tuple[str, str]]:
    """Yield each YAML text after each change, or why it cannot be changed."""
    odd = yaml.safe_load((DATA / "odd-yaml.yaml").read_text("utf-8"))
    lines: list[str] = []
    for text in odd["edited"]:
        lines.append(repr(text))
        paths = list(parse_yaml(text, "a.yaml").values)
        more = (("new",), ("new", "b"), ("a", "new"), ("a", 9), ("a", 0, "new"))
        for number, path in enumerate((*paths, *more)):
            for value in odd["values"][number % 3 :: 3]:
                lines += _changed(f"{path} = {value!r}", set_value, text, path, value)
        for entry in ({"id": "e"}, {"id": "e", "list": [1, {"a": "b: c"}], "text": "x " * 60}):
            lines += _changed(f"list + {len(entry)}", append_entry, text, "list", entry)
        for path in paths:
            for at in ((), KEY, ("id",)):
                for names in ((), ("one",), ("one", "two")):
                    step = Renaming(path, at, names, ("drop",) if len(path) % 2 else ())
                    lines += _changed(f"{path} {at} > {names}", rename, text, step)
    yield "edits", "\n".join(lines)


def _changed(label: str, change: Callable[..., str], text: str, *arguments: Any) -> Iterator[str]:
    try:
        made = change(text, *arguments)
    except CharterError as refused:
        made = str(refused.problems[0])
        if "without touching" in made:
            made = "by hand"
    except (LookupError, TypeError, AttributeError, ValueError) as no:
        made = type(no).__name__
    yield long(f"  {label}: {made!r}")


def sources() -> Iterator[tuple[str, str]]:
    """Yield all of it."""
    for each in (cells, headings, tables, documents, edits):
        yield from each()
